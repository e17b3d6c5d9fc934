//! The text of a `$ref`: a file of the same folder tree and a place in it.

use super::pointer;

/// A reference, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Path of the file from the root folder.
    pub path: String,
    /// The keys that lead to the target.
    pub tokens: Vec<String>,
}

/// Why a text is no reference: a code and a sentence.
pub(super) type Refused = (&'static str, &'static str);

/// Takes `text` apart, as it stands in the file `from`.
pub(super) fn parse(text: &str, from: &str) -> Result<Reference, Refused> {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    let invalid = |why| ("invalid-reference", why);
    let decoded = pointer::percent_decode(fragment)
        .ok_or(invalid("the part after `#` has a broken percent escape"))?;
    let tokens =
        pointer::tokens(&decoded).ok_or(invalid("the part after `#` is not a JSON Pointer"))?;
    Ok(Reference {
        path: join(from, file)?,
        tokens,
    })
}

/// The path of `file` from the root folder, where `file` is relative to the folder of `from`.
fn join(from: &str, file: &str) -> Result<String, Refused> {
    if file.is_empty() {
        return Ok(from.to_owned());
    }
    let outside = |why| ("reference-outside", why);
    let file = pointer::percent_decode(file).ok_or((
        "invalid-reference",
        "the file name has a broken percent escape",
    ))?;
    if file.starts_with("//") || has_scheme(&file) {
        return Err(outside("nothing is read from the network or by URL"));
    }
    if file.starts_with('/') {
        return Err(outside(
            "an absolute path leads out of the description's folder",
        ));
    }
    if file.contains(['\\', '\0']) {
        return Err(("invalid-reference", "a path has `/` between its parts"));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts
                    .pop()
                    .ok_or(outside("the path leads out of the description's folder"))?;
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// Whether a path begins like a URL (`https:`) or a drive (`C:`).
fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(allowed)
    })
}
