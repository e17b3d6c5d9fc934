//! Facts against the description: every difference is explained in `deviations.yaml`, or an error with its place.
//!
//! The description is laid out in the shape of a page (`described`), compared with the facts of that page (`compare`), and what
//! differs is looked up in the ledger (`deviations`). Some translations are conventions and no differences:
//!
//! * one printed length is an exact length: `minLength` and `maxLength`. Anything else needs an entry: a maximum, or listed values that
//!   stand instead of a length
//! * the description's text names the printed form of a value in backquotes: `yyyyMMdd`
//! * a number with whole limits may be an `integer`, if `x-evidence` says why
//! * an array of objects shows the fields of its items behind a row `X_item` in a response, and hides them in a request
//! * what every answer has around its business fields is not on the pages
//! * a section that is missing on the page needs an entry, and `x-evidence` on everything that the description says there

mod compare;
mod described;
mod deviations;
mod difference;

use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics};
use konaplate_codegen::load::{Document, Source};

use crate::facts::Facts;
use compare::Findings;
use described::Operation;
use deviations::Ledger;

pub use described::TO_BE_DECIDED;
pub use deviations::Explanation;
pub use difference::{Aspect, Difference};

/// The root file of the description.
pub const ROOT: &str = "openapi.yaml";

/// The ledger of differences.
pub const LEDGER: &str = "deviations.yaml";

/// Compares the facts of all pages with the description in `source`; what is wrong goes to `diagnostics`.
///
/// Returns what was compared, none if the description or the ledger cannot be read.
pub fn check(
    source: &dyn Source,
    pages: &[Facts],
    diagnostics: &mut Diagnostics,
) -> Option<Summary> {
    let document = Document::load(source, ROOT, diagnostics)?;
    let operations = described::operations(&document, diagnostics);
    let mut ledger = Ledger::load(source, diagnostics)?;
    if diagnostics.has_errors() {
        // What cannot be read would be missing everywhere.
        return None;
    }
    let mut summary = Summary::default();
    for operation in &operations {
        let Some(facts) = page_of(operation, pages, diagnostics) else {
            continue;
        };
        let mut findings = Findings::new(facts);
        compare::compare(facts, operation, &mut findings);
        summary.operations += 1;
        summary.rows += facts
            .field_lists()
            .map(|(_, fields, _)| fields.len())
            .sum::<usize>();
        for difference in findings.differences {
            if ledger.explain(&difference).is_some() {
                summary.explained += 1;
            } else {
                diagnostics.push(difference.to_diagnostic());
            }
        }
        findings
            .others
            .into_iter()
            .for_each(|other| diagnostics.push(other));
    }
    for facts in pages {
        if !operations
            .iter()
            .any(|operation| is_page_of(operation, facts))
        {
            let message = format!("no operation describes the page `{}`", facts.page);
            diagnostics.push(
                Diagnostic::error("page-not-covered", message)
                    .help("`cargo xtask pages scaffold` writes a first draft"),
            );
        }
    }
    ledger.report_stale(diagnostics);
    Some(summary)
}

/// A difference between a page and the description, and why there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What the two sides say.
    pub difference: Difference,
    /// What the ledger says about it; none if it is still open.
    pub explanation: Option<Explanation>,
}

/// All differences between the facts and the operations that name their pages, in page order.
///
/// Returns none, and says why, if the ledger cannot be read. Operations and pages without a counterpart are passed over.
pub fn differences(
    source: &dyn Source,
    document: &Document,
    pages: &[Facts],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Explained>> {
    let operations = described::operations(document, diagnostics);
    let mut ledger = Ledger::load(source, diagnostics)?;
    let mut found = Vec::new();
    for facts in pages {
        let operation = operations
            .iter()
            .find(|operation| is_page_of(operation, facts));
        let Some(operation) = operation else { continue };
        let mut findings = Findings::new(facts);
        compare::compare(facts, operation, &mut findings);
        found.extend(
            findings
                .differences
                .into_iter()
                .map(|difference| Explained {
                    explanation: ledger.explain(&difference).cloned(),
                    difference,
                }),
        );
    }
    Some(found)
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Operations with a page.
    pub operations: usize,
    /// Headers and fields on those pages.
    pub rows: usize,
    /// Differences that the ledger explains.
    pub explained: usize,
}

fn is_page_of(operation: &Operation, facts: &Facts) -> bool {
    operation
        .page
        .as_ref()
        .is_some_and(|page| page.value == facts.page)
}

/// The page of an operation. One name runs through everything: page, operation and files.
fn page_of<'a>(
    operation: &Operation,
    pages: &'a [Facts],
    diagnostics: &mut Diagnostics,
) -> Option<&'a Facts> {
    let Some(page) = &operation.page else {
        diagnostics.error(
            "no-page",
            operation.span,
            "`x-page` does not say which page describes this operation",
        );
        return None;
    };
    if let Some(name) = &operation.name
        && name.value != page.value
    {
        let message = format!(
            "`operationId` is `{}` and `x-page` `{}`: an operation has the name of its page",
            name.value, page.value
        );
        diagnostics.error("page-name", name.span, message);
    }
    let facts = pages.iter().find(|facts| is_page_of(operation, facts));
    if facts.is_none() {
        let message = format!("there are no facts of the page `{}`", page.value);
        diagnostics.push(
            Diagnostic::error("no-facts", message)
                .at(page.span)
                .help("`cargo xtask pages read --write` reads them from the scraped page"),
        );
    }
    facts
}
