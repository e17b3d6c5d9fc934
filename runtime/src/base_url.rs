//! Where the API is.

use reqwest::Url;

/// A base URL to which it is safe to send credentials.
#[derive(Clone)]
pub(crate) struct BaseUrl(Url);

/// Why a URL is no base for calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseUrlError {
    /// It is no absolute `https` URL, or has a user name, a query or a fragment.
    Form,
    /// It is plain `http` to another machine.
    Insecure,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, BaseUrlError> {
        let url = Url::parse(text).map_err(|_| BaseUrlError::Form)?;
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        match url.scheme() {
            _ if !plain => Err(BaseUrlError::Form),
            "https" => Ok(Self(url)),
            "http" if is_loopback(&url) => Ok(Self(url)),
            "http" => Err(BaseUrlError::Insecure),
            _ => Err(BaseUrlError::Form),
        }
    }

    /// Whether it is plain `http`, which it can only be on loopback.
    pub(crate) fn is_plain_http(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// The base URL of another server: an absolute one, or a path on this one.
    #[cfg(feature = "http")]
    pub(crate) fn server(&self, text: &str) -> Option<Self> {
        let url = self.0.join(text).ok()?;
        Self::parse(url.as_str()).ok()
    }

    /// The URL of a path and a query, both escaped already, behind the base.
    #[cfg(feature = "http")]
    pub(crate) fn join_with_query(&self, path: &str, query: &str) -> String {
        let joined = self.join(path);
        match query {
            "" => joined,
            query => format!("{joined}?{query}"),
        }
    }

    /// The URL of a path behind the base. Characters that have no place in a path are escaped.
    pub(crate) fn join(&self, path: &str) -> String {
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
