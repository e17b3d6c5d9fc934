//! How a request shows who calls.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::Outgoing;

/// A security scheme of the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    name: &'static str,
    kind: SecurityKind,
}

/// Where a scheme puts its credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SecurityKind {
    /// In the header of this name.
    Header(&'static str),
    /// In the query parameter of this name.
    Query(&'static str),
    /// In the cookie of this name.
    Cookie(&'static str),
    /// User name and password in `Authorization` (RFC 7617).
    Basic,
    /// In `Authorization`, behind the name of this scheme (RFC 9110): `Bearer`. Tokens of OAuth2 and OpenID Connect travel
    /// so, too.
    Authorization(&'static str),
}

impl SecurityScheme {
    /// A scheme under the name that the description gives it.
    pub const fn new(name: &'static str, kind: SecurityKind) -> Self {
        Self { name, kind }
    }

    /// The name in the description.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where the credential goes.
    pub const fn kind(&self) -> SecurityKind {
        self.kind
    }
}

/// A secret that shows who calls. Never printed; wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Credential(Secret);

#[derive(Clone)]
enum Secret {
    Token(Zeroizing<String>),
    Password {
        user: String,
        password: Zeroizing<String>,
    },
}

impl Credential {
    /// An API key or a token.
    pub fn token(token: impl Into<String>) -> Self {
        Self(Secret::Token(Zeroizing::new(token.into())))
    }

    /// User name and password, for the scheme `basic`. The user name has no colon.
    pub fn password(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Secret::Password {
            user: user.into(),
            password: Zeroizing::new(password.into()),
        })
    }

    /// Whether the scheme can carry it, and a request can.
    fn fits(&self, kind: SecurityKind) -> bool {
        let printable =
            |text: &str| !text.is_empty() && text.bytes().all(|b| (b' '..=b'~').contains(&b));
        match (&self.0, kind) {
            (Secret::Password { user, .. }, SecurityKind::Basic) => !user.contains(':'),
            (Secret::Password { .. }, _) | (Secret::Token(_), SecurityKind::Basic) => false,
            (Secret::Token(token), SecurityKind::Query(_)) => !token.is_empty(),
            (Secret::Token(token), SecurityKind::Cookie(_)) => {
                printable(token) && !token.contains([';', ',', '"', '\\', ' '])
            }
            (Secret::Token(token), _) => printable(token),
        }
    }

    fn apply(&self, kind: SecurityKind, out: &mut Outgoing) {
        match (&self.0, kind) {
            (Secret::Token(token), SecurityKind::Header(name)) => {
                out.set_header(name, token.to_string());
            }
            (Secret::Token(token), SecurityKind::Query(name)) => out.push_query(name, token),
            (Secret::Token(token), SecurityKind::Cookie(name)) => out.push_cookie(name, token),
            (Secret::Token(token), SecurityKind::Authorization(scheme)) => {
                out.set_header("Authorization", format!("{scheme} {}", token.as_str()));
            }
            (Secret::Password { user, password }, _) => {
                let pair = Zeroizing::new(format!("{user}:{}", password.as_str()));
                let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
                out.set_header("Authorization", format!("Basic {}", encoded.as_str()));
            }
            // Refused when the client was built.
            (Secret::Token(_), SecurityKind::Basic) => {}
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential([redacted])")
    }
}

/// The credentials of a client by the name of their scheme.
#[derive(Clone, Default)]
pub(super) struct Credentials(BTreeMap<&'static str, Credential>);

impl Credentials {
    /// Takes a credential; gives back the scheme's name if it cannot carry it.
    pub(super) fn set(
        &mut self,
        scheme: &SecurityScheme,
        credential: Credential,
    ) -> Result<(), &'static str> {
        if !credential.fits(scheme.kind) {
            return Err(scheme.name);
        }
        self.0.insert(scheme.name, credential);
        Ok(())
    }

    /// Adds what the first way asks for that can be fulfilled. False if none can.
    pub(super) fn apply(&self, ways: &[&[&'static SecurityScheme]], out: &mut Outgoing) -> bool {
        if ways.is_empty() {
            return true;
        }
        let fulfilled = |way: &&&[&'static SecurityScheme]| {
            way.iter().all(|scheme| self.0.contains_key(scheme.name))
        };
        // An empty way asks for nothing; one that shows who calls comes first.
        let way = ways
            .iter()
            .filter(fulfilled)
            .max_by_key(|way| usize::from(!way.is_empty()));
        let Some(way) = way else {
            return false;
        };
        for scheme in *way {
            if let Some(credential) = self.0.get(scheme.name) {
                credential.apply(scheme.kind, out);
            }
        }
        true
    }
}
