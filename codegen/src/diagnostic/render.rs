//! Findings as text for people.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::file::char_boundary;
use super::{Diagnostic, Diagnostics, Files, Severity, SourceFile, Span};
use crate::visible::{masked, visible};

/// Whether the text may carry terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// Colours, for a terminal.
    Coloured,
}

/// A longer line is cut out of the picture: a document on one line would be printed whole.
const LONGEST_LINE: usize = 400;

impl Diagnostics {
    /// Every finding as `error[code]: message`, its place as ` --> file:line:column`, and the lines it points to.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        let mut text = String::new();
        for diagnostic in self.iter() {
            text.push_str(&diagnostic.render(self.files(), style));
            text.push('\n');
        }
        if self.dropped() > 0 {
            text.push_str(&format!("and {} more findings\n", self.dropped()));
        }
        text
    }
}

impl Diagnostic {
    /// This finding as text; see [`Diagnostics::render`]. Ends in a line break.
    #[must_use]
    pub fn render(&self, files: &Files, style: Style) -> String {
        let level = match self.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let place = self
            .span()
            .and_then(|span| Some((span, files.get(span.file)?)));
        // A message quotes the description, which could write lines that look like findings.
        let advice = self.advice().map(visible);
        let mut group = level
            .primary_title(visible(self.message()))
            .id(self.code())
            .elements(place.map(|(span, file)| picture(span, file)));
        if let Some(advice) = advice {
            group = group.element(Level::HELP.message(advice));
        }
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let mut text = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
        text.push('\n');
        if place.is_some_and(|(span, file)| picture_line(span, file).is_none()) {
            // A bare place stands at the margin; with a picture it is set in, and readers look for that.
            text = text.replacen('\n', "\n ", 1);
        }
        text
    }
}

/// The line on which `span` begins, with a mark under its part of it.
fn picture(span: Span, file: &SourceFile) -> Element<'_> {
    let place = file.position(span.start);
    let Some((text, offset)) = picture_line(span, file) else {
        return Origin::path(visible(file.path()))
            .line(place.line)
            .char_column(place.column)
            .into();
    };
    let inside = |at: u32| char_boundary(text, (at as usize).saturating_sub(offset));
    Snippet::source(masked(text))
        .path(visible(file.path()))
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(inside(span.start)..inside(span.end)))
        .into()
}

/// The line on which `span` begins and the offset of its first byte, unless the line is too long to be shown.
fn picture_line(span: Span, file: &SourceFile) -> Option<(&str, usize)> {
    let line = file.position(span.start).line;
    Some(file.lines(line, line)).filter(|(text, _)| text.len() <= LONGEST_LINE)
}
