//! Disk to parsed: the only code that reads a library.
//!
//! Content never fails a load. A file that cannot be read becomes a broken case, a record that
//! cannot be read a broken record, each with its diagnostics, and the rest stays browsable.

pub mod corpus;
pub mod document;
mod door;
pub mod export;
pub mod foreign;
pub mod limits;
mod opening;
mod reach;
mod records;
mod threads;
pub mod yaml;

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use door::Door;
use opening::{CaseFile, Opening};
pub use reach::{Reach, Refusal, is_hidden};

use crate::{
    diagnostic::{Diagnostic, Files, Report},
    model::{Body, FileId, Id, Key, Kind, Span},
    text::Decoded,
};

/// A record as it was read, before its references are looked up.
#[derive(Debug)]
pub struct ParsedRecord {
    pub key: Key,
    /// Where its id (for a case: its file) stands.
    pub span: Span,
    /// What its file may open as sources.
    pub reach: Arc<Reach>,
    pub body: Body,
}

/// A library as it was read.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The library's folder, or that of the case that was opened alone, as the user gave it.
    pub root: PathBuf,
    /// The library's own title, from `library.yaml`.
    pub title: Option<crate::model::Text>,
    pub files: Files,
    /// Shared records first; then each case, directly followed by its records.
    pub records: Vec<ParsedRecord>,
    /// Ids of the cases in the folder, those not opened included: a file opened alone may refer to
    /// its neighbours.
    pub neighbours: Vec<Id>,
    pub unread: Unread,
}

/// What could not be read, and was reported for that: a reference that leads nowhere may lead here,
/// and is not reported as well.
#[derive(Debug, Default)]
pub struct Unread {
    /// Cases, or the shared records (none), of which some could not be read.
    pub files: HashSet<Option<Id>>,
    /// Records of sections that are none.
    pub records: HashSet<Key>,
}

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
/// there, and nothing else of that folder.
///
/// # Errors
/// Only where the path itself cannot be opened. Everything else is a diagnostic.
pub fn read(path: &Path) -> Result<(Parsed, Vec<Diagnostic>), Unopened> {
    let mut report = Report::default();
    let opening = Opening::of(path, &mut report).map_err(|error| Unopened {
        path: path.to_owned(),
        error,
    })?;
    let Opening {
        root,
        mut files,
        neighbours,
    } = opening;
    if files.len() > limits::CASE_FILES.most as usize {
        report.push(limits::CASE_FILES.exceeded(files.len() as u64));
        files.truncate(limits::CASE_FILES.most as usize);
    }
    let mut reader = Reader {
        parsed: Parsed {
            root,
            neighbours,
            ..Parsed::default()
        },
        report,
        bytes: 0,
        values: 0,
    };
    files.into_iter().for_each(|file| reader.read(file));
    Ok((reader.parsed, reader.report.into_diagnostics()))
}

/// A library on its way from the disk.
struct Reader {
    parsed: Parsed,
    report: Report,
    /// Bytes and values of all files so far.
    bytes: u64,
    values: u32,
}

impl Reader {
    fn read(&mut self, file: CaseFile) {
        let shown = file.shown();
        let decoded = match self.decoded(&file) {
            Ok(decoded) => decoded,
            Err(error) => {
                let refused = Refusal::of(&error);
                let code = refused.map_or("unreadable-file", |_| "link-outside");
                let help = match refused {
                    Some(_) => "put a copy of the file here, if you trust it",
                    None => "references to its records are not checked",
                };
                let message = format!("`{shown}` cannot be read: {error}");
                self.report
                    .push(Diagnostic::without_place(code, message).help(help));
                return self.unread(file.case, Span::default(), file.reach);
            }
        };
        let doubt = doubt(&decoded);
        let text: Arc<str> = decoded.text.into();
        let id = self.parsed.files.add(shown, Arc::clone(&text));
        if let Some((message, is_doubtful)) = doubt {
            self.report.push(
                Diagnostic::error("encoding", first(&text, is_doubtful, id), message)
                    .help("save the file as UTF-8")
                    .warning(),
            );
        }
        let Some(entries) = yaml::parse(&text, id, &mut self.values, &mut self.report) else {
            return self.unread(file.case, Span::start_of(id), file.reach);
        };
        let before = self.parsed.records.len();
        let reading = records::Reading {
            file: id,
            case: file.case,
            reach: file.reach,
            parsed: &mut self.parsed,
            report: &mut self.report,
        };
        reading.read(entries);
        records::check_source_files(&self.parsed, before, &mut self.report);
    }

    /// The text of a file, within what is left for the library.
    fn decoded(&mut self, file: &CaseFile) -> io::Result<Decoded> {
        let bytes = file.read()?;
        let decoded = crate::text::decode(&bytes);
        let all = self.bytes + decoded.text.len() as u64;
        if !limits::LIBRARY_BYTES.allows(all) {
            return Err(limits::LIBRARY_BYTES.error(all));
        }
        self.bytes = all;
        Ok(decoded)
    }

    /// Shows a case that nothing could be read of.
    fn unread(&mut self, case: Option<Id>, span: Span, reach: Arc<Reach>) {
        self.parsed.unread.files.insert(case.clone());
        if let Some(case) = case {
            self.parsed.records.push(ParsedRecord {
                key: Key::Case(case),
                span,
                reach,
                body: Body::Broken(Kind::Case.into()),
            });
        }
    }
}

/// Whether a character is so.
type IsSo = fn(char) -> bool;

/// Why a text may not be what was meant, and by which characters that can be seen.
fn doubt(decoded: &Decoded) -> Option<(String, IsSo)> {
    match decoded.encoding {
        encoding if decoded.lossy => Some((
            format!("this is not all {encoding}; `\u{FFFD}` stands for what could not be read"),
            |c| c == '\u{FFFD}',
        )),
        "windows-1252" => Some((
            "this file is not UTF-8 and was read as windows-1252".to_owned(),
            |c| !c.is_ascii(),
        )),
        _ => None,
    }
}

/// The first character of a text that is so.
fn first(text: &str, is_so: IsSo, file: FileId) -> Span {
    let mut span = Span::start_of(file);
    for line in crate::text::lines(text) {
        if let Some(column) = line.chars().position(is_so) {
            span.column += u32::try_from(column).unwrap_or(0);
            return span;
        }
        span.line += 1;
    }
    Span::start_of(file)
}
