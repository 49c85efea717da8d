//! Going to the next place in a document that holds what is searched for.

use crate::{load::document::Document, search::text::Sought, tui::model::Model};

/// Paragraphs of a text too large for memory that are looked through at one key, and their bytes.
const AT_ONCE: usize = 200_000;
const BYTES_AT_ONCE: usize = 48 << 20;

/// Paragraphs of it that are read together; so many fit into a run, however long they are.
const READ: usize = 64;

/// Goes to the next hit, or the one before, round the end; false where there is none. With `here_too`
/// the search begins with the selected paragraph.
pub fn go(model: &mut Model, forward: bool, here_too: bool) -> bool {
    let sought = model.state.search.clone();
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
    let (found, looked_at) = match beyond {
        Some(hit) => (Some((now, hit.start)), 0),
        None => {
            let (found, looked_at) = next(&document, &sought, now, forward);
            let found = found.map(|paragraph| {
                let hits = hits(paragraph);
                let hit = if forward { hits.first() } else { hits.last() };
                (paragraph, hit.map_or(0, |hit| hit.start))
            });
            (found, looked_at)
        }
    };
    if let Some((paragraph, _)) = found {
        model.state.place.source.paragraph = Some(paragraph);
        (
            model.state.place.source.spot,
            model.state.place.source.caret,
        ) = (found, None);
        return true;
    }
    if looked_at < document.len() {
        let there = match forward {
            true => (now + looked_at) % document.len(),
            false => (now + document.len() - looked_at) % document.len(),
        };
        model.state.place.source.paragraph = Some(there);
        (
            model.state.place.source.spot,
            model.state.place.source.caret,
        ) = (None, None);
        model.state.complain(format!(
            "Not in {looked_at} paragraphs from there; go on from here."
        ));
        return true;
    }
    false
}

/// The next paragraph that holds it, round the end to the one at `now` itself, and at how many was looked.
fn next(document: &Document, sought: &Sought, now: usize, forward: bool) -> (Option<usize>, usize) {
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
        let found = offsets.find_map(|offset| Some(ahead(offset)).filter(holds));
        return (found, count);
    }
    let (mut offset, mut bytes) = (1, 0);
    while offset <= AT_ONCE.min(count) && bytes < BYTES_AT_ONCE {
        // As many as follow one another, up or down, without going round the end.
        let first = ahead(offset);
        let run = match forward {
            true => READ.min(count - first),
            false => READ.min(first + 1),
        };
        let start = if forward { first } else { first + 1 - run };
        let part = document.part(start..start + run);
        let texts = part.paragraphs.iter();
        bytes += texts.map(|paragraph| paragraph.text.len()).sum::<usize>();
        let holds = |place: &usize| {
            let paragraph = part.paragraphs.get(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        let found = match forward {
            true => (0..run).find(holds),
            false => (0..run).rev().find(holds),
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
        for forward in [true, false] {
            let from = if forward { 0 } else { 4_999 };
            let (found, looked_at) = next(&document, &sought, from, forward);
            assert_eq!(found, None);
            let most = BYTES_AT_ONCE / line.len() + READ;
            assert!((most / 2..=most).contains(&looked_at), "{looked_at}");
        }
        assert_eq!(next(&document, &sought, 4_900, true), (Some(5_000), 65));
        assert_eq!(next(&document, &sought, 2, false).0, Some(5_000));
    }
}
