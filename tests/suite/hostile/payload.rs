//! Texts that would break out of a comment, a string, an attribute, a path or a manifest.

/// What no code may say, in the spellings that the rules of names make of it. Each text has other words around it, so that a
/// name which the rules make of the whole is longer.
pub const MARKERS: [&str; 3] = [
    "canary_escaped_7f3a",
    "CanaryEscaped7f3a",
    "CANARY_ESCAPED_7F3A",
];

/// Everything at once, for one place after another.
pub const COMBINED: &str = "x*/ \"#\"##\\\" ]{}{0} fn canary_escaped_7f3a() {}\r\u{2028}\u{202e}\u{85}\n// fn canary_escaped_7f3a() {}\n\"\"\"\n[dependencies]\ncanary_escaped_7f3a = \"*\"\n";

/// One kind of harm each.
pub const PAYLOADS: &[(&str, &str)] = &[
    ("end of a comment", "a */ fn canary_escaped_7f3a() {} /* b"),
    ("line end", "a\nfn canary_escaped_7f3a() {}\n// b"),
    (
        "bare carriage return",
        "a\rfn canary_escaped_7f3a() {}\r// b",
    ),
    (
        "separators",
        "a\u{2028}fn canary_escaped_7f3a() {}\u{2029}\u{85}\u{b}\u{c}b",
    ),
    (
        "bidirectional controls",
        "a \u{202e}\u{2066} canary_escaped_7f3a \u{2069}\u{200f}\u{feff} b",
    ),
    ("end of a string", "a\"; fn canary_escaped_7f3a() {} //"),
    (
        "end of an escaped string",
        "a\\\"; fn canary_escaped_7f3a() {} const B: &str = \"\\",
    ),
    (
        "end of a raw string",
        "a\"#; fn canary_escaped_7f3a() {} const B: &str = r#\"",
    ),
    (
        "end of a longer raw string",
        "\\d\"##### fn canary_escaped_7f3a() {} r##\"\u{202e}\r",
    ),
    ("attribute", "a\")] mod canary_escaped_7f3a {} #[doc(b = \""),
    ("inner attribute", "#![allow(canary_escaped_7f3a)] ]"),
    ("path", "../../canary_escaped_7f3a/../b.rs"),
    ("absolute path", "/a/canary_escaped_7f3a.rs"),
    ("other system's path", "C:\\a\\canary_escaped_7f3a.rs"),
    ("NUL", "a\0fn canary_escaped_7f3a() {}"),
    (
        "escape sequence",
        "a\u{1b}]0;canary_escaped_7f3a\u{7}\u{9b}31m",
    ),
    ("device", "con.canary_escaped_7f3a"),
    ("format string", "a{}{0}{x canary_escaped_7f3a}{:?}{{"),
    (
        "macro",
        "a!{ canary_escaped_7f3a!() } $canary_escaped_7f3a $x",
    ),
    (
        "code block",
        "```\nfn canary_escaped_7f3a() {}\n```\n    canary_escaped_7f3a!();\n~~~",
    ),
    (
        "link",
        "[a](file:///canary_escaped_7f3a) [canary_escaped_7f3a]: <b> <script>canary_escaped_7f3a</script>",
    ),
    (
        "TOML",
        "a\"\"\"\n[dependencies]\ncanary_escaped_7f3a = \"*\"\n",
    ),
    (
        "TOML literal",
        "a'''\n[build-dependencies]\ncanary_escaped_7f3a = '*' #",
    ),
    ("raw identifier", "r#canary_escaped_7f3a r#fn"),
    ("lifetime", "'canary_escaped_7f3a: 'a'"),
    ("header", "a\r\nX-Canary: canary_escaped_7f3a\r\n\r\n"),
    (
        "combining",
        "\u{301}canary_escaped_7f3a\u{301} \u{ff21} e\u{301}",
    ),
    ("combined", COMBINED),
];
