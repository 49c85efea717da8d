//! Words in a text that is too large for memory: first where they are cited, then part by part. What
//! only comes near is looked for at the cited place alone.

use super::{Cited, Found, Mark, Quote, Verdict, find as find_in};
use crate::document::{Document, is_cut};

/// Paragraphs before and behind the end of a run that are looked at together: a quote that runs over it is no
/// longer.
const OVERLAP: usize = 40;

/// Why words that are not found may stand there all the same.
const CUT: &str = "paragraphs longer than 16 KB are read only so far in a text of this size";

/// As [`super::find`].
pub fn find(document: &Document, quote: &Quote<'_>, cited: Option<&[usize]>) -> Found {
    let mut missing: Found = Verdict::Missing(None).into();
    if let Some((first, last)) = cited.and_then(|cited| Some((*cited.first()?, *cited.last()?))) {
        // What begins at the cited place may end behind it.
        let part = document.part(first..(last + 1 + OVERLAP).min(document.len()));
        let here: Vec<usize> = (0..=last - first).collect();
        let here = Cited {
            paragraphs: &here,
            words: None,
        };
        let found = find_in(&part, quote, Some(&here));
        match found.verdict {
            Verdict::Missing(None) | Verdict::Moved => {}
            Verdict::Missing(Some(mut nearest)) => {
                nearest.marks = moved(nearest.marks, first);
                missing = Verdict::Missing(Some(nearest)).into();
            }
            _ => {
                return Found {
                    marks: moved(found.marks, first),
                    ..found
                };
            }
        }
    }
    let runs = document.runs().flat_map(|run| {
        let end = run.end;
        let over = end.saturating_sub(OVERLAP)..(end + OVERLAP).min(document.len());
        [Some(run), (end < document.len()).then_some(over)]
    });
    let mut all: Option<Found> = None;
    let mut has_cut = false;
    for run in runs.flatten() {
        let first = run.start;
        let part = document.part(run);
        has_cut |= part.paragraphs.iter().any(is_cut);
        let Some(found) = super::exactly(&part, quote) else {
            continue;
        };
        let found = Found {
            marks: moved(found.marks, first),
            ..found
        };
        if cited.is_some() {
            return Found::at(Verdict::Moved, found.marks);
        }
        match all {
            None => all = Some(found),
            // What stands near the end of a run is found twice.
            Some(before) if before.marks == found.marks => all = Some(before),
            Some(before) => return Found::at(Verdict::Ambiguous, before.marks),
        }
    }
    match all {
        Some(found) => found,
        None if has_cut => Verdict::Unchecked(CUT.into()).into(),
        None => missing,
    }
}

/// Marks of a part as marks of the whole.
fn moved(marks: Vec<Mark>, first: usize) -> Vec<Mark> {
    let all = marks.into_iter();
    all.map(|(place, words)| (first + place, words)).collect()
}
