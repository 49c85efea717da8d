//! What of a text is read: without the marks of what cannot be seen, and where it shows a difference, without one side
//! of it.

use std::ops::Range;

use crate::text::hidden::mark_len;

/// How positions of a readable text lead back to the text that it was made of: each stretch, from
/// where it begins in the one and in the other.
#[derive(Default)]
pub struct Origin(Vec<(usize, usize)>);

impl Origin {
    /// Of the beginning of a range.
    pub fn start(&self, readable: usize) -> usize {
        let after = self.0.partition_point(|(from, _)| *from <= readable);
        let (from, origin) = after.checked_sub(1).map_or((0, 0), |number| self.0[number]);
        origin + (readable - from)
    }

    /// Of the end of a range: where the stretch that it closes ends, not where the next one begins.
    pub fn end(&self, readable: usize) -> usize {
        readable
            .checked_sub(1)
            .map_or(0, |last| self.start(last) + 1)
    }
}

/// The marks round what only a quote has, and round what only its source has, where a text shows how they differ.
pub const DIFFERENCE: [(&str, &str); 2] = [("[-", "-]"), ("{+", "+}")];

/// The parts of a text that stand between two marks, with them.
pub fn between(text: &str, (open, close): (&str, &str)) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|start| at + start) {
        let Some(len) = text[start..].find(close) else {
            break;
        };
        at = start + len + close.len();
        found.push(start..at);
    }
    found
}

/// The brackets that stand between two letters, of what a writer has put into a word or changed in it: `[H]addad`.
pub fn brackets(text: &str) -> Vec<Range<usize>> {
    let found = text.match_indices(['[', ']', '(', ')']);
    let within = found.filter(|(at, bracket)| {
        text[..*at].ends_with(char::is_alphabetic)
            && text[at + bracket.len()..].starts_with(char::is_alphabetic)
    });
    within.map(|(at, bracket)| at..at + bracket.len()).collect()
}

/// A range of a text with the other bracket of each that it has, where that is beside it.
pub fn over_brackets(text: &str, mut range: Range<usize>) -> Range<usize> {
    for (open, close) in [('[', ']'), ('(', ')')] {
        let named = &text[range.clone()];
        let count = |bracket: char| named.matches(bracket).count();
        if count(close) > count(open) && text[..range.start].ends_with(open) {
            range.start -= open.len_utf8();
        } else if count(open) > count(close) && text[range.end..].starts_with(close) {
            range.end += close.len_utf8();
        }
    }
    range
}

/// A range of a text with all of each marked part into which it reaches, so that no mark is left alone.
pub fn over_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let marked = DIFFERENCE.iter().flat_map(|marks| between(text, *marks));
    let reaches = |part: &Range<usize>| {
        let is_within = part.start < range.start && range.end < part.end;
        part.start < range.end && range.start < part.end && !is_within
    };
    let reached = marked.filter(|part| reaches(part));
    reached.fold(range.clone(), |all, part| {
        all.start.min(part.start)..all.end.max(part.end)
    })
}

/// The text without some parts of it and the marks of what cannot be seen, such as a soft hyphen within a name, and with
/// the characters that addresses write by their numbers: `L%C3%B3pez`.
pub fn readable(text: &str, left_out: &[Range<usize>]) -> (String, Origin) {
    let (mut readable, mut origin) = (String::with_capacity(text.len()), Origin::default());
    let (mut at, mut done) = (0, 0);
    let mut left_out = left_out.iter().peekable();
    loop {
        let mark = text[at..].find(['‹', '%']).map(|found| at + found);
        let part = left_out.peek().map(|part| part.start.max(at));
        let Some(found) = mark.into_iter().chain(part).min() else {
            break;
        };
        at = found;
        let (len, spelt) = match left_out.next_if(|part| part.start <= at) {
            Some(part) => (part.end.saturating_sub(at), String::new()),
            None => match mark_len(&text[at..]) {
                Some(len) => (len, String::new()),
                None => percent(&text[at..]),
            },
        };
        if len == 0 {
            // Neither; the character is itself.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        readable.push_str(&text[done..at]);
        if !spelt.is_empty() {
            // Each byte leads to the beginning of its number.
            let places = (0..).map(|number| at + 3 * number);
            let bytes = readable.len()..readable.len() + spelt.len();
            origin.0.extend(bytes.zip(places));
            readable.push_str(&spelt);
        }
        at += len;
        done = at;
        origin.0.push((readable.len(), at));
    }
    readable.push_str(&text[done..]);
    (readable, origin)
}

/// The text that stands by its numbers at the beginning of an address's rest, and the bytes it takes.
fn percent(text: &str) -> (usize, String) {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let numbers = text.as_bytes().chunks(3).map_while(|number| {
        let high = digit(number.get(1)).filter(|_| number.first() == Some(&b'%'))?;
        u8::try_from(16 * high + digit(number.get(2))?).ok()
    });
    let bytes: Vec<u8> = numbers.collect();
    match String::from_utf8(bytes) {
        Ok(spelt) => (3 * spelt.len(), spelt),
        Err(_) => (0, String::new()),
    }
}
