//! What a finding looks like.

use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, SourceFile, Span, Style};

fn diagnostics(text: &str, start: usize, end: usize, found: Diagnostic) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let file = diagnostics.add_file(SourceFile::new("spec/a.yaml", text).into());
    diagnostics.push(found.at(Span::new(file, start, end)));
    diagnostics
}

#[test]
fn an_error_begins_with_its_code_and_its_place() {
    let found = Diagnostic::error("unknown-key", "`maxLenght` means nothing here")
        .help("did you mean `maxLength`?");
    let rendered = diagnostics("type: string\nmaxLenght: 3\n", 13, 22, found).render(Style::Plain);
    let expected = "\
error[unknown-key]: `maxLenght` means nothing here
 --> spec/a.yaml:2:1
  |
2 | maxLenght: 3
  | ^^^^^^^^^
  |
  = help: did you mean `maxLength`?

";
    assert_eq!(rendered, expected);
}

#[test]
fn only_the_first_line_of_many_is_shown() {
    let rendered = diagnostics("a:\n  b: 1\n  c: 2\n", 0, 16, Diagnostic::warning("w", "m"))
        .render(Style::Plain);
    assert!(
        rendered.starts_with("warning[w]: m\n --> spec/a.yaml:1:1\n"),
        "{rendered}"
    );
    assert!(!rendered.contains("b: 1"), "{rendered}");
}

#[test]
fn a_place_is_given_but_no_picture_of_an_endless_line() {
    let line = format!("{{\"a\": \"{}\"}}", "x".repeat(100_000));
    let rendered = diagnostics(&line, 6, 7, Diagnostic::error("e", "m")).render(Style::Plain);
    assert!(
        rendered.starts_with("error[e]: m\n --> spec/a.yaml:1:7\n"),
        "{rendered}"
    );
    assert!(rendered.len() < 200);
}

#[test]
fn escape_sequences_of_a_description_do_not_reach_the_terminal() {
    let text = "a: \u{1b}[2J\u{202e}\u{7}b\n";
    let rendered =
        diagnostics(text, 3, 5, Diagnostic::error("e", "\u{1b}[2J\u{202e}")).render(Style::Plain);
    assert!(
        rendered
            .chars()
            .all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'),
        "{rendered:?}"
    );
}

#[test]
fn the_same_is_said_once_and_the_number_of_findings_is_bounded() {
    let mut diagnostics = Diagnostics::new();
    for number in 0..2000 {
        diagnostics.push(Diagnostic::error("e", format!("number {number}")));
        diagnostics.push(Diagnostic::error("e", "again"));
    }
    assert_eq!(diagnostics.errors(), 2001);
    assert_eq!(diagnostics.iter().count() + diagnostics.dropped(), 2001);
    assert!(diagnostics.iter().count() <= 500);
    let rendered = diagnostics.render(Style::Plain);
    assert!(rendered.ends_with(&format!("and {} more findings\n", diagnostics.dropped())));
}

#[test]
fn an_error_after_hundreds_of_warnings_is_told() {
    let mut diagnostics = Diagnostics::new();
    for number in 0..2000 {
        diagnostics.push(Diagnostic::warning("w", number.to_string()));
    }
    let mark = diagnostics.mark();
    diagnostics.push(Diagnostic::error("e", "m"));
    let last = |diagnostics: &Diagnostics| diagnostics.iter().last().map(Diagnostic::code);
    assert_eq!(last(&diagnostics), Some("e"));
    diagnostics.demote_since(mark);
    assert!(diagnostics.iter().any(Diagnostic::is_demoted));
}
