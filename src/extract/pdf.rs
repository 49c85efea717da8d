//! PDF: from the places of letters to paragraphs in the order of reading.
//!
//! A PDF does not say what its lines, columns and paragraphs are; it says where each letter stands.
//! So [`content`] gives the letters with their places, [`glyph`] turns them level, [`words`] puts
//! together what touches, [`columns`] finds the parts of a page ([`tables`] those with lines around them), [`lines`] and [`paragraphs`] make
//! the text that a reader would see. Nothing that the file writes is left out, whether it can be seen
//! or not; what is drawn twice in one place is there once. [`ground`] tells what can be seen, and [`marks`] says of
//! words that cannot what they are.

mod about;
mod actual;
mod agree;
mod annotations;
mod apart;
mod attached;
mod caption;
mod cells;
mod chains;
mod columns;
mod content;
mod dealt;
mod drawing;
mod drawn;
mod font;
mod form;
mod function;
mod gaps;
mod glyph;
mod ground;
mod held;
mod hyphens;
mod initials;
mod limits;
mod lines;
mod look;
mod margin;
mod marks;
mod names;
mod optional;
mod outline;
mod paint;
mod paragraphs;
mod path;
mod patterns;
mod picture;
mod printed;
mod rules;
mod running;
mod script;
mod sight;
mod spaces;
mod streams;
mod strikes;
mod tables;
mod tagged;
mod tags;
#[cfg(test)]
mod tests;
mod tint;
mod tree;
mod whole;
mod words;
mod written;

use std::{
    collections::HashSet,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
pub use held::{Held, held};

use super::{Block, Extracted, Flaw, Span, Unreadable, Whose};
use annotations::Comment;
use gaps::Gaps;
use limits::{Budget, MAX_OBJECTS, MAX_PAGES};
use lines::{Kind, Line};
use marks::Marks;
use paragraphs::Paragraph;
use rules::Rules;
use running::Running;
use written::{Run, Runs};

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

/// What a page says, once its lines are paragraphs. Of a long document this is held, and the lines of few pages.
struct Said {
    /// The paragraphs that it shows, and those that it does not. None is empty.
    inside: Vec<Paragraph>,
    outside: Vec<Paragraph>,
    /// The words of what it shows that stand apart in these.
    runs: Runs,
    /// The numbers in its margin, each with the words that stand beside it.
    printed: Vec<(u32, Run)>,
    comments: Vec<Comment>,
    flaw: Option<Flaw>,
}

struct Part {
    lines: Vec<Line>,
    bounds: Range<f64>,
    is_next_column: bool,
    /// Whether what is read next stands in another cell.
    is_before_cell: bool,
    /// The words on each side of a gap that may part columns, by their numbers in the order of the file.
    downs: Vec<Vec<usize>>,
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
    let pages = read_pages(&pdf, &there)?;
    let flaws = (1..).zip(&pages);
    let flaws = flaws.filter_map(|(number, page)| Some((number, page.flaw?)));
    let flawed: Vec<(u32, Flaw)> = flaws.collect();
    // What somebody wrote upon a page is seen on it.
    let mut comments = pages.iter().flat_map(|page| &page.comments);
    let has_written = comments.any(|comment| comment.is_written);
    let mut text = Text::of(pages);
    hyphens::settle(text.blocks.iter_mut().map(|block| &mut block.text));
    let mut written = written::places(text.written, &text.blocks);
    let mut guessed = written::places(text.guessed, &text.blocks);
    let mut printed = printed::places(text.printed, &text.blocks);
    let apart = [&mut written, &mut guessed];
    let blocks = marks::blocks(text.blocks, &text.marks, apart, &mut printed);
    // Signs that nobody can name are no text.
    let is_text = |block: &Block| {
        let is_comment = |(_, whose): &Span| matches!(whose, Whose::Comment(_));
        !block.spans.iter().any(is_comment)
            && block
                .text
                .contains(|c: char| c != '\u{FFFD}' && !c.is_whitespace())
    };
    if !blocks.iter().any(is_text) && !has_written {
        let has_signs = blocks.iter().any(|block| block.text.contains('\u{FFFD}'));
        return Err(without_text(&flawed, has_signs));
    }
    Ok(Extracted {
        about: about::read(&pdf),
        pages: u32::try_from(count).ok(),
        flawed,
        labels: tree::labels(&pdf, count),
        attachments: attached::files(&pdf),
        notes: note(&blocks).into_iter().collect(),
        written,
        guessed,
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
fn read_pages(pdf: &Pdf, there: &[bool]) -> Result<Vec<Said>, Unreadable> {
    let common = content::Common {
        fonts: font::Fonts::new(),
        spaces: spaces::Spaces::default(),
        pictures: picture::Pictures::default(),
        patterns: patterns::Patterns::default(),
        layers: optional::Layers::read(pdf),
        structure: tags::Structure::read(pdf),
    };
    let mut budget = Budget::new();
    let mut running = Running::default();
    let mut before = margin::Before::default();
    let mut said = Vec::new();
    let mut found = pdf.pages().iter();
    for is_there in there {
        let page = match is_there.then(|| found.next()).flatten() {
            Some(page) => read_page(page, &common, &mut budget, &before)?,
            None => Page::lost(),
        };
        before.turn(&page.numbers);
        said.extend(running.turn(page).map(Said::of));
    }
    said.extend(running.rest().map(Said::of));
    Ok(said)
}

fn read_page<'a>(
    page: &hayro_syntax::page::Page<'a>,
    common: &content::Common<'a>,
    budget: &mut Budget,
    before: &margin::Before,
) -> Result<Page, Unreadable> {
    budget.turn_page();
    let size = page.render_dimensions();
    let mut found = content::Found::new(size);
    let reading = AssertUnwindSafe(|| content::read(page, common, budget, &mut found));
    match catch_unwind(reading) {
        Ok(read) => read?,
        Err(_) => found.sight.lacks_contents = true,
    }
    let unit = page.raw().get::<f64>("UserUnit").unwrap_or(1.0);
    let rules = found.ground.rules();
    found.ground.judge(&mut found.glyphs, &found.marked, unit);
    Ok(Page {
        flaw: found.sight.flaw(f64::from(size.0) * f64::from(size.1)),
        comments: found.comments,
        ..lay_out(&found.glyphs, size, &rules, before)
    })
}

fn lay_out(
    glyphs: &[glyph::Glyph],
    size: (f32, f32),
    rules: &Rules,
    before: &margin::Before,
) -> Page {
    let mut page = Page::default();
    let mut count = 0;
    for level in glyph::level(glyphs, size) {
        let is_upright = level.is_upright();
        let mut words = words::words(level.glyphs);
        initials::seat(&mut words);
        for word in &mut words {
            word.order += count;
        }
        count = words.last().map_or(count, |word| word.order + 1);
        // What is turned stands elsewhere than the lines.
        let none = (Rules::default(), margin::Before::default());
        let found = match is_upright {
            true => columns::parts(words, rules, before),
            false => columns::parts(words, &none.0, &none.1),
        };
        page.numbers.extend(found.numbers.iter().map(Beside::of));
        page.parts.extend(found.parts.into_iter().map(|part| Part {
            lines: lines::lines(&part.words, &part.gaps),
            is_before_cell: part.is_before_cell,
            downs: part.gaps.downs,
            bounds: part.bounds,
            is_next_column: part.is_next_column,
            is_outside: level.is_outside,
        }));
    }
    page
}

/// The paragraphs of all pages.
#[derive(Default)]
struct Text {
    blocks: Vec<Block>,
    /// How the words of each block look, and its gaps that may part columns.
    marks: Vec<(Marks, Gaps)>,
    written: Vec<Run>,
    guessed: Vec<Run>,
    /// The lines that have a number: the page, the number, the words.
    printed: Vec<(u32, u32, Run)>,
}

impl Text {
    /// What a page holds but does not show is behind the rest of it, unless another page shows it: then the pages are
    /// cut from one sheet, and it belongs there; or the page itself does, which was painted in parts. What others say
    /// on a page is behind that.
    fn of(pages: Vec<Said>) -> Self {
        let outside = pages.iter().flat_map(|page| &page.outside);
        let outside: HashSet<&str> = outside.map(|paragraph| &*paragraph.text).collect();
        let shown = pages.iter().flat_map(|page| &page.inside);
        let elsewhere: HashSet<String> = shown
            .filter(|paragraph| outside.contains(&*paragraph.text))
            .map(|paragraph| paragraph.text.clone())
            .collect();
        let mut text = Self::default();
        for (number, page) in (1..).zip(pages) {
            text.add(number, page, &elsewhere);
        }
        text
    }

    /// Adds a page; `elsewhere` is what pages show of what others do not.
    fn add(&mut self, sheet: u32, page: Said, elsewhere: &HashSet<String>) {
        let number = Some(sheet);
        let first = self.blocks.len();
        for paragraph in page.inside {
            let tenths = (paragraph.size * 10.0).round();
            self.blocks.push(Block {
                size: (tenths > 0.0).then_some(tenths as u16),
                ..Block::new(number, paragraph.text)
            });
            self.marks.push((paragraph.marks, paragraph.gaps));
        }
        let moved = |mut run: Run| {
            for (paragraph, _) in &mut run {
                *paragraph += first;
            }
            run
        };
        self.written
            .extend(page.runs.of_file.into_iter().map(moved));
        self.guessed
            .extend(page.runs.guessed.into_iter().map(moved));
        let printed = page.printed.into_iter();
        self.printed
            .extend(printed.map(|(line, run)| (sheet, line, moved(run))));
        let inside = &self.blocks[first..];
        let is_here = |text: &str| inside.iter().any(|shown| shown.text.contains(text.trim()));
        let outside = page.outside.into_iter().map(|paragraph| paragraph.text);
        let outside = outside.filter(|text| !elsewhere.contains(text) && !is_here(text));
        let outside = outside.map(|text| Block::new(number, text).of(Whose::Hidden));
        let says: Vec<&str> = inside.iter().map(|block| &*block.text).collect();
        let comments = page.comments.iter();
        let comments = comments.filter_map(|comment| comment.block(number, &says));
        let more: Vec<Block> = outside.chain(comments).collect();
        self.blocks.extend(more);
        self.marks.resize_with(self.blocks.len(), Default::default);
    }
}

impl Said {
    /// What a page says in which is marked what runs over page after page.
    fn of(page: Page) -> Self {
        let (mut inside, outside) = paragraphs_of(&page);
        Self {
            runs: written::runs(&page, &mut inside),
            printed: printed::lines(&page, &inside),
            inside,
            outside,
            comments: page.comments,
            flaw: page.flaw,
        }
    }
}

/// The paragraphs that a page shows, and those that it does not, without those that say nothing.
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
                *last = std::mem::take(last).and(&first.text, &first.marks, &first.gaps);
            } else {
                texts.push(first);
            }
        }
        texts.extend(paragraphs);
        if part.is_before_cell
            && let Some(last) = texts.last_mut()
        {
            let signs = last.text.chars().filter(|c| written::is_sign(*c));
            last.gaps.push(signs.count());
        }
    }
    let numbers: Vec<&str> = page.numbers.iter().map(|number| &*number.text).collect();
    inside.push(Paragraph {
        text: numbers.join(" "),
        ..Paragraph::default()
    });
    for texts in [&mut inside, &mut outside] {
        texts.retain(|paragraph| !paragraph.text.trim().is_empty());
        for paragraph in texts {
            // They stay until all pages are read.
            paragraph.text.shrink_to_fit();
        }
    }
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
