//! The configuration file as commands take it: what holds, and what of it was left out.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    clean_format,
    cli::{Failure, Globals, out::Out},
    config::{self, Config},
    diagnostic::{Diagnostic, Files, Report, Severity},
    door::read_whole,
    limits::{Limits, MISTAKES},
    query::Query,
    text::{Clean, name_of},
    tui::{input::keymap::Keymap, theme::Theme},
};

/// A configuration file, read or not there.
pub struct ConfigFile {
    pub path: Option<PathBuf>,
    pub is_there: bool,
    pub config: Config,
    pub doubts: Doubts,
    pub keymap: Keymap,
}

/// What is wrong in a configuration and was left out of it, since it touches only the looks and the keys
/// of the browser.
#[derive(Clone, Default)]
pub struct Doubts {
    found: Vec<Diagnostic>,
    files: Files,
}

impl Doubts {
    /// Each as a sentence with its place, for the footer of the browser.
    pub fn sentences(&self) -> Vec<String> {
        let told = |found: &Diagnostic| {
            let place = found.span.map_or_else(String::new, |span| {
                let file = self.files.get(span.file).map(|file| &*file.path);
                format!("{}, line {}: ", file.unwrap_or("configuration"), span.line)
            });
            let help = found.help.iter().map(|help| format!("; {help}"));
            let help: String = help.collect();
            let text = format!("{place}{}{help}", found.message);
            crate::diagnostic::sentence(&text).to_string()
        };
        self.found.iter().map(told).collect()
    }

    /// Says them on standard error; nothing where all is right.
    pub fn tell(&self, out: &mut Out) {
        for found in &self.found {
            out.note_printed(&crate::diagnostic::printed(found, &self.files));
        }
    }
}

/// Reads the configuration that the command line or the user's folder gives. What is wrong with the
/// looks and the keys of the browser is left out of it, and told by the doubts.
///
/// # Errors
/// Where it holds another mistake, or is named and not there.
pub fn config_file(globals: &Globals) -> Result<ConfigFile, Failure> {
    let usual = || dirs::config_dir().map(|folder| folder.join(config::FILE));
    let absent = |path| ConfigFile {
        path,
        is_there: false,
        config: Config::default(),
        doubts: Doubts::default(),
        keymap: Keymap::with(&[]).0,
    };
    let Some(path) = globals.config.clone().or_else(usual) else {
        return Ok(absent(None));
    };
    let shown = name_of(path.display());
    let text = match read(&path) {
        Ok(text) => text,
        Err(error) if globals.config.is_none() && is_out_of_reach(&path) => {
            let mut absent = absent(Some(path));
            // What lies nowhere, or below a file, is not there, and there is nothing to say.
            let is_known = matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            );
            if !is_known {
                let message = format!("the configuration `{shown}` cannot be looked for: {error}");
                let help = "what is built in holds until then";
                let doubt = Diagnostic::without_place("no-home", message).warning();
                absent.doubts.found.push(doubt.help(help));
            }
            return Ok(absent);
        }
        Err(error) => {
            let message = clean_format!("The configuration `{shown}` cannot be read: {error}.");
            return Err(Failure::Wrong(message));
        }
    };
    let mut files = Files::default();
    let file = files.add(shown, text.as_str().into());
    let (mut config, mut found) = config::parse(&text, file, dirs::home_dir().as_deref());
    let keymap = keys_that_can_be_read(&mut config, &mut found);
    if let Some(name) = &config.theme
        && let Err(why) = themes(name, false)
    {
        let wrong = Diagnostic::error("unknown-theme", name.span, why).warning();
        found.push(wrong.help("the default theme is used until then"));
        config.theme = None;
    }
    found.extend(config.filters.iter().filter_map(unreadable));
    let is_used = found.iter().all(|found| found.severity != Severity::Error);
    let found = told(found);
    if is_used {
        return Ok(ConfigFile {
            path: Some(path),
            is_there: true,
            config,
            doubts: Doubts { found, files },
            keymap,
        });
    }
    let mut told = Clean::default();
    for diagnostic in &found {
        told.push(&crate::diagnostic::text(diagnostic, &files));
    }
    told.push(&"error: Fix the configuration first; nothing was opened.\n");
    Err(Failure::Told(told.into()))
}

/// As many of the mistakes as one reads, in the order of the file; the last one counts the others.
fn told(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    /// Each has an excerpt of some lines.
    const MOST: u64 = 100;
    crate::diagnostic::sort(&mut found);
    let worst = found.iter().map(|found| found.severity).min();
    let mut report = Report::within(&Limits::default().with(&MISTAKES, MOST));
    found.into_iter().for_each(|found| report.push(found));
    let mut told = report.into_diagnostics();
    if let (Some(last), Some(worst)) = (told.last_mut(), worst) {
        // What counts the others weighs as much as the worst of them.
        last.severity = last.severity.max(worst);
    }
    told
}

/// Whether nobody can say what is under a name, or nothing is: a home may lie below a file, or be another's.
fn is_out_of_reach(path: &Path) -> bool {
    path.symlink_metadata().is_err()
}

/// The text of a file of the user's own. It may be a pipe.
///
/// # Errors
/// Where it cannot be read, is no text, or larger than [`config::BYTES`].
fn read(path: &Path) -> io::Result<String> {
    let file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    if !config::BYTES.allows(size) {
        return Err(config::BYTES.error(size));
    }
    let bytes = read_whole(file, &config::BYTES)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text in UTF-8"))
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

/// The keys that a configuration gives. An action with a key that cannot be read, or that is another's,
/// is left out, so that it keeps the keys that it has by default.
fn keys_that_can_be_read(config: &mut Config, found: &mut Vec<Diagnostic>) -> Keymap {
    loop {
        let (keymap, wrong) = Keymap::with(&config.keys);
        if wrong.is_empty() {
            return keymap;
        }
        let places: HashSet<_> = wrong.iter().filter_map(|wrong| wrong.span).collect();
        let before = config.keys.len();
        config.keys.retain(|binding| {
            let mut keys = binding.keys.iter().map(|key| key.span);
            !places.contains(&binding.action.span) && !keys.any(|key| places.contains(&key))
        });
        found.extend(wrong.into_iter().map(Diagnostic::warning));
        // What cannot be put right by leaving out an action is put right by the built-in keys.
        if config.keys.len() == before {
            config.keys.clear();
        }
    }
}

/// The shipped themes, and which of them has the name; a theme of the reader's own, by the path of its
/// file, is added to them. The error is a sentence without its full stop.
pub fn themes(name: &str, ascii: bool) -> Result<(Vec<Theme>, usize), String> {
    let mut themes = Theme::shipped(ascii);
    if let Some(number) = Theme::named(&themes, name) {
        return Ok((themes, number));
    }
    if !name.ends_with(".toml") {
        return Err(Theme::unknown(name));
    }
    let text = read(Path::new(name))
        .map_err(|error| format!("the theme `{name}` cannot be read: {error}"))?;
    themes.push(Theme::read(name, &text)?.with_glyphs(ascii));
    let last = themes.len() - 1;
    Ok((themes, last))
}
