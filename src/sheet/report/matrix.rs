//! Evidence by allegations, as a grid.

use super::{MOST, Report, SAID_TO_BE_MISSING};
use crate::{
    analysis::matrix::{self, Counts, Matrix},
    clean, clean_format,
    library::{Library, Scope},
    model::record::Bearing,
    sheet::{
        Piece, Sheet,
        pieces::{dim, own, status},
    },
    sign::{Sign, Tone},
    text::Clean,
};

/// How many allegations stand beside one another.
const BLOCK: usize = 16;

/// How wide a column is: its number.
const CELL: usize = 4;

pub fn matrix(library: &Library, scope: &Scope) -> Sheet {
    let mut report = Report::new(
        library,
        "Evidence and what it does to the allegations".into(),
    );
    let matrix = matrix::matrix(library, scope);
    if matrix.columns.is_empty() {
        report
            .sheet
            .item(vec![own("No evidence bears on an allegation.")]);
    } else {
        let mut legend = Vec::new();
        for bearing in [Bearing::Undermines, Bearing::Supports, Bearing::Neutral] {
            legend.extend([Piece::Sign(bearing.into()), own("  ")]);
        }
        legend.push(dim(
            "what undermines most comes first, and nothing is weighed",
        ));
        report.sheet.item(legend);
        report
            .sheet
            .heading(clean!["Allegations (", matrix.columns.len(), ")"]);
    }
    for (number, column) in (1..).zip(matrix.columns.iter().take(MOST)) {
        let mut pieces = vec![Piece::Text(
            clean_format!("{number:>CELL$}  "),
            Tone::Strong,
        )];
        pieces.extend(report.keyed(column.allegation));
        pieces.extend(status(library, column.allegation));
        pieces.push(dim(clean!["  ", counts(column.counts)]));
        report.sheet.item(pieces);
    }
    report.more(matrix.columns.len());
    let shown = matrix.columns.len().min(MOST);
    for block in (0..shown).step_by(BLOCK) {
        report.block(&matrix, block..(block + BLOCK).min(shown));
    }
    if !matrix.without.is_empty() {
        report.sheet.heading(clean![
            "Bears on nothing recorded (",
            matrix.without.len(),
            ")"
        ]);
        let mut is_missing = false;
        for evidence in matrix.without.iter().take(MOST) {
            if library.is_said_to_be_missing(*evidence) && !is_missing {
                is_missing = true;
                let heading = Piece::Text(SAID_TO_BE_MISSING.into(), Tone::Strong);
                report.sheet.item(vec![heading]);
            }
            let mut pieces = report.keyed(*evidence);
            pieces.extend(status(library, *evidence));
            report.sheet.item(pieces);
        }
        report.more(matrix.without.len());
    }
    report.sheet
}

/// `− 1  + 2`; nothing for what there is none of.
fn counts(counts: Counts) -> Clean {
    let all = [
        ("−", counts.undermines),
        ("+", counts.supports),
        ("·", counts.neutral),
    ];
    let some = all.iter().filter(|(_, count)| *count > 0);
    Clean::join(some.map(|(sign, count)| clean![sign, count]), " ")
}

impl Report<'_> {
    /// The grid of some allegations: the evidence that bears on any of them.
    fn block(&mut self, matrix: &Matrix, columns: std::ops::Range<usize>) {
        let (first, last) = (columns.start + 1, columns.end);
        self.sheet.heading(match first == last {
            true => clean!["Evidence on ", first],
            false => clean!["Evidence on ", first, " to ", last],
        });
        let numbers = columns.clone();
        let numbers = numbers.map(|column| clean_format!("{:>CELL$}", column + 1));
        self.sheet.item(vec![dim(Clean::join(numbers, ""))]);
        let bears =
            |row: &&matrix::Row| row.cells.iter().any(|(column, _)| columns.contains(column));
        let rows: Vec<&matrix::Row> = matrix.rows.iter().filter(bears).collect();
        let mut is_missing = false;
        for row in rows.iter().take(MOST) {
            if row.is_said_to_be_missing() && !is_missing {
                is_missing = true;
                self.sheet.item(vec![
                    Piece::Text(SAID_TO_BE_MISSING.into(), Tone::Strong),
                    dim("; what it does, its lack does"),
                ]);
            }
            let mut pieces: Vec<Piece> =
                columns.clone().map(|column| cell(row.at(column))).collect();
            pieces.push(own("  "));
            pieces.extend(self.keyed(row.evidence));
            pieces.extend(status(self.library, row.evidence));
            self.sheet.item(pieces);
        }
        self.more(rows.len());
    }
}

fn cell(bearing: Option<Bearing>) -> Piece {
    let (text, tone) = match bearing {
        None => ("", Tone::Dim),
        Some(bearing) => {
            let sign = Sign::from(bearing);
            (sign.glyph, sign.tone)
        }
    };
    Piece::Text(clean_format!("{text:>CELL$}"), tone)
}
