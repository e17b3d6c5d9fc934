//! Part 5: calls, and where their time goes.

use std::error::Error;

use serde::Deserialize;

use crate::criterion;
use crate::folders::Folders;
use crate::progress::say;
use crate::table::{Table, ratio, time};

/// The parts of a call, as `benches/parts.rs` calls them, and the mode that they belong to.
const PARTS: [(&str, &str); 10] = [
    ("validate the request", "plain"),
    ("encode the request", "plain"),
    ("sign: HMAC-SHA256 of the request", "plain"),
    ("decode the answer", "plain"),
    ("the client without a network, plain", "plain"),
    ("RSA-2048 with the public key", "encrypted"),
    ("encrypt the request", "encrypted"),
    ("RSA-2048 with the private key", "encrypted"),
    ("decrypt the answer", "encrypted"),
    ("the client without a network, encrypted", "encrypted"),
];

/// A line of `benches/call.rs`.
#[derive(Debug, Deserialize)]
struct Line {
    server: String,
    mode: String,
    concurrent: usize,
    measured: Measured,
}

#[derive(Debug, Deserialize)]
struct Measured {
    ours: Summary,
    single: Summary,
    kept: Summary,
    ours_by_single: f64,
    ours_by_kept: f64,
}

#[derive(Debug, Deserialize)]
struct Summary {
    per_second: f64,
    median: f64,
    p99: f64,
}

/// Measures and prints.
pub fn run(folders: &Folders) -> Result<(), Box<dyn Error>> {
    let lines = calls(folders)?;
    println!("\n## A call\n");
    println!(
        "The inquiry over loopback, server and callers on a thread each: our client, and bare reqwest with the same bytes prepared beforehand, neither \
         decoding nor decrypting the answer. Our client makes a connection for each call, so the reference does; reqwest as it comes keeps connections. \
         `ours` is the time per call by that of the reference: the median of five rounds, in turns. The server `instant` answers the same bytes \
         each time and costs next to nothing.\n"
    );
    print!("{}", throughput(&lines));
    println!("\n### Latency\n");
    print!("{}", latency(&lines));
    println!("\n### Where the time goes\n");
    println!(
        "Best of 50 samples; `share` is of a bare call of the same mode to the server `instant`, by one caller, on a connection of its own.\n"
    );
    print!("{}", parts(folders, &lines)?);
    Ok(())
}

fn calls(folders: &Folders) -> Result<Vec<Line>, Box<dyn Error>> {
    say("building and running benches/call.rs");
    let output = criterion::cargo_bench(folders, "call").output()?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(format!("benches/call.rs failed\n{told}").into());
    }
    let text = String::from_utf8(output.stdout)?;
    let lines = text.lines().filter(|line| line.starts_with('{'));
    lines.map(|line| Ok(serde_json::from_str(line)?)).collect()
}

impl Line {
    fn title(&self) -> String {
        format!(
            "{}, {}, {} callers",
            self.server, self.mode, self.concurrent
        )
    }
}

fn throughput(lines: &[Line]) -> Table {
    let mut table = Table::new([
        "server, mode, callers",
        "reqwest, calls/s",
        "ours",
        "reqwest keeping connections, calls/s",
        "ours",
    ]);
    for line in lines {
        let measured = &line.measured;
        table.row([
            line.title(),
            format!("{:.0}", measured.single.per_second),
            ratio(Some(measured.ours_by_single), Some(1.0)),
            format!("{:.0}", measured.kept.per_second),
            ratio(Some(measured.ours_by_kept), Some(1.0)),
        ]);
    }
    table
}

fn latency(lines: &[Line]) -> Table {
    let mut table = Table::new([
        "server, mode, callers",
        "reqwest, median",
        "99 %",
        "ours, median",
        "99 %",
        "reqwest keeping connections, median",
        "99 %",
    ]);
    for line in lines {
        let measured = &line.measured;
        let all = [&measured.single, &measured.ours, &measured.kept];
        let times = all
            .into_iter()
            .flat_map(|of| [time(of.median), time(of.p99)]);
        table.row([line.title()].into_iter().chain(times));
    }
    table
}

fn parts(folders: &Folders, lines: &[Line]) -> Result<Table, Box<dyn Error>> {
    let times = criterion::run(folders, "parts")?;
    let bare = |mode: &str| {
        let is_it =
            |line: &&Line| line.server == "instant" && line.mode == mode && line.concurrent == 1;
        lines
            .iter()
            .find(is_it)
            .map(|line| line.measured.single.median)
    };
    let mut table = Table::new(["", "time", "share"]);
    for (part, mode) in PARTS {
        let seconds = times
            .get(&("parts".to_owned(), part.to_owned()))
            .map(|time| time / 1e9);
        let shown = seconds.map_or("–".to_owned(), time);
        table.row([part.to_owned(), shown, ratio(seconds, bare(mode))]);
    }
    Ok(table)
}
