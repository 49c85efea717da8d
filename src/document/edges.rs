//! What stands at the edges of pages and is not part of what they say: running heads, page numbers, notes at
//! the foot. Whoever reads on passes over it.

use std::{collections::HashMap, ops::Range};

use super::{Bare, Forms, Paragraph, bare::plain_digit};

/// Paragraphs at the head and at the foot of a page that may be such.
const EDGE: usize = 3;

/// The page before and the one after are looked at, and those beyond, where left and right differ.
const PAGES: u32 = 2;

/// A running head is no longer than so many bytes.
const LONGEST: usize = 200;

/// Of each paragraph whether it is passed over; empty where there is none such.
pub fn edges(paragraphs: &[Paragraph], forms: &Forms) -> Vec<bool> {
    let pages = pages(paragraphs);
    let mut heads: HashMap<(String, bool), Vec<u32>> = HashMap::new();
    let edge = |page: &Range<usize>, at: usize| at < page.start + EDGE || at + EDGE >= page.end;
    for (number, page) in &pages {
        for at in page.clone().filter(|at| edge(page, *at)) {
            if let Some(pattern) = pattern(&paragraphs[at].text) {
                let is_head = at < page.start + EDGE;
                heads.entry((pattern, is_head)).or_default().push(*number);
            }
        }
    }
    let mut passed = vec![false; paragraphs.len()];
    for (number, page) in &pages {
        let recurs = |at: usize, is_head: bool| {
            let Some(pattern) = pattern(&paragraphs[at].text) else {
                return false;
            };
            let others = heads.get(&(pattern.clone(), is_head));
            let is_near = |other: &u32| other != number && other.abs_diff(*number) <= PAGES;
            is_page_number(&pattern) || others.is_some_and(|others| others.iter().any(is_near))
        };
        let from_head = page.clone().take(EDGE);
        for at in from_head.take_while(|at| recurs(*at, true)) {
            passed[at] = true;
        }
        let from_foot = page.clone().rev().take(EDGE);
        let from_foot = from_foot.take_while(|at| recurs(*at, false));
        let mut last = page.end;
        for at in from_foot {
            passed[at] = true;
            last = at;
        }
        let ranges = (page.start..last).map(|paragraph| forms.paragraph(paragraph));
        let said = Bare::of_ranges(forms.text(), ranges);
        let marks: Vec<String> = said.marks().map(plain).collect();
        let is_note =
            |at: &usize| note(&paragraphs[*at].text).is_some_and(|mark| marks.contains(&mark));
        for at in (page.start..last).rev().take_while(is_note) {
            passed[at] = true;
        }
    }
    for two in pages.windows(2) {
        let [(_, page), (_, next)] = two else {
            continue;
        };
        for at in cut_by(paragraphs, &passed, page, next) {
            passed[at] = true;
        }
    }
    match passed.contains(&true) {
        true => passed,
        false => Vec::new(),
    }
}

/// A line that is no sentence is no longer than so many bytes.
const LINE: usize = 100;

/// What stands between the halves of a sentence that the end of a page cuts: lines that are no sentences, where
/// the one half does not end and the other begins in the middle. A head that stands on one page alone is told by
/// that only.
fn cut_by(
    paragraphs: &[Paragraph],
    passed: &[bool],
    page: &Range<usize>,
    next: &Range<usize>,
) -> Vec<usize> {
    let text = |at: usize| paragraphs[at].text.trim();
    let ends = |at: usize| text(at).ends_with(['.', '!', '?', ':', ';', '”', '"', '’', ')']);
    let is_line = |at: usize| passed[at] || text(at).len() <= LINE && !ends(at);
    let goes_on = |at: usize| text(at).starts_with(char::is_lowercase);
    let goes_off = |at: usize| {
        !ends(at) && text(at).ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-')
    };
    let head = next.clone().take(EDGE + 1).find(|at| goes_on(*at));
    let Some(head) = head.filter(|head| (next.start..*head).all(is_line)) else {
        return Vec::new();
    };
    let feet = page.clone().rev().take(EDGE + 1);
    // Of several lines that do not end the one is cut that is longest: the others are at the edge.
    let foot = feet.take_while(|at| is_line(*at) || goes_off(*at));
    let foot = foot.filter(|at| goes_off(*at) && !passed[*at]);
    let Some(foot) = foot.max_by_key(|at| text(*at).len()) else {
        return Vec::new();
    };
    (foot + 1..page.end).chain(next.start..head).collect()
}

/// The pages, by their numbers, and which paragraphs stand on each.
fn pages(paragraphs: &[Paragraph]) -> Vec<(u32, Range<usize>)> {
    let mut pages: Vec<(u32, Range<usize>)> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let Some((number, _)) = paragraph.on_page else {
            continue;
        };
        match pages.last_mut() {
            Some((page, range)) if *page == number => range.end = at + 1,
            _ => pages.push((number, at..at + 1)),
        }
    }
    pages
}

/// A text with `#` for each number; none where it is too long to be at the edge of pages.
fn pattern(text: &str) -> Option<String> {
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

/// Whether nothing but the number of a page is said: `12`, `- 12 -`, `Page 3 of 9`, `xiv`.
fn is_page_number(pattern: &str) -> bool {
    let plain = pattern.trim_matches(|c: char| c.is_whitespace() || "-–—[]()|.".contains(c));
    let plain = plain.to_lowercase();
    let is_roman =
        !plain.is_empty() && plain.len() <= 6 && plain.chars().all(|c| "ivxl".contains(c));
    is_roman
        || matches!(
            &*plain,
            "#" | "#/#" | "# / #" | "# of #" | "page #" | "page # of #" | "p. #"
        )
}

/// The mark that a note at the foot of a page begins with, in plain digits.
fn note(text: &str) -> Option<String> {
    const LONGEST: usize = 4;
    let text = text.trim_start();
    let mark: String = text
        .chars()
        .take_while(|c| plain_digit(*c).is_ascii_digit() || "*†‡".contains(*c))
        .collect();
    let after = text[mark.len()..].trim_start_matches(['.', ')', ' ']);
    let is_mark = !mark.is_empty() && mark.chars().count() <= LONGEST && !after.is_empty();
    is_mark.then(|| plain(&mark))
}

/// A mark in plain digits.
fn plain(mark: &str) -> String {
    mark.chars().map(plain_digit).collect()
}
