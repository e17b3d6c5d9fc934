//! Operations over plain HTTP.

mod body;
mod call;
mod client;
mod decode;
mod encode;
mod outcome;
mod security;

pub(super) use body::body;
pub(super) use call::call;
pub(super) use client::client;
pub(super) use outcome::outcome;
pub(super) use security::security;
