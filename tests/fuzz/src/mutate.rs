//! Mutations that keep a document readable: bytes at random hardly ever get past the reader.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::Value;

/// Fragments that mean something wherever a schema or a name may stand.
const FRAGMENTS: &[&str] = &[
    "null",
    "true",
    "0",
    "-1",
    "9999999999999999999",
    "1e400",
    "0.1",
    "\"\"",
    "\"*/ fn cAnarY() {} //\"",
    "\"a\\r\\nfn cAnarY() {}\\n\\\"#; fn cAnarY() {} #[cAnarY] cAnarY!{}\"",
    "\"../cAnarY/../con\"",
    "\"type\"",
    "\"crate\"",
    "\"_\"",
    "\"한글 \\u0301\\u202e\"",
    "-0.0",
    "1.0e-400",
    "4294967296",
    "123456789012345678901234567890123456789012345678901234567890.5",
    "\"\\\"#\\\\\\u2028\\r\\n\"",
    "[]",
    "{}",
    r#"{"type":"string"}"#,
    r#"{"type":"integer","format":"int32","minimum":5,"maximum":3}"#,
    r#"{"type":"number","multipleOf":0.01,"exclusiveMinimum":true,"minimum":0}"#,
    r#"{"type":"string","enum":["a","A","a-"],"default":"b"}"#,
    r#"{"type":"string","pattern":"^(a|b)*\\d{2,1000}$"}"#,
    r#"{"type":"array","items":{"type":"string"},"uniqueItems":true}"#,
    r#"{"type":"object","properties":{"a":{"type":"string"}},"required":["a","b"],"additionalProperties":false}"#,
    r#"{"not":{"enum":[1,"a",null]}}"#,
    r#"{"nullable":true}"#,
    r#"{"type":"string","format":"binary"}"#,
    r##"{"$ref":"#/components/schemas/A"}"##,
    r##"{"$ref":"#/components"}"##,
    r##"{"$ref":"shared.yaml#/SharedPair"}"##,
    r##"{"allOf":[{"$ref":"#/components/schemas/A"},{"type":"object"}]}"##,
    r##"{"oneOf":[{"$ref":"#/components/schemas/A"},{"type":"string"}],"discriminator":{"propertyName":"a"}}"##,
    r##"{"anyOf":[{"type":"string"},{"type":"integer"},{}]}"##,
    r#"{"type":"apiKey","in":"header","name":"a\r\nb"}"#,
    r#"{"name":"a","in":"query","style":"deepObject","explode":true,"schema":{"type":"object"}}"#,
    r#"{"description":"a","content":{"application/json":{"schema":{}}}}"#,
    r#"{"description":"a","headers":{"X-A":{"schema":{"type":"integer"}}},"content":{"text/*":{"schema":{"type":"string"}}}}"#,
    r#"{"url":"https://{a}.b/{c}","variables":{"a":{"default":"d","enum":["d",1]}}}"#,
    r#"{"name":"a","in":"header","content":{"application/json":{"schema":{"type":"array","items":{}}}}}"#,
    r#"{"name":"a","in":"cookie","required":true,"schema":{"type":"array","items":{"type":"integer"}}}"#,
];

/// Changes the input: half of the time the bytes, else the tree that they stand for. Returns the new length.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random((u64::from(seed) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    if random.below(3) > 0
        && let Some(text) = mutated_tree(&data[..size], &mut random)
        && text.len() <= max_size
    {
        data[..text.len()].copy_from_slice(text.as_bytes());
        return text.len();
    }
    fuzzer_mutate(data, size, max_size)
}

fn mutated_tree(bytes: &[u8], random: &mut Random) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    // Aliases of YAML could stand for more than there is memory.
    let mut tree: Value = match serde_json::from_str(text) {
        Ok(tree) => tree,
        Err(_) if text.contains('&') => return None,
        Err(_) => serde_yaml::from_str(text).ok()?,
    };
    for _ in 0..=random.below(3) {
        step(&mut tree, random);
    }
    serde_json::to_string(&tree).ok()
}

/// One change at one place.
fn step(tree: &mut Value, random: &mut Random) {
    let count = nodes(tree);
    let other = nth(tree, &mut random.below(count))
        .cloned()
        .unwrap_or_default();
    let fragment = FRAGMENTS[random.below(FRAGMENTS.len())];
    let key = nth_key(tree, &mut random.below(count)).unwrap_or_default();
    let Some(place) = nth(tree, &mut random.below(count)) else {
        return;
    };
    match (random.below(6), place) {
        (0, place) => *place = other,
        (1, place) => *place = serde_json::from_str(fragment).unwrap_or_default(),
        (2, Value::Object(entries)) => {
            if let Some(at) = entries
                .keys()
                .nth(random.below(entries.len().max(1)))
                .cloned()
            {
                entries.shift_remove(&at);
            }
        }
        (3, Value::Object(entries)) => drop(entries.insert(key, other)),
        (4, Value::Object(entries)) => {
            drop(entries.insert(key, serde_json::from_str(fragment).unwrap_or_default()));
        }
        (_, Value::Array(items)) => items.push(other),
        (_, Value::String(text)) => text.push_str(&key),
        (_, place) => *place = other,
    }
}

fn nodes(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(items) => items.iter().map(nodes).sum(),
        Value::Object(entries) => entries.values().map(nodes).sum(),
        _ => 0,
    }
}

/// The node that is visited as `left`th.
fn nth<'t>(tree: &'t mut Value, left: &mut usize) -> Option<&'t mut Value> {
    if *left == 0 {
        return Some(tree);
    }
    *left -= 1;
    match tree {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(entries) => entries.values_mut().find_map(|value| nth(value, left)),
        _ => None,
    }
}

/// The key of the entry that is visited as `left`th.
fn nth_key(tree: &Value, left: &mut usize) -> Option<String> {
    match tree {
        Value::Array(items) => items.iter().find_map(|item| nth_key(item, left)),
        Value::Object(entries) => entries.iter().find_map(|(key, value)| {
            if *left == 0 {
                return Some(key.clone());
            }
            *left -= 1;
            nth_key(value, left)
        }),
        _ => None,
    }
}

/// Xorshift: what the fuzzer gives is one number.
struct Random(u64);

impl Random {
    /// A number below `limit`, which is not zero.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}
