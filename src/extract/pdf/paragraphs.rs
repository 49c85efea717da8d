//! From the lines of a part of a page to its paragraphs.
//!
//! A paragraph ends where its writer ended the line: where the next word would still have fitted on
//! it, where the next line is set in or further down or in another size, or begins an item.

use super::{
    gaps::{self, Gaps},
    lines,
    lines::{Kind, Line},
    marks::{self, Marks},
    script,
};

/// How much larger the type of another paragraph is at least.
pub const OTHER_SIZE: f64 = 1.13;
/// How much further apart paragraphs stand than their lines, at least.
const WIDER_GAP: f64 = 1.25;
/// In parts of the type's size: what is set in by less begins where the others do.
const SAME_START: f64 = 0.7;
/// In parts of the type's size: lines are at most that far apart, though every second be left free.
const MAX_LEADING: f64 = 3.2;
/// The same where no other line tells how far they are apart.
const MAX_LONE_LEADING: f64 = 2.6;
/// The same for the lines of a title, each in the middle: further apart, they are titles of their own.
const MAX_TITLE_LEADING: f64 = 1.8;

/// A paragraph, and how its words look.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    pub marks: Marks,
    pub gaps: Gaps,
    /// The size of most letters of its first line, in points.
    pub size: f64,
}

impl Paragraph {
    /// With more behind it.
    pub fn and(self, text: &str, more: &Marks, more_gaps: &[usize]) -> Self {
        let (mut marks, mut gaps) = (self.marks, self.gaps);
        marks::append(&mut marks, &self.text, more);
        gaps::append(&mut gaps, &self.text, more_gaps);
        Self {
            text: join(self.text, text),
            marks,
            gaps,
            size: self.size,
        }
    }
}

/// The paragraphs. `edges` are where lines of the page begin and end that fit into this
/// part of it: they tell how far a line could have gone.
pub fn paragraphs(lines: &[Line], edges: &[(f64, f64)]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for next in 1..=lines.len() {
        if next == lines.len() || ends(lines, edges, start, next) {
            let first = Paragraph {
                size: lines[start].size,
                ..Paragraph::default()
            };
            let lines = lines[start..next].iter();
            paragraphs.push(lines.fold(first, |paragraph, line| {
                paragraph.and(&line.text, &line.marks, &line.gaps)
            }));
            start = next;
        }
    }
    paragraphs
}

/// Whether the paragraph that began with the line `start` ends before the line `next`.
fn ends(lines: &[Line], edges: &[(f64, f64)], start: usize, next: usize) -> bool {
    let (above, below) = (&lines[next - 1], &lines[next]);
    let size = above.size.max(below.size);
    if above.kind == Kind::Alone
        || below.kind == Kind::Alone
        || size > above.size.min(below.size) * OTHER_SIZE
        || above.is_right_to_left != below.is_right_to_left
    {
        return true;
    }
    let here = below.y - above.y;
    let is_wider = |other: f64| here > other * WIDER_GAP + 0.5;
    let before = if next - start > 1 {
        leading(lines, next - 1)
    } else {
        None
    };
    if here < size * 0.3 || here > size * MAX_LEADING || before.is_some_and(is_wider) {
        return true;
    }
    if below.kind == Kind::Item && !is_versus(above, below) {
        return true;
    }
    if runs_on(&above.text, &below.text) {
        return false;
    }
    let after = leading(lines, next + 1);
    if before.is_none() && after.is_none() && here > size * MAX_LONE_LEADING {
        return true;
    }
    let has_marker = below.text.split(' ').next().is_some_and(lines::is_marker);
    if after.is_some_and(is_wider) || is_ended(&above.text) && has_marker {
        return true;
    }
    let same = size * SAME_START;
    // Whether the line after is further out: then the one before it may be the first of a paragraph.
    let after = lines.get(next + 1);
    let goes_back = after.is_none_or(|after| after.start < below.start - same);
    let are_centred = |above: &Line, below: &Line| {
        (above.start + above.end - below.start - below.end).abs() < size
            && (above.start - below.start).abs() > same
    };
    if are_centred(above, below)
        && (!goes_back || after.is_none_or(|after| are_centred(below, after)))
    {
        return here > size * MAX_TITLE_LEADING;
    }
    let is_first = next - start == 1;
    let inwards = below.start - above.start;
    if inwards > same {
        // Set in: a new paragraph, unless all of an item but its first line is.
        if !is_first || goes_back && above.kind == Kind::Text {
            return true;
        }
    } else if inwards < -same && !is_first {
        return true;
    }
    has_room(above, below, edges, size)
}

/// Whether a line begins with the `v.` of `Smith v. Jones`, which is a numeral where a list goes on or begins.
fn is_versus(above: &Line, below: &Line) -> bool {
    let is_numeral = above.kind == Kind::Item || is_ended(&above.text);
    below.text.starts_with("v. ") && !is_numeral
}

/// How far a line stands below the one before it; none where the two have nothing to do with another.
fn leading(lines: &[Line], below: usize) -> Option<f64> {
    let (above, below) = (lines.get(below - 1)?, lines.get(below)?);
    let leading = below.y - above.y;
    let is_like = below.size.max(above.size) < below.size.min(above.size) * OTHER_SIZE
        && above.kind != Kind::Alone
        && below.kind != Kind::Alone;
    (is_like && leading > above.size * 0.5).then_some(leading)
}

/// Whether the first word of a line would have fitted on the line before it.
fn has_room(above: &Line, below: &Line, edges: &[(f64, f64)], size: f64) -> bool {
    let is_near = |start: f64| {
        [above, below]
            .iter()
            .any(|line| (line.start - start).abs() < size * SAME_START)
    };
    let near = edges
        .iter()
        .filter(|(start, _)| is_near(*start))
        .map(|(_, end)| *end);
    let edge = near.fold(f64::MIN, f64::max);
    edge - above.end > below.first_word + size * 1.6
}

/// Whether a sentence visibly goes on from one line to the next.
pub fn runs_on(above: &str, below: &str) -> bool {
    let starts_low = below.chars().next().is_some_and(char::is_lowercase);
    starts_low && !is_ended(above) || is_broken(above)
}

/// Whether a line ends as a sentence does.
pub fn is_ended(line: &str) -> bool {
    let closing = ['"', '\'', ')', ']', '”', '’', '»'];
    line.trim_end_matches(closing)
        .ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '؟', '۔'])
}

/// Whether a line ends within a word.
fn is_broken(line: &str) -> bool {
    let mut ends = line.chars().rev();
    ends.next().is_some_and(is_hyphen) && ends.next().is_some_and(char::is_alphanumeric)
}

/// What is left of a hyphen at a line's end, and stands behind one that stays.
pub const LINE_END: char = '\u{AD}';

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{00AD}' | '\u{2010}')
}

/// Puts a line behind what is there: with a space, or as one word where that was broken. A hyphen
/// stays where a compound may have been broken at it, which is where no small letter follows. Either way
/// a soft hyphen tells that the line ended there.
pub fn join(mut text: String, line: &str) -> String {
    let Some(first) = line.chars().next() else {
        return text;
    };
    let Some(last) = text.chars().next_back() else {
        return line.to_owned();
    };
    if is_broken(&text) && first.is_alphanumeric() {
        let is_number = text.chars().nth_back(1).is_some_and(char::is_numeric);
        if first.is_lowercase() && !is_number || last == LINE_END {
            text.pop();
        }
        text.push(LINE_END);
    } else if !(script::is_square(last) && script::is_square(first)) {
        text.push(' ');
    }
    text + line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_one_text() {
        for (above, below, joined) in [
            ("the", "court", "the court"),
            ("infor-", "mation", "infor\u{AD}mation"),
            ("Anglo-", "Saxon", "Anglo-\u{AD}Saxon"),
            ("COVID-", "19 cases", "COVID-\u{AD}19 cases"),
            ("at 36:9-", "14", "at 36:9-\u{AD}14"),
            ("a 2-", "year term", "a 2-\u{AD}year term"),
            ("a dash -", "and on", "a dash - and on"),
            ("soft\u{AD}", "Hyphen", "soft\u{AD}Hyphen"),
            ("日本", "語です", "日本語です"),
            ("日本", "and", "日本 and"),
            ("", "first", "first"),
        ] {
            assert_eq!(join(above.to_owned(), below), joined);
        }
    }
}
