//! The body against the description: presence and types, then the generated validator.

use konaplate::{Rule, Validate, Violation};

use super::{Defect, DefectKind, json, shape};
use crate::catalogue::catalogue;
use crate::operations::Served;
use crate::refusal::Refusal;

/// The request, when it fits the description. The first defect decides.
pub(crate) fn read<O: Served>(body: &[u8]) -> Result<O::Request, Refusal> {
    let value = json::read(body)?;
    let catalogue = catalogue();
    let schema = catalogue.request_schema(O::NAME);
    if let Some(defect) = shape::first_defect(catalogue, schema, &value) {
        return Err(O::refuse(&defect));
    }
    // Of the bytes, so that no property comes twice unnoticed.
    let request: O::Request = serde_json::from_slice(body)
        .map_err(|_| json::refusal("The body names a property twice."))?;
    match request.validate() {
        Ok(()) => Ok(request),
        Err(violations) => match violations.iter().next() {
            Some(violation) => Err(O::refuse(&defect(violation))),
            None => Ok(request),
        },
    }
}

fn defect(violation: &Violation) -> Defect {
    let field = violation.pointer().rsplit('/').next().unwrap_or_default();
    let kind = match violation.rule() {
        Rule::Required | Rule::RequiredWhen(_) | Rule::NotNull => DefectKind::Missing,
        Rule::MinLength(_) | Rule::MaxLength(_) => DefectKind::Length,
        _ => DefectKind::Invalid,
    };
    Defect {
        field: field.to_owned(),
        kind,
    }
}
