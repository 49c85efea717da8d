//! What the browser holds of a source's text. Nothing here reads: of a text that is too large for memory
//! it has the paragraphs that a job brought, and says which are still to be brought.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use crate::{
    document::{Document, Held, Paragraph, Parts},
    library::Index,
    model::locator::Place,
};

/// Who cites which paragraph of a source, by the paragraph's place in its document.
pub type CitedBy = HashMap<usize, Vec<Index>>;

/// Paragraphs that are read together: a screenful, and some around it. However long they are, so many are
/// read in one go.
const RUN: usize = 64;

/// Runs of a large text that stay in memory: as it shows no more than 16 KB of a paragraph, at most some
/// 32 MB.
const RUNS: usize = 32;

/// The text of a source, as far as it is in memory.
#[derive(Clone, Debug)]
pub struct Text {
    pub held: Held,
    /// All of it where that is in memory; else only what it is, without a paragraph.
    what: Arc<Document>,
    large: Option<Large>,
    cited_by: Arc<CitedBy>,
    /// The most records that cite one paragraph.
    most_cited: usize,
}

/// A text that is too large for memory.
#[derive(Clone, Debug)]
struct Large {
    /// For jobs, which read it.
    file: Arc<Document>,
    parts: Parts,
    /// By their numbers: when each was last wanted, and what is there of it.
    runs: BTreeMap<usize, (u64, Run)>,
    wanted: u64,
}

/// Some paragraphs that follow one another.
#[derive(Clone, Debug)]
enum Run {
    Asked,
    /// Those that could be read, from the first on.
    Here(Arc<[Paragraph]>),
}

/// Why a paragraph that a text has is not in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It is being read.
    Coming,
    /// Its file is no longer what it was.
    Gone,
}

impl Text {
    /// What is in memory of a document that was opened.
    pub fn new(document: Arc<Document>, cited_by: CitedBy) -> Self {
        let large = document.is_large().then(|| Large {
            parts: Parts::whole(document.len()),
            file: Arc::clone(&document),
            runs: BTreeMap::new(),
            wanted: 0,
        });
        let what = match large {
            Some(_) => Arc::new(document.without_paragraphs()),
            None => document,
        };
        Self {
            held: what.held,
            what,
            large,
            most_cited: cited_by.values().map(Vec::len).max().unwrap_or(0),
            cited_by: Arc::new(cited_by),
        }
    }

    /// What it is: how it is held, its form and pages, what came with it. Of a large text without a
    /// paragraph, and without a way to its file.
    pub fn what(&self) -> &Document {
        &self.what
    }

    /// All of it, where that is in memory.
    pub fn whole(&self) -> Option<&Document> {
        self.large.is_none().then_some(&*self.what)
    }

    /// The document with its file, for a job: asking it for a paragraph may read.
    pub fn for_a_job(&self) -> Arc<Document> {
        match &self.large {
            Some(large) => Arc::clone(&large.file),
            None => Arc::clone(&self.what),
        }
    }

    /// How many paragraphs it has.
    pub fn len(&self) -> usize {
        self.large
            .as_ref()
            .map_or(self.what.len(), |large| large.parts.len())
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The parts in which it is laid out.
    pub fn parts(&self) -> &Parts {
        match &self.large {
            Some(large) => &large.parts,
            None => self.what.parts(),
        }
    }

    /// The number of its last paragraph, on its page where it has pages; 0 where it has none.
    pub fn last_number(&self) -> usize {
        match &self.large {
            Some(large) => large.parts.len(),
            None => self.what.last_number(),
        }
    }

    /// A paragraph by its place, from 0, where it is in memory.
    pub fn paragraph(&self, place: usize) -> Option<Cow<'_, Paragraph>> {
        match &self.large {
            Some(large) => match &large.runs.get(&(place / RUN))?.1 {
                Run::Here(paragraphs) => paragraphs.get(place % RUN).map(Cow::Borrowed),
                Run::Asked => None,
            },
            None => self.what.paragraph(place),
        }
    }

    /// Why a paragraph is not in memory; none where it is, or where there is none.
    pub fn absent(&self, place: usize) -> Option<Absent> {
        let large = self.large.as_ref().filter(|_| place < self.len())?;
        match large.runs.get(&(place / RUN)) {
            Some((_, Run::Here(paragraphs))) => {
                (place % RUN >= paragraphs.len()).then_some(Absent::Gone)
            }
            Some((_, Run::Asked)) | None => Some(Absent::Coming),
        }
    }

    /// The place by which a paragraph is cited; none for a digest's own words about itself.
    pub fn place(&self, paragraph: usize) -> Option<Place> {
        if self.large.is_none() {
            return self.what.place(paragraph);
        }
        // A plain text of lines has no pages, and each of its paragraphs has the number of its place.
        let number = u32::try_from(paragraph + 1).ok()?;
        (paragraph < self.len()).then_some(Place::Paragraphs(number..=number))
    }

    /// Who cites which paragraph.
    pub fn cited_by(&self) -> &CitedBy {
        &self.cited_by
    }

    /// The most records that cite one paragraph.
    pub fn most_cited(&self) -> usize {
        self.most_cited
    }

    /// The run that a paragraph stands in.
    pub fn run_of(paragraph: usize) -> usize {
        paragraph / RUN
    }

    /// The places of the paragraphs of a run.
    pub fn places(run: usize) -> Range<usize> {
        run * RUN..(run + 1) * RUN
    }

    /// The runs that must be read for these paragraphs and those around them, each named once; none of what
    /// is in memory.
    pub fn want(&mut self, paragraphs: Range<usize>) -> Vec<usize> {
        let last = self.len().saturating_sub(1);
        let Some(large) = self.large.as_mut().filter(|large| !large.parts.is_empty()) else {
            return Vec::new();
        };
        let first = Self::run_of(paragraphs.start.saturating_sub(RUN / 2).min(last));
        let end = Self::run_of((paragraphs.end + RUN / 2).min(last));
        large.wanted += 1;
        let mut asked = Vec::new();
        for run in first..=end {
            let (wanted, _) = large.runs.entry(run).or_insert_with(|| {
                asked.push(run);
                (0, Run::Asked)
            });
            *wanted = large.wanted;
        }
        asked
    }

    /// Takes in a run that was read; those that nobody has looked at for longest go.
    pub fn take(&mut self, run: usize, paragraphs: Arc<[Paragraph]>) {
        let Some(large) = &mut self.large else {
            return;
        };
        let wanted = large
            .runs
            .get(&run)
            .map_or(large.wanted, |(wanted, _)| *wanted);
        large.runs.insert(run, (wanted, Run::Here(paragraphs)));
        while large.runs.len() > RUNS {
            let oldest = large.runs.iter().min_by_key(|(_, (wanted, _))| *wanted);
            let Some(oldest) = oldest.map(|(run, _)| *run) else {
                return;
            };
            large.runs.remove(&oldest);
        }
    }
}
