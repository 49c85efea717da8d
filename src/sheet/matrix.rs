//! Evidence by allegations as a page: what each piece of evidence does to each allegation. What
//! undermines stands first; nothing is added up.

use super::{Piece, Row, RowStyle, Sheet};
use crate::{
    analysis::matrix::{self, Matrix},
    library::{Index, Library, Scope},
    sign::{Sign, Tone},
    text::{Clean, truncate},
};

/// How many allegations stand side by side; a wider table cannot be read.
const COLUMNS: usize = 24;

/// The columns of the name of a piece of evidence.
const LABEL: usize = 56;

pub fn sheet(library: &Library, scope: &Scope) -> Sheet {
    let matrix = matrix::matrix(library, scope);
    let mut page = Page {
        library,
        sheet: Sheet::default(),
    };
    page.row(RowStyle::Title, vec![strong("Evidence by allegations")]);
    page.row(
        RowStyle::Item,
        vec![dim("+ supports   - undermines   . neutral; what undermines stands first, and nothing is added up")],
    );
    if matrix.rows.is_empty() {
        page.row(
            RowStyle::Item,
            vec![dim("No evidence here bears on an allegation.")],
        );
    } else {
        page.table(&matrix);
        page.columns(&matrix);
    }
    page.without(&matrix);
    page.sheet
}

struct Page<'l> {
    library: &'l Library,
    sheet: Sheet,
}

fn strong(text: &'static str) -> Piece {
    Piece::Text(text.into(), Tone::Strong)
}

fn dim(text: &'static str) -> Piece {
    Piece::Text(text.into(), Tone::Dim)
}

impl Page<'_> {
    fn row(&mut self, style: RowStyle, pieces: Vec<Piece>) {
        self.sheet.rows.push(Row {
            label: "",
            pieces,
            style,
        });
    }

    fn heading(&mut self, title: &'static str) {
        self.row(RowStyle::Blank, Vec::new());
        self.row(RowStyle::Heading, vec![strong(title)]);
    }

    fn link(&self, index: Index) -> Piece {
        Piece::Link(
            self.library.at(index).key.clone(),
            self.library.label(index),
        )
    }

    /// A line of evidence: its cells below the numbers of the allegations, and its name.
    fn table(&mut self, matrix: &Matrix) {
        let columns = matrix.columns.len().min(COLUMNS);
        let numbers: String = (1..=columns).map(|number| format!("{number:>3}")).collect();
        self.row(RowStyle::Blank, Vec::new());
        self.row(
            RowStyle::Heading,
            vec![Piece::Text(
                Clean::trusted(format!(" {numbers}")),
                Tone::Strong,
            )],
        );
        for row in &matrix.rows {
            let mut pieces = Vec::new();
            for column in 0..columns {
                let sign = row.at(column).map(Sign::from);
                let (cell, tone) = sign.map_or((" ", Tone::Dim), |sign| (sign.ascii, sign.tone));
                pieces.push(Piece::Text(Clean::trusted(format!("{cell:>3}")), tone));
            }
            // Cut, so that a line of the table is a line: its page has the name in full.
            let label = truncate(&self.library.label(row.evidence), LABEL).into_owned();
            let key = self.library.at(row.evidence).key.clone();
            pieces.push(dim("   "));
            pieces.push(Piece::Link(key, Clean::trusted(label)));
            self.row(RowStyle::Heading, pieces);
        }
    }

    /// What the numbers stand for.
    fn columns(&mut self, matrix: &Matrix) {
        self.heading("Allegations");
        for (number, column) in (1..).zip(&matrix.columns) {
            let number = Piece::Text(Clean::trusted(format!("{number:>3}  ")), Tone::Strong);
            let standing = Piece::Sign(column.standing.into());
            self.row(
                RowStyle::Item,
                vec![number, standing, dim("  "), self.link(column.allegation)],
            );
        }
        if matrix.columns.len() > COLUMNS {
            self.row(
                RowStyle::Item,
                vec![dim("Those beyond the table have a page each.")],
            );
        }
    }

    fn without(&mut self, matrix: &Matrix) {
        if matrix.without.is_empty() {
            return;
        }
        self.heading("Evidence of which no bearing is recorded");
        for &index in &matrix.without {
            let link = self.link(index);
            self.row(RowStyle::Item, vec![link]);
        }
    }
}
