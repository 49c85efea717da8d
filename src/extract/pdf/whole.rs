//! Words that are struck out or covered in part: lines and boxes are drawn by hand, and end within letters.
//!
//! A word is struck or covered as a whole, by most of its width. Of what stands between letters without parting them
//! only what parts no number is a part of a word, so that each word of `not-guilty` is told for itself.

use unicode_normalization::char::is_combining_mark;

use super::{
    glyph::Glyph,
    look::{Kind, Look},
    script,
};

/// In parts of the type's size: letters of one word stand no further apart, and lie no further upon one another.
const APART: f64 = 0.13;
const UPON: f64 = 0.3;
/// The same for how far they are from their line.
const ASIDE: f64 = 0.15;
/// The part of a size that another one has, at least, in the same word.
const SMALLER: f64 = 0.8;
/// The part of a word's width that is most of it.
const MOST: f64 = 0.499;
/// Letters that a line goes through, at least, of a word that it does not strike as a whole: into one it may only reach.
const MIN_LETTERS: usize = 2;

/// Gives the letters of each word that is struck or covered in part one look.
pub fn words(glyphs: &mut [Glyph]) {
    if !glyphs
        .iter()
        .any(|glyph| is_struck(glyph.look) || is_covered(glyph))
    {
        return;
    }
    let mut start = 0;
    while start < glyphs.len() {
        let end = end(glyphs, start);
        settle(&mut glyphs[start..end]);
        start = end;
    }
}

/// Where the word ends that begins with this glyph; what is no letter is one for itself.
fn end(glyphs: &[Glyph], start: usize) -> usize {
    let is_in_word = |at: usize| glyphs.get(at).is_some_and(is_letter);
    let goes_on = |at: usize| {
        let pair = glyphs.get(at - 1).zip(glyphs.get(at));
        pair.is_some_and(|(last, next)| are_together(last, next))
    };
    let mut end = start + 1;
    if !is_in_word(start) {
        return end;
    }
    loop {
        if is_in_word(end) && goes_on(end) {
            end += 1;
        } else if glyphs.get(end).is_some_and(is_within)
            && is_in_word(end + 1)
            && goes_on(end)
            && goes_on(end + 1)
        {
            end += 2;
        } else {
            return end;
        }
    }
}

fn is_letter(glyph: &Glyph) -> bool {
    let mut signs = glyph.text.chars();
    // Words without spaces between them are told by nothing here.
    signs.all(|c| (c.is_alphanumeric() || is_combining_mark(c)) && !script::is_square(c))
        && !glyph.text.is_empty()
}

/// Whether it is a part of the word whose letters are around it.
fn is_within(glyph: &Glyph) -> bool {
    matches!(&*glyph.text, "." | "," | ":" | "'" | "\u{2019}")
}

/// Whether nothing parts two glyphs. What is painted between two, as the line through one number before the number that
/// is put into its place, tells that they are two.
fn are_together(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size);
    let gap = |last: &Glyph, next: &Glyph| {
        let along = last.advance / last.advance.hypot().max(1e-9);
        let gap = next.at - last.at - last.advance;
        let aside = gap.cross(along).abs();
        let forth = gap.dot(along) - last.spacing.max(0.0);
        aside < size * ASIDE && -size * UPON < forth && forth < size * APART
    };
    // What is read from right to left may be written so, too.
    let is_turned = || next.text.chars().any(script::is_right_to_left) && gap(next, last);
    (last.ink.order, last.ink.kind) == (next.ink.order, next.ink.kind)
        && last.size.min(next.size) > size * SMALLER
        && (gap(last, next) || is_turned())
}

fn is_struck(look: Look) -> bool {
    matches!(look, Look::Struck | Look::MarkedStruck)
}

/// Whether something lies upon a letter, or is to.
fn is_covered(glyph: &Glyph) -> bool {
    matches!(glyph.look, Look::Redacted | Look::Below | Look::Hidden)
        && matches!(glyph.ink.kind, Kind::Coloured(_) | Kind::Painted)
}

/// Gives the letters of a word one look, if they have several.
fn settle(word: &mut [Glyph]) {
    let Some(first) = word.first().map(|glyph| glyph.look) else {
        return;
    };
    if word.iter().all(|glyph| glyph.look == first) {
        return;
    }
    let width = |is: &dyn Fn(&Glyph) -> bool| {
        let letters = word.iter().filter(|glyph| is(glyph));
        letters.map(|glyph| glyph.advance.hypot()).sum::<f64>()
    };
    let most = width(&|_| true) * MOST;
    let is_seen = |glyph: &Glyph| matches!(glyph.look, Look::Seen | Look::Doubtful);
    if width(&is_covered) > most {
        // What is covered in part says nothing that one can be sure of.
        set(word, is_covered, |glyph| {
            is_seen(glyph) || is_struck(glyph.look) || is_covered(glyph)
        });
        return;
    }
    let is_struck = |glyph: &Glyph| is_struck(glyph.look);
    if width(&is_struck) > most {
        set(word, is_struck, |glyph| is_seen(glyph) || is_struck(glyph));
        return;
    }
    let through = word.iter().filter(|glyph| glyph.look == Look::Struck);
    let look = match through.count() >= MIN_LETTERS {
        // It stays in its sentence, and whoever quotes it is told.
        true => Look::MarkedStruck,
        false => Look::Seen,
    };
    for glyph in word.iter_mut().filter(|glyph| glyph.look == Look::Struck) {
        glyph.look = match glyph.ink.is_doubtful {
            true => look.max(Look::Doubtful),
            false => look,
        };
    }
}

/// Gives letters that may have it the look of those that have one, the one that says most.
fn set(word: &mut [Glyph], has: impl Fn(&Glyph) -> bool, may_have: impl Fn(&Glyph) -> bool) {
    let looks = word.iter().filter(|glyph| has(glyph));
    let Some(look) = looks.map(|glyph| glyph.look).max() else {
        return;
    };
    for glyph in word.iter_mut().filter(|glyph| may_have(glyph)) {
        glyph.look = look;
    }
}
