//! What is asked for in words, typed behind a command or into a form of the browser, as a change of a record.

mod cited;

use std::path::Path;

pub use cited::Cited;
use cited::{cites, references};

use super::{Change, Grounds, NewRecord, Reply, Status};
use crate::{
    clean_format,
    diagnostic::sentence,
    document::{Archive, Document},
    library::{Index, Library, Record, Scope},
    load::LIBRARY,
    model::{
        Body, Date, FileId, Id, Key, Kind, Ref,
        kind::Belongs,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
    search::{Unfound, meant},
    text::{Clean, without_middle},
    verify::{Verdict, fix, passage},
};

/// Why no change is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// Nothing is meant by what was typed as the name of a record.
    Unfound(String, Unfound),
    /// Something else that was named is not there: a sentence.
    Missing(Clean),
    /// What is asked for cannot be: a sentence.
    Wrong(Clean),
}

impl Unmade {
    /// As a sentence.
    pub fn sentence(&self) -> Clean {
        match self {
            Self::Unfound(typed, why) => why.sentence(typed),
            Self::Missing(why) | Self::Wrong(why) => why.clone(),
        }
    }
}

/// A step in the history of evidence or of an allegation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// The word of the status from then on.
    pub to: String,
    pub date: Option<Date>,
    pub because: Option<String>,
    pub cites: Vec<Cited>,
}

/// How far a question has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The word of the status; none is `answered`.
    pub status: Option<String>,
    /// The answer, in place of the one that is there.
    pub answer: Option<String>,
    pub cites: Vec<Cited>,
}

/// What a party did with an allegation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// Who responds, as they are named.
    pub by: Vec<String>,
    /// The word of what they did.
    pub is: String,
    pub statement: Option<String>,
    pub admits: Option<String>,
    pub denies: Option<String>,
    pub date: Option<Date>,
    pub date_said: Option<String>,
    pub cites: Vec<Cited>,
}

/// A record that is not there yet.
#[derive(Clone, Debug, PartialEq)]
pub struct New {
    pub kind: Kind,
    pub id: Id,
    /// The case that it is to be of; none where all share it.
    pub case: Option<Id>,
    pub label: String,
    /// The proceeding on whose docket it stands, as it is named, of an entry; the only one where none is named.
    pub within: Option<String>,
    /// The word of its own kind.
    pub is: Option<String>,
    /// Who says so, as they are named.
    pub by: Vec<String>,
    pub date: Option<Date>,
    pub note: Option<String>,
    pub cites: Vec<Cited>,
}

/// A step at the end of the history of a record.
///
/// # Errors
/// Where records of its kind have none, or the status is none of theirs; and where what is cited is not there.
pub fn step(library: &Library, index: Index, step: &Step) -> Result<Change, Unmade> {
    let record = library.at(index);
    let to = &*step.to;
    let status = match &record.body {
        Body::Evidence(_) => {
            let status = word(to, EvidenceStatus::ALL, EvidenceStatus::word, "evidence")?;
            Status::Evidence(status)
        }
        Body::Allegation(_) => {
            let standing = word(to, Standing::ALL, Standing::word, "an allegation")?;
            Status::Allegation(standing)
        }
        _ => return Err(other(record, "evidence and allegations have a history")),
    };
    let grounds = Grounds {
        date: step.date.clone(),
        because: step.because.clone(),
        cites: cites(library, record.key.case(), &step.cites)?,
    };
    Ok(Change::step(record.key.clone(), status, &grounds))
}

/// How far a question has come, with its answer.
///
/// # Errors
/// As of [`step`].
pub fn answer(library: &Library, index: Index, answer: &Answer) -> Result<Change, Unmade> {
    let record = library.at(index);
    if record.kind() != Kind::Question {
        return Err(other(record, "questions are answered"));
    }
    let answered = QuestionStatus::Answered.word();
    let status = answer.status.as_deref().unwrap_or(answered);
    let status = word(
        status,
        QuestionStatus::ALL,
        QuestionStatus::word,
        "a question",
    )?;
    let cites = cites(library, record.key.case(), &answer.cites)?;
    let (key, answer) = (record.key.clone(), answer.answer.as_deref());
    Ok(Change::answer(key, status, answer, &cites))
}

/// One more response to an allegation.
///
/// # Errors
/// As of [`step`]; and where it is by nobody.
pub fn respond(library: &Library, index: Index, response: &Response) -> Result<Change, Unmade> {
    let record = library.at(index);
    if record.kind() != Kind::Allegation {
        return Err(other(record, "allegations have responses"));
    }
    if response.by.is_empty() {
        let why = "Who responds is missing: a person, an organization or a source.";
        return Err(Unmade::Wrong(why.into()));
    }
    let case = record.key.case();
    let reply = Reply {
        by: references(library, case, &response.by)?,
        is: word(
            &response.is,
            ResponseKind::ALL,
            ResponseKind::word,
            "a response",
        )?,
        statement: response.statement.clone(),
        admits: response.admits.clone(),
        denies: response.denies.clone(),
        date: response.date.clone(),
        date_said: response.date_said.clone(),
        cites: cites(library, case, &response.cites)?,
    };
    Ok(Change::reply(record.key.clone(), &reply))
}

/// A citation of a record as its source has it: the place of words that moved, the words where they differ a little. It is
/// known by its number among those of the record, from 0.
///
/// # Errors
/// Where there is none of that number, or what to write instead does not follow from its source.
pub fn mend(
    library: &Library,
    index: Index,
    number: usize,
    archive: &Archive,
) -> Result<Change, Unmade> {
    let record = library.at(index);
    let (key, shown) = (&record.key, number.saturating_add(1));
    let citations = record.body.all_citations();
    let citation = citations.get(number).ok_or_else(|| {
        Unmade::Missing(clean_format!(
            "`{key}` has no citation {shown}; it has {}.",
            citations.len()
        ))
    })?;
    let source = library.resolve(key.case(), &citation.source.value);
    let document = match source {
        Some(source) => Document::open(library.at(source), archive),
        None => Document::not_held(None).into(),
    };
    let found = passage(&document, citation);
    if found.verdict == Verdict::Verbatim && found.place.is_none() {
        return Err(Unmade::Missing(clean_format!(
            "Citation {shown} of `{key}` is verbatim: nothing is to be mended."
        )));
    }
    let Some(fix) = fix(&document, citation, &found) else {
        return Err(Unmade::Missing(clean_format!(
            "Citation {shown} of `{key}` is {}, and what to write instead does not follow from its source.",
            found.verdict.words()
        )));
    };
    let (at, words) = (fix.at.as_ref(), fix.quote.as_deref());
    let kind = record.kind();
    Change::citation(key.clone(), kind, citation, at, words).ok_or_else(|| {
        Unmade::Wrong(clean_format!(
            "Citation {shown} of `{key}` is written on one line, which cannot hold the words as they stand there; write it as `source`, `at` and `quote`."
        ))
    })
}

/// A new record, and the file in which it is to stand.
///
/// # Errors
/// Where there is one of that id, no place for it, or what it names is not there.
pub fn add(library: &Library, new: &New) -> Result<(Change, FileId), Unmade> {
    let file = file_of(library, new)?;
    let key = match &new.case {
        Some(case) => Key::Of(case.clone(), new.id.clone()),
        None => Key::Shared(new.id.clone()),
    };
    if let Some(taken) = taken(library, &key) {
        return Err(Unmade::Wrong(clean_format!(
            "There is a record `{taken}` already; choose another id."
        )));
    }
    let case = new.case.as_ref();
    let record = NewRecord {
        label: new.label.clone(),
        within: within(library, new)?,
        is: new.is.clone(),
        by: references(library, case, &new.by)?,
        date: new.date.clone(),
        note: new.note.clone(),
        cites: cites(library, case, &new.cites)?,
    };
    Ok((Change::new(key, new.kind, &record), file))
}

/// The proceeding on whose docket a new entry stands: the one that is named, else the only one of the case. None of what is no
/// entry.
fn within(library: &Library, new: &New) -> Result<Option<Ref>, Unmade> {
    let case = new.case.as_ref();
    match (new.kind, &new.within) {
        (Kind::Entry, Some(named)) => {
            let mut all = references(library, case, std::slice::from_ref(named))?;
            Ok(all.pop())
        }
        (Kind::Entry, None) => {
            let scope = case.map_or(Scope::Library, |case| Scope::Case(case.clone()));
            match library.of_kind(&scope, Kind::Proceeding) {
                [only] => Ok(Some(Ref {
                    case: None,
                    id: library.at(*only).key.id().clone(),
                })),
                _ => Err(Unmade::Wrong(
                    "On the docket of which proceeding it stands, `casefile edit new --in PROCEEDING` says.".into(),
                )),
            }
        }
        (_, Some(_)) => Err(Unmade::Wrong(
            "Only an entry of a docket stands in a proceeding; leave `--in` out.".into(),
        )),
        (_, None) => Ok(None),
    }
}

/// The record that stands in the way of a new one of that key: one that all cases share has its id in each of them.
fn taken<'l>(library: &'l Library, key: &Key) -> Option<&'l Key> {
    let mut keys = library.records().map(|record| &record.key);
    keys.find(|other| match (other, key) {
        (Key::Shared(_), Key::Of(..)) | (Key::Of(..), Key::Shared(_)) => other.id() == key.id(),
        _ => *other == key,
    })
}

fn file_of(library: &Library, new: &New) -> Result<FileId, Unmade> {
    let Some(case) = &new.case else {
        if new.kind.info().belongs != Belongs::Anyone {
            return Err(Unmade::Wrong(clean_format!(
                "{} belong to a case; name one.",
                new.kind.info().title
            )));
        }
        let none =
            || clean_format!("There is no {LIBRARY}; write one with `format: 1` in it first.");
        return shared_file(library).ok_or_else(|| Unmade::Missing(none()));
    };
    let index = library.index(&Key::Case(case.clone()));
    let index =
        index.ok_or_else(|| Unmade::Missing(clean_format!("There is no case `{case}`.")))?;
    Ok(library.at(index).span.file)
}

/// The file of what all cases share; none where there is none.
pub fn shared_file(library: &Library) -> Option<FileId> {
    let is_shared = |path: &str| Path::new(path).file_name() == Some(LIBRARY.as_ref());
    let mut files = library.files.iter();
    let file = files.find(|(_, file)| is_shared(&file.path));
    file.map(|(file, _)| file)
}

/// A word of a list that a kind of record has, by what was typed.
fn word<T: Copy>(
    typed: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    what: &'static str,
) -> Result<T, Unmade> {
    /// Columns of what was typed.
    const MOST: usize = 100;
    let found = all.iter().find(|value| word(**value) == typed);
    found.copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|value| word(*value)).collect();
        Unmade::Wrong(sentence(&format!(
            "`{}` is no status of {what}; it can be {}",
            without_middle(typed, MOST),
            words.join(", ")
        )))
    })
}

/// Refuses a record of another kind.
fn other(record: &Record, only: &'static str) -> Unmade {
    if matches!(record.body, Body::Broken(_)) {
        return Unmade::Wrong(clean_format!(
            "`{}` could not be read, so it is changed by hand alone; `casefile check` says what is wrong with it.",
            record.key
        ));
    }
    let what = record.kind().info().noun.with_article;
    Unmade::Wrong(clean_format!("`{}` is {what}; only {only}.", record.key))
}

/// The record that is meant by what was typed.
///
/// # Errors
/// Where none is.
pub fn found(library: &Library, typed: &str) -> Result<Index, Unmade> {
    meant(library, typed).map_err(|why| Unmade::Unfound(typed.to_owned(), why))
}
