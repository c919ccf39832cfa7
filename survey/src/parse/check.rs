//! A definition against itself.

use super::finding::unknown;
use super::locate::At::{Index, Key};
use super::{Finding, Findings, Located};
use crate::results::{EARLIER, MAIN};
use crate::{Area, ChoiceId, Condition, Definition, Kind, MAX_POINTS, Question, Test};

struct Check<'a> {
    definition: &'a Definition,
    located: &'a Located<'a>,
    findings: &'a mut Findings,
}

/// Everything that a typed definition can still have wrong.
pub(super) fn definition(definition: &Definition, located: &Located<'_>, findings: &mut Findings) {
    let mut check = Check {
        definition,
        located,
        findings,
    };
    check.lists();
    check.areas();
    check.counting();
    for (index, question) in definition.questions.iter().enumerate() {
        check.question(index, question);
    }
    check.principles();
}

/// The first value that stands earlier in the list as well, with its place.
fn repeated<T: PartialEq>(values: &[T]) -> impl Iterator<Item = (usize, &T)> {
    values
        .iter()
        .enumerate()
        .filter(|(i, v)| values[..*i].contains(v))
}

impl Check<'_> {
    fn add(&mut self, path: &[super::locate::At<'_>], message: String, help: Option<String>) {
        let span = self.located.span(path);
        self.findings.add(Finding {
            span,
            message,
            help,
            code: None,
        });
    }

    fn lists(&mut self) {
        let d = self.definition;
        if d.languages.is_empty() {
            self.add(
                &[Key("languages")],
                "a survey needs at least one language".to_owned(),
                None,
            );
        }
        for (i, language) in repeated(&d.languages) {
            self.add(
                &[Key("languages"), Index(i)],
                format!("language `{language}` appears twice"),
                None,
            );
        }
        for (i, principle) in repeated(&d.principles) {
            self.add(
                &[Key("principles"), Index(i)],
                format!("principle `{principle}` appears twice"),
                None,
            );
        }
        for (i, closing) in repeated(&d.closings) {
            self.add(
                &[Key("closings"), Index(i)],
                format!("closing `{closing}` appears twice"),
                None,
            );
        }
        if !d.closings.contains(&d.under_age) {
            let known = d.closings.iter().map(crate::ClosingId::as_str);
            let (message, help) = unknown(d.under_age.as_str(), "one of the `closings`", known);
            self.add(&[Key("under_age")], message, help);
        }
    }

    fn areas(&mut self) {
        let areas = &self.definition.areas;
        let roots = areas.iter().filter(|a| a.parent.is_none()).count();
        if roots != 1 {
            let message = format!("exactly one area has no parent; here {roots} have none");
            self.add(&[Key("area"), Index(0)], message, None);
        }
        for (i, area) in areas.iter().enumerate() {
            if areas[..i].iter().any(|a| a.id == area.id) {
                let message = format!("area `{}` appears twice", area.id);
                self.add(&[Key("area"), Index(i), Key("id")], message, None);
            }
            let Some(parent) = &area.parent else { continue };
            match areas[..i].iter().find(|a| a.id == *parent) {
                Some(Area { level, .. }) if *level < area.level => {}
                Some(_) => {
                    let message = format!("area `{}` is not smaller than its parent", area.id);
                    self.add(&[Key("area"), Index(i), Key("level")], message, None);
                }
                None => {
                    let known = areas[..i].iter().map(|a| a.id.as_str());
                    let (message, help) = unknown(parent.as_str(), "an area above this one", known);
                    self.add(&[Key("area"), Index(i), Key("parent")], message, help);
                }
            }
        }
    }

    fn counting(&mut self) {
        let counting = self.definition.counting.clone();
        let one = [Kind::One];
        self.counted(
            "role",
            counting.role.as_str(),
            &one,
            &[("own", &counting.own)],
        );
        self.roles(counting.role.as_str());
        self.counted(
            "when",
            counting.when.as_str(),
            &one,
            &[("recent", &counting.recent), ("earlier", &counting.earlier)],
        );
        self.counted("area", counting.area.as_str(), &one, &[]);
        if let Some(organisation) = &counting.organisation {
            self.counted(
                "organisation",
                organisation.as_str(),
                &[Kind::Organisation],
                &[],
            );
        }
    }

    /// Figures that are kept apart are named after their role.
    fn roles(&mut self, id: &str) {
        let questions = &self.definition.questions;
        let Some(index) = questions.iter().position(|q| q.id.as_str() == id) else {
            return;
        };
        for (i, choice) in questions[index].choices.iter().enumerate() {
            if [MAIN, EARLIER].contains(&choice.id.as_str()) {
                let at = [Key("question"), Index(index), Key("choices"), Index(i)];
                let message = format!("role `{}` has the name of another group", choice.id);
                let help = "the main figures and those from before the wave have this name";
                self.add(
                    &[at[0], at[1], at[2], at[3], Key("id")],
                    message,
                    Some(help.to_owned()),
                );
            }
        }
    }

    fn counted(&mut self, key: &str, id: &str, kinds: &[Kind], lists: &[(&str, &[ChoiceId])]) {
        let path = [Key("counting"), Key(key)];
        let Some(question) = self.definition.question(id) else {
            let known = self.definition.questions.iter().map(|q| q.id.as_str());
            let (message, help) = unknown(id, "a question", known);
            return self.add(&path, message, help);
        };
        if !kinds.contains(&question.kind) {
            self.add(
                &path,
                format!("question `{id}` is of a kind that cannot be used here"),
                None,
            );
        }
        for (list, choices) in lists {
            for (i, choice) in choices.iter().enumerate() {
                self.choice_of(question, choice, &[Key("counting"), Key(list), Index(i)]);
            }
        }
    }

    fn choice_of(
        &mut self,
        question: &Question,
        choice: &ChoiceId,
        path: &[super::locate::At<'_>],
    ) {
        if question.choice(choice.as_str()).is_none() {
            let known = question.choices.iter().map(|c| c.id.as_str());
            let what = format!("a choice of question `{}`", question.id);
            let (message, help) = unknown(choice.as_str(), &what, known);
            self.add(path, message, help);
        }
    }

    fn question(&mut self, index: usize, question: &Question) {
        let at = |key| [Key("question"), Index(index), Key(key)];
        let id = &question.id;
        if self.definition.questions[..index]
            .iter()
            .any(|q| q.id == *id)
        {
            self.add(&at("id"), format!("question `{id}` appears twice"), None);
        }
        for (key, conditions) in [("only_if", &question.only_if), ("unless", &question.unless)] {
            for (i, condition) in conditions.iter().enumerate() {
                self.condition(index, key, i, condition);
            }
        }
        self.choices(index, question);
        self.scoring(index, question);
    }

    fn condition(&mut self, index: usize, key: &str, i: usize, condition: &Condition) {
        let at = |last| [Key("question"), Index(index), Key(key), Index(i), Key(last)];
        let earlier = &self.definition.questions[..index];
        let id = condition.question.as_str();
        let Some(question) = earlier.iter().find(|q| q.id.as_str() == id) else {
            let (message, help) = if self.definition.question(id).is_some() {
                let message = format!("question `{id}` is not asked before this one");
                (message, Some("a condition can only look back".to_owned()))
            } else {
                unknown(id, "a question", earlier.iter().map(|q| q.id.as_str()))
            };
            return self.add(&at("question"), message, help);
        };
        let (last, choices) = match &condition.test {
            Test::Any(choices) => ("any", choices),
            Test::Only(choices) => ("only", choices),
        };
        if choices.is_empty() {
            self.add(
                &at(last),
                "a condition needs at least one choice".to_owned(),
                None,
            );
        }
        for choice in choices {
            self.choice_of(question, choice, &at(last));
        }
    }

    fn choices(&mut self, index: usize, question: &Question) {
        let at = |i, key| {
            [
                Key("question"),
                Index(index),
                Key("choices"),
                Index(i),
                Key(key),
            ]
        };
        if question.choices.is_empty() {
            let message = format!("question `{}` has no choices", question.id);
            self.add(
                &[Key("question"), Index(index), Key("choices")],
                message,
                None,
            );
        }
        for (i, choice) in question.choices.iter().enumerate() {
            let id = &choice.id;
            if question.choices[..i].iter().any(|c| c.id == *id) {
                let message = format!("question `{}`: choice `{id}` appears twice", question.id);
                self.add(&at(i, "id"), message, None);
            }
            if choice.alone && question.kind != Kind::Many {
                let message = "`alone` belongs to questions of kind `many`".to_owned();
                self.add(&at(i, "alone"), message, None);
            }
            if let Some(closing) = &choice.closing
                && !self.definition.closings.contains(closing)
            {
                let known = self
                    .definition
                    .closings
                    .iter()
                    .map(crate::ClosingId::as_str);
                let (message, help) = unknown(closing.as_str(), "one of the `closings`", known);
                self.add(&at(i, "closing"), message, help);
            }
            if choice.points.is_some_and(|p| p > MAX_POINTS) {
                let message = format!("an answer earns at most {MAX_POINTS} points");
                self.add(&at(i, "points"), message, None);
            }
        }
    }

    /// Every scored question measures one principle, and the other way round.
    fn scoring(&mut self, index: usize, question: &Question) {
        let at = |key| [Key("question"), Index(index), Key(key)];
        let id = &question.id;
        let scored = question.choices.iter().any(|c| c.points.is_some());
        match &question.measures {
            None if scored => {
                let message = format!("question `{id}` gives points but measures no principle");
                let help = "add `measures = \"…\"`, or take the points away".to_owned();
                self.add(&at("id"), message, Some(help));
            }
            Some(principle) if !self.definition.principles.contains(principle) => {
                let known = self
                    .definition
                    .principles
                    .iter()
                    .map(crate::PrincipleId::as_str);
                let (message, help) = unknown(principle.as_str(), "one of the `principles`", known);
                self.add(&at("measures"), message, help);
            }
            Some(_) if !scored => {
                let message = format!("question `{id}` measures a principle but gives no points");
                self.add(&at("measures"), message, None);
            }
            Some(_) if question.kind != Kind::One => {
                let message = format!("question `{id}` is scored, so it must be of kind `one`");
                self.add(&at("kind"), message, None);
            }
            _ => {}
        }
    }

    fn principles(&mut self) {
        for (i, principle) in self.definition.principles.iter().enumerate() {
            let measured = self
                .definition
                .questions
                .iter()
                .any(|q| q.measures.as_ref() == Some(principle));
            if !measured {
                let message = format!("no question measures principle `{principle}`");
                self.add(&[Key("principles"), Index(i)], message, None);
            }
        }
    }
}
