//! What every command is told that reads a campaign.

use anyhow::Result;
use clap::Args as ClapArgs;
use sitegen::{Moment, Options};
use std::path::PathBuf;
use survey::Date;

/// A campaign, and as what it is to be built.
#[derive(Debug, ClapArgs)]
pub(crate) struct SiteArgs {
    /// The campaign's content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,
    /// The built form; needed once the open wave has its key.
    #[arg(long, value_name = "DIR")]
    pub(crate) widget: Option<PathBuf>,
    /// The address that takes answers, in place of the one in site.toml.
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The site's address, in place of the one in site.toml.
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

impl SiteArgs {
    /// What to build on a day, today if none is named.
    pub(crate) fn options(&self, out: PathBuf, date: Option<Date>) -> Result<Options> {
        // A whole day is looked at as it ends; the real one as the clock has it.
        let now = date.map_or_else(|| Some(Moment::now()), |_| None);
        Ok(Options {
            content: self.content.clone(),
            out,
            widget: self.widget.clone(),
            endpoint: self.endpoint.clone(),
            base_url: self.base_url.clone(),
            today: on(date),
            now,
            compress: false,
            preview: false,
            trial: false,
        })
    }
}

/// The day that was named, or today in the UK.
pub(crate) fn on(date: Option<Date>) -> Date {
    date.unwrap_or_else(|| Moment::now().date())
}
