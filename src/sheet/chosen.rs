//! A row or a citation of a page that a reader chose, by what it says: so it is found again where the
//! file has changed, and others were written above it.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use super::{Cited, Piece, Row, Sheet};

/// Which row, or which citation, of a page.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its number on the page that it was last found on, from 0.
    pub number: usize,
    says: Said,
    /// How many before it, and how many after it, say just the same.
    same: [usize; 2],
    /// What all of that page said, so that what was there before is not taken for what became of it.
    page: Arc<[u64]>,
}

/// The same is chosen, whatever else is on the page by now.
impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        (self.number, &self.says, self.same) == (other.number, &other.says, other.same)
    }
}

impl Eq for Chosen {}

/// What became of something that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It says what it said.
    Same,
    /// One that is there instead says some of it.
    Changed,
    Gone,
}

/// What a row or a citation says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Said {
    /// What it is about, without which it is another one: its source, its key.
    about: String,
    parts: Vec<String>,
}

impl Said {
    fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        Hash::hash(self, &mut hasher);
        hasher.finish()
    }

    /// How many of its parts another one has.
    fn shared(&self, other: &Self) -> usize {
        let parts = other.parts.iter();
        parts.filter(|part| self.parts.contains(part)).count()
    }
}

impl Chosen {
    fn new(number: usize, count: usize, says: impl Fn(usize) -> Said) -> Self {
        let page: Arc<[u64]> = (0..count).map(|number| says(number).hash()).collect();
        let chosen = page.get(number);
        let same = |others: Option<&[u64]>| {
            let others = others.unwrap_or_default().iter();
            others.filter(|other| Some(*other) == chosen).count()
        };
        Self {
            number,
            says: chosen.map(|_| says(number)).unwrap_or_default(),
            same: [same(page.get(..number)), same(page.get(number + 1..))],
            page,
        }
    }

    /// Whether it has that number, on a page of so many.
    fn is_at(&self, number: usize, count: usize) -> bool {
        (self.number, self.page.len()) == (number, count)
    }

    /// Looks for it among what another page has: the one that says the same, else the one that is new
    /// there, is about the same and says most of it. Of several alike, the same one counted from the
    /// first or, where there are more of them now, from the last: what is new is mostly put above.
    fn find(&self, count: usize, says: impl Fn(usize) -> Said) -> (Kept, usize) {
        // Mostly nothing has moved.
        let [before, after] = self.same;
        let is_here = self.number < count && says(self.number) == self.says;
        if is_here && self.is_at(self.number, count) {
            return (Kept::Same, self.number);
        }
        let all: Vec<Said> = (0..count).map(says).collect();
        let same = (0..count).filter(|number| all[*number] == self.says);
        let same: Vec<usize> = same.collect();
        let last = same.len().saturating_sub(1);
        let place = match same.len() > before + 1 + after {
            true => last - after,
            false => before.min(last),
        };
        if let Some(number) = same.get(place) {
            return (Kept::Same, *number);
        }
        // Where it would be if all that is new were above it.
        let here = self.number + count.saturating_sub(self.page.len());
        let was_there: HashSet<u64> = self.page.iter().copied().collect();
        let fits = |number: &usize| {
            let said = &all[*number];
            let is_of_it = said.about == self.says.about && !was_there.contains(&said.hash());
            is_of_it && (self.says.shared(said) > 0 || *number == here)
        };
        let near = (0..count).filter(fits).max_by_key(|number| {
            let distance = std::cmp::Reverse(number.abs_diff(here));
            (self.says.shared(&all[*number]), distance)
        });
        match near {
            Some(number) => (Kept::Changed, number),
            None => (Kept::Gone, self.number.min(count.saturating_sub(1))),
        }
    }
}

impl Sheet {
    /// A row of this page.
    pub fn chosen_row(&self, number: usize) -> Chosen {
        Chosen::new(number, self.rows.len(), |number| says(&self.rows[number]))
    }

    /// A citation of this page.
    pub fn chosen_citation(&self, number: usize) -> Chosen {
        let says = |number: usize| self.citations[number].says();
        Chosen::new(number, self.citations.len(), says)
    }

    /// What became of a row that was chosen on another page of the same record, and its number here;
    /// where it is gone its old one, within bounds.
    pub fn kept_row(&self, chosen: &Chosen) -> (Kept, usize) {
        chosen.find(self.rows.len(), |number| says(&self.rows[number]))
    }

    /// The same for a citation.
    pub fn kept_citation(&self, chosen: &Chosen) -> (Kept, usize) {
        let says = |number: usize| self.citations[number].says();
        chosen.find(self.citations.len(), says)
    }

    /// Finds a row that was chosen on another page of the same record.
    pub fn find_row(&self, chosen: &mut Chosen) {
        match self.kept_row(chosen) {
            (Kept::Same, number) if chosen.is_at(number, self.rows.len()) => {}
            (_, number) => *chosen = self.chosen_row(number),
        }
    }

    /// Finds a citation that was chosen on another page of the same record.
    pub fn find_citation(&self, chosen: &mut Chosen) {
        match self.kept_citation(chosen) {
            (Kept::Same, number) if chosen.is_at(number, self.citations.len()) => {}
            (_, number) => *chosen = self.chosen_citation(number),
        }
    }
}

/// A row without what changes though it says the same: the numbers of citations, and what was found of
/// them.
fn says(row: &Row) -> Said {
    let parts = row.pieces.iter().filter_map(|piece| match piece {
        // Of a picture most is drawn and says nothing.
        Piece::Text(text, _) if !text.contains(char::is_alphanumeric) => None,
        Piece::Text(text, _) => Some(text.trim().to_owned()),
        Piece::Link(key, text) => Some(format!("{key} {text}")),
        Piece::Mark(mark) => mark.opens.as_ref().map(|opens| format!("{opens:?}")),
        Piece::Citation(_) | Piece::Sign(_) => None,
    });
    Said {
        about: format!("{} {:?}", row.key, row.style),
        // What only parts the others is none of them.
        parts: parts
            .filter(|part| part.contains(char::is_alphanumeric))
            .collect(),
    }
}

impl Cited {
    fn says(&self) -> Said {
        let citation = &self.citation;
        let at = citation.at.as_ref().map(|at| format!("at {}", at.value));
        let quote = citation.quote.as_ref();
        let quote = quote.map(|quote| quote.raw().to_owned());
        Said {
            about: citation.source.value.to_string(),
            parts: at.into_iter().chain(quote).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page says of which each line is about its first letter.
    fn page(lines: &[&str]) -> Vec<Said> {
        let said = |line: &&str| {
            let mut words = line.split(' ').map(str::to_owned);
            Said {
                about: words.next().unwrap(),
                parts: words.collect(),
            }
        };
        lines.iter().map(said).collect()
    }

    fn find(old: &[&str], number: usize, new: &[&str]) -> (Kept, usize) {
        let (old, new) = (page(old), page(new));
        let chosen = Chosen::new(number, old.len(), |number| old[number].clone());
        chosen.find(new.len(), |number| new[number].clone())
    }

    #[test]
    fn what_was_chosen_is_found_by_what_it_says() {
        let old = ["a", "b", "b", "c"];
        for (number, new, wanted) in [
            (0, &["x", "a", "b", "b", "c"][..], (Kept::Same, 1)),
            (1, &["x", "a", "b", "b", "c"], (Kept::Same, 2)),
            (2, &["x", "a", "b", "b", "c"], (Kept::Same, 3)),
            (2, &["a", "b", "c"], (Kept::Same, 1)),
            // One more that says the same is mostly put above.
            (1, &["b", "a", "b", "b", "c"], (Kept::Same, 2)),
            (2, &["a", "b", "b", "b", "c"], (Kept::Same, 3)),
            (3, &["a", "b", "b", "c", "c"], (Kept::Same, 4)),
            (3, &["c"], (Kept::Same, 0)),
            (3, &["x", "y"], (Kept::Gone, 1)),
            (1, &[], (Kept::Gone, 0)),
        ] {
            assert_eq!(find(&old, number, new), wanted, "{number} in {new:?}");
        }
    }

    #[test]
    fn what_was_changed_is_found_by_what_it_still_says() {
        let old = ["s 2 two", "s 1 one", "s 1 five", "t 9"];
        for (number, new, wanted) in [
            // The quote, the place, and both, with another one above.
            (
                1,
                &["s 7 new", "s 2 two", "s 1 other", "s 1 five", "t 9"][..],
                (Kept::Changed, 2),
            ),
            (
                1,
                &["s 7 new", "s 2 two", "s 4 one", "s 1 five", "t 9"],
                (Kept::Changed, 2),
            ),
            (
                1,
                &["s 7 new", "s 2 two", "s 4 other", "s 1 five", "t 9"],
                (Kept::Changed, 2),
            ),
            (
                3,
                &["s 2 two", "s 1 one", "s 1 five", "t 8"],
                (Kept::Changed, 3),
            ),
            // Removed: what was there before is no other form of it, nor is what is about another.
            (1, &["s 2 two", "s 1 five", "t 9"], (Kept::Gone, 1)),
            (
                3,
                &["s 2 two", "s 1 one", "s 1 five", "s 9"],
                (Kept::Gone, 3),
            ),
        ] {
            assert_eq!(find(&old, number, new), wanted, "{number} in {new:?}");
        }
    }
}
