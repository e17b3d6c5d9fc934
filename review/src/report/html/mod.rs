//! The report as pages of HTML that need nothing but themselves.
//!
//! Every text goes through `maud`, which escapes it, or through [`text`], which in addition makes visible what would turn the direction of
//! writing. Style and script are in each page and named by their hash in its Content-Security-Policy: nothing else is loaded or run.

mod comparison;
mod fields;
mod operation;
mod overview;
mod page;
mod questions;
mod search;
mod text;

use std::collections::BTreeMap;

use super::model::Report;
use super::plain;

pub use text::visible;

/// All files: name -> content.
pub fn files(report: &Report) -> BTreeMap<String, String> {
    let assets = page::Assets::new();
    let site = page::Site {
        report,
        assets: &assets,
    };
    let mut files = BTreeMap::from([
        ("index.html".to_owned(), overview::page(&site)),
        ("contradictions.html".to_owned(), questions::page(&site)),
        ("contradictions.txt".to_owned(), plain::questions(report)),
        ("search.html".to_owned(), search::page(&site)),
    ]);
    for operation in &report.operations {
        files.insert(operation.file.clone(), operation::page(&site, operation));
    }
    files
}
