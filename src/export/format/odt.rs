//! Blocks as an OpenDocument text (ISO/IEC 26300): real headings, lists, tables whose head is repeated,
//! footnotes for the sources, page numbers, and nothing of who wrote it where and when.

use super::{
    Made,
    columns::shares,
    package::{Noted, Notes, Part, escaped, is_from_right, package},
};
use crate::{
    export::block::{Anchor, Block, Document, Inline, Line, Point},
    text::{Clean, web::is_address},
};

/// Writes a document.
///
/// # Errors
/// Where it is larger than such a file can be.
pub fn write(document: &Document) -> Result<Made, Clean> {
    let mut out = Output {
        document,
        text: String::new(),
        tables: String::new(),
        notes: 0,
        noted: Noted::default(),
        made: 0,
    };
    out.body();
    let content = [
        include_str!("odt/head.xml").trim_end(),
        &out.tables,
        "</office:automatic-styles><office:body><office:text>",
        &out.text,
        "</office:text></office:body></office:document-content>",
    ]
    .concat();
    let title = escaped(&document.title);
    package(&[
        Part {
            is_plain: true,
            ..Part::new("mimetype", "application/vnd.oasis.opendocument.text".into())
        },
        Part::new(
            "META-INF/manifest.xml",
            include_str!("odt/manifest.xml").into(),
        ),
        Part::new("content.xml", content),
        Part::new("styles.xml", include_str!("odt/styles.xml").into()),
        Part::new(
            "meta.xml",
            include_str!("odt/meta.xml").replace("{title}", &title),
        ),
    ])
}

/// The body while it is written.
struct Output<'d> {
    document: &'d Document,
    text: String,
    /// The styles of the tables' columns.
    tables: String,
    /// How many footnotes there are.
    notes: usize,
    noted: Noted,
    /// How many tables there are.
    made: usize,
}

impl Output<'_> {
    fn body(&mut self) {
        let document = self.document;
        self.paragraph("Title", None, &Line::text(document.title.clone()));
        for warning in &document.warnings {
            let line = Line(vec![Inline::Strong("Note: ".into())]).and(warning.clone());
            self.paragraph("Warning", None, &line);
        }
        for block in &document.blocks {
            match block {
                Block::Heading {
                    level,
                    anchor,
                    line,
                    ..
                } => {
                    self.noted.begin();
                    let level = level.saturating_sub(1).clamp(1, 6);
                    let words = self.words(line, *anchor, Notes::Given);
                    self.text += &format!(
                        "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">\
                         {words}</text:h>"
                    );
                }
                Block::Paragraph(line) => self.paragraph("Text_20_body", None, line),
                Block::List(points) => self.list(points, Notes::Given),
                Block::Table { head, rows } => self.table(head, rows),
            }
        }
    }

    fn list(&mut self, points: &[Point], notes: Notes) {
        self.text += "<text:list text:style-name=\"List\">";
        for point in points {
            self.text += "<text:list-item>";
            let notes = notes.within(point.anchor);
            self.noted_paragraph("List_20_Contents", point.anchor, &point.line, notes);
            if !point.below.is_empty() {
                self.list(&point.below, notes);
            }
            self.text += "</text:list-item>";
        }
        self.text += "</text:list>";
    }

    fn paragraph(&mut self, style: &str, anchor: Option<Anchor>, line: &Line) {
        self.noted_paragraph(style, anchor, line, Notes::Given);
    }

    fn noted_paragraph(&mut self, style: &str, anchor: Option<Anchor>, line: &Line, notes: Notes) {
        // Automatic styles of the same name, from the right.
        let side = if is_from_right(&line.plain()) {
            "R_"
        } else {
            ""
        };
        let words = self.words(line, anchor, notes);
        self.text += &format!("<text:p text:style-name=\"{side}{style}\">{words}</text:p>");
    }

    /// A line behind the place that others lead to.
    fn words(&mut self, line: &Line, anchor: Option<Anchor>, notes: Notes) -> String {
        let mut words = anchor.map_or_else(String::new, |anchor| {
            format!("<text:bookmark text:name=\"{}\"/>", anchor.id())
        });
        for piece in &line.0 {
            words += &match piece {
                Inline::Text(text) => spaced(text),
                Inline::Strong(text) => format!(
                    "<text:span text:style-name=\"Strong\">{}</text:span>",
                    spaced(text)
                ),
                Inline::Reference(Anchor::Source(number))
                    if notes == Notes::Given && self.noted.is_first(*number) =>
                {
                    self.footnote(*number)
                }
                Inline::Reference(to) => link(&format!("#{}", to.id()), &to.to_string()),
                Inline::Address(url) if is_address(url) => link(url, url),
                Inline::Address(text) => spaced(text),
            };
        }
        words
    }

    /// The mark of a footnote that says which source `[3]` is, and leads to it: the number itself.
    fn footnote(&mut self, number: usize) -> String {
        self.notes += 1;
        let place = Anchor::Source(number);
        let name = self.document.sources.get(number - 1);
        let name = name.map_or("", |name| name.as_str());
        format!(
            "<text:note text:id=\"note{}\" text:note-class=\"footnote\"><text:note-citation \
             text:label=\"{place}\">{place}</text:note-citation><text:note-body><text:p \
             text:style-name=\"Footnote\">{}</text:p></text:note-body></text:note>",
            self.notes,
            link(&format!("#{}", place.id()), name),
        )
    }

    fn table(&mut self, head: &[Clean], rows: &[Vec<Line>]) {
        self.made += 1;
        let made = self.made;
        self.text +=
            &format!("<table:table table:style-name=\"Table\" table:name=\"Table{made}\">");
        for (number, share) in (1..).zip(shares(head, rows)) {
            let style = format!("T{made}C{number}");
            self.tables += &format!(
                "<style:style style:name=\"{style}\" style:family=\"table-column\">\
                 <style:table-column-properties style:rel-column-width=\"{share}*\"/></style:style>"
            );
            self.text += &format!("<table:table-column table:style-name=\"{style}\"/>");
        }
        let head: Vec<Line> = head
            .iter()
            .map(|cell| Line(vec![Inline::Strong(cell.clone())]))
            .collect();
        self.text += "<table:table-header-rows>";
        self.row(&head);
        self.text += "</table:table-header-rows>";
        rows.iter().for_each(|row| self.row(row));
        self.text += "</table:table>";
    }

    fn row(&mut self, cells: &[Line]) {
        self.text += "<table:table-row table:style-name=\"Row\">";
        for cell in cells {
            self.text +=
                "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">";
            self.paragraph("Table_20_Contents", None, cell);
            self.text += "</table:table-cell>";
        }
        self.text += "</table:table-row>";
    }
}

fn link(to: &str, words: &str) -> String {
    format!(
        "<text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a>",
        escaped(to),
        spaced(words)
    )
}

/// A text with its spaces, of which XML would make one where there are several, and none at an end.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in escaped(text).chars() {
        match (before, c) {
            (' ', ' ') => out.push_str("<text:s/>"),
            _ => out.push(c),
        }
        before = c;
    }
    out
}
