//! Who gets a name, and who asks for it in vain.
//!
//! What is added at the end of a description never renames what was there, because names are given in the order of the
//! document: to each schema of `components` and the types below it, with what it refers to for the first time, then to each
//! operation in the same way. Who asks later gets a number behind the name. Among schemas with names of their own, the order
//! is that of their keys, whoever refers to them first.
//!
//! `components` and `paths` both have an end. Where all names stand in one place, a collision between the two has no answer
//! that holds for additions to either, so that it is an error. Otherwise operations have modules of their own.

use std::collections::HashMap;

use super::api::NamedSchema;
use super::draft::ModuleId;
use super::names::{self, TypeNames};
use super::{Lowering, Mode, NodeId};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Location, Node};
use crate::model::TypeName;

/// The two parts of a description that grow at their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Components,
    Operations,
}

/// The names of types.
#[derive(Debug)]
pub(super) struct Claims {
    /// Those that stand in no module of an operation.
    shared: TypeNames,
    /// Those of modules that have some of their own.
    local: HashMap<String, TypeNames>,
    /// The part that is being read.
    part: Part,
    /// The part that took a shared name.
    holders: HashMap<String, Part>,
    /// The names that schemas ask for when their turn comes.
    planned: HashMap<NodeId, Planned>,
    /// The names that schemas have.
    given: HashMap<NodeId, TypeName>,
}

/// What a schema is to be called.
#[derive(Clone, Debug)]
struct Planned {
    wanted: String,
    /// The same with a number, if another schema has it.
    name: String,
    span: Span,
}

/// A name, and the part that has the one that was wanted instead.
struct Claimed {
    name: String,
    holder: Option<Part>,
}

impl Claims {
    pub(super) fn new(mode: Mode) -> Self {
        Self {
            shared: free_names(mode),
            local: HashMap::new(),
            part: Part::Components,
            holders: HashMap::new(),
            planned: HashMap::new(),
            given: HashMap::new(),
        }
    }

    /// From now on, names are those of another part.
    pub(super) fn turn_to(&mut self, part: Part) {
        self.part = part;
    }

    /// Takes the name of something that nobody sees.
    pub(super) fn private(&mut self, wanted: &str) -> String {
        self.shared.claim(wanted)
    }

    fn claim(&mut self, module: Option<&str>, wanted: &str) -> Claimed {
        if let Some(module) = module {
            let local = self.local.entry(module.to_owned());
            let name = local.or_insert_with(TypeNames::new).claim(wanted);
            return Claimed { name, holder: None };
        }
        let name = self.shared.claim(wanted);
        let holder = [wanted.to_owned(), names::builder(wanted)]
            .iter()
            .find_map(|taken| self.holders.get(taken))
            .copied();
        self.holders.insert(names::builder(&name), self.part);
        self.holders.insert(name.clone(), self.part);
        Claimed { name, holder }
    }
}

/// All names but those that generated code uses itself.
fn free_names(mode: Mode) -> TypeNames {
    match mode {
        Mode::Coded => TypeNames::flat(),
        Mode::Http => TypeNames::new(),
    }
}

impl<'d> Lowering<'d, '_> {
    /// Settles in advance which of several schemas of a part has a name, so that it does not depend on who refers to them.
    pub(super) fn plan_names<'s>(&mut self, schemas: impl Iterator<Item = &'s NamedSchema<'d>>)
    where
        'd: 's,
    {
        let mut planned = free_names(self.mode);
        for schema in schemas {
            let wanted = names::pascal_case(&path_name(&schema.location));
            let (wanted, span) = self.wanted_name(schema.node, wanted, schema.key_span);
            let name = planned.claim(&wanted);
            let id = NodeId::from(schema.node);
            let plan = Planned { wanted, name, span };
            self.claims.planned.entry(id).or_insert(plan);
        }
    }

    /// Takes the name of the schema at `location`.
    pub(super) fn type_name(&mut self, node: &'d Node, location: &Location) -> TypeName {
        let id = NodeId::from(node);
        if let Some(name) = self.claims.given.get(&id) {
            return name.clone();
        }
        let name = match self.claims.planned.get(&id).cloned() {
            Some(planned) => self.claim_planned(&planned),
            None => self.claim(node, &names::pascal_case(&path_name(location)), node.span),
        };
        self.claims.given.insert(id, name.clone());
        name
    }

    fn claim_planned(&mut self, planned: &Planned) -> TypeName {
        let is_free = self.claims.shared.is_free(&planned.name);
        let ask = if is_free {
            &planned.name
        } else {
            &planned.wanted
        };
        let claimed = self.claims.claim(None, ask);
        self.claimed(claimed, None, &planned.wanted, planned.span)
    }

    /// Takes a name for the type of a schema or an operation: `x-rust-name`, or the one that is wanted.
    pub(super) fn claim(&mut self, node: &'d Node, wanted: &str, span: Span) -> TypeName {
        let (wanted, span) = self.wanted_name(node, wanted.to_owned(), span);
        self.claim_type(None, &wanted, span)
    }

    /// Takes the name of a type in the module of an operation.
    pub(super) fn claim_local_at(
        &mut self,
        module: ModuleId,
        wanted: &str,
        span: Span,
    ) -> TypeName {
        let namespace = match self.mode {
            Mode::Coded => None,
            Mode::Http => self.drafts.namespace(module),
        };
        self.claim_type(namespace, wanted, span)
    }

    /// Takes a name that the generator gives, in the module of an operation.
    pub(super) fn claim_local(&mut self, module: ModuleId, wanted: &str) -> TypeName {
        self.claim_local_at(module, wanted, self.document.root().span)
    }

    fn wanted_name(&mut self, node: &'d Node, wanted: String, span: Span) -> (String, Span) {
        let given = node.get("x-rust-name");
        match given.and_then(|name| name.as_str().map(|text| (text, name.span))) {
            Some((text, span)) if names::is_identifier(text) => (text.to_owned(), span),
            Some((text, given)) => {
                let message = format!("`{text}` cannot be the name of a Rust type");
                self.diagnostics.error("invalid-rust-name", given, message);
                (wanted, span)
            }
            None => (wanted, span),
        }
    }

    fn claim_type(&mut self, module: Option<String>, wanted: &str, span: Span) -> TypeName {
        let claimed = self.claims.claim(module.as_deref(), wanted);
        self.claimed(claimed, module, wanted, span)
    }

    /// The name that was claimed. Says so if it is not the one that was wanted.
    fn claimed(
        &mut self,
        claimed: Claimed,
        module: Option<String>,
        wanted: &str,
        span: Span,
    ) -> TypeName {
        let Claimed { name, holder } = claimed;
        let is_foreign = holder.is_some_and(|part| part != self.claims.part);
        if is_foreign && self.mode == Mode::Coded {
            self.refuse_collision(wanted, span);
        } else if name != wanted {
            self.warn_of_collision(wanted, &name, span);
        }
        TypeName { module, name }
    }

    fn warn_of_collision(&mut self, wanted: &str, name: &str, span: Span) {
        let message = format!("the name `{wanted}` is taken: the Rust type is `{name}`");
        let warning = Diagnostic::warning("name-collision", message).at(span);
        self.diagnostics
            .push(warning.help("`x-rust-name` gives it a name of your choice"));
    }

    fn refuse_collision(&mut self, wanted: &str, span: Span) {
        let message = format!(
            "the name `{wanted}` is that of a schema in `components`, too: one of the two would have to be renamed"
        );
        let error = Diagnostic::error("name-collision", message).at(span);
        self.diagnostics
            .push(error.help("`x-rust-name` gives the newer one a name of your choice"));
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
