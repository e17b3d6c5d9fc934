//! Schemas -> types. A schema that a reference leads to becomes a type of its own name, once; an inline one is named
//! after where it stands.

mod array;
mod conjunction;
mod enumeration;
mod keywords;
mod literal;
mod number;
mod object;
mod string;
mod union;

pub(super) use conjunction::same_value;
pub(super) use keywords::{JsonType, Keywords};

use super::draft::{ModuleId, Slot};
use super::{Lowering, NodeId, names};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Location, Node};
use crate::model::{Alias, Docs, Type, TypeDef, TypeKind, TypeName, Value};

/// What became of a schema: the value that may stand there, and what is said about it.
#[derive(Clone, Debug)]
pub(super) struct Lowered {
    pub(super) value: Value,
    pub(super) docs: Docs,
}

/// How far a schema with a name has come.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// It is being looked at, so who refers to it is a part of it.
    Begun {
        name: TypeName,
        nullable: bool,
        sensitive: bool,
        recursive: bool,
    },
    /// It is done.
    Done(Box<Lowered>),
    /// It cannot be had; that was reported.
    Failed,
}

/// What an inline schema is named after, and where its type goes.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) module: ModuleId,
    pub(super) name: String,
    /// Whether the schema has the name by itself, not by where it stands.
    pub(super) named: Option<Named>,
}

/// A schema with a name of its own.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) type_name: TypeName,
    pub(super) schema_name: String,
    pub(super) slot: Slot,
}

/// A type that is being made.
pub(super) struct Begun {
    name: TypeName,
    schema_name: Option<String>,
    slot: Slot,
}

impl Context {
    /// The context of an inline schema that the description would call `name`.
    pub(super) fn inline(module: ModuleId, name: impl Into<String>) -> Self {
        Self {
            module,
            name: name.into(),
            named: None,
        }
    }

    /// The context of a part.
    fn part(&self, part: &str) -> Self {
        Self::inline(
            self.module,
            format!("{}{}", self.name, names::pascal_case(part)),
        )
    }
}

impl<'d> Lowering<'d, '_> {
    /// The value described by a schema or by a reference to one.
    pub(super) fn value(&mut self, node: &'d Node, context: &Context) -> Option<Lowered> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        match resolved.location {
            Some(location) => self.referenced(resolved.node, &location),
            None => self.inline(node, context),
        }
    }

    /// The value described by several schemas together.
    fn value_of_all(&mut self, nodes: &[&'d Node], context: &Context) -> Option<Lowered> {
        match nodes {
            [node] => self.value(node, context),
            nodes => {
                let keywords = self.conjunction(nodes)?;
                self.described(keywords, context)
            }
        }
    }

    /// A schema that a reference leads to. The use of a name brings its meaning along, but not its evidence.
    pub(super) fn referenced(&mut self, node: &'d Node, location: &Location) -> Option<Lowered> {
        let id = NodeId::from(node);
        match self.states.get_mut(&id) {
            Some(State::Done(lowered)) => return Some(lowered.as_ref().clone()),
            Some(State::Failed) => return None,
            Some(State::Begun {
                name,
                nullable,
                sensitive,
                recursive,
            }) => {
                *recursive = true;
                let value = Value {
                    nullable: *nullable,
                    sensitive: *sensitive,
                    ..Value::plain(Type::Named(name.clone()))
                };
                return Some(Lowered {
                    value,
                    docs: Docs::default(),
                });
            }
            None => {}
        }
        let type_name = self.type_name(node, location, node.span);
        let module = self.module_of(location);
        let begun = State::Begun {
            name: type_name.clone(),
            nullable: is_true(node, "nullable"),
            sensitive: node.get("x-data-classification").is_some(),
            recursive: false,
        };
        self.states.insert(id, begun);
        let named = Named {
            type_name,
            schema_name: location.name(),
            slot: self.drafts.reserve(module),
        };
        let lowered = self.named(node, module, named);
        let before = self.states.insert(
            id,
            lowered
                .clone()
                .map_or(State::Failed, |lowered| State::Done(Box::new(lowered))),
        );
        let is_alias = lowered
            .as_ref()
            .is_some_and(|lowered| lowered.value.alias.is_some());
        if let (
            Some(State::Begun {
                recursive: true, ..
            }),
            true,
        ) = (before, is_alias)
        {
            let message = "a schema that is not an object cannot contain itself in Rust";
            self.diagnostics
                .error("unsupported-recursion", node.span, message);
        }
        lowered
    }

    /// A schema with a name: a type of that name, or an alias for one without.
    fn named(&mut self, node: &'d Node, module: ModuleId, named: Named) -> Option<Lowered> {
        let context = Context {
            module,
            name: named.type_name.0.clone(),
            named: Some(named.clone()),
        };
        let mut lowered = self.inline(node, &context)?;
        let has_type = matches!(&lowered.value.ty, Type::Named(name) if *name == named.type_name);
        if !has_type {
            let value = Value {
                nullable: false,
                ..lowered.value.clone()
            };
            let definition = TypeDef {
                name: named.type_name.clone(),
                schema_name: Some(named.schema_name),
                docs: lowered.docs.clone(),
                kind: TypeKind::Alias(Alias { value }),
            };
            self.drafts.fill(named.slot, definition);
            lowered.value.alias = Some(named.type_name);
        }
        lowered.docs.evidence = None;
        lowered.docs.deprecated = false;
        Some(lowered)
    }

    /// A schema that is not a reference.
    fn inline(&mut self, node: &'d Node, context: &Context) -> Option<Lowered> {
        if node.get("$ref").is_some() {
            return self.value(node, context);
        }
        let mut own = Keywords::read(node, self.diagnostics)?;
        if own.only_annotates()
            && let [part] = own.parts().as_slice()
        {
            let part = self.value(part, context)?;
            return Some(self.annotated(own, part));
        }
        let keywords = self.conjunction(&[node])?;
        self.described(keywords, context)
    }

    /// A schema with nothing but words of its own around another.
    fn annotated(&mut self, own: Keywords<'d>, mut part: Lowered) -> Lowered {
        if let Some(span) = own.nullable
            && !part.value.nullable
        {
            let warning = Diagnostic::warning("nullable-without-type", "`nullable` without `type` has no effect by the letter")
                .at(span)
                .help("taken as meant: null is allowed; write it where the `type` is to have other tools agree");
            self.diagnostics.push(warning);
            part.value.nullable = true;
        }
        if own.sensitive && !part.value.sensitive {
            part.value.sensitive = true;
            part.value.alias = None;
        }
        part.value.default = self.default_of(&own, &part.value).or(part.value.default);
        part.docs.title = own.docs.title.or(part.docs.title);
        part.docs.description = own.docs.description.or(part.docs.description);
        part.docs.evidence = own.docs.evidence.or(part.docs.evidence);
        part.docs.deprecated = own.docs.deprecated;
        part
    }

    /// The type that fits the keywords.
    fn described(&mut self, keywords: Keywords<'d>, context: &Context) -> Option<Lowered> {
        let docs = keywords.docs.clone();
        let (ty, checks) = if keywords.error_codes.is_some() {
            (self.error_codes(&keywords, context)?, Vec::new())
        } else if !keywords.alternatives.is_empty() {
            (self.union(&keywords, context)?, Vec::new())
        } else {
            self.typed(&keywords, context)?
        };
        let mut value = Value::plain(ty);
        value.checks = checks;
        value.nullable = value.ty != Type::FreeForm && self.admits_null(&keywords);
        if let Some(span) = keywords
            .nullable
            .filter(|_| !value.nullable && value.ty != Type::FreeForm)
        {
            let message = "null is not allowed all the same: `enum` does not list it, or another part of `allOf` forbids it";
            self.diagnostics
                .warning("nullable-without-effect", span, message);
        }
        value.sensitive = keywords.sensitive;
        value.format = keywords
            .format
            .filter(|_| value.ty == Type::String)
            .map(|format| format.value.to_owned());
        value.default = self.default_of(&keywords, &value);
        Some(Lowered { value, docs })
    }

    fn typed(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, Vec<crate::model::Check>)> {
        let Some(ty) = self.type_of(keywords) else {
            self.warn_of_ineffective(keywords, None);
            return Some((Type::FreeForm, Vec::new()));
        };
        self.warn_of_ineffective(keywords, Some(ty));
        match ty {
            JsonType::String => self.string(keywords, context),
            JsonType::Integer => self.integer(keywords),
            JsonType::Number => self.number(keywords),
            JsonType::Boolean => self.boolean(keywords),
            JsonType::Array => self.array(keywords, context),
            JsonType::Object => self.object(keywords, context),
        }
    }

    /// `type`, or what the other keywords suggest.
    fn type_of(&mut self, keywords: &Keywords<'d>) -> Option<JsonType> {
        if let Some(ty) = keywords.ty {
            return Some(ty.value);
        }
        let assumed = if let Some(values) = &keywords.enumeration {
            literal::common_type(&values.value)?
        } else if keywords.constrains_object() {
            JsonType::Object
        } else if keywords.constrains_array() {
            JsonType::Array
        } else if keywords.constrains_string() {
            JsonType::String
        } else if keywords.constrains_number() {
            JsonType::Number
        } else {
            return None;
        };
        let message = format!(
            "taken as `type: {}`: without `type`, values of every other type pass",
            assumed.as_str()
        );
        self.diagnostics
            .warning("type-assumed", keywords.span, message);
        Some(assumed)
    }

    /// Whether null passes. An `enum` has to list it.
    fn admits_null(&self, keywords: &Keywords<'d>) -> bool {
        let listed = keywords.enumeration.as_ref().is_none_or(|values| {
            values
                .value
                .iter()
                .any(|value| value.value == crate::load::Value::Null)
        });
        keywords.allows_null && keywords.nullable.is_some() && listed
    }

    /// In JSON Schema a constraint of another type has no effect.
    fn warn_of_ineffective(&mut self, keywords: &Keywords<'d>, ty: Option<JsonType>) {
        let numeric = matches!(ty, Some(JsonType::Integer | JsonType::Number));
        let found = [
            (
                keywords.constrains_string() && ty != Some(JsonType::String),
                "strings",
            ),
            (keywords.constrains_number() && !numeric, "numbers"),
            (
                keywords.constrains_array() && ty != Some(JsonType::Array),
                "arrays",
            ),
            (
                keywords.constrains_object() && ty != Some(JsonType::Object),
                "objects",
            ),
        ];
        for (_, of) in found.into_iter().filter(|(ineffective, _)| *ineffective) {
            let message = format!("a constraint of {of} has no effect on this type");
            self.diagnostics
                .warning("ineffective-constraint", keywords.span, message);
        }
    }

    /// Takes name and place of a type that is about to be made.
    pub(super) fn begin(&mut self, keywords: &Keywords<'d>, context: &Context) -> Begun {
        if let Some(named) = &context.named {
            let schema_name = Some(named.schema_name.clone());
            return Begun {
                name: named.type_name.clone(),
                schema_name,
                slot: named.slot,
            };
        }
        let wanted = keywords
            .rust_name
            .filter(|name| names::is_identifier(name.value));
        if let (Some(given), None) = (keywords.rust_name, wanted) {
            let message = format!("`{}` cannot be the name of a Rust type", given.value);
            self.diagnostics
                .error("invalid-rust-name", given.span, message);
        }
        let wanted = wanted.map_or_else(
            || names::pascal_case(&context.name),
            |name| name.value.to_owned(),
        );
        let name = self.claim_type(&wanted, keywords.span);
        Begun {
            name,
            schema_name: None,
            slot: self.drafts.reserve(context.module),
        }
    }

    /// Puts the type into its place.
    pub(super) fn finish(&mut self, begun: Begun, docs: Docs, kind: TypeKind) -> Type {
        let definition = TypeDef {
            name: begun.name.clone(),
            schema_name: begun.schema_name,
            docs,
            kind,
        };
        self.drafts.fill(begun.slot, definition);
        Type::Named(begun.name)
    }

    /// Takes the name of the schema at `location`.
    pub(super) fn type_name(
        &mut self,
        node: &'d Node,
        location: &Location,
        span: Span,
    ) -> TypeName {
        if let Some(name) = self.claimed.get(&NodeId::from(node)) {
            return name.clone();
        }
        let wanted = names::pascal_case(&path_name(location));
        let name = self.claim(node, &wanted, span);
        self.claimed.insert(NodeId::from(node), name.clone());
        name
    }

    /// Takes a name for the type of a schema or an operation: `x-rust-name`, or the one that is wanted.
    pub(super) fn claim(&mut self, node: &'d Node, wanted: &str, span: Span) -> TypeName {
        let given = node
            .get("x-rust-name")
            .and_then(|name| name.as_str().map(|text| (text, name.span)));
        let (wanted, span) = match given {
            Some((text, span)) if names::is_identifier(text) => (text, span),
            Some((text, span)) => {
                self.diagnostics.error(
                    "invalid-rust-name",
                    span,
                    format!("`{text}` cannot be the name of a Rust type"),
                );
                (wanted, span)
            }
            None => (wanted, span),
        };
        self.claim_type(wanted, span)
    }

    /// Takes the name of a type, and says so if it is not the one that was wanted.
    pub(super) fn claim_type(&mut self, wanted: &str, span: Span) -> TypeName {
        let name = self.names.claim(wanted);
        if name.0 != wanted {
            let message = format!(
                "the name `{wanted}` is taken: the Rust type is `{}`",
                name.0
            );
            let warning = Diagnostic::warning("name-collision", message).at(span);
            self.diagnostics
                .push(warning.help("`x-rust-name` gives it a name of your choice"));
        }
        name
    }

    /// The module for the schemas of a file.
    pub(super) fn module_of(&mut self, location: &Location) -> ModuleId {
        let path = self.document.path(location.file()).to_owned();
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let stem = file_name.split('.').next().unwrap_or_default();
        self.drafts
            .of_file(location.file(), &names::snake_case(stem), &path)
    }
}

/// `#/components/schemas/Pet/properties/owner` -> `Pet owner`.
fn path_name(location: &Location) -> String {
    const STRUCTURE: [&str; 12] = [
        "components",
        "schemas",
        "x-schemas",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "content",
        "schema",
        "paths",
        "additionalProperties",
    ];
    let parts: Vec<&str> = location
        .pointer()
        .split('/')
        .filter(|part| !STRUCTURE.contains(part))
        .collect();
    let joined = parts.join(" ");
    if joined.trim().is_empty() {
        location.name()
    } else {
        joined
    }
}

fn is_true(node: &Node, key: &str) -> bool {
    node.get(key)
        .is_some_and(|flag| flag.value == crate::load::Value::Boolean(true))
}
