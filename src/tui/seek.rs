//! Looking for the next place that holds what is searched for: in a text, or among the rows of a list. What
//! is short and in memory is looked through at once, a large text and a long list by a job that can be
//! called off.

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

/// From where is looked, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct From {
    /// The place of the paragraph, or the row.
    pub at: usize,
    /// The byte of its text at which the last hit stands; none where it is selected as a whole.
    pub spot: Option<usize>,
    pub way: Way,
    pub start: Start,
}

/// A hit: the place of the paragraph, and the byte of its text; or the row, and 0.
pub type Hit = (usize, usize);

/// What is looked through by a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Through {
    /// A text that is too large for memory.
    Source(Key),
    /// The rows of the list that is shown; where it becomes another one, the search is called off.
    Rows,
}

/// A search by a job.
#[derive(Clone, Debug)]
pub struct Seek {
    /// Counts the searches; answers to older ones are dropped.
    pub number: u64,
    pub edition: u64,
    pub through: Through,
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

/// How a search by a job ended.
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
        let before = (self.at, self.spot.unwrap_or(0));
        match self.way {
            Way::On => hit < before,
            Way::Back => hit > before,
        }
    }
}

/// Paragraphs of a large text that are read together; so many fit into a run, however long they are.
const READ: usize = 64;

/// Rows that are looked at before it is seen whether anybody waits for the answer.
const LOOKED_AT: usize = 1_024;

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
    let here = hits(from.at);
    let is_here = from.start == Start::Here;
    let beyond = match (from.way, from.spot) {
        (Way::On, Some(spot)) if is_here => here.iter().find(|hit| hit.start >= spot),
        (Way::On, Some(spot)) => here.iter().find(|hit| hit.start > spot),
        (Way::On, None) if is_here => here.first(),
        (Way::Back, Some(spot)) => here.iter().rev().find(|hit| hit.start < spot),
        (_, None) => None,
    };
    if let Some(hit) = beyond {
        return Some((from.at, hit.start));
    }
    let found = beyond_paragraph(document, sought, from, go_on)?;
    let hits = hits(found);
    let hit = match from.way {
        Way::On => hits.first(),
        Way::Back => hits.last(),
    };
    Some((found, hit.map_or(0, |hit| hit.start)))
}

/// The next of so many rows that `holds`, round the end to the one where it begins itself; none where there
/// is none, or where it was called off. `go_on` is told as by [`next`].
pub fn next_row(
    count: usize,
    from: From,
    holds: &dyn Fn(usize) -> bool,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Option<Hit> {
    let first = match from.start {
        Start::Here => 0,
        Start::After => 1,
    };
    for offset in first..count + first {
        if offset % LOOKED_AT == 0 && !go_on(offset) {
            return None;
        }
        let row = match from.way {
            Way::On => (from.at + offset) % count,
            Way::Back => (from.at + 2 * count - offset) % count,
        };
        if holds(row) {
            return Some((row, 0));
        }
    }
    None
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
        Way::On => (from.at + offset) % count,
        Way::Back => (from.at + 2 * count - offset) % count,
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
        let from = |at, spot, way| From {
            at,
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
