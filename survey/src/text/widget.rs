//! The furniture of the form: every word in it that is not about the survey.

use super::{Months, Plural, decimal, fill};
use crate::Date;
use crate::pack::{Pack, Packer, Unpacker};
use serde::de::{self, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::array;
use std::fmt;

macro_rules! words {
    (
        form {
            texts { $($(#[$doc:meta])* $name:ident,)* }
            counted { $($(#[$other_doc:meta])* $other:ident: $kind:ident,)* }
        }
        page {
            texts { $($(#[$page_doc:meta])* $page_name:ident,)* }
            counted { $($(#[$page_other_doc:meta])* $page_other:ident: $page_kind:ident,)* }
        }
    ) => {
        /// The place of each text among the others.
        #[allow(non_camel_case_types, reason = "they are the names of methods and of files' keys")]
        #[derive(Clone, Copy)]
        enum Place {
            $($name,)*
            $($page_name,)*
        }

        /// How many of them a bundle brings to the form; the rest only pages say.
        const OF_THE_FORM: usize = [$(stringify!($name)),*].len();
        const TEXTS: usize = OF_THE_FORM + [$(stringify!($page_name)),*].len();

        /// Every name, the texts first.
        const NAMES: &[&str] = &[
            $(stringify!($name),)*
            $(stringify!($page_name),)*
            $(stringify!($other),)*
            $(stringify!($page_other),)*
        ];

        /// Buttons, headings and messages, by name. A missing or misspelt name
        /// in a language's file is an error where the file is read.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct WidgetText {
            /// In one array, which is read in one loop: a field for each would
            /// be read by a line of code for each.
            texts: [String; TEXTS],
            $($(#[$other_doc])* pub $other: $kind,)*
            $($(#[$page_other_doc])* pub $page_other: $page_kind,)*
        }

        impl WidgetText {
            $($(#[$doc])* pub fn $name(&self) -> &str {
                &self.texts[Place::$name as usize]
            })*

            $($(#[$page_doc])* pub fn $page_name(&self) -> &str {
                &self.texts[Place::$page_name as usize]
            })*

            /// What stands under each name, in the order of the names.
            fn entries(&mut self) -> Vec<Entry<'_>> {
                let mut entries: Vec<_> = self.texts.iter_mut().map(Entry::Text).collect();
                entries.extend([
                    $(Entry::$kind(&mut self.$other),)*
                    $(Entry::$page_kind(&mut self.$page_other),)*
                ]);
                entries
            }

            /// The words that follow a number, by name.
            #[cfg(feature = "parse")]
            pub(crate) fn plurals(&self) -> Vec<(&'static str, &Plural)> {
                let mut plurals = Vec::new();
                $(plurals.extend(self.$other.plural().map(|p| (stringify!($other), p)));)*
                $(plurals.extend(self.$page_other.plural().map(|p| (stringify!($page_other), p)));)*
                plurals
            }
        }

        impl Default for WidgetText {
            fn default() -> Self {
                Self {
                    texts: array::from_fn(|_| String::new()),
                    $($other: Default::default(),)*
                    $($page_other: Default::default(),)*
                }
            }
        }

        impl Serialize for WidgetText {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(NAMES.len()))?;
                for (name, text) in NAMES.iter().zip(&self.texts) {
                    map.serialize_entry(name, text)?;
                }
                $(map.serialize_entry(stringify!($other), &self.$other)?;)*
                $(map.serialize_entry(stringify!($page_other), &self.$page_other)?;)*
                map.end()
            }
        }

        /// Without what only pages say.
        impl Pack for WidgetText {
            fn pack(&self, to: &mut Packer) {
                for text in &self.texts[..OF_THE_FORM] {
                    text.pack(to);
                }
                $(self.$other.pack(to);)*
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self {
                    texts: array::from_fn(|place| match place {
                        0..OF_THE_FORM => Pack::unpack(from),
                        _ => String::new(),
                    }),
                    $($other: Pack::unpack(from),)*
                    $($page_other: Default::default(),)*
                }
            }
        }
    };
}

/// What stands under a name.
enum Entry<'a> {
    Text(&'a mut String),
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
        while let Some(Name(place)) = map.next_key()? {
            match entries[place].take() {
                Some(Entry::Text(text)) => *text = map.next_value()?,
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
struct Name(usize);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameReader)
    }
}

struct NameReader;

impl Visitor<'_> for NameReader {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        let place = NAMES.iter().position(|known| *known == name);
        place.map(Name).ok_or_else(|| E::unknown_field(name, NAMES))
    }
}

/// A text for each kind of number, or for each month.
#[cfg(feature = "parse")]
trait Words {
    fn plural(&self) -> Option<&Plural> {
        None
    }
}

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
    pub fn date_in_words(&self, date: Date) -> String {
        let (day, year) = (decimal(date.day().into()), decimal(date.year().into()));
        let month = self.months.name(date.month());
        fill(
            self.date(),
            &[("day", &day), ("month", month), ("year", &year)],
        )
    }

    /// A whole number in figures: "1,500".
    pub fn number(&self, number: u64) -> String {
        let digits = decimal(number);
        let mut written = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push_str(self.thousands());
            }
            written.push(digit);
        }
        written
    }
}

words! {
    form {
        texts {
            /// The button that goes on.
            next,
            /// The button that passes over a question.
            skip,
            /// The link to the page before.
            back,
            /// Yes, in the age gate.
            yes,
            /// No, in the age gate.
            no,
            /// The line below the age gate.
            age_hint,
            /// The link to the privacy notice.
            privacy_link,
            /// `{n}` and `{total}`: "Question 4 of up to 15".
            progress,
            /// Told to screen readers of links that open a new tab.
            new_tab,
            /// The button that shows all questions on one page.
            all_show,
            /// The button that shows one at a time again.
            one_show,
            /// The heading of the page of all questions.
            all_title,
            /// The line below it.
            all_note,
            /// Told there of a question that must be answered.
            all_needed,
            /// Announced when an answer changed which questions are there.
            all_changed,
            /// The heading of the error summary.
            problem_title,
            /// Put in front of the page's title when there are errors.
            error_prefix,
            /// A question that must be answered.
            error_required,
            /// The age gate without an answer.
            error_age,
            /// The consent box unticked.
            error_consent,
            /// A choice that stands alone, with others.
            error_alone,
            /// An organisation that is not in the list.
            error_organisation,
            /// A story without a permission.
            error_permission,
            /// A story without its consent.
            error_story_consent,
            /// An empty story sent on.
            error_story_empty,
            /// The label of the search box for organisations.
            search_label,
            /// The line below it.
            search_hint,
            /// Announced when none is found.
            search_none,
            /// Opens the plain list, in place of the search.
            search_choose,
            /// The first option of the plain list, which chooses nothing.
            search_blank,
            /// `{name}`: a name that an organisation had before, below its name.
            search_was,
            /// Announced when `{name}` was chosen.
            search_chosen,
            /// "or", between the search and the other choices.
            search_or,
            /// Told of the many-of questions: "Choose any that apply".
            choose_any,
            /// Announced when a choice cleared the others.
            cleared_others,
            /// The button that goes on to the story.
            story_write,
            /// The button that goes on without one.
            story_without,
            /// The heading above what may point to a person.
            hint_title,
            /// The line below it.
            hint_explain,
            /// The button that marks the words in the box.
            hint_show,
            /// The button that takes them out.
            hint_out,
            /// The button that keeps them.
            hint_keep,
            /// Announced after words were taken out.
            hint_taken,
            /// Announced after words were kept.
            hint_kept,
            /// An NHS number.
            hint_nhs_number,
            /// A telephone number.
            hint_phone,
            /// An e-mail address.
            hint_email,
            /// A web address.
            hint_web,
            /// A name in social media.
            hint_handle,
            /// A postcode.
            hint_postcode,
            /// A date.
            hint_date,
            /// Somebody's name.
            hint_person,
            /// A hospital, trust or health board.
            hint_place,
            /// A National Insurance number.
            hint_insurance,
            /// Ten digits of which nothing more is known.
            hint_number,
            /// The switch of the spell-check of the story.
            spelling,
            /// Why it is off.
            spelling_why,
            /// The heading of the page that shows the answers.
            check_title,
            /// What will be sent, and where to.
            check_what,
            /// The link that goes back to one answer.
            change,
            /// An answer that was not given.
            not_answered,
            /// The heading above the story on that page.
            check_story,
            /// No story was told.
            check_no_story,
            /// The key that the answers are locked with: `{key}`.
            check_key,
            /// The button that sends.
            send,
            /// Told while it is being sent.
            sending,
            /// The heading when sending failed.
            failed_title,
            /// No connection, or no answer in time.
            failed_network,
            /// The endpoint is busy or down.
            failed_busy,
            /// The endpoint refused it.
            failed_refused,
            /// Everything is still here.
            failed_kept,
            /// Above the withdrawal code, when it is not known whether they arrived.
            failed_code,
            /// The button that tries again.
            try_again,
            /// The button that keeps it from trying by itself.
            try_stop,
            /// Told before sending where the device is offline, and when it goes offline.
            offline,
            /// Announced when it is connected again.
            online,
            /// The button that leads to saving answers.
            save_offer,
            /// The heading of the page that asks.
            save_title,
            /// Why it may be unsafe, and for how long.
            save_explain,
            /// The box that saves the story too.
            save_story,
            /// The button that saves.
            save_yes,
            /// The button that does not.
            save_no,
            /// The button that clears what was saved, on every page.
            save_clear,
            /// Announced after it.
            save_cleared,
            /// The heading on coming back.
            return_title,
            /// The button that goes on with them.
            return_go,
            /// The button that deletes everything.
            delete_all,
            /// The heading of the last page.
            done_title,
            /// Thanks, in full.
            done_thanks,
            /// The heading above the withdrawal code.
            code_title,
            /// What the code does, and that it is shown once.
            code_explain,
            /// The button that copies it.
            code_copy,
            /// Announced after it was copied.
            code_copied,
            /// Announced when the browser would not copy it.
            code_not_copied,
            /// The button that prints the page.
            print,
            /// Nothing is kept on this device.
            nothing_kept,
            /// When results come out: `{date}`.
            results_when,
            /// A date: `{day}`, `{month}` and `{year}`.
            date,
            /// What stands between the thousands of a number.
            thousands,
            /// The heading of the page that explains the button.
            leave_title,
            /// What the button does and does not do.
            leave_explain,
        }
        counted {
            /// A story over the limit; `{over}` characters.
            error_story_long: Plural,
            /// Announced: `{n}` organisations found.
            search_found: Plural,
            /// `{left}` characters are left.
            characters_left: Plural,
            /// `{over}` characters too many.
            characters_over: Plural,
            /// When it tries again by itself: in about `{n}` seconds.
            try_next: Plural,
            /// The same in about `{n}` minutes.
            try_later: Plural,
            /// The months as they stand in a date. Not every browser knows every
            /// language: Chromium writes a Welsh date in American English.
            months: Months,
        }
    }
    page {
        texts {
            /// The button that opens the first page.
            start,
            /// The name of the language switch, for screen readers.
            language_label,
            /// The heading above the support lines.
            support_title,
            /// The link to the support page.
            support_more,
            /// The button that leaves the page at once.
            leave,
            /// Shown in a form that is no campaign's yet.
            sample_note,
            /// Shown where the words are a draft that no fluent speaker has approved.
            draft_note,
            /// Shown while the program is on its way.
            loading,
            /// Shown in place of the form when the program cannot run.
            start_failed,
            /// Shown where scripts are off.
            no_script,
            /// The link to every question on one page.
            see_all,
            /// All that is left on the page after leaving.
            left,
        }
        counted {
            /// Announced after Shift: press it `{n}` more times.
            leave_more: Plural,
        }
    }
}
