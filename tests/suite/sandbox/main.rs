//! The generated client against the sandbox, over sockets.

mod call;
mod encryption;
mod pairs;
mod prepared;
mod setup;
mod state;
mod wiretap;
