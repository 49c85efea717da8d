//! The rows of the list, and how many each view has.

use std::sync::Arc;

use crate::{
    model::Kind,
    query::Query,
    search::text::Corpus,
    tui::{
        effect::Effect,
        known::Checked,
        list::{self, Listed, Listing, Made, Part, RowId, View},
        model::Model,
        seek::{Cancel, Through},
        state::Place,
    },
};

/// Where a long list is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Here, since what comes next follows from it.
    Here,
    /// By a job.
    Beside,
}

impl Model {
    /// Takes in what was found in the sources, which comes after the library was shown.
    pub fn add_checked(&mut self, checked: Checked) {
        let Checked {
            doubts,
            held,
            problems,
            missed,
        } = checked;
        self.known.is_checked = true;
        let is_nothing = doubts.is_empty() && problems.is_empty() && missed.is_nothing();
        if is_nothing && held.is_empty() {
            return;
        }
        let library = self.known.library.with(problems, missed);
        self.known.library = Arc::new(library.with_doubts(doubts).with_held(held));
        // How many there are has changed; a list that follows from them knows how many it was made of.
        self.shown.counted = None;
    }

    pub(super) fn settle_counts(&mut self) {
        let wanted = (self.known.edition, self.state.place.scope.clone());
        if self.shown.counted.as_ref() != Some(&wanted) {
            let count = |view: &View| (*view, list::count(&self.known.library, &wanted.1, *view));
            self.shown.not_counted = self.known.library.not_counted(&wanted.1);
            self.shown.counts = self.views().iter().map(count).collect();
            self.shown.counted = Some(wanted);
        }
    }

    /// The texts of all sources, as far as they were read.
    fn corpus(&self) -> Option<&Arc<Corpus>> {
        let (edition, corpus) = self.state.everywhere.corpus.as_ref()?;
        (*edition == self.known.edition).then_some(corpus)
    }

    /// The texts must be read where a filter looks for words in them.
    pub(super) fn settle_texts(&mut self) -> Option<Effect> {
        let lists_sources = self.state.place.view == View::Of(Kind::Source)
            && !self.state.place.list.filter.is_empty();
        if !lists_sources || self.corpus().is_some() {
            return None;
        }
        let query = Query::parse(&self.state.place.list.filter).unwrap_or_default();
        match query.needs_texts() {
            true => self.state.everywhere.gather(self.known.edition),
            false => None,
        }
    }

    /// Whether the filter asks for what is only known some time after the library is.
    pub fn filter_waits(&self) -> bool {
        let query = Query::parse(&self.state.place.list.filter).unwrap_or_default();
        query.needs_verdicts()
            || query.needs_versions()
            || (query.needs_texts() && self.state.place.view == View::Of(Kind::Source))
    }

    pub(super) fn settle_list(&mut self, work: Work) -> Option<Effect> {
        let wanted = self.wanted_list();
        let effect = match self.shown.listed.as_ref() == Some(&wanted) {
            true => {
                self.shown.drop_listing();
                None
            }
            false if work == Work::Beside && self.shown.is_long(&wanted) => {
                self.list_beside(wanted)
            }
            false => {
                let listing = self.listing(wanted);
                let of = self.shown.narrower(&listing.listed);
                if let Some(made) = listing.make(of, &|_| {}) {
                    self.take_list(made);
                }
                None
            }
        };
        self.shown.fold(&self.state.place.list.arrangement.folded);
        if self.shown.is_other_list()
            && let Some(seek) = &self.state.seek
            && seek.through == Through::Rows
        {
            // What it looks through is there no more.
            self.state.stop_seeking();
        }
        if !self.shown.waits() {
            self.settle_selected();
        }
        effect
    }

    /// Takes in a list that a job made, unless another one was asked for meanwhile.
    pub fn listed(&mut self, number: u64, made: Made) {
        let listing = self.shown.listing.as_ref();
        if listing.is_some_and(|listing| listing.number == number) {
            let listing = self.shown.listing.take();
            let part = made.part;
            self.take_list(made);
            self.shown.listing = listing.filter(|_| part == Part::First);
        }
    }

    /// The list that a job is to make, by its number.
    pub fn listing_of(&self, number: u64) -> Option<Listing> {
        let listing = self.shown.listing.clone();
        listing.filter(|listing| listing.number == number)
    }

    /// What the list is to be made for.
    fn wanted_list(&self) -> Listed {
        // Only what could be read became the filter.
        let query = Query::parse(&self.state.place.list.filter).unwrap_or_default();
        let place = &self.state.place;
        let count = |asks: bool, count: usize| if asks { count } else { 0 };
        let texts = self.corpus().map_or(0, |corpus| corpus.searched().0);
        let of_problems = place.view == View::Problems || !query.is_empty();
        Listed {
            edition: self.known.edition,
            scope: place.scope.clone(),
            view: place.view,
            filter: place.list.filter.clone(),
            only: place.list.only.clone(),
            known: [
                count(query.needs_verdicts(), self.known.passages.len()),
                count(query.needs_texts(), texts),
                count(of_problems, self.known.library.diagnostics.len()),
                count(query.needs_marks(), self.known.review.edition),
            ],
            sort: place.list.arrangement.sort,
            group: place.list.arrangement.group,
        }
    }

    fn listing(&self, listed: Listed) -> Listing {
        let query = Query::parse(&listed.filter).unwrap_or_default();
        Listing {
            number: 0,
            passages: match query.needs_verdicts() {
                true => self.known.passages.clone(),
                false => Default::default(),
            },
            corpus: self.corpus().filter(|_| query.needs_texts()).cloned(),
            marks: Arc::clone(&self.known.review.marks),
            library: Arc::clone(&self.known.library),
            cancel: Cancel::default(),
            first: Part::Whole,
            listed,
        }
    }

    /// Asks for a list. While it is made, the rows that were there stay, if they are of the same view.
    fn list_beside(&mut self, wanted: Listed) -> Option<Effect> {
        let shown = &mut self.shown;
        let is_of_it = |other: &Listed| {
            let of = |listed: &Listed| (listed.edition, listed.scope.clone(), listed.view);
            of(other) == of(&wanted)
        };
        let selected = self.state.place.list.cursor.as_ref();
        let is_here = |id: &RowId| {
            let near = Some(shown.position);
            id.position(&self.known.library, &shown.items, near)
                .is_some()
        };
        let is_here = |listed: &Listed| listed.is_of_first() || selected.is_none_or(is_here);
        let is_kept = |listed: &Listed| is_of_it(listed) && is_here(listed);
        if !shown.listed.as_ref().is_some_and(is_kept) {
            shown.empty_list();
        }
        // What was merely found out meanwhile is added once the list is there: else it would never be.
        let is_coming = |listing: &Listing| {
            let (same, listed) = (listing.listed.edition, &listing.listed);
            same == wanted.edition && listed.is_for_the_same(&wanted)
        };
        if shown.listing.as_ref().is_some_and(is_coming) {
            return None;
        }
        self.shown.drop_listing();
        self.shown.listings += 1;
        let number = self.shown.listings;
        let listing = self.listing(wanted);
        self.shown.listing = Some(Listing {
            number,
            first: match self.shown.items.is_empty() {
                // The selected row is known only once all rows are.
                true => Part::Whole,
                false => Part::First,
            },
            ..listing
        });
        Some(Effect::List(number))
    }

    fn take_list(&mut self, made: Made) {
        // Where only the library is another one, or more is known of it, the reader stays at the row;
        // elsewhere a list is looked at from its start.
        let before = self.shown.listed.as_ref();
        if !before.is_some_and(|before| before.is_for_the_same(&made.listed)) {
            self.shown.position = self.state.place.list.at;
        }
        self.shown.drop_listing();
        self.shown
            .take_list(made, &self.state.place.list.arrangement.folded);
    }

    /// Finds the selected row again, or the nearest.
    fn settle_selected(&mut self) {
        let is_other = self.shown.is_other_list;
        let is_listed = |place: &mut Place| {
            let selected = place.list.cursor.as_ref();
            selected.is_some_and(|id| {
                id.position(&self.known.library, &self.shown.items, None)
                    .is_some()
            })
        };
        if let Some(place) = self.state.awaited.take_if(is_listed) {
            self.state.place = place;
        }
        let selected = self.state.place.list.cursor.as_ref();
        let near = (!is_other).then_some(self.shown.position);
        let found =
            selected.and_then(|id| id.position(&self.known.library, &self.shown.items, near));
        if found.is_none() && self.shown.is_listing() {
            // It may be among the rows that are still to come.
            self.shown.position = 0;
            return;
        }
        // A view without a list has no row that could be gone: its page stays where it is.
        let has_list = self.state.place.view.has_list();
        if found.is_none() && selected.is_some() && has_list {
            self.state.place.look_from_start();
        }
        let last = self.shown.items.len().saturating_sub(1);
        self.shown.position = found.unwrap_or(self.shown.position.min(last));
        self.state.place.list.at = self.shown.position;
        if is_other || found.is_none() {
            // In another library the same row may say something else.
            let item = self.shown.items.get(self.shown.position);
            let id = item.and_then(|item| item.id(&self.known.library));
            // In a list without rows nothing takes the place of what was selected: without the filter it is there
            // again.
            self.state.place.list.cursor = id.or(self.state.place.list.cursor.take());
        }
    }
}
