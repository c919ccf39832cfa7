//! The shares of answers: what can be seen from the file.

use super::Checker;
use crate::results::{AreaAnswers, QuestionAnswers, Share};
use std::collections::BTreeSet;

impl Checker<'_> {
    /// That answers are given only beside the figure of their point, of the whole
    /// or a nation, and none of them by too few people.
    pub(super) fn answers(&mut self, area: &AreaAnswers) {
        let code = area.code.as_str();
        let Some(known) = self.results.area(code) else {
            let message = "its answers are given, but it has no figures of its own";
            self.fault(Some(code), None, message);
            return;
        };
        if known.level.is_below_national() {
            let message = "answers are given for the whole and for nations only";
            self.fault(Some(code), None, message);
        }
        for given in &area.points {
            let principle = &given.principle;
            let point = known.points.iter().find(|p| p.principle == *principle);
            if point.is_none_or(|p| p.met.shown().is_none()) {
                let message = "its answers are given, but not its figure";
                self.fault(Some(code), Some(principle), message);
            }
            for question in &given.questions {
                if let Some(message) = self.wrong_answers(question) {
                    let message = format!("question `{}`: {message}", question.question);
                    self.fault(Some(code), Some(principle), message);
                }
            }
        }
    }

    fn wrong_answers(&self, given: &QuestionAnswers) -> Option<String> {
        let settings = &self.results.settings;
        let step = settings.base_rounding.max(1);
        let about = given.about;
        if !about.is_multiple_of(step) {
            return Some(format!("{about} is not rounded to {step} (rule R5)"));
        }
        if u64::from(about) + u64::from(step) / 2 < u64::from(settings.minimum_base) {
            let least = settings.minimum_base;
            return Some(format!(
                "about {about} answered, and nothing is published on fewer than {least} (rule R1)"
            ));
        }
        let choices: BTreeSet<_> = given.shares.iter().map(|s| &s.choice).collect();
        if choices.len() != given.shares.len() || choices.len() < 2 {
            return Some("each answer has one share, and there are two or more".to_owned());
        }
        // Each share is off by half a point at the most.
        let sum: u32 = given
            .shares
            .iter()
            .map(|s| u32::from(s.percent.value()))
            .sum();
        if 2 * sum.abs_diff(100) > choices.len() as u32 {
            return Some(format!("its shares add up to {sum}%"));
        }
        // The most people that a share can be of: if that is a small count, it is one.
        let base = u64::from(about) + u64::from(step);
        let most = |share: Share| match share {
            Share::LessThanOne => base / 200 + 1,
            share => (u64::from(share.value()) * 2 + 1) * base / 200,
        };
        let mut shares = given.shares.iter();
        let small = shares.find(|s| most(s.percent) < u64::from(settings.small_count))?;
        Some(format!("too few people chose `{}`", small.choice))
    }
}
