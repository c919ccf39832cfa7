//! The promise of a 204 across a stop and a kill.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::letter::{KEY, Letter};
use crate::letter_box::{exactly, stored};
use crate::process::{Process, exchange, request};

const CLIENTS: usize = 8;

/// Letters that are answered before the process is told to end.
const BEFORE: usize = 40;

/// What became of the letters that were sent.
#[derive(Default)]
struct Sent {
    taken: Vec<Letter>,
    unanswered: Vec<Letter>,
}

/// Each client sends letter after letter until one is not answered.
fn send_until_it_ends(address: SocketAddr, answered: &AtomicUsize) -> Sent {
    let mut sent = Sent::default();
    loop {
        let letter = Letter::new();
        match exchange(
            address,
            &request("POST /v1/envelopes HTTP/1.1", &letter.message()),
        ) {
            Ok(status) => {
                assert_eq!(status, 204);
                sent.taken.push(letter);
                answered.fetch_add(1, Ordering::SeqCst);
            }
            Err(_) => {
                sent.unanswered.push(letter);
                return sent;
            }
        }
    }
}

/// Runs all clients; calls `end` in their midst, when enough is answered.
fn send_and_end(process: &mut Process, end: impl FnOnce(&mut Process)) -> Sent {
    let answered = AtomicUsize::new(0);
    let address = process.address;
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| scope.spawn(|| send_until_it_ends(address, &answered)))
            .collect();
        while answered.load(Ordering::SeqCst) < BEFORE {
            thread::yield_now();
        }
        end(process);
        clients
            .into_iter()
            .fold(Sent::default(), |mut all, client| {
                let sent = client.join().unwrap();
                all.taken.extend(sent.taken);
                all.unanswered.extend(sent.unanswered);
                all
            })
    })
}

#[tokio::test]
async fn a_stop_in_the_midst_of_sending_keeps_exactly_what_was_answered() {
    let mut process = Process::start(&[]);
    let sent = send_and_end(&mut process, |process| process.ask_to_stop());
    assert_eq!(process.wait().code(), Some(0));
    assert!(sent.taken.len() >= BEFORE);
    assert_eq!(sent.unanswered.len(), CLIENTS);
    assert!(stored(&process.database(), &[KEY]).await == exactly(&sent.taken));
    let folder = process.database().parent().unwrap().to_owned();
    assert!(
        !folder.join("box.sqlite-wal").exists(),
        "closed without its log left over"
    );
}

#[tokio::test]
async fn a_kill_in_the_midst_of_sending_loses_nothing_that_was_answered() {
    let mut process = Process::start(&[]);
    let sent = send_and_end(&mut process, Process::kill);
    process.wait();
    let kept = stored(&process.database(), &[KEY]).await;
    for (tag, envelope) in exactly(&sent.taken) {
        assert!(
            kept.get(&tag) == Some(&envelope),
            "{tag} was answered 204 and is lost"
        );
    }
    // The rest were written and the answer did not get out; none is torn.
    let all = exactly(sent.taken.iter().chain(&sent.unanswered));
    assert!(
        kept.iter()
            .all(|(tag, envelope)| all.get(tag) == Some(envelope))
    );
}
