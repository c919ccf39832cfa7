//! What other sites are given: the script and its hash, what to paste, and the
//! oEmbed document.

mod support;

use sha2::{Digest, Sha384};
use std::fs;
use support::Site;
use support::html::tags;

#[test]
fn the_pinned_script_is_the_stable_one_and_its_hash_fits() {
    let built = Site::demo().open().build();
    let pinned = built.asset("assets/embed.", ".js");
    let bytes = fs::read(built.site.out().join(&pinned)).unwrap();
    assert_eq!(bytes, built.file("embed.js").as_bytes());
    let page = built.file("partners/index.html");
    assert!(page.contains(&pinned), "the page names it");
    let (_, main) = page.split_once("<main").unwrap();
    let hash = main.split("sha384-").nth(1).unwrap();
    let hash = hash.split("&quot;").next().unwrap();
    let hash = hash.split('"').next().unwrap();
    assert_eq!(decoded(hash), Sha384::digest(&bytes).to_vec());
    let headers = built.file("_headers");
    for path in ["/embed.js", "/oembed/*", "/assets/*"] {
        let rule = headers.split(&format!("\n{path}\n")).nth(1).unwrap();
        let rule = rule.split("\n\n").next().unwrap();
        assert!(rule.contains("Access-Control-Allow-Origin: *"), "{path}");
    }
}

/// The bytes of a base64 text without filling.
fn decoded(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = String::new();
    for digit in text.chars() {
        bits += &format!("{:06b}", digits.find(digit).unwrap());
    }
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    bits.as_bytes().chunks_exact(8).map(byte).collect()
}

#[test]
fn scripts_of_before_stay_as_long_as_they_are_unchanged() {
    let old = "// The loader of last year.\n";
    let name = "embed.ac52f48fb4.js";
    let built = Site::demo()
        .open()
        .write(&format!("loaders/{name}"), old)
        .build();
    assert_eq!(built.file(&format!("assets/{name}")), old);

    let shown = Site::demo()
        .open()
        .write(&format!("loaders/{name}"), "// Changed.\n")
        .mistakes();
    assert!(
        shown.contains(name) && shown.contains("not as it was"),
        "{shown}"
    );
}

#[test]
fn the_oembed_document_has_what_the_specification_asks_for() {
    let built = Site::demo().open().build();
    let document: serde_json::Value =
        serde_json::from_str(&built.file("oembed/survey.json")).unwrap();
    assert_eq!(
        (&document["type"], &document["version"]),
        (&"rich".into(), &"1.0".into())
    );
    let frame = tags(document["html"].as_str().unwrap());
    assert_eq!(frame[0].name, "iframe");
    assert_eq!(
        frame[0].get("src"),
        Some("https://codeofcare.example/survey/")
    );
    assert!(
        frame[0]
            .get("title")
            .is_some_and(|title| title.contains("miscarriage"))
    );
    assert!(document["width"].is_u64() && document["height"].is_u64());
    for name in ["title", "provider_name", "provider_url"] {
        assert!(document[name].is_string(), "{name}");
    }
    for page in ["survey/index.html", "take-part/index.html"] {
        let links = tags(&built.file(page));
        let found = links
            .iter()
            .find(|tag| tag.get("type") == Some("application/json+oembed"));
        let found = found.unwrap_or_else(|| panic!("{page} leads to no oEmbed"));
        assert_eq!(found.get("rel"), Some("alternate"));
        let address = "https://codeofcare.example/oembed/survey.json";
        assert_eq!(found.get("href"), Some(address));
    }
    let others = tags(&built.file("partners/index.html"));
    assert!(
        others
            .iter()
            .all(|tag| tag.get("type") != Some("application/json+oembed"))
    );
}

#[test]
fn a_survey_that_is_not_open_has_nothing_to_embed() {
    let built = Site::demo().build();
    assert!(!built.has("oembed/survey.json"));
    assert!(!built.file("take-part/index.html").contains("oembed"));
}
