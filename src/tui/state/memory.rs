//! What each view of each case keeps while the reader is elsewhere.

use std::collections::HashMap;

use super::{ListPane, Pane, Place, RecordPane, SourcePane};
use crate::{
    library::Scope,
    model::Key,
    tui::list::{RowId, View},
};

/// How a view is looked at: its row and filter, what of the record, where in the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    pub list: ListPane,
    pub record: RecordPane,
    pub source: SourcePane,
}

/// What each view keeps, and which view each case was left in.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    looks: HashMap<(Scope, View), Look>,
    views: HashMap<Scope, (View, Pane)>,
    /// How each record was looked at: its page, and where in its source.
    records: HashMap<Key, (RecordPane, SourcePane)>,
}

/// The records of which that is kept; beyond, all is forgotten and begun anew.
const RECORDS: usize = 1_000;

impl Memory {
    /// Keeps a place.
    pub fn keep(&mut self, place: &Place) {
        let look = Look {
            list: place.list.clone(),
            record: place.record.clone(),
            source: place.source.clone(),
        };
        if let Some(key) = place.list.cursor.as_ref().and_then(RowId::key) {
            let here = (place.record.clone(), place.source.clone());
            match here == Default::default() {
                true => drop(self.records.remove(key)),
                false => {
                    if self.records.len() >= RECORDS {
                        self.records.clear();
                    }
                    self.records.insert(key.clone(), here);
                }
            }
        }
        let scope = &place.scope;
        self.looks.insert((scope.clone(), place.view), look);
        self.views.insert(scope.clone(), (place.view, place.pane));
    }

    /// How a view was left; as it begins where it was not looked at.
    pub fn look(&self, scope: &Scope, view: View) -> Look {
        let look = self.looks.get(&(scope.clone(), view));
        look.cloned().unwrap_or_default()
    }

    /// How a record was looked at last; from its start where it was not.
    pub fn record(&self, row: Option<&RowId>) -> (RecordPane, SourcePane) {
        let kept = row
            .and_then(RowId::key)
            .and_then(|key| self.records.get(key));
        kept.cloned().unwrap_or_default()
    }

    /// The view that a case was left in, and the pane that had the keys.
    pub fn view(&self, scope: &Scope) -> Option<(View, Pane)> {
        self.views.get(scope).copied()
    }

    /// Every view that was looked at.
    pub fn looks(&self) -> impl Iterator<Item = (&Scope, View, &Look)> {
        let looks = self.looks.iter();
        looks.map(|((scope, view), look)| (scope, *view, look))
    }

    /// Forgets what is of scopes that are gone.
    pub fn retain(&mut self, is_there: impl Fn(&Scope) -> bool) {
        self.looks.retain(|(scope, _), _| is_there(scope));
        self.views.retain(|scope, _| is_there(scope));
    }
}

impl Place {
    /// Looks at a view as it was left.
    pub fn take_up(&mut self, view: View, look: Look) {
        self.view = view;
        self.list = look.list;
        self.record = look.record;
        self.source = look.source;
    }
}
