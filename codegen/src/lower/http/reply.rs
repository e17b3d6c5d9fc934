//! Answers: which are successes, and what each brings.

use super::super::path_item::Opened;
use super::super::{Lowering, docs, names};
use super::body::Direction;
use super::status::{is_redirection, is_success, statuses, variant};
use crate::load::{Node, Reader};
use crate::model::{
    Alias, Docs, Guard, Method, Outcome, OutcomeShape, Reply, Statuses, Type, TypeDef, TypeKind,
    TypeName, Value,
};

/// All answers of an operation.
pub(super) struct Replies {
    pub(super) accept: Vec<String>,
    pub(super) success: Outcome,
    pub(super) failure: Outcome,
}

/// An answer as it is described.
#[derive(Clone, Copy)]
struct Listed<'d> {
    statuses: Statuses,
    node: &'d Node,
}

/// Which of the two outcomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Success,
    Failure,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Success => "Response",
            Self::Failure => "Failure",
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// `responses`.
    pub(super) fn replies(&mut self, node: &'d Node, opened: &Opened<'d>) -> Option<Replies> {
        let mut listed = self.listed_replies(node)?;
        listed.sort_by_key(|of| of.statuses);
        let any = |is: fn(Statuses) -> bool| listed.iter().any(|of| is(of.statuses));
        let has_success = any(is_success);
        let other = listed
            .iter()
            .find(|of| of.statuses == Statuses::Other)
            .copied();
        // Without a success of its own, the default is the success as well.
        if let (false, Some(other)) = (has_success, other) {
            listed.push(Listed {
                statuses: Statuses::OtherSuccess,
                ..other
            });
        }
        let redirects = !has_success && other.is_none();
        let (successes, failures): (Vec<_>, Vec<_>) = listed
            .into_iter()
            .partition(|of| is_success(of.statuses) || (redirects && is_redirection(of.statuses)));
        let success = self.outcome(&successes, Side::Success, opened)?;
        let failure = self.outcome(&failures, Side::Failure, opened)?;
        let mut accept: Vec<String> = Vec::new();
        let replies = success.replies.iter().chain(&failure.replies);
        for content in replies.filter_map(|reply| reply.content.as_ref()) {
            if !accept.contains(&content.media_type) {
                accept.push(content.media_type.clone());
            }
        }
        Some(Replies {
            accept,
            success,
            failure,
        })
    }

    fn listed_replies(&mut self, node: &'d Node) -> Option<Vec<Listed<'d>>> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let mut listed: Vec<Listed<'d>> = Vec::new();
        for (key, span, node) in reader.rest() {
            if key.starts_with("x-") {
                self.unused_extension(key, span);
                continue;
            }
            let Some(statuses) = statuses(key) else {
                let message = format!(
                    "`{key}` is no HTTP status, no range such as 4XX and not `default`: left out"
                );
                self.diagnostics.warning("unknown-status", span, message);
                continue;
            };
            listed.push(Listed { statuses, node });
        }
        reader.finish(self.diagnostics);
        Some(listed)
    }

    /// The type of an outcome with its answers.
    fn outcome(
        &mut self,
        listed: &[Listed<'d>],
        side: Side,
        opened: &Opened<'d>,
    ) -> Option<Outcome> {
        let lone = listed.len() == 1;
        let mut replies = Vec::new();
        let mut scope = names::Scope::default();
        for of in listed {
            self.reply(*of, lone, side, opened, &mut scope, &mut replies)?;
        }
        // The status of a lone answer that stands for several statuses would be lost.
        let shape = match replies.as_slice() {
            [] => OutcomeShape::Never,
            [only] if side == Side::Success && only.statuses != Statuses::Other => {
                OutcomeShape::Single
            }
            _ => OutcomeShape::Enum,
        };
        let name = self.outcome_type(side, shape, &replies, opened);
        Some(Outcome {
            name,
            replies,
            shape,
        })
    }

    /// The answers of one status: one for each form of body.
    fn reply(
        &mut self,
        listed: Listed<'d>,
        lone: bool,
        side: Side,
        opened: &Opened<'d>,
        scope: &mut names::Scope,
        replies: &mut Vec<Reply>,
    ) -> Option<()> {
        let resolved = self.document.resolve(listed.node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let docs = Docs {
            description: docs::text(&mut reader, "description", self.diagnostics),
            evidence: docs::evidence(&mut reader, self.diagnostics),
            ..Docs::default()
        };
        let headers = reader.mapping("headers", self.diagnostics);
        // Links tell who reads the description where to go on; a call is the same with and without.
        reader.skip(&["links", "x-summary"]);
        let content = reader.mapping("content", self.diagnostics);
        reader.finish(self.diagnostics);
        let status_name = variant(listed.statuses);
        let base = match (lone, side) {
            (true, Side::Success) => "Response".to_owned(),
            _ => format!("{status_name}Body"),
        };
        let contents = match content {
            // The answer to HEAD never has a body (RFC 9110, 9.3.2).
            Some(content) if opened.method != Method::Head => {
                self.contents(content.value, &base, Direction::Reply, opened)?
            }
            _ => Vec::new(),
        };
        if contents.is_empty() {
            let parts = self.reply_parts(headers, None, &status_name, opened)?;
            replies.push(Reply {
                statuses: listed.statuses,
                variant: scope.claim(&status_name),
                docs,
                content: None,
                guard: Guard::Status,
                parts,
            });
            return Some(());
        }
        let several = contents.len() > 1;
        let mut of_status = Vec::new();
        for content in contents {
            let name = match several {
                true => format!("{status_name}{}", content.variant),
                false => status_name.clone(),
            };
            let parts = self.reply_parts(headers, Some(&content), &name, opened)?;
            of_status.push(Reply {
                statuses: listed.statuses,
                variant: scope.claim(&name),
                docs: docs.clone(),
                content: Some(content),
                guard: if several {
                    Guard::MediaType
                } else {
                    Guard::Status
                },
                parts,
            });
        }
        // What fits none of the media types is read as the first one.
        of_status.rotate_left(1);
        if let Some(last) = of_status.last_mut() {
            last.guard = Guard::Status;
        }
        replies.extend(of_status);
        Some(())
    }

    /// `Response` or `Failure`: an enum, or another name for the type of the only answer.
    fn outcome_type(
        &mut self,
        side: Side,
        shape: OutcomeShape,
        replies: &[Reply],
        opened: &Opened<'d>,
    ) -> TypeName {
        let only = replies.first().filter(|_| shape == OutcomeShape::Single);
        // An inline schema has the name already.
        if let Some(value) = only
            .and_then(|reply| reply.content.as_ref())
            .map(|of| &of.value)
            && only.is_some_and(|reply| reply.parts.is_none())
            && let Type::Named(name) = &value.ty
            && name.module.is_some()
            && name.name == side.name()
            && !value.sensitive
        {
            return name.clone();
        }
        let name = self.claim_local(opened.module, side.name());
        let slot = self.drafts.reserve(opened.module);
        let kind = match only {
            None => TypeKind::Outcome(Outcome {
                name: name.clone(),
                replies: replies.to_vec(),
                shape,
            }),
            Some(reply) => TypeKind::Alias(Alias {
                value: payload(reply),
            }),
        };
        let docs = only.map(|reply| reply.docs.clone()).unwrap_or_default();
        self.drafts.fill(
            slot,
            TypeDef {
                name: name.clone(),
                schema_name: None,
                docs,
                kind,
            },
        );
        name
    }
}

/// What an answer brings.
fn payload(reply: &Reply) -> Value {
    match (&reply.parts, &reply.content) {
        (Some(parts), _) => Value::plain(Type::Named(parts.name.clone())),
        (None, Some(content)) => Value {
            checks: Vec::new(),
            ..content.value.clone()
        },
        (None, None) => Value::plain(Type::Unit),
    }
}
