//! Which object of OpenAPI 3.0 stands under which key: only where an object may stand is a `$ref` a reference.

/// The objects that are, or hold, things a reference may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Root,
    Components,
    Paths,
    PathItem,
    Operation,
    Responses,
    MediaType,
    Encoding,
    Discriminator,
    Component(Component),
}

/// The kinds of components, in the order of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Component {
    Schema,
    Response,
    Parameter,
    Example,
    RequestBody,
    Header,
    SecurityScheme,
    Link,
    Callback,
}

/// How the value of a key is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    One(Kind),
    Each(Kind),
    List(Kind),
}

impl Component {
    pub const ALL: [Self; 9] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::Example,
        Self::RequestBody,
        Self::Header,
        Self::SecurityScheme,
        Self::Link,
        Self::Callback,
    ];

    /// Its key under `components`.
    pub fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
        }
    }

    /// The component whose section under `components` has this key.
    pub fn of_section(section: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|component| component.section() == section)
    }
}

/// What stands under `key` of an object of this kind; none if nothing there can be a reference.
pub(super) fn shape(kind: Kind, key: &str) -> Option<Shape> {
    use Component::{Callback, Example, Header, Link, Parameter, RequestBody, Response, Schema};
    use Shape::{Each, List, One};
    if key.starts_with("x-") {
        return None;
    }
    let each = |component| Some(Each(Kind::Component(component)));
    let list = |component| Some(List(Kind::Component(component)));
    let one = |component| Some(One(Kind::Component(component)));
    match (kind, key) {
        (Kind::Root, "paths") => Some(One(Kind::Paths)),
        (Kind::Root, "components") => Some(One(Kind::Components)),
        (Kind::Components, section) => each(Component::of_section(section)?),
        (Kind::Paths | Kind::Component(Callback), _) => Some(One(Kind::PathItem)),
        (Kind::PathItem | Kind::Operation, "parameters") => list(Parameter),
        (
            Kind::PathItem,
            "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace",
        ) => Some(One(Kind::Operation)),
        (Kind::Operation, "requestBody") => one(RequestBody),
        (Kind::Operation, "responses") => Some(One(Kind::Responses)),
        (Kind::Operation, "callbacks") => each(Callback),
        (Kind::Responses, _) => one(Response),
        (Kind::Component(Response), "links") => each(Link),
        (Kind::Component(Response) | Kind::Encoding, "headers") => each(Header),
        (Kind::Component(Response | RequestBody | Parameter | Header), "content") => {
            Some(Each(Kind::MediaType))
        }
        (Kind::MediaType, "encoding") => Some(Each(Kind::Encoding)),
        (Kind::MediaType | Kind::Component(Parameter | Header), "schema") => one(Schema),
        (Kind::MediaType | Kind::Component(Parameter | Header), "examples") => each(Example),
        (Kind::Component(Schema), "properties") => each(Schema),
        (Kind::Component(Schema), "items" | "additionalProperties" | "not") => one(Schema),
        (Kind::Component(Schema), "allOf" | "anyOf" | "oneOf") => list(Schema),
        (Kind::Component(Schema), "discriminator") => Some(One(Kind::Discriminator)),
        _ => None,
    }
}
