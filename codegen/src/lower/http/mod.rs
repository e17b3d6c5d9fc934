//! Operations over plain HTTP: whatever the description says about parameters, bodies, answers and security.

mod body;
mod form;
mod local_names;
mod media_type;
mod operation;
mod parameter;
mod path;
mod reply;
mod reply_headers;
mod security;
mod status;
