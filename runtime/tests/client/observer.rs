//! The hook for observation: one report for each call, and nothing of its content.

use std::future::{Future, pending};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, UNIX_EPOCH};

use konaplate_runtime::kona_plate::{Client, ClientBuilder, Observation, OutcomeKind};
use konaplate_runtime::{
    Effect, Error, HttpRequest, HttpResponse, Lost, LostCause, NotSentCause, Transport,
    TransportError, TransportFuture,
};
use serde_json::json;

use crate::operation::{Pay, PayInSecret, PayRequest};
use crate::recorder::{Recorder, SUCCESS};
use crate::secrecy::assert_clean;
use crate::{BASE_URL, builder};

/// What the hook was told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<Observation>>>);

impl Log {
    fn attach(&self, builder: ClientBuilder<Client>) -> ClientBuilder<Client> {
        let log = self.clone();
        builder.observer(move |observation| log.0.lock().unwrap().push(observation.clone()))
    }

    /// The one observation there was.
    fn only(&self) -> Observation {
        let log = self.0.lock().unwrap();
        assert_eq!(log.len(), 1, "reports");
        log[0].clone()
    }
}

async fn observe(answer: Result<HttpResponse, TransportError>) -> (Observation, HttpRequest) {
    let (log, transport) = (Log::default(), Recorder::answering(answer));
    let client = log
        .attach(builder(BASE_URL).transport(transport.clone()))
        .build()
        .unwrap();
    let _ = client.call::<Pay>(&PayRequest::new()).await;
    (log.only(), transport.request())
}

#[tokio::test]
async fn each_outcome_is_told_once_with_its_status() {
    let lost = |lost| Err(TransportError::Lost(lost));
    let timeout = Lost::new(LostCause::Timeout);
    let refusal = r#"{"response":{"code":"005_025","description":"Card is expired"}}"#;
    for (answer, outcome, status) in [
        (
            Ok(HttpResponse::new(200, SUCCESS)),
            OutcomeKind::Succeeded,
            Some(200),
        ),
        (
            Ok(HttpResponse::new(400, refusal)),
            OutcomeKind::Refused,
            Some(400),
        ),
        (
            Ok(HttpResponse::new(502, "")),
            OutcomeKind::Unknown,
            Some(502),
        ),
        (lost(timeout), OutcomeKind::Unknown, None),
        (
            lost(timeout.with_status(200)),
            OutcomeKind::Unknown,
            Some(200),
        ),
        (
            Err(TransportError::NotSent(NotSentCause::Connect)),
            OutcomeKind::NotSent,
            None,
        ),
    ] {
        let (seen, request) = observe(answer).await;
        assert_eq!((seen.outcome, seen.status), (outcome, status));
        assert_eq!((seen.operation, seen.effect), ("pay", Effect::Money));
        assert_eq!(
            seen.correlation_id.as_deref(),
            request.header("x-km-correlation-id")
        );
    }
}

#[tokio::test]
async fn a_call_that_never_got_an_id_is_told_without_one() {
    let log = Log::default();
    let client = log.attach(builder(BASE_URL)).build().unwrap();
    let refused = client.call::<PayInSecret>(&PayRequest::new()).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let seen = log.only();
    assert_eq!(
        (seen.outcome, seen.status, seen.correlation_id),
        (OutcomeKind::Invalid, None, None)
    );

    let log = Log::default();
    let before_1970 = UNIX_EPOCH - Duration::from_secs(1);
    let client = log
        .attach(builder(BASE_URL).clock(move || before_1970))
        .build()
        .unwrap();
    let _ = client.call::<Pay>(&PayRequest::new()).await;
    let seen = log.only();
    assert_eq!(
        (seen.outcome, seen.correlation_id),
        (OutcomeKind::NotSent, None)
    );
}

#[tokio::test]
async fn untyped_calls_are_told_too() {
    let log = Log::default();
    let client = log
        .attach(builder(BASE_URL).transport(Recorder::succeeding()))
        .build()
        .unwrap();
    let operation = crate::untyped::DISCARD;
    client.call_untyped(&operation, &json!({})).await.unwrap();
    assert_eq!(log.only().operation, operation.name);
}

/// Never answers.
struct Silent;

impl Transport for Silent {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(pending())
    }
}

#[test]
fn a_future_dropped_before_its_end_is_an_abandoned_call() {
    let log = Log::default();
    let client = log
        .attach(builder(BASE_URL).transport(Silent))
        .build()
        .unwrap();
    let request = PayRequest::new();
    drop(client.call::<Pay>(&request));
    assert!(log.0.lock().unwrap().is_empty(), "never polled: no call");
    {
        let mut call = pin!(client.call::<Pay>(&request));
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(call.as_mut().poll(&mut context), Poll::Pending));
        assert!(log.0.lock().unwrap().is_empty(), "it goes on");
    }
    let seen = log.only();
    assert_eq!((seen.outcome, seen.status), (OutcomeKind::Abandoned, None));
    assert_eq!(seen.correlation_id.unwrap().len(), 20);
}

/// Takes its time.
struct Slow(Duration);

impl Transport for Slow {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async {
            tokio::time::sleep(self.0).await;
            Ok(HttpResponse::new(200, SUCCESS))
        })
    }
}

#[tokio::test]
async fn the_duration_covers_the_transport_and_no_stopped_clock_shortens_it() {
    let (log, wait) = (Log::default(), Duration::from_millis(50));
    let client = log
        .attach(builder(BASE_URL).clock(|| UNIX_EPOCH).transport(Slow(wait)))
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await.unwrap();
    assert!(log.only().duration >= wait);
}

#[tokio::test]
async fn a_hook_that_panics_takes_no_outcome_away() {
    let client = builder(BASE_URL)
        .transport(Recorder::succeeding())
        .observer(|_| panic!("the hook"))
        .build()
        .unwrap();
    for _ in 0..2 {
        let paid = client.call::<Pay>(&PayRequest::new()).await.unwrap();
        assert_eq!(paid.transaction_id, "T1");
    }
}

struct Panicking;

impl Transport for Panicking {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async { panic!("the transport") })
    }
}

/// The panic of the transport is the caller's to see; that of the hook on top of it must not end the process.
#[tokio::test]
async fn a_transport_that_panics_leaves_an_abandoned_call() {
    let log = Log::default();
    let keep = log.clone();
    let client = builder(BASE_URL)
        .transport(Panicking)
        .observer(move |observation| {
            keep.0.lock().unwrap().push(observation.clone());
            panic!("the hook");
        })
        .build()
        .unwrap();
    let call = tokio::spawn(async move { client.call::<Pay>(&PayRequest::new()).await });
    assert!(call.await.unwrap_err().is_panic());
    assert_eq!(log.only().outcome, OutcomeKind::Abandoned);
}

#[tokio::test]
async fn nothing_of_the_content_is_told() {
    let echo = format!(
        r#"{{"response":{{"code":"{0}","description":"{0}"}},"transactionId":"{0}"}}"#,
        crate::secrecy::CARD_NUMBER
    );
    for status in [200, 400, 500] {
        let (seen, _) = observe(Ok(HttpResponse::new(status, echo.clone()))).await;
        assert_clean(&format!("{seen:?} {seen:#?}"));
    }
}
