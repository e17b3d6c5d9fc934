//! Changes above the sections, and of the encryption.

use super::{Change, Impact, Kind, change};
use crate::facts::{Encryption, Facts, Mode};

/// Compares the heads.
pub fn compare(old: &Facts, new: &Facts, changes: &mut Vec<Change>) {
    let mut add = |kind, place: &str, detail, impact, line| {
        changes.push(Change {
            kind,
            place: place.to_owned(),
            detail,
            impact,
            line,
        })
    };
    if old.title != new.title {
        add(
            Kind::Title,
            "title",
            change(old.title.as_ref(), new.title.as_ref()),
            Impact::Compatible,
            new.lines.title,
        );
    }
    if old.mode != new.mode {
        let known = old.mode != Mode::Unknown && new.mode != Mode::Unknown;
        let detail = format!("{} -> {}", mode(old.mode), mode(new.mode));
        add(
            Kind::Mode,
            "mode",
            detail,
            if known {
                Impact::Breaking
            } else {
                Impact::Unclear
            },
            new.lines.title,
        );
    }
    if (&old.version, &old.versions) != (&new.version, &new.versions) {
        let list = |facts: &Facts| {
            format!(
                "{} of [{}]",
                facts.version.as_deref().unwrap_or("none"),
                facts.versions.join(", ")
            )
        };
        add(
            Kind::Versions,
            "version",
            format!("{} -> {}", list(old), list(new)),
            Impact::Unclear,
            new.lines.title,
        );
    }
    if old.method != new.method {
        add(
            Kind::Method,
            "method",
            change(old.method.as_ref(), new.method.as_ref()),
            both(&old.method, &new.method),
            new.lines.path,
        );
    }
    // A slash that comes or goes at the beginning is a matter of the page: the path of the wire is the same.
    if old.wire_path() != new.wire_path() {
        add(
            Kind::Path,
            "path",
            change(old.path.as_ref(), new.path.as_ref()),
            both(&old.path, &new.path),
            new.lines.path,
        );
    } else if old.path != new.path {
        add(
            Kind::Path,
            "path",
            change(old.path.as_ref(), new.path.as_ref()),
            Impact::Wording,
            new.lines.path,
        );
    }
    if old.description != new.description {
        add(
            Kind::Wording,
            "description",
            "the description".to_owned(),
            Impact::Wording,
            new.lines.path,
        );
    }
    let directions = [
        ("request", old.request.encryption, new.request.encryption),
        ("response", old.response.encryption, new.response.encryption),
    ];
    for (place, old, new) in directions.into_iter().filter(|(_, old, new)| old != new) {
        let known = old != Encryption::Unknown && new != Encryption::Unknown;
        let detail = format!("{} -> {}", encryption(old), encryption(new));
        let impact = if known {
            Impact::Breaking
        } else {
            Impact::Unclear
        };
        add(
            Kind::Encryption,
            &format!("{place}.encryption"),
            detail,
            impact,
            None,
        );
    }
}

/// A change breaks callers; what merely came to be known or was lost is unclear.
fn both<T>(old: &Option<T>, new: &Option<T>) -> Impact {
    if old.is_some() && new.is_some() {
        Impact::Breaking
    } else {
        Impact::Unclear
    }
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Sync => "sync",
        Mode::Async => "async",
        Mode::Unknown => "unknown",
    }
}

const fn encryption(encryption: Encryption) -> &'static str {
    match encryption {
        Encryption::Encrypted => "encrypted",
        Encryption::Plain => "plain",
        Encryption::Unknown => "unknown",
    }
}
