//! Blocks as Markdown: CommonMark with GitHub's tables, which also reads well as it is.

mod escape;

use escape::{address, dollars, inline, inline_beside, line};

use super::Made;
use crate::{
    export::block::{Anchor, Block, Document, Inline, Line, Point},
    text::{Clean, clean},
};

/// Writes a document.
pub fn write(document: &Document) -> Made {
    let mut out = Output::default();
    out.text
        .push_str(&format!("# {}\n\n", inline(&document.title)));
    for warning in &document.warnings {
        out.text
            .push_str(&format!("> **Note:** {}\n\n", pieces(warning)));
    }
    for block in &document.blocks {
        match block {
            Block::Heading {
                level,
                anchor,
                line,
                ..
            } => {
                let signs = "#".repeat(*level);
                out.text
                    .push_str(&format!("{signs} {}{}\n", place(*anchor), pieces(line)));
            }
            Block::Paragraph(text) => out.text.push_str(&format!("{}\n", line(&pieces(text)))),
            Block::List(points) => points.iter().for_each(|point| out.point(point, 0)),
            Block::Table { head, rows } => table(head, rows, &mut out.text),
        }
        out.text.push('\n');
    }
    out.finish()
}

/// A text while it is written.
#[derive(Default)]
struct Output {
    text: String,
}

impl Output {
    /// A point of a list, some levels in.
    fn point(&mut self, point: &Point, level: usize) {
        let text = pieces(&point.line);
        let text = match point.anchor {
            Some(_) => text,
            None => line(&text),
        };
        let place = place(point.anchor);
        self.text
            .push_str(&format!("{:1$}- {place}{text}\n", "", 2 * level));
        for below in &point.below {
            self.point(below, level + 1);
        }
    }

    /// All of it was cleaned piece by piece; this holds whatever is added to these modules to it.
    fn finish(mut self) -> Made {
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.text.push('\n');
        Made::Text(clean(&self.text))
    }
}

fn table(head: &[Clean], rows: &[Vec<Line>], out: &mut String) {
    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(head.iter().map(|cell| cell_of(&inline(cell))).collect());
    row(head.iter().map(|_| "---".to_owned()).collect());
    for cells in rows {
        row(cells.iter().map(|cell| cell_of(&pieces(cell))).collect());
    }
}

/// A bar would end the cell.
fn cell_of(escaped: &str) -> String {
    escaped.replace('|', "\\|")
}

/// The place that other parts of the document lead to.
fn place(anchor: Option<Anchor>) -> String {
    anchor.map_or_else(String::new, |anchor| {
        format!("<a id=\"{}\"></a>", anchor.id())
    })
}

fn pieces(line: &Line) -> String {
    let texts = line.0.iter().map(|piece| match piece {
        Inline::Text(text) | Inline::Strong(text) | Inline::Address(text) => dollars(text),
        Inline::Reference(_) => 0,
    });
    let dollars = texts.sum();
    let pieces = line.0.iter().map(|piece| match piece {
        // Of its own lines it makes one.
        Inline::Text(text) => inline_beside(&text.replace('\n', " "), dollars),
        Inline::Strong(text) => format!("**{}**", inline_beside(text, dollars)),
        Inline::Reference(to) => format!("[{to}](#{})", to.id()),
        Inline::Address(url) => address(url),
    });
    pieces.collect()
}
