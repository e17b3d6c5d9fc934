//! Values against the schemas they belong to, by a validator of JSON Schema: OpenAPI 3.0's schemas are those of draft 4, but for
//! `nullable` and for the place of references.
//!
//! Integers are exact up to 64 bits; numbers beyond compare as doubles.

use std::cell::Cell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::thread;

use jsonschema::{Draft, PatternOptions};
use konaplate_codegen::load::{Node, Value};
use serde_json::{Map, Number, Value as Json, json};

use super::survey::Survey;
use crate::description::Site;

/// Keywords that mean the same in draft 4.
const SAME: [&str; 15] = [
    "type",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
];

/// So many mistakes of one value are told.
const MOST_MISTAKES: usize = 5;

/// So many schemas may be behind one. The validator goes through them one inside the other.
const MOST_SCHEMAS: usize = 2_000;

/// So many are translated for one rule altogether.
const MOST_TRANSLATIONS: usize = 300_000;

/// Stack for as many as are behind one.
const STACK_BYTES: usize = 256 << 20;

/// What is wrong with a value: where in it, and why.
pub(super) struct Mistake {
    /// A JSON Pointer into the value.
    pub(super) place: String,
    pub(super) why: String,
}

/// Checks values, with bounded work.
pub(super) struct Instances<'s, 'd> {
    survey: &'s Survey<'d>,
    translated: Cell<usize>,
}

impl<'s, 'd> Instances<'s, 'd> {
    pub(super) fn new(survey: &'s Survey<'d>) -> Self {
        Self {
            survey,
            translated: Cell::new(0),
        }
    }

    /// What is wrong with each of these values. Nothing when the schema itself is none.
    pub(super) fn mistakes(&self, schema: &Site<'d>, values: &[&Node]) -> Vec<Vec<Mistake>> {
        match self.translation(schema) {
            Some(document) => on_a_large_stack(&document, values),
            None => {
                let why = "it cannot be checked, since there are too many schemas behind it";
                let mistake = Mistake {
                    place: String::new(),
                    why: why.to_owned(),
                };
                vec![vec![mistake]]
            }
        }
    }

    /// A schema with all that are behind it, as one document; none when there are too many.
    fn translation(&self, schema: &Site<'d>) -> Option<Json> {
        let mut translation = Translation {
            survey: self.survey,
            names: HashMap::new(),
            waiting: Vec::new(),
        };
        let reference = translation.reference(schema);
        let mut definitions = Map::new();
        while let Some((name, schema)) = translation.waiting.pop() {
            let so_far = self.translated.get();
            if translation.names.len() > MOST_SCHEMAS || so_far == MOST_TRANSLATIONS {
                return None;
            }
            self.translated.set(so_far + 1);
            definitions.insert(name, translation.schema(&schema));
        }
        Some(json!({ "allOf": [reference], "definitions": definitions }))
    }
}

fn on_a_large_stack(document: &Json, values: &[&Node]) -> Vec<Vec<Mistake>> {
    let values: Vec<Json> = values.iter().map(|value| json_of(value)).collect();
    let validation = thread::Builder::new().stack_size(STACK_BYTES);
    thread::scope(|scope| {
        let running = validation.spawn_scoped(scope, || validated(document, &values));
        // A validator that panics says as much as one that cannot be made.
        running.ok().and_then(|running| running.join().ok())
    })
    .unwrap_or_default()
}

fn validated(document: &Json, values: &[Json]) -> Vec<Vec<Mistake>> {
    let validator = jsonschema::options()
        .with_draft(Draft::Draft4)
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .build(document);
    let Ok(validator) = validator else {
        return Vec::new();
    };
    let of_value = |value| {
        let errors = validator.iter_errors(value).take(MOST_MISTAKES);
        errors
            .map(|error| Mistake {
                place: error.instance_path().as_str().to_owned(),
                why: error.masked_with("the value").to_string(),
            })
            .collect()
    };
    values.iter().map(of_value).collect()
}

struct Translation<'s, 'd> {
    survey: &'s Survey<'d>,
    names: HashMap<usize, String>,
    waiting: Vec<(String, Site<'d>)>,
}

impl<'d> Translation<'_, 'd> {
    /// A reference to the translation of a schema, which is made once.
    fn reference(&mut self, schema: &Site<'d>) -> Json {
        let schema = self.survey.follow(schema);
        let next = self.names.len().to_string();
        let name = match self.names.entry(schema.identity()) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                self.waiting.push((next.clone(), schema));
                place.insert(next).clone()
            }
        };
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn schema(&mut self, schema: &Site<'d>) -> Json {
        let mut draft4 = Map::new();
        for keyword in SAME {
            if let Some(value) = schema.node.get(keyword) {
                draft4.insert(keyword.to_owned(), json_of(value));
            }
        }
        if let Some(pattern) = schema.text_of("pattern").filter(|text| is_linear(text)) {
            draft4.insert("pattern".to_owned(), pattern.into());
        }
        if let Some(values) = schema.node.get("enum") {
            draft4.insert("enum".to_owned(), json_of(values));
        }
        self.objects(schema, &mut draft4);
        for keyword in ["allOf", "anyOf", "oneOf"] {
            if let Some(list) = schema.child(keyword) {
                let schemas = list.items().iter().map(|one| self.reference(one)).collect();
                draft4.insert(keyword.to_owned(), Json::Array(schemas));
            }
        }
        for keyword in ["not", "items"] {
            if let Some(one) = schema.child(keyword) {
                draft4.insert(keyword.to_owned(), self.reference(&one));
            }
        }
        match schema.is_true("nullable") {
            true => json!({ "anyOf": [{ "type": "null" }, draft4] }),
            false => Json::Object(draft4),
        }
    }

    fn objects(&mut self, schema: &Site<'d>, draft4: &mut Map<String, Json>) {
        let mut not_required = Vec::new();
        if let Some(properties) = schema.child("properties") {
            let mut translated = Map::new();
            for (name, property) in properties.entries() {
                let followed = self.survey.follow(&property);
                // Whether the value is sent or received is not known here.
                let is_absent = followed.is_true("readOnly") || followed.is_true("writeOnly");
                if is_absent {
                    not_required.push(name);
                }
                translated.insert(name.to_owned(), self.reference(&property));
            }
            draft4.insert("properties".to_owned(), Json::Object(translated));
        }
        if let Some(Json::Array(required)) = draft4.get_mut("required") {
            required.retain(|name| {
                name.as_str()
                    .is_none_or(|name| !not_required.contains(&name))
            });
            // Draft 4 wants at least one.
            if required.is_empty() {
                draft4.remove("required");
            }
        }
        if let Some(site) = schema.child("additionalProperties") {
            let allowed = match &site.node.value {
                Value::Boolean(value) => (*value).into(),
                _ => self.reference(&site),
            };
            draft4.insert("additionalProperties".to_owned(), allowed);
        }
    }
}

/// Whether the validator can take the pattern. What it is otherwise, another rule says.
fn is_linear(pattern: &str) -> bool {
    regex::Regex::new(pattern).is_ok()
}

fn json_of(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Boolean(value) => (*value).into(),
        Value::String(text) => text.as_str().into(),
        Value::Number(number) => {
            let decimal = number.decimal();
            let integer = decimal.to_i64().map(Number::from);
            let integer = integer.or_else(|| decimal.to_u64().map(Number::from));
            let number = integer.or_else(|| Number::from_f64(decimal.nearest_f64()));
            number.map_or(Json::Null, Json::Number)
        }
        Value::Sequence(items) => items.iter().map(json_of).collect(),
        Value::Mapping(entries) => entries
            .iter()
            .map(|(key, entry)| (key.to_owned(), json_of(&entry.node)))
            .collect(),
    }
}
