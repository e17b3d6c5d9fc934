//! YAML as it is written in `spec/paths/`: block style, two blanks, comments.

use crate::yaml;

/// A file being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    indent: usize,
    decisions: usize,
}

impl Writer {
    /// A key and a text, quoted where any version of YAML would take it for something else.
    pub fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &yaml::text(value));
    }

    /// A key and a value that is YAML already: a number, a list in one line.
    pub fn raw(&mut self, key: &str, value: &str) {
        self.line(&format!("{}: {value}", yaml::text(key)));
    }

    /// A reference.
    pub fn reference(&mut self, target: &str) {
        self.line(&format!("$ref: {}", yaml::text(target)));
    }

    /// A key and what stands below it.
    pub fn block(&mut self, key: &str, inner: impl FnOnce(&mut Self)) {
        self.line(&format!("{}:", yaml::text(key)));
        self.indent += 2;
        inner(self);
        self.indent -= 2;
    }

    /// A key and a list of texts.
    pub fn list<'a>(&mut self, key: &str, items: impl IntoIterator<Item = &'a str>) {
        self.line(&format!("{}:", yaml::text(key)));
        for item in items {
            self.line(&format!("  - {}", yaml::text(item)));
        }
    }

    /// An item of a list, as YAML.
    pub fn item(&mut self, value: &str) {
        self.line(&format!("- {value}"));
    }

    /// An item of a list that has lines of its own.
    pub fn block_item(&mut self, inner: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.indent += 2;
        inner(self);
        self.indent -= 2;
        // The first line carries the mark of the item.
        let mark = start + self.indent;
        if self.text.get(mark..mark + 2) == Some("  ") {
            self.text.replace_range(mark..mark + 2, "- ");
        }
    }

    /// Lines that are YAML already.
    pub fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
        }
    }

    /// A decision that a person has to take.
    pub fn decide(&mut self, question: &str) {
        self.decisions += 1;
        self.line(&format!("# DECIDE: {}", yaml::comment(question)));
    }

    /// The evidence of what is not decided yet.
    pub fn undecided(&mut self) {
        self.raw(
            "x-evidence",
            &format!("{{mark: unknown, reason: {}}}", crate::check::TO_BE_DECIDED),
        );
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The file, and the number of decisions in it.
    pub fn finish(self) -> (String, usize) {
        (self.text, self.decisions)
    }

    fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', self.indent));
        self.text.push_str(line);
        self.text.push('\n');
    }
}
