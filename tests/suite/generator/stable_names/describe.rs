//! Random descriptions whose names get in each other's way.

use konaplate_tests::random::Random;

use super::maker::{Maker, object};

/// Names of schemas: alike in Rust, or like what is made of others.
const SCHEMAS: &[&str] = &[
    "Foo",
    "foo",
    "FooBar",
    "Foo_Bar",
    "foo-bar",
    "FooBar2",
    "FooBarBar",
    "FooBarItem",
    "foo_item",
    "FooValue",
    "FooBuilder",
    "FooBarItemBar",
    "FooFoo",
    "FooObject",
];

/// Names of operations, which make types like those of schemas where all names stand in one place.
const OPERATIONS: &[&str] = &[
    "baz",
    "put_baz",
    "get_baz",
    "qux",
    "put-qux",
    "bazItem",
    "foo",
    "fooBar",
    "foo_bar",
    "Foo-Bar",
    "foo_bar_request",
    "openapi",
];

/// Names of parameters, some like those of bodies and answers.
const PARAMETERS: &[&str] = &[
    "foo",
    "Foo",
    "fooBar",
    "foo_bar",
    "body",
    "bodyFoo",
    "response",
    "not_found_body",
    "conflict",
    "conflictBody",
];

/// Who says how operations travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The description alone: operations have modules of their own.
    Http,
    /// A scheme of the runtime: all names stand in one place.
    Scheme,
}

/// A description. Its order counts, so that it is no map.
#[derive(Clone, Debug)]
pub struct Description {
    kind: Kind,
    /// By name.
    schemas: Vec<(&'static str, String)>,
    pub operations: Vec<Operation>,
}

/// An operation, by its parts as JSON.
#[derive(Clone, Debug)]
pub struct Operation {
    path: String,
    method: &'static str,
    id: Option<&'static str>,
    parameters: Vec<(&'static str, String)>,
    body: Option<String>,
    responses: Vec<(&'static str, String)>,
}

impl Description {
    /// A few schemas and operations.
    pub fn new(kind: Kind, random: &mut Random) -> Self {
        let mut description = Self {
            kind,
            schemas: Vec::new(),
            operations: Vec::new(),
        };
        for _ in 0..2 + random.below(4) {
            description.add_schema(random);
        }
        for _ in 0..1 + random.below(3) {
            description.add_operation(random);
        }
        description
    }

    /// Adds a schema behind the others.
    pub fn add_schema(&mut self, random: &mut Random) {
        let is_free = |name: &&&str| self.schemas.iter().all(|(known, _)| known != *name);
        let free: Vec<&'static str> = SCHEMAS.iter().filter(is_free).copied().collect();
        let name = *random.pick(&free);
        let place = format!("schema {name}");
        let mut make = self.maker(random);
        let schema = match make.random.below(4) {
            0 => make.schema(&place, 0),
            _ => make.object(&place, 0),
        };
        self.schemas.push((name, schema));
    }

    /// Adds an operation behind the others, now and then as a second method of the last path.
    pub fn add_operation(&mut self, random: &mut Random) {
        let number = self.operations.len();
        let last = self.operations.last().filter(|last| last.method == "put");
        let (path, method) = match last {
            Some(last) if self.kind == Kind::Http && random.one_in(3) => (last.path.clone(), "get"),
            _ => (format!("/p{number}"), "put"),
        };
        let place = format!("operation {number}");
        let mut operation = Operation {
            path,
            method,
            id: Some(*random.pick(OPERATIONS)),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
        };
        match self.kind {
            Kind::Http => self.fill(&mut operation, &place, random),
            Kind::Scheme => {
                let mut make = self.maker(random);
                operation.body = Some(make.object(&format!("{place} request"), 0));
                let response = make.object(&format!("{place} response"), 0);
                operation.responses.push(("200", response));
            }
        }
        self.operations.push(operation);
    }

    fn fill(&self, operation: &mut Operation, place: &str, random: &mut Random) {
        if random.one_in(4) {
            operation.id = None;
        }
        if random.one_in(2) {
            operation.body = Some(self.maker(random).schema(&format!("{place} body"), 0));
        }
        self.add_response(operation, place, "200", random);
        for _ in 0..random.below(3) {
            self.add_parameter(operation, place, random);
        }
    }

    /// Adds a parameter behind the others, unless there is one of that name.
    pub fn add_parameter(&self, operation: &mut Operation, place: &str, random: &mut Random) {
        let name = *random.pick(PARAMETERS);
        let schema = self
            .maker(random)
            .schema(&format!("{place} parameter {name}"), 1);
        if operation.parameters.iter().all(|(known, _)| *known != name) {
            operation.parameters.push((name, schema));
        }
    }

    /// Adds an answer behind the others.
    pub fn add_response(
        &self,
        operation: &mut Operation,
        place: &str,
        status: &'static str,
        random: &mut Random,
    ) {
        let schema = self
            .maker(random)
            .schema(&format!("{place} answer {status}"), 0);
        operation.responses.push((status, schema));
    }

    fn maker<'r>(&self, random: &'r mut Random) -> Maker<'r> {
        let named = self.schemas.iter().map(|(name, _)| *name).collect();
        Maker { random, named }
    }

    /// The description as JSON.
    pub fn text(&self) -> String {
        let schemas = self.schemas.iter();
        let schemas = object(schemas.map(|(name, schema)| (*name, schema.clone())));
        let mut paths: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
        for operation in &self.operations {
            let entry = (operation.method, operation.text(self.kind));
            match paths.last_mut() {
                Some((path, methods)) if *path == operation.path => methods.push(entry),
                _ => paths.push((&operation.path, vec![entry])),
            }
        }
        let paths = object(
            paths
                .into_iter()
                .map(|(path, of)| (path, object(of.into_iter()))),
        );
        let security = match self.kind {
            Kind::Http => "",
            Kind::Scheme => {
                r#""securitySchemes":{"Scheme":{"type":"apiKey","in":"header","name":"X","x-rust-scheme":"kona-plate"}},"#
            }
        };
        format!(
            r#"{{"openapi":"3.0.3","info":{{"title":"Names","version":"1.0.0"}},"servers":[{{"url":"https://localhost"}}],
            "security":[{}],"paths":{paths},"components":{{{security}"schemas":{schemas}}}}}"#,
            if security.is_empty() {
                ""
            } else {
                r#"{"Scheme":[]}"#
            }
        )
    }
}

impl Operation {
    fn text(&self, kind: Kind) -> String {
        let mut parts = Vec::new();
        parts.extend(self.id.map(|id| ("operationId", format!("{id:?}"))));
        if kind == Kind::Scheme {
            parts.push(("x-effect", r#""none""#.to_owned()));
        } else {
            let parameters = self.parameters.iter().map(|(name, schema)| {
                format!(r#"{{"name":{name:?},"in":"query","schema":{schema}}}"#)
            });
            let parameters: Vec<String> = parameters.collect();
            parts.push(("parameters", format!("[{}]", parameters.join(","))));
        }
        let body = self.body.as_ref();
        let body = body.map(|schema| format!(r#"{{"required":true,{}}}"#, content(schema)));
        parts.extend(body.map(|body| ("requestBody", body)));
        let responses = self.responses.iter().map(|(status, schema)| {
            let response = format!(r#"{{"description":"An answer.",{}}}"#, content(schema));
            (*status, response)
        });
        parts.push(("responses", object(responses)));
        object(parts.into_iter())
    }
}

fn content(schema: &str) -> String {
    format!(r#""content":{{"application/json":{{"schema":{schema}}}}}"#)
}
