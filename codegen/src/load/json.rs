//! JSON (RFC 8259) -> tree. A YAML reader does not do: it takes surrogate pairs for errors, and more time.

use super::parse::Parse;
use super::{Mapping, Node, Number, Value};
use crate::diagnostic::Span;

/// Reads the one value of a JSON file.
pub(super) fn parse(run: &mut Parse<'_>) -> Option<Node> {
    let text = run.text;
    let at = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut json = Json {
        run,
        text,
        at,
        depth: 0,
    };
    json.space();
    if json.at == text.len() {
        json.run
            .error("empty-file", (at, at), "the file has no content");
        return None;
    }
    let node = json.value()?;
    json.space();
    if json.at < text.len() {
        return json.error("something follows the end of the document");
    }
    Some(node)
}

struct Json<'r, 't> {
    run: &'r mut Parse<'t>,
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Json<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it comes next.
    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Notes a syntax error here. Returns `None`, for use as the last expression.
    fn error<T>(&mut self, message: &str) -> Option<T> {
        self.run.error("json-syntax", (self.at, self.at), message);
        None
    }

    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        self.run.count(1, start)?;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::mapping)?,
            Some(b'[') => self.nested(Self::sequence)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Some(Node {
            value,
            span: Span::new(self.run.file, start, self.at),
        })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<Value>) -> Option<Value> {
        self.run.check_depth(self.depth + 1, (self.at, self.at))?;
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn sequence(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.space();
        if self.skip(b']') {
            return Some(Value::Sequence(items));
        }
        loop {
            self.space();
            items.push(self.value()?);
            self.space();
            if self.skip(b']') {
                return Some(Value::Sequence(items));
            }
            if !self.skip(b',') {
                return self.error("expected `,` or `]`");
            }
        }
    }

    fn mapping(&mut self) -> Option<Value> {
        let mut mapping = Mapping::new();
        self.space();
        if self.skip(b'}') {
            return Some(Value::Mapping(mapping));
        }
        loop {
            self.space();
            self.entry(&mut mapping)?;
            self.space();
            if self.skip(b'}') {
                return Some(Value::Mapping(mapping));
            }
            if !self.skip(b',') {
                return self.error("expected `,` or `}`");
            }
        }
    }

    fn entry(&mut self, mapping: &mut Mapping) -> Option<()> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return self.error("expected a key in quotes");
        }
        let key = self.string()?;
        let end = self.at;
        self.space();
        if !self.skip(b':') {
            return self.error("expected `:`");
        }
        self.space();
        let node = self.value()?;
        if mapping
            .insert(&key, Span::new(self.run.file, start, end), node)
            .is_err()
        {
            let message = format!("`{key}` is here twice");
            self.run.error("duplicate-key", (start, end), message);
        }
        Some(())
    }

    fn word(&mut self) -> Option<Value> {
        let words = [
            ("null", Value::Null),
            ("true", Value::Boolean(true)),
            ("false", Value::Boolean(false)),
        ];
        for (word, value) in words {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Some(value);
            }
        }
        self.error("expected a value")
    }

    /// `-`? (0 | [1-9] digits) (`.` digits)? ([eE] [+-]? digits)?
    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _sign = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'0'..=b'9')) {
            return self.error("a number has no leading zero");
        }
        let text = &self.text[start..self.at];
        let number = Number::parse(text);
        if number.is_none() {
            let message = format!("`{text}` cannot be read exactly");
            self.run
                .error("number-too-large", (start, self.at), message);
        }
        number.map(Value::Number)
    }

    fn digits(&mut self) -> Option<()> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return self.error("expected a digit");
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest
                .find(|c: char| c == '"' || c == '\\' || c < ' ')
                .unwrap_or(rest.len());
            text.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    self.run.refuse_controls(&text, (start, self.at));
                    return Some(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return self.error("a control character must be written as an escape"),
                None => return self.error("the string has no end"),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        let Some(kind) = self.peek() else {
            return self.error("the string has no end");
        };
        let plain = match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return self.error("there is no such escape"),
        };
        self.at += 1;
        Some(plain)
    }

    /// What follows a backslash: `uXXXX`, or two of them for a character beyond U+FFFF.
    fn code_point(&mut self) -> Option<char> {
        let first = self.code_unit()?;
        let point = match first {
            0xD800..0xDC00 if self.text[self.at..].starts_with("\\u") => {
                self.at += 1;
                match self.code_unit()? {
                    second @ 0xDC00..0xE000 => {
                        0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                    }
                    _ => first,
                }
            }
            _ => first,
        };
        match char::from_u32(point) {
            Some(c) => Some(c),
            None => self.error("half of a surrogate pair is no character"),
        }
    }

    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at + 1..self.at + 5);
        let all_digits = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match digits
            .filter(all_digits)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        {
            Some(unit) => {
                self.at += 5;
                Some(unit)
            }
            None => self.error("expected four hexadecimal digits"),
        }
    }
}
