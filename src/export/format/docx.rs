//! Blocks as a document of Word (ECMA-376, WordprocessingML): real headings, lists, tables whose head is
//! repeated, footnotes for the sources, page numbers, and nothing of who wrote it where and when.

use super::{
    Made,
    columns::shares,
    notes::{Noted, Notes},
    package::{Part, escaped, package},
    side::{is_apart, isolated},
    walk::{Form, Row, Table, walk},
};
use crate::{
    export::block::{Anchor, Document, Inline, Line, Point},
    picture::{Mark, Picture},
    text::{Clean, web::is_address},
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The width of what is written on a page, in twentieths of a point: A4 less its margins.
const TEXT_WIDTH: usize = 9638;

/// The levels of a list that look different; deeper ones look like the last.
const LEVELS: usize = 4;

/// How many parts it has.
pub const PARTS: usize = 10;

/// Writes a document.
///
/// # Errors
/// Where it is larger than such a file can be.
pub fn write(document: &Document) -> Result<Made, Clean> {
    let mut out = Output::new(document);
    walk(document, &mut out);
    let relations = out.relations();
    let content = format!(
        "{HEAD}<w:document {SPACES}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" \
         r:id=\"footer\"/><w:footnotePr><w:numFmt w:val=\"chicago\"/><w:numRestart \
         w:val=\"eachPage\"/></w:footnotePr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
         w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>\
         </w:body></w:document>",
        out.text
    );
    let footnotes = format!(
        "{HEAD}<w:footnotes {SPACES}>{}{}</w:footnotes>",
        include_str!("docx/separators.xml").trim(),
        out.footnotes
    );
    let title = escaped(&document.title);
    let parts: [Part; PARTS] = [
        Part::new("[Content_Types].xml", include_str!("docx/types.xml").into()),
        Part::new("_rels/.rels", include_str!("docx/package.rels").into()),
        Part::new(
            "docProps/core.xml",
            include_str!("docx/core.xml").replace("{title}", &title),
        ),
        Part::new("word/document.xml", content),
        Part::new("word/_rels/document.xml.rels", relations),
        Part::new("word/styles.xml", include_str!("docx/styles.xml").into()),
        Part::new(
            "word/settings.xml",
            include_str!("docx/settings.xml").into(),
        ),
        Part::new("word/numbering.xml", numbering()),
        Part::new("word/footnotes.xml", footnotes),
        Part::new("word/footer.xml", include_str!("docx/footer.xml").into()),
    ];
    package(None, &parts)
}

/// The signs before the points of lists.
fn numbering() -> String {
    let levels: String = (0..LEVELS)
        .map(|level| {
            let sign = ["•", "–", "▪", "–"].get(level).unwrap_or(&"–");
            let left = 360 * (level + 1);
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText \
                 w:val=\"{sign}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" \
                 w:hanging=\"360\"/></w:pPr></w:lvl>"
            )
        })
        .collect();
    format!(
        "{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType \
         w:val=\"hybridMultilevel\"/>{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId \
         w:val=\"0\"/></w:num></w:numbering>"
    )
}

/// The body while it is written.
struct Output<'d> {
    text: String,
    footnotes: String,
    /// How many footnotes there are.
    notes: usize,
    noted: Noted<'d>,
    /// How many places have a mark.
    marks: usize,
    /// The addresses that links lead to, in the order of their relations.
    addresses: Vec<String>,
    /// How wide the columns of the table are that is written.
    widths: Vec<usize>,
}

impl Form for Output<'_> {
    const HEAD: fn(Clean) -> Inline = Inline::Strong;

    fn title(&mut self, title: &Clean) {
        self.plain("Title", None, &Line::text(title.clone()));
    }

    fn warning(&mut self, line: &Line) {
        self.plain("Warning", None, line);
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        self.noted.begin();
        let style = format!("Heading{}", level.saturating_sub(1).clamp(1, 6));
        self.plain(&style, anchor, line);
    }

    fn paragraph(&mut self, line: &Line) {
        self.plain("BodyText", None, line);
    }

    fn point(&mut self, point: &Point, level: usize, notes: Notes) {
        let shown = level.min(LEVELS - 1);
        // What has points below it stays with them.
        let keep = match point.below.is_empty() {
            true => "",
            false => "<w:keepNext/>",
        };
        let list =
            format!("{keep}<w:numPr><w:ilvl w:val=\"{shown}\"/><w:numId w:val=\"1\"/></w:numPr>");
        self.styled("ListBullet", &list, point.anchor, &point.line, notes);
    }

    fn begin_table(&mut self, table: &Table<'_>) {
        let shares = shares(table);
        let all: usize = shares.iter().sum::<usize>().max(1);
        let widths = shares.iter().map(|share| share * TEXT_WIDTH / all);
        self.widths = widths.collect();
        self.text += "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" \
                      w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\" \
                      w:noVBand=\"1\"/></w:tblPr><w:tblGrid>";
        for width in &self.widths {
            self.text += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        self.text += "</w:tblGrid>";
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        let repeated = match row {
            Row::Head => "<w:tblHeader/>",
            Row::Body => "",
        };
        self.text += &format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>");
        for (cell, width) in cells.iter().zip(self.widths.clone()) {
            self.text += &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            self.plain("TableText", None, cell);
            self.text += "</w:tc>";
        }
        self.text += "</w:tr>";
    }

    fn end_table(&mut self) {
        self.text += "</w:tbl>";
    }

    /// In letters of one width, by signs that each font has.
    fn picture(&mut self, picture: &Picture) {
        for line in picture.text(Mark::plain) {
            let line = run(&line, "", false);
            self.text += &format!("<w:p><w:pPr><w:pStyle w:val=\"Drawn\"/></w:pPr>{line}</w:p>");
        }
    }
}

impl<'d> Output<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            text: String::new(),
            footnotes: String::new(),
            notes: 0,
            noted: Noted::of(document),
            marks: 0,
            addresses: Vec::new(),
            widths: Vec::new(),
        }
    }

    /// A paragraph in a style, with nothing else said of it.
    fn plain(&mut self, style: &str, anchor: Option<Anchor>, line: &Line) {
        self.styled(style, "", anchor, line, Notes::Given);
    }

    /// A paragraph in a style, with what else is said of it.
    fn styled(
        &mut self,
        style: &str,
        more: &str,
        anchor: Option<Anchor>,
        line: &Line,
        notes: Notes,
    ) {
        let from_right = line.is_from_right();
        let bidi = if from_right { "<w:bidi/>" } else { "" };
        let mark = anchor.map_or_else(String::new, |anchor| self.mark(anchor));
        let runs = self.runs(line, from_right, notes);
        self.text += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}{bidi}</w:pPr>{mark}{runs}</w:p>"
        );
    }

    /// The place that other parts of the document lead to.
    fn mark(&mut self, anchor: Anchor) -> String {
        self.marks += 1;
        let (number, name) = (self.marks, anchor.id());
        format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{number}\"/>"
        )
    }

    fn runs(&mut self, line: &Line, from_right: bool, notes: Notes) -> String {
        let mut runs = String::new();
        for piece in &line.0 {
            runs += &match piece {
                Inline::Text(text) => {
                    let is_set_from_right = from_right || is_apart(text, line);
                    run(&isolated(text, line), "", is_set_from_right)
                }
                Inline::Strong(text) => run(text, "<w:b/>", from_right),
                Inline::Reference { to, words } => match self.noted.due(*to, notes) {
                    Some(source) => self.footnote(*to, words, source),
                    None => link(*to, words),
                },
                Inline::Address(url) if is_address(url) => {
                    self.addresses.push(escaped(url));
                    format!(
                        "<w:hyperlink r:id=\"link{}\" w:history=\"1\">{}</w:hyperlink>",
                        self.addresses.len(),
                        run(url, LINK, false)
                    )
                }
                Inline::Address(text) => run(text, "", from_right),
            };
        }
        runs
    }

    /// The way to a source, and a footnote that says which it is. Its mark is no number, since `[3]²` would be
    /// two; and not `[3]` itself, which is possible and which LibreOffice 7 shows twice.
    fn footnote(&mut self, place: Anchor, words: &str, source: &str) -> String {
        self.notes += 1;
        let id = self.notes;
        self.footnotes += &format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{mark}{}{}\
             </w:p></w:footnote>",
            link(place, words),
            run(&format!(" {source}"), "", false),
            mark = note_mark("<w:footnoteRef/>"),
        );
        let mark = note_mark(&format!("<w:footnoteReference w:id=\"{id}\"/>"));
        format!("{}{mark}", link(place, words))
    }

    /// What the body refers to.
    fn relations(&self) -> String {
        let links: String = (1..)
            .zip(&self.addresses)
            .map(|(number, url)| {
                format!(
                    "<Relationship Id=\"link{number}\" Type=\"http://schemas.openxmlformats.org/\
                     officeDocument/2006/relationships/hyperlink\" Target=\"{url}\" \
                     TargetMode=\"External\"/>"
                )
            })
            .collect();
        include_str!("docx/document.rels").replace("{links}", &links)
    }
}

/// What a link looks like.
const LINK: &str = "<w:rStyle w:val=\"Hyperlink\"/>";

/// A way to another place of the document.
fn link(to: Anchor, words: &str) -> String {
    format!(
        "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
        to.id(),
        run(words, LINK, false)
    )
}

/// The sign of a footnote: where it is referred to, or before it.
fn note_mark(sign: &str) -> String {
    format!("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>{sign}</w:r>")
}

/// Words that look alike.
fn run(text: &str, look: &str, from_right: bool) -> String {
    let rtl = if from_right { "<w:rtl/>" } else { "" };
    let text = escaped(text);
    format!("<w:r><w:rPr>{look}{rtl}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
