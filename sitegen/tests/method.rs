//! The method page says what is done, in the numbers that are in force.

mod support;

use support::Site;
use support::html::{elements, main, text};

const PAGE: &str = "method/index.html";
const FILE: &str = "survey/publication.toml";

const OTHER: &str = "minimum_base = 41\nlow_base = 13\nsmall_count = 11\nbase_rounding = 20\n\
                     refresh_growth = 17\n";

fn page(site: Site) -> String {
    text(main(&site.build().file(PAGE)))
}

/// The part of a page from one heading to another.
#[track_caller]
fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    // The list of contents names both as well.
    let start = page.rfind(from).unwrap_or_else(|| panic!("no {from:?}"));
    let end = start
        + page[start..]
            .find(to)
            .unwrap_or_else(|| panic!("no {to:?}"));
    &page[start..end]
}

fn numbers(page: &str) -> Vec<u32> {
    let words = page.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn every_number_of_the_rules_is_the_one_in_force() {
    let ours = page(Site::demo());
    let theirs = page(Site::demo().write(FILE, OTHER));
    let rules = |page: &str| {
        // Between the two stand the names of groups, which hold numbers of weeks.
        let mut found = numbers(part(page, "What is published", "Figures by another answer"));
        found.extend(numbers(part(
            page,
            "The promise in numbers",
            "Files for researchers",
        )));
        found
    };
    for (old, new) in [(30, 41), (29, 40), (10, 13), (9, 12), (8, 11), (5, 20)] {
        assert!(rules(&ours).contains(&old), "{old} is not in force");
        assert!(rules(&theirs).contains(&new), "{new} is not in force");
        assert!(!rules(&theirs).contains(&old), "{old} is still there");
    }
    assert!(
        theirs.contains("only if 17 people or more have joined it"),
        "{theirs}"
    );
    assert!(theirs.contains("rest on 41 people or more"), "{theirs}");
    assert!(!theirs.contains("Looser than usual."));
}

#[test]
fn the_promise_is_made_in_numbers() {
    let theirs = page(Site::demo().write(FILE, OTHER));
    let promise = part(&theirs, "The promise in numbers", "Files for researchers");
    for words in [
        "at least 13 possible numbers of people, where fewer than 13 answered",
        "at least 20 possible numbers of people, where more answered",
        "at least 11 possible numbers of people for whom the point was met",
        "A program that plays that intruder checks this in our tests.",
        "even if fewer than 11 people are on one side",
        "A place at which nobody answered can be worked out to be empty",
    ] {
        assert!(promise.contains(words), "no {words:?} in {promise}");
    }
}

#[test]
fn looser_rules_are_named_with_ours_beside_them() {
    let site = Site::demo().replace(FILE, "small_count = 8", "small_count = 4");
    let built = site.build();
    let page = text(main(&built.file(PAGE)));
    assert!(page.contains("Looser than usual."), "{page}");
    assert!(
        page.contains("the fewest people on one side of a percentage (4 in place of 8)"),
        "{page}"
    );
    // The results were made under the old rules, and the page says so.
    assert!(page.contains("The results of 2024 were made under other rules than these."));
    let results = built.file("results/2024/index.html");
    assert!(!results.contains("Looser than usual."));
}

#[test]
fn results_under_looser_rules_warn_wherever_they_are_shown() {
    let looser = "\"minimum_base\": 20";
    let site = Site::demo().replace("results/2024.json", "\"minimum_base\": 30", looser);
    let built = site.build();
    let words = "the fewest answers for a percentage (20 in place of 30)";
    for (path, html) in built.pages() {
        let shows = path.starts_with("results/")
            || path == "index.html"
            || path == PAGE
            || (path.starts_with("code/") && path.matches('/').count() == 2);
        assert_eq!(text(&html).contains(words), shows, "{path}");
    }
}

#[test]
fn trusts_are_compared_only_where_the_campaign_does() {
    let off = page(Site::demo());
    assert!(off.contains("This campaign does not set trusts beside one another."));
    let on = page(Site::demo().write(FILE, "compare_trusts = true\n"));
    assert!(on.contains("This campaign sets each trust or health board beside"));
    assert!(on.contains("not adjusted for who answered"));
    // The constant of 99.8%, and of 95% beside it.
    assert!(on.contains("z = 3.090232 in place of 1.959964"), "{on}");
    assert!(!off.contains("3.090232"));
}

#[test]
fn the_formulas_have_the_constants_that_the_code_has() {
    let built = Site::demo().build();
    let page = text(main(&built.file(PAGE)));
    assert!(page.contains("z = 1.959964"), "{page}");
    let cells = elements(&built.file(PAGE), "td");
    for range in ["33% to 67%", "40% to 60%", "47% to 53%"] {
        assert!(cells.iter().any(|cell| cell == range), "{range}");
    }
}

#[test]
fn the_contents_list_every_part_in_order() {
    let html = Site::demo().build().file(PAGE);
    let html = main(&html);
    let (_, list) = html.split_once("<nav class=\"contents\"").unwrap();
    let (list, rest) = list.split_once("</nav>").unwrap();
    let parts = elements(rest, "h2");
    let listed = elements(list, "a");
    assert!(listed.len() > 15);
    assert_eq!(listed, parts[..listed.len()]);
}

#[test]
fn breakdowns_are_named_as_they_are_asked() {
    let page = page(Site::demo());
    assert!(page.contains(
        "“When did it happen?” in 2 groups: Less than 6 months ago – 6 to 12 months ago; 1 to 2 \
         years ago."
    ));
    let survey = std::fs::read_to_string(support::tests().join("../../content/survey/survey.toml"));
    let survey = survey.unwrap();
    let kept: Vec<_> = survey
        .split("\n\n")
        .filter(|section| !section.contains("[[breakdown]]"))
        .collect();
    let none = Site::demo().write("survey/survey.toml", &kept.join("\n\n"));
    assert!(self::page(none).contains("In this survey no area is broken down."));
}

#[test]
fn a_setting_or_a_formula_that_does_not_exist_is_a_mistake() {
    let site = Site::demo().replace("pages/method.md", "{minimum_base}", "{minimal_base}");
    let said = site.mistakes();
    assert!(said.contains("did you mean `{minimum_base}`?"), "{said}");
    let site = Site::demo().replace("pages/method.md", "{formulas range}", "{formulas rangs}");
    let said = site.mistakes();
    assert!(
        said.contains("there is no set of formulas `rangs`"),
        "{said}"
    );
    assert!(said.contains("did you mean `range`?"), "{said}");
}
