//! Rows of text for a terminal or a pipe: wrapped and coloured where there is a terminal.

use std::ops::Range;

use super::{Failure, out::Out};
use crate::{
    clean, picture,
    sheet::{self, LABEL, Piece, Row, RowStyle, Sheet},
    sign::Tone,
    text::{self, Clean, clean, truncate, wrap},
};

/// The columns of a picture where there is no terminal.
pub const COLUMNS: usize = 100;

/// Columns that a label leaves at least to what it names, however narrow the terminal.
const NARROWEST: usize = 20;

/// Writes a page: labels in a column of their own, the rest wrapped to the terminal.
pub fn page(sheet: &Sheet, out: &mut Out) -> Result<(), Failure> {
    for row in &sheet.rows {
        if let RowStyle::Drawn { .. } = row.style {
            let (text, _, tones) = joined(row, out);
            cut_line(&text, &tones, out)?;
            continue;
        }
        // What a row begins with, and how far its further lines are indented.
        let (begin, indent) = match row.style {
            RowStyle::Title | RowStyle::Heading | RowStyle::Blank | RowStyle::Drawn { .. } => {
                (Clean::default(), 0)
            }
            RowStyle::Field => (Clean::from(row.label).pad(LABEL), LABEL),
            RowStyle::Item => ("  ".into(), 4),
        };
        self::row(row, begin, indent, out)?;
    }
    Ok(())
}

fn row(row: &Row, begin: Clean, indent: usize, out: &mut Out) -> Result<(), Failure> {
    let (text, bound, tones) = joined(row, out);
    let columns = out.look.width.map_or(usize::MAX, |width| {
        width.saturating_sub(indent).max(NARROWEST)
    });
    let lines = wrap(&bound, columns);
    let shown = match lines.is_empty() {
        true => begin.trim_end().len(),
        false => begin.len(),
    };
    out.toned(&begin, 0..shown, Tone::Dim)?;
    for (number, line) in lines.into_iter().enumerate() {
        if number > 0 {
            out.text(&clean!["\n", Clean::from(" ").repeat(indent)])?;
        }
        part(&text, line, &tones, out)?;
    }
    out.text(&"\n".into())
}

/// The pieces as one text, the same for finding where lines end, and the tone of each part.
fn joined(row: &Row, out: &Out) -> (Clean, String, Vec<(Range<usize>, Tone)>) {
    let is_drawn = matches!(row.style, RowStyle::Drawn { .. });
    let mut text = Clean::default();
    let mut bound = String::new();
    let mut tones = Vec::new();
    for piece in &row.pieces {
        let (words, tone) = match piece {
            Piece::Sign(sign) => (out.look.sign(*sign), sign.tone),
            Piece::Text(words, tone) if out.look.ascii && is_drawn => (drawn(words), *tone),
            Piece::Text(_, tone) => (piece.words(), *tone),
            Piece::Mark(mark) => (
                if out.look.ascii {
                    mark.plain().own_in_cells()
                } else {
                    mark.signs()
                },
                mark.tone,
            ),
            Piece::Link(..) | Piece::Citation(_) => (piece.words(), Tone::Plain),
        };
        // Before it is measured: what is longer in ASCII has its room.
        let words = match out.look.ascii {
            true => words.own_in_ascii(0..words.len()),
            false => words,
        };
        let from = text.len();
        text.push(&words);
        bound.push_str(&sheet::bound(piece, &words));
        tones.push((from..text.len(), tone));
    }
    (text, bound, tones)
}

/// What stands in the cells of a picture and leads nowhere, in as many columns of plain ASCII: signs, or words.
fn drawn(text: &Clean) -> Clean {
    if text.chars().any(char::is_alphabetic) {
        return text.own_in_cells();
    }
    let signs = text.chars().map(String::from);
    let signs = signs.map(|sign| picture::plain(&sign).map_or(sign, str::to_owned));
    clean(&signs.collect::<String>()).as_own().own_in_cells()
}

/// Writes a range of a text in the tones of its parts.
fn part(
    text: &Clean,
    range: Range<usize>,
    tones: &[(Range<usize>, Tone)],
    out: &mut Out,
) -> Result<(), Failure> {
    for (place, tone) in tones {
        let both = place.start.max(range.start)..place.end.min(range.end);
        if both.start < both.end {
            out.toned(text, both, *tone)?;
        }
    }
    Ok(())
}

/// Writes a line of a list, cut to the terminal; without one it is whole.
pub fn cut_line(
    text: &Clean,
    tones: &[(Range<usize>, Tone)],
    out: &mut Out,
) -> Result<(), Failure> {
    let whole = text.trim_end().len();
    let is_wide = |room: &usize| text::width(&text[..whole]) > *room;
    match out.look.width.filter(is_wide) {
        None => part(text, 0..whole, tones, out)?,
        Some(room) => {
            // Three dots take more room than one sign.
            let room = if out.look.ascii {
                room.saturating_sub(2)
            } else {
                room
            };
            let cut = truncate(&text[..whole], room.max(1));
            let kept = cut.strip_suffix('…').unwrap_or(&cut).len();
            part(text, 0..kept, tones, out)?;
            out.text(&"…".into())?;
        }
    }
    out.text(&"\n".into())
}
