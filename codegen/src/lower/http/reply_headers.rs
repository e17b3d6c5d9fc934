//! The headers of an answer: with its body, the fields of a struct.

use super::super::path_item::Opened;
use super::super::{Lowering, docs, names};
use super::operation::inline;
use crate::load::{Located, Mapping, Node, Reader};
use crate::model::{
    Additional, Content, Docs, Field, HeaderForm, Origin, Presence, ReplyHeader, ReplyParts,
    Struct, Type, TypeDef, TypeKind, Value,
};

impl<'d> Lowering<'d, '_> {
    /// A struct of body and headers, if there are headers.
    pub(super) fn reply_parts(
        &mut self,
        headers: Option<Located<&'d Mapping>>,
        content: Option<&Content>,
        name: &str,
        opened: &Opened<'d>,
    ) -> Option<Option<ReplyParts>> {
        let headers = headers.filter(|headers| !headers.value.is_empty());
        let Some(headers) = headers else {
            return Some(None);
        };
        let type_name = self.claim_local(opened.module, &format!("{name}Answer"));
        let slot = self.drafts.reserve(opened.module);
        let mut scope = names::Scope::with(&["body"]);
        let mut fields = Vec::new();
        let mut found = Vec::new();
        for (header, entry) in headers.value.iter() {
            // The media type is read already (OpenAPI 3.0.3, "Response Object").
            if header.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let context = format!("{name}{}", names::pascal_case(header));
            let (mut value, docs, form) = self.reply_header(&entry.node, &context, opened)?;
            // A header is there or not; none is null.
            value.nullable = false;
            let rust_name = scope.claim(&names::snake_case(header));
            found.push(ReplyHeader {
                wire_name: header.to_owned(),
                field: rust_name.clone(),
                form,
            });
            fields.push(Field {
                wire_name: header.to_owned(),
                rust_name,
                value,
                presence: Presence::Optional,
                docs,
            });
        }
        let body = content.map(|content| {
            let field = Field {
                wire_name: "body".to_owned(),
                rust_name: "body".to_owned(),
                value: content.value.clone(),
                presence: Presence::Required,
                docs: Docs {
                    description: Some("The body.".to_owned()),
                    ..Docs::default()
                },
            };
            fields.push(field);
            "body".to_owned()
        });
        let structure = Struct {
            fields,
            additional: Additional::Ignored,
            checks: Vec::new(),
            conditions: Vec::new(),
            origin: Origin::default(),
        };
        let definition = TypeDef {
            name: type_name.clone(),
            schema_name: None,
            docs: Docs::default(),
            kind: TypeKind::Reply(structure),
        };
        self.drafts.fill(slot, definition);
        Some(Some(ReplyParts {
            name: type_name,
            body,
            headers: found,
        }))
    }

    fn reply_header(
        &mut self,
        node: &'d Node,
        name: &str,
        opened: &Opened<'d>,
    ) -> Option<(Value, Docs, HeaderForm)> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let description = docs::text(&mut reader, "description", self.diagnostics);
        reader.skip(&[
            "deprecated",
            "example",
            "examples",
            "required",
            "style",
            "explode",
        ]);
        reader.skip(&["allowEmptyValue", "allowReserved"]);
        docs::evidence(&mut reader, self.diagnostics);
        let schema = reader.take("schema");
        let content = reader.mapping("content", self.diagnostics);
        reader.finish(self.diagnostics);
        let in_content = content.and_then(|content| {
            let (_, entry) = content.value.iter().next()?;
            entry.node.get("schema")
        });
        let (value, mut docs, form) = match (schema, in_content) {
            (Some(schema), _) => {
                let lowered = self.value(schema, &inline(opened, name))?;
                let form = match lowered.value.ty {
                    Type::Array(_) => HeaderForm::List,
                    _ => HeaderForm::Single,
                };
                (lowered.value, lowered.docs, form)
            }
            (None, Some(schema)) => {
                let lowered = self.value(schema, &inline(opened, name))?;
                (lowered.value, lowered.docs, HeaderForm::Json)
            }
            (None, None) => (
                Value::plain(Type::String),
                Docs::default(),
                HeaderForm::Single,
            ),
        };
        docs.description = description.or(docs.description);
        Some((value, docs, form))
    }
}
