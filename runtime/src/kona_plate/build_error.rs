//! Why a client cannot be made.

use std::fmt;

use crate::base_url::BaseUrlError;

/// Why a client cannot be made. Quotes neither the URL nor a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is no absolute `https` URL, or has a user name, a query or a fragment.
    BaseUrl,
    /// The base URL is plain `http` to another machine: credentials would travel in clear.
    InsecureBaseUrl,
    /// No credentials were given.
    MissingCredentials,
    /// A credential is empty or has characters that cannot be part of it, such as a line break at its end. The text
    /// names which one.
    Credential(&'static str),
    /// The connect timeout is not shorter than the timeout of the whole call.
    Timeouts,
    /// The HTTP library or its TLS could not be set up: most probably the system has no certificates that it trusts.
    Transport,
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
            Self::MissingCredentials => f.write_str("no credentials were given"),
            Self::Credential(name) => {
                write!(
                    f,
                    "the {name} is empty or has characters that cannot be part of it"
                )
            }
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

impl From<BaseUrlError> for BuildError {
    fn from(error: BaseUrlError) -> Self {
        match error {
            BaseUrlError::Form => Self::BaseUrl,
            BaseUrlError::Insecure => Self::InsecureBaseUrl,
        }
    }
}
