//! Where in a value a check takes place.

/// A place in a JSON value, as a linked list on the stack: nothing is allocated until a violation is recorded.
#[derive(Clone, Copy)]
pub struct Pointer<'a> {
    parent: Option<&'a Pointer<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Root,
    Property(&'static str),
    /// A key that came with the data, so that it may be anything.
    Key(&'a str),
    Index(usize),
}

impl<'a> Pointer<'a> {
    /// The whole value.
    pub const ROOT: Pointer<'static> = Pointer {
        parent: None,
        segment: Segment::Root,
    };

    /// A property that the description names.
    pub const fn property(&'a self, name: &'static str) -> Pointer<'a> {
        Pointer {
            parent: Some(self),
            segment: Segment::Property(name),
        }
    }

    /// A property whose key came with the data; it is shown as `*` wherever a violation is printed.
    pub const fn key(&'a self, key: &'a str) -> Pointer<'a> {
        Pointer {
            parent: Some(self),
            segment: Segment::Key(key),
        }
    }

    /// An item of an array, counted from 0.
    pub const fn index(&'a self, index: usize) -> Pointer<'a> {
        Pointer {
            parent: Some(self),
            segment: Segment::Index(index),
        }
    }

    /// The exact JSON Pointer of RFC 6901.
    pub(crate) fn exact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Keys::Exact);
        text
    }

    /// The JSON Pointer with foreign keys as `*`; none where it is no different from the exact one.
    pub(crate) fn masked(&self) -> Option<String> {
        if !self.has_key() {
            return None;
        }
        let mut text = String::new();
        self.write(&mut text, Keys::Masked);
        Some(text)
    }

    fn has_key(&self) -> bool {
        matches!(self.segment, Segment::Key(_)) || self.parent.is_some_and(Pointer::has_key)
    }

    fn write(&self, text: &mut String, keys: Keys) {
        if let Some(parent) = self.parent {
            parent.write(text, keys);
        }
        match (self.segment, keys) {
            (Segment::Root, _) => {}
            (Segment::Key(_), Keys::Masked) => text.push_str("/*"),
            (Segment::Property(name) | Segment::Key(name), _) => {
                text.push('/');
                push_escaped(text, name);
            }
            (Segment::Index(index), _) => {
                text.push('/');
                text.push_str(&index.to_string());
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Keys {
    Exact,
    Masked,
}

fn push_escaped(text: &mut String, name: &str) {
    for character in name.chars() {
        match character {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            other => text.push(other),
        }
    }
}
