//! nginx.

use super::Site;
use super::site::Place;
use std::fmt::Write;

/// Maps from address to value, so that every header is said in one place: nginx
/// forgets those of a server where a location has one of its own. A header
/// without a value is not sent.
pub(super) fn configuration(site: &Site) -> String {
    let place = format!("Put it at\n# /etc/nginx/conf.d/{}.conf.", site.name);
    let mut out = super::begin(site, "nginx", &place);
    for (name, places) in site.by_name() {
        let _ = writeln!(out, "\nmap $uri ${} {{\n    default \"\";", variable(name));
        for (place, value) in places {
            let _ = writeln!(out, "    \"~{}\" \"{value}\";", Place::pattern(place));
        }
        out.push_str("}\n");
    }
    out.push_str(&server(site));
    out
}

fn variable(name: &str) -> String {
    format!("sitegen_{}", name.replace('-', "_"))
}

fn server(site: &Site) -> String {
    let Site { name, root, .. } = site;
    let mut out = format!(
        "
server {{
    listen 80;
    listen [::]:80;
    # The certificate comes here; certbot writes these lines by itself.
    # listen 443 ssl;
    server_name {name};
    root {root};
    error_page 404 /404.html;
    absolute_redirect off;

    # Nobody who reads the site stands in a log. The error log names the client
    # in every line; what is critical is about the server itself.
    access_log off;
    log_not_found off;
    error_log /var/log/nginx/{name}.log crit;

    # Copies made by `sitegen build --compress`.
    gzip_static on;
    gzip_vary on;
    # With the package libnginx-mod-http-brotli-static, or one like it:
    # brotli_static on;

"
    );
    for (name, value) in &site.common {
        let _ = writeln!(out, "    add_header {name} \"{value}\" always;");
    }
    for name in site.by_name().keys() {
        let _ = writeln!(out, "    add_header {name} ${} always;", variable(name));
    }
    out.push_str(
        "
    location ~ ^/_(headers|redirects)$ { return 404; }
    # Kinds of file that older lists of types do not have.
    location ~ \\.csv$ { default_type text/csv; }
    location ~ \\.wasm$ { default_type application/wasm; }
",
    );
    for rule in &site.rules {
        if let Some(kind) = rule.kind() {
            let place = rule.place.pattern();
            let _ = writeln!(
                out,
                "    location ~ {place} {{ types {{ }} default_type \"{kind}\"; }}"
            );
        }
    }
    for redirect in &site.redirects {
        let (from, to, status) = (&redirect.from, &redirect.to, redirect.status);
        let _ = writeln!(out, "    location = {from} {{ return {status} {to}; }}");
    }
    out.push_str("}\n");
    out
}
