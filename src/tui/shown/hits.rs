//! How many places of the pane that has the keys hold what is searched for, and which of them one is on.

use crate::tui::{model::Model, state::Pane};

/// Rows of a list that are looked through at a key; of more, the first.
const MOST_ROWS: usize = 5_000;

/// Paragraphs of a text that are; of a text that is not in memory, none.
const MOST_PARAGRAPHS: usize = 20_000;

/// The places that hold what is searched for.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    of: Option<Of>,
    /// In their order: a row of a list and 0, of a page with which of its marks, or a paragraph and a byte of it; as far as they were looked for. None where
    /// there is nothing to look through yet.
    places: Option<Vec<(usize, usize)>>,
    reach: Reach,
}

/// How much was looked through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reach {
    #[default]
    All,
    /// The beginning, or nothing.
    Some,
}

/// How many places hold what is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Exactly(usize),
    /// Not all was looked through: so many, or more.
    AtLeast(usize),
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
            let (places, reach) = match self.places(pane) {
                Some((places, reach)) => (Some(places), reach),
                None => (None, Reach::All),
            };
            self.shown.hits = Hits { of, places, reach };
        }
    }

    fn places(&self, pane: Pane) -> Option<(Vec<(usize, usize)>, Reach)> {
        let sought = &self.state.search;
        let rows = |holds: &dyn Fn(usize) -> bool, count: usize| -> Vec<(usize, usize)> {
            let rows = (0..count).filter(|row| holds(*row));
            rows.map(|row| (row, 0)).collect()
        };
        let within = |all: usize, most: usize| match all <= most {
            true => (all, Reach::All),
            false => (most, Reach::Some),
        };
        Some(match pane {
            Pane::Menu | Pane::List => {
                let items = &self.shown.items;
                let holds = |row: usize| sought.is_in(&items[row].words(&self.known.library));
                let (count, reach) = within(items.len(), MOST_ROWS);
                (rows(&holds, count), reach)
            }
            Pane::Record => {
                let spots = self.shown.sheet.spots().into_iter();
                let found = spots.filter(|spot| sought.is_in(&spot.words));
                (
                    found.map(|spot| (spot.row, spot.link)).collect(),
                    Reach::All,
                )
            }
            Pane::Source => {
                let document = self.document()?;
                if document.whole().is_none() {
                    return Some((Vec::new(), Reach::Some));
                }
                let of = |number: usize| {
                    let paragraph = document.paragraph(number);
                    let places = paragraph.map(|paragraph| sought.places(&paragraph.text));
                    let places = places.unwrap_or_default().into_iter();
                    places.map(move |place| (number, place.start))
                };
                let (count, reach) = within(document.len(), MOST_PARAGRAPHS);
                ((0..count).flat_map(of).collect(), reach)
            }
        })
    }

    /// The number, from 1, of the place that one is on, and how many there are: none of either where one is
    /// on no such place, or nothing is known of them.
    pub fn hit(&self) -> (Option<usize>, Option<Count>) {
        let hits = &self.shown.hits;
        let Some(places) = &hits.places else {
            return (None, None);
        };
        let (here, is_spot) = match self.state.place.pane {
            Pane::Menu | Pane::List => ((self.shown.position, 0), false),
            Pane::Record => (self.spot_of_page(), false),
            Pane::Source => (
                (self.paragraph(), self.spot().unwrap_or(0)),
                self.spot().is_some(),
            ),
        };
        let number = places.binary_search(&here).ok().map(|number| number + 1);
        let count = match hits.reach {
            Reach::All => Some(Count::Exactly(places.len())),
            Reach::Some => {
                // A hit that one was led to counts, wherever it is.
                let beyond = usize::from(is_spot && number.is_none());
                let count = places.len() + beyond;
                (count > 0).then_some(Count::AtLeast(count))
            }
        };
        (number, count)
    }
}
