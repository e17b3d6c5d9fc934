//! The names in the generated client that a place of the description becomes.

use std::collections::{BTreeMap, HashMap};

use konaplate_codegen::model::{
    Additional, Api, Field, Operation, Presence, Type, TypeDef, TypeKind, TypeName, Value, Variant,
};

/// What a schema is in Rust.
#[derive(Clone, Copy, Debug)]
pub enum Spot<'d> {
    /// A generated type.
    Type(&'d TypeName),
    /// What a field holds.
    Value(&'d Value),
}

/// The names of one description's client; empty if it cannot be generated.
#[derive(Debug, Default)]
pub struct Names<'d> {
    known: bool,
    types: BTreeMap<&'d TypeName, &'d TypeDef>,
    by_schema: HashMap<&'d str, Option<&'d TypeName>>,
    operations: HashMap<(String, &'d str), &'d Operation>,
    /// The fields of structs and the variants of enumerations, by their names on the wire.
    fields: HashMap<(&'d TypeName, &'d str), &'d Field>,
    variants: HashMap<(&'d TypeName, &'d str), &'d str>,
}

impl<'d> Names<'d> {
    pub fn new(api: Option<&'d Api>) -> Self {
        let Some(api) = api else {
            return Self::default();
        };
        let types = api.types();
        let mut by_schema = HashMap::new();
        let (mut fields, mut variants) = (HashMap::new(), HashMap::new());
        for (name, definition) in &types {
            for field in fields_of(definition) {
                fields.insert((*name, field.wire_name.as_str()), field);
            }
            for variant in variants_of(definition) {
                variants.insert((*name, variant.wire.as_str()), variant.rust_name.as_str());
            }
            if let Some(schema) = &definition.schema_name {
                by_schema
                    .entry(schema.as_str())
                    .and_modify(|name| *name = None)
                    .or_insert(Some(*name));
            }
        }
        let operations = api.operations().map(|operation| {
            let method = format!("{:?}", operation.method).to_lowercase();
            ((method, operation.path.as_str()), operation)
        });
        Self {
            known: true,
            types,
            by_schema,
            operations: operations.collect(),
            fields,
            variants,
        }
    }

    /// Whether there is a client at all.
    pub fn known(&self) -> bool {
        self.known
    }

    pub fn operation(&self, method: &str, path: &'d str) -> Option<&'d Operation> {
        self.operations.get(&(method.to_owned(), path)).copied()
    }

    /// The type of a schema of that name, if there is only one.
    pub fn schema(&self, name: &str) -> Option<Spot<'d>> {
        self.by_schema.get(name).copied().flatten().map(Spot::Type)
    }

    /// The generated type, if it is one; through aliases.
    pub fn definition(&self, spot: Option<Spot<'d>>) -> Option<&'d TypeDef> {
        let mut name = match spot? {
            Spot::Type(name) => name,
            Spot::Value(value) => named(value)?,
        };
        // An alias leads to no alias, but nothing here has to rely on that.
        for _ in 0..8 {
            let definition = *self.types.get(name)?;
            match &definition.kind {
                TypeKind::Alias(alias) => name = named(&alias.value)?,
                _ => return Some(definition),
            }
        }
        None
    }

    /// The field of a property, and the struct that it belongs to.
    pub fn field(
        &self,
        spot: Option<Spot<'d>>,
        property: &str,
    ) -> Option<(&'d TypeDef, &'d Field)> {
        let definition = self.definition(spot)?;
        let field = self.fields.get(&(&definition.name, property))?;
        Some((definition, field))
    }

    /// What an array holds.
    pub fn item(&self, spot: Option<Spot<'d>>) -> Option<Spot<'d>> {
        match self.value(spot)?.ty {
            Type::Array(ref item) => Some(Spot::Value(item)),
            _ => None,
        }
    }

    /// What the properties hold that the description does not name.
    pub fn additional(&self, spot: Option<Spot<'d>>) -> Option<Spot<'d>> {
        if let Some(definition) = self.definition(spot) {
            return match &definition.kind {
                TypeKind::Struct(structure) => match &structure.additional {
                    Additional::Kept(value) => Some(Spot::Value(value)),
                    _ => None,
                },
                _ => None,
            };
        }
        match self.value(spot)?.ty {
            Type::Map(ref item) => Some(Spot::Value(item)),
            _ => None,
        }
    }

    /// The variant of an alternative, by its place in the list.
    pub fn alternative(&self, spot: Option<Spot<'d>>, index: usize) -> Option<Spot<'d>> {
        match &self.definition(spot)?.kind {
            TypeKind::Union(union) => union
                .variants
                .get(index)
                .map(|variant| Spot::Value(&variant.value)),
            _ => None,
        }
    }

    /// `Enumeration::Variant` of a value.
    pub fn variant(&self, spot: Option<Spot<'d>>, wire: &str) -> Option<String> {
        let definition = self.definition(spot)?;
        let name = self.variants.get(&(&definition.name, wire))?;
        Some(format!("{}::{name}", definition.name))
    }

    fn value(&self, spot: Option<Spot<'d>>) -> Option<&'d Value> {
        match spot? {
            Spot::Value(value) => Some(value),
            Spot::Type(name) => match &self.types.get(name)?.kind {
                TypeKind::Alias(alias) => Some(&alias.value),
                _ => None,
            },
        }
    }
}

fn fields_of(definition: &TypeDef) -> &[Field] {
    match &definition.kind {
        TypeKind::Struct(structure) => &structure.fields,
        _ => &[],
    }
}

fn variants_of(definition: &TypeDef) -> Vec<&Variant> {
    match &definition.kind {
        TypeKind::Enumeration(enumeration) => enumeration.variants.iter().collect(),
        TypeKind::ErrorCodes(codes) => codes.codes.iter().map(|code| &code.variant).collect(),
        _ => Vec::new(),
    }
}

fn named(value: &Value) -> Option<&TypeName> {
    match &value.ty {
        Type::Named(name) | Type::Boxed(name) => Some(name),
        _ => None,
    }
}

/// The type of a field as a caller meets it. Names of generated types are left out: where those change, the change says so itself.
pub fn type_text(field: &Field) -> String {
    let inner = value_text(&field.value);
    match field.presence {
        Presence::Required => inner,
        Presence::Optional | Presence::Sent => format!("Option<{inner}>"),
    }
}

/// The type of a value, as [`type_text`] but without whether it may be absent.
pub fn value_text(value: &Value) -> String {
    let base = match &value.ty {
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer(kind) => kind.name().to_owned(),
        Type::Number => "f64".to_owned(),
        Type::FreeForm => "Value".to_owned(),
        Type::Binary => "Binary".to_owned(),
        Type::Unit => "()".to_owned(),
        Type::Array(item) => format!("Vec<{}>", value_text(item)),
        Type::Map(item) => format!("Map<{}>", value_text(item)),
        Type::Named(_) | Type::Boxed(_) => "_".to_owned(),
    };
    let base = match value.sensitive {
        true => format!("Sensitive<{base}>"),
        false => base,
    };
    match value.nullable {
        true => format!("Option<{base}>"),
        false => base,
    }
}
