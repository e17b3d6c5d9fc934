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
