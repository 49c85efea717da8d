//! The rows of the list, and how many each view has.

use std::sync::Arc;

use super::Listed;

use crate::{
    diagnostic::Diagnostic,
    library::Index,
    missed::Missed,
    model::Kind,
    query::{Context, Query},
    search::text::Corpus,
    tui::{
        effect::Effect,
        list::{self, Arrangement, Item, View},
        model::Model,
        state::Place,
    },
    verify::Passage,
};

impl Model {
    /// Takes in what the rules found, which comes after the library was shown.
    pub fn add_problems(&mut self, found: Vec<Diagnostic>, missed: Missed) {
        if found.is_empty() && missed.is_nothing() {
            return;
        }
        self.known.library = Arc::new(self.known.library.with(found, missed));
        // How many there are and what is listed of them has changed.
        self.shown.counted = None;
        self.shown.listed = None;
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

    /// What was found of a citation, as far as it is known: what a filter by verdicts asks.
    fn found_of(&self, index: Index, number: usize) -> Option<Arc<Passage>> {
        self.known.passages.get(&(index, number)).cloned()
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
            || (query.needs_texts() && self.state.place.view == View::Of(Kind::Source))
    }

    pub(super) fn settle_list(&mut self) {
        // Only what could be read became the filter.
        let query = Query::parse(&self.state.place.list.filter).unwrap_or_default();
        let verdicts = match query.needs_verdicts() {
            true => self.known.passages.len(),
            false => 0,
        };
        let corpus = self.corpus().filter(|_| query.needs_texts()).cloned();
        let texts = corpus.as_ref().map_or(0, |corpus| corpus.searched().0);
        let place = &self.state.place;
        let wanted = Listed {
            edition: self.known.edition,
            scope: place.scope.clone(),
            view: place.view,
            filter: place.list.filter.clone(),
            known: [verdicts, texts],
            arrangement: place.list.arrangement.clone(),
        };
        let mut is_other = false;
        if self.shown.listed.as_ref() != Some(&wanted) {
            let is_plain = wanted.arrangement == Arrangement::default();
            let narrower = is_plain
                && self.shown.listed.as_ref().is_some_and(|listed| {
                    let same_but_filter = Listed {
                        filter: listed.filter.clone(),
                        ..wanted.clone()
                    };
                    *listed == same_but_filter
                        && Query::parse(&listed.filter).is_ok_and(|listed| query.narrows(&listed))
                });
            let mut items = std::mem::take(&mut self.shown.items);
            let passages = |index, number| self.found_of(index, number);
            let texts = |index, term: &_| {
                let corpus = corpus.as_ref();
                corpus.is_some_and(|corpus| corpus.holds(index, term))
            };
            let context = Context::new(&self.known.library)
                .with_passages(&passages)
                .with_texts(&texts);
            match narrower {
                // One more letter leaves no more rows than there are.
                true => list::narrow(&context, &mut items, &query),
                false => items = list::items(&context, &wanted.scope, wanted.view, &query),
            }
            let library = &self.known.library;
            self.shown.total = items.len();
            let apart = items.iter().filter(|item| item.is_apart(library));
            self.shown.apart = apart.count();
            self.shown.items = list::arrange(library, items, &wanted.arrangement);
            let items = self.shown.items.iter().enumerate();
            let heads = items.filter(|(_, item)| matches!(item, Item::Head(_)));
            self.shown.heads = heads.map(|(number, _)| number).collect();
            is_other = true;
            // Where only the library is another one, or more is known of it, the reader stays at the
            // row; elsewhere a list is looked at from its start.
            let before = self.shown.listed.take();
            if !before.is_some_and(|before| before.is_for_the_same(&wanted)) {
                self.shown.position = self.state.place.list.at;
            }
            self.shown.is_other_list = true;
            self.shown.listed = Some(wanted);
        }
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
        if found.is_none() && selected.is_some() {
            self.state.place.look_from_start();
        }
        let last = self.shown.items.len().saturating_sub(1);
        self.shown.position = found.unwrap_or(self.shown.position.min(last));
        self.state.place.list.at = self.shown.position;
        if is_other || found.is_none() {
            // In another library the same row may say something else.
            let item = self.shown.items.get(self.shown.position);
            self.state.place.list.cursor = item.and_then(|item| item.id(&self.known.library));
        }
    }
}
