//! Connections: many at once, kept alive, stopped.

use std::sync::Arc;
use std::time::Duration;

use konaplate_sandbox::{Options, Sandbox};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::signed::{call, example, plain};

const INQUIRY: &str = "inquire_unregistered_card";

fn host(sandbox: &Sandbox) -> String {
    let url = sandbox.page_url();
    url.trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_clients_are_served_at_once() {
    let sandbox = Arc::new(plain().await);
    // Connections that are open and say nothing stand in nobody's way.
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(TcpStream::connect(host(&sandbox)).await.unwrap());
    }
    let mut clients = JoinSet::new();
    for _ in 0..100 {
        let sandbox = Arc::clone(&sandbox);
        clients.spawn(async move {
            for _ in 0..5 {
                let answer = call(&sandbox, INQUIRY, &example(INQUIRY)).await;
                assert_eq!(answer.status, 200);
            }
        });
    }
    clients.join_all().await;
    let ledger = sandbox.ledger();
    let numbers: Vec<u64> = ledger.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=500).collect::<Vec<u64>>());
    assert!(ledger.iter().all(|entry| entry.answer.is_some()));
    drop(silent);
}

#[tokio::test]
async fn many_sandboxes_run_beside_each_other() {
    let (one, other) = (plain().await, plain().await);
    assert_ne!(one.base_url(), other.base_url());
    assert!(one.base_url().ends_with("/open-api"));
    assert_eq!(call(&one, INQUIRY, &example(INQUIRY)).await.status, 200);
    assert_eq!((one.ledger().len(), other.ledger().len()), (1, 0));
}

#[tokio::test]
async fn a_stopped_sandbox_is_gone() {
    let sandbox = plain().await;
    let host = host(&sandbox);
    let idle = TcpStream::connect(&host).await.unwrap();
    let stopped = tokio::time::timeout(Duration::from_secs(20), sandbox.stop()).await;
    assert!(stopped.is_ok(), "an idle connection does not hold it up");
    assert!(TcpStream::connect(&host).await.is_err());
    drop(idle);
}

#[tokio::test]
async fn a_dropped_sandbox_is_gone() {
    let sandbox = plain().await;
    let host = host(&sandbox);
    drop(sandbox);
    let gone = async {
        while TcpStream::connect(&host).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(
        tokio::time::timeout(Duration::from_secs(60), gone)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_connection_serves_several_requests() {
    let sandbox = plain().await;
    let host = host(&sandbox);
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let request = format!("GET /none HTTP/1.1\r\nHost: {host}\r\n\r\n");
    for _ in 0..3 {
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"}}") {
            answer.push(stream.read_u8().await.unwrap());
        }
        assert!(answer.starts_with(b"HTTP/1.1 404"));
    }
}

#[tokio::test]
async fn only_one_can_have_a_port() {
    let sandbox = plain().await;
    let port = host(&sandbox).rsplit(':').next().unwrap().parse().unwrap();
    let error = Sandbox::start(Options::default().port(port))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn nothing_secret_is_printed_by_debug() {
    let sandbox = plain().await;
    let token = sandbox.new_one_time_token("9990000000000001");
    let project = sandbox.project();
    let key = project.client_private_key_pem().lines().nth(1).unwrap();
    let options = Options::default().project(project.clone());
    let text = format!("{sandbox:?} {token:?} {project:?} {options:?}");
    for secret in [
        project.secret_key(),
        project.access_key(),
        key,
        &token.token,
    ] {
        assert!(!text.contains(secret));
    }
}
