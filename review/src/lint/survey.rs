//! A description gone through once: what there is of each kind, each thing once, however many references lead to it.

use std::collections::{BTreeSet, HashSet, VecDeque};

use konaplate_codegen::load::Location;

use crate::description::{Description, Site};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Keywords of a schema with one schema, with several, and with one for each name.
const ONE: [&str; 3] = ["items", "not", "additionalProperties"];
const SEVERAL: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// What there is.
pub(super) struct Survey<'d> {
    pub(super) description: &'d Description,
    pub(super) operations: Vec<Operation<'d>>,
    pub(super) schemas: Vec<Schema<'d>>,
    pub(super) properties: Vec<Property<'d>>,
    /// Parameters and headers: what has a schema and examples and a name.
    pub(super) parameters: Vec<Parameter<'d>>,
    /// Media types, parameters and headers: what has a schema and examples.
    pub(super) carriers: Vec<Site<'d>>,
    pub(super) components: Vec<Component<'d>>,
    /// Where references from paths lead to, and those behind them.
    pub(super) used: HashSet<Location>,
    /// Mappings outside of `components` that references lead into: components of other files.
    pub(super) shared: BTreeSet<Location>,
    /// The identities of all that was gone through.
    pub(super) visited: HashSet<usize>,
    /// What is described, with its title, summary and description, and names of it.
    pub(super) described: Vec<Site<'d>>,
}

pub(super) struct Operation<'d> {
    pub(super) site: Site<'d>,
    /// `POST /path`
    pub(super) name: String,
    /// Those of its path, and its own.
    pub(super) parameters: Vec<Site<'d>>,
}

pub(super) struct Schema<'d> {
    pub(super) site: Site<'d>,
    /// The name of the component, property or parameter that it was first reached by.
    pub(super) name: String,
}

pub(super) struct Property<'d> {
    /// The object's schema.
    pub(super) owner: usize,
    pub(super) name: &'d str,
    /// As it stands there, with its key; maybe a reference.
    pub(super) site: Site<'d>,
    /// References followed.
    pub(super) schema: Site<'d>,
}

pub(super) struct Parameter<'d> {
    pub(super) name: String,
    pub(super) site: Site<'d>,
}

pub(super) struct Component<'d> {
    /// `schemas`, `parameters`, …
    pub(super) section: &'d str,
    pub(super) name: &'d str,
    pub(super) site: Site<'d>,
}

/// What a thing is, and how it is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Schema,
}

struct Walk<'d> {
    survey: Survey<'d>,
    seen: HashSet<(usize, Kind)>,
    waiting: VecDeque<(Kind, String, Site<'d>)>,
}

impl<'d> Survey<'d> {
    pub(super) fn of(description: &'d Description) -> Self {
        let mut walk = Walk {
            survey: Survey {
                description,
                operations: Vec::new(),
                schemas: Vec::new(),
                properties: Vec::new(),
                parameters: Vec::new(),
                carriers: Vec::new(),
                components: Vec::new(),
                used: HashSet::new(),
                shared: BTreeSet::new(),
                visited: HashSet::new(),
                described: Vec::new(),
            },
            seen: HashSet::new(),
            waiting: VecDeque::new(),
        };
        walk.paths(&description.root());
        walk.work();
        // What only components lead to is not used.
        let used = std::mem::take(&mut walk.survey.used);
        walk.components(&description.root());
        walk.work();
        walk.survey.used = used;
        walk.survey
    }

    /// References followed.
    pub(super) fn follow(&self, site: &Site<'d>) -> Site<'d> {
        self.description.follow(site)
    }
}

impl<'d> Walk<'d> {
    fn work(&mut self) {
        while let Some((kind, name, site)) = self.waiting.pop_front() {
            self.visit(kind, name, site);
        }
    }

    fn paths(&mut self, root: &Site<'d>) {
        self.survey.described.extend(root.child("info"));
        for section in ["tags", "servers"] {
            if let Some(list) = root.child(section) {
                self.survey.described.extend(list.items());
            }
        }
        for (path, item) in entries(root, "paths") {
            self.push(Kind::PathItem, path, item);
        }
    }

    fn components(&mut self, root: &Site<'d>) {
        let Some(components) = root.child("components") else {
            return;
        };
        for (section, site) in components.entries() {
            for (name, site) in site.entries() {
                if !section.starts_with("x-") {
                    self.component(section, name, site);
                }
            }
        }
    }

    fn component(&mut self, section: &'d str, name: &'d str, site: Site<'d>) {
        let kind = match section {
            "schemas" => Some(Kind::Schema),
            "responses" => Some(Kind::Response),
            "parameters" => Some(Kind::Parameter),
            "headers" => Some(Kind::Header),
            "requestBodies" => Some(Kind::RequestBody),
            _ => None,
        };
        if let Some(kind) = kind {
            self.push(kind, name, site.clone());
        }
        self.survey.components.push(Component {
            section,
            name,
            site,
        });
    }

    /// To be visited, once references are followed.
    fn push(&mut self, kind: Kind, name: &str, site: Site<'d>) -> Site<'d> {
        let resolved = self.resolved(&site);
        if self.seen.insert((resolved.identity(), kind)) {
            // What is referred to has a name of its own.
            let name = match resolved.identity() == site.identity() {
                true => name.to_owned(),
                false => resolved.at.name(),
            };
            self.waiting.push_back((kind, name, resolved.clone()));
        }
        resolved
    }

    fn resolved(&mut self, site: &Site<'d>) -> Site<'d> {
        self.survey.visited.insert(site.identity());
        if site.node.get("$ref").is_none() {
            return site.clone();
        }
        let mut site = site.clone();
        // Each step counts as a use; the description itself ends circles.
        for _ in 0..16 {
            let target = site
                .node
                .get("$ref")
                .and_then(|text| self.survey.description.target(text.as_str()?, text.span));
            let Some(target) = target else { break };
            let Some(node) = self.survey.description.node(&target) else {
                break;
            };
            self.survey.used.insert(target.clone());
            self.share(&site);
            site = Site {
                node,
                at: target,
                key: None,
            };
        }
        self.survey.description.follow(&site)
    }

    /// Remembers what surrounds the target of a reference.
    fn share(&mut self, reference: &Site<'d>) {
        let text = reference
            .node
            .get("$ref")
            .and_then(|text| Some((text.as_str()?, text.span)));
        let surrounding = text.and_then(|(text, span)| {
            let (surrounding, _) = text
                .rsplit_once('/')
                .filter(|(rest, _)| rest.contains('#'))?;
            let surrounding = surrounding.strip_suffix('#').unwrap_or(surrounding);
            self.survey.description.target(surrounding, span)
        });
        self.survey.shared.extend(surrounding);
    }

    fn visit(&mut self, kind: Kind, name: String, site: Site<'d>) {
        self.survey.visited.insert(site.identity());
        self.survey.described.push(site.clone());
        match kind {
            Kind::PathItem => self.path_item(&name, &site),
            Kind::Operation => self.operation(name, site),
            Kind::Parameter | Kind::Header => self.parameter(name, site),
            Kind::RequestBody => self.content(&name, &site),
            Kind::Response => {
                for (name, header) in entries(&site, "headers") {
                    self.push(Kind::Header, name, header);
                }
                for (_, link) in entries(&site, "links") {
                    self.resolved(&link);
                }
                self.content(&name, &site);
            }
            Kind::MediaType => self.carrier(&name, site),
            Kind::Schema => self.schema(name, site),
        }
    }

    fn path_item(&mut self, path: &str, site: &Site<'d>) {
        self.parameters(site);
        for method in METHODS {
            if let Some(operation) = site.child(method) {
                let name = format!("{} {path}", method.to_uppercase());
                // What stands beside the methods is for each of them.
                let shared = self.parameters(site);
                let mut all = shared;
                all.extend(self.parameters(&operation));
                self.survey.operations.push(Operation {
                    site: operation.clone(),
                    name: name.clone(),
                    parameters: all,
                });
                self.push(Kind::Operation, &name, operation);
            }
        }
    }

    fn parameters(&mut self, site: &Site<'d>) -> Vec<Site<'d>> {
        let list = site.child("parameters");
        let items = list.map(|list| list.items()).unwrap_or_default();
        items
            .into_iter()
            .map(|item| self.push(Kind::Parameter, "", item))
            .collect()
    }

    fn operation(&mut self, name: String, site: Site<'d>) {
        if let Some(body) = site.child("requestBody") {
            self.push(Kind::RequestBody, &name, body);
        }
        for (status, response) in entries(&site, "responses") {
            self.push(Kind::Response, status, response);
        }
        for (_, callback) in entries(&site, "callbacks") {
            let callback = self.resolved(&callback);
            for (expression, item) in callback.entries() {
                self.push(Kind::PathItem, expression, item);
            }
        }
    }

    fn parameter(&mut self, name: String, site: Site<'d>) {
        let name = site.text_of("name").map_or(name, str::to_owned);
        self.content(&name, &site);
        self.survey.parameters.push(Parameter {
            name: name.clone(),
            site: site.clone(),
        });
        self.carrier(&name, site);
    }

    fn content(&mut self, name: &str, site: &Site<'d>) {
        for (_, media_type) in entries(site, "content") {
            self.push(Kind::MediaType, name, media_type);
        }
    }

    fn carrier(&mut self, name: &str, site: Site<'d>) {
        if let Some(schema) = site.child("schema") {
            self.push(Kind::Schema, name, schema);
        }
        for (_, encoding) in entries(&site, "encoding") {
            for (name, header) in entries(&encoding, "headers") {
                self.push(Kind::Header, name, header);
            }
        }
        for (_, example) in entries(&site, "examples") {
            self.resolved(&example);
        }
        self.survey.carriers.push(site);
    }

    fn schema(&mut self, name: String, site: Site<'d>) {
        let owner = self.survey.schemas.len();
        for (property, schema) in entries(&site, "properties") {
            let followed = self.push(Kind::Schema, property, schema.clone());
            self.survey.properties.push(Property {
                owner,
                name: property,
                site: schema,
                schema: followed,
            });
        }
        for keyword in ONE {
            if let Some(schema) = site.child(keyword)
                && schema.node.as_mapping().is_some()
            {
                self.push(Kind::Schema, &name, schema);
            }
        }
        for keyword in SEVERAL {
            for schema in site
                .child(keyword)
                .map(|list| list.items())
                .unwrap_or_default()
            {
                self.push(Kind::Schema, &name, schema);
            }
        }
        for (_, target) in site
            .child("discriminator")
            .map(|discriminator| entries(&discriminator, "mapping"))
            .unwrap_or_default()
        {
            if let Some(text) = target.text()
                && let Some(location) = self.survey.description.target(text, target.node.span)
            {
                self.survey.used.insert(location);
            }
        }
        self.survey.schemas.push(Schema { site, name });
    }
}

/// Keys and values of the mapping under a key, without extensions.
fn entries<'d>(site: &Site<'d>, key: &str) -> Vec<(&'d str, Site<'d>)> {
    let mapping = site.child(key);
    let mut entries = mapping.map(|mapping| mapping.entries()).unwrap_or_default();
    entries.retain(|(name, _)| key == "properties" || !name.starts_with("x-"));
    entries
}
