//! Names that are taken, and the next free ones.

use std::collections::{HashMap, HashSet};

/// The names of one scope: the first to ask gets the name, later ones a number behind it.
#[derive(Debug, Default)]
pub(in super::super) struct Scope {
    taken: HashSet<String>,
    /// Behind a name, numbers below this are taken: thousands may ask for the same name.
    next: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which some names are taken.
    pub(in super::super) fn with(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|name| (*name).to_owned()).collect(),
            next: HashMap::new(),
        }
    }

    /// Takes `name`, or the next free name like it.
    pub(in super::super) fn claim(&mut self, name: &str) -> String {
        let claimed = self.free(name, &[""]);
        self.taken.insert(claimed.clone());
        claimed
    }

    /// `name`, or the next name like it, that is free with each of `endings`.
    fn free(&mut self, name: &str, endings: &[&str]) -> String {
        if self.is_free(name, endings) {
            return name.to_owned();
        }
        let mut number = self.next.get(name).copied().unwrap_or(2);
        while !self.is_free(&format!("{name}{number}"), endings) {
            number += 1;
        }
        self.next.insert(name.to_owned(), number);
        format!("{name}{number}")
    }

    fn is_free(&self, name: &str, endings: &[&str]) -> bool {
        let is_taken = |ending: &&str| self.taken.contains(&format!("{name}{ending}"));
        !endings.iter().any(is_taken)
    }
}

/// The names of types in the crate.
#[derive(Debug)]
pub(in super::super) struct TypeNames(Scope);

impl TypeNames {
    /// All but those that generated code uses itself, and those that stand beside the client of a scheme.
    pub(in super::super) fn flat() -> Self {
        let mut names = Scope::with(&RESERVED_TYPES);
        names
            .taken
            .extend(FLAT_TYPES.iter().map(|name| (*name).to_owned()));
        Self(names)
    }

    /// All but those that generated code uses itself.
    pub(in super::super) fn new() -> Self {
        Self(Scope::with(&RESERVED_TYPES))
    }

    /// Takes `name`, or the next free one like it; a type takes the name of its builder too.
    pub(in super::super) fn claim(&mut self, name: &str) -> String {
        let free = self.0.free(name, &["", BUILDER]);
        self.0.taken.insert(builder(&free));
        self.0.taken.insert(free.clone());
        free
    }

    /// Whether a type can have the name.
    pub(in super::super) fn is_free(&self, name: &str) -> bool {
        self.0.is_free(name, &["", BUILDER])
    }
}

/// What the name of a builder ends in.
const BUILDER: &str = "Builder";

/// The name of the builder of a type.
pub(in super::super) fn builder(name: &str) -> String {
    format!("{name}{BUILDER}")
}

/// What generated files import or name besides, and the prelude.
const RESERVED_TYPES: [&str; 74] = [
    "AdditionalProperties",
    "AsMut",
    "AsRef",
    "Binary",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Deserializer",
    "DoubleEndedIterator",
    "Drop",
    "Effect",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "FreeForm",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "ObjectOnly",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Pointer",
    "Result",
    "Rule",
    "Sensitive",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "ToOwned",
    "Validate",
    "Value",
    "Vec",
    "Violations",
    "alloc",
    "bool",
    "char",
    "core",
    "f32",
    "f64",
    "fmt",
    "http",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "konaplate_runtime",
    "operations",
    "schemas",
    "serde",
    "std",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
];

/// What a crate with all names in one place exports besides its own types.
const FLAT_TYPES: [&str; 21] = [
    "ApiError",
    "BlockingClient",
    "BodyEncryption",
    "BuildError",
    "Client",
    "ClientBuilder",
    "Credentials",
    "Encryption",
    "EncryptionError",
    "Error",
    "ErrorCode",
    "Limit",
    "Method",
    "NotSent",
    "NotSentCause",
    "Observation",
    "Operation",
    "OutcomeKind",
    "OutcomeUnknown",
    "TimeZone",
    "UnknownCause",
];
