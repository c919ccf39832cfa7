//! Every question on one page: to print and post, and to read.

mod support;

use support::Site;
use support::html::text;

const FORM: &str = "survey/paper/index.html";

#[test]
fn the_form_asks_everything_in_each_language() {
    let built = Site::demo().open().build();
    for (path, heading, asked, condition) in [
        (
            FORM,
            "The survey on paper",
            "Did you get enough help with pain?",
            "Leave this out if your answer to question 6 is nothing but \u{201c}There was no NHS care\u{201d}.",
        ),
        (
            "survey/paper/cy/index.html",
            "Yr arolwg ar bapur",
            "Pa un o'r rhain sydd agosaf atoch chi?",
            "Gadewch hwn allan os mai eich unig ateb i gwestiwn 6 yw",
        ),
    ] {
        let page = text(&built.file(path));
        for said in [heading, asked, condition, "116 123", "/privacy/"] {
            assert!(page.contains(said), "{path} does not say {said}:\n{page}");
        }
    }
    assert!(
        built
            .file("survey/paper/cy/index.html")
            .contains("<html lang=\"cy\">")
    );
}

#[test]
fn it_says_where_to_post_it_or_that_it_cannot_be_posted() {
    let without = text(&Site::demo().open().build().file(FORM));
    assert!(without.contains("this form cannot be posted"));
    let address = "post_to = [\"An example campaign\", \"1 Example Street\"]\nexit_url";
    let with = Site::demo().replace("site.toml", "exit_url", address);
    let with = text(&with.open().build().file(FORM));
    assert!(with.contains("1 Example Street") && with.contains("Post it to the address"));
    assert!(!with.contains("cannot be posted"));
}

#[test]
fn nothing_is_asked_for_before_the_survey_can_be_answered() {
    let built = Site::demo().build();
    assert!(!built.has(FORM));
    let welsh = built.file("take-part/questions/cy/index.html");
    assert!(text(&welsh).contains("Pob cwestiwn"));
    assert!(!welsh.contains("/survey/"));
}

#[test]
fn the_start_page_leads_to_both_in_its_own_language() {
    let html = Site::demo().open().build().file("survey/index.html");
    let (english, welsh) = html.split_once("data-start-page lang=\"cy\"").unwrap();
    for (page, addresses) in [
        (english, ["\"/take-part/questions/\"", "\"/survey/paper/\""]),
        (
            welsh,
            ["\"/take-part/questions/cy/\"", "\"/survey/paper/cy/\""],
        ),
    ] {
        for address in addresses {
            assert!(page.contains(address), "{address}");
        }
    }
    assert!(html.contains(
        "<noscript><meta http-equiv=\"refresh\" content=\"0; url=/survey/paper/\"></noscript>"
    ));
}

#[test]
fn a_campaigns_own_words_stand_in_the_place_of_ours() {
    let words = "[frame]\npaper_link = \"Ar bapur\"\n";
    let site = Site::demo().write("theme/words/cy.toml", words).open();
    assert!(site.build().file("survey/index.html").contains("Ar bapur"));
    let misspelt = Site::demo().write("theme/words/cy.toml", "[frame]\npaper_lnik = \"x\"\n");
    let shown = misspelt.open().mistakes();
    assert!(shown.contains("theme/words/cy.toml"), "{shown}");
    assert!(shown.contains("did you mean `paper_link`?"), "{shown}");
}
