//! Running the command in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `cargo xtask` with these arguments in `folder`.
pub fn xtask(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command starts");
    Ran {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The root folder of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a folder above")
        .to_path_buf()
}

/// An empty folder for one test.
pub fn scratch(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder to write to");
    folder
}

/// A description with one operation.
pub const SMALL: &str = "openapi: 3.0.3
info: {title: Small, version: 1.0.0}
security:
  - KonaPlate: []
paths:
  /things:
    post:
      operationId: make_thing
      summary: Make a thing
      x-effect: none
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Thing'
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Done'
components:
  securitySchemes:
    KonaPlate: {type: apiKey, in: header, name: X-KM-Access-Key, x-rust-scheme: kona-plate}
  schemas:
    Done:
      type: object
      required: [response]
      properties:
        response:
          type: object
          required: [code]
          properties:
            code: {type: string, enum: ['000_000']}
    Thing:
      type: object
      required: [id]
      properties:
        id:
          type: string
          maxLength: 5
";

/// A folder with the small description, and the crate `small` generated from it.
pub fn small(test: &str) -> PathBuf {
    let folder = scratch(test);
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let ran = xtask(&folder, GENERATE);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    folder
}

/// Generates the small description into the folder `small`.
pub const GENERATE: &[&str] = &["generate", "--spec", "api.yaml", "--out", "small"];

/// Every file below a folder with its content.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let content = fs::read(&path).expect("a readable file");
                found.insert(path, content);
            }
        }
    }
    found
}
