//! Who calls.

use std::fmt;

use zeroize::Zeroizing;

use super::BuildError;

/// What the API's owners hand out to a project. Never printed, and wiped from memory when dropped.
#[derive(Clone)]
pub struct Credentials {
    asp_id: String,
    access_key: Zeroizing<String>,
    secret_key: Zeroizing<String>,
}

impl Credentials {
    /// Credentials of a project: the ASP id (`X-KM-User-AspId`, 15 digits), the access key (`X-KM-Access-Key`, 40
    /// characters) and the secret key, whose characters are the key of the token as they stand.
    pub fn new(
        asp_id: impl Into<String>,
        access_key: impl Into<String>,
        secret_key: impl Into<String>,
    ) -> Self {
        Self {
            asp_id: asp_id.into(),
            access_key: Zeroizing::new(access_key.into()),
            secret_key: Zeroizing::new(secret_key.into()),
        }
    }

    /// Refuses what cannot be sent as a header, and a secret that was read together with its line break.
    pub(super) fn check(&self) -> Result<(), BuildError> {
        for (name, value) in [("ASP id", &self.asp_id), ("access key", &*self.access_key)] {
            if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(BuildError::Credential(name));
            }
        }
        let secret = &*self.secret_key;
        if secret.is_empty() || secret.trim() != secret || secret.chars().any(char::is_control) {
            return Err(BuildError::Credential("secret key"));
        }
        Ok(())
    }

    pub(super) fn asp_id(&self) -> &str {
        &self.asp_id
    }

    pub(super) fn access_key(&self) -> &str {
        &self.access_key
    }

    pub(super) fn secret_key(&self) -> &str {
        &self.secret_key
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}
