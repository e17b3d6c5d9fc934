//! The keys of a project leave nothing behind in memory.

use std::future::pending;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use konaplate_runtime::kona_plate::{
    BlockingClient, Client, ClientBuilder, Credentials, UntypedOperation,
};
use konaplate_runtime::{
    BodyEncryption, Effect, HttpRequest, HttpResponse, Method, NotSentCause, Transport,
    TransportError, TransportFuture, Value,
};
use konaplate_wiping::{Needle, Watching};

/// One for the control, and a pair for each test, since tests run beside each other: access key, secret key.
static NEEDLES: [Needle; 13] = [const { Needle::new() }; 13];

#[global_allocator]
static ALLOCATOR: Watching = Watching(&NEEDLES);

const OPERATION: UntypedOperation = UntypedOperation {
    name: "operation",
    method: Method::Post,
    path: "/",
    effect: Effect::None,
    request_encryption: BodyEncryption::None,
    response_encryption: BodyEncryption::None,
};

/// The keys of one test.
struct Keys {
    needles: &'static [Needle],
    access_key: &'static str,
    secret_key: &'static str,
}

impl Keys {
    /// Made of the number of the test, and like no other test's.
    fn of(test: usize) -> Self {
        let needles = &NEEDLES[2 * test - 1..=2 * test];
        let key = |needle: &Needle, digit: char| {
            let text = format!("{test}{digit}").repeat(20);
            std::str::from_utf8(needle.look_for(text)).expect("ASCII")
        };
        Self {
            needles,
            access_key: key(&needles[0], 'a'),
            secret_key: key(&needles[1], 's'),
        }
    }

    fn credentials(&self) -> Credentials {
        Credentials::new("123456789012345", self.access_key, self.secret_key)
    }

    fn builder<C: From<Client>>(&self) -> ClientBuilder<C> {
        ClientBuilder::new("https://api.example.com/").credentials(self.credentials())
    }

    fn assert_wiped(&self) {
        let found = [self.needles[0].found(), self.needles[1].found()];
        assert_eq!(found, [0, 0], "left behind: access key, secret key");
    }
}

/// What a transport can do with a request.
#[derive(Clone, Copy)]
enum Deed {
    Answer,
    Lose,
    Copy,
    Stall,
}

impl Transport for Deed {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        assert!(request.header("x-km-access-key").is_some());
        match self {
            Self::Answer => drop(request),
            Self::Lose => {
                return Box::pin(async { Err(TransportError::NotSent(NotSentCause::Connect)) });
            }
            Self::Copy => drop((request.clone(), request)),
            Self::Stall => {
                return Box::pin(async move {
                    let _kept = request;
                    pending().await
                });
            }
        }
        Box::pin(async { Ok(HttpResponse::new(200, r#"{"response":{"code":"000_000"}}"#)) })
    }
}

/// Polls a call once and drops it. The transports here need no more.
fn call(client: &Client) {
    let call = pin!(client.call_untyped(&OPERATION, &Value::Null));
    let _: Poll<_> = call.poll(&mut Context::from_waker(Waker::noop()));
}

#[test]
fn the_allocator_sees_what_is_not_wiped() {
    let control = &NEEDLES[0];
    let bytes = control.look_for("control-0123456789abcdefghijklmnopqrstuv");
    assert_eq!(control.found(), 0);
    drop(bytes.to_vec());
    assert_eq!(control.found(), 1);
    let mut growing = Vec::new();
    for part in bytes.chunks(8) {
        growing.extend_from_slice(part);
    }
    assert!(control.found() > 1, "blocks that were left while growing");
    let before = control.found();
    drop((growing, bytes[20..].to_vec()));
    assert_eq!(control.found(), before + 2);
}

#[test]
fn credentials() {
    let keys = Keys::of(1);
    let credentials = keys.credentials();
    let clone = credentials.clone();
    drop(credentials);
    drop(clone);
    keys.assert_wiped();
}

#[test]
fn a_builder_and_what_it_refuses() {
    let keys = Keys::of(2);
    drop(keys.builder::<Client>());
    drop(keys.builder::<Client>().credentials(keys.credentials()));
    let refused: ClientBuilder<Client> =
        ClientBuilder::new("http://api.example.com/").credentials(keys.credentials());
    assert!(refused.build().is_err());
    let late = keys
        .builder::<Client>()
        .timeout(std::time::Duration::ZERO)
        .build();
    assert!(late.is_err());
    keys.assert_wiped();
}

#[test]
fn a_client_with_its_requests() {
    let keys = Keys::of(3);
    for deed in [Deed::Answer, Deed::Lose, Deed::Copy] {
        let client: Client = keys.builder().transport(deed).build().expect("a client");
        call(&client);
        call(&client.without_validation());
    }
    keys.assert_wiped();
}

#[test]
fn a_call_that_is_given_up() {
    let keys = Keys::of(4);
    let client: Client = keys
        .builder()
        .transport(Deed::Stall)
        .build()
        .expect("a client");
    call(&client);
    drop(client);
    keys.assert_wiped();
}

#[test]
fn a_blocking_client() {
    let keys = Keys::of(5);
    let client: BlockingClient = keys
        .builder()
        .transport(Deed::Answer)
        .build()
        .expect("a client");
    for _ in 0..3 {
        assert!(client.call_untyped(&OPERATION, &Value::Null).is_ok());
    }
    drop(client);
    keys.assert_wiped();
}

/// A request that the built-in transport cannot even begin to send. What the HTTP library makes of one that it can is not ours to wipe.
#[test]
fn a_request_that_is_refused_by_the_built_in_transport() {
    let keys = Keys::of(6);
    let limits = konaplate_runtime::TransportLimits::default();
    let transport = konaplate_runtime::ReqwestTransport::for_plain_http(limits).expect("no TLS");
    let mut request = HttpRequest::new(Method::Post, "no URL");
    let header = ("X-KM-Access-Key".to_owned(), keys.access_key.to_owned());
    request.headers.push(header);
    let mut sending = pin!(transport.send(request));
    let outcome = sending
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    assert!(matches!(outcome, Poll::Ready(Err(_))));
    keys.assert_wiped();
}
