//! The furniture of the form: every word in it that is not about the survey.

use super::{Months, Plural, decimal, fill};
use crate::Date;
use crate::pack::packed;
use serde::de::{self, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

macro_rules! words {
    (
        form { $($(#[$doc:meta])* $name:ident: $kind:ident,)* }
        page { $($(#[$page_doc:meta])* $page_name:ident: $page_kind:ident,)* }
    ) => {
        /// Buttons, headings and messages, by name. A missing or misspelt name
        /// in a language's file is an error where the file is read.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
        pub struct WidgetText {
            $($(#[$doc])* pub $name: $kind,)*
            $($(#[$page_doc])* pub $page_name: $page_kind,)*
        }

        packed!(WidgetText { $($name),* } without { $($page_name),* });

        /// Every name, in the order above.
        const NAMES: &[&str] = &[$(stringify!($name),)* $(stringify!($page_name)),*];

        impl WidgetText {
            /// What stands under each name, in the order above.
            fn entries(&mut self) -> Vec<Entry<'_>> {
                vec![
                    $(Entry::$kind(&mut self.$name),)*
                    $(Entry::$page_kind(&mut self.$page_name)),*
                ]
            }

            /// The words that a bundle brings to the form: without those that
            /// only pages say.
            pub fn of_the_form(&self) -> Self {
                Self {
                    $($name: self.$name.clone(),)*
                    $($page_name: Default::default()),*
                }
            }

            /// The words that follow a number, by name.
            #[cfg(feature = "parse")]
            pub(crate) fn plurals(&self) -> Vec<(&'static str, &Plural)> {
                let mut plurals = Vec::new();
                $(plurals.extend(self.$name.plural().map(|p| (stringify!($name), p)));)*
                $(plurals.extend(self.$page_name.plural().map(|p| (stringify!($page_name), p)));)*
                plurals
            }
        }
    };
}

/// What stands under a name.
enum Entry<'a> {
    String(&'a mut String),
    Plural(&'a mut Plural),
    Months(&'a mut Months),
}

/// Reads the names one by one. The reader that serde would write holds a hundred
/// texts at a time, each of which may have to be let go of at any point: the
/// compiler took minutes over it.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = WidgetText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the words of the form, by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WidgetText, A::Error> {
        let mut words = WidgetText::default();
        let mut entries: Vec<_> = words.entries().into_iter().map(Some).collect();
        while let Some(Place(place)) = map.next_key()? {
            match entries[place].take() {
                Some(Entry::String(words)) => *words = map.next_value()?,
                Some(Entry::Plural(words)) => *words = map.next_value()?,
                Some(Entry::Months(words)) => *words = map.next_value()?,
                None => return Err(A::Error::duplicate_field(NAMES[place])),
            }
        }
        match entries.iter().position(Option::is_some) {
            Some(missing) => Err(A::Error::missing_field(NAMES[missing])),
            None => Ok(words),
        }
    }
}

impl<'de> Deserialize<'de> for WidgetText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("WidgetText", NAMES, Reader)
    }
}

/// A name, as its place among all of them.
struct Place(usize);

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(PlaceReader)
    }
}

struct PlaceReader;

impl Visitor<'_> for PlaceReader {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Place, E> {
        let place = NAMES.iter().position(|known| *known == name);
        place
            .map(Place)
            .ok_or_else(|| E::unknown_field(name, NAMES))
    }
}

/// A text, or a text for each kind of number.
#[cfg(feature = "parse")]
trait Words {
    fn plural(&self) -> Option<&Plural> {
        None
    }
}

#[cfg(feature = "parse")]
impl Words for String {}

#[cfg(feature = "parse")]
impl Words for Months {}

#[cfg(feature = "parse")]
impl Words for Plural {
    fn plural(&self) -> Option<&Plural> {
        Some(self)
    }
}

impl WidgetText {
    /// A date written out: "22 November 2026".
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (decimal(date.day().into()), decimal(date.year().into()));
        let month = self.months.name(date.month());
        fill(
            &self.date,
            &[("day", &day), ("month", month), ("year", &year)],
        )
    }

    /// A whole number in figures: "1,500".
    pub fn number(&self, number: u64) -> String {
        let digits = decimal(number);
        let mut written = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push_str(&self.thousands);
            }
            written.push(digit);
        }
        written
    }
}

words! {
  form {
    /// The button that opens the first page.
    start: String,
    /// The button that goes on.
    next: String,
    /// The button that passes over a question.
    skip: String,
    /// The link to the page before.
    back: String,
    /// Yes, in the age gate.
    yes: String,
    /// No, in the age gate.
    no: String,
    /// The line below the age gate.
    age_hint: String,
    /// The link to the privacy notice.
    privacy_link: String,
    /// `{n}` and `{total}`: "Question 4 of up to 15".
    progress: String,
    /// The name of the language switch, for screen readers.
    language_label: String,
    /// Told to screen readers of links that open a new tab.
    new_tab: String,
    /// The button that shows all questions on one page.
    all_show: String,
    /// The button that shows one at a time again.
    one_show: String,
    /// The heading of the page of all questions.
    all_title: String,
    /// The line below it.
    all_note: String,
    /// Told there of a question that must be answered.
    all_needed: String,
    /// Announced when an answer changed which questions are there.
    all_changed: String,
    /// The heading of the error summary.
    problem_title: String,
    /// Put in front of the page's title when there are errors.
    error_prefix: String,
    /// A question that must be answered.
    error_required: String,
    /// The age gate without an answer.
    error_age: String,
    /// The consent box unticked.
    error_consent: String,
    /// A choice that stands alone, with others.
    error_alone: String,
    /// An organisation that is not in the list.
    error_organisation: String,
    /// A story without a permission.
    error_permission: String,
    /// A story without its consent.
    error_story_consent: String,
    /// An empty story sent on.
    error_story_empty: String,
    /// A story over the limit; `{over}` characters.
    error_story_long: Plural,
    /// The label of the search box for organisations.
    search_label: String,
    /// The line below it.
    search_hint: String,
    /// Announced: `{n}` organisations found.
    search_found: Plural,
    /// Announced when none is found.
    search_none: String,
    /// Opens the plain list, in place of the search.
    search_choose: String,
    /// The first option of the plain list, which chooses nothing.
    search_blank: String,
    /// `{name}`: a name that an organisation had before, below its name.
    search_was: String,
    /// Announced when `{name}` was chosen.
    search_chosen: String,
    /// "or", between the search and the other choices.
    search_or: String,
    /// Told of the many-of questions: "Choose any that apply".
    choose_any: String,
    /// Announced when a choice cleared the others.
    cleared_others: String,
    /// The button that goes on to the story.
    story_write: String,
    /// The button that goes on without one.
    story_without: String,
    /// The heading above what may point to a person.
    hint_title: String,
    /// The line below it.
    hint_explain: String,
    /// The button that marks the words in the box.
    hint_show: String,
    /// The button that takes them out.
    hint_out: String,
    /// The button that keeps them.
    hint_keep: String,
    /// Announced after words were taken out.
    hint_taken: String,
    /// Announced after words were kept.
    hint_kept: String,
    /// An NHS number.
    hint_nhs_number: String,
    /// A telephone number.
    hint_phone: String,
    /// An e-mail address.
    hint_email: String,
    /// A web address.
    hint_web: String,
    /// A name in social media.
    hint_handle: String,
    /// A postcode.
    hint_postcode: String,
    /// A date.
    hint_date: String,
    /// Somebody's name.
    hint_person: String,
    /// A hospital, trust or health board.
    hint_place: String,
    /// A National Insurance number.
    hint_insurance: String,
    /// Ten digits of which nothing more is known.
    hint_number: String,
    /// The switch of the spell-check of the story.
    spelling: String,
    /// Why it is off.
    spelling_why: String,
    /// `{left}` characters are left.
    characters_left: Plural,
    /// `{over}` characters too many.
    characters_over: Plural,
    /// The heading of the page that shows the answers.
    check_title: String,
    /// What will be sent, and where to.
    check_what: String,
    /// The link that goes back to one answer.
    change: String,
    /// An answer that was not given.
    not_answered: String,
    /// The heading above the story on that page.
    check_story: String,
    /// No story was told.
    check_no_story: String,
    /// The key that the answers are locked with: `{key}`.
    check_key: String,
    /// The button that sends.
    send: String,
    /// Told while it is being sent.
    sending: String,
    /// The heading when sending failed.
    failed_title: String,
    /// No connection, or no answer in time.
    failed_network: String,
    /// The endpoint is busy or down.
    failed_busy: String,
    /// The endpoint refused it.
    failed_refused: String,
    /// Everything is still here.
    failed_kept: String,
    /// Above the withdrawal code, when it is not known whether they arrived.
    failed_code: String,
    /// The button that tries again.
    try_again: String,
    /// When it tries again by itself: in about `{n}` seconds.
    try_next: Plural,
    /// The same in about `{n}` minutes.
    try_later: Plural,
    /// The button that keeps it from trying by itself.
    try_stop: String,
    /// Told before sending where the device is offline, and when it goes offline.
    offline: String,
    /// Announced when it is connected again.
    online: String,
    /// The button that leads to saving answers.
    save_offer: String,
    /// The heading of the page that asks.
    save_title: String,
    /// Why it may be unsafe, and for how long.
    save_explain: String,
    /// The box that saves the story too.
    save_story: String,
    /// The button that saves.
    save_yes: String,
    /// The button that does not.
    save_no: String,
    /// The button that clears what was saved, on every page.
    save_clear: String,
    /// Announced after it.
    save_cleared: String,
    /// The heading on coming back.
    return_title: String,
    /// The button that goes on with them.
    return_go: String,
    /// The button that deletes everything.
    delete_all: String,
    /// The heading of the last page.
    done_title: String,
    /// Thanks, in full.
    done_thanks: String,
    /// The heading above the withdrawal code.
    code_title: String,
    /// What the code does, and that it is shown once.
    code_explain: String,
    /// The button that copies it.
    code_copy: String,
    /// Announced after it was copied.
    code_copied: String,
    /// Announced when the browser would not copy it.
    code_not_copied: String,
    /// The button that prints the page.
    print: String,
    /// Nothing is kept on this device.
    nothing_kept: String,
    /// When results come out: `{date}`.
    results_when: String,
    /// A date: `{day}`, `{month}` and `{year}`.
    date: String,
    /// The months as they stand in a date. Not every browser knows every
    /// language: Chromium writes a Welsh date in American English.
    months: Months,
    /// What stands between the thousands of a number.
    thousands: String,
    /// The heading above the support lines.
    support_title: String,
    /// The link to the support page.
    support_more: String,
    /// The button that leaves the page at once.
    leave: String,
    /// The heading of the page that explains the button.
    leave_title: String,
    /// What the button does and does not do.
    leave_explain: String,
    /// Shown in a form that is no campaign's yet.
    sample_note: String,
    /// Shown where the words are a draft that no fluent speaker has approved.
    draft_note: String,
  }
  page {
    /// Shown while the program is on its way.
    loading: String,
    /// Shown in place of the form when the program cannot run.
    start_failed: String,
    /// Shown where scripts are off.
    no_script: String,
    /// The link to every question on one page.
    see_all: String,
    /// Announced after Shift: press it `{n}` more times.
    leave_more: Plural,
    /// All that is left on the page after leaving.
    left: String,
  }
}
