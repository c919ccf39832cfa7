//! The JSON Schema of the published results is the one of the types.
//!
//! `UPDATE_EXPECTED=1 cargo test -p survey --test schema` writes it anew.

use survey::results::{OLDEST_RESULTS_FORMAT, RESULTS_FORMAT, Results};

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_types() {
    let mut schema = schemars::schema_for!(Results);
    let about = [
        (
            "title",
            "Published results of one wave of a Code of Care survey",
        ),
        ("$comment", "Written from the types in survey/src/results."),
    ];
    for (key, value) in about {
        schema.insert(key.to_owned(), value.into());
    }
    let formats: Vec<_> = (OLDEST_RESULTS_FORMAT..=RESULTS_FORMAT).collect();
    schema.pointer_mut("/properties/format").unwrap()["enum"] = serde_json::json!(formats);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = format!(
        "{}/schema/results-{RESULTS_FORMAT}.schema.json",
        env!("CARGO_MANIFEST_DIR")
    );
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{path} is not the schema of the types; see this file's first lines"
    );
}
