//! Making a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::client::{Servers, Shared, Validation};
use super::security::Credentials;
use super::{Client, Credential, SecurityScheme};
use crate::base_url::{BaseUrl, BaseUrlError};
use crate::{ReqwestTransport, Transport, TransportLimits};

/// Makes a [`Client`], or something around one.
pub struct ClientBuilder<C = Client> {
    base_url: String,
    credentials: Credentials,
    refused: Option<&'static str>,
    limits: TransportLimits,
    connect_timeout: Option<Duration>,
    validation: Validation,
    servers: Servers,
    transport: Option<Arc<dyn Transport>>,
    makes: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Starts a client for the API at this URL.
    pub fn new(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            credentials: Credentials::default(),
            refused: None,
            limits: TransportLimits::default(),
            connect_timeout: None,
            validation: Validation::On,
            servers: Servers::AsDescribed,
            transport: None,
            makes: PhantomData,
        }
    }

    /// The credential for a security scheme. An operation is called with the first of its ways for which there are
    /// credentials.
    #[must_use]
    pub fn credential(mut self, scheme: &SecurityScheme, credential: Credential) -> Self {
        if let Err(name) = self.credentials.set(scheme, credential) {
            self.refused = Some(name);
        }
        self
    }

    /// Time for a whole call, connecting included; 30 seconds unless told otherwise. For the built-in transport only.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// Time for connecting, shorter than that of the whole call; 5 seconds unless told otherwise, or half the time of
    /// the whole call if that is less. For the built-in transport only.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// The largest body of an answer that is accepted; 1 MiB unless told otherwise. For the built-in transport only.
    #[must_use]
    pub fn max_answer_bytes(mut self, bytes: usize) -> Self {
        self.limits.max_answer_bytes = bytes;
        self
    }

    /// Sends operations that have a server of their own to the base URL as well.
    #[must_use]
    pub fn base_url_only(mut self) -> Self {
        self.servers = Servers::BaseOnly;
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
    /// When the URL is no `https` URL (plain `http` is accepted on loopback), when a credential does not fit its scheme,
    /// or when the connect timeout is not the shorter one.
    pub fn build(self) -> Result<C, BuildError> {
        let base_url = BaseUrl::parse(&self.base_url)?;
        if let Some(name) = self.refused {
            return Err(BuildError::Credential(name));
        }
        let limits = self.limits()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => built_in_transport(&base_url, limits)?,
        };
        let shared = Shared {
            base_url,
            servers: self.servers,
            credentials: self.credentials,
            transport,
            max_answer_bytes: limits.max_answer_bytes,
        };
        Ok(Client {
            shared: Arc::new(shared),
            validation: self.validation,
        }
        .into())
    }

    fn limits(&self) -> Result<TransportLimits, BuildError> {
        let connect_timeout = self
            .connect_timeout
            .unwrap_or_else(|| self.limits.connect_timeout.min(self.limits.timeout / 2));
        if connect_timeout >= self.limits.timeout {
            return Err(BuildError::Timeouts);
        }
        Ok(TransportLimits {
            connect_timeout,
            ..self.limits
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
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

/// Why a client cannot be made. Quotes neither the URL nor a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is no absolute `https` URL, or has a user name, a query or a fragment.
    BaseUrl,
    /// The base URL is plain `http` to another machine: credentials would travel in clear.
    InsecureBaseUrl,
    /// The credential for the scheme of this name is of another kind than the scheme, is empty, or has characters that
    /// cannot be part of it.
    Credential(&'static str),
    /// The connect timeout is not shorter than the timeout of the whole call.
    Timeouts,
    /// The HTTP library or its TLS could not be set up: most probably the system has no certificates that it trusts.
    Transport,
}

impl From<BaseUrlError> for BuildError {
    fn from(error: BaseUrlError) -> Self {
        match error {
            BaseUrlError::Form => Self::BaseUrl,
            BaseUrlError::Insecure => Self::InsecureBaseUrl,
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl => f.write_str(
                "the base URL must be an absolute https URL without user name, query and fragment",
            ),
            Self::InsecureBaseUrl => {
                f.write_str("plain http is accepted for this machine only (loopback)")
            }
            Self::Credential(name) => write!(
                f,
                "the credential for the security scheme {name} does not fit it"
            ),
            Self::Timeouts => f.write_str(
                "the connect timeout must be shorter than the timeout of the whole call",
            ),
            Self::Transport => f.write_str(
                "the HTTP library or its TLS could not be set up; does the system have certificates?",
            ),
        }
    }
}

impl std::error::Error for BuildError {}
