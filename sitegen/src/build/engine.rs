//! A build from beginning to end.

use super::draw::{Made, Problem, Workshop};
use super::links::{self, Addresses, Targets};
use super::memory::{Kept, Memory};
use super::plan::{Plan, address_of};
use super::stage::{Changes, Stage};
use super::{Seen, Stamp, extras, inputs};
use crate::content::{self, Before, Folder, Mistakes};
use crate::model::Site;
use crate::output::{self, Assets, Tree};
use crate::render::{self, env::Engine, explain};
use crate::search::MANIFEST;
use crate::{Moment, Options, Summary, Waiting};
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::cell::LazyCell;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Makes a site that is thrown away; see [`crate::check`].
pub(crate) fn check(options: &Options) -> Result<Summary> {
    let folder = Folder::open(&options.content)?;
    let stage = Stage::nowhere();
    let mut mistakes = Mistakes::default();
    let memory = Memory::default();
    match make(&folder, options, &stage, &memory, None, &mut mistakes)? {
        Some(built) if mistakes.is_empty() => Ok(built.summary),
        _ => Err(mistakes.into()),
    }
}

/// Builds the site; see [`crate::build`]. If it is `strict`, every warning is a mistake.
pub(crate) fn build(options: &Options, strict: bool) -> Result<Summary> {
    let start = SystemTime::now();
    let folder = Folder::open(&options.content)?;
    let stage = Stage::open(&options.out)?;
    let remembered = || match stage.out().is_dir() {
        true => Kept::load(&stage.memory),
        false => Kept::default(),
    };
    let (kept, inputs) = rayon::join(remembered, || inputs::all(options));
    let inputs = inputs?;
    let program = inputs::program();
    let made_by = Stamp::of_all([program, inputs::told(options)]);
    let minute = options.minute().seconds();
    if let Some(summary) = unchanged(&kept, made_by, &inputs, stage.out(), minute) {
        rayon::spawn(move || drop((kept, inputs)));
        return Ok(summary);
    }
    let known = Some(kept).filter(|kept| kept.glance.program == program);
    let memory = match known.and_then(Kept::whole) {
        Some(memory) => memory,
        None => Memory::of_folder(stage.out())?,
    };
    let mut mistakes = Mistakes::default();
    let built = make(
        &folder,
        options,
        &stage,
        &memory,
        Some(&inputs),
        &mut mistakes,
    );
    let built = match built {
        Ok(Some(built))
            if mistakes.is_empty() && !(strict && built.summary.report.warnings() > 0) =>
        {
            built
        }
        other => {
            stage.discard()?;
            other?;
            return Err(mistakes.into());
        }
    };
    let Built {
        mut next,
        mut summary,
        changes,
    } = built;
    stage
        .publish(&changes)
        .context("the site could not be written")?;
    next.program = program;
    next.made_by = made_by;
    next.sure = inputs.iter().all(|(_, seen)| seen.is_sure(start));
    next.inputs = inputs;
    next.start(start);
    summary.written = changes.made.len();
    summary.removed = changes.gone.len();
    next.minute = minute;
    let waiting = summary.waiting.iter();
    let waiting = waiting.map(|waiting| (waiting.what.clone(), waiting.until.seconds()));
    next.waiting = waiting.collect();
    next.summary = Some(summary.clone());
    // A build without a memory is slower, and as right.
    let _ = next.save(&stage.memory);
    rayon::spawn(move || drop((memory, next)));
    summary.changed = changes.made.into_iter().chain(changes.gone).collect();
    Ok(summary)
}

/// What the last build said, if nothing has changed since, neither in what the
/// site is made from nor in the site.
fn unchanged(
    kept: &Kept,
    made_by: Stamp,
    inputs: &[(String, Seen)],
    out: &Path,
    minute: i64,
) -> Option<Summary> {
    let memory = &kept.glance;
    let same = memory.made_by == made_by && memory.sure && memory.inputs == inputs;
    let due = memory.waiting.iter().any(|(_, until)| *until <= minute);
    let summary = memory.summary.as_ref();
    let summary = summary.filter(|summary| {
        // What is to be looked at is told each time, and so looked for.
        same && !due && memory.minute <= minute && summary.warnings.is_empty()
    })?;
    let there = kept.lying.par_iter().all(|(path, seen)| {
        let metadata = fs::metadata(out.join(path));
        metadata.is_ok_and(|metadata| *seen == Some(Seen::of(&metadata)))
    });
    let waiting = memory.waiting.iter().filter_map(|(what, until)| {
        Some(Waiting {
            what: what.clone(),
            until: Moment::from_seconds(*until)?,
        })
    });
    there.then(|| Summary {
        written: 0,
        removed: 0,
        waiting: waiting.collect(),
        ..summary.clone()
    })
}

/// Everything but the move to the output folder.
struct Built {
    next: Memory,
    summary: Summary,
    changes: Changes,
}

/// Makes a site beside the output folder. `None` if content is missing.
fn make(
    folder: &Folder,
    options: &Options,
    stage: &Stage,
    memory: &Memory,
    inputs: Option<&[(String, Seen)]>,
    mistakes: &mut Mistakes,
) -> Result<Option<Built>> {
    let before = Before {
        cards: &memory.cards,
        values: memory.values,
        tables: &memory.tables,
        inputs,
    };
    let Some(content) = content::read(folder, &before, mistakes)? else {
        return Ok(None);
    };
    let mut site = Site::assemble(content, options, mistakes);
    let engine = Engine::new(&site.content.theme);
    let mut workshop = Workshop {
        engine: &engine,
        memory,
        stage,
        search: site.content.settings.site.search,
        same_names: false,
    };
    let Some(all) = files(&mut site, options, &mut workshop, mistakes)? else {
        return Ok(None);
    };
    let summary = Summary {
        pages: all.pages,
        files: all.made.len(),
        written: 0,
        removed: 0,
        changed: Vec::new(),
        open: site.invitation.as_ref().map(|i| i.wave.id.to_string()),
        languages: site.parity(),
        notes: [site.notes(), sizes(&all.made)].concat(),
        waiting: site.later(),
        drafts: site.drafts(),
        early: site.early.clone(),
        warnings: mistakes.render_warnings(false),
        report: mistakes.report(),
    };
    let stories = std::mem::take(&mut site.content.stories);
    let mut next = Memory {
        names: all.names,
        compressed: options.compress,
        tables: site.content.tables.known.clone(),
        values: stories.values,
        cards: stories.known(),
        ..Memory::default()
    };
    // There may be thousands of texts to let go of, and nobody waits for that.
    rayon::spawn(move || drop(site));
    let changes = changes(&mut next, all.made, memory);
    Ok(Some(Built {
        next,
        summary,
        changes,
    }))
}

/// Every file of a site.
struct Files {
    made: Vec<Made>,
    /// How many of them are pages.
    pages: usize,
    /// The names of what pages share.
    names: Vec<String>,
}

/// Makes every file. `None` if something is wrong, with the mistakes noted.
fn files(
    site: &mut Site,
    options: &Options,
    workshop: &mut Workshop<'_>,
    mistakes: &mut Mistakes,
) -> Result<Option<Files>> {
    let mut tree = Tree::default();
    output::pictures(site, &mut tree, mistakes);
    let widget = options.widget.as_deref();
    let assets = Assets::add(site, workshop.engine, widget, &mut tree, mistakes);
    // Pages drawn from content with holes would only repeat its mistakes.
    if !mistakes.is_empty() {
        return Ok(None);
    }
    let site = &*site;
    let Some(mut plan) = render::plan(site, &assets, mistakes) else {
        return Ok(None);
    };
    output::downloads(site, &mut tree);
    output::oembed(site, &mut tree);
    let files = addresses_of(&tree, &assets, workshop.search);
    let pages = || plan.pages.iter().map(|page| page.url.as_str());
    let mut known: Vec<_> = files.iter().map(String::as_str).chain(pages()).collect();
    known.par_sort_unstable();
    output::redirects(site, &known, &mut tree, mistakes);
    if !mistakes.is_empty() {
        return Ok(None);
    }
    tree.add("_headers", headers(site, &assets, &plan, &tree));

    let names = plan.shared.all_names();
    workshop.same_names = workshop.memory.names == names;
    let pictures = assets.pictures.drawings().map(|(path, _)| address_of(path));
    let pictures: Vec<_> = pictures.collect();
    let drawn = pictures.iter().map(String::as_str);
    let addresses = Addresses::new(&site.base_url, known, drawn);
    let owns = std::mem::take(&mut plan.owns);
    let drawn = workshop.pages(&plan.shared, &plan.pages, owns, &addresses);
    let mut made = collect(&plan, drawn, mistakes)?;
    let mut more = extras::pictures(&assets.pictures, &made, workshop, mistakes);
    more.extend(extras::map(&made, &site.base_url, workshop));
    if workshop.search {
        more.extend(extras::search(&made, workshop));
    }
    let tree = tree.iter();
    more.extend(tree.map(|(path, bytes)| workshop.file(path, bytes, None)));
    for file in more {
        made.push(file.map_err(Problem::into_error)?);
    }
    look_at_kept(workshop, &addresses, &mut made)?;
    check_links(site, &addresses, &made, mistakes);
    if !mistakes.is_empty() {
        return Ok(None);
    }
    if options.compress {
        let copies = extras::copies(&made, workshop)?;
        made.extend(copies);
    }
    made.par_iter_mut()
        .for_each(|made| made.output.linked = addresses.has(&address_of(&made.path)));
    let pages = plan.pages.len();
    Ok(Some(Files { made, pages, names }))
}

/// What hosts are told to send with every address.
fn headers(site: &Site, assets: &Assets, plan: &Plan<'_>, tree: &Tree) -> Vec<u8> {
    let moved = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    let moved: Vec<_> = moved.map(|(path, _)| address_of(path)).collect();
    let pages = plan.pages.iter().map(|page| page.url.as_str());
    let pages = pages.chain(moved.iter().map(String::as_str));
    output::headers(site, assets, pages).into_bytes()
}

/// The addresses of everything but the pages.
fn addresses_of(tree: &Tree, assets: &Assets, search: bool) -> Vec<String> {
    let files = tree.iter().map(|(path, _)| path);
    let files = files.chain(assets.pictures.drawings().map(|(path, _)| path));
    let files = files.chain(["sitemap.xml", "robots.txt"]);
    let files = files.chain(search.then_some(MANIFEST));
    files.map(address_of).collect()
}

/// The pages that were made. A mistake in a template that many share is told once.
fn collect(
    plan: &Plan<'_>,
    drawn: Vec<Result<Made, Problem>>,
    mistakes: &mut Mistakes,
) -> Result<Vec<Made>> {
    let mut problems: Vec<_> = plan.problems().collect();
    let mut made = Vec::with_capacity(drawn.len());
    for page in drawn {
        match page {
            Ok(page) => made.push(page),
            Err(Problem::Template(problem)) => problems.push(*problem),
            Err(problem) => return Err(problem.into_error()),
        }
    }
    for problem in explain::told_once(problems) {
        mistakes.push(problem);
    }
    Ok(made)
}

/// Looks at the pages that were kept, too, if something that they may link to is
/// no longer there.
fn look_at_kept(
    workshop: &Workshop<'_>,
    addresses: &Addresses<'_>,
    made: &mut [Made],
) -> Result<()> {
    if !something_went(workshop.memory, addresses, made) {
        return Ok(());
    }
    let out = workshop.stage.out();
    made.par_iter_mut()
        .filter(|made| made.page.is_none() && made.output.drawn.is_some())
        .try_for_each(|made| {
            let html = fs::read_to_string(out.join(&made.path))
                .with_context(|| format!("cannot read {}", made.path))?;
            made.page = Some(addresses.look(&address_of(&made.path), &html));
            anyhow::Ok(())
        })
}

/// Whether an address or a place on a page was there after the last build and is
/// not now.
fn something_went(memory: &Memory, addresses: &Addresses<'_>, made: &[Made]) -> bool {
    let linked = memory.outputs.iter().filter(|(_, output)| output.linked);
    let linked: Vec<_> = linked.map(|(path, _)| path).collect();
    let gone = |path: &&String| !addresses.has(&address_of(path));
    linked.par_iter().any(gone)
        || made.iter().any(|made| {
            // A page that was kept is as it was.
            let now = made.page.as_ref().map(|page| &page.ids);
            let before = now.and(memory.outputs.get(&made.path));
            let before = before.and_then(|output| Some(&output.drawn.as_ref()?.ids));
            match (before, now) {
                (Some(before), Some(now)) if before != now => before
                    .lines()
                    .any(|id| !now.lines().any(|other| other == id)),
                _ => false,
            }
        })
}

fn check_links(site: &Site, addresses: &Addresses<'_>, made: &[Made], mistakes: &mut Mistakes) {
    let urls: Vec<_> = made.par_iter().map(|made| address_of(&made.path)).collect();
    let ids = || {
        let ids = made.iter().zip(&urls).filter_map(|(made, url)| {
            let drawn = made.output.drawn.as_ref()?;
            Some((url.as_str(), drawn.ids.as_str()))
        });
        ids.collect()
    };
    let targets = Targets {
        addresses,
        ids: LazyCell::new(Box::new(ids)),
        drafts: &site.content.drafts,
    };
    let looked = made
        .iter()
        .zip(&urls)
        .filter_map(|(made, url)| Some((url.as_str(), made.page.as_ref()?)));
    links::check(site, &targets, looked, mistakes);
}

/// What is said of pages and pictures that are large.
fn sizes(made: &[Made]) -> Vec<String> {
    let made = made.iter();
    output::sizes(made.map(|made| (made.path.as_str(), made.output.size)))
}

/// What is to be moved and what goes; fills in what the next build should know.
fn changes(next: &mut Memory, made: Vec<Made>, memory: &Memory) -> Changes {
    let mut changes = Changes::default();
    let staged = made.iter().filter(|made| made.staged);
    changes.made = staged.map(|made| made.path.clone()).collect();
    changes.made.par_sort_unstable();
    let outputs = made.into_iter().map(|made| (made.path, made.output));
    next.outputs = outputs.collect();
    let gone = memory.outputs.keys();
    let gone = gone.filter(|path| !next.outputs.contains_key(*path));
    changes.gone = gone.cloned().collect();
    changes.gone.par_sort_unstable();
    changes
}
