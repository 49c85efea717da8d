//! Blocks as Markdown: CommonMark with GitHub's tables, which also reads well as it is.

mod escape;

use escape::{address, dollars, inline, inline_beside, line};

use super::{
    Made,
    notes::Notes,
    walk::{Form, Row, walk},
};
use crate::{
    export::block::{Anchor, Document, Inline, Line, Point},
    picture::{Mark, Picture},
    text::{Clean, clean},
};

/// Writes a document.
pub fn write(document: &Document) -> Made {
    let mut out = Output::default();
    walk(document, &mut out);
    out.finish()
}

/// A text while it is written.
#[derive(Default)]
struct Output {
    text: String,
}

impl Form for Output {
    fn title(&mut self, title: &Clean) {
        self.text += &format!("# {}\n\n", inline(title));
    }

    fn warning(&mut self, line: &Line) {
        self.text += &format!("> {}\n\n", pieces(line));
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        let signs = "#".repeat(level);
        self.text += &format!("{signs} {}{}\n\n", place(anchor), pieces(line));
    }

    fn paragraph(&mut self, text: &Line) {
        self.text += &format!("{}\n\n", line(&pieces(text)));
    }

    fn point(&mut self, point: &Point, level: usize, _notes: Notes) {
        let text = pieces(&point.line);
        let text = match point.anchor {
            Some(_) => text,
            None => line(&text),
        };
        let place = place(point.anchor);
        self.text += &format!("{:1$}- {place}{text}\n", "", 2 * level);
    }

    fn end_list(&mut self, level: usize) {
        if level == 0 {
            self.text.push('\n');
        }
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        let mut write = |cells: Vec<String>| self.text += &format!("| {} |\n", cells.join(" | "));
        write(cells.iter().map(|cell| cell_of(&pieces(cell))).collect());
        if row == Row::Head {
            write(vec!["---".to_owned(); cells.len()]);
        }
    }

    fn end_table(&mut self) {
        self.text.push('\n');
    }

    /// As it is drawn, between fences that nothing in it can end.
    fn picture(&mut self, picture: &Picture) {
        let lines = picture.text(Mark::signs);
        let ticks = lines.iter().flat_map(|line| line.split(|c| c != '`'));
        let fence = "`".repeat(ticks.map(str::len).max().unwrap_or(0).max(2) + 1);
        self.text += &format!("{fence}text\n");
        for line in lines {
            self.text += &format!("{line}\n");
        }
        self.text += &format!("{fence}\n\n");
    }
}

impl Output {
    /// All of it was cleaned piece by piece; this holds whatever is added to these modules to it.
    fn finish(mut self) -> Made {
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.text.push('\n');
        Made::Text(clean(&self.text))
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
        Inline::Reference { .. } => 0,
    });
    let dollars = texts.sum();
    let pieces = line.0.iter().map(|piece| match piece {
        // Of its own lines it makes one.
        Inline::Text(text) => inline_beside(&text.replace('\n', " "), dollars),
        Inline::Strong(text) => format!("**{}**", inline_beside(text, dollars)),
        Inline::Reference { to, words } => format!("[{words}](#{})", to.id()),
        Inline::Address(url) => address(url),
    });
    pieces.collect()
}
