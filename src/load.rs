//! Disk to parsed: the only code that reads a library.
//!
//! Content never fails a load. A file that cannot be read becomes a broken case, a record that
//! cannot be read a broken record, each with its diagnostics, and the rest stays browsable.

mod astray;
mod elsewhere;
mod opening;
mod reader;
mod records;
mod seals;
pub mod yaml;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use opening::{CASE, CaseFile, LIBRARY};
pub use records::docket;

use opening::Opening;
use reader::Reader;

use crate::{
    clock,
    diagnostic::{Files, Report, Severity},
    door::Reach,
    library::{Library, Parsed, ParsedRecord, Sound},
    limits::Limits,
    model::{FileId, Id},
};

/// Why nothing could be opened.
#[derive(Debug)]
pub struct Unopened {
    pub path: PathBuf,
    pub error: io::Error,
}

impl std::fmt::Display for Unopened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        match self.error.kind() {
            io::ErrorKind::NotFound => write!(
                f,
                "`{path}` is not there; name a library folder or a case file, or make one with `casefile init {path}`"
            ),
            io::ErrorKind::PermissionDenied => {
                write!(
                    f,
                    "`{path}` may not be read by you; ask its owner, or copy it to a folder of your own"
                )
            }
            _ => write!(f, "`{path}` cannot be opened: {}", self.error),
        }
    }
}

impl std::error::Error for Unopened {}

/// Reads the library at `path`: a folder of case files, a case folder, or one case file.
///
/// A case opened alone brings the `library.yaml` of the folder that holds it, since its references lead
/// there, and whom the other case files of that folder protect; nothing else of it.
///
/// # Errors
/// Only where the path itself cannot be opened. Everything else is a diagnostic.
pub fn read(path: &Path) -> Result<(Parsed, Report), Unopened> {
    read_within(path, Limits::default())
}

/// The library at a path, linked; none where it cannot be opened.
pub fn library(path: &Path) -> Option<Library> {
    let (parsed, report) = read(path).ok()?;
    Some(Library::link(parsed, report))
}

/// The same within other limits.
///
/// # Errors
/// As for [`read`].
pub fn read_within(path: &Path, limits: Limits) -> Result<(Parsed, Report), Unopened> {
    read_into(path, limits, Files::default(), &Sound::default())
}

/// The same as [`read`], of a library that was read before. A file of which something is lost now, and nothing was
/// then, is read as it was: somebody is writing it, and what they wrote there so far is no case file yet. What is wrong
/// with it is reported.
///
/// # Errors
/// As for [`read`].
pub fn read_again(path: &Path, before: &Sound) -> Result<(Parsed, Report), Unopened> {
    read_into(path, Limits::default(), Files::default(), before)
}

/// All files that are read for a path, those included of which it is only seen whom they protect.
///
/// # Errors
/// Where the path cannot be opened.
pub fn files(path: &Path) -> io::Result<Vec<CaseFile>> {
    let opening = Opening::of(path, &mut Report::default())?;
    let around = opening.around.into_iter();
    let around = around.flat_map(|around| around.files.into_iter().chain(around.beside));
    let own = opening.files.into_iter().chain(opening.beside);
    Ok(own.chain(around).collect())
}

/// The same as [`read`], of a library that is held beside another one, with these files: no place in the one is a place
/// in the other.
///
/// # Errors
/// As for [`read`].
pub fn read_beside(path: &Path, other: &Files) -> Result<(Parsed, Report), Unopened> {
    let into = Files::beside(other);
    read_into(path, Limits::default(), into, &Sound::default())
}

/// What a text is as the file of a case, or as `library.yaml` where it is of none: its records, and what is wrong with
/// them. Nothing is looked up, in it or on the disk.
pub fn read_text(text: &str, case: Option<Id>) -> (Vec<ParsedRecord>, Report) {
    read_text_at(text, case, FileId(0), Arc::new(Reach::below(Path::new(""))))
}

/// The records of a file of a library, as of a case or of none, where it has another text. What they may open is what its
/// records may.
pub fn read_instead(
    library: &Library,
    file: FileId,
    case: Option<Id>,
    text: &str,
) -> Vec<ParsedRecord> {
    let mut there = library.records();
    let there = there.find(|record| record.span.file == file);
    let reach = match there {
        Some(record) => Arc::clone(&record.reach),
        None => Arc::new(Reach::below(&library.root)),
    };
    let mut records = read_text_at(text, case, file, reach).0;
    for record in &mut records {
        let before = library.get(&record.key);
        record.lacks_file = before.is_some_and(|before| before.lacks_file);
    }
    records
}

fn read_text_at(
    text: &str,
    case: Option<Id>,
    file: FileId,
    reach: Arc<Reach>,
) -> (Vec<ParsedRecord>, Report) {
    let (mut parsed, mut report) = (Parsed::default(), Report::default());
    let entries = yaml::parse(text, file, &mut yaml::Values::default(), &mut report);
    let reading = records::Reading {
        file,
        case,
        reach,
        parsed: &mut parsed,
        report: &mut report,
    };
    reading.read(entries.unwrap_or_default());
    (parsed.records, report)
}

fn read_into(
    path: &Path,
    limits: Limits,
    into: Files,
    before: &Sound,
) -> Result<(Parsed, Report), Unopened> {
    let mut report = Report::within(&limits);
    let opening = Opening::of(path, &mut report).map_err(|error| Unopened {
        path: path.to_owned(),
        error,
    })?;
    let Opening {
        root,
        files,
        neighbours,
        unread,
        beside,
        around,
    } = opening;
    let mut parsed = Parsed {
        read_on: Some(clock::today()),
        root,
        neighbours,
        files: into,
        ..Parsed::default()
    };
    for file in unread {
        let is_error = file.why.severity == Severity::Error;
        match file.is_shared {
            true => {
                parsed.unread.files.insert(None);
                parsed.missed.shared |= u64::from(is_error);
            }
            false => parsed.missed.files += u64::from(is_error),
        }
        report.push(file.why);
    }
    let reader = Reader::new(parsed, report, limits.clone()).keeping(before);
    let (mut parsed, mut report) = reader.read_all(files, beside);
    if let Some(around) = around {
        elsewhere::add(around, &mut parsed, &mut report, &limits);
    }
    Ok((parsed, report))
}
