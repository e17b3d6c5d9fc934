//! Runs a benchmark of `benches/` and reads what criterion measured.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::folders::Folders;
use crate::progress::say;

/// Nanoseconds of each function of each group: of the best sample, since what disturbs a measurement only ever adds to it.
pub type Times = BTreeMap<(String, String), f64>;

#[derive(Deserialize)]
struct Benchmark {
    group_id: String,
    function_id: String,
}

/// How often the function ran in each sample, and how long it took, in nanoseconds.
#[derive(Deserialize)]
struct Sample {
    iters: Vec<f64>,
    times: Vec<f64>,
}

/// Runs a benchmark.
pub fn run(folders: &Folders, name: &str) -> Result<Times, Box<dyn Error>> {
    say(&format!("building and running benches/{name}.rs"));
    let home = folders.empty(&format!("criterion-{name}"))?;
    let mut command = cargo_bench(folders, name);
    command
        .args([
            "--noplot",
            "--quiet",
            "--sample-size",
            "50",
            "--nresamples",
            "1000",
        ])
        .args(["--warm-up-time", "0.2", "--measurement-time", "0.8"])
        .env("CRITERION_HOME", &home);
    let output = command.output()?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(format!("benches/{name}.rs failed\n{told}").into());
    }
    let mut times = Times::new();
    for group in fs::read_dir(&home)? {
        for function in fs::read_dir(group?.path())? {
            read(&function?.path().join("new"), &mut times)?;
        }
    }
    Ok(times)
}

/// The command that runs a benchmark; arguments of the benchmark itself can be added.
pub fn cargo_bench(folders: &Folders, name: &str) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["bench", "--quiet", "--bench", name])
        .arg("--manifest-path")
        .arg(folders.bench.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&folders.target)
        .arg("--");
    command
}

fn read(folder: &Path, times: &mut Times) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(());
    }
    let of: Benchmark = json(&folder.join("benchmark.json"))?;
    let sample: Sample = json(&folder.join("sample.json"))?;
    let each = sample
        .times
        .iter()
        .zip(&sample.iters)
        .map(|(time, runs)| time / runs);
    times.insert(
        (of.group_id, of.function_id),
        each.fold(f64::INFINITY, f64::min),
    );
    Ok(())
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}
