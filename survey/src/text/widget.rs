//! The furniture of the form: every word in it that is not about the survey.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Buttons, headings and messages, by name. A missing or misspelt name
        /// in a language's file is an error where the file is read.
        ///
        /// In a bundle they are a plain list, in the order below: reading a
        /// hundred named fields one by one would be a tenth of the widget.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(remote = "Self", deny_unknown_fields)]
        pub struct WidgetText {
            $($(#[$doc])* pub $name: String,)*
        }

        impl WidgetText {
            fn list(&self) -> Vec<&str> {
                vec![$(&self.$name),*]
            }

            fn from_list(list: Vec<String>) -> Option<Self> {
                let count = [$(stringify!($name)),*].len();
                let mut list = (list.len() == count).then(|| list.into_iter())?;
                Some(Self {
                    $($name: take(&mut list),)*
                })
            }
        }
    };
}

/// The next of a list that is known to be long enough.
#[inline(never)]
fn take(list: &mut std::vec::IntoIter<String>) -> String {
    list.next().unwrap_or_default()
}

impl Serialize for WidgetText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Self::serialize(self, serializer)
        } else {
            self.list().serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for WidgetText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::deserialize(deserializer);
        }
        let list = Vec::<String>::deserialize(deserializer)?;
        Self::from_list(list).ok_or_else(|| D::Error::custom("another list of words"))
    }
}

words! {
    /// The button that opens the first page.
    start,
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
    /// Shown while the program is on its way.
    loading,
    /// Shown in place of the form when the program cannot run.
    start_failed,
    /// Shown where scripts are off.
    no_script,
    /// The name of the language switch, for screen readers.
    language_label,
    /// Told to screen readers of links that open a new tab.
    new_tab,
    /// The link to every question on one page.
    see_all,
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
    /// A story over the limit; `{over}` characters.
    error_story_long,
    /// The label of the search box for organisations.
    search_label,
    /// The line below it.
    search_hint,
    /// Announced: `{n}` organisations found.
    search_found,
    /// Announced when none is found.
    search_none,
    /// Opens the plain list, in place of the search.
    search_choose,
    /// The first option of the plain list, which chooses nothing.
    search_blank,
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
    /// `{left}` characters are left.
    characters_left,
    /// `{over}` characters too many.
    characters_over,
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
    /// The heading above the support lines.
    support_title,
    /// The link to the support page.
    support_more,
    /// The button that leaves the page at once.
    leave,
    /// The heading of the page that explains the button.
    leave_title,
    /// What the button does and does not do.
    leave_explain,
    /// Announced after Shift: press it `{n}` more times.
    leave_more,
    /// Announced after Shift: press it once more.
    leave_once,
    /// All that is left on the page after leaving.
    left,
    /// Shown in a form that is no campaign's yet.
    sample_note,
}
