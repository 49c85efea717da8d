//! A library as it was read, before its references are looked up.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

use super::{Astray, InLibrary};
use crate::{
    diagnostic::Files,
    door::Reach,
    limits::Limits,
    missed::Missed,
    model::{Audience, Body, Day, FileId, Holiday, Id, Key, ProtectedWords, Span, Text},
};

/// A record as it was read, before its references are looked up.
#[derive(Debug)]
pub struct ParsedRecord {
    pub key: Key,
    /// Where its id (for a case: its file) stands.
    pub span: Span,
    /// What its file may open as sources.
    pub reach: Arc<Reach>,
    /// Whether the file that is to be read for it was not there, or may not be opened.
    pub lacks_file: bool,
    pub body: Body,
    pub here: InLibrary,
}

/// Texts of case files, by their paths as the user would type them.
pub type Sound = HashMap<String, Arc<str>>;

/// A case file that is read as it was before, since now it cannot be read whole: somebody is writing it.
#[derive(Clone, Copy, Debug)]
pub struct AsBefore {
    /// What is in it now, of which only the mistakes are told; none where it cannot be read at all.
    pub now: Option<FileId>,
    /// What was in it.
    pub before: FileId,
}

/// A library as it was read.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The library's folder, or that of the case that was opened alone, as the user gave it.
    pub root: PathBuf,
    /// The name that `library.yaml` gives it, which it keeps wherever it lies.
    pub id: Option<Id>,
    /// The folder of the library that a case is of which was opened alone.
    pub library: Option<PathBuf>,
    /// The library's own title, from `library.yaml`.
    pub title: Option<Text>,
    /// The remark on the library, from there too.
    pub note: Option<Text>,
    /// The queries that `library.yaml` saves: their names, and what they ask; as they are written.
    pub filters: Vec<(String, Text)>,
    /// Those for whom cases are written, by the names that `library.yaml` gives them.
    pub audiences: Vec<(String, Audience)>,
    /// The days that `library.yaml` lists on which the court is closed.
    pub holidays: Vec<Holiday>,
    /// The day on which it was read; none where that does not matter.
    pub read_on: Option<Day>,
    /// The words that are protected without being of a record, by what each file calls them.
    pub protect: Vec<(Key, ProtectedWords)>,
    pub files: Files,
    /// The texts of the case files of which nothing was lost.
    pub sound: Sound,
    /// The case files that are read as they were before.
    pub as_before: Vec<AsBefore>,
    /// Shared records first; then each case, directly followed by its records.
    pub records: Vec<ParsedRecord>,
    /// Whom the case files protect that were not opened.
    pub elsewhere: Elsewhere,
    /// Ids of the cases in the folder, those not opened included: a file opened alone may refer to
    /// its neighbours.
    pub neighbours: Vec<Id>,
    pub unread: Unread,
    /// The first `protect` that protects nobody, if one does not.
    pub astray: Option<Astray>,
    /// How much that is.
    pub missed: Missed,
    /// What was kept to while it was read.
    pub limits: Limits,
}

/// Whom the other case files of a library protect, where one case of it is opened alone. Nothing of it is shown.
#[derive(Debug, Default)]
pub struct Elsewhere {
    pub records: Vec<ParsedRecord>,
    pub protect: Vec<(Key, ProtectedWords)>,
}

/// What could not be read, and was reported for that: a reference that leads nowhere may lead here,
/// and is not reported as well.
#[derive(Debug, Default)]
pub struct Unread {
    /// Cases, or the shared records (none), of which some could not be read.
    pub files: HashSet<Option<Id>>,
    /// The same of those whose text is no YAML as it stands: what is missing of them may have been lost with what could not be
    /// read.
    pub torn: HashSet<Option<Id>>,
    /// Whether words are to be protected that could not be read.
    pub protect: bool,
    /// Whether something at the top of `library.yaml` could not be read: a holiday, it may be.
    pub head: bool,
    /// Records of sections that are none.
    pub records: HashSet<Key>,
    /// How many records are beyond the limit, and where the first of them is.
    pub beyond: Option<(u64, Span)>,
}
