//! The rows of a page, as those who build one add them.

use super::{Piece, Row, RowStyle, Sheet};
use crate::{
    model::{Kind, RecordPart, record::StayKind},
    picture::{Picture, Shape},
    sign::Tone,
    text::Clean,
};

impl Sheet {
    pub(super) fn row(&mut self, style: RowStyle, label: &'static str, pieces: Vec<Piece>) {
        self.rows.push(Row {
            label,
            pieces,
            style,
            ..Row::default()
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

    /// The rows of a key, of which the first has the label.
    pub(super) fn fields(
        &mut self,
        kind: Kind,
        key: &'static str,
        label: &'static str,
        rows: Vec<Vec<Piece>>,
    ) {
        for (number, pieces) in rows.into_iter().enumerate() {
            self.field(if number == 0 { label } else { "" }, pieces);
            if let Some(row) = self.rows.last_mut() {
                row.key = key;
                row.part = part_of(kind, key, number);
            }
        }
    }

    /// One of several below a heading.
    pub(super) fn item(&mut self, pieces: Vec<Piece>) {
        self.row(RowStyle::Item, "", pieces);
    }

    /// A picture, a row a line of it.
    pub(super) fn draw(&mut self, picture: Picture) {
        self.is_drawn = true;
        let first = self.rows.len();
        for line in picture.lines {
            let mut pieces = Vec::new();
            let mut at = 0;
            for mark in line.marks {
                if mark.at > at {
                    let gap = Clean::from(" ").repeat(mark.at - at);
                    pieces.push(Piece::Text(gap, Tone::Plain));
                }
                at = mark.at + mark.wide;
                // What only stands there is text, unless it is a part of another or has another form in ASCII.
                let is_drawn = matches!(mark.shape, Shape::Signs(_) | Shape::Named(_));
                pieces.push(match mark.opens.is_some() || mark.is_part || is_drawn {
                    true => Piece::Mark(Box::new(mark)),
                    false => Piece::Text(mark.signs(), mark.tone),
                });
            }
            let style = match (pieces.is_empty(), line.stays) {
                (true, false) => RowStyle::Blank,
                (_, stays) => RowStyle::Drawn { stays },
            };
            self.row(style, "", pieces);
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.shows = Some(picture.title);
        }
    }

    pub(super) fn blank(&mut self) {
        self.row(RowStyle::Blank, "", Vec::new());
    }

    /// The name of the rows below, set apart from those above.
    pub(super) fn heading(&mut self, title: impl Into<Clean>) {
        self.blank();
        self.subheading(title);
    }

    /// The same close to the rows above.
    pub(super) fn subheading(&mut self, title: impl Into<Clean>) {
        let title = Piece::Text(title.into(), Tone::Strong);
        self.row(RowStyle::Heading, "", vec![title]);
    }
}

/// The part that the n-th row of a key is about, where that part can be selected by itself.
fn part_of(kind: Kind, key: &str, number: usize) -> RecordPart {
    match (kind, key) {
        (Kind::Evidence, "history") => RecordPart::Step(number),
        (Kind::Person, "custody") => RecordPart::Stay(StayKind::Custody, number),
        (Kind::Person, "residence") => RecordPart::Stay(StayKind::Residence, number),
        _ => RecordPart::Whole,
    }
}
