//! Where sentences begin and end in running text.

use std::ops::Range;

/// The sentence that a part of a text is in; from the first to the last where it is in several.
///
/// In doubt two sentences are taken for one, since half of one may say the opposite: no sentence ends
/// behind what may be an abbreviation, nor within quotation marks.
pub fn sentence(text: &str, part: Range<usize>) -> Range<usize> {
    let mut whole = 0..text.len();
    for (end, next) in ends(text) {
        if next <= part.start {
            whole.start = next;
        } else if end >= part.end {
            whole.end = end;
            break;
        }
    }
    whole
}

/// Where the sentences of a text end, and where the next one begins; but for the last.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut open = 0_usize;
    let mut is_open = false;
    text.char_indices().filter_map(move |(at, c)| {
        match c {
            '“' | '«' | '„' => open += 1,
            '”' | '»' => open = open.saturating_sub(1),
            '"' => is_open = !is_open,
            _ => {}
        }
        let (before, after) = (text.get(..at)?, text.get(at + c.len_utf8()..)?);
        let is_wide = matches!(c, '。' | '？' | '！');
        if !is_wide && !matches!(c, '.' | '?' | '!' | '…') {
            return None;
        }
        let rest = after.trim_start_matches(CLOSING);
        let closing = &after[..after.len() - rest.len()];
        let closed = closing.chars().filter(|c| matches!(c, '”' | '»')).count();
        let is_quoted = open > closed || is_open != closing.contains('"');
        let next = rest.trim_start();
        let is_parted = is_wide || next.len() < rest.len();
        if is_quoted || !is_parted || next.is_empty() || !begins(next) {
            return None;
        }
        if c == '.' && is_abbreviation(before, next) {
            return None;
        }
        Some((text.len() - rest.len(), text.len() - next.len()))
    })
}

/// What may close behind the end of a sentence.
const CLOSING: [char; 7] = ['”', '’', '"', '\'', ')', ']', '»'];

/// Whether a sentence could begin so.
fn begins(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(|first| !first.is_lowercase())
}

/// Whether the full stop may be that of an abbreviation: `Gov.`, `U.S.`, `para. 3`.
fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = word.chars().count();
    let is_numbered = next.starts_with(|c: char| c.is_numeric());
    word.contains('.')
        || word.starts_with(char::is_uppercase) && letters <= 5
        || is_numbered && letters <= 4
        // `v.`, `vs.`, `cf.`
        || letters <= 3 && word.chars().all(|c| c.is_ascii_lowercase() && !"aeiouy".contains(c))
}

/// Whether a text ends as a sentence does, be it in quotation marks: with the full stop of a name as well.
pub fn is_ended(text: &str) -> bool {
    text.trim_end_matches(['”', '’'])
        .ends_with(['.', '?', '!', '…'])
}

/// A text without the full stop that ends it, for what goes on behind it. That of initials stays: `U.S.`
pub fn unended(text: &str) -> &str {
    let ends_with_initials = |text: &str| {
        let mut words = text.rsplit(char::is_whitespace);
        words.next().is_some_and(|last| last.contains('.'))
    };
    match text.strip_suffix('.') {
        Some(rest) if !ends_with_initials(rest) => rest,
        _ => text,
    }
}

/// What stands behind a text, without the full stop with which it would end a sentence that has ended: `B.V..`
pub fn behind<'t>(before: &str, text: &'t str) -> &'t str {
    match text.strip_prefix('.') {
        Some(rest)
            if is_ended(before) && (rest.is_empty() || rest.starts_with(char::is_whitespace)) =>
        {
            rest
        }
        _ => text,
    }
}

/// What stands before words where nothing stands before it: without the marks that would part it from that (`, at `).
pub fn first(text: &str) -> &str {
    text.trim_start_matches([',', ';', ':', '.', ' '])
}

/// Words as a sentence: with a capital letter and a period.
pub fn as_sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_has_no_full_stop_before_it() {
        for (text, kept) in [
            ("on 3 August.", "on 3 August"),
            ("of the U.S.", "of the U.S."),
            ("and so on...", "and so on..."),
            ("no end", "no end"),
        ] {
            assert_eq!(unended(text), kept);
        }
    }

    #[test]
    fn a_sentence_is_whole() {
        for (text, part, whole) in [
            (
                "It has not done it. He says so.",
                "done",
                "It has not done it.",
            ),
            ("It has not done it. He says so.", "says", "He says so."),
            (
                "He saw Gov. Smith there. Then he left.",
                "Smith",
                "He saw Gov. Smith there.",
            ),
            (
                "Neither the U.S. Senate nor v. Smith spoke.",
                "spoke",
                "Neither the U.S. Senate nor v. Smith spoke.",
            ),
            (
                "She denied: “I took none. They lie.” He went.",
                "They",
                "She denied: “I took none. They lie.”",
            ),
            (
                "She denied: \"I took none. They lie.\" He went.",
                "They",
                "She denied: \"I took none. They lie.\"",
            ),
            (
                "She denied: \"I took none. They lie.\" He went.",
                "went",
                "He went.",
            ),
            (
                "See para. 3 of it. Nothing more.",
                "3",
                "See para. 3 of it.",
            ),
            (
                "Was it so? No, it was not… He left!",
                "not",
                "No, it was not…",
            ),
            ("雨が降った。彼は否定した。", "否定", "彼は否定した。"),
            ("no end at all", "end", "no end at all"),
            (
                "It cost 3.5 million. So he said.",
                "million",
                "It cost 3.5 million.",
            ),
            (
                "First there was rain. Then sun followed. Last wind blew.",
                "rain. Then",
                "First there was rain. Then sun followed.",
            ),
        ] {
            let at = text.find(part).unwrap_or(0);
            assert_eq!(
                &text[sentence(text, at..at + part.len())],
                whole,
                "{text}: {part}"
            );
        }
    }
}
