//! A text without what setting it adds or takes: what two texts have in common that differ in it alone.
//!
//! Words follow one another over the ends of lines, paragraphs and pages; hyphens between letters, marks of
//! notes and spaces round dashes are left out. What was left out before a character is kept beside it as its
//! [`Gap`], so that two texts that are the same without it can be held against one another in earnest
//! (`verify::folds`): to be the same here is necessary, never enough.

use std::ops::Range;

use memchr::memchr_iter;

use super::BREAK;
use crate::text::run;

/// What stands between two characters that are kept, where it is not simply nothing or a space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// A hyphen, a dash or a minus.
    pub hyphen: bool,
    /// White space before it or, where there is none, anywhere.
    pub before: bool,
    /// White space behind it.
    pub after: bool,
    /// A paragraph ends.
    pub broken: bool,
    /// Paragraphs were passed over: what stands at the edge of a page.
    pub passed: bool,
    /// Signs of markup were passed over.
    pub markup: bool,
    /// One piece of a sentence ends and another one goes on, without white space.
    pub joined: bool,
    /// The mark of a note: its digits or signs.
    pub mark: Box<str>,
}

impl Gap {
    /// Whether there is white space in it, or the end of a paragraph.
    pub fn is_spaced(&self) -> bool {
        self.before || self.after || self.broken
    }

    /// Whether what stands before it is of another piece, or paragraph, than what stands behind it.
    pub fn parts(&self) -> bool {
        self.broken || self.joined || self.markup
    }

    fn is_plain(&self) -> bool {
        !self.hyphen && !self.parts() && !self.passed && self.mark.is_empty()
    }
}

/// What the paragraphs are that are passed over between two ranges of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// What stands at the edges of pages.
    Edges,
    /// Numbers and times that are set before what is said.
    Set,
    /// What the text has between words that the file has one after the other: before a full stop or a comma there is
    /// no space, whatever it is put together from.
    Pieces,
}

/// A text so reduced, with the way back.
#[derive(Clone, Debug, Default)]
pub struct Bare {
    text: String,
    /// From which byte of this text on bytes are copies of which: the places of both, where they part.
    anchors: Vec<(usize, usize)>,
    /// What was left out before a byte of this text, in order.
    gaps: Vec<(usize, Gap)>,
    /// What stands behind the last character that was kept.
    gap: Gap,
}

impl Bare {
    /// A text as a whole.
    pub fn of(text: &str) -> Self {
        Self::of_ranges(text, std::slice::from_ref(&(0..text.len())), Between::Edges)
    }

    /// Some ranges of a text, in their order, as if nothing stood between them; each is a paragraph, or some
    /// with a [`BREAK`] between them, or one part of a paragraph whose other parts follow without its markup.
    pub fn of_ranges(text: &str, ranges: &[Range<usize>], passed: Between) -> Self {
        // What is copied again and again as it grows costs more than what is made.
        let mut bare = Self {
            text: String::with_capacity(ranges.iter().map(|range| range.len() + 1).sum()),
            gaps: Vec::with_capacity(ranges.len()),
            ..Self::default()
        };
        let mut end: Option<usize> = None;
        for range in ranges {
            let joins = passed == Between::Pieces && text[range.clone()].starts_with(['.', ',']);
            if joins && end.is_some() && !bare.gap.hyphen {
                bare.drop_mark();
                bare.gap = Gap {
                    joined: true,
                    mark: std::mem::take(&mut bare.gap.mark),
                    ..Gap::default()
                };
            } else if let Some(end) = end {
                let between = text.get(end..range.start).unwrap_or_default();
                let breaks = memchr_iter(BREAK as u8, between.as_bytes()).count();
                match breaks == 0 && passed != Between::Pieces {
                    true => bare.gap.markup = true,
                    false => {
                        // What stands at the end of a line stands before white space, as within one.
                        bare.drop_mark();
                        bare.space();
                        bare.gap.broken = true;
                        // The number of a paragraph may be passed over as well; that is no paragraph of its own.
                        bare.gap.passed |= passed == Between::Edges && breaks > 1;
                    }
                }
            }
            end = Some(range.end);
            bare.add(text, range.clone());
        }
        bare.drop_mark();
        bare
    }

    fn add(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        while let Some(c) = text[at..range.end].chars().next() {
            // Words of one letter begin no run that is kept, and are looked at one by one: not each with all behind it.
            let run = match self.is_level() {
                true => plain_run(&text.as_bytes()[at..range.end]),
                false => 0,
            };
            if run > 0 {
                self.copy(text, at..at + run);
                at += run;
                continue;
            }
            let rest = &text[at..range.end];
            if let Some(mark) = raised_mark(rest).filter(|mark| self.takes_raised(rest, mark)) {
                let plain: String = mark.chars().map(plain_digit).collect();
                self.gap.mark = format!("{}{plain}", self.gap.mark).into();
                at += mark.len();
                // White space that stands before both of them is that before the mark.
                self.gap.before &= !text[at..range.end].starts_with(is_closing);
                continue;
            }
            let mark = bracketed_mark(rest).or_else(|| self.lettered_mark(rest));
            if let Some(mark) = mark.filter(|_| self.is_behind_word_or_figure()) {
                self.gap.mark = format!("{}{mark}", self.gap.mark).into();
                at += mark.len();
                continue;
            }
            self.take(text, at, c);
            at += c.len_utf8();
        }
    }

    /// Whether a raised mark belongs to what stands before it: directly, or with white space between a word, or what closes
    /// a sentence, and a mark that stands alone.
    fn takes_raised(&self, text: &str, mark: &str) -> bool {
        const LEAST_LETTERS: usize = 3;
        if self.is_behind_word() {
            return true;
        }
        let is_alone = |c: char| c.is_whitespace() || is_closing(c);
        let mut last = self.text.chars().rev();
        let letters = last.by_ref().take_while(|c| c.is_alphabetic()).count();
        let is_spaced =
            self.gap.before && !self.gap.hyphen && !self.gap.broken && self.gap.mark.is_empty();
        is_spaced
            && text[mark.len()..].chars().next().is_none_or(is_alone)
            && (letters >= LEAST_LETTERS || self.text.ends_with(is_closing))
    }

    /// The mark of a note that is a letter, with which a text begins: `[a]` directly behind what ends a sentence or a clause,
    /// where nobody puts in a letter of a word.
    fn lettered_mark<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (mark, behind) = text.split_at_checked(3)?;
        let is_letter = matches!(mark.as_bytes(), [b'[', b'a'..=b'z', b']']);
        let is_over = !behind.starts_with(char::is_alphanumeric);
        let is_behind = self.text.ends_with(['.', ',', ';', '!', '?']);
        (is_letter && is_over && is_behind).then_some(mark)
    }

    /// Whether what comes next follows directly on a letter.
    fn is_level(&self) -> bool {
        let last = self.text.as_bytes().last();
        self.gap.is_plain() && !self.gap.is_spaced() && last.is_some_and(u8::is_ascii_alphabetic)
    }

    /// Keeps a [`plain_run`] as it is: most of most texts, letter by letter ten times as slow.
    fn copy(&mut self, whole: &str, range: Range<usize>) {
        self.anchor(range.start);
        self.text.push_str(&whole[range]);
    }

    /// Sees to it that the place of what is kept next is known: a byte of the whole.
    fn anchor(&mut self, at: usize) {
        let here = self.text.len();
        // Only what stands behind the last of them is asked for.
        let known = self.anchors.last();
        if known.is_none_or(|(anchor, there)| there + (here - anchor) != at) {
            self.anchors.push((here, at));
        }
    }

    /// The text without what was left out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a range came from. It begins and ends with characters that were kept.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let last = self.text[range.clone()].char_indices().next_back();
        let last = last.map_or(0, |(at, _)| at);
        let end = range.end - range.start - last;
        self.place(range.start)..self.place(range.start + last) + end
    }

    /// Where a byte came from.
    pub fn place(&self, at: usize) -> usize {
        let after = self.anchors.partition_point(|(here, _)| *here <= at);
        let anchor = after.checked_sub(1).and_then(|last| self.anchors.get(last));
        anchor.map_or(at, |(here, there)| there + (at - here))
    }

    /// What was left out behind a byte at which something ends that was kept.
    pub fn gap_behind(&self, end: usize) -> Option<&Gap> {
        let filler = self.text[end..].starts_with([' ', '-']);
        match end + usize::from(filler) {
            next if next >= self.text.len() => Some(&self.gap),
            next => self.gap(next),
        }
    }

    /// The marks of notes that were left out.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        let gaps = self.gaps.iter().map(|(_, gap)| gap).chain([&self.gap]);
        gaps.map(|gap| &*gap.mark).filter(|mark| !mark.is_empty())
    }

    /// What was left out before a byte; none where it is nothing, or a space.
    pub fn gap(&self, at: usize) -> Option<&Gap> {
        let found = self.gaps.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        self.gaps.get(found).map(|(_, gap)| gap)
    }

    fn space(&mut self) {
        match self.gap.hyphen {
            true => self.gap.after = true,
            false => self.gap.before = true,
        }
    }

    fn take(&mut self, whole: &str, at: usize, c: char) {
        if c.is_whitespace() {
            self.drop_mark();
            self.space();
            self.gap.broken |= c == BREAK;
        } else if is_hyphen(c) {
            self.gap.hyphen = true;
        } else if is_mark(c) && self.is_behind_word() {
            let mark = format!("{}{}", self.gap.mark, plain_digit(c));
            self.gap.mark = mark.into();
        } else {
            self.keep(whole, at, c);
        }
    }

    /// Whether something stands directly behind a word or what closes a sentence.
    fn is_behind_word(&self) -> bool {
        let last = self.text.chars().next_back();
        !self.gap.is_spaced()
            && !self.gap.hyphen
            && last.is_some_and(|c| c.is_alphabetic() || is_closing(c))
    }

    /// The same, or behind a figure, in which what has brackets round it is none.
    fn is_behind_word_or_figure(&self) -> bool {
        let last = self.text.chars().next_back();
        let is_figure = last.is_some_and(|c| c.is_ascii_digit());
        self.is_behind_word() || is_figure && !self.gap.is_spaced() && !self.gap.hyphen
    }

    fn keep(&mut self, whole: &str, at: usize, c: char) {
        let gap = std::mem::take(&mut self.gap);
        let last = self.text.chars().next_back();
        let are = |is: fn(char) -> bool| last.is_some_and(is) && is(c);
        // Beside one that needs no space white space says nothing.
        let is_close = is_unspaced(c) || last.is_some_and(is_unspaced);
        let filler = match (gap.hyphen, gap.is_spaced()) {
            _ if last.is_none() => None,
            (true, _) if are(char::is_alphabetic) => None,
            (true, _) => Some('-'),
            (false, true) if is_close => None,
            (false, true) => Some(' '),
            (false, false) => None,
        };
        self.text.extend(filler);
        let here = self.text.len();
        if !gap.is_plain() || is_close && gap.is_spaced() {
            self.gaps.push((here, gap));
        }
        self.anchor(at);
        match same_letter(c) {
            Some(other) => self.text.push(other),
            None => self.text.push_str(&whole[at..at + c.len_utf8()]),
        }
    }

    /// Takes the digits back that stand at the end as the mark of a note: behind what closes a sentence or a
    /// clause.
    fn drop_mark(&mut self) {
        const MOST: usize = 3;
        if self.gap.is_spaced() || self.gap.hyphen || !self.gap.mark.is_empty() {
            return;
        }
        let bytes = self.text.as_bytes();
        let digits = bytes.iter().rev().take(MOST + 1);
        let digits = digits.take_while(|byte| byte.is_ascii_digit()).count();
        let start = self.text.len() - digits;
        if digits == 0 || digits > MOST || self.gap(start).is_some() {
            return;
        }
        let mut before = self.text[..start].chars().rev();
        let last = before.next();
        let closes = last.is_some_and(is_closing);
        let is_of_words = before
            .find(|c| !is_closing(*c))
            .is_some_and(char::is_alphabetic);
        if closes && is_of_words {
            self.gap.mark = self.text[start..].into();
            self.text.truncate(start);
            while self.anchors.last().is_some_and(|(here, _)| *here > start) {
                self.anchors.pop();
            }
        }
    }
}

/// How many bytes at the beginning are letters with single spaces between them, of which nothing is left out.
fn plain_run(bytes: &[u8]) -> usize {
    run(bytes, |byte| byte.is_ascii_alphabetic() | (byte == b' '))
}

/// Any hyphen, dash or minus is one in the form for comparing.
fn is_hyphen(c: char) -> bool {
    c == '-'
}

/// What closes a sentence or a clause, or words that are quoted in it.
fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']')
}

/// What sends to a note: superscript digits and signs.
fn is_mark(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '†' | '‡')
}

/// Raised digits with which a text begins: one mark, or several with commas or dashes between them, as `³,⁴`.
fn raised_mark(text: &str) -> Option<&str> {
    let is_raised = |c: char| plain_digit(c) != c;
    let mut end = text.find(|c| !is_raised(c)).unwrap_or(text.len());
    while end > 0
        && let Some(more) = text[end..].strip_prefix([',', '-'])
        && more.starts_with(is_raised)
    {
        let digits = more.find(|c| !is_raised(c)).unwrap_or(more.len());
        end += 1 + digits;
    }
    (end > 0).then_some(&text[..end])
}

/// What the writers of an encyclopedia set in brackets behind words of which they doubt something.
const DOUBTS: [&str; 12] = [
    "citation needed",
    "clarification needed",
    "better source needed",
    "verification needed",
    "page needed",
    "dubious",
    "who?",
    "when?",
    "where?",
    "which?",
    "by whom?",
    "according to whom?",
];

/// The mark of a note with brackets round it, with which a text begins: `[12]`, `[^a]` as Markdown has it, and
/// `[citation needed]`. A year is none, nor is a letter that somebody put in.
fn bracketed_mark(text: &str) -> Option<&str> {
    const MOST: usize = 3;
    const LONGEST: usize = 20;
    let inside = text.strip_prefix('[')?;
    let (inside, _) = inside.split_at(inside.find(']').filter(|end| *end <= LONGEST)?);
    let is_number = |text: &str| {
        (1..=MOST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_named = |name: &str| {
        let is_sign = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        !name.is_empty() && name.chars().all(is_sign)
    };
    let is_mark = is_number(inside)
        || inside.strip_prefix('^').is_some_and(is_named)
        || DOUBTS.contains(&inside);
    is_mark.then(|| &text[..inside.len() + 2])
}

/// A superscript digit as a plain one; any other character as it is.
pub fn plain_digit(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The letter that Arabic is as often written with: alef with hamza or madda above or below it is alef.
/// Both take two bytes.
fn same_letter(c: char) -> Option<char> {
    matches!(c, 'أ' | 'إ' | 'آ' | 'ٱ').then_some('ا')
}
