//! A browser that is driven by keys and answers at once: effects are carried out where they are
//! wanted, and what would leave the program is noted down.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::seen::is_found;
use casefile::{
    document::{Archive, Originals, foreign::Extractor},
    marker::Against,
    review::Unkept,
    session::Store,
    text::width,
    tui::{
        effect::{Effect, Export, Wish},
        job::{Inline, World},
        message::Message,
        model::{Fixed, Model},
        run::{Outside, react},
        theme::{Part, Theme},
        view::view,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind},
    layout::{Position, Rect, Size},
    style::Style,
};

/// A browser and the reader in front of it.
pub struct Story {
    pub model: Model,
    pub theme: Theme,
    world: World<Inline>,
    /// What would have left the program, in its order: copies, editors, exports.
    pub left: Left,
}

/// Notes down what would have left the program, and the folder in which exports are written all the same.
#[derive(Default)]
pub struct Left(pub Vec<Effect>, Option<PathBuf>, Files);

/// Whether the files of the library are changed.
#[derive(Default)]
enum Files {
    /// They are: it is a test's own library.
    Written,
    /// They are not, and under which number that was wanted.
    #[default]
    Kept,
    Wanted(u64),
}

impl Left {
    /// The same, writing exports for real as a program does that works in that folder.
    pub fn writing_in(folder: &Path) -> Self {
        Self(Vec::new(), Some(folder.to_owned()), Files::Kept)
    }

    /// Answers that a change of a file was not written.
    fn unwritten(&mut self) -> Option<Message> {
        let Files::Wanted(number) = self.2 else {
            return None;
        };
        self.2 = Files::Kept;
        Some(Message::Wrote(Some(number), Err("Not here.".into())))
    }
}

impl Outside for Left {
    fn take(&mut self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Mark(Wish::Write(number, _)) if !matches!(self.2, Files::Written) => {
                self.2 = Files::Wanted(number);
                None
            }
            Effect::View { .. } => {
                self.0.push(effect);
                None
            }
            Effect::Export(export) => {
                self.0.push(Effect::Export(export.clone()));
                let path = self.1.as_ref()?.join(&export.path);
                Some(Effect::Export(Export { path, ..export }))
            }
            Effect::Preview(export) => {
                let folder = self.1.clone().unwrap_or_default();
                let path = folder.join(&export.path);
                Some(Effect::Preview(Export { path, ..export }))
            }
            other => Some(other),
        }
    }

    fn leave(&mut self, effect: Effect, _: &Model) -> io::Result<Option<Message>> {
        self.0.push(effect);
        Ok(None)
    }
}

/// The folder of originals, where it is at hand; else says that a test is skipped.
pub fn originals(skipped: &str) -> Option<Archive> {
    let shared = std::env::var_os("CASEFILE_SHARED").map(PathBuf::from);
    let folder = shared.map(|shared| shared.join("seeds"));
    let found = folder.and_then(|folder| Originals::under(&folder).ok());
    if found.is_none() {
        eprintln!(
            "skipped: {skipped} needs the originals; CASEFILE_SHARED names the folder that holds seeds/"
        );
    }
    found.map(|found| Archive::of([found]))
}

/// What the program itself has: no originals, and a reader of foreign formats that keeps nothing.
pub fn archive() -> Archive {
    let program = env!("CARGO_BIN_EXE_casefile");
    Archive::default().reading_by(Extractor::new(program.into(), None))
}

/// One of the themes that come with the program.
pub fn theme(name: &str) -> Theme {
    let mut themes = Theme::shipped(false).into_iter();
    themes.find(|theme| theme.name == name).expect("a theme")
}

impl Story {
    /// Opens a library on a screen of that size.
    pub fn open(path: impl Into<PathBuf>, size: (u16, u16)) -> Self {
        Self::with_archive(path, size, archive())
    }

    /// The same with a folder of originals.
    pub fn with_archive(path: impl Into<PathBuf>, size: (u16, u16), archive: Archive) -> Self {
        Self::begin(path.into(), size, archive, None, Fixed::default())
    }

    /// Opens a library that is remembered in a store, and takes up what that has.
    pub fn remembering(path: impl Into<PathBuf>, size: (u16, u16), store: Store) -> Self {
        let fixed = Fixed {
            remembers: true,
            session: store.read(),
            ..Fixed::default()
        };
        Self::begin(path.into(), size, archive(), Some(store), fixed)
    }

    /// Opens a library whose reader signs as `ana`, and has their data in a folder.
    pub fn reviewing(path: impl Into<PathBuf>, size: (u16, u16), data: &Path) -> Self {
        let data = Some(data.to_owned());
        Self::of_reader(path.into(), size, archive(), None, Fixed::default(), data)
    }

    /// The same, whose files may be changed. Where that is kept is below the data folder.
    pub fn changing(path: impl Into<PathBuf>, size: (u16, u16), data: &Path) -> Self {
        Self::changing_with(path.into(), size, data, Fixed::default())
    }

    /// The same, whose files are watched as well.
    #[cfg(target_os = "linux")]
    pub fn changing_watched(path: impl Into<PathBuf>, size: (u16, u16), data: &Path) -> Self {
        let fixed = Fixed {
            watches: true,
            ..Fixed::default()
        };
        Self::changing_with(path.into(), size, data, fixed)
    }

    fn changing_with(path: PathBuf, size: (u16, u16), data: &Path, fixed: Fixed) -> Self {
        let store = Store::of_changes(&data.join("state"), &path);
        let data = Some(data.to_owned());
        let mut story = Self::of_reader(path, size, archive(), None, fixed, data);
        story.world = story.world.with_changes(Some(store));
        story.left.2 = Files::Written;
        story
    }

    /// Opens a library that is compared with what its reader saw last, which is kept below the folder `state`, or with
    /// another version of it.
    pub fn comparing(path: impl Into<PathBuf>, size: (u16, u16), against: Against) -> Self {
        Self::comparing_as(path, size, against, Fixed::default(), false)
    }

    /// The same with what the user set, and with the names of the protected covered.
    pub fn comparing_as(
        path: impl Into<PathBuf>,
        size: (u16, u16),
        against: Against,
        fixed: Fixed,
        covers: bool,
    ) -> Self {
        let fixed = Fixed {
            remembers: against.state.is_some(),
            begins_at_changes: against.named.is_some(),
            ..fixed
        };
        let mut story = Self::prepared(path.into(), archive(), None, fixed, None, against);
        story.model.state.covers = covers;
        story.begun(size)
    }

    /// Opens a library whose files are watched.
    pub fn watching(path: impl Into<PathBuf>, size: (u16, u16)) -> Self {
        let fixed = Fixed {
            watches: true,
            ..Fixed::default()
        };
        Self::begin(path.into(), size, archive(), None, fixed)
    }

    /// What could not be put down, were the browser to end now.
    pub fn ends(&self) -> Option<Unkept> {
        self.world.finish(&self.model)
    }

    /// Waits for what is told of files, and takes it in. Whether something came.
    pub fn hears(&mut self, most: Duration) -> bool {
        let told = self.world.executor().wait(most);
        let is_told = told.is_some();
        told.into_iter().for_each(|message| self.send(message));
        is_told
    }

    /// Opens a library with what the user set, and with a store where it is remembered in one.
    pub fn begin(
        path: PathBuf,
        size: (u16, u16),
        archive: Archive,
        store: Option<Store>,
        fixed: Fixed,
    ) -> Self {
        Self::of_reader(path, size, archive, store, fixed, None)
    }

    fn of_reader(
        path: PathBuf,
        size: (u16, u16),
        archive: Archive,
        store: Option<Store>,
        fixed: Fixed,
        data: Option<PathBuf>,
    ) -> Self {
        Self::prepared(path, archive, store, fixed, data, Against::default()).begun(size)
    }

    fn prepared(
        path: PathBuf,
        archive: Archive,
        store: Option<Store>,
        fixed: Fixed,
        data: Option<PathBuf>,
        against: Against,
    ) -> Self {
        let fixed = Fixed {
            whole: "/srv/cases".into(),
            path: path.clone(),
            themes: Theme::shipped(false)
                .into_iter()
                .map(|theme| theme.name)
                .collect(),
            ..fixed
        };
        let world = World::new(Inline::default(), path, archive, store);
        let mut world = world
            .with_data(data, Some("ana".into()), Vec::new())
            .compared_with(against);
        if fixed.watches {
            world.watch();
        }
        Self {
            // A theme in which every part looks different, so that a style tells what is meant.
            theme: theme("dark"),
            model: Model::new(fixed, 0),
            world,
            left: Left::default(),
        }
    }

    /// Reads the library, on a screen of that size.
    fn begun(mut self, (width, height): (u16, u16)) -> Self {
        let load = Effect::Load(self.model.known.generation);
        self.world.start(load, &self.model);
        self.send(Message::Sized(Size { width, height }));
        self
    }

    /// Sends a message, and all that follows from it.
    pub fn send(&mut self, message: Message) {
        let mut next = Some(message);
        while let Some(message) = next {
            let (world, left) = (&mut self.world, &mut self.left);
            react(&mut self.model, [message], world, left).expect("nothing here fails");
            let unwritten = || self.left.unwritten();
            next = self.world.executor().next().or_else(unwritten);
        }
    }

    /// Carries out an effect, and all that follows from it.
    pub fn carry_out(&mut self, effect: Effect) {
        assert_eq!(self.world.start(effect, &self.model), None, "a job");
        while let Some(message) = self.world.executor().next() {
            self.send(message);
        }
    }

    /// Presses keys, by their names with spaces between: `Enter j Ctrl+p`.
    pub fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.send(Message::Terminal(Event::Key(key_event(key))));
        }
    }

    /// Types a text, letter by letter.
    pub fn types(&mut self, text: &str) {
        for letter in text.chars() {
            let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            self.send(Message::Terminal(Event::Key(key)));
        }
    }

    /// Does something with the mouse at a cell.
    pub fn mouse(&mut self, kind: MouseEventKind, at: Position) {
        self.send(Message::Terminal(Event::Mouse(MouseEvent {
            kind,
            column: at.x,
            row: at.y,
            modifiers: KeyModifiers::NONE,
        })));
    }

    /// The screen as it is drawn now.
    pub fn buffer(&self) -> Buffer {
        self.buffer_in(&self.theme)
    }

    /// The same in another theme.
    pub fn buffer_in(&self, theme: &Theme) -> Buffer {
        let Size { width, height } = self.model.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view(&self.model, theme, buffer.area, &mut buffer);
        buffer
    }

    /// The screen as text, a line a row.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// Where some words stand in an area: within a row, the first from the top.
    pub fn find_in(&self, words: &str, area: Rect) -> Option<Position> {
        let buffer = self.buffer();
        let row = |y| -> String {
            let cells = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol());
            cells.collect()
        };
        (area.top()..area.bottom()).find_map(|y| {
            let row = row(y);
            let x = area.x + width(&row[..row.find(words)?]) as u16;
            Some(Position { x, y })
        })
    }

    /// What stands on the screen in the style of a part, in reading order.
    pub fn words_in(&self, part: Part) -> String {
        let style = self.theme.style(part);
        let buffer = self.buffer();
        let mut words = String::new();
        for row in rows(&buffer) {
            let mut before = false;
            for cell in row {
                // What was searched for stands out in a row that is selected, too.
                let is_found = part == Part::Selected && before && is_found(cell, &self.theme);
                before = looks(cell, style) || is_found;
                match before {
                    true => words.push_str(cell.symbol()),
                    false if !words.ends_with(' ') => words.push(' '),
                    false => {}
                }
            }
            words.push(' ');
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a cell is drawn in a style.
pub fn looks(cell: &Cell, style: Style) -> bool {
    Some(cell.fg) == style.fg
        && cell.bg == style.bg.unwrap_or_default()
        && cell.modifier == style.add_modifier
}

/// The rows of a screen, of which a wide character takes one cell.
pub fn rows(buffer: &Buffer) -> Vec<Vec<&Cell>> {
    let area = buffer.area;
    let row = |y| {
        let mut cells = Vec::new();
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            x += (width(cell.symbol()) as u16).max(1);
            cells.push(cell);
        }
        cells
    };
    (0..area.height).map(row).collect()
}

/// A screen as text, a line a row, without spaces at the ends.
pub fn text(buffer: &Buffer) -> String {
    let line = |row: Vec<&Cell>| {
        let line: String = row.into_iter().map(Cell::symbol).collect();
        format!("{}\n", line.trim_end())
    };
    rows(buffer).into_iter().map(line).collect()
}

/// The event of a key by its name.
pub fn key_event(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("Ctrl+") {
        let letter = letter.chars().next().expect("a letter");
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    if let Some(letter) = name.strip_prefix("Alt+") {
        let event = key_event(letter);
        return KeyEvent::new(event.code, event.modifiers | KeyModifiers::ALT);
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Shift+Tab" => KeyCode::BackTab,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "F1" => KeyCode::F(1),
        "Delete" => KeyCode::Delete,
        name => {
            let mut letters = name.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => KeyCode::Char(letter),
                _ => panic!("{name:?} is no key"),
            }
        }
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}
