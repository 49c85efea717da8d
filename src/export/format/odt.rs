//! Blocks as an OpenDocument text (ISO/IEC 26300): real headings, lists, tables whose head is repeated,
//! footnotes for the sources, page numbers, and nothing of who wrote it where and when.

use super::{
    Made,
    columns::shares,
    notes::{Noted, Notes},
    package::{Part, escaped, package},
    side::isolated,
    walk::{Form, Row, Table, walk},
};
use crate::{
    export::block::{Anchor, Document, Inline, Line, Point},
    picture::{Mark, Picture},
    text::{Clean, web::is_address},
};

/// How many parts it has, besides the one that says what it is.
pub const PARTS: usize = 4;

/// Writes a document.
///
/// # Errors
/// Where it is larger than such a file can be.
pub fn write(document: &Document) -> Result<Made, Clean> {
    let mut out = Output {
        text: String::new(),
        tables: String::new(),
        notes: 0,
        noted: Noted::of(document),
        made: 0,
    };
    walk(document, &mut out);
    let content = [
        include_str!("odt/head.xml").trim_end(),
        &out.tables,
        "</office:automatic-styles><office:body><office:text>",
        &out.text,
        "</office:text></office:body></office:document-content>",
    ]
    .concat();
    let title = escaped(&document.title);
    let parts: [Part; PARTS] = [
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
    ];
    package(Some("application/vnd.oasis.opendocument.text"), &parts)
}

/// The body while it is written.
struct Output<'d> {
    text: String,
    /// The styles of the tables' columns.
    tables: String,
    /// How many footnotes there are.
    notes: usize,
    noted: Noted<'d>,
    /// How many tables there are.
    made: usize,
}

impl Form for Output<'_> {
    const HEAD: fn(Clean) -> Inline = Inline::Strong;

    fn title(&mut self, title: &Clean) {
        self.plain("Title", &Line::text(title.clone()));
    }

    fn warning(&mut self, line: &Line) {
        self.plain("Warning", line);
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        self.noted.begin();
        let level = level.saturating_sub(1).clamp(1, 6);
        let words = self.words(line, anchor, Notes::Given);
        self.text += &format!(
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">\
             {words}</text:h>"
        );
    }

    fn paragraph(&mut self, line: &Line) {
        self.plain("Text_20_body", line);
    }

    fn begin_list(&mut self, _level: usize) {
        self.text += "<text:list text:style-name=\"List\">";
    }

    fn point(&mut self, point: &Point, _level: usize, notes: Notes) {
        self.text += "<text:list-item>";
        // What has points below it stays with them.
        let style = match point.below.is_empty() {
            true => "List_20_Contents",
            false => "Kept_List_20_Contents",
        };
        self.styled(style, point.anchor, &point.line, notes);
    }

    fn end_point(&mut self) {
        self.text += "</text:list-item>";
    }

    fn end_list(&mut self, _level: usize) {
        self.text += "</text:list>";
    }

    fn begin_table(&mut self, table: &Table<'_>) {
        self.made += 1;
        let made = self.made;
        self.text += &format!("<table:table table:style-name=\"Table\" table:name=\"t{made}\">");
        for (number, share) in (1..).zip(shares(table)) {
            let style = format!("T{made}C{number}");
            self.tables += &format!(
                "<style:style style:name=\"{style}\" style:family=\"table-column\">\
                 <style:table-column-properties style:rel-column-width=\"{share}*\"/></style:style>"
            );
            self.text += &format!("<table:table-column table:style-name=\"{style}\"/>");
        }
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        let (begin, end) = match row {
            Row::Head => ("<table:table-header-rows>", "</table:table-header-rows>"),
            Row::Body => ("", ""),
        };
        self.text += &format!("{begin}<table:table-row table:style-name=\"Row\">");
        for cell in cells {
            self.text +=
                "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">";
            self.plain("Table_20_Contents", cell);
            self.text += "</table:table-cell>";
        }
        self.text += &format!("</table:table-row>{end}");
    }

    fn end_table(&mut self) {
        self.text += "</table:table>";
    }

    /// In letters of one width, by signs that each font has.
    fn picture(&mut self, picture: &Picture) {
        for line in picture.text(Mark::plain) {
            let line = spaced(&line);
            self.text += &format!("<text:p text:style-name=\"Drawn\">{line}</text:p>");
        }
    }
}

impl Output<'_> {
    /// A paragraph in a style, which nothing leads to.
    fn plain(&mut self, style: &str, line: &Line) {
        self.styled(style, None, line, Notes::Given);
    }

    /// A paragraph in a style.
    fn styled(&mut self, style: &str, anchor: Option<Anchor>, line: &Line, notes: Notes) {
        // Automatic styles of the same name, from the right.
        let side = if line.is_from_right() { "R_" } else { "" };
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
                Inline::Text(text) => spaced(&isolated(text, line)),
                Inline::Strong(text) => format!(
                    "<text:span text:style-name=\"Strong\">{}</text:span>",
                    spaced(text)
                ),
                Inline::Reference { to, words } => match self.noted.due(*to, notes) {
                    Some(source) => self.footnote(*to, source),
                    None => link(&format!("#{}", to.id()), words),
                },
                Inline::Address(url) if is_address(url) => link(url, url),
                Inline::Address(text) => spaced(text),
            };
        }
        words
    }

    /// The mark of a footnote that says which source `[3]` is, and leads to it: the number itself.
    fn footnote(&mut self, place: Anchor, source: &str) -> String {
        self.notes += 1;
        format!(
            "<text:note text:id=\"f{}\" text:note-class=\"footnote\"><text:note-citation \
             text:label=\"{place}\">{place}</text:note-citation><text:note-body><text:p \
             text:style-name=\"Footnote\">{}</text:p></text:note-body></text:note>",
            self.notes,
            link(&format!("#{}", place.id()), source),
        )
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
