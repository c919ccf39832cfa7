//! The form as a person goes through it, without a browser.

mod all;
mod answering;
mod hinting;
mod languages;
mod retrying;
mod saving;
mod second;
mod sending;
mod steps;
mod stories;
mod written;

use crate::form::{Form, Subject};
use crate::host::Host;
use crate::page::Page;
use crate::sheet::Act;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use survey::{
    Bundle, Campaign, Delivery, Language, Organisation, PrivateKey, QuestionId, WaveId, parse,
};
use written::{Written, written};

const SURVEY: &str = include_str!("../../../content/survey/survey.toml");
const WORDS: [&str; 2] = [
    include_str!("../../../content/survey/text/en.toml"),
    include_str!("../../../content/survey/text/cy.toml"),
];
const LIST: &str = include_str!("../../../content/organisations/list.csv");

/// A form in a person's hands, in sentences.
struct Person {
    form: Form,
}

impl Person {
    /// On the start page of the demonstration's survey.
    fn new() -> Self {
        Self::with(&bundle())
    }

    /// On the start page of another campaign's survey, as the browser gets it.
    fn with(bundle: &Bundle) -> Self {
        let bundle = Bundle::leaked(&bundle.to_bytes()).unwrap();
        let host = Host {
            count: |text| text.chars().count(),
            replace: survey::hints::native::replace,
            chance: || 50,
            now: || 0,
            load: || None,
            save: |_| {},
            framed: false,
            category: |number, language| parse::category(number, &Language::new(language).unwrap()),
        };
        Self {
            form: Form::new(bundle, None, 0, host),
        }
    }

    /// On the first question, having agreed.
    fn agreed() -> Self {
        let mut person = Self::new();
        person.agrees();
        person
    }

    /// From the start page to the first question.
    fn agrees(&mut self) {
        self.form.open("en");
        self.form.continue_();
        self.choose(&Subject::Age, "yes").goes_on();
        self.choose(&Subject::Consent, "agreed").goes_on();
    }

    /// On the page that offers the story, every question answered with its
    /// first choice or, where it is named here, with another.
    fn answered(others: &[(&str, &str)]) -> Self {
        let mut person = Self::agreed();
        person.answers_all(others);
        person
    }

    fn answers_all(&mut self, others: &[(&str, &str)]) {
        while let Page::Question(id) = self.form.page().clone() {
            let other = others.iter().find(|(question, _)| *question == id.as_str());
            let first = self.form.question(&id).unwrap().choices[0].id.clone();
            let choice = other.map_or(first.as_str(), |(_, choice)| choice);
            self.answers(choice).goes_on();
        }
    }

    /// On the check page, without a story.
    fn checking() -> Self {
        let mut person = Self::answered(&[]);
        person.form.tell_story(false);
        person.is_on(&Page::Check);
        person
    }

    fn choose(&mut self, subject: &Subject, choice: &str) -> &mut Self {
        self.form.choose(subject, choice, true);
        self
    }

    #[track_caller]
    fn answers(&mut self, choice: &str) -> &mut Self {
        let Page::Question(id) = self.form.page().clone() else {
            panic!("{:?} is not a question", self.form.page());
        };
        self.choose(&Subject::Question(id), choice)
    }

    /// Presses Continue and is let through.
    #[track_caller]
    fn goes_on(&mut self) -> &mut Self {
        self.form.continue_();
        assert_eq!(self.form.mistakes(), [], "on {:?}", self.form.page());
        self
    }

    #[track_caller]
    fn is_on(&self, page: &Page) -> &Self {
        assert_eq!(self.form.page(), page);
        self
    }

    #[track_caller]
    fn is_asked(&self, question: &str) -> &Self {
        self.is_on(&asked(question))
    }

    fn goes_back(&mut self) -> &mut Self {
        let at = self.form.at();
        self.form.travel(at - 1);
        self
    }

    fn sees(&self) -> Written {
        written(&self.form)
    }

    fn can(&self, act: &Act) -> bool {
        self.sees().buttons.iter().any(|(_, found)| found == act)
    }
}

fn asked(question: &str) -> Page {
    Page::Question(QuestionId::new(question).unwrap())
}

fn key() -> PrivateKey {
    PrivateKey::generate(&mut ChaCha20Rng::seed_from_u64(1))
}

fn bundle() -> Bundle {
    let definition = parse::definition(SURVEY).unwrap();
    let address = || "/somewhere/".to_owned();
    Bundle {
        campaign: Campaign {
            name: "The campaign".to_owned(),
            language: Language::new("en").unwrap(),
            privacy_url: address(),
        },
        delivery: Delivery {
            endpoint: address(),
            wave: WaveId::new("2026").unwrap(),
            results: "2027-02-10".parse().unwrap(),
            key: key().public(),
            proof_bits: 4,
        },
        texts: WORDS
            .map(|words| parse::texts(words, &definition).unwrap())
            .into(),
        organisations: Organisation::offered(
            &parse::organisations(LIST, &definition).unwrap(),
            "2026-11-22".parse().unwrap(),
        ),
        support: Vec::new(),
        definition,
    }
}
