//! Source documents: held, held as a digest, or not held; as paragraphs, with the places by which
//! they are cited.

mod all;
mod archive;
mod bare;
mod contents;
mod cues;
mod cut;
mod edges;
mod feet;
mod flows;
pub mod foreign;
mod forms;
mod gutters;
mod inset;
mod large;
mod margin;
mod named;
mod numbers;
mod open;
mod originals;
mod pages;
mod parts;
mod places;
mod printed;
pub mod program;
mod rows;
mod sheets;
mod stamps;
pub mod threads;
mod times;
mod torn;
mod transcript;
mod turned;
mod unread;
mod whose;
mod written;

use std::{
    borrow::Cow,
    ops::{Range, RangeInclusive},
    sync::{Arc, OnceLock},
};

use sha2::{Digest, Sha256};

pub use all::{each, each_of, some, weight};
pub use archive::Archive;
pub use bare::{Bare, Gap, plain_digit};
pub use edges::Edge;
pub use forms::{BREAK, Forms, Mark};
use large::Large;
#[cfg(all(test, unix))]
pub use large::reads;
pub use large::{SHOWN as SHOWN_OF_LINE, is_cut};
pub use named::Several;
use numbers::Numbered;
pub use open::{Opened, Stamp, bytes};
pub use originals::{Originals, sha256};
pub use parts::Parts;
pub use places::{Has, Lack};
use stamps::Stamps;
pub use torn::Torn;
use transcript::Transcript;

pub use crate::{
    extract::{Letter, Whose},
    library::Held,
};
pub use whose::{Standing, said};

use crate::{
    extract::{About, Attachment, Extracted, Flaw, Format, Other, Span},
    model::record::Numbering,
};

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number in the original, from 1; none for a digest's own words about itself.
    pub number: Option<u32>,
    /// Its page, and its number on that page, both from 1; none where the format has no pages.
    pub on_page: Option<(u32, u32)>,
    /// As it stands, without the digest's `¶7`.
    pub text: Box<str>,
    /// The lines of the file it takes up, from 1; an empty range where the format has no lines.
    pub lines: RangeInclusive<u32>,
    /// Which of its words are not simply the document's, and what they are, by the bytes of its text.
    pub spans: Box<[Span]>,
    /// Whether it stands beside the paragraph before it, whose number it has: words struck from that one, or
    /// the headline above the first. Whoever reads on passes over it.
    pub is_beside: bool,
    /// The size of most letters of its first line, in tenths of a point; none where that is not known.
    pub size: Option<u16>,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text or Markdown in that encoding, by the name of the WHATWG Encoding Standard.
    Text(&'static str),
    Foreign(Format),
    /// No document that is read here, but known.
    Other(Other),
    /// Bytes that are no text and nothing that is known.
    Unknown,
}

/// What is known of the pages of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// It has none, and is no copy of what has some.
    None,
    /// It has so many.
    Counted(u32),
    /// It has some, or stands for what may have some, and which words stand on which cannot be told here.
    Unknown,
}

impl Pages {
    /// How many there are, where they are counted.
    pub fn count(self) -> Option<u32> {
        match self {
            Self::Counted(count) => Some(count),
            Self::None | Self::Unknown => None,
        }
    }
}

/// A source as it can be read here. It does not change once it is made.
#[derive(Clone, Debug)]
pub struct Document {
    pub held: Held,
    /// The paragraphs held in memory; empty for a text too large to hold. What looks at a few asks for
    /// [`Document::paragraph`].
    pub paragraphs: Vec<Paragraph>,
    large: Option<Arc<Large>>,
    pub pages: Pages,
    /// None where there is no text.
    pub form: Option<Form>,
    /// What it states about itself.
    pub about: About,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    is_ocr: bool,
    /// The pages whose text is not all there, or means nothing, in their order.
    flawed: Vec<(u32, Flaw)>,
    /// What of it holds words that are not in its text, wherever they would stand: a phrase each, once.
    unread_parts: Vec<Box<str>>,
    /// What is printed on each page as its number; empty where that is as it is counted.
    labels: Vec<Box<str>>,
    /// The lines of its pages that have numbers, by page and number.
    printed: Vec<printed::Line>,
    /// What its paragraphs' numbers are in citations, where they are not counted.
    numbering: Option<Numbering>,
    numbered: OnceLock<Vec<Numbered>>,
    transcript: OnceLock<Transcript>,
    stamps: OnceLock<Vec<Stamps>>,
    /// The time codes of each recording: the paragraph, and seconds.
    recordings: OnceLock<Vec<Vec<(usize, u32)>>>,
    /// The messages of a mailbox, or those attached to a message.
    pub messages: Vec<Letter>,
    /// What of it could not be read, or cannot be trusted: a sentence each.
    pub notes: Vec<String>,
    /// The file it was read from, for messages; none where it is not held.
    pub path: Option<String>,
    /// Why a file that is there, or should be, gives no text.
    pub problem: Option<String>,
    /// Whether it gives none because reading it failed, or reached a limit; not because it has none to give.
    has_failed: bool,
    forms: OnceLock<Forms>,
    flows: OnceLock<Vec<Bare>>,
    /// Words that follow one another in its file and not in its text.
    written: Vec<Vec<Mark>>,
    /// Words that may follow one another, which its file does not say.
    guessed: Vec<Vec<Mark>>,
    written_flows: OnceLock<Vec<Bare>>,
    torn: OnceLock<Torn>,
    edges: OnceLock<Vec<Edge>>,
    content: OnceLock<Content>,
    parts: OnceLock<Parts>,
}

/// What tells the contents of documents apart: a SHA-256 over what is held, its pages, and of each paragraph
/// its number, its page, its first line, its text and whose
/// words they are.
pub type Content = [u8; 32];

impl Document {
    /// A source of which there is nothing to read; `problem` says why where there should be.
    pub fn not_held(problem: Option<String>) -> Self {
        Self {
            problem,
            ..Self::new(Held::NotHeld, Vec::new())
        }
    }

    /// A document of these paragraphs that was read from no file.
    pub fn new(held: Held, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            held,
            paragraphs,
            large: None,
            pages: match held {
                // Of what it retells.
                Held::Digest => Pages::Unknown,
                _ => Pages::None,
            },
            form: None,
            about: About::default(),
            attachments: Vec::new(),
            is_ocr: false,
            flawed: Vec::new(),
            unread_parts: Vec::new(),
            labels: Vec::new(),
            printed: Vec::new(),
            numbering: None,
            numbered: OnceLock::new(),
            transcript: OnceLock::new(),
            stamps: OnceLock::new(),
            recordings: OnceLock::new(),
            messages: Vec::new(),
            notes: Vec::new(),
            path: None,
            problem: None,
            has_failed: false,
            forms: OnceLock::new(),
            flows: OnceLock::new(),
            written: Vec::new(),
            guessed: Vec::new(),
            written_flows: OnceLock::new(),
            torn: OnceLock::new(),
            edges: OnceLock::new(),
            content: OnceLock::new(),
            parts: OnceLock::new(),
        }
    }

    /// A text of lines, and what their blanks tell.
    fn of_text(held: Held, mut paragraphs: Vec<Paragraph>) -> Self {
        cues::mark(&mut paragraphs);
        let columns = gutters::part(&mut paragraphs);
        Self {
            written: columns.prose,
            guessed: columns.tables,
            ..Self::new(held, paragraphs)
        }
    }

    /// A text that is too large for memory.
    fn large(held: Held, large: Large) -> Self {
        Self {
            large: Some(Arc::new(large)),
            ..Self::new(held, Vec::new())
        }
    }

    /// What it is, without a paragraph and without a way to its file.
    pub fn without_paragraphs(&self) -> Self {
        Self {
            pages: self.pages,
            form: self.form,
            about: self.about.clone(),
            attachments: self.attachments.clone(),
            is_ocr: self.is_ocr,
            flawed: self.flawed.clone(),
            unread_parts: self.unread_parts.clone(),
            labels: self.labels.clone(),
            // A text that is too large is not gone through for printed numbers.
            numbering: self.numbering.filter(|_| !self.is_large()),
            messages: self.messages.clone(),
            notes: self.notes.clone(),
            path: self.path.clone(),
            problem: self.problem.clone(),
            has_failed: self.has_failed,
            ..Self::new(self.held, Vec::new())
        }
    }

    /// Whether its words were recognised in pictures by a program, which may be wrong in any of them: what
    /// stands here surely stands in the recognised text, and nowhere else.
    pub fn is_ocr(&self) -> bool {
        self.is_ocr
    }

    /// Who sent it, where it is one message: a mailbox was sent by nobody.
    pub fn sender(&self) -> Option<String> {
        let is_message = matches!(self.form, Some(Form::Foreign(Format::Email | Format::Msg)));
        self.about.all_authors().filter(|_| is_message)
    }

    /// The greatest number that its paragraphs may be shown with: of its last one, on its page where it has pages; 0
    /// where it has none.
    pub fn last_number(&self) -> usize {
        if self.is_by_print() {
            let numbers = self.numbered().iter().map(Numbered::number);
            return numbers.max().unwrap_or(0) as usize;
        }
        match (&self.large, self.paragraphs.last()) {
            (Some(large), _) => large.len(),
            (None, Some(last)) => {
                let number = last.on_page.map(|(_, number)| number).or(last.number);
                number.map_or(self.len(), |number| number as usize)
            }
            (None, None) => 0,
        }
    }

    /// How many paragraphs it has.
    pub fn len(&self) -> usize {
        match &self.large {
            Some(large) => large.len(),
            None => self.paragraphs.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A paragraph by its place, from 0.
    pub fn paragraph(&self, place: usize) -> Option<Cow<'_, Paragraph>> {
        match &self.large {
            Some(large) => large.paragraph(place).map(Cow::Owned),
            None => self.paragraphs.get(place).map(Cow::Borrowed),
        }
    }

    /// Whether it is read from its file where it is looked at.
    pub fn is_large(&self) -> bool {
        self.large.is_some()
    }

    /// All of its paragraphs, in runs that may be in memory at once; of what is in memory there is one.
    pub fn runs(&self) -> Box<dyn Iterator<Item = Range<usize>> + '_> {
        match &self.large {
            Some(large) => Box::new(large.runs()),
            None => Box::new(std::iter::once(0..self.paragraphs.len())),
        }
    }

    /// The paragraphs of one of its runs; of a text that is too large for memory those that can be read.
    pub fn of_run(&self, run: Range<usize>) -> Cow<'_, [Paragraph]> {
        match &self.large {
            Some(large) => large.paragraphs(run).unwrap_or_default().into(),
            None => self.paragraphs.get(run).unwrap_or_default().into(),
        }
    }

    /// A document of some of its paragraphs, by their places; what cannot be read is left out, and of a text
    /// that is too large for memory what is more than a run.
    pub fn part(&self, places: Range<usize>) -> Self {
        Self::new(self.held, self.of_run(places).into_owned())
    }

    /// A document in a foreign format.
    pub fn extracted(held: Held, format: Format, extracted: Extracted) -> Self {
        let blocks = extracted.blocks.iter().enumerate();
        let rows =
            blocks.flat_map(|(at, block)| block.rows.iter().map(move |row| (at, row.clone())));
        let rows: Vec<Mark> = rows.collect();
        let mut paragraphs = cut::blocks(extracted.blocks);
        let columns = gutters::part(&mut paragraphs);
        let rows = rows::part(&mut paragraphs, &rows);
        let printed = printed::there(extracted.printed, &paragraphs);
        let mut written = written::there(extracted.written, &paragraphs);
        written.extend(columns.prose);
        let mut guessed = written::there(extracted.guessed, &paragraphs);
        guessed.extend(written::readings(&paragraphs));
        guessed.extend(written::rows(&paragraphs));
        guessed.extend(columns.tables);
        guessed.extend(rows);
        let labels = match extracted.labels.is_empty() {
            true => printed::labels(&printed, &paragraphs, extracted.pages.unwrap_or(0)),
            false => extracted.labels,
        };
        Self {
            pages: match extracted.pages {
                Some(count) => Pages::Counted(count),
                None if format.row().has_pages => Pages::Unknown,
                None => Pages::None,
            },
            form: Some(Form::Foreign(format)),
            about: extracted.about,
            attachments: extracted.attachments,
            flawed: extracted.flawed,
            unread_parts: pages::each_once(extracted.unread),
            labels,
            printed,
            messages: extracted.messages,
            notes: extracted.notes,
            written,
            guessed,
            ..Self::new(held, paragraphs)
        }
    }

    /// The paragraphs in the form for comparing quotations; made when they are first asked for.
    pub fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| Forms::of(&self.paragraphs))
    }

    /// Of each paragraph whether it stands at the edge of a page and is not part of what the pages say; empty where none
    /// is. Made when it is first asked for.
    pub fn edges(&self) -> &[Edge] {
        let edges = || edges::edges(&self.paragraphs, self.forms());
        self.edges.get_or_init(edges)
    }

    /// The parts in which it is laid out; made when they are first asked for.
    pub fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| match &self.large {
            // What is long is cut short there, and so is a part of its own.
            Some(large) => Parts::whole(large.len()),
            None => Parts::of(&self.paragraphs),
        })
    }

    /// What tells this document's content from that of others; worked out when first asked for.
    pub fn content(&self) -> &Content {
        self.content.get_or_init(|| {
            let mut hasher = Sha256::new();
            hasher.update(self.held.words());
            let (kind, count) = match self.pages {
                Pages::None => (0, 0),
                Pages::Unknown => (1, 0),
                Pages::Counted(count) => (2, count),
            };
            hasher.update([kind]);
            hasher.update(u32::to_le_bytes(count));
            for (page, flaw) in &self.flawed {
                hasher.update(format!("{page} {flaw:?}"));
            }
            hasher.update(format!("{:?}", self.unread_parts));
            hasher.update(self.numbering.map_or("", Numbering::word));
            for label in &self.labels {
                hasher.update(label.as_bytes());
                hasher.update([0]);
            }
            for line in &self.printed {
                hasher.update(format!("{line:?}"));
            }
            if let Some(large) = &self.large {
                hasher.update(large.told_apart());
            }
            for paragraph in &self.paragraphs {
                let (page, on_page) = paragraph.on_page.unwrap_or_default();
                let (first, last) = (*paragraph.lines.start(), *paragraph.lines.end());
                // In one piece, since each that is added has a price.
                let mut numbers = [0; 5 * size_of::<u32>() + size_of::<u64>()];
                let (five, length) = numbers.split_at_mut(5 * size_of::<u32>());
                let all = [paragraph.number.unwrap_or(0), page, on_page, first, last];
                for (place, number) in five.chunks_exact_mut(size_of::<u32>()).zip(all) {
                    place.copy_from_slice(&number.to_le_bytes());
                }
                length.copy_from_slice(&(paragraph.text.len() as u64).to_le_bytes());
                hasher.update(numbers);
                hasher.update(paragraph.text.as_bytes());
                for (range, whose) in &paragraph.spans {
                    hasher.update(format!("{range:?} {whose:?}"));
                }
            }
            hasher.update(format!("{:?} {:?}", self.written, self.guessed));
            hasher.finalize().into()
        })
    }
}
