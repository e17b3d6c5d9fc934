//! One field -> the schema of one property.

use konaplate_codegen::load::Decimal;

use super::names::Scope;
use super::nesting::Nested;
use super::schemas::TO_DESCRIBE;
use super::writer::Writer;
use crate::field::{Constraint, Field, Requirement, Type};
use crate::number::Number;
use crate::yaml;

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In place.
    Plain,
    /// As a reference to an enumeration.
    Enumeration,
    /// As a reference to an object.
    Object,
    /// As an array of a reference to an object.
    Objects,
}

/// How this field is written.
pub fn kind(field: &Field) -> Kind {
    match field.type_ {
        Type::Object => Kind::Object,
        Type::Objects => Kind::Objects,
        Type::String if !field.values.is_empty() => Kind::Enumeration,
        _ => Kind::Plain,
    }
}

/// Writes the schema of a plain field.
pub fn write(field: &Field, out: &mut Writer) {
    match field.type_ {
        Type::Boolean => {
            out.text("type", "boolean");
            default(field, out);
            describe(field, out);
        }
        Type::Number => number(field, out),
        Type::Strings => {
            out.text("type", "array");
            describe(field, out);
            out.undecided();
            out.block("items", |out| {
                text(field, out);
                sensitive(out);
            });
        }
        _ => {
            text(field, out);
            default(field, out);
            describe(field, out);
            out.undecided();
            sensitive(out);
        }
    }
}

/// Writes the schema of a text with listed values.
pub fn enumeration(field: &Field, out: &mut Writer) {
    let mut scope = Scope::default();
    let names: Vec<String> = field
        .values
        .iter()
        .map(|value| scope.variant(value, "Value"))
        .collect();
    out.text("type", "string");
    default(field, out);
    out.decide("are these all values? Their names and meanings?");
    describe(field, out);
    out.undecided();
    out.list("enum", field.values.iter().map(String::as_str));
    out.list("x-enum-varnames", names.iter().map(String::as_str));
    out.list(
        "x-enum-descriptions",
        field.values.iter().map(|_| TO_DESCRIBE),
    );
}

/// The schema of a text: its type and its limits.
pub fn text(field: &Field, out: &mut Writer) {
    out.text("type", "string");
    let constraint = field.constraint.clone().unwrap_or_default();
    let length = constraint
        .length
        .as_ref()
        .filter(|length| !length.is_zero());
    if let Some(length) = length {
        out.decide("is the printed length exact, a maximum, or wrong?");
        limits("Length", (Some(length), Some(length)), out);
    } else {
        limits(
            "Length",
            (constraint.min.as_ref(), constraint.max.as_ref()),
            out,
        );
    }
    value(&constraint, out);
}

fn number(field: &Field, out: &mut Writer) {
    let constraint = field.constraint.clone().unwrap_or_default();
    let bounds = (constraint.min.as_ref(), constraint.max.as_ref());
    let integer = integer_format(&constraint);
    out.decide("whole numbers only?");
    match integer {
        Some(format) => {
            out.text("type", "integer");
            out.text("format", format);
        }
        None => out.text("type", "number"),
    }
    if constraint.is_given() && constraint.length.is_some() {
        out.decide("the page gives a length, not bounds: its digits?");
    }
    limits("imum", bounds, out);
    value(&constraint, out);
    if !field.values.is_empty() {
        out.decide("the page lists values.");
    }
    default(field, out);
    describe(field, out);
    out.undecided();
    sensitive(out);
}

/// The type of integers that holds both bounds, if there is one.
fn integer_format(constraint: &Constraint) -> Option<&'static str> {
    let max = decimal(constraint.max.as_ref()?)?;
    let min = match &constraint.min {
        Some(min) => Some(decimal(min)?),
        None => None,
    };
    let fits_signed = |number: &Decimal| number.to_i64().is_some();
    if fits_signed(&max) && min.as_ref().is_none_or(fits_signed) {
        Some("int64")
    } else if max.to_u64().is_some() && min.is_some_and(|min| min.to_u64().is_some()) {
        Some("uint64")
    } else {
        None
    }
}

/// `minLength` and `maxLength`, or `minimum` and `maximum`.
fn limits(suffix: &str, (min, max): (Option<&Number>, Option<&Number>), out: &mut Writer) {
    let (min, max) = (min.and_then(decimal), max.and_then(decimal));
    if let (Some(min), Some(max)) = (&min, &max)
        && min > max
    {
        out.decide("the printed minimum is above the maximum.");
        return;
    }
    for (word, bound) in [("min", min), ("max", max)] {
        let Some(bound) = bound else { continue };
        if suffix == "Length" && bound.to_u64().is_none() {
            out.decide(&format!("the printed {word} {bound} cannot be a length."));
        } else {
            out.raw(&format!("{word}{suffix}"), &bound.to_string());
        }
    }
}

/// `Value : N` is not understood well enough to be a keyword.
fn value(constraint: &Constraint, out: &mut Writer) {
    if let Some(value) = constraint.value.as_ref().filter(|value| !value.is_zero()) {
        out.decide(&format!("what does the printed value {value} mean?"));
    }
}

/// The default, if it is a value of its type.
fn default(field: &Field, out: &mut Writer) {
    if let (Some(stated), Some(printed)) = (&field.stated_default, &field.default)
        && stated != printed
    {
        out.decide(&format!(
            "the page states the default `{stated}` and prints `{printed}`."
        ));
    }
    let Some(default) = field.stated_default.as_ref().or(field.default.as_ref()) else {
        return;
    };
    match literal(field, default) {
        Some(literal) => out.raw("default", &literal),
        None => out.decide(&format!("the page states the default `{default}`.")),
    }
}

/// A value of a field as YAML, if it is one.
fn literal(field: &Field, value: &str) -> Option<String> {
    match field.type_ {
        Type::Boolean => matches!(value, "true" | "false").then(|| value.to_owned()),
        Type::String => {
            let listed =
                field.values.is_empty() || field.values.iter().any(|listed| listed == value);
            let unlimited = field.constraint.is_none() || !field.values.is_empty();
            (listed && unlimited).then(|| yaml::text(value))
        }
        _ => None,
    }
}

/// Own words are to be written; forms are facts.
fn describe(field: &Field, out: &mut Writer) {
    let forms: Vec<String> = field
        .formats
        .iter()
        .filter(|form| !form.contains('`'))
        .map(|form| format!("`{form}`"))
        .collect();
    let text = if forms.is_empty() {
        TO_DESCRIBE.to_owned()
    } else {
        format!("{TO_DESCRIBE} Written as {}.", forms.join(" or "))
    };
    out.text("description", &text);
}

fn sensitive(out: &mut Writer) {
    out.decide("card data, personal data or a secret? If not, remove the classification.");
    out.raw(
        "x-data-classification",
        "{category: other, sensitivity: confidential, masking: {strategy: full}}",
    );
}

/// A property that is required when another has a value.
pub struct RequiredWhen<'f> {
    /// The property.
    pub name: &'f str,
    /// The other and its value, as YAML.
    pub when: String,
}

/// The conditions of an object's fields; those that cannot be written are left for a person to decide.
pub fn conditions<'f>(named: &[(&'f str, Nested<'f>)], out: &mut Writer) -> Vec<RequiredWhen<'f>> {
    let mut conditions = Vec::new();
    for (name, nested) in named {
        let field = nested.field;
        if field.requirement != Requirement::Conditional && field.condition.is_none() {
            continue;
        }
        let written = field.condition.as_ref().and_then(|condition| {
            let (sibling, other) = named.iter().find(|(name, _)| *name == condition.field)?;
            let literal = literal(other.field, &condition.value)?;
            Some(format!("{{{}: {literal}}}", yaml::text(sibling)))
        });
        match written {
            Some(when) if field.requirement != Requirement::Required => {
                conditions.push(RequiredWhen { name, when });
            }
            _ => out.decide(&format!("when is `{name}` required?")),
        }
    }
    conditions
}

fn decimal(number: &Number) -> Option<Decimal> {
    Decimal::parse(number.as_str())
}
