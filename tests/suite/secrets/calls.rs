//! Calls whose requests and answers are full of secrets, in every outcome; everything that is logged meanwhile is kept and searched.

use std::panic::AssertUnwindSafe;
use std::sync::OnceLock;

use konaplate::jwe::{ContentEncryption, PublicKey};
use konaplate::{Client, Credentials, Encryption, Error, ErrorCode};
use konaplate_sandbox::Project;
use konaplate_tests::canary::{self, assert_silent, everything_about};
use konaplate_tests::logging;
use konaplate_tests::server::{Answer, Request, Server};
use serde_json::{Value, json};

use crate::values;

/// How requests and answers travel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wire {
    Clear,
    Encrypted,
}

/// Keys made for the run. The parts of the private one are canaries, too.
fn project() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| Project::generate().expect("keys"))
}

fn client(url: &str, wire: Wire) -> Client {
    let builder = Client::builder(url)
        .credentials(Credentials::new(
            "000000000000017",
            canary::ACCESS_KEY,
            canary::SECRET_KEY,
        ))
        .timeout(std::time::Duration::from_millis(500));
    let project = project();
    match wire {
        Wire::Clear => builder.allow_plaintext(),
        Wire::Encrypted => builder.encryption(
            Encryption::from_pem(
                project.crypto_key_id(),
                project.server_public_key_pem(),
                project.client_private_key_pem(),
            )
            .expect("keys that were made"),
        ),
    }
    .build()
    .expect("a client")
}

/// A body as the client gets it.
fn wrapped(body: &Value, wire: Wire) -> String {
    let clear = body.to_string();
    let id = project().crypto_key_id();
    match (wire, project().client_public_key_pem_of(id)) {
        (Wire::Encrypted, Some(pem)) => {
            let key = PublicKey::from_pem(pem).expect("a key that was made");
            let compact = key.encrypt(clear.as_bytes(), ContentEncryption::A128Gcm);
            json!({ "encData": compact.expect("a message") }).to_string()
        }
        _ => clear,
    }
}

fn assert_keeps_keys(text: &str) {
    for line in project().client_private_key_pem().lines() {
        let is_label = line.starts_with("-----");
        assert!(
            is_label || !text.contains(line),
            "a part of the private key is in it"
        );
    }
}

/// Answers that contain every canary, in every place that a text can have.
fn answers(wire: Wire) -> Vec<Answer> {
    let everything = canary::CANARIES.join(" ");
    let inside = |code: &str| json!({ "response": { "code": code, "description": everything }, everything.clone(): everything });
    let mut bodies: Vec<Value> = ["000_000", "000_002", "000_002 ", "999_999"]
        .iter()
        .map(|code| inside(code))
        .collect();
    bodies.extend(canary::CANARIES.iter().map(|canary| inside(canary)));
    let mut wrong = whole();
    wrong["cardDataInfo"]["balance"] = json!(everything);
    wrong["transactionId"] = json!({ canary::NAME: everything });
    wrong["transferId"] = json!(4_000_056_655_665_556_u64);
    wrong["cardApplyNo"] = json!([everything]);
    bodies.extend([
        whole(),
        wrong,
        json!({ "encData": everything }),
        json!(everything),
        json!([everything]),
    ]);
    let mut answers: Vec<Answer> = bodies
        .iter()
        .flat_map(|body| [200, 400, 500].map(|status| Answer::json(status, &wrapped(body, wire))))
        .collect();
    answers.push(Answer::with_type(
        200,
        "text/html",
        &format!("<html>{everything}"),
    ));
    answers.push(Answer::truncated(200, &whole().to_string(), 10));
    answers.push(Answer::json(302, &everything).header(
        "Location",
        &format!("http://127.0.0.1:1/{}", canary::CARD_NUMBER),
    ));
    answers.push(Answer::Bytes(everything.into_bytes()));
    answers.push(Answer::Reset);
    answers.push(Answer::Close);
    answers
}

/// A success of all operations at once, every sensitive field filled.
fn whole() -> Value {
    json!({
        "transactionId": "00000000000000000001", "redirectUrl": format!("https://pay.example/{}", canary::CARD_NUMBER),
        "transferId": "00000000000000000001", "cardApplyNo": "0000000000000000000001", "mobileCardNo": canary::CARD_NUMBER,
        "mobileCardCVC": canary::CVC, "mobileCardPar": canary::ACCESS_KEY, "physicalCardNo": canary::CARD_NUMBER,
        "expiryDate": canary::EXPIRY,
        "cardDataInfo": {
            "par": canary::ACCESS_KEY, "serviceId": "1", "serviceName": "1", "serviceImageUrl": "1", "affiliateId": "1",
            "rechargeable": true, "refundable": true, "remittable": true, "personalRechargeable": true, "balance": 1,
            "expiryDate": canary::EXPIRY, "physicalCardNo": canary::CARD_NUMBER, "mobileCardNo": canary::CARD_NUMBER,
            "mobileCardStatus": canary::NAME, "maxNonRealNameRechargeAmount": 1, "maxRealNameRechargeAmount": 1,
            "minRechargeAmount": 1, "rechargeableAmount": 1,
        },
        canary::NAME: canary::PHONE,
        "response": { "code": "000_000", "description": canary::TEXT },
    })
}

/// What a program prints that unwraps the outcome.
fn panic_message<R, C: ErrorCode>(outcome: &Result<R, Error<C>>) -> String {
    let unwrapped = AssertUnwindSafe(|| outcome.as_ref().map(drop).unwrap());
    match std::panic::catch_unwind(unwrapped) {
        Ok(()) => String::new(),
        Err(payload) => *payload.downcast::<String>().expect("a message"),
    }
}

fn assert_outcome_silent<R: std::fmt::Debug, C: ErrorCode + std::fmt::Debug + 'static>(
    outcome: &Result<R, Error<C>>,
) {
    assert_silent("a panic", &panic_message(outcome));
    let text = format!("{outcome:?}\n{outcome:#?}");
    assert_silent("an outcome", &text);
    assert_keeps_keys(&text);
    let Err(error) = outcome else { return };
    assert_silent("an error", &everything_about(error));
    match error {
        Error::Api(error) => assert_silent("a refusal", &everything_about(error)),
        Error::OutcomeUnknown(error) => {
            assert_silent("an unknown outcome", &everything_about(error))
        }
        Error::NotSent(error) => assert_silent("an error", &everything_about(error)),
        _ => {}
    }
}

/// Whether a canary is in the body.
fn is_told(request: &Request) -> bool {
    let body = String::from_utf8_lossy(&request.body);
    canary::CANARIES.iter().any(|canary| body.contains(canary))
}

#[tokio::test]
async fn every_outcome_of_every_operation() {
    logging::listen();
    let mut told_in_clear = 0;
    let answers = |wire| answers(wire).into_iter().map(move |answer| (answer, wire));
    for (answer, wire) in answers(Wire::Clear).chain(answers(Wire::Encrypted)) {
        let server = Server::start(answer).await;
        let client = client(&server.url(), wire);
        assert_outcome_silent(
            &client
                .create_credit_card_recharge(&values::recharge())
                .await,
        );
        assert_outcome_silent(&client.gift_prepaid_card(&values::gift()).await);
        assert_outcome_silent(&client.reissue_prepaid_card(&values::reissue()).await);
        assert_outcome_silent(&client.issue_debit_card(&values::issue()).await);
        assert_outcome_silent(&client.inquire_unregistered_card(&values::inquiry()).await);
        assert_eq!(server.requests().len(), 5);
        let told = server
            .requests()
            .iter()
            .filter(|sent| is_told(sent))
            .count();
        match wire {
            Wire::Clear => told_in_clear += told,
            Wire::Encrypted => assert_eq!(told, 0, "nobody between can read it"),
        }
        // The requests did carry them.
        assert!(
            server
                .requests()
                .iter()
                .any(|request| request.header("X-KM-Access-Key") == canary::ACCESS_KEY)
        );
    }
    assert!(told_in_clear > 100, "the canaries were in the requests");
    let gone = client(&Server::gone().await, Wire::Clear);
    assert_outcome_silent(&gone.inquire_unregistered_card(&values::inquiry()).await);
    let lines = logging::lines();
    assert!(
        lines.len() > 100,
        "the logger hears nothing: {} lines",
        lines.len()
    );
    assert!(
        lines.iter().any(|line| line.contains("hyper")),
        "the HTTP library says nothing: {:?}",
        &lines[..5]
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("konaplate_runtime::call")
                && line.contains("gift_prepaid_card")),
        "no span is in the log"
    );
    let log = lines.join("\n");
    assert_silent("the log", &log);
    assert_keeps_keys(&log);
}

/// The caller can read all of it; only printing is different.
#[tokio::test]
async fn the_caller_can_read_what_is_not_printed() {
    let server = Server::start(Answer::json(200, &whole().to_string())).await;
    let done = client(&server.url(), Wire::Clear)
        .reissue_prepaid_card(&values::reissue())
        .await
        .expect("a result");
    assert_eq!(
        done.mobile_card_no.expect("a number").expose(),
        canary::CARD_NUMBER
    );
    let body = json!({ "response": { "code": "000_002", "description": canary::TEXT } });
    let server = Server::start(Answer::json(400, &body.to_string())).await;
    match client(&server.url(), Wire::Clear)
        .reissue_prepaid_card(&values::reissue())
        .await
    {
        Err(Error::Api(error)) => assert_eq!(
            error.server_text().map(|text| text.expose().as_str()),
            Some(canary::TEXT)
        ),
        other => panic!("{other:?}"),
    }
}
