//! How the survey looks on a partner's page: as the page says, as far as people
//! can read it.

use anyhow::Result;
use serde_json::json;
use tests::browser::Screen;
use tests::partner_page::PartnerPage;
use tests::stage::{Stage, page, widget};

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_page_says_how_the_survey_looks() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    let head = format!(
        "<style>
            code-of-care-survey {{ --code-of-care-font: Georgia, serif; --code-of-care-radius: 1rem }}
            #a {{ --code-of-care-accent: #5b2a86; --code-of-care-accent-dark: oklch(0.85 0.1 300) }}
            #b {{ --code-of-care-accent: #ff0; --code-of-care-radius: 50%; --code-of-care-theme: sepia }}
            #c {{ --code-of-care-accent: #5b2a86 }}
        </style>
        <script>var warned = []; console.warn = (...words) => warned.push(words.join(' '));</script>{}",
        stage.script()
    );
    let surveys = [
        widget("a", "heading-level=2 theme=dark"),
        widget("b", ""),
        widget("c", "theme=light"),
    ];
    let address = stage
        .hosts
        .page("/looks", &[], &page("lang=en", &head, &surveys.concat()));
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    let of_root =
        "(name => getComputedStyle(document.documentElement).getPropertyValue(name).trim())";
    let looks = format!(
        "['--accent', '--accent-ink', '--font-text', '--radius', 'color-scheme'].map({of_root})"
    );

    partner.show("a").await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    partner
        .expect(&format!("{of_root}('--radius') === '16px'"))
        .await?;
    let mut dark = partner.look(&looks).await?;
    let accent = dark[0].take();
    assert_eq!(
        dark,
        json!([null, "#000", "Georgia, serif", "16px", "dark"])
    );
    assert!(
        accent.as_str().is_some_and(|rgb| rgb.starts_with("rgb(2")),
        "{accent}"
    );
    let level = "[...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).map(h => h.ariaLevel).join()";
    assert_eq!(partner.look(level).await?, json!("2"));
    survey.start().await?;
    partner.expect(&format!("{level} === '2'")).await?;
    partner.come_out().await?;

    partner.show("c").await?;
    partner.expect_open("c").await?;
    partner.enter("c").await?;
    partner
        .expect(&format!("{of_root}('--radius') === '16px'"))
        .await?;
    assert_eq!(
        partner.look(&looks).await?,
        json!(["rgb(91,42,134)", "#fff", "Georgia, serif", "16px", "light"])
    );
    partner.come_out().await?;

    partner.show("b").await?;
    partner.expect_open("b").await?;
    partner.expect("warned.length === 3").await?;
    let warned = partner.look("warned").await?;
    assert_eq!(
        warned,
        json!([
            "code-of-care-survey radius: \"50%\" is not a length from 0 to 24px",
            "code-of-care-survey theme: \"sepia\" is not light, dark or auto",
            "code-of-care-survey accent: \"#ff0\" has a contrast of 1:1 with the light background and needs at least 4.5:1",
        ])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_nobody_pays_for_looks_that_are_not_asked_for() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let address = stage.hosts.page(
        "/plain",
        &[],
        &page("lang=en", &stage.script(), &widget("a", "")),
    );
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    let asked =
        "performance.getEntriesByType('resource').some(entry => entry.name.includes('look'))";
    assert_eq!(partner.look(asked).await?, json!(false));
    assert_eq!(partner.look("location.hash").await?, json!(""));
    Ok(())
}
