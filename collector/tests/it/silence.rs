//! What the log must never hold.

use survey::hex;

use crate::letter::{KEY, Letter, UNKNOWN_KEY};
use crate::letter_box::TOKEN;
use crate::process::{Process, exchange, request};

#[test]
fn the_log_says_how_many_and_nothing_of_whom() {
    let mut process = Process::start(&["--address-header", "x-forwarded-for"]);
    let telling = [
        "User-Agent: TellTaleBrowser/7",
        "Referer: https://partner.example/tell-tale-page",
        "X-Forwarded-For: 198.51.100.77",
        "Cookie: tell=tale",
        "Authorization: Bearer tell-tale-token",
        "Origin: https://tell-tale.example",
        "Content-Type: text/tell-tale",
    ]
    .join("\r\n");
    let letter = Letter::new();
    let stranger = Letter::to(UNKNOWN_KEY);
    let code = letter.code.to_string();
    let requests: [(&str, Vec<u8>, u16); 10] = [
        ("POST /v1/envelopes", letter.message(), 204),
        ("POST /v1/envelopes", letter.message(), 204),
        ("POST /v1/envelopes", letter.twin().message(), 409),
        ("POST /v1/envelopes", stranger.message(), 422),
        ("POST /v1/envelopes", letter.message_without_work(), 422),
        (
            "POST /v1/envelopes?tell=tale",
            b"tell-tale-body".to_vec(),
            400,
        ),
        ("DELETE /v1/envelopes", code.clone().into_bytes(), 204),
        ("DELETE /v1/envelopes", b"tell-tale-code".to_vec(), 400),
        ("GET /tell-tale-path?tell=tale", vec![], 404),
        ("GET /v1/box?key=7e117a1e7e117a1e", vec![], 401),
    ];
    for (line, body, status) in &requests {
        let head = format!("{line} HTTP/1.1\r\n{telling}");
        assert_eq!(
            exchange(process.address, &request(&head, body)).unwrap(),
            *status,
            "{line}"
        );
    }
    process.ask_to_stop();
    assert_eq!(process.wait().code(), Some(0));

    let log = process.log();
    let counts = "accepted 1, bad-code 1, bad-proof 1, duplicate 1, not-authorised 1, \
                  not-found 1, tag-taken 1, too-short 1, unknown-key 1, withdrawn 1";
    assert!(log.contains(counts), "{log}");
    let lines: Vec<&str> = log
        .lines()
        .map(|line| line.split_once("INFO ").unwrap().1)
        .collect();
    assert_eq!(lines, ["started", counts, "stopped"]);
    let quiet = log.to_lowercase();
    let tag = hex::encode(&letter.tag().0);
    let secrets = [
        "tell",
        "127.0.0.1",
        "198.51.100.77",
        "partner.example",
        "7e117a1e",
        "v1/",
        "sqlite",
        TOKEN,
        &tag,
        &code.to_lowercase(),
        &KEY.to_string(),
        &UNKNOWN_KEY.to_string(),
    ];
    for secret in secrets {
        assert!(!quiet.contains(secret), "the log holds `{secret}`:\n{log}");
    }
}
