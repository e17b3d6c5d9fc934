//! Whether the generated crate needs regular expressions, a feature of the runtime.

use crate::model::{
    Additional, AdditionalSchema, Api, Check, Schema, SchemaKeyword, Selector, Struct, Type,
    TypeKind, Union, Value,
};

/// Whether any value is checked against one.
pub(super) fn has_pattern(api: &Api) -> bool {
    api.modules.iter().any(|module| {
        let types = module.types.iter();
        let schemas = module.schemas.iter();
        types.map(|definition| &definition.kind).any(of_type)
            || schemas.map(|definition| &definition.schema).any(of_schema)
    })
}

fn of_type(kind: &TypeKind) -> bool {
    let besides = match kind {
        TypeKind::Struct(of) | TypeKind::Request(of) | TypeKind::Reply(of) => of_struct(of),
        TypeKind::Enumeration(enumeration) => enumeration.besides.as_ref().is_some_and(of_schema),
        TypeKind::Union(union) => of_union(union),
        _ => false,
    };
    besides || kind.values().into_iter().any(of_value)
}

fn of_struct(structure: &Struct) -> bool {
    structure.checks.iter().any(of_check)
        || matches!(&structure.additional, Additional::Kept(item) if of_value(item))
}

fn of_union(union: &Union) -> bool {
    union.besides.as_ref().is_some_and(of_schema)
        || matches!(&union.selector, Selector::Schema(schemas) | Selector::Presence(schemas) if schemas.iter().any(of_schema))
}

fn of_value(value: &Value) -> bool {
    value.checks.iter().any(of_check)
        || match &value.ty {
            Type::Array(item) | Type::Map(item) => of_value(item),
            _ => false,
        }
}

fn of_check(check: &Check) -> bool {
    match check {
        Check::Pattern(_) => true,
        Check::Schema(schema) => of_schema(schema),
        _ => false,
    }
}

fn of_schema(schema: &Schema) -> bool {
    schema.keywords.iter().any(|keyword| match keyword {
        SchemaKeyword::Check(check) => of_check(check),
        SchemaKeyword::Items(schema) | SchemaKeyword::Not(schema) => of_schema(schema),
        SchemaKeyword::Properties { named, additional } => {
            named.iter().any(|(_, schema)| of_schema(schema))
                || matches!(additional, AdditionalSchema::Each(schema) if of_schema(schema))
        }
        SchemaKeyword::All(parts) | SchemaKeyword::One(parts) | SchemaKeyword::Any(parts) => {
            parts.iter().any(of_schema)
        }
        SchemaKeyword::Kind(_)
        | SchemaKeyword::KindOrNull(_)
        | SchemaKeyword::Null
        | SchemaKeyword::Enumeration(_)
        | SchemaKeyword::Required(_)
        | SchemaKeyword::Reference(_) => false,
    })
}
