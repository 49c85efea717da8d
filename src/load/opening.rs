//! What a path opens: which files are read, and how far each of them reaches.

use std::{
    ffi::{OsStr, OsString},
    fs, io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    door::{Door, EntryKind, Reach, Refusal, is_hidden, read_whole},
    limits::Limit,
    model::{Id, is_yaml},
};

pub const LIBRARY: &str = "library.yaml";
pub const CASE: &str = "case.yaml";

/// What is read for a path.
pub struct Opening {
    /// The folder of the library, or of the case that is opened alone, as the user gave it.
    pub root: PathBuf,
    /// `library.yaml` first, then the cases by id.
    pub files: Vec<CaseFile>,
    /// Ids of all cases of the library, those not opened included.
    pub neighbours: Vec<Id>,
    /// What would be read, and cannot be.
    pub unread: Vec<NotRead>,
    /// YAML in the folders that hold no case, or a case of another file.
    pub beside: Vec<CaseFile>,
    /// What is around a case that is opened alone; none round a library.
    pub around: Option<Around>,
}

/// The folder around a case that is opened alone.
pub struct Around {
    pub folder: PathBuf,
    /// Whether it is a library: it has a `library.yaml`.
    pub is_library: bool,
    /// Its other case files.
    pub files: Vec<CaseFile>,
    /// YAML in its folders that hold no case, or a case of another file.
    pub beside: Vec<CaseFile>,
    /// Whether another case file cannot be read.
    pub is_unread: bool,
}

/// A case file, or `library.yaml`, that is not read.
pub struct NotRead {
    pub is_shared: bool,
    pub why: Diagnostic,
}

/// What a folder has to be read, and what of it cannot be.
#[derive(Default)]
struct Listed {
    folder: PathBuf,
    files: Vec<CaseFile>,
    unread: Vec<NotRead>,
    beside: Vec<CaseFile>,
}

/// How far down, and how many, files are looked for that somebody may take for case files.
const BESIDE: (usize, usize) = (3, 1_000);

/// A file of records.
#[derive(Clone)]
pub struct CaseFile {
    /// The case it holds; none for `library.yaml`.
    pub case: Option<Id>,
    /// What it may open.
    pub reach: Arc<Reach>,
    /// Its name in its folder.
    file: OsString,
    /// The file or folder that the id of its case comes from, as the user sees it.
    named: PathBuf,
    /// Whether the user named this very file: then it may be hidden.
    is_asked_for: bool,
}

impl CaseFile {
    /// Whether it holds what cases share.
    fn is_shared(&self) -> bool {
        self.case.is_none()
    }

    /// Reads it.
    ///
    /// # Errors
    /// As for [`Reach::read`].
    pub fn read(&self, limit: &Limit) -> io::Result<Vec<u8>> {
        read_whole(self.open(limit)?, limit)
    }

    /// Opens it.
    ///
    /// # Errors
    /// As for [`Reach::file`].
    pub fn open(&self, limit: &Limit) -> io::Result<fs::File> {
        match self.is_asked_for {
            true => {
                let door = Door::open(self.reach.wall())?;
                Ok(door.file_itself(&self.file, limit)?.into_std())
            }
            false => self.reach.file(&self.file, limit),
        }
    }

    /// The folder that it is in.
    ///
    /// # Errors
    /// As for [`Reach::path`].
    pub fn folder(&self) -> io::Result<Door> {
        match self.is_asked_for {
            true => Door::open(self.reach.wall()),
            false => self.reach.folder_of(&self.file),
        }
    }

    /// Its path as the user would type it.
    pub fn shown(&self) -> String {
        let path = self.reach.shown(&self.file);
        let here = (self.reach.wall() == Path::new(".")).then_some(".");
        let path = here
            .and_then(|here| path.strip_prefix(here).ok())
            .unwrap_or(&path);
        path.display().to_string()
    }

    /// Warns where the name of a file or folder is not the id of its case.
    fn check_name(&self, report: &mut Report) {
        let Some(case) = &self.case else { return };
        let right = match self.file == CASE {
            true => case.to_string(),
            false => format!("{case}.yaml"),
        };
        let names = [self.named.file_name(), self.named.file_stem()];
        if !names.contains(&Some(OsStr::new(case.as_str()))) {
            let name = self.named.display();
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
}

impl Opening {
    /// What is read for that path. What is wrong with the folder is reported.
    ///
    /// # Errors
    /// Where it is not there or may not be read.
    pub fn of(path: &Path, report: &mut Report) -> io::Result<Self> {
        // Without a slash at its end, behind which a link would not be seen to be one.
        let path: PathBuf = path.components().collect();
        let is_file = fs::metadata(&path)?.is_file();
        let opening = match is_file {
            true => Self::file(&path)?,
            // As a link as well: what it leads to is judged when it is read.
            false if path.join(CASE).symlink_metadata().is_ok() => Self::case_folder(&path)?,
            false => Self::library(&path, report)?,
        };
        let files = opening.files.iter();
        files.for_each(|file| file.check_name(report));
        Ok(opening)
    }

    /// All cases of a folder.
    fn library(folder: &Path, report: &mut Report) -> io::Result<Self> {
        let Listed {
            folder: _,
            files,
            unread,
            beside,
        } = list(folder)?;
        if files.is_empty() && unread.is_empty() {
            let folder = folder.display();
            report.push(
                Diagnostic::without_place("no-case-file", format!("`{folder}` holds no case file"))
                    .help(
                        "a case file is called `some-case.yaml`; `casefile init` writes an example",
                    )
                    .warning(),
            );
        }
        Ok(Self {
            root: folder.to_owned(),
            neighbours: cases(&files),
            files,
            unread,
            beside,
            around: None,
        })
    }

    /// The case of a folder that has a `case.yaml`.
    fn case_folder(folder: &Path) -> io::Result<Self> {
        let name = name_of(folder)?;
        let around = around(folder, name.as_deref());
        let reach = Reach::below(folder);
        let mut beside = Vec::new();
        yaml_below(Path::new(""), &reach, BESIDE.0, &mut beside);
        let opening = Self::alone(CASE.into(), name.unwrap_or_default(), reach, folder, around)?;
        Ok(Self { beside, ..opening })
    }

    /// The case of a file, or `library.yaml` alone.
    fn file(path: &Path) -> io::Result<Self> {
        // A link leads to its case; the folder it is in is not that of the case.
        let path = match path.is_symlink() {
            true => fs::canonicalize(path)?,
            false => path.to_owned(),
        };
        let folder = folder_of(&path);
        let file = path.file_name().unwrap_or_default().to_owned();
        let (named, around) = match file == CASE {
            true => {
                let name = name_of(folder)?;
                let around = around(folder, name.as_deref());
                (name.unwrap_or_default(), around)
            }
            false => (file.clone(), list(folder).unwrap_or_default()),
        };
        // In a library the folder is the library's, or the case's own. Elsewhere it may be any folder, such
        // as the one where downloads go, and what else is in it is none of the case's business.
        let reach = match around.files.iter().any(CaseFile::is_shared) {
            true => Reach::below(folder),
            false => Reach::beside(folder, stem(&file, &named)),
        };
        let is_library = file == LIBRARY;
        let mut opening = Self::alone(file, named, reach, folder, around)?;
        match is_library {
            true => opening.files.truncate(1),
            false => opening
                .files
                .iter_mut()
                .filter(|file| !file.is_shared())
                .for_each(|file| file.is_asked_for = true),
        }
        Ok(opening)
    }

    /// One case, with the `library.yaml` of the files `around` it.
    fn alone(
        file: OsString,
        named: OsString,
        reach: Reach,
        root: &Path,
        around: Listed,
    ) -> io::Result<Self> {
        Door::open(root)?;
        let case = CaseFile {
            case: Some(case_id(stem(&file, &named))),
            reach: Arc::new(reach),
            file,
            named: named.into(),
            is_asked_for: false,
        };
        let Listed {
            folder,
            files,
            unread,
            beside,
        } = around;
        let neighbours = cases(&files);
        let (shared, mut others): (Vec<CaseFile>, _) =
            files.into_iter().partition(CaseFile::is_shared);
        let (unread, unread_others): (Vec<NotRead>, Vec<NotRead>) =
            unread.into_iter().partition(|file| file.is_shared);
        let is_error = |file: &NotRead| file.why.severity == Severity::Error;
        others.retain(|other| (&other.file, &other.named) != (&case.file, &case.named));
        let around = Around {
            folder,
            is_library: !shared.is_empty() || !unread.is_empty(),
            files: others,
            beside,
            is_unread: unread_others.iter().any(is_error),
        };
        Ok(Self {
            root: root.to_owned(),
            files: shared.into_iter().chain([case]).collect(),
            neighbours,
            unread,
            beside: Vec::new(),
            around: Some(around),
        })
    }
}

/// The part of a name that gives the id: of `case.yaml` that is the folder's.
fn stem<'n>(file: &OsStr, named: &'n OsStr) -> &'n OsStr {
    match file == CASE {
        true => named,
        false => Path::new(named).file_stem().unwrap_or_default(),
    }
}

/// The name of a folder; the root of all folders has none.
fn name_of(folder: &Path) -> io::Result<Option<OsString>> {
    let whole = match is_plain(folder) {
        true => folder.to_owned(),
        false => fs::canonicalize(folder)?,
    };
    Ok(whole.file_name().map(OsStr::to_owned))
}

/// Whether a path ends in the folder's own name, which `.`, `..` and a link do not.
fn is_plain(folder: &Path) -> bool {
    let last = folder.components().next_back();
    matches!(last, Some(Component::Normal(_))) && !folder.is_symlink()
}

/// The case files around a case folder; none where it has no name, or the folder above cannot be listed.
/// What is wrong with them is not asked for.
fn around(folder: &Path, name: Option<&OsStr>) -> Listed {
    let above = match folder.parent().filter(|_| is_plain(folder)) {
        Some(_) => folder_of(folder).to_owned(),
        None if folder == Path::new(".") => "..".into(),
        None => folder.join(".."),
    };
    let listed = name.and_then(|_| list(&above).ok());
    listed.unwrap_or_default()
}

/// The folder that a path is in.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn cases(files: &[CaseFile]) -> Vec<Id> {
    files.iter().filter_map(|file| file.case.clone()).collect()
}

/// The case files of a library folder, `library.yaml` first, then the cases by id.
fn list(folder: &Path) -> io::Result<Listed> {
    let door = Door::open(folder)?;
    let reach = Reach::below(folder);
    let shared = Arc::new(reach.clone());
    let (mut found, mut unread, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for entry in door.entries()? {
        let path = Path::new(&entry.name);
        let mut not_read = |why| {
            let is_shared = entry.name == LIBRARY;
            unread.push(NotRead { is_shared, why });
        };
        let is_yaml = is_yaml(path);
        if entry.kind == EntryKind::Folder && !is_hidden(path.as_os_str()) {
            yaml_below(path, &reach, BESIDE.0, &mut beside);
        }
        let is_refused = |path: &Path| {
            let refused = |error| Refusal::of(&error).is_some();
            entry.is_link && reach.path(path).is_err_and(refused)
        };
        let file = |case: Option<Id>| CaseFile {
            case,
            reach: Arc::clone(&shared),
            file: entry.name.clone().into(),
            named: path.to_owned(),
            is_asked_for: false,
        };
        match entry.kind {
            _ if is_hidden(path.as_os_str()) => {}
            EntryKind::Leads if is_yaml => not_read(leads_out(&entry.name)),
            // It may be anything, a case folder too.
            EntryKind::Leads => not_read(leads_out(&entry.name).warning()),
            EntryKind::File if (entry.name == LIBRARY || is_yaml) && is_refused(path) => {
                not_read(leads_out(&entry.name));
            }
            EntryKind::File if entry.name == LIBRARY => found.insert(0, file(None)),
            EntryKind::File if is_yaml => {
                found.push(file(Some(case_id(path.file_stem().unwrap_or_default()))));
            }
            EntryKind::Special if is_yaml => not_read(irregular(&entry.name)),
            EntryKind::Folder if is_yaml => not_read(irregular(&entry.name)),
            EntryKind::Folder => match door.kind(&path.join(CASE)) {
                Some(EntryKind::File) if is_refused(&path.join(CASE)) => {
                    not_read(leads_out(&entry.name));
                }
                Some(EntryKind::File) => found.push(CaseFile {
                    file: CASE.into(),
                    reach: Arc::new(reach.from(path)),
                    ..file(Some(case_id(path.as_os_str())))
                }),
                Some(EntryKind::Leads) => {
                    not_read(leads_out(&format!("{}/{CASE}", entry.name)));
                }
                Some(EntryKind::Special | EntryKind::Folder) => {
                    not_read(irregular(&format!("{}/{CASE}", entry.name)));
                }
                // It may hold a case, and is not to be looked into.
                None => {
                    if let Err(error) = door.folder(path).and_then(|inner| inner.entries()) {
                        let message =
                            format!("the folder `{}` cannot be read: {error}", entry.name);
                        let help =
                            "make it readable, or take it out of the library: it may hold a case";
                        not_read(Diagnostic::without_place("unreadable-file", message).help(help));
                    }
                }
            },
            _ => {}
        }
    }
    Ok(Listed {
        folder: folder.to_owned(),
        files: found,
        unread,
        beside,
    })
}

/// Adds the YAML of a folder, and of those in it as far down as that, but for a `case.yaml` that is read.
fn yaml_below(folder: &Path, reach: &Reach, depth: usize, found: &mut Vec<CaseFile>) {
    // What cannot be listed is reported where it may hold a case.
    let inner = Door::open(reach.wall()).and_then(|door| match folder.as_os_str().is_empty() {
        true => Ok(door),
        false => door.folder(folder),
    });
    let entries = inner.and_then(|inner| inner.entries()).unwrap_or_default();
    let is_case_folder = depth == BESIDE.0;
    let here = Arc::new(reach.from(folder));
    for entry in entries {
        let path = folder.join(&entry.name);
        match entry.kind {
            _ if is_hidden(entry.name.as_ref()) || found.len() >= BESIDE.1 => {}
            EntryKind::File if is_case_folder && entry.name == CASE => {}
            EntryKind::File if is_yaml(&path) => found.push(CaseFile {
                case: None,
                reach: Arc::clone(&here),
                file: entry.name.into(),
                named: path,
                is_asked_for: false,
            }),
            EntryKind::Folder if depth > 1 => yaml_below(&path, reach, depth - 1, found),
            _ => {}
        }
    }
}

fn irregular(name: &str) -> Diagnostic {
    let message = format!("`{name}` is no regular file and is not opened");
    Diagnostic::without_place("unreadable-file", message)
        .help("put the text into a file of that name")
}

fn leads_out(name: &str) -> Diagnostic {
    Diagnostic::without_place(
        "link-outside",
        format!(
            "`{name}` is a link that leads out of the library, to something hidden, or nowhere, and is not followed"
        ),
    )
    .help("put a copy of the file here, if you trust it")
}

/// The case id that a file or folder name gives; a name that is no id gives the nearest one.
fn case_id(name: &OsStr) -> Id {
    let name = name.to_string_lossy();
    name.parse()
        .or_else(|_| Id::suggest(&name).parse())
        .or_else(|_| "case".parse())
        .unwrap_or_else(|_| unreachable!("`case` is an id"))
}
