//! Random schemas: the runtime's reading of a tree against the oracle's of the schema.

use jsonschema::Draft;
use konaplate::runtime::check::Pattern;
use konaplate::runtime::check::any::{Additional, Bound, Keyword, Kind, Literal, Schema};
use konaplate_tests::boundary;
use konaplate_tests::random::Random;
use serde_json::{Map, Value, json};

/// Random schemas, and values for each.
const SCHEMAS: usize = 3_000;
const VALUES: usize = 60;

const NAMES: &[&str] = &["a", "b", "가"];
const TYPES: &[(&str, Kind)] = &[
    ("null", Kind::Null),
    ("boolean", Kind::Boolean),
    ("integer", Kind::Integer),
    ("number", Kind::Number),
    ("string", Kind::String),
    ("array", Kind::Array),
    ("object", Kind::Object),
];

/// A value of any kind, three levels deep at most.
fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth < 3 { 8 } else { 6 }) {
        0 => json!(random.below(7)),
        1 => json!(random.below(40) as f64 / 4.0 - 3.0),
        2 => json!(boundary::text(
            random.pick::<&[char]>(boundary::ALPHABETS),
            random.below(5) as u64
        )),
        3 => random
            .pick(&[json!(null), json!(true), json!(false), json!(0), json!("")])
            .clone(),
        4 | 5 => {
            // The oracle divides large doubles with an error.
            let mut of_every_kind = boundary::of_every_kind();
            of_every_kind.retain(|value| !value.is_f64() || value.as_f64() < Some(1e15));
            random.pick(&of_every_kind).clone()
        }
        6 => (0..random.below(4))
            .map(|_| value(random, depth + 1))
            .collect(),
        _ => {
            let names = (0..random.below(4)).map(|_| (*random.pick(NAMES)).to_owned());
            let names: Vec<String> = names.collect();
            Value::Object(
                names
                    .into_iter()
                    .map(|name| (name, value(random, depth + 1)))
                    .collect(),
            )
        }
    }
}

fn pick<'a>(random: &mut Random, names: &[&'a str]) -> &'a str {
    random.pick::<&str>(names)
}

/// A schema of a few keywords, three levels deep at most.
fn schema(random: &mut Random, depth: usize) -> Value {
    let mut out = Map::new();
    for _ in 0..=random.below(3) {
        keyword(random, depth, &mut out);
    }
    Value::Object(out)
}

fn keyword(random: &mut Random, depth: usize, out: &mut Map<String, Value>) {
    let mut set = |name: &str, value: Value| {
        out.insert(name.to_owned(), value);
    };
    let small = random.below(4);
    match random.below(if depth < 3 { 19 } else { 13 }) {
        0 | 1 => set("type", json!(random.pick(TYPES).0)),
        2 => set("enum", (0..3).map(|_| value(random, 1)).collect()),
        3 => set("minLength", json!(small)),
        4 => set("maxLength", json!(small)),
        5 => set("pattern", json!(random.pick(&["^a", "[0-9]$", "가", "^$"]))),
        6 | 7 => {
            let name = pick(random, &["minimum", "maximum"]);
            set(name, json!(random.below(24) as f64 / 4.0 - 1.0));
            let exclusive = name.replacen('m', "exclusiveM", 1);
            set(&exclusive, json!(random.one_in(2)));
        }
        8 => set(
            "multipleOf",
            random
                .pick(&[json!(2), json!(0.5), json!(0.25), json!(3)])
                .clone(),
        ),
        9 => set(pick(random, &["minItems", "minProperties"]), json!(small)),
        10 => set(pick(random, &["maxItems", "maxProperties"]), json!(small)),
        11 => set("uniqueItems", json!(true)),
        12 => set("required", json!([random.pick(NAMES)])),
        13 => set("items", schema(random, depth + 1)),
        14 => {
            let named =
                |random: &mut Random| ((*random.pick(NAMES)).to_owned(), schema(random, depth + 1));
            set(
                "properties",
                Value::Object((0..2).map(|_| named(random)).collect()),
            );
        }
        15 if random.one_in(3) => set("additionalProperties", json!(false)),
        15 => set("additionalProperties", schema(random, depth + 1)),
        16 => set("not", schema(random, depth + 1)),
        _ => {
            let parts = (0..=random.below(3))
                .map(|_| schema(random, depth + 1))
                .collect();
            set(pick(random, &["allOf", "anyOf", "oneOf"]), parts);
        }
    }
}

/// A second writing of what the generator writes into the code; it lives as long as the test.
fn tree(schema: &Value) -> Schema {
    let get = |name: &str| schema.get(name);
    let count = |name: &str| get(name).and_then(Value::as_u64);
    let parts = |name: &str| {
        let parts = get(name)?.as_array()?.iter().map(tree);
        Some(&*Vec::leak(parts.collect()))
    };
    let mut all: Vec<Option<Keyword>> = vec![
        get("type").map(|name| Keyword::Type(kind(name))),
        get("enum").map(|values| Keyword::Enumeration(literals(values))),
        count("minLength").map(Keyword::MinLength),
        count("maxLength").map(Keyword::MaxLength),
        count("minItems").map(Keyword::MinItems),
        count("maxItems").map(Keyword::MaxItems),
        count("minProperties").map(Keyword::MinProperties),
        count("maxProperties").map(Keyword::MaxProperties),
        get("uniqueItems").map(|_| Keyword::UniqueItems),
        get("pattern")
            .map(|text| Keyword::Pattern(Box::leak(Box::new(Pattern::new(leaked(text)))))),
        get("multipleOf").map(|divisor| Keyword::MultipleOf(String::leak(divisor.to_string()))),
        get("required").map(|names| {
            let names = names.as_array().into_iter().flatten().map(leaked);
            Keyword::Required(Vec::leak(names.collect()))
        }),
        get("items").map(|items| Keyword::Items(tree(items))),
        get("not").map(|other| Keyword::Not(tree(other))),
        parts("allOf").map(Keyword::All),
        parts("anyOf").map(Keyword::Any),
        parts("oneOf").map(Keyword::One),
    ];
    all.extend([
        bound(schema, "minimum", true),
        bound(schema, "maximum", false),
        properties(schema),
    ]);
    Schema(Vec::leak(all.into_iter().flatten().collect()))
}

fn leaked(text: &Value) -> &'static str {
    String::leak(text.as_str().unwrap_or_default().to_owned())
}

fn kind(name: &Value) -> Kind {
    let found = TYPES.iter().find(|(known, _)| name == *known);
    found.expect("a type").1
}

fn properties(schema: &Value) -> Option<Keyword> {
    let named = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let named: Vec<(&'static str, Schema)> = named
        .map(|(name, of)| (&*String::leak(name.clone()), tree(of)))
        .collect();
    let additional = match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => Additional::Closed,
        Some(each) => Additional::Each(tree(each)),
        None => Additional::Open,
    };
    Some(Keyword::Properties(Vec::leak(named), additional))
}

/// Limits are multiples of a quarter, so that a double has them exactly.
#[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
fn bound(schema: &Value, name: &str, is_lower: bool) -> Option<Keyword> {
    let number = schema.get(name)?.as_f64()?;
    let exclusive = schema.get(name.replacen('m', "exclusiveM", 1)) == Some(&json!(true));
    let whole = if is_lower {
        number.ceil()
    } else {
        number.floor()
    };
    let step = match (exclusive && whole == number, is_lower) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => -1,
    };
    let bound = Bound {
        integer: whole as i128 + step,
        number,
        text: "",
    };
    Some(match (is_lower, exclusive) {
        (true, false) => Keyword::Minimum(bound),
        (true, true) => Keyword::ExclusiveMinimum(bound),
        (false, false) => Keyword::Maximum(bound),
        (false, true) => Keyword::ExclusiveMaximum(bound),
    })
}

fn literals(values: &Value) -> &'static [Literal] {
    let values = values.as_array().into_iter().flatten().map(literal);
    Vec::leak(values.collect())
}

fn literal(value: &Value) -> Literal {
    match value {
        Value::Null => Literal::Null,
        Value::Bool(value) => Literal::Boolean(*value),
        Value::Number(number) => match number.as_i128() {
            Some(whole) => Literal::Integer(whole),
            None => Literal::Number(number.as_f64().expect("a double")),
        },
        Value::String(text) => Literal::String(String::leak(text.clone())),
        Value::Array(_) => Literal::Array(literals(value)),
        Value::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (&*String::leak(key.clone()), literal(value)));
            Literal::Object(Vec::leak(entries.collect()))
        }
    }
}

#[test]
fn trees_say_what_the_oracle_says() {
    let mut random = Random::named(crate::harness::seed(), "random schemas");
    let (mut valid, mut invalid) = (0, 0);
    for _ in 0..SCHEMAS {
        let schema = schema(&mut random, 0);
        let oracle = jsonschema::options()
            .with_draft(Draft::Draft4)
            .should_validate_formats(false)
            .build(&schema)
            .unwrap_or_else(|error| panic!("{error}: {schema}"));
        let tree = tree(&schema);
        for _ in 0..VALUES {
            let value = value(&mut random, 0);
            let expected = oracle.is_valid(&value);
            assert_eq!(tree.matches(&value), expected, "{schema}\n{value}");
            if expected { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(
        valid > 30_000 && invalid > 30_000,
        "{valid} valid, {invalid} invalid"
    );
}
