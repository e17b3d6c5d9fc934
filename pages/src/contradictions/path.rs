//! Contradictions about the path.

use super::{Contradiction, Place, Rule};
use crate::facts::Facts;

/// What one page says against itself.
pub fn inside(page: &Facts, found: &mut Vec<Contradiction>) {
    let Some(path) = &page.path else { return };
    let mut add = |rule, evidence| {
        let places = vec![Place {
            page: page.page.clone(),
            line: page.lines.path,
            what: "path".to_owned(),
        }];
        found.push(Contradiction {
            rule,
            subject: page.page.clone(),
            places,
            evidence,
        });
    };
    if !path.starts_with('/') {
        add(
            Rule::PathWithoutSlash,
            format!("`{path}` is printed without its leading slash"),
        );
    }
    let is_version = |segment: &&str| {
        segment
            .strip_prefix('v')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let in_path = path.split('/').find(is_version);
    if let (Some(in_path), Some(version)) = (in_path, page.version.as_deref())
        && in_path != version
    {
        add(
            Rule::PathVersion,
            format!("the page is labelled {version}, its path says {in_path}"),
        );
    }
}
