//! Comma-separated values that no spreadsheet runs as a formula.

/// Writes one row. A cell that begins as a formula would (DOMAIN T17) is put in
/// quotes with an apostrophe before it.
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
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
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
        row(&mut out, ["a", "=1+1", "-2", "@x", "b, \"c\""]);
        assert_eq!(out, "a,\"'=1+1\",\"'-2\",\"'@x\",\"b, \"\"c\"\"\"\n");
    }
}
