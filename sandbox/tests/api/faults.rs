//! Faults, to the byte: what a client sees, and what took place all the same.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use konaplate_sandbox::{Fault, Moment, Options, Sandbox};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::outcome::{done, outcome};
use crate::signed::{call, call_with, example, headers, plain, url};

const GIFT: &str = "gift_prepaid_card";
const FAULT: &str = "X-Sandbox-Fault";

/// What comes back on a connection: all bytes until its end, and how that was.
struct Received {
    bytes: Vec<u8>,
    end: Result<(), ErrorKind>,
}

/// A gift with a header that asks for a fault.
fn gift(sandbox: &Sandbox, fault: &str) -> Vec<u8> {
    let body = example(GIFT).to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    headers.push((FAULT.to_owned(), fault.to_owned()));
    let (host, path) = address(sandbox);
    let mut request = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    (request + "\r\n" + &body).into_bytes()
}

fn address(sandbox: &Sandbox) -> (String, String) {
    let url = url(sandbox, GIFT);
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap();
    (host.to_owned(), format!("/{path}"))
}

async fn send(sandbox: &Sandbox, fault: &str) -> Received {
    let mut stream = TcpStream::connect(address(sandbox).0).await.unwrap();
    stream.write_all(&gift(sandbox, fault)).await.unwrap();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    let end = loop {
        match stream.read(&mut buffer).await {
            Ok(0) => break Ok(()),
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(error) => break Err(error.kind()),
        }
    };
    Received { bytes, end }
}

/// Of the only call, whether it took place, what was answered, and which fault was played.
fn entry(sandbox: &Sandbox) -> (bool, Option<u16>, Option<String>) {
    let [entry] = &sandbox.ledger()[..] else {
        panic!("one call");
    };
    let status = entry.answer.as_ref().map(|answer| answer.status);
    (entry.took_place.is_some(), status, entry.fault.clone())
}

#[tokio::test]
async fn the_connection_ends_without_an_answer() {
    for (fault, end, took_place) in [
        ("reset-before", Err(ErrorKind::ConnectionReset), false),
        ("reset-after", Err(ErrorKind::ConnectionReset), true),
        ("close-before", Ok(()), false),
        ("close-after", Ok(()), true),
    ] {
        let sandbox = plain().await;
        let received = send(&sandbox, fault).await;
        assert_eq!((received.bytes, received.end), (Vec::new(), end), "{fault}");
        assert_eq!(entry(&sandbox), (took_place, None, Some(fault.to_owned())));
    }
}

#[tokio::test]
async fn a_truncated_answer_is_shorter_than_it_says() {
    let sandbox = plain().await;
    let received = send(&sandbox, "truncated").await;
    let text = String::from_utf8(received.bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let head = head.to_ascii_lowercase();
    let (_, length) = head.split_once("content-length: ").unwrap();
    let length: usize = length.lines().next().unwrap().parse().unwrap();
    assert!(head.starts_with("http/1.1 200") && head.contains("x-sandbox-fault: truncated"));
    assert_eq!(body.len(), length / 2);
    assert!(body.starts_with('{') && length > 20);
    assert_eq!(
        entry(&sandbox),
        (true, Some(200), Some("truncated".to_owned()))
    );
}

#[tokio::test]
async fn another_answer_in_place_of_the_true_one() {
    for (fault, status, content_type, took_place) in [
        ("html-before", 200, "text/html; charset=utf-8", false),
        ("html-after", 200, "text/html; charset=utf-8", true),
        ("status-500-before", 500, "application/json", false),
        ("status-500-after", 500, "application/json", true),
    ] {
        let sandbox = plain().await;
        let answer = call_with(&sandbox, GIFT, &example(GIFT), &[(FAULT, fault)]).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("Content-Type"), Some(content_type));
        assert_eq!(answer.header(FAULT), Some(fault));
        assert!(!String::from_utf8_lossy(&answer.body).contains("response"));
        let expected = (took_place, Some(status), Some(fault.to_owned()));
        assert_eq!(entry(&sandbox), expected);
    }
}

#[tokio::test]
async fn a_delay_delays() {
    for fault in ["delay-before=300", "delay-after=300"] {
        let sandbox = plain().await;
        let start = Instant::now();
        let answer = call_with(&sandbox, GIFT, &example(GIFT), &[(FAULT, fault)]).await;
        assert!(start.elapsed() >= Duration::from_millis(300));
        assert_eq!(outcome(&answer), done());
        assert_eq!(answer.header(FAULT), Some(fault));
        assert!(entry(&sandbox).0);
    }
}

/// A client that gives up during the delay has called the effect off before it, and not after it.
#[tokio::test]
async fn a_client_that_gives_up_during_a_delay() {
    for (fault, took_place) in [("delay-before=700", false), ("delay-after=700", true)] {
        let sandbox = plain().await;
        let mut stream = TcpStream::connect(address(&sandbox).0).await.unwrap();
        stream.write_all(&gift(&sandbox, fault)).await.unwrap();
        let played = async {
            while sandbox.ledger().is_empty() || sandbox.ledger()[0].fault.is_none() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let played = tokio::time::timeout(Duration::from_secs(30), played).await;
        assert!(played.is_ok(), "the call arrives");
        drop(stream);
        // Long enough for what was not called off.
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(entry(&sandbox), (took_place, None, Some(fault.to_owned())));
    }
}

#[tokio::test]
async fn the_other_side_of_a_fault_is_as_ever() {
    let sandbox = plain().await;
    send(&sandbox, "reset-before").await;
    assert_eq!(outcome(&call(&sandbox, GIFT, &example(GIFT)).await), done());
    let sandbox = plain().await;
    send(&sandbox, "reset-after").await;
    let again = call(&sandbox, GIFT, &example(GIFT)).await;
    assert_ne!(outcome(&again), done(), "the card was given already");
}

#[tokio::test]
async fn asked_for_by_the_program() {
    let sandbox = plain().await;
    sandbox.fail_next(Fault::Status500(Moment::BeforeEffect));
    sandbox.fail_next(Fault::Html(Moment::BeforeEffect));
    // What does not pass the checks does not use a fault up.
    assert_eq!(call(&sandbox, GIFT, &json!({})).await.status, 400);
    let further = [(FAULT, "html-before")];
    let by_header = call_with(&sandbox, GIFT, &example(GIFT), &further).await;
    assert_eq!(by_header.header(FAULT), Some("html-before"));
    let mut faults = Vec::new();
    for _ in 0..3 {
        let answer = call(&sandbox, GIFT, &example(GIFT)).await;
        faults.push(answer.header(FAULT).map(str::to_owned));
    }
    let expected = [Some("status-500-before"), Some("html-before"), None];
    assert_eq!(faults, expected.map(|fault| fault.map(str::to_owned)));
}

#[tokio::test]
async fn what_is_no_fault_is_refused_and_nothing_takes_place() {
    let sandbox = plain().await;
    for fault in [
        "",
        "reset",
        "Reset-After",
        "reset-after, html-after",
        "reset-after=1",
        "truncated-before",
        "delay-after",
        "delay-after=",
        "delay-after=-1",
        "delay-after=+1",
        "delay-after=1.5",
        "delay-after=600001",
        "delay-after=99999999999999999999999",
    ] {
        let answer = call_with(&sandbox, GIFT, &example(GIFT), &[(FAULT, fault)]).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("unknown-fault")),
            "{fault}"
        );
        assert!(answer.text().contains("reset-after"));
        assert!(fault.parse::<Fault>().is_err());
    }
    let answer = call_with(&sandbox, GIFT, &example(GIFT), &[(FAULT, "wrong-key")]).await;
    assert_eq!(answer.refusal(), Some("fault-needs-encryption"));
    let ledger = sandbox.ledger();
    assert!(
        ledger
            .iter()
            .all(|entry| entry.took_place.is_none() && entry.fault.is_none())
    );
}

#[tokio::test]
async fn a_fault_does_not_pass_the_gate() {
    let sandbox = plain().await;
    let further = [(FAULT, "reset-after"), ("X-KM-Tran-Token", "KMV1:")];
    let answer = call_with(&sandbox, GIFT, &example(GIFT), &further).await;
    assert_eq!(answer.refusal(), Some("malformed-token"));
}

#[test]
fn every_fault_is_read_as_it_is_written() {
    for fault in Fault::ALL {
        assert_eq!(fault.to_string().parse(), Ok(fault));
    }
    let delay = Fault::Delay(Moment::AfterEffect, Duration::from_millis(250));
    assert_eq!("delay-after=250".parse(), Ok(delay));
    assert_eq!(delay.to_string(), "delay-after=250");
}

/// The refusal of a rule is damaged like a success, and the ledger says that nothing took place.
#[tokio::test]
async fn a_refusal_can_go_wrong_as_well() {
    let sandbox = plain().await;
    let expired: Value = crate::signed::example_with(GIFT, "/oneTimeToken", "4000000000005025");
    let answer = call_with(&sandbox, GIFT, &expired, &[(FAULT, "html-after")]).await;
    assert_eq!(answer.header(FAULT), Some("html-after"));
    assert_eq!(
        entry(&sandbox),
        (false, Some(200), Some("html-after".to_owned()))
    );
}

#[tokio::test]
async fn a_fault_holds_no_stopping_sandbox_up() {
    let options = Options::default()
        .allow_plaintext()
        .project(crate::signed::project());
    let sandbox = Sandbox::start(options).await.unwrap();
    send(&sandbox, "close-after").await;
    let stopped = tokio::time::timeout(Duration::from_secs(20), sandbox.stop()).await;
    assert!(stopped.is_ok());
}
