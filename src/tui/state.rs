//! What the reader chose: where they are, where they were, what is open over it.

mod memory;
mod place;
mod seam;

use std::collections::BTreeMap;

use ratatui::{crossterm::event::Event, layout::Size};

pub use memory::{Look, Memory};
pub use place::{ListPane, Pane, Place, RecordPane, SourcePane, Wrap};
pub use seam::{Held, Moved, Seam};

use super::{
    action::Way,
    everywhere::Everywhere,
    input::Typed,
    line::History,
    overlay::{Asked, Changing, Chosen, Overlay, Passage},
    seek::Seek,
    tour::Tour,
};
use crate::{
    model::{Date, Key},
    review::Draft,
    search::text::Sought,
    sheet::Look as TimelineLook,
};

/// A word to the reader in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// What was typed at each prompt.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    filter: History,
    search: History,
    day: History,
    label: History,
    file: History,
    nothing: History,
}

impl Histories {
    /// What was typed at that prompt.
    pub fn of(&mut self, asked: Asked) -> &mut History {
        match asked {
            Asked::Filter => &mut self.filter,
            Asked::Search => &mut self.search,
            Asked::AsOf => &mut self.day,
            Asked::Label => &mut self.label,
            Asked::ReviewFile => &mut self.file,
            Asked::Nothing => &mut self.nothing,
        }
    }

    /// What is remembered of them, by the names of the prompts.
    pub fn saved(&self) -> BTreeMap<String, Vec<String>> {
        let prompts = [
            ("filter", &self.filter),
            ("search", &self.search),
            ("day", &self.day),
        ];
        let saved = prompts.map(|(name, history)| {
            let entries = history.entries().map(str::to_owned);
            (name.to_owned(), entries.collect())
        });
        saved.into_iter().collect()
    }

    /// Takes up what was remembered.
    pub fn take_up(&mut self, saved: BTreeMap<String, Vec<String>>) {
        for (name, entries) in saved {
            let asked = match name.as_str() {
                "filter" => Asked::Filter,
                "search" => Asked::Search,
                "day" => Asked::AsOf,
                _ => continue,
            };
            *self.of(asked) = entries.into_iter().collect();
        }
    }
}

/// What is put right once the page of the place is there: the numbers of its row, its citation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub row: Option<usize>,
    pub citation: Option<usize>,
}

/// What the reader has taken along so far. It leaves the program without a trace in what is shown; the tour
/// asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// A new citation was made.
    pub citation: bool,
    /// Two pages were written to a file.
    pub pages: bool,
}

/// A change of a file by the reader, which is nobody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The record that was changed.
    pub key: Key,
    /// What is said of it.
    pub told: String,
}

/// Where the reader was when the selected row was gone from a library that was read again: a file may be half written.
#[derive(Clone, Debug)]
pub struct Lost {
    pub was: Place,
    /// The place in its stead.
    pub now: Place,
}

/// What the reader chose. All that is shown follows from it and from what is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What was typed before the library, or that of a day, was there, in its order.
    pub early: Vec<Event>,
    pub size: Size,
    /// By how much the lines between panes stand further right or lower than usual.
    pub moved: Moved,
    /// The line between panes that the mouse holds.
    pub held: Option<Held>,
    /// How the timeline is looked at.
    pub timeline: TimelineLook,
    /// Which of the themes.
    pub theme: usize,
    pub place: Place,
    /// What of a session that was taken up is put right once the page is there.
    pub numbers: Numbers,
    /// Whether what is remembered is written soon.
    pub is_due: bool,
    /// What is remembered of what the reader does: as it was at their first key, or was written last. None
    /// before the first key.
    pub remembered: Option<String>,
    /// How the other views were left.
    pub memory: Memory,
    /// Where the reader was, the latest last.
    pub back: Vec<Place>,
    /// Where `jump-back` came from.
    pub forward: Vec<Place>,
    /// Where the reader was before the library became another one, until what the filter asks for is
    /// known of it again, or a key is pressed.
    pub awaited: Option<Place>,
    /// The day that is turned to, until its library is worked out.
    pub turning: Option<Date>,
    /// Where the reader was before looking at an earlier day.
    pub today: Option<Place>,
    pub overlay: Option<Overlay>,
    /// The note that was opened last and left as it stood: the next key for one leads on from it.
    pub passed_note: Option<Draft>,
    /// Keys that are no whole command yet.
    pub typed: Typed,
    /// What was typed at prompts.
    pub histories: Histories,
    /// Places that are kept under letters.
    pub marks: BTreeMap<char, Place>,
    pub notice: Option<Notice>,
    /// What is searched for in the panes.
    pub search: Sought,
    /// To which of what is new in a library that was read again the reader has gone.
    pub news: Option<usize>,
    /// Which way the last search went round the end; until the next key.
    pub went_round: Option<Way>,
    /// The search of a large text that goes on.
    pub seek: Option<Seek>,
    /// Counts these searches.
    pub seeks: u64,
    /// Whether the source pane is still to be scrolled to the words of its paragraph that are searched for.
    pub to_words: bool,
    /// The search of all texts, which is kept when it is closed.
    pub everywhere: Everywhere,
    pub done: bool,
    pub taken: Taken,
    /// What was chosen when something was written last.
    pub handed: Option<Chosen>,
    /// The passage that was cited last, which a change of a file may cite.
    pub cited: Option<Passage>,
    /// Changes of files that were typed and not written.
    pub unwritten: Vec<Changing>,
    /// A change of a file that the reader made, until the library is read again with it.
    pub own: Option<Own>,
    /// The place of a row that is gone, which is taken up again once that is back.
    pub lost: Option<Lost>,
    /// What was said of what changed since the reader last looked; until the next key.
    pub since: Option<String>,
    /// Counts the changes that are asked for.
    pub changes: u64,
    /// Whether the names of the protected are to be covered.
    pub covers: bool,
    /// The audience before which they are, where one is named; none is the library's only one.
    pub audience: Option<String>,
    /// Counts what is asked to be written.
    pub exports: u64,
    /// How far the reader has come in the tour; none outside it.
    pub tour: Option<Tour>,
}

impl State {
    /// A word to the reader.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: false,
        });
    }

    /// Calls off the search by a job, if one goes on. Returns whether one did.
    pub fn stop_seeking(&mut self) -> bool {
        let seek = self.seek.take();
        if let Some(seek) = &seek {
            seek.cancel.cancel();
            self.notice = None;
        }
        seek.is_some()
    }

    /// Has a patch that lies over the panes in sight, in so many columns and rows.
    pub fn look(&mut self, columns: u16, rows: u16) {
        if let Some(Overlay::Changing(changing)) = &mut self.overlay {
            changing.look(columns, rows);
        }
    }

    /// What is to be kept of a note that is being written; none where none is written.
    pub fn draft(&self) -> Option<Draft> {
        match &self.overlay {
            Some(Overlay::Note(noting)) => Some(noting.draft()),
            _ => None,
        }
    }

    /// The same of what goes wrong while the browser begins: behind what was said before.
    pub fn add(&mut self, text: impl Into<String>) {
        let text = text.into();
        let before = self.notice.take().map(|notice| notice.text);
        self.complain(match before {
            Some(before) => format!("{before} {text}"),
            None => text,
        });
    }

    /// A word to the reader of what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: true,
        });
    }
}
