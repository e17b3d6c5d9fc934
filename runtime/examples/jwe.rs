//! Encrypts or decrypts messages, one for each line of standard input. For trying the API by hand, and for checking this
//! implementation against others.
//!
//! ```text
//! cargo run -p konaplate-runtime --features kona-plate --example jwe -- encrypt PUBLIC.pem A128GCM    plaintexts in Base64 -> messages
//! cargo run -p konaplate-runtime --features kona-plate --example jwe -- decrypt PRIVATE.pem           messages -> plaintexts in Base64
//! ```

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PrivateKey, PublicKey};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["encrypt", key, content] => encrypt(&fs::read_to_string(key)?, content),
        ["decrypt", key] => decrypt(&fs::read_to_string(key)?),
        _ => {
            Err("usage: jwe encrypt PUBLIC.pem A128GCM|A256GCM, or: jwe decrypt PRIVATE.pem".into())
        }
    }
}

fn encrypt(pem: &str, content: &str) -> Result<(), Box<dyn Error>> {
    let key = PublicKey::from_pem(pem)?;
    let content = [ContentEncryption::A128Gcm, ContentEncryption::A256Gcm]
        .into_iter()
        .find(|known| known.as_str() == content)
        .ok_or("the content encryption is A128GCM or A256GCM")?;
    for_each_line(|line| Ok(key.encrypt(&STANDARD.decode(line)?, content)?))
}

fn decrypt(pem: &str) -> Result<(), Box<dyn Error>> {
    let key = PrivateKey::from_pem(pem)?;
    for_each_line(|line| Ok(STANDARD.encode(&*key.decrypt(line)?)))
}

/// Writes the results, up to the first line that has none.
fn for_each_line(
    action: impl Fn(&str) -> Result<String, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut output = io::stdout().lock();
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let result = action(&line?).map_err(|error| format!("line {number}: {error}"))?;
        writeln!(output, "{result}")?;
    }
    Ok(())
}
