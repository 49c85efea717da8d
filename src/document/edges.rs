//! What stands at the edges of pages and is not part of what they say: running heads, page numbers, notes at
//! the foot. Whoever reads on passes over it.

use std::{collections::HashMap, ops::Range};

use super::{
    Document, Forms, Paragraph, Whose,
    bare::plain_digit,
    feet::{Foot, note},
    sheets::{Sheets, is_apart, is_margin},
};
use crate::text::{limits, negations, reverses};

/// Paragraphs at the head and at the foot of a page that may be such.
const EDGE: usize = 3;

/// So many pages before and behind are looked at: left and right ones differ, and the first of a part.
const PAGES: u32 = 4;
/// On so many of these pages a line stands at least that surely is a running head.
const RECURS: usize = 3;

/// A running head is no longer than so many bytes.
pub const LONGEST: usize = 200;

/// Whether a paragraph stands at the edge of a page and is not part of what the pages say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// It is part of it.
    #[default]
    Said,
    /// It seems not to be; nothing but the sentence that it cuts, or one other page, says so.
    Likely,
    /// It is the number of the page, recurs on most pages, or is a note to which a mark sends.
    Surely,
}

/// What each paragraph is; empty where nothing is at an edge.
pub fn edges(paragraphs: &[Paragraph], forms: &Forms) -> Vec<Edge> {
    let sheets = Sheets::of(paragraphs);
    let pages = &sheets.pages;
    let mut heads: HashMap<(String, bool), Vec<u32>> = HashMap::new();
    // The numbers that stand at the edges of pages: those of the pages, or not.
    let mut numbers: HashMap<(u32, bool), Vec<u32>> = HashMap::new();
    // The same of those with which a line begins or ends that is the outermost of its page.
    let mut outer: HashMap<(u32, bool), Vec<u32>> = HashMap::new();
    // Those of a short page are at both.
    let edge = |page: &Range<usize>, is_head: bool| match is_head {
        true => page.start..page.end.min(page.start + EDGE),
        false => page.start.max(page.end.saturating_sub(EDGE))..page.end,
    };
    for (page_number, page) in pages {
        for is_head in [true, false] {
            for at in edge(page, is_head) {
                if let Some(number) = page_number_in(&paragraphs[at].text) {
                    let place = (*page_number, is_head);
                    numbers.entry(place).or_default().push(number);
                    continue;
                }
                let place = (*page_number, is_head);
                let is_outermost = at == if is_head { page.start } else { page.end - 1 };
                if is_outermost && paragraphs[at].text.len() <= LINE {
                    outer
                        .entry(place)
                        .or_default()
                        .extend(ends_of(&paragraphs[at].text));
                }
                if let Some(pattern) = pattern(&paragraphs[at].text) {
                    let found = heads.entry((pattern, is_head));
                    found.or_default().push(*page_number);
                }
            }
        }
    }
    let counts = |page: u32, number: u32, is_head: bool| do_count(&numbers, page, number, is_head);
    // Two lines of a text may begin alike by chance.
    let may_be_one = |at: usize| !sheets.is_of_lines || is_apart(paragraphs, at);
    let mut passed = vec![Edge::Said; paragraphs.len()];
    for (_, page) in pages {
        let behind = (page.end..paragraphs.len()).take_while(|at| is_margin(&paragraphs[*at].text));
        for at in behind {
            passed[at] = Edge::Surely;
        }
    }
    let mut breaks_off = false;
    for (page_number, page) in pages {
        let of = |at: usize, is_head: bool| {
            let text = &paragraphs[at].text;
            if let Some(number) = page_number_in(text) {
                // One that does not go with those of other pages is none of a page.
                return match counts(*page_number, number, is_head) {
                    true => Edge::Surely,
                    false => Edge::Said,
                };
            }
            // What negates is said: a head in small letters is part of a sentence. So is a letter's end, which recurs
            // where each page is a letter.
            if negates_on(text) || is_of_letter(text) {
                return Edge::Said;
            }
            let recurs = |at: usize| {
                let pattern = pattern(&paragraphs[at].text);
                let others = pattern.and_then(|pattern| heads.get(&(pattern, is_head)));
                let mut near: Vec<u32> = others.into_iter().flatten().copied().collect();
                near.retain(|other| other.abs_diff(*page_number) <= PAGES);
                near.dedup();
                near.len()
            };
            // A short text has one left page: its head is the line with the number, outside of one that recurs.
            let inner = match is_head {
                true if at == page.start => Some(at + 1),
                false if at + 1 == page.end => at.checked_sub(1),
                _ => None,
            };
            let is_outside = || {
                let inner = inner.filter(|inner| page.contains(inner));
                inner.is_some_and(|inner| recurs(inner) > 1)
                    && ends_of(text).any(|number| do_count(&outer, *page_number, number, is_head))
            };
            match recurs(at) {
                RECURS.. => sheets.recurring,
                2 if may_be_head(text) && may_be_one(at) => Edge::Likely,
                1 if may_be_head(text) && text.len() <= LINE && is_outside() => Edge::Likely,
                _ => Edge::Said,
            }
        };
        // An edge has one number, the outermost: another is said.
        let is_number = |at: usize| page_number_in(&paragraphs[at].text).is_some();
        let mut has_number = false;
        for at in page.clone().take(EDGE) {
            match of(at, true) {
                Edge::Said => break,
                _ if is_number(at) && std::mem::replace(&mut has_number, true) => break,
                edge => passed[at] = edge,
            }
        }
        has_number = false;
        let mut last = page.end;
        for at in page.clone().rev().take(EDGE) {
            match of(at, false) {
                Edge::Said => break,
                _ if is_number(at) && std::mem::replace(&mut has_number, true) => break,
                edge => passed[at] = passed[at].max(edge),
            }
            last = at;
        }
        let foot = Foot {
            paragraphs,
            forms,
            page: page.start..last,
            is_of_lines: sheets.is_of_lines,
            goes_on: breaks_off,
        };
        let notes = foot.notes();
        breaks_off = notes.is_some() && foot.breaks_off();
        if let Some((start, edge)) = notes {
            passed[start..last].fill(edge);
        }
    }
    for two in pages.windows(2) {
        let [(_, page), (_, next)] = two else {
            continue;
        };
        // A line of a text may be any part of a sentence.
        if sheets.is_of_lines {
            break;
        }
        for at in cut_by(paragraphs, &passed, page, next) {
            passed[at] = passed[at].max(Edge::Likely);
        }
    }
    match passed.iter().any(|edge| *edge != Edge::Said) {
        true => passed,
        false => Vec::new(),
    }
}

/// Whether a number that stands at an edge of a page is the page's: as it is counted, or with those of other pages.
fn do_count(
    numbers: &HashMap<(u32, bool), Vec<u32>>,
    page: u32,
    number: u32,
    is_head: bool,
) -> bool {
    number == page
        || (page.saturating_sub(PAGES)..=page + PAGES).any(|other| {
            let numbers = numbers.get(&(other, is_head)).into_iter().flatten();
            let shift = i64::from(other) - i64::from(page);
            let mut shifts = numbers.map(|it| i64::from(*it) - i64::from(number));
            shift != 0 && shifts.any(|it| it == shift)
        })
}

/// The numbers with which a line begins and ends.
fn ends_of(text: &str) -> impl Iterator<Item = u32> {
    let mut words = text.split_whitespace();
    let first = words.next();
    let ends = [first, words.next_back()].into_iter().flatten();
    ends.filter_map(|word| word.parse().ok())
}

/// Whether a line negates, in the middle of a sentence.
pub fn negates_on(text: &str) -> bool {
    let is_negation = |word: &str| negations(word.trim_matches(|c: char| !c.is_alphanumeric())) > 0;
    text.starts_with(char::is_lowercase) && text.split_whitespace().any(is_negation)
}

/// Whether a line of which nothing but its place tells may be a head: it begins as one does, does not end in the middle of
/// a sentence, and has no word that turns or limits what is said.
fn may_be_head(text: &str) -> bool {
    /// Letters of a word behind which a sentence goes on, at most.
    const LONGEST: usize = 3;
    let first = text.chars().find(|c| c.is_alphabetic());
    let last = text.split_whitespace().next_back().unwrap_or("");
    let goes_on = last.chars().count() <= LONGEST && last.chars().all(char::is_lowercase);
    first.is_some_and(|c| !c.is_lowercase()) && !ends(text) && !goes_on && !turns(text)
}

/// Whether a line has a word that turns or limits what is said.
fn turns(text: &str) -> bool {
    let says = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        reverses(word) || limits(word)
    };
    text.split_whitespace().any(says)
}

/// Whether a line begins or ends a letter.
fn is_of_letter(text: &str) -> bool {
    const LONGEST: usize = 60;
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "dear ", "yours ", "sincerely", "best regards", "kind regards", "regards", "with kind regards", "respectfully",
        "very truly", "with best wishes", "best wishes", "sehr geehrte", "liebe ", "lieber ", "mit freundlich",
        "hochachtungsvoll", "freundliche gr", "madame", "monsieur", "cordialement", "veuillez agréer", "estimad",
        "atentamente", "cordialmente", "saludos", "gentile ", "egregio ", "cordiali saluti", "distinti saluti",
        "prezad", "atenciosamente", "geachte ", "met vriendelijke", "hoogachtend", "szanown", "z poważaniem",
        "уважаем", "с уважением", "med vänlig", "med venlig", "med vennlig", "saygıl",
    ];
    let text = text.trim().to_lowercase();
    text.len() <= LONGEST && WORDS.iter().any(|words| text.starts_with(words.trim_end()))
}

/// Whether a sentence or a clause ends with a text, with the mark of a note behind it or without.
pub fn ends(text: &str) -> bool {
    let text = text.trim();
    let said =
        text.trim_end_matches(|c: char| plain_digit(c).is_ascii_digit() || "*†‡".contains(c));
    let closes = |text: &str| text.ends_with(['.', '!', '?', ':', ';', '”', '"', '’', ')']);
    closes(text) || text.len() - said.len() <= 6 && closes(said)
}

/// A line that is no sentence is no longer than so many bytes.
const LINE: usize = 100;

/// What stands between the halves of a sentence that the end of a page cuts: lines that are no sentences, where
/// the one half does not end and the other begins in the middle. A head that stands on one page alone is told by
/// that only.
fn cut_by(
    paragraphs: &[Paragraph],
    passed: &[Edge],
    page: &Range<usize>,
    next: &Range<usize>,
) -> Vec<usize> {
    let text = |at: usize| paragraphs[at].text.trim();
    let is_passed = |at: usize| passed[at] != Edge::Said;
    // A figure alone may be one of the sentence.
    let is_line = |at: usize| {
        let is_short = text(at).len() <= LINE && text(at).contains(char::is_alphabetic);
        is_passed(at) || is_short && !ends(text(at)) && !negates_on(text(at)) && !turns(text(at))
    };
    let goes_on = |at: usize| text(at).starts_with(char::is_lowercase);
    let goes_off = |at: usize| {
        !ends(text(at)) && text(at).ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-')
    };
    let head = next.clone().take(EDGE + 1).find(|at| goes_on(*at));
    let Some(head) = head.filter(|head| (next.start..*head).all(is_line)) else {
        return Vec::new();
    };
    let feet: Vec<usize> = page.clone().rev().take(EDGE + 1).collect();
    let lines = feet.iter().take_while(|at| is_line(**at)).count();
    // Of several lines that do not end the one is cut that is longest: the others are at the edge. More than a line is
    // what is said.
    let feet = feet.get(..=lines).unwrap_or(&feet).iter().copied();
    let foot = feet.filter(|at| goes_off(*at) && !is_passed(*at));
    let Some(foot) = foot.max_by_key(|at| text(*at).len()) else {
        return Vec::new();
    };
    (foot + 1..page.end).chain(next.start..head).collect()
}

/// A text with `#` for each number; none where it is too long to be at the edge of pages.
pub fn pattern(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_numeric() {
            true if pattern.ends_with('#') => {}
            true => pattern.push('#'),
            false => pattern.push(c),
        }
    }
    Some(pattern)
}

/// The number of a page, where nothing else is said: `12`, `- 12 -`, `Page 3 of 9`, `xiv`.
pub fn page_number_in(text: &str) -> Option<u32> {
    let pattern = pattern(text)?;
    let plain = pattern.trim_matches(|c: char| c.is_whitespace() || "-–—[]()|.".contains(c));
    let plain = plain.to_lowercase();
    let is_number = matches!(
        &*plain,
        "#" | "#/#" | "# / #" | "# of #" | "page #" | "page # of #" | "p. #"
    );
    match is_number {
        true => {
            let digits = text.chars().skip_while(|c| !c.is_numeric());
            let digits: String = digits.take_while(|c| c.is_numeric()).collect();
            digits.parse().ok()
        }
        false => roman(&plain),
    }
}

/// A number in small Roman numerals, of six at most.
fn roman(text: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    if !(1..=6).contains(&values.len()) {
        return None;
    }
    let is_less = |at: usize| values.get(at + 1).is_some_and(|next| values[at] < *next);
    let less: u32 = (0..values.len())
        .filter(|at| is_less(*at))
        .map(|at| values[at])
        .sum();
    values.iter().sum::<u32>().checked_sub(2 * less)
}

impl Document {
    /// Whether it has a note with such a mark, in plain digits: at the foot of a page, or by what the file says.
    pub fn has_note(&self, mark: &str) -> bool {
        let edges = self.edges();
        let mut all = self.paragraphs.iter().enumerate();
        all.any(|(place, paragraph)| {
            let mut spans = paragraph.spans.iter();
            let is_note = edges.get(place) == Some(&Edge::Surely)
                || spans.any(|(_, whose)| *whose == Whose::Note);
            is_note && note(&paragraph.text).is_some_and(|it| it == mark)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Block, Extracted, Format},
    };

    #[test]
    fn margins_are_known() {
        for text in [") ) ) )", "1 2 3 4", "1 2 3 § § §", "12 13 14"] {
            assert!(is_margin(text), "{text}");
        }
        for text in ["", ") )", "* * *", "3 7 12", "1 2 3 men", "2024."] {
            assert!(!is_margin(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_goes_on_over_the_signs_of_a_caption() {
        let page = |number: u32, texts: &[&str]| -> Vec<Block> {
            let texts = texts.iter();
            texts.map(|text| Block::new(Some(number), *text)).collect()
        };
        let foot = |number: u32| format!("ORDER GRANTING IN PART - {number}");
        let first = [
            "The instructions were at no time recorded in",
            &foot(1),
            ") ) ) )",
        ];
        let second = ["writing by the defendants.", &foot(2)];
        let third = ["It is so ordered.", &foot(3)];
        let blocks = [page(1, &first), page(2, &second), page(3, &third)].concat();
        let extracted = Extracted {
            blocks,
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Pdf, extracted);
        use Edge::{Said, Surely};
        let expected = [Said, Surely, Surely, Said, Surely, Said, Surely];
        assert_eq!(document.edges(), expected);
    }
}
