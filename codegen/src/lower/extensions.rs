//! The extensions of an operation: what no keyword of OpenAPI can say.

use super::{Lowering, docs};
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Located, Node, Reader};
use crate::model::{CodeList, Effect, Encryption};

/// What stands at an operation beside the keywords of OpenAPI.
pub(super) struct Extensions<'d> {
    pub(super) page: Option<String>,
    pub(super) effect: Option<Effect>,
    pub(super) request_encryption: Encryption,
    pub(super) response_encryption: Encryption,
    pub(super) reference: Option<Located<&'d str>>,
    pub(super) code_list: CodeList,
    pub(super) test_data: Option<Located<&'d [Node]>>,
}

impl<'d> Lowering<'d, '_> {
    /// Takes all of them. `span` is where the absence of one is reported.
    pub(super) fn extensions(&mut self, reader: &mut Reader<'d>, span: Span) -> Extensions<'d> {
        let page = docs::text(reader, "x-page", self.diagnostics);
        let effect = self.effect(reader, span);
        let (request_encryption, response_encryption) = self.encryptions(reader);
        Extensions {
            page,
            effect,
            request_encryption,
            response_encryption,
            reference: reader.string("x-request-reference", self.diagnostics),
            code_list: self.code_list(reader),
            test_data: reader.sequence("x-test-data", self.diagnostics),
        }
    }

    fn effect(&mut self, reader: &mut Reader<'d>, span: Span) -> Option<Effect> {
        match reader.string("x-effect", self.diagnostics) {
            Some(effect) => read_effect(effect, self.diagnostics),
            None => {
                let message = "`x-effect` has to say what a call can do: none, money or card";
                self.diagnostics.error("missing-effect", span, message);
                None
            }
        }
    }

    fn encryptions(&mut self, reader: &mut Reader<'d>) -> (Encryption, Encryption) {
        let Some(mut both) = reader.object("x-encryption", self.diagnostics) else {
            return (Encryption::None, Encryption::None);
        };
        let request = both.string("request", self.diagnostics);
        let response = both.string("response", self.diagnostics);
        both.finish(self.diagnostics);
        (self.encryption(request), self.encryption(response))
    }

    fn encryption(&mut self, written: Option<Located<&str>>) -> Encryption {
        match written.map(|written| (written.value, written.span)) {
            Some(("jwe", _)) => Encryption::Jwe,
            Some(("none", _)) | None => Encryption::None,
            Some((other, span)) => {
                let message = format!("`{other}` is no encryption: it is one of none, jwe");
                self.diagnostics.error("invalid-encryption", span, message);
                Encryption::None
            }
        }
    }
}

/// `none`, `money` or `card`.
pub(super) fn read_effect(written: Located<&str>, diagnostics: &mut Diagnostics) -> Option<Effect> {
    match written.value {
        "none" => Some(Effect::None),
        "money" => Some(Effect::Money),
        "card" => Some(Effect::Card),
        other => {
            let message = format!("`{other}` is no effect: it is one of none, money, card");
            diagnostics.error("invalid-effect", written.span, message);
            None
        }
    }
}
