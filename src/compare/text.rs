//! How the text that is held of a source differs from what was held.

use super::words;
use crate::{document::Document, library::Held, model::Key, verify::Difference};

/// The text of a source that differs.
#[derive(Debug)]
pub struct OfText {
    pub source: Key,
    /// What was held, and what is.
    pub held: [Held; 2],
    /// The paragraphs that differ; none where only one of the texts can be read, or they are too large to be compared
    /// here.
    pub paragraphs: Option<Vec<TextChange>>,
}

/// A paragraph that differs, with its number in the text where it has one.
#[derive(Debug, PartialEq, Eq)]
pub enum TextChange {
    Added(Option<u32>, Box<str>),
    Removed(Option<u32>, Box<str>),
    Changed(Option<u32>, Difference),
}

/// Above so many pairs of paragraphs two texts are gone through side by side.
const MOST_PAIRS: usize = 4_000_000;

/// How the text of a source differs; none where it does not, or where neither can be read.
pub fn paragraphs(source: &Key, old: &Document, new: &Document) -> Option<OfText> {
    let of = |paragraphs| OfText {
        source: source.clone(),
        held: [old.held, new.held],
        paragraphs,
    };
    match (old.held.has_text(), new.held.has_text()) {
        (false, false) => return None,
        (true, true) => {}
        _ => return Some(of(None)),
    }
    if old.is_large() || new.is_large() {
        let is_same = old.len() == new.len()
            && (0..old.len()).all(|place| text(old, place) == text(new, place));
        return (!is_same).then(|| of(None));
    }
    let texts = |document: &Document| -> Vec<String> {
        (0..document.len())
            .map(|place| text(document, place))
            .collect()
    };
    let (before, after) = (texts(old), texts(new));
    let number = |document: &Document, place: usize| document.paragraph(place)?.number;
    let mut changes = Vec::new();
    for pair in pairs(&before, &after) {
        changes.extend(match pair {
            (Some(i), Some(j)) if before[i] == after[j] => None,
            (Some(i), Some(j)) => Some(TextChange::Changed(
                number(new, j),
                words(&before[i], &after[j]),
            )),
            (None, Some(j)) => Some(TextChange::Added(number(new, j), after[j].as_str().into())),
            (Some(i), None) => Some(TextChange::Removed(
                number(old, i),
                before[i].as_str().into(),
            )),
            (None, None) => None,
        });
    }
    (!changes.is_empty()).then(|| of(Some(changes)))
}

/// A paragraph, however it is broken into lines.
fn text(document: &Document, place: usize) -> String {
    let paragraph = document.paragraph(place);
    let words = paragraph.as_ref().map(|it| it.text.split_whitespace());
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Which paragraph of the one text is which of the other: first those that are the same, in the order of both; between
/// them the others, in their order.
fn pairs(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let first = old
        .iter()
        .zip(new)
        .take_while(|(one, other)| one == other)
        .count();
    let (before, after) = (&old[first..], &new[first..]);
    let back = before.iter().rev().zip(after.iter().rev());
    let last = back.take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[..before.len() - last], &after[..after.len() - last]);
    let mut same = Vec::new();
    if before.len().saturating_mul(after.len()) <= MOST_PAIRS {
        same = common(before, after);
    }
    let mut pairs: Vec<_> = (0..first).map(|place| (Some(place), Some(place))).collect();
    let (mut i, mut j) = (0, 0);
    for (here, there) in same.into_iter().chain([(before.len(), after.len())]) {
        while i < here || j < there {
            let of = |place: usize, end: usize| (place < end).then_some(first + place);
            pairs.push((of(i, here), of(j, there)));
            (i, j) = ((i + 1).min(here), (j + 1).min(there));
        }
        if here < before.len() {
            pairs.push((Some(first + here), Some(first + there)));
        }
        (i, j) = (here + 1, there + 1);
    }
    pairs
}

/// As many of the same as can be, in the order of both.
fn common(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    super::differ::in_order(old.len(), new.len(), &|i, j| old[i] == new[j])
}
