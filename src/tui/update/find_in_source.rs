//! Going to the next place in a document that holds what is searched for.

use crate::{load::document::Document, search::text::Sought, tui::model::Model};

/// Paragraphs of a text too large for memory that are looked through at one key.
const AT_ONCE: usize = 200_000;

/// Paragraphs of it that are read together.
const READ: usize = 2_000;

/// Goes to the next hit, or the one before, round the end; false where there is none. With `here_too`
/// the search begins with the selected paragraph.
pub fn go(model: &mut Model, forward: bool, here_too: bool) -> bool {
    let sought = model.search.clone();
    let Some(document) = model.document().cloned() else {
        return false;
    };
    let now = model.paragraph();
    let spot = model.spot();
    let hits = |paragraph: usize| {
        let paragraph = document.paragraph(paragraph);
        paragraph.map_or_else(Vec::new, |paragraph| sought.places(&paragraph.text))
    };
    let here = hits(now);
    let beyond = match (forward, spot) {
        (true, Some(spot)) => here.iter().find(|hit| hit.start > spot),
        (true, None) if here_too => here.first(),
        (false, Some(spot)) => here.iter().rev().find(|hit| hit.start < spot),
        (_, None) => None,
    };
    let found = match beyond {
        Some(hit) => Some((now, hit.start)),
        None => next(&document, &sought, now, forward).map(|paragraph| {
            let hits = hits(paragraph);
            let hit = if forward { hits.first() } else { hits.last() };
            (paragraph, hit.map_or(0, |hit| hit.start))
        }),
    };
    if let Some((paragraph, _)) = found {
        model.place.paragraph = Some(paragraph);
        (model.place.spot, model.place.caret) = (found, None);
        return true;
    }
    if document.is_large() && AT_ONCE < document.len() {
        let there = match forward {
            true => (now + AT_ONCE) % document.len(),
            false => (now + document.len() - AT_ONCE) % document.len(),
        };
        model.place.paragraph = Some(there);
        (model.place.spot, model.place.caret) = (None, None);
        model.complain(format!(
            "Not in {AT_ONCE} paragraphs from there; go on from here."
        ));
        return true;
    }
    false
}

/// The next paragraph that holds it, round the end to the one at `now` itself.
fn next(document: &Document, sought: &Sought, now: usize, forward: bool) -> Option<usize> {
    let count = document.len();
    let ahead = |offset: usize| match forward {
        true => (now + offset) % count,
        false => (now + 2 * count - offset) % count,
    };
    if !document.is_large() {
        let mut offsets = 1..=count;
        let holds = |place: &usize| {
            let paragraph = document.paragraph(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        return offsets.find_map(|offset| Some(ahead(offset)).filter(holds));
    }
    let mut offset = 1;
    while offset <= AT_ONCE.min(count) {
        // As many as follow one another, up or down, without going round the end.
        let first = ahead(offset);
        let run = match forward {
            true => READ.min(count - first),
            false => READ.min(first + 1),
        };
        let start = if forward { first } else { first + 1 - run };
        let part = document.part(start..start + run);
        let holds = |place: &usize| {
            let paragraph = part.paragraphs.get(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        let found = match forward {
            true => (0..run).find(holds),
            false => (0..run).rev().find(holds),
        };
        if let Some(found) = found {
            return Some(start + found);
        }
        offset += run;
    }
    None
}
