//! Which way types travel: a required property that is `readOnly` or `writeOnly` is not required the other way, and what no
//! request holds needs no builder.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, Mode};
use crate::model::{
    Access, Additional, Exchange, Operation, Origin, Presence, Type, TypeDef, TypeKind, TypeName,
    Value,
};

/// The types that an operation sends or receives.
#[derive(Default)]
struct Travels {
    sent: BTreeSet<TypeName>,
    received: BTreeSet<TypeName>,
}

impl Lowering<'_, '_> {
    /// Settles what depends on the ways that types travel.
    pub(super) fn settle_access(&mut self) {
        let types: BTreeMap<&TypeName, &TypeDef> =
            self.drafts.types().map(|of| (&of.name, of)).collect();
        // Of types alone, and beside a scheme for which servers are written with them, every one is made by callers.
        let is_client = self.mode == Mode::Http && self.drafts.operations().next().is_some();
        let mut travels = Travels::default();
        for (_, operation) in self.drafts.operations() {
            let (sent, received) = ends(operation);
            sent.into_iter()
                .for_each(|name| reach(name, &types, &mut travels.sent));
            received
                .into_iter()
                .for_each(|name| reach(name, &types, &mut travels.received));
        }
        for definition in self.drafts.types_mut() {
            let TypeKind::Struct(structure) = &mut definition.kind else {
                continue;
            };
            let sent = travels.sent.contains(&definition.name);
            let received = travels.received.contains(&definition.name);
            if !sent && is_client {
                structure.origin = Origin::Server;
            }
            for field in &mut structure.fields {
                field.presence = match (field.presence, field.value.access) {
                    (Presence::Required, Access::ReadOnly) if sent => Presence::Optional,
                    (Presence::Required, Access::WriteOnly) if received => Presence::Sent,
                    (presence, _) => presence,
                };
            }
        }
    }
}

/// The types of a request, and those of its answers.
fn ends(operation: &Operation) -> (Vec<&TypeName>, Vec<&TypeName>) {
    match &operation.exchange {
        Exchange::Coded(coded) => (vec![&coded.request], vec![&coded.response]),
        Exchange::Http(http) => {
            let outcomes = [&http.success, &http.failure];
            let mut received = vec![&http.success.name, &http.failure.name];
            let replies = outcomes.into_iter().flat_map(|of| &of.replies);
            received.extend(replies.filter_map(|of| Some(&of.parts.as_ref()?.name)));
            (vec![&http.request], received)
        }
    }
}

/// Adds a type and all that it is made of.
fn reach(name: &TypeName, types: &BTreeMap<&TypeName, &TypeDef>, found: &mut BTreeSet<TypeName>) {
    let mut open = vec![name.clone()];
    while let Some(next) = open.pop() {
        let Some(definition) = types.get(&next) else {
            continue;
        };
        if !found.insert(next) {
            continue;
        }
        for value in definition.kind.values() {
            named(value, &mut open);
        }
        if let TypeKind::Struct(structure) = &definition.kind
            && let Additional::Kept(item) = &structure.additional
        {
            named(item, &mut open);
        }
    }
}

fn named(value: &Value, open: &mut Vec<TypeName>) {
    open.extend(value.alias.clone());
    match &value.ty {
        Type::Named(name) | Type::Boxed(name) => open.push(name.clone()),
        Type::Array(item) | Type::Map(item) => named(item, open),
        _ => {}
    }
}
