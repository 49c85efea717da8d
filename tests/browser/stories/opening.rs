//! How a page opens a browser: what is set before that, and the folders that it has for its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use casefile::{
    config::{self, Binding, Config},
    model::{At, FileId, Span},
    session::{Remembered, Store},
    tui::{input::keymap::Keymap, model::Fixed, tour::Tour},
};
use tempfile::{TempDir, tempdir};

use super::size;
use crate::{
    story::{Left, Story, archive, originals, theme},
    tour,
};

/// What a page sets before it opens a browser.
#[derive(Default)]
pub struct Settings {
    bound: Vec<Binding>,
    saved: Vec<(String, String)>,
    config: Config,
    lines: String,
}

impl Settings {
    /// Takes a line of a page: `bind ACTION KEY`, `save NAME: QUERY` or `config LINE`.
    pub fn add(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        match verb {
            "bind" => {
                let (action, key) = rest.split_once(' ').ok_or("bind ACTION KEY")?;
                self.bound.push(Binding {
                    action: word(action),
                    keys: vec![word(key)],
                });
            }
            "save" => {
                let (name, query) = rest.split_once(": ").ok_or("save NAME: QUERY")?;
                self.saved.push((name.to_owned(), query.to_owned()));
            }
            _ => {
                self.lines = format!("{}{rest}\n", self.lines);
                let (config, wrong) = config::parse(&self.lines, FileId::default(), None);
                if let Some(wrong) = wrong.first() {
                    return Err(format!("{wrong:?}"));
                }
                self.config = config;
            }
        }
        Ok(())
    }

    fn fixed(&self, at: Option<&str>, session: Remembered) -> Fixed {
        let (keymap, wrong) = Keymap::with(&self.bound);
        assert!(wrong.is_empty(), "{wrong:?}");
        Fixed {
            keymap,
            filters: self.saved.clone(),
            at: at.map(ToOwned::to_owned),
            history: self.config.history.unwrap_or_default(),
            quit: self.config.quit.unwrap_or_default(),
            remembers: true,
            session,
            ..Fixed::default()
        }
    }
}

/// What a page opened.
pub struct Opened {
    settings: Settings,
    library: PathBuf,
    copy: Option<TempDir>,
    has_originals: bool,
    /// The user's state folder.
    state: TempDir,
    /// The folder in which the program works.
    work: TempDir,
    /// The reader's own folder.
    home: TempDir,
}

impl Opened {
    /// Opens what a line of a page asks for. None where the page cannot be told on this machine.
    pub fn open(
        page: &str,
        rest: &str,
        settings: Settings,
    ) -> Result<Option<(Self, Story)>, String> {
        let (rest, has_originals) = match rest.strip_suffix(" with originals") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        if has_originals && originals(page).is_none() {
            return Ok(None);
        }
        let (path, screen) = rest.rsplit_once(' ').ok_or("open PATH WxH")?;
        let (path, at) = match path.split_once('#') {
            Some((path, at)) => (path, Some(at)),
            None => (path, None),
        };
        let copy = path.strip_prefix("a copy of ").map(|original| {
            let copy = tempdir().expect("a folder");
            copy_folder(Path::new(original), copy.path());
            copy
        });
        let library = match &copy {
            _ if path == "the tour" => tour::LIBRARY.into(),
            Some(copy) => copy.path().to_owned(),
            None => path.into(),
        };
        let opened = Self {
            settings,
            library,
            copy,
            has_originals,
            state: tempdir().expect("a folder"),
            work: tempdir().expect("a folder"),
            home: tempdir().expect("a folder"),
        };
        let story = match path {
            "the tour" => {
                let mut story = Story::with_archive(tour::LIBRARY, size(screen), tour::archive());
                story.model.state.tour = Some(Tour::default());
                story
            }
            _ => opened.begin(size(screen), at),
        };
        Ok(Some((opened, story)))
    }

    /// The same library by another run, which takes up what the one before kept.
    pub fn again(&self, screen: (u16, u16)) -> Story {
        self.begin(screen, None)
    }

    fn begin(&self, screen: (u16, u16), at: Option<&str>) -> Story {
        let archive = match self.has_originals {
            true => originals("a page").unwrap_or_else(archive),
            false => archive(),
        };
        let store = Store::at(self.state.path(), &self.library);
        let fixed = Fixed {
            home: Some(self.home.path().to_owned()),
            ..self.settings.fixed(at, store.read())
        };
        let mut story = Story::begin(self.library.clone(), screen, archive, Some(store), fixed);
        story.theme = theme("dark").with_glyphs(self.settings.config.ascii.unwrap_or_default());
        story.left = Left::writing_in(self.work.path());
        story
    }

    /// The folder of the copy; none where the library itself is open.
    pub fn copy(&self) -> Option<&Path> {
        self.copy.as_ref().map(TempDir::path)
    }

    /// Whether a file of that name is in the folder in which the program works or, behind `~/`, in the
    /// reader's own.
    pub fn has_written(&self, file: &str) -> bool {
        self.written(file).exists()
    }

    fn written(&self, file: &str) -> PathBuf {
        match file.strip_prefix("~/") {
            Some(file) => self.home.path().join(file),
            None => self.work.path().join(file),
        }
    }

    /// `FILE: WORDS`: a line of the file holds the words.
    pub fn wrote(&self, rest: &str) -> Result<(), String> {
        let (file, words) = rest.split_once(": ").ok_or("file FILE: WORDS")?;
        let text = fs::read_to_string(self.written(file));
        let text = text.map_err(|error| error.to_string())?;
        match text.lines().any(|line| line.contains(words)) {
            true => Ok(()),
            false => Err(format!("no line of it does:\n{text}")),
        }
    }
}

/// A word of the configuration.
fn word(value: &str) -> At<String> {
    At {
        value: value.to_owned(),
        span: Span::default(),
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy_folder(&path, &copy),
            false => drop(fs::copy(&path, copy).expect("a copy")),
        }
    }
}
