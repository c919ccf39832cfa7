//! `text/<language>.toml`: every word, in one language.

use super::locate::At::{self, Key};
use super::plural::categories;
use super::{Finding, Findings, Located, nearest, toml};
use crate::{ChoiceId, Definition, Question, Texts};
use litemap::LiteMap;

/// Reads the words of one language and checks that nothing the definition
/// needs is missing and nothing is there that it does not have.
///
/// # Errors
/// Everything missing, empty, or about something the definition does not have.
pub fn texts(source: &str, definition: &Definition) -> Result<Texts, Vec<Finding>> {
    let texts: Texts = toml(source)?;
    let located = Located::new(source);
    let mut findings = Findings::default();
    let mut check = Check {
        located: &located,
        findings: &mut findings,
    };
    if !definition.languages.contains(&texts.language) {
        let message = format!(
            "language `{}` is not one that the survey declares",
            texts.language
        );
        check.add(&[Key("language")], message, None);
    }
    let d = definition;
    check.same(
        &[Key("principle")],
        d.principles.iter().map(crate::PrincipleId::as_str),
        &keys(&texts.principles),
    );
    check.same(
        &[Key("area")],
        d.areas.iter().map(|a| a.id.as_str()),
        &keys(&texts.areas),
    );
    check.same(
        &[Key("closing")],
        d.closings.iter().map(crate::ClosingId::as_str),
        &keys(&texts.closings),
    );
    check.same(
        &[Key("question")],
        d.questions.iter().map(|q| q.id.as_str()),
        &keys(&texts.questions),
    );
    let story = &d.story;
    check.same(
        &[Key("story"), Key("labels")],
        story.labels.iter().map(ChoiceId::as_str),
        &keys(&texts.story.labels),
    );
    check.same(
        &[Key("story"), Key("words")],
        story.words.iter().map(ChoiceId::as_str),
        &keys(&texts.story.words),
    );
    for question in &d.questions {
        check.question(d, question, &texts);
    }
    check.plurals(&texts);
    findings.or(texts)
}

fn keys<K: AsRef<str>, V>(map: &LiteMap<K, V>) -> Vec<&str> {
    map.keys().map(AsRef::as_ref).collect()
}

struct Check<'a> {
    located: &'a Located<'a>,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn add(&mut self, path: &[At<'_>], message: String, help: Option<String>) {
        let span = self.located.span(path);
        self.findings.add(Finding {
            span,
            message,
            help,
            code: None,
        });
    }

    /// The keys of the table at `path` are the ids that the survey has.
    fn same<'a>(&mut self, path: &[At<'_>], needed: impl Iterator<Item = &'a str>, found: &[&str]) {
        let needed: Vec<_> = needed.collect();
        let mut missing: Vec<_> = needed.iter().filter(|id| !found.contains(id)).collect();
        for id in found.iter().filter(|id| !needed.contains(id)) {
            let meant = nearest(id, missing.iter().map(|id| **id));
            // A misspelt id is one mistake: it is not reported as missing as well.
            missing.retain(|id| Some(**id) != meant);
            let at: Vec<_> = path.iter().copied().chain([Key(id)]).collect();
            let help = meant.map(|name| format!("did you mean `{name}`?"));
            self.add(&at, format!("the survey has no `{id}`"), help);
        }
        for id in missing {
            let message = format!("the words for `{id}` are missing");
            self.add(path, message, Some(format!("add `{id}` here")));
        }
    }

    /// Words that follow a number have every form that the language tells
    /// apart, and no other. One text stands for every number.
    fn plurals(&mut self, texts: &Texts) {
        let needed = categories(&texts.language);
        for (name, plural) in texts.widget.plurals() {
            let at = [Key("widget"), Key(name)];
            if !self.located.is_table(&at) {
                continue;
            }
            let has = |category| plural.forms().any(|(own, _)| own == category);
            let missing: Vec<_> = needed.iter().filter(|(c, _)| !has(*c)).collect();
            if !missing.is_empty() {
                let forms = missing.iter().map(|(category, least)| match least {
                    Some(number) => format!("`{}` (as for {number})", category.as_str()),
                    None => format!("`{}`", category.as_str()),
                });
                let forms: Vec<_> = forms.collect();
                let message = format!("`{name}` lacks the forms {}", forms.join(", "));
                let help = format!(
                    "the language `{}` tells these numbers apart; add each, as in `{} = \"…\"`",
                    texts.language,
                    missing[0].0.as_str()
                );
                self.add(&at, message, Some(help));
            }
            for (category, _) in plural
                .forms()
                .filter(|(c, _)| !needed.iter().any(|n| n.0 == *c))
            {
                let form = category.as_str();
                let message = format!(
                    "no whole number takes the form `{form}` in `{}`",
                    texts.language
                );
                let help = Some("take it out".to_owned());
                self.add(&[at[0], at[1], Key(form)], message, help);
            }
        }
    }

    fn question(&mut self, definition: &Definition, question: &Question, texts: &Texts) {
        let Some(words) = texts.questions.get(&question.id) else {
            return;
        };
        let at = [Key("question"), Key(question.id.as_str())];
        let choices = question.choices.iter().map(|c| c.id.as_str());
        self.same(
            &[at[0], at[1], Key("choices")],
            choices,
            &keys(&words.choices),
        );
        let voices: Vec<_> = if question.voiced {
            definition.other_voices().map(ChoiceId::as_str).collect()
        } else {
            Vec::new()
        };
        self.same(
            &[at[0], at[1], Key("as")],
            voices.into_iter(),
            &keys(&words.voices),
        );
        for (voice, own) in &words.voices {
            for choice in own
                .choices
                .keys()
                .filter(|c| question.choice(c.as_str()).is_none())
            {
                let path = [
                    at[0],
                    at[1],
                    Key("as"),
                    Key(voice.as_str()),
                    Key("choices"),
                    Key(choice.as_str()),
                ];
                self.add(
                    &path,
                    format!("the question has no choice `{choice}`"),
                    None,
                );
            }
        }
        if question.measures.is_some() && words.short.is_none() {
            let help = "a few words for charts, as in `short = \"Staff listened\"`".to_owned();
            self.add(
                &at,
                format!("`{}` is scored but has no `short`", question.id),
                Some(help),
            );
        }
    }
}
