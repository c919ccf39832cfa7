//! A build after edits makes the very site that a build from nothing makes, and
//! does no more than it must.

mod support;

use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use std::path::Path;
use support::{Built, Site};

/// Something that an editor, or the world around, does between two builds.
#[derive(Debug, Clone)]
enum Edit {
    /// Adds a paragraph to a file.
    Append(&'static str),
    /// Changes the first line that begins so.
    Line(&'static str, &'static str, String),
    /// Takes a file away, or puts it back.
    Toggle(&'static str),
    /// Adds a file.
    Add(&'static str, &'static str),
    /// Writes the same again.
    Touch(&'static str),
    /// Spoils a file of the finished site.
    Spoil(&'static str),
    /// Takes a file of the finished site away.
    Lose(&'static str),
    /// Forgets what the last build remembers.
    Forget,
    /// Cuts what the last build remembers after so many tenths.
    Cut(u64),
    /// Builds on another day.
    Day(&'static str),
}

const DRAFT: &str = "+++\ntitle = \"Another\"\ndescription = \"One more.\"\ndate = \"2026-10-06\"\n\
                     kind = \"illustrative\"\ntags = [\"unfinished\"]\ndraft = true\n+++\nWords.\n";

const STORY: &str = "+++\ntitle = \"Another\"\ndescription = \"One more.\"\ndate = \"2026-10-06\"\n\
                     kind = \"illustrative\"\ntags = [\"waiting\", \"new\"]\npoints = [\"places\"]\n+++\nWords.\n";

fn edit() -> impl Strategy<Value = Edit> {
    let texts = [
        "pages/home.md",
        "pages/about.md",
        "code/staff.md",
        "stories/the-corridor.md",
        "stories/asked-how-i-was.md",
    ];
    let lines = [
        ("pages/about.md", "title = "),
        ("pages/about.md", "description = "),
        ("stories/the-corridor.md", "title = "),
        ("stories/the-corridor.md", "who = "),
        ("quotes/examples.toml", "who = "),
        ("helplines.toml", "hours = "),
        ("site.toml", "name = "),
        ("site.toml", "subject = "),
    ];
    let made = [
        "index.html",
        "stories/index.html",
        "stories/the-corridor/index.html",
        "_headers",
    ];
    prop_oneof![
        4 => select(texts.to_vec()).prop_map(Edit::Append),
        4 => (select(lines.to_vec()), "[a-z]{3,8}").prop_map(|((file, line), words)| {
            Edit::Line(file, line, format!("{line}\"{words}\""))
        }),
        3 => select(&["stories/the-corridor.md", "stories/asked-how-i-was.md", "results/2024.json"][..])
            .prop_map(Edit::Toggle),
        2 => Just(Edit::Add("stories/another.md", STORY)),
        1 => Just(Edit::Add("stories/another.md", DRAFT)),
        1 => Just(Edit::Add("theme/css/print.css", "/* own */")),
        1 => Just(Edit::Add("theme/templates/parts/quote.html", "<p>{{ quote.who }}</p>\n")),
        1 => Just(Edit::Add("theme/words/en.toml", "[stories]\ntopics = \"Themes\"\n")),
        1 => select(texts.to_vec()).prop_map(Edit::Touch),
        1 => select(made.to_vec()).prop_map(Edit::Spoil),
        // Without its headers and what is remembered, a folder is not known for a site.
        1 => select(made[..3].to_vec()).prop_map(Edit::Lose),
        1 => Just(Edit::Forget),
        1 => (0..10_u64).prop_map(Edit::Cut),
        1 => select(&["2026-11-23", "2027-03-04"][..]).prop_map(Edit::Day),
    ]
}

fn done(edit: &Edit, site: Site) -> Site {
    let content = site.options().content.clone();
    let read = |path: &str| fs::read_to_string(content.join(path)).ok();
    match edit {
        Edit::Append(path) => match read(path) {
            Some(text) => site.write(path, &format!("{text}\n## More\n\nOne sentence more.\n")),
            None => site,
        },
        Edit::Line(path, start, line) => match read(path) {
            Some(text) => {
                let mut changed = false;
                let lines = text
                    .lines()
                    .map(|old| match old.starts_with(start) && !changed {
                        true => {
                            changed = true;
                            line.as_str()
                        }
                        false => old,
                    });
                let text = lines.collect::<Vec<_>>().join("\n") + "\n";
                site.write(path, &text)
            }
            None => site,
        },
        Edit::Toggle(path) => {
            let (file, away) = (content.join(path), content.join(format!("{path}.away")));
            let (from, to) = if file.exists() {
                (file, away)
            } else {
                (away, file)
            };
            fs::rename(from, to).unwrap();
            site
        }
        Edit::Add(path, text) => site.write(path, text),
        Edit::Touch(path) => match read(path) {
            Some(text) => site.write(path, &text),
            None => site,
        },
        Edit::Spoil(path) => {
            let file = site.out().join(path);
            if file.exists() {
                fs::write(file, "spoilt").unwrap();
            }
            site
        }
        Edit::Lose(path) => {
            let _ = fs::remove_file(site.out().join(path));
            site
        }
        Edit::Forget => {
            let _ = fs::remove_file(site.beside(".dist.sitegen-memory"));
            site
        }
        Edit::Cut(tenths) => {
            let memory = site.beside(".dist.sitegen-memory");
            if let Ok(file) = fs::File::options().write(true).open(memory) {
                let length = file.metadata().unwrap().len();
                file.set_len(length * tenths / 10).unwrap();
            }
            site
        }
        Edit::Day(day) => site.on(day),
    }
}

fn site() -> Site {
    Site::demo().open()
}

#[track_caller]
fn same(built: &Built, whole: &Path) {
    let (ours, theirs) = (
        support::files_below(built.site.out()),
        support::files_below(whole),
    );
    assert_eq!(ours, theirs);
    for path in ours {
        let read = |root: &Path| fs::read(root.join(&path)).unwrap();
        let (ours, theirs) = (read(built.site.out()), read(whole));
        assert!(
            ours == theirs,
            "{path} is not as a build from nothing makes it"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_edits_is_a_build_from_nothing(
        steps in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..4)
    ) {
        let mut site = site().build().site;
        for edits in &steps {
            for edit in edits {
                site = done(edit, site);
            }
            let built = site.build();
            let whole = tempfile::tempdir().unwrap();
            let mut options = built.site.options().clone();
            options.out = whole.path().join("dist");
            sitegen::build(&options).unwrap();
            same(&built, &options.out);
            site = built.site;
        }
    }
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let built = site().build();
    assert_eq!(built.summary.written, built.summary.files);
    let again = built.site.build();
    assert_eq!((again.summary.written, again.summary.removed), (0, 0));
}

/// How many pages were written: the index of the search has other files.
fn pages(built: &Built) -> usize {
    let changed = built.summary.changed.iter();
    changed.filter(|path| path.ends_with(".html")).count()
}

#[test]
fn one_story_changes_its_page_only_if_lists_show_none_of_it() {
    let built = site().build();
    let path = "stories/the-corridor.md";
    let text = fs::read_to_string(built.site.options().content.join(path)).unwrap();
    let built = built
        .site
        .write(path, &format!("{text}\nOne sentence more.\n"))
        .build();
    assert_eq!(pages(&built), 1);
    let built = built
        .site
        .replace(path, "title = \"The corridor\"", "title = \"A corridor\"")
        .build();
    // Its page, the list of all, those of two topics, two points and an area, and the two points.
    assert_eq!(pages(&built), 9);
    assert!(built.file("stories/index.html").contains("A corridor"));
}

#[test]
fn a_link_to_a_story_that_went_is_told_though_its_page_was_kept() {
    let built = site()
        .replace(
            "pages/about.md",
            "+++\n\n",
            "+++\n\n[A story](/stories/the-corridor/)\n\n",
        )
        .build();
    let site = built.site.remove("stories/the-corridor.md");
    assert!(
        site.mistakes()
            .contains("the site has no page `/stories/the-corridor/`")
    );
}

#[test]
fn a_link_to_what_only_leads_elsewhere_now_is_told_though_its_page_was_kept() {
    let front = "title = \"Extra\"\ndescription = \"One more.\"\n";
    let built = site()
        .write("pages/extra.md", &format!("+++\n{front}+++\nHere.\n"))
        .replace("pages/about.md", "+++\n\n", "+++\n\n[More](/extra/)\n\n")
        .build();
    let moved = format!("+++\n{front}aliases = [\"/extra/\"]\n+++\nHere.\n");
    let site = built.site.remove("pages/extra.md");
    let mistakes = site.write("pages/moved.md", &moved).mistakes();
    assert!(mistakes.contains("`/extra/`"), "{mistakes}");
}
