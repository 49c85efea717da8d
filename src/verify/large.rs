//! Words in a text that is too large for memory: first where they are cited, then part by part. What
//! only comes near is looked for at the cited place alone.

use super::{Mark, Quote, Verdict, find as find_in};
use crate::document::Document;

/// As [`super::find`].
pub fn find(
    document: &Document,
    quote: &Quote<'_>,
    cited: Option<&[usize]>,
) -> (Verdict, Vec<Mark>) {
    let mut missing = (Verdict::Missing(None), Vec::new());
    if let Some((first, last)) = cited.and_then(|cited| Some((*cited.first()?, *cited.last()?))) {
        let part = document.part(first..last + 1);
        let (verdict, marks) = find_in(&part, quote, None);
        match verdict {
            Verdict::Missing(None) => {}
            Verdict::Missing(Some(mut nearest)) => {
                nearest.marks = moved(nearest.marks, first);
                missing = (Verdict::Missing(Some(nearest)), Vec::new());
            }
            verdict => return (verdict, moved(marks, first)),
        }
    }
    let mut found: Option<(Verdict, Vec<Mark>)> = None;
    for run in document.runs() {
        let first = run.start;
        let part = document.part(run);
        let Some((verdict, marks)) = super::exactly(&part, quote) else {
            continue;
        };
        let marks = moved(marks, first);
        if cited.is_some() {
            return (Verdict::Moved, marks);
        }
        match found {
            None => found = Some((verdict, marks)),
            Some((_, marks)) => return (Verdict::Ambiguous, marks),
        }
    }
    found.unwrap_or(missing)
}

/// Marks of a part as marks of the whole.
fn moved(marks: Vec<Mark>, first: usize) -> Vec<Mark> {
    let all = marks.into_iter();
    all.map(|(place, words)| (first + place, words)).collect()
}
