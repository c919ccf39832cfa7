"""Makes intervals.csv: reference values for survey/tests/interval.rs.

The values are statsmodels', which shares no code with ours. intervals.csv was
made with Python 3.11 and statsmodels 0.15.0, numpy 2.4.6, scipy 1.17.1.

    python3 -m venv venv
    venv/bin/pip install statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1
    venv/bin/python intervals.py > intervals.csv

One row a case: method, count and base, the older count and base (Newcombe
only), lower end, upper end. The first two methods are Wilson's interval at 95%
and 99.8%, the third is Newcombe's method 10 at 95% (`newer - older`).
"""

from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

# Both sides of every threshold of publication, primes, and large campaigns.
BASES = [1, 2, 3, 7, 9, 10, 11, 29, 30, 31, 40, 52, 60, 64, 97, 100, 111, 400, 700, 1_009]
LARGE = [10_000, 99_991, 1_000_000, 100_000_000, 4_294_967_295]
# The bases of two waves: alike, unlike, and one tiny beside one huge.
PAIRS = [(1, 1), (10, 20), (30, 30), (30, 31), (70, 80), (60, 60), (80, 70), (111, 64),
         (700, 30), (30, 1_009), (10_000, 9_000), (1_000_000, 3), (99_991, 100_000_000)]


def counts(base):
    """The ends, their neighbours, and places between."""
    near = {0, 1, 2, base // 10, base // 3, base // 2, base * 3 // 5, base - 2, base - 1, base}
    return sorted(count for count in near if 0 <= count <= base)


def few(base):
    """Fewer of these, for pairs."""
    return sorted({0, 1, base // 3, base * 3 // 5, base - 1, base})


def main():
    print("method,count,base,older_count,older_base,lower,upper")
    for base in BASES + LARGE:
        for count in counts(base):
            for method, alpha in [("wilson95", 0.05), ("wilson998", 0.002)]:
                low, high = proportion_confint(count, base, alpha=alpha, method="wilson")
                print(f"{method},{count},{base},,,{float(low)!r},{float(high)!r}")
    for base, older_base in PAIRS:
        for count in few(base):
            for older_count in few(older_base):
                low, high = confint_proportions_2indep(
                    count, base, older_count, older_base,
                    method="newcomb", compare="diff", alpha=0.05)
                print(f"newcombe,{count},{base},{older_count},{older_base},"
                      f"{float(low)!r},{float(high)!r}")


if __name__ == "__main__":
    main()
