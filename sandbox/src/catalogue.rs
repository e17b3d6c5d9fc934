//! What the description documents of each operation: its answers, its named test results, its examples.

use std::sync::LazyLock;

use konaplate::OPENAPI_JSON;
use serde_json::{Map, Value, json};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    // A description that is no JSON would have no operation, which tests would notice.
    let description = serde_json::from_str(OPENAPI_JSON).unwrap_or_default();
    Catalogue::of(description)
});

/// The catalogue of the operations that this sandbox serves.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

/// What the description documents.
#[derive(Debug)]
pub struct Catalogue {
    description: Value,
    operations: Vec<Documented>,
}

/// What the description documents of one operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Documented {
    /// The operation's name, `snake_case`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The path behind the base URL.
    pub path: String,
    /// A request that succeeds.
    pub example: Value,
    /// Every answer and every named test result.
    pub results: Vec<NamedResult>,
    request_schema: Value,
}

/// An answer that can be asked for by its status and its name: `Prefer: code=400, example=005_025`.
#[derive(Debug)]
#[non_exhaustive]
pub struct NamedResult {
    /// The HTTP status.
    pub status: u16,
    /// The name, ASCII: the code where there is one answer with it, otherwise a name of the description's own.
    pub name: String,
    /// The code; none where the page names a test result and no code for it.
    pub code: Option<String>,
    /// The name that the page's test data give it, or the message where they do not name it.
    pub title: String,
    /// Whether it is one of the documented answers, rather than a test result alone.
    pub listed: Listed,
    /// The body of the answer, before encryption.
    pub body: Value,
}

/// Where a result is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Among the response codes.
    Code,
    /// Among the test data alone: without a code, or with the code of another result.
    TestData,
}

impl Catalogue {
    fn of(description: Value) -> Self {
        let operations = description["paths"]
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(path, item)| Documented::of(path, item.get("post")?))
            .collect();
        Self {
            description,
            operations,
        }
    }

    /// Every operation, by path.
    #[must_use]
    pub fn operations(&self) -> &[Documented] {
        &self.operations
    }

    /// The operation with this name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&Documented> {
        self.operations
            .iter()
            .find(|operation| operation.name == name)
    }

    /// The schema of the request of an operation.
    pub(crate) fn request_schema(&self, operation: &str) -> &Value {
        self.operation(operation)
            .map_or(&Value::Null, |operation| &operation.request_schema)
    }

    /// The schema itself, or the one that it refers to.
    pub(crate) fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let target = schema.get("$ref").and_then(Value::as_str);
        match target.and_then(|target| target.strip_prefix('#')) {
            Some(pointer) => self.description.pointer(pointer).unwrap_or(schema),
            None => schema,
        }
    }
}

impl Documented {
    fn of(path: &str, operation: &Value) -> Option<Self> {
        let content = &operation["requestBody"]["content"]["application/json"];
        let example = content["examples"].as_object()?.values().next()?;
        Some(Self {
            name: text(&operation["operationId"]),
            title: text(&operation["summary"]),
            path: path.to_owned(),
            example: example["value"].clone(),
            results: results(operation),
            request_schema: content["schema"].clone(),
        })
    }

    /// The result with this status and name.
    #[must_use]
    pub fn result(&self, status: u16, name: &str) -> Option<&NamedResult> {
        self.results
            .iter()
            .find(|result| result.status == status && result.name == name)
    }

    /// The body of the documented answer of success.
    pub(crate) fn success_body(&self) -> Option<&Value> {
        let success = self.results.iter().find(|result| result.status == 200)?;
        Some(&success.body)
    }

    /// The text that goes with success.
    pub(crate) fn success_text(&self) -> Option<&str> {
        self.success_body()?["response"]["description"].as_str()
    }
}

/// The documented answers first, then the test results that are not among them.
fn results(operation: &Value) -> Vec<NamedResult> {
    let mut results: Vec<NamedResult> = operation["responses"]
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(status, response)| answers(status, response))
        .collect();
    for entry in operation["x-test-data"].as_array().into_iter().flatten() {
        add_test_result(entry, &mut results);
    }
    results
}

fn answers(status: &str, response: &Value) -> Vec<NamedResult> {
    let status = status.parse().unwrap_or_default();
    let examples = response["content"]["application/json"]["examples"].as_object();
    let answer = |(name, example): (&String, &Value)| NamedResult {
        status,
        name: name.clone(),
        code: example["value"]["response"]["code"]
            .as_str()
            .map(str::to_owned),
        title: text(&example["value"]["response"]["description"]),
        listed: Listed::Code,
        body: example["value"].clone(),
    };
    examples.unwrap_or(&Map::new()).iter().map(answer).collect()
}

fn add_test_result(entry: &Value, results: &mut Vec<NamedResult>) {
    let status = entry["status"]
        .as_u64()
        .and_then(|status| u16::try_from(status).ok())
        .unwrap_or_default();
    let title = text(&entry["name"]);
    let code = entry["code"].as_str();
    let name = entry["example"].as_str().or(code).unwrap_or_default();
    let known =
        |result: &NamedResult| result.status == status && Some(result.name.as_str()) == code;
    if Some(name) == code
        && let Some(result) = results.iter_mut().find(|result| known(result))
    {
        result.title = title;
        return;
    }
    let body = match results.iter().find(|result| known(result)) {
        Some(result) => result.body.clone(),
        None => json!({ "response": { "description": title } }),
    };
    results.push(NamedResult {
        status,
        name: name.to_owned(),
        code: code.map(str::to_owned),
        title,
        listed: Listed::TestData,
        body,
    });
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
