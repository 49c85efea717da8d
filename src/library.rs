//! Parsed to linked: every reference looked up, every record able to say who names it.
//!
//! A library is immutable once linked and is shared behind an `Arc`; reloading makes a new one.

mod doubt;
pub mod due;
mod earlier;
mod former;
mod held;
mod link;
mod looked;
mod names;
mod otherwise;
mod parsed;
mod part;
mod protected;
mod renamed;
mod speaker;
mod still;

pub use doubt::{Doubt, Doubts};
pub use former::Former;
pub use held::{Held, OfSources};
pub use link::may_be_lost;
pub use looked::Looked;
pub use names::short;
pub use otherwise::Instead;
pub use parsed::{AsBefore, Elsewhere, Parsed, ParsedRecord, Sound, Unread};
pub use part::{Part, by_the_end_of};
pub use protected::{Astray, Slip};
pub use renamed::{Discreet, Renaming};
pub use still::Still;

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use crate::{
    analysis::Kept,
    clean,
    diagnostic::{self, Diagnostic, Files, Report},
    door::Reach,
    limits::Limits,
    missed::Missed,
    model::{
        Audience, Body, Citation, Date, Day, Holiday, Id, Key, Kind, Locator, ProtectedWords, Ref,
        Role, Span, Text,
        record::{Counted, Label, LeftOut},
    },
    text::{Clean, clean_line, hex},
};

/// A record of a library, with its references looked up.
#[derive(Clone, Debug)]
pub struct Record {
    pub key: Key,
    /// Where its id stands.
    pub span: Span,
    /// What its file may open as sources.
    pub reach: Arc<Reach>,
    /// Whether the file that is to be read for it was not there when it was loaded, or may not be opened.
    pub lacks_file: bool,
    pub body: Body,
    pub here: InLibrary,
    /// The records it names, with the part each plays; those that could not be found are left out.
    pub names: Vec<(Role, Index)>,
    /// What it is found by: label, other names and id, folded.
    pub found_by: Box<str>,
    /// The letters of that, as [`crate::text::letters`] counts them.
    pub letters: u64,
}

/// What a record is in its library, and in a part of it.
#[derive(Clone, Debug, Default)]
pub struct InLibrary {
    /// Which of its case's records of its kind it is in the whole library, from 1; an earlier day's
    /// library keeps it. None where it is no case's.
    pub number: Option<u32>,
    /// Whether it counts in this library, or is set apart. [`Counted::No`] is only who is not there and whose
    /// names an export must not hold: no list and no search has them.
    pub counted: Counted,
    /// What was left out of it.
    pub left_out: Vec<LeftOut>,
    /// Whether something in it could not be read: what it does not say it may say.
    pub is_misread: bool,
    /// What the files say of it, where it goes by another name here.
    in_files: Option<Arc<Body>>,
}

/// What a library of an earlier day is.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The day, month or year to whose end it is told.
    pub day: Date,
    /// The records that are later, each with its kind, in the order of the files.
    pub later: Vec<(Kind, Key)>,
    /// Those among them that are not later by their own date: they were first reported later.
    pub reported_later: HashSet<Key>,
    /// Those left out for want of a day up to which they are told.
    pub untold: Vec<Key>,
    /// The library as it is: no earlier day hides what is to come. None where it would name whom this one covers.
    pub whole: Option<Arc<Library>>,
}

/// How much an earlier day does not count of a scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotCounted {
    /// Records that are set apart, since nothing says when they were.
    pub undated: usize,
    /// Those of which the date may be a later one.
    pub perhaps_later: usize,
    /// Those that are later.
    pub later: usize,
    /// Those that are of the day or before it by their own date, and that were first reported later.
    pub reported_later: usize,
}

/// The place of a record in a [`Library`]. It means nothing in another library; what is kept across
/// a reload is the [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Index(u32);

impl Index {
    /// Its number among the records of its library, from 0: for tables that have a row a record.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// Which records are looked at: those of one case, or all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Library,
    Case(Id),
}

/// A library: cases and what they share.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Its folder, as the user gave it.
    pub root: PathBuf,
    /// The name that `library.yaml` gives it, which it keeps wherever it lies.
    pub id: Option<Id>,
    /// The folder of the library that it is a case of, where that was opened alone.
    pub around: Option<PathBuf>,
    /// The cases of its folder that were not opened.
    pub unopened: HashSet<Id>,
    pub title: Option<Text>,
    /// The remark of `library.yaml` on it.
    pub note: Option<Text>,
    /// The queries that `library.yaml` saves: their names, and what they ask; as they are written, neither
    /// cleaned nor known to be queries.
    pub filters: Vec<(String, Text)>,
    /// Those for whom cases are written, by the names that `library.yaml` gives them.
    pub audiences: Vec<(String, Audience)>,
    /// The days that `library.yaml` lists on which the court is closed.
    pub holidays: Vec<Holiday>,
    /// The day on which it was read: what is to come is to come from that day on. None where that does not matter.
    pub read_on: Option<Day>,
    /// The words that are protected without being of a record, by what each file calls them.
    pub protect: Vec<(Key, ProtectedWords)>,
    pub files: Files,
    /// The texts of the case files of which nothing was lost.
    pub sound: Arc<Sound>,
    /// The case files that are shown as they were before.
    pub as_before: Vec<AsBefore>,
    /// What is wrong with it, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What of it could not be read, so that no list of it is known to be whole. Sources,
    /// whose texts are read apart, are counted once that was done ([`Library::with`]).
    pub missed: Missed,
    /// Where that was.
    unread: Arc<Unread>,
    /// Whether something could not be read that may say who or what is protected: some of what cases share, people
    /// among them, or words under `protect`.
    pub is_shared_unread: bool,
    /// The first `protect` that protects nobody, or seal that cannot be read, if there is one.
    pub astray: Option<Astray>,
    /// What is not told of what is wrong, where names are covered.
    pub discreet: Option<Arc<Discreet>>,
    /// What was kept to while it was read, and is kept to by what judges it.
    pub limits: Limits,
    /// Which earlier day it is of; none for the library as it is.
    pub earlier: Option<Arc<Earlier>>,
    linked: Arc<Linked>,
    /// The quotes that are known to be nowhere in their sources, by their places.
    doubts: Arc<Doubts>,
    /// What is held of the sources that were opened.
    held: Arc<held::OfSources>,
    /// How the files of its sources were when they were first looked at: of all that is shown of one reading.
    pub looked: Arc<Looked>,
    /// What was worked out of it so far.
    pub(crate) kept: Arc<Kept>,
}

/// The records, and how they hang together. Shared by a library and the one that also knows what
/// `check` found.
#[derive(Clone, Debug, Default)]
struct Linked {
    /// Behind them those of other case files that are known for whom they protect alone.
    records: Vec<Record>,
    /// How many are not of those.
    own: usize,
    by_key: HashMap<Key, Index>,
    named_by: Vec<Vec<(Role, Index)>>,
    /// The records whose `short` may mean another one too.
    unclear: HashSet<Index>,
    /// The records of each kind, for the library and for each case, in the order of the files.
    of_kind: HashMap<(Scope, Kind), Vec<Index>>,
    /// The same of those that are set apart.
    apart: HashMap<(Scope, Kind), Vec<Index>>,
}

impl Library {
    /// Looks up all references of what was read.
    ///
    /// The diagnostics of reading are taken along, those of linking are added, and all are put in
    /// the order of their places.
    pub fn link(parsed: Parsed, found: Report) -> Self {
        link::link(parsed, found)
    }

    /// Which state of the case files this is: 12 digits of the SHA-256 of what
    /// `sha256sum` prints of them, in the order of their names. Another library of the same files has the
    /// same, wherever it lies.
    pub fn edition(&self) -> Clean {
        let is_shown = |id| self.as_before.iter().all(|file| file.now != Some(id));
        let mut lines: Vec<(String, String)> = self
            .files
            .iter()
            .filter(|(id, _)| is_shown(*id))
            .map(|(_, file)| {
                let path = Path::new(&file.path);
                let below = path.strip_prefix(&self.root).unwrap_or(path);
                let hash = hex(&Sha256::digest(file.text.as_bytes()));
                (below.display().to_string(), hash)
            })
            .collect();
        lines.sort();
        let mut all = Sha256::new();
        for (path, hash) in lines {
            all.update(format!("{hash}  {path}\n"));
        }
        clean_line(&hex(&all.finalize())[..12])
    }

    /// The parts to be linked, which nobody shares yet.
    fn linked_mut(&mut self) -> &mut Linked {
        Arc::make_mut(&mut self.linked)
    }

    /// The same library with more that is wrong with it, and more that could not be read. All else is
    /// shared, so every [`Index`] means the same in both.
    pub fn with(&self, more: Vec<Diagnostic>, missed: Missed) -> Self {
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.extend(more);
        diagnostic::sort(&mut diagnostics);
        Self {
            diagnostics,
            missed: self.missed.and(missed),
            ..self.clone()
        }
    }

    /// The same library, of which is known what its quotes are in their sources, where something is against them: words
    /// that are nowhere support nothing, and a reply that rests on such words alone, or on another's, decides nothing.
    pub fn with_doubts(self, doubts: Doubts) -> Self {
        if doubts == *self.doubts {
            return self;
        }
        Self {
            doubts: Arc::new(doubts),
            // What was worked out may rest on them.
            kept: Arc::new(Kept::of(self.linked.records.len())),
            ..self
        }
    }

    /// What is left of the library where some of it does not count: at an earlier day, or without a
    /// source. What a part has worked out is its own.
    pub fn part(&self, part: &Part<'_>) -> Self {
        part::part(self, part)
    }

    /// The library with other words in the place of the names of some records, at the same indices, and with the year alone
    /// of when some happened. What was
    /// found of its quotes and sources stays; what follows from names follows from those in the files
    /// ([`Record::in_files`]), and is told with these.
    pub fn renamed(&self, renaming: &Renaming<'_>) -> Self {
        renamed::renamed(self, renaming)
    }

    /// The library in which the protected are known by names of before as well, at the same indices; what was protected and
    /// is there no more is behind them.
    pub fn known_by(&self, former: &[Former]) -> Self {
        former::known_by(self, former)
    }

    /// The library in which records of the protected are given away by these words as well, at the same indices.
    pub fn given_away_by(&self, words: &[(Index, String)]) -> Self {
        former::given_away_by(self, words)
    }

    /// The library with what was covered in another reading of it as protected as it was, at the same indices; what is there
    /// no more is behind them.
    pub fn still_protecting(&self, still: Still<'_>) -> Self {
        still::still_protecting(self, still)
    }

    /// The record at an index of this library.
    pub fn at(&self, index: Index) -> &Record {
        &self.linked.records[index.0 as usize]
    }

    /// All records, each case directly followed by its own.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.linked.records[..self.linked.own].iter()
    }

    /// The indices of all records, in the same order.
    pub fn indices(&self) -> impl Iterator<Item = Index> + use<> {
        (0..self.linked.own as u32).map(Index)
    }

    /// The indices of all records, and behind them of those that another case file of the library protects, where one
    /// case is opened alone: by these names are looked for, and nothing else of them is known.
    pub fn indices_with_elsewhere(&self) -> impl Iterator<Item = Index> + use<> {
        (0..self.linked.records.len() as u32).map(Index)
    }

    /// Whether a key is of a case of its folder that was not opened: whether there is such a record cannot be told.
    pub fn is_unopened(&self, key: &Key) -> bool {
        key.case().is_some_and(|case| self.unopened.contains(case))
    }

    /// Whether there may be records that are not here, since something could not be read.
    pub fn may_lack_some(&self) -> bool {
        let Unread { files, torn, .. } = &*self.unread;
        !self.missed.is_nothing() || !files.is_empty() || !torn.is_empty()
    }

    /// Whether a record that is not here may be one that could not be read.
    pub fn may_lack(&self, key: &Key) -> bool {
        let case = key.case().cloned();
        let is_case_lost = case.as_ref().is_some_and(|case| {
            self.missed.files > 0 && self.index(&Key::Case(case.clone())).is_none()
        });
        let Unread {
            files,
            torn,
            records,
            ..
        } = &*self.unread;
        is_case_lost || files.contains(&case) || torn.contains(&case) || records.contains(key)
    }

    /// The record of that key.
    pub fn get(&self, key: &Key) -> Option<&Record> {
        self.index(key).map(|index| self.at(index))
    }

    /// The index of the record of that key.
    pub fn index(&self, key: &Key) -> Option<Index> {
        self.linked.by_key.get(key).copied()
    }

    /// Whether a record is evidence that someone says does not exist, or was not produced.
    pub fn is_said_to_be_missing(&self, index: Index) -> bool {
        matches!(&self.at(index).body, Body::Evidence(evidence) if evidence.is_said_to_be_missing())
    }

    /// How a reference is written that leads to no record here. Before others it is left out: it may be the id of somebody
    /// protected with a slip in it.
    pub fn nowhere(&self, reference: &Ref) -> Clean {
        match self.discreet {
            Some(_) => "[name left out]".into(),
            None => reference.clean(),
        }
    }

    /// The same with why it leads nowhere.
    pub fn not_here(&self, reference: &Ref) -> Clean {
        let why = match self.earlier {
            Some(_) => " (not known by that day, or not in this library)",
            None => " (not in this library)",
        };
        clean![self.nowhere(reference), why]
    }

    /// The record that a reference in a record of `case` means: of that case, else shared; with
    /// `case/id`, of that case; an id alone may also name a case.
    pub fn resolve(&self, case: Option<&Id>, reference: &Ref) -> Option<Index> {
        let id = &reference.id;
        match (&reference.case, case) {
            (Some(other), _) => self.index(&Key::Of(other.clone(), id.clone())),
            (None, Some(case)) => self
                .index(&Key::Of(case.clone(), id.clone()))
                .or_else(|| self.resolve(None, reference)),
            (None, None) => self
                .index(&Key::Shared(id.clone()))
                .or_else(|| self.index(&Key::Case(id.clone()))),
        }
    }

    /// The same for what a user typed, who may leave out the case where only one record has that id.
    pub fn find(&self, typed: &str) -> Option<&Record> {
        let reference: Ref = typed.parse().ok()?;
        let is_there = |record: &&Record| record.here.counted != Counted::No;
        if let Some(index) = self.resolve(None, &reference) {
            return Some(self.at(index)).filter(is_there);
        }
        let all = self.records().filter(is_there);
        let mut matching =
            all.filter(|record| reference.case.is_none() && *record.key.id() == reference.id);
        matching.next().filter(|_| matching.next().is_none())
    }

    /// Whether a holiday of `library.yaml` may be missing, since something at its top could not be read.
    pub fn may_lack_holidays(&self) -> bool {
        self.unread.head
    }

    /// The records of a kind: of a case with those shared ones that it names, or of the whole
    /// library; in the order of the files.
    pub fn of_kind(&self, scope: &Scope, kind: Kind) -> &[Index] {
        self.linked
            .of_kind
            .get(&(scope.clone(), kind))
            .map_or(&[], Vec::as_slice)
    }

    /// The records of a kind that an earlier day does not count, since nothing says that they were by
    /// then; in the order of the files.
    pub fn apart(&self, scope: &Scope, kind: Kind) -> &[Index] {
        let apart = self.linked.apart.get(&(scope.clone(), kind));
        apart.map_or(&[], Vec::as_slice)
    }

    /// Who names a record, and in which part.
    pub fn named_by(&self, index: Index) -> impl Iterator<Item = (Role, &Record)> {
        self.linked.named_by[index.0 as usize]
            .iter()
            .map(|(role, index)| (*role, self.at(*index)))
    }

    /// Which records cite a source: where, and who.
    pub fn citing(&self, source: Index) -> Vec<(&Locator, Index)> {
        let citations = self.citations_of(source).into_iter();
        citations
            .filter_map(|(index, _, citation)| Some((&citation.at.as_ref()?.value, index)))
            .collect()
    }

    /// The citations that rest on a source: whose each is, and its number among all of that record's,
    /// from 0.
    pub fn citations_of(&self, source: Index) -> Vec<(Index, usize, &Citation)> {
        let mut citations = Vec::new();
        let mut last = None;
        for (role, index) in &self.linked.named_by[source.0 as usize] {
            // The citations of a record are named one after the other.
            if *role != Role::Cites || last.replace(*index) == Some(*index) {
                continue;
            }
            let record = self.at(*index);
            let all = record.body.all_citations().into_iter().enumerate();
            let here = all.filter(|(_, citation)| {
                self.resolve(record.key.case(), &citation.source) == Some(source)
            });
            citations.extend(here.map(|(number, citation)| (*index, number, citation)));
        }
        citations
    }
}

impl Record {
    /// Who published a source, and when: as far as it says so; none for other records.
    pub fn published(&self) -> Option<Clean> {
        let Body::Source(source) = &self.body else {
            return None;
        };
        let publisher = source.publisher.as_ref().map(|text| clean_line(text.raw()));
        let date = source.published.as_ref().map(|date| date.words());
        let said: Vec<Clean> = publisher.into_iter().chain(date).collect();
        (!said.is_empty()).then(|| Clean::join(said, ", "))
    }

    /// The same behind its label, which may name the publisher already.
    pub fn published_behind(&self, label: &str) -> Option<Clean> {
        let Body::Source(source) = &self.body else {
            return None;
        };
        let publisher = source.publisher.as_ref().map(|text| clean_line(text.raw()));
        match (publisher, &source.published) {
            (Some(publisher), date) if label.starts_with(publisher.as_str()) => {
                date.as_ref().map(|date| date.words())
            }
            _ => self.published(),
        }
    }

    /// What the record is.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }
}

/// What a record is found by: label, other names and id, folded; one space between.
fn found_by(key: &Key, body: &Body) -> Box<str> {
    let mut words = crate::text::fold(&speaker::before_name(body, names::short(body))).to_string();
    let names = body.label().map(Label::raw).into_iter();
    for name in names.chain(body.aliases().iter().map(Text::raw)) {
        words.push_str(&crate::text::fold(name));
        words.push(' ');
    }
    words.push_str(key.id().as_str());
    words.into()
}
