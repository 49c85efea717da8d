//! What a command works on: the settings and the library, by command line and configuration.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Failure, Globals, Outcome, here::at_hand, out::Out};
use crate::{
    address, check, clean, clean_format,
    config::{self, Config},
    diagnostic::{Diagnostic, Files, Severity, nearest},
    library::{Index, Library, Scope},
    load::{
        self, Missed,
        document::{Archive, Originals},
        foreign::{Cache, Extractor},
    },
    model::{Id, Key, Kind},
    query::Query,
    session::Store,
    text::Clean,
    tui::{keymap::Keymap, theme::Theme},
};

/// Settings, and the library to open.
#[derive(Clone)]
pub struct Context<'c> {
    globals: &'c Globals,
    path: Option<PathBuf>,
    /// The record that was named behind the path, as it was typed.
    at: Option<String>,
    config: Config,
}

/// A configuration file, read or not there.
pub struct ConfigFile {
    pub path: Option<PathBuf>,
    pub is_there: bool,
    pub config: Config,
}

/// The user's folder for what a program remembers; none where the user has none.
pub fn state_folder() -> Option<PathBuf> {
    dirs::state_dir().or_else(dirs::data_local_dir)
}

/// The program's own folder for what can be made again; none where the user has none.
pub fn cache_folder() -> Option<PathBuf> {
    dirs::cache_dir().map(|folder| folder.join("casefile"))
}

/// Reads the configuration that the command line or the user's folder gives.
///
/// # Errors
/// Where it holds a mistake, or is named and not there.
pub fn config_file(globals: &Globals) -> Result<ConfigFile, Failure> {
    let usual = || dirs::config_dir().map(|folder| folder.join(config::FILE));
    let Some(path) = globals.config.clone().or_else(usual) else {
        return Ok(ConfigFile {
            path: None,
            is_there: false,
            config: Config::default(),
        });
    };
    let shown = path.display().to_string();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound && globals.config.is_none() => {
            return Ok(ConfigFile {
                path: Some(path),
                is_there: false,
                config: Config::default(),
            });
        }
        Err(error) => {
            let message = clean_format!("The configuration `{shown}` cannot be read: {error}.");
            return Err(Failure::Wrong(message));
        }
    };
    let mut files = Files::default();
    let file = files.add(shown, text.as_str().into());
    let (config, mut diagnostics) = config::parse(&text, file, dirs::home_dir().as_deref());
    diagnostics.extend(Keymap::with(&config.keys).1);
    diagnostics.extend(config.filters.iter().filter_map(unreadable));
    if diagnostics.is_empty() {
        return Ok(ConfigFile {
            path: Some(path),
            is_there: true,
            config,
        });
    }
    let mut told = Clean::default();
    for diagnostic in &diagnostics {
        told.push(&crate::diagnostic::text(diagnostic, &files));
    }
    told.push(&"error: Fix the configuration first; nothing was opened.\n");
    Err(Failure::Told(told.into()))
}

/// The library and the record that the first argument names: `PATH#REF`. What is there under the whole name
/// is a path, `#` or not; so is what has no library before its `#`.
fn place(typed: &Path) -> (Option<PathBuf>, Option<String>) {
    let parts = typed.to_str().and_then(address::parts);
    let parts = parts.filter(|_| typed.symlink_metadata().is_err());
    let parts = parts.filter(|(path, _)| path.is_empty() || Path::new(path).exists());
    let Some((path, at)) = parts else {
        return (Some(typed.to_owned()), None);
    };
    let path = (!path.is_empty()).then(|| path.into());
    let at = (!at.is_empty()).then(|| at.to_owned());
    (path, at)
}

/// What is wrong with a saved query.
fn unreadable(filter: &config::Filter) -> Option<Diagnostic> {
    let error = Query::parse(&filter.query).err()?;
    let told = Diagnostic::error("query", filter.query.span, error.message);
    Some(match error.help {
        Some(help) => told.help(help),
        None => told,
    })
}

impl<'c> Context<'c> {
    pub fn new(globals: &'c Globals, typed: Option<&Path>) -> Result<Self, Failure> {
        let (path, at) = typed.map_or((None, None), place);
        Ok(Self {
            globals,
            path,
            at,
            config: config_file(globals)?.config,
        })
    }

    /// Whether signs are plain ASCII.
    pub fn ascii(&self) -> bool {
        self.globals.ascii.or(self.config.ascii).unwrap_or(false)
    }

    /// Whether the browser listens to the mouse.
    pub fn mouse(&self) -> bool {
        self.globals.mouse.or(self.config.mouse).unwrap_or(false)
    }

    /// The keys of the browser. What is wrong with them was told when the configuration was read.
    pub fn keymap(&self) -> Keymap {
        Keymap::with(&self.config.keys).0
    }

    /// Where the browser remembers a library; none where the reader wants nothing remembered, or has no
    /// folder for it.
    pub fn session(&self, library: &Path) -> Option<Store> {
        let folder = state_folder().filter(|_| self.config.session.unwrap_or(true))?;
        Some(Store::at(&folder, library))
    }

    /// Whether what was searched for is remembered as well.
    pub fn history(&self) -> bool {
        self.config.history.unwrap_or(false)
    }

    /// What `q` does where the reader came from somewhere.
    pub fn quit(&self) -> config::Quit {
        self.config.quit.unwrap_or_default()
    }

    /// The saved queries: their names, and what they ask.
    pub fn filters(&self) -> Vec<(String, String)> {
        let filters = self.config.filters.iter();
        filters
            .map(|filter| (filter.name.value.clone(), filter.query.value.clone()))
            .collect()
    }

    /// The themes to choose from, and which of them to begin with: the one that is named, by the
    /// name of a shipped one or as a file, else the one without colour where NO_COLOR asks for that.
    pub fn themes(&self) -> Result<(Vec<Theme>, usize), Failure> {
        let mut themes = Theme::shipped(self.ascii());
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let named = self.globals.theme.as_ref().or(self.config.theme.as_ref());
        let name = match named {
            Some(name) => name,
            None if no_color => crate::tui::theme::MONO,
            None => return Ok((themes, 0)),
        };
        if let Some(number) = themes.iter().position(|theme| theme.name == name) {
            return Ok((themes, number));
        }
        let wrong = |message: String| Failure::Wrong(clean_format!("{}.", message.trim_end()));
        if !name.ends_with(".toml") {
            return Err(wrong(Theme::unknown(name)));
        }
        let text = fs::read_to_string(name)
            .map_err(|error| wrong(format!("The theme `{name}` cannot be read: {error}")))?;
        let theme = Theme::read(name, &text).map_err(wrong)?;
        themes.push(theme.with_glyphs(self.ascii()));
        let last = themes.len() - 1;
        Ok((themes, last))
    }

    /// The library that the command line names, where it names one.
    pub fn named(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The record that the command line names behind the library, as it was typed.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// What a reference leads to that may have its library before it, `PATH#REF`: where that is opened, and
    /// the reference alone.
    ///
    /// # Errors
    /// Where the command line names another library.
    pub fn of<'t>(&self, typed: &'t str) -> Result<(Self, &'t str), Failure> {
        let Some((path, reference)) = address::parts(typed) else {
            return Ok((self.clone(), typed));
        };
        let path = (!path.is_empty()).then(|| Path::new(path));
        self.only(path)?;
        let path = path.map(Path::to_owned).or_else(|| self.path.clone());
        let of = Self {
            path,
            ..self.clone()
        };
        Ok((of, reference))
    }

    /// Refuses a second library.
    fn only(&self, path: Option<&Path>) -> Result<(), Failure> {
        let (Some(path), Some(other)) = (path, &self.path) else {
            return Ok(());
        };
        let (path, other) = (path.display(), other.display());
        let message = clean_format!("Two libraries are named, `{other}` and `{path}`; name one.");
        Err(Failure::Wrong(message))
    }

    /// The path of the library to open: what the command line names, else what is at hand, else what the
    /// configuration names.
    pub fn path(&self) -> Result<PathBuf, Failure> {
        self.path_or(None)
    }

    /// The same; `path` is what the command itself names, where it takes a path.
    pub fn path_or(&self, path: Option<&Path>) -> Result<PathBuf, Failure> {
        self.only(path)?;
        let named = path.or(self.path.as_deref()).map(Path::to_owned);
        let path = named.or_else(at_hand).or_else(|| self.config.path.clone());
        path.ok_or_else(|| Failure::Wrong(NO_LIBRARY.into()))
    }

    /// The most words that a quote may have.
    pub fn long_quote(&self) -> usize {
        self.config.long_quote.unwrap_or(check::LONG_QUOTE)
    }

    /// Where documents come from besides the library: the folders of originals that are named, and
    /// the reader of foreign formats.
    pub fn archive(&self) -> Result<Archive, Failure> {
        let folders = match self.globals.originals.is_empty() {
            true => &self.config.originals,
            false => &self.globals.originals,
        };
        let open = |folder: &PathBuf| {
            Originals::under(folder).map_err(|error| {
                let folder = folder.display();
                Failure::Wrong(clean_format!(
                    "The folder of originals `{folder}` cannot be opened: {error}."
                ))
            })
        };
        let originals = folders.iter().map(open);
        self.archive_of(originals.collect::<Result<Vec<_>, _>>()?)
    }

    /// The same, of these originals.
    pub fn archive_of(&self, originals: Vec<Originals>) -> Result<Archive, Failure> {
        let extractor = Extractor::of_this_program(self.cache()).map_err(|error| {
            Failure::Wrong(clean_format!(
                "The file of this program cannot be found: {error}."
            ))
        })?;
        Ok(Archive::of(originals).reading_by(extractor))
    }

    /// Where the text of documents is kept; none where the reader wants none kept.
    fn cache(&self) -> Option<Cache> {
        let folder = cache_folder().filter(|_| self.config.cache.unwrap_or(true))?;
        Some(Cache::in_folder(&folder))
    }

    /// Opens the library; `path` is what the command itself names, where it takes a path.
    pub fn library(&self, path: Option<&Path>) -> Result<Library, Failure> {
        self.only(path)?;
        let (parsed, diagnostics) = match path.or(self.path.as_deref()) {
            Some(path) => load::read(path).map_err(|error| self.unopened(&error))?,
            None => load::read(&self.path()?)
                .map_err(|error| Failure::Wrong(clean_format!("{error}.")))?,
        };
        Ok(Library::link(parsed, diagnostics))
    }

    /// The library that is named or usual; none where neither is there.
    pub fn library_if_there(&self) -> Result<Option<Library>, Failure> {
        match self.path().is_ok() {
            true => self.library(None).map(Some),
            false => Ok(None),
        }
    }

    /// What to say of a library that cannot be opened: it may be a misspelt command.
    pub fn unopened(&self, error: &load::Unopened) -> Failure {
        unopened(error)
    }
}

const NO_LIBRARY: &str = "No library is named, and none is here: there is no folder ./casefiles, and no \
library.yaml or case.yaml in this folder or above it. Write `casefile PATH`. To see what this is, `casefile \
tour` shows it on an invented case, and `casefile sample` writes a library to look at; `casefile init \
casefiles` begins one of your own.";

fn unopened(error: &load::Unopened) -> Failure {
    let commands = super::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let typed = error.path.to_str().unwrap_or("");
    let rules = check::RULES.iter().map(|rule| rule.name);
    Failure::Wrong(match (nearest(typed, names), nearest(typed, rules)) {
        _ if error.error.kind() != io::ErrorKind::NotFound => clean_format!("{error}."),
        (Some(near), _) => clean_format!("{error}. Did you mean the command `{near}`?"),
        (None, Some(near)) => clean_format!("{error}. Did you mean the rule `{near}`?"),
        (None, None) => clean_format!("{error}."),
    })
}

/// The key of a record, as JSON has it.
pub fn key(library: &Library, index: Index) -> String {
    library.at(index).key.to_string()
}

/// The keys of records, as JSON has them.
pub fn keys(library: &Library, indices: &[Index]) -> Vec<String> {
    indices.iter().map(|index| key(library, *index)).collect()
}

/// Ends a command that shows some of a library: says on standard error what could not be read of it, and
/// in how far else not all of it may be shown; where all was read, that nothing was found. The status then is 2 where something could not be read, as
/// `outcome` says otherwise.
pub fn end(library: &Library, outcome: Outcome, missed: Missed, out: &mut Out) -> Outcome {
    let missed = library.missed.and(missed);
    if let Some(missed) = missed.sentence() {
        out.note(&clean_format!(
            "error: {missed}, so this may not be all. `casefile check` says why.\n"
        ));
    }
    let is_error = |found: &&crate::diagnostic::Diagnostic| found.severity == Severity::Error;
    let told = match library.diagnostics.iter().filter(is_error).count() {
        0 => None,
        1 => Some("1 error in this library; what it touches".to_owned()),
        count => Some(format!("{count} errors in this library; what they touch")),
    };
    if let Some(told) = told {
        out.note(&clean_format!(
            "note: {told} may be missing here. `casefile check` says more.\n"
        ));
    }
    match missed.is_nothing() {
        true => {
            if matches!(outcome, Outcome::Negative) {
                out.note(&clean!["note: Nothing was found.\n"]);
            }
            outcome
        }
        false => Outcome::InPart,
    }
}

/// The scope that `--case` gives.
pub fn scope(library: &Library, case: Option<&str>) -> Result<Scope, Failure> {
    case.map_or(Ok(Scope::Library), |typed| {
        find_case(library, typed).map(|(id, _)| Scope::Case(id))
    })
}

/// The case of that id.
pub fn find_case(library: &Library, typed: &str) -> Result<(Id, Index), Failure> {
    let id = typed.parse::<Id>().ok();
    let found = id.and_then(|id| Some((id.clone(), library.index(&Key::Case(id))?)));
    found.ok_or_else(|| {
        let cases = library.of_kind(&Scope::Library, Kind::Case).iter();
        let ids: Vec<&str> = cases
            .map(|index| library.at(*index).key.id().as_str())
            .collect();
        Failure::Nothing(match nearest(typed, ids.iter().copied()) {
            Some(near) => clean_format!("There is no case `{typed}`; did you mean `{near}`?"),
            None if ids.is_empty() => {
                clean_format!("There is no case `{typed}`; the library has none.")
            }
            None => clean_format!(
                "There is no case `{typed}`; the cases are {}.",
                ids.join(", ")
            ),
        })
    })
}
