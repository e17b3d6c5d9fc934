//! The machine that something was measured on.

use std::fs;
use std::process::Command;
use std::thread;

/// One paragraph: compiler, processor, memory, and what else it had to do.
pub fn describe() -> String {
    let compiler = first_line(Command::new("rustc").arg("--version"));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let model = field("/proc/cpuinfo", "model name").unwrap_or("a processor".to_owned());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.trim_end_matches(" kB").parse::<f64>().ok())
        .map_or(String::new(), |kib| {
            format!(", {:.0} GiB", kib / 1_048_576.0)
        });
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown").to_owned();
    format!(
        "Machine: {cores} cores of {model}{memory}; {}; {compiler}. Load when it began: {load}.",
        std::env::consts::OS
    )
}

fn first_line(command: &mut Command) -> String {
    let output = command
        .output()
        .map(|output| output.stdout)
        .unwrap_or_default();
    let text = String::from_utf8_lossy(&output);
    text.lines()
        .next()
        .unwrap_or("an unknown compiler")
        .to_owned()
}

/// The first value of this name in a file of `NAME : VALUE` lines.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
