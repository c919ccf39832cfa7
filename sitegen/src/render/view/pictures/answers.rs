//! The shares of answers to the questions of each point.

use super::ChartWords;
use crate::render::chart::{Bar, Part, bars, patterns};
use crate::render::view::{PointView, QuestionView};
use serde::Serialize;
use survey::results::{AreaAnswers, PointAnswers, QuestionAnswers, Results, number, share};
use survey::scoring::MET_FROM;
use survey::text::fill;

/// The answers in one area.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AnswersView {
    points: Vec<Point>,
}

/// The answers to the questions of one point; none if they are not given.
#[derive(Debug, Clone, Serialize)]
struct Point {
    title: String,
    url: String,
    questions: Vec<Question>,
}

/// The answers to one question.
#[derive(Debug, Clone, Serialize)]
struct Question {
    id: String,
    label: String,
    caption: String,
    desc: String,
    bar: Bar,
    answers: Vec<Answer>,
}

/// One answer in the table, which is the key as well.
#[derive(Debug, Clone, Serialize)]
struct Answer {
    label: String,
    share: String,
    pattern: usize,
}

impl AnswersView {
    /// Of the area with this code, for some points; `None` if the file has no
    /// shares for it at all.
    pub(crate) fn of<'a>(
        results: &Results,
        code: &str,
        points: impl Iterator<Item = &'a PointView>,
        words: &ChartWords,
    ) -> Option<Self> {
        let area = results.answers.iter().find(|area| area.code == code)?;
        let points = points.map(|point| of_point(results, area, point, words));
        Some(Self {
            points: points.collect(),
        })
    }
}

fn of_point(results: &Results, area: &AreaAnswers, point: &PointView, words: &ChartWords) -> Point {
    let mut given = area.points.iter();
    let given = given.find(|given| given.principle.as_str() == point.id);
    Point {
        title: format!("{}. {}", point.number, point.title),
        url: point.url.clone(),
        questions: given.map_or_else(Vec::new, |given| questions(results, given, point, words)),
    }
}

fn questions(
    results: &Results,
    given: &PointAnswers,
    point: &PointView,
    words: &ChartWords,
) -> Vec<Question> {
    let asked = |given: &QuestionAnswers| {
        let mut questions = point.questions.iter();
        questions.find(|q| q.id == given.question.as_str())
    };
    let pairs: Vec<(&QuestionView, &QuestionAnswers)> = given
        .questions
        .iter()
        .filter_map(|given| Some((asked(given)?, given)))
        .collect();
    let labels: Vec<Vec<String>> = pairs
        .iter()
        .map(|(_, given)| given.shares.iter().map(|s| share(s.percent)).collect())
        .collect();
    let parts: Vec<Vec<Part<'_>>> = pairs
        .iter()
        .zip(&labels)
        .map(|((asked, given), labels)| {
            let scored = asked.choices.iter().filter_map(|choice| choice.points);
            let shares = given.shares.iter().zip(labels);
            let parts = shares.zip(scored).map(|((given, label), points)| Part {
                percent: given.percent.value(),
                label,
                points,
            });
            parts.collect()
        })
        .collect();
    let drawn = bars(&parts, MET_FROM).into_iter().zip(&parts);
    let all = pairs.iter().zip(&labels).zip(drawn);
    all.map(|(((asked, given), labels), (bar, parts))| {
        let scored = asked.choices.iter().filter(|c| c.points.is_some());
        let answers: Vec<_> = scored
            .zip(labels)
            .zip(patterns(parts))
            .map(|((choice, label), pattern)| Answer {
                label: choice.label.clone(),
                share: label.clone(),
                pattern,
            })
            .collect();
        let said: Vec<_> = answers
            .iter()
            .map(|answer| format!("{}: {}", answer.label, answer.share))
            .collect();
        let about = number(given.about);
        Question {
            id: format!("{}-{}", results.wave.id, asked.id),
            label: asked.label.clone(),
            caption: fill(&words.answers_caption, &[("n", &about)]),
            desc: format!("{}. {}", said.join("; "), words.table_below),
            bar,
            answers,
        }
    })
    .collect()
}
