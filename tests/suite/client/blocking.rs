//! The blocking client of the generated crate says the same to a server as the asynchronous one, and hears the same.

use konaplate::{BlockingClient, Credentials, Error};
use konaplate_tests::server::{Answer, Request, Server};

use crate::requests;
use crate::setup::{ACCESS_KEY, ASP_ID, SECRET_KEY, client, code, instant, recharge_request};

fn blocking_client(url: &str) -> BlockingClient {
    BlockingClient::builder(url)
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .clock(instant)
        .allow_plaintext()
        .build()
        .expect("the loopback interface needs no TLS")
}

/// Everything of a request that does not differ from call to call.
fn lasting(request: &Request) -> (&str, &str, Vec<&(String, String)>, &[u8]) {
    let headers = request
        .headers
        .iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("x-km-correlation-id"))
        .collect();
    (&request.method, &request.target, headers, &request.body)
}

/// Calls an operation with both clients, the blocking one on a thread of its own, since the server runs on this one.
macro_rules! assert_alike {
    ($operation:ident, $request:expr) => {{
        let server = Server::start(Answer::json(400, &code("000_002"))).await;
        let url = server.url();
        let refused = client(&url).$operation(&$request).await;
        let also = tokio::task::spawn_blocking(move || blocking_client(&url).$operation(&$request))
            .await
            .expect("no panic");
        match (refused, also) {
            (Err(Error::Api(refused)), Err(Error::Api(also))) => {
                assert_eq!(refused.code, also.code);
                assert_eq!(refused.effect(), also.effect());
                assert_ne!(refused.correlation_id(), also.correlation_id());
            }
            other => panic!("{other:?}"),
        }
        let seen = server.requests();
        assert_eq!((seen.len(), server.connections()), (2, 2));
        assert_eq!(lasting(&seen[0]), lasting(&seen[1]));
    }};
}

#[tokio::test]
async fn every_operation_is_called_alike() {
    assert_alike!(create_credit_card_recharge, recharge_request());
    assert_alike!(gift_prepaid_card, requests::gift());
    assert_alike!(reissue_prepaid_card, requests::reissue());
    assert_alike!(issue_debit_card, requests::issue());
    assert_alike!(inquire_unregistered_card, requests::inquiry());
}
