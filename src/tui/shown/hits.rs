//! How many places of the pane that has the keys hold what is searched for, and which of them one is on.

use crate::tui::{model::Model, state::Pane};

/// Rows of a list that are looked through at a key; of more, no hit is counted.
const MOST_ROWS: usize = 5_000;

/// Paragraphs of a text that are.
const MOST_PARAGRAPHS: usize = 20_000;

/// The places that hold what is searched for.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    of: Option<Of>,
    /// In their order: a row and 0, or a paragraph and a byte of it. None where they are not counted.
    places: Option<Vec<(usize, usize)>>,
}

/// What hits are counted for: the edition, what is searched for and whether by letters, the pane, and
/// what it shows.
type Of = (u64, String, bool, Pane, String);

impl Model {
    /// Counts again, where something else is searched for or looked through.
    pub(super) fn settle_hits(&mut self) {
        let sought = &self.state.search;
        if sought.is_nothing() {
            self.shown.hits = Hits::default();
            return;
        }
        let pane = self.state.place.pane.max(Pane::List);
        let shown = match pane {
            Pane::Menu | Pane::List => format!("{:?} {:?}", self.shown.listed, self.shown.folded),
            Pane::Record => format!("{:?}", self.shown.paged),
            Pane::Source => format!("{:?} {}", self.shown.source, self.document().is_some()),
        };
        let by_letters = matches!(sought, crate::search::text::Sought::Letters(..));
        let text = sought.shown().to_owned();
        let of = Some((self.known.edition, text, by_letters, pane, shown));
        if self.shown.hits.of != of {
            self.shown.hits = Hits {
                places: self.places(pane),
                of,
            };
        }
    }

    fn places(&self, pane: Pane) -> Option<Vec<(usize, usize)>> {
        let sought = &self.state.search;
        let rows = |holds: &dyn Fn(usize) -> bool, count: usize| -> Vec<(usize, usize)> {
            let rows = (0..count).filter(|row| holds(*row));
            rows.map(|row| (row, 0)).collect()
        };
        match pane {
            Pane::Menu | Pane::List => {
                let items = &self.shown.items;
                let holds = |row: usize| sought.is_in(&items[row].words(&self.known.library));
                (items.len() <= MOST_ROWS).then(|| rows(&holds, items.len()))
            }
            Pane::Record => {
                let page = &self.shown.sheet.rows;
                let holds = |row: usize| sought.is_in(&page[row].plain());
                Some(rows(&holds, page.len()))
            }
            Pane::Source => {
                let document = self.document()?;
                if document.whole().is_none() || document.len() > MOST_PARAGRAPHS {
                    return None;
                }
                let of = |number: usize| {
                    let paragraph = document.paragraph(number);
                    let places = paragraph.map(|paragraph| sought.places(&paragraph.text));
                    let places = places.unwrap_or_default().into_iter();
                    places.map(move |place| (number, place.start))
                };
                Some((0..document.len()).flat_map(of).collect())
            }
        }
    }

    /// The number, from 1, of the place that one is on, and how many there are: none of either where one is
    /// on no such place, or they are not counted.
    pub fn hit(&self) -> (Option<usize>, Option<usize>) {
        let Some(places) = &self.shown.hits.places else {
            return (None, None);
        };
        let here = match self.state.place.pane {
            Pane::Menu | Pane::List => (self.shown.position, 0),
            Pane::Record => (self.row(), 0),
            Pane::Source => (self.paragraph(), self.spot().unwrap_or(0)),
        };
        let number = places.binary_search(&here).ok();
        (number.map(|number| number + 1), Some(places.len()))
    }
}
