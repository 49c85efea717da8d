//! The search of all texts: what is typed, what was found, where the reader is in it.
//!
//! The texts are read when they are first needed, and again whenever the search is opened; only files that
//! have changed are. Answers come from a job, so that typing waits for nothing.

use std::{collections::HashMap, sync::Arc};

use super::{
    effect::Effect,
    line::{History, Line},
    message::Message,
};
use crate::{
    document::Archive,
    gather::{
        corpus::{self, Answer, Shown},
        withheld::Withheld,
    },
    library::{Index, Library},
    model::Key,
    query::{Context, Query, widened},
    review::{Marks, State},
    search::text::{self, Asked, Corpus, Cut, Fields, Gaps, Place, Searcher},
    text::{Clean, counted},
    verify::Passage,
};

/// The search of all texts.
#[derive(Clone, Debug, Default)]
pub struct Everywhere {
    pub line: Line,
    pub history: History,
    /// Counts the questions; answers to older ones are dropped.
    pub asked: u64,
    /// The texts, and the edition of the library that they are of.
    pub corpus: Option<(u64, Arc<Corpus>)>,
    /// The edition for which texts are being read.
    pub gathering: Option<u64>,
    /// What was found last.
    pub told: Arc<Told>,
    /// The selected hit, among all that are shown.
    pub selected: usize,
    /// Whether Enter waits for the answer to what is typed.
    pub entered: bool,
}

/// An answer, with what the reader should know of it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub typed: String,
    pub answer: Answer,
    /// Why the query is none.
    pub wrong: Option<Clean>,
    /// A word that stands somewhere and comes near to what was typed.
    pub near: Option<String>,
    /// How many sources have no text here, or one that was not searched.
    pub gaps: Gaps,
    /// The lines of which only the beginning was searched.
    pub cut: Cut,
    /// How many texts have pages that could not be read.
    pub flawed: u64,
    /// How many hits are in notes, which are first.
    pub in_notes: usize,
    /// How many of how many sources were searched.
    searched: (usize, usize),
}

/// A hit that can be opened.
pub type Chosen<'a> = (&'a Shown, &'a corpus::Passage);

/// A row of what was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row<'a> {
    /// What was found, with the number of the hit in its label.
    Heading(&'a Shown, Option<usize>),
    /// A hit of what was found, with its number among all.
    Hit(usize, &'a Shown, &'a corpus::Passage),
    /// So many more of the same.
    More(usize),
}

impl Row<'_> {
    /// The number of the hit that the row is.
    pub fn number(&self) -> Option<usize> {
        match self {
            Self::Heading(_, number) => *number,
            Self::Hit(number, ..) => Some(*number),
            Self::More(_) => None,
        }
    }
}

impl Told {
    /// The hits, in the order in which they are shown.
    pub fn hits(&self) -> impl Iterator<Item = Chosen<'_>> {
        let shown = self.answer.shown.iter();
        shown.flat_map(|shown| shown.lines.iter().map(move |line| (shown, line)))
    }

    /// The rows, a heading before each record's hits.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let mut number = 0;
        for shown in &self.answer.shown {
            let (label, lines) = shown.parts();
            rows.push(Row::Heading(shown, label.map(|_| number)));
            number += usize::from(label.is_some());
            for line in lines {
                rows.push(Row::Hit(number, shown, line));
                number += 1;
            }
            let more = shown.count.saturating_sub(shown.lines.len());
            if more > 0 {
                rows.push(Row::More(more));
            }
        }
        rows
    }

    /// Whether all sources were searched, so that what was not found stands nowhere.
    pub fn is_of_all(&self) -> bool {
        self.searched.0 == self.searched.1
    }

    /// What was found, in words: `37 hits in 5 sources and 2 records`.
    pub fn summary(&self) -> String {
        let found = &self.answer.found;
        let summary = text::summary(found.hits, found.sources, found.records);
        match (self.in_notes, found.hits) {
            (0, _) => summary,
            (hits, 0) => format!("{} in notes", counted(hits as u64, "hit")),
            (hits, _) => format!("{} in notes, {summary}", counted(hits as u64, "hit")),
        }
    }
}

impl Everywhere {
    /// Whether what was found last is what is typed, and more than that there is nothing yet.
    pub fn is_answered(&self) -> bool {
        let told = &self.told;
        let found = told.answer.found.hits + told.in_notes;
        told.typed == self.line.text() && (found > 0 || told.is_of_all())
    }

    /// The selected hit.
    pub fn chosen(&self) -> Option<Chosen<'_>> {
        self.told.hits().nth(self.selected)
    }

    /// Takes an answer in. Where it is one to the same question, as after more was read, the selection
    /// stays with its hit.
    pub fn take(&mut self, told: Arc<Told>) {
        let at = |(shown, line): Chosen<'_>| (shown.key.clone(), line.place);
        let was: Option<(Key, Place)> = match self.told.typed == told.typed {
            true => self.chosen().map(at),
            false => None,
        };
        let found = was.and_then(|was| told.hits().position(|hit| at(hit) == was));
        self.selected = found.unwrap_or(0);
        self.told = told;
    }
}

impl Everywhere {
    /// Wants the texts of that edition read, unless they are being read.
    pub fn gather(&mut self, edition: u64) -> Option<Effect> {
        if self.gathering == Some(edition) {
            return None;
        }
        self.gathering = Some(edition);
        Some(Effect::Gather(edition))
    }
}

/// Hits that are shown in all, and of one record.
const HITS: usize = 200;
const EACH: usize = 8;

/// Reads what was not read yet of all texts, and tells what there is several times on the way.
pub fn gather(
    edition: u64,
    library: &Library,
    archive: &Archive,
    previous: Option<&Corpus>,
    withheld: Option<&Withheld<'_>>,
    tell: &dyn Fn(Message),
) {
    let told = |units: Vec<_>| Message::Gathered(edition, Arc::new(Corpus::new(units)));
    let all = corpus::read_but(library, archive, previous, withheld, |units| {
        tell(told(units.to_vec()));
    });
    tell(Message::Gathered(edition, Arc::new(all)));
}

/// What was found of citations so far, by record and number.
pub type Passages = HashMap<(Index, usize), Arc<Passage>>;

/// Searches all texts for what was typed. What a query asks of quotes is answered by `passages`, and what it asks of
/// marks by `marks`; notes are found too, by `state`.
pub fn find(
    number: u64,
    library: &Library,
    archive: &Archive,
    corpus: &Corpus,
    typed: &str,
    (passages, marks, state): (&Passages, &Marks, &State),
) -> Message {
    let mut told = Told {
        typed: typed.to_owned(),
        searched: corpus.searched(),
        gaps: Gaps::of(corpus.gaps().iter().map(|(_, gap)| gap)),
        cut: Cut::of(corpus.cut().map(|(_, lines)| lines)),
        flawed: corpus.flawed().count() as u64,
        ..Told::default()
    };
    match Query::parse(typed) {
        Err(error) => told.wrong = Some(error.line()),
        Ok(query) if !text::has_words(query.expr()) => {
            if !query.is_empty() {
                told.wrong = Some("a word that is to be found is needed too".into());
            }
        }
        Ok(query) => {
            let passages = |index, number| passages.get(&(index, number)).cloned();
            let context = Context::new(library)
                .with_passages(&passages)
                .with_marks(marks);
            let widened = widened(query.expr(), library);
            let asked = Asked {
                query: &widened,
                fields: &Fields::of(query.expr(), &context),
                among: &|_| true,
                hits: HITS,
                each: EACH,
            };
            told.answer = corpus::ask(library, archive, corpus, &asked, typed);
            let mut notes = corpus::in_notes(library, state, &asked, typed);
            told.in_notes = notes.iter().map(|shown| shown.count).sum();
            // What one wrote oneself comes first: it is little, and one looks for it.
            notes.append(&mut told.answer.shown);
            told.answer.shown = notes;
            if told.answer.found.hits + told.in_notes == 0 && told.is_of_all() {
                told.near = text::suggestion(corpus, query.expr());
            }
        }
    }
    Message::Found(number, Arc::new(told))
}
