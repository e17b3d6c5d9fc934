//! Descriptions that want to break out, or to have no end.

use crate::html::parse;
use crate::project::of_text;

const ATTACK: &str = r#""'></script></style></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>"#;

#[test]
fn text_stays_text_wherever_it_stands() {
    let attack = serde_json::to_string(ATTACK).expect("JSON");
    let text = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": {attack}, "version": {attack}, "description": {attack}}},
        "servers": [{{"url": {attack}}}], "tags": [{{"name": {attack}}}],
        "paths": {{{attack}: {{"post": {{"operationId": {attack}, "summary": {attack}, "description": {attack},
          "requestBody": {{"content": {{{attack}: {{"schema": {{"properties": {{{attack}: {{"type": {attack}, "format": {attack}, "pattern": {attack},
            "enum": [{attack}], "default": {attack}, "description": {attack}, "x-evidence": {{"mark": {attack}, "reason": {attack}}}}}}}}},
            "examples": {{{attack}: {{"summary": {attack}, "value": {attack}}}}}}}}}}},
          "responses": {{{attack}: {{"description": {attack}}}}}}}}}}}}}"#
    );
    let files = of_text("hostile.json", &text).expect("a report");
    for (name, file) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        // The parser stops at what is not closed in order.
        let page = parse(file);
        assert_eq!(page.all("script").len(), 1, "{name}");
        assert_eq!(page.all("style").len(), 1, "{name}");
        assert!(page.all("img").is_empty(), "{name}");
        assert!(page.text().contains("onerror=alert(1)"), "{name}");
        for link in page.all("a") {
            let href = link.attribute("href").expect("a target");
            let inside = href.starts_with('#')
                || files
                    .keys()
                    .any(|file| href.split('#').next() == Some(file));
            assert!(inside, "{name}: {href}");
        }
    }
    assert!(files.keys().all(|name| {
        name.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    }));
}

#[test]
fn the_policy_names_the_script_and_the_style_of_the_page() {
    let files = of_text("a.yaml", "openapi: 3.0.3\npaths: {}\n").expect("a report");
    let page = parse(&files["index.html"]);
    let policy = page.all("meta").into_iter().find_map(|meta| {
        meta.attribute("http-equiv")?;
        meta.attribute("content").map(str::to_owned)
    });
    let policy = policy.expect("a policy");
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
}

/// So many operations, and schemas of which each has the next one twice: 2^30 fields if nothing stopped it.
fn without_end(operations: usize) -> String {
    let mut text = String::from("openapi: 3.0.3\npaths:\n");
    for number in 0..operations {
        text += &format!(
            "  /a{number}:\n    post:\n      requestBody: {{content: {{a/b: {{schema: {{$ref: '#/components/schemas/S0'}}}}}}}}\n      responses: {{}}\n"
        );
    }
    text += "components:\n  schemas:\n    S30: {type: string}\n";
    for number in 0..30 {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", number + 1);
        text += &format!(
            "    S{number}: {{type: object, properties: {{left: {next}, right: {next}}}}}\n"
        );
    }
    text
}

#[test]
fn a_schema_without_end_is_cut() {
    let files = of_text("deep.yaml", &without_end(1)).expect("a report");
    let page = parse(&files["POST-a0.html"]);
    assert!(page.text().contains("more fields than can be shown"));
    assert!(page.all("tr").len() < 500);
}

#[test]
fn many_of_them_are_cut_as_well() {
    let files = of_text("deep.yaml", &without_end(150)).expect("a report");
    let rows: usize = files.values().map(|file| file.matches("<tr").count()).sum();
    assert!(rows < 22_000, "{rows}");
}
