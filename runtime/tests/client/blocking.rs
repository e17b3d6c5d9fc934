//! The blocking client: the outcomes are those of the asynchronous one (`decision_table` asks both); here is what threads add.

use std::cell::RefCell;
use std::collections::HashSet;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

use konaplate_runtime::kona_plate::{BlockingClient, ClientBuilder, Credentials};
use konaplate_runtime::{
    Error, HttpRequest, HttpResponse, NotSentCause, Transport, TransportFuture, UnknownCause,
};
use tokio::sync::Barrier;

use crate::operation::{Pay, PayErrorCode, PayInSecret, PayRequest, PayResponse};
use crate::recorder::{Recorder, SUCCESS};
use crate::server::{Behaviour, Server, answer};
use crate::{ACCESS_KEY, ASP_ID, BASE_URL, SECRET_KEY};

/// More than anything here takes, on any machine.
const LONG: Duration = Duration::from_secs(30);

pub fn builder(base_url: &str) -> ClientBuilder<BlockingClient> {
    BlockingClient::builder(base_url).credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
}

fn with(transport: impl Transport + 'static) -> BlockingClient {
    builder(BASE_URL).transport(transport).build().unwrap()
}

fn pay(client: &BlockingClient) -> Result<PayResponse, Error<PayErrorCode>> {
    client.call::<Pay>(&PayRequest::new())
}

fn cause(result: Result<PayResponse, Error<PayErrorCode>>) -> UnknownCause {
    match result {
        Err(Error::OutcomeUnknown(error)) => error.cause(),
        other => panic!("{other:?}"),
    }
}

/// A transport that runs a function for each request, inside its future, and succeeds.
struct Running<F>(F);

impl<F: Fn() + Send + Sync> Transport for Running<F> {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async {
            (self.0)();
            Ok(HttpResponse::new(200, SUCCESS))
        })
    }
}

/// A server on a runtime and a thread of its own.
fn serve(behaviour: Behaviour) -> (Arc<Server>, tokio::runtime::Handle) {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let server = Arc::new(runtime.block_on(Server::start(behaviour)));
        sender.send((server, runtime.handle().clone())).unwrap();
        runtime.block_on(std::future::pending::<()>());
    });
    receiver.recv().unwrap()
}

#[test]
fn a_call_is_one_request_over_one_connection() {
    let (server, runtime) = serve(Behaviour::Write(answer("200 OK", SUCCESS)));
    let client = builder(&server.url("http")).build().unwrap();
    for calls in 1..=3 {
        assert_eq!(pay(&client).unwrap().transaction_id, "T1");
        let seen = (runtime.block_on(server.requests()), server.connections());
        assert_eq!(seen, (calls, calls));
    }
}

#[test]
fn what_breaks_on_the_way_is_one_request_with_an_unknown_outcome() {
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{".to_vec();
    let elsewhere = answer("307 Elsewhere\r\nlocation: /open-api/elsewhere", "");
    for (behaviour, expected) in [
        (Behaviour::Write(Vec::new()), UnknownCause::ConnectionLost),
        (Behaviour::Write(half.clone()), UnknownCause::ConnectionLost),
        (Behaviour::Stall(Vec::new()), UnknownCause::Timeout),
        (Behaviour::Stall(half), UnknownCause::Timeout),
        (Behaviour::Write(elsewhere), UnknownCause::Redirect),
        (
            Behaviour::Write(answer("503 Unavailable\r\nretry-after: 0", "")),
            UnknownCause::ServerError,
        ),
    ] {
        let (server, runtime) = serve(behaviour);
        let client = builder(&server.url("http"))
            .timeout(Duration::from_millis(600))
            .build()
            .unwrap();
        assert_eq!(cause(pay(&client)), expected);
        assert_eq!(runtime.block_on(server.requests()), 1);
    }
}

#[test]
fn a_refused_connection_proves_that_nothing_was_sent() {
    // Bound to find a free port, then closed again.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    match pay(&builder(&url).build().unwrap()) {
        Err(Error::NotSent(error)) => assert_eq!(error.cause(), NotSentCause::Connect),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_rules_are_checked_before_anything_is_sent() {
    let transport = Recorder::succeeding();
    let client = with(transport.clone());
    let mut request = PayRequest::new();
    request.sequence_id = "x".repeat(21);
    assert!(matches!(
        client.call::<Pay>(&request),
        Err(Error::Invalid(_))
    ));
    assert!(matches!(
        client.call::<PayInSecret>(&PayRequest::new()),
        Err(Error::Invalid(_))
    ));
    assert!(transport.requests().is_empty());
    assert!(client.without_validation().call::<Pay>(&request).is_ok());
    assert_eq!(transport.requests().len(), 1);
}

/// Inside a runtime of one thread, which this call holds up: the client's own thread must do all the work. A runtime that is dropped there would panic.
#[test]
fn from_within_a_runtime() {
    let (server, _runtime) = serve(Behaviour::Write(answer("200 OK", SUCCESS)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let client = builder(&server.url("http")).build().unwrap();
        pay(&client).unwrap();
        let clone = client.clone();
        let other_task = tokio::spawn(async move { pay(&clone).unwrap() });
        drop(client);
        other_task.await.unwrap();
    });
}

/// Every request waits until the others have come, too.
#[test]
fn callers_do_not_wait_for_each_other() {
    const CALLERS: usize = 8;

    struct Together(Barrier);
    impl Transport for Together {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            Box::pin(async {
                let all = tokio::time::timeout(LONG, self.0.wait()).await;
                assert!(all.is_ok(), "the others never came");
                Ok(HttpResponse::new(200, SUCCESS))
            })
        }
    }

    let client = with(Together(Barrier::new(CALLERS)));
    thread::scope(|scope| {
        for _ in 0..CALLERS {
            scope.spawn(|| assert!(pay(&client.clone()).is_ok()));
        }
    });
}

#[test]
fn one_thread_of_its_own_for_all_clones() {
    let threads: Arc<Mutex<HashSet<ThreadId>>> = Arc::default();
    let seen = threads.clone();
    let client = with(Running(move || {
        seen.lock().unwrap().insert(thread::current().id());
    }));
    let clones = [client.clone(), client.without_validation()];
    thread::scope(|scope| {
        for client in &clones {
            scope.spawn(move || pay(client).unwrap());
        }
    });
    pay(&client).unwrap();
    let threads = threads.lock().unwrap();
    assert_eq!(threads.len(), 1);
    assert!(!threads.contains(&thread::current().id()));
}

/// Fails the first time, in one of the two places where a transport can, and succeeds from then on.
struct PanicsOnce {
    moment: Moment,
    done: Mutex<bool>,
}

#[derive(Clone, Copy, PartialEq)]
enum Moment {
    InSend,
    InFuture,
}

impl PanicsOnce {
    fn panic_once(&self) {
        if !std::mem::replace(&mut *self.done.lock().unwrap(), true) {
            // Without the noise of the process's hook.
            std::panic::resume_unwind(Box::new(()));
        }
    }
}

impl Transport for PanicsOnce {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        if self.moment == Moment::InSend {
            self.panic_once();
        }
        Box::pin(async {
            tokio::task::yield_now().await;
            self.panic_once();
            Ok(HttpResponse::new(200, SUCCESS))
        })
    }
}

#[test]
fn a_transport_that_panics_leaves_the_outcome_open_and_the_next_call_works() {
    for moment in [Moment::InSend, Moment::InFuture] {
        let client = with(PanicsOnce {
            moment,
            done: Mutex::new(false),
        });
        assert_eq!(cause(pay(&client)), UnknownCause::TransportFailed);
        assert!(pay(&client).is_ok());
    }
}

/// The thread would wait for itself for ever.
#[test]
fn a_transport_that_uses_its_own_client_is_refused() {
    let own: Arc<Mutex<Option<BlockingClient>>> = Arc::default();
    let (sender, inner) = channel();
    let (inside, sender) = (own.clone(), Mutex::new(sender));
    let client = with(Running(move || {
        let client = inside.lock().unwrap().take();
        let _ = sender
            .lock()
            .unwrap()
            .send(client.map(|client| pay(&client)));
    }));
    *own.lock().unwrap() = Some(client.clone());
    assert!(pay(&client).is_ok());
    match inner.recv_timeout(LONG).unwrap() {
        Some(Err(Error::NotSent(error))) => assert_eq!(error.cause(), NotSentCause::Thread),
        other => panic!("{other:?}"),
    }
}

/// Tells when the thread that it belongs to ends.
struct AtEnd(Sender<()>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

thread_local! {
    static AT_END: RefCell<Option<AtEnd>> = const { RefCell::new(None) };
}

/// A function for the client's thread, and word of that thread's end.
fn word_of_end() -> (impl Fn() + Send + Sync, Receiver<()>) {
    let (sender, receiver) = channel();
    let sender = Mutex::new(sender);
    let leave_word = move || {
        let at_end = AtEnd(sender.lock().unwrap().clone());
        AT_END.set(Some(at_end));
    };
    (leave_word, receiver)
}

#[test]
fn the_thread_ends_with_the_last_clone() {
    let (leave_word, end) = word_of_end();
    let client = with(Running({
        let first = Mutex::new(Some(leave_word));
        move || {
            if let Some(leave_word) = first.lock().unwrap().take() {
                leave_word();
            }
        }
    }));
    pay(&client).unwrap();
    let clone = client.clone();
    drop(client);
    assert!(pay(&clone).is_ok(), "the clone has the thread still");
    assert!(end.try_recv().is_err());
    drop(clone);
    expect_end(&end);
    assert!(end.try_recv().is_err(), "there was one thread");
}

fn expect_end(end: &Receiver<()>) {
    assert!(end.recv_timeout(LONG).is_ok(), "the thread goes on");
}

/// A task that outlives the call drops the last clone, on the client's own thread.
#[test]
fn the_last_clone_can_be_dropped_on_the_clients_own_thread() {
    let own: Arc<Mutex<Option<BlockingClient>>> = Arc::default();
    let (leave_word, end) = word_of_end();
    let (release, released) = tokio::sync::oneshot::channel::<()>();
    let (inside, released) = (own.clone(), Mutex::new(Some(released)));
    let client = with(Running(move || {
        leave_word();
        let (inside, released) = (inside.clone(), released.lock().unwrap().take());
        tokio::spawn(async move {
            if let Some(released) = released {
                let _ = released.await;
            }
            drop(inside.lock().unwrap().take());
        });
    }));
    *own.lock().unwrap() = Some(client.clone());
    pay(&client).unwrap();
    drop(client);
    release.send(()).unwrap();
    expect_end(&end);
}

#[test]
fn dropped_within_a_runtime() {
    let (leave_word, end) = word_of_end();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let client = with(Running(leave_word));
        pay(&client).unwrap();
        drop(client);
    });
    expect_end(&end);
}

#[test]
fn the_hook_is_told_on_the_callers_thread() {
    let (sender, seen) = channel();
    let sender = Mutex::new(sender);
    let client = builder(BASE_URL)
        .transport(Recorder::succeeding())
        .observer(move |observation| {
            let told = (observation.clone(), thread::current().id());
            sender.lock().unwrap().send(told).unwrap();
        })
        .build()
        .unwrap();
    pay(&client).unwrap();
    let (observation, thread) = seen.try_recv().unwrap();
    assert_eq!(thread, thread::current().id());
    assert_eq!(observation.status, Some(200));
    assert!(seen.try_recv().is_err(), "once");
}

#[test]
fn prints_nothing_of_its_settings() {
    crate::secrecy::assert_clean(&format!("{:#?}", with(Recorder::succeeding())));
}
