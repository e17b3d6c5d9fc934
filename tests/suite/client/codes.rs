//! Codes that refuse, listed or not, and what each proves; values that no page lists.

use konaplate::{CreateCreditCardRechargeErrorCode as Code, Effect, Error, UnregisteredCardStatus};
use konaplate_tests::server::{Answer, Server};

use crate::answers::answered;
use crate::requests;
use crate::setup::{client, code};

/// Fails unless the server refused with this code, status and effect.
async fn assert_refused(answer: Answer, code: Code, status: u16, effect: Effect) {
    match answered(answer.clone()).await {
        Err(Error::Api(error)) => {
            assert_eq!(
                (&error.code, error.status(), error.effect()),
                (&code, status, effect),
                "{answer:?}"
            );
            assert_eq!(error.operation(), "create_credit_card_recharge");
            assert!(error.correlation_id().starts_with("261120143015-"));
        }
        other => panic!("{answer:?} gave {other:?}"),
    }
}

#[tokio::test]
async fn listed_codes() {
    let listed = [
        ("000_002", Code::InvalidInputParameter, Effect::None),
        ("000_003", Code::MissingRequiredValue, Effect::None),
        ("007_008", Code::DuplicateSequenceId, Effect::Money),
        ("007_025", Code::RechargeInProgress, Effect::Money),
        ("007_020", Code::AmountBelowMinimum, Effect::None),
        ("007_021", Code::ExpiredCard, Effect::None),
        ("007_032", Code::IncorrectAffiliateId, Effect::None),
        ("007_033", Code::HoldingLimitExceeded, Effect::None),
    ];
    for (text, expected, effect) in listed {
        assert_eq!(
            (expected.code(), expected.status(), expected.effect()),
            (text, Some(400), effect)
        );
        assert_refused(Answer::json(400, &code(text)), expected, 400, effect).await;
    }
    assert_eq!(Code::ExpiredCard.message(), Some("Expired card."));
}

/// What a code proves, it proves together with its documented status.
#[tokio::test]
async fn a_listed_code_with_another_status() {
    for status in [200, 401, 404, 429] {
        assert_refused(
            Answer::json(status, &code("007_021")),
            Code::ExpiredCard,
            status,
            Effect::Money,
        )
        .await;
    }
}

#[tokio::test]
async fn codes_that_the_page_does_not_list() {
    for text in [
        "007_099", "003_051", "999_999", "E-1", "000_000 ", "한글", " ",
    ] {
        for status in [200, 400, 422] {
            assert_refused(
                Answer::json(status, &code(text)),
                Code::Unknown(text.to_owned()),
                status,
                Effect::Money,
            )
            .await;
        }
    }
}

#[tokio::test]
async fn a_refusal_whose_text_is_missing_or_odd() {
    for description in ["null", "1", "{}", "[\"a\"]"] {
        let body = format!(
            r#"{{"extra":1,"response":{{"code":"007_021","description":{description},"more":true}}}}"#
        );
        assert_refused(
            Answer::json(400, &body),
            Code::ExpiredCard,
            400,
            Effect::None,
        )
        .await;
    }
    assert_refused(
        Answer::json(400, r#"{"response":{"code":"007_021"}}"#),
        Code::ExpiredCard,
        400,
        Effect::None,
    )
    .await;
}

/// An operation that changes nothing may be repeated, whatever the answer was.
#[tokio::test]
async fn the_effect_is_that_of_the_operation() {
    for answer in [Answer::json(500, ""), Answer::json(400, &code("003_001"))] {
        let server = Server::start(answer).await;
        match client(&server.url())
            .inquire_unregistered_card(&requests::inquiry())
            .await
        {
            Err(Error::OutcomeUnknown(error)) => assert_eq!(error.effect(), Effect::None),
            Err(Error::Api(error)) => assert_eq!(error.effect(), Effect::None),
            other => panic!("{other:?}"),
        }
        assert_eq!(server.requests().len(), 1);
    }
    let server = Server::start(Answer::json(400, &code("003_099"))).await;
    match client(&server.url())
        .issue_debit_card(&requests::issue())
        .await
    {
        Err(Error::Api(error)) => assert_eq!(error.effect(), Effect::Card),
        other => panic!("{other:?}"),
    }
}

/// A value that the page does not list is no reason to refuse an answer.
#[tokio::test]
async fn an_unknown_enumeration_value_survives() {
    let body = r#"{"cardDataInfo":{"par":"x","serviceId":"x","serviceName":"","serviceImageUrl":"x","affiliateId":"x",
        "rechargeable":true,"refundable":true,"remittable":true,"personalRechargeable":true,"balance":-1,"expiryDate":"x",
        "mobileCardStatus":"EXPLODED","maxNonRealNameRechargeAmount":0,"maxRealNameRechargeAmount":0,"minRechargeAmount":0,
        "rechargeableAmount":0},"response":{"code":"000_000"}}"#;
    let server = Server::start(Answer::json(200, body)).await;
    let done = client(&server.url())
        .inquire_unregistered_card(&requests::inquiry())
        .await
        .expect("a result");
    let status = done
        .card_data_info
        .mobile_card_status
        .clone()
        .expect("a status");
    assert_eq!(
        status,
        UnregisteredCardStatus::Unknown("EXPLODED".to_owned())
    );
    assert_eq!(
        serde_json::to_string(&status).expect("JSON"),
        "\"EXPLODED\""
    );
    assert_eq!(
        done.card_data_info.balance, -1,
        "a violated bound is no reason either"
    );
    assert!(
        konaplate::Validate::validate(&done).is_err(),
        "who wants to know asks"
    );
}
