//! What somebody told more than once.

use super::Page;
use crate::{
    analysis::tellings::of_person,
    clean,
    model::Body,
    sheet::{pieces::dim, report::number_pieces},
};

/// How many statements the page of somebody names; `casefile tellings` has all of them, word by word.
const MOST: usize = 20;

impl Page<'_> {
    /// Of a person, the statements that they told more than once, each by its last telling, with the numbers that were
    /// others before.
    pub fn tellings(&mut self) {
        let Body::Person(_) = &self.record.body else {
            return;
        };
        let found = of_person(self.library, self.index);
        if found.several.is_empty() {
            return;
        }
        let count = found.several.len();
        self.sheet
            .heading(clean!["Told more than once (", count, ")"]);
        for one in found.several.iter().take(MOST) {
            let days = match (one.told.first(), one.told.last()) {
                (Some(first), Some(last)) if first.date.text() != last.date.text() => {
                    clean![", from ", first.date.words(), " to ", last.date.words()]
                }
                (Some(first), _) => clean![", ", first.date.words()],
                (None, _) => ", not dated".into(),
            };
            let last = one.told.last().map(|last| last.index);
            let Some(last) = last.or_else(|| one.undated.first().copied()) else {
                continue;
            };
            let mut pieces = self.link(last);
            pieces.push(dim(clean!["  ", one.times(), days]));
            self.sheet.item(pieces);
            for number in one.told.iter().flat_map(|telling| &telling.numbers) {
                self.sheet.item(number_pieces(number));
            }
        }
        if let Some(more @ 1..) = count.checked_sub(MOST) {
            self.sheet.item(vec![dim(clean!["and ", more, " more"])]);
        }
    }
}
