//! PDF: from the places of letters to paragraphs in the order of reading.
//!
//! A PDF does not say what its lines, columns and paragraphs are; it says where each letter stands.
//! So [`content`] gives the letters with their places, [`glyph`] turns them level, [`words`] puts
//! together what touches, [`columns`] finds the parts of a page, [`lines`] and [`paragraphs`] make
//! the text that a reader would see. Nothing that the file writes is left out, whether it can be seen
//! or not; what is drawn twice in one place is there once.

mod about;
mod caption;
mod columns;
mod content;
mod font;
mod form;
mod glyph;
mod hyphens;
mod limits;
mod lines;
mod margin;
mod paragraphs;
mod running;
mod script;
mod sight;
mod streams;
#[cfg(test)]
mod tests;
mod tree;
mod words;
mod written;

use std::{
    collections::HashSet,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Block, Extracted, Flaw, Unreadable};
use limits::{Budget, MAX_OBJECTS, MAX_PAGES};
use lines::{Kind, Line};
use sight::Sight;

/// Lines of a page that tell how wide its text is, at most; few pages have a hundred.
const MAX_EDGES: usize = 400;

/// A page as parts that are read one after the other.
#[derive(Default)]
struct Page {
    parts: Vec<Part>,
    /// The line numbers in its margin, and the signs that part its caption.
    numbers: Vec<String>,
    flaw: Option<Flaw>,
}

impl Page {
    /// One that the file names and does not hold.
    fn lost() -> Self {
        Self {
            flaw: Some(Flaw::Lost),
            ..Self::default()
        }
    }
}

struct Part {
    lines: Vec<Line>,
    bounds: Range<f64>,
    is_next_column: bool,
    /// Whether the page does not show it.
    is_outside: bool,
}

/// Reads a PDF: a block is a paragraph, heading, table row, header or footer of one page. The line
/// numbers of a pleading, and the signs that part its caption, are one block behind the page that they
/// stand on.
///
/// # Errors
/// [`Unreadable::NeedsPassword`] if it does not open without one, [`Unreadable::NoTextLayer`] if no
/// page has text, [`Unreadable::TooBig`] beyond a limit, [`Unreadable::Damaged`] if it is no PDF or
/// none of its pages can be read, [`Unreadable::NoLetters`] if all its letters mean nothing. A page that
/// cannot be read to its end costs the rest of that page, and is named in [`Extracted::flawed`].
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
    let there = tree::pages(&pdf);
    let count = there.len();
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
    let mut pages = read_pages(&pdf, &there)?;
    running::mark(&mut pages);
    let mut blocks = blocks(&pages);
    hyphens::settle(blocks.iter_mut().map(|block| &mut block.text));
    let flaws = (1..).zip(&pages);
    let flaws = flaws.filter_map(|(number, page)| Some((number, page.flaw?)));
    let flawed: Vec<(u32, Flaw)> = flaws.collect();
    // Signs that nobody can name are no text.
    let is_text = |block: &Block| {
        block
            .text
            .contains(|c: char| c != '\u{FFFD}' && !c.is_whitespace())
    };
    if !blocks.iter().any(is_text) {
        return Err(without_text(&flawed, !blocks.is_empty()));
    }
    Ok(Extracted {
        about: about::read(&pdf),
        pages: u32::try_from(count).ok(),
        flawed,
        labels: tree::labels(&pdf, count),
        written: written::runs(&pages, &blocks),
        blocks,
        ..Extracted::default()
    })
}

/// Why a document has no text whose pages have these flaws.
fn without_text(flawed: &[(u32, Flaw)], has_signs: bool) -> Unreadable {
    let is_damaged = |flaw: &Flaw| matches!(flaw, Flaw::Lost | Flaw::BreaksOff);
    match flawed.iter().find(|(_, flaw)| is_damaged(flaw)) {
        Some((page, _)) => damaged(&format!(
            "what it shows cannot be unpacked, as on page {page}"
        )),
        None if has_signs => Unreadable::NoLetters,
        None => Unreadable::NoTextLayer,
    }
}

/// Reads the pages that are there, and leaves room for those that are not.
fn read_pages(pdf: &Pdf, there: &[bool]) -> Result<Vec<Page>, Unreadable> {
    let fonts = font::Fonts::new();
    let mut budget = Budget::new();
    let mut pages = Vec::new();
    let mut found = pdf.pages().iter();
    for is_there in there {
        let Some(page) = is_there.then(|| found.next()).flatten() else {
            pages.push(Page::lost());
            continue;
        };
        budget.turn_page();
        let mut glyphs = Vec::new();
        let mut sight = Sight::default();
        let reading =
            AssertUnwindSafe(|| content::read(page, &fonts, &mut budget, &mut glyphs, &mut sight));
        match catch_unwind(reading) {
            Ok(read) => read?,
            Err(_) => sight.lacks_contents = true,
        }
        let size = page.render_dimensions();
        pages.push(Page {
            flaw: sight.flaw(f64::from(size.0) * f64::from(size.1)),
            ..lay_out(&glyphs, size)
        });
    }
    Ok(pages)
}

fn lay_out(glyphs: &[glyph::Glyph], size: (f32, f32)) -> Page {
    let mut page = Page::default();
    let mut before = 0;
    for level in glyph::level(glyphs, size) {
        let mut words = words::words(level.glyphs);
        for word in &mut words {
            word.order += before;
        }
        before = words.last().map_or(before, |word| word.order + 1);
        let found = columns::parts(words);
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
        blocks.extend(texts.map(|text| Block::new(Some(number), text.clone())));
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
