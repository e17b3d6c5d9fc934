//! Text -> HTML.

/// A page in the making.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Appends markup as it stands.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Text for an element or for an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Text of the description, which is Korean where it is not ASCII: screen readers want to know.
pub(super) fn text(text: &str) -> String {
    match text.is_ascii() {
        true => escaped(text),
        false => format!("<span lang=\"ko\">{}</span>", escaped(text)),
    }
}
