//! Looking for the next place in a text that holds what is searched for. What is in memory is looked
//! through at once, a large text by a job that can be called off.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use crate::{document::Document, model::Key, search::text::Sought};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    On,
    Back,
}

impl Way {
    /// So many steps this way.
    pub fn steps(self, count: usize) -> isize {
        let count = isize::try_from(count).unwrap_or(isize::MAX);
        match self {
            Self::On => count,
            Self::Back => -count,
        }
    }
}

/// Where a search begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With what is selected.
    Here,
    /// With what is behind it.
    After,
}

/// What calls a job off, from beside it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Calls it off.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// From where a text is looked through, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct From {
    pub paragraph: usize,
    /// The byte of its text at which the last hit stands; none where the paragraph as a whole is selected.
    pub spot: Option<usize>,
    pub way: Way,
    pub start: Start,
}

/// A hit: the paragraph's place, and the byte of its text.
pub type Hit = (usize, usize);

/// A search of a large text.
#[derive(Clone, Debug)]
pub struct Seek {
    /// Counts the searches; answers to older ones are dropped.
    pub number: u64,
    pub edition: u64,
    pub source: Key,
    pub sought: Sought,
    pub from: From,
    /// How many hits on is to be gone.
    pub times: usize,
    /// Where the reader was when Enter was pressed is somewhere to come back to.
    pub back: Back,
    /// Whether a job was asked for.
    pub stage: Stage,
    pub cancel: Cancel,
}

/// Whether a place is kept to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    Kept,
    Not,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Wanted,
    Asked,
}

/// How a search of a large text ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    At(Hit),
    Nowhere,
    /// It could not be done; a sentence says why.
    Failed(String),
}

impl From {
    /// Whether a hit is only reached round the end.
    pub fn goes_round(&self, hit: Hit) -> bool {
        let before = (self.paragraph, self.spot.unwrap_or(0));
        match self.way {
            Way::On => hit < before,
            Way::Back => hit > before,
        }
    }
}

/// Paragraphs of a large text that are read together; so many fit into a run, however long they are.
const READ: usize = 64;

/// The next hit, or the one before, round the end; none where there is none, or where it was called off.
/// `go_on` is told now and then at how many paragraphs was looked, and calls it off with false.
pub fn next(
    document: &Document,
    sought: &Sought,
    from: From,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Option<Hit> {
    let hits = |paragraph: usize| {
        let paragraph = document.paragraph(paragraph);
        paragraph.map_or_else(Vec::new, |paragraph| sought.places(&paragraph.text))
    };
    let here = hits(from.paragraph);
    let is_here = from.start == Start::Here;
    let beyond = match (from.way, from.spot) {
        (Way::On, Some(spot)) if is_here => here.iter().find(|hit| hit.start >= spot),
        (Way::On, Some(spot)) => here.iter().find(|hit| hit.start > spot),
        (Way::On, None) if is_here => here.first(),
        (Way::Back, Some(spot)) => here.iter().rev().find(|hit| hit.start < spot),
        (_, None) => None,
    };
    if let Some(hit) = beyond {
        return Some((from.paragraph, hit.start));
    }
    let found = beyond_paragraph(document, sought, from, go_on)?;
    let hits = hits(found);
    let hit = match from.way {
        Way::On => hits.first(),
        Way::Back => hits.last(),
    };
    Some((found, hit.map_or(0, |hit| hit.start)))
}

/// The next paragraph that holds it, round the end to the one where it begins itself.
fn beyond_paragraph(
    document: &Document,
    sought: &Sought,
    from: From,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Option<usize> {
    let count = document.len();
    let ahead = |offset: usize| match from.way {
        Way::On => (from.paragraph + offset) % count,
        Way::Back => (from.paragraph + 2 * count - offset) % count,
    };
    let mut offset = 1;
    while offset <= count && go_on(offset - 1) {
        // As many as follow one another, up or down, without going round the end.
        let first = ahead(offset);
        let run = match from.way {
            Way::On => READ.min(count - first),
            Way::Back => READ.min(first + 1),
        };
        let start = match from.way {
            Way::On => first,
            Way::Back => first + 1 - run,
        };
        let paragraphs = document.of_run(start..start + run);
        let holds = |place: &usize| {
            let paragraph = paragraphs.get(*place);
            paragraph.is_some_and(|paragraph| sought.is_in(&paragraph.text))
        };
        let found = match from.way {
            Way::On => (0..run).find(holds),
            Way::Back => (0..run).rev().find(holds),
        };
        if let Some(found) = found {
            return Some(start + found);
        }
        offset += run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Archive,
        library::{Library, Scope},
        load,
        model::Kind,
    };

    fn large(folder: &std::path::Path) -> Arc<Document> {
        let case = "format: 1\ntitle: T\nsources:\n  s: {title: S, text: s.txt}\n";
        std::fs::write(folder.join("a.yaml"), case).unwrap();
        let line = "a".repeat(16_000);
        let mut text = format!("{line}\n").repeat(5_000);
        text.push_str("the end and the end\n");
        std::fs::write(folder.join("s.txt"), text).unwrap();
        let (parsed, found) = load::read(folder).unwrap();
        let library = Library::link(parsed, found);
        let source = library.of_kind(&Scope::Library, Kind::Source)[0];
        Document::open(library.at(source), &Archive::default())
    }

    #[test]
    fn a_large_text_is_looked_through_to_its_end_and_round_it_until_it_is_called_off() {
        let folder = tempfile::tempdir().unwrap();
        let document = large(folder.path());
        assert!(document.is_large());
        let sought = Sought::letters("the end");
        let from = |paragraph, spot, way| From {
            paragraph,
            spot,
            way,
            start: Start::After,
        };
        for (from, hit, goes_round) in [
            (from(0, None, Way::On), (5_000, 0), false),
            (from(5_000, Some(0), Way::On), (5_000, 12), false),
            (from(5_000, Some(12), Way::On), (5_000, 0), true),
            (from(4_999, None, Way::Back), (5_000, 12), true),
            (from(5_000, Some(12), Way::Back), (5_000, 0), false),
        ] {
            let mut told = Vec::new();
            let found = next(&document, &sought, from, &mut |looked_at| {
                told.push(looked_at);
                true
            });
            assert_eq!(
                (found, from.goes_round(hit)),
                (Some(hit), goes_round),
                "{from:?}"
            );
            assert!(told.is_sorted(), "{told:?}");
        }
        let mut asked = 0;
        let found = next(&document, &sought, from(0, None, Way::On), &mut |_| {
            asked += 1;
            asked < 3
        });
        assert_eq!((found, asked), (None, 3));
    }
}
