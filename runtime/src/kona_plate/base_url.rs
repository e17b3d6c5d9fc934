//! Where the API is.

use reqwest::Url;

use super::BuildError;

/// A base URL to which it is safe to send credentials.
pub(super) struct BaseUrl(Url);

impl BaseUrl {
    pub(super) fn parse(text: &str) -> Result<Self, BuildError> {
        let url = Url::parse(text).map_err(|_| BuildError::BaseUrl)?;
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        match url.scheme() {
            _ if !plain => Err(BuildError::BaseUrl),
            "https" => Ok(Self(url)),
            "http" if is_loopback(&url) => Ok(Self(url)),
            "http" => Err(BuildError::InsecureBaseUrl),
            _ => Err(BuildError::BaseUrl),
        }
    }

    /// Whether it is plain `http`, which it can only be on loopback.
    pub(super) fn is_plain_http(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// The URL of a path behind the base. Characters that have no place in a path are escaped.
    pub(super) fn join(&self, path: &str) -> String {
        let mut url = self.0.clone();
        url.set_path(&format!(
            "{}/{}",
            self.0.path().trim_end_matches('/'),
            path.trim_start_matches('/')
        ));
        url.into()
    }
}

fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
