//! A line to type in the footer, and the help with a query that stands above it.

use crate::{
    clean_format,
    library::Library,
    query::{self, Completion, Offer, Offered, Query, QueryError},
    text::Clean,
    tui::state::Place,
};

/// What is asked for in the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Filter,
    Search,
    AsOf,
    Export,
}

impl Asked {
    /// What is written before the line.
    fn label(self) -> &'static str {
        match self {
            Self::Filter => "filter: ",
            Self::Search => "search: ",
            Self::AsOf => "as of (a day, a month or a year; empty for today): ",
            Self::Export => "write two pages to: ",
        }
    }
}

/// A line to type.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub asked: Asked,
    /// What is written before the line.
    pub label: Clean,
    pub input: String,
    /// Where the reader was before, for Esc.
    pub before: Place,
    /// What could be written at the end of a query; nothing where no query is asked for.
    completion: Completion,
    /// What was typed before one of the offers was taken, and which of them was.
    taken: Option<(String, usize)>,
    /// Why what is typed is no query.
    pub error: Option<QueryError>,
    /// Why what was typed was not taken; until something else is typed.
    pub refused: Option<Clean>,
}

impl Prompt {
    /// A prompt before anything is typed.
    pub fn new(asked: Asked, input: String, before: Place) -> Self {
        Self {
            label: asked.label().into(),
            asked,
            input,
            before,
            completion: Completion::default(),
            taken: None,
            error: None,
            refused: None,
        }
    }

    /// The prompt for the file that a summary is written to; it says of what, where that is not all.
    pub fn for_export(input: String, before: Place, part: &[Clean]) -> Self {
        let prompt = Self::new(Asked::Export, input, before);
        if part.is_empty() {
            return prompt;
        }
        let label = clean_format!(
            "two pages of what is shown ({}) to: ",
            Clean::join(part, ", ")
        );
        Self { label, ..prompt }
    }

    /// Looks at what is typed now. Returns it where it is a query that can be asked; without its last
    /// word where that may still become a key, so that the rows do not vanish at every letter of one.
    pub fn look(&mut self, library: &Library) -> Option<Query> {
        self.refused = None;
        if self.asked != Asked::Filter {
            return None;
        }
        self.taken = None;
        self.completion = query::complete(library, &self.input, self.input.len());
        let query = self.read();
        let Completion { range, offers, of } = &self.completion;
        match of {
            Offered::Keys if !offers.is_empty() => {
                let before = self.input.get(..range.start)?;
                Query::parse(before.trim_end_matches('-')).ok()
            }
            Offered::Keys | Offered::Values => query,
        }
    }

    /// What is typed, as a whole, where it is a query that can be asked.
    pub fn query(&self) -> Option<Query> {
        Query::parse(&self.input).ok()
    }

    fn read(&mut self) -> Option<Query> {
        match Query::parse(&self.input) {
            Ok(query) => {
                self.error = None;
                Some(query)
            }
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    /// Puts the next offer, or the one before, in the place of what it completes; round the end. A lone
    /// offer is looked at as if it had been typed. Returns what is then typed, where it is a query.
    pub fn take(&mut self, by: isize, library: &Library) -> Option<Query> {
        let offers = &self.completion.offers;
        let last = offers.len().checked_sub(1)?;
        let (typed, number) = match self.taken.take() {
            Some((typed, number)) if by > 0 => (typed, if number == last { 0 } else { number + 1 }),
            Some((typed, number)) => (typed, number.checked_sub(1).unwrap_or(last)),
            None => (self.input.clone(), if by > 0 { 0 } else { last }),
        };
        let kept = typed.get(..self.completion.range.start).unwrap_or("");
        self.input = format!("{kept}{}", offers[number].text);
        if last == 0 {
            return self.look(library);
        }
        self.taken = Some((typed, number));
        self.read()
    }

    /// What could be written next, and which of it was taken. Nothing where it stands there already.
    pub fn offers(&self) -> (&[Offer], Option<usize>) {
        let offers = &self.completion.offers[..];
        let typed = self.input.get(self.completion.range.start..);
        match offers {
            [only] if Some(only.text.as_str()) == typed => (&[], None),
            _ => (offers, self.taken.as_ref().map(|(_, number)| *number)),
        }
    }

    /// Takes the offers away, so that the mistake is seen.
    pub fn stop_offering(&mut self) {
        self.completion = Completion::default();
        self.taken = None;
    }

    /// Whether what is wrong is only that something is still to be typed.
    pub fn is_unfinished(&self) -> bool {
        let error = self.error.as_ref();
        error.is_some_and(|error| error.range.end == self.input.len())
    }
}
