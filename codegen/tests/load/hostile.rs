//! Input that is made to exhaust or to crash.

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Document, Limits, Memory};
use proptest::prelude::*;

use super::{load, load_within};

fn codes(path: &str, text: &str) -> Vec<String> {
    let found = load(&[(path, text)]).findings();
    found
        .iter()
        .map(|found| found.split(' ').next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn nesting_has_a_limit() {
    let nested =
        |open: &str, close: &str, times| format!("{}1{}", open.repeat(times), close.repeat(times));
    assert_eq!(codes("a.json", &nested("[", "]", 128)), [""; 0]);
    assert_eq!(codes("a.yaml", &nested("[", "]", 128)), [""; 0]);
    assert_eq!(codes("a.yaml", &nested("- ", "", 128)), [""; 0]);
    for times in [129, 100_000] {
        assert_eq!(codes("a.json", &nested("[", "]", times)), ["too-deep"]);
        assert_eq!(
            codes("a.json", &nested("{\"a\":", "}", times)),
            ["too-deep"]
        );
        assert_eq!(codes("a.yaml", &nested("- ", "", times)), ["too-deep"]);
        assert_eq!(codes("a.yaml", &nested("{a: ", "}", times)).len(), 1);
        assert_eq!(codes("a.yaml", &nested("[", "]", times)).len(), 1);
    }
}

#[test]
fn aliases_count_as_what_they_stand_for() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let below = level - 1;
        bomb.push_str(&format!(
            "a{level}: &a{level} [{}]\n",
            vec![format!("*a{below}"); 10].join(", ")
        ));
    }
    assert_eq!(codes("a.yaml", &bomb), ["too-many-values"]);
    let mut tower = "a0: &a0 [x]\n".to_owned();
    for level in 1..200 {
        tower.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    assert_eq!(codes("a.yaml", &tower), ["too-deep"]);
}

#[test]
fn size_and_number_of_files_and_values_have_limits() {
    let limits = Limits {
        file_bytes: 100,
        files: 2,
        depth: 5,
        nodes: 10,
    };
    let found = |files: &[(&str, &str)]| load_within(files, &limits).findings();
    assert_eq!(
        found(&[("a.yaml", "a: [1, 2, 3, 4, 5, 6, 7, 8]\n")]),
        [""; 0]
    );
    assert_eq!(
        found(&[("a.yaml", "a: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n")]),
        ["too-many-values a.yaml:1:1"]
    );
    assert_eq!(
        found(&[("a.json", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]")]),
        ["too-many-values a.json:1:29"]
    );
    assert_eq!(found(&[("a.yaml", "a: &x [1, 2]\nb: *x\n")]), [""; 0]);
    assert_eq!(
        found(&[("a.yaml", "a: &x [1, 2]\nb: *x\nc: *x\n")]),
        ["too-many-values a.yaml:3:4"]
    );
    assert_eq!(found(&[("a.yaml", &"#".repeat(101))]), ["unreadable-file"]);
    let chain = [
        ("a.yaml", "a: {$ref: b.yaml}"),
        ("b.yaml", "a: {$ref: c.yaml}"),
        ("c.yaml", "x"),
    ];
    let loaded = load_within(&chain, &limits);
    let document = loaded.document();
    let mut diagnostics = Diagnostics::new();
    let b = document
        .resolve(document.root().get("a").expect("a"), &mut diagnostics)
        .expect("the second file");
    assert!(
        document
            .resolve(b.node.get("a").expect("a"), &mut diagnostics)
            .is_none()
    );
}

/// Each pointer leads three times through references whose pointers do the same.
#[test]
fn references_on_the_way_count_all_told() {
    const LEVELS: usize = 15;
    let reference = |level: usize| format!("{{$ref: '#/l{}/a/a/a/b'}}", level + 1);
    let mut text = String::new();
    let mut end = "{}".to_owned();
    for level in 0..LEVELS {
        text.push_str(&format!("l{level}: {{a: {}}}\n", reference(level)));
        end = format!("{{a: {}, b: {end}}}", reference(level));
    }
    text.push_str(&format!("l{LEVELS}: {{a: {{a: {{a: {{b: {end}}}}}}}}}\n"));
    let loaded = load(&[("a.yaml", &text)]);
    let document = loaded.document();
    let mut diagnostics = Diagnostics::new();
    let first = document.root().get("l0").and_then(|of| of.get("a"));
    document.resolve(first.expect("a reference"), &mut diagnostics);
    let found: Vec<&str> = diagnostics.iter().map(|found| found.code()).collect();
    assert_eq!(found, ["reference-cycle"]);
}

#[test]
fn chains_of_references_have_a_limit() {
    let chain = |length: usize| {
        let link = |at: usize| format!("l{at}: {{$ref: '#/l{}'}}\n", at + 1);
        (0..length).map(link).collect::<String>() + &format!("l{length}: x\n")
    };
    let ends = |length: usize| {
        let loaded = load(&[("a.yaml", &chain(length))]);
        let document = loaded.document();
        let first = document.root().get("l0").expect("a reference");
        document.resolve(first, &mut Diagnostics::new()).is_some()
    };
    assert!(ends(100));
    assert!(!ends(101));
    assert!(!ends(20_000));
}

#[test]
fn bytes_that_are_not_utf_8_are_an_error_with_a_place() {
    let source = Memory::new().with("a.yaml", b"a: x\nb: \xff\n".to_vec());
    let mut diagnostics = Diagnostics::new();
    assert!(Document::load(&source, "a.yaml", &mut diagnostics).is_none());
    assert_eq!(super::findings(&diagnostics), ["not-utf8 a.yaml:2:4"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_crash_a_reader(bytes: Vec<u8>, json: bool) {
        let path = if json { "a.json" } else { "a.yaml" };
        let source = Memory::new().with(path, bytes);
        let mut diagnostics = Diagnostics::new();
        let document = Document::load(&source, path, &mut diagnostics);
        prop_assert_eq!(document.is_none(), diagnostics.has_errors());
    }

    /// Text out of the characters and words that mean something to a reader.
    #[test]
    fn no_text_crashes_a_reader(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "\n", "\r\n", " ", "  ", "\t", "-", "- ", "? ", ": ", ":", ",", "[", "]", "{", "}", "#", " #", "&a ", "*a", "!", "!!str ", "|", "|2-\n", ">", ">+\n",
                "'", "\"", "\\", "\\u", "d83d", "\\ude00", "%", "%YAML 1.2\n", "---\n", "...\n", "@", "`", "<<", "~", "null", "true", "0x1F", "1e5", ".inf", "a", "한", "😀",
                "\u{feff}", "\u{85}", "\u{2028}", "\u{0}", "$ref", "#/a", "e9999999999999999999",
            ]),
            0..40,
        ),
        json: bool,
    ) {
        let path = if json { "a.json" } else { "a.yaml" };
        let mut loaded = load(&[(path, &words.concat())]);
        if let Some(document) = loaded.document.take() {
            let mut unseen = vec![document.root()];
            while let Some(node) = unseen.pop() {
                document.resolve(node, &mut loaded.diagnostics);
                unseen.extend(node.as_sequence().unwrap_or_default());
                unseen.extend(node.as_mapping().into_iter().flat_map(|mapping| mapping.iter()).map(|(_, entry)| &entry.node));
            }
        }
        // Whatever was found can be printed.
        prop_assert_eq!(loaded.diagnostics.render(Style::Plain).is_empty(), loaded.findings().is_empty());
    }
}
