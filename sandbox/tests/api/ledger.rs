//! The ledger over HTTP.

use serde_json::{Value, json};

use crate::http;
use crate::outcome::{done, outcome};
use crate::signed::{call, call_with, example, plain};

const RECHARGE: &str = "create_credit_card_recharge";
const REISSUE: &str = "reissue_prepaid_card";

#[tokio::test]
async fn it_says_what_arrived_what_took_place_and_what_was_answered() {
    let sandbox = plain().await;
    assert_eq!(
        outcome(&call(&sandbox, RECHARGE, &example(RECHARGE)).await),
        done()
    );
    assert_eq!(call(&sandbox, RECHARGE, &json!({})).await.status, 400);
    let further = [("X-KM-Time-Zone", "CET")];
    assert_eq!(
        call_with(&sandbox, REISSUE, &example(REISSUE), &further)
            .await
            .status,
        400
    );
    let further = [("Prefer", "code=200")];
    assert_eq!(
        call_with(&sandbox, REISSUE, &example(REISSUE), &further)
            .await
            .status,
        200
    );

    let url = format!("{}sandbox/ledger", sandbox.page_url());
    let answer = http::send("GET", &url, &[], b"").await;
    assert_eq!(answer.header("Content-Type"), Some("application/json"));
    let ledger = answer.json();
    assert_eq!(ledger, serde_json::to_value(sandbox.ledger()).unwrap());

    let entry = &ledger[0];
    assert_eq!(
        (&entry["number"], &entry["operation"]),
        (&json!(1), &json!(RECHARGE))
    );
    assert_eq!(entry["reference"], example(RECHARGE)["sequenceId"]);
    assert_eq!(entry["tookPlace"]["kind"], "rechargeRegistered");
    assert_eq!(
        entry["answer"],
        json!({ "status": 200, "code": "000_000", "refusal": null })
    );
    let entry = &ledger[1];
    assert_eq!(
        (&entry["answer"]["code"], &entry["tookPlace"]),
        (&json!("000_003"), &Value::Null)
    );
    let expected = json!({ "status": 400, "code": null, "refusal": "bad-header" });
    assert_eq!(ledger[2]["answer"], expected);
    let entry = &ledger[3];
    assert_eq!(
        (&entry["answer"]["status"], &entry["tookPlace"]),
        (&json!(200), &Value::Null)
    );
    assert_eq!(entry["preference"], "code=200, example=000_000");
}

#[tokio::test]
async fn it_has_no_card_data_and_no_secret() {
    let sandbox = plain().await;
    assert_eq!(
        outcome(&call(&sandbox, RECHARGE, &example(RECHARGE)).await),
        done()
    );
    assert_eq!(
        outcome(&call(&sandbox, REISSUE, &example(REISSUE)).await),
        done()
    );
    let url = format!("{}sandbox/ledger", sandbox.page_url());
    let answer = http::send("GET", &url, &[], b"").await;
    let text = String::from_utf8(answer.body).unwrap();
    let (recharge, reissue) = (example(RECHARGE), example(REISSUE));
    let token = recharge["oneTimeToken"].as_str().unwrap();
    let card = reissue["cardInfo"]["oldCardNo"].as_str().unwrap();
    let user_id = recharge["userId"].to_string();
    let project = sandbox.project();
    for secret in [
        token,
        card,
        &user_id,
        project.secret_key(),
        project.access_key(),
        "/sandbox/pay",
    ] {
        assert!(!text.contains(secret));
    }
}
