//! What a command works on: the settings and the library, by command line and configuration.

mod file;
mod names;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use file::config_file;
pub use names::{named, record_of};

use file::{ConfigFile, Doubts, themes};
use names::{is_missing, nothing_there, says_missing};

use super::{Failure, Globals, Outcome, here::at_hand, out::Out};
use crate::{
    address, check, clean, clean_format,
    config::{self, Config},
    diagnostic::{Severity, nearest},
    document::{
        Archive, Originals,
        foreign::{Cache, Extractor},
    },
    library::{Index, Library, Scope},
    load,
    missed::Missed,
    model::{Id, Key, Kind},
    review::by_whom,
    session::Store,
    text::name_of,
    tui::{
        input::keymap::Keymap,
        theme::{self, Theme},
    },
};

/// Settings, and the library to open.
#[derive(Clone)]
pub struct Context<'c> {
    globals: &'c Globals,
    path: Option<PathBuf>,
    /// The record that was named behind the path, as it was typed.
    at: Option<String>,
    config: Config,
    keymap: Keymap,
    doubts: Doubts,
    themes: Vec<Theme>,
    /// The number of the theme to begin with.
    theme: usize,
    ascii: bool,
}

/// The user's folder for what a program remembers; none where the user has none.
pub fn state_folder() -> Option<PathBuf> {
    dirs::state_dir().or_else(dirs::data_local_dir)
}

/// The program's own folder for what can be made again; none where the user has none.
pub fn cache_folder() -> Option<PathBuf> {
    dirs::cache_dir().map(|folder| folder.join("casefile"))
}

/// The folders in which the program keeps what is its own, as far as the user has any.
pub fn own_folders() -> Vec<PathBuf> {
    let own = [dirs::data_dir(), state_folder()].into_iter().flatten();
    let own = own.map(|folder| folder.join("casefile"));
    own.chain(cache_folder()).collect()
}

/// Whether signs beyond ASCII would not arrive, by what the environment says of terminal and locale.
///
/// The locale of characters is that of LC_ALL, else LC_CTYPE, else LANG, of which an empty one says
/// nothing (POSIX, Environment Variables); without any it is "C", which is ASCII. The Linux console
/// draws a font of at most 512 signs: those of Debian, whatever their alphabet, have boxes, dashes and
/// quotation marks, but neither the circles and squares of standings nor the tick of a quote. Windows has
/// no such variables, and shows Unicode.
pub fn lacks_signs() -> bool {
    let says = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if cfg!(windows) {
        return false;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(says);
    says("TERM").as_deref() == Some("linux") || !locale.is_some_and(|name| is_utf8(&name))
}

/// Whether the name of a locale has the encoding UTF-8: `en_GB.UTF-8`, `C.utf8@euro`, also `UTF-8` alone,
/// which macOS hands on to other machines.
fn is_utf8(locale: &str) -> bool {
    let name = locale.split('@').next().unwrap_or(locale);
    let encoding = name.rsplit('.').next().unwrap_or(name);
    let bare = encoding.replace('-', "");
    bare.eq_ignore_ascii_case("utf8")
}

/// The library and the record that the first argument names: `PATH#REF`. What is there under the whole name
/// is a path, `#` or not; so is what has no library before its `#`.
pub fn place(typed: &Path) -> (Option<PathBuf>, Option<String>) {
    let parts = typed.to_str().and_then(address::parts);
    let parts = parts.filter(|_| typed.symlink_metadata().is_err());
    let parts = parts.filter(|(path, _)| path.is_empty() || Path::new(path).exists());
    let Some((path, at)) = parts else {
        return (Some(typed.to_owned()), None);
    };
    let path = (!path.is_empty()).then(|| path.into());
    (path, Some(at.to_owned()))
}

impl<'c> Context<'c> {
    /// The settings of a command, by command line and configuration.
    ///
    /// # Errors
    /// Where the configuration cannot be used, or the command line names a theme that is not there.
    pub fn new(globals: &'c Globals, typed: Option<&Path>) -> Result<Self, Failure> {
        let (path, at) = typed.map_or((None, None), place);
        let ConfigFile {
            config,
            doubts,
            keymap,
            ..
        } = config_file(globals)?;
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let configured = config.theme.as_ref().map(|theme| theme.as_str());
        let built_in = match no_color {
            true => theme::MONO,
            false => theme::DEFAULT,
        };
        let named = globals.theme.as_deref().or(configured).unwrap_or(built_in);
        let ascii = globals.ascii.or(config.ascii).unwrap_or_else(lacks_signs);
        let (themes, theme) = themes(named, ascii).map_err(unknown_theme)?;
        Ok(Self {
            globals,
            path,
            at,
            keymap,
            doubts,
            themes,
            theme,
            ascii,
            config,
        })
    }

    /// Whether signs are plain ASCII: by the command line, the configuration, or what the terminal and
    /// its locale can show.
    pub fn ascii(&self) -> bool {
        self.ascii
    }

    /// What of the configuration was left out.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }

    /// Whether the browser listens to the mouse.
    pub fn mouse(&self) -> bool {
        self.globals.mouse.or(self.config.mouse).unwrap_or(false)
    }

    /// The keys of the browser.
    pub fn keymap(&self) -> Keymap {
        self.keymap.clone()
    }

    /// Where the browser remembers a library; none where the reader wants nothing remembered, or has no
    /// folder for it.
    pub fn session(&self, library: &Path) -> Option<Store> {
        let folder = state_folder().filter(|_| self.config.session.unwrap_or(true))?;
        Some(Store::at(&folder, library))
    }

    /// Where it is kept what can be taken back of changes to a library; none as for [`Self::session`].
    pub fn changes(&self, library: &Path) -> Option<Store> {
        let folder = state_folder().filter(|_| self.config.session.unwrap_or(true))?;
        Some(Store::of_changes(&folder, library))
    }

    /// Whether what was searched for is remembered as well.
    pub fn history(&self) -> bool {
        self.config.history.unwrap_or(false)
    }

    /// Whether files that have changed are read again without being asked for.
    pub fn watch(&self) -> bool {
        self.config.watch.unwrap_or(true)
    }

    /// What `q` does.
    pub fn quit(&self) -> config::Quit {
        self.config.quit.unwrap_or_default()
    }

    /// By which name the user signs what they review: what the configuration says, else their login, as the environment has it. None where neither
    /// is known.
    pub fn reviewer(&self) -> Option<String> {
        let configured = self.config.reviewer.as_ref();
        let configured = configured.and_then(|name| by_whom(name.as_str()));
        configured.or_else(|| {
            let names = ["LOGNAME", "USER", "USERNAME"].into_iter();
            let mut logins = names.filter_map(|name| std::env::var(name).ok());
            logins.find_map(|name| by_whom(&name))
        })
    }

    /// The saved queries: their names, and what they ask.
    pub fn filters(&self) -> Vec<(String, String)> {
        let filters = self.config.filters.iter();
        filters
            .map(|filter| (filter.name.value.clone(), filter.query.value.clone()))
            .collect()
    }

    /// Whether somebody chose the theme, or wants no colour.
    pub fn is_themed(&self) -> bool {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        no_color || self.globals.theme.is_some() || self.config.theme.is_some()
    }

    /// The themes to choose from, and the number of the one to begin with: the one that is named, by the
    /// name of a shipped one or as a file, else the one without colour where NO_COLOR asks for that.
    pub fn themes(&self) -> (Vec<Theme>, usize) {
        (self.themes.clone(), self.theme)
    }

    /// The library that the command line names, where it names one.
    pub fn named(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The record that the command line names behind the library, as it was typed; empty where there is a `#`
    /// and nothing behind it.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// What a reference leads to that may have its library before it, `PATH#REF`: where that is opened, and
    /// the reference alone.
    ///
    /// # Errors
    /// Where the command line names another library, or the reference lacks its library or its record.
    pub fn of<'t>(&self, typed: &'t str) -> Result<(Self, &'t str), Failure> {
        let Some((path, reference)) = address::parts(typed) else {
            return Ok((self.clone(), typed));
        };
        let path = (!path.is_empty()).then(|| Path::new(path));
        if let Some(path) = path.filter(|path| is_missing(path)) {
            let why = match is_missing(Path::new(typed)) {
                true => nothing_there(typed),
                false => Some(clean_format!(
                    "`{typed}` is a library, and no record is named; write `{typed}#ID`."
                )),
            };
            let path = path.to_string_lossy();
            let why = why.unwrap_or_else(|| clean_format!("`{}` is not there.", named(&path)));
            return Err(Failure::Wrong(why));
        }
        if reference.is_empty() {
            return Err(Failure::Wrong(clean_format!(
                "No record is named behind the `#` of `{typed}`; write its id there."
            )));
        }
        self.only(path)?;
        let path = path.map(Path::to_owned).or_else(|| self.path.clone());
        let of = Self {
            path,
            ..self.clone()
        };
        Ok((of, reference))
    }

    /// Refuses a second library; one that is named twice is one.
    fn only(&self, path: Option<&Path>) -> Result<(), Failure> {
        let (Some(path), Some(other)) = (path, &self.path) else {
            return Ok(());
        };
        let whole = |path: &Path| path.canonicalize().ok();
        if whole(path).is_some_and(|path| whole(other) == Some(path)) {
            return Ok(());
        }
        let (path, other) = (name_of(path.display()), name_of(other.display()));
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
                let folder = name_of(folder.display());
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

fn unknown_theme(why: String) -> Failure {
    Failure::Wrong(crate::diagnostic::sentence(&why))
}

/// Refuses the name of a theme that is not there.
pub fn theme_is_there(name: &str) -> Result<(), Failure> {
    themes(name, false).map(drop).map_err(unknown_theme)
}

fn unopened(error: &load::Unopened) -> Failure {
    let commands = super::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let typed = error.path.to_str().unwrap_or("");
    if says_missing(&error.error)
        && let Some(why) = nothing_there(typed)
    {
        return Failure::Wrong(why);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_a_locale_is_read_from_its_name() {
        for name in [
            "en_GB.UTF-8",
            "C.utf8",
            "de_AT.UTF-8@euro",
            "UTF-8",
            "sr_RS.Utf-8@latin",
        ] {
            assert!(is_utf8(name), "{name}");
        }
        for name in [
            "C",
            "POSIX",
            "en_GB",
            "de_DE.ISO-8859-15@euro",
            "ja_JP.eucJP",
            "en.utf16",
        ] {
            assert!(!is_utf8(name), "{name}");
        }
    }
}
