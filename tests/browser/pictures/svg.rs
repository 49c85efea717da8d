//! A screen as an SVG picture: a rectangle for each run of background, lines for borders, a text for
//! each run of letters, whose length is given so that every font keeps the columns.

use std::fmt::Write;

use casefile::text::width;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use crate::story::rows;

/// The size of a cell, the way down to the line that letters stand on, and the margin, in pixels.
const CELL: (usize, usize) = (9, 20);
const BASE: usize = 15;
const MARGIN: usize = 12;

/// What the terminal itself is painted with.
const PAPER: &str = "#1d212a";
const INK: &str = "#d8dee9";

/// What a cell looks like: letters, background, weight.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    paper: String,
    modifier: Modifier,
}

/// Cells of one look side by side.
struct Run {
    column: usize,
    columns: usize,
    words: String,
    look: Look,
}

/// Draws a screen. `title` says what the picture shows, for those who do not see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (
        usize::from(buffer.area.width) * CELL.0 + 2 * MARGIN,
        usize::from(buffer.area.height) * CELL.1 + 2 * MARGIN,
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace\" \
         font-size=\"15\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n",
        escape(title)
    );
    for (line, row) in rows(buffer).into_iter().enumerate() {
        let top = MARGIN + line * CELL.1;
        for run in runs(&row) {
            draw(&run, top, &mut svg);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn runs(row: &[&Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    for cell in row {
        let (symbol, look) = (cell.symbol(), look(cell));
        let columns = width(symbol).max(1);
        match runs.last_mut() {
            // A border is drawn, not written, and a wide letter is placed by itself.
            Some(run)
                if run.look == look
                    && columns == 1
                    && !is_border(symbol)
                    && !is_border(&run.words) =>
            {
                run.words.push_str(symbol);
                run.columns += 1;
            }
            _ => runs.push(Run {
                column,
                columns,
                words: symbol.to_owned(),
                look,
            }),
        }
        column += columns;
    }
    runs
}

fn draw(run: &Run, top: usize, svg: &mut String) {
    let x = MARGIN + run.column * CELL.0;
    let (width, height) = (run.columns * CELL.0, CELL.1);
    let Look {
        ink,
        paper,
        modifier,
    } = &run.look;
    if paper != PAPER {
        line(
            svg,
            format_args!(
                "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>"
            ),
        );
    }
    if let Some(path) = border(&run.words, x, top) {
        line(
            svg,
            format_args!("<path d=\"{path}\" stroke=\"{ink}\" fill=\"none\"/>"),
        );
        return;
    }
    let words = run.words.trim_end();
    if words.trim_start().is_empty() {
        return;
    }
    // Leading spaces are left out by moving the start, trailing ones have nothing to show.
    let shown = words.trim_start();
    let x = x + (words.chars().count() - shown.chars().count()) * CELL.0;
    let length = self::width(shown) * CELL.0;
    let mut attributes = String::new();
    for (flag, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if modifier.contains(flag) {
            attributes.push_str(attribute);
        }
    }
    let y = top + BASE;
    let shown = escape(shown);
    line(
        svg,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" fill=\"{ink}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{attributes}>{shown}</text>"
        ),
    );
}

fn line(svg: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(svg, "{text}").expect("a string takes everything");
}

fn is_border(symbol: &str) -> bool {
    border(symbol, 0, 0).is_some()
}

/// The strokes of a border's cell, from edge to edge, so that they meet whatever the font.
fn border(symbol: &str, x: usize, top: usize) -> Option<String> {
    let (left, right) = (x, x + CELL.0);
    let (middle, half) = (
        format!("{}.5", x + CELL.0 / 2),
        format!("{}.5", top + CELL.1 / 2),
    );
    let bottom = top + CELL.1;
    Some(match symbol {
        "─" => format!("M{left} {half}H{right}"),
        "│" => format!("M{middle} {top}V{bottom}"),
        "┌" => format!("M{right} {half}H{middle}V{bottom}"),
        "┐" => format!("M{left} {half}H{middle}V{bottom}"),
        "└" => format!("M{right} {half}H{middle}V{top}"),
        "┘" => format!("M{left} {half}H{middle}V{top}"),
        _ => return None,
    })
}

fn look(cell: &Cell) -> Look {
    let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    Look {
        ink,
        paper,
        modifier: cell.modifier,
    }
}

fn colour(colour: Color, default: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Reset => default.to_owned(),
        other => {
            panic!("the theme of the pictures names {other}, which each terminal shows its own way")
        }
    }
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}
