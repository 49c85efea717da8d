//! What has become of what a row says, as it comes behind the words.

use super::Piece;
use crate::{
    sign::{Sign, Tone},
    text::{Clean, width},
    tui::theme::Part,
};

/// What has become of it.
pub(super) struct Status {
    pub(super) sign: Sign,
    /// By whom, or according to whom; empty where nobody did anything.
    pub(super) by: Clean,
}

/// The columns between words and their status.
pub(super) const BETWEEN: usize = 2;

impl Status {
    /// Its columns without those who gave it.
    pub(super) fn width(&self) -> usize {
        2 + width(self.sign.word)
    }

    /// The status in at most so many columns: with whoever gave it where they have room, else without.
    pub(super) fn pieces(&self, room: usize) -> Vec<Piece> {
        let part = part_of(self.sign.tone);
        let word: Clean = self.sign.word.into();
        let mut pieces = vec![
            Piece::Sign(self.sign),
            Piece::Gap(1),
            Piece::Words(word.truncate(room.saturating_sub(2)), part),
        ];
        if !self.by.is_empty() && self.width() + width(&self.by) <= room {
            pieces.push(Piece::Words(self.by.clone(), Part::Dim));
        }
        pieces
    }

    /// The same in just so many columns, with as much of the names as has room.
    pub(super) fn cell(&self, columns: usize) -> Vec<Piece> {
        let part = part_of(self.sign.tone);
        let word: Clean = self.sign.word.into();
        // A space stands before it, and one in it.
        let room = columns.saturating_sub(3);
        let by = self.by.truncate(room.saturating_sub(width(&word)));
        // What is cut before the first name says nothing.
        let by = match by.chars().filter(|c| c.is_alphanumeric()).count() {
            0..6 if by != self.by => Clean::default(),
            _ => by,
        };
        let word = word.truncate(room);
        let left = room.saturating_sub(width(&word));
        vec![
            Piece::Gap(1),
            Piece::Sign(self.sign),
            Piece::Gap(1),
            Piece::Words(word, part),
            Piece::Words(by.pad(left), Part::Dim),
        ]
    }
}

/// The part of a theme that a tone has.
fn part_of(tone: Tone) -> Part {
    match tone {
        Tone::Plain => Part::Plain,
        Tone::Dim => Part::Dim,
        Tone::Strong => Part::Strong,
        Tone::Good => Part::Good,
        Tone::Caution => Part::Caution,
        Tone::Bad => Part::Bad,
        Tone::Neutral => Part::Neutral,
    }
}
