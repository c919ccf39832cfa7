//! Hosts that read `_headers` and `_redirects` by themselves, and one that cannot
//! send headers at all.

use super::Site;
use std::fmt::Write;

/// `netlify.toml`. The rules of old addresses stand here once more: Netlify
/// would show the small page at each rather than obey `_redirects`.
pub(super) fn netlify(site: &Site) -> String {
    let place = "Save it as netlify.toml\n# beside the folder of the site; `_headers` is read by Netlify itself.";
    let mut out = super::begin(site, "Netlify", place);
    out.push_str(
        "
[build]
publish = \"dist\"

# The bytes are finished: anything that is changed breaks an integrity hash.
[build.processing]
skip_processing = true
",
    );
    for redirect in &site.redirects {
        let (from, to, status) = (&redirect.from, &redirect.to, redirect.status);
        let _ = write!(
            out,
            "\n[[redirects]]\nfrom = \"{from}\"\nto = \"{to}\"\nstatus = {status}\nforce = true\n"
        );
    }
    out
}

/// `wrangler.toml`.
pub(super) fn cloudflare(site: &Site) -> String {
    let place = "Save it as wrangler.toml\n# beside the folder of the site; `_headers` and `_redirects` are read by Cloudflare\n# itself. Switch off in its settings whatever changes pages or counts visitors.";
    let mut out = super::begin(site, "Cloudflare", place);
    let _ = write!(
        out,
        "
name = \"{}\"
compatibility_date = \"2025-04-01\"

[assets]
directory = \"./dist\"
html_handling = \"auto-trailing-slash\"
not_found_handling = \"404-page\"

# No log of requests.
[observability]
enabled = false
",
        site.name.replace(['.', ':'], "-")
    );
    out
}

/// A workflow.
pub(super) fn github_pages(site: &Site) -> String {
    let place = "Save it as\n# .github/workflows/pages.yml of the repository that holds the built site in `dist`.\n#\n\
         # GitHub sends no headers of ours. The policy of each page stands in the page, too,\n\
         # and old addresses have a small page each; but which sites may carry the survey\n\
         # cannot be limited there, and addresses of visitors are in GitHub's logs. Take\n\
         # another host for a survey that is open.";
    let mut out = super::begin(site, "GitHub Pages", place);
    out.push_str(
        "
name: Put up the site
on:
  push:
    branches: [main]
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - id: deployment
        uses: actions/deploy-pages@v4
",
    );
    out
}
