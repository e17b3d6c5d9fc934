//! The names in the generated client that a change on a page touches.

use std::collections::{BTreeMap, BTreeSet};

use konaplate_codegen::model::{Api, ModulePlace, Operation, Type, TypeDef, TypeKind, TypeName};

use super::{Change, Kind};

/// The Rust names that a change of the page touches, as `Type::field`; for something new, the type that it will belong to. None for what
/// the client does not show, such as headers and test results, and for a page whose operation the description does not have.
pub fn touched(api: &Api, page: &str, change: &Change) -> BTreeSet<String> {
    let Some(operation) = operation(api, page) else {
        return BTreeSet::new();
    };
    if change.kind == Kind::Wording {
        return BTreeSet::new();
    }
    // Pages describe operations with one body each way, and codes.
    let Some(coded) = operation.coded() else {
        return BTreeSet::new();
    };
    let types = api.types();
    let place = change.place.as_str();
    if let Some(field) = place.strip_prefix("request.parameters") {
        fields(&types, &coded.request, name(field))
    } else if let Some(field) = place.strip_prefix("response.parameters") {
        fields(&types, &coded.response, name(field))
    } else if let Some(code) = place.strip_prefix("codes") {
        BTreeSet::from([variant(&types, &coded.error_code, name(code))])
    } else {
        let constant = match place {
            "method" => "::METHOD",
            "path" => "::PATH",
            "request.encryption" => "::REQUEST_ENCRYPTION",
            "response.encryption" => "::RESPONSE_ENCRYPTION",
            "title" => "",
            _ => return BTreeSet::new(),
        };
        BTreeSet::from([format!("{}{constant}", operation.type_name.name)])
    }
}

fn operation<'a>(api: &'a Api, page: &str) -> Option<&'a Operation> {
    let of_page =
        |place: &ModulePlace| matches!(place, ModulePlace::Operation(name) if name == page);
    api.modules
        .iter()
        .find(|module| of_page(&module.place))
        .and_then(|module| module.operation.as_ref())
}

/// The name of a field or code in what follows the section: `.amount`, `.000_000[2]`.
fn name(rest: &str) -> &str {
    let name = rest.trim_start_matches('.');
    name.split_once('[').map_or(name, |(name, _)| name)
}

/// The fields of this name in a body, at any depth; the body itself if it has none.
fn fields(
    types: &BTreeMap<&TypeName, &TypeDef>,
    body: &TypeName,
    wire_name: &str,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![body];
    while let Some(type_name) = open.pop() {
        let Some(definition) = types.get(type_name).filter(|_| seen.insert(type_name)) else {
            continue;
        };
        let TypeKind::Struct(structure) = &definition.kind else {
            continue;
        };
        for field in &structure.fields {
            if field.wire_name == wire_name {
                found.insert(format!("{}::{}", type_name.name, field.rust_name));
            }
            open.extend(named(&field.value.ty));
        }
    }
    if found.is_empty() {
        found.insert(body.name.clone());
    }
    found
}

fn named(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Named(name) | Type::Boxed(name) => Some(name),
        Type::Array(item) | Type::Map(item) => named(&item.ty),
        _ => None,
    }
}

fn variant(types: &BTreeMap<&TypeName, &TypeDef>, codes: &TypeName, code: &str) -> String {
    let listed = types
        .get(codes)
        .and_then(|definition| match &definition.kind {
            TypeKind::ErrorCodes(codes) => codes
                .codes
                .iter()
                .find(|listed| listed.variant.wire == code),
            _ => None,
        });
    match listed {
        Some(listed) => format!("{}::{}", codes.name, listed.variant.rust_name),
        None => codes.name.clone(),
    }
}
