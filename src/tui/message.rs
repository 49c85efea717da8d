//! What can happen to the browser.

use std::sync::Arc;

use ratatui::{crossterm::event::Event, layout::Size};

use crate::{
    document::Paragraph,
    library::{Index, Library},
    model::Key,
    review::Versions,
    search::text::Corpus,
    text::Clean,
    tui::{
        effect::{Became, Handed, Proposal},
        everywhere::Told,
        known::{self, Checked, Cover, OfDay, Since, Text},
        list::Made,
        seek::Ended,
    },
    verify::Passage,
    watch::News,
};

/// What was found of a citation, by its record and its number there.
pub type Verified = ((Index, usize), Arc<Passage>);

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key, a paste, the mouse.
    Terminal(Event),
    /// The size of the screen.
    Sized(Size),
    /// The library of a load, as it was on the day that was looked at, what covers names in both, and what is new in it;
    /// answers of an earlier generation are dropped.
    Loaded(u64, Arc<Library>, Option<OfDay>, Option<Cover>, News),
    /// The library of that edition as it was on the day that is turned to, or why it cannot be shown.
    Turned(u64, Result<OfDay, String>),
    /// The path cannot be opened; a sentence says why.
    Unopened(u64, String),
    /// What is held of a source.
    Document(u64, Key, Arc<Text>),
    /// A run of paragraphs of a large text, by its number: those that could be read.
    Paragraphs(u64, Key, usize, Arc<[Paragraph]>),
    /// At how many paragraphs the search of that number has looked.
    Looked(u64, usize),
    /// How it ended.
    Sought(u64, Ended),
    /// A text that was made to be copied; the label says what it is.
    Made { text: String, label: &'static str },
    /// What is known of the library of that edition once all of its sources were opened.
    Checked(u64, Checked),
    /// What was found of citations: of which record each is, and its number among all of that
    /// record's, from 0.
    Verified(u64, Vec<Verified>),
    /// The rows of a list, by the number under which it was asked for.
    Listed(u64, Box<Made>),
    /// All texts of the library of that edition, as far as they are read.
    Gathered(u64, Arc<Corpus>),
    /// What was found everywhere, by the number of the question.
    Found(u64, Arc<Told>),
    /// A moment after a key: what is remembered is to be written, and files may have changed.
    Due,
    /// This was written to be remembered.
    Remembered(String),
    /// What the log of what was reviewed says now.
    Reviewed(Box<known::Told>),
    /// The versions of what was reviewed, for a load.
    Compared(u64, Versions),
    /// How the library of a load differs from what the reader saw last.
    Since(u64, Since),
    /// Files of the library of that load have changed since.
    Changed(u64),
    /// Not all changes of files will be heard of: why, as a sentence without its period.
    Unheard(String),
    /// Something was done; a sentence for the reader.
    Done(String),
    /// A change that was worked out, by its number; or why it cannot be made, as a sentence.
    Proposed(u64, Result<Proposal, Clean>),
    /// What became of a change that was to be written, by its number, or taken back, without one; or why nothing did, as a
    /// sentence.
    Wrote(Option<u64>, Result<Became, Clean>),
    /// What became of what is to be handed on, by its number.
    Handed(u64, Handed),
    /// Something could not be done; a sentence for the reader.
    Failed(String),
    /// What a key asks for cannot be done here; a sentence for the reader, where they look.
    Refused(String),
    /// The editor was closed.
    Edited,
}

impl Message {
    /// Whether it does nothing but add to what is known, so that what follows from many of them can be
    /// worked out once.
    pub fn only_adds(&self) -> bool {
        matches!(
            self,
            Self::Document(..) | Self::Paragraphs(..) | Self::Verified(..)
        )
    }
}
