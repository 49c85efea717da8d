//! Going to the next place in a document that holds what is searched for.

use super::{Start, Way, find::Found};
use crate::{load::document::Document, search::text::Sought, tui::model::Model};

/// Paragraphs of a text too large for memory that are looked through at one key, and their bytes.
const AT_ONCE: usize = 200_000;
const BYTES_AT_ONCE: usize = 48 << 20;

/// Paragraphs of it that are read together; so many fit into a run, however long they are.
const READ: usize = 64;

/// Goes to the next hit, or the one before, round the end.
pub fn go(model: &mut Model, way: Way, start: Start) -> Found {
    let sought = model.state.search.clone();
    let Some(document) = model.document().cloned() else {
        return Found::Nowhere;
    };
    let now = model.paragraph();
    let spot = model.spot();
    let hits = |paragraph: usize| {
        let paragraph = document.paragraph(paragraph);
        paragraph.map_or_else(Vec::new, |paragraph| sought.places(&paragraph.text))
    };
    let here = hits(now);
    let beyond = match (way, spot) {
        (Way::On, Some(spot)) if start == Start::Here => here.iter().find(|hit| hit.start >= spot),
        (Way::On, Some(spot)) => here.iter().find(|hit| hit.start > spot),
        (Way::On, None) if start == Start::Here => here.first(),
        (Way::Back, Some(spot)) => here.iter().rev().find(|hit| hit.start < spot),
        (_, None) => None,
    };
    let (found, looked_at) = match beyond {
        Some(hit) => (Some((now, hit.start)), 0),
        None => {
            let (found, looked_at) = next(&document, &sought, now, way);
            let found = found.map(|paragraph| {
                let hits = hits(paragraph);
                let hit = match way {
                    Way::On => hits.first(),
                    Way::Back => hits.last(),
                };
                (paragraph, hit.map_or(0, |hit| hit.start))
            });
            (found, looked_at)
        }
    };
    if let Some((paragraph, byte)) = found {
        let source = &mut model.state.place.source;
        source.paragraph = Some(paragraph);
        (source.spot, source.caret) = (found, None);
        let before = (now, spot.unwrap_or(0));
        let goes_round = match way {
            Way::On => (paragraph, byte) < before,
            Way::Back => (paragraph, byte) > before,
        };
        return match goes_round {
            true => Found::Round,
            false => Found::There,
        };
    }
    if looked_at < document.len() {
        let there = match way {
            Way::On => (now + looked_at) % document.len(),
            Way::Back => (now + document.len() - looked_at) % document.len(),
        };
        model.state.place.source.paragraph = Some(there);
        (
            model.state.place.source.spot,
            model.state.place.source.caret,
        ) = (None, None);
        model.state.complain(format!(
            "Not in {looked_at} paragraphs from there; go on from here."
        ));
        return Found::Told;
    }
    Found::Nowhere
}

/// The next paragraph that holds it, round the end to the one at `now` itself, and at how many was looked.
fn next(document: &Document, sought: &Sought, now: usize, way: Way) -> (Option<usize>, usize) {
    let count = document.len();
    let ahead = |offset: usize| match way {
        Way::On => (now + offset) % count,
        Way::Back => (now + 2 * count - offset) % count,
    };
    if !document.is_large() {
        let mut offsets = 1..=count;
        let holds = |place: &usize| {
            let paragraph = document.paragraph(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        let found = offsets.find_map(|offset| Some(ahead(offset)).filter(holds));
        return (found, count);
    }
    let (mut offset, mut bytes) = (1, 0);
    while offset <= AT_ONCE.min(count) && bytes < BYTES_AT_ONCE {
        // As many as follow one another, up or down, without going round the end.
        let first = ahead(offset);
        let run = match way {
            Way::On => READ.min(count - first),
            Way::Back => READ.min(first + 1),
        };
        let start = match way {
            Way::On => first,
            Way::Back => first + 1 - run,
        };
        let part = document.part(start..start + run);
        let texts = part.paragraphs.iter();
        bytes += texts.map(|paragraph| paragraph.text.len()).sum::<usize>();
        let holds = |place: &usize| {
            let paragraph = part.paragraphs.get(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        let found = match way {
            Way::On => (0..run).find(holds),
            Way::Back => (0..run).rev().find(holds),
        };
        if let Some(found) = found {
            return (Some(start + found), offset);
        }
        offset += run;
    }
    (None, (offset - 1).min(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::{Library, Scope},
        load::{self, document::Archive},
        model::Kind,
    };

    /// The number of paragraphs alone would be gigabytes.
    #[test]
    fn at_one_key_no_more_is_read_than_takes_a_moment() {
        let folder = tempfile::tempdir().unwrap();
        let case = "format: 1\ntitle: T\nsources:\n  s: {title: S, text: s.txt}\n";
        std::fs::write(folder.path().join("a.yaml"), case).unwrap();
        let line = "a".repeat(16_000);
        let mut text = format!("{line}\n").repeat(5_000);
        text.push_str("the end\n");
        std::fs::write(folder.path().join("s.txt"), text).unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        let source = library.of_kind(&Scope::Library, Kind::Source)[0];
        let document = Document::open(library.at(source), &Archive::default());
        assert!(document.is_large());
        let sought = Sought::letters("the end");
        for (way, from) in [(Way::On, 0), (Way::Back, 4_999)] {
            let (found, looked_at) = next(&document, &sought, from, way);
            assert_eq!(found, None);
            let most = BYTES_AT_ONCE / line.len() + READ;
            assert!((most / 2..=most).contains(&looked_at), "{looked_at}");
        }
        assert_eq!(next(&document, &sought, 4_900, Way::On), (Some(5_000), 65));
        assert_eq!(next(&document, &sought, 2, Way::Back).0, Some(5_000));
    }
}
