//! Published results.

use survey::results::{Results, check, describe};

/// What can be read is written so that it reads the same, every rule can be
/// checked, and every figure in it can be put into words.
///
/// # Panics
/// If a reader breaks its word.
pub fn results(bytes: &[u8]) {
    let results: Results = match serde_json::from_slice(bytes) {
        Ok(results) => results,
        Err(error) => {
            assert!(error.line() > 0 || bytes.is_empty(), "{error}");
            return;
        }
    };
    let written = serde_json::to_vec(&results).expect("results have a form");
    let again: Results = serde_json::from_slice(&written).expect("what was written can be read");
    assert_eq!(again, results);
    for fault in check(&results) {
        assert!(!fault.to_string().is_empty());
    }
    for area in &results.areas {
        assert!(results.area(&area.code).is_some());
        for point in &area.points {
            let words = describe(&point.met, &results.settings);
            assert!(!words.is_empty() && words.len() < 200, "{words}");
        }
    }
}
