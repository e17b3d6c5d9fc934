//! A request being written down.

mod body;
mod escape;
mod multipart;
mod style;

pub use body::FormEncoding;
pub use multipart::Multipart;
pub use style::{Explode, HeaderStyle, PathStyle, QueryStyle, Reserved};

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::base_url::BaseUrl;
use crate::transport::HttpRequest;
use crate::upload::Segment;
use crate::{Method, Pointer, Rule, Violations};

/// A request being written down: generated code adds its parts one after the other.
///
/// A parameter that is absent or null is left out. What cannot be written is remembered, and nothing is sent. `Debug` shows
/// nothing of what was written.
pub struct Outgoing {
    path: String,
    query: String,
    cookies: Zeroizing<String>,
    request: HttpRequest,
    /// The body in place of that in `request`, if some of it is not in memory.
    upload: Option<Vec<Segment>>,
    violations: Violations,
    is_unwritable: bool,
}

/// A request that was written down.
pub(super) struct Written {
    pub(super) request: HttpRequest,
    /// Its body, if some of it is not in memory.
    pub(super) upload: Option<Vec<Segment>>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").finish_non_exhaustive()
    }
}

impl Outgoing {
    pub(super) fn new(accept: &[&str]) -> Self {
        let mut out = Self {
            path: String::new(),
            query: String::new(),
            cookies: Zeroizing::default(),
            request: HttpRequest::new(Method::Get, ""),
            upload: None,
            violations: Violations::new(),
            is_unwritable: false,
        };
        if !accept.is_empty() {
            out.set_header("Accept", accept.join(", "));
        }
        out
    }

    /// A piece of the path that is no parameter.
    pub fn segment(&mut self, text: &str) {
        self.path.push_str(text);
    }

    /// A parameter in the path, in the style `simple`. One that is empty, `.` or `..` would lead elsewhere and is a violation.
    pub fn path(&mut self, name: &'static str, value: &impl Serialize) {
        self.path_as(name, value, PathStyle::Simple, Explode::No);
    }

    /// A parameter in the path, in another style.
    pub fn path_as(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
        style: PathStyle,
        explode: Explode,
    ) {
        let Some(value) = self.tree(value) else {
            return;
        };
        let text = style.write(name, &value, explode);
        if matches!(text.as_str(), "" | "." | "..") {
            self.violations
                .add(&Pointer::ROOT.property(name), Rule::PathSegment);
        }
        self.path.push_str(&text);
    }

    /// A parameter in the query: `form`, each item and property by itself, reserved characters escaped.
    pub fn query(&mut self, name: &str, value: &impl Serialize) {
        self.query_as(
            name,
            value,
            QueryStyle::Form,
            Explode::Yes,
            Reserved::Escaped,
        );
    }

    /// A parameter in the query, in another style.
    pub fn query_as(
        &mut self,
        name: &str,
        value: &impl Serialize,
        style: QueryStyle,
        explode: Explode,
        reserved: Reserved,
    ) {
        let Some(value) = self.tree(value) else {
            return;
        };
        for (name, value) in style.pairs(name, &value, explode, reserved) {
            self.push_pair(&name, &value);
        }
    }

    /// A query that stands in the path of the description, as it is.
    pub fn fixed_query(&mut self, query: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(query);
    }

    /// A header, in the style `simple`.
    pub fn header(&mut self, name: &str, value: &impl Serialize) {
        self.header_as(name, value, HeaderStyle::Simple);
    }

    /// A header, in another style.
    pub fn header_as(&mut self, name: &str, value: &impl Serialize, style: HeaderStyle) {
        if let Some(value) = self.tree(value)
            && let Some(text) = style.write(&value)
        {
            self.set_header(name, text);
        }
    }

    /// A cookie: `form`, each item and property by itself.
    pub fn cookie(&mut self, name: &str, value: &impl Serialize) {
        self.cookie_as(name, value, Explode::Yes);
    }

    /// A cookie, with its items and properties by themselves or not.
    pub fn cookie_as(&mut self, name: &str, value: &impl Serialize, explode: Explode) {
        let Some(value) = self.tree(value) else {
            return;
        };
        for (name, value) in QueryStyle::Form.pairs(name, &value, explode, Reserved::Escaped) {
            self.push_encoded_cookie(&name, &value);
        }
    }

    /// The value of a parameter as a text of JSON, for a parameter that the description wants so.
    pub fn as_json(&mut self, value: &impl Serialize) -> Option<String> {
        match self.tree(value)? {
            Value::Null => None,
            value => Some(value.to_string()),
        }
    }

    pub(super) fn set_header(&mut self, name: &str, value: String) {
        let headers = &mut self.request.headers;
        match headers
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some((_, known)) => *known = value,
            None => headers.push((name.to_owned(), value)),
        }
    }

    pub(super) fn push_query(&mut self, name: &str, value: &str) {
        let (name, value) = (escape::component(name), escape::component(value));
        self.push_pair(&name, &value);
    }

    pub(super) fn push_cookie(&mut self, name: &str, value: &str) {
        self.push_encoded_cookie(&escape::component(name), value);
    }

    fn push_encoded_cookie(&mut self, name: &str, value: &str) {
        if !self.cookies.is_empty() {
            self.cookies.push_str("; ");
        }
        self.cookies.push_str(name);
        self.cookies.push('=');
        self.cookies.push_str(value);
    }

    fn push_pair(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(name);
        self.query.push('=');
        self.query.push_str(value);
    }

    /// The value as JSON; remembered if it cannot be written so.
    fn tree(&mut self, value: &impl Serialize) -> Option<Value> {
        let tree = serde_json::to_value(value).ok();
        self.is_unwritable |= tree.is_none();
        tree
    }

    /// The finished request; none if a part of it could not be written.
    ///
    /// # Errors
    ///
    /// What may not stand where it was put.
    pub(super) fn into_request(
        mut self,
        method: Method,
        base_url: &BaseUrl,
    ) -> Result<Option<Written>, Violations> {
        // Two parameters side by side may make what neither is.
        if self.path.split('/').any(|part| matches!(part, "." | "..")) {
            self.violations.add(&Pointer::ROOT, Rule::PathSegment);
        }
        std::mem::take(&mut self.violations).into_result()?;
        if self.is_unwritable {
            return Ok(None);
        }
        if !self.cookies.is_empty() {
            let cookies = std::mem::take(&mut *self.cookies);
            self.set_header("Cookie", cookies);
        }
        self.request.method = method;
        self.request.url = base_url.join_with_query(&self.path, &self.query);
        Ok(Some(Written {
            request: self.request,
            upload: self.upload,
        }))
    }
}
