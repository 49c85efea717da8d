//! What has become of what a row says, as it comes behind the words.

use super::{Piece, wrapped::broken};
use crate::{
    clean,
    model::statement::Whose,
    sign::{Sign, Tone},
    text::{Clean, clean, width},
    tui::theme::Part,
};

/// What has become of it.
pub(super) struct Status {
    pub(super) sign: Sign,
    /// By whom, or according to whom; empty where nobody did anything.
    pub(super) by: Whose,
}

/// The columns between words and their status.
pub(super) const BETWEEN: usize = 2;

impl Status {
    /// Its columns without those who gave it.
    pub(super) fn width(&self) -> usize {
        2 + width(self.sign.word)
    }

    /// Whoever gave it in so many columns behind the word: with a source that relays them named, or cut, or with an
    /// ellipsis for it; of two sides how many they are; none where they have no room.
    pub(super) fn by_in(&self, room: usize) -> Option<&Clean> {
        let by = &self.by;
        let forms = [&by.whole, &by.cut, &by.hidden, &by.counted];
        let mut forms = forms.into_iter().filter(|form| !form.is_empty());
        forms.find(|form| self.width() + width(form) <= room)
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
        let by = self.by_in(room).filter(|by| !by.is_empty());
        pieces.extend(by.map(|by| Piece::Words(by.clone(), Part::Dim)));
        pieces
    }

    /// The same in lines of at most so many columns, and at most so many lines. Whoever gave it is named whole or
    /// not at all: the beginning of a name may be another's.
    pub(super) fn lines(&self, columns: usize, most: usize) -> Vec<Vec<Piece>> {
        // The sign and a space stand before it.
        let room = columns.saturating_sub(2).max(1);
        let word: Clean = self.sign.word.into();
        let forms = [
            clean![word, self.by.whole],
            clean![word, self.by.cut],
            clean![word, self.by.hidden],
            match self.by.counted.is_empty() {
                true => clean![word, without_names(&self.by.whole)],
                false => clean![word, self.by.counted],
            },
        ];
        let mut forms = forms
            .iter()
            .map(|form| broken(form, [room, room]))
            .filter(|lines| lines.len() <= most);
        let lines = forms.next().unwrap_or_else(|| vec![word.truncate(room)]);
        let part = part_of(self.sign.tone);
        let mut left = width(&word);
        let mut drawn = Vec::new();
        for line in lines {
            let mut pieces = match drawn.is_empty() {
                true => vec![Piece::Sign(self.sign), Piece::Gap(1)],
                false => vec![Piece::Gap(2)],
            };
            // What is left of the word, then by whom.
            let begin = clean(truncated(&line, left));
            let rest = clean(&line[begin.len()..]);
            left = left.saturating_sub(width(&line) + 1);
            pieces.extend((!begin.is_empty()).then_some(Piece::Words(begin, part)));
            pieces.extend((!rest.is_empty()).then_some(Piece::Words(rest, Part::Dim)));
            drawn.push(pieces);
        }
        drawn
    }
}

/// As much of a line as so many columns hold, without a mark where it ends.
fn truncated(line: &Clean, columns: usize) -> &str {
    let mut taken = 0;
    let end = line.char_indices().find(|(_, c)| {
        taken += width(c.encode_utf8(&mut [0; 4]));
        taken > columns
    });
    &line[..end.map_or(line.len(), |(at, _)| at)]
}

/// By whom it is without the names: ` by …` of ` by Ana, via Post`. Empty of what has no such word.
fn without_names(by: &Clean) -> Clean {
    let words = [" by ", " according to "].into_iter();
    let ends = words.filter_map(|word| Some(by.find(word)? + word.len()));
    match ends.min() {
        Some(end) => clean![clean(&by[..end]), "…"],
        None => Clean::default(),
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
        Tone::Added => Part::Added,
        Tone::Removed => Part::Removed,
    }
}
