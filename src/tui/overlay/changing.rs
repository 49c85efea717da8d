//! A change of a file: the fields in which it is written, the patch that is looked at, the way to the disk.

mod field;

pub use field::{Field, Holds, Of, Passage, What, Word};

use std::sync::Arc;

use super::looked::Looked;
use crate::{
    clean,
    edit::made::Proposed,
    model::{Id, Key},
    text::Clean,
    tui::line::Line,
};

/// How far it is.
#[derive(Clone, Debug)]
pub enum Stage {
    Asking,
    /// It is worked out.
    Proposing,
    /// The patch is looked at.
    Looking {
        proposed: Arc<Proposed>,
        looked: Looked,
    },
    Writing,
}

/// A change of a file that is being made.
#[derive(Clone, Debug)]
pub struct Changing {
    pub what: What,
    /// The record; of a new one that at which the reader is.
    pub of: Option<Key>,
    pub fields: Vec<Field>,
    /// The selected field.
    pub at: usize,
    /// The passage that is cited where its words stand in a field.
    pub at_hand: Option<Passage>,
    /// The id that was proposed; while it stands there, it follows what the record goes by.
    proposed: String,
    /// The ids that are taken.
    taken: Vec<Id>,
    pub stage: Stage,
    /// Why it cannot be done; until the next key.
    pub refused: Option<Clean>,
    /// Under which number it was asked for last.
    pub number: u64,
}

impl Changing {
    pub fn new(
        what: What,
        of: Option<Key>,
        fields: Vec<Field>,
        at_hand: Option<Passage>,
        taken: Vec<Id>,
    ) -> Self {
        Self {
            what,
            of,
            fields,
            at: 0,
            at_hand,
            proposed: String::new(),
            taken,
            stage: Stage::Asking,
            refused: None,
            number: 0,
        }
    }

    /// What it is, for the head: `Status · visit/photo`.
    pub fn title(&self, dot: &'static str) -> Clean {
        let what: Clean = match self.what {
            What::Step => "Status",
            What::Answer => "Answer",
            What::Respond => "Response",
            What::Mend => "Quote",
            What::Add => "New record",
        }
        .into();
        let of = match &self.stage {
            Stage::Looking { proposed, .. } => Some(proposed.key()),
            _ => self.of.as_ref().filter(|_| self.what != What::Add),
        };
        match of {
            Some(of) => clean![what, " ", dot, " ", of.clean()],
            None => what,
        }
    }

    fn field(&self) -> Option<&Field> {
        let is_asked = matches!(self.stage, Stage::Asking);
        self.fields.get(self.at).filter(|_| is_asked)
    }

    /// Whether a line of it is typed.
    pub fn is_typed(&self) -> bool {
        let holds = self.field().map(|field| &field.holds);
        matches!(holds, Some(Holds::Line(_)))
    }

    /// Whether one can choose among words.
    pub fn has_values(&self) -> bool {
        let holds = self.field().map(|field| &field.holds);
        matches!(holds, Some(Holds::Word { .. }))
    }

    /// The line that is typed.
    pub fn line(&mut self) -> Option<&mut Line> {
        if !self.is_typed() {
            return None;
        }
        match &mut self.fields.get_mut(self.at)?.holds {
            Holds::Line(line) => Some(line),
            Holds::Word { .. } => None,
        }
    }

    /// Goes so many fields on, or lines of the patch.
    pub fn go(&mut self, by: isize) {
        self.refused = None;
        match &mut self.stage {
            Stage::Asking => {
                let last = self.fields.len().saturating_sub(1);
                self.at = self.at.saturating_add_signed(by).min(last);
            }
            Stage::Looking { looked, .. } => looked.go(by),
            Stage::Proposing | Stage::Writing => {}
        }
    }

    /// Has the patch in sight that is looked at, on a screen of that size.
    pub fn look(&mut self, columns: u16, rows: u16) {
        if let Stage::Looking { looked, .. } = &mut self.stage {
            looked.look(columns, rows);
        }
    }

    /// Chooses another word of the selected field.
    pub fn turn(&mut self, by: isize) {
        self.refused = None;
        if let Some(field) = self.fields.get_mut(self.at) {
            field.turn(by);
        }
    }

    /// What a field says; none where it says nothing, or there is no such field.
    pub fn said(&self, of: Of) -> Option<&str> {
        let mut fields = self.fields.iter();
        let field = fields.find(|field| field.of == of)?;
        Some(field.text()).filter(|text| !text.is_empty())
    }

    /// Brings what follows from what is typed in line with it: one more citation can always be typed, and an id is proposed.
    pub fn settle(&mut self) {
        self.refused = None;
        let last = self.fields.last().filter(|field| field.of == Of::Cites);
        if last.is_some_and(|field| !field.text().is_empty()) {
            self.fields.push(Field::cites("", self.at_hand.as_ref()));
        }
        let Some(label) = self.said(Of::Label) else {
            return;
        };
        let next = self.id_for(label);
        let mut fields = self.fields.iter_mut();
        if let Some(field) = fields.find(|field| field.of == Of::Id)
            && field.text() == self.proposed
            && let Holds::Line(line) = &mut field.holds
        {
            line.set(&next);
            self.proposed = next;
        }
    }

    /// An id for a record that goes by a text: its first words, and a number where that is taken.
    fn id_for(&self, label: &str) -> String {
        /// Words and characters of an id: it is to be typed elsewhere.
        const WORDS: usize = 4;
        const MOST: usize = 32;
        let whole = Id::suggest(label);
        let words: Vec<&str> = whole.split('-').take(WORDS).collect();
        let mut id = words.join("-");
        id.truncate(MOST);
        let id = id.trim_end_matches('-').to_owned();
        let is_taken = |id: &String| self.taken.iter().any(|taken| taken.as_str() == id);
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let mut all = std::iter::once(id.clone()).chain(numbered);
        all.find(|id| !is_taken(id)).unwrap_or(id)
    }

    /// Whether anything is typed that would be lost.
    pub fn has_words(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| {
            let is_cited = self.at_hand.as_ref().map(|passage| &*passage.text);
            matches!(field.holds, Holds::Line(_))
                && !field.text().is_empty()
                && Some(field.text()) != is_cited
                && field.text() != self.proposed
        })
    }

    /// Selects the first field of that name, and says what is wrong with it.
    pub fn refuse(&mut self, of: Of, why: Clean) {
        let at = self.fields.iter().position(|field| field.of == of);
        self.at = at.unwrap_or(self.at);
        self.refused = Some(why);
    }
}
