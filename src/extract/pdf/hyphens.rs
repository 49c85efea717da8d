//! Hyphens at the ends of lines: of the word, or of the line only?
//!
//! A line alone does not tell. The rest of the document does, where it has the word within a line: with the
//! hyphen, as in `well-known`, or without it.

use std::collections::HashSet;

use super::paragraphs::LINE_END;

/// Puts hyphens back that the words have elsewhere, and takes out those that they do not have. A word that
/// stands elsewhere both ways, or nowhere else, stays as it is. That a line ended behind a hyphen which the word
/// has is not told any more: whoever compares would take it for one that a quote may leave out.
pub fn settle<'t>(texts: impl Iterator<Item = &'t mut String>) {
    let mut texts: Vec<&mut String> = texts.collect();
    let mut asked = HashSet::new();
    for text in texts.iter() {
        for broken in broken(text) {
            asked.extend([broken.whole(), broken.compound()]);
        }
    }
    if asked.is_empty() {
        return;
    }
    let mut known: HashSet<String> = HashSet::new();
    for text in texts.iter() {
        let words = words(text).filter(|(_, word)| !word.contains(LINE_END));
        known.extend(
            words
                .map(|(_, word)| word.to_lowercase())
                .filter(|word| asked.contains(word)),
        );
    }
    for text in &mut texts {
        settle_in(text, &known);
    }
}

fn settle_in(text: &mut String, known: &HashSet<String>) {
    let mut settled: Option<String> = None;
    let mut done = 0;
    for broken in broken(text) {
        let is_whole = known.contains(&broken.whole());
        let (as_known, rest) = match (broken.has_hyphen, known.contains(&broken.compound())) {
            (_, true) if !is_whole => ("-", broken.line_end + LINE_END.len_utf8()),
            (true, false) if is_whole => ("", broken.line_end),
            _ => continue,
        };
        let settled = settled.get_or_insert_default();
        settled.push_str(&text[done..broken.first_end]);
        settled.push_str(as_known);
        done = rest;
    }
    if let Some(mut settled) = settled {
        settled.push_str(&text[done..]);
        *text = settled;
    }
}

/// A word over the end of a line.
struct Broken<'t> {
    /// The part of it on the one line, without the hyphen, and that on the other.
    parts: (&'t str, &'t str),
    has_hyphen: bool,
    /// The byte behind the first part, and that of the line's end.
    first_end: usize,
    line_end: usize,
}

impl Broken<'_> {
    /// The word as one without a hyphen here, as words are compared.
    fn whole(&self) -> String {
        bare(&[self.parts.0, self.parts.1])
    }

    /// The word with a hyphen here.
    fn compound(&self) -> String {
        bare(&[self.parts.0, "-", self.parts.1])
    }
}

fn bare(parts: &[&str]) -> String {
    parts.concat().replace(LINE_END, "").to_lowercase()
}

fn broken(text: &str) -> impl Iterator<Item = Broken<'_>> {
    let ends = words(text).flat_map(|(start, word)| {
        let ends = word.match_indices(LINE_END);
        ends.map(move |(at, end)| (start, word, at, at + end.len()))
    });
    ends.map(|(start, word, at, behind)| {
        let before = &word[..at];
        let first = before.trim_end_matches('-');
        Broken {
            parts: (first, &word[behind..]),
            has_hyphen: first.len() < before.len(),
            first_end: start + first.len(),
            line_end: start + at,
        }
    })
}

/// The words of a text with the bytes at which they begin; a compound is one.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '-' || c == LINE_END;
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_of_word)?;
        let rest = &text[start..];
        let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        from = start + end;
        Some((start, &rest[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(texts: &[&str]) -> Vec<String> {
        let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        settle(texts.iter_mut());
        texts
    }

    #[test]
    fn a_hyphen_stays_where_the_document_has_it_within_a_line() {
        assert_eq!(
            settled(&["the price\u{AD}determining part", "A Price-determining one"])[0],
            "the price-determining part"
        );
        assert_eq!(
            settled(&["a state-of-the\u{AD}art x", "state-of-the-art"])[0],
            "a state-of-the-art x"
        );
        assert_eq!(
            settled(&["an Anglo-\u{AD}Saxon king", "Anglo-Saxon"])[0],
            "an Anglo-Saxon king"
        );
    }

    #[test]
    fn a_hyphen_goes_where_the_document_has_the_word_without_it() {
        assert_eq!(
            settled(&["so Trace-\u{AD}Monkey, and", "TraceMonkey"])[0],
            "so Trace\u{AD}Monkey, and"
        );
    }

    #[test]
    fn what_the_document_does_not_tell_stays() {
        for text in ["infor\u{AD}mation", "Anglo-\u{AD}Saxon", "no hyphen", ""] {
            assert_eq!(settled(&[text])[0], text);
            // Both ways.
            let both = "information infor-mation AngloSaxon Anglo-Saxon";
            assert_eq!(settled(&[text, both])[0], text);
        }
        // Another broken word tells nothing.
        let twice = ["re\u{AD}sent", "re-\u{AD}sent"];
        assert_eq!(settled(&twice), twice);
    }
}
