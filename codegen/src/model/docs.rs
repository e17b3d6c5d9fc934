//! What a reader is told about an item, apart from its constraints.

/// Texts of the description that become documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// `title`, if there is one.
    pub title: Option<String>,
    /// `description`, verbatim (CommonMark is shown as it was typed).
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Where the statement comes from, if not from the documentation.
    pub evidence: Option<Evidence>,
}

/// How well a statement of the description is founded (`x-evidence`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The kind of evidence.
    pub mark: Mark,
    /// Why it is believed.
    pub reason: Option<String>,
}

/// The kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Stated on a documentation page.
    Doc,
    /// Seen in the field only.
    Field,
    /// Reasoned from the former.
    Inferred,
    /// Looked for and not found.
    Unknown,
}
