//! Which paragraphs stand on which page. A plain text says nothing of its pages: there a form feed begins one, or what
//! recurs from one to the next, as their numbers and running heads.

use std::{hash::Hasher, ops::Range};

use super::{
    Edge, Paragraph,
    edges::{LONGEST, ends, negates_on, page_number_in, pattern},
};

/// The pages of a document, as far as they are known.
pub struct Sheets {
    /// By their numbers, which paragraphs stand on each, without those of its margin at its end.
    pub pages: Vec<(u32, Range<usize>)>,
    /// What a line is that recurs at their edges.
    pub recurring: Edge,
    /// Whether the paragraphs are the lines of a plain text.
    pub is_of_lines: bool,
}

/// Pages have so many lines at least, and none has so many times as many as another.
const LEAST: u32 = 10;
const MOST: u32 = 3;

/// On so many pages a line recurs at least that tells of them.
const RECURS: usize = 3;

/// No more bytes has the number of a page that stands alone.
const LONGEST_NUMBER: usize = 24;

const FORM_FEED: char = '\u{c}';

impl Sheets {
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let of_file = Self {
            pages: of_file(paragraphs),
            recurring: Edge::Surely,
            is_of_lines: false,
        };
        let (starts, recurring) = match of_file.pages.is_empty() {
            true => starts(paragraphs),
            false => (Vec::new(), Edge::Surely),
        };
        if starts.is_empty() {
            return of_file;
        }
        let starts: Vec<usize> = [0].into_iter().chain(starts).collect();
        let ends = starts.iter().skip(1).copied().chain([paragraphs.len()]);
        let pages = starts.iter().zip(ends).map(|(start, end)| *start..end);
        Self {
            pages: (1..).zip(pages.filter(|page| !page.is_empty())).collect(),
            recurring,
            is_of_lines: true,
        }
    }
}

/// The lines of a plain text with which a page begins, but the first, and what a line is that recurs at their edges.
pub fn starts(paragraphs: &[Paragraph]) -> (Vec<usize>, Edge) {
    let are_lines = paragraphs.iter().all(|one| !one.lines.is_empty());
    match form_feeds(paragraphs) {
        _ if !are_lines => (Vec::new(), Edge::Surely),
        starts if starts.is_empty() => recurring(paragraphs),
        starts => (starts, Edge::Surely),
    }
}

/// The paragraphs before which a form feed stands, but the first.
fn form_feeds(paragraphs: &[Paragraph]) -> Vec<usize> {
    let begins = |at: usize| {
        paragraphs[at].text.starts_with(FORM_FEED) || paragraphs[at - 1].text.ends_with(FORM_FEED)
    };
    (1..paragraphs.len()).filter(|at| begins(*at)).collect()
}

/// Where pages begin by what recurs from one to the next, and what that is: surely something of the page where it counts
/// them, likely where it is set apart and stands at even distances. Feet and heads that follow one another are together at
/// the head.
fn recurring(paragraphs: &[Paragraph]) -> (Vec<usize>, Edge) {
    let line = |at: usize| line(paragraphs, at);
    let text = |at: usize| paragraphs[at].text.trim();
    let is_even = |places: &[usize]| {
        let step = |two: &[usize]| line(two[1]) - line(two[0]);
        let steps: Vec<u32> = places.windows(2).map(step).collect();
        // The last page may be short.
        let [steps @ .., _] = &steps[..] else {
            return false;
        };
        let least = steps.iter().min().copied().unwrap_or(0);
        least >= LEAST && steps.iter().all(|step| *step <= least.saturating_mul(MOST))
    };
    let is_head = |places: &[usize]| {
        let is_same = |at: &usize| text(*at) == text(places[0]);
        places.iter().all(is_same) && !ends(text(places[0])) && !negates_on(text(places[0]))
    };
    let mut found = Vec::new();
    let mut is_counted = false;
    for places in alike(paragraphs) {
        let texts: Vec<&str> = places.iter().map(|at| text(*at)).collect();
        let counts = do_count(&texts);
        // A number alone may be that of a paragraph.
        let is_of_page = |text: &str| {
            page_number_in(text).is_some() && text.contains(|c: char| !c.is_ascii_digit())
        };
        let is_page = counts && is_of_page(texts[0]);
        if is_page || is_even(&places) && (counts || is_head(&places)) {
            is_counted |= counts;
            found.extend(places);
        }
    }
    found.sort_unstable();
    let is_first = |at: &usize| *at > 0 && found.binary_search(&(at - 1)).is_err();
    let starts = found.iter().copied().filter(is_first).collect();
    let edge = match is_counted {
        true => Edge::Surely,
        false => Edge::Likely,
    };
    (starts, edge)
}

/// What texts have in common that differ in numbers alone.
fn hashed(text: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    for words in text
        .split(char::is_numeric)
        .filter(|words| !words.is_empty())
    {
        hasher.write(words.as_bytes());
        hasher.write_u8(0);
    }
    hasher.finish()
}

fn line(paragraphs: &[Paragraph], at: usize) -> u32 {
    *paragraphs[at].lines.start()
}

/// Whether a line has an empty one before it.
pub fn is_apart_before(paragraphs: &[Paragraph], at: usize) -> bool {
    let line = |at: usize| line(paragraphs, at);
    let is_behind = |before: usize| line(before) + 1 < line(at);
    at.checked_sub(1).is_none_or(is_behind)
}

/// Whether a line has an empty one before or behind it.
pub fn is_apart(paragraphs: &[Paragraph], at: usize) -> bool {
    let line = |at: usize| line(paragraphs, at);
    is_apart_before(paragraphs, at) || at + 1 == paragraphs.len() || line(at) + 1 < line(at + 1)
}

/// Of lines that may be at the edge of a page, those that differ in numbers alone, where there are as many as tell of pages.
fn alike(paragraphs: &[Paragraph]) -> Vec<Vec<usize>> {
    let text = |at: usize| paragraphs[at].text.trim();
    let may_be_one = |at: &usize| {
        let text = text(*at);
        let may_count = || text.len() <= LONGEST_NUMBER && page_number_in(text).is_some();
        text.len() <= LONGEST && (is_apart(paragraphs, *at) || may_count())
    };
    // Most lines recur nowhere: of each no more is kept than tells which may be alike.
    let lines = (0..paragraphs.len()).filter(may_be_one);
    let mut lines: Vec<(u64, usize)> = lines.map(|at| (hashed(text(at)), at)).collect();
    lines.sort_unstable();
    let runs = lines.chunk_by(|one, next| one.0 == next.0);
    let runs = runs.filter(|run| run.len() >= RECURS);
    let alike = runs.map(|run| {
        let first = pattern(text(run[0].1));
        let places = run.iter().map(|(_, at)| *at);
        places.filter(|at| pattern(text(*at)) == first).collect()
    });
    alike
        .filter(|places: &Vec<usize>| places.len() >= RECURS)
        .collect()
}

/// Whether texts that differ in numbers alone count: one of their numbers goes up from each to the next. A page may be
/// without its number.
fn do_count(texts: &[&str]) -> bool {
    let numbers = |text: &&str| -> Vec<Option<u32>> {
        let numbers = text.split(|c: char| !c.is_ascii_digit());
        let numbers = numbers.filter(|number| !number.is_empty());
        numbers.map(|number| number.parse().ok()).collect()
    };
    let numbers: Vec<Vec<Option<u32>>> = texts.iter().map(numbers).collect();
    let count = numbers.iter().map(Vec::len).min().unwrap_or(0);
    let goes_up = |place: usize| {
        numbers.windows(2).all(|two| {
            let (number, next) = (two[0][place], two[1][place]);
            let step = number.and_then(|number| next?.checked_sub(number));
            step.is_some_and(|step| (1..=MOST).contains(&step))
        })
    };
    (0..count).any(goes_up)
}

/// The pages, by their numbers, and which paragraphs stand on each, without those of its margin at its end.
fn of_file(paragraphs: &[Paragraph]) -> Vec<(u32, Range<usize>)> {
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
    for (_, page) in &mut pages {
        let last = page.clone().rev();
        let beside = last.take_while(|at| is_margin(&paragraphs[*at].text));
        // Something is on each page.
        page.end -= beside.count().min(page.len() - 1);
    }
    pages
}

/// Whether a paragraph is the numbers of a page's lines or the signs that part its caption, one below the other.
pub fn is_margin(text: &str) -> bool {
    const LEAST: usize = 3;
    let mut last = None;
    let mut is_next = |part: &str| match part.parse::<u32>() {
        Ok(number) => last
            .replace(number)
            .is_none_or(|last| number == last.saturating_add(1)),
        Err(_) => matches!(part, ")" | "§" | "|" | "]" | ":"),
    };
    let count = text.split_whitespace().take(LEAST).count();
    count == LEAST && text.split_whitespace().all(&mut is_next)
}
