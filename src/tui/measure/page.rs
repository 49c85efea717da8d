//! How tall the rows of a record's page are.

use std::ops::Range;

use crate::{
    clean,
    sheet::{LABEL, Piece, Row, RowStyle, Sheet, bound},
    text::{Clean, web, width, wrap},
    tui::{measure::layout::READABLE, theme::Theme},
};

/// Below this width a label stands in front of its text instead of in a column of its own.
const NARROW: u16 = 36;

/// A row in lines: of each line the pieces, by number, and the bytes of their text.
pub struct Lines {
    pub lines: Vec<Vec<(usize, Range<usize>)>>,
    /// How far the lines stand in, and by how much more all but the first.
    pub indent: u16,
    pub hang: u16,
}

/// How far an item stands in.
const ITEM: u16 = 2;

fn indent(row: &Row, columns: u16) -> u16 {
    match row.style {
        RowStyle::Field if columns >= NARROW => LABEL as u16,
        RowStyle::Item | RowStyle::Field => ITEM,
        RowStyle::Title | RowStyle::Heading | RowStyle::Drawn { .. } | RowStyle::Blank => 0,
    }
}

/// The key of the rows that say the address of a source.
const URL: &str = "url";

/// The addresses of the web in a row. Where a file gives something else for the address of a source, what of it looks
/// like an address is none: it would lead elsewhere than what is written.
pub fn addresses(row: &Row) -> Vec<String> {
    let words = row.plain();
    let is_whole = |address: &&str| row.key != URL || *address == words.trim();
    let found = web::addresses(&words).filter(is_whole);
    found.map(str::to_owned).collect()
}

/// The words of a piece as they are drawn: signs without their glyphs where there are none.
pub fn piece_words(piece: &Piece, theme: Option<&Theme>) -> Clean {
    match (piece, theme) {
        (Piece::Sign(sign), Some(theme)) => {
            clean![theme.glyph(*sign), " ", sign.word]
        }
        // Without glyphs, what is neutral must not read as what undermines: typography makes a hyphen of both.
        (Piece::Mark(mark), Some(theme)) if theme.glyphs.is_ascii => mark.plain(),
        _ => piece.words(),
    }
}

/// The columns that a line of an item has on a page of that width.
pub fn item_room(width: u16) -> usize {
    room(width, ITEM)
}

fn room(width: u16, indent: u16) -> usize {
    // The column at the left is for the pointer.
    let room = usize::from(width.min(READABLE)).saturating_sub(usize::from(indent) + 1);
    room.max(1)
}

/// The columns that a picture has on a page of that width: all but the first, and the last, where the scroll mark is.
pub fn picture_room(width: u16) -> usize {
    usize::from(width.saturating_sub(2)).max(1)
}

/// The lines at the foot of a page of so many on which stands what the selected mark of a picture says.
pub fn told_lines(sheet: &Sheet, height: u16) -> u16 {
    match height {
        _ if !sheet.is_drawn => 0,
        0..7 => 0,
        7..14 => 2,
        _ => 4,
    }
}

/// A pane that is lower than this has no room for heads that stay.
const HEADS_FROM: u16 = 8;

/// The rows that stay in sight at the top of a page of so many lines, over what is scrolled there.
pub fn heads(sheet: &Sheet, top: usize, height: u16) -> Range<usize> {
    let heads = staying(sheet, top);
    match height > HEADS_FROM && heads.len() < usize::from(height / 2) {
        true => heads,
        false => top..top,
    }
}

/// The head of what stands at the top of a page that is scrolled: the rows that stay in sight above it.
fn staying(sheet: &Sheet, top: usize) -> Range<usize> {
    let is_drawn = |row: &Row| matches!(row.style, RowStyle::Drawn { .. });
    let stays = |row: &Row| row.style == RowStyle::Drawn { stays: true };
    let above = sheet.rows.get(..top).unwrap_or_default();
    let of_picture = sheet.rows.get(top).is_some_and(is_drawn);
    let below_head = above
        .iter()
        .rev()
        .take_while(|row| is_drawn(row) && !stays(row));
    let end = top - below_head.count().min(top);
    let head = above[..end].iter().rev().take_while(|row| stays(row));
    match of_picture {
        true => end - head.count()..end,
        false => top..top,
    }
}

/// A row of a page in lines of so many columns.
pub fn lay_out(row: &Row, width: u16, theme: Option<&Theme>) -> Lines {
    if let RowStyle::Drawn { .. } = row.style {
        let whole = |(number, piece): (usize, &Piece)| (number, 0..piece_words(piece, theme).len());
        return Lines {
            lines: vec![row.pieces.iter().enumerate().map(whole).collect()],
            indent: 0,
            hang: 0,
        };
    }
    let indent = indent(row, width);
    let mut text = String::new();
    let mut ends: Vec<usize> = Vec::new();
    for piece in &row.pieces {
        text.push_str(&bound(piece, &piece_words(piece, theme)));
        ends.push(text.len());
    }
    let room = room(width, indent);
    let hang = hang(row, theme, room);
    let mut ranges = wrap(&text, room);
    if hang > 0 && ranges.len() > 1 {
        let from = ranges[1].start;
        let rest = wrap(&text[from..], room - hang).into_iter();
        ranges.truncate(1);
        ranges.extend(rest.map(|range| range.start + from..range.end + from));
    }
    let mut lines = Vec::new();
    for range in ranges {
        let mut line = Vec::new();
        let mut start = 0;
        for (number, end) in ends.iter().enumerate() {
            let (from, to) = (range.start.max(start), range.end.min(*end));
            if from < to {
                line.push((number, from - start..to - start));
            }
            start = *end;
        }
        lines.push(line);
    }
    Lines {
        lines,
        indent,
        hang: hang as u16,
    }
}

/// How far an item goes on to the right of where it begins: below its name, behind numbers and signs.
fn hang(row: &Row, theme: Option<&Theme>, room: usize) -> usize {
    if row.style != RowStyle::Item {
        return 0;
    }
    let name = row
        .pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Link(..)));
    let before_name = name.map(|name| {
        let pieces = row.pieces[..name].iter();
        let columns: usize = pieces.map(|piece| width(&piece_words(piece, theme))).sum();
        // What begins with a name goes on to the right of it all the same, so that the next one is told apart.
        if name == 0 { 2 } else { columns }
    });
    let first = row.pieces.first().map(|piece| piece_words(piece, theme));
    let indent = first.map_or(0, |first| before_words(&first));
    // Where it would leave too little, the words matter more than the column.
    let fits = |columns: &usize| *columns <= room / 3;
    let hang = before_name.filter(fits).or(Some(indent).filter(fits));
    hang.unwrap_or(0)
}

/// What an item begins with before its words: spaces, and a number (`3` or `3.`) that stands apart from them.
fn before_words(text: &str) -> usize {
    let spaces = text.len() - text.trim_start_matches(' ').len();
    let rest = &text[spaces..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let digits = match rest[digits..].starts_with('.') {
        true if digits > 0 => digits + 1,
        _ => digits,
    };
    let gap = &rest[digits..];
    let gap = gap.len() - gap.trim_start_matches(' ').len();
    match (digits, gap) {
        (1.., 2..) => spaces + digits + gap,
        _ => spaces,
    }
}

/// Which of the targets of a row stands at a column of one of its lines, from 0; none where none does.
pub fn target_at(row: &Row, line: usize, column: usize, columns: u16) -> Option<usize> {
    let laid = lay_out(row, columns, None);
    let number = line.checked_sub(usize::from(own_line(row, columns)))?;
    let hang = if number == 0 { 0 } else { laid.hang };
    // The column at the left is for the pointer.
    let mut at = usize::from(laid.indent + 1 + hang);
    let pieces = laid.lines.get(number)?;
    let under = pieces.iter().find_map(|(piece, range)| {
        let words = piece_words(&row.pieces[*piece], None);
        let from = at;
        at += width(&words[range.clone()]);
        (from..at).contains(&column).then_some(*piece)
    })?;
    let opens = |piece: &Piece| piece.opens();
    let before = row.pieces[..under].iter();
    let before = before.filter(|piece| opens(piece)).count();
    match &row.pieces[under] {
        // The bar is a part of what stands before it: its name.
        Piece::Mark(mark) if mark.is_part => before.checked_sub(1),
        piece => opens(piece).then_some(before),
    }
}

/// Whether the label stands on a line of its own.
pub fn own_line(row: &Row, width: u16) -> bool {
    width < NARROW && !row.label.is_empty()
}

/// The lines that a row of the page takes up at this width.
pub fn height(sheet: &Sheet, row: usize, width: u16) -> usize {
    match sheet.rows.get(row) {
        Some(row) if row.style == RowStyle::Blank => 1,
        Some(row) => {
            lay_out(row, width, None).lines.len().max(1) + usize::from(own_line(row, width))
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Key, record::Standing},
        sign::{Sign, Tone},
    };

    #[test]
    fn an_item_goes_on_below_its_words() {
        let text = |text: &'static str| Piece::Text(text.into(), Tone::Plain);
        let link = || Piece::Link(Key::Shared("a".parse().expect("an id")), "a name".into());
        let hang = |pieces| {
            let row = Row {
                pieces,
                style: RowStyle::Item,
                ..Row::default()
            };
            super::hang(&row, None, 30)
        };
        assert_eq!(hang(vec![text("words")]), 0);
        assert_eq!(hang(vec![text("     words")]), 5);
        assert_eq!(hang(vec![text("   12  words")]), 7);
        assert_eq!(hang(vec![text("  12 words")]), 2);
        assert_eq!(hang(vec![text("  denied ",), link()]), 9);
        // Where the name begins too far to the right, as far as the words before it.
        assert_eq!(hang(vec![text("  contradicted by "), link()]), 2);
        assert_eq!(hang(vec![text("               far")]), 0);
    }

    #[test]
    fn a_glyph_and_its_word_are_on_one_line() {
        let sign = Sign::from(Standing::Denied);
        let row = Row {
            pieces: vec![
                Piece::Text("words".into(), Tone::Plain),
                Piece::Text(" ".into(), Tone::Plain),
                Piece::Sign(sign),
            ],
            style: RowStyle::Item,
            ..Row::default()
        };
        let theme = Theme::shipped(false).remove(0);
        for width in 12..40 {
            let laid = lay_out(&row, width, Some(&theme));
            let lines = laid.lines.iter().map(|line| {
                let pieces = line.iter().map(|(piece, range)| {
                    let words = piece_words(&row.pieces[*piece], Some(&theme));
                    words[range.clone()].to_owned()
                });
                pieces.collect::<String>()
            });
            let lines: Vec<String> = lines.collect();
            let whole = |line: &String| line.contains("✗ denied");
            assert!(lines.iter().any(whole), "{width}: {lines:?}");
        }
    }

    #[test]
    fn what_evidence_does_is_told_apart_without_glyphs() {
        use crate::{
            model::{Kind, record::Bearing},
            picture::{Mark, Opens},
        };
        let mut themes = Theme::shipped(true);
        let theme = themes.remove(0);
        assert!(theme.glyphs.is_ascii);
        let drawn = |bearing: Bearing| {
            let sign = Sign::from(bearing);
            let mark = Mark::words(0, sign.glyph.into(), Tone::Plain);
            let opens = Opens::List(Kind::Evidence, String::new());
            let piece = Piece::Mark(Box::new(mark.opening(opens, "It does.".into())));
            piece_words(&piece, Some(&theme)).to_string()
        };
        let all = [Bearing::Undermines, Bearing::Supports, Bearing::Neutral].map(drawn);
        assert_eq!(all, ["-", "+", "."]);
    }

    #[test]
    fn a_bar_is_a_part_of_its_name() {
        use crate::{
            model::Kind,
            picture::{Mark, Opens, Shape},
        };
        let opens = || Opens::List(Kind::Evidence, String::new());
        let named = |at| Mark::named(at, Standing::Denied.into()).opening(opens(), "Said.".into());
        let bar = Mark::new(0, 4, Shape::Bar, Tone::Bad).as_part();
        let gap = |wide| Piece::Text(crate::text::Clean::from(" ").repeat(wide), Tone::Plain);
        let mark = |mark| Piece::Mark(Box::new(mark));
        let row = Row {
            pieces: vec![mark(named(0)), gap(2), mark(bar), gap(2), mark(named(20))],
            style: RowStyle::Drawn { stays: false },
            ..Row::default()
        };
        let found: String = (0..30)
            .map(|column| match target_at(&row, 0, column, 60) {
                Some(target) => target.to_string(),
                None => ".".to_owned(),
            })
            .collect();
        assert_eq!(found, ".00000000..0000..11111111.....");
    }

    #[test]
    fn a_row_has_as_many_lines_as_are_drawn_at_every_width() {
        let text = |text: &'static str| Piece::Text(text.into(), Tone::Plain);
        let row = Row {
            key: "",
            label: "Said by",
            pieces: vec![
                text("a few words, "),
                Piece::Citation(12),
                text(" and a-very-long-word-that-must-be-broken-somewhere"),
            ],
            ..Row::default()
        };
        let sheet = Sheet {
            rows: vec![row.clone()],
            ..Sheet::default()
        };
        for width in 1..90 {
            let laid = lay_out(&row, width, None);
            assert_eq!(
                height(&sheet, 0, width),
                laid.lines.len() + usize::from(own_line(&row, width))
            );
            let words: String = laid
                .lines
                .iter()
                .flatten()
                .map(|(piece, range)| row.pieces[*piece].words()[range.clone()].to_owned())
                .collect();
            let without_spaces = |text: &str| text.replace(' ', "");
            assert_eq!(
                without_spaces(&words),
                without_spaces(&row.plain()),
                "nothing is lost at width {width}"
            );
        }
    }
}
