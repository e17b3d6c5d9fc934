//! `type: boolean`.

use super::super::Lowering;
use super::{JsonType, Keywords};
use crate::load::Value as Json;
use crate::model::{Check, Literal, Type};

impl<'d> Lowering<'d, '_> {
    /// A boolean, which may be confined to one value.
    pub(super) fn boolean(&mut self, keywords: &Keywords<'d>) -> Option<(Type, Vec<Check>)> {
        let Some(values) = &keywords.enumeration else {
            return Some((Type::Boolean, Vec::new()));
        };
        let mut listed: Vec<bool> = Vec::new();
        for node in &values.value {
            match node.value {
                Json::Boolean(value) => listed.push(value),
                Json::Null => {}
                _ => self.wrong_enum_type(node, JsonType::Boolean),
            }
        }
        listed.sort_unstable();
        listed.dedup();
        let checks = match listed.as_slice() {
            [only] => vec![Check::OneOfValues(vec![Literal::Boolean(*only)])],
            _ => Vec::new(),
        };
        Some((Type::Boolean, checks))
    }
}
