//! Comma-separated values that no spreadsheet runs as a formula.

/// Writes one row. A cell that begins as a formula would (DOMAIN T17) is put in
/// quotes with an apostrophe before it, unless it is a whole number.
pub(super) fn row<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, cell);
    }
    out.push('\n');
}

fn push(out: &mut String, cell: &str) {
    let number = cell.parse::<i64>().is_ok() && !cell.starts_with('+');
    let formula = !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !formula && !cell.contains([',', '"', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_commas_are_quoted() {
        let mut out = String::new();
        row(&mut out, ["a", "=1+1", "-2+3", "@x", "b, \"c\""]);
        assert_eq!(out, "a,\"'=1+1\",\"'-2+3\",\"'@x\",\"b, \"\"c\"\"\"\n");
    }

    #[test]
    fn a_number_below_zero_stays_a_number() {
        let mut out = String::new();
        row(&mut out, ["-2", "+2", "-", "-2e1"]);
        assert_eq!(out, "-2,\"'+2\",\"'-\",\"'-2e1\"\n");
    }
}
