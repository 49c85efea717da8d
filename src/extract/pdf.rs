//! PDF: from the places of letters to paragraphs in the order of reading.
//!
//! A PDF does not say what its lines, columns and paragraphs are; it says where each letter stands.
//! So [`content`] gives the letters with their places, [`glyph`] turns them level, [`words`] puts
//! together what touches, [`columns`] finds the parts of a page, [`lines`] and [`paragraphs`] make
//! the text that a reader would see. Nothing that the file writes is left out, whether it can be seen
//! or not; what is drawn twice in one place is there once. [`ground`] tells what can be seen, and [`marks`] says of
//! words that cannot what they are.

mod about;
mod actual;
mod annotations;
mod caption;
mod columns;
mod content;
mod drawing;
mod font;
mod form;
mod glyph;
mod ground;
mod hyphens;
mod limits;
mod lines;
mod look;
mod margin;
mod marks;
mod optional;
mod paint;
mod paragraphs;
mod path;
mod printed;
mod running;
mod script;
mod sight;
mod streams;
mod strikes;
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

use super::{Block, Extracted, Flaw, Span, Unreadable, Whose};
use annotations::Comment;
use limits::{Budget, MAX_OBJECTS, MAX_PAGES};
use lines::{Kind, Line};
use marks::Marks;
use paragraphs::Paragraph;

/// Lines of a page that tell how wide its text is, at most; few pages have a hundred.
const MAX_EDGES: usize = 400;

/// A page as parts that are read one after the other.
#[derive(Default)]
struct Page {
    parts: Vec<Part>,
    /// The line numbers in its margin, and the signs that part its caption.
    numbers: Vec<Beside>,
    comments: Vec<Comment>,
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

/// A word in the margin, and where it stands.
struct Beside {
    text: String,
    right: f64,
    y: f64,
    size: f64,
}

impl Beside {
    fn of(word: &words::Word) -> Self {
        Self {
            text: word.text(),
            right: word.right,
            y: word.y,
            size: word.size,
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
/// stand on; which words stand beside which number is in [`Extracted::printed`].
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
    let (mut texts, marks) = texts(&pages);
    hyphens::settle(texts.iter_mut().map(|block| &mut block.text));
    let mut written = written::runs(&pages, &texts);
    let mut printed = printed::lines(&pages, &texts);
    let blocks = marks::blocks(texts, &marks, &mut written, &mut printed);
    let flaws = (1..).zip(&pages);
    let flaws = flaws.filter_map(|(number, page)| Some((number, page.flaw?)));
    let flawed: Vec<(u32, Flaw)> = flaws.collect();
    // Signs that nobody can name are no text.
    let is_text = |block: &Block| {
        let is_comment = |(_, whose): &Span| matches!(whose, Whose::Comment(_));
        !block.spans.iter().any(is_comment)
            && block
                .text
                .contains(|c: char| c != '\u{FFFD}' && !c.is_whitespace())
    };
    // What somebody wrote upon a page is seen on it.
    let mut comments = pages.iter().flat_map(|page| &page.comments);
    if !blocks.iter().any(is_text) && !comments.any(|comment| comment.is_written) {
        let has_signs = blocks.iter().any(|block| block.text.contains('\u{FFFD}'));
        return Err(without_text(&flawed, has_signs));
    }
    Ok(Extracted {
        about: about::read(&pdf),
        pages: u32::try_from(count).ok(),
        flawed,
        labels: tree::labels(&pdf, count),
        notes: note(&blocks).into_iter().collect(),
        written,
        printed,
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
    let common = content::Common {
        fonts: font::Fonts::new(),
        layers: optional::Layers::read(pdf),
    };
    let mut budget = Budget::new();
    let mut pages = Vec::new();
    let mut found = pdf.pages().iter();
    for is_there in there {
        let Some(page) = is_there.then(|| found.next()).flatten() else {
            pages.push(Page::lost());
            continue;
        };
        budget.turn_page();
        let size = page.render_dimensions();
        let mut found = content::Found::new(size);
        let reading = AssertUnwindSafe(|| content::read(page, &common, &mut budget, &mut found));
        match catch_unwind(reading) {
            Ok(read) => read?,
            Err(_) => found.sight.lacks_contents = true,
        }
        let unit = page.raw().get::<f64>("UserUnit").unwrap_or(1.0);
        found.ground.judge(&mut found.glyphs, &found.struck, unit);
        pages.push(Page {
            flaw: found.sight.flaw(f64::from(size.0) * f64::from(size.1)),
            comments: found.comments,
            ..lay_out(&found.glyphs, size)
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
        page.numbers.extend(found.numbers.iter().map(Beside::of));
        page.parts.extend(found.parts.into_iter().map(|part| Part {
            lines: lines::lines(&part.words),
            bounds: part.bounds,
            is_next_column: part.is_next_column,
            is_outside: level.is_outside,
        }));
    }
    page
}

/// The paragraphs of all pages, and how their words look. What a page holds but does not show is behind the rest
/// of it, unless another page shows it: then the pages are cut from one sheet, and it belongs there; or the page
/// itself does, which was painted in parts. What others say on a page is behind that.
fn texts(pages: &[Page]) -> (Vec<Block>, Vec<Marks>) {
    let paragraphs: Vec<(Vec<Paragraph>, Vec<Paragraph>)> =
        pages.iter().map(paragraphs_of).collect();
    let shown: HashSet<&str> = paragraphs
        .iter()
        .flat_map(|(shown, _)| shown)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let is_elsewhere = |paragraph: &Paragraph| shown.contains(paragraph.text.as_str());
    let (mut texts, mut marks) = (Vec::new(), Vec::new());
    for ((number, page), (inside, outside)) in (1..).zip(pages).zip(&paragraphs) {
        let number = Some(number);
        let is_empty = |paragraph: &Paragraph| paragraph.text.trim().is_empty();
        for paragraph in inside.iter().filter(|paragraph| !is_empty(paragraph)) {
            texts.push(Block::new(number, paragraph.text.clone()));
            marks.push(paragraph.marks.clone());
        }
        let is_here = |paragraph: &Paragraph| {
            let mut shown = inside.iter();
            shown.any(|shown| shown.text.contains(paragraph.text.trim()))
        };
        for paragraph in outside {
            if !is_elsewhere(paragraph) && !is_here(paragraph) && !is_empty(paragraph) {
                let text = Block::new(number, paragraph.text.clone());
                texts.push(text.of(Whose::Hidden));
                marks.push(Marks::new());
            }
        }
        let says: Vec<&str> = inside.iter().map(|paragraph| &*paragraph.text).collect();
        let comments = page.comments.iter();
        let comments: Vec<Block> = comments
            .filter_map(|comment| comment.block(number, &says))
            .collect();
        marks.resize_with(marks.len() + comments.len(), Marks::new);
        texts.extend(comments);
    }
    (texts, marks)
}

/// The paragraphs that a page shows, and those that it does not.
fn paragraphs_of(page: &Page) -> (Vec<Paragraph>, Vec<Paragraph>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for part in &page.parts {
        let texts: &mut Vec<Paragraph> = if part.is_outside {
            &mut outside
        } else {
            &mut inside
        };
        let mut paragraphs = paragraphs::paragraphs(&part.lines, &edges(page, part)).into_iter();
        if part.is_next_column
            && let Some(last) = texts.last_mut()
            && let Some(first) = paragraphs.next()
        {
            if paragraphs::runs_on(&last.text, &first.text) {
                *last = std::mem::take(last).and(&first.text, &first.marks);
            } else {
                texts.push(first);
            }
        }
        texts.extend(paragraphs);
    }
    let numbers: Vec<&str> = page.numbers.iter().map(|number| &*number.text).collect();
    inside.push(Paragraph {
        text: numbers.join(" "),
        ..Paragraph::default()
    });
    (inside, outside)
}

/// What is to be said of the document as a whole where words of it are the text layer of pictures.
fn note(blocks: &[Block]) -> Option<String> {
    let is_layer = |block: &&Block| block.spans.iter().any(|(_, whose)| *whose == Whose::Layer);
    let mut pages: Vec<u32> = blocks
        .iter()
        .filter(is_layer)
        .filter_map(|block| block.page)
        .collect();
    pages.dedup();
    let pages = match &pages[..] {
        [] => return None,
        [one] => format!("page {one}"),
        [first, .., last] => format!("{} pages, from page {first} to {last},", pages.len()),
    };
    Some(format!(
        "Words of {pages} are in an invisible text layer of a picture, as programs that recognise words put them \
         there: compare a quote with the picture."
    ))
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
