//! A row or a citation of a page that a reader chose, by what it says: so it is found again where the
//! file has changed, and others were written above it.

use super::{Cited, Piece, Row, Sheet};

/// Which row, or which citation, of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its number on the page that it was last found on, from 0.
    pub number: usize,
    says: Box<str>,
    /// How many before it say just the same.
    before: usize,
}

impl Chosen {
    fn new(number: usize, all: impl Iterator<Item = String>) -> Self {
        let mut all: Vec<String> = all.take(number + 1).collect();
        let says = match all.len() > number {
            true => all.pop().unwrap_or_default(),
            false => String::new(),
        };
        Self {
            number,
            before: all.iter().filter(|other| **other == says).count(),
            says: says.into(),
        }
    }

    /// Looks for it among what another page has. Where it is not there the number stays, within bounds.
    fn find(&mut self, count: usize, says: impl Fn(usize) -> String) {
        // Mostly nothing has moved.
        let is_here = self.number < count && says(self.number) == *self.says;
        if is_here && self.before == 0 {
            return;
        }
        let same: Vec<usize> = (0..count).filter(|n| says(*n) == *self.says).collect();
        let found = same.get(self.before).or(same.last()).copied();
        self.number = found.unwrap_or_else(|| self.number.min(count.saturating_sub(1)));
    }
}

impl Sheet {
    /// A row of this page.
    pub fn chosen_row(&self, number: usize) -> Chosen {
        Chosen::new(number, self.rows.iter().map(says))
    }

    /// A citation of this page.
    pub fn chosen_citation(&self, number: usize) -> Chosen {
        Chosen::new(number, self.citations.iter().map(Cited::says))
    }

    /// Finds a row that was chosen on another page of the same record.
    pub fn find_row(&self, chosen: &mut Chosen) {
        chosen.find(self.rows.len(), |number| says(&self.rows[number]));
    }

    /// Finds a citation that was chosen on another page of the same record.
    pub fn find_citation(&self, chosen: &mut Chosen) {
        let says = |number: usize| self.citations[number].says();
        chosen.find(self.citations.len(), says);
    }
}

/// A row without what changes though it says the same: the numbers of citations, and what was found of
/// them.
fn says(row: &Row) -> String {
    let mut says = row.key.to_owned();
    for piece in &row.pieces {
        match piece {
            Piece::Text(text, _) => says.push_str(text.trim()),
            Piece::Link(key, text) => says.push_str(&format!("{key} {text}")),
            Piece::Citation(_) | Piece::Sign(_) => {}
        }
    }
    says
}

impl Cited {
    fn says(&self) -> String {
        let citation = &self.citation;
        let at = citation.at.as_ref().map(|at| at.value.to_string());
        let quote = citation.quote.as_ref().map_or("", |quote| quote.raw());
        format!("{} {at:?} {quote}", citation.source.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_found_by_what_it_says() {
        let page = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let old = page(&["a", "b", "b", "c"]);
        for (number, new, wanted) in [
            (0, &["x", "a", "b", "b", "c"][..], 1),
            (1, &["x", "a", "b", "b", "c"], 2),
            (2, &["x", "a", "b", "b", "c"], 3),
            (2, &["a", "b", "c"], 1),
            (3, &["c"], 0),
            (3, &["x", "y"], 1),
            (1, &[], 0),
        ] {
            let mut chosen = Chosen::new(number, old.iter().cloned());
            let new = page(new);
            chosen.find(new.len(), |number| new[number].clone());
            assert_eq!(chosen.number, wanted, "{number} in {new:?}");
        }
    }
}
