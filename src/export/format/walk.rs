//! The one walk over a document: in which order its parts come. A form says what becomes of each.

use super::notes::Notes;
use crate::{
    export::block::{Anchor, Block, Document, Inline, Line, Point},
    library::Index,
    picture::Picture,
    text::Clean,
};

/// What a form does with each part of a document.
pub trait Form {
    /// How the words of a table's head are written: in strong letters where nothing else shows that they are one.
    const HEAD: fn(Clean) -> Inline = Inline::Text;

    /// What follows is written of this record; of none, it is of no record.
    fn tells_of(&mut self, _record: Option<Index>) {}

    fn title(&mut self, title: &Clean);

    /// What a reader must know before anything else; the form says that it is a note.
    fn warning(&mut self, line: &Line);

    /// A heading below the title, from level 2.
    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line);

    fn paragraph(&mut self, line: &Line);

    /// A list begins, at level 0, or one below a point, which is of a level more.
    fn begin_list(&mut self, _level: usize) {}

    /// A point of a list of that level. Those below it come between this and [`Self::end_point`].
    fn point(&mut self, point: &Point, level: usize, notes: Notes);

    fn end_point(&mut self) {}

    fn end_list(&mut self, _level: usize) {}

    /// A table begins; its rows follow.
    fn begin_table(&mut self, _table: &Table<'_>) {}

    /// A row of as many cells as the table has columns.
    fn row(&mut self, row: Row, cells: &[Line]);

    fn end_table(&mut self);

    /// A picture. What it shows is said beside it, whatever becomes of it here.
    fn picture(&mut self, picture: &Picture);
}

/// A table, for those who need to know all of it before its first row: how wide its columns are.
pub struct Table<'d> {
    pub head: Vec<Line>,
    pub rows: &'d [Vec<Line>],
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The first one, which says what is in the columns.
    Head,
    Body,
}

/// Goes through a document, from its title to its end.
pub fn walk<F: Form>(document: &Document, form: &mut F) {
    form.tells_of(document.about);
    form.title(&document.title);
    for warning in &document.warnings {
        form.warning(warning);
    }
    for block in &document.blocks {
        match block {
            Block::Heading {
                level,
                anchor,
                of,
                line,
            } => {
                form.tells_of(of.or(document.about));
                form.heading(*level, *anchor, line);
            }
            Block::Paragraph(line) => form.paragraph(line),
            Block::List(points) => list(document, points, 0, Notes::Given, form),
            Block::Table { head, rows } => table(head, rows, form),
            Block::Picture(picture) => form.picture(picture),
        }
    }
}

fn list<F: Form>(document: &Document, points: &[Point], level: usize, notes: Notes, form: &mut F) {
    form.begin_list(level);
    for point in points {
        let notes = notes.within(point.anchor);
        if let Some(anchor) = point.anchor {
            form.tells_of(document.record_at(anchor).or(document.about));
        }
        form.point(point, level, notes);
        if !point.below.is_empty() {
            list(document, &point.below, level + 1, notes, form);
        }
        form.end_point();
    }
    form.end_list(level);
}

fn table<F: Form>(head: &[Clean], rows: &[Vec<Line>], form: &mut F) {
    let head = head.iter().cloned();
    let table = Table {
        head: head.map(|words| Line(vec![F::HEAD(words)])).collect(),
        rows,
    };
    form.begin_table(&table);
    form.row(Row::Head, &table.head);
    for row in rows {
        form.row(Row::Body, row);
    }
    form.end_table();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form that notes what it is called for.
    #[derive(Default)]
    struct Called(Vec<String>);

    impl Form for Called {
        const HEAD: fn(Clean) -> Inline = Inline::Strong;

        fn title(&mut self, title: &Clean) {
            self.0.push(format!("title {title}"));
        }

        fn warning(&mut self, line: &Line) {
            self.0.push(format!("warning {}", line.plain()));
        }

        fn heading(&mut self, level: usize, _anchor: Option<Anchor>, line: &Line) {
            self.0.push(format!("heading {level} {}", line.plain()));
        }

        fn paragraph(&mut self, line: &Line) {
            self.0.push(format!("paragraph {}", line.plain()));
        }

        fn begin_list(&mut self, level: usize) {
            self.0.push(format!("list {level}"));
        }

        fn point(&mut self, point: &Point, level: usize, notes: Notes) {
            let line = point.line.plain();
            self.0.push(format!("point {level} {line} {notes:?}"));
        }

        fn end_point(&mut self) {
            self.0.push("end of point".into());
        }

        fn end_list(&mut self, level: usize) {
            self.0.push(format!("end of list {level}"));
        }

        fn begin_table(&mut self, table: &Table<'_>) {
            self.0.push(format!("table of {}", table.rows.len()));
        }

        fn row(&mut self, row: Row, cells: &[Line]) {
            self.0.push(format!("{row:?} {cells:?}"));
        }

        fn end_table(&mut self) {
            self.0.push("end of table".into());
        }

        fn picture(&mut self, picture: &Picture) {
            self.0.push(format!("picture {}", picture.title));
        }
    }

    #[test]
    fn every_part_of_a_document_comes_once_in_its_order() {
        let source = Point {
            anchor: Some(Anchor::Source(1)),
            line: Line::text("Paper"),
            below: vec![Point::new(Line::text("Held"))],
        };
        let document = Document {
            title: "A case".into(),
            warnings: vec![Line::text("Careful")],
            blocks: vec![
                Block::Heading {
                    level: 2,
                    anchor: None,
                    of: None,
                    line: Line::text("Sources"),
                },
                Block::Paragraph(Line::text("Said")),
                Block::List(vec![Point::new(Line::text("Own")), source]),
                Block::Table {
                    head: vec!["When".into()],
                    rows: vec![vec![Line::text("1998")]],
                },
                Block::Picture(Picture {
                    title: "Drawn".into(),
                    ..Picture::default()
                }),
            ],
            ..Document::default()
        };
        let mut called = Called::default();
        walk(&document, &mut called);
        assert_eq!(
            called.0,
            [
                "title A case",
                "warning Careful",
                "heading 2 Sources",
                "paragraph Said",
                "list 0",
                "point 0 Own Given",
                "end of point",
                "point 0 Paper None",
                "list 1",
                "point 1 Held None",
                "end of point",
                "end of list 1",
                "end of point",
                "end of list 0",
                "table of 1",
                "Head [Line([Strong(Clean(\"When\"))])]",
                "Body [Line([Text(Clean(\"1998\"))])]",
                "end of table",
                "picture Drawn",
            ]
        );
    }
}
