//! The body against the description: presence and types, then the generated validator.

use konaplate::{Rule, Validate, Violation};

use super::{Fault, FaultKind, json, shape};
use crate::catalogue::catalogue;
use crate::operations::Served;
use crate::refusal::Refusal;

/// The request, when it fits the description. The first fault decides.
pub(crate) fn read<O: Served>(body: &[u8]) -> Result<O::Request, Refusal> {
    let value = json::read(body)?;
    let catalogue = catalogue();
    let schema = catalogue.request_schema(O::NAME);
    if let Some(fault) = shape::first_fault(catalogue, schema, &value) {
        return Err(O::refuse(&fault));
    }
    // Of the bytes, so that no property comes twice unnoticed.
    let request: O::Request = serde_json::from_slice(body)
        .map_err(|_| json::refusal("The body names a property twice."))?;
    match request.validate() {
        Ok(()) => Ok(request),
        Err(violations) => match violations.iter().next() {
            Some(violation) => Err(O::refuse(&fault(violation))),
            None => Ok(request),
        },
    }
}

fn fault(violation: &Violation) -> Fault {
    let field = violation.pointer().rsplit('/').next().unwrap_or_default();
    let kind = match violation.rule() {
        Rule::Required | Rule::RequiredWhen(_) | Rule::NotNull => FaultKind::Missing,
        Rule::MinLength(_) | Rule::MaxLength(_) => FaultKind::Length,
        _ => FaultKind::Invalid,
    };
    Fault {
        field: field.to_owned(),
        kind,
    }
}
