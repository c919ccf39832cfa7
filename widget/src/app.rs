//! The frame around every page, and the one view that draws them all.

mod arrive;
mod code;
mod rows;

pub(crate) use arrive::arrive;

use crate::dom;
use crate::field;
use crate::form::Form;
use crate::leave;
use crate::page::Page;
use crate::part;
use crate::sheet::{Act, Button, Extra, Sheet, sheet};
use crate::ui::Ui;
use leptos::either::EitherOf4;
use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use std::any::Any;
use survey::text::Review;

/// The id of the element that the form is drawn in.
pub(crate) const PLACE: &str = "coc-place";

/// Draws the page that the form is at, for as long as what it returns is kept.
/// Nothing is drawn while the start page is shown.
pub(crate) fn mount(ui: Ui) -> Option<Box<dyn Any>> {
    let place = dom::by_id(PLACE)?;
    let shown = ui.with(|form| form.page().clone());
    Some(match shown {
        Page::Start => return None,
        Page::Left => Box::new(mount_to_renderer(&place, move || left(ui))) as Box<dyn Any>,
        _ => {
            let page = move || ui.with(|form| page(ui, form));
            Box::new(mount_to_renderer(&place, page))
        }
    })
}

fn left(ui: Ui) -> impl IntoView {
    let words = ui.with(|form| form.words().left.clone());
    view! { <p class="coc-left">{words}</p> }
}

fn page(ui: Ui, form: &Form) -> impl IntoView + use<> {
    let sheet = sheet(form);
    let words = form.words();
    let sample = form.bundle().campaign.sample;
    let draft = form.texts().state == Review::Draft;
    let notes = [(sample, &words.sample_note), (draft, &words.draft_note)];
    let notes = notes.into_iter().filter(|(shown, _)| *shown);
    let notes: Vec<_> = notes
        .map(|(_, note)| view! { <p class="coc-sample">{note.clone()}</p> })
        .collect();
    let back = sheet.back.then(|| form.words().back.clone());
    let send = |event: web_sys::SubmitEvent| event.prevent_default();
    view! {
        <div class="coc-page">
            {top(ui, form)}
            <main class="coc-main">
                {notes}
                {back.map(|words| {
                    view! {
                        <button class="coc-back" type="button" on:click=|_| dom::go_back()>
                            {words}
                        </button>
                    }
                })}
                {summary(form)}
                <form class="coc-form" novalidate autocomplete="off" on:submit=send>
                    {body(ui, form, sheet)}
                </form>
            </main>
            {support(form)}
        </div>
    }
}

fn top(ui: Ui, form: &Form) -> impl IntoView + use<> {
    let words = form.words();
    let texts = &form.bundle().texts;
    let languages = (texts.len() > 1).then(|| {
        let buttons = texts.iter().map(|other| {
            let language = other.language.as_str().to_owned();
            let on = other.language == form.texts().language;
            view! {
                <button
                    class="coc-language"
                    type="button"
                    id=arrive::switch_id(&language)
                    lang=language.clone()
                    aria-pressed=if on { "true" } else { "false" }
                    on:click=move |_| arrive::switch(ui, &language)
                >
                    {other.name.clone()}
                </button>
            }
        });
        let buttons: Vec<_> = buttons.collect();
        let label = words.language_label.clone();
        view! { <div class="coc-languages" role="group" aria-label=label>{buttons}</div> }
    });
    view! {
        <header class="coc-top">
            <button class="coc-leave" type="button" on:click=move |_| leave::leave(ui)>
                {words.leave.clone()}
            </button>
            <p class="coc-campaign">{form.bundle().campaign.name.clone()}</p>
            {languages}
        </header>
    }
}

/// What is wrong, each with a link to its field.
fn summary(form: &Form) -> Option<impl IntoView + use<>> {
    if form.mistakes().is_empty() {
        return None;
    }
    let title = form.words().problem_title.clone();
    let mistakes = form.mistakes().iter();
    let mistakes = mistakes.map(|m| (m.field(), m.words(form)));
    let links = mistakes.map(|(field, words)| {
        let href = ["#", &*field].concat();
        let go = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            arrive::go_to_field(&field);
        };
        view! { <li><a href=href on:click=go>{words}</a></li> }
    });
    let links: Vec<_> = links.collect();
    Some(view! {
        <div class="coc-summary" id=part::SUMMARY role="alert" tabindex="-1">
            <h2 class="coc-summary-title">{title}</h2>
            <ul>{links}</ul>
        </div>
    })
}

fn body(ui: Ui, form: &Form, sheet: Sheet) -> impl IntoView + use<> {
    let groups: Vec<_> = sheet
        .groups
        .into_iter()
        .map(|group| field::choices(ui, form, group))
        .collect();
    let extra = match sheet.extra {
        Extra::Nothing => EitherOf4::A(()),
        Extra::Story {
            label,
            hints,
            mistake,
            ..
        } => EitherOf4::B(field::story(ui, form, label, hints, mistake)),
        Extra::Rows(list) => EitherOf4::C(rows::rows(ui, form, list)),
        Extra::Code {
            title,
            explain,
            code,
        } => EitherOf4::D(code::code(ui, form, title, explain, code)),
    };
    let class = if sheet.caption.is_some() {
        "coc-caption"
    } else {
        "coc-caption coc-hidden"
    };
    view! {
        <p class=class>{sheet.caption}</p>
        {sheet.heading.map(part::heading)}
        {paragraphs(sheet.notes)}
        {groups}
        {extra}
        {paragraphs(sheet.tail)}
        {sheet.link.map(|(words, address)| link(form, words, address))}
        {buttons(ui, sheet.buttons)}
    }
}

fn paragraphs(words: Vec<String>) -> Vec<impl IntoView> {
    let words = words.into_iter();
    words
        .map(|words| view! { <p class="coc-text">{words}</p> })
        .collect()
}

/// A link that opens beside the form, so that nothing typed is lost.
fn link(form: &Form, words: String, address: String) -> impl IntoView + use<> {
    let new_tab = form.words().new_tab.clone();
    view! {
        <p>
            <a
                class="coc-link"
                href=address
                hreflang=form.foreign()
                target="_blank"
                rel="noopener noreferrer"
            >
                {words}
                <span class="coc-hidden">" " {new_tab}</span>
            </a>
        </p>
    }
}

fn buttons(ui: Ui, buttons: Vec<Button>) -> impl IntoView {
    let buttons = buttons
        .into_iter()
        .enumerate()
        .map(|(at, Button { label, act })| {
            let (kind, class) = match at {
                0 => ("submit", "coc-button"),
                _ => ("button", "coc-button coc-button-quiet"),
            };
            view! {
                <button class=class type=kind on:click=move |event| press(ui, &act, &event)>
                    {label}
                </button>
            }
        });
    let buttons: Vec<_> = buttons.collect();
    view! { <div class="coc-actions">{buttons}</div> }
}

fn press(ui: Ui, act: &Act, event: &web_sys::Event) {
    // The form is not to be submitted: the page may be gone by then.
    event.prevent_default();
    ui.perform(act);
}

fn support(form: &Form) -> impl IntoView + use<> {
    let (words, bundle) = (form.words(), form.bundle());
    let lines = bundle.support.iter().map(|line| {
        let digits: String = line.number.split_whitespace().collect();
        view! {
            <li>
                <span class="coc-line-name">{line.name.clone()}</span>
                " "
                <a class="coc-line-number" href=["tel:", &digits].concat()>{line.number.clone()}</a>
                " "
                <span class="coc-line-hours">{line.hours.clone()}</span>
            </li>
        }
    });
    let lines: Vec<_> = lines.collect();
    let more = link(
        form,
        words.support_more.clone(),
        bundle.campaign.support_url.clone(),
    );
    view! {
        <aside class="coc-support" aria-labelledby="coc-support">
            <h2 class="coc-support-title" id="coc-support">{words.support_title.clone()}</h2>
            <ul class="coc-lines" lang=form.foreign()>{lines}</ul>
            {more}
        </aside>
    }
}
