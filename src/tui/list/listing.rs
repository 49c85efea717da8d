//! What a list is made for, and how it is made.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{Column, Item, View, arrange, items};
use crate::{
    library::{Index, Library, Scope},
    model::{Key, RecordPart},
    picture::Moments,
    query::{Context, Query},
    review::Marks,
    search::text::Corpus,
    tui::seek::{Cancel, Way},
    verify::Passage,
};

/// What a list is made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub edition: u64,
    pub scope: Scope,
    pub view: View,
    pub filter: String,
    /// The only moments that are listed, where not all are.
    pub only: Option<Moments>,
    /// How many verdicts, texts and problems were known, and how much of what was marked, where the list follows from them.
    pub known: [usize; 4],
    pub sort: Option<(Column, Way)>,
    pub group: Option<Column>,
}

impl Listed {
    /// Whether it is the same list for the reader: of whatever library, and however much is known of it.
    pub fn is_for_the_same(&self, other: &Self) -> bool {
        let what = |listed: &Self| (listed.scope.clone(), listed.view, listed.sort, listed.group);
        what(self) == what(other) && self.filter == other.filter && self.only == other.only
    }

    /// Whether its rows are those of the library, in its order, so that nothing is to be worked out for them.
    pub fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.only.is_none() && self.is_in_order()
    }

    /// Whether only the first rows are there.
    pub fn is_of_first(&self) -> bool {
        self.known == OF_FIRST
    }

    pub fn is_in_order(&self) -> bool {
        (self.sort, self.group) == (None, None)
    }
}

/// What is known of a list of which only the first rows are there: what no list is asked for with.
pub const OF_FIRST: [usize; 4] = [usize::MAX; 4];

/// Rows that were made for a list.
#[derive(Clone, Debug)]
pub struct Made {
    pub listed: Listed,
    /// Heads of groups among them, all unfolded.
    pub items: Vec<Item>,
    /// How many rows there are without the heads.
    pub total: usize,
    /// How many of them an earlier day does not count, or nobody dates.
    pub apart: usize,
    pub part: Part,
}

/// How much of a list was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As many rows as a pane has, so that the reader sees some at once.
    First,
    Whole,
}

/// A list that is to be made.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Counts the lists that are made by jobs; answers to older ones are dropped.
    pub number: u64,
    pub listed: Listed,
    pub library: Arc<Library>,
    /// What was found of citations; empty where the filter does not ask for it.
    pub passages: HashMap<(Index, usize), Arc<Passage>>,
    /// The texts of sources; none where the filter does not ask for them, or they were not read.
    pub corpus: Option<Arc<Corpus>>,
    /// What the reader marked and noted.
    pub marks: Arc<Marks>,
    pub cancel: Cancel,
    /// What is told of it first: its first rows, or it as a whole.
    pub first: Part,
}

/// The first rows that are told: more than a pane has, or what there is among the first that are asked.
const FIRST: usize = 200;

/// Rows that are asked whether they belong, before it is seen whether anybody waits for the answer.
const ASKED: usize = 1_024;

impl Listing {
    /// Makes it, of the given rows where those are all that can be in it; none where it was called off. Its
    /// first rows are told before the others are found, where that is wanted and they stand in order.
    pub fn make(self, of: Option<Vec<Item>>, tell: &dyn Fn(Made)) -> Option<Made> {
        let Listed {
            scope,
            view,
            filter,
            ..
        } = &self.listed;
        // Only what could be read became the filter.
        let query = Query::parse(filter).unwrap_or_default();
        let passages = |index, number| self.passages.get(&(index, number)).cloned();
        let texts = |index, term: &_| {
            let corpus = self.corpus.as_ref();
            corpus.is_some_and(|corpus| corpus.holds(index, term))
        };
        let context = Context::new(&self.library)
            .with_passages(&passages)
            .with_texts(&texts)
            .with_marks(&*self.marks);
        let mut items = of.unwrap_or_else(|| items(&self.library, scope, *view));
        if let Some(only) = &self.listed.only {
            let only: HashSet<(&Key, RecordPart)> =
                only.of.iter().map(|(key, part)| (key, *part)).collect();
            items.retain(|item| {
                let index = item.index(&self.library);
                let key = index.map(|index| &self.library.at(index).key);
                key.is_some_and(|key| only.contains(&(key, item.part())))
            });
        }
        if !query.is_empty() {
            let (mut asked, mut is_cancelled) = (0, false);
            let mut first = match self.first == Part::First && self.listed.is_in_order() {
                true => Vec::with_capacity(FIRST),
                false => Vec::new(),
            };
            items.retain(|item| {
                asked += 1;
                if asked % ASKED == 0 {
                    is_cancelled = self.cancel.is_cancelled();
                }
                let holds = !is_cancelled && item.is_asked_for(&query, &context);
                // Once they are told it has no capacity.
                if holds && first.capacity() > 0 {
                    first.push(item.clone());
                }
                // Few are better than none for as long as all are looked through.
                if first.len() == FIRST || asked % ASKED == 0 && !first.is_empty() {
                    let items = std::mem::take(&mut first);
                    tell(self.made(items, Part::First));
                }
                holds
            });
        }
        if self.cancel.is_cancelled() {
            return None;
        }
        Some(self.made(items, Part::Whole))
    }

    fn made(&self, items: Vec<Item>, part: Part) -> Made {
        let Listed { sort, group, .. } = self.listed;
        let total = items.len();
        let apart = items.iter().filter(|item| item.is_apart(&self.library));
        Made {
            listed: self.listed.clone(),
            apart: apart.count(),
            items: arrange(&self.library, items, sort, group),
            total,
            part,
        }
    }
}
