//! A schema with its `allOf` opened up: the parts that all hold for one value.

use std::collections::{BTreeMap, HashMap, HashSet};

use konaplate_codegen::load::{Decimal, Node, Value};

use crate::description::{Description, Site};

/// How many parts are opened up. What is beyond is compared as a value.
const MOST_PARTS: usize = 500;

/// The parts of a schema, keyword by keyword.
#[derive(Debug)]
pub(super) struct View<'d> {
    pub parts: Vec<Site<'d>>,
    keywords: BTreeMap<&'d str, Vec<Site<'d>>>,
    /// The entries of `required`, each name once.
    required: HashMap<&'d str, Site<'d>>,
    /// Where to point if nothing else is there.
    pub base: Site<'d>,
}

impl<'d> View<'d> {
    /// The parts of schemas that all hold. There is at least one.
    pub fn new(description: &'d Description, sites: &[Site<'d>]) -> Self {
        let mut parts = Vec::new();
        let mut keywords: BTreeMap<&'d str, Vec<Site<'d>>> = BTreeMap::new();
        let mut seen = HashSet::new();
        let mut open: Vec<Site<'d>> = sites.iter().rev().cloned().collect();
        while let Some(site) = open.pop() {
            let site = description.follow(&site);
            if !seen.insert(site.identity()) {
                continue;
            }
            for (keyword, value) in site.entries() {
                let opened = keyword == "allOf"
                    && value.node.as_sequence().is_some()
                    && parts.len() < MOST_PARTS;
                if opened {
                    open.extend(value.items().into_iter().rev());
                } else {
                    keywords.entry(keyword).or_default().push(value);
                }
            }
            parts.push(site);
        }
        let mut required = HashMap::new();
        let names = keywords.get("required").into_iter().flatten();
        for item in names.flat_map(Site::items) {
            if let Some(name) = item.text() {
                required.entry(name).or_insert(item);
            }
        }
        let base = parts.first().cloned().unwrap_or_else(|| description.root());
        Self {
            parts,
            keywords,
            required,
            base,
        }
    }

    /// The keywords that stand anywhere.
    pub fn keywords(&self) -> impl Iterator<Item = &'d str> {
        self.keywords.keys().copied()
    }

    /// All values of a keyword.
    pub fn values(&self, keyword: &str) -> &[Site<'d>] {
        self.keywords.get(keyword).map_or(&[], Vec::as_slice)
    }

    /// The first value of a keyword.
    pub fn first(&self, keyword: &str) -> Option<&Site<'d>> {
        self.values(keyword).first()
    }

    /// Where a keyword stands, or the schema that lacks it.
    pub fn at(&self, keyword: &str) -> Site<'d> {
        self.first(keyword).unwrap_or(&self.base).clone()
    }

    /// Whether one part says `true`.
    pub fn is_true(&self, keyword: &str) -> bool {
        self.values(keyword)
            .iter()
            .any(|site| site.node.value == Value::Boolean(true))
    }

    /// The texts of a keyword.
    pub fn texts(&self, keyword: &str) -> Vec<&'d str> {
        self.values(keyword).iter().filter_map(Site::text).collect()
    }

    /// The type. If parts differ, nothing fulfils them, and the first counts.
    pub fn ty(&self) -> Option<&'d str> {
        // Of integer and number the former is left.
        let types = self.texts("type");
        match types.contains(&"integer") {
            true if types.iter().all(|ty| matches!(*ty, "integer" | "number")) => Some("integer"),
            _ => types.first().copied(),
        }
    }

    /// Whether null is allowed: in every part.
    pub fn nullable(&self) -> bool {
        let null = |part: &Site<'d>| part.node.get("type").is_none() || part.is_true("nullable");
        // Without any type the keyword says nothing, but whoever writes it means it.
        match self.values("type").is_empty() {
            true => self.is_true("nullable"),
            false => self.parts.iter().all(null),
        }
    }

    /// The schemas of a property in all parts.
    pub fn property(&self, name: &str) -> Vec<Site<'d>> {
        self.values("properties")
            .iter()
            .filter_map(|properties| properties.child(name))
            .collect()
    }

    /// The names of properties in all parts, each once.
    pub fn property_names(&self) -> Vec<&'d str> {
        let mut seen = HashSet::new();
        self.values("properties")
            .iter()
            .flat_map(Site::entries)
            .map(|(name, _)| name)
            .filter(|name| seen.insert(*name))
            .collect()
    }

    /// The entry of `required` for a property.
    pub fn required(&self, name: &str) -> Option<Site<'d>> {
        self.required.get(name).cloned()
    }
}

/// The number at a place.
pub(super) fn number(node: &Node) -> Option<&Decimal> {
    match &node.value {
        Value::Number(number) => Some(number.decimal()),
        _ => None,
    }
}
