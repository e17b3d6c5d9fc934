//! No text of a description ever becomes code.

mod base;
mod compiled;
mod everywhere;
mod names;
mod payload;
mod place;
mod proof;
mod replay;
mod tokens;
mod trial;
