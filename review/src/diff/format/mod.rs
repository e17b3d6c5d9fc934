//! Changes as text for people, as JSON for programs, and as annotations for GitHub.

mod github;
mod json;
mod text;

pub use github::github;
pub use json::{VERSION, json};
pub use text::text;

/// A text on one line that cannot steer a terminal: control characters and those that turn the direction of writing are escaped.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let steers = c.is_control()
            || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if steers {
            plain.extend(c.escape_default());
        } else {
            plain.push(c);
        }
    }
    plain
}
