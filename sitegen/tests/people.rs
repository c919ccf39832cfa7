//! Support, complaints, the directory, guidance and the history.

mod support;

use support::Site;
use support::html::{main, text};

/// The part of a page between two places.
#[track_caller]
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("no {to}"));
    part
}

#[test]
fn helplines_are_listed_for_each_nation_its_own_first() {
    let page = Site::demo().build().file("support/index.html");
    let scotland = text(between(&page, "id=\"lines-scotland\"", "id=\"lines-ni\""));
    let at = |words: &str| scotland.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("NHS 24") < at("Samaritans"), "{scotland}");
    assert!(!scotland.contains("NHS 111"), "{scotland}");
    let ni = text(between(&page, "id=\"lines-ni\"", "</section>"));
    assert!(ni.contains("Samaritans"), "{ni}");
    assert!(!ni.contains(" 111 "), "{ni}");
}

#[test]
fn a_nation_that_nobody_serves_says_so() {
    let site = Site::demo().replace("helplines.toml", "[\"uk\"]", "[\"england\"]");
    let page = site.build().file("support/index.html");
    let ni = text(between(&page, "id=\"lines-ni\"", "</section>"));
    assert!(ni.contains("no number for this nation"), "{ni}");
}

#[test]
fn support_can_be_found_by_need_and_by_nation() {
    let page = Site::demo().build().file("support/index.html");
    let find = between(main(&page), "<nav class=\"contents\"", "</nav>");
    for place in ["#need-counselling", "#lines-england", "#lines-wales"] {
        assert!(find.contains(&format!("href=\"{place}\"")), "{place}");
    }
    let words = text(&page);
    let looked_up = "Looked up on: 22 November 2026, an editor of this demonstration";
    assert!(words.contains(looked_up), "{words}");
    assert!(words.contains("Check before launch."), "{words}");
}

#[test]
fn each_nation_has_its_way_to_complain_in_the_order_of_the_nations() {
    let page = Site::demo().build().file("complain/index.html");
    let places = ["england", "wales", "scotland", "ni"].map(|nation| {
        let place = format!("<h2 id=\"complain-{nation}\"");
        page.find(&place).unwrap_or_else(|| panic!("no {nation}"))
    });
    assert!(places.is_sorted(), "{places:?}");
    let wales = between(&page, "<h2 id=\"complain-wales\"", "</section>");
    let wales = text(wales);
    for words in [
        "Llais",
        "Ombudsman for Wales",
        "12 months",
        "Check before launch.",
    ] {
        assert!(wales.contains(words), "{words} in {wales}");
    }
}

#[test]
fn a_nation_that_has_no_route_is_a_warning() {
    let site = Site::demo().replace("complaints.toml", "nation = \"ni\"", "nation = \"wales\"");
    let wrong = site.mistakes();
    assert!(wrong.contains("this nation has a route already"), "{wrong}");
    let summary = Site::demo().build().summary;
    assert!(
        !summary
            .warnings
            .iter()
            .any(|w| w.contains("complaints.toml"))
    );
    let one = "[[route]]\nnation = \"wales\"\nsteps = [\"Tell someone.\"]\nhelps = []\nlimits = []\nnext = \"Ask.\"\nsource = \"us\"\nchecked = \"2026-11-22\"\nstate = \"checked\"\n";
    let built = Site::demo().write("complaints.toml", one).build();
    let warning = built.summary.warnings.join("\n");
    for nation in ["england", "scotland", "ni"] {
        let words = format!("nothing says how to complain in `{nation}`");
        assert!(warning.contains(&words), "{warning}");
    }
    let wales = text(main(&built.file("complain/index.html")));
    assert!(!wales.contains("Check before launch"), "{wales}");
}

#[test]
fn the_directory_is_grouped_and_every_way_leads_to_an_entry() {
    let page = Site::demo().build().file("peer-support/index.html");
    let find = between(main(&page), "<nav class=\"contents\"", "</nav>");
    let alone = between(find, "One to one:", "</p>");
    assert!(alone.contains("href=\"#offer-petals\""), "{alone}");
    assert!(!alone.contains("#offer-sands"), "{alone}");
    let nhs = text(between(&page, "<h2 id=\"kind-nhs\"", "</section>"));
    assert!(nhs.contains("Maternal mental health services"), "{nhs}");
    assert!(nhs.contains("Find it by its name"), "{nhs}");
}

#[test]
fn a_kind_that_nobody_offers_is_left_out() {
    let site = Site::demo().replace("directory.toml", "kind = \"nhs\"", "kind = \"peer\"");
    let page = site.build().file("peer-support/index.html");
    assert!(page.contains("kind-peer") && !page.contains("kind-nhs"));
}

#[test]
fn a_point_shows_the_standards_that_are_about_it() {
    let built = Site::demo().build();
    let scanning = text(main(&built.file("code/scanning/index.html")));
    assert!(scanning.contains("NICE guideline NG126"), "{scanning}");
    assert!(!scanning.contains("Bereavement Care Pathway"), "{scanning}");
    let without = Site::demo().write("guidance.toml", "# None.\n").build();
    let page = without.file("code/scanning/index.html");
    assert!(!page.contains("guidance-heading"));
}

#[test]
fn a_point_shows_quotes_about_it_that_it_does_not_place_itself() {
    let another = "[[quote]]\nid = \"another\"\nkind = \"illustrative\"\nprinciple = \"scanning\"\nwho = \"A person\"\ntext = \"They rang me the same day.\"\n";
    let built = Site::demo().write("quotes/more.toml", another).build();
    let page = built.file("code/scanning/index.html");
    let related = text(between(&page, "id=\"related-heading\"", "</section>"));
    assert!(related.contains("They rang me the same day."), "{related}");
    assert!(!related.contains("Friday evening"), "{related}");
    assert_eq!(page.matches("id=\"quote-friday\"").count(), 1);
    let places = built.file("code/places/index.html");
    assert!(!places.contains("related-heading"));
}

#[test]
fn the_history_is_in_the_order_of_its_dates_and_examples_say_so() {
    let late =
        "\n[[event]]\ndate = \"2019\"\ntitle = \"Written last\"\ntext = \"Happened early.\"\n";
    let ours = std::fs::read_to_string(support::tests().join("../../content/history.toml"));
    let site = Site::demo().write("history.toml", &(ours.unwrap() + late));
    let page = site.build().file("history/index.html");
    let dates: Vec<_> = page.split("<time datetime=\"").skip(1).collect();
    let dates: Vec<_> = dates.iter().map(|d| d.split('"').next().unwrap()).collect();
    assert!(dates.is_sorted() && dates.contains(&"2019"), "{dates:?}");
    let words = text(main(&page));
    assert!(words.contains("May 2021"), "{words}");
    assert_eq!(words.matches("Only an example").count(), 4, "{words}");
}

#[test]
fn the_build_counts_what_must_still_be_checked() {
    let summary = Site::demo().build().summary;
    let told = "18 entries of complaints.toml, directory.toml and guidance.toml must be checked";
    assert!(
        summary.notes.iter().any(|note| note.starts_with(told)),
        "{:?}",
        summary.notes
    );
}
