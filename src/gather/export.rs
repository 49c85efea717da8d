//! Opens what an export of cases needs, and makes it: the one way to a finished document, before
//! anything of it is written.

use std::{
    collections::{BTreeSet, HashSet},
    path::{Path, PathBuf},
};

use super::corpus;
use crate::{
    clean_format,
    document::{self, Archive},
    export::{
        self, Asked, Drawn, Notes, Order, Paper, Place,
        block::{Document, Within},
        protected::mask::Masks,
    },
    library::{Index, Library, Record, Scope},
    missed::Missed,
    model::{Body, Date, Kind, is_yaml, kind::KINDS, statement::Room},
    query::{Context, Query},
    review::Marks,
    save::{is_one_of, is_within},
    text::{Clean, name_of},
    verify,
};

/// What is to be written of a library.
pub struct Wanted<'w> {
    /// The cases, in the order in which they are told.
    pub cases: &'w [Index],
    /// Of their records those that this matches; all, where it is empty.
    pub query: &'w Query,
    /// What the reader marked and noted, where the query asks for it.
    pub marks: Option<&'w Marks>,
    pub paper: Paper,
    /// Whom a paper of one person is about.
    pub of: Option<Index>,
    /// Whether the remarks of the case file are written.
    pub notes: Notes,
    /// In which order it is listed, where not as the paper has it.
    pub order: Option<Order>,
    /// The day on which it is prepared, where whoever prepares it says so.
    pub prepared: Option<&'w Date>,
    /// What it shows as pictures, too.
    pub pictures: &'w [Drawn],
    /// What stands in the place of names, where it is for others.
    pub masks: Option<&'w Masks>,
}

impl<'w> Wanted<'w> {
    /// Two pages of each case, with its remarks: what is made where nothing else is asked for.
    pub fn of(cases: &'w [Index], query: &'w Query) -> Self {
        Self {
            cases,
            query,
            marks: None,
            paper: Paper::default(),
            of: None,
            notes: Notes::default(),
            order: None,
            prepared: None,
            pictures: &[],
            masks: None,
        }
    }

    /// Whether a case, where it is one of several, tells anything of whom the paper is about.
    fn has_whom(&self, library: &Library, case: Index) -> bool {
        let case = Some(library.at(case).key.id());
        let is_of_case = |person: Index| {
            let mut records = library.named_by(person).map(|(_, record)| &record.key);
            library.at(person).key.case() == case || records.any(|key| key.case() == case)
        };
        self.cases.len() == 1 || self.of.is_none_or(is_of_case)
    }
}

/// Cases as a document, with their sources opened and their quotes looked for, each a part of its own where they are
/// several; none where there is nothing to be told of any. With it comes what could not be read of these sources. Takes
/// the time to read them.
pub fn document(
    library: &Library,
    archive: &Archive,
    wanted: &Wanted<'_>,
) -> Option<(Document, Missed)> {
    let cases = wanted.cases.iter();
    let scopes = cases.map(|case| Scope::Case(library.at(*case).key.id().clone()));
    let all: BTreeSet<Index> = scopes.flat_map(|scope| records(library, &scope)).collect();
    let sources = sources(library, all.iter().copied());
    let (documents, unread) = document::some(library, archive, &sources);
    let verdicts = verify::verdicts(library, all.iter().copied(), &documents);
    let query = wanted.query;
    let corpus = query
        .needs_texts()
        .then(|| corpus::read(library, archive, None, |_| {}));
    let missed = Missed {
        sources: unread,
        folders: archive.left_out().count() as u64,
        ..Missed::default()
    };
    let passages = |index, number| verdicts.get(&(index, number)).cloned();
    let texts = |index, term: &_| {
        let corpus = corpus.as_ref();
        corpus.is_some_and(|corpus| corpus.holds(index, term))
    };
    let named = Context::new(library)
        .with_passages(&passages)
        .with_texts(&texts)
        .with_marks(wanted.marks)
        .with_missed(missed);
    let renamed = wanted.masks.map(|masks| masks.library(library));
    let shown = renamed.as_ref().unwrap_or(library);
    let context = Context::new(shown)
        .with_passages(&passages)
        .with_missed(missed);
    let tells = |masks: &Masks| !masks.tell_nothing(library, query.text());
    let is_query_kept = wanted.masks.is_some_and(tells);
    let mut parts: Vec<Document> = Vec::new();
    let mut without = Vec::new();
    for &case in wanted.cases {
        // Who is asked for is asked for by their own name.
        let part = export::part(&named, case, query);
        if part.as_ref().is_some_and(HashSet::is_empty) || !wanted.has_whom(library, case) {
            without.push(shown.label_in(shown.at(case), Room::PAGE));
            continue;
        }
        let within = match wanted.cases {
            [_] => Within::Only,
            _ => Within::OneOf(parts.len() + 1),
        };
        parts.push(export::document(&Asked {
            context: &context,
            case,
            query,
            is_covered: wanted.masks.is_some(),
            is_query_kept,
            part,
            documents: &documents,
            paper: wanted.paper,
            of: wanted.of,
            notes: wanted.notes,
            order: wanted.order,
            prepared: wanted.prepared,
            pictures: wanted.pictures,
            place: Place {
                within,
                sources: parts.iter().map(|part| part.sources.len()).sum(),
            },
        }));
    }
    if wanted.cases.len() > 1 && !parts.is_empty() {
        return Some((export::together(parts, &without), missed));
    }
    Some((parts.pop()?, missed))
}

/// That a file which is handed on is put in the place of none that the library is made of: its case files, and the files
/// of its sources; and into none of the program's `own` folders, where it would be in the place of what is kept there.
///
/// # Errors
/// Where it would be, as a sentence.
pub fn not_its_own(
    library: &Library,
    archive: &Archive,
    own: &[PathBuf],
    path: &Path,
) -> Result<(), Clean> {
    if let Some(folder) = is_within(path, own) {
        return Err(clean_format!(
            "Nothing was written: `{}` is in a folder of this program's own, `{}`; name another one.",
            name_of(path.display()),
            name_of(folder.display())
        ));
    }
    let files = library.files.iter();
    let files = files.map(|(_, file)| PathBuf::from(&file.path));
    let of_source = |record: &Record| -> Vec<PathBuf> {
        let Body::Source(source) = &record.body else {
            return Vec::new();
        };
        let original = source.original.as_ref();
        let found = original.and_then(|original| Some(archive.find(original)?.path));
        let named = original.and_then(|original| original.file.as_ref());
        let beside = [named, source.text.as_ref(), source.digest.as_ref()];
        let beside = beside.into_iter().flatten();
        let beside = beside.filter_map(|file| record.reach.path(file.raw()).ok());
        found.into_iter().chain(beside).collect()
    };
    // What is YAML in its folder is read as a case file, or may be taken for one: also what is there only now.
    let root = std::slice::from_ref(&library.root);
    let mut folders = [root, library.around.as_slice()].into_iter();
    let is_beside = is_yaml(path) && folders.any(|folder| is_within(path, folder).is_some());
    let is_own = is_one_of(path, files.chain(library.records().flat_map(of_source)));
    let what = match (is_own, is_beside) {
        (false, false) => return Ok(()),
        (false, true) if !path.exists() => "would be read as a file of the library itself",
        _ => "is a file of the library itself",
    };
    Err(clean_format!(
        "Nothing was written: `{}` {what}; name another one.",
        name_of(path.display())
    ))
}

/// The records of a scope, with those that an earlier day sets apart.
fn records(library: &Library, scope: &Scope) -> Vec<Index> {
    let kinds = KINDS.iter();
    let counted = kinds.flat_map(|info| library.of_kind(scope, info.kind));
    counted.copied().chain(library.all_apart(scope)).collect()
}

/// The sources that records name, and those that these name: a shared record of a case may cite one
/// that the case does not.
fn sources(library: &Library, records: impl Iterator<Item = Index>) -> Vec<Index> {
    let mut left: Vec<Index> = records.collect();
    let mut seen = HashSet::new();
    let mut sources = Vec::new();
    while let Some(index) = left.pop() {
        let record = library.at(index);
        if !seen.insert(index) {
            continue;
        }
        if record.kind() == Kind::Source {
            sources.push(index);
        }
        let named = record.names.iter().map(|(_, named)| *named);
        left.extend(named.filter(|named| library.at(*named).kind() == Kind::Source));
    }
    sources.sort_unstable();
    sources
}
