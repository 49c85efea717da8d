//! Why an allegation stands as it does, and where it began.

use super::Page;
use crate::{
    analysis::{
        origins::{Origin, Origins},
        standing::Word,
    },
    clean,
    sheet::{
        Piece,
        pieces::{BETWEEN, cautions, dim, own},
    },
};

/// How many origins a page names.
const MOST_ORIGINS: usize = 12;

impl Page<'_> {
    /// A reason, with what it names and cites as links.
    pub fn reason(&self, words: &[Word]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for word in words {
            match word {
                Word::Text(text) => pieces.push(dim(text.clone())),
                // In a sentence, so without the case of a record of another one.
                Word::Record(index) => {
                    let record = self.library.at(*index);
                    pieces.push(Piece::Link(
                        record.key.clone(),
                        self.library.short_in_a_sentence(*index),
                    ));
                }
                Word::Statement(index) => {
                    let key = self.library.at(*index).key.clone();
                    pieces.push(Piece::Link(key, self.library.said(*index)));
                }
                Word::Citation(number) => pieces.push(Piece::Citation(*number)),
            }
        }
        pieces
    }

    /// How many origins there are, and which.
    pub fn origins(&mut self, origins: &Origins) {
        let words = origins.words();
        if words.is_empty() {
            return;
        }
        self.sheet.field("Origins", vec![own(words)]);
        // That a page began with itself says who said it.
        let is_page = |origin: &&Origin| {
            origin.began.speakers().is_empty()
                && origins
                    .ways
                    .iter()
                    .any(|way| Some(way.page) == origin.began.source())
        };
        let further = origins.origins.iter().filter(|origin| !is_page(origin));
        let further: Vec<&Origin> = further.collect();
        for origin in further.iter().take(MOST_ORIGINS) {
            self.sheet.field("", self.origin(origin));
        }
        if let Some(more @ 1..) = further.len().checked_sub(MOST_ORIGINS) {
            self.sheet
                .field("", vec![dim(clean!["and ", more, " more"])]);
        }
        for circle in origins.circles.iter().take(MOST_ORIGINS) {
            let mut pieces = vec![dim("in a circle: ")];
            for (number, source) in circle.iter().take(MOST_ORIGINS).enumerate() {
                if number > 0 {
                    pieces.push(dim(" from "));
                }
                pieces.extend(self.link(*source));
            }
            self.sheet.field("", pieces);
        }
    }

    /// `Ana, in A talk with Ana · anonymous`.
    fn origin(&self, origin: &Origin) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (number, who) in origin.began.speakers().iter().enumerate() {
            if number > 0 {
                pieces.push(own(BETWEEN));
            }
            pieces.extend(self.link(*who));
        }
        match (origin.began.source(), pieces.is_empty()) {
            (Some(source), true) => {
                pieces.extend(self.link(source));
                pieces.push(dim(", as far as is recorded"));
            }
            (Some(source), false) => {
                pieces.push(dim(", in "));
                pieces.extend(self.link(source));
            }
            (None, _) => pieces.push(dim(", where and when is not recorded")),
        }
        pieces.extend(cautions(origin));
        pieces
    }
}
