//! A line to type in the footer, and the help with a query that stands above it.

use std::sync::Arc;

use crate::{
    clean,
    library::{Index, Library},
    query::{self, Completion, Context, Offer, Offered, Query, QueryError},
    review::Marks,
    search::text::Sought,
    text::{Clean, clean, clean_line, fold},
    tui::{
        action::{Found, Way},
        line::{Line, full},
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
    Label,
    /// The file to which what was reviewed is written.
    ReviewFile,
    /// Nothing: it cannot be asked now, and what is typed is swallowed.
    Nothing,
}

impl Asked {
    /// What is written before the line.
    fn label(self) -> &'static str {
        match self {
            Self::Filter => "filter: ",
            Self::Search => "search: ",
            Self::AsOf => "as of (a day, a month, a year; empty: today): ",
            Self::Label => "label (a word or some): ",
            Self::ReviewFile => "file (what you reviewed, as JSON): ",
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
    /// What the reader marked and noted.
    pub marks: Arc<Marks>,
}

impl Known {
    fn context<'k>(&'k self, library: &'k Library) -> Context<'k> {
        Context::new(library).with_marks(&*self.marks)
    }
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
    refuses: Refuses,
    /// The last word of a query, where it may still become a key and filters nothing until then.
    withheld: Option<String>,
}

/// What was refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Refuses {
    /// The query, because of what is wrong with it.
    Mistake,
    #[default]
    Other,
}

/// Why rows do not follow all that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits<'p> {
    /// This word may still become a key; Enter takes it as a word.
    ForEnter(&'p str),
    /// Something is still to be typed.
    ForMore,
    /// It cannot be read.
    Wrong,
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
            refuses: Refuses::default(),
            withheld: None,
        }
    }

    /// The same, with what is known of the list.
    pub fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }

    /// The prompt for a day; it says which one is looked at, where that is an earlier one.
    pub fn for_day(now: Option<Clean>, before: Place) -> Self {
        let prompt = Self::new(Asked::AsOf, "", before, Sought::Nothing);
        match now {
            Some(now) => Self {
                label: clean!["as of (now ", now, "; empty: today): "],
                ..prompt
            },
            None => prompt,
        }
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
        self.withheld = None;
        self.completion = match self.line.text().trim().is_empty() {
            true => self.guide(library),
            false => query::complete(
                &self.known.context(library),
                self.line.text(),
                self.line.caret(),
            ),
        };
        let named = self.named(library);
        if !named.is_empty() {
            // A name may have spaces: what it stands for takes the place of all of the line. What can be
            // written instead of the last word alone is offered where that is all.
            let others = match self.completion.range == (0..self.line.text().len()) {
                true => std::mem::take(&mut self.completion.offers),
                false => Vec::new(),
            };
            self.completion = Completion {
                range: 0..self.line.text().len(),
                offers: named.into_iter().chain(others).collect(),
                of: Offered::Keys,
            };
        }
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
                self.withheld = text.get(range.clone()).map(ToOwned::to_owned);
                Query::parse(before.trim_end_matches('-')).ok()
            }
            Offered::Keys | Offered::Values => query,
        }
    }

    /// What can be asked, where nothing is typed: the saved queries, and the keys with the values that are
    /// there.
    fn guide(&self, library: &Library) -> Completion {
        let context = self.known.context(library);
        let saved = self.known.saved.iter();
        let saved = saved.map(|(name, asks)| self.saved_as(&context, name, asks));
        let keys = query::guide(&context, &self.known.rows);
        Completion {
            range: 0..self.line.text().len(),
            offers: saved.chain(keys).collect(),
            of: Offered::Values,
        }
    }

    /// The saved queries whose names hold what is typed.
    fn named(&self, library: &Library) -> Vec<Offer> {
        let typed = fold(self.line.text().trim());
        let context = self.known.context(library);
        let saved = self.known.saved.iter();
        let saved = saved.filter(|(name, _)| !typed.is_empty() && fold(name).contains(&typed));
        saved
            .map(|(name, asks)| self.saved_as(&context, name, asks))
            .collect()
    }

    fn saved_as(&self, context: &Context<'_>, name: &str, asks: &str) -> Offer {
        Offer {
            count: query::count_of(context, &self.known.rows, asks),
            ..Offer::new(asks, clean!["saved: ", clean_line(name)])
        }
    }

    /// What is meant by what is typed, where that can be asked: under the whole name of a saved query that
    /// query. In quotation marks the name is a word like others.
    pub fn meant(&self) -> Option<Query> {
        let typed = fold(self.line.text().trim());
        let mut saved = self.known.saved.iter();
        match saved.find(|(name, _)| fold(name) == typed) {
            Some((_, asks)) => Query::parse(asks).ok(),
            None => self.query(),
        }
    }

    /// Counts the rows that have what is offered.
    fn count(&mut self, library: &Library) {
        let context = self.known.context(library);
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
        // All of the word that the caret is in goes; what is behind it stays.
        self.withheld = None;
        let range = self.completion.range.clone();
        let left = self.line.replace(range.clone(), &offers[number].text);
        self.completion.range = range.start..self.line.caret();
        if last == 0 {
            let query = self.look(library);
            self.fits(left);
            return query;
        }
        self.taken = Some(number);
        self.fits(left);
        self.read()
    }

    /// Says it where so many characters of what was put in had no room.
    fn fits(&mut self, left: usize) {
        if left > 0 {
            self.refuse(clean(&full(left)));
        }
    }

    /// Says why what was typed or asked for is not taken, in the place of what is offered.
    pub fn refuse(&mut self, why: Clean) {
        self.stop_offering();
        self.refused = Some(why);
        self.refuses = Refuses::Other;
    }

    /// Refuses what is typed where it is no query.
    pub fn refuse_mistake(&mut self) {
        if let Some(error) = &self.error {
            let why = clean!["Not filtered: ", error.line()];
            self.refuse(why);
            self.refuses = Refuses::Mistake;
        }
    }

    /// What of the query the rows do not follow yet, and why; none where they follow all of it.
    pub fn waits(&self) -> Option<Waits<'_>> {
        match (&self.error, &self.withheld) {
            (Some(_), _) if self.is_unfinished() => Some(Waits::ForMore),
            (Some(_), _) => Some(Waits::Wrong),
            (None, Some(word)) => Some(Waits::ForEnter(word)),
            (None, None) => None,
        }
    }

    /// What is wrong with the query, where it is to be shown: unless something else was refused since.
    pub fn mistake(&self) -> Option<&QueryError> {
        let is_shown = self.refused.is_none() || self.refuses == Refuses::Mistake;
        self.error.as_ref().filter(|_| is_shown)
    }

    /// What could be written next, and which of it was taken. Nothing where it stands there already.
    pub fn offers(&self) -> (&[Offer], Option<usize>) {
        let offers = &self.completion.offers[..];
        let typed = self.line.text().get(self.completion.range.clone());
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
