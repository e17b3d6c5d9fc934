//! What types are called and where they go.

use super::super::draft::{Group, ModuleId, Slot};
use super::super::{Lowering, Mode, names};
use super::{Context, Keywords};
use crate::load::Location;
use crate::model::{Docs, Type, TypeDef, TypeKind, TypeName};

/// A type that is being made.
pub(in super::super) struct Begun {
    name: TypeName,
    schema_name: Option<String>,
    slot: Slot,
}

impl<'d> Lowering<'d, '_> {
    /// Takes name and place of a type that is about to be made.
    pub(in super::super) fn begin(&mut self, keywords: &Keywords<'d>, context: &Context) -> Begun {
        let begun = self.begin_as(keywords, context);
        self.name_active(&begun.name);
        begun
    }

    fn begin_as(&mut self, keywords: &Keywords<'d>, context: &Context) -> Begun {
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
        let name = self.claim_local_at(context.module, &wanted, keywords.span);
        Begun {
            name,
            schema_name: None,
            slot: self.drafts.reserve(context.module),
        }
    }

    /// Puts the type into its place.
    pub(in super::super) fn finish(&mut self, begun: Begun, docs: Docs, kind: TypeKind) -> Type {
        let definition = TypeDef {
            name: begun.name.clone(),
            schema_name: begun.schema_name,
            docs,
            kind,
        };
        self.drafts.fill(begun.slot, definition);
        Type::Named(begun.name)
    }

    /// The module for the schema at `location`: that of the file or, where the description alone says how operations travel and
    /// may be of any size, that of the component which the schema is a part of.
    pub(in super::super) fn module_of(&mut self, location: &Location) -> ModuleId {
        let component = match self.mode {
            Mode::Coded => None,
            Mode::Http => component(location),
        };
        let path = self.document.path(location.file()).to_owned();
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let stem = file_name.split('.').next().unwrap_or_default();
        let name = names::snake_case(component.unwrap_or(stem));
        let group = Group {
            file: location.file(),
            component: component.map(str::to_owned),
        };
        self.drafts.of_group(group, &name, &path)
    }
}

/// `#/components/schemas/Pet/properties/owner` -> `Pet`.
fn component(location: &Location) -> Option<&str> {
    let below = location.pointer().strip_prefix("/components/schemas/")?;
    below.split('/').next()
}
