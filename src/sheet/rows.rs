//! The rows of a page, as those who build one add them.

use super::{Piece, Row, RowStyle, Sheet, pieces::dim};
use crate::{model::RecordPart, sign::Tone, text::Clean};

impl Sheet {
    pub(super) fn row(&mut self, style: RowStyle, label: &'static str, pieces: Vec<Piece>) {
        self.rows.push(Row {
            label,
            pieces,
            style,
            part: RecordPart::Whole,
        });
    }

    /// What the page is about, at its top.
    pub(super) fn title(&mut self, title: Clean) {
        let title = Piece::Text(title, Tone::Strong);
        self.row(RowStyle::Title, "", vec![title]);
    }

    /// A labelled row; none where there is nothing to say.
    pub(super) fn field(&mut self, label: &'static str, pieces: Vec<Piece>) {
        if !pieces.is_empty() {
            self.row(RowStyle::Field, label, pieces);
        }
    }

    /// Labelled rows of which the first has the label.
    pub(super) fn fields(&mut self, label: &'static str, rows: Vec<Vec<Piece>>) {
        for (number, pieces) in rows.into_iter().enumerate() {
            self.field(if number == 0 { label } else { "" }, pieces);
        }
    }

    /// The same for parts of a record, a row each.
    pub(super) fn parts(&mut self, label: &'static str, parts: Vec<(RecordPart, Vec<Piece>)>) {
        for (number, (part, pieces)) in parts.into_iter().enumerate() {
            self.rows.push(Row {
                label: if number == 0 { label } else { "" },
                pieces,
                style: RowStyle::Field,
                part,
            });
        }
    }

    /// A labelled row for what a reader looks for and the sources may leave out.
    pub(super) fn stated(&mut self, label: &'static str, pieces: Vec<Piece>) {
        let pieces = match pieces.is_empty() {
            true => vec![dim("not stated")],
            false => pieces,
        };
        self.field(label, pieces);
    }

    /// One of several below a heading.
    pub(super) fn item(&mut self, pieces: Vec<Piece>) {
        self.row(RowStyle::Item, "", pieces);
    }

    pub(super) fn blank(&mut self) {
        self.row(RowStyle::Blank, "", Vec::new());
    }

    /// The name of the rows below, set apart from those above.
    pub(super) fn heading(&mut self, title: impl Into<String>) {
        self.blank();
        let title = Piece::Text(Clean::trusted(title.into()), Tone::Strong);
        self.row(RowStyle::Heading, "", vec![title]);
    }
}
