//! Compiles a sample of the corpus.

use std::cmp::Reverse;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::check::{self, Checked, Compiler, Verdict};
use crate::details::Details;
use crate::documents::{self, Document};
use crate::generator::Generator;
use crate::outcome::{Kind, Outcome};
use crate::process::Limits;
use crate::progress::Progress;
use crate::{run, table};

/// How many of the largest are in every sample.
const LARGEST: usize = 10;

/// Which descriptions, and where.
#[derive(Clone, Debug, clap::Args)]
pub struct Sample {
    /// How many descriptions: the ten largest, and others by the hash of their path
    #[arg(long, default_value_t = 200)]
    sample: usize,
    /// Leave out the ten largest
    #[arg(long)]
    without_largest: bool,
    /// Stop compiling a crate after this many minutes of computing
    #[arg(long, value_name = "MINUTES", default_value_t = 15)]
    minutes: u64,
    /// Let each compiler map this many GiB of memory
    #[arg(long, value_name = "GIB", default_value_t = 10)]
    gib: u64,
    /// Fail unless every description is generated whole, too
    #[arg(long)]
    whole: bool,
    /// Also write one line of JSON for each description to this file
    #[arg(long, value_name = "FILE")]
    details: Option<PathBuf>,
}

/// Generates and compiles a sample and prints what became of it. A crate that compiles is removed, one that fails stays in
/// `work` to be looked at.
pub fn compile(
    corpus: &[PathBuf],
    sample: &Sample,
    generator: &Generator,
    work: &Path,
) -> Result<(), Box<dyn Error>> {
    let documents = chosen(documents::find_all(corpus)?, sample);
    fs::create_dir_all(work)?;
    let compiler = compiler(sample, generator, work)?;
    let details = Details::create(sample.details.as_deref())?;
    let progress = Progress::new(documents.len());
    // One after the other: two of the large ones at once need more memory than most machines have.
    let checked = run::each(&documents, 1, |document| {
        let folder = work.join("crates").join(document.crate_name());
        progress.doing("generating", &document.name);
        let outcome = generator.generate(document, Some(&folder));
        progress.doing("compiling", &document.name);
        let checked = of(&compiler, &outcome, &folder);
        progress.done();
        if let Verdict::Failed(error) = &checked.verdict {
            progress.tell(&format!("{}: {error}", document.name));
        }
        details.note(&checked);
        checked
    })?;
    print!("{}", table::compiled(&checked));
    verdict(&checked, sample.whole)
}

fn verdict(checked: &[Checked], whole: bool) -> Result<(), Box<dyn Error>> {
    let any = |is: fn(&Checked) -> bool| checked.iter().any(is);
    if any(|of| matches!(of.verdict, Verdict::Failed(_))) {
        return Err("not everything that was generated compiles".into());
    }
    if whole && any(|of| of.generated != Kind::Whole) {
        return Err("not every description was generated whole".into());
    }
    Ok(())
}

/// Our own crates compile offline, with the versions of this workspace, and without a warning. What others write is resolved as
/// their users would have it resolved, and may have warnings.
fn compiler(
    sample: &Sample,
    generator: &Generator,
    work: &Path,
) -> Result<Compiler, Box<dyn Error>> {
    let lock = match generator {
        Generator::Ours {
            runtime: Some(runtime),
        } => Some(runtime.join("../Cargo.lock")),
        _ => None,
    };
    Ok(Compiler {
        lock,
        target: std::path::absolute(work.join("target"))?,
        limits: Limits {
            time: Duration::from_secs(sample.minutes * 60),
            gib: Some(sample.gib),
        },
    })
}

fn of(compiler: &Compiler, outcome: &Outcome, folder: &Path) -> Checked {
    let begun = Instant::now();
    let verdict = match outcome.has_crate() {
        true => compiler.check(folder),
        false => Verdict::NothingGenerated(outcome.first.clone().unwrap_or_default()),
    };
    // What did not compile is kept, to be looked at.
    if !matches!(verdict, Verdict::Failed(_)) {
        let _ = fs::remove_dir_all(folder);
    }
    check::remove_artifacts(&compiler.target);
    Checked {
        file: outcome.file.clone(),
        lines: outcome.lines,
        generated: outcome.kind,
        verdict,
        seconds: begun.elapsed().as_secs(),
    }
}

/// Others by the hash of their name, so that nobody can choose them, and then the largest, which take longest.
fn chosen(mut documents: Vec<Document>, sample: &Sample) -> Vec<Document> {
    documents.sort_by_key(|document| Reverse(document.bytes));
    let mut rest = documents.split_off(LARGEST.min(documents.len()));
    if sample.without_largest {
        documents.clear();
    }
    rest.sort_by_key(|document| Sha256::digest(document.name.as_bytes()).to_vec());
    rest.truncate(sample.sample.saturating_sub(documents.len()));
    documents.sort_by_key(|document| document.bytes);
    rest.extend(documents);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(name: &str, bytes: u64) -> Document {
        Document {
            path: PathBuf::from(name),
            name: name.to_owned(),
            bytes,
        }
    }

    fn names(sample: &Sample) -> Vec<String> {
        let documents = (0..30).map(|n| document(&format!("{n}.json"), n)).collect();
        chosen(documents, sample)
            .into_iter()
            .map(|document| document.name)
            .collect()
    }

    #[test]
    fn the_sample_has_the_largest_at_its_end_and_others_by_hash() {
        let mut sample = Sample {
            sample: 14,
            without_largest: false,
            minutes: 1,
            gib: 1,
            whole: false,
            details: None,
        };
        let with = names(&sample);
        let largest: Vec<String> = (20..30).map(|n| format!("{n}.json")).collect();
        assert_eq!(with[4..], largest);
        sample.without_largest = true;
        let without = names(&sample);
        assert_eq!(without.len(), 14);
        assert_eq!(without[..4], with[..4]);
        assert!(without.iter().all(|name| !largest.contains(name)));
    }
}
