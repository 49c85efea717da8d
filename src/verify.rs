//! Do the quoted words stand where the citation says?
//!
//! Both sides are put into the form for comparing ([`crate::text::quote`]), which keeps the way back,
//! so what is marked are the words as they stand. They are looked for at the cited place, then in the
//! whole source; only what stands nowhere is compared with what is near it. Nothing near is ever
//! taken for the same.

mod across;
mod bounded;
mod cite;
mod difference;
mod exact;
mod figure;
mod fix;
mod folds;
mod guide;
mod large;
mod library;
mod measures;
mod memo;
mod near;
mod numbers;
mod omitted;
mod sieve;
mod words;

use std::ops::RangeInclusive;

use crate::{
    document::{Document, Has, Held, Standing},
    model::{Citation, Locator, Text},
};

pub use crate::document::Mark;
pub use cite::{NewCitation, cite, cite_paragraph};
pub use difference::{Change, Difference, Why};
pub use fix::{Fix, fix};
pub use folds::{COMPARED, FOLDS, Fold, markdown};
pub use library::{OfSource, Verdicts, of_source, verdicts};
pub use memo::{Memo, verify_all};

use across::Across;
use exact::{Quote, Room};

/// What was found of a citation. Worked out each time, never stored in a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The words stand at the cited place, character by character.
    Verbatim,
    /// They stand there but for white space, quotation marks, hyphens, ligatures, Unicode form.
    Normalised,
    /// Words stand in the source that differ from them a little.
    Altered(Difference),
    /// They stand in the source, but at another place.
    Moved,
    /// They stand more than once where they were looked for (at the cited place, else in the whole
    /// source), and neither prefix nor suffix tells which.
    Ambiguous,
    /// They stand nowhere in the source; here is what comes nearest, where anything does.
    Missing(Option<Nearest>),
    /// They are not in what can be read, and a page that is cited, or any where none is, or all of the file that is
    /// here cannot be read, or what is attached to it is not: a sentence says which, and why.
    Unchecked(Box<str>),
    /// A program recognised them in a picture of the page, and may be wrong in any of them.
    InOcr,
    /// The digest quotes them from the original, which is not here.
    InDigest,
    /// There is nothing on this machine to look in, or only a digest that does not quote them.
    NotHeld,
    /// The citation quotes nothing; there is a place and no words to check.
    Unquoted,
}

/// Words that come near to a quote and are not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where they stand.
    pub marks: Vec<Mark>,
    pub difference: Difference,
    /// Why they are not the same.
    pub why: Why,
}

impl Verdict {
    /// As a screen says it.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Normalised => "normalised",
            Self::Altered(_) => "altered",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Missing(_) => "missing",
            Self::Unchecked(_) => "unchecked",
            Self::InOcr => "in OCR",
            Self::InDigest => "in digest",
            Self::NotHeld => "not held",
            Self::Unquoted => "no quote",
        }
    }

    /// How the quote differs from the words that stand there or come nearest, where it does.
    pub fn difference(&self) -> Option<&Difference> {
        match self {
            Self::Altered(difference) => Some(difference),
            Self::Missing(Some(nearest)) => Some(&nearest.difference),
            _ => None,
        }
    }
}

/// What is in doubt of the place that is cited, whatever is found of the words. The worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceDoubt {
    /// A part of it at least is not in the document.
    NotThere,
    /// It may be one of several: a number that counts one page and is printed on another. The words were looked
    /// for in all of them.
    Several,
    /// A page of the original, of which the document is a copy or a digest without that page.
    PageNotChecked,
    /// A section, of which the document tells where it begins and not where it ends: the words were looked for in all of
    /// it.
    SectionNotChecked,
}

impl PlaceDoubt {
    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotThere => "no such place",
            Self::Several => "ambiguous place",
            Self::PageNotChecked => "page not checked",
            Self::SectionNotChecked => "section not checked",
        }
    }

    /// As JSON and a query say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotThere => "no-such-place",
            Self::Several => "ambiguous-place",
            Self::PageNotChecked => "page-not-checked",
            Self::SectionNotChecked => "section-not-checked",
        }
    }
}

/// Where a citation leads in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub verdict: Verdict,
    /// None where the place is there, where none is cited, and where there is nothing to look in.
    pub place: Option<PlaceDoubt>,
    /// Stand the document is another one than was cited: its hash differs from the record's.
    pub changed: bool,
    /// The paragraphs that the locator names, by their place in the document.
    pub paragraphs: Vec<usize>,
    /// Where the quoted words stand; several for a quote in pieces, or over the end of a paragraph.
    pub marks: Vec<Mark>,
    /// What the quote and the words that stand there differ in though they say the same; empty for any other
    /// verdict than *verbatim* and *normalised*.
    pub folds: Vec<Fold>,
    /// Whose words those are that were found, where they are not simply the source's: "in an insertion by Counsel B, not
    /// accepted".
    pub whose: Option<Box<str>>,
}

impl Passage {
    /// The words that were found, for what is told of whose they are.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            marks: &self.marks,
            is_only: self.verdict != Verdict::Ambiguous,
        }
    }

    /// What was found, without the words of the document and where these are: for who may not read it.
    pub fn without_words(self) -> Self {
        Self {
            verdict: match self.verdict {
                Verdict::Altered(_) => Verdict::Altered(Difference::default()),
                Verdict::Missing(_) => Verdict::Missing(None),
                verdict => verdict,
            },
            paragraphs: Vec::new(),
            marks: Vec::new(),
            whose: None,
            ..self
        }
    }

    /// Where the quoted words stand or, where they stand nowhere, those that come nearest.
    pub fn shown(&self) -> &[Mark] {
        match &self.verdict {
            Verdict::Missing(Some(nearest)) => &nearest.marks,
            _ => &self.marks,
        }
    }

    /// What was not looked at in comparing the words, as a screen says it beside the verdict; none where there is
    /// nothing. Typography is told where it is all there is, so that *normalised* never stands without a reason.
    pub fn folded(&self) -> Option<String> {
        let folds = self.folds.iter().filter(|fold| **fold != Fold::Typography);
        let words: Vec<&str> = folds.map(|fold| fold.words()).collect();
        match words.is_empty() {
            true => self.folds.first().map(|fold| fold.words().to_owned()),
            false => Some(words.join(", ")),
        }
    }

    /// The paragraph to show first.
    pub fn first(&self) -> Option<usize> {
        let shown = self.shown().first().map(|(paragraph, _)| *paragraph);
        shown.or_else(|| self.paragraphs.first().copied())
    }
}

/// Looks for a citation in a document.
pub fn passage(document: &Document, citation: &Citation) -> Passage {
    let raw = |text: &Option<Text>| text.as_ref().map(|text| text.raw().to_owned());
    let quote = citation.quote.as_ref().map(|quote| {
        Quote::new(
            quote.raw(),
            raw(&citation.prefix).as_deref(),
            raw(&citation.suffix).as_deref(),
        )
    });
    let at = citation.at.as_ref().map(|at| &at.value);
    look(document, at, quote.as_ref())
}

/// Looks for a place, and for words there, that no record cites.
pub fn place(document: &Document, at: Option<&Locator>, quote: Option<&str>) -> Passage {
    let quote = quote.map(|quote| Quote::new(quote, None, None));
    look(document, at, quote.as_ref())
}

fn look(document: &Document, at: Option<&Locator>, quote: Option<&Quote<'_>>) -> Passage {
    let paragraphs = at.map_or_else(Vec::new, |at| document.located(at));
    let found = match quote {
        _ if !document.held.has_text() => without_text(document, quote).into(),
        None => Verdict::Unquoted.into(),
        Some(quote) => {
            let at = at.filter(|at| is_exact(document, at));
            let cited = at.map(|at| Cited {
                paragraphs: &paragraphs,
                words: document.words_at(at),
            });
            find(document, quote, cited.as_ref())
        }
    };
    let Found {
        verdict,
        marks,
        folds,
    } = before_ending(document, unread(document, at, found));
    let verdict = match verdict {
        Verdict::Verbatim | Verdict::Normalised if document.is_ocr() => Verdict::InOcr,
        verdict => verdict,
    };
    let passage = Passage {
        verdict,
        folds,
        place: at.and_then(|at| doubt(document, at)),
        changed: document.held == Held::Changed,
        paragraphs,
        marks,
        whose: None,
    };
    let whose = document.said_of(passage.standing());
    Passage {
        whose: whose.map(Into::into),
        ..passage
    }
}

/// The verdict on words of a source without a text: in a file that is here and cannot be read they may well stand.
fn without_text(document: &Document, quote: Option<&Quote<'_>>) -> Verdict {
    let is_here = document.held == Held::NoText && quote.is_some();
    let why = document.problem.as_deref().filter(|_| is_here);
    why.map_or(Verdict::NotHeld, |why| {
        Verdict::Unchecked(why.trim_end_matches('.').into())
    })
}

/// What was found, where it ends within a word but for `'s`: by Holm is not by Holm's nephew.
fn before_ending(document: &Document, found: Found) -> Found {
    let is_found = matches!(found.verdict, Verdict::Verbatim | Verdict::Normalised);
    let is_before = |(place, words): &Mark| {
        let Some(paragraph) = document.paragraph(*place) else {
            return false;
        };
        let behind = paragraph.text.get(words.end..).unwrap_or("");
        let behind = behind.strip_prefix(['\'', '’']);
        behind
            .and_then(|behind| behind.strip_prefix('s'))
            .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    if !is_found || !found.marks.iter().any(is_before) {
        return found;
    }
    let mut folds = found.folds;
    folds.push(Fold::Ending);
    folds.sort();
    Found {
        verdict: Verdict::Normalised,
        marks: found.marks,
        folds,
    }
}

/// What was found, where the words may stand on a page that cannot be read: then nothing is known of them.
fn unread(document: &Document, at: Option<&Locator>, found: Found) -> Found {
    let is_elsewhere = matches!(found.verdict, Verdict::Moved | Verdict::Altered(_));
    if !is_elsewhere && !matches!(found.verdict, Verdict::Missing(_)) {
        return found;
    }
    let places = at.map_or(&[][..], |at| &at.places[..]);
    let places = places.iter().flat_map(|place| document.named(place));
    // What is cited beyond its pages may be the number of one that is lost.
    let is_there = |pages: &RangeInclusive<u32>| {
        let count = document.pages.count();
        count.is_none_or(|count| *pages.start() <= count)
    };
    let pages = places.filter_map(|place| place.pages()).filter(is_there);
    let pages: Vec<RangeInclusive<u32>> = pages.collect();
    let flaws = match pages.is_empty() {
        // Words that stand at another place than a paragraph are known.
        true if is_elsewhere => None,
        true => document.flaws(),
        false => {
            let flaws: Vec<String> = pages
                .into_iter()
                .filter_map(|pages| document.flaws_on(pages))
                .collect();
            let on_them = (!flaws.is_empty()).then(|| flaws.join("; "));
            // Nothing comes near to them where they are cited, and another page may hold them.
            let is_nowhere = matches!(found.verdict, Verdict::Missing(None));
            let elsewhere = document.flaws().filter(|_| is_nowhere);
            on_them.or_else(|| elsewhere.map(|flaws| format!("not where they are cited; {flaws}")))
        }
    };
    // What comes near in the document itself is told; of the rest nothing is known that may be attached.
    let is_nowhere = matches!(found.verdict, Verdict::Missing(None));
    let attached = || document.attached().filter(|_| is_nowhere);
    match flaws.or_else(attached) {
        Some(why) => Verdict::Unchecked(why.into()).into(),
        None => found,
    }
}

/// Stand of all places that a locator names a document can tell which paragraphs they are, be they none:
/// words that are cited elsewhere may stand anywhere.
fn is_exact(document: &Document, at: &Locator) -> bool {
    let mut places = at.places.iter();
    places.all(|place| matches!(document.has(place), Has::Whole | Has::Several | Has::Not(_)))
}

/// What is in doubt of the places that a locator names; of several doubts the worst.
fn doubt(document: &Document, at: &Locator) -> Option<PlaceDoubt> {
    if !document.held.has_text() {
        return None;
    }
    let doubts = at.places.iter().map(|place| match document.has(place) {
        Has::Not(_) => Some(PlaceDoubt::NotThere),
        Has::Several => Some(PlaceDoubt::Several),
        Has::Untold => Some(PlaceDoubt::PageNotChecked),
        Has::Beginning if matches!(place, crate::model::locator::Place::Section(_)) => {
            Some(PlaceDoubt::SectionNotChecked)
        }
        Has::Whole | Has::Beginning => None,
    });
    let doubts: Vec<PlaceDoubt> = doubts.flatten().collect();
    doubts.into_iter().min()
}

/// Where a quote is to stand.
struct Cited<'c> {
    paragraphs: &'c [usize],
    /// The words of these paragraphs that are meant, where it is not all of them.
    words: Option<Vec<Mark>>,
}

impl Cited<'_> {
    /// Stand words stand there, or begin or end there.
    fn has(&self, mark: &Mark) -> bool {
        match &self.words {
            Some(words) => words.iter().any(|(paragraph, range)| {
                *paragraph == mark.0 && range.start < mark.1.end && mark.1.start < range.end
            }),
            None => self.paragraphs.contains(&mark.0),
        }
    }
}

/// What was found of a quote.
struct Found {
    verdict: Verdict,
    marks: Vec<Mark>,
    folds: Vec<Fold>,
}

impl From<Verdict> for Found {
    fn from(verdict: Verdict) -> Self {
        Self::at(verdict, Vec::new())
    }
}

impl Found {
    /// Words that stand somewhere and are not simply found there.
    fn at(verdict: Verdict, marks: Vec<Mark>) -> Self {
        Self {
            verdict,
            marks,
            folds: Vec::new(),
        }
    }
}

/// Looks for a quote in the whole of a document; none where it stands nowhere.
fn exactly(document: &Document, quote: &Quote<'_>) -> Option<Found> {
    let forms = document.forms();
    let everywhere = Room::of_paragraphs(document, &mut (0..document.len()));
    let Some(found) = exact::find(forms.text(), &everywhere, quote) else {
        return apart(document, quote, None).map(|(_, found)| found);
    };
    let found = plain(document, &everywhere, quote, found);
    Some(match found.is_only {
        false => Found::at(Verdict::Ambiguous, marks(document, &found.ranges)),
        true => same(document, quote, &found.ranges),
    })
}

fn marks(document: &Document, ranges: &[std::ops::Range<usize>]) -> Vec<Mark> {
    let forms = document.forms();
    let marks = ranges.iter().map(|range| forms.mark(range.clone()));
    marks.collect()
}

/// A quote whose pieces stand within paragraphs, at these ranges of the forms and nowhere else.
fn same(document: &Document, quote: &Quote<'_>, ranges: &[std::ops::Range<usize>]) -> Found {
    let text = document.forms().text();
    let marks = marks(document, ranges);
    let is_set = !quote.is_verbatim(document, &marks);
    // Whether a word has the hyphen that stood there, nobody knows: `re-signed` would be `resigned`.
    let is_broken = |(paragraph, words): &Mark| {
        let paragraph = document.paragraph(*paragraph);
        paragraph.is_some_and(|paragraph| {
            let words = paragraph.text.get(words.clone());
            words.is_some_and(|words| words.contains(cite::LINE_END))
        })
    };
    let fold = match marks.iter().any(is_broken) {
        true => Fold::LineEnd,
        false => Fold::Typography,
    };
    let mut folds: Vec<Fold> = exact::gaps(ranges)
        .flat_map(|gap| omitted::folds(text, &gap))
        .chain(is_set.then_some(fold))
        .collect();
    folds.sort();
    folds.dedup();
    let is_verbatim = folds.iter().all(|fold| fold.is_verbatim());
    Found {
        verdict: match is_verbatim {
            true => Verdict::Verbatim,
            false => Verdict::Normalised,
        },
        marks,
        folds,
    }
}

/// Of several places the one where the words are simply the document's: whoever quotes means no words that are
/// deleted, hidden or another's where they stand plainly as well.
fn plain(
    document: &Document,
    room: &Room<'_>,
    quote: &Quote<'_>,
    found: exact::Found,
) -> exact::Found {
    if found.is_only {
        return found;
    }
    let forms = document.forms();
    let is_plain = |ranges: &[std::ops::Range<usize>]| {
        let mut marks = ranges.iter().map(|range| forms.mark(range.clone()));
        marks.all(|mark| document.whose(&mark).is_none())
    };
    match exact::plain_one(forms.text(), room, quote, is_plain) {
        Some(ranges) => exact::Found {
            ranges,
            is_only: true,
        },
        None => found,
    }
}

/// Where words stand: at the cited place, or anywhere where none is cited; or at another.
enum Stand {
    Cited,
    Elsewhere,
}

/// Looks for a quote that is set otherwise than the document, which may run over the end of a paragraph; none
/// where it stands nowhere. Of several places those are meant that are cited.
fn apart(
    document: &Document,
    quote: &Quote<'_>,
    cited: Option<&Cited<'_>>,
) -> Option<(Stand, Found)> {
    let is_cited = |found: &Across| {
        let mut marks = found.marks.iter();
        cited.is_none_or(|cited| marks.any(|mark| cited.has(mark)))
    };
    let mut found = across::find(document, quote, &is_cited);
    let is_here = found.iter().any(is_cited);
    if is_here {
        found.retain(is_cited);
    }
    let count = found.len();
    let first = found.into_iter().next()?;
    let verdict = match (count, is_here) {
        (2.., _) => Verdict::Ambiguous,
        (_, false) => Verdict::Moved,
        (_, true) if first.is_verbatim => Verdict::Verbatim,
        (_, true) => Verdict::Normalised,
    };
    let verdict = match first.unread {
        Some(flaws) if verdict != Verdict::Ambiguous => {
            Verdict::Unchecked(format!("it goes on over the end of a page; {flaws}").into())
        }
        _ => verdict,
    };
    let is_same = matches!(verdict, Verdict::Verbatim | Verdict::Normalised);
    let found = Found {
        marks: first.marks,
        folds: if is_same { first.folds } else { Vec::new() },
        verdict,
    };
    let is_cited = match is_here {
        true => Stand::Cited,
        false => Stand::Elsewhere,
    };
    Some((is_cited, found))
}

/// Looks for a quote at the cited words, in the cited paragraphs, where there are any to be found, then everywhere.
fn find(document: &Document, quote: &Quote<'_>, cited: Option<&Cited<'_>>) -> Found {
    if document.is_large() {
        return large::find(document, quote, cited.map(|cited| cited.paragraphs));
    }
    let forms = document.forms();
    let is_digest = document.held == Held::Digest;
    let all = 0..document.paragraphs.len();
    let room = |paragraphs: &mut dyn Iterator<Item = usize>| match is_digest {
        true => Room::of_quotations(document, paragraphs),
        false => Room::of_paragraphs(document, paragraphs),
    };
    let everywhere = room(&mut all.clone());
    let here = cited.map(|cited| room(&mut cited.paragraphs.iter().copied()));
    let here = here.as_ref().unwrap_or(&everywhere);
    let words = cited.and_then(|cited| cited.words.as_ref());
    let words = words.map(|words| Room::of_marks(document, words));
    let rooms = words.iter().chain([here, &everywhere]);
    let mut over_ends = None;
    for place in rooms {
        // The cited place comes first, over the ends of its paragraphs too. A quote in pieces may begin there and end
        // anywhere.
        let is_one = quote.pieces.len() == 1;
        if std::ptr::eq(place, &everywhere) && cited.is_some() && is_one && !is_digest {
            match apart(document, quote, cited) {
                Some((Stand::Cited, found)) => return found,
                other => over_ends = Some(other.map(|(_, found)| found)),
            }
        }
        let Some(found) = exact::find(forms.text(), place, quote) else {
            continue;
        };
        let found = plain(document, place, quote, found);
        let marks = marks(document, &found.ranges);
        let is_elsewhere = std::ptr::eq(place, &everywhere) && cited.is_some();
        // What begins on a cited line and goes on behind the last one is there.
        let is_cited =
            !is_elsewhere && cited.is_none_or(|cited| marks.iter().any(|mark| cited.has(mark)));
        let verdict = match (is_digest, found.is_only) {
            (true, _) => Verdict::InDigest,
            (false, false) => Verdict::Ambiguous,
            (false, true) if !is_cited => Verdict::Moved,
            (false, true) => return same(document, quote, &found.ranges),
        };
        return Found::at(verdict, marks);
    }
    if is_digest {
        return Verdict::NotHeld.into();
    }
    let found = over_ends.unwrap_or_else(|| apart(document, quote, cited).map(|(_, found)| found));
    if let Some(found) = found {
        return found;
    }
    let pieces: Vec<&str> = quote.pieces.iter().map(|piece| piece.form.text()).collect();
    let cited = cited.map(|_| (here, true));
    let mut nearest: Option<Nearest> = None;
    for (place, is_cited) in cited.into_iter().chain([(&everywhere, false)]) {
        let near = near::find(forms.text(), place, &pieces, is_cited).map(|near| {
            let marks = near.ranges.into_iter().map(|range| vec![forms.mark(range)]);
            (marks.collect(), near.why)
        });
        match beside(document, quote, near, nearest) {
            Ok(altered) => return altered,
            Err(other) => nearest = other,
        }
    }
    match beside(document, quote, across::near(document, quote), nearest) {
        Ok(altered) => altered,
        Err(nearest) => Verdict::Missing(nearest).into(),
    }
}

/// Words that come near to a quote: their marks, piece by piece, and why they are not the same, if they are not.
type NearTo = (Vec<Vec<Mark>>, Option<Why>);

/// What follows from words that come near: that they were altered or, where they are not the same, which of all is
/// the nearest so far.
fn beside(
    document: &Document,
    quote: &Quote<'_>,
    near: Option<NearTo>,
    nearest: Option<Nearest>,
) -> Result<Found, Option<Nearest>> {
    let Some((marks, why)) = near else {
        return Err(nearest);
    };
    let difference = difference::of(document, quote, &marks);
    let mut pieces = quote.pieces.iter().zip(&marks);
    let is_exchanged =
        pieces.any(|(piece, marks)| measures::are_exchanged(document, piece.raw, marks));
    let why = why.or_else(|| is_exchanged.then_some(Why::Digit));
    let marks = marks.into_iter().flatten().collect();
    // The same words that do not stand so: the document has something between them.
    let is_changed = |change: &Change| !matches!(change, Change::Same(_));
    let why = why.or_else(|| (!difference.0.iter().any(is_changed)).then_some(Why::Far));
    let Some(why) = why else {
        return Ok(Found::at(Verdict::Altered(difference), marks));
    };
    Err(match nearest {
        Some(nearest) if nearest.why != Why::Far || why == Why::Far => Some(nearest),
        _ => Some(Nearest {
            marks,
            difference,
            why,
        }),
    })
}

#[cfg(test)]
mod tests;
