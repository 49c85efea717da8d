//! Blocks as Markdown: CommonMark with GitHub's tables, which also reads well as it is.

mod escape;

use escape::{address, inline, line};

use super::block::{Anchor, Block, Document, Inline, Line, Point};
use crate::text::{Clean, clean};

/// Writes a document.
pub fn write(document: &Document) -> Clean {
    let mut out = format!("# {}\n\n", inline(&document.title));
    for warning in &document.warnings {
        out.push_str(&format!("> **Note:** {}\n\n", pieces(warning)));
    }
    for block in &document.blocks {
        match block {
            Block::Heading {
                level,
                anchor,
                line,
            } => {
                let signs = "#".repeat(*level);
                out.push_str(&format!("{signs} {}{}\n", place(*anchor), pieces(line)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", line(&pieces(text)))),
            Block::List(points) => points
                .iter()
                .for_each(|point| self::point(point, 0, &mut out)),
            Block::Table { head, rows } => table(head, rows, &mut out),
        }
        out.push('\n');
    }
    // All of it was cleaned piece by piece; this holds whatever is added to these modules to it.
    clean(&format!("{}\n", out.trim_end_matches('\n')))
}

/// A point of a list, some levels in.
fn point(point: &Point, level: usize, out: &mut String) {
    let text = pieces(&point.line);
    let text = match point.anchor {
        Some(_) => text,
        None => line(&text),
    };
    out.push_str(&format!(
        "{:1$}- {2}{text}\n",
        "",
        2 * level,
        place(point.anchor)
    ));
    for below in &point.below {
        self::point(below, level + 1, out);
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
    let pieces = line.0.iter().map(|piece| match piece {
        Inline::Text(text) => spaced(text),
        Inline::Strong(text) => format!("**{}**", inline(text)),
        Inline::Reference(to) => format!("[{to}](#{})", to.id()),
        Inline::Address(url) => address(url),
    });
    pieces.collect()
}

/// A text escaped. Of its own lines it makes one.
fn spaced(text: &str) -> String {
    inline(&text.replace('\n', " "))
}
