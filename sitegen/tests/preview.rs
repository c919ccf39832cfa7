//! The preview, as a real process that a real connection asks.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use support::Site;

struct Preview {
    process: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Preview {
    fn of(site: &Site) -> Self {
        Self::with(site, &[])
    }

    fn with(site: &Site, more: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_sitegen"))
            .args(["serve", "--date", "2026-11-22", "--listen", "127.0.0.1:0"])
            .arg("--content")
            .arg(&site.options().content)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = lines.next().unwrap().unwrap();
        let address = said.strip_prefix("preview on http://").unwrap().to_owned();
        // Whoever writes to a terminal that nobody reads would wait for ever.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    fn page(&self, path: &str) -> String {
        let mut answer = String::new();
        self.ask(path).read_to_string(&mut answer).unwrap();
        answer
    }

    /// The news as it comes, the last first.
    fn news(&self) -> impl Iterator<Item = serde_json::Value> {
        let lines = BufReader::new(self.ask("/_preview/news")).lines();
        lines.map_while(Result::ok).filter_map(|line| {
            let data = line.strip_prefix("data: ")?.to_owned();
            serde_json::from_str(&data).ok()
        })
    }
}

/// The first news of a build that is not one of before.
fn next(news: &mut impl Iterator<Item = serde_json::Value>, before: u64) -> serde_json::Value {
    news.find(|news| news["build"].as_u64() > Some(before))
        .unwrap()
}

#[test]
fn what_is_saved_is_served_and_told() {
    let site = Site::demo();
    let preview = Preview::of(&site);
    let mut news = preview.news();
    let first = next(&mut news, 0);
    assert_eq!(first["mistakes"], serde_json::Value::Null, "{first}");
    let page = preview.page("/about/");
    assert!(page.starts_with("HTTP/1.1 200"));
    assert!(page.contains("/_preview/live.js") && page.contains("connect-src 'self'"));
    assert!(!page.contains("strict-transport-security"));

    let site = site.replace("stories/the-corridor.md", "The corridor", "A corridor");
    let told = next(&mut news, 1);
    let changed: Vec<_> = told["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap())
        .collect();
    assert!(
        changed.contains(&"stories/the-corridor/index.html"),
        "{told}"
    );
    assert!(changed.contains(&"stories/index.html") && !changed.contains(&"about/index.html"));
    assert!(preview.page("/stories/").contains("A corridor"));
    drop(site);
}

#[test]
fn a_mistake_is_told_and_the_last_good_page_stays() {
    let site = Site::demo();
    let preview = Preview::of(&site);
    let mut news = preview.news();
    next(&mut news, 0);
    let site = site.replace("pages/about.md", "title =", "titel =");
    let told = next(&mut news, 1);
    let mistakes = told["mistakes"].as_str().unwrap();
    assert!(mistakes.contains("did you mean `title`?") && mistakes.contains("pages/about.md"));
    assert!(preview.page("/about/").starts_with("HTTP/1.1 200"));
    let before = told["build"].as_u64().unwrap();
    let site = site.replace("pages/about.md", "titel =", "title =");
    assert_eq!(next(&mut news, before)["mistakes"], serde_json::Value::Null);
    assert!(fs::metadata(&site.options().content).is_ok());
}

const TO_COME: &str =
    "+++\ntitle = \"To come\"\ndescription = \"B.\"\ndate = \"2027-03-03\"\n+++\n\nA.\n";
const DRAFT: &str = "+++\ntitle = \"Unfinished\"\ndescription = \"B.\"\ndraft = true\n+++\n\nA.\n";

#[test]
fn what_is_not_published_is_marked_on_its_page_and_in_lists() {
    let site = Site::demo().write("news/to-come.md", TO_COME);
    let site = site.write("pages/unfinished.md", DRAFT);
    let preview = Preview::of(&site);
    next(&mut preview.news(), 0);
    let page = preview.page("/unfinished/");
    assert!(page.contains("<strong>Draft.</strong> pages/unfinished.md is a draft"));
    let page = preview.page("/news/to-come/");
    assert!(page.contains("It comes out on 3 March 2027 at 00:00 (UK time, GMT)."));
    let list = preview.page("/news/");
    let mark = "To come <span class=\"preview-mark\">comes out on 3 March 2027</span></a>";
    assert!(list.contains(mark), "{list}");
    assert!(!list.contains("preview-band"));
}

#[test]
fn a_preview_of_what_is_published_has_neither() {
    let site = Site::demo().write("news/to-come.md", TO_COME);
    let preview = Preview::with(&site, &["--published"]);
    next(&mut preview.news(), 0);
    assert!(preview.page("/news/to-come/").starts_with("HTTP/1.1 404"));
    assert!(!preview.page("/news/").contains("To come"));
}
