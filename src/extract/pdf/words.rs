//! From glyphs to words: what touches is one.

use smol_str::SmolStr;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{glyph::Placed, look::Look, script, tags::Tag};

/// A space begins where letters stand further apart than this part of their size. Kerning stays below,
/// the narrowest spaces of justified lines above.
const SPACE: f64 = 0.13;
/// The same between characters that stand in squares of their own, which justified lines set apart.
const WIDE_SPACE: f64 = 0.6;
const SOFT: &str = "\u{AD}";
/// In parts of the type's size: what is as narrow is not drawn.
const NO_WIDTH: f64 = 0.02;
/// Letters of a word, and marks on a letter, at most: beyond, another begins.
const MAX_LETTERS: usize = 1000;
const MAX_MARKS: usize = 16;

/// Glyphs that touch, from left to right.
#[derive(Clone, Debug)]
pub struct Word {
    /// From left to right, in whatever direction they are read.
    pub texts: Vec<SmolStr>,
    pub left: f64,
    pub right: f64,
    /// The line that the letters stand on; grows downwards.
    pub y: f64,
    pub size: f64,
    pub look: Look,
    /// The cell in which the file says that it stands.
    pub tag: Option<Tag>,
    /// The cell of a table that it is known to stand in, by the number of the first word there.
    pub cell: Option<usize>,
    /// Where letters are spaced out, how far they are.
    spacing: f64,
    /// How many of its letters are not drawn a second time.
    singles: usize,
    /// Its number in the order of the file.
    pub order: usize,
    /// Whether the file has a space between it and the word before it in the order of the file.
    pub is_spaced: bool,
    /// Where a line begins whose first word it is: beside a large initial further out than the word.
    pub begins: f64,
    /// Whether it is the beginning of the next word or, as likely, a word of its own: a large initial.
    pub may_be_word: bool,
}

impl Word {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn top(&self) -> f64 {
        self.y - self.size * 0.75
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.size * 0.2
    }

    pub fn letters(&self) -> usize {
        self.texts.len()
    }

    pub fn text(&self) -> String {
        self.texts.concat()
    }

    /// Whether a space stands between this word and the one to the right of it.
    pub fn is_apart(&self, right: &Word) -> bool {
        let in_file = right.is_spaced && right.order == self.order + 1
            || self.is_spaced && self.order == right.order + 1;
        let gap = right.left - self.right - self.spacing.max(0.0);
        in_file || gap > space(self.texts.last(), right.texts.first()) * self.size.min(right.size)
    }
}

/// The words of glyphs that are given in the order of the file.
///
/// That order decides what is one word where texts lie upon one another, as in a redaction that was
/// typed over: each stays whole. A word that is drawn twice in one place is there once.
pub fn words(mut glyphs: Vec<Placed>) -> Vec<Word> {
    drop_false_spacing(&mut glyphs);
    seat_marks(&mut glyphs);
    let mut words: Vec<Word> = Vec::new();
    let mut is_spaced = true;
    for glyph in glyphs.into_iter().filter(|glyph| !glyph.text.is_empty()) {
        if glyph.text.chars().all(char::is_whitespace) {
            is_spaced = true;
            continue;
        }
        // A soft hyphen without width is one at which the line did not end.
        if glyph.text == SOFT && glyph.right - glyph.left < glyph.size * NO_WIDTH {
            continue;
        }
        let last = words.last_mut();
        match last.filter(|word| !is_spaced && continues(word, &glyph)) {
            Some(word) => extend(word, glyph),
            None => {
                let order = words.len();
                words.push(Word {
                    left: glyph.left,
                    right: glyph.right,
                    y: glyph.y,
                    size: glyph.size,
                    look: glyph.look,
                    tag: glyph.tag,
                    cell: None,
                    spacing: glyph.spacing,
                    singles: usize::from(!glyph.is_double),
                    texts: vec![glyph.text],
                    order,
                    is_spaced,
                    begins: glyph.left,
                    may_be_word: false,
                });
            }
        }
        is_spaced = false;
    }
    words.retain(|word| word.singles > 0);
    words
}

/// Takes the spacing from letters that are not set apart by it: some files state it for the one space that
/// they need, and move all other letters back.
fn drop_false_spacing(glyphs: &mut [Placed]) {
    let is_one_run = |a: &Placed, b: &Placed| a.spacing == b.spacing && a.y == b.y;
    for run in glyphs.chunk_by_mut(is_one_run) {
        let spacing = run.first().map_or(0.0, |glyph| glyph.spacing);
        let is_close = |pair: &[Placed]| {
            let gap = pair[1].left - pair[0].right;
            gap > -pair[0].size && gap < spacing / 2.0
        };
        if spacing > SPACE * run[0].size && run.windows(2).any(is_close) {
            for glyph in run {
                glyph.spacing = 0.0;
            }
        }
    }
}

/// Puts the marks of scripts that are read from right to left on their letters: the file has them before these where it
/// has the letters as they are seen, and behind them where it has them as they are read.
fn seat_marks(glyphs: &mut [Placed]) {
    let is_mark = |glyph: &Placed| {
        let mark = mark_of(&glyph.text);
        mark.is_some_and(script::is_right_to_left)
    };
    for at in 0..glyphs.len() {
        let mark = &glyphs[at];
        if !is_mark(mark) {
            continue;
        }
        let is_base = |number: &usize| {
            let base = &glyphs[*number];
            let size = base.size.max(mark.size);
            let marks = base.text.chars().count();
            base.text.chars().any(script::is_right_to_left)
                && !is_mark(base)
                && marks < MAX_MARKS
                && (base.y - mark.y).abs() < size
                && mark.left > base.left - size / 2.0
                && mark.left < base.right + size / 2.0
        };
        let before = (at.saturating_sub(MAX_MARKS)..at).rev().find(is_base);
        let last = glyphs.len().min(at + MAX_MARKS);
        let behind = (at + 1..last).find(is_base);
        let base = match (before, behind) {
            (Some(before), Some(behind)) => {
                let inside = |number: usize| {
                    let base = &glyphs[number];
                    let edge = base.size * NO_WIDTH;
                    mark.left > base.left + edge && mark.left < base.right - edge
                };
                let is_as_seen = glyphs[before].left < glyphs[behind].left;
                match (inside(before), inside(behind)) {
                    (true, false) => before,
                    (false, true) => behind,
                    _ if is_as_seen => behind,
                    _ => before,
                }
            }
            (Some(base), None) | (None, Some(base)) => base,
            (None, None) => continue,
        };
        let text = std::mem::take(&mut glyphs[at].text);
        let marked: String = glyphs[base]
            .text
            .chars()
            .chain(text.chars())
            .nfc()
            .collect();
        glyphs[base].text = SmolStr::new(marked);
    }
}

/// The part of the size beyond which two glyphs side by side are words of their own.
fn space(left: Option<&SmolStr>, right: Option<&SmolStr>) -> f64 {
    let is_square = |text: Option<&SmolStr>| {
        text.and_then(|text| text.chars().next())
            .is_some_and(script::is_square)
    };
    if is_square(left) && is_square(right) {
        WIDE_SPACE
    } else {
        SPACE
    }
}

fn continues(word: &Word, glyph: &Placed) -> bool {
    if word.letters() >= MAX_LETTERS {
        return false;
    }
    let size = word.size.max(glyph.size);
    let is_level =
        (word.y - glyph.y).abs() < size * 0.15 && (word.size.min(glyph.size)) > size * 0.8;
    let marks = word.texts.last().map_or(0, |text| text.chars().count());
    if mark_of(&glyph.text).is_some() && marks < MAX_MARKS && (word.y - glyph.y).abs() < size {
        return glyph.left > word.left - size * 0.3 && glyph.left < word.right + size * 0.3;
    }
    // Of one word part may be seen, and part not; none goes over into another cell.
    if !is_level || word.look != glyph.look || word.tag != glyph.tag {
        return false;
    }
    let gap = glyph.left - word.right - word.spacing.max(0.0);
    if gap > -size * 0.3 && gap < size * space(word.texts.last(), Some(&glyph.text)) {
        return true;
    }
    // What is read from right to left may be written so, too.
    let gap = word.left - glyph.right - glyph.spacing.max(0.0);
    glyph.text.chars().any(script::is_right_to_left) && gap > -size * 0.3 && gap < size * SPACE
}

fn extend(word: &mut Word, glyph: Placed) {
    word.singles += usize::from(!glyph.is_double);
    if let Some(mark) = mark_of(&glyph.text) {
        // A mark belongs to the letter that it is drawn over.
        if let Some(base) = word.texts.last_mut() {
            let marked: String = base.chars().chain([mark]).nfc().collect();
            *base = SmolStr::new(marked);
        }
        word.right = word.right.max(glyph.right);
        return;
    }
    let before = glyph.left < word.left;
    if before {
        word.texts.insert(0, glyph.text);
    } else {
        word.texts.push(glyph.text);
    }
    word.left = word.left.min(glyph.left);
    word.begins = word.left;
    word.right = word.right.max(glyph.right);
    word.spacing = glyph.spacing;
    word.size = word.size.max(glyph.size);
}

/// The mark that a glyph is, if it is one that combines with a letter.
fn mark_of(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters
        .next()
        .filter(|&c| is_combining_mark(c) && characters.next().is_none())
}
