//! Making a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::client::Validation;
use super::exchange::{Exchange, Plaintext, Settings};
use super::random::Random;
use super::{BuildError, Client, Credentials, Encryption, Observation, TimeZone};
use crate::base_url::BaseUrl;
use crate::{ReqwestTransport, Transport, TransportLimits};

/// Makes a [`Client`], or something around one.
pub struct ClientBuilder<C = Client> {
    base_url: String,
    credentials: Option<Credentials>,
    timeout: Duration,
    connect_timeout: Option<Duration>,
    settings: Settings,
    validation: Validation,
    transport: Option<Arc<dyn Transport>>,
    makes: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Starts a client for the API at this URL.
    pub fn new(base_url: &str) -> Self {
        let limits = TransportLimits::default();
        Self {
            base_url: base_url.to_owned(),
            credentials: None,
            timeout: limits.timeout,
            connect_timeout: None,
            settings: Settings {
                time_zone: TimeZone::default(),
                clock: Arc::new(SystemTime::now),
                random: Random::System,
                encryption: None,
                plaintext: Plaintext::Refused,
                max_answer_bytes: limits.max_answer_bytes,
                observer: None,
            },
            validation: Validation::On,
            transport: None,
            makes: PhantomData,
        }
    }

    /// Who calls. Required.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The keys of message encryption. Required for operations that are documented as encrypted, unless
    /// [`allow_plaintext`](Self::allow_plaintext) was called.
    #[must_use]
    pub fn encryption(mut self, encryption: Encryption) -> Self {
        self.settings.encryption = Some(Arc::new(encryption));
        self
    }

    /// Time for a whole call, connecting included; 30 seconds unless told otherwise. For the built-in transport only.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Time for connecting, shorter than that of the whole call; 5 seconds unless told otherwise, or half the time of
    /// the whole call if that is less. For the built-in transport only.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// The largest body of an answer that is accepted; 1 MiB unless told otherwise. What is larger has an unknown
    /// outcome.
    #[must_use]
    pub fn max_answer_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_answer_bytes = bytes;
        self
    }

    /// The zone in which times are written; Korean time unless told otherwise.
    #[must_use]
    pub fn time_zone(mut self, time_zone: TimeZone) -> Self {
        self.settings.time_zone = time_zone;
        self
    }

    /// Where the time comes from; the system's clock unless told otherwise.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.settings.clock = Arc::new(clock);
        self
    }

    /// Where the content keys and initialization vectors of encrypted requests and the last digits of correlation ids come from;
    /// the operating system's random numbers and a counter unless told otherwise. For tests: with bytes that can be foreseen there is no
    /// secrecy, the same ones twice give the content away, and two calls may get the same id. The padding of RSA stays random.
    #[must_use]
    pub fn random(mut self, fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        self.settings.random = Random::Given(Arc::new(fill));
        self
    }

    /// Tells a hook of every call when it ends, once, before its caller gets the outcome: for metrics and audit logs.
    ///
    /// It runs where the call ends, on the thread of the caller or of the task, so that it should not block. When it panics, the panic ends there and
    /// the caller gets the outcome all the same. A call whose future is dropped before its end is
    /// [`OutcomeKind::Abandoned`](super::OutcomeKind::Abandoned); a future that was never polled is no call.
    #[must_use]
    pub fn observer(mut self, observer: impl Fn(&Observation) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Arc::new(observer));
        self
    }

    /// Sends operations in clear that are documented as encrypted, as long as there are no keys. They are refused otherwise.
    /// With [`encryption`](Self::encryption) it changes nothing: they are sent encrypted.
    #[must_use]
    pub fn allow_plaintext(mut self) -> Self {
        self.settings.plaintext = Plaintext::Allowed;
        self
    }

    /// Sends requests without validating them.
    #[must_use]
    pub fn without_validation(mut self) -> Self {
        self.validation = Validation::Off;
        self
    }

    /// Sends requests by other means than the built-in transport.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Makes the client. Sends nothing.
    ///
    /// # Errors
    ///
    /// When the URL is no `https` URL (plain `http` is accepted on loopback), when credentials are missing or cannot be
    /// sent, or when the connect timeout is not the shorter one.
    pub fn build(self) -> Result<C, BuildError> {
        let base_url = BaseUrl::parse(&self.base_url)?;
        let limits = self.limits()?;
        let credentials = self.credentials.ok_or(BuildError::MissingCredentials)?;
        credentials.check()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => built_in_transport(&base_url, limits)?,
        };
        let exchange = Exchange::new(base_url, &credentials, self.settings);
        Ok(Client {
            exchange: Arc::new(exchange),
            transport,
            validation: self.validation,
        }
        .into())
    }

    fn limits(&self) -> Result<TransportLimits, BuildError> {
        let default = TransportLimits::default();
        let connect_timeout = self
            .connect_timeout
            .unwrap_or_else(|| default.connect_timeout.min(self.timeout / 2));
        if connect_timeout >= self.timeout {
            return Err(BuildError::Timeouts);
        }
        Ok(TransportLimits {
            timeout: self.timeout,
            connect_timeout,
            max_answer_bytes: self.settings.max_answer_bytes,
        })
    }
}

fn built_in_transport(
    base_url: &BaseUrl,
    limits: TransportLimits,
) -> Result<Arc<dyn Transport>, BuildError> {
    match ReqwestTransport::for_base_url(base_url, limits) {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(_) => Err(BuildError::Transport),
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("time_zone", &self.settings.time_zone)
            .finish_non_exhaustive()
    }
}
