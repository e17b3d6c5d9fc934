//! The decision table, row by row: HTTP status x code x body.

use konaplate_runtime::Effect::{Money, None as Nothing};
use konaplate_runtime::UnknownCause::{
    self, ConnectionLost, Contradiction, Encrypted, Redirect, ServerError, Timeout, TooLarge,
    UnexpectedStatus, Unreadable,
};
use konaplate_runtime::{
    Effect, Error, HttpResponse, Lost, LostCause, NotSentCause, TransportError,
};

use crate::operation::{Pay, PayErrorCode, PayRequest, PayResponse};
use crate::recorder::{Recorder, SUCCESS};
use crate::{BASE_URL, builder};

#[derive(Debug, PartialEq)]
enum Case {
    Done,
    NotSent(NotSentCause),
    Refused(&'static str, Effect),
    Unknown(UnknownCause),
    /// Unknown, but the success code was seen.
    UnknownAfterSuccess(UnknownCause),
}

use Case::{Done, NotSent, Refused, Unknown, UnknownAfterSuccess};

const EXPIRED: &str = r#"{"response":{"code":"005_025","description":"Card is expired"}}"#;
const DUPLICATE: &str = r#"{"response":{"code":"007_008"}}"#;
const UNLISTED: &str = r#"{"response":{"code":"999_999"}}"#;
const ENCRYPTED: &str = r#"{"encData":"eyJ.a.b.c.d"}"#;
/// The success code without the result that belongs to it.
const NO_RESULT: &str = r#"{"response":{"code":"000_000"}}"#;

async fn call(
    answer: Result<HttpResponse, TransportError>,
) -> Result<PayResponse, Error<PayErrorCode>> {
    let transport = Recorder::answering(answer);
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = client.call::<Pay>(&PayRequest::new()).await;
    assert_eq!(transport.requests().len(), 1, "sent once");
    result
}

/// The same from the blocking client.
#[cfg(feature = "blocking")]
fn call_blocking(
    answer: Result<HttpResponse, TransportError>,
) -> Result<PayResponse, Error<PayErrorCode>> {
    use konaplate_runtime::kona_plate::BlockingClient;

    let transport = Recorder::answering(answer);
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = BlockingClient::from(client).call::<Pay>(&PayRequest::new());
    assert_eq!(transport.requests().len(), 1, "sent once");
    result
}

/// Which row of the table it is, for both clients.
async fn case(answer: Result<HttpResponse, TransportError>) -> Case {
    let case = describe(call(answer.clone()).await);
    #[cfg(feature = "blocking")]
    assert_eq!(describe(call_blocking(answer)), case, "when blocking");
    case
}

fn describe(result: Result<PayResponse, Error<PayErrorCode>>) -> Case {
    let code = |code: PayErrorCode| match code {
        PayErrorCode::ExpiredCard => "expired",
        PayErrorCode::DuplicateSequenceId => "duplicate",
        PayErrorCode::Unknown(_) => "unlisted",
    };
    match result {
        Ok(response) => {
            assert_eq!(response.transaction_id, "T1");
            Done
        }
        Err(Error::NotSent(error)) => NotSent(error.cause()),
        Err(Error::Api(error)) => Refused(code(error.code.clone()), error.effect()),
        Err(Error::OutcomeUnknown(error)) if error.success_code_seen() => {
            UnknownAfterSuccess(error.cause())
        }
        Err(Error::OutcomeUnknown(error)) => Unknown(error.cause()),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn answers() {
    for (status, body, expected) in [
        // The one way to success.
        (200, SUCCESS, Done),
        (200, NO_RESULT, UnknownAfterSuccess(Unreadable)),
        (
            200,
            r#"{"response":{"code":"000_000"},"transactionId":7}"#,
            UnknownAfterSuccess(Unreadable),
        ),
        (
            200,
            r#"{"response":{"code":"000_000"},"transactionId":null}"#,
            UnknownAfterSuccess(Unreadable),
        ),
        (
            200,
            r#"{"response":{"code":"000_000"},"transactionId":"T1","transactionId":"T2"}"#,
            UnknownAfterSuccess(Unreadable),
        ),
        // The success code with a status that contradicts it.
        (201, SUCCESS, UnknownAfterSuccess(Contradiction)),
        (204, SUCCESS, UnknownAfterSuccess(Contradiction)),
        (400, SUCCESS, UnknownAfterSuccess(Contradiction)),
        (400, NO_RESULT, UnknownAfterSuccess(Contradiction)),
        (401, SUCCESS, UnknownAfterSuccess(Contradiction)),
        // Refusals. What a code proves holds with its documented status alone.
        (400, EXPIRED, Refused("expired", Nothing)),
        (200, EXPIRED, Refused("expired", Money)),
        (403, EXPIRED, Refused("expired", Money)),
        (499, EXPIRED, Refused("expired", Money)),
        (400, DUPLICATE, Refused("duplicate", Money)),
        (400, UNLISTED, Refused("unlisted", Money)),
        (
            400,
            r#"{"response":{"code":"000000"}}"#,
            Refused("unlisted", Money),
        ),
        (
            400,
            r#"{"response":{"code":"005_025","description":null}}"#,
            Refused("expired", Nothing),
        ),
        (
            400,
            r#"{"response":{"code":"005_025","description":["x"]}}"#,
            Refused("expired", Nothing),
        ),
        // Statuses with which no code is to be trusted.
        (100, SUCCESS, UnknownAfterSuccess(UnexpectedStatus)),
        (101, EXPIRED, Unknown(UnexpectedStatus)),
        (201, EXPIRED, Unknown(UnexpectedStatus)),
        (202, EXPIRED, Unknown(UnexpectedStatus)),
        (300, EXPIRED, Unknown(Redirect)),
        (302, SUCCESS, UnknownAfterSuccess(Redirect)),
        (307, "", Unknown(Redirect)),
        (399, EXPIRED, Unknown(Redirect)),
        (500, EXPIRED, Unknown(ServerError)),
        (500, SUCCESS, UnknownAfterSuccess(ServerError)),
        (502, "<html>Bad Gateway</html>", Unknown(ServerError)),
        (503, ENCRYPTED, Unknown(ServerError)),
        (599, EXPIRED, Unknown(ServerError)),
        (600, EXPIRED, Unknown(UnexpectedStatus)),
        // Encrypted, and no key.
        (200, ENCRYPTED, Unknown(Encrypted)),
        (400, ENCRYPTED, Unknown(Encrypted)),
        (200, r#"{"encData":7}"#, Unknown(Encrypted)),
        (
            400,
            r#"{"response":{"code":"005_025"},"encData":"eyJ"}"#,
            Unknown(Encrypted),
        ),
        (
            400,
            r#"{"response":null,"encData":"eyJ"}"#,
            Unknown(Encrypted),
        ),
        (
            400,
            r#"{"response":{"code":"005_025"},"encData":null}"#,
            Refused("expired", Nothing),
        ),
    ] {
        assert_eq!(
            case(Ok(HttpResponse::new(status, body))).await,
            expected,
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn answers_without_one_readable_code() {
    let bodies = [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "7",
        "\"000_000\"",
        "<html>OK</html>",
        r#"{"transactionId":"T1"}"#,
        r#"{"response":null}"#,
        r#"{"response":"000_000"}"#,
        r#"{"response":[]}"#,
        r#"{"response":["000_000"]}"#,
        r#"{"response":{}}"#,
        r#"{"response":{"code":null}}"#,
        r#"{"response":{"code":""}}"#,
        r#"{"response":{"code":0}}"#,
        r#"{"response":{"code":["000_000"]}}"#,
        r#"{"response":{"CODE":"000_000"}}"#,
        r#"{"data":{"response":{"code":"000_000"}}}"#,
        r#"[{"response":{"code":"000_000"}}]"#,
        // Which of the two would it be?
        r#"{"response":{"code":"000_000","code":"005_025"}}"#,
        r#"{"response":{"code":"005_025","code":"005_025"}}"#,
        r#"{"response":{"code":"000_000"},"response":{"code":"005_025"}}"#,
        r#"{"response":null,"response":{"code":"005_025"}}"#,
        // Cut off, and followed by something.
        r#"{"response":{"code":"005_025"}"#,
        r#"{"response":{"code":"005_025"}} {}"#,
        "{\"response\":{\"code\":\"005_\u{1}025\"}}",
    ];
    for status in [200, 400, 404] {
        for body in bodies {
            assert_eq!(
                case(Ok(HttpResponse::new(status, body))).await,
                Unknown(Unreadable),
                "{status} {body}"
            );
        }
    }
    let not_utf8 = b"{\"response\":{\"code\":\"005_025\",\"description\":\"\xff\"}}".as_slice();
    assert_eq!(
        case(Ok(HttpResponse::new(400, not_utf8))).await,
        Unknown(Unreadable)
    );
    let deep = format!(
        "{{\"response\":{{\"code\":\"005_025\",\"description\":{}}}}}",
        "[".repeat(100_000)
    );
    assert_eq!(
        case(Ok(HttpResponse::new(400, deep))).await,
        Unknown(Unreadable)
    );
}

#[tokio::test]
async fn no_answer() {
    let lost = |cause| Err(TransportError::Lost(Lost::new(cause)));
    assert_eq!(case(lost(LostCause::Timeout)).await, Unknown(Timeout));
    assert_eq!(
        case(lost(LostCause::ConnectionLost)).await,
        Unknown(ConnectionLost)
    );
    assert_eq!(case(lost(LostCause::TooLarge)).await, Unknown(TooLarge));
    for cause in [
        NotSentCause::Connect,
        NotSentCause::ConnectTimeout,
        NotSentCause::InvalidRequest,
    ] {
        assert_eq!(
            case(Err(TransportError::NotSent(cause))).await,
            NotSent(cause)
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_read() {
    let transport = Recorder::succeeding();
    let limited = |bytes| {
        builder(BASE_URL)
            .transport(transport.clone())
            .max_answer_bytes(bytes)
            .build()
            .unwrap()
    };
    assert!(
        limited(SUCCESS.len())
            .call::<Pay>(&PayRequest::new())
            .await
            .is_ok()
    );
    match limited(SUCCESS.len() - 1)
        .call::<Pay>(&PayRequest::new())
        .await
    {
        Err(Error::OutcomeUnknown(error)) => {
            assert_eq!((error.cause(), error.status()), (TooLarge, Some(200)))
        }
        other => panic!("{other:?}"),
    }
}
