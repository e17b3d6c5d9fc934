//! Values at the edges of a schema: every bound, one below and one above, in every alphabet.

use serde_json::{Map, Number, Value, json};

/// Characters that count differently in bytes, UTF-16 units and code points: ASCII, Hangul, outside of the basic plane, combining.
pub const ALPHABETS: &[&[char]] = &[
    &['a', 'Z', '0', '-'],
    &['가', '힣'],
    &['😀', '𝒳'],
    &['\u{301}', 'e'],
    &['7', '4'],
];

/// Values of every kind of JSON, wrong almost everywhere.
#[must_use]
pub fn of_every_kind() -> Vec<Value> {
    let texts = json!([null, true, false, 0, 1, -1, 1.0, 0.5, 1e300, "", "x", [], [null], {}, { "": null }]);
    let mut values = texts.as_array().cloned().unwrap_or_default();
    values.extend([i64::MIN, i64::MAX, i64::from(i32::MAX) + 1].map(Value::from));
    values.extend(
        [
            9_999_999_999_999_999_999_u64,
            10_000_000_000_000_000_000,
            u64::MAX,
        ]
        .map(Value::from),
    );
    values
}

/// Edge values of one flat schema (no references, no `allOf`), given a value that stands there now.
#[must_use]
pub fn values(schema: &Map<String, Value>, current: &Value) -> Vec<Value> {
    let mut found = of_every_kind();
    found.extend(
        schema
            .get("enum")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .cloned(),
    );
    strings(schema, &mut found);
    integers(schema, &mut found);
    numbers(schema, &mut found);
    if let Value::Array(items) = current {
        arrays(schema, items, &mut found);
    }
    if let Value::Object(properties) = current {
        objects(schema, properties, &mut found);
    }
    found
}

fn strings(schema: &Map<String, Value>, found: &mut Vec<Value>) {
    for bound in ["minLength", "maxLength"]
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_u64())
    {
        for length in [bound.saturating_sub(1), bound, bound + 1] {
            found.extend(
                ALPHABETS
                    .iter()
                    .map(|alphabet| Value::String(text(alphabet, length))),
            );
        }
    }
    if let Some(example) = schema.get("example").and_then(Value::as_str) {
        found.extend(
            [
                format!("{example}x"),
                format!(" {example}"),
                format!("{example}\n"),
                example.to_uppercase(),
            ]
            .map(Value::from),
        );
    }
    if let Some(member) = schema
        .get("enum")
        .and_then(|members| members.get(0))
        .and_then(Value::as_str)
    {
        found.extend(
            [
                format!("{member} "),
                member.to_lowercase(),
                format!("{member}{member}"),
            ]
            .map(Value::from),
        );
    }
}

/// A text of `length` code points of one alphabet.
#[must_use]
pub fn text(alphabet: &[char], length: u64) -> String {
    (0..length)
        .map(|at| alphabet[usize::try_from(at).unwrap_or(0) % alphabet.len()])
        .collect()
}

fn integers(schema: &Map<String, Value>, found: &mut Vec<Value>) {
    for bound in ["minimum", "maximum", "multipleOf"]
        .iter()
        .filter_map(|keyword| integer(schema.get(*keyword)?))
    {
        found.extend(
            [bound - 1, bound, bound + 1, bound * 2]
                .into_iter()
                .filter_map(from_integer),
        );
    }
}

/// A whole number, however it is written.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be whole and small"
)]
pub fn integer(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    let whole = || {
        number
            .as_f64()
            .filter(|float| float.fract() == 0.0 && float.abs() < 1e15)
            .map(|float| float as i128)
    };
    number
        .as_i64()
        .map(i128::from)
        .or_else(|| number.as_u64().map(i128::from))
        .or_else(whole)
}

/// The number as JSON, if it fits 64 bits.
#[must_use]
pub fn from_integer(integer: i128) -> Option<Value> {
    i64::try_from(integer)
        .map(Value::from)
        .or_else(|_| u64::try_from(integer).map(Value::from))
        .ok()
}

fn numbers(schema: &Map<String, Value>, found: &mut Vec<Value>) {
    for bound in ["minimum", "maximum", "multipleOf"]
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_f64())
    {
        let near = [
            bound,
            bound.next_up(),
            bound.next_down(),
            bound + 0.01,
            bound * 1.5,
            bound * 3.0,
        ];
        found.extend(
            near.into_iter()
                .filter_map(Number::from_f64)
                .map(Value::Number),
        );
    }
}

fn arrays(schema: &Map<String, Value>, items: &[Value], found: &mut Vec<Value>) {
    let Some(first) = items.first() else { return };
    for bound in ["minItems", "maxItems"]
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_u64())
    {
        for length in [bound.saturating_sub(1), bound, bound + 1] {
            let length = usize::try_from(length).unwrap_or(usize::MAX).min(50);
            found.push(items.iter().cycle().take(length).cloned().collect());
        }
    }
    let doubled = [items, &items[..1]].concat();
    found.extend([
        Value::from(doubled),
        json!([first, null]),
        json!([first, first, first]),
    ]);
    // Two objects that differ in what the schema may not name.
    if let Value::Object(properties) = first {
        let mut more = properties.clone();
        more.insert("notDescribed".to_owned(), json!(1));
        found.push(json!([properties, more]));
    }
}

fn objects(schema: &Map<String, Value>, properties: &Map<String, Value>, found: &mut Vec<Value>) {
    for name in properties.keys() {
        let mut without = properties.clone();
        without.remove(name);
        found.push(Value::Object(without));
    }
    let with = |names: &[&str], value: &Value| {
        let mut more = properties.clone();
        more.extend(names.iter().map(|name| ((*name).to_owned(), value.clone())));
        Value::Object(more)
    };
    for value in [json!("x"), json!(1), json!(null), json!({ "deep": [1] })] {
        found.push(with(&["notDescribed"], &value));
        found.push(with(&["one", "two", "three"], &value));
    }
    // The same values by position instead of by name.
    found.push(properties.values().cloned().collect());
    // A name in another spelling is another name.
    for name in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
    {
        found.push(with(&[&name.to_uppercase()], &json!("x")));
    }
}
