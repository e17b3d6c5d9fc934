//! A guess at how the flat fields of a page are nested.
//!
//! The page shows no ends. An object takes the fields after it up to the next object, an item of an array all that follow up to the
//! next object. Whatever is guessed comes out in page order again, so that `pages check` accepts another nesting as well.

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
    let mut rest = fields.iter().peekable();
    let mut top = Vec::new();
    while let Some(field) = rest.next() {
        top.push(take(field, &mut rest));
    }
    top
}

fn take<'f>(field: &'f Field, rest: &mut Peekable<Iter<'f, Field>>) -> Nested<'f> {
    let mut inside = Vec::new();
    match field.type_ {
        Type::Object => {
            while let Some(next) = rest.next_if(|next| next.type_ != Type::Object) {
                inside.push(take(next, rest));
            }
        }
        Type::Objects if rest.next_if(|next| is_item_of(next, field)).is_some() => {
            while let Some(next) =
                rest.next_if(|next| !matches!(next.type_, Type::Object | Type::Objects))
            {
                inside.push(take(next, rest));
            }
        }
        _ => {}
    }
    Nested { field, inside }
}

fn is_item_of(item: &Field, array: &Field) -> bool {
    let name = |field: &Field| field.name.clone().unwrap_or_default();
    item.type_ == Type::Object && name(item) == format!("{}_item", name(array))
}
