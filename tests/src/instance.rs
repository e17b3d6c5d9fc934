//! Instances of a draft 4 schema, mostly valid.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::{boundary, scalar};

/// Beyond this depth optional parts are left out, so that recursive schemas end.
const DEPTH: usize = 3;

/// Which optional parts an instance has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// None of them.
    Least,
    /// Some of them.
    Random,
}

/// The schema that allows everything.
pub static ANYTHING: LazyLock<Value> = LazyLock::new(|| json!({}));

/// The keywords that hold at one place: references followed, the parts of `allOf` put together.
pub type Flat = Map<String, Value>;

/// A self-contained draft 4 schema.
#[derive(Debug)]
pub struct Schema<'a> {
    root: &'a Value,
    /// What [`Self::alternatives`] found, by the address of the schema: all of them stand in `root`, in here, or in a static.
    found: RefCell<HashMap<*const Value, Rc<[Rc<Flat>]>>>,
}

impl<'a> Schema<'a> {
    /// The schema as translated by [`crate::draft4::translate`].
    #[must_use]
    pub fn new(root: &'a Value) -> Self {
        Self {
            root,
            found: RefCell::default(),
        }
    }

    /// The whole schema.
    #[must_use]
    pub fn root(&self) -> &'a Value {
        self.root
    }

    /// An instance; nearly always a valid one.
    pub fn instance(&self, extent: Extent, random: &mut Random) -> Value {
        self.make(self.root, extent, random, 0)
    }

    /// The alternatives at a part of this schema, flat; one if it has no `oneOf` or `anyOf`.
    #[must_use]
    pub fn alternatives(&self, schema: &Value) -> Rc<[Rc<Flat>]> {
        let address = std::ptr::from_ref(schema);
        if let Some(known) = self.found.borrow().get(&address) {
            return Rc::clone(known);
        }
        let mut alternatives = vec![self.flat(schema)];
        for keyword in ["oneOf", "anyOf"] {
            alternatives = alternatives
                .into_iter()
                .flat_map(|flat| self.chosen(flat, keyword))
                .collect();
        }
        let alternatives: Rc<[Rc<Flat>]> = alternatives.into_iter().map(Rc::new).collect();
        self.found
            .borrow_mut()
            .insert(address, Rc::clone(&alternatives));
        alternatives
    }

    /// The schema with each of its alternatives, put together with what stands beside them.
    fn chosen(&self, mut flat: Flat, keyword: &str) -> Vec<Flat> {
        let Some(Value::Array(parts)) = flat.remove(keyword) else {
            return vec![flat];
        };
        let with = |part: &Value| {
            let mut whole = flat.clone();
            merge(&mut whole, self.flat(part));
            whole
        };
        parts.iter().map(with).collect()
    }

    fn flat(&self, schema: &Value) -> Flat {
        let resolved = self.resolve(schema);
        let mut out = resolved.as_object().cloned().unwrap_or_default();
        let Some(Value::Array(parts)) = out.remove("allOf") else {
            return out;
        };
        for part in &parts {
            // A part with alternatives only is a condition; instances meet it by chance.
            if part.get("anyOf").is_none() {
                merge(&mut out, self.flat(part));
            }
        }
        out
    }

    fn resolve<'s>(&self, schema: &'s Value) -> &'s Value
    where
        'a: 's,
    {
        let mut schema = schema;
        while let Some(pointer) = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|reference| reference.strip_prefix('#'))
        {
            schema = self
                .root
                .pointer(pointer)
                .expect("a reference within the schema");
        }
        schema
    }

    fn make(&self, schema: &Value, extent: Extent, random: &mut Random, depth: usize) -> Value {
        let alternatives = self.alternatives(schema);
        let flat = random.pick(&alternatives).as_ref();
        if let Some(Value::Array(members)) = flat.get("enum") {
            return random.pick(members).clone();
        }
        match kind(flat, random) {
            "null" => Value::Null,
            "boolean" => json!(random.one_in(2)),
            "integer" => scalar::integer(flat, random),
            "number" => scalar::number(flat, random),
            "string" => scalar::string(flat, random),
            "array" => self.array(flat, extent, random, depth),
            "object" => self.object(flat, extent, random, depth),
            _ => random.pick(&boundary::of_every_kind()).clone(),
        }
    }

    fn array(&self, flat: &Flat, extent: Extent, random: &mut Random, depth: usize) -> Value {
        let least = scalar::limit(flat, "minItems").unwrap_or(0);
        let most = scalar::limit(flat, "maxItems").unwrap_or(least + 2);
        let items = flat.get("items").unwrap_or(&ANYTHING);
        let length = match extent {
            Extent::Least => least,
            _ if depth > DEPTH => least,
            Extent::Whole => most.max(1),
            Extent::Random => least + random.below(most - least + 1),
        };
        (0..length)
            .map(|_| self.make(items, extent, random, depth + 1))
            .collect()
    }

    fn object(&self, flat: &Flat, extent: Extent, random: &mut Random, depth: usize) -> Value {
        let mut out = Map::new();
        let is_required = |name: &str| {
            flat.get("required")
                .and_then(Value::as_array)
                .is_some_and(|names| names.iter().any(|known| known == name))
        };
        for (name, property) in flat
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let wanted = match extent {
                Extent::Least => false,
                Extent::Whole => depth <= DEPTH,
                Extent::Random => depth <= DEPTH && !random.one_in(3),
            };
            if wanted || is_required(name) {
                out.insert(name.clone(), self.make(property, extent, random, depth + 1));
            }
        }
        let required = flat.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if !out.contains_key(name) {
                let anything = self.make(&ANYTHING, extent, random, depth + 1);
                out.insert(name.to_owned(), anything);
            }
        }
        self.additional(flat, extent, random, depth, &mut out);
        Value::Object(out)
    }

    fn additional(
        &self,
        flat: &Flat,
        extent: Extent,
        random: &mut Random,
        depth: usize,
        out: &mut Flat,
    ) {
        let schema = match flat.get("additionalProperties") {
            Some(Value::Bool(true)) => &ANYTHING,
            Some(schema @ Value::Object(_)) => schema,
            _ => return,
        };
        let least = scalar::limit(flat, "minProperties").unwrap_or(0);
        let most = scalar::limit(flat, "maxProperties").unwrap_or(least.max(out.len()) + 2);
        let wanted = match extent {
            _ if depth > DEPTH => least,
            Extent::Random => least + random.below((most + 1).saturating_sub(least).max(1)),
            Extent::Least | Extent::Whole => least.max(1),
        };
        for at in out.len()..wanted {
            let name = random.pick(&["key", "열쇠", "a/b", "~", ""]).to_string();
            out.insert(
                format!("{name}{at}"),
                self.make(schema, extent, random, depth + 1),
            );
        }
    }
}

/// Puts two flat schemas together: the tighter bound, all required names, all properties.
fn merge(out: &mut Flat, part: Flat) {
    for (keyword, value) in part {
        let Some(known) = out.get_mut(&keyword) else {
            out.insert(keyword, value);
            continue;
        };
        match (known, value) {
            (Value::Array(known), Value::Array(more)) if keyword == "required" => {
                known.extend(more)
            }
            (Value::Object(known), Value::Object(more)) if keyword == "properties" => {
                for (name, schema) in more {
                    let both = known.remove(&name).map_or_else(
                        || schema.clone(),
                        |first| json!({ "allOf": [first, schema] }),
                    );
                    known.insert(name, both);
                }
            }
            (known @ Value::Number(_), tighter @ Value::Number(_)) => {
                let above = compare(&tighter, known);
                if (keyword.starts_with("min") && above) || (keyword.starts_with("max") && !above) {
                    *known = tighter;
                }
            }
            _ => {}
        }
    }
}

fn compare(a: &Value, b: &Value) -> bool {
    match (boundary::integer(a), boundary::integer(b)) {
        (Some(a), Some(b)) => a > b,
        _ => a.as_f64() > b.as_f64(),
    }
}

/// The type to make: one of those allowed, null rarely.
fn kind<'a>(flat: &'a Map<String, Value>, random: &mut Random) -> &'a str {
    match flat.get("type") {
        Some(Value::String(name)) => name,
        Some(Value::Array(names)) => names[usize::from(random.one_in(5))]
            .as_str()
            .unwrap_or_default(),
        _ if flat.contains_key("properties") => "object",
        _ => "",
    }
}
