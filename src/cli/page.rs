//! Rows of text for a terminal or a pipe: wrapped and coloured where there is a terminal.

use std::ops::Range;

use super::{Failure, out::Out};
use crate::{
    clean, picture,
    sheet::{self, LABEL, Piece, Row, RowStyle, Sheet},
    sign::Tone,
    text::{Clean, clean, truncate, wrap},
};

/// The columns of a picture where there is no terminal.
pub const COLUMNS: usize = 100;

/// Columns that a label leaves at least to what it names, however narrow the terminal.
const NARROWEST: usize = 20;

/// Writes a page: labels in a column of their own, the rest wrapped to the terminal.
pub fn page(sheet: &Sheet, out: &mut Out) -> Result<(), Failure> {
    for row in &sheet.rows {
        if let RowStyle::Drawn { .. } = row.style {
            let (text, _, tones) = joined(&row.pieces, out);
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
    let (text, bound, tones) = joined(&row.pieces, out);
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
fn joined(pieces: &[Piece], out: &Out) -> (Clean, String, Vec<(Range<usize>, Tone)>) {
    let mut text = Clean::default();
    let mut bound = String::new();
    let mut tones = Vec::new();
    for piece in pieces {
        let (words, tone) = match piece {
            Piece::Sign(sign) => (out.look.sign(*sign), sign.tone),
            Piece::Text(words, tone) if out.look.ascii => (drawn(words), *tone),
            Piece::Text(_, tone) => (piece.words(), *tone),
            Piece::Mark(mark) => (
                if out.look.ascii {
                    mark.plain()
                } else {
                    mark.signs()
                },
                mark.tone,
            ),
            Piece::Link(..) | Piece::Citation(_) => (piece.words(), Tone::Plain),
        };
        let from = text.len();
        text.push(&words);
        bound.push_str(&sheet::bound(piece, &words));
        tones.push((from..text.len(), tone));
    }
    (text, bound, tones)
}

/// A text without words, which is a drawing of the program's own, in plain ASCII; any other as it is.
fn drawn(text: &Clean) -> Clean {
    // What is more than one sign, and what stands in trees.
    const PLAIN: [(&str, &str); 7] = [
        ("├─", "|-"),
        ("└─", "`-"),
        ("│", "|"),
        ("→", "->"),
        ("≠", "!="),
        ("−", "-"),
        ("·", "."),
    ];
    if text.chars().any(char::is_alphabetic) {
        return text.clone();
    }
    let plain = |text: String, (glyph, plain): &(&str, &str)| text.replace(glyph, plain);
    let text = PLAIN.iter().fold(text.to_string(), plain);
    let signs = text.chars().map(String::from);
    let signs = signs.map(|sign| picture::plain(&sign).map_or(sign, str::to_owned));
    clean(&signs.collect::<String>())
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
    let cut = out
        .look
        .width
        .map(|width| truncate(&text[..whole], width).into_owned());
    let cut = cut.filter(|cut| cut.len() < whole && cut.ends_with('…'));
    match cut {
        None => part(text, 0..whole, tones, out)?,
        Some(cut) => {
            part(text, 0..cut.len() - '…'.len_utf8(), tones, out)?;
            out.text(&"…".into())?;
        }
    }
    out.text(&"\n".into())
}
