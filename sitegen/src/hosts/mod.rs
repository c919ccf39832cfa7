//! Configurations for common hosts, made from what a built site says of itself:
//! the rules in `_headers` and `_redirects`, and its name.
//!
//! They are made by a command of their own, not by every build: which host is
//! used is known to whoever puts the site up, and a server's configuration has no
//! place in the folder that the server shows to everyone.

mod apache;
mod caddy;
mod json;
mod nginx;
mod services;
mod site;

pub use site::Site;

/// A host that can be configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// A file for `/etc/nginx/conf.d/`.
    Nginx,
    /// A Caddyfile.
    Caddy,
    /// A virtual host for `/etc/apache2/sites-available/`.
    Apache,
    /// `netlify.toml`.
    Netlify,
    /// `wrangler.toml`.
    Cloudflare,
    /// `vercel.json`.
    Vercel,
    /// `staticwebapp.config.json`.
    Azure,
    /// A workflow for GitHub Actions, which puts the site up.
    GithubPages,
}

impl Host {
    /// The text of the configuration of a site.
    pub fn configuration(self, site: &Site) -> String {
        match self {
            Self::Nginx => nginx::configuration(site),
            Self::Caddy => caddy::configuration(site),
            Self::Apache => apache::configuration(site),
            Self::Netlify => services::netlify(site),
            Self::Cloudflare => services::cloudflare(site),
            Self::Vercel => json::vercel(site),
            Self::Azure => json::azure(site),
            Self::GithubPages => services::github_pages(site),
        }
    }

    /// What whoever uses it must know and the file itself cannot say.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Vercel => Some("save it as `vercel.json` beside the folder of the site"),
            Self::Azure => Some("save it as `staticwebapp.config.json` in the folder of the site"),
            _ => None,
        }
    }
}

/// The first line of each file that may have comments.
fn begin(site: &Site, host: &str, place: &str) -> String {
    format!(
        "# {name} on {host}, made by `sitegen hosts` from the site's own rules: make it\n\
         # anew when they change. {place}\n",
        name = site.name
    )
}
