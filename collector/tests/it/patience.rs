//! Clients that take their time, and bodies that are never read.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use axum::body::{Body, Bytes};
use survey::envelope::BODY_LEN;

use crate::letter::Letter;
use crate::letter_box::{LetterBox, exactly, rules};
use crate::process::{Process, exchange, read_status, request};

#[tokio::test]
async fn a_body_that_stops_coming_is_given_up() {
    let impatient = collector::Rules {
        read_timeout: Duration::from_millis(50),
        ..rules()
    };
    let letter_box = LetterBox::open_with(impatient).await;
    let half = Bytes::from(Letter::new().message()).slice(..BODY_LEN / 2);
    let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(1);
    sender.send(Ok(half)).await.unwrap();
    let body = Body::from_stream(tokio_stream::wrappers::ReceiverStream::new(receiver));
    letter_box.post(body).await.is_problem(408, "too-slow");
    assert_eq!(letter_box.stored().await, exactly([]));
}

#[test]
fn a_head_that_never_ends_is_given_up() {
    let process = Process::start(&["--read-timeout", "1"]);
    for beginning in ["", "POST /v1/envelopes HTTP/1.1\r\nHost: sur"] {
        let mut stream = TcpStream::connect(process.address).unwrap();
        stream.write_all(beginning.as_bytes()).unwrap();
        // Ends only because the other side closes.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
    }
}

#[test]
fn a_connection_kept_open_for_nothing_is_closed() {
    let process = Process::start(&["--read-timeout", "1"]);
    let mut stream = TcpStream::connect(process.address).unwrap();
    stream
        .write_all(b"GET /v1/health HTTP/1.1\r\nHost: survey\r\n\r\n")
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.ends_with(br#"{"status":"ok"}"#));
}

#[test]
fn a_body_that_says_it_is_too_long_is_not_waited_for() {
    let process = Process::start(&[]);
    let mut stream = TcpStream::connect(process.address).unwrap();
    let head = "POST /v1/envelopes HTTP/1.1\r\nHost: survey\r\nContent-Length: 32869\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(read_status(&mut stream).unwrap(), 413);
}

#[test]
fn more_than_the_allowed_connections_wait_their_turn() {
    let process = Process::start(&["--max-connections", "1", "--read-timeout", "1"]);
    let idle = TcpStream::connect(process.address).unwrap();
    // Answered once the idle one is given up.
    let answer = exchange(process.address, &request("GET /v1/health HTTP/1.1", b""));
    assert_eq!(answer.unwrap(), 200);
    drop(idle);
}

#[test]
fn a_stop_does_not_wait_for_idle_connections() {
    let mut process = Process::start(&[]);
    let mut stream = TcpStream::connect(process.address).unwrap();
    stream
        .write_all(b"GET /v1/health HTTP/1.1\r\nHost: survey\r\n\r\n")
        .unwrap();
    assert_eq!(read_status(&mut stream).unwrap(), 200);
    process.ask_to_stop();
    assert_eq!(process.wait().code(), Some(0));
    assert!(!process.log().contains("before everybody had finished"));
}
