//! Correlation ids: 20 characters, no two the same in a process.

use std::collections::HashSet;
use std::time::UNIX_EPOCH;

use crate::operation::{Pay, PayRequest};
use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

/// The clock stands still, so that only the last seven digits can tell them apart; two clients share them.
#[tokio::test]
async fn a_hundred_thousand_are_all_different() {
    let transport = Recorder::succeeding();
    let client = || {
        builder(BASE_URL)
            .transport(transport.clone())
            .clock(|| UNIX_EPOCH)
            .build()
            .unwrap()
    };
    let clients = [client(), client()];
    let request = PayRequest::new();
    for _ in 0..50_000 {
        for client in &clients {
            client.call::<Pay>(&request).await.unwrap();
        }
    }
    let requests = transport.requests();
    let ids: HashSet<_> = requests
        .iter()
        .map(|request| request.header("x-km-correlation-id").unwrap())
        .collect();
    assert_eq!(ids.len(), 100_000);
    for id in ids {
        assert_eq!(id.len(), 20, "{id}");
        let digits = id.strip_prefix("700101090000-").unwrap();
        assert!(
            digits
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
            "{id}"
        );
    }
}

/// From many threads at once, asynchronous and blocking clients alike: the digits are the process's.
#[cfg(feature = "blocking")]
#[test]
fn threads_and_kinds_of_clients_share_the_digits() {
    let transport = Recorder::succeeding();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let client = crate::blocking::builder(BASE_URL)
                    .transport(transport.clone())
                    .clock(|| UNIX_EPOCH)
                    .build()
                    .unwrap();
                for _ in 0..500 {
                    client.call::<Pay>(&PayRequest::new()).unwrap();
                }
            });
            scope.spawn(|| {
                let client = builder(BASE_URL)
                    .transport(transport.clone())
                    .clock(|| UNIX_EPOCH)
                    .build()
                    .unwrap();
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .build()
                    .unwrap();
                for _ in 0..500 {
                    let request = PayRequest::new();
                    runtime.block_on(client.call::<Pay>(&request)).unwrap();
                }
            });
        }
    });
    let requests = transport.requests();
    let ids: HashSet<_> = requests
        .iter()
        .map(|request| request.header("x-km-correlation-id"))
        .collect();
    assert_eq!(ids.len(), 8000);
}

#[tokio::test]
async fn the_digits_come_from_a_random_source_that_was_set() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .clock(|| UNIX_EPOCH)
        .random(|bytes| bytes.copy_from_slice(&[0xfa, 0xbc, 0xde, 0xf1][..bytes.len()]))
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await.unwrap();
    let request = transport.request();
    let id = request.header("x-km-correlation-id").unwrap();
    assert_eq!(id, "700101090000-abcdef1");
}
