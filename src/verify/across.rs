//! A quote that stands in a document but for how the two are set: over the end of a line, a paragraph or a
//! page, with the hyphens, marks of notes and spaces that setting adds or takes ([`super::folds`]).

use std::ops::Range;

use memchr::memmem;

use super::{
    Mark, NearTo,
    cite::LINE_END,
    difference,
    exact::{self, Piece, Quote, Room},
    figure::Side,
    folds::{self, Fold},
    guide::{self, Marks},
    measures, near,
    numbers::{self, Printed},
    omitted,
    words::is_inside,
};
use crate::document::{Bare, Document, Edge, Forms, Gap, plain_digit};

/// Where a quote stands, and what it differs in from the words there.
pub struct Across {
    pub marks: Vec<Mark>,
    pub folds: Vec<Fold>,
    /// Whether it stands so character by character, but for the ends of paragraphs.
    pub is_verbatim: bool,
    /// Which pages cannot be read of those over which words of one piece run, and why: what they show may be between them.
    pub unread: Option<String>,
}

/// Of the places where a quote begins, so many are looked at.
const MOST: usize = 1000;

/// The places at which a quote stands, in their order; two at least where there are more than one, unless
/// what stands around it tells which is meant. Empty where it stands nowhere. A text without what is at the edges of
/// pages is looked at where it has none that is wanted as a whole.
pub fn find(
    document: &Document,
    quote: &Quote<'_>,
    is_wanted: &dyn Fn(&Across) -> bool,
) -> Vec<Across> {
    let forms = document.forms();
    let plain = spellings(quote);
    let look = |flow, order, spelt: &Spelt| {
        let look = Look {
            document,
            forms,
            flow,
            order,
            quote,
            pieces: &spelt.pieces,
            changed: spelt.changed,
        };
        look.all()
    };
    let first = |flow, spelt: &[Spelt]| {
        let mut found = spelt.iter().map(|spelt| look(flow, Order::Read, spelt));
        found.find(|found| !found.is_empty())
    };
    let (as_it_is, others) = plain.split_at(1);
    let numbered = match document.has_printed_lines() {
        true => numbered(quote),
        false => Vec::new(),
    };
    let mut elsewhere = Vec::new();
    for flow in document.flows() {
        let found = first(flow, as_it_is)
            .or_else(|| first(flow, &guided(quote, flow, document)))
            .or_else(|| first(flow, others))
            .or_else(|| first(flow, &numbered));
        match found {
            Some(found) if found.iter().any(is_wanted) => return found,
            Some(found) if elsewhere.is_empty() => elsewhere = found,
            _ => {}
        }
    }
    if !elsewhere.is_empty() {
        return elsewhere;
    }
    let written = document.flows_of_file().iter();
    let found = written.flat_map(|flow| plain.iter().map(move |spelt| (flow, spelt)));
    let found = found.flat_map(|(flow, spelt)| look(flow, Order::Written, spelt));
    // The same words may be in two runs, as the file writes them and as a column has them.
    let mut places: Vec<Across> = Vec::new();
    for one in found.take(MOST) {
        if !places.iter().any(|place| place.marks == one.marks) {
            places.push(one);
        }
    }
    places
}

/// What comes nearest to a quote over the ends of paragraphs: its marks, piece by piece, and why it is not the
/// same, if it is not. None where nothing comes near.
pub fn near(document: &Document, quote: &Quote<'_>) -> Option<NearTo> {
    let bare: Vec<Bare> = quote
        .pieces
        .iter()
        .map(|piece| Bare::of(piece.form.text()))
        .collect();
    let pieces: Vec<&str> = bare.iter().map(Bare::text).collect();
    let near = document.flows().iter().filter_map(|flow| {
        let text = flow.text();
        let near = near::find(text, &Room::of_flow(document, flow), &pieces, false)?;
        let ranges = near.ranges.iter();
        let marks: Vec<Vec<Mark>> = ranges
            .map(|range| marks(flow, document.forms(), range))
            .collect();
        // The digits of a mark that were left out for looking may differ as well.
        let mut stand = quote.pieces.iter().zip(&marks);
        let why = near.why.or_else(|| {
            stand.find_map(|(piece, marks)| difference::why_not(document, piece, marks))
        });
        Some((marks, why))
    });
    // The first of those that are the same but for wording, else the first.
    near.min_by_key(|(_, why)| why.is_some())
}

/// In which order words follow one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As they are read.
    Read,
    /// As the file writes them.
    Written,
}

/// A piece of a quote as it is looked for: its text in the form for comparing, and that reduced.
struct Sought {
    form: String,
    bare: Bare,
    /// Whether what it has as marks of notes are such.
    marks: Marks,
    /// The numbers of lines that were left out.
    printed: Vec<Printed>,
}

impl Sought {
    fn new(form: String) -> Self {
        Self {
            bare: Bare::of(&form),
            form,
            marks: Marks::Told,
            printed: Vec::new(),
        }
    }
}

/// A quote as it may be written: its pieces, and what they then differ in from it.
struct Spelt {
    pieces: Vec<Sought>,
    changed: Option<Fold>,
}

struct Look<'l> {
    document: &'l Document,
    forms: &'l Forms,
    flow: &'l Bare,
    quote: &'l Quote<'l>,
    order: Order,
    pieces: &'l [Sought],
    /// What these differ in from the quote.
    changed: Option<Fold>,
}

/// A piece that was found: its range of the flow, and what it differs in.
type Stands = (Range<usize>, Vec<Fold>);

fn ranges(stands: &[Stands]) -> Vec<Range<usize>> {
    stands.iter().map(|(range, _)| range.clone()).collect()
}

impl Look<'_> {
    fn all(&self) -> Vec<Across> {
        let mut found: Vec<Vec<Stands>> = Vec::new();
        let mut from = 0;
        let mut turned = 0;
        while found.len() < MOST
            && turned < MOST
            && let Some(stands) = self.next(from)
        {
            from = stands[0].0.end;
            let is_turned = exact::why_turned(self.flow.text(), &ranges(&stands)).is_some();
            match is_turned || self.exchanges(&stands) {
                true => turned += 1,
                false => found.push(stands),
            }
        }
        let is_meant = |stands: &&Vec<Stands>| self.is_in_context(stands);
        if found.len() > 1 && self.quote.has_context() {
            let meant: Vec<&Vec<Stands>> = found.iter().filter(is_meant).collect();
            if let [one] = meant[..] {
                return vec![self.across(one)];
            }
        }
        found.iter().map(|stands| self.across(stands)).collect()
    }

    /// The next place, from a byte of the flow on, at which the first piece stands and the others follow.
    fn next(&self, from: usize) -> Option<Vec<Stands>> {
        let mut all: Vec<Stands> = Vec::new();
        for piece in self.pieces {
            let after = all.last().map_or(from, |(last, _)| last.end);
            all.push(self.next_piece(piece, after)?);
        }
        (!all.is_empty()).then_some(all)
    }

    fn next_piece(&self, piece: &Sought, from: usize) -> Option<Stands> {
        let words = piece.bare.text();
        let mut start = from;
        let first = words.chars().next()?.len_utf8();
        let finder = memmem::Finder::new(words);
        while let Some(at) = finder.find(self.flow.text().as_bytes().get(start..)?) {
            let range = start + at..start + at + words.len();
            let place = self.flow.original(range.clone());
            let text = self.forms.text();
            let is_inside = |at: usize, side: Side| {
                is_inside(text, at, side) && !self.document.parts_figures(at)
            };
            let is_whole = !is_inside(place.start, Side::First)
                && !is_inside(self.behind_mark(piece, place.end), Side::Last)
                && !self.document.torn().cuts(&place);
            if is_whole
                && let Some(folds) = folds::between(
                    (self.flow, range.start, text),
                    (&piece.bare, &piece.form, piece.marks),
                    &|at| self.is_soft(at),
                )
                && self.has_numbers(piece, &range)
                && !self.takes_line_number(&range)
            {
                return Some((range, folds));
            }
            start = range.start + first;
        }
        None
    }

    /// The byte of the forms behind the mark of a note with which a piece ends, where it stands there.
    fn behind_mark(&self, piece: &Sought, end: usize) -> usize {
        let mark = piece.bare.gap_behind(piece.bare.text().len());
        let mark = mark.map_or("", |gap| &*gap.mark);
        let behind = self.forms.text()[end..].chars();
        let stands = behind.take_while(|c| mark.contains(plain_digit(*c)));
        end + stands.map(char::len_utf8).sum::<usize>()
    }

    /// Whether the quote has other marks of measures than its pieces where they stand.
    fn exchanges(&self, stands: &[Stands]) -> bool {
        let mut both = self.quote.pieces.iter().zip(stands);
        both.any(|(piece, (range, _))| {
            let marks = marks(self.flow, self.forms, range);
            measures::are_exchanged(self.document, piece.raw, &marks)
        })
    }

    /// Whether the numbers that were left out of a piece are those that are printed beside the lines on which it stands.
    fn has_numbers(&self, piece: &Sought, range: &Range<usize>) -> bool {
        if piece.printed.is_empty() {
            return true;
        }
        let bare = &piece.bare;
        let place = |(at, number): &Printed| {
            let mut places = bare.text().char_indices().map(|(at, _)| at);
            let here = places.find(|here| bare.place(*here) >= *at)?;
            let there = self.flow.place(range.start + here);
            Some((*number, self.forms.mark(there..there + 1)))
        };
        let numbers: Option<Vec<(u32, Mark)>> = piece.printed.iter().map(place).collect();
        let marks = marks(self.flow, self.forms, range);
        numbers.is_some_and(|numbers| numbers::are_printed(self.document, &marks, &numbers))
    }

    /// Whether the number of a line is taken for a figure: words that go on over its end have that of the next and no other,
    /// or end with one. Two tell that a copy has the numbers of the lines.
    fn takes_line_number(&self, range: &Range<usize>) -> bool {
        let transcript = self.document.transcript();
        if !transcript.has_lines() {
            return false;
        }
        let marks = marks(self.flow, self.forms, range);
        let before = |(place, _): &Mark| transcript.number_before(*place);
        let has_number = |mark: &&Mark| mark.1.start < before(mark);
        let count = marks.iter().skip(1).filter(has_number).count();
        let ends_with_one = marks
            .last()
            .is_some_and(|mark| marks.len() > 1 && mark.1.end <= before(mark));
        count == 1 || ends_with_one
    }

    /// Whether the end of a line was taken out before a byte of the forms.
    fn is_soft(&self, at: usize) -> bool {
        let (paragraph, words) = self.forms.mark(at..at + 1);
        let paragraph = self.document.paragraphs.get(paragraph);
        let before = paragraph.and_then(|paragraph| paragraph.text.get(..words.start));
        before.is_some_and(|before| before.ends_with(LINE_END))
    }

    fn is_in_context(&self, stands: &[Stands]) -> bool {
        let (Some((first, _)), Some((last, _))) = (stands.first(), stands.last()) else {
            return false;
        };
        let text = self.flow.text();
        let (before, after) = (&text[..first.start], &text[last.end..]);
        self.quote.is_between_bare(before, after)
    }

    fn across(&self, stands: &[Stands]) -> Across {
        let mut folds: Vec<Fold> = stands.iter().flat_map(|(_, folds)| folds.clone()).collect();
        folds.extend(self.changed);
        folds.extend((self.order == Order::Written).then_some(Fold::FileOrder));
        let marks: Vec<Vec<Mark>> = stands
            .iter()
            .map(|(range, _)| marks(self.flow, self.forms, range))
            .collect();
        let gaps = exact::gaps(&ranges(stands)).collect::<Vec<_>>().into_iter();
        folds.extend(gaps.flat_map(|gap| omitted::folds(self.flow.text(), &gap)));
        let unread = marks.iter().find_map(|marks| self.unread(marks));
        let is_past_a_line = marks.iter().any(|marks| self.is_past_a_line(marks));
        folds.extend(is_past_a_line.then_some(Fold::PageLine));
        let is_verbatim = folds.iter().all(|fold| fold.is_verbatim())
            && self.quote.pieces.len() == marks.len()
            && self
                .quote
                .pieces
                .iter()
                .zip(&marks)
                .all(|(piece, marks)| self.is_as_it_stands(piece, marks));
        if !is_verbatim && folds.iter().all(|fold| fold.is_verbatim()) {
            folds.push(Fold::Typography);
        }
        folds.sort();
        folds.dedup();
        Across {
            marks: marks.into_iter().flatten().collect(),
            folds,
            is_verbatim,
            unread,
        }
    }

    /// What is wrong with the pages over which these marks go on.
    fn unread(&self, marks: &[Mark]) -> Option<String> {
        let page = |mark: &Mark| Some(self.document.paragraphs.get(mark.0)?.on_page?.0);
        marks.windows(2).find_map(|two| {
            let (page, next) = (page(&two[0])?, page(&two[1])?);
            let flaws = (page < next).then(|| self.document.flaws_on(page..=next));
            flaws.flatten()
        })
    }

    /// Whether these marks pass over what only seems to be at the edge of a page.
    fn is_past_a_line(&self, marks: &[Mark]) -> bool {
        let edges = self.document.edges();
        marks.windows(2).any(|two| {
            let between = edges.get(two[0].0 + 1..two[1].0);
            between.is_some_and(|between| between.contains(&Edge::Likely))
        })
    }

    /// Whether the words at these marks, each in a paragraph of its own, are those of a piece, with white
    /// space where a paragraph ends.
    fn is_as_it_stands(&self, piece: &Piece<'_>, marks: &[Mark]) -> bool {
        let mut rest = piece.raw;
        marks
            .iter()
            .enumerate()
            .all(|(number, (paragraph, words))| {
                let stands = self.document.paragraphs.get(*paragraph);
                let stands = stands.and_then(|paragraph| paragraph.text.get(words.clone()));
                let after = match number {
                    0 => Some(rest),
                    _ => rest.strip_prefix(char::is_whitespace).map(str::trim_start),
                };
                let found = after.and_then(|after| after.strip_prefix(stands?));
                rest = found.unwrap_or("");
                found.is_some()
            })
            && rest.is_empty()
    }
}

/// A range of a flow as marks, one for each paragraph that it runs through.
fn marks(flow: &Bare, forms: &Forms, range: &Range<usize>) -> Vec<Mark> {
    let text = flow.text();
    let mut marks: Vec<Mark> = Vec::new();
    let mut start = range.start;
    let breaks = text[range.clone()]
        .char_indices()
        .map(|(at, _)| range.start + at);
    let is_break = |at: &usize| *at > range.start && flow.gap(*at).is_some_and(Gap::parts);
    for end in breaks.filter(is_break).chain([range.end]) {
        let part = text[start..end].trim_end_matches(' ');
        let place = flow.original(start..start + part.len());
        marks.push(forms.mark(place));
        start = end;
    }
    marks
}

/// The most letters in brackets that are tried both ways.
const MOST_BRACKETS: usize = 3;

/// How the pieces of a quote may be written, the first being as they are: where letters stand in brackets, each of
/// those without them, small or large; `[sic]` is the quoter's.
fn spellings(quote: &Quote<'_>) -> Vec<Spelt> {
    let forms: Vec<&str> = quote.pieces.iter().map(|piece| piece.form.text()).collect();
    let spelt = |forms: Vec<String>, changed| Spelt {
        pieces: forms.into_iter().map(Sought::new).collect(),
        changed,
    };
    let plain = forms.iter().map(|form| (*form).to_owned()).collect();
    let mut all = vec![spelt(plain, None)];
    let without: Vec<String> = forms.iter().map(|form| without_sic(form)).collect();
    let count: usize = without.iter().map(|form| brackets(form).count()).sum();
    let is_changed = count > 0 || without.iter().zip(&forms).any(|(one, other)| one != other);
    if is_changed && count <= MOST_BRACKETS {
        for ways in 0..1_usize << count {
            let mut number = 0;
            let forms = without.iter().map(|form| spell(form, ways, &mut number));
            all.push(spelt(forms.collect(), Some(Fold::Bracket)));
        }
    }
    all
}

/// How they may be written without the numbers of lines; a quote in several pieces is not looked at so.
fn numbered(quote: &Quote<'_>) -> Vec<Spelt> {
    let [piece] = &quote.pieces[..] else {
        return Vec::new();
    };
    // One alone may be a figure that was said, unless the copy has it in a line of its own.
    let is_line = |number: u32| {
        let mut lines = piece.raw.lines();
        lines.any(|line| line.trim().parse() == Ok(number))
    };
    let is_told = |(_, printed): &(String, Vec<Printed>)| match &printed[..] {
        [(_, number)] => is_line(*number),
        _ => true,
    };
    let all = numbers::without(piece.form.text())
        .into_iter()
        .filter(is_told);
    let spelt = |(form, printed)| Spelt {
        pieces: Vec::from([Sought {
            printed,
            ..Sought::new(form)
        }]),
        changed: Some(Fold::LineNumber),
    };
    all.map(spelt).collect()
}

/// How they may be written as far as a text tells: with the marks of notes that it has, and with its white space
/// beside signs.
fn guided(quote: &Quote<'_>, flow: &Bare, document: &Document) -> Vec<Spelt> {
    let forms = || quote.pieces.iter().map(|piece| piece.form.text());
    let mut all = Vec::new();
    let has_note = |mark: &str| document.has_note(mark);
    let figured: Vec<Option<String>> = forms()
        .map(|form| guide::figured(form, flow, &has_note))
        .collect();
    if figured.iter().any(Option::is_some) {
        let pieces = forms().zip(figured);
        let pieces = pieces.map(|(form, figured)| figured.unwrap_or_else(|| form.to_owned()));
        all.push(Spelt {
            pieces: pieces.map(Sought::new).collect(),
            changed: Some(Fold::NoteMark),
        });
    }
    let marked: Vec<Option<String>> = forms().map(|form| guide::marked(form, flow)).collect();
    if marked.iter().any(Option::is_some) {
        let pieces = forms().zip(marked).map(|(form, marked)| Sought {
            marks: Marks::AsInDocument,
            ..Sought::new(marked.unwrap_or_else(|| form.to_owned()))
        });
        all.push(Spelt {
            pieces: pieces.collect(),
            changed: None,
        });
    }
    let spaced: Vec<Option<String>> = forms().map(|form| guide::spaced(form, flow)).collect();
    if spaced.iter().any(Option::is_some) {
        let pieces = forms().zip(spaced);
        let pieces = pieces.map(|(form, spaced)| spaced.unwrap_or_else(|| form.to_owned()));
        all.push(Spelt {
            pieces: pieces.map(Sought::new).collect(),
            changed: Some(Fold::Typography),
        });
    }
    all
}

fn without_sic(form: &str) -> String {
    form.replace(" [sic]", "").replace("[sic]", "")
}

/// Where letters stand alone in brackets: the places of the opening ones.
fn brackets(form: &str) -> impl Iterator<Item = usize> {
    form.match_indices('[').map(|(at, _)| at).filter(|at| {
        let mut after = form[at + 1..].chars();
        after.next().is_some_and(char::is_alphabetic) && after.next() == Some(']')
    })
}

/// A form with its letters in brackets spelt in one of the ways: a bit tells of each whether it is large.
fn spell(form: &str, ways: usize, number: &mut usize) -> String {
    let mut spelt = String::with_capacity(form.len());
    let mut end = 0;
    for at in brackets(form) {
        spelt.push_str(&form[end..at]);
        let letter = form[at + 1..].chars().next();
        if let Some(letter) = letter {
            match ways >> *number & 1 {
                0 => spelt.extend(letter.to_lowercase()),
                _ => spelt.extend(letter.to_uppercase()),
            }
            end = at + 1 + letter.len_utf8() + 1;
        }
        *number += 1;
    }
    spelt.push_str(&form[end..]);
    spelt
}
