//! A sandbox, the inquiry that is made of it, and clients. An inquiry changes nothing and may be repeated; its answer is the largest there is.

use konaplate::runtime::{HttpRequest, Transport};
use konaplate::{Client, ClientBuilder, Credentials, Encryption, InquireUnregisteredCardRequest};
use konaplate_sandbox::{Options, Sandbox};

use crate::sample::Body;
use crate::wire::{Answer, Bare, Connections, Prepared};

/// How bodies travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As JSON.
    Plain,
    /// As JWE, both ways.
    Encrypted,
}

impl Mode {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Encrypted];

    /// `plain`
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Encrypted => "encrypted",
        }
    }
}

/// A sandbox that takes requests of both kinds. Start it in a runtime of its own.
///
/// # Panics
/// If it cannot be started.
pub async fn sandbox() -> Sandbox {
    let options = Options::default().allow_plaintext();
    Sandbox::start(options).await.expect("a sandbox")
}

/// The inquiry of the description's example, which the sandbox knows.
///
/// # Panics
/// If the example is none.
#[must_use]
pub fn inquiry() -> InquireUnregisteredCardRequest {
    let example = Body::Request("inquire_unregistered_card").valid();
    serde_json::from_value(example).expect("a request")
}

/// A client of the sandbox, but for its transport.
fn builder(sandbox: &Sandbox, base_url: &str, mode: Mode) -> ClientBuilder<Client> {
    let project = sandbox.project();
    let credentials =
        Credentials::new(project.asp_id(), project.access_key(), project.secret_key());
    let builder = Client::builder(base_url).credentials(credentials);
    match mode {
        Mode::Plain => builder.allow_plaintext(),
        Mode::Encrypted => builder.encryption(
            Encryption::from_pem(
                project.crypto_key_id(),
                project.server_public_key_pem(),
                project.client_private_key_pem(),
            )
            .expect("keys"),
        ),
    }
}

/// A client that calls a server at this origin.
///
/// # Panics
/// If it cannot be made.
#[must_use]
pub fn client(sandbox: &Sandbox, origin: &str, mode: Mode) -> Client {
    let base_url = format!("{origin}/open-api");
    builder(sandbox, &base_url, mode).build().expect("a client")
}

/// A client with another transport.
///
/// # Panics
/// If it cannot be made.
#[must_use]
pub fn client_over(sandbox: &Sandbox, transport: impl Transport + 'static, mode: Mode) -> Client {
    let builder = builder(sandbox, &sandbox.base_url(), mode).transport(transport);
    builder.build().expect("a client")
}

/// The inquiry as our client sends it, and what the sandbox answers.
///
/// # Panics
/// If the sandbox refuses it.
pub async fn exchange(sandbox: &Sandbox, mode: Mode) -> (HttpRequest, Answer) {
    let nothing = Answer {
        status: 500,
        headers: Vec::new(),
        body: Vec::new(),
    };
    let transport = Prepared::new(nothing);
    let client = client_over(sandbox, transport.clone(), mode);
    // That there is no answer is what this is about: the request is wanted.
    let _no_answer = client.inquire_unregistered_card(&inquiry()).await;
    let request = transport.request();
    let origin = origin(sandbox);
    let answer = Bare::new(&request, &origin, Connections::Kept).send().await;
    assert_eq!(answer.status, 200, "the sandbox refused");
    (request, answer)
}

/// The address of a sandbox, without a path.
#[must_use]
pub fn origin(sandbox: &Sandbox) -> String {
    sandbox.page_url().trim_end_matches('/').to_owned()
}
