//! A line to type in the footer, and the help with a query that stands above it.

use crate::{
    clean, clean_format,
    library::{Index, Library},
    query::{self, Completion, Context, Offer, Offered, Query, QueryError},
    search::text::Sought,
    text::{Clean, clean_line},
    tui::{
        action::{Found, Way},
        line::Line,
        state::Place,
    },
};

/// Offers whose rows are counted at each letter.
const COUNTED_OFFERS: usize = 16;

/// What is asked for in the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Filter,
    Search,
    AsOf,
    Export,
    /// Nothing: it cannot be asked now, and what is typed is swallowed.
    Nothing,
}

impl Asked {
    /// What is written before the line.
    fn label(self) -> &'static str {
        match self {
            Self::Filter => "filter: ",
            Self::Search => "search: ",
            Self::AsOf => "as of (a day, a month or a year; empty for today): ",
            Self::Export => "write two pages to: ",
            Self::Nothing => "",
        }
    }
}

/// What is known of the list that a filter is asked of.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The records of the list without a filter.
    pub rows: Vec<Index>,
    /// The saved queries: their names, and what they ask.
    pub saved: Vec<(String, String)>,
}

/// A line to type.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub asked: Asked,
    /// What is written before the line.
    pub label: Clean,
    pub line: Line,
    /// Where the reader was before, for Esc, and what was searched for.
    pub before: Place,
    pub search_before: Sought,
    /// What became of the search for what is typed.
    pub found: Option<Found>,
    known: Known,
    /// What could be written at the end of a query; nothing where no query is asked for.
    completion: Completion,
    /// Which of the offers was taken.
    taken: Option<usize>,
    /// Why what is typed is no query.
    pub error: Option<QueryError>,
    /// Why what was typed was not taken; until something else is typed.
    pub refused: Option<Clean>,
}

impl Prompt {
    /// A prompt before anything is typed.
    pub fn new(asked: Asked, input: &str, before: Place, search_before: Sought) -> Self {
        Self {
            label: asked.label().into(),
            asked,
            line: Line::new(input),
            before,
            search_before,
            found: None,
            known: Known::default(),
            completion: Completion::default(),
            taken: None,
            error: None,
            refused: None,
        }
    }

    /// The same, with what is known of the list.
    pub fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }

    /// The prompt for the file that a summary is written to; it says of what, where that is not all.
    pub fn for_export(input: &str, before: Place, part: &[Clean]) -> Self {
        let prompt = Self::new(Asked::Export, input, before, Sought::Nothing);
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
        if self.asked != Asked::Nothing {
            self.refused = None;
        }
        if self.asked != Asked::Filter {
            return None;
        }
        self.taken = None;
        self.completion = match self.line.text().trim().is_empty() {
            true => self.guide(library),
            false => query::complete(library, self.line.text(), self.line.caret()),
        };
        self.count(library);
        let query = self.read();
        let Completion { range, offers, of } = &self.completion;
        match of {
            Offered::Keys if !offers.is_empty() => {
                let text = self.line.text();
                let behind = text.get(self.line.caret()..).unwrap_or("");
                if !behind.trim().is_empty() {
                    return query;
                }
                let before = text.get(..range.start)?;
                Query::parse(before.trim_end_matches('-')).ok()
            }
            Offered::Keys | Offered::Values => query,
        }
    }

    /// What can be asked, where nothing is typed: the saved queries, and the keys with the values that are
    /// there.
    fn guide(&self, library: &Library) -> Completion {
        let context = Context::new(library);
        let saved = self.known.saved.iter().map(|(name, asks)| Offer {
            count: query::count_of(&context, &self.known.rows, asks),
            ..Offer::new(asks.as_str(), clean!["saved: ", clean_line(name)])
        });
        let keys = query::guide(&context, &self.known.rows);
        Completion {
            range: 0..self.line.text().len(),
            offers: saved.chain(keys).collect(),
            of: Offered::Values,
        }
    }

    /// Counts the rows that have what is offered.
    fn count(&mut self, library: &Library) {
        let context = Context::new(library);
        let text = self.line.text();
        let before = text.get(..self.completion.range.start).unwrap_or("");
        // What is offered is the value of the key before it, or a key and a value.
        let term = before.rfind(|c: char| c.is_whitespace() || c == '(');
        let key = before[term.map_or(0, |at| at + 1)..].trim_start_matches('-');
        let key = key.split_inclusive(':').next().unwrap_or("");
        for offer in self.completion.offers.iter_mut().take(COUNTED_OFFERS) {
            if offer.count.is_none() && (key.ends_with(':') || offer.text.contains(':')) {
                let query = format!("{key}{}", offer.text);
                offer.count = query::count_of(&context, &self.known.rows, &query);
            }
        }
    }

    /// What is typed, as a whole, where it is a query that can be asked.
    pub fn query(&self) -> Option<Query> {
        Query::parse(self.line.text()).ok()
    }

    fn read(&mut self) -> Option<Query> {
        match Query::parse(self.line.text()) {
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
    pub fn take(&mut self, way: Way, library: &Library) -> Option<Query> {
        let offers = &self.completion.offers;
        let last = offers.len().checked_sub(1)?;
        let number = match (self.taken, way) {
            (Some(number), Way::On) if number == last => 0,
            (Some(number), Way::On) => number + 1,
            (Some(number), Way::Back) => number.checked_sub(1).unwrap_or(last),
            (None, Way::On) => 0,
            (None, Way::Back) => last,
        };
        // What is behind the caret stays.
        let start = self.completion.range.start;
        self.line
            .replace(start..self.line.caret(), &offers[number].text);
        if last == 0 {
            return self.look(library);
        }
        self.taken = Some(number);
        self.read()
    }

    /// What could be written next, and which of it was taken. Nothing where it stands there already.
    pub fn offers(&self) -> (&[Offer], Option<usize>) {
        let offers = &self.completion.offers[..];
        let typed = self
            .line
            .text()
            .get(self.completion.range.start..self.line.caret());
        match offers {
            [only] if Some(only.text.as_str()) == typed => (&[], None),
            _ => (offers, self.taken),
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
        error.is_some_and(|error| error.range.end == self.line.text().len())
    }
}
