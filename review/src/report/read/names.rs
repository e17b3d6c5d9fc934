//! Names for files and places in them: letters, digits and hyphens, none twice.

use std::collections::HashSet;

/// Names that are taken.
#[derive(Debug)]
pub struct Names {
    taken: HashSet<String>,
}

/// Longer names are cut: file systems allow 255 bytes.
const LONGEST: usize = 80;

impl Names {
    /// Only these are taken.
    pub fn new(taken: &[&str]) -> Self {
        Self {
            taken: taken.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// A name like `text` that is not taken. Case does not tell names apart, as on some file systems.
    pub fn take(&mut self, text: &str) -> String {
        let plain = plain(text);
        let mut name = plain.clone();
        let mut number = 1;
        while !self.taken.insert(name.to_ascii_lowercase()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        name
    }
}

fn plain(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        if name.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() || c == '_' {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    match name.trim_end_matches('-') {
        "" => "unnamed".to_owned(),
        name => name.to_owned(),
    }
}
