//! Part 2: how long the generated client takes to compile, what it drags in, and how large a program with it is.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Instant;

use crate::folders::Folders;
use crate::generation::build_ours;
use crate::peer::Generator;
use crate::progress::say;
use crate::subject::{Program, Subject, Tls};
use crate::table::{Table, ratio, time};

const SUBJECTS: [Subject; 11] = [
    Subject::Serde,
    Subject::Models,
    Subject::Reqwest,
    Subject::Client(Generator::Ours, Tls::Rustls),
    Subject::Client(Generator::Progenitor, Tls::Rustls),
    Subject::Client(Generator::OpenapiToRust, Tls::Rustls),
    Subject::Client(Generator::Oas3Gen, Tls::Rustls),
    Subject::Client(Generator::OpenapiTools, Tls::Rustls),
    Subject::Client(Generator::Progenitor, Tls::Without),
    Subject::Client(Generator::Oas3Gen, Tls::Without),
    Subject::Client(Generator::OpenapiTools, Tls::Without),
];

const COLD_BUILDS: u32 = 2;
const WARM_BUILDS: u32 = 5;

/// What was measured of a program.
struct Measured {
    crates: usize,
    cold: f64,
    /// Checked and built again after a change of one operation; only of programs with a generated crate.
    warm: Option<(f64, f64)>,
    /// Bytes; only of programs that can call a server for real.
    size: Option<u64>,
}

/// Measures and prints.
pub fn run(folders: &Folders) -> Result<(), Box<dyn Error>> {
    build_ours(folders)?;
    println!("\n## Compile time\n");
    println!(
        "A program that calls one of the five operations. `cold` is a debug build with all dependencies, the best of two; `check` and `build` are of the \
         generated crate alone after a change of one operation, the best of five; the binary is a release build without symbols. Crates are all that \
         are compiled, the generated one included. Ratios to bare reqwest with rustls; more is slower.\n"
    );
    let mut rows = Vec::new();
    for (number, subject) in SUBJECTS.into_iter().enumerate() {
        say(&format!("compiling: {}", subject.title()));
        let measured = measure(folders, subject, &number.to_string());
        rows.push((subject, measured.map_err(|error| error.to_string())));
    }
    print!("{}", table(&rows));
    Ok(())
}

fn table(rows: &[(Subject, Result<Measured, String>)]) -> Table {
    let cold_of = |wanted: Subject| {
        let row = rows.iter().find(|(subject, _)| *subject == wanted);
        row.and_then(|(_, measured)| Some(measured.as_ref().ok()?.cold))
    };
    let (serde, reqwest) = (cold_of(Subject::Serde), cold_of(Subject::Reqwest));
    let head = [
        "",
        "crates",
        "cold",
        "to serde alone",
        "to reqwest",
        "check",
        "build",
        "binary",
    ];
    let mut table = Table::new(head);
    for (subject, measured) in rows {
        let cells = match measured {
            Ok(measured) => cells(measured, serde, reqwest),
            Err(reason) => vec![reason.clone()],
        };
        let missing = head.len() - 1 - cells.len();
        let missing = std::iter::repeat_n(String::new(), missing);
        table.row([subject.title()].into_iter().chain(cells).chain(missing));
    }
    table
}

fn cells(measured: &Measured, serde: Option<f64>, reqwest: Option<f64>) -> Vec<String> {
    let cold = Some(measured.cold);
    let (check, build) = measured.warm.unzip();
    let warm = |seconds: Option<f64>| seconds.map_or_else(|| "–".to_owned(), time);
    let size = measured.size.map_or("–".to_owned(), |size| {
        format!("{:.2} MiB", size as f64 / 1_048_576.0)
    });
    vec![
        measured.crates.to_string(),
        time(measured.cold),
        ratio(cold, serde),
        ratio(cold, reqwest),
        warm(check),
        warm(build),
        size,
    ]
}

fn measure(folders: &Folders, subject: Subject, name: &str) -> Result<Measured, Box<dyn Error>> {
    let program = subject.write(folders, name)?;
    // What is fetched now need not be fetched while time is taken.
    program.cargo(&["fetch"])?;
    let cold = program.cold()?;
    let is_called = !matches!(subject, Subject::Client(_, Tls::Without));
    let measured = Measured {
        crates: program.crates()?,
        cold,
        warm: match &program.operation {
            Some(_) if is_called => Some((program.warm("check")?, program.warm("build")?)),
            _ => None,
        },
        size: match subject {
            Subject::Reqwest | Subject::Client(_, Tls::Rustls) => Some(program.size()?),
            _ => None,
        },
    };
    fs::remove_dir_all(program.target())?;
    Ok(measured)
}

impl Program {
    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Runs Cargo as everybody does: with the profiles as they are.
    fn cargo(&self, arguments: &[&str]) -> Result<Output, Box<dyn Error>> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
                command.env_remove(name);
            }
        }
        let output = command
            .args(arguments)
            .arg("--quiet")
            .env("CARGO_TARGET_DIR", self.target())
            .current_dir(&self.folder)
            .output()?;
        if output.status.success() {
            return Ok(output);
        }
        let told = String::from_utf8_lossy(&output.stderr);
        let error = told.lines().find(|line| line.starts_with("error"));
        Err(format!("does not compile: {}", error.unwrap_or("no reason")).into())
    }

    fn timed(&self, arguments: &[&str]) -> Result<f64, Box<dyn Error>> {
        let begun = Instant::now();
        self.cargo(arguments)?;
        Ok(begun.elapsed().as_secs_f64())
    }

    fn cold(&self) -> Result<f64, Box<dyn Error>> {
        let mut best = f64::INFINITY;
        for _ in 0..COLD_BUILDS {
            if self.target().exists() {
                fs::remove_dir_all(self.target())?;
            }
            best = best.min(self.timed(&["build", "--offline"])?);
        }
        Ok(best)
    }

    /// `check` or `build` of the generated crate after a change of one operation.
    fn warm(&self, command: &str) -> Result<f64, Box<dyn Error>> {
        let file = self.operation.as_ref().ok_or("no generated crate")?;
        let source = fs::read_to_string(file)?;
        let alone = [command, "--offline", "--package", "client"];
        self.cargo(&alone)?;
        let mut best = f64::INFINITY;
        for number in 0..WARM_BUILDS {
            let changed =
                format!("{source}\n/// Changed.\npub fn changed() -> u32 {{ {number} }}\n");
            fs::write(file, changed)?;
            best = best.min(self.timed(&alone)?);
        }
        fs::write(file, source)?;
        Ok(best)
    }

    /// How many crates are compiled, without the program itself.
    fn crates(&self) -> Result<usize, Box<dyn Error>> {
        let tree = [
            "tree",
            "--offline",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ];
        let output = self.cargo(&tree)?;
        let text = String::from_utf8(output.stdout)?;
        let names = text.lines().map(|line| line.trim_end_matches(" (*)"));
        Ok(names
            .filter(|line| !line.is_empty())
            .collect::<BTreeSet<_>>()
            .len()
            - 1)
    }

    fn size(&self) -> Result<u64, Box<dyn Error>> {
        self.cargo(&["build", "--release", "--offline"])?;
        Ok(fs::metadata(self.target().join("release/app"))?.len())
    }
}
