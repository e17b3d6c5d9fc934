//! Generates every description.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::details::Details;
use crate::documents::{self, Document};
use crate::generator::Generator;
use crate::progress::Progress;
use crate::table;

/// Generates every description and prints the table. Crates, where the generator writes any, go to `work` and are removed.
pub fn generate(
    corpus: &[PathBuf],
    generator: &Generator,
    work: Option<&Path>,
    details: Option<&Path>,
) -> Result<(), Box<dyn Error>> {
    let documents = documents::find_all(corpus)?;
    if let Some(work) = work {
        fs::create_dir_all(work)?;
    }
    let details = Details::create(details)?;
    let progress = Progress::new(documents.len());
    let outcomes = each(&documents, workers(), |document| {
        progress.doing("generating", &document.name);
        let folder = work.map(|work| work.join(document.crate_name()));
        let outcome = generator.generate(document, folder.as_deref());
        if let Some(folder) = folder {
            // There is nothing to remove where no crate was written.
            let _ = fs::remove_dir_all(folder);
        }
        progress.done();
        details.note(&outcome);
        outcome
    })?;
    print!("{}", table::generated(&outcomes));
    Ok(())
}

fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` makes of each description, in the order of the descriptions.
pub fn each<T: Send>(
    documents: &[Document],
    workers: usize,
    work: impl Fn(&Document) -> T + Sync,
) -> Result<Vec<T>, Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(document) = documents.get(index) else {
                        break;
                    };
                    let result = work(document);
                    if let Ok(mut made) = made.lock() {
                        made.push((index, result));
                    }
                }
            });
        }
    });
    let mut made = made
        .into_inner()
        .map_err(|_| "a worker ended before its time")?;
    made.sort_by_key(|(index, _)| *index);
    Ok(made.into_iter().map(|(_, result)| result).collect())
}
