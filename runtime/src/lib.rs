//! What the code made by `konaplate-codegen` calls at run time.
//!
//! Without features this crate is what models and validators need, and depends on `serde` and `serde_json` alone:
//! [`Validate`] with [`Violations`], [`Sensitive`], [`AdditionalProperties`], [`FreeForm`], and the traits that describe
//! an [`Operation`] and its [`ErrorCode`].
//!
//! | feature | adds |
//! |---|---|
//! | `pattern` | [`check`]`::pattern`, for descriptions with the keyword `pattern` |

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod additional_properties;
pub mod check;
mod effect;
mod free_form;
mod json;
mod operation;
mod sensitive;
mod validate;

pub use additional_properties::AdditionalProperties;
pub use effect::Effect;
pub use free_form::FreeForm;
pub use operation::{Encryption, ErrorCode, Method, Operation};
pub use sensitive::Sensitive;
pub use validate::{Limit, Pointer, Rule, Validate, Violation, Violations};

/// Any JSON value, as in the fields of an open object.
pub use serde_json::Value;

/// What a redacted value looks like in `Debug` and `Display`.
const REDACTED: &str = "[redacted]";
