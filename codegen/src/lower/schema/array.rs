//! `type: array`, and limits of counts.

use super::super::Lowering;
use super::{Context, Keywords};
use crate::load::Located;
use crate::model::{Check, Type, Value};

impl<'d> Lowering<'d, '_> {
    /// An array of one type of items.
    pub(super) fn array(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, Vec<Check>)> {
        let item = if keywords.items.is_empty() {
            self.diagnostics.warning(
                "missing-items",
                keywords.span,
                "without `items`, anything may stand in this array",
            );
            Value::plain(Type::FreeForm)
        } else {
            self.value_of_all(&keywords.items, &context.part("item"))?
                .value
        };
        self.check_order(
            "minItems",
            keywords.min_items,
            "maxItems",
            keywords.max_items,
        );
        let mut checks = Vec::new();
        checks.extend(
            keywords
                .min_items
                .filter(|limit| limit.value > 0)
                .map(|limit| Check::MinItems(limit.value)),
        );
        checks.extend(keywords.max_items.map(|limit| Check::MaxItems(limit.value)));
        checks.extend(keywords.unique_items.map(|_| Check::UniqueItems));
        Some((Type::Array(Box::new(item)), checks))
    }

    /// A lower limit above the upper one lets nothing pass.
    pub(super) fn check_order(
        &mut self,
        low_key: &str,
        low: Option<Located<u64>>,
        high_key: &str,
        high: Option<Located<u64>>,
    ) {
        let (Some(low), Some(high)) = (low, high) else {
            return;
        };
        if low.value > high.value {
            let message = format!(
                "no value passes: {low_key} {} is above {high_key} {}",
                low.value, high.value
            );
            self.diagnostics.error("contradiction", low.span, message);
        }
    }
}
