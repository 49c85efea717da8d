//! What was reviewed, as a document: who looked at which version of what, what they wrote of it, what changed since, and
//! what nobody looked at.
//!
//! It is made of blocks as exports are, so it takes their way to others: its forms, and what is done where somebody is
//! protected. Each record is counted in one row, so that all numbers add up to the library, or to the cases that are asked
//! for.

mod head;
mod versions;
mod written;

use std::collections::HashSet;

use crate::{
    clean,
    export::block::{Block, Document, Line},
    library::{Index, Library, Record},
    model::{Id, Key, record::Counted, statement::Room},
    review::{Of, Progress, State, Target, Version, Versions, Written, unopened},
    text::{Clean, clean_line, counted},
};

/// What is to be told.
pub struct Asked<'a> {
    /// The library, in which the protected may go by other names.
    pub library: &'a Library,
    /// The cases; all of the library where there are none.
    pub cases: &'a [Index],
    pub state: &'a State,
    /// All entries of the log.
    pub entries: &'a [&'a Written],
    /// How many of its lines cannot be read.
    pub damages: u64,
    /// Whether what records say no more may be told: it names nobody who is protected by a name that is not known.
    pub tells_old: bool,
    /// Whether what is of no record here may be of another library: it is counted, and not told.
    pub is_doubtful: bool,
    /// Of what that is there no more it is told.
    pub gone: Gone<'a>,
    /// The versions now of what somebody reviewed; with the words of what changed.
    pub now: &'a Versions,
}

/// Of which records that are there no more it is told what was marked and written.
#[derive(Debug)]
pub enum Gone<'a> {
    All,
    /// Of those of which it is known what they were called. Nobody can say whom the id of another one names, nor what is
    /// written of it.
    Known(HashSet<&'a Key>),
}

/// How versions are told apart, and what follows from it.
const METHOD: [&str; 3] = [
    "A mark is of a version of a record: of the words that it says, what it cites, and the cited words in their sources as \
     far as these were at hand; of a source, of its text as well. A record is reviewed where somebody's mark is of the version that it has in this edition. \
     It has changed since where every mark of it is of another version, or where it cannot be read now. One that is not there at all, in a file of which not all could be read, is counted apart. A mark of a citation, or of a place in a \
     source, is of what it says and of the words to which it leads, and counts for no record.",
    "The version that is named is the first 12 of 32 digits, as the log has them, of a hash (SHA-256) of what the record says \
     and cites. How files are laid out is no part of it.",
    "All of it is taken from the log of one reader, with what was imported into it. Days are those of the clock of the \
     computer on which it was written. The log holds no reason of a mark but what notes say.",
];

/// What was reviewed, as a document.
pub fn document(asked: &Asked<'_>) -> Document {
    let report = Report::of(asked);
    let mut blocks = report.head();
    blocks.extend(report.changed());
    blocks.extend(report.changed_places());
    blocks.extend(report.reviewed());
    blocks.extend(report.written());
    blocks.extend(report.taken_back());
    blocks.extend(report.unread());
    blocks.extend(report.gone());
    blocks.extend(report.unreviewed());
    blocks.push(heading("Method"));
    blocks.extend(METHOD.map(|says| Block::Paragraph(Line::text(says))));
    let first = asked.library.indices().next();
    Document {
        title: report.title(),
        warnings: report.warnings(),
        blocks,
        about: asked.cases.first().copied().or(first),
        ..Document::default()
    }
}

struct Report<'a> {
    asked: &'a Asked<'a>,
    library: &'a Library,
    /// The ids of the cases.
    cases: HashSet<&'a Id>,
}

impl<'a> Report<'a> {
    fn of(asked: &'a Asked<'a>) -> Self {
        let library = asked.library;
        let ids = asked.cases.iter().map(|case| library.at(*case).key.id());
        Self {
            asked,
            library,
            cases: ids.collect(),
        }
    }

    /// Whether something is told of: all that is opened is where no case is named.
    fn has(&self, key: Option<&Key>) -> bool {
        let is_gone = |key: &Key| self.library.index(key).is_none();
        if self.asked.is_doubtful && key.is_some_and(is_gone) {
            return false;
        }
        if key.is_some_and(|key| self.library.is_unopened(key)) {
            return false;
        }
        let case = key.and_then(Key::case);
        self.cases.is_empty() || case.is_some_and(|case| self.cases.contains(case))
    }

    /// The records that are told of, each with whether it is reviewed.
    fn records(&self) -> impl Iterator<Item = (Index, &'a Record, Progress)> {
        let all = self.library.indices().zip(self.library.records());
        let all = all.filter(|(_, record)| record.here.counted != Counted::No);
        let all = all.filter(|(_, record)| self.has(Some(&record.key)));
        all.map(|(index, record)| (index, record, self.progress(record)))
    }

    fn progress(&self, record: &Record) -> Progress {
        let key = record.key.clone();
        let now = self.now(&Target::Record { key });
        self.asked.state.progress(&record.key, now)
    }

    /// The version of something now; none where it can be read no more.
    fn now(&self, target: &Target) -> Option<&'a Version> {
        self.asked.now.get(target).and_then(Option::as_ref)
    }

    /// What is marked of what is there, in the order of the library.
    fn marked(&self) -> Vec<(&'a Target, &'a Of)> {
        let all = self.asked.state.in_order(self.library).into_iter();
        all.filter(|(target, _)| self.has(target.key())).collect()
    }

    fn title(&self) -> Clean {
        let of = match (self.asked.cases, &self.library.title) {
            ([case], _) => self.library.label_in(self.library.at(*case), Room::PAGE),
            ([], Some(title)) => title.clean(),
            ([], None) => "the library".into(),
            (cases, _) => clean_line(&counted(cases.len() as u64, "case")).as_own(),
        };
        clean!["Review of ", of]
    }

    fn warnings(&self) -> Vec<Line> {
        let (missed, state) = (self.library.missed, self.asked.state);
        let mut warnings = Vec::new();
        if !missed.is_nothing() {
            warnings.push(Line::warning(clean![
                clean_line(&missed.words()).as_own(),
                " of this library could not be read, and may belong here."
            ]));
        }
        if let Some(told) = unopened(state.out_of_sight(self.library)) {
            warnings.push(Line::warning(told));
        }
        let orphans = state.orphans(self.library).count();
        if self.asked.is_doubtful && orphans > 0 {
            let places = clean_line(&counted(orphans as u64, "place")).as_own();
            warnings.push(Line::warning(clean![
                "What the log holds of ",
                places,
                " that this library does not have is not told, since it may be of another library."
            ]));
        }
        if state.newer > 0 {
            warnings.push(Line::warning(clean![
                state.newer,
                " of the entries of the log are of a newer program, and are not told."
            ]));
        }
        if self.asked.damages > 0 {
            warnings.push(Line::warning(clean![
                clean_line(&counted(self.asked.damages, "line")).as_own(),
                " of the log cannot be read, and may belong here."
            ]));
        }
        warnings
    }

    /// A record by its label and its key.
    fn name(&self, index: Index) -> Clean {
        let key = self.library.key_told(index);
        clean![self.library.label(index).in_a_line(), " (", key, ")"]
    }

    /// Whether it may be told of something, as far as that is there no more.
    fn may_be_told(&self, target: &Target) -> bool {
        match (&self.asked.gone, target.key()) {
            (Gone::All, _) | (_, None) => true,
            (Gone::Known(known), Some(key)) => {
                known.contains(key) || self.library.get(key).is_some()
            }
        }
    }

    fn target(&self, target: &Target) -> Clean {
        let record = match target {
            Target::Record { key } => self.library.index(key),
            _ => None,
        };
        record.map_or_else(|| self.place(target), |index| self.name(index))
    }

    /// What is called by its key alone, as far as it may be told: of what is sealed neither its id nor words of it.
    fn place(&self, target: &Target) -> Clean {
        let of = target.key().filter(|_| self.is_sealed(target));
        let Some(index) = of.and_then(|key| self.library.index(key)) else {
            return target.words();
        };
        let key = self.library.key_told(index);
        match target {
            Target::Library | Target::Record { .. } => key,
            Target::Citation { .. } => clean![key, ", a citation (words withheld)"],
            Target::Passage { .. } => clean![key, ", a place in it (words withheld)"],
        }
    }

    /// Whether something is sealed, or may have words of what is, where that is withheld.
    fn is_sealed(&self, target: &Target) -> bool {
        let discreet = self.library.discreet.as_ref();
        let key = target.key();
        key.is_some_and(|key| discreet.is_some_and(|it| it.is_sealed(key)))
    }
}

fn none(words: &'static str) -> Block {
    Block::Paragraph(Line::text(words))
}

fn heading(title: &'static str) -> Block {
    Block::Heading {
        level: 2,
        anchor: None,
        of: None,
        line: Line::text(title),
    }
}

/// Blocks below their heading; nothing where there are none.
fn section(title: &'static str, blocks: Vec<Block>) -> Vec<Block> {
    match blocks.is_empty() {
        true => Vec::new(),
        false => std::iter::once(heading(title)).chain(blocks).collect(),
    }
}
