//! `type: string`.

use super::super::{Lowering, pattern};
use super::{Context, Keywords};
use crate::diagnostic::Span;
use crate::model::{Check, Pattern, Type};

impl<'d> Lowering<'d, '_> {
    /// A string with its constraints, or an enumeration.
    pub(super) fn string(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, Vec<Check>)> {
        if keywords
            .format
            .is_some_and(|format| format.value == "binary")
        {
            return Some((Type::Binary, Vec::new()));
        }
        let patterns = self.patterns(keywords)?;
        if keywords.enumeration.is_some() {
            return Some((self.enumeration(keywords, context)?, Vec::new()));
        }
        self.check_order(
            "minLength",
            keywords.min_length,
            "maxLength",
            keywords.max_length,
        );
        let mut checks = Vec::new();
        checks.extend(
            keywords
                .min_length
                .filter(|limit| limit.value > 0)
                .map(|limit| Check::MinLength(limit.value)),
        );
        checks.extend(
            keywords
                .max_length
                .map(|limit| Check::MaxLength(limit.value)),
        );
        checks.extend(patterns.into_iter().map(Check::Pattern));
        Some((Type::String, checks))
    }

    /// The patterns, translated.
    pub(in super::super) fn patterns(&mut self, keywords: &Keywords<'d>) -> Option<Vec<Pattern>> {
        let mut patterns = Vec::new();
        for written in &keywords.patterns {
            match pattern::translated(written.value) {
                Ok(translated) => {
                    self.warn_of_foreign(&translated.foreign, written.span);
                    patterns.push(translated.pattern);
                }
                Err(reason) => {
                    self.diagnostics
                        .error(reason.code(), written.span, reason.message());
                    return None;
                }
            }
        }
        patterns.dedup();
        Some(patterns)
    }

    /// Says what in a pattern is no ECMA 262, and what it is taken for.
    fn warn_of_foreign(&mut self, foreign: &[String], span: Span) {
        if !foreign.is_empty() {
            let message = format!(
                "this is not a regular expression of ECMA 262; it is taken with {}",
                foreign.join(", ")
            );
            self.diagnostics.warning("foreign-pattern", span, message);
        }
    }
}
