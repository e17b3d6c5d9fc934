//! The program: what it prints, what it refuses, and that it stops when it is told to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_konaplate-sandbox"))
}

/// A program that is killed when a test fails.
struct Running(Child);

impl Running {
    /// Starts it and reads what it prints, up to the last line.
    fn start() -> (Self, Vec<String>) {
        let mut command = program();
        command.args(["--port", "0"]);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = Self(command.spawn().unwrap());
        let mut output = BufReader::new(running.0.stdout.take().unwrap()).lines();
        let mut lines = Vec::new();
        while !lines
            .last()
            .is_some_and(|line: &String| line.contains("Ctrl-C"))
        {
            lines.push(output.next().expect("a further line").unwrap());
        }
        (running, lines)
    }

    #[cfg(unix)]
    fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        let status = Command::new("kill").args(["-s", name, &id]).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn failed(arguments: &[&str]) -> Output {
    let output = program().args(arguments).output().unwrap();
    assert!(!output.status.success());
    output
}

#[test]
fn it_prints_what_a_client_needs() {
    let (_running, lines) = Running::start();
    for name in [
        "Base URL",
        "ASP id",
        "Access key",
        "Secret key",
        "Crypto key id",
    ] {
        let line = lines.iter().find(|line| line.starts_with(name));
        assert!(line.is_some_and(|line| line.len() >= 30), "{name}");
    }
    let has = |wanted: &str| lines.iter().any(|line| line == wanted);
    assert!(has("-----BEGIN PUBLIC KEY-----") && has("-----END PUBLIC KEY-----"));
    assert!(has("-----BEGIN PRIVATE KEY-----") && has("-----END PRIVATE KEY-----"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_it_is_told_to() {
    for signal in ["INT", "TERM"] {
        let (mut running, _) = Running::start();
        running.signal(signal);
        assert!(running.0.wait().unwrap().success(), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_request_under_way_is_answered_before_it_stops() {
    let (mut running, lines) = Running::start();
    let base_url = lines[0].split_whitespace().last().unwrap();
    let host = base_url
        .strip_prefix("http://")
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    let path = "/open-api/api/v1/gifts/cards/transmission/no-hce";
    let expect = "Expect: 100-continue\r\n";
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\n{expect}Content-Length: 2\r\n\r\n"
    )
    .unwrap();
    // The server asks for the body, so it has the request.
    let mut answer = [0; 25];
    stream.read_exact(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 100"));
    running.signal("INT");
    let mut message = String::new();
    let mut errors = BufReader::new(running.0.stderr.take().unwrap());
    errors.read_line(&mut message).unwrap();
    assert!(message.starts_with("stopping"));
    stream.write_all(b"{}").unwrap();
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert!(rest.starts_with("HTTP/1.1 400"));
    assert!(running.0.wait().unwrap().success());
}

#[test]
fn a_port_in_use_is_said_so() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = failed(&["--port", &port]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.starts_with(&format!("error[port-in-use]: port {port}")),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_usage_has_its_own_status() {
    assert_eq!(failed(&["--port", "99999"]).status.code(), Some(2));
    assert_eq!(failed(&["--plain"]).status.code(), Some(2));
    let help = program().arg("--help").output().unwrap();
    assert!(help.status.success());
    assert!(String::from_utf8(help.stdout).unwrap().contains("Example:"));
}

/// The example of the README: beside the test's own program, where cargo builds examples.
#[test]
fn the_quickstart_shows_four_outcomes() {
    let mut folder = std::env::current_exe().unwrap();
    folder.pop();
    folder.pop();
    let example = folder.join("examples").join("quickstart");
    let output = Command::new(example).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let outcomes: Vec<&str> = text.split("\n\n").collect();
    let [done, refused, invalid, unknown] = outcomes[..] else {
        panic!("{text}");
    };
    assert!(done.contains("open the payment page of "));
    assert!(refused.contains("007_008 (Same sequenceId already exists.)"));
    assert!(invalid.contains("/sequenceId: shorter than 1 character\n/amount: less than 1"));
    assert!(unknown.contains("ask what became of 20261120-000018: the outcome of"));
}

/// What people copy from the README is what was run.
#[test]
fn the_readme_has_the_quickstart_as_it_is() {
    let example = include_str!("../../examples/quickstart.rs");
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(&format!("```rust,no_run\n{example}```\n")));
}
