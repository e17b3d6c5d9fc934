//! One place of an instance changed to a value at the edge of what its schema allows.

use std::rc::Rc;

use serde_json::Value;

use crate::boundary;
use crate::instance::{Flat, Schema};
use crate::random::Random;

/// A place in an instance, with the schema that holds there.
#[derive(Clone, Debug)]
pub struct Site {
    /// JSON Pointer into the instance.
    pub pointer: String,
    /// The keywords that hold there.
    pub flat: Rc<Flat>,
}

/// Every place of an instance that a schema speaks about.
#[must_use]
pub fn sites(schema: &Schema<'_>, instance: &Value) -> Vec<Site> {
    let mut found = Vec::new();
    visit(schema, schema.root(), instance, "", &mut found);
    found
}

fn visit(
    schema: &Schema<'_>,
    here: &Value,
    instance: &Value,
    pointer: &str,
    found: &mut Vec<Site>,
) {
    for flat in schema.alternatives(here).iter() {
        children(schema, flat, instance, pointer, found);
        found.push(Site {
            pointer: pointer.to_owned(),
            flat: Rc::clone(flat),
        });
    }
}

fn children(
    schema: &Schema<'_>,
    flat: &Flat,
    instance: &Value,
    pointer: &str,
    found: &mut Vec<Site>,
) {
    match instance {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                if let Some(inner) = flat.get("items") {
                    visit(schema, inner, item, &format!("{pointer}/{at}"), found);
                }
            }
        }
        Value::Object(properties) => {
            for (name, property) in properties {
                let known = flat
                    .get("properties")
                    .and_then(|properties| properties.get(name));
                let additional = flat
                    .get("additionalProperties")
                    .filter(|schema| schema.is_object());
                if let Some(inner) = known.or(additional) {
                    visit(
                        schema,
                        inner,
                        property,
                        &format!("{pointer}/{}", escape(name)),
                        found,
                    );
                }
            }
        }
        _ => {}
    }
}

/// A name as a step of a JSON Pointer (RFC 6901).
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl Site {
    /// The instance with each edge value in this place, one at a time.
    pub fn edges<'a>(&'a self, instance: &'a Value) -> impl Iterator<Item = Value> + 'a {
        let current = instance.pointer(&self.pointer).unwrap_or(&Value::Null);
        boundary::values(&self.flat, current)
            .into_iter()
            .map(|value| self.with(instance, value))
    }

    /// The instance with `value` in this place.
    #[must_use]
    pub fn with(&self, instance: &Value, value: Value) -> Value {
        let mut changed = instance.clone();
        if let Some(place) = changed.pointer_mut(&self.pointer) {
            *place = value;
        }
        changed
    }
}

/// The instance with one random edge value in one random place.
#[must_use]
pub fn mutate(schema: &Schema<'_>, instance: &Value, random: &mut Random) -> Value {
    let sites = sites(schema, instance);
    let site = random.pick(&sites);
    let current = instance.pointer(&site.pointer).unwrap_or(&Value::Null);
    let values = boundary::values(&site.flat, current);
    site.with(instance, random.pick(&values).clone())
}
