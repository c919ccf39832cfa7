//! The command line of `new`: a command for each kind, with a flag for each question.

use super::ask::Form;
use super::kinds::{KINDS, Kind, Makes};
use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, value_parser};
use std::path::PathBuf;
use survey::Date;

/// What `new` is told.
#[derive(Debug)]
pub(crate) struct Args {
    pub(super) kind: &'static Kind,
    /// Its name in addresses; for a campaign, its folder.
    pub(super) name: Option<String>,
    /// The answers that were given, by key.
    pub(super) given: Vec<(String, String)>,
    /// The campaign's content.
    pub(super) content: PathBuf,
    /// When it was checked, in place of today.
    pub(super) date: Option<Date>,
}

/// The names of what is no answer. Questions have others.
const NAME: &str = "NAME";
const SET: &str = "set";
const CONTENT: &str = "content";
const DATE: &str = "date";

impl clap::Args for Args {
    fn augment_args(command: Command) -> Command {
        command
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("KIND")
            .subcommand_help_heading("What can be begun")
            .disable_help_subcommand(true)
            .subcommands(KINDS.iter().map(Kind::command))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Args {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let found = matches.subcommand().and_then(|(name, matches)| {
            let kind = KINDS.iter().find(|kind| kind.name == name)?;
            Some((kind, matches))
        });
        let (kind, matches) =
            found.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))?;
        let text = |id| matches.get_one::<String>(id).cloned();
        let own = kind.asks.iter().filter_map(|ask| {
            let words = text(ask.key)?;
            Some((ask.key.to_owned(), words))
        });
        let set = matches.get_many::<(String, String)>(SET);
        let set = set.into_iter().flatten().cloned();
        let content = matches.try_get_one::<PathBuf>(CONTENT).ok().flatten();
        let date = matches.try_get_one::<Date>(DATE).ok().flatten();
        Ok(Self {
            kind,
            name: text(NAME),
            given: set.chain(own).collect(),
            content: content.cloned().unwrap_or_default(),
            date: date.copied(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Kind {
    fn command(&self) -> Command {
        let campaign = matches!(self.makes, Makes::Campaign);
        let name = Arg::new(NAME).help(match campaign {
            true => "The new folder",
            false => "Its name in addresses, as in visiting-hours",
        });
        let set = Arg::new(SET)
            .long(SET)
            .value_name("KEY=WORDS")
            .action(ArgAction::Append)
            .value_parser(pair)
            .help("An answer by the name of its flag");
        let mut command = Command::new(self.name).about(self.about).arg(name);
        for ask in self.asks {
            let arg = Arg::new(ask.key).long(ask.key).help(ask.question);
            command = command.arg(ask.form.expected(arg));
        }
        if !campaign {
            let content = Arg::new(CONTENT).long(CONTENT).value_name("DIR");
            command = command.arg(
                content
                    .value_parser(value_parser!(PathBuf))
                    .default_value("content")
                    .help("The campaign\u{2019}s content"),
            );
        }
        // Elsewhere the date is the thing's own.
        if !self.asks.iter().any(|ask| ask.key == DATE) {
            let date = Arg::new(DATE).long(DATE).value_name("DATE");
            let date = date.value_parser(value_parser!(Date));
            command = command.arg(date.help("When it was checked, in place of today"));
        }
        command.arg(set)
    }
}

impl Form {
    /// The argument with what it can be.
    fn expected(self, arg: Arg) -> Arg {
        match self {
            Self::Words => arg.value_name("WORDS"),
            Self::List => arg.value_name("NAMES"),
            Self::Sentences => arg.value_name("SENTENCES"),
            Self::Number => arg.value_name("NUMBER"),
            Self::Day => arg.value_name("DATE"),
            Self::Time => arg.value_name("TIME"),
            Self::One(choices) => arg
                .value_parser(PossibleValuesParser::new(choices))
                .value_name("CHOICE"),
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, words) = text.split_once('=').ok_or("write it as key=words")?;
    Ok((key.trim().to_owned(), words.trim().to_owned()))
}
