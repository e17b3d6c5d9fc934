//! The last repetition of a pattern that may end anywhere: what it may match beyond what it must changes nothing.
//!
//! `\S{1,8192}` is found in the same texts as `\S{1}`, of which the automaton is some thousand times smaller.

/// The same pattern without that surplus; none if no bounded repetition stands at its end.
pub(super) fn without(written: &str) -> Option<String> {
    let text = written.strip_suffix('?').unwrap_or(written);
    let start = text.rfind('{')?;
    let (low, high) = text[start + 1..].strip_suffix('}')?.split_once(',')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if low.is_empty() || !is_number(low) || !is_number(high) || is_escaped(text, start) {
        return None;
    }
    Some(format!("{}{{{low}}}", &text[..start]))
}

/// Whether the character at this place stands for itself: after a backslash, or in a class.
fn is_escaped(text: &str, at: usize) -> bool {
    let (mut is_escaped, mut in_class) = (false, false);
    for c in text[..at].chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
    }
    is_escaped || in_class
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn the_last_repetition_is_as_short_as_it_may_be() {
        assert_eq!(without(r"\S{1,8192}").as_deref(), Some(r"\S{1}"));
        assert_eq!(without("^a|b{3,}?").as_deref(), Some("^a|b{3}"));
    }

    #[test]
    fn what_is_followed_by_something_stays() {
        for pattern in [
            "^a{1,9}$",
            "(a{1,9})",
            r"a\{1,9}",
            "a{9}",
            "a{,9}",
            "a{1,9}b",
            "a?",
            r"[\]a{1,9}",
        ] {
            assert_eq!(without(pattern), None, "{pattern}");
        }
    }
}
