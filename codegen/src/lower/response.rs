//! Responses: one success, and failures that share one enumeration of codes.

use super::Lowering;
use super::NodeId;
use super::schema::{Context, Keywords};
use crate::diagnostic::Span;
use crate::load::{Located, Node, Reader};
use crate::model::{CodeList, Docs, Effect, ErrorCodes, Type, TypeDef, TypeKind, TypeName};

/// Schemas are searched for error codes to this depth: body, `response`, `code`.
const SEARCH_DEPTH: usize = 4;

/// The types of the answers.
pub(super) struct Responses {
    pub(super) success: TypeName,
    pub(super) error_code: TypeName,
}

impl<'d> Lowering<'d, '_> {
    /// Reads `responses`.
    pub(super) fn responses(
        &mut self,
        node: &'d Node,
        success: &Context,
        codes: &Context,
    ) -> Option<Responses> {
        let answers = self.answers(node)?;
        let [body] = answers.successes.as_slice() else {
            let what = "any number of successful responses but one is";
            self.unsupported("unsupported-response", node.span, what);
            return None;
        };
        let success = self.json_body(body.content, body.span, success);
        let mut failures = Vec::new();
        for body in answers.failures {
            failures.push(self.json_schema(body.content, body.span)?);
        }
        let error_code = self.error_code(&failures, codes)?;
        Some(Responses {
            success: success?,
            error_code,
        })
    }

    /// The bodies of all responses; none if one of them is of no use.
    fn answers(&mut self, node: &'d Node) -> Option<Answers<'d>> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let mut answers = Some(Answers::default());
        for (status, span, response) in reader.rest() {
            if status.starts_with("x-") {
                self.unused_extension(status, span);
                continue;
            }
            if !is_status(status) {
                let what = format!("the response `{status}` is");
                self.unsupported("unsupported-response", span, &what);
                answers = None;
                continue;
            }
            let body = self.response(response);
            answers = answers.zip(body).map(|(mut answers, body)| {
                let of_kind = match status.starts_with('2') {
                    true => &mut answers.successes,
                    false => &mut answers.failures,
                };
                of_kind.push(body);
                answers
            });
        }
        reader.finish(self.diagnostics);
        answers
    }

    fn response(&mut self, node: &'d Node) -> Option<Body<'d>> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        reader.required_string("description", self.diagnostics);
        super::docs::evidence(&mut reader, self.diagnostics);
        let headers = reader.mapping("headers", self.diagnostics);
        for (_, entry) in headers.iter().flat_map(|headers| headers.value.iter()) {
            self.header(&entry.node);
        }
        if let Some(links) = reader.take("links") {
            self.unsupported(
                "unsupported-operation-key",
                links.span,
                "`links` of a response are",
            );
        }
        let content = reader.mapping("content", self.diagnostics);
        reader.finish(self.diagnostics);
        Some(Body {
            content,
            span: resolved.node.span,
        })
    }

    /// The enumeration of the codes of all failures: the one schema with `x-error-codes` in their bodies, or an empty one.
    fn error_code(&mut self, failures: &[&'d Node], context: &Context) -> Option<TypeName> {
        let mut found: Vec<&'d Node> = Vec::new();
        for body in failures {
            self.value(
                body,
                &Context::inline(context.module, context.name.replace("ErrorCode", "Failure")),
            );
            self.search(body, SEARCH_DEPTH, &mut found);
        }
        let mut names: Vec<TypeName> = Vec::new();
        for node in found.iter().copied() {
            if let Type::Named(name) = self.value(node, context)?.value.ty
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        match names.as_slice() {
            [name] => Some(name.clone()),
            [] => Some(self.no_codes(context, failures.first().map(|node| node.span))),
            _ => {
                let span = found
                    .last()
                    .map_or(self.document.root().span, |node| node.span);
                let what = "a second enumeration of error codes for an operation is";
                self.unsupported("unsupported-response", span, what);
                None
            }
        }
    }

    /// Looks for schemas with `x-error-codes` among the properties of a body.
    fn search(&mut self, node: &'d Node, depth: usize, found: &mut Vec<&'d Node>) {
        let Some(resolved) = self.document.resolve(node, self.diagnostics) else {
            return;
        };
        if resolved.node.get("x-error-codes").is_some() {
            if !found
                .iter()
                .any(|known| NodeId::from(*known) == NodeId::from(node))
            {
                found.push(node);
            }
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let Some(Keywords { properties, .. }) = self.conjunction(&[node]) else {
            return;
        };
        for property in properties.values().flatten() {
            self.search(property, depth, found);
        }
    }

    /// An operation whose failures have no codes: every code is an unlisted one.
    fn no_codes(&mut self, context: &Context, span: Option<Span>) -> TypeName {
        let span = span.unwrap_or_else(|| self.document.root().span);
        let name = self.claim_local_at(context.module, &context.name, span);
        let slot = self.drafts.reserve(context.module);
        let codes = ErrorCodes {
            codes: Vec::new(),
            unknown_effect: Effect::None,
        };
        let docs = Docs {
            description: Some("The description lists no code for this operation.".to_owned()),
            ..Docs::default()
        };
        self.drafts.fill(
            slot,
            TypeDef {
                name: name.clone(),
                schema_name: None,
                docs,
                kind: TypeKind::ErrorCodes(codes),
            },
        );
        name
    }

    /// Remembers what an unlisted code of an operation leaves open.
    pub(super) fn settle_effect(&mut self, codes: &TypeName, effect: Effect, span: Span) {
        if self
            .code_effects
            .insert(codes.clone(), effect)
            .is_some_and(|other| other != effect)
        {
            let message = format!(
                "operations with different effects share the error codes `{}`",
                codes.name
            );
            self.diagnostics.error("error-codes-shared", span, message);
        }
    }

    /// Reads `x-code-list`.
    pub(super) fn code_list(&mut self, reader: &mut Reader<'d>) -> CodeList {
        match reader
            .string("x-code-list", self.diagnostics)
            .map(|list| (list.value, list.span))
        {
            None | Some(("complete", _)) => CodeList::Complete,
            Some(("truncated", _)) => CodeList::Truncated,
            Some((other, span)) => {
                let message = format!("`{other}` is not complete or truncated");
                self.diagnostics.error("invalid-code-list", span, message);
                CodeList::Complete
            }
        }
    }

    /// Reads `x-test-data`: named results, with a code where one is known.
    pub(super) fn test_data(&mut self, data: Option<Located<&'d [Node]>>, codes: &TypeName) {
        for node in data.iter().flat_map(|data| data.value) {
            let Some(mut reader) = Reader::new(node, self.diagnostics) else {
                continue;
            };
            let status = reader.required("status", self.diagnostics);
            let status = status.and_then(|status| self.status(status));
            reader.required_string("name", self.diagnostics);
            let code = reader.string("code", self.diagnostics);
            // A name by which servers for tests offer the result; the client has no use for it.
            reader.string("example", self.diagnostics);
            super::docs::evidence(&mut reader, self.diagnostics);
            reader.finish(self.diagnostics);
            let (Some(status), Some(code)) = (status, code) else {
                continue;
            };
            if !(200..300).contains(&status) && !self.lists(codes, code.value) {
                let message = format!(
                    "the error codes of this operation do not list `{}`",
                    code.value
                );
                self.diagnostics.error("unknown-code", code.span, message);
            }
        }
    }

    fn lists(&self, codes: &TypeName, code: &str) -> bool {
        self.drafts.types().any(|definition| {
            definition.name == *codes
                && matches!(&definition.kind, TypeKind::ErrorCodes(of) if of.codes.iter().any(|of| of.variant.wire == code))
        })
    }
}

/// The bodies of the answers.
#[derive(Default)]
struct Answers<'d> {
    successes: Vec<Body<'d>>,
    failures: Vec<Body<'d>>,
}

/// The body of a response.
struct Body<'d> {
    content: Option<Located<&'d crate::load::Mapping>>,
    span: Span,
}

fn is_status(text: &str) -> bool {
    text.len() == 3
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(text.as_bytes()[0], b'1'..=b'5')
}
