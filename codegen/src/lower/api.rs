//! The root of a description.

use super::claims::{Claims, Part};
use super::draft::Drafts;
use super::path_item::Opened;
use super::security::Support;
use super::{Lowering, Mode, docs};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Located, Mapping, Node, Reader};
use crate::model::{Api, Scheme, SecurityScheme};

/// What stands in `info`, as far as it matters.
struct Info {
    title: String,
    version: String,
    description: Option<String>,
    license: Option<String>,
}

impl<'d> Lowering<'d, '_> {
    /// The whole description.
    pub(super) fn api(&mut self) -> Option<Api> {
        let root = self.document.root();
        let mut reader = Reader::new(root, self.diagnostics)?;
        self.version(&mut reader);
        let info = reader
            .required("info", self.diagnostics)
            .and_then(|node| self.info(node));
        let servers = reader.sequence("servers", self.diagnostics);
        let paths = reader.required("paths", self.diagnostics);
        let components = reader.take("components");
        let security = reader.take("security");
        reader.skip(&["tags", "externalDocs"]);
        reader.finish(self.diagnostics);

        self.mode = self.mode_of(components);
        self.claims = Claims::new(self.mode);
        self.keep_root_module();
        let servers = servers
            .map(|servers| self.servers(servers.value))
            .unwrap_or_default();
        let named = self.component_schemas(components);
        self.schemes = self.security_schemes(components);
        let operations = paths
            .map(|node| self.open_operations(node))
            .unwrap_or_default();
        self.plan_names(named.iter());
        self.plan_names(operations.iter().flat_map(|of| &of.schemas));
        for schema in named {
            self.referenced(schema.node, &schema.location);
        }
        self.claims.turn_to(Part::Operations);
        let mut scheme = None;
        for operation in operations {
            scheme = self.operation(operation, security).or(scheme);
        }
        self.prune();
        self.settle_access();
        self.settle_unknown_effects();
        self.keep_what_tells_items_apart();
        self.box_recursive_types();
        let info = info?;
        Some(Api {
            title: info.title,
            version: info.version,
            description: info.description,
            license: info.license,
            source: self
                .document
                .path(self.document.root_location().file())
                .to_owned(),
            servers,
            scheme,
            security_schemes: self.constants(),
            modules: std::mem::take(&mut self.drafts).finish(),
        })
    }

    /// The file that most descriptions consist of keeps the name of its module, whatever operations are called.
    fn keep_root_module(&mut self) {
        if self.mode == Mode::Http {
            self.drafts = Drafts::in_folders();
        }
        self.module_of(&self.document.root_location());
    }

    /// An operation. Returns the scheme that it needs.
    fn operation(&mut self, opened: Opened<'d>, security: Option<&'d Node>) -> Option<Scheme> {
        for schema in &opened.schemas {
            self.referenced(schema.node, &schema.location);
        }
        let (module, title, span) = (opened.module, opened.title(), opened.id.span);
        let scheme = self.guarded(|lowering| match lowering.mode {
            Mode::Coded => lowering.coded_operation(opened, security),
            Mode::Http => lowering
                .http_operation(&opened, security)
                .map(|()| Scheme::Http),
        });
        if scheme.is_none() {
            self.skip(module, &title, span);
        }
        scheme
    }

    /// The constants of security schemes.
    fn constants(&self) -> Vec<SecurityScheme> {
        let schemes = self.schemes.values();
        schemes
            .filter_map(|scheme| match scheme {
                Support::Http(scheme) => Some(scheme.clone()),
                _ => None,
            })
            .collect()
    }

    fn version(&mut self, reader: &mut Reader<'d>) {
        let Some(version) = reader.required_string("openapi", self.diagnostics) else {
            return;
        };
        if !version.value.starts_with("3.0.") {
            let message = format!("this is OpenAPI {}, and only 3.0 is read", version.value);
            self.diagnostics
                .error("unsupported-version", version.span, message);
        }
    }

    fn info(&mut self, node: &'d Node) -> Option<Info> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let title = reader.required_string("title", self.diagnostics);
        let version = reader.required_string("version", self.diagnostics);
        let description = docs::text(&mut reader, "description", self.diagnostics);
        let license = reader
            .object("license", self.diagnostics)
            .and_then(|mut license| {
                let name = license.required_string("name", self.diagnostics);
                license.skip(&["url"]);
                license.finish(self.diagnostics);
                name.map(|name| name.value.to_owned())
                    .filter(|name| is_spdx(name))
            });
        reader.skip(&["contact", "termsOfService"]);
        reader.finish(self.diagnostics);
        let version = version?;
        Some(Info {
            title: title?.value.to_owned(),
            version: self.crate_version(version),
            description,
            license,
        })
    }

    /// The version of the crate is that of the description, where Cargo can read it.
    fn crate_version(&mut self, version: Located<&str>) -> String {
        if is_semantic(version.value) {
            return version.value.to_owned();
        }
        let message = format!(
            "`{}` is not a version of the form 1.2.3: the crate gets version 0.0.0",
            version.value
        );
        self.diagnostics
            .warning("version-not-semantic", version.span, message);
        "0.0.0".to_owned()
    }

    /// `components.schemas` of the root file. The other components are read where something refers to them.
    fn component_schemas(&mut self, components: Option<&'d Node>) -> Vec<NamedSchema<'d>> {
        let Some(mut reader) = components.and_then(|node| Reader::new(node, self.diagnostics))
        else {
            return Vec::new();
        };
        let schemas = reader.mapping("schemas", self.diagnostics);
        reader.skip(&[
            "callbacks",
            "examples",
            "headers",
            "links",
            "parameters",
            "requestBodies",
            "responses",
            "securitySchemes",
        ]);
        reader.finish(self.diagnostics);
        let place = self
            .document
            .root_location()
            .child("components")
            .child("schemas");
        schemas
            .map(|schemas| named_schemas(schemas.value, &place))
            .unwrap_or_default()
    }

    /// Reports an extension that nothing reads, among keys that are not words.
    pub(super) fn unused_extension(&mut self, key: &str, span: Span) {
        let warning = Diagnostic::warning("unused-extension", format!("nothing reads `{key}`"));
        self.diagnostics.push_once(key, warning.at(span));
    }

    /// Reports something that is not supported yet.
    pub(super) fn unsupported(&mut self, code: &'static str, span: Span, what: &str) {
        self.diagnostics
            .push(Diagnostic::error(code, format!("{what} not supported yet")).at(span));
    }
}

/// A schema with a name of its own.
pub(super) struct NamedSchema<'d> {
    pub(super) node: &'d Node,
    pub(super) location: crate::load::Location,
    pub(super) key_span: Span,
}

/// The schemas of a mapping that stands at `place`.
pub(super) fn named_schemas<'d>(
    mapping: &'d Mapping,
    place: &crate::load::Location,
) -> Vec<NamedSchema<'d>> {
    mapping
        .iter()
        .map(|(name, entry)| NamedSchema {
            node: &entry.node,
            location: place.child(name),
            key_span: entry.key_span,
        })
        .collect()
}

/// Whether Cargo takes it for a version: `1.2.3`, with `-beta.1` or `+build.5` or both behind it.
fn is_semantic(version: &str) -> bool {
    let (version, build) = match version.split_once('+') {
        Some((version, build)) => (version, Some(build)),
        None => (version, None),
    };
    let (core, pre) = match version.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (version, None),
    };
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let has_leading_zero = |text: &str| text.len() > 1 && text.starts_with('0');
    let is_number =
        |text: &str| (1..10).contains(&text.len()) && is_digits(text) && !has_leading_zero(text);
    let is_word = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_rank = |text: &str| is_word(text) && !(is_digits(text) && has_leading_zero(text));
    core.split('.').count() == 3
        && core.split('.').all(is_number)
        && pre.is_none_or(|pre| pre.split('.').all(is_rank))
        && build.is_none_or(|build| build.split('.').all(is_word))
}

/// Whether a name of a licence can stand in `Cargo.toml`.
fn is_spdx(name: &str) -> bool {
    let word = |word: &str| {
        matches!(word, "AND" | "OR" | "WITH")
            || word.contains('-')
            || word == "MIT"
            || word == "ISC"
            || word == "Zlib"
    };
    name.split(' ').all(word)
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " .-+()".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_semantic;

    #[test]
    fn versions_are_those_that_cargo_reads() {
        for version in ["1.2.3", "0.0.0", "1.0.0-0a.b-1+001", "1.0.0--", "1.0.0+a"] {
            assert!(is_semantic(version), "{version}");
        }
        for version in [
            "1.0",
            "01.0.0",
            "1.0.0-01",
            "1.0.0-",
            "1.0.0+",
            "1.0.0-a+b+c",
            "1.0.0-a..b",
            "v1.0.0",
        ] {
            assert!(!is_semantic(version), "{version}");
        }
    }
}
