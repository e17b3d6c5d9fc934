//! Variants of the bundle for generators of other languages: each a list of small transformations.

mod answers;
mod breakout;
mod integers;
mod open_objects;
mod open_values;
mod rebuild;
mod sensitive;
mod side;
mod signing;

use super::grammar::Kind;
use crate::diagnostic::Diagnostics;
use crate::load::{Mapping, Node, Value};
use answers::Nullable;
use integers::Widest;
use rebuild::{Object, rebuild};
use side::Sides;

/// A variant of the bundle for a family of generators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For generators of languages with 64-bit integers.
    Portable,
    /// The same for Java, where generated classes can mask what must not be printed.
    Java,
    /// The same for Kotlin, where an object is no map.
    Kotlin,
    /// The same for Rust, which has integers of 64 bits without a sign.
    Rust,
    /// For generators of TypeScript, where a number holds 53 bits.
    Typescript,
}

impl Profile {
    /// All there are.
    pub const ALL: [Self; 5] = [
        Self::Portable,
        Self::Java,
        Self::Kotlin,
        Self::Rust,
        Self::Typescript,
    ];

    /// Its name on the command line, and in the name of its file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Java => "java",
            Self::Kotlin => "kotlin",
            Self::Rust => "rust",
            Self::Typescript => "typescript",
        }
    }

    /// What its users have to know: what it changes, what is lost, and which options generators need.
    #[must_use]
    pub fn notes(self) -> &'static str {
        match self {
            Self::Portable => include_str!("profile/portable.txt"),
            Self::Java => include_str!("profile/java.txt"),
            Self::Kotlin => include_str!("profile/kotlin.txt"),
            Self::Rust => include_str!("profile/rust.txt"),
            Self::Typescript => include_str!("profile/typescript.txt"),
        }
    }

    /// The notes as comments of YAML.
    #[must_use]
    pub fn header(self) -> String {
        let comment = |line: &str| format!("# {line}").trim_end().to_owned() + "\n";
        self.notes().lines().map(comment).collect()
    }

    /// The bundle in this variant. Returns none, and says why, if a text in it would end a comment or a string of the code
    /// that others generate.
    pub fn apply(self, bundle: &Node, diagnostics: &mut Diagnostics) -> Option<Node> {
        let supplied = signing::supplied(bundle);
        let sides = Sides::of(bundle);
        let changed = rebuild(bundle, Kind::Root, &sides, &mut |object| {
            self.change(object, bundle, &supplied)
        });
        let node = named(changed, self);
        breakout::check(&node, diagnostics).then_some(node)
    }

    /// What becomes of one object, its inner ones being done.
    fn change(self, object: Object, bundle: &Node, supplied: &[&str]) -> Mapping {
        let object = signing::without(object, supplied, bundle);
        match self {
            Self::Portable => portable(object, bundle, Widest::Int64).mapping,
            Self::Java => sensitive::as_passwords(portable(object, bundle, Widest::Int64)).mapping,
            Self::Kotlin => open_objects::closed(portable(object, bundle, Widest::Int64)).mapping,
            Self::Rust => portable(object, bundle, Widest::Uint64).mapping,
            Self::Typescript => {
                let object = integers::for_typescript(object);
                let object = open_values::as_strings(object, bundle);
                let object = answers::without_limits(object);
                answers::nullable(object, Nullable::Optional).mapping
            }
        }
    }
}

fn portable(object: Object, bundle: &Node, widest: Widest) -> Object {
    let object = integers::portable(object, widest);
    let object = answers::without_limits(open_values::as_strings(object, bundle));
    answers::nullable(object, Nullable::OptionalLists)
}

/// JSON has no comments: there, this key says what was done.
fn named(node: Node, profile: Profile) -> Node {
    let mut root = node;
    let span = root.span;
    if let Value::Mapping(mapping) = &mut root.value
        && let Some(info) = mapping.mapping_at("info", span)
    {
        let name = Node {
            value: Value::String(profile.name().to_owned()),
            span,
        };
        let _written_by_hand = info.insert("x-profile", span, name);
    }
    root
}
