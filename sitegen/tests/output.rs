//! What is written, when, and what stays.

mod support;

use std::fs;
use support::Site;
use support::html::text;

#[test]
fn a_failed_build_leaves_the_last_site_as_it_was() {
    let built = Site::demo().build();
    let before: Vec<_> = built.pages();
    let site = built.site.replace("pages/about.md", "title =", "titel =");
    assert!(site.mistakes().contains("did you mean `title`?"));
    let after = fs::read_to_string(site.out().join("index.html")).unwrap();
    assert_eq!(
        before
            .iter()
            .find(|(path, _)| path == "index.html")
            .unwrap()
            .1,
        after
    );
    assert!(site.litter().is_empty(), "{:?}", site.litter());
}

#[test]
fn what_is_no_longer_made_goes_and_what_version_control_keeps_stays() {
    let built = Site::demo()
        .write(
            "pages/extra.md",
            "+++\ntitle = \"Extra\"\ndescription = \"x\"\n+++\nHere.\n",
        )
        .build();
    assert!(built.has("extra/index.html"));
    fs::write(built.site.out().join(".gitkeep"), "").unwrap();
    let built = built.site.remove("pages/extra.md").build();
    assert!(!built.has("extra/index.html"));
    assert!(built.has(".gitkeep"));
    assert!(built.site.litter().is_empty());
}

#[test]
fn an_interrupted_build_is_brought_to_its_end_by_the_next() {
    let built = Site::demo().build();
    let about = built.file("about/index.html");
    let out = built.site.out().to_owned();
    // As if the machine had stopped after the first of three moves.
    fs::create_dir(built.site.beside(".dist.sitegen-new")).unwrap();
    fs::write(built.site.beside(".dist.sitegen-new/half.html"), "new").unwrap();
    let moves = r#"{"made":["moved.html","half.html"],"gone":["code/index.html"]}"#;
    fs::write(out.join("moved.html"), "new").unwrap();
    fs::write(built.site.beside(".dist.sitegen-moves"), moves).unwrap();
    // Something is wrong, so this build brings only the last one to its end.
    let site = built.site.replace("pages/home.md", "title =", "titel =");
    site.mistakes();
    let read = |path| fs::read_to_string(out.join(path)).ok();
    assert_eq!(read("half.html").as_deref(), Some("new"));
    assert_eq!(read("moved.html").as_deref(), Some("new"));
    assert_eq!(read("about/index.html"), Some(about));
    assert_eq!(read("code/index.html"), None);
    assert!(site.litter().is_empty(), "{:?}", site.litter());
    let built = site.replace("pages/home.md", "titel =", "title =").build();
    assert!(built.has("code/index.html") && !built.has("half.html"));
}

#[test]
fn what_was_never_moved_is_thrown_away() {
    let site = Site::demo().build().site;
    fs::create_dir(site.beside(".dist.sitegen-new")).unwrap();
    fs::write(site.beside(".dist.sitegen-new/half"), "x").unwrap();
    let built = site.build();
    assert!(built.has("index.html") && !built.has("half"));
    assert!(built.site.litter().is_empty(), "{:?}", built.site.litter());
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let site = Site::demo();
    fs::create_dir(site.out()).unwrap();
    fs::write(site.out().join("letter.txt"), "mine").unwrap();
    let error = sitegen::build(site.options()).unwrap_err().to_string();
    assert!(
        error.contains("holds files that this program did not make"),
        "{error}"
    );
    assert_eq!(
        fs::read_to_string(site.out().join("letter.txt")).unwrap(),
        "mine"
    );
}

#[test]
fn a_site_is_never_built_into_its_own_content() {
    let site = Site::demo();
    let mut options = site.options().clone();
    let before = site.files("");
    for out in ["content", "content/dist", "content/pages/../dist/site"] {
        options.out = site.beside(out);
        let error = sitegen::build(&options).unwrap_err().to_string();
        assert!(error.contains("is within the content folder"), "{error}");
    }
    assert_eq!(site.files(""), before);
}

#[test]
fn the_endings_and_marks_of_other_editors_make_no_difference() {
    let files = ["pages/about.md", "stories/the-corridor.md", "facts.toml"];
    let plain = Site::demo().build();
    let mut site = Site::demo();
    for path in files {
        let text = format!("\u{feff}{}", site.text(path).replace('\n', "\r\n"));
        site = site.write(path, &text);
    }
    let built = site.build();
    for page in ["about/index.html", "stories/the-corridor/index.html"] {
        assert_eq!(built.file(page), plain.file(page), "{page}");
    }
}

#[test]
fn a_campaign_has_a_mark_of_its_own() {
    let mark = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let built = Site::demo().write("theme/mark.svg", mark).build();
    assert_eq!(built.file(&built.asset("assets/mark.", ".svg")), mark);
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let (one, two) = (Site::demo().open().build(), Site::demo().open().build());
    assert_eq!(one.files(), two.files());
    for path in one.files() {
        let read = |built: &support::Built| fs::read(built.site.out().join(&path)).unwrap();
        assert_eq!(read(&one), read(&two), "{path}");
    }
}

#[test]
fn a_campaign_replaces_one_template_and_one_style() {
    let built = Site::demo()
        .write(
            "theme/templates/not-found.html",
            "{% extends \"base.html\" %}{% block body %}<p>Our own words.</p>{% endblock %}",
        )
        .write("theme/css/print.css", "/* our own */")
        .build();
    assert!(text(&built.file("404.html")).contains("Our own words."));
    let style = built.file(&built.asset("assets/site.", ".css"));
    assert!(style.contains("/* our own */") && style.contains("--ink:"));
}

#[test]
fn prose_is_escaped() {
    let page =
        "+++\ntitle = \"A <b>title</b>\"\ndescription = \"x\"\n+++\n<script>alert(1)</script>\n";
    let built = Site::demo().write("pages/extra.md", page).build();
    let html = built.file("extra/index.html");
    assert!(html.contains("<h1>A &lt;b&gt;title&lt;/b&gt;</h1>"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script>"));
}

#[test]
fn a_real_campaign_cannot_publish_before_the_day() {
    let site = Site::demo()
        .replace("site.toml", "sample = true", "sample = false")
        .replace("results/2024.json", "\"sample\": true", "\"sample\": false")
        .replace("helplines.toml", "check_before_launch", "checked");
    let site = site.on("2024-10-08");
    let shown = site.mistakes();
    assert!(shown.contains("come out on 2024-10-09"), "{shown}");
    let shown = Site::demo()
        .replace("site.toml", "sample = true", "sample = false")
        .mistakes();
    assert!(
        shown.contains("has not been checked with the service"),
        "{shown}"
    );
}

#[test]
fn no_page_takes_the_place_of_another() {
    let page = "+++\ntitle = \"Survey\"\ndescription = \"One of our own\"\n+++\n";
    let shown = Site::demo()
        .open()
        .write("pages/survey.md", page)
        .mistakes();
    assert!(
        shown.contains("two pages would have one address"),
        "{shown}"
    );
    assert!(shown.contains("on `/survey/`"), "{shown}");
}
