//! What comes out at a time, and what waits for it.

use crate::content::{Content, DraftKind, Item, Mistakes, Moment, NOTES, Page, Segment, news_url};
use std::collections::BTreeMap;
use std::ops::Range;
use survey::Date;
use survey::parse::{Finding, nearest};

/// Something that the site will show, or stop showing, by itself once it is
/// built again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What happens then, in words.
    pub what: String,
    /// When.
    pub until: Moment,
}

/// Takes the items that are not out yet from the content, and puts the newest
/// of the others first.
pub(super) fn part(content: &mut Content, now: Moment) -> Vec<Item> {
    let all = std::mem::take(&mut content.news);
    let (mut out, mut waiting): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.out <= now);
    out.sort_by(|a, b| {
        b.out
            .cmp(&a.out)
            .then_with(|| a.page.name.cmp(&b.page.name))
    });
    waiting.sort_by(|a, b| {
        a.out
            .cmp(&b.out)
            .then_with(|| a.page.name.cmp(&b.page.name))
    });
    content.news = out;
    waiting
}

/// Everything that happens by itself later, the soonest first.
pub(super) fn waiting(content: &Content, items: &[Item], today: Date) -> Vec<Waiting> {
    let items = items.iter().map(|item| Waiting {
        what: format!("news item `{}` comes out", item.page.name),
        until: item.out,
    });
    let open = content.studies.iter().filter_map(|study| {
        let closes = study.about.take_part.as_ref()?.closes;
        let open = study.about.status_on(today) == crate::content::Status::Recruiting;
        let name = &study.page.name;
        open.then(|| Waiting {
            what: format!("study `{name}` stops inviting people"),
            until: Moment::after(closes),
        })
    });
    let mut all: Vec<_> = items.chain(open).collect();
    all.sort_by(|a, b| a.until.cmp(&b.until).then_with(|| a.what.cmp(&b.what)));
    all
}

/// What only shows between news, studies and the other pages. Before the items
/// that wait are taken out.
/// In a preview what waits can be followed to: it is only said that a build refuses it.
pub(super) fn check(content: &Content, now: Moment, preview: bool, mistakes: &mut Mistakes) {
    let later = later(content, now, preview);
    for item in &content.news {
        studies(content, item, mistakes);
        notes(&item.page, 1, mistakes);
        let future = item
            .updated
            .filter(|day| *day > now.date() && item.out <= now);
        if let Some(day) = future {
            let at = item.page.source.text.find("updated").unwrap_or(0);
            let message = format!("the item was changed on {day}, which is still to come");
            let finding = Finding::new(at..at + "updated".len(), message).code("news");
            mistakes.add(
                &item.page.source,
                finding.help("give the day of the change"),
            );
        }
        links(content, &later, &item.page, item.out.max(now), mistakes);
    }
    let others = content.pages.iter().chain(&content.points);
    for page in others.chain(content.studies.iter().map(|s| &s.page)) {
        notes(page, 0, mistakes);
        links(content, &later, page, now, mistakes);
    }
    for study in &content.studies {
        promise(content, study, now.date(), mistakes);
    }
}

/// That the study which an item belongs to is there.
fn studies(content: &Content, item: &Item, mistakes: &mut Mistakes) {
    let Some(wanted) = &item.study else {
        return;
    };
    let known = || content.studies.iter().map(|s| s.page.name.as_str());
    if !known().any(|name| name == wanted.get_ref()) {
        let message = format!("there is no study `{}`", wanted.get_ref());
        let draft = content.draft(DraftKind::Study, wanted.get_ref());
        let finding = Finding::new(wanted.span(), message.clone()).code("news");
        let finding = match (draft, nearest(wanted.get_ref(), known())) {
            (Some(draft), _) => draft.finding(wanted.span(), message),
            (None, Some(name)) => finding.help(format!("did you mean `{name}`?")),
            (None, None) => finding.help(format!("write `studies/{}.md`", wanted.get_ref())),
        };
        mistakes.add(&item.page.source, finding);
    }
}

/// That only news items have notes to editors, and only once.
fn notes(page: &Page, most: usize, mistakes: &mut Mistakes) {
    for span in blocks(page, NOTES).skip(most) {
        let finding = if most == 0 {
            Finding::new(span, "notes to editors belong to a news item")
                .code("news")
                .help("write a heading here, as in `## Notes`")
        } else {
            Finding::new(span, "the notes to editors have begun already")
                .code("news")
                .help("take one `{notes}` away")
        };
        mistakes.add(&page.source, finding);
    }
}

fn blocks<'a>(page: &'a Page, wanted: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    page.body
        .segments
        .iter()
        .filter_map(move |segment| match segment {
            Segment::Block { name, span, .. } if name == wanted => Some(span.clone()),
            _ => None,
        })
}

/// The items that are not out yet, by their addresses.
struct Later<'a> {
    items: BTreeMap<String, &'a Item>,
    /// Whether a preview shows them.
    preview: bool,
}

fn later(content: &Content, now: Moment, preview: bool) -> Later<'_> {
    let waiting = content.news.iter().filter(|item| item.out > now);
    let items = waiting.map(|item| (news_url(&item.page.name), item));
    Later {
        items: items.collect(),
        preview,
    }
}

/// Links to an item that is not out when the page is seen, from `seen` on.
fn links(content: &Content, later: &Later<'_>, page: &Page, seen: Moment, mistakes: &mut Mistakes) {
    if later.items.is_empty() {
        return;
    }
    let base = content.settings.site.base_url.get_ref();
    for (link, span) in &page.body.links {
        let path = link.strip_prefix(base.as_str()).unwrap_or(link);
        let path = path.split(['#', '?']).next().unwrap_or(path);
        if let Some(item) = later.items.get(path).filter(|item| item.out > seen) {
            let when = item.out.words();
            let message = format!("the news item `{}` waits until {when}", item.page.name);
            let help = "nobody could follow this link before: take it out, and put it back then";
            let finding = Finding::new(span.clone(), message).code("news").help(help);
            match later.preview {
                true => mistakes.warn(&page.source, finding),
                false => mistakes.add(&page.source, finding),
            }
        }
    }
}

/// A study that said when there would be news keeps its word, or an editor
/// hears of it.
fn promise(content: &Content, study: &crate::content::Study, today: Date, mistakes: &mut Mistakes) {
    let Some(day) = study.about.more_after.filter(|day| *day < today) else {
        return;
    };
    let name = &study.page.name;
    let has = content.news.iter().filter_map(|it| it.study.as_ref());
    if has.into_iter().any(|of| of.get_ref() == name) {
        return;
    }
    let at = study.page.source.text.find("more_after").unwrap_or(0);
    let message = format!("readers were told to look again after {day}, and there is no news");
    let finding = Finding::new(at..at + "more_after".len(), message).code("news");
    let help = format!("write an item in `news/` with `study = \"{name}\"`, or give a later day");
    mistakes.warn(&study.page.source, finding.help(help));
}
