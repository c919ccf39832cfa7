//! The handbook, held to the program: every example is built, every key that the program
//! knows stands in one, every link leads somewhere. (The command lines that it shows are
//! parsed by a test beside the commands, `src/handbook.rs`.)

#[path = "handbook/book.rs"]
mod book;
#[path = "handbook/campaign.rs"]
mod campaign;
#[path = "handbook/keys.rs"]
mod keys;

use book::{Chapter, Fence, chapters, folder};
use campaign::Campaign;
use std::collections::BTreeSet;
use std::fs;

/// The chapters that speak of results which are there.
const WITH_RESULTS: [&str; 1] = ["content/figures.md"];

/// How a line begins that names chapters whose examples are needed, too.
const GOES_WITH: &str = "The examples go with those of ";

/// A new campaign as a chapter finds it.
fn campaign_for(chapter: &Chapter) -> Campaign {
    let campaign = Campaign::new();
    match WITH_RESULTS.contains(&chapter.path.as_str()) {
        true => campaign.with_results(),
        false => campaign,
    }
}

/// The examples that a chapter says that its own go with.
fn with_others(chapter: &Chapter, all: &[Chapter]) -> Vec<Fence> {
    let line = chapter
        .text
        .lines()
        .find(|line| line.starts_with(GOES_WITH));
    let names = Chapter::new(&chapter.path, line.unwrap_or_default()).links();
    let mut examples = Vec::new();
    for name in names {
        let name = format!("content/{name}");
        let other = all.iter().find(|other| other.path == name);
        examples.extend(
            other
                .unwrap_or_else(|| panic!("no chapter {name}"))
                .examples(),
        );
    }
    examples
}

/// Everything that the program has to say of a chapter’s examples in a new campaign.
fn said_of(chapter: &Chapter, all: &[Chapter]) -> Vec<String> {
    let examples = chapter.examples();
    if examples.is_empty() {
        return Vec::new();
    }
    let campaign = campaign_for(chapter).with(&with_others(chapter, all));
    let said = campaign.with(&examples).check();
    let said = said.iter().map(|one| one.human(false));
    said.map(|one| format!("docs/handbook/{}:\n{one}", chapter.path))
        .collect()
}

#[test]
fn the_examples_of_each_chapter_build_in_a_new_campaign_with_no_mistake_and_no_warning() {
    let all = chapters();
    let said: Vec<_> = all.iter().flat_map(|c| said_of(c, &all)).collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
}

#[test]
fn an_example_that_is_broken_is_told() {
    let broken = Chapter::new(
        "broken.md",
        "**`content/pages/extra.md`**\n\n```markdown\n+++\ntitel = \"A\"\n+++\n```\n",
    );
    let said = said_of(&broken, &[]);
    assert!(said[0].contains("there is no key `titel` here"), "{said:?}");
}

#[test]
fn all_examples_together_are_one_campaign() {
    let chapters = chapters();
    let examples: Vec<Fence> = chapters.iter().flat_map(Chapter::examples).collect();
    let mut files = BTreeSet::new();
    for example in &examples {
        let file = example.file.clone().unwrap();
        assert!(files.insert(file.clone()), "{file} stands there twice");
    }
    let said = Campaign::new().with_results().with(&examples).check();
    let said: Vec<_> = said.iter().map(|one| one.human(false)).collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
}

#[test]
fn every_text_of_content_names_its_file() {
    for chapter in chapters() {
        for fence in chapter.fences() {
            let place = format!("docs/handbook/{}:{}", chapter.path, fence.line);
            match &fence.file {
                Some(file) => assert!(file.starts_with("content/"), "{place}: {file}"),
                None => assert!(
                    ["sh", "text", "yaml"].contains(&fence.language.as_str()),
                    "{place} does not say which file it is"
                ),
            }
        }
    }
}

/// Examples with a mistake, each with what the handbook says that the program says.
fn mistaken(chapter: &Chapter) -> Vec<(Fence, Fence)> {
    let fences = chapter.fences();
    let wrong = fences.iter().zip(fences.iter().skip(1));
    let wrong = wrong.filter(|(fence, _)| fence.wrong);
    wrong.map(|(a, b)| (a.clone(), b.clone())).collect()
}

/// `UPDATE_EXPECTED=1` writes what the program says into the handbook; read it.
#[test]
fn examples_with_a_mistake_are_answered_as_the_handbook_says() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let all = chapters();
    let mut seen = 0;
    let mut different = Vec::new();
    for chapter in &all {
        let mut text = chapter.text.clone();
        for (wrong, told) in mistaken(chapter) {
            let campaign = campaign_for(chapter).with(&with_others(chapter, &all));
            let campaign = campaign.with(&chapter.examples()).with([&wrong]);
            let said = campaign.said() + "\n";
            assert_eq!(told.language, "text", "{}:{}", chapter.path, told.line);
            if said != told.text {
                different.push(format!("{}:{}\n{said}", chapter.path, told.line));
            }
            let (before, after) = (&wrong.text, format!("```\n\n```text\n{said}"));
            let old = format!("{before}```\n\n```text\n{}", told.text);
            text = text.replace(&old, &format!("{before}{after}"));
            seen += 1;
        }
        if update && text != chapter.text {
            fs::write(folder().join(&chapter.path), text).unwrap();
        }
    }
    assert!(seen >= 4, "only {seen} were found");
    assert!(update || different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_key_stands_in_an_example_and_in_a_table() {
    let chapters = chapters();
    let kinds = keys::kinds(&chapters);
    let missing = keys::missing(&kinds);
    assert!(missing.is_empty(), "no example has\n{}", missing.join("\n"));
    let untold = keys::untold(&kinds, &chapters);
    assert!(
        untold.is_empty(),
        "no table tells of\n{}",
        untold.join("\n")
    );
    for (name, names) in keys::in_source() {
        assert!(
            kinds.contains_key(&names),
            "no example has what {name} is read from: {names:?}"
        );
    }
}

#[test]
fn a_key_that_no_example_has_is_told() {
    let ours = chapters();
    let history = ours.iter().find(|c| c.path == "content/history.md");
    let history = history.unwrap();
    let lines = history.text.lines();
    let without: Vec<_> = lines.filter(|l| !l.starts_with("source")).collect();
    let kinds = keys::kinds(&[Chapter::new(&history.path, &without.join("\n"))]);
    let missing = keys::missing(&kinds);
    assert_eq!(missing, ["`source`, of {\"content/history.toml\"}"]);
    assert!(keys::untold(&kinds, &ours).is_empty());
    let other = history
        .text
        .replace("| `title` | needed |", "| `title` | |");
    let untold = keys::untold(&kinds, &[Chapter::new(&history.path, &other)]);
    assert_eq!(untold, ["`title`, needed, in {\"content/history.md\"}"]);
    let untold = keys::untold(&kinds, &[Chapter::new(&history.path, "")]);
    assert!(untold.iter().any(|key| key.starts_with("`example`")));
}

/// Links of a chapter that lead nowhere.
fn broken_links(chapter: &Chapter, all: &[Chapter]) -> Vec<String> {
    let mut broken = Vec::new();
    for link in chapter.links() {
        if link.contains("://") || link.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let here = folder().join(&chapter.path);
        let there = match path {
            "" => here.clone(),
            path => here.parent().unwrap().join(path),
        };
        let there = fs::canonicalize(&there).ok();
        let target = all
            .iter()
            .find(|c| there.is_some() && fs::canonicalize(folder().join(&c.path)).ok() == there);
        let found = match (&there, target) {
            (None, _) => path.is_empty() && chapter.anchors().iter().any(|a| a == anchor),
            (Some(_), Some(chapter)) => {
                anchor.is_empty() || chapter.anchors().iter().any(|a| a == anchor)
            }
            (Some(_), None) => true,
        };
        if !found {
            broken.push(format!("docs/handbook/{}: {link}", chapter.path));
        }
    }
    broken
}

/// Other documents that lead to the handbook.
const POINTING_HERE: [&str; 4] = [
    "../requests.md",
    "../../README.md",
    "../../ARCHITECTURE.md",
    "../../sitegen/README.md",
];

#[test]
fn every_link_of_the_handbook_leads_somewhere() {
    let all = chapters();
    let links: usize = all.iter().map(|chapter| chapter.links().len()).sum();
    assert!(links > 60, "only {links} links were found");
    let mut broken: Vec<_> = all.iter().flat_map(|c| broken_links(c, &all)).collect();
    for path in POINTING_HERE {
        let text = fs::read_to_string(folder().join(path)).unwrap();
        assert!(text.contains("handbook"), "{path} does not name it");
        broken.extend(broken_links(&Chapter::new(path, &text), &all));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_told() {
    let all = chapters();
    let text =
        "[a](theme.md) [b](tehme.md) [c](theme.md#nowhere) [d](#here) [e](#gone)\n\n## Here\n";
    let broken = broken_links(&Chapter::new("first.md", text), &all);
    let wanted = ["tehme.md", "theme.md#nowhere", "#gone"];
    let wanted: Vec<_> = wanted
        .map(|l| format!("docs/handbook/first.md: {l}"))
        .into();
    assert_eq!(broken, wanted);
}

#[test]
fn the_first_page_and_the_summary_list_every_chapter_in_the_same_order() {
    let all = chapters();
    let listed = |name: &str, after: &str| -> Vec<String> {
        let chapter = all.iter().find(|c| c.path == name).unwrap();
        let (_, list) = chapter.text.split_once(after).unwrap();
        Chapter::new(name, list).links()
    };
    let summary = listed("SUMMARY.md", "](README.md)");
    assert_eq!(summary, listed("README.md", "## Chapters"));
    let listed: BTreeSet<_> = summary.into_iter().collect();
    for chapter in &all {
        let itself = ["README.md", "SUMMARY.md"].contains(&chapter.path.as_str());
        assert!(itself || listed.contains(&chapter.path), "{}", chapter.path);
    }
}

/// The command lines of a chapter and the files that it shows between them, in order.
#[cfg(unix)]
#[test]
fn the_first_chapter_can_be_done_from_its_first_line_to_its_last() {
    use std::path::Path;
    use std::process::Command;

    let all = chapters();
    let chapter = all.iter().find(|c| c.path == "first-campaign.md").unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_sitegen")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut here = folder.path().to_owned();
    let mut ran = 0;
    for fence in chapter.fences() {
        if let Some(file) = fence.file.as_ref().filter(|_| !fence.wrong) {
            let file = here.join(file);
            assert!(file.exists(), "{} was not begun", file.display());
            fs::write(file, &fence.text).unwrap();
        }
        for line in fence.text.lines().filter(|_| fence.language == "sh") {
            // One asks a person, one runs until it is stopped.
            if let Some(to) = line.strip_prefix("cd ") {
                here = here.join(to);
            } else if !["sitegen new campaign my-campaign", "sitegen serve"].contains(&line) {
                let mut shell = Command::new("sh");
                shell.args(["-c", line]).current_dir(&here);
                let output = shell.env("PATH", &path).output().unwrap();
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{line}\n{said}");
                assert!(!said.contains("warning"), "{line}\n{said}");
                ran += 1;
            }
        }
    }
    assert_eq!(ran, 7, "commands of the first chapter");
    let page = fs::read_to_string(here.join("dist/visiting-hours/index.html")).unwrap();
    assert!(page.contains("Nobody asked how I was."), "{page}");
}

/// What the program hands to every template, from its source.
fn shared_names() -> BTreeSet<String> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/data.rs");
    let text = fs::read_to_string(data).unwrap();
    let names = text.split("shared.add(\"").skip(1);
    let names = names.map(|rest| rest.split_once('"').unwrap().0.to_owned());
    names.chain(["page".to_owned()]).collect()
}

/// The names in the rows of a table, below its heading.
fn in_table(text: &str, heading: &str) -> BTreeSet<String> {
    let (_, table) = text.split_once(heading).unwrap();
    let rows = table.lines().skip_while(|line| line.is_empty());
    let rows = rows.skip_while(|line| !line.starts_with('|')).skip(2);
    let cells = rows.take_while(|line| line.starts_with('|'));
    let cells = cells.map(|row| row.split('|').nth(1).unwrap());
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.map(str::to_owned).collect()
}

#[test]
fn the_chapter_about_the_theme_tells_every_name_that_all_templates_have() {
    let all = chapters();
    let theme = all.iter().find(|c| c.path == "theme.md").unwrap();
    let told = in_table(&theme.text, "## What a template can name");
    let names = shared_names();
    assert!(names.len() > 10, "{names:?}");
    assert_eq!(told, names);
}

#[test]
fn the_chapter_about_writing_tells_every_block() {
    let all = chapters();
    let writing = all.iter().find(|c| c.path == "writing.md").unwrap();
    let told = in_table(&writing.text, "## Blocks");
    let told = told.iter().map(|name| name.trim_matches(['{', '}']));
    let told: BTreeSet<_> = told.map(|name| name.split(' ').next().unwrap()).collect();
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/body.rs");
    let body = fs::read_to_string(body).unwrap();
    let (_, list) = body.split_once("const BLOCKS: &[&str] = &[").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let blocks: BTreeSet<_> = list.split('"').skip(1).step_by(2).collect();
    assert!(blocks.len() > 30, "{blocks:?}");
    let untold: Vec<_> = blocks.difference(&told).collect();
    assert!(untold.is_empty(), "no row of the table has {untold:?}");
}

/// What is named as shown by a test and is not there.
fn not_shown(row: &str) -> Vec<String> {
    let cells: Vec<_> = row.trim_matches('|').split(" | ").collect();
    let names = cells.last().unwrap().split('`').skip(1).step_by(2);
    let missing = names.filter(|name| {
        let sitegen = concat!(env!("CARGO_MANIFEST_DIR"), "/");
        let at = |path: &str| match path.starts_with("src/") {
            true => format!("{sitegen}{path}"),
            false => format!("{sitegen}tests/{path}"),
        };
        let there = match name.split_once("::") {
            Some((file, test)) => {
                fs::read_to_string(at(file)).is_ok_and(|text| text.contains(&format!("fn {test}(")))
            }
            None => fs::exists(at(&format!("{name}/expected.txt"))).unwrap(),
        };
        !there
    });
    missing.map(str::to_owned).collect()
}

#[test]
fn each_of_the_25_requests_has_a_test_that_is_there() {
    let text = fs::read_to_string(folder().join("../requests.md")).unwrap();
    for number in 1..=25 {
        let start = format!("| {number} | ");
        let row = text.lines().find(|line| line.starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("no row {number}"));
        assert!(row.split('`').count() > 2, "{row}");
        assert_eq!(not_shown(row), [""; 0], "{row}");
    }
    let row = "| 1 | a | b | `commands.rs::no_such_test`, `sites_invalid/none` |";
    assert_eq!(not_shown(row).len(), 2);
}
