//! What a list is made for, and how it is made: at once where it is short, by a job where it is long.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::Shown;
use crate::{
    library::{Index, Library, Scope},
    query::{Context, Query},
    search::text::Corpus,
    tui::{
        list::{self, Column, Item, RowId, View},
        seek::{Cancel, Way},
    },
    verify::Passage,
};

/// What a list is made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub edition: u64,
    pub scope: Scope,
    pub view: View,
    pub filter: String,
    /// How many verdicts, texts and problems were known, where the list follows from them.
    pub known: [usize; 3],
    pub sort: Option<(Column, Way)>,
    pub group: Option<Column>,
}

impl Listed {
    /// Whether it is the same list for the reader: of whatever library, and however much is known of it.
    pub fn is_for_the_same(&self, other: &Self) -> bool {
        let what = |listed: &Self| (listed.scope.clone(), listed.view, listed.sort, listed.group);
        what(self) == what(other) && self.filter == other.filter
    }

    /// Whether its rows are those of the library, in its order, so that nothing is to be worked out for them.
    fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.is_in_order()
    }

    /// Whether only the first rows are there.
    pub fn is_of_first(&self) -> bool {
        self.known == OF_FIRST
    }

    fn is_in_order(&self) -> bool {
        (self.sort, self.group) == (None, None)
    }
}

/// What is known of a list of which only the first rows are there: what no list is asked for with.
const OF_FIRST: [usize; 3] = [usize::MAX; 3];

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
    pub cancel: Cancel,
    /// What is told of it first: its first rows, or it as a whole.
    pub first: Part,
}

/// The first rows that are told: more than a pane has.
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
            .with_texts(&texts);
        let mut items = of.unwrap_or_else(|| list::items(&self.library, scope, *view));
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
                    if first.len() == FIRST {
                        let items = std::mem::take(&mut first);
                        tell(self.made(items, Part::First));
                    }
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
            items: list::arrange(&self.library, items, sort, group),
            total,
            part,
        }
    }
}

/// Rows of a view beyond which what is not simply there is worked out beside the loop. To ask so many the
/// dearest that can be asked takes a few milliseconds.
const LONG: usize = 1_000;

impl Shown {
    /// Whether a list is long enough to be made by a job.
    pub(super) fn is_long(&self, wanted: &Listed) -> bool {
        let is_there = wanted.is_plain() && matches!(wanted.view, View::Of(_));
        !is_there && self.count(wanted.view).is_some_and(|count| count > LONG)
    }

    /// Whether a list is on its way of which nothing can be shown yet.
    pub fn waits(&self) -> bool {
        self.listing.is_some() && self.items.is_empty()
    }

    /// Whether the rows that are shown are not yet those that were asked for.
    pub fn is_listing(&self) -> bool {
        self.listing.is_some()
    }

    /// Calls off what is being made.
    pub(super) fn drop_listing(&mut self) {
        if let Some(listing) = self.listing.take() {
            listing.cancel.cancel();
        }
    }

    /// Rows that are all that a list can hold, since it asks for what they were asked for and more; they are
    /// given away.
    pub(super) fn narrower(&mut self, wanted: &Listed) -> Option<Vec<Item>> {
        let listed = self.listed.as_ref()?;
        let same_but_filter = Listed {
            filter: listed.filter.clone(),
            ..wanted.clone()
        };
        let parsed = |text: &str| Query::parse(text).unwrap_or_default();
        let narrows = wanted.is_in_order()
            && *listed == same_but_filter
            && parsed(&wanted.filter).narrows(&parsed(&listed.filter));
        narrows.then(|| std::mem::take(&mut self.items))
    }

    /// Takes in a list.
    pub(super) fn take_list(&mut self, made: Made, folded: &BTreeSet<String>) {
        let Made {
            listed,
            items,
            total,
            apart,
            part,
        } = made;
        (self.total, self.apart) = (total, apart);
        match listed.group {
            Some(_) => self.unfolded = items,
            None => (self.unfolded, self.items) = (Vec::new(), items),
        }
        self.folded = folded.clone();
        if listed.group.is_some() {
            self.items = list::folded(&self.unfolded, folded);
        }
        self.find_heads();
        self.listed = match part {
            Part::Whole => Some(listed),
            // It is not yet what was asked for: the rest is to be taken in when it is there.
            Part::First => Some(Listed {
                known: OF_FIRST,
                ..listed
            }),
        };
        self.is_other_list = true;
    }

    /// Folds its groups as the reader wants them; nothing is sorted or looked up again.
    pub(super) fn fold(&mut self, folded: &BTreeSet<String>) {
        if self.folded == *folded || self.unfolded.is_empty() {
            return;
        }
        self.folded = folded.clone();
        self.items = list::folded(&self.unfolded, folded);
        self.find_heads();
        self.is_other_list = true;
    }

    /// Shows no rows until the list that was asked for is there.
    pub(super) fn empty_list(&mut self) {
        self.listed = None;
        (self.items, self.unfolded) = (Vec::new(), Vec::new());
        (self.total, self.apart) = (0, 0);
        self.heads.clear();
    }

    /// The first row of a group, by the group's name.
    pub fn first_of(&self, group: &str, library: &Library) -> Option<RowId> {
        let is_head = |item: &&Item| matches!(item, Item::Head(head) if head.name == group);
        let mut rows = self
            .unfolded
            .iter()
            .skip_while(|item| !is_head(item))
            .skip(1);
        rows.next()?.id(library)
    }

    fn find_heads(&mut self) {
        let items = self.items.iter().enumerate();
        let heads = items.filter(|(_, item)| matches!(item, Item::Head(_)));
        self.heads = heads.map(|(number, _)| number).collect();
    }
}
