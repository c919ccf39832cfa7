//! The collector from outside: through its router, over a socket, by its
//! command line, and as a process that is stopped and killed.

mod cli;
mod cors;
mod documents;
mod files;
mod hand_over;
mod letter;
mod letter_box;
mod load;
mod patience;
mod process;
mod silence;
mod stops;
mod submit;
mod withdraw;
