//! Picking an organisation: a search box over a list (the combobox pattern of
//! the ARIA Authoring Practices Guide, with manual selection) and, folded away,
//! the whole list as a plain select.
//!
//! What is typed finds names on this device and goes nowhere else.

mod combobox;

use super::search::{Index, Reason, reasons};
use crate::form::{Form, Subject};
use crate::part;
use crate::sheet::Group;
use crate::ui::Ui;
use leptos::prelude::*;
use std::sync::Arc;
use survey::text::fill;
use survey::{Answer, Organisation, QuestionId};

const ID: &str = "coc-search";
const LIST: &str = "coc-found";

/// The picker while its page is shown.
#[derive(Clone)]
struct Picker {
    ui: Ui,
    list: Arc<List>,
    search: RwSignal<Search>,
}

struct List {
    question: QuestionId,
    organisations: Vec<Organisation>,
    index: Index,
}

/// Where the search stands.
#[derive(Clone, Default)]
struct Search {
    typed: String,
    /// The places in the list of what was found.
    found: Vec<usize>,
    open: bool,
    /// The place, among those found, that the arrow keys are at.
    active: Option<usize>,
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
        {combobox::combobox(&picker, form, group.mistake.is_some())}
        <details class="coc-details">
            <summary>{choose.clone()}</summary>
            {select(&picker, form, choose, blank)}
        </details>
        <p class="coc-or">{words.search_or.clone()}</p>
    })
}

fn select(picker: &Picker, form: &Form, label: String, blank: String) -> impl IntoView + use<> {
    let options = picker.list.organisations.iter().enumerate();
    let options = options.map(|(place, organisation)| {
        let picker = picker.clone();
        let name = organisation.name(&form.texts().language).to_owned();
        view! {
            <option value=place.to_string() prop:selected=move || picker.picked() == Some(place)>
                {name}
            </option>
        }
    });
    let options: Vec<_> = options.collect();
    let picker = picker.clone();
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
        let index = Index::new(&organisations);
        let search = Search {
            found: index.find(""),
            ..Search::default()
        };
        Self {
            ui,
            list: Arc::new(List {
                question,
                organisations,
                index,
            }),
            search: RwSignal::new(search),
        }
    }

    /// The answer that the form has, if any.
    fn answer(&self) -> Option<Answer> {
        let question = self.list.question.as_str();
        self.ui.watch(|form| form.answers().get(question).cloned())
    }

    /// The place in the list of the organisation that the form has.
    fn picked(&self) -> Option<usize> {
        let Some(Answer::Organisation(code)) = self.answer() else {
            return None;
        };
        let mut list = self.list.organisations.iter();
        list.position(|o| o.code == code)
    }

    fn name(&self, place: usize) -> Option<String> {
        let organisation = self.list.organisations.get(place)?;
        let name = |form: &Form| organisation.name(&form.texts().language).to_owned();
        Some(self.ui.with(name))
    }

    /// Why an organisation was found, for the line below its name.
    fn reasons(&self, place: usize, typed: &str) -> Vec<Reason> {
        let Some(organisation) = self.list.organisations.get(place) else {
            return Vec::new();
        };
        self.ui.with(|form| {
            let was = &form.words().search_was;
            reasons(organisation, &form.texts().language, was, typed)
        })
    }

    /// What stands in the search box.
    fn shown(&self) -> String {
        match (self.picked(), self.answer()) {
            (Some(place), _) => self.name(place).unwrap_or_default(),
            (None, Some(_)) => String::new(),
            (None, None) => self.search.get().typed,
        }
    }

    /// Makes an organisation the answer, or takes the answer back.
    fn pick(&self, place: Option<usize>) {
        let picked = place.and_then(|place| self.list.organisations.get(place));
        let answer = picked.map(|o| Answer::Organisation(o.code.clone()));
        self.ui
            .update(&mut |form| form.answer(&self.list.question, answer.clone()));
        self.look_for(String::new(), false);
        if let Some(name) = place.and_then(|place| self.name(place)) {
            let words = self.ui.with(|form| form.words().search_chosen.clone());
            self.ui.say(&fill(&words, &[("name", &name)]));
        }
    }

    /// The person typed: any answer there was gives way to the search.
    fn search(&self, typed: String) {
        let searching = !typed.trim().is_empty();
        self.ui
            .update(&mut |form| form.search(&self.list.question, searching));
        self.look_for(typed, searching);
        if searching {
            let picker = self.clone();
            self.ui.say_later(Box::new(move || picker.tally()));
        }
    }

    fn look_for(&self, typed: String, open: bool) {
        self.search.set(Search {
            found: self.list.index.find(&typed),
            typed,
            open,
            active: None,
        });
    }

    /// Opens the list at a place, or closes it.
    fn open(&self, at: Option<usize>) {
        let mut search = self.search.get_untracked();
        search.open = at.is_some();
        search.active = at;
        self.search.set(search);
    }

    /// How many were found, in words.
    fn tally(&self) -> String {
        let found = self.search.get_untracked().found.len();
        self.ui.with(|form| match found {
            0 => form.words().search_none.clone(),
            _ => form.counted(&form.words().search_found, "n", found as u64),
        })
    }
}

/// The id of a found organisation in the list.
fn option_id(at: usize) -> String {
    part::nth(LIST, at)
}
