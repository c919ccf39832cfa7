//! The README names everything that there is to set and to be told.

use clap::CommandFactory as _;
use collector::cli::Cli;

const README: &str = include_str!("../../README.md");

#[test]
fn every_flag_and_variable_is_in_the_readme() {
    for command in Cli::command().get_subcommands() {
        for argument in command.get_arguments() {
            let flag = format!("`--{}", argument.get_long().unwrap());
            assert!(README.contains(&flag), "{flag}");
            if let Some(variable) = argument.get_env().and_then(|name| name.to_str()) {
                assert!(README.contains(variable), "{variable}");
            }
        }
    }
}

#[test]
fn every_problem_is_in_the_readme() {
    for problem in collector::Problem::ALL {
        let row = format!("| `{}` | {} |", problem.word(), problem.status().as_u16());
        assert!(README.contains(&row), "{row}");
    }
}
