//! Disk to parsed: the only code that reads a library.
//!
//! Content never fails a load. A file that cannot be read becomes a broken case, a record that
//! cannot be read a broken record, each with its diagnostics, and the rest stays browsable.

pub mod document;
mod door;
pub mod limits;
mod records;
pub mod yaml;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use door::Door;
pub use records::SHARED;

use crate::{
    diagnostic::{Diagnostic, Files},
    model::{Body, Id, Key, Kind, Span},
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
pub fn read(path: &Path) -> Result<(Parsed, Vec<Diagnostic>), Unopened> {
    let unopened = |error| Unopened {
        path: path.to_owned(),
        error,
    };
    let is_file = std::fs::metadata(path).map_err(unopened)?.is_file();
    let alone = is_file || path.join(CASE).is_file();
    let name = path.file_name().map(PathBuf::from);
    let (root, only) = match (alone, name) {
        // `.` and `..` have no name; as a case folder they are opened as a library of one.
        (true, Some(name)) => {
            let parent = path
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty());
            (parent.unwrap_or(Path::new(".")).to_owned(), Some(name))
        }
        _ => (path.to_owned(), None),
    };
    let door = Door::open(&root).map_err(unopened)?;
    let mut diagnostics = Vec::new();
    let mut found = find(&door, &mut diagnostics).map_err(unopened)?;
    let neighbours = found.iter().filter_map(|file| file.case.clone()).collect();
    if let Some(only) = &only {
        let wanted = |file: &Found| {
            file.case.is_none() || file.path == *only || file.path == only.join(CASE)
        };
        found.retain(wanted);
        if found.iter().all(|file| file.case.is_none()) && !only.ends_with(LIBRARY) {
            // A file of another name than *.yaml, opened by its full name.
            found.push(Found {
                case: Some(case_id(only)),
                path: only.clone(),
            });
        }
    }
    let mut parsed = Parsed {
        root,
        neighbours,
        ..Parsed::default()
    };
    for file in found {
        read_file(&door, file, &mut parsed, &mut diagnostics);
    }
    Ok((parsed, diagnostics))
}

/// The files of a library folder, `library.yaml` first, then the cases by id.
fn find(door: &Door, diagnostics: &mut Vec<Diagnostic>) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in door.entries()? {
        let path = PathBuf::from(&entry.name);
        let extension = path.extension().and_then(|extension| extension.to_str());
        match entry.kind {
            _ if entry.name.starts_with('.') => {}
            door::EntryKind::Leads => {
                diagnostics.push(
                    Diagnostic::without_place(
                        "link-outside",
                        format!(
                            "`{}` is a link that leads out of the library and is not followed",
                            entry.name
                        ),
                    )
                    .help("put a copy of the file here, if you trust it")
                    .warning(),
                );
            }
            door::EntryKind::File if entry.name == LIBRARY => {
                found.insert(0, Found { case: None, path })
            }
            door::EntryKind::File if matches!(extension, Some("yaml" | "yml")) => {
                found.push(Found {
                    case: Some(case_id(&path)),
                    path,
                })
            }
            door::EntryKind::Folder if door.is_file(&path.join(CASE)) => found.push(Found {
                case: Some(case_id(&path)),
                path: path.join(CASE),
            }),
            _ => {}
        }
    }
    if found.len() > limits::CASE_FILES.most as usize {
        diagnostics.push(limits::CASE_FILES.exceeded(found.len() as u64));
        found.truncate(limits::CASE_FILES.most as usize);
    }
    Ok(found)
}

/// The case id that a file or folder name gives; a name that is no id gives the nearest one.
fn case_id(path: &Path) -> Id {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let suggested = match Id::suggest(&stem) {
        id if id.is_empty() => "case".to_owned(),
        id => id,
    };
    stem.parse()
        .or_else(|_| suggested.parse())
        .unwrap_or_else(|_| unreachable!("a suggested id is an id"))
}

fn read_file(door: &Door, file: Found, parsed: &mut Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let shown = shown_path(&parsed.root, &file.path);
    let bytes = match door.read(&file.path, &limits::YAML_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(Diagnostic::without_place(
                "unreadable-file",
                format!("`{shown}` cannot be read: {error}"),
            ));
            if let Some(case) = file.case {
                parsed.records.push(ParsedRecord {
                    key: Key::Case(case),
                    span: Span::default(),
                    folder: PathBuf::new(),
                    body: Body::Broken(Kind::Case),
                });
            }
            return;
        }
    };
    let decoded = crate::text::decode(&bytes);
    let id = parsed.files.add(shown, decoded.text.as_str().into());
    let (tree, mut found) = yaml::parse(&decoded.text, id);
    let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
    let reading = records::Reading {
        file: id,
        case: file.case,
        folder,
    };
    let before = parsed.records.len();
    reading.read(tree, parsed, &mut found);
    records::check_source_files(door, parsed, before, &mut found);
    diagnostics.append(&mut found);
}

/// A path as the user would type it.
fn shown_path(root: &Path, path: &Path) -> String {
    match root.to_str() {
        Some(".") => path.display().to_string(),
        _ => root.join(path).display().to_string(),
    }
}
