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
mod records;
mod threads;
pub mod yaml;

use std::{
    collections::HashSet,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use door::Door;

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
    let (root, only) = root_of(path).map_err(unopened)?;
    let door = Door::open(&root).map_err(unopened)?;
    let mut report = Report::default();
    let mut found = find(&door, &mut report).map_err(unopened)?;
    let parsed = Parsed {
        root,
        neighbours: found.iter().filter_map(|file| file.case.clone()).collect(),
        ..Parsed::default()
    };
    if let Some(only) = &only {
        // What is wrong with the neighbours is not asked for.
        report = Report::default();
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
    if found.len() > limits::CASE_FILES.most as usize {
        report.push(limits::CASE_FILES.exceeded(found.len() as u64));
        found.truncate(limits::CASE_FILES.most as usize);
    }
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
    let mut reader = Reader {
        door,
        parsed,
        report,
        bytes: 0,
        values: 0,
    };
    found.into_iter().for_each(|file| reader.read(file));
    Ok((reader.parsed, reader.report.into_diagnostics()))
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

/// A library on its way from the disk.
struct Reader {
    door: Door,
    parsed: Parsed,
    report: Report,
    /// Bytes and values of all files so far.
    bytes: u64,
    values: u32,
}

impl Reader {
    fn read(&mut self, file: Found) {
        let shown = shown_path(&self.parsed.root, &file.path);
        let decoded = match self.decoded(&file.path) {
            Ok(decoded) => decoded,
            Err(error) => {
                self.report.push(
                    Diagnostic::without_place(
                        "unreadable-file",
                        format!("`{shown}` cannot be read: {error}"),
                    )
                    .help("references to its records are not checked"),
                );
                return self.unread(file.case, Span::default());
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
            return self.unread(file.case, Span::start_of(id));
        };
        let before = self.parsed.records.len();
        let reading = records::Reading {
            file: id,
            case: file.case,
            folder: file.path.parent().unwrap_or(Path::new("")).to_owned(),
            parsed: &mut self.parsed,
            report: &mut self.report,
        };
        reading.read(entries);
        records::check_source_files(&self.door, &self.parsed, before, &mut self.report);
    }

    /// The text of a file, within what is left for the library.
    fn decoded(&mut self, path: &Path) -> io::Result<Decoded> {
        let bytes = self.door.read(path, &limits::YAML_BYTES)?;
        let decoded = crate::text::decode(&bytes);
        let all = self.bytes + decoded.text.len() as u64;
        if !limits::LIBRARY_BYTES.allows(all) {
            return Err(limits::LIBRARY_BYTES.error(all));
        }
        self.bytes = all;
        Ok(decoded)
    }

    /// Shows a case that nothing could be read of.
    fn unread(&mut self, case: Option<Id>, span: Span) {
        self.parsed.unread.files.insert(case.clone());
        if let Some(case) = case {
            self.parsed.records.push(ParsedRecord {
                key: Key::Case(case),
                span,
                folder: PathBuf::new(),
                body: Body::Broken(Kind::Case),
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

/// A path as the user would type it.
fn shown_path(root: &Path, path: &Path) -> String {
    match root.to_str() {
        Some(".") => path.display().to_string(),
        _ => root.join(path).display().to_string(),
    }
}
