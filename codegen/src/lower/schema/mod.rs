//! Schemas -> types. A schema that a reference leads to becomes a type of its own name, once; an inline one is named
//! after where it stands.

mod active;
mod agreement;
mod array;
mod besides;
mod boolean;
mod conjunction;
mod discriminator;
mod endless;
mod enumeration;
mod integer;
mod keywords;
mod literal;
mod naming;
mod number;
mod object;
mod read;
mod string;
mod tree;
mod typing;
mod union;

pub(super) use active::Active;
pub(super) use agreement::same_value;
pub(super) use endless::Links;
pub(super) use keywords::{JsonType, Keywords};

use super::draft::{ModuleId, Slot};
use super::{DEEPEST, Lowering, NodeId, names};
use crate::diagnostic::Diagnostic;
use crate::load::{Location, Node};
use crate::model::{Access, Alias, Docs, Type, TypeDef, TypeKind, TypeName, Value};

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
            nodes => self.deeper(nodes.first()?, |lowering| {
                lowering.within(nodes, |lowering| {
                    let keywords = lowering.conjunction(nodes)?;
                    lowering.described(keywords, context)
                })
            }),
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
        let type_name = self.type_name(node, location);
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
        let slot = named.slot;
        let lowered = self.guarded(|lowering| lowering.named(node, module, named));
        if lowered.is_none() {
            self.drafts.clear(slot);
        }
        let state = lowered.clone();
        let state = state.map_or(State::Failed, |lowered| State::Done(Box::new(lowered)));
        self.states.insert(id, state);
        lowered
    }

    /// A schema with a name: a type of that name, or an alias for one without.
    fn named(&mut self, node: &'d Node, module: ModuleId, named: Named) -> Option<Lowered> {
        let context = Context {
            module,
            name: named.type_name.name.clone(),
            named: Some(named.clone()),
        };
        let mut lowered = self.inline(node, &context)?;
        let has_type = matches!(&lowered.value.ty, Type::Named(name) if *name == named.type_name);
        if !has_type && self.contains_itself(node) {
            lowered.value = self.newtype(named, &lowered);
        } else if !has_type {
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

    /// Whether the schema that is being looked at refers to itself.
    fn contains_itself(&self, node: &'d Node) -> bool {
        let state = self.states.get(&NodeId::from(node));
        matches!(
            state,
            Some(State::Begun {
                recursive: true,
                ..
            })
        )
    }

    /// A type around the one that was found: an alias cannot stand for something that contains it.
    fn newtype(&mut self, named: Named, lowered: &Lowered) -> Value {
        let whole = Value {
            nullable: lowered.value.nullable,
            sensitive: lowered.value.sensitive,
            ..Value::plain(Type::Named(named.type_name.clone()))
        };
        let inner = Value {
            nullable: false,
            sensitive: false,
            ..lowered.value.clone()
        };
        let definition = TypeDef {
            name: named.type_name,
            schema_name: Some(named.schema_name),
            docs: lowered.docs.clone(),
            kind: TypeKind::Newtype(inner),
        };
        self.drafts.fill(named.slot, definition);
        whole
    }

    /// A schema that is not a reference.
    fn inline(&mut self, node: &'d Node, context: &Context) -> Option<Lowered> {
        self.deeper(node, |lowering| {
            lowering.within(&[node], |lowering| lowering.inline_here(node, context))
        })
    }

    /// Reads a schema one level deeper, unless that is too deep.
    fn deeper<T>(
        &mut self,
        node: &'d Node,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if let Some(what) = self.limit_reached()
            && !self.too_deep
        {
            self.too_deep = true;
            let message = format!("schemas {what}, perhaps without end");
            self.diagnostics.error("too-deep", node.span, message);
        }
        self.readings_left = self.readings_left.saturating_sub(1);
        if self.too_deep {
            return None;
        }
        self.depth += 1;
        let lowered = read(self);
        self.depth -= 1;
        // What lies elsewhere may have an end.
        self.too_deep &= self.depth > 0 || self.readings_left == 0;
        lowered
    }

    fn limit_reached(&self) -> Option<String> {
        if self.depth >= DEEPEST {
            return Some(format!(
                "lead into one another by more than {DEEPEST} levels"
            ));
        }
        (self.readings_left == 0)
            .then(|| "make far more others than the description has values".to_owned())
    }

    fn inline_here(&mut self, node: &'d Node, context: &Context) -> Option<Lowered> {
        if node.get("$ref").is_some() {
            return self.value(node, context);
        }
        let mut own = Keywords::read(node, self.diagnostics)?;
        if own.only_annotates()
            && let Some((part, words)) = self.lone_part(own.parts())
        {
            let mut lowered = self.value(part, context)?;
            for words in words {
                lowered = self.annotated(words, lowered);
            }
            return Some(self.annotated(own, lowered));
        }
        let keywords = self.conjunction(&[node])?;
        self.described(keywords, context)
    }

    /// The one part of `allOf` that says what values there are, and what others say about it in words.
    fn lone_part(&mut self, parts: Vec<&'d Node>) -> Option<(&'d Node, Vec<Keywords<'d>>)> {
        let mut lone = None;
        let mut words = Vec::new();
        for part in parts {
            if part.get("$ref").is_none() {
                let keywords = Keywords::read(part, self.diagnostics)?;
                if keywords.only_annotates() && keywords.all_of.is_none() {
                    words.push(keywords);
                    continue;
                }
            }
            if lone.replace(part).is_some() {
                return None;
            }
        }
        Some((lone?, words))
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
        if own.access != Access::Both {
            part.value.access = own.access;
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
}

fn is_true(node: &Node, key: &str) -> bool {
    node.get(key)
        .is_some_and(|flag| flag.value == crate::load::Value::Boolean(true))
}
