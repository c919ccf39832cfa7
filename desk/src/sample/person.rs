//! One made-up person: answers that follow the path of the definition.

use super::plan::{Group, PlaceRow, Plan};
use crate::Content;
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha12Rng;
use std::collections::{BTreeMap, BTreeSet};
use survey::scoring::MET_FROM;
use survey::{
    Answer, Answers, Choice, ChoiceId, Choices, Kind, PrincipleId, Question, QuestionId, WaveId,
};

/// Draws answers for people of a plan.
pub(super) struct Drawing<'a> {
    pub(super) content: &'a Content,
    pub(super) plan: &'a Plan,
    pub(super) wave: &'a WaveId,
    pub(super) rng: &'a mut ChaCha12Rng,
}

/// What is settled about a person before the first question.
struct Person<'a> {
    group: Group<'a>,
    place: &'a PlaceRow,
    /// The points of the code for which the care was good.
    good: BTreeSet<&'a PrincipleId>,
}

impl<'a> Drawing<'a> {
    /// The answers of one person of a group.
    pub(super) fn answers(&mut self, group: Group<'a>) -> Answers {
        let person = self.person(group);
        let mut answers = Answers::new();
        for question in &self.content.definition.questions {
            if !question.is_asked(&answers) {
                continue;
            }
            if let Some(answer) = self.answer(&person, question) {
                answers.set(question.id.clone(), answer);
            }
        }
        answers
    }

    fn person(&mut self, group: Group<'a>) -> Person<'a> {
        let plan = self.plan;
        let drawn = plan.place.choose(self.rng);
        // A plan without places has no groups that need one.
        let place = group.place.or(drawn).unwrap_or(&plan.place[0]);
        let mut good = BTreeSet::new();
        for principle in &self.content.definition.principles {
            if self
                .rng
                .random_bool(plan.chance(self.wave, place, principle))
            {
                good.insert(principle);
            }
        }
        Person { group, place, good }
    }

    fn answer(&mut self, person: &Person<'_>, question: &Question) -> Option<Answer> {
        let counting = &self.content.definition.counting;
        if question.id == counting.role {
            let role = person.group.role.or(counting.own.first())?;
            return Some(Answer::One(role.clone()));
        }
        if question.id == counting.when {
            let when = person.group.when;
            let when = when.or_else(|| counting.recent.choose(self.rng))?;
            return Some(Answer::One(when.clone()));
        }
        if question.id == counting.area {
            return Some(Answer::One(person.place.area.clone()));
        }
        let habits = &self.plan.habits;
        match question.kind {
            Kind::Organisation => self.organisation(person, question),
            _ if question.measures.is_some() && person.group.empty => None,
            _ if !question.required && self.rng.random_bool(habits.skip) => None,
            Kind::One => self.one(person, question),
            Kind::Many => self.many(question),
        }
    }

    fn organisation(&mut self, person: &Person<'_>, question: &Question) -> Option<Answer> {
        if let Some(code) = &person.place.org {
            return Some(Answer::Organisation(code.clone()));
        }
        let choice = question.choices.choose(self.rng)?;
        let answered = !self.rng.random_bool(self.plan.habits.skip);
        answered.then(|| Answer::One(choice.id.clone()))
    }

    fn one(&mut self, person: &Person<'_>, question: &Question) -> Option<Answer> {
        let open = question.choices.iter().filter(|c| c.closing.is_none());
        let wanted: Vec<&Choice> = match &question.measures {
            None => open.collect(),
            Some(_) if self.rng.random_bool(self.plan.habits.unscored) => {
                open.filter(|c| c.points.is_none()).collect()
            }
            Some(principle) => {
                // Where care fell short, one of the two items may still be good.
                let good = person.good.contains(principle) || self.rng.random_bool(0.2);
                let fits = |p: u8| (p >= MET_FROM) == good;
                open.filter(|c| c.points.is_some_and(fits)).collect()
            }
        };
        let choice = wanted.choose(self.rng)?;
        Some(Answer::One(choice.id.clone()))
    }

    fn many(&mut self, question: &Question) -> Option<Answer> {
        let (alone, together): (Vec<_>, Vec<_>) = question.choices.iter().partition(|c| c.alone);
        let one_alone = !alone.is_empty() && self.rng.random_bool(0.04);
        let chosen: Choices = if one_alone {
            alone
                .choose(self.rng)
                .map(|c| c.id.clone())
                .into_iter()
                .collect()
        } else {
            let count = self.rng.random_range(1..=3_u32) as usize;
            let picked = together.sample(self.rng, count.min(together.len()));
            picked.map(|c| c.id.clone()).collect()
        };
        (!chosen.is_empty()).then_some(Answer::Many(chosen))
    }
}

/// The ids that a plan names and a campaign does not have, to be reported
/// before anything is drawn.
pub(super) fn unknown_names(content: &Content, plan: &Plan, groups: &[Group<'_>]) -> Vec<String> {
    let definition = &content.definition;
    let counting = &definition.counting;
    let mut named: BTreeMap<&QuestionId, BTreeSet<&ChoiceId>> = BTreeMap::new();
    for group in groups {
        named.entry(&counting.role).or_default().extend(group.role);
        named.entry(&counting.when).or_default().extend(group.when);
    }
    let areas = plan.place.iter().map(|row| &row.area);
    named.entry(&counting.area).or_default().extend(areas);
    let mut unknown = Vec::new();
    for (question, choices) in named {
        let known = definition.question(question.as_str());
        for choice in choices {
            if known.is_none_or(|q| q.choice(choice.as_str()).is_none()) {
                unknown.push(format!("choice `{choice}` of question `{question}`"));
            }
        }
    }
    for code in plan.place.iter().filter_map(|row| row.org.as_ref()) {
        if !content.organisations.iter().any(|o| o.code == *code) {
            unknown.push(format!("organisation `{code}`"));
        }
    }
    unknown
}
