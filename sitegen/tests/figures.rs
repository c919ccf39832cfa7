//! Figures in prose: they come from the results, and vanish or change with
//! them and their rules.

mod support;

use support::html::{main, text};
use support::{Built, Site};

const FRONT: &str = "+++\ntitle = \"Extra\"\ndescription = \"A page of the test.\"\n+++\n\n";

fn page(body: &str) -> Site {
    Site::demo().write("pages/extra.md", &format!("{FRONT}{body}\n"))
}

fn shown(built: &Built) -> String {
    text(main(&built.file("extra/index.html")))
}

#[test]
fn a_figure_is_told_in_each_way() {
    let built = page(
        "A: {Figure uk scanning 2024} agreed, {figure uk scanning 2024 percent}; \
         {figure uk scanning 2024 range}; {figure uk scanning 2024 people}; {figure uk scanning 2024 base}.\n\n\
         B: {figure uk scanning latest full}. Of {figure answers 2024}, {figure counted latest} are counted in \
         {figure wave latest}.",
    )
    .build();
    let said = shown(&built);
    assert!(
        said.contains("A: About 6 in 10 people who answered (61%) agreed, 61%; "),
        "{said}"
    );
    assert!(said.contains("; about 6 in 10 people; about 1,4"), "{said}");
    assert!(said.contains("B: 61% ("), "{said}");
    assert!(
        said.contains("Of 1,655 people, 1,450 people are counted in 2024."),
        "{said}"
    );
}

#[test]
fn a_figure_changes_with_the_data() {
    let body = "It was {figure uk staff latest percent}: {figure uk staff latest change or no comparison}.";
    let before = shown(&page(body).build());
    assert!(before.contains("It was 53%: no comparison."), "{before}");
    let after = shown(&page(body).over("sites/releases").build());
    assert!(after.contains("It was 63%: "), "{after}");
    assert!(
        after.contains("percentage points higher than in 2024 ("),
        "{after}"
    );
}

#[test]
fn a_figure_that_is_held_back_needs_words_in_its_place() {
    let said = shown(
        &page("In the north: {figure ni staff 2024 or we can’t say “yet” & <won’t>}.").build(),
    );
    assert!(
        said.contains("In the north: we can’t say “yet” & &lt;won’t&gt;."),
        "{said}"
    );
    assert!(
        !said.contains("people who chose to answer our survey"),
        "{said}"
    );
    let told = page("In the north: {figure ni staff 2024}.").mistakes();
    assert!(
        told.contains("not given: 10 to 29 responses: not enough to publish"),
        "{told}"
    );
    assert!(told.contains("pages/extra.md:6:15"), "{told}");
    assert!(
        told.contains("`{figure ni staff 2024 or no figure yet}`"),
        "{told}"
    );
    let told = page("For a trust: {figure x08 staff 2024 percent}.").mistakes();
    assert!(
        told.contains("not given: fewer than 8 of about 55"),
        "{told}"
    );
    let said = shown(&page("There, {figure x08 staff 2024} said so.").build());
    assert!(
        said.contains("There, fewer than 8 of about 55 people who answered said so."),
        "{said}"
    );
}

#[test]
fn a_part_goes_as_a_whole_if_one_of_its_figures_does() {
    let body = |area: &str| {
        format!(
            "{{if-figures}}\n\n## What {area} said\n\n{{Figure uk staff 2024}}, but {{figure {area} staff 2024}}.\n\n\
             {{otherwise}}\n\nToo few for a figure.\n\n{{end-if}}\n\n## After\n\nThe end. {{contents}}\n\n{{contents}}"
        )
        .replace("The end. {contents}", "The end.")
    };
    let given = shown(&page(&body("wales")).build());
    assert!(
        given.contains("About 5 in 10 people who answered (53%), but"),
        "{given}"
    );
    assert!(!given.contains("Too few for a figure."), "{given}");
    assert_eq!(
        given.matches("What wales said").count(),
        2,
        "heading and contents: {given}"
    );
    let held = shown(&page(&body("ni")).build());
    assert!(
        held.contains("Too few for a figure.") && held.contains("The end."),
        "{held}"
    );
    assert!(
        !held.contains("What ni said") && !held.contains("53%"),
        "{held}"
    );
}

#[test]
fn a_page_with_a_figure_of_a_sample_says_so_everywhere() {
    let built = page("In {figure wave 2024}, {figure uk staff 2024}.").build();
    let html = built.file("extra/index.html");
    assert!(
        html.contains("<title>Extra (Sample data – not real results) – "),
        "{html}"
    );
    assert!(html.contains(
        "<meta property=\"og:description\" content=\"Sample data – not real results. A page"
    ));
    assert!(html.contains("<section class=\"sample-band\""));
    assert!(shown(&built).contains("from people who chose to answer our survey"));
    let without = page("No figure, {figure ni staff 2024 or nothing at all}.").build();
    assert!(!without.file("extra/index.html").contains("sample-band"));
}

#[test]
fn a_figure_may_stand_in_title_description_and_heading() {
    let text = "+++\ntitle = \"{Figure uk staff 2024 people} were listened to\"\n\
                description = \"In {figure wave 2024}, {figure ni staff 2024 percent or few}.\"\n+++\n\n\
                ## Why {figure uk staff 2024 percent}\n\nText.\n\n{contents}\n";
    let built = Site::demo().write("pages/extra.md", text).build();
    let html = built.file("extra/index.html");
    assert!(
        html.contains("<h1>About 5 in 10 people were listened to</h1>"),
        "{html}"
    );
    assert!(
        html.contains("content=\"Sample data – not real results. In 2024, few.\""),
        "{html}"
    );
    assert!(html.contains("<h2 id=\"why\">Why 53%</h2>"), "{html}");
    assert!(html.contains("<a href=\"#why\">Why 53%</a>"), "{html}");
}

#[test]
fn without_any_results_a_page_with_words_for_that_is_built() {
    let built =
        page("So far {figure uk staff latest or nothing}, {figure answers latest or nobody}.")
            .remove("results/2024.json")
            .build();
    assert!(shown(&built).contains("So far nothing, nobody."));
    let told = page("{Figure uk staff latest}.")
        .remove("results/2024.json")
        .mistakes();
    assert!(
        told.contains("this figure is not given: there are no results yet"),
        "{told}"
    );
}
