//! Sites in which something is wrong: one folder for each, laid over the
//! demonstration, with everything that the build says in `expected.txt`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p sitegen --test invalid` writes the files
//! anew; read the difference before you keep it.

mod support;

use sitegen::report::meaning;
use std::fs;
use support::{Site, tests};

#[test]
fn every_mistake_is_told_at_its_place() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(tests().join("sites_invalid")).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mistakes = Site::demo()
            .over(&format!("sites_invalid/{name}"))
            .refused();
        for one in mistakes.diagnostics() {
            let own = meaning(one.code).is_some() && !["content", "site"].contains(&one.code);
            if !own {
                let (code, message) = (one.code, &one.message);
                wrong.push(format!("{name}: `{code}` is no code of its own: {message}"));
            }
        }
        let shown = mistakes.render(false) + "\n";
        let path = folder.join("expected.txt");
        if update {
            fs::write(&path, &shown).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if shown != expected {
            wrong.push(format!("--- {name}\n{shown}"));
        }
        cases += 1;
    }
    assert!(cases >= 10, "only {cases} cases were found");
    assert!(
        wrong.is_empty(),
        "not as expected.txt says:\n{}",
        wrong.join("\n")
    );
}
