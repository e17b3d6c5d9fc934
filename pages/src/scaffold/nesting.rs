//! A guess at how the flat fields of a page are nested.
//!
//! The page shows no ends. An object takes the fields after it up to the next object, an item of an array all that follow up to the
//! next object; a field that an object's own condition names stands beside that object. Whatever is guessed comes out in page order again, so that `pages check` accepts another nesting as well.

use std::collections::HashSet;
use std::iter::Peekable;
use std::slice::Iter;

use crate::field::{Field, Type};

/// A field with what is taken to be inside of it.
#[derive(Debug)]
pub struct Nested<'f> {
    /// The field.
    pub field: &'f Field,
    /// The fields of an object, or of the items of an array.
    pub inside: Vec<Nested<'f>>,
}

/// Nests a list.
pub fn nest(fields: &[Field]) -> Vec<Nested<'_>> {
    let mut rest = Rest {
        fields: fields.iter().peekable(),
        beside: beside_objects(fields),
    };
    let mut top = Vec::new();
    while let Some(field) = rest.fields.next() {
        top.push(rest.take(field));
    }
    top
}

/// The fields that the conditions of objects name.
fn beside_objects(fields: &[Field]) -> HashSet<&str> {
    let objects = fields
        .iter()
        .filter(|field| matches!(field.type_, Type::Object | Type::Objects));
    objects
        .filter_map(|field| Some(field.condition.as_ref()?.field.as_str()))
        .collect()
}

struct Rest<'f> {
    fields: Peekable<Iter<'f, Field>>,
    beside: HashSet<&'f str>,
}

impl<'f> Rest<'f> {
    fn take(&mut self, field: &'f Field) -> Nested<'f> {
        let inside = match field.type_ {
            Type::Object => self.take_until(&[Type::Object]),
            Type::Objects if self.skip_item_of(field) => {
                self.take_until(&[Type::Object, Type::Objects])
            }
            _ => Vec::new(),
        };
        Nested { field, inside }
    }

    fn take_until(&mut self, ends: &[Type]) -> Vec<Nested<'f>> {
        let mut inside = Vec::new();
        let beside = |field: &Field, beside: &HashSet<&str>| {
            field
                .name
                .as_deref()
                .is_some_and(|name| beside.contains(name))
        };
        while let Some(next) = self
            .fields
            .next_if(|next| !ends.contains(&next.type_) && !beside(next, &self.beside))
        {
            inside.push(self.take(next));
        }
        inside
    }

    fn skip_item_of(&mut self, array: &Field) -> bool {
        self.fields
            .next_if(|next| is_item_of(next, array))
            .is_some()
    }
}

fn is_item_of(item: &Field, array: &Field) -> bool {
    let name = |field: &Field| field.name.clone().unwrap_or_default();
    item.type_ == Type::Object && name(item) == format!("{}_item", name(array))
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    /// `a`, `a{`: an object, `a[`: an array, `a{?b`: an object under a condition on `b`.
    fn shape(words: &str) -> String {
        let fields: Vec<Field> = words.split(' ').map(field).collect();
        nest(&fields).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    fn field(word: &str) -> Field {
        let (word, condition) = word
            .split_once('?')
            .map_or((word, None), |(word, on)| (word, Some(on)));
        let type_ = match word.chars().last() {
            Some('{') => "object",
            Some('[') => "array of objects",
            _ => "string",
        };
        let mut yaml = format!(
            "{{name: {}, type: {type_}, requirement: optional",
            word.trim_end_matches(['{', '['])
        );
        if let Some(on) = condition {
            yaml.push_str(&format!(", condition: {{field: {on}, value: v}}"));
        }
        serde_yaml::from_str(&(yaml + "}")).unwrap_or_else(|error| panic!("{word}: {error}"))
    }

    fn show(nested: &Nested<'_>) -> String {
        let name = nested.field.name.clone().unwrap_or_default();
        if nested.inside.is_empty() {
            return name;
        }
        let inside: Vec<String> = nested.inside.iter().map(show).collect();
        format!("{name}({})", inside.join(" "))
    }

    #[test]
    fn an_object_ends_where_the_next_begins() {
        assert_eq!(shape("a b{ c d e{ f"), "a b(c d) e(f)");
    }

    #[test]
    fn an_item_takes_what_follows() {
        assert_eq!(shape("a{ b c[ c_item{ d e f{ g"), "a(b c(d e)) f(g)");
        assert_eq!(shape("c[ d"), "c d");
    }

    #[test]
    fn what_the_condition_of_an_object_names_is_beside_it() {
        assert_eq!(shape("u{ i a{?on s z k{ n on"), "u(i) a(s z) k(n) on");
    }
}
