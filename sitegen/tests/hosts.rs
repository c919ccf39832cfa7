//! Configurations for hosts. Where a server is installed, it is started with
//! ours, and must say what the preview server says, header by header.

mod support;

use axum::body::Body;
use axum::http::Request;
use rustix::process::{Pid, Signal, kill_process_group};
use sitegen::hosts::{Host, Site as Hosted};
use sitegen::serve::{Rules, app};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::{Built, Site};
use tempfile::TempDir;
use tower::ServiceExt;

/// The headers that are ours, in order of name.
const OURS: [&str; 8] = [
    "access-control-allow-origin",
    "cache-control",
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
];

fn site() -> Built {
    let moved = "[[redirect]]\nfrom = \"/old/\"\nto = \"/about/#how-common-it-is\"\n\n\
                 [[redirect]]\nfrom = \"/leaflet.pdf\"\nto = \"https://example.org/\"\npermanent = false\n";
    let site = Site::demo().open().compressed();
    site.write("redirects.toml", moved).build()
}

fn configuration(host: Host, built: &Built) -> String {
    let site = Hosted::read(built.site.out()).unwrap();
    assert_eq!(site.name, "codeofcare.example");
    host.configuration(&site)
}

/// What was answered.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
}

/// A server that runs, with all its workers, until it is dropped.
struct Server {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // The workers are processes of their own, and would outlive the first one.
        // All may have ended by themselves, which the test has told by now.
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts a server for a site. `prepare` is given the server's own folder, the
    /// port and the configuration, and gives the command.
    #[track_caller]
    fn start(host: Host, built: &Built, prepare: fn(&Path, u16, &str) -> Command) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = built.site.out();
        for open in [out.parent().unwrap(), folder.path()] {
            // Servers read as somebody else.
            fs::set_permissions(open, fs::Permissions::from_mode(0o777)).unwrap();
        }
        let port = free_port();
        let mut site = Hosted::read(out).unwrap();
        site.root = out.to_str().unwrap().to_owned();
        let text = host.configuration(&site);
        let mut command = prepare(folder.path(), port, &text);
        let log = fs::File::create(folder.path().join("output.log")).unwrap();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            port,
            _folder: folder,
        };
        server.wait();
        server
    }

    #[track_caller]
    fn wait(&mut self) {
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            let ended = self.child.try_wait().unwrap();
            let log = fs::read_to_string(self._folder.path().join("output.log")).unwrap();
            assert!(ended.is_none(), "the server ended: {log}");
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server does not listen");
    }

    /// Ends it; nobody may be left who answers.
    #[track_caller]
    fn end(self) {
        let port = self.port;
        drop(self);
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("a worker of the server outlived it");
    }

    fn get(&self, path: &str, accept: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: codeofcare.example\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let mut headers = BTreeMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            let before = headers.insert(name.to_lowercase(), value.to_owned());
            assert_eq!(before, None, "{path} has {name} twice");
        }
        Answer {
            status: status.parse().unwrap(),
            headers,
        }
    }
}

/// A port that nobody listens on: the listener that found it is closed again.
fn free_port() -> u16 {
    let found = TcpListener::bind("127.0.0.1:0").unwrap();
    found.local_addr().unwrap().port()
}

/// Whether a server is there to be tried; says so if not.
fn installed(program: &str) -> Option<PathBuf> {
    let folders = [
        "/usr/sbin",
        "/usr/bin",
        "/usr/local/bin",
        "/opt/homebrew/bin",
    ];
    let found = folders
        .iter()
        .map(|folder| Path::new(folder).join(program))
        .find(|path| path.exists());
    if found.is_none() {
        println!("left out: {program} is not installed");
    }
    found
}

/// What the preview server says.
async fn expected(built: &Built, path: &str) -> Answer {
    let rules = Rules::parse(&built.file("_headers")).unwrap();
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = app(built.site.out(), rules).oneshot(request).await.unwrap();
    let headers = answer.headers().iter();
    Answer {
        status: answer.status().as_u16(),
        headers: headers
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect(),
    }
}

fn ours(answer: &Answer) -> Vec<(&str, &str)> {
    let ours = OURS.iter();
    ours.filter_map(|name| Some((*name, answer.headers.get(*name)?.as_str())))
        .collect()
}

/// Asks for every kind of address.
async fn compare(server: &Server, built: &Built) {
    let wasm = format!("/{}", built.asset("assets/widget_bg.", ".wasm"));
    let csv = "/results/2024/code-of-care-2024.csv";
    let style = format!("/{}", built.asset("assets/site.", ".css"));
    for path in [
        "/",
        "/about/",
        "/results/",
        "/results/2024/",
        csv,
        "/take-part/",
        "/take-part/questions/",
        "/survey/",
        "/survey/paper/",
        "/survey/nowhere",
        "/embed.js",
        "/oembed/survey.json",
        "/sitemap.xml",
        "/nowhere/",
        &wasm,
        &style,
    ] {
        let (wanted, answer) = (expected(built, path).await, server.get(path, "identity"));
        assert_eq!(answer.status, wanted.status, "{path}");
        assert_eq!(ours(&answer), ours(&wanted), "{path}");
        let kind = |answer: &Answer| {
            let kind = answer.headers.get("content-type").cloned();
            let kind = kind.unwrap_or_default();
            kind.split(';').next().unwrap().to_owned()
        };
        // Of these two kinds, each has two names that mean the same.
        if !path.ends_with(".js") && !path.ends_with(".xml") {
            assert_eq!(kind(&answer), kind(&wanted), "{path}");
        }
    }
    for accept in ["identity", "gzip", "br"] {
        let feed = server.get("/news/feed.xml", accept);
        let kind = feed.headers["content-type"].as_str();
        assert_eq!(kind, "application/atom+xml; charset=utf-8", "{accept}");
    }
    for own in ["/_headers", "/_redirects"] {
        assert_eq!(server.get(own, "identity").status, 404, "{own}");
    }
    for (path, to, status) in [
        ("/old/", "/about/#how-common-it-is", 301),
        ("/old", "/about/#how-common-it-is", 301),
        ("/leaflet.pdf", "https://example.org/", 302),
    ] {
        let answer = server.get(path, "identity");
        assert_eq!(answer.status, status, "{path}");
        let location = answer.headers["location"].as_str();
        assert!(location.ends_with(to), "{path} leads to {location}");
    }
    for path in ["/results/", "/survey/", style.as_str()] {
        for accept in ["gzip", "br"] {
            let answer = server.get(path, accept);
            let file = match path.strip_suffix('/') {
                Some(folder) => format!("{folder}/index.html"),
                None => path.to_owned(),
            };
            let ending = if accept == "br" { "br" } else { "gz" };
            let copy = format!("{}.{ending}", file.trim_start_matches('/'));
            let size = fs::metadata(built.site.out().join(&copy)).unwrap().len();
            let encoding = answer.headers.get("content-encoding");
            assert_eq!(encoding.map(String::as_str), Some(accept), "{path}");
            // Caddy sends copies in pieces, without their size.
            if let Some(sent) = answer.headers.get("content-length") {
                assert_eq!(*sent, size.to_string(), "{copy}");
            }
            assert_eq!(ours(&answer), ours(&expected(built, path).await), "{path}");
        }
    }
}

#[tokio::test]
async fn nginx_says_what_the_rules_say() {
    if installed("nginx").is_none() {
        return;
    }
    let module = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
    if !Path::new(module).exists() {
        println!("left out: nginx has no module for brotli");
        return;
    }
    let built = site();
    let server = Server::start(Host::Nginx, &built, |folder, port, text| {
        let at = folder.display();
        let text = text
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("    listen [::]:80;\n", "")
            .replace("# brotli_static on;", "brotli_static on;")
            .replace("/var/log/nginx/", &format!("{at}/"));
        let main = format!(
            "load_module {};\ndaemon off;\npid {at}/pid;\nerror_log {at}/error.log;\nevents {{}}\n\
             http {{\ninclude /etc/nginx/mime.types;\nclient_body_temp_path {at}/b;\nproxy_temp_path {at}/p;\n\
             fastcgi_temp_path {at}/f;\nuwsgi_temp_path {at}/u;\nscgi_temp_path {at}/s;\n{text}\n}}\n",
            "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
        );
        fs::write(folder.join("nginx.conf"), main).unwrap();
        let mut command = Command::new(installed("nginx").unwrap());
        command.arg("-c").arg(folder.join("nginx.conf"));
        command
    });
    compare(&server, &built).await;
    server.end();
}

#[tokio::test]
async fn caddy_says_what_the_rules_say() {
    if installed("caddy").is_none() {
        return;
    }
    let built = site();
    let server = Server::start(Host::Caddy, &built, |folder, port, text| {
        let address = format!("\nhttp://codeofcare.example:{port} {{");
        let text = text.replace("\ncodeofcare.example {", &address);
        let text = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{text}");
        fs::write(folder.join("Caddyfile"), text).unwrap();
        let mut command = Command::new(installed("caddy").unwrap());
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(folder.join("Caddyfile"))
            .env("HOME", folder)
            .env("XDG_DATA_HOME", folder)
            .env("XDG_CONFIG_HOME", folder);
        command
    });
    compare(&server, &built).await;
    server.end();
}

#[tokio::test]
async fn apache_says_what_the_rules_say() {
    if installed("apache2").is_none() {
        return;
    }
    let built = site();
    let server = Server::start(Host::Apache, &built, |folder, port, text| {
        let at = folder.display();
        let modules = [
            "mpm_event",
            "authz_core",
            "dir",
            "mime",
            "headers",
            "rewrite",
        ];
        let modules = modules.map(|name| {
            format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
        });
        let text = text.replace("*:80>", &format!("*:{port}>"));
        let main = format!(
            "{}ServerRoot {at}\nDefaultRuntimeDir {at}\nPidFile {at}/pid\nListen 127.0.0.1:{port}\n\
             ServerName localhost\nUser www-data\nGroup www-data\nErrorLog {at}/error.log\n\
             TypesConfig /etc/mime.types\n{text}",
            modules.concat()
        );
        fs::write(folder.join("apache.conf"), main).unwrap();
        let mut command = Command::new(installed("apache2").unwrap());
        command
            .args(["-D", "FOREGROUND", "-f"])
            .arg(folder.join("apache.conf"));
        command
    });
    compare(&server, &built).await;
    server.end();
}

#[test]
fn hosts_with_json_have_every_rule_and_old_address() {
    let built = site();
    let count = built
        .file("_headers")
        .lines()
        .filter(|l| l.starts_with('/'))
        .count();
    let read =
        |host| -> serde_json::Value { serde_json::from_str(&configuration(host, &built)).unwrap() };
    let vercel = read(Host::Vercel);
    assert_eq!(vercel["headers"].as_array().unwrap().len(), count);
    assert_eq!(vercel["headers"][0]["source"], "/(.*)");
    let moved = vercel["redirects"].as_array().unwrap();
    assert_eq!(moved.len(), 3, "{moved:?}");

    let azure = read(Host::Azure);
    assert!(azure["globalHeaders"]["referrer-policy"].is_string());
    let routes = azure["routes"].as_array().unwrap();
    assert_eq!(routes.len(), count - 1 + moved.len());
    // The first that fits is the only one: the page with the survey comes
    // before the folder that it is in.
    let place = |route: &str| routes.iter().position(|r| r["route"] == route).unwrap();
    assert!(place("/old/") < place("/take-part/"));
    assert!(place("/take-part/") < place("/take-part/questions/*"));
    let survey = &routes[place("/survey/*")]["headers"];
    assert_eq!(survey["cache-control"], "no-store");
    let feed = &routes[place("/news/feed.xml")]["headers"];
    let kind = feed["content-type"].as_str().unwrap();
    assert!(kind.starts_with("application/atom+xml"), "{kind}");
    assert_eq!(
        feed["content-security-policy"],
        routes[place("/news/*")]["headers"]["content-security-policy"]
    );
}

#[test]
fn other_hosts_read_the_rules_of_the_site_themselves() {
    let built = site();
    let netlify: toml::Table = toml::from_str(&configuration(Host::Netlify, &built)).unwrap();
    let moved = netlify["redirects"].as_array().unwrap();
    assert_eq!(moved[0]["force"].as_bool(), Some(true));
    assert_eq!(moved.len(), 3);
    let cloudflare = configuration(Host::Cloudflare, &built);
    let cloudflare: toml::Table = toml::from_str(&cloudflare).unwrap();
    assert_eq!(cloudflare["name"].as_str(), Some("codeofcare-example"));
    let github = configuration(Host::GithubPages, &built);
    assert!(github.contains("upload-pages-artifact") && github.contains("path: dist"));
}

#[test]
fn no_host_keeps_the_addresses_of_those_who_read() {
    let built = site();
    assert!(configuration(Host::Nginx, &built).contains("access_log off;"));
    assert!(configuration(Host::Apache, &built).contains("CustomLog /dev/null"));
    let caddy = configuration(Host::Caddy, &built);
    assert!(
        !caddy.contains("\tlog"),
        "Caddy logs only what it is told to"
    );
}

#[test]
fn what_is_no_built_site_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = Hosted::read(folder.path()).unwrap_err();
    assert!(error.to_string().contains("sitegen build"), "{error}");
}
