//! Picking an organisation: a search box over a list (the combobox pattern of
//! the ARIA Authoring Practices Guide, with manual selection) and, folded away,
//! the whole list as a plain select.
//!
//! What is typed finds names on this device and goes nowhere else.

mod combobox;

use super::search::{Index, known_as};
use crate::form::{Form, Subject};
use crate::part;
use crate::sheet::Group;
use crate::ui::Ui;
use leptos::prelude::*;
use survey::text::fill;
use survey::{Answer, Organisation, QuestionId};

const ID: &str = "coc-search";
const LIST: &str = "coc-found";

/// The picker while its page is shown.
#[derive(Clone, Copy)]
struct Picker {
    ui: Ui,
    list: StoredValue<List>,
    typed: RwSignal<String>,
    found: Memo<Vec<usize>>,
    open: RwSignal<bool>,
    /// The place, among those found, that the arrow keys are at.
    active: RwSignal<Option<usize>>,
}

struct List {
    question: QuestionId,
    organisations: Vec<Organisation>,
    index: Index,
}

/// The search and the list; nothing where there is nothing to pick from.
pub(crate) fn organisation(ui: Ui, form: &Form, group: &Group) -> Option<impl IntoView + use<>> {
    let Subject::Question(question) = &group.subject else {
        return None;
    };
    let organisations = form.organisations();
    if organisations.is_empty() {
        return None;
    }
    let picker = Picker::new(ui, question.clone(), organisations);
    let words = form.words();
    let (choose, blank) = (words.search_choose.clone(), words.search_blank.clone());
    Some(view! {
        {combobox::combobox(picker, form, group.mistake.is_some())}
        <details class="coc-details">
            <summary>{choose.clone()}</summary>
            {select(picker, choose, blank)}
        </details>
        <p class="coc-or">{words.search_or.clone()}</p>
    })
}

fn select(picker: Picker, label: String, blank: String) -> impl IntoView {
    let options = picker.list.with_value(|list| {
        let options = list.organisations.iter().enumerate();
        let options = options.map(|(place, organisation)| {
            let selected = move || picker.picked() == Some(place);
            view! {
                <option value=place.to_string() prop:selected=selected>
                    {picker.name(organisation)}
                </option>
            }
        });
        options.collect::<Vec<_>>()
    });
    let change = move |event: web_sys::Event| picker.pick(event_target_value(&event).parse().ok());
    view! {
        <select class="coc-select" aria-label=label autocomplete="off" on:change=change>
            <option value="">{blank}</option>
            {options}
        </select>
    }
}

impl Picker {
    fn new(ui: Ui, question: QuestionId, organisations: Vec<Organisation>) -> Self {
        let list = StoredValue::new(List {
            index: Index::new(&organisations),
            question,
            organisations,
        });
        let typed = RwSignal::new(String::new());
        let found =
            Memo::new(move |_| typed.with(|typed| list.with_value(|list| list.index.find(typed))));
        Self {
            ui,
            list,
            typed,
            found,
            open: RwSignal::new(false),
            active: RwSignal::new(None),
        }
    }

    fn name(self, organisation: &Organisation) -> String {
        let form = self.ui.form;
        form.with_untracked(|form| organisation.name(&form.texts().language).to_owned())
    }

    fn others(self, organisation: &Organisation) -> String {
        let form = self.ui.form;
        form.with_untracked(|form| known_as(organisation, &form.texts().language))
    }

    /// The answer that the form has, if any.
    fn answer(self) -> Option<Answer> {
        let question = self.list.with_value(|list| list.question.clone());
        let form = self.ui.form;
        form.with(|form| form.answers().get(question.as_str()).cloned())
    }

    /// The place in the list of the organisation that the form has.
    fn picked(self) -> Option<usize> {
        let Some(Answer::Organisation(code)) = self.answer() else {
            return None;
        };
        self.list
            .with_value(|list| list.organisations.iter().position(|o| o.code == code))
    }

    /// What stands in the search box.
    fn shown(self) -> String {
        match (self.picked(), self.answer()) {
            (Some(place), _) => self
                .list
                .with_value(|list| self.name(&list.organisations[place])),
            (None, Some(_)) => String::new(),
            (None, None) => self.typed.get(),
        }
    }

    /// Makes an organisation the answer, or takes the answer back.
    fn pick(self, place: Option<usize>) {
        let (question, picked) = self.list.with_value(|list| {
            let picked = place.and_then(|place| list.organisations.get(place).cloned());
            (list.question.clone(), picked)
        });
        let answer = picked
            .as_ref()
            .map(|o| Answer::Organisation(o.code.clone()));
        self.ui.form.update(|form| form.answer(&question, answer));
        self.typed.set(String::new());
        self.close();
        if let Some(organisation) = picked {
            let name = self.name(&organisation);
            let words = self
                .ui
                .form
                .with_untracked(|form| form.words().search_chosen.clone());
            self.ui.say(&fill(&words, &[("name", &name)]));
        }
    }

    /// The person typed: any answer there was gives way to the search.
    fn search(self, typed: String) {
        let question = self.list.with_value(|list| list.question.clone());
        let searching = !typed.trim().is_empty();
        self.ui
            .form
            .update(|form| form.search(&question, searching));
        self.typed.set(typed);
        self.active.set(None);
        self.open.set(searching);
        if searching {
            self.ui.say_later(Box::new(move || self.tally()));
        }
    }

    /// How many were found, in words.
    fn tally(self) -> String {
        let found = self.found.with_untracked(Vec::len);
        self.ui.form.with_untracked(|form| match found {
            0 => form.words().search_none.clone(),
            _ => fill(&form.words().search_found, &[("n", &found.to_string())]),
        })
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }
}

/// The id of a found organisation in the list.
fn option_id(at: usize) -> String {
    part::nth(LIST, at)
}
