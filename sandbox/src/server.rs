//! What all calls share, and the paths.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use konaplate::{
    CreateCreditCardRecharge, GiftPrepaidCard, InquireUnregisteredCard, IssueDebitCard,
    ReissuePrepaidCard,
};
use serde_json::Value;

use crate::Project;
use crate::fault::Fault;
use crate::gate::path;
use crate::handler::handle;
use crate::keys::Keys;
use crate::operations::Served;
use crate::options::{Answers, Plaintext};
use crate::page::page;
use crate::state::World;

/// The path behind the origin at which the API is.
pub(crate) const BASE_PATH: &str = "/open-api";

/// What a server is made of.
pub(crate) struct Settings {
    pub(crate) origin: String,
    pub(crate) project: Project,
    pub(crate) plaintext: Plaintext,
    pub(crate) answers: Answers,
}

/// What all calls share.
pub(crate) struct Server {
    /// `http://127.0.0.1:8080`
    pub(crate) origin: String,
    pub(crate) project: Project,
    pub(crate) plaintext: Plaintext,
    pub(crate) answers: Answers,
    pub(crate) keys: Keys,
    world: Mutex<World>,
    faults: Mutex<VecDeque<Fault>>,
}

impl Server {
    pub(crate) fn new(settings: Settings, world: World) -> io::Result<Self> {
        Ok(Self {
            keys: Keys::of(&settings.project)?,
            origin: settings.origin,
            project: settings.project,
            plaintext: settings.plaintext,
            answers: settings.answers,
            world: Mutex::new(world),
            faults: Mutex::default(),
        })
    }

    /// Everything that can change, locked.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for a fault in one of the next calls: the first one that passes all checks and asks for none itself.
    pub(crate) fn add_fault(&self, fault: Fault) {
        self.faults().push_back(fault);
    }

    pub(crate) fn next_fault(&self) -> Option<Fault> {
        self.faults().pop_front()
    }

    fn faults(&self) -> MutexGuard<'_, VecDeque<Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The body of a request as this sandbox takes it, and the id of the key that it is encrypted for.
    pub(crate) fn wire_request(&self, request: &Value) -> (String, Option<&str>) {
        let clear = request.to_string();
        match self.plaintext {
            Plaintext::Allowed => (clear, None),
            Plaintext::Refused => match self.keys.wrap_request(clear.as_bytes()) {
                Ok(body) => (body, Some(self.project.crypto_key_id())),
                Err(_) => (clear, None),
            },
        }
    }

    /// Ends a running recharge as if its payment window had been opened.
    pub(crate) fn finish_recharge(&self, transaction_id: &str) -> Finished {
        let mut world = self.world();
        let Some(recharge) = world.recharges.finish(transaction_id) else {
            return Finished::NotRunning;
        };
        if let Some(member) = world.members.get_mut(&recharge.user_id) {
            member.balance = member.balance.saturating_add(recharge.amount);
        }
        Finished::Now
    }
}

/// What became of an attempt to finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finished {
    Now,
    NotRunning,
}

/// Every path of the sandbox.
pub(crate) fn router(server: Arc<Server>) -> Router {
    let router = Router::new()
        .route("/", get(index))
        .route("/sandbox/ledger", get(ledger))
        .route("/sandbox/pay/{transaction_id}", get(pay));
    let router = operation::<CreateCreditCardRecharge>(router);
    let router = operation::<GiftPrepaidCard>(router);
    let router = operation::<InquireUnregisteredCard>(router);
    let router = operation::<IssueDebitCard>(router);
    let router = operation::<ReissuePrepaidCard>(router);
    router.fallback(path::not_found).with_state(server)
}

/// The path of the payment window of a recharge.
pub(crate) fn payment_path(transaction_id: &str) -> String {
    format!("/sandbox/pay/{transaction_id}")
}

fn operation<O: Served>(router: Router<Arc<Server>>) -> Router<Arc<Server>> {
    let route = post(handle::<O>).fallback(path::method_not_allowed);
    router.route(&format!("{BASE_PATH}{}", O::PATH), route)
}

async fn index(State(server): State<Arc<Server>>) -> Response {
    let headers = [
        // Nothing is loaded from anywhere, and nothing is run.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Html(page(&server))).into_response()
}

async fn ledger(State(server): State<Arc<Server>>) -> Response {
    let text = serde_json::to_string(server.world().ledger.entries());
    match text {
        Ok(text) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn pay(
    State(server): State<Arc<Server>>,
    Path(transaction_id): Path<String>,
) -> Html<&'static str> {
    Html(match server.finish_recharge(&transaction_id) {
        Finished::Now => "<!doctype html><title>Paid</title><p>The recharge is paid.",
        Finished::NotRunning => {
            "<!doctype html><title>Nothing to pay</title><p>No recharge with this number is running."
        }
    })
}
