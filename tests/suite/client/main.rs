//! The generated client over a real socket: every operation, every bad answer.

mod allocation;
mod answers;
mod blocking;
mod codes;
mod connections;
mod headers;
mod operations;
mod requests;
mod setup;
mod vectors;
