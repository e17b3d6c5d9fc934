//! Neither a card number nor a key nor a text of the server is printed by anything that a caller may print.

use std::error::Error as _;
use std::fmt::{Debug, Display};

use konaplate_runtime::kona_plate::jwe::PrivateKey;
use konaplate_runtime::kona_plate::{Client, Credentials};
use konaplate_runtime::{
    Error, HttpRequest, HttpResponse, Method, Transport, TransportError, TransportFuture,
};
use serde_json::Value;

use crate::encryption::{CLIENT, SERVER, encrypted, encrypting};
use crate::keys::rsa;
use crate::operation::{Pay, PayErrorCode, PayInSecret, PayRequest};
use crate::{ACCESS_KEY, ASP_ID, BASE_URL, SECRET_KEY, builder};

/// A number that card networks publish for tests.
pub const CARD_NUMBER: &str = "4111111111111111";
const USER_NAME: &str = "홍길동";

pub fn assert_clean(text: &str) {
    for secret in [
        CARD_NUMBER,
        &CARD_NUMBER[..8],
        USER_NAME,
        ACCESS_KEY,
        SECRET_KEY,
        ASP_ID,
        "KMV1:",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

fn assert_silent(value: &(impl Debug + Display)) {
    assert_clean(&format!("{value} {value:#} {value:?} {value:#?}"));
}

/// How the bodies travel.
#[derive(Clone, Copy)]
enum Wire {
    Clear,
    Encrypted,
}

/// Answers with what it was sent, in one place or another of the answer.
struct Parrot {
    wire: Wire,
    status: u16,
    template: &'static str,
}

impl Parrot {
    fn hear(&self, body: &[u8]) -> Value {
        let body: Value = serde_json::from_slice(body).unwrap();
        match self.wire {
            Wire::Clear => body,
            Wire::Encrypted => {
                let key = PrivateKey::from_pem(&rsa(SERVER).private_pem()).unwrap();
                let plaintext = key.decrypt(body["encData"].as_str().unwrap()).unwrap();
                serde_json::from_slice(&plaintext).unwrap()
            }
        }
    }

    fn say(&self, body: String) -> String {
        match self.wire {
            Wire::Clear => body,
            Wire::Encrypted => encrypted(CLIENT, &body),
        }
    }
}

impl Transport for Parrot {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        assert_clean(&format!("{request:?} {request:#?}"));
        let heard = self.hear(&request.body);
        let body = self
            .template
            .replace('$', heard["cardNo"].as_str().unwrap());
        let response =
            HttpResponse::new(self.status, self.say(body)).with_header("X-Echo", CARD_NUMBER);
        assert_clean(&format!("{response:?} {response:#?}"));
        Box::pin(async { Ok(response) })
    }
}

async fn error_of(parrot: Parrot, request: &PayRequest) -> Error<PayErrorCode> {
    let wire = parrot.wire;
    let client = encrypting().transport(parrot).build().unwrap();
    match wire {
        Wire::Clear => client.call::<Pay>(request).await.unwrap_err(),
        Wire::Encrypted => client.call::<PayInSecret>(request).await.unwrap_err(),
    }
}

#[tokio::test]
async fn errors_about_answers_repeat_nothing_of_them() {
    for (wire, status) in [Wire::Clear, Wire::Encrypted]
        .into_iter()
        .flat_map(|wire| [200, 201, 302, 400, 500].map(|status| (wire, status)))
    {
        for template in [
            "$",
            "<html>$ 홍길동</html>",
            r#"{"response":{"code":"000_000"},"transactionId":$}"#,
            r#"{"response":{"code":"000_000"},"transactionId":{"$":"홍길동"}}"#,
            r#"{"response":{"code":"$"}}"#,
            r#"{"response":{"code":$}}"#,
            r#"{"response":{"code":"005_025","description":"Card $ of 홍길동"}}"#,
            r#"{"response":{"code":"999_999","description":"Card $ of 홍길동"}}"#,
            r#"{"response":"$"}"#,
            r#"{"$":"홍길동","encData":"$"}"#,
        ] {
            let error = error_of(
                Parrot {
                    wire,
                    status,
                    template,
                },
                &PayRequest::new(),
            )
            .await;
            assert_silent(&error);
            assert!(error.source().is_none());
            match &error {
                Error::Api(error) => {
                    assert_silent(error);
                    assert!(error.source().is_none());
                }
                Error::OutcomeUnknown(error) => {
                    assert_silent(error);
                    assert!(error.source().is_none());
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn violations_repeat_nothing_of_the_request() {
    let request = PayRequest {
        sequence_id: CARD_NUMBER.repeat(2),
        card_no: CARD_NUMBER.repeat(2).into(),
    };
    let error = error_of(
        Parrot {
            wire: Wire::Clear,
            status: 200,
            template: "",
        },
        &request,
    )
    .await;
    assert!(matches!(error, Error::Invalid(_)));
    assert_silent(&error);
}

/// The reference is the caller's own data, here put in the wrong field.
#[tokio::test]
async fn the_reference_of_an_unknown_outcome_is_for_the_program() {
    let request = PayRequest {
        sequence_id: CARD_NUMBER.to_owned(),
        card_no: CARD_NUMBER.into(),
    };
    let error = error_of(
        Parrot {
            wire: Wire::Encrypted,
            status: 500,
            template: "",
        },
        &request,
    )
    .await;
    assert_silent(&error);
    assert!(
        matches!(error, Error::OutcomeUnknown(error) if error.reference() == Some(CARD_NUMBER))
    );
}

#[tokio::test]
async fn errors_of_the_http_library_are_not_passed_on() {
    let url = format!("http://127.0.0.1:1/{CARD_NUMBER}");
    let client = builder(&url).build().unwrap();
    let error = client.call::<Pay>(&PayRequest::new()).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)));
    assert_silent(&error);
    assert!(error.source().is_none());
    assert_silent(&TransportError::NotSent(
        konaplate_runtime::NotSentCause::Connect,
    ));
}

#[test]
fn clients_and_credentials_print_nothing() {
    let credentials = Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY);
    assert_clean(&format!("{credentials:?} {credentials:#?}"));
    let builder = Client::builder(&format!("https://api.example.com/{CARD_NUMBER}"))
        .credentials(credentials)
        .transport(Parrot {
            wire: Wire::Clear,
            status: 200,
            template: "",
        });
    assert_clean(&format!("{builder:?} {builder:#?}"));
    assert_clean(&format!("{:#?}", builder.build().unwrap()));
}

#[test]
fn refused_settings_are_not_quoted() {
    let with_user = format!("https://{CARD_NUMBER}:{SECRET_KEY}@api.example.com/");
    assert_silent(&builder(&with_user).build().unwrap_err());
    for credentials in [
        Credentials::new(format!("{ASP_ID}\n"), ACCESS_KEY, SECRET_KEY),
        Credentials::new(ASP_ID, format!("{ACCESS_KEY}\n"), SECRET_KEY),
        Credentials::new(ASP_ID, ACCESS_KEY, format!("{SECRET_KEY}\n")),
    ] {
        assert_silent(
            &Client::builder(BASE_URL)
                .credentials(credentials)
                .build()
                .unwrap_err(),
        );
    }
}

#[test]
fn a_request_prints_neither_headers_nor_body() {
    let mut request = HttpRequest::new(
        Method::Post,
        format!("https://api.example.com/{CARD_NUMBER}"),
    );
    request
        .headers
        .push(("X-KM-Access-Key".to_owned(), ACCESS_KEY.to_owned()));
    request.body = CARD_NUMBER.into();
    let text = format!("{request:?}");
    assert_clean(&text);
    assert!(text.contains("X-KM-Access-Key"));
}
