//! The oEmbed document (oembed.com): what other sites make of the survey's
//! address when somebody pastes it.

use super::Tree;
use super::markup::escaped;
use crate::model::Site;
use serde::Serialize;

/// Where it is.
pub(crate) const ADDRESS: &str = "/oembed/survey.json";

/// The fields of the type "rich"; those that the specification asks for first.
#[derive(Debug, Serialize)]
struct Document<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    html: String,
    width: u32,
    height: u32,
    title: String,
    provider_name: &'a str,
    provider_url: &'a str,
    /// Seconds: a day.
    cache_age: u32,
}

/// Adds the document, if the survey can be answered.
pub(crate) fn oembed(site: &Site, tree: &mut Tree) {
    if site.invitation.is_none() {
        return;
    }
    let settings = &site.content.settings;
    let title = format!("Survey of {}", settings.about.subject);
    let (width, height) = (640, 1000);
    let html = format!(
        "<iframe src=\"{}/survey/\" title=\"{}\" width=\"100%\" height=\"{height}\" \
         frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>",
        site.base_url,
        escaped(&title),
    );
    let document = Document {
        kind: "rich",
        version: "1.0",
        html,
        width,
        height,
        title,
        provider_name: &settings.campaign.name,
        provider_url: &site.base_url,
        cache_age: 86_400,
    };
    let json = serde_json::to_vec_pretty(&document).expect("text and numbers are always JSON");
    tree.add(ADDRESS.trim_start_matches('/'), json);
}
