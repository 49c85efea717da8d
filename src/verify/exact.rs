//! Words that stand in a document, but for typography.

use std::ops::Range;

use memchr::memmem;

use super::{difference::Why, figure::Side, measures, omitted, words::is_inside};
use crate::{
    document::{Bare, Document, Mark},
    text::QuoteForm,
};

/// A quote, ready to be looked for.
pub struct Quote<'q> {
    /// What stands between its ellipses, in order; none is empty.
    pub pieces: Vec<Piece<'q>>,
    /// What stands just before and after it, in the form for comparing.
    prefix: Option<String>,
    suffix: Option<String>,
}

/// A piece of a quote: as it is written, and in the form for comparing.
pub struct Piece<'q> {
    pub raw: &'q str,
    pub form: QuoteForm,
}

/// Where a quote stands.
pub struct Found {
    /// Ranges of the document's forms, one for each piece.
    pub ranges: Vec<Range<usize>>,
    /// Whether it stands nowhere else, or prefix and suffix tell that this is the one.
    pub is_only: bool,
}

impl<'q> Quote<'q> {
    /// A quote with what is said to stand around it.
    pub fn new(quote: &'q str, prefix: Option<&str>, suffix: Option<&str>) -> Self {
        let form = |text: &str| QuoteForm::new(text).text().trim().to_owned();
        let piece = |raw| Piece {
            raw,
            form: QuoteForm::new(raw),
        };
        let pieces = split(quote).into_iter().map(piece);
        Self {
            pieces: pieces
                .filter(|piece| !piece.form.text().is_empty())
                .collect(),
            prefix: prefix.map(form),
            suffix: suffix.map(form),
        }
    }

    /// Whether words stand in a document as the quote has them, character by character.
    pub fn is_verbatim(&self, document: &Document, marks: &[Mark]) -> bool {
        self.pieces.len() == marks.len()
            && self.pieces.iter().zip(marks).all(|(piece, mark)| {
                let (paragraph, words) = mark;
                let paragraph = document.paragraphs.get(*paragraph);
                paragraph.and_then(|paragraph| paragraph.text.get(words.clone())) == Some(piece.raw)
            })
    }

    pub fn has_context(&self) -> bool {
        self.prefix.is_some() || self.suffix.is_some()
    }

    /// Whether what is said to stand around the quote does.
    fn is_in_context(&self, text: &str, ranges: &[Range<usize>]) -> bool {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else {
            return false;
        };
        let before = text[..first.start].trim_end_matches(' ');
        let after = text[last.end..].trim_start_matches(' ');
        self.is_between(before, after)
    }

    /// Whether what is said to stand around the quote stands before and behind it.
    fn is_between(&self, before: &str, after: &str) -> bool {
        let prefix = self.prefix.as_deref().unwrap_or("");
        let suffix = self.suffix.as_deref().unwrap_or("");
        before.ends_with(prefix) && after.starts_with(suffix)
    }

    /// The same in texts without what setting adds ([`Bare`]).
    pub fn is_between_bare(&self, before: &str, after: &str) -> bool {
        let bare = |text: &Option<String>| text.as_deref().map_or_else(Bare::default, Bare::of);
        let (prefix, suffix) = (bare(&self.prefix), bare(&self.suffix));
        let trim = |text: &str| text.trim_matches([' ', '-']).to_owned();
        before
            .trim_end_matches([' ', '-'])
            .ends_with(&trim(prefix.text()))
            && after
                .trim_start_matches([' ', '-'])
                .starts_with(&trim(suffix.text()))
    }
}

/// The pieces of a quote between its ellipses.
fn split(quote: &str) -> Vec<&str> {
    const BREAKS: [&str; 13] = [
        "[…]", "[...]", "[. . .]", "[ … ]", "[ ... ]", "(…)", "(...)", "* * *", ". . . .", ". . .",
        "....", "…", "...",
    ];
    let mut rest = vec![quote];
    for mark in BREAKS {
        rest = rest
            .into_iter()
            .flat_map(|piece| piece.split(mark))
            .collect();
    }
    rest.into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The part of a document's forms in which is looked.
pub struct Room<'d> {
    /// In their order; none overlap.
    ranges: Vec<Range<usize>>,
    document: &'d Document,
    /// Where it is not the forms that are looked in, what is made of them.
    flow: Option<&'d Bare>,
}

impl<'d> Room<'d> {
    fn new(document: &'d Document, ranges: Vec<Range<usize>>) -> Self {
        Self {
            ranges,
            document,
            flow: None,
        }
    }

    /// Whole paragraphs.
    pub fn of_paragraphs(
        document: &'d Document,
        paragraphs: &mut dyn Iterator<Item = usize>,
    ) -> Self {
        let forms = document.forms();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for paragraph in paragraphs {
            let range = forms.paragraph(paragraph);
            match ranges.last_mut() {
                // Neighbours are searched in one go: what is looked for holds no break.
                Some(last) if last.end + 1 == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
        Self::new(document, ranges)
    }

    /// Some words, in their order; those that go on where others end are searched in one go.
    pub fn of_marks(document: &'d Document, marks: &[Mark]) -> Self {
        let forms = document.forms();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in marks.iter().map(|mark| forms.of_mark(mark)) {
            match ranges.last_mut() {
                Some(last) if last.end + 1 >= range.start => last.end = last.end.max(range.end),
                _ => ranges.push(range),
            }
        }
        Self::new(document, ranges)
    }

    /// The whole of a document's text as it is without what setting adds.
    pub fn of_flow(document: &'d Document, flow: &'d Bare) -> Self {
        let all = 0..flow.text().len();
        Self {
            flow: Some(flow),
            ..Self::new(document, Vec::from([all]))
        }
    }

    /// What paragraphs of a digest put in quotation marks.
    pub fn of_quotations(
        document: &'d Document,
        paragraphs: &mut dyn Iterator<Item = usize>,
    ) -> Self {
        let forms = document.forms();
        let quoted = |number: usize| {
            let text = document.paragraphs.get(number).map_or("", |p| &*p.text);
            quotations(text)
                .into_iter()
                .map(move |words| forms.of_mark(&(number, words)))
        };
        let ranges = paragraphs.flat_map(quoted).collect();
        Self::new(document, ranges)
    }

    /// The ranges from a byte of the forms on.
    pub fn after(&self, from: usize) -> impl Iterator<Item = Range<usize>> {
        let first = self.ranges.partition_point(|range| range.end <= from);
        self.ranges[first..]
            .iter()
            .map(move |range| range.start.max(from)..range.end)
    }

    /// Whether a byte of what is looked in stands inside a word or a figure ([`is_inside`]). Where columns or cells part them,
    /// figures are none of one another.
    pub fn is_inside(&self, text: &str, at: usize, side: Side) -> bool {
        let original = || match self.flow {
            Some(flow) => flow.place(at),
            None => at,
        };
        is_inside(text, at, side) && !self.document.parts_figures(original())
    }

    /// Whether words begin or end with half a word that the end of a paragraph parts.
    pub fn tears(&self, words: &Range<usize>) -> bool {
        match self.flow {
            Some(flow) => self.document.torn().cuts(&flow.original(words.clone())),
            None => self.document.torn().cuts(words),
        }
    }

    /// Whether a quote has other marks of measures than its pieces at these ranges of the forms.
    fn exchanges(&self, quote: &Quote<'_>, ranges: &[Range<usize>]) -> bool {
        let forms = self.document.forms();
        quote.pieces.iter().zip(ranges).any(|(piece, range)| {
            measures::are_exchanged(self.document, piece.raw, &[forms.mark(range.clone())])
        })
    }
}

/// What stands between quotation marks: “…”, "…", «…» or ‘…’.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((start, close)) if c == close => {
                phrases.push(start..at);
                open = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' => '”',
                    '"' => '"',
                    '«' => '»',
                    '‘' => '’',
                    _ => continue,
                };
                open = Some((at + c.len_utf8(), close));
            }
        }
    }
    phrases
}

/// Of the places where a quote begins, so many are looked at for the one with its prefix and suffix.
const MOST_BEGINNINGS: usize = 1000;

/// Looks for a quote: its pieces in their order, each wholly in a range.
pub fn find(text: &str, room: &Room<'_>, quote: &Quote<'_>) -> Option<Found> {
    let mut all = beginnings(text, room, quote);
    let first = all.next()?;
    if all.next().is_none() {
        return Some(Found {
            ranges: first,
            is_only: true,
        });
    }
    let mut meant = beginnings(text, room, quote)
        .take(MOST_BEGINNINGS)
        .filter(|ranges| quote.has_context() && quote.is_in_context(text, ranges));
    let one = meant.next();
    Some(Found {
        is_only: one.is_some() && meant.next().is_none(),
        ranges: one.unwrap_or(first),
    })
}

/// The one place at which a quote stands and of which `is_plain` holds, where there is only one such.
pub fn plain_one(
    text: &str,
    room: &Room<'_>,
    quote: &Quote<'_>,
    is_plain: impl Fn(&[Range<usize>]) -> bool,
) -> Option<Vec<Range<usize>>> {
    let all = beginnings(text, room, quote).take(MOST_BEGINNINGS);
    let mut plain = all.filter(|ranges| is_plain(ranges));
    let one = plain.next()?;
    plain.next().is_none().then_some(one)
}

/// Places of a first piece that are looked at, at most, for one from which what follows is not turned by what is left
/// out.
const MOST_TURNED: usize = 10_000;

/// The quote from each place on at which its first piece stands and the others follow, unless what is left out between
/// them turns what is said, or the marks of measures are others.
fn beginnings(
    text: &str,
    room: &Room<'_>,
    quote: &Quote<'_>,
) -> impl Iterator<Item = Vec<Range<usize>>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for piece in &quote.pieces {
            let after = ranges.last().map_or(from, |last| last.end);
            // What does not follow here does not follow further on either.
            ranges.push(next(text, room, piece.form.text(), after)?);
        }
        from = ranges.first()?.end;
        Some(ranges)
    })
    .take(match quote.pieces.len() {
        1 => usize::MAX,
        _ => MOST_TURNED,
    })
    .filter(|ranges| why_turned(text, ranges).is_none() && !room.exchanges(quote, ranges))
}

/// The words that are left out between the pieces of a quote.
pub fn gaps(ranges: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    ranges
        .windows(2)
        .map(|two| two[0].end..two[1].start.max(two[0].end))
}

/// Why the pieces of a quote that stand there do not say what the text says, if they do not.
pub fn why_turned(text: &str, ranges: &[Range<usize>]) -> Option<Why> {
    gaps(ranges).find_map(|gap| omitted::turns(text, &gap))
}

/// Bytes that are compared, at most, with what is found only inside of words.
const EFFORT: usize = 64 << 20;

/// Where words stand next, from a byte on, as whole words.
pub fn next(text: &str, room: &Room<'_>, words: &str, from: usize) -> Option<Range<usize>> {
    let mut tries = EFFORT / words.len().max(1);
    let finder = memmem::Finder::new(words);
    for range in room.after(from) {
        let mut start = range.start;
        while tries > 0
            && let Some(at) = finder.find(&text.as_bytes()[start..range.end])
        {
            let hit = start + at..start + at + words.len();
            let is_whole = !room.is_inside(text, hit.start, Side::First)
                && !room.is_inside(text, hit.end, Side::Last);
            if is_whole && !room.tears(&hit) {
                return Some(hit);
            }
            tries -= 1;
            start = hit.start + text[hit.start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}
