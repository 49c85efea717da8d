//! Why an allegation stands as it does, and where it began.

use super::{
    Piece,
    build::{BETWEEN, Page, dim, own},
};
use crate::{
    analysis::{
        origins::{Origin, Origins},
        standing::Word,
    },
    sign::Tone,
    text::Clean,
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
                Word::Record(index) => pieces.extend(self.link(*index)),
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
        let words = Piece::Text(Clean::trusted(words), Tone::Plain);
        self.field("Origins", vec![words]);
        for origin in origins.origins.iter().take(MOST_ORIGINS) {
            self.field("", self.origin(origin));
        }
        if let Some(more @ 1..) = origins.origins.len().checked_sub(MOST_ORIGINS) {
            self.field("", vec![dim(format!("and {more} more"))]);
        }
        for circle in origins.circles.iter().take(MOST_ORIGINS) {
            let mut pieces = vec![dim("in a circle: ")];
            for (number, source) in circle.iter().take(MOST_ORIGINS).enumerate() {
                if number > 0 {
                    pieces.push(dim(" from "));
                }
                pieces.extend(self.link(*source));
            }
            self.field("", pieces);
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
        for (is, word) in [
            (origin.is_anonymous, "anonymous"),
            (origin.is_party, "party to it"),
        ] {
            if is {
                pieces.push(dim(format!("{BETWEEN}{word}")));
            }
        }
        pieces
    }
}
