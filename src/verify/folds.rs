//! What is not looked at when a quote is compared with a document: the contract.

use super::{
    figure::{is_currency, is_raised_unit},
    guide::Marks,
};
use crate::document::{Bare, Gap};

/// Something that two texts may differ in and still say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    Typography,
    LineEnd,
    ParagraphEnd,
    PageEdge,
    PageLine,
    FileOrder,
    NoteMark,
    LineNumber,
    Markup,
    Dash,
    Unspaced,
    Letter,
    Bracket,
    Ending,
    LeftOut,
    LeftOutFar,
    LeftOutDenial,
    LeftOutSpeaker,
}

/// A fold: what it is called beside a verdict, and what it does.
pub struct Row {
    pub fold: Fold,
    pub words: &'static str,
    pub says: &'static str,
}

/// What no fold reaches.
pub const COMPARED: &str = "Digits, negations, names and all words were compared as they are.";

/// Every fold, in the order in which they are told.
pub const FOLDS: [Row; 18] = [
    row(
        Fold::Typography,
        "typography",
        "white space, quotation marks (those of feet and inches count), hyphens and dashes of any kind, ligatures, width, the stroke of a fraction behind one digit (`1⁄4`), invisible characters",
    ),
    row(
        Fold::LineEnd,
        "hyphen at a line's end",
        "a hyphen at the end of a line, with or without the line's end; a hyphen within a line counts",
    ),
    row(
        Fold::ParagraphEnd,
        "over a paragraph's end",
        "the end of a paragraph or a page, inside the quote, and the number or time that a program, a transcript or captions set before the next",
    ),
    row(
        Fold::PageEdge,
        "past the edge of a page",
        "page numbers, lines that recur on pages and notes at the foot to which a mark sends, between the words; in a PDF what stands below such a note in letters that are as small belongs to it, in a plain text what stands below a rule",
    ),
    row(
        Fold::PageLine,
        "past a line at the edge of a page",
        "a line that stands between the halves of a sentence that the end of a page cuts, at the same edge of one other page only, or at even distances in a text without pages, or with the page's number outside of a line that recurs; and notes of several lines at the foot of a plain text, without a rule above them: whether it is a running head or a note, the page tells",
    ),
    row(
        Fold::FileOrder,
        "in the order of the file",
        "words that a PDF writes one after the other, in a line, the next one below or at the head of the next column, or that stand so in the columns of a plain text, where the text that is read has others between them; a large initial as a word of its own, where nothing tells that it is none",
    ),
    row(
        Fold::NoteMark,
        "mark of a note",
        "a number or sign that sends to a note: superscript, behind a word or with a space between them, in square brackets, or behind what closes a sentence; `[citation needed]` and its like, which only the document may have; it may stand on one side, never differ; a power counts (`10 m²`)",
    ),
    row(
        Fold::LineNumber,
        "numbers in the margin",
        "the numbers of lines that a page prints beside them, where the quote has each of them as its line begins",
    ),
    row(
        Fold::Markup,
        "markup",
        "the signs by which Markdown and captions say how words look or where a link leads (`**`, `[`, `<i>`), and numbers of printed pages that are set into a text and count (`*1235`, `[Pg 12]`), between the words",
    ),
    row(
        Fold::Dash,
        "spaces round a dash",
        "white space before and behind a dash",
    ),
    row(
        Fold::Unspaced,
        "spaces between characters",
        "white space beside Chinese and Japanese characters",
    ),
    row(
        Fold::Letter,
        "alef with or without hamza",
        "hamza and madda on an Arabic alef",
    ),
    row(
        Fold::Bracket,
        "letter in brackets",
        "a letter in square brackets, whichever its case, and [sic]",
    ),
    row(
        Fold::Ending,
        "before an ending ('s)",
        "the ending of the last word that says whose the next is, or stands for *is* or *has* (`Holm's nephew`)",
    ),
    row(
        Fold::LeftOut,
        "words left out",
        "the words of a sentence that an ellipsis leaves out, unless a negation, a denial or a word that limits (*allegedly*, *accused*, *only*, *would have*) is among them, or they part two figures or a figure from what it counts",
    ),
    row(
        Fold::LeftOutFar,
        "sentences left out",
        "what an ellipsis leaves out over the end of a sentence, or more than 40 words",
    ),
    row(
        Fold::LeftOutDenial,
        "a denial among the words left out",
        "a negation, or a word that denies, in another sentence than the words round the ellipsis",
    ),
    row(
        Fold::LeftOutSpeaker,
        "a change of speaker among the words left out",
        "what a transcript sets before the words of another (`Q.`, `THE COURT:`), among the words that an ellipsis leaves out",
    ),
];

impl Fold {
    /// Whether words stand character by character for all that.
    pub fn is_verbatim(self) -> bool {
        matches!(self, Self::ParagraphEnd | Self::PageEdge)
    }

    /// What it is called beside a verdict.
    pub fn words(self) -> &'static str {
        let row = FOLDS.iter().find(|row| row.fold == self);
        row.map_or("", |row| row.words)
    }
}

/// The contract as a Markdown table, for `docs/quotes.md`.
pub fn markdown() -> String {
    let rows = FOLDS
        .iter()
        .map(|row| format!("| {} | {} |\n", row.words, row.says));
    format!(
        "| beside a verdict | not looked at |\n| --- | --- |\n{}",
        rows.collect::<String>()
    )
}

const fn row(fold: Fold, words: &'static str, says: &'static str) -> Row {
    Row { fold, words, says }
}

/// What the words of a quote and those of a document differ in, where they say the same; none where they do
/// not. Both ranges hold the same text. `soft` says whether, between two places of the document that follow
/// one another, the end of a line was taken out; `marks`, whether what the quote has as marks of notes is told to be
/// such, or only may be.
pub fn between(
    (document, at, here): (&Bare, usize, &str),
    (quote, quoted, marks): (&Bare, &str, Marks),
    soft: &dyn Fn(usize) -> bool,
) -> Option<Vec<Fold>> {
    let text = quote.text();
    let mut folds = Vec::new();
    let mut last: Option<char> = None;
    if !has_its_signs((document, at), quote) {
        return None;
    }
    for (offset, c) in text.char_indices() {
        if offset > 0 {
            let gaps = (document.gap(at + offset), quote.gap(offset));
            if gaps != (None, None) {
                let default = Gap {
                    before: last == Some(' '),
                    ..Gap::default()
                };
                let gap = |gap: Option<&Gap>| gap.cloned().unwrap_or_else(|| default.clone());
                let neighbours = (
                    text[..offset]
                        .chars()
                        .rev()
                        .find(|c| !matches!(c, ' ' | '-')),
                    c,
                );
                let is_soft = || soft(document.place(at + offset));
                let (stands, written) = (gap(gaps.0), gap(gaps.1));
                if !is_sure(&stands.mark, &written.mark, marks) {
                    return None;
                }
                let is_power = || is_raised_unit(text[..offset].trim_end_matches([' ', '-']));
                if stands.mark != written.mark && is_power() {
                    return None;
                }
                folds.extend(of_gaps(&stands, &written, neighbours, &is_soft)?);
            }
        }
        let letter = |text: &str, bare: &Bare, at: usize| text[bare.place(at)..].chars().next();
        if !matches!(c, ' ' | '-')
            && letter(here, document, at + offset) != letter(quoted, quote, offset)
        {
            folds.push(Fold::Letter);
        }
        last = Some(c);
    }
    // A quote may end before the mark of a note, or with it, and not with another.
    let mark = |gap: Option<&Gap>| gap.map_or("", |gap| &*gap.mark).to_owned();
    let (stands, written) = (
        mark(document.gap_behind(at + text.len())),
        mark(quote.gap_behind(text.len())),
    );
    if !written.is_empty() && written != stands {
        let is_power = last.is_some_and(char::is_numeric) || is_raised_unit(text);
        let is_word = is_doubt(&written);
        if !stands.is_empty() || marks == Marks::AsInDocument || is_power || is_word {
            return None;
        }
        folds.push(Fold::NoteMark);
    }
    folds.sort();
    folds.dedup();
    Some(folds)
}

/// Whether a document has the sign that a quote has at its beginning before a figure, and the hyphen behind one at its
/// end.
fn has_its_signs((document, at): (&Bare, usize), quote: &Bare) -> bool {
    let text = quote.text();
    let figure = text.trim_start_matches(is_currency);
    let is_sign = |gap: Option<&Gap>| gap.is_some_and(|gap| gap.hyphen && !gap.after);
    let is_open = |gap: Option<&Gap>| gap.is_some_and(|gap| gap.hyphen && !gap.before);
    let begins = figure.starts_with(char::is_numeric) && is_sign(quote.gap(0));
    let ends = text.ends_with(char::is_numeric) && is_open(quote.gap_behind(text.len()));
    (!begins || is_sign(document.gap(at)))
        && (!ends || is_open(document.gap_behind(at + text.len())))
}

/// Whether the mark that a quote has may be one: what only may be is one where the document has the same.
fn is_sure(stands: &str, written: &str, marks: Marks) -> bool {
    marks == Marks::Told || written.is_empty() || written == stands
}

/// Whether a mark is a doubt in words: who quotes may leave it out and not put it in.
fn is_doubt(mark: &str) -> bool {
    !mark.contains('^') && mark.contains(char::is_alphabetic)
}

/// The folds by which one gap is the other; none where they are not the same.
fn of_gaps(
    stands: &Gap,
    quoted: &Gap,
    (last, next): (Option<char>, char),
    is_soft: &dyn Fn() -> bool,
) -> Option<Vec<Fold>> {
    let mut folds = Vec::new();
    if stands.mark != quoted.mark {
        let is_one_sided = stands.mark.is_empty() || quoted.mark.is_empty();
        // 10² is not 10, and Art.5 is no article with a note: behind a full stop a sentence begins.
        let is_shortened = last == Some('.') && next.is_lowercase();
        let may_be_more = is_shortened || last.is_some_and(char::is_numeric);
        // What has brackets round it is neither.
        let is_bracketed = stands.mark.starts_with('[') || quoted.mark.starts_with('[');
        if !is_one_sided || may_be_more && !is_bracketed || is_doubt(&quoted.mark) {
            return None;
        }
        folds.push(Fold::NoteMark);
    }
    folds.extend(stands.markup.then_some(Fold::Markup));
    if stands.passed {
        folds.push(Fold::PageEdge);
    } else if stands.broken {
        folds.push(Fold::ParagraphEnd);
    }
    let are_letters = last.is_some_and(char::is_alphabetic) && next.is_alphabetic();
    // At the end of a line a hyphen has nothing before it, and white space behind.
    let is_line_end = |gap: &Gap| gap.hyphen && !gap.before && (gap.after || gap.broken);
    match (stands.hyphen, quoted.hyphen) {
        (true, true) => {
            let sides = |gap: &Gap| (gap.before, gap.after || gap.broken);
            match is_line_end(stands) || is_line_end(quoted) {
                true => folds.push(Fold::LineEnd),
                false if sides(stands) != sides(quoted) => folds.push(Fold::Dash),
                false => {}
            }
        }
        (true, false) => match are_letters && (stands.broken && is_line_end(stands) || is_soft()) {
            true => folds.push(Fold::LineEnd),
            false => return None,
        },
        (false, true) => match are_letters && (is_line_end(quoted) || is_soft()) {
            true => folds.push(Fold::LineEnd),
            false => return None,
        },
        (false, false) => {
            if stands.is_spaced() != quoted.is_spaced() {
                folds.push(Fold::Unspaced);
            }
        }
    }
    Some(folds)
}
