//! The report for the API's owners: what the description says, what the pages say, and where they differ, as pages of HTML.
//!
//! `read` takes the located description and the facts of the pages and lays them out as people read them (`model`), `compare` puts page and
//! description side by side, `questions` collects what the owners are asked, `html` and `plain` write it down.

mod compare;
mod html;
mod model;
mod plain;
mod questions;
mod read;

use std::collections::BTreeMap;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Source};
use konaplate_pages::Facts;

/// What the report is about.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The folder of the description.
    pub source: &'a dyn Source,
    /// Its root file.
    pub root: &'a str,
    /// The facts of the pages; none if there are no pages.
    pub pages: &'a [Facts],
}

/// Writes the report: file name -> content.
///
/// Returns none if the description cannot be read; `diagnostics` says why.
pub fn report(
    input: &Input<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, String>> {
    let document = Document::load(input.source, input.root, diagnostics)?;
    let mut report = read::report(&document, input.source, diagnostics)?;
    if !input.pages.is_empty() {
        let differences =
            konaplate_pages::check::differences(input.source, &document, input.pages, diagnostics)?;
        compare::compare(&mut report, input.pages, &differences);
        questions::ask(&mut report, input.pages, &differences);
    }
    questions::collect_open(&mut report, input.pages);
    (!diagnostics.has_errors()).then(|| html::files(&report))
}
