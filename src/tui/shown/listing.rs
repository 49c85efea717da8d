//! The list that is shown: made at once where it is short, by a job where it is long.

use std::{collections::BTreeSet, sync::Arc};

use super::Shown;
use crate::{
    library::{Index, Library},
    query::Query,
    tui::list::{self, Item, Listed, Made, OF_FIRST, Part, RowId, View},
};

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

    /// Whether other rows are shown than when the panes were last scrolled.
    pub(super) fn is_other_list(&self) -> bool {
        self.is_other_list
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
        narrows.then(|| Arc::unwrap_or_clone(std::mem::take(&mut self.items)))
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
            None => (self.unfolded, self.items) = (Vec::new(), items.into()),
        }
        self.folded = folded.clone();
        if listed.group.is_some() {
            self.items = list::folded(&self.unfolded, folded).into();
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
        self.items = list::folded(&self.unfolded, folded).into();
        self.find_heads();
        self.is_other_list = true;
    }

    /// Shows no rows until the list that was asked for is there.
    pub(super) fn empty_list(&mut self) {
        self.listed = None;
        (self.items, self.unfolded) = (Arc::default(), Vec::new());
        (self.total, self.apart) = (0, 0);
        self.heads.clear();
        self.is_other_list = true;
    }

    /// The records that its rows are, those of folded groups among them.
    pub fn records(&self) -> Vec<Index> {
        let rows = match self.unfolded.is_empty() {
            true => self.items.iter(),
            false => self.unfolded.iter(),
        };
        let record = |item: &Item| match item {
            Item::Record(index) => Some(*index),
            Item::Moment(_) | Item::Problem(_) | Item::Head(_) => None,
        };
        rows.filter_map(record).collect()
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
