//! The generated client against the sandbox, over sockets.

mod blocking;
mod call;
mod encryption;
mod faults;
mod ledger;
mod pairs;
mod prepared;
mod requests;
mod setup;
mod state;
mod wiretap;
