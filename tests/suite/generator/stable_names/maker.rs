//! Random schemas, as JSON.

use konaplate_tests::random::Random;

/// Names of properties.
const PROPERTIES: &[&str] = &["bar", "Bar", "bar_", "item", "value", "foo", "bar2", "text"];

/// Makes schemas.
pub struct Maker<'r> {
    pub random: &'r mut Random,
    /// What there is to refer to.
    pub named: Vec<&'static str>,
}

impl Maker<'_> {
    /// Any schema; `place` is its description, by which it is known again.
    pub fn schema(&mut self, place: &str, depth: usize) -> String {
        match self.random.below(if depth < 3 { 9 } else { 3 }) {
            0 => r#"{"type":"string","maxLength":9}"#.to_owned(),
            1 => {
                let values = *self.random.pick(&[r#"["a","A"]"#, r#"["b","a"]"#]);
                format!(r#"{{"type":"string","enum":{values},"description":"{place}"}}"#)
            }
            2 if !self.named.is_empty() => {
                let name = *self.random.pick(&self.named);
                format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##)
            }
            2 | 3 => {
                let items = self.schema(&format!("{place} items"), depth + 1);
                format!(r#"{{"type":"array","items":{items}}}"#)
            }
            4 => {
                let values = self.schema(&format!("{place} values"), depth + 1);
                format!(r#"{{"type":"object","additionalProperties":{values}}}"#)
            }
            5 => {
                let either = self.object(&format!("{place} either"), depth + 1);
                format!(r#"{{"oneOf":[{{"type":"string"}},{either}],"description":"{place}"}}"#)
            }
            6 => {
                // No property in both: what they say of it might have nothing in common.
                let (these, those) = PROPERTIES.split_at(PROPERTIES.len() / 2);
                let one = self.object_of(these, &format!("{place} part 1"), depth + 1);
                let other = self.object_of(those, &format!("{place} part 2"), depth + 1);
                format!(r#"{{"allOf":[{one},{other}],"description":"{place}"}}"#)
            }
            _ => self.object(place, depth),
        }
    }

    pub fn object(&mut self, place: &str, depth: usize) -> String {
        self.object_of(PROPERTIES, place, depth)
    }

    fn object_of(&mut self, names: &[&'static str], place: &str, depth: usize) -> String {
        let mut properties: Vec<(&str, String)> = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            let name = *self.random.pick(names);
            if properties.iter().all(|(known, _)| *known != name) {
                let schema = self.schema(&format!("{place} {name}"), depth + 1);
                properties.push((name, schema));
            }
        }
        let properties = object(properties.into_iter());
        format!(r#"{{"type":"object","properties":{properties},"description":"{place}"}}"#)
    }
}

/// An object of JSON, in the order of its entries.
pub fn object<'n>(entries: impl Iterator<Item = (&'n str, String)>) -> String {
    let entries: Vec<String> = entries
        .map(|(name, value)| format!("{name:?}:{value}"))
        .collect();
    format!("{{{}}}", entries.join(","))
}
