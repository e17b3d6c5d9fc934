//! What is compiled: programs that make one call, each with a crate that some generator made, or without one.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::folders::Folders;
use crate::peer::Generator;

/// Whether the client can speak TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// It cannot.
    Without,
    /// By rustls.
    Rustls,
}

/// A program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// serde and serde_json alone.
    Serde,
    /// reqwest with rustls, serde_json and aws-lc-rs.
    Reqwest,
    /// Our crate without its client.
    Models,
    /// A crate with its client.
    Client(Generator, Tls),
}

/// Where a program stands.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its folder, with a package `app`.
    pub folder: PathBuf,
    /// A source file of the generated crate that an operation is in.
    pub operation: Option<PathBuf>,
}

impl Subject {
    /// Its name in the tables.
    pub fn title(self) -> String {
        match self {
            Self::Serde => "serde and serde_json alone".to_owned(),
            Self::Reqwest => "bare reqwest 0.13 with rustls, serde_json, aws-lc-rs".to_owned(),
            Self::Models => "ours, models and validators only".to_owned(),
            Self::Client(Generator::Ours, _) => "ours, whole: TLS, signing, encryption".to_owned(),
            Self::Client(generator, Tls::Without) => format!("{}, without TLS", generator.title()),
            Self::Client(generator, Tls::Rustls) => format!("{}, with rustls", generator.title()),
        }
    }

    /// Generates and writes the program.
    pub fn write(self, folders: &Folders, name: &str) -> Result<Program, Box<dyn Error>> {
        let folder = folders.empty(&format!("compile/{name}"))?;
        fs::create_dir_all(folder.join("src"))?;
        let app = folders.bench.join("apps").join(self.app());
        fs::copy(app, folder.join("src/main.rs"))?;
        fs::write(folder.join("Cargo.toml"), self.manifest())?;
        let operation = match self {
            Self::Serde | Self::Reqwest => None,
            Self::Models => Some(generate(folders, Generator::Ours, &folder)?),
            Self::Client(generator, _) => Some(generate(folders, generator, &folder)?),
        };
        Ok(Program { folder, operation })
    }

    fn app(self) -> &'static str {
        match self {
            Self::Serde => "serde.rs",
            Self::Reqwest => "reqwest.rs",
            Self::Models => "models.rs",
            Self::Client(Generator::Ours, _) => "ours.rs",
            Self::Client(Generator::Progenitor, _) => "progenitor.rs",
            Self::Client(Generator::OpenapiToRust, _) => "openapi_to_rust.rs",
            Self::Client(Generator::Oas3Gen, _) => "oas3_gen.rs",
            Self::Client(Generator::OpenapiTools, _) => "openapi_generator.rs",
        }
    }

    fn manifest(self) -> String {
        let client = match self {
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n",
            Self::Reqwest => {
                "aws-lc-rs = { version = \"1\", default-features = false, features = [\"aws-lc-sys\"] }\n"
            }
            Self::Models | Self::Client(Generator::OpenapiTools, Tls::Without) => {
                "client = { path = \"client\", default-features = false }\n"
            }
            Self::Client(Generator::OpenapiTools, Tls::Rustls) => {
                "client = { path = \"client\", default-features = false, features = [\"rustls\"] }\n"
            }
            Self::Client(..) => "client = { path = \"client\" }\n",
        };
        let runtime = match self {
            Self::Serde | Self::Models => "",
            _ => "tokio = { version = \"1\", features = [\"net\", \"rt\", \"time\"] }\n",
        };
        // reqwest's features are those that anybody wants of it.
        let tls = match self {
            Self::Reqwest | Self::Client(_, Tls::Rustls) => {
                "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\"] }\n"
            }
            _ => "",
        };
        format!(
            "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.release]\nstrip = true\n\n\
             [dependencies]\nserde_json = \"1\"\n{client}{tls}{runtime}"
        )
    }
}

/// Generates the crate `client`; returns the file that the inquiry is in.
fn generate(
    folders: &Folders,
    generator: Generator,
    folder: &Path,
) -> Result<PathBuf, Box<dyn Error>> {
    let client = folder.join("client");
    fs::create_dir_all(client.join("src"))?;
    let description = folders.root.join("generated/openapi.json");
    let mut command = generator
        .command(folders, &description, &client)
        .ok_or("not installed")?;
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err("does not generate".into());
    }
    complete(generator, &client)?;
    Ok(client.join(match generator {
        Generator::Ours => "src/operations/inquire_unregistered_card.rs",
        Generator::Progenitor => "src/lib.rs",
        Generator::OpenapiToRust | Generator::Oas3Gen => "src/generated/client.rs",
        Generator::OpenapiTools => "src/apis/cards_api.rs",
    }))
}

/// What oas3-gen's output names; it does not say which versions it wants.
const OAS3_GEN_DEPENDENCIES: &str = r#"
[dependencies]
anyhow = "1"
http = "1"
indexmap = { version = "2", features = ["serde"] }
oas3-gen-support = "0.29"
regex = "1"
reqwest = { version = "0.13", default-features = false, features = ["json"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_with = "3"
validator = { version = "0.21", features = ["derive"] }
"#;

/// Adds what a generator leaves to its caller: a manifest and a root.
fn complete(generator: Generator, client: &Path) -> Result<(), Box<dyn Error>> {
    let dependencies = match generator {
        Generator::OpenapiToRust => {
            fs::read_to_string(client.join("src/generated/REQUIRED_DEPS.toml"))?
        }
        Generator::Oas3Gen => OAS3_GEN_DEPENDENCIES.to_owned(),
        Generator::Ours | Generator::Progenitor | Generator::OpenapiTools => return Ok(()),
    };
    let package = "[package]\nname = \"client\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
    fs::write(
        client.join("Cargo.toml"),
        format!("{package}{dependencies}"),
    )?;
    fs::write(client.join("src/lib.rs"), "pub mod generated;\n")?;
    Ok(())
}
