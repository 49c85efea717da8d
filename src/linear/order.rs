//! In which order a list is told.

use super::{Does, Talk, act::column};
use crate::{
    clean,
    text::Clean,
    tui::{action::Action, effect::Effect, list::Arrangement},
};

impl Talk {
    /// Sorts the list by what was named; the same again turns it round.
    pub(super) fn sort(&mut self, typed: &str) -> Vec<Effect> {
        match (self.has_rows(), column(Does::Sort, typed)) {
            (false, _) => self
                .refuse("Only a list can be sorted: open one first, such as allegations.".into()),
            (true, Err(why)) => self.refuse(why),
            (true, Ok(column)) => self.act(Action::Sort(column)),
        }
    }
}

/// In which order a list is, behind its name; nothing where it is that of the files.
pub fn order(arrangement: &Arrangement) -> Clean {
    let sort = arrangement
        .sort
        .map(|(column, way)| clean![", by ", column.word(), ", ", column.first(way)]);
    let group = arrangement.group;
    let group = group.map(|column| clean![", in groups by ", column.word()]);
    clean![sort, group]
}
