//! Blocks as a web page in one file: it loads nothing, runs nothing and says so to the browser.

use sha2::{Digest, Sha256};

use super::{
    Made,
    columns::shares,
    notes::Notes,
    side::is_apart,
    walk::{Form, Row, Table, walk},
};
use crate::{
    export::block::{Anchor, Document, Inline, Line, Point},
    picture::{Picture, svg},
    text::{Clean, base64, clean, web::is_address},
};

/// How the page looks, on a screen and on paper. The policy of the page names its hash, so that no other
/// style can be put in.
const STYLE: &str = include_str!("html/style.css");

/// Writes a document.
pub fn write(document: &Document) -> Made {
    let title = escaped(&document.title);
    let hash = base64(&Sha256::digest(STYLE));
    let mut page = Page {
        text: format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        ),
    };
    walk(document, &mut page);
    page.text += "</main>\n</body>\n</html>\n";
    // All of it was cleaned piece by piece; this holds whatever is added to this module to it.
    Made::Text(clean(&page.text))
}

/// A page while it is written.
struct Page {
    text: String,
}

impl Form for Page {
    fn title(&mut self, title: &Clean) {
        let dir = dir(&Line::text(title.clone()));
        self.text += &format!("<h1{dir}>{}</h1>\n", escaped(title));
    }

    fn warning(&mut self, line: &Line) {
        let (dir, pieces) = (dir(line), pieces(line));
        self.text += &format!("<p class=\"warning\" role=\"note\"{dir}>{pieces}</p>\n");
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        let (level, id, dir) = (level.clamp(2, 6), id(anchor), dir(line));
        self.text += &format!("<h{level}{id}{dir}>{}</h{level}>\n", pieces(line));
    }

    fn paragraph(&mut self, line: &Line) {
        self.text += &format!("<p{}>{}</p>\n", dir(line), pieces(line));
    }

    fn begin_list(&mut self, level: usize) {
        // Behind the words of the point that it is below.
        self.text += if level > 0 { "\n<ul>\n" } else { "<ul>\n" };
    }

    fn point(&mut self, point: &Point, _level: usize, _notes: Notes) {
        let (id, dir) = (id(point.anchor), dir(&point.line));
        self.text += &format!("<li{id}{dir}>{}", pieces(&point.line));
    }

    fn end_point(&mut self) {
        self.text += "</li>\n";
    }

    fn end_list(&mut self, _level: usize) {
        self.text += "</ul>\n";
    }

    fn begin_table(&mut self, table: &Table<'_>) {
        let columns = steps(&shares(table)).into_iter();
        let columns = columns.map(|steps| format!("<col class=\"w{steps}\">"));
        let columns: String = columns.collect();
        self.text += &format!("<table>\n<colgroup>{columns}</colgroup>\n<thead>");
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        let (begin, end, after) = match row {
            Row::Head => ("<th scope=\"col\"", "</th>", "</thead>\n<tbody>\n"),
            Row::Body => ("<td", "</td>", "\n"),
        };
        let cells = cells
            .iter()
            .map(|cell| format!("{begin}{}>{}{end}", dir(cell), pieces(cell)));
        self.text += &format!("<tr>{}</tr>{after}", cells.collect::<String>());
    }

    fn end_table(&mut self) {
        self.text += "</tbody>\n</table>\n";
    }

    fn picture(&mut self, picture: &Picture) {
        self.text += &format!("<figure>\n{}</figure>\n", svg::within(picture));
    }
}

/// The widths that the style has rules for, all of which are as wide as a table.
const STEPS: usize = 20;

/// How many steps wide each column is, by the shares of all: the policy of the page allows no style at an element.
fn steps(shares: &[usize]) -> Vec<usize> {
    let all = shares.iter().sum::<usize>().max(1);
    let steps = shares
        .iter()
        .map(|share| (share * STEPS).div_ceil(all).max(1));
    let mut steps: Vec<usize> = steps.collect();
    // What is narrow has what it needs; the widest give.
    while steps.iter().sum::<usize>() > STEPS {
        let Some(widest) = steps.iter_mut().max().filter(|widest| **widest > 1) else {
            break;
        };
        *widest -= 1;
    }
    steps
}

/// The place that other parts of the page lead to.
fn id(anchor: Option<Anchor>) -> String {
    anchor.map_or_else(String::new, |anchor| format!(" id=\"{}\"", anchor.id()))
}

/// The side from which a line is read. Each says it, since what is within another has its side else.
fn dir(line: &Line) -> &'static str {
    match line.is_from_right() {
        true => " dir=\"rtl\"",
        false => " dir=\"ltr\"",
    }
}

pub fn pieces(line: &Line) -> String {
    let pieces = line.0.iter().map(|piece| match piece {
        // What stands in it in another script keeps its place within it.
        Inline::Text(text) if is_apart(text, line) => format!("<bdi>{}</bdi>", escaped(text)),
        Inline::Text(text) => escaped(text),
        Inline::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Inline::Reference { to, words } => {
            format!("<a href=\"#{}\">{}</a>", to.id(), escaped(words))
        }
        // The address is what is read, so that no link says one thing and leads to another.
        Inline::Address(url) if is_address(url) => {
            let url = escaped(url);
            format!("<a href=\"{url}\" rel=\"noopener noreferrer\">{url}</a>")
        }
        Inline::Address(text) => escaped(text),
    });
    pieces.collect()
}

/// A text as the text or an attribute of an element: one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::block::Block;

    fn page(line: Line) -> String {
        let document = Document {
            title: "A & B".into(),
            blocks: vec![Block::Paragraph(line)],
            ..Document::default()
        };
        let Made::Text(text) = write(&document) else {
            panic!("a page is a text")
        };
        text.to_string()
    }

    #[test]
    fn nothing_that_is_said_becomes_markup() {
        let text = page(Line::text("<img src=x onerror=alert(1)> & \"'"));
        let document = dom_query::Document::from(text.as_str());
        assert_eq!(document.select("img").length(), 0);
        assert_eq!(
            document.select("p").text().to_string(),
            "<img src=x onerror=alert(1)> & \"'"
        );
        assert_eq!(document.select("title").text().to_string(), "A & B");
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_links() {
        for (url, links) in [
            ("https://a.org/?b=\"c\"&d", 1),
            ("mailto:a@b.org", 1),
            ("javascript:alert(1)", 0),
            ("data:text/html,x", 0),
            ("https://a.org/ <b>", 0),
        ] {
            let text = page(Line(vec![Inline::Address(crate::text::clean_line(url))]));
            let document = dom_query::Document::from(text.as_str());
            assert_eq!(document.select("a").length(), links, "{url}");
            assert_eq!(document.select("p").text().to_string(), url);
            if links == 1 {
                let href = document.select("a").attr("href");
                assert_eq!(href.as_deref(), Some(url));
            }
        }
    }

    #[test]
    fn a_short_column_beside_long_ones_has_room_for_its_words() {
        let cell = |words: &str| Line::text(crate::text::clean_line(words));
        let document = Document {
            blocks: vec![Block::Table {
                head: ["Where", "Quote", "Found", "Quoted for"]
                    .map(Into::into)
                    .into(),
                rows: vec![vec![
                    cell("[1] ¶11"),
                    cell(&"words and words ".repeat(20)),
                    cell("in digest"),
                    cell(&"a statement of somebody ".repeat(20)),
                ]],
            }],
            ..Document::default()
        };
        let Made::Text(text) = write(&document) else {
            panic!("a page is a text")
        };
        assert!(
            text.contains(
                "<colgroup><col class=\"w3\"><col class=\"w7\"><col class=\"w3\"><col class=\"w7\"></colgroup>"
            ),
            "{text}"
        );
        // Each step has its rule.
        let widths =
            (1..=STEPS).map(|step| format!(".w{step} {{ width: {}%; }}", step * 100 / STEPS));
        widths.for_each(|rule| assert!(STYLE.contains(&rule), "{rule}"));
        assert_eq!(steps(&[1; 30]), [1; 30]);
    }

    #[test]
    fn the_policy_allows_the_style_that_is_there_and_nothing_else() {
        let text = page(Line::text("x"));
        let style = text.split("<style>").nth(1).unwrap();
        let style = style.split("</style>").next().unwrap();
        let hash = base64(&Sha256::digest(style));
        assert!(text.contains(&format!("default-src 'none'; style-src 'sha256-{hash}';")));
        assert!(!style.contains("url(") && !style.contains("@import"));
    }
}
