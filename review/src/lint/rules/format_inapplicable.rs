//! Formats that their type cannot have.

use konaplate_codegen::load::Decimal;

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::number;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "format-inapplicable",
    severity: Severity::Error,
    title: "A format that its type cannot have, or that cannot hold its bounds",
    explanation: "\
A generator chooses the type of a field by its format. `int32` with a maximum of 3,000,000,000 overflows in every language;
`date` on an integer means nothing.

    type: integer
    format: int32
    maximum: 3000000000     # int32 ends at 2147483647

Use the format that holds all allowed values.",
    check,
};

/// Formats of OpenAPI's registry, with their type.
const FORMATS: [(&str, &str); 25] = [
    ("int8", "integer"),
    ("int16", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("uint8", "integer"),
    ("uint16", "integer"),
    ("uint32", "integer"),
    ("uint64", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("byte", "string"),
    ("binary", "string"),
    ("date", "string"),
    ("date-time", "string"),
    ("time", "string"),
    ("duration", "string"),
    ("email", "string"),
    ("hostname", "string"),
    ("ipv4", "string"),
    ("ipv6", "string"),
    ("password", "string"),
    ("regex", "string"),
    ("uri", "string"),
    ("uri-reference", "string"),
    ("uuid", "string"),
];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let (Some(ty), Some(format)) = (schema.site.text_of("type"), schema.site.child("format"))
        else {
            continue;
        };
        let Some(text) = format.text() else { continue };
        let expected = FORMATS.iter().find(|(known, _)| *known == text);
        match expected {
            // Any number may be whole.
            Some((_, expected))
                if *expected != ty && !(ty == "number" && *expected == "integer") =>
            {
                findings.add(
                    &format,
                    format!("the format {text} is for the type {expected}, and this is {ty}"),
                );
            }
            Some(_) => bounds(&schema.site, text, findings),
            None => {}
        }
    }
}

fn bounds<'d>(schema: &Site<'d>, format: &str, findings: &mut Findings<'d>) {
    let Some((least, most)) = range(format) else {
        return;
    };
    let (least, most) = (Decimal::from(least), Decimal::from(most));
    for key in ["minimum", "maximum"] {
        if let Some((site, bound)) = number(schema, key)
            && (*bound < least || *bound > most)
        {
            findings.add(
                &site,
                format!("the {key} {bound} is outside {format}, which goes from {least} to {most}"),
            );
        }
    }
}

fn range(format: &str) -> Option<(i128, i128)> {
    let (is_signed, bits) = match format.strip_prefix("uint") {
        Some(bits) => (false, bits),
        None => (true, format.strip_prefix("int")?),
    };
    let bits: u32 = bits.parse().ok()?;
    Some(match is_signed {
        true => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        false => (0, (1 << bits) - 1),
    })
}
