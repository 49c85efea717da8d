//! The signs by which each line of a quoted message is marked: `>`, `Bo>`, a bar or a colon.

/// The signs that a line begins with, how many there are, and the rest. A bar is one, too, where it is the only one, since
/// more of them part the cells of a table; and a colon that nothing stands before.
pub fn signs(line: &str) -> (&str, usize, &str) {
    let begins = line.trim_start();
    let named = begins.len() - behind_name(begins).unwrap_or(begins).len();
    if begins[named..].starts_with('>') {
        let rest = begins[named..].trim_start_matches(['>', ' ']);
        let signs = begins[..begins.len() - rest.len()].trim_end();
        return (signs, signs.matches('>').count(), rest);
    }
    let is_line = |rest: &str| rest.is_empty() || rest.starts_with(' ') && !rest.contains('|');
    let rest = begins.strip_prefix(['|', ':']).filter(|rest| is_line(rest));
    match rest {
        Some(rest) => (&begins[..1], 1, rest),
        None => ("", 0, line),
    }
}

/// How many signs of quotation a text begins with.
pub fn depth(text: &str) -> usize {
    signs(text).1
}

/// What stands behind the name or the initials that some programs set before the sign: `Bo> text`.
fn behind_name(line: &str) -> Option<&str> {
    /// So many letters such a name has at most.
    const LONGEST: usize = 10;
    let rest = line.trim_start_matches(char::is_alphabetic);
    let name = &line[..line.len() - rest.len()];
    let is_name = name.starts_with(char::is_uppercase) && name.chars().count() <= LONGEST;
    let behind = rest.trim_start_matches('>');
    let is_sign = behind.is_empty() || behind.starts_with(' ');
    (is_name && is_sign && behind.len() < rest.len()).then_some(rest)
}

/// Whether a line without signs is the rest of a quoted line before it that a program broke at its width: the end of no
/// sentence, which goes on. `is_between` says whether a quoted line follows.
pub fn runs_on(before: &str, line: &str, is_between: bool) -> bool {
    /// So long a line is at least that is broken, and the width at which programs do so.
    const LONG: usize = 40;
    const WIDTH: usize = 65;
    let (before, line) = (before.trim(), line.trim());
    let length = before.chars().count();
    let first = line.split_whitespace().next().unwrap_or_default();
    let is_small = line.starts_with(char::is_lowercase);
    let is_full = length + first.chars().count() >= WIDTH;
    let ends = before.ends_with(['.', '!', '?', ':', ';', '…', '”', '"', ')']);
    length >= LONG
        && !ends
        && match is_between {
            true => is_small || is_full,
            false => is_small && is_full,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_marked_in_several_ways() {
        for (line, expected) in [
            ("> > a > b", ("> >", 2, "a > b")),
            (">>", (">>", 2, "")),
            (" > a", (">", 1, "a")),
            ("BW> a", ("BW>", 1, "a")),
            ("Bo>> a", ("Bo>>", 2, "a")),
            ("| a", ("|", 1, " a")),
            (": a", (":", 1, " a")),
            ("", ("", 0, "")),
        ] {
            assert_eq!(signs(line), expected, "{line}");
        }
        for line in [
            "| a | b |",
            "-> a",
            "x> a",
            "A->b",
            "Bo>a",
            ":a",
            "a: b",
            "4> a",
            "a > b",
        ] {
            assert_eq!(signs(line), ("", 0, line));
        }
    }

    #[test]
    fn the_rest_of_a_line_that_was_broken() {
        let long = "> The first line of the long quoted paragraph is wrapped by the";
        assert!(runs_on(long, "mailer here", true));
        assert!(runs_on(long, "Northport mailer", true));
        assert!(runs_on(long, "mailer here", false));
        assert!(!runs_on(long, "Northport mailer", false));
        assert!(!runs_on("> Did you pay him", "no", true));
        assert!(!runs_on(&format!("{long} rest?"), "no", true));
    }
}
