//! Components that no operation leads to.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "unused-component",
    severity: Severity::Warning,
    title: "A component that no operation leads to",
    explanation: "\
It is generated, published and kept for nobody; or the reference to it was forgotten.

    components:
      schemas:
        OldCard: …      # no $ref: '#/components/schemas/OldCard'

Remove it, or refer to it.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let mut schemes = Vec::new();
    let root = survey.description.root();
    let lists = survey
        .operations
        .iter()
        .map(|operation| &operation.site)
        .chain([&root]);
    for site in lists {
        for requirement in super::items(site, "security") {
            schemes.extend(requirement.entries().into_iter().map(|(name, _)| name));
        }
    }
    for component in &survey.components {
        let is_used = match component.section {
            // Named, not referred to.
            "securitySchemes" => schemes.contains(&component.name),
            _ => survey.used.contains(&component.site.at),
        };
        if !is_used {
            let (section, name) = (component.section, component.name);
            findings.add(
                &component.site,
                format!("no operation leads to `#/components/{section}/{name}`"),
            );
        }
    }
    in_other_files(survey, findings);
}

/// Entries that stand beside used ones and that nothing leads to: `#/x-schemas/Old`, `headers.yaml#/Old`.
fn in_other_files<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let root = survey.description.root();
    for location in &survey.shared {
        let is_listed =
            location.file() == root.at.file() && location.pointer().starts_with("/components/");
        let Some(node) = survey.description.node(location).filter(|_| !is_listed) else {
            continue;
        };
        let surrounding = Site {
            node,
            at: location.clone(),
            key: None,
        };
        // Not a shelf of components, but a thing whose parts are referred to.
        if survey.visited.contains(&surrounding.identity()) {
            continue;
        }
        for (name, site) in surrounding.entries() {
            let is_used =
                survey.used.contains(&site.at) || survey.visited.contains(&site.identity());
            if !is_used && !name.starts_with("x-") && site.node.as_mapping().is_some() {
                findings.add(&site, format!("no operation leads to `{name}`"));
            }
        }
    }
}
