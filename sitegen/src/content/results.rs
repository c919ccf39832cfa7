//! `results/*.json`: figures that the desk released.

use super::{Mistakes, Source};
use survey::parse::{Campaign, Finding};
use survey::results::{Fault, OLDEST_RESULTS_FORMAT, RESULTS_FORMAT, Results, check};

/// Reads a released file and checks that it belongs to this campaign.
pub(crate) fn read(
    source: &Source,
    survey: &Campaign,
    sample: bool,
    mistakes: &mut Mistakes,
) -> Option<Results> {
    let results: Results = mistakes.take(
        source,
        serde_json::from_str(&source.text).map_err(|error| {
            let at = offset(&source.text, error.line(), error.column());
            let message = format!("not a results file: {error}");
            vec![
                Finding::new(at..at, message)
                    .code("not-results")
                    .help("make it again with `desk tabulate`"),
            ]
        }),
    )?;
    for (key, message, help) in problems(&results, survey, sample) {
        let span = key_span(&source.text, key);
        mistakes.add(
            source,
            Finding::new(span, message)
                .code("strange-results")
                .help(help),
        );
    }
    for message in strange_breakdowns(&results, survey) {
        let span = key_span(&source.text, "breakdowns");
        let help = "make the file again with `desk tabulate`";
        mistakes.add(
            source,
            Finding::new(span, message)
                .code("strange-results")
                .help(help),
        );
    }
    for message in strange_answers(&results, survey) {
        let span = key_span(&source.text, "answers");
        let help = "make the file again with `desk tabulate`";
        mistakes.add(source, Finding::new(span, message).help(help));
    }
    for fault in check(&results) {
        let finding = Finding::new(fault_span(&source.text, &fault), fault.to_string())
            .code("unsafe-results");
        let help = "figures are made by `desk tabulate`, never by hand; make the file again";
        mistakes.add(source, finding.help(help));
    }
    if source.stem() != results.wave.id.as_str() {
        let message = format!("the file holds wave `{}`", results.wave.id);
        let help = format!("name it `{}.json`", results.wave.id);
        mistakes.add(
            source,
            Finding::new(key_span(&source.text, "wave"), message)
                .code("file-name")
                .help(help),
        );
    }
    Some(results)
}

fn problems(
    results: &Results,
    survey: &Campaign,
    sample: bool,
) -> Vec<(&'static str, String, &'static str)> {
    let mut problems = Vec::new();
    if !(OLDEST_RESULTS_FORMAT..=RESULTS_FORMAT).contains(&results.format) {
        let message = format!("format {} is not {RESULTS_FORMAT}", results.format);
        problems.push((
            "format",
            message,
            "use a desk and a generator of the same version",
        ));
    }
    if results.survey != survey.definition.id {
        let message = format!("these are results of the survey `{}`", results.survey);
        problems.push((
            "survey",
            message,
            "take the file out, or correct `id` in survey.toml",
        ));
    }
    if results.sample && !sample {
        let message = "these results are sample data, but the campaign is not marked as a sample";
        let help = "take the file out, or write `sample = true` in site.toml";
        problems.push(("sample", message.to_owned(), help));
    }
    if !results.sample && sample {
        let message = "these results are not sample data, but the campaign is marked as a sample";
        let help = "write `sample = false` in site.toml, or tabulate sample answers";
        problems.push(("sample", message.to_owned(), help));
    }
    if survey.wave(results.wave.id.as_str()) != Some(&results.wave) {
        let message = format!("wave `{}` is not as waves.toml has it", results.wave.id);
        problems.push(("wave", message, "make the file again with `desk tabulate`"));
    }
    let principles = &survey.definition.principles;
    let points = results.areas.iter().map(|a| &a.points);
    let points = points.chain(results.apart.iter().map(|g| &g.points));
    for point in points {
        if !point.iter().map(|p| &p.principle).eq(principles) {
            let message = "the points are not the ones of the survey, in its order".to_owned();
            problems.push(("areas", message, "make the file again with `desk tabulate`"));
            break;
        }
    }
    problems
}

/// Breakdowns by what the survey does not ask or offer.
fn strange_breakdowns(results: &Results, survey: &Campaign) -> Vec<String> {
    let mut strange = Vec::new();
    for breakdown in &results.breakdowns {
        let asked = &breakdown.question;
        let Some(question) = survey.definition.question(asked.as_str()) else {
            strange.push(format!(
                "areas are broken down by `{asked}`, which the survey does not ask"
            ));
            continue;
        };
        let choices = breakdown.bands.iter().flat_map(|band| &band.choices);
        for choice in choices {
            if !question.choices.iter().any(|c| c.id == *choice) {
                strange.push(format!("question `{asked}` has no choice `{choice}`"));
            }
        }
        let points = breakdown.areas.iter().flat_map(|area| &area.points);
        for point in points {
            if !survey.definition.principles.contains(&point.principle) {
                strange.push(format!("the code has no point `{}`", point.principle));
            }
        }
    }
    strange
}

/// Shares of answers to what the survey does not ask about a point, or does not
/// offer.
fn strange_answers(results: &Results, survey: &Campaign) -> Vec<String> {
    let mut strange = Vec::new();
    for point in results.answers.iter().flat_map(|area| &area.points) {
        let principle = &point.principle;
        for given in &point.questions {
            let asked = &given.question;
            let question = survey.definition.question(asked.as_str());
            let Some(question) = question.filter(|q| q.measures.as_ref() == Some(principle)) else {
                strange.push(format!(
                    "answers to `{asked}` are given, which does not measure `{principle}`"
                ));
                continue;
            };
            let scored = question.choices.iter().filter(|c| c.points.is_some());
            if !scored
                .map(|c| &c.id)
                .eq(given.shares.iter().map(|s| &s.choice))
            {
                strange.push(format!(
                    "the answers to `{asked}` are not the ones that count, in their order"
                ));
            }
        }
    }
    strange
}

/// The place of a fault: the point within the area, as the desk writes files.
fn fault_span(text: &str, fault: &Fault) -> std::ops::Range<usize> {
    let find = |from: usize, key: &str, value: &str| {
        let wanted = format!("\"{key}\": \"{value}\"");
        let at = from + text[from..].find(&wanted)?;
        Some(at..at + wanted.len())
    };
    let Some(place) = &fault.place else {
        return key_span(text, "totals");
    };
    let area = find(0, "code", place).or_else(|| find(0, "group", place));
    let area = area.unwrap_or(0..0);
    let principle = fault.principle.as_ref();
    let point = principle.and_then(|p| find(area.end, "principle", p.as_str()));
    point.unwrap_or(area)
}

/// The bytes of the first key of this name.
fn key_span(text: &str, key: &str) -> std::ops::Range<usize> {
    let quoted = format!("\"{key}\"");
    text.find(&quoted).map_or(0..0, |at| at..at + quoted.len())
}

/// The byte at a line and column, both counted from one.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}
