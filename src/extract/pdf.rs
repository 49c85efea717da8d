//! PDF: from the places of letters to paragraphs in the order of reading.
//!
//! A PDF does not say what its lines, columns and paragraphs are; it says where each letter stands.
//! So [`content`] gives the letters with their places, [`glyph`] turns them level, [`words`] puts
//! together what touches, [`columns`] finds the parts of a page, [`lines`] and [`paragraphs`] make
//! the text that a reader would see. Nothing that the file writes is left out, seen or not.

mod about;
mod columns;
mod content;
mod font;
mod glyph;
mod lines;
mod margin;
mod paragraphs;
mod running;
mod script;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Block, Extracted, Unreadable};
use lines::Line;

/// Pages of a document. The largest disclosures are some thousand.
const MAX_PAGES: usize = 20_000;
/// Objects of a document: a page needs some ten.
const MAX_OBJECTS: usize = 4_000_000;
/// Bytes of all content streams, unpacked. A page of text has some ten thousand; 20,000 of them fit.
const MAX_CONTENT: usize = 1 << 30;
/// Letters on one page, so that a page cannot take all memory. The fullest real ones, newspapers and
/// tables, have some ten thousand.
const MAX_PAGE_GLYPHS: usize = 2_000_000;

/// What may still be unpacked and written.
struct Budget {
    bytes: usize,
    glyphs: usize,
}

impl Budget {
    fn spend_bytes(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| {
            Unreadable::TooBig(format!("its pages unpack to more than {MAX_CONTENT} bytes"))
        })?;
        Ok(())
    }

    fn spend_glyphs(&mut self, glyphs: usize) -> Result<(), Unreadable> {
        self.glyphs = self.glyphs.checked_sub(glyphs).ok_or_else(|| {
            Unreadable::TooBig(format!("a page has more than {MAX_PAGE_GLYPHS} letters"))
        })?;
        Ok(())
    }
}

/// A page as parts that are read one after the other.
struct Page {
    parts: Vec<Part>,
    /// The line numbers in its margin.
    numbers: Vec<String>,
}

struct Part {
    lines: Vec<Line>,
    is_next_column: bool,
}

/// Reads a PDF: a block is a paragraph, heading, table row, header or footer of one page. The line
/// numbers of a pleading are one block behind the page that they stand on.
///
/// # Errors
/// [`Unreadable::NeedsPassword`] if it does not open without one, [`Unreadable::NoTextLayer`] if no
/// page has text, [`Unreadable::TooBig`] beyond a limit, [`Unreadable::Damaged`] if it is no PDF or
/// no page can be read. A page that cannot be read to its end costs the rest of that page.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let panicked = |_| damaged("reading it failed");
    catch_unwind(AssertUnwindSafe(|| read_document(bytes)))
        .unwrap_or_else(|panic| Err(panicked(panic)))
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
    let blocks: Vec<Block> = (1..)
        .zip(&pages)
        .flat_map(|(number, page)| blocks(number, page))
        .collect();
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
    })
}

fn read_pages(pdf: &Pdf) -> Result<Vec<Page>, Unreadable> {
    let fonts = font::Fonts::new();
    let mut budget = Budget {
        bytes: MAX_CONTENT,
        glyphs: 0,
    };
    let mut pages = Vec::new();
    let mut failed = 0;
    for page in pdf.pages().iter() {
        budget.glyphs = MAX_PAGE_GLYPHS;
        let mut glyphs = Vec::new();
        let reading = AssertUnwindSafe(|| content::read(page, &fonts, &mut budget, &mut glyphs));
        match catch_unwind(reading) {
            Ok(read) => read?,
            Err(_) => failed += 1,
        }
        pages.push(lay_out(&glyphs));
    }
    if failed == pages.len() && pages.iter().all(|page| page.parts.is_empty()) {
        return Err(damaged("no page of it can be read"));
    }
    Ok(pages)
}

fn lay_out(glyphs: &[glyph::Glyph]) -> Page {
    let mut page = Page {
        parts: Vec::new(),
        numbers: Vec::new(),
    };
    for level in glyph::level(glyphs) {
        for mut part in columns::parts(words::words(level)) {
            page.numbers.extend(
                margin::take_numbers(&mut part.words)
                    .iter()
                    .map(words::Word::text),
            );
            let lines = lines::lines(&part.words);
            page.parts.push(Part {
                lines,
                is_next_column: part.is_next_column,
            });
        }
    }
    page
}

fn blocks(number: u32, page: &Page) -> Vec<Block> {
    let mut texts: Vec<String> = Vec::new();
    for part in &page.parts {
        let mut paragraphs = paragraphs::paragraphs(&part.lines).into_iter();
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
    texts.push(page.numbers.join(" "));
    texts.retain(|text| !text.trim().is_empty());
    texts
        .into_iter()
        .map(|text| Block {
            page: Some(number),
            text,
        })
        .collect()
}
