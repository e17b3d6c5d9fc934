//! Fields -> schemas.

use std::collections::{HashSet, VecDeque};

use super::names::{Scope, pascal};
use super::nesting::Nested;
use super::property::{self, Kind};
use super::writer::Writer;
use crate::field::{Requirement, Type};

/// What every draft says where a person has to write something.
pub const TO_DESCRIBE: &str = "To be described.";

/// Writes the schemas of one operation, and remembers those that are still to be written.
pub struct Schemas<'f> {
    prefix: String,
    scope: Scope,
    waiting: VecDeque<Waiting<'f>>,
}

enum Waiting<'f> {
    Object {
        name: String,
        nested: Vec<Nested<'f>>,
    },
    Enumeration {
        name: String,
        field: Nested<'f>,
    },
}

/// The whole body of a request or of a response.
pub struct Body<'f> {
    /// Name of its schema.
    pub name: String,
    /// Its fields; none if the page lost them.
    pub fields: Option<Vec<Nested<'f>>>,
    /// Whether `response` stands beside them.
    pub envelope: bool,
}

impl<'f> Schemas<'f> {
    /// For the operation whose types begin with `prefix`.
    pub fn new(prefix: &str) -> Self {
        let mut scope = Scope::default();
        for reserved in [
            "Request",
            "Response",
            "Failure",
            "FailureStatus",
            "ErrorCode",
        ] {
            scope.claim(&format!("{prefix}{reserved}"));
        }
        Self {
            prefix: prefix.to_owned(),
            scope,
            waiting: VecDeque::new(),
        }
    }

    /// Writes a body and everything inside of it.
    pub fn body(&mut self, body: Body<'f>, out: &mut Writer) {
        let envelope = body.envelope;
        let unknown = body.fields.is_none();
        let fields = body.fields.unwrap_or_default();
        out.block(&body.name, |out| {
            out.text("type", "object");
            if unknown {
                out.decide("the page lost these fields; where else do they stand?");
            }
            if fields.iter().any(|nested| nested.field.type_ == Type::Object) {
                out.decide("where does each object end? The page does not show it; the draft ends one where the next begins.");
            }
            out.text("description", TO_DESCRIBE);
            out.undecided();
            self.fields(fields, envelope, out);
            if unknown {
                out.raw("additionalProperties", "true");
            }
        });
        while let Some(next) = self.waiting.pop_front() {
            out.gap();
            match next {
                Waiting::Object { name, nested } => out.block(&name, |out| {
                    out.text("type", "object");
                    out.text("description", TO_DESCRIBE);
                    out.undecided();
                    if nested.is_empty() {
                        out.decide("what is in here? The page shows no fields.");
                        out.raw("additionalProperties", "true");
                    }
                    self.fields(nested, false, out);
                }),
                Waiting::Enumeration { name, field } => {
                    out.block(&name, |out| property::enumeration(field.field, out));
                }
            }
        }
    }

    /// `required`, `properties` and `x-required-when` of an object.
    fn fields(&mut self, nested: Vec<Nested<'f>>, envelope: bool, out: &mut Writer) {
        let (named, left_out) = split(nested, envelope);
        for reason in left_out {
            out.decide(&reason);
        }
        let required = named
            .iter()
            .filter(|(_, nested)| nested.field.requirement == Requirement::Required)
            .map(|(name, _)| *name)
            .chain(envelope.then_some("response"));
        let required: Vec<&str> = required.collect();
        if !required.is_empty() {
            out.list("required", required);
        }
        let conditions = property::conditions(&named, out);
        if !named.is_empty() || envelope {
            out.block("properties", |out| {
                for (name, nested) in named {
                    out.block(name, |out| self.property(name, nested, out));
                }
                if envelope {
                    out.block("response", |out| {
                        out.reference("../components/envelope.yaml#/SuccessStatus");
                    });
                }
            });
        }
        if !conditions.is_empty() {
            out.block("x-required-when", |out| {
                for condition in conditions {
                    out.raw(condition.name, &condition.when);
                }
            });
        }
    }

    fn property(&mut self, name: &str, nested: Nested<'f>, out: &mut Writer) {
        match property::kind(nested.field) {
            Kind::Plain => property::write(nested.field, out),
            Kind::Enumeration => {
                let schema = self
                    .scope
                    .claim(&format!("{}{}", self.prefix, pascal(name)));
                out.reference(&format!("#/x-schemas/{schema}"));
                self.waiting.push_back(Waiting::Enumeration {
                    name: schema,
                    field: nested,
                });
            }
            Kind::Object => {
                let reference = self.object(name, nested.inside);
                out.reference(&reference);
            }
            Kind::Objects => {
                out.text("type", "array");
                out.text("description", TO_DESCRIBE);
                let reference = self.object(&format!("{name}Item"), nested.inside);
                out.block("items", |out| out.reference(&reference));
            }
        }
    }

    fn object(&mut self, name: &str, inside: Vec<Nested<'f>>) -> String {
        let name = self
            .scope
            .claim(&format!("{}{}", self.prefix, pascal(name)));
        let reference = format!("#/x-schemas/{name}");
        self.waiting.push_back(Waiting::Object {
            name,
            nested: inside,
        });
        reference
    }
}

/// The fields that can be properties, and why the others cannot.
pub fn split<'f>(
    nested: Vec<Nested<'f>>,
    envelope: bool,
) -> (Vec<(&'f str, Nested<'f>)>, Vec<String>) {
    let mut seen: HashSet<&str> = envelope.then_some("response").into_iter().collect();
    let mut named = Vec::new();
    let mut left_out = Vec::new();
    for nested in nested {
        let type_ = nested.field.type_.as_str();
        match nested.field.name.as_deref() {
            None => left_out.push(format!("the page lost the name of a field of type {type_}.")),
            Some(name) if seen.insert(name) => named.push((name, nested)),
            Some(name) => left_out.push(format!(
                "where does the second `{name}` (type {type_}) belong? It cannot stand beside the first."
            )),
        }
    }
    (named, left_out)
}
