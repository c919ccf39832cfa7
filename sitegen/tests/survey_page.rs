//! The survey's frame page, what it loads, and what the server says with it.

mod support;

use sha2::{Digest, Sha256};
use std::fs;
use support::Site;
use support::html::{tags, text};
use survey::Bundle;

#[test]
fn without_a_key_the_survey_is_not_open_and_its_questions_are_shown() {
    let built = Site::demo().build();
    assert_eq!(built.summary.open, None);
    assert!(!built.has("survey/index.html") && !built.has("embed.js"));
    let page = text(&built.file("take-part/index.html"));
    assert!(page.contains("The survey is not open yet"), "{page}");
    assert!(page.contains("Which of these is closest to you?"));
}

#[test]
fn with_a_key_and_no_form_the_build_says_what_is_missing() {
    let shown = Site::demo().open().without_widget().mistakes();
    assert!(
        shown.contains("cargo xtask widget") && shown.contains("--widget"),
        "{shown}"
    );
}

#[test]
fn the_frame_page_names_every_file_that_it_loads() {
    let built = Site::demo().open().build();
    assert_eq!(built.summary.open.as_deref(), Some("2026"));
    let html = built.file("survey/index.html");
    let tags = tags(&html);
    let frame = tags
        .iter()
        .find(|t| t.get("id") == Some("code-of-care"))
        .unwrap();
    for (name, start, end) in [
        ("data-glue", "assets/widget.", ".js"),
        ("data-wasm", "assets/widget_bg.", ".wasm"),
        ("data-bundle", "assets/survey.", ".bin"),
    ] {
        let address = frame.get(name).unwrap();
        assert_eq!(address.trim_start_matches('/'), built.asset(start, end));
    }
    let start = tags.iter().find(|t| t.get("data-start").is_some()).unwrap();
    assert_eq!(
        (start.name.as_str(), start.get("disabled")),
        ("button", None),
        "it can be pressed at once"
    );
    assert!(built.has(&format!("{}.br", built.asset("assets/widget_bg.", ".wasm"))));
    let (_, style) = html.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    assert!(style.find("--measure:").unwrap() < style.find(".coc-frame{max").unwrap());
    assert!(!style.contains("/*") && !style.contains('\n'), "{style}");
}

#[test]
fn what_stands_in_the_frame_page_is_allowed_by_its_hash_and_nothing_else_is() {
    let built = Site::demo().open().build();
    let html = built.file("survey/index.html");
    let headers = built.file("_headers");
    let inline = |start: &str, end: &str| {
        let (_, text) = html.split_once(start).unwrap();
        survey::hex::encode(&Sha256::digest(text.split_once(end).unwrap().0))
    };
    let allowed: Vec<_> = rule(&headers, "/survey/*")
        .split('\'')
        .filter_map(|source| source.strip_prefix("sha256-"))
        .map(unbase64)
        .collect();
    let hashes = [
        inline("<script type=\"module\">", "</script>"),
        inline("<script nomodule>", "</script>"),
        inline("<style>", "</style>"),
    ];
    assert_eq!(allowed, hashes);
    assert!(!headers.contains("unsafe-inline"));
}

#[test]
fn a_page_holds_the_survey_where_its_text_says_and_is_allowed_what_that_needs() {
    let built = Site::demo().open().build();
    let html = built.file("take-part/index.html");
    let (around, rest) = html
        .split_once("<template shadowrootmode=\"open\">")
        .unwrap();
    let (root, after) = rest.split_once("</template>").unwrap();
    // Its first screen is there, below the page's own heading and main part.
    for part in ["<h2 class=\"coc-title\"", "data-start>", "Cymraeg</button>"] {
        assert!(root.contains(part), "{part}");
    }
    assert!(!root.contains("coc-support") && !root.contains("http-equiv"));
    assert!(around.contains("<h1>Take part</h1>"));
    // Browsers that understand none of it have a link.
    let link = after.split("</div>").next().unwrap();
    assert!(link.contains("href=\"/survey/\""), "{link}");
    // Style and script are those of its own page, as files.
    let own = built.file("survey/index.html");
    let (style, script) = (
        built.asset("assets/survey.", ".css"),
        built.asset("assets/survey.", ".js"),
    );
    assert!(root.starts_with(&format!(
        "<link rel=\"stylesheet\" href=\"/{style}\" integrity="
    )));
    assert!(after.contains(&format!(
        "<script type=\"module\" src=\"/{script}\" integrity="
    )));
    assert!(own.contains(&format!("<style>{}</style>", built.file(&style))));
    assert!(own.contains(&format!(
        "<script type=\"module\">{}</script>",
        built.file(&script)
    )));
    let headers = built.file("_headers");
    let allowed = rule(&headers, "/take-part/");
    for part in [
        "script-src 'self' 'wasm-unsafe-eval'; style-src 'self';",
        "frame-ancestors 'none'\n  Cache-Control: no-store",
    ] {
        assert!(allowed.contains(part), "{allowed}");
    }
    assert!(!rule(&headers, "/take-part/questions/*").contains("wasm"));
}

/// Bytes as hex digits, from base64 without filling.
fn unbase64(text: &str) -> String {
    let text = text.trim_end_matches('=');
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = text
        .chars()
        .map(|c| format!("{:06b}", digits.find(c).unwrap()))
        .collect();
    let bytes = bits.as_bytes().chunks_exact(8);
    bytes
        .map(|byte| {
            let byte = std::str::from_utf8(byte).unwrap();
            format!("{:02x}", u8::from_str_radix(byte, 2).unwrap())
        })
        .collect()
}

#[test]
fn names_of_assets_follow_their_content() {
    let built = Site::demo().open().build();
    let assets = built
        .files()
        .into_iter()
        // Pictures for shared pages are named after what they are drawn from.
        .filter(|f| f.starts_with("assets/") && !f.starts_with("assets/share-"))
        .filter(|f| !f.ends_with(".br"));
    for path in assets {
        let bytes = fs::read(built.site.out().join(&path)).unwrap();
        let digest = survey::hex::encode(&Sha256::digest(&bytes));
        assert!(
            path.contains(&digest[..10]),
            "{path} is not named after {digest}"
        );
    }
}

#[test]
fn the_form_is_given_what_the_content_says() {
    let built = Site::demo()
        .open()
        .endpoint("http://127.0.0.1:9999")
        .build();
    let bytes = fs::read(built.site.out().join(built.asset("assets/survey.", ".bin"))).unwrap();
    let bundle = Bundle::from_bytes(&bytes).unwrap();
    assert_eq!(bundle.delivery.endpoint, "http://127.0.0.1:9999");
    assert_eq!(bundle.delivery.wave.as_str(), "2026");
    assert!(bundle.support.iter().any(|line| line.number == "116 123"));
    assert!(!bundle.organisations.is_empty());
    let privacy = bundle.campaign.privacy_url.trim_start_matches('/');
    assert!(built.has(&format!("{privacy}index.html")), "{privacy}");
}

#[test]
fn the_wave_of_the_day_is_open_or_else_the_last() {
    let open = |date, next| {
        // On some of these days nothing has been put right yet.
        let site = Site::demo().remove("corrections.toml");
        site.reviewed(date, next)
            .open()
            .on(date)
            .build()
            .summary
            .open
    };
    assert_eq!(open("2026-10-01", "2027-10-01").as_deref(), Some("2026"));
    assert_eq!(open("2030-01-01", "2031-01-01").as_deref(), Some("2026"));
    assert_eq!(
        open("2024-03-01", "2025-03-01"),
        None,
        "wave 2024 has no key"
    );
}

/// The headers of one rule of `_headers`.
fn rule<'a>(headers: &'a str, path: &str) -> &'a str {
    let start = headers
        .find(&format!("\n{path}\n"))
        .unwrap_or_else(|| panic!("no {path}"));
    headers[start + 1..].split("\n\n").next().unwrap()
}

#[test]
fn headers_allow_each_page_what_it_needs_and_no_more() {
    let headers = Site::demo().open().build().file("_headers");
    let page = rule(&headers, "/results/*");
    for part in [
        "default-src 'none'",
        "connect-src 'self';",
        "frame-ancestors 'none'",
        "form-action 'none'",
    ] {
        assert!(page.contains(part), "{page}");
    }
    assert!(!page.contains("wasm"));
    let frame = rule(&headers, "/survey/*");
    for part in [
        "script-src 'self' 'sha256-",
        "' 'wasm-unsafe-eval'; style-src 'self' 'sha256-",
        "connect-src 'self' https://box.codeofcare.example;",
        "frame-ancestors 'self' https://partner.example",
        "Cache-Control: no-store",
    ] {
        assert!(frame.contains(part), "{frame}");
    }
    for part in [
        "Referrer-Policy: no-referrer",
        "nosniff",
        "Strict-Transport-Security",
        "camera=()",
    ] {
        assert!(headers.contains(part), "{part}");
    }
}

#[test]
fn every_page_has_exactly_one_policy() {
    let built = Site::demo().open().build();
    let headers = built.file("_headers");
    let rules: Vec<_> = headers
        .split("\n\n")
        .filter(|rule| rule.contains("Content-Security-Policy"))
        .map(|rule| rule.lines().next().unwrap())
        .collect();
    for (path, _) in built.pages() {
        let address = format!("/{}", path.trim_end_matches("index.html"));
        let fits = |rule: &&&str| match rule.strip_suffix('*') {
            Some(start) => address.starts_with(start),
            None => **rule == address,
        };
        assert_eq!(rules.iter().filter(fits).count(), 1, "{address}: {rules:?}");
    }
}
