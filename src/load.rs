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
mod missed;
mod opening;
mod reach;
mod reader;
mod records;
mod seen;
mod threads;
pub mod yaml;

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use document::hex;
pub use door::{Door, read_whole};
pub use missed::Missed;
pub use opening::{CASE, LIBRARY};
pub use reach::{Reach, Refusal, is_hidden};
pub use records::{FILTERS, LIBRARY_KEYS};
pub use seen::see;

use limits::Limits;
use opening::Opening;
use reader::Reader;

use crate::{
    diagnostic::{Files, Report, Severity},
    library::InLibrary,
    model::{Body, Id, Key, Span},
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

/// A library as it was read.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The library's folder, or that of the case that was opened alone, as the user gave it.
    pub root: PathBuf,
    /// The library's own title, from `library.yaml`.
    pub title: Option<crate::model::Text>,
    /// The queries that `library.yaml` saves: their names, and what they ask; as they are written.
    pub filters: Vec<(String, crate::model::Text)>,
    pub files: Files,
    /// Shared records first; then each case, directly followed by its records.
    pub records: Vec<ParsedRecord>,
    /// Ids of the cases in the folder, those not opened included: a file opened alone may refer to
    /// its neighbours.
    pub neighbours: Vec<Id>,
    pub unread: Unread,
    /// How much that is.
    pub missed: Missed,
    /// What was kept to while it was read.
    pub limits: Limits,
}

/// What could not be read, and was reported for that: a reference that leads nowhere may lead here,
/// and is not reported as well.
#[derive(Debug, Default)]
pub struct Unread {
    /// Cases, or the shared records (none), of which some could not be read.
    pub files: HashSet<Option<Id>>,
    /// Records of sections that are none.
    pub records: HashSet<Key>,
    /// How many records are beyond the limit, and where the first of them is.
    pub beyond: Option<(u64, Span)>,
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
pub fn read(path: &Path) -> Result<(Parsed, Report), Unopened> {
    read_within(path, Limits::default())
}

/// The same within other limits.
///
/// # Errors
/// As for [`read`].
pub fn read_within(path: &Path, limits: Limits) -> Result<(Parsed, Report), Unopened> {
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
    } = opening;
    let mut parsed = Parsed {
        root,
        neighbours,
        ..Parsed::default()
    };
    for file in unread {
        parsed.missed.files += u64::from(file.why.severity == Severity::Error);
        if file.is_shared {
            parsed.unread.files.insert(None);
        }
        report.push(file.why);
    }
    Ok(Reader::new(parsed, report, limits).read_all(files))
}
