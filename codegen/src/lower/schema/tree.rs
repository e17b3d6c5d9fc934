//! Schemas as trees, for what Rust types do not capture.

use super::super::{Lowering, NodeId, names};
use super::keywords::{AdditionalRule, Alternatives, JsonType, Keywords};
use crate::load::{Decimal, Location, Node, Value};
use crate::model::{
    AdditionalSchema, Check, Json, JsonKind, Schema, SchemaDef, SchemaKeyword, SchemaName,
    UnionRule,
};

impl<'d> Lowering<'d, '_> {
    /// What several schemas say together.
    pub(super) fn tree_of_all(&mut self, nodes: &[&'d Node]) -> Option<Schema> {
        match nodes {
            [node] => self.tree(node),
            nodes => Some(only(SchemaKeyword::All(self.trees(nodes.iter().copied())?))),
        }
    }

    /// What a schema says, or a reference to one.
    pub(super) fn tree(&mut self, node: &'d Node) -> Option<Schema> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        match resolved.location {
            Some(location) => {
                self.note_link(resolved.node, node.span);
                let name = self.tree_name(resolved.node, &location)?;
                Some(only(SchemaKeyword::Reference(name)))
            }
            None => self.deeper(node, |lowering| lowering.tree_here(node)),
        }
    }

    pub(super) fn trees(&mut self, nodes: impl Iterator<Item = &'d Node>) -> Option<Vec<Schema>> {
        // All of them, so that one run finds the errors of all.
        let trees: Vec<Option<Schema>> = nodes.map(|node| self.tree(node)).collect();
        trees.into_iter().collect()
    }

    /// The name of the tree of a schema that references lead to. It is made once, in the module of the schema's type.
    fn tree_name(&mut self, node: &'d Node, location: &Location) -> Option<SchemaName> {
        let id = NodeId::from(node);
        if let Some(name) = self.tree_names.get(&id) {
            return name.clone();
        }
        let type_name = self.type_name(node, location);
        if !self.states.contains_key(&id) {
            self.referenced(node, location)?;
        }
        let module = self.module_of(location);
        let wanted = names::snake_case(&type_name.name).to_uppercase();
        let name = SchemaName {
            place: self.drafts.place(module),
            name: self.claims.private(&format!("{wanted}_SCHEMA")),
        };
        self.tree_names.insert(id, Some(name.clone()));
        let schema = self.linking_from(Some(id), |lowering| {
            lowering.deeper(node, |lowering| lowering.tree_here(node))
        });
        let Some(schema) = schema else {
            self.tree_names.insert(id, None);
            return None;
        };
        let definition = SchemaDef {
            name: name.clone(),
            schema,
        };
        self.drafts.add_schema(module, definition);
        Some(name)
    }

    fn tree_here(&mut self, node: &'d Node) -> Option<Schema> {
        let keywords = Keywords::read(node, self.diagnostics)?;
        let mut said = Vec::new();
        said.extend(kind(&keywords));
        said.extend(listed(&keywords));
        self.scalar_checks(&keywords, &mut said)?;
        self.tree_of_array(&keywords, &mut said)?;
        self.tree_of_object(&keywords, &mut said)?;
        if let Some(parts) = &keywords.all_of {
            said.push(SchemaKeyword::All(self.trees(parts.value.iter())?));
        }
        said.extend(self.trees_of_alternatives(&keywords.alternatives)?);
        said.extend(self.trees_of_negations(&keywords)?);
        let schema = Schema { keywords: said };
        // By the letter `nullable` has no effect without `type`, but this is what people write for a reference.
        let around = keywords.all_of.is_some() || !keywords.alternatives.is_empty();
        Some(match keywords.nullable {
            Some(_) if keywords.ty.is_none() && around => {
                only(SchemaKeyword::Any(vec![only(SchemaKeyword::Null), schema]))
            }
            _ => schema,
        })
    }

    /// `oneOf` and `anyOf`.
    pub(super) fn trees_of_alternatives(
        &mut self,
        alternatives: &[Alternatives<'d>],
    ) -> Option<Vec<SchemaKeyword>> {
        let mut said = Vec::new();
        for of in alternatives {
            let trees = self.trees(of.nodes.iter())?;
            said.push(match of.rule {
                UnionRule::One => SchemaKeyword::One(trees),
                UnionRule::Any => SchemaKeyword::Any(trees),
            });
        }
        Some(said)
    }

    /// `not`.
    pub(super) fn trees_of_negations(
        &mut self,
        keywords: &Keywords<'d>,
    ) -> Option<Vec<SchemaKeyword>> {
        let trees = self.trees(keywords.negations.iter().copied())?;
        Some(trees.into_iter().map(SchemaKeyword::Not).collect())
    }

    /// Keywords of strings and numbers.
    fn scalar_checks(
        &mut self,
        keywords: &Keywords<'d>,
        said: &mut Vec<SchemaKeyword>,
    ) -> Option<()> {
        let mut checks = Vec::new();
        checks.extend(
            keywords
                .min_length
                .map(|limit| Check::MinLength(limit.value)),
        );
        checks.extend(
            keywords
                .max_length
                .map(|limit| Check::MaxLength(limit.value)),
        );
        checks.extend(self.patterns(keywords)?.into_iter().map(Check::Pattern));
        checks.extend(keywords.minimum.clone().map(|bound| match bound.exclusive {
            true => Check::ExclusiveMinimum(bound.limit),
            false => Check::Minimum(bound.limit),
        }));
        checks.extend(keywords.maximum.clone().map(|bound| match bound.exclusive {
            true => Check::ExclusiveMaximum(bound.limit),
            false => Check::Maximum(bound.limit),
        }));
        for divisor in &keywords.multiple_of {
            checks.push(self.number_divisor(divisor)?);
        }
        checks.extend(width(keywords));
        said.extend(checks.into_iter().map(SchemaKeyword::Check));
        Some(())
    }

    fn tree_of_array(
        &mut self,
        keywords: &Keywords<'d>,
        said: &mut Vec<SchemaKeyword>,
    ) -> Option<()> {
        let limits = [
            keywords.min_items.map(|limit| Check::MinItems(limit.value)),
            keywords.max_items.map(|limit| Check::MaxItems(limit.value)),
            keywords.unique_items.map(|_| Check::UniqueItems),
        ];
        said.extend(limits.into_iter().flatten().map(SchemaKeyword::Check));
        for node in &keywords.items {
            let items = self.linking_from(None, |lowering| lowering.tree(node))?;
            said.push(SchemaKeyword::Items(items));
        }
        Some(())
    }

    fn tree_of_object(
        &mut self,
        keywords: &Keywords<'d>,
        said: &mut Vec<SchemaKeyword>,
    ) -> Option<()> {
        for condition in &keywords.required_when {
            let message = "`x-required-when` has no effect here: this schema is no type of its own";
            self.diagnostics
                .warning("ineffective-constraint", condition.span, message);
        }
        let limits = [
            keywords
                .min_properties
                .map(|limit| Check::MinProperties(limit.value)),
            keywords
                .max_properties
                .map(|limit| Check::MaxProperties(limit.value)),
        ];
        said.extend(limits.into_iter().flatten().map(SchemaKeyword::Check));
        let mut required = Vec::new();
        for name in &keywords.required {
            let nodes = keywords.properties.get(name.value);
            if !nodes.is_some_and(|nodes| self.travels_one_way(nodes)) {
                required.push(name.value.to_owned());
            }
        }
        if !required.is_empty() {
            said.push(SchemaKeyword::Required(required));
        }
        let mut named = Vec::new();
        for (name, nodes) in &keywords.properties {
            let property = self.linking_from(None, |lowering| lowering.tree_of_all(nodes))?;
            named.push(((*name).to_owned(), property));
        }
        let additional = match &keywords.additional {
            AdditionalRule::Unsaid | AdditionalRule::Open => AdditionalSchema::Open,
            AdditionalRule::Closed(_) => AdditionalSchema::Closed,
            AdditionalRule::Schema(nodes) => {
                let each = self.linking_from(None, |lowering| lowering.tree_of_all(nodes))?;
                AdditionalSchema::Each(each)
            }
        };
        if !named.is_empty() || additional != AdditionalSchema::Open {
            said.push(SchemaKeyword::Properties { named, additional });
        }
        Some(())
    }
}

/// A schema of one keyword.
pub(super) fn only(keyword: SchemaKeyword) -> Schema {
    Schema {
        keywords: vec![keyword],
    }
}

fn kind(keywords: &Keywords<'_>) -> Option<SchemaKeyword> {
    let kind = match keywords.ty?.value {
        JsonType::Array => JsonKind::Array,
        JsonType::Boolean => JsonKind::Boolean,
        JsonType::Integer => JsonKind::Integer,
        JsonType::Number => JsonKind::Number,
        JsonType::Object => JsonKind::Object,
        JsonType::String => JsonKind::String,
    };
    Some(match keywords.nullable {
        Some(_) => SchemaKeyword::KindOrNull(kind),
        None => SchemaKeyword::Kind(kind),
    })
}

/// `enum`.
pub(super) fn listed(keywords: &Keywords<'_>) -> Option<SchemaKeyword> {
    let values = keywords.enumeration.as_ref()?;
    let values = values.value.iter().map(|node| json(node)).collect();
    Some(SchemaKeyword::Enumeration(values))
}

fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::Boolean(*value),
        Value::Number(number) => Json::Number(number.decimal().clone()),
        Value::String(text) => Json::String(text.clone()),
        Value::Sequence(items) => Json::Array(items.iter().map(json).collect()),
        Value::Mapping(mapping) => {
            let entries = mapping.iter();
            Json::Object(
                entries
                    .map(|(key, entry)| (key.to_owned(), json(&entry.node)))
                    .collect(),
            )
        }
    }
}

/// The range of an integer format.
fn width(keywords: &Keywords<'_>) -> Vec<Check> {
    let (low, high): (i128, i128) = match (keywords.ty.map(|ty| ty.value), keywords.format) {
        (Some(JsonType::Integer), Some(format)) => match format.value {
            "int32" => (i32::MIN.into(), i32::MAX.into()),
            "int64" => (i64::MIN.into(), i64::MAX.into()),
            "uint64" => (0, u64::MAX.into()),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![
        Check::Minimum(Decimal::from(low)),
        Check::Maximum(Decimal::from(high)),
    ]
}
