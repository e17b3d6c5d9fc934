//! The end of a page: the console that tries the operation, and the site's navigation in one long line.

/// What the console shows.
const CONSOLE: [&str; 6] = [
    "Loading ...",
    "Loading...",
    "Request",
    "Response",
    "Click Try It!",
    "to start a Request and see the Response here!",
];

/// Nothing else on a page is as long as its navigation, in bytes.
const LONG: usize = 2_000;

/// Whether a line belongs to the console.
pub fn is_console(line: &str) -> bool {
    CONSOLE.contains(&line)
}

/// Splits the navigation off: the last line that is not blank, if it follows the console or is too long to be anything else.
pub fn split(text: &str) -> (&str, &str) {
    let last = text.trim_end().rfind('\n').map_or(0, |end| end + 1);
    let Some((body, navigation)) = text.split_at_checked(last) else {
        return (text, "");
    };
    let before = body.trim_end().rsplit('\n').next().unwrap_or("").trim();
    let follows_console = is_console(before) && !is_console(navigation.trim());
    if follows_console || navigation.len() > LONG {
        (body, navigation)
    } else {
        (text, "")
    }
}
