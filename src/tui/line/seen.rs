//! What of a line is seen where it has no room.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Line;
use crate::text::{Clean, Offsets, clean, clean_mapped, width};

/// Columns that are seen behind the caret where the line goes on, if a quarter of the room has them.
const BEHIND: usize = 8;

/// What of a line is seen, and where.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What is seen. What has no glyph is there as its mark.
    pub text: Clean,
    /// The column of the caret, counted from the first one of the text. It is one of the room's, so that
    /// the terminal's own cursor can stand there.
    pub caret: usize,
    /// Whether some of the line is hidden before the text.
    pub hidden_before: bool,
    /// Whether some of it is hidden behind it.
    pub hidden_behind: bool,
    /// The whole line, cleaned.
    whole: Clean,
    /// From the bytes of the line to those of `whole`.
    offsets: Offsets,
    /// The bytes of `whole` that are seen.
    shown: Range<usize>,
}

impl Line {
    /// What is seen of the line in so many columns. Where it has no room with its caret, it is moved so
    /// that the caret is seen and some columns behind it; where the reader looked before is not kept, so
    /// the same line is always seen in the same way.
    pub fn seen(&self, room: usize) -> Seen {
        let (whole, offsets) = clean_mapped(&self.text);
        let places = places(&whole);
        let caret_byte = offsets.derived(0..self.caret).end;
        let caret_place = places.partition_point(|place| place.byte < caret_byte);
        let (caret, end) = (places[caret_place], places[places.len() - 1]);
        let behind = (end.column - caret.column).min(BEHIND).min(room / 4);
        let first = (caret.column + behind + 1).saturating_sub(room);
        let from = places.partition_point(|place| place.column < first);
        let from = places[from.min(caret_place)];
        let to = places.partition_point(|place| place.column <= from.column + room);
        let to = places[to.max(1) - 1];
        let shown = from.byte..to.byte.max(from.byte);
        Seen {
            text: clean(&whole[shown.clone()]),
            caret: caret.column - from.column,
            hidden_before: shown.start > 0,
            hidden_behind: shown.end < whole.len(),
            whole,
            offsets,
            shown,
        }
    }
}

impl Seen {
    /// The text before some bytes of the line, that of the bytes, and that behind them: what is wrong in a
    /// line can be marked so. Each is empty where nothing of it is seen.
    pub fn parts(&self, bytes: Range<usize>) -> [Clean; 3] {
        let start = self.place(bytes.start);
        let end = self.place(bytes.end).max(start);
        [self.shown.start..start, start..end, end..self.shown.end]
            .map(|range| clean(&self.whole[range]))
    }

    /// The column in which a byte of the line is seen: the first for what is hidden before the text, the
    /// one behind the text for what is hidden there.
    pub fn column(&self, byte: usize) -> usize {
        width(&self.whole[self.shown.start..self.place(byte)])
    }

    /// Where a byte of the line is in `whole`, as near as what is seen has it.
    fn place(&self, byte: usize) -> usize {
        let at = self.offsets.derived(0..byte).end;
        let seen = &self.whole[self.shown.clone()];
        let starts = seen.grapheme_indices(true).map(|(start, _)| start);
        let mut starts = starts.map(|start| self.shown.start + start);
        starts.find(|start| *start >= at).unwrap_or(self.shown.end)
    }
}

/// The start of a grapheme, or the end of the text.
#[derive(Clone, Copy)]
struct Place {
    byte: usize,
    column: usize,
}

/// The places of a text, in order; the last one is its end.
fn places(text: &str) -> Vec<Place> {
    let mut column = 0;
    let mut places: Vec<Place> = Vec::new();
    for (byte, grapheme) in text.grapheme_indices(true) {
        places.push(Place { byte, column });
        column += width(grapheme);
    }
    let byte = text.len();
    places.push(Place { byte, column });
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, caret: usize) -> Line {
        let mut line = Line::new(text);
        line.caret = caret;
        line
    }

    fn seen(text: &str, caret: usize, room: usize) -> (String, usize) {
        let seen = at(text, caret).seen(room);
        (seen.text.to_string(), seen.caret)
    }

    #[test]
    fn a_line_that_has_room_is_seen_whole() {
        assert_eq!(seen("abc", 3, 4), ("abc".into(), 3));
        assert_eq!(seen("abc", 1, 4), ("abc".into(), 1));
        assert_eq!(seen("", 0, 1), (String::new(), 0));
    }

    #[test]
    fn the_caret_stays_in_sight_and_something_behind_it() {
        let text = "0123456789abcdefghij";
        assert_eq!(seen(text, 20, 8), ("defghij".into(), 7));
        assert_eq!(seen(text, 19, 8), ("defghij".into(), 6));
        assert_eq!(seen(text, 15, 8), ("abcdefgh".into(), 5));
        assert_eq!(seen(text, 5, 8), ("01234567".into(), 5));
        assert_eq!(seen(text, 6, 8), ("12345678".into(), 5));
        assert_eq!(seen(text, 20, 1), (String::new(), 0));
        assert_eq!(seen(text, 20, 0), (String::new(), 0));
        let there = at(text, 15).seen(8);
        assert!(there.hidden_before && there.hidden_behind);
        let there = at(text, 20).seen(8);
        assert!(there.hidden_before && !there.hidden_behind);
    }

    #[test]
    fn columns_are_those_of_marks_and_wide_characters() {
        assert_eq!(seen("a\u{202E}b", 4, 20), ("a‹RLO›b".into(), 6));
        assert_eq!(seen("東京x", 3, 20), ("東京x".into(), 2));
        // Half of a wide character is not shown.
        assert_eq!(seen("東京", 6, 4), ("京".into(), 2));
        assert_eq!(seen("e\u{301}x", 3, 20), ("e\u{301}x".into(), 1));
    }

    #[test]
    fn what_is_wrong_can_be_marked_in_what_is_seen() {
        let text = "by:x 東 standing:denide rest";
        let wrong = 9 + "standing:".len()..9 + "standing:denide".len();
        let parts = |room| {
            let seen = Line::new(text).seen(room);
            let parts = seen.parts(wrong.clone()).map(|part| part.to_string());
            (parts, seen.column(wrong.start), seen.column(wrong.end))
        };
        let whole = ["by:x 東 standing:", "denide", " rest"].map(str::to_owned);
        assert_eq!(parts(40), (whole, 17, 23));
        let cut = ["", "ide", " rest"].map(str::to_owned);
        assert_eq!(parts(9), (cut, 0, 3));
        let hidden = ["", "", "est"].map(str::to_owned);
        assert_eq!(parts(4), (hidden, 0, 0));
    }
}
