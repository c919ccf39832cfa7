//! Whether a text is easy to read, as far as a program can tell.

use crate::content::{Body, Mistakes, ReadingRules, Source};
use survey::parse::Finding;

/// Warns of long sentences, of sentences that are long on average, and of hard words.
pub(super) fn readable(
    source: &Source,
    body: &Body,
    rules: &ReadingRules,
    mistakes: &mut Mistakes,
) {
    let mut warn = |finding: Finding| mistakes.warn(source, finding);
    let page = 0..source.text.len().min(3);
    for (at, words) in body.reading.longer(rules.sentence_words) {
        let message = format!("this sentence has {words} words");
        let most = rules.sentence_words;
        let help = format!("make two of it: more than {most} are hard to follow");
        let finding = Finding::new(at..at + 1, message).code("long-sentence");
        warn(finding.help(help));
    }
    let average = body.reading.average();
    if let Some(average) = average.filter(|average| *average > rules.average_words) {
        let message = format!("the sentences of this page have {average:.0} words on average");
        let most = rules.average_words;
        let help = format!("aim at {most} or fewer: say one thing in each");
        let finding = Finding::new(page.clone(), message).code("long-sentence");
        warn(finding.help(help));
    }
    if let Some(age) = body.reading.age().filter(|age| *age > rules.age) {
        let message = format!("this page reads as for people of {age:.0} years");
        let most = rules.age;
        let help = format!(
            "aim at {most} or fewer with shorter words and sentences, then ask somebody to read it: the number is only a hint"
        );
        let finding = Finding::new(page, message).code("reading-age");
        warn(finding.help(help));
    }
}
