//! Apache.

use super::Site;
use super::site::escaped;
use std::fmt::Write;

/// Everything in the virtual host, where it is read once; `.htaccess` would be
/// read for every request.
pub(super) fn configuration(site: &Site) -> String {
    let Site { name, root, .. } = site;
    let place = format!(
        "Put it at\n# /etc/apache2/sites-available/{name}.conf, then\n\
         # `a2enmod headers rewrite` and `a2ensite {name}`."
    );
    let mut out = super::begin(site, "Apache", &place);
    let _ = write!(
        out,
        "
<VirtualHost *:80>
    # The certificate comes by `certbot --apache`, which makes a copy of this
    # for port 443.
    ServerName {name}
    DocumentRoot {root}
    DirectoryIndex index.html
    ErrorDocument 404 /404.html

    # Nobody who reads the site stands in a log.
    CustomLog /dev/null \"%>s\"
    ErrorLogFormat \"[%t] [%l] %M\"
    LogLevel crit

    <Directory {root}>
        Require all granted
        AllowOverride None
        Options None
        # In Apache's own list, these two mean Breton and an archive.
        RemoveLanguage .br
        RemoveType .gz
        AddEncoding br .br
        AddEncoding gzip .gz
        AddType text/csv .csv
        AddType application/wasm .wasm
    </Directory>

"
    );
    for (name, value) in &site.common {
        let _ = writeln!(out, "    Header always set {name} \"{value}\"");
    }
    // Later ones win, so those of a single address come last.
    for rule in site.rules.iter().rev() {
        let _ = writeln!(out, "    <LocationMatch \"{}\">", rule.place.pattern());
        for (name, value) in &rule.headers {
            let _ = writeln!(out, "        Header always set {name} \"{value}\"");
        }
        out.push_str("    </LocationMatch>\n");
    }
    out.push_str("\n    RewriteEngine On\n");
    out.push_str("    RewriteRule \"^/_(headers|redirects)$\" \"-\" [R=404,L]\n");
    for redirect in &site.redirects {
        let (from, to, status) = (escaped(&redirect.from), &redirect.to, redirect.status);
        let _ = writeln!(
            out,
            "    RewriteRule \"^{from}$\" \"{to}\" [R={status},L,NE]"
        );
    }
    out.push_str(&copies());
    out.push_str("</VirtualHost>\n");
    out
}

/// The compressed copies, for those who take them.
fn copies() -> String {
    let mut out = String::from("    # Copies made by `sitegen build --compress`.\n");
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        for (asked, file) in [("/$", "index.html."), ("[^/]$", ".")] {
            let file = format!("%{{DOCUMENT_ROOT}}%{{REQUEST_URI}}{file}{ending}");
            let _ = writeln!(
                out,
                "    RewriteCond %{{HTTP:Accept-Encoding}} \"\\b{encoding}\\b\"\n    \
                 RewriteCond \"{file}\" -f\n    RewriteRule \"{asked}\" \"{file}\" [L]"
            );
        }
    }
    out.push_str("    Header always merge Vary \"Accept-Encoding\"\n");
    out
}
