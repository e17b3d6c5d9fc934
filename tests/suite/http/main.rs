//! The client of a description without a scheme of its own, against a server on the loopback interface: what is expected are
//! bytes, from the tables of OpenAPI 3.0 and from the RFCs that it refers to.

mod answers;
mod bodies;
mod headers;
mod path;
mod query;
mod security;
mod setup;
mod uploads;
