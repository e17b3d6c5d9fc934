//! The operations of a description, and which belong together.

use std::collections::BTreeMap;

use super::change::{Direction, Touched};
use super::engine::UnitId;
use super::keys::Both;
use super::symbols::Names;
use crate::description::Site;

/// The methods of OpenAPI 3.0.
pub(super) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation of one description.
#[derive(Clone, Debug)]
pub(super) struct Found<'d> {
    pub method: &'d str,
    pub path: &'d str,
    /// The operation object.
    pub site: Site<'d>,
    /// The path item that it stands in.
    pub item: Site<'d>,
}

/// An operation of both descriptions.
#[derive(Clone, Debug)]
pub(super) struct Pair<'d> {
    pub unit: UnitId,
    pub old: Found<'d>,
    pub new: Found<'d>,
    /// Who sends the request.
    pub direction: Direction,
}

impl<'d> Pair<'d> {
    pub fn both(&self) -> Both<'d> {
        Both::new(&self.old.site, &self.new.site)
    }
}

impl Found<'_> {
    pub fn touched(&self) -> Touched {
        Touched {
            method: self.method.to_uppercase(),
            path: self.path.to_owned(),
            operation_id: self.site.text_of("operationId").map(str::to_owned),
        }
    }

    /// Method and path, where the names of parameters in the path do not matter.
    pub fn key(&self) -> (String, String) {
        let mut path = String::new();
        let mut inside = false;
        for c in self.path.chars() {
            inside = (inside || c == '{') && c != '}';
            if !inside || c == '{' {
                path.push(c);
            }
        }
        (self.method.to_owned(), path)
    }

    /// What the client has for it.
    pub fn symbols(&self, names: &Names<'_>) -> Vec<String> {
        match names.operation(self.method, self.path) {
            Some(operation) => vec![
                format!("Client::{}", operation.function_name),
                operation.type_name.to_string(),
            ],
            None => Vec::new(),
        }
    }
}

pub(super) fn named(found: &Found<'_>) -> String {
    format!("{} {}", found.method.to_uppercase(), found.path)
}

/// The operations of path items, in the order of the file.
pub(super) fn operations<'d>(
    paths: Option<&Site<'d>>,
    follow: impl Fn(&Site<'d>) -> Site<'d>,
) -> Vec<Found<'d>> {
    let mut found = Vec::new();
    for (path, item) in paths.into_iter().flat_map(Site::entries) {
        if path.starts_with("x-") {
            continue;
        }
        let item = follow(&item);
        for (method, site) in item.entries() {
            if METHODS.contains(&method) {
                found.push(Found {
                    method,
                    path,
                    site,
                    item: item.clone(),
                });
            }
        }
    }
    found
}

pub(super) type Paired<'d> = (Vec<(Found<'d>, Found<'d>)>, Vec<Found<'d>>, Vec<Found<'d>>);

/// Pairs operations by method and path, and what is left by `operationId`.
pub(super) fn pair<'d>(old: Vec<Found<'d>>, new: Vec<Found<'d>>) -> Paired<'d> {
    let mut pairs = Vec::new();
    let (old, new) = take_pairs(old, new, &mut pairs, |found| Some(found.key()));
    let (old, new) = take_pairs(old, new, &mut pairs, |found| {
        found.site.text_of("operationId").map(str::to_owned)
    });
    (pairs, old, new)
}

fn take_pairs<'d, K: Ord>(
    old: Vec<Found<'d>>,
    new: Vec<Found<'d>>,
    pairs: &mut Vec<(Found<'d>, Found<'d>)>,
    key: impl Fn(&Found<'d>) -> Option<K>,
) -> (Vec<Found<'d>>, Vec<Found<'d>>) {
    let mut by_key = BTreeMap::new();
    let mut left_new = Vec::new();
    for found in new {
        match key(&found) {
            Some(name) if !by_key.contains_key(&name) => drop(by_key.insert(name, found)),
            _ => left_new.push(found),
        }
    }
    let mut left_old = Vec::new();
    for found in old {
        match key(&found).and_then(|name| by_key.remove(&name)) {
            Some(newer) => pairs.push((found, newer)),
            None => left_old.push(found),
        }
    }
    left_new.extend(by_key.into_values());
    (left_old, left_new)
}
