//! Disk to parsed: the only code that reads a library.
//!
//! Content never fails a load. A file that cannot be read becomes a broken case, a record that
//! cannot be read a broken record, each with its diagnostics, and the rest stays browsable.

pub mod corpus;
pub mod document;
mod door;
pub mod foreign;
pub mod limits;
mod missed;
mod reader;
mod records;
mod seen;
mod threads;
pub mod yaml;

use std::{
    collections::HashSet,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

pub use door::Door;
pub use missed::Missed;
pub use records::SHARED;
pub use seen::see;

use limits::Limits;
use reader::Reader;

use crate::{
    diagnostic::{Diagnostic, Files, Report},
    model::{Body, Id, Key, Span},
};

/// A record as it was read, before its references are looked up.
#[derive(Debug)]
pub struct ParsedRecord {
    pub key: Key,
    /// Where its id (for a case: its file) stands.
    pub span: Span,
    /// The folder of its file, relative to the library's: what its sources' paths are relative to.
    pub folder: PathBuf,
    pub body: Body,
}

/// A library as it was read.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The library's folder, as the user gave it.
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

/// A file of the library that holds records.
struct Found {
    /// The case it holds; none for `library.yaml`.
    case: Option<Id>,
    /// Relative to the root.
    path: PathBuf,
}

const LIBRARY: &str = "library.yaml";
const CASE: &str = "case.yaml";

/// Reads the library at `path`: a folder of case files, a case folder, or one case file.
///
/// A case opened alone brings the `library.yaml` beside it, since its references lead there.
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
    let unopened = |error| Unopened {
        path: path.to_owned(),
        error,
    };
    let (root, only) = root_of(path).map_err(unopened)?;
    let door = Door::open(&root).map_err(unopened)?;
    let mut report = Report::within(&limits);
    let mut found = find(&door, &mut report).map_err(unopened)?;
    let parsed = Parsed {
        root,
        neighbours: found.iter().filter_map(|file| file.case.clone()).collect(),
        ..Parsed::default()
    };
    if let Some(only) = &only {
        // What is wrong with the neighbours is not asked for.
        report = Report::within(&limits);
        found.retain(|file| {
            file.case.is_none() || file.path == *only || file.path == only.join(CASE)
        });
        if found.iter().all(|file| file.case.is_none()) && !only.ends_with(LIBRARY) {
            // A file of another name than *.yaml, opened by its full name.
            found.push(Found {
                case: Some(case_id(only.file_stem())),
                path: only.clone(),
            });
        }
    }
    found.iter().for_each(|file| check_name(file, &mut report));
    if found.is_empty() {
        report.push(
            Diagnostic::without_place(
                "no-case-file",
                format!("`{}` holds no case file", path.display()),
            )
            .help("a case file is called `some-case.yaml`; `casefile init` writes an example")
            .warning(),
        );
    }
    Ok(Reader::new(door, parsed, report, limits).read_all(found))
}

/// The folder that is opened for a path, and what alone is read there, if not all of it.
fn root_of(path: &Path) -> io::Result<(PathBuf, Option<PathBuf>)> {
    // `x/case.yaml` is the case `x`, however it is opened.
    let path = match path.parent().filter(|_| path.ends_with(CASE)) {
        Some(folder) if folder.file_name().is_some() => folder,
        _ => path,
    };
    let is_file = std::fs::metadata(path)?.is_file();
    // A link to a file leads to its library; the one it stands in does not let it out.
    let target = match is_file && path.is_symlink() {
        true => std::fs::canonicalize(path)?,
        false => path.to_owned(),
    };
    let path = target.as_path();
    let alone = is_file || path.join(CASE).is_file();
    Ok(match (alone, path.file_name()) {
        // `.` and `..` have no name; as a case folder they are opened as a library of one.
        (true, Some(name)) => {
            let parent = path
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty());
            let root = parent.unwrap_or(Path::new(".")).to_owned();
            (root, Some(name.into()))
        }
        _ => (path.to_owned(), None),
    })
}

/// The files of a library folder, `library.yaml` first, then the cases by id.
fn find(door: &Door, report: &mut Report) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in door.entries()? {
        let path = PathBuf::from(&entry.name);
        let is_yaml = matches!(
            path.extension().and_then(|extension| extension.to_str()),
            Some("yaml" | "yml")
        );
        match entry.kind {
            _ if entry.name.starts_with('.') => {}
            door::EntryKind::Leads => report.push(leads_out(&entry.name)),
            door::EntryKind::File if entry.name == LIBRARY => {
                found.insert(0, Found { case: None, path })
            }
            door::EntryKind::File if is_yaml => found.push(Found {
                case: Some(case_id(path.file_stem())),
                path,
            }),
            door::EntryKind::Special if is_yaml => report.push(
                Diagnostic::without_place(
                    "unreadable-file",
                    format!("`{}` is no regular file and is not opened", entry.name),
                )
                .help("put the text into a file of that name")
                .warning(),
            ),
            door::EntryKind::Folder => match door.kind(&path.join(CASE)) {
                Some(door::EntryKind::File) => found.push(Found {
                    case: Some(case_id(path.file_name())),
                    path: path.join(CASE),
                }),
                Some(door::EntryKind::Leads) => {
                    report.push(leads_out(&format!("{}/{CASE}", entry.name)));
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(found)
}

fn leads_out(name: &str) -> Diagnostic {
    Diagnostic::without_place(
        "link-outside",
        format!(
            "`{name}` is a link that leads out of the library, or nowhere, and is not followed"
        ),
    )
    .help("put a copy of the file here, if you trust it")
    .warning()
}

/// The case id that a file or folder name gives; a name that is no id gives the nearest one.
fn case_id(name: Option<&OsStr>) -> Id {
    let name = name.unwrap_or_default().to_string_lossy();
    name.parse()
        .or_else(|_| Id::suggest(&name).parse())
        .or_else(|_| "case".parse())
        .unwrap_or_else(|_| unreachable!("`case` is an id"))
}

/// Warns where the name of a file or folder is not the id of its case.
fn check_name(file: &Found, report: &mut Report) {
    let Some(case) = &file.case else { return };
    let (path, right) = match file.path.parent().filter(|_| file.path.ends_with(CASE)) {
        Some(folder) if folder.file_name().is_some() => (folder, case.to_string()),
        _ => (file.path.as_path(), format!("{case}.yaml")),
    };
    let is_right = [path.file_name(), path.file_stem()].contains(&Some(OsStr::new(case.as_str())));
    if !is_right {
        let name = path.display();
        report.push(
            Diagnostic::without_place(
                "wrong-id",
                format!("the name of `{name}` gives no id, so its case goes by `{case}`"),
            )
            .help(format!("rename it to `{right}`"))
            .warning(),
        );
    }
}
