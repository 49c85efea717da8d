//! Words that follow one another in the file of a document and not in its text: what a page shows in the line
//! below, and its text has elsewhere; and what was taken out of a paragraph, in the sentence that it stood in.

use std::ops::Range;

use super::{Bare, Document, Mark, Paragraph, bare::Between};
use crate::extract::{Span, Whose, xlsx::BETWEEN_CELLS};

impl Document {
    /// Such runs of words, each without what setting it adds or takes ([`Bare`]). Made when they are first asked
    /// for.
    pub fn flows_of_file(&self) -> &[Bare] {
        self.written_flows.get_or_init(|| {
            let forms = self.forms();
            let flow = |run: &Vec<Mark>| {
                let places: Vec<Range<usize>> =
                    run.iter().map(|mark| forms.of_mark(mark)).collect();
                Bare::of_ranges(forms.text(), &places, Between::Pieces)
            };
            let runs = self.written.iter().chain(&self.guessed);
            runs.map(flow).collect()
        })
    }

    /// Whether the file itself goes on from the end of some words to the beginning of others.
    pub(super) fn goes_on_in_file(&self, words: &Mark, next: &Mark) -> bool {
        let is_nothing = |place: usize, between: Range<usize>| {
            let text = self.paragraphs.get(place);
            text.and_then(|paragraph| paragraph.text.get(between))
                .is_some_and(|between| between.trim().is_empty())
        };
        let ends = |written: &Mark| {
            written.0 == words.0 && is_nothing(words.0, words.1.end..written.1.end)
        };
        let begins = |written: &Mark| {
            written.0 == next.0 && is_nothing(next.0, written.1.start..next.1.start)
        };
        let mut pairs = self.written.iter().flat_map(|run| run.windows(2));
        pairs.any(|pair| matches!(pair, [above, below] if ends(above) && begins(below)))
    }
}

/// The runs whose words are all there: where they stand is told by a child, or by a file.
pub fn there(runs: Vec<Vec<Mark>>, paragraphs: &[Paragraph]) -> Vec<Vec<Mark>> {
    let is_there = |(paragraph, words): &Mark| {
        let stands = paragraphs.get(*paragraph);
        stands.is_some_and(|paragraph| paragraph.text.get(words.clone()).is_some())
    };
    let mut runs = runs;
    runs.retain(|run| run.iter().all(is_there));
    runs
}

/// A way to read a sentence that somebody changed, or of which not all is seen.
struct Reading {
    /// Whether it has words that stand beside the sentence and are such.
    has: fn(&Whose) -> bool,
    /// Whether it is without words of the sentence that are such.
    lacks: fn(&Whose) -> bool,
}

/// As it was before anybody changed it; with all that was taken out and put in; with what is hidden, too; and as it is
/// seen.
const READINGS: [Reading; 4] = [
    Reading {
        has: is_taken_out,
        lacks: Whose::is_put_in,
    },
    Reading {
        has: is_taken_out,
        lacks: |_| false,
    },
    Reading {
        has: |_| true,
        lacks: |_| false,
    },
    Reading {
        has: |_| false,
        lacks: |whose| matches!(whose, Whose::White | Whose::Hidden),
    },
];

fn is_taken_out(over: &Whose) -> bool {
    *over != Whose::OverHidden
}

/// Of each paragraph the words of the readings that are not the one that it is read in.
pub fn readings(paragraphs: &[Paragraph]) -> Vec<Vec<Mark>> {
    let mut runs = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let taken = taken(at, paragraphs);
        let has_parts = |(_, whose): &Span| whose.without().is_some();
        if taken.is_empty() && !paragraph.spans.iter().any(has_parts) {
            continue;
        }
        let first = runs.len();
        for reading in &READINGS {
            let mut run = Vec::new();
            let mut from = 0;
            for (place, beside) in &taken {
                let gone = &paragraphs[*beside];
                if overs(gone).any(|over| (reading.has)(&over)) {
                    run.extend(kept(at, paragraph, from..*place, reading));
                    from = *place;
                    run.extend(kept(*beside, gone, 0..gone.text.len(), reading));
                }
            }
            run.extend(kept(at, paragraph, from..paragraph.text.len(), reading));
            if run.len() > 1 && !runs[first..].contains(&run) {
                runs.push(run);
            }
        }
    }
    runs
}

/// The cells of the rows of all tables in their order, as whoever copies them has them: without what the reader sets
/// between them. None where there is no table.
pub fn rows(paragraphs: &[Paragraph]) -> Option<Vec<Mark>> {
    let mut run = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let mut spans = paragraph.spans.iter();
        let label = spans.find(|(_, whose)| *whose == Whose::Label);
        let Some((label, _)) = label.filter(|_| !paragraph.is_beside) else {
            continue;
        };
        let ends = paragraph.spans.iter();
        let ends = ends.filter(|(_, whose)| *whose == Whose::OverGap);
        let mut start = label.end;
        for (end, _) in ends {
            let cell = start..end.start;
            start = end.start + BETWEEN_CELLS.len();
            let words = paragraph.text.get(cell.clone());
            if words.is_some_and(|words| !words.trim().is_empty()) {
                run.push((at, cell));
            }
        }
    }
    (!run.is_empty()).then_some(run)
}

/// The places of a paragraph out of which words were taken, and the number of the block that these are; none where it is
/// not sure which are whose.
fn taken(at: usize, paragraphs: &[Paragraph]) -> Vec<(usize, usize)> {
    let spans = paragraphs[at].spans.iter();
    let places = spans.filter(|(_, whose)| whose.is_of_taken());
    let mut places: Vec<usize> = places.map(|(range, _)| range.start).collect();
    places.sort_unstable();
    places.dedup();
    let behind = paragraphs.iter().enumerate().skip(at + 1);
    let beside = behind.take_while(|(_, paragraph)| paragraph.is_beside);
    // Those that were taken out of it come first.
    let taken = beside.filter(|(_, beside)| overs(beside).next().is_some());
    let taken: Vec<usize> = taken.map(|(beside, _)| beside).take(places.len()).collect();
    match taken.len() < places.len() {
        true => Vec::new(),
        false => places.into_iter().zip(taken).collect(),
    }
}

/// What the places are out of which the words of a paragraph were taken.
fn overs(paragraph: &Paragraph) -> impl Iterator<Item = Whose> {
    let spans = paragraph.spans.iter();
    spans.filter_map(|(range, whose)| whose.over(paragraph.text.get(range.clone())?))
}

/// What of a stretch of a paragraph a reading has.
fn kept(at: usize, paragraph: &Paragraph, stretch: Range<usize>, reading: &Reading) -> Vec<Mark> {
    let spans = paragraph.spans.iter();
    let lacked = spans.filter(|(range, whose)| {
        // What stands beside a sentence is what the reading has of it.
        (reading.lacks)(whose) && (*whose != Whose::Hidden || range.len() < paragraph.text.len())
    });
    let mut lacked: Vec<&Range<usize>> = lacked.map(|(range, _)| range).collect();
    lacked.sort_unstable_by_key(|range| range.start);
    let mut parts = Vec::new();
    let mut from = stretch.start;
    for range in lacked {
        parts.push(from..range.start.min(stretch.end));
        from = from.max(range.end);
    }
    parts.push(from..stretch.end);
    // White space alone is no words.
    let has_words = |part: &Range<usize>| {
        let words = paragraph.text.get(part.clone());
        words.is_some_and(|words| !words.trim().is_empty())
    };
    let parts = parts.into_iter().filter(has_words);
    parts.map(|part| (at, part)).collect()
}
