//! No card number, code, name or key in anything that is printed, logged or returned as an error.

mod calls;
mod decoding;
mod values;
