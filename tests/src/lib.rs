//! The whole chain, as people use it: a built site, the real collector, a
//! partner's page on another origin and a real browser.
//!
//! Nothing is mocked. The binaries and the widget are the ones that were
//! built: `CODE_OF_CARE_BIN` and `CODE_OF_CARE_WIDGET` name their folders (see
//! [`built`]). `cargo xtask test` builds them first.

pub mod axe;
pub mod browser;
pub mod built;
pub mod chain;
pub mod emulate;
pub mod faults;
pub mod files;
pub mod hosts;
pub mod html_checker;
pub mod keyboard;
pub mod lighthouse;
pub mod line;
pub mod look;
pub mod netlog;
pub mod partner_page;
mod port;
pub mod process;
pub mod seen;
pub mod sheets;
pub mod shift;
pub mod site;
pub mod stage;
pub mod states;
pub mod survey_page;
pub mod tree;
pub mod visit;
pub mod waiting;
pub mod wire;
