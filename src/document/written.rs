//! Words that follow one another in the file of a document and not in its text: what a page shows in the line
//! below, and its text has elsewhere; and what was taken out of a paragraph, in the sentence that it stood in.

use std::ops::Range;

use super::{Bare, Document, Mark, Paragraph, bare::Between};
use crate::extract::Whose;

impl Document {
    /// Such runs of words, each without what setting it adds or takes ([`Bare`]). Made when they are first asked
    /// for.
    pub fn flows_of_file(&self) -> &[Bare] {
        self.written_flows.get_or_init(|| {
            let forms = self.forms();
            let flow = |run: &Vec<Mark>| {
                let places: Vec<Range<usize>> =
                    run.iter().map(|mark| forms.of_mark(mark)).collect();
                Bare::of_ranges(forms.text(), &places, Between::Edges)
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

/// Of each paragraph out of which words were taken its words as they were before anybody changed them: those that
/// stand, without what was put in, and at each place those that stood there.
pub fn unchanged(paragraphs: &[Paragraph]) -> Vec<Vec<Mark>> {
    let mut runs = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let places = paragraph.spans.iter();
        let places = places.filter(|(_, whose)| whose.is_of_taken());
        let mut places: Vec<usize> = places.map(|(range, _)| range.start).collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            continue;
        }
        let behind = paragraphs.iter().enumerate().skip(at + 1);
        let beside = behind.take_while(|(_, paragraph)| paragraph.is_beside);
        let taken = |paragraph: &Paragraph| {
            let mut spans = paragraph.spans.iter();
            spans.any(|(_, whose)| whose.over().is_some())
        };
        // Those that were taken out of it come first.
        let taken: Vec<usize> = beside
            .filter(|(_, beside)| taken(beside))
            .map(|(beside, _)| beside)
            .take(places.len())
            .collect();
        if taken.len() < places.len() {
            continue;
        }
        let mut run = Vec::new();
        let mut from = 0;
        for (place, beside) in places.iter().zip(&taken) {
            run.extend(original(at, paragraph, from..*place));
            from = *place;
            if let Some(gone) = paragraphs.get(*beside) {
                run.extend(original(*beside, gone, 0..gone.text.len()));
            }
        }
        run.extend(original(at, paragraph, from..paragraph.text.len()));
        if run.iter().any(|(paragraph, _)| *paragraph != at) {
            runs.push(run);
        }
    }
    runs
}

/// What of a stretch of a paragraph nobody put in.
fn original(at: usize, paragraph: &Paragraph, stretch: Range<usize>) -> Vec<Mark> {
    let is_added = |whose: &Whose| {
        matches!(
            whose,
            Whose::Inserted(_) | Whose::Moved(_) | Whose::Added(_)
        )
    };
    let spans = paragraph.spans.iter();
    let added = spans.filter(|(_, whose)| is_added(whose));
    let mut added: Vec<&Range<usize>> = added.map(|(range, _)| range).collect();
    added.sort_unstable_by_key(|range| range.start);
    let mut parts = Vec::new();
    let mut from = stretch.start;
    for range in added {
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
