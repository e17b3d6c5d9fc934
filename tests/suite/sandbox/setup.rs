//! A sandbox, and clients of it.

use std::sync::OnceLock;

use konaplate::{Client, ClientBuilder, Credentials, Encryption};
use konaplate_sandbox::{Options, Project, Sandbox};

/// How operations that are documented as encrypted travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    Encrypted,
    Plain,
}

pub const WIRES: [Wire; 2] = [Wire::Encrypted, Wire::Plain];

/// Credentials and keys that all sandboxes of the run share, with two client keys: making them takes time.
pub fn project() -> Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    let project = PROJECT.get_or_init(|| {
        let mut project = Project::generate().expect("keys");
        project.add_client_key().expect("another key");
        project
    });
    project.clone()
}

pub async fn sandbox(wire: Wire) -> Sandbox {
    let options = Options::default();
    start(match wire {
        Wire::Encrypted => options,
        Wire::Plain => options.allow_plaintext(),
    })
    .await
}

pub async fn start(options: Options) -> Sandbox {
    let options = options.project(project());
    Sandbox::start(options).await.expect("a free port")
}

/// A client for the wire, with one key where it is encrypted.
pub fn client(sandbox: &Sandbox, wire: Wire) -> ClientBuilder<Client> {
    client_at(&sandbox.base_url(), sandbox.project(), wire)
}

/// The same for any address.
pub fn client_at(base_url: &str, project: &Project, wire: Wire) -> ClientBuilder<Client> {
    let builder = Client::builder(base_url).credentials(Credentials::new(
        project.asp_id(),
        project.access_key(),
        project.secret_key(),
    ));
    match wire {
        Wire::Encrypted => builder.encryption(encryption(project)),
        Wire::Plain => builder.allow_plaintext(),
    }
}

/// The first of the project's keys.
pub fn encryption(project: &Project) -> Encryption {
    Encryption::from_pem(
        project.crypto_key_id(),
        project.server_public_key_pem(),
        project.client_private_key_pem(),
    )
    .expect("keys that the sandbox made")
}
