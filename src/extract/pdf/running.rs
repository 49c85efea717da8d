//! Headers, footers, stamps and page numbers: what is at the edge of page after page.

use std::collections::VecDeque;

use super::{
    Page,
    lines::{Kind, Line},
};

/// How many lines at the top and at the bottom of a page may be such.
const EDGE: usize = 6;
/// In points: how far such a line may be moved from one page to the next.
const NEAR: f64 = 6.0;

/// The lines at the top of a page, from there downwards, and those at its bottom, upwards.
type Edges = [Vec<Edge>; 2];

/// So many pages before a page and behind it tell what recurs: left and right ones differ.
const AROUND: usize = 2;

/// Pages that come one after the other, each of which is held until those behind it are known.
#[derive(Default)]
pub struct Running {
    before: VecDeque<Edges>,
    held: VecDeque<(Page, Edges)>,
}

impl Running {
    /// Takes the next page and gives the first of those that are held, if what is behind it is known, with what runs over
    /// page after page marked in it.
    pub fn turn(&mut self, next: Page) -> Option<Page> {
        let edges = edges(&next);
        self.held.push_back((next, edges));
        (self.held.len() > AROUND).then(|| self.first()).flatten()
    }

    /// The pages that are still held, marked.
    pub fn rest(mut self) -> impl Iterator<Item = Page> {
        std::iter::from_fn(move || self.first())
    }

    fn first(&mut self) -> Option<Page> {
        let (mut page, edges) = self.held.pop_front()?;
        let behind = self.held.iter().map(|(_, edges)| edges);
        let around = self.before.iter().chain(behind);
        let others: Vec<&Edge> = around.flatten().flatten().collect();
        mark(&mut page, &edges, &others);
        self.before.push_back(edges);
        if self.before.len() > AROUND {
            self.before.pop_front();
        }
        Some(page)
    }
}

/// Marks what is at the edges of a page as standing alone: page numbers, and the lines that are at the
/// same place of a page before or after it, too, but for their numbers, as far as they follow one
/// another from the edge inwards. The outermost may be of this page alone: a short document has one left page.
fn mark(page: &mut Page, edges: &Edges, others: &[&Edge]) {
    let recurs = |edge: &Edge| {
        let mut others = others.iter();
        others.any(|other| other.pattern == edge.pattern && (other.y - edge.y).abs() < NEAR)
    };
    for edge in edges {
        let of_page = edge
            .first()
            .filter(|edge| !recurs(edge) && edge.pattern.contains('#'));
        let inner = edge.iter().skip(usize::from(of_page.is_some()));
        let running: Vec<&Edge> = inner.take_while(|edge| recurs(edge)).collect();
        let of_page = of_page.filter(|_| !running.is_empty());
        let running = running.into_iter().chain(of_page);
        let numbers = edge.iter().filter(|edge| is_page_number(&edge.pattern));
        for edge in running.chain(numbers) {
            page.parts[edge.part].lines[edge.line].kind = Kind::Alone;
        }
    }
}

/// A line at the edge of a page.
struct Edge {
    part: usize,
    line: usize,
    y: f64,
    /// Its text with `#` for each number.
    pattern: String,
}

fn edges(page: &Page) -> Edges {
    let parts = page
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.is_outside);
    let lines = parts.flat_map(|(part, held)| {
        let lines = held.lines.iter().enumerate();
        lines.map(move |(line, held)| (part, line, held))
    });
    let mut lines: Vec<(usize, usize, &Line)> = lines.collect();
    lines.sort_by(|a, b| a.2.y.total_cmp(&b.2.y));
    let edge = |(part, line, held): &(usize, usize, &Line)| Edge {
        part: *part,
        line: *line,
        y: held.y,
        pattern: pattern(&held.text),
    };
    let top = lines.iter().take(EDGE).map(edge).collect();
    [top, lines.iter().rev().take(EDGE).map(edge).collect()]
}

fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        match c {
            _ if !c.is_numeric() => pattern.push(c),
            _ if pattern.ends_with('#') => {}
            _ => pattern.push('#'),
        }
    }
    pattern
}

/// Whether a line is `7`, `[7]`, `- 7 -`, `Page 7`, `7 of 9`, `iv` or the like.
fn is_page_number(pattern: &str) -> bool {
    let bare = pattern.to_lowercase();
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    let is_roman = !bare.is_empty() && bare.chars().all(|c| "ivxl".contains(c));
    let words = [
        "page", "p", "of", "#", "seite", "página", "pagina", "von", "de",
    ];
    let mut parts = bare
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|part| !part.is_empty());
    is_roman || bare.contains('#') && parts.all(|part| words.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_known() {
        for text in ["7", "[7]", "- 12 -", "Page 7 of 16", "p. 3", "iv", "3/9"] {
            assert!(is_page_number(&pattern(text)), "{text}");
        }
        for text in ["", "page", "In 1999", "Page Smith 3", "I left", "7)."] {
            let expected = text == "7).";
            assert_eq!(is_page_number(&pattern(text)), expected, "{text}");
        }
    }
}
