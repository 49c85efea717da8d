//! What is searched on a page: its rows and, of what is drawn, each mark by what it says.

use super::{Piece, Sheet};

/// A place of a page that can be gone to, with the words by which it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub row: usize,
    /// Which target of the row, where that is of a picture.
    pub link: usize,
    pub words: String,
}

impl Sheet {
    /// The places of the page, from above and from the left.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::with_capacity(self.rows.len());
        for (row, of) in self.rows.iter().enumerate() {
            if !of.has_marks() {
                let words = of.plain();
                spots.push(Spot {
                    row,
                    link: 0,
                    words,
                });
                continue;
            }
            for (link, piece) in of.targets().into_iter().enumerate() {
                let said = match piece {
                    Piece::Mark(mark) => mark.told(),
                    piece => piece.words(),
                };
                // What stands in the line itself is found at its first mark.
                let line = if link == 0 { of.plain() } else { String::new() };
                spots.push(Spot {
                    row,
                    link,
                    words: format!("{line}\n{said}"),
                });
            }
        }
        spots
    }
}
