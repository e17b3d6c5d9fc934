//! A running sandbox.

use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::Fault;
use crate::ledger::LedgerEntry;
use crate::prepared;
use crate::serve::serve;
use crate::server::{BASE_PATH, Finished, Server, Settings, router};
use crate::state::{NewCard, OneTimeToken, Reissue};
use crate::{Options, Project};

/// A sandbox that serves on the loopback address until it is stopped or dropped. Any number can run in one process.
pub struct Sandbox {
    server: Arc<Server>,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Sandbox {
    /// Starts a sandbox in the running Tokio runtime.
    ///
    /// # Errors
    ///
    /// When the port is taken (`AddrInUse`), or no keys can be made.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let project = match options.project {
            Some(project) => project,
            None => tokio::task::spawn_blocking(Project::generate)
                .await
                .map_err(io::Error::other)??,
        };
        let settings = Settings {
            origin,
            project,
            plaintext: options.plaintext,
            answers: options.answers,
        };
        let server = Arc::new(Server::new(settings, prepared::world())?);
        let (stop, stopped) = watch::channel(());
        let task = tokio::spawn(serve(listener, router(Arc::clone(&server)), stopped));
        Ok(Self { server, stop, task })
    }

    /// The base URL for a client: `http://127.0.0.1:PORT/open-api`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("{}{BASE_PATH}", self.server.origin)
    }

    /// The address of the page that lists what the sandbox can do.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("{}/", self.server.origin)
    }

    /// Credentials and keys.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.server.project
    }

    /// What arrived, what took place and what was answered so far, in the order of arrival.
    #[must_use]
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.server.world().ledger.entries().to_vec()
    }

    /// Lets the next call go wrong that passes all checks. Said several times, each fault is for one call, in this order.
    pub fn fail_next(&self, fault: Fault) {
        self.server.add_fault(fault);
    }

    /// Adds a member; returns the member's number.
    #[must_use]
    pub fn new_member(&self) -> u64 {
        self.server.world().add_member()
    }

    /// The telephone number of a member.
    #[must_use]
    pub fn phone_of(&self, user_id: u64) -> Option<String> {
        let world = self.server.world();
        world
            .members
            .get(&user_id)
            .map(|member| member.phone.clone())
    }

    /// The balance of a member, which finished recharges add to.
    #[must_use]
    pub fn balance_of(&self, user_id: u64) -> Option<i64> {
        let world = self.server.world();
        world.members.get(&user_id).map(|member| member.balance)
    }

    /// Adds a card; returns its number.
    #[must_use]
    pub fn new_card(&self, card: NewCard) -> String {
        self.server.world().add_card(card.0)
    }

    /// Makes a token for a card, good for one use.
    #[must_use]
    pub fn new_one_time_token(&self, card_number: &str) -> OneTimeToken {
        self.server.world().add_token(card_number)
    }

    /// Ends a running recharge, as opening its payment window does. False when it does not run.
    pub fn finish_recharge(&self, transaction_id: &str) -> bool {
        self.server.finish_recharge(transaction_id) == Finished::Now
    }

    /// Delivers the replacement of a card that is on its way. False when none is.
    pub fn finish_delivery(&self, old_card_number: &str) -> bool {
        let mut world = self.server.world();
        match world.cards.get_mut(old_card_number) {
            Some(card) if card.reissue == Reissue::InProgress => {
                card.reissue = Reissue::Done;
                true
            }
            _ => false,
        }
    }

    /// Takes no more connections, lets requests under way finish for a while, and returns when all is done.
    pub async fn stop(mut self) {
        self.stop.send_replace(());
        // A panic of the task has been reported by Tokio.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.send_replace(());
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("origin", &self.server.origin)
            .finish_non_exhaustive()
    }
}
