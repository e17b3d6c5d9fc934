//! A page against its operation.

mod codes;
mod fields;
mod head;
mod limits;
mod list;
mod results;

use konaplate_codegen::diagnostic::{Diagnostic, Span};

use super::described::Operation;
use super::difference::{Aspect, Difference, UNKNOWN, printable};
use crate::facts::Facts;

/// Compares everything that both sides can say.
pub fn compare(facts: &Facts, operation: &Operation, findings: &mut Findings) {
    head::compare(facts, operation, findings);
    fields::compare(facts, operation, findings);
    codes::compare(facts, operation, findings);
    results::compare(facts, operation, findings);
    for span in &operation.undecided {
        findings.other(
            "undecided",
            *span,
            "nobody has decided this yet",
            "decide, and give the reason",
        );
    }
}

/// What is found while one page is compared.
#[derive(Debug)]
pub struct Findings {
    operation: String,
    /// What the two sides say differently.
    pub differences: Vec<Difference>,
    /// What is wrong without being a difference: no entry can explain it.
    pub others: Vec<Diagnostic>,
}

/// Two sides of one aspect, as text.
pub struct Sides {
    /// The page's.
    pub page: String,
    /// The description's.
    pub chosen: String,
}

impl Findings {
    /// Nothing found yet.
    pub fn new(facts: &Facts) -> Self {
        Self {
            operation: facts.page.clone(),
            differences: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Adds a difference.
    pub fn differ(
        &mut self,
        place: &str,
        aspect: Aspect,
        sides: Sides,
        span: Span,
        line: Option<usize>,
    ) {
        self.differences.push(Difference {
            operation: self.operation.clone(),
            place: place.to_owned(),
            aspect,
            page: sides.page,
            chosen: sides.chosen,
            span,
            line,
        });
    }

    /// Adds a difference if the two sides are not the same text.
    pub fn compare(
        &mut self,
        place: &str,
        aspect: Aspect,
        (page, chosen): (&str, &str),
        span: Span,
        line: Option<usize>,
    ) {
        if page != chosen {
            let sides = Sides {
                page: page.to_owned(),
                chosen: chosen.to_owned(),
            };
            self.differ(place, aspect, sides, span, line);
        }
    }

    /// Adds that the page has lost a section which the description has.
    pub fn lost(&mut self, place: &str, aspect: Aspect, chosen: &str, span: Span) {
        self.compare(place, aspect, (UNKNOWN, chosen), span, None);
    }

    /// Adds something that no entry can explain.
    pub fn other(&mut self, code: &'static str, span: Span, message: &str, advice: &str) {
        let message = format!("`{}` {}", self.operation, printable(message));
        self.others
            .push(Diagnostic::error(code, message).at(span).help(advice));
    }

    /// Adds that something which is not on the page does not say where it is from.
    pub fn without_evidence(&mut self, place: &str, what: &str, span: Span) {
        self.other(
            "no-evidence",
            span,
            &format!("{place}: {what} does not come from the page"),
            "say with `x-evidence` where it comes from",
        );
    }
}
