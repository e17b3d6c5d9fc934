//! Bodies: one media type, JSON.

use super::Lowering;
use super::schema::Context;
use crate::diagnostic::Span;
use crate::load::{Located, Mapping, Node, Reader};
use crate::model::{Type, TypeName};

const JSON: &str = "application/json";

impl<'d> Lowering<'d, '_> {
    /// The type of the request's body.
    pub(super) fn request(
        &mut self,
        node: Option<&'d Node>,
        operation: Span,
        context: &Context,
    ) -> Option<TypeName> {
        let Some(node) = node else {
            self.unsupported(
                "unsupported-request",
                operation,
                "an operation without a request body is",
            );
            return None;
        };
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        reader.skip(&["description"]);
        let required = reader.boolean("required", self.diagnostics);
        let content = reader.mapping("content", self.diagnostics);
        reader.finish(self.diagnostics);
        if !required.is_some_and(|required| required.value) {
            self.unsupported(
                "unsupported-request",
                resolved.node.span,
                "a request body that may be absent is",
            );
        }
        self.json_body(content, resolved.node.span, context)
    }

    /// The type of a body in JSON.
    pub(super) fn json_body(
        &mut self,
        content: Option<Located<&'d Mapping>>,
        span: Span,
        context: &Context,
    ) -> Option<TypeName> {
        let schema = self.json_schema(content, span)?;
        let lowered = self.value(schema, context)?;
        match lowered.value.ty {
            Type::Named(name) if !lowered.value.nullable && !lowered.value.sensitive => Some(name),
            _ => {
                self.unsupported(
                    "unsupported-body",
                    schema.span,
                    "a body that is not an object is",
                );
                None
            }
        }
    }

    /// The schema of a body in JSON.
    pub(super) fn json_schema(
        &mut self,
        content: Option<Located<&'d Mapping>>,
        span: Span,
    ) -> Option<&'d Node> {
        let content = content.filter(|content| !content.value.is_empty());
        let Some(content) = content else {
            self.unsupported(
                "unsupported-body",
                span,
                "an answer or request without a body is",
            );
            return None;
        };
        let mut schema = None;
        for (name, entry) in content.value.iter() {
            if name == JSON {
                schema = self.media_type(&entry.node);
            } else {
                let what = format!("the media type `{name}` is");
                self.unsupported("unsupported-media-type", entry.key_span, &what);
            }
        }
        schema
    }

    fn media_type(&mut self, node: &'d Node) -> Option<&'d Node> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        reader.skip(&["example", "examples"]);
        let schema = reader.required("schema", self.diagnostics);
        if let Some(encoding) = reader.take("encoding") {
            self.unsupported("unsupported-encoding", encoding.span, "`encoding` is");
        }
        reader.finish(self.diagnostics);
        schema
    }
}
