//! `Cargo.toml`.

use crate::model::{Api, Scheme};
use crate::visible::is_hidden;
use crate::{Options, Runtime};

/// The manifest of the generated crate, spelled out so that it needs no workspace around it.
pub(super) fn manifest(api: &Api, options: &Options, first_line: &str) -> String {
    let first_line = first_line.replacen("//", "#", 1);
    let name = string(&options.crate_name);
    let version = &api.version;
    let license = api
        .license
        .as_ref()
        .map(|license| format!("license = {}\n", string(license)))
        .unwrap_or_default();
    let description = string(&format!("Client for the {}", api.title));
    let client = match api.scheme {
        Some(Scheme::KonaPlate) => KONA_PLATE_FEATURES,
        Some(Scheme::Http) => HTTP_FEATURES,
        None => "default = []\n",
    };
    let runtime = runtime(api, &options.runtime);
    format!(
        "{first_line}
[package]
name = {name}
version = \"{version}\"
description = {description}
edition = \"2024\"
rust-version = \"1.88\"
{license}publish = false

[features]
{client}
[dependencies]
konaplate-runtime = {runtime}
serde = \"1.0\"

[lints.rust]
unsafe_code = \"forbid\"
missing_docs = \"warn\"

[lints.clippy]
all = {{ level = \"warn\", priority = -1 }}
"
    )
}

const KONA_PLATE_FEATURES: &str = "default = [\"client\"]
# The client. Without it: models and validators only.
client = [\"konaplate-runtime/kona-plate\"]
# A client that waits, with a thread of its own for what it waits for.
blocking = [\"client\", \"konaplate-runtime/blocking\"]
# A span of the crate tracing for each call.
tracing = [\"client\", \"konaplate-runtime/tracing\"]
";

const HTTP_FEATURES: &str = "default = [\"client\"]
# The client. Without it: models and validators only.
client = [\"konaplate-runtime/http\"]
";

fn runtime(api: &Api, source: &Runtime) -> String {
    let path = match source {
        Runtime::Published => String::new(),
        Runtime::Workspace => "path = \"../runtime\", ".to_owned(),
        Runtime::Path(path) => format!("path = {}, ", string(path)),
    };
    let features = if super::regexes::has_pattern(api) {
        ", features = [\"pattern\"]"
    } else {
        ""
    };
    let version = env!("CARGO_PKG_VERSION");
    format!("{{ {path}version = \"{version}\", default-features = false{features} }}")
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if is_hidden(c) => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
