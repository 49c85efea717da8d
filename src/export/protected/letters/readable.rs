//! What of a text is read: without the marks of what cannot be seen, and where it shows a difference, without one side
//! of it.

use std::ops::Range;

use super::escapes::{Instead, escapes};
use crate::text::hidden::mark_len;

/// How positions of a readable text lead back to the text that it was made of.
#[derive(Default)]
pub struct Origin(Vec<Stretch>);

/// A part of a readable text, up to the next one.
#[derive(Clone, Copy, Default)]
struct Stretch {
    from: usize,
    /// Where it begins in the text.
    origin: usize,
    /// The bytes that it takes there, where these are read as something else.
    len: Option<usize>,
}

impl Origin {
    fn stretch(&self, readable: usize) -> Stretch {
        let after = self.0.partition_point(|stretch| stretch.from <= readable);
        let number = after.checked_sub(1);
        number.map_or_else(Stretch::default, |number| self.0[number])
    }

    /// Of the beginning of a range.
    pub fn start(&self, readable: usize) -> usize {
        let Stretch { from, origin, len } = self.stretch(readable);
        match len {
            Some(_) => origin,
            None => origin + (readable - from),
        }
    }

    /// Of the end of a range: where the stretch that it closes ends, not where the next one begins.
    pub fn end(&self, readable: usize) -> usize {
        let Some(last) = readable.checked_sub(1) else {
            return 0;
        };
        match self.stretch(last) {
            Stretch {
                origin,
                len: Some(len),
                ..
            } => origin + len,
            _ => self.start(last) + 1,
        }
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
    let found = found.map(|(at, bracket)| at..at + bracket.len());
    found.filter(|part| is_within_word(text, part)).collect()
}

/// The marks that stand between two letters and make some of them strong or the like: `Villa**real**`, `Villa<b>r</b>eal`.
fn markup(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut done = 0;
    let begins = text.match_indices(['*', '_', '~', '<']);
    let parts = begins.filter_map(move |(at, sign)| {
        if at < done {
            return None;
        }
        let rest = &text[at..];
        let len = match sign {
            "<" => tag(rest)?,
            sign => rest.len() - rest.trim_start_matches(sign).len(),
        };
        done = at + len;
        Some(at..done)
    });
    parts.filter(|part| is_within_word(text, part))
}

/// The most bytes of a mark of HTML.
const MOST_TAG: usize = 200;

/// The bytes of the marks of HTML with which a text begins, one behind the other: `</b><i>`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(MOST_TAG).position(|byte| byte == b'>')?;
    let name = inner.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !inner[..end].contains('<');
    let len = end + '<'.len_utf8() + '>'.len_utf8();
    is_tag.then(|| len + tag(&text[len..]).unwrap_or_default())
}

/// Whether letters are on both sides of a part of a text.
fn is_within_word(text: &str, part: &Range<usize>) -> bool {
    text[..part.start].ends_with(char::is_alphabetic)
        && text[part.end..].starts_with(char::is_alphabetic)
}

/// What a text has within words that is read otherwise by whoever sees it as it was meant: brackets and marks of its form,
/// which are not read, and characters that are written by others.
pub fn meant(text: &str) -> Vec<Instead> {
    let mut parts = escapes(text);
    let unread = brackets(text).into_iter().chain(markup(text));
    let unread: Vec<Instead> = unread
        .filter(|part| {
            let mut escapes = parts.iter();
            escapes.all(|other| other.range.end <= part.start || part.end <= other.range.start)
        })
        .map(Instead::nothing)
        .collect();
    parts.extend(unread);
    parts.sort_by_key(|part| part.range.start);
    parts
}

/// What is written on both sides of letters that it makes strong or the like, the longest first.
const STRONG: [&str; 5] = ["**", "__", "~~", "*", "_"];

/// A range of a text with the other bracket, or mark, of each that it has, where that is beside it.
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
    let named = &text[range.clone()];
    if let Some(mark) = STRONG.iter().find(|mark| named.contains(**mark)) {
        let is_open = named.matches(mark).count() % 2 == 1;
        if is_open && text[range.end..].starts_with(mark) {
            range.end += mark.len();
        } else if is_open && text[..range.start].ends_with(mark) {
            range.start -= mark.len();
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

/// The text with other words in the place of some parts of it, without the marks of what cannot be seen, such as a soft hyphen
/// within a name, and with the characters that addresses write by their numbers: `L%C3%B3pez`.
pub fn readable(text: &str, instead: &[Instead]) -> (String, Origin) {
    let (mut readable, mut origin) = (String::with_capacity(text.len()), Origin::default());
    let (mut at, mut done) = (0, 0);
    let mut instead = instead.iter().peekable();
    loop {
        let mark = text[at..].find(['‹', '%']).map(|found| at + found);
        let part = instead.peek().map(|part| part.range.start.max(at));
        let Some(found) = mark.into_iter().chain(part).min() else {
            break;
        };
        at = found;
        // Of what is spelt, the bytes of the text that each of its own stands for; none where that is all of them.
        let (len, spelt, each) = match instead.next_if(|part| part.range.start <= at) {
            Some(part) => (part.range.end.saturating_sub(at), part.words.clone(), None),
            None => match mark_len(&text[at..]) {
                Some(len) => (len, String::new(), None),
                None => {
                    let (len, spelt) = percent(&text[at..]);
                    (len, spelt, Some(NUMBER))
                }
            },
        };
        if len == 0 {
            // Neither; the character is itself.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        readable.push_str(&text[done..at]);
        if !spelt.is_empty() {
            let bytes = readable.len()..readable.len() + spelt.len();
            origin
                .0
                .extend(bytes.enumerate().map(|(number, from)| Stretch {
                    from,
                    origin: at + number * each.unwrap_or_default(),
                    len: each.or(Some(len)),
                }));
            readable.push_str(&spelt);
        }
        at += len;
        done = at;
        origin.0.push(Stretch {
            from: readable.len(),
            origin: at,
            len: None,
        });
    }
    readable.push_str(&text[done..]);
    (readable, origin)
}

/// The bytes of a number in an address: `%C3`.
const NUMBER: usize = 3;

/// The text that stands by its numbers at the beginning of an address's rest, and the bytes it takes.
fn percent(text: &str) -> (usize, String) {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let numbers = text.as_bytes().chunks(NUMBER).map_while(|number| {
        let high = digit(number.get(1)).filter(|_| number.first() == Some(&b'%'))?;
        u8::try_from(16 * high + digit(number.get(2))?).ok()
    });
    let bytes: Vec<u8> = numbers.collect();
    match String::from_utf8(bytes) {
        Ok(spelt) => (NUMBER * spelt.len(), spelt),
        Err(_) => (0, String::new()),
    }
}
