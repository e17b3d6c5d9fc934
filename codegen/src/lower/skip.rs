//! Operations that cannot be generated: errors, or left out with everything that only they would have used.

use std::collections::BTreeSet;

use super::Lowering;
use super::draft::ModuleId;
use crate::Unsupported;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Additional, Exchange, Operation, Type, TypeDef, TypeKind, TypeName, Value};

impl Lowering<'_, '_> {
    /// Makes something that can be left out as a whole: in its place, nothing but warnings.
    pub(super) fn guarded<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mark = self.diagnostics.mark();
        let made = make(self);
        if self.unsupported == Unsupported::Refused || !self.diagnostics.has_errors_since(mark) {
            return made;
        }
        self.diagnostics.demote_since(mark);
        None
    }

    /// Leaves out an operation.
    pub(super) fn skip(&mut self, module: ModuleId, title: &str, span: Span) {
        if self.unsupported == Unsupported::Refused {
            return;
        }
        self.drafts.remove_operation(module);
        let message = format!("the operation `{title}` is left out");
        let warning = Diagnostic::warning("operation-skipped", message);
        self.diagnostics.keep(warning.at(span));
    }

    /// Leaves out what refers to something that was left out.
    pub(super) fn prune(&mut self) {
        if self.unsupported == Unsupported::Refused {
            return;
        }
        loop {
            let known: BTreeSet<TypeName> = self.drafts.types().map(|of| of.name.clone()).collect();
            let knows = |name: &TypeName| known.contains(name);
            let pruned = self
                .drafts
                .retain(|definition| references(definition).into_iter().all(knows));
            let broken: Vec<(ModuleId, String)> = self
                .drafts
                .operations()
                .filter(|(_, operation)| !types(operation).into_iter().all(knows))
                .map(|(module, operation)| (module, operation.id.clone()))
                .collect();
            for (module, title) in &broken {
                self.skip(*module, title, self.document.root().span);
            }
            if !pruned && broken.is_empty() {
                return;
            }
        }
    }
}

/// The types that an operation stands on.
fn types(operation: &Operation) -> Vec<&TypeName> {
    match &operation.exchange {
        Exchange::Coded(coded) => vec![&coded.request, &coded.response, &coded.error_code],
        Exchange::Http(http) => {
            let choice = http.body.as_ref().and_then(|body| body.choice.as_ref());
            let outcomes = [&http.success, &http.failure];
            let parts = outcomes
                .into_iter()
                .flat_map(|outcome| &outcome.replies)
                .filter_map(|reply| reply.parts.as_ref().map(|parts| &parts.name));
            [&http.request, &http.success.name, &http.failure.name]
                .into_iter()
                .chain(choice)
                .chain(parts)
                .collect()
        }
    }
}

/// The types that a definition names.
fn references(definition: &TypeDef) -> Vec<&TypeName> {
    let mut names = Vec::new();
    for value in definition.kind.values() {
        collect(value, &mut names);
    }
    if let TypeKind::Struct(structure) = &definition.kind
        && let Additional::Kept(item) = &structure.additional
    {
        collect(item, &mut names);
    }
    names
}

fn collect<'v>(value: &'v Value, names: &mut Vec<&'v TypeName>) {
    names.extend(&value.alias);
    match &value.ty {
        Type::Named(name) | Type::Boxed(name) => names.push(name),
        Type::Array(item) | Type::Map(item) => collect(item, names),
        _ => {}
    }
}
