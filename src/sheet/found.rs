//! What was found of citations, on a page.

use super::{Piece, Row, RowStyle, Sheet};
use crate::{
    sign::{Sign, Tone},
    text::clean_line,
    verify::{Change, Passage, Verdict},
};

/// What was found of a citation, as signs; of one without a quote only what is in doubt of its place.
pub fn signs(passage: &Passage) -> Vec<Sign> {
    let quoted = (passage.verdict != Verdict::Unquoted).then(|| Sign::from(&passage.verdict));
    let changed = quoted.and(passage.changed.then_some(Sign::CHANGED));
    let place = passage.place.map(Sign::from);
    quoted.into_iter().chain(changed).chain(place).collect()
}

/// Why a quote could not be checked, or how it differs from what is in the source, where it does: what only the quote has as
/// `[-gone-]`, what only the source has as `{+come+}`.
pub fn difference(passage: &Passage) -> Option<Vec<Piece>> {
    if let Verdict::Unchecked(why) = &passage.verdict {
        return Some(vec![Piece::Text(clean_line(why), Tone::Caution)]);
    }
    let difference = passage.verdict.difference()?;
    let lead = match &passage.verdict {
        Verdict::Missing(Some(nearest)) => format!("nearest words; {}:", nearest.why.words()),
        _ => "in the source:".to_owned(),
    };
    let mut pieces = vec![Piece::Text(clean_line(&lead), Tone::Dim)];
    for change in &difference.0 {
        let (words, tone) = match change {
            Change::Same(words) => (format!(" {words}"), Tone::Plain),
            Change::Gone(words) => (format!(" [-{words}-]"), Tone::Bad),
            Change::Come(words) => (format!(" {{+{words}+}}"), Tone::Good),
        };
        pieces.push(Piece::Text(clean_line(&words), tone));
    }
    Some(pieces)
}

impl Sheet {
    /// Says beside each citation what was found of it; `found` gives that by the citation's number,
    /// from 0, as far as it is known.
    pub fn tell<'p>(&mut self, found: impl Fn(usize) -> Option<&'p Passage>) {
        for row in &mut self.rows {
            let Some(passage) = cited(row).and_then(&found) else {
                continue;
            };
            let space = || Piece::Text(" ".into(), Tone::Plain);
            let signs = signs(passage).into_iter();
            let mut told: Vec<Piece> = signs
                .flat_map(|sign| [space(), Piece::Sign(sign)])
                .collect();
            if let (false, Some(whose)) = (told.is_empty(), &passage.whose) {
                let whose = clean_line(&format!(", {whose}"));
                told.push(Piece::Text(whose, Tone::Caution));
            }
            if !told.is_empty() {
                told.push(space());
            }
            row.pieces.splice(1..1, told);
            if let Some(folded) = passage.folded() {
                let words = clean_line(&format!(" ({folded})"));
                row.pieces.push(Piece::Text(words, Tone::Dim));
            }
        }
    }

    /// Adds a row below each citation whose words differ from the source.
    pub fn tell_differences<'p>(&mut self, found: impl Fn(usize) -> Option<&'p Passage>) {
        let rows = std::mem::take(&mut self.rows);
        for row in rows {
            let passage = cited(&row).and_then(&found);
            self.rows.push(row);
            let mut pieces = passage.and_then(difference).unwrap_or_default();
            if !pieces.is_empty() {
                pieces.insert(0, Piece::Text("    ".into(), Tone::Plain));
                self.rows.push(Row {
                    pieces,
                    style: RowStyle::Item,
                    ..Row::default()
                });
            }
        }
    }
}

/// The number, from 0, of the citation that a row is about.
fn cited(row: &Row) -> Option<usize> {
    match row.pieces.first() {
        Some(Piece::Citation(number)) if row.style == RowStyle::Item => number.checked_sub(1),
        _ => None,
    }
}
