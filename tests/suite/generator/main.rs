//! The generator: what it writes, what it refuses, and that nothing of the description is lost on the way.

mod bundle;
mod determinism;
mod every_http_key_counts;
mod every_key_counts;
mod negative;
mod profiles;
mod setup;
mod snapshots;
mod stable_names;
