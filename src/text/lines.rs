//! Lines, as YAML counts them.

/// The lines of a text, each with its end: a line feed, a carriage return, or both. YAML ends a
/// line at any of the three, and so must all that speaks of the line of a YAML error.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.find(['\n', '\r']) {
            _ if rest.is_empty() => return None,
            None => rest.len(),
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_at_each_of_the_three_and_nothing_is_lost() {
        let text = "a\nb\r\nc\r\r\n\nd";
        let found: Vec<_> = lines(text).collect();
        assert_eq!(found, ["a\n", "b\r\n", "c\r", "\r\n", "\n", "d"]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("a\n").collect::<Vec<_>>(), ["a\n"]);
    }
}
