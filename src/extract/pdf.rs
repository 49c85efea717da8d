//! PDF: from the places of letters to paragraphs in the order of reading.
//!
//! A PDF does not say what its lines, columns and paragraphs are; it says where each letter stands.
//! So [`content`] gives the letters with their places, [`glyph`] turns them level, [`words`] puts
//! together what touches, [`columns`] finds the parts of a page, [`lines`] and [`paragraphs`] make
//! the text that a reader would see. Nothing that the file writes is left out, whether it can be seen
//! or not; what is drawn twice in one place is there once.

mod about;
mod columns;
mod content;
mod font;
mod glyph;
mod limits;
mod lines;
mod margin;
mod paragraphs;
mod running;
mod script;
#[cfg(test)]
mod tests;
mod words;

use std::{
    collections::HashSet,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Block, Extracted, Unreadable};
use limits::{Budget, MAX_OBJECTS, MAX_PAGES};
use lines::{Kind, Line};

/// Lines of a page that tell how wide its text is, at most; few pages have a hundred.
const MAX_EDGES: usize = 400;

/// A page as parts that are read one after the other.
struct Page {
    parts: Vec<Part>,
    /// The line numbers in its margin.
    numbers: Vec<String>,
}

struct Part {
    lines: Vec<Line>,
    bounds: Range<f64>,
    is_next_column: bool,
    /// Whether the page does not show it.
    is_outside: bool,
}

/// Reads a PDF: a block is a paragraph, heading, table row, header or footer of one page. The line
/// numbers of a pleading are one block behind the page that they stand on.
///
/// # Errors
/// [`Unreadable::NeedsPassword`] if it does not open without one, [`Unreadable::NoTextLayer`] if no
/// page has text, [`Unreadable::TooBig`] beyond a limit, [`Unreadable::Damaged`] if it is no PDF or
/// no page can be read. A page that cannot be read to its end costs the rest of that page.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let reading = catch_unwind(AssertUnwindSafe(|| read_document(bytes)));
    reading.unwrap_or_else(|_| Err(damaged("reading it failed")))
}

fn damaged(what: &str) -> Unreadable {
    Unreadable::Damaged(what.to_owned())
}

fn read_document(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::NeedsPassword,
        LoadPdfError::Decryption(_) => damaged("it is locked in a way that cannot be read"),
        LoadPdfError::Invalid => damaged("it is no PDF, or nothing in it can be found"),
    })?;
    let count = pdf.pages().len();
    if pdf.len() > MAX_OBJECTS {
        return Err(Unreadable::TooBig(format!(
            "it has more than {MAX_OBJECTS} objects"
        )));
    }
    if count > MAX_PAGES {
        return Err(Unreadable::TooBig(format!(
            "it has more than {MAX_PAGES} pages"
        )));
    }
    if count == 0 {
        return Err(damaged("it has no pages"));
    }
    let mut pages = read_pages(&pdf)?;
    running::mark(&mut pages);
    let blocks = blocks(&pages);
    // Signs that nobody can name are no text.
    let is_text = |block: &Block| {
        block
            .text
            .contains(|c: char| c != '\u{FFFD}' && !c.is_whitespace())
    };
    if !blocks.iter().any(is_text) {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(Extracted {
        about: about::read(&pdf),
        pages: u32::try_from(count).ok(),
        blocks,
        attachments: Vec::new(),
        remarks: Vec::new(),
    })
}

fn read_pages(pdf: &Pdf) -> Result<Vec<Page>, Unreadable> {
    let fonts = font::Fonts::new();
    let mut budget = Budget::new();
    let mut pages = Vec::new();
    let mut failed = 0;
    for page in pdf.pages().iter() {
        budget.turn_page();
        let mut glyphs = Vec::new();
        let reading = AssertUnwindSafe(|| content::read(page, &fonts, &mut budget, &mut glyphs));
        match catch_unwind(reading) {
            Ok(read) => read?,
            Err(_) => failed += 1,
        }
        pages.push(lay_out(&glyphs, page.render_dimensions()));
    }
    if failed == pages.len() && pages.iter().all(|page| page.parts.is_empty()) {
        return Err(damaged("no page of it can be read"));
    }
    Ok(pages)
}

fn lay_out(glyphs: &[glyph::Glyph], size: (f32, f32)) -> Page {
    let mut page = Page {
        parts: Vec::new(),
        numbers: Vec::new(),
    };
    for level in glyph::level(glyphs, size) {
        let found = columns::parts(words::words(level.glyphs));
        page.numbers
            .extend(found.numbers.iter().map(words::Word::text));
        page.parts.extend(found.parts.into_iter().map(|part| Part {
            lines: lines::lines(&part.words),
            bounds: part.bounds,
            is_next_column: part.is_next_column,
            is_outside: level.is_outside,
        }));
    }
    page
}

/// The paragraphs of all pages. What a page holds but does not show is behind the rest of it, unless
/// another page shows it: then the pages are cut from one sheet, and it belongs there.
fn blocks(pages: &[Page]) -> Vec<Block> {
    let texts: Vec<(Vec<String>, Vec<String>)> = pages.iter().map(texts).collect();
    let shown: HashSet<&str> = texts
        .iter()
        .flat_map(|(shown, _)| shown)
        .map(String::as_str)
        .collect();
    let mut blocks = Vec::new();
    for (number, (inside, outside)) in (1..).zip(&texts) {
        let outside = outside.iter().filter(|text| !shown.contains(text.as_str()));
        let texts = inside
            .iter()
            .chain(outside)
            .filter(|text| !text.trim().is_empty());
        blocks.extend(texts.map(|text| Block {
            page: Some(number),
            text: text.clone(),
        }));
    }
    blocks
}

/// The paragraphs that a page shows, and those that it does not.
fn texts(page: &Page) -> (Vec<String>, Vec<String>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for part in &page.parts {
        let texts: &mut Vec<String> = if part.is_outside {
            &mut outside
        } else {
            &mut inside
        };
        let mut paragraphs = paragraphs::paragraphs(&part.lines, &edges(page, part)).into_iter();
        if part.is_next_column
            && let Some(last) = texts.last_mut()
            && let Some(first) = paragraphs.next()
        {
            if paragraphs::runs_on(last, &first) {
                *last = paragraphs::join(std::mem::take(last), &first);
            } else {
                texts.push(first);
            }
        }
        texts.extend(paragraphs);
    }
    inside.push(page.numbers.join(" "));
    (inside, outside)
}

/// Where the lines of a page begin and end, as far as they fit into a part of it.
fn edges(page: &Page, part: &Part) -> Vec<(f64, f64)> {
    let end = match part.lines.first() {
        Some(line) if line.is_right_to_left => -part.bounds.start,
        _ => part.bounds.end,
    };
    let lines = page.parts.iter().flat_map(|part| &part.lines);
    let fitting = lines.filter(|line| line.kind != Kind::Alone && line.end <= end + line.size);
    fitting
        .take(MAX_EDGES)
        .map(|line| (line.start, line.end))
        .collect()
}
