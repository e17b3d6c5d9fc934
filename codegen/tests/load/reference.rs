//! References: within a file, between files, and those that are not followed.

use std::fs;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Directory, Document};

use super::{findings, load};

/// Follows the value of `a` in the first file; the text that it leads to, and its place.
fn follow(files: &[(&str, &str)]) -> (Option<(String, String)>, Vec<String>) {
    let mut loaded = load(files);
    let document = loaded.document.take().expect("a document");
    let node = document.root().get("a").expect("the key a");
    let resolved = document.resolve(node, &mut loaded.diagnostics);
    let target = resolved.map(|resolved| {
        let location = resolved.location.expect("a reference led here");
        let place = format!("{}#{}", document.path(location.file()), location.pointer());
        (
            resolved.node.as_str().unwrap_or("not a string").to_owned(),
            place,
        )
    });
    (target, loaded.findings())
}

fn leads_to(files: &[(&str, &str)], text: &str, place: &str) {
    let (target, found) = follow(files);
    assert_eq!(found, [""; 0]);
    assert_eq!(target, Some((text.to_owned(), place.to_owned())));
}

#[test]
fn pointers_of_rfc_6901() {
    let target = "\nb: {'a/b': 1, 'm~n': two, 'ㅎ %': three, '': {'0': [zero, one]}}\n";
    let case = |reference: &str, text, place| {
        leads_to(
            &[("r.yaml", &format!("a: {{$ref: '{reference}'}}{target}"))],
            text,
            place,
        );
    };
    case("#/b/m~0n", "two", "r.yaml#/b/m~0n");
    case("#/b/%E3%85%8E%20%25", "three", "r.yaml#/b/ㅎ %");
    case("#/b//0/1", "one", "r.yaml#/b//0/1");
    case("r.yaml#/b/m~0n", "two", "r.yaml#/b/m~0n");
}

#[test]
fn references_lead_from_file_to_file_relative_to_the_file_they_stand_in() {
    leads_to(
        &[
            ("r.yaml", "a: {$ref: x/one.yaml#/b}\n"),
            ("x/one.yaml", "b: {$ref: '../y/two.json#/c'}\n"),
            (
                "y/two.json",
                "{\"c\": {\"$ref\": \"./deep/three%20.yaml\"}}",
            ),
            ("y/deep/three .yaml", "found\n"),
        ],
        "found",
        "y/deep/three .yaml#",
    );
}

#[test]
fn a_pointer_may_lead_through_a_reference_and_a_thing_has_one_place() {
    leads_to(
        &[
            ("r.yaml", "a: {$ref: '#/b/c'}\nb: {$ref: o.yaml#/x}\n"),
            ("o.yaml", "x: {c: found}\n"),
        ],
        "found",
        "o.yaml#/x/c",
    );
}

#[test]
fn what_is_no_reference_is_itself() {
    let mut loaded = load(&[("r.yaml", "a: text\n")]);
    let document = loaded.document.take().expect("a document");
    let node = document.root().get("a").expect("a");
    let resolved = document
        .resolve(node, &mut loaded.diagnostics)
        .expect("itself");
    assert!(std::ptr::eq(resolved.node, node) && resolved.location.is_none());
}

#[test]
fn references_that_cannot_be_followed_are_errors_at_the_reference() {
    let cases = [
        ("#/nowhere", "missing-target"),
        ("#/b/1", "missing-target"),
        ("#/b/00", "missing-target"),
        ("#/b/-", "missing-target"),
        ("#/b/0/x", "missing-target"),
        ("other.yaml#/x", "unreadable-file"),
        ("#b", "invalid-reference"),
        ("#/~2", "invalid-reference"),
        ("#/%zz", "invalid-reference"),
        ("#/%ff", "invalid-reference"),
        ("x\\y.yaml", "invalid-reference"),
        ("../o.yaml", "reference-outside"),
        ("x/../../o.yaml", "reference-outside"),
        ("%2e%2e/o.yaml", "reference-outside"),
        ("/etc/passwd", "reference-outside"),
        ("//host/o.yaml", "reference-outside"),
        ("http://host/o.yaml", "reference-outside"),
        ("HTTPS://host/o.yaml#/a", "reference-outside"),
        ("file:///etc/passwd", "reference-outside"),
        ("C:/o.yaml", "reference-outside"),
        ("", "reference-cycle"),
    ];
    for (reference, code) in cases {
        let source = if reference.is_empty() {
            "a: {$ref: '#/a'}\n".to_owned()
        } else {
            format!("a: {{$ref: '{reference}'}}\nb: [x]\n")
        };
        let (target, found) = follow(&[("r.yaml", &source)]);
        assert_eq!(target, None, "{reference:?}");
        assert_eq!(found, [format!("{code} r.yaml:1:11")], "{reference:?}");
    }
}

#[test]
fn circles_of_references_end() {
    for source in [
        "a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\n",
        "a: {$ref: '#/a/x'}\n",
        "a: {$ref: '#/b/x'}\nb: {$ref: '#/a/y'}\n",
    ] {
        let (target, found) = follow(&[("r.yaml", source)]);
        assert_eq!(target, None, "{source:?}");
        assert!(
            found.len() == 1 && found[0].starts_with("reference-cycle"),
            "{source:?}: {found:?}"
        );
    }
}

#[test]
fn a_near_miss_gets_a_suggestion() {
    let loaded = load(&[("r.yaml", "a: {$ref: '#/shcemas'}\nschemas: 1\n")]);
    let mut diagnostics = Diagnostics::new();
    let document = loaded.document();
    document.resolve(document.root().get("a").expect("a"), &mut diagnostics);
    assert_eq!(
        diagnostics.iter().next().and_then(|found| found.advice()),
        Some("did you mean `schemas`?")
    );
}

#[test]
fn a_broken_file_is_reported_where_it_is_broken_and_only_if_it_is_needed() {
    let files = [
        ("r.yaml", "a: {$ref: o.yaml#/x}\nexample: {$ref: p.yaml}\n"),
        ("o.yaml", "x: 1\nx: 2\n"),
        ("p.yaml", "["),
    ];
    let (target, found) = follow(&files);
    assert_eq!(target, None);
    assert_eq!(found, ["duplicate-key o.yaml:2:1"]);
}

#[test]
fn what_stands_beside_a_reference_is_not_dropped_in_silence() {
    let (target, found) = follow(&[(
        "r.yaml",
        "a: {$ref: '#/b', maxLength: 3, description: x}\nb: found\n",
    )]);
    assert!(target.is_some());
    assert_eq!(
        found,
        ["?ref-sibling r.yaml:1:18", "?ref-sibling r.yaml:1:32"]
    );
    let (_, found) = follow(&[("r.yaml", "a: {$ref: '#/b', post: {}}\nb: found\n")]);
    assert_eq!(found, ["ref-sibling r.yaml:1:18"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_lead_out_of_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("spec");
    fs::create_dir(&inside).expect("a folder");
    fs::write(folder.path().join("secret.yaml"), "x: secret\n").expect("a file");
    fs::write(
        inside.join("r.yaml"),
        "a: {$ref: link.yaml#/x}\nb: {$ref: dir/secret.yaml#/x}\n",
    )
    .expect("a file");
    std::os::unix::fs::symlink("../secret.yaml", inside.join("link.yaml")).expect("a link");
    std::os::unix::fs::symlink("..", inside.join("dir")).expect("a link");
    let mut diagnostics = Diagnostics::new();
    let document =
        Document::load(&Directory::new(&inside), "r.yaml", &mut diagnostics).expect("a document");
    for key in ["a", "b"] {
        let node = document.root().get(key).expect("a reference");
        assert!(document.resolve(node, &mut diagnostics).is_none());
    }
    let codes: Vec<_> = findings(&diagnostics)
        .iter()
        .map(|found| found.split(' ').next().unwrap_or("").to_owned())
        .collect();
    assert_eq!(codes, ["unreadable-file", "unreadable-file"]);
}
