//! The desk through its public interfaces, against the survey in `content/`.

mod attack;
mod bursts;
mod campaign;
mod cells;
mod commands;
mod crowd;
mod decisions;
mod extract_command;
mod extracts;
mod hiding;
mod keys;
mod made_up;
mod opened_folder;
mod opening;
mod organisations;
mod quality;
mod ranges;
mod releases;
mod scores;
mod tables;
