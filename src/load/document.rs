//! Source documents: held, held as a digest, or not held; as paragraphs, with the places by which
//! they are cited.

mod archive;
mod cut;
mod forms;
mod large;
mod open;
mod originals;
mod parts;

use std::{
    borrow::Cow,
    ops::{Range, RangeInclusive},
    sync::{Arc, OnceLock},
};

use sha2::{Digest, Sha256};

pub use archive::Archive;
pub use forms::{BREAK, Forms, Mark};
use large::Large;
pub use open::{Opened, Stamp, open_all};
pub use originals::{Originals, sha256};
pub use parts::Parts;

use crate::{
    extract::{About, Attachment, Extracted, Format},
    model::{Locator, locator::Place, record::Source},
};

/// What of a source is on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The evidentiary copy, found by its hash.
    Original,
    /// A file of the recorded name, whose hash is another: the text may differ from what was cited.
    Changed,
    /// The working copy that the library ships.
    WorkingCopy,
    /// A retelling in other words; only what it puts in quotation marks are the source's words.
    Digest,
    /// A file that gives no text; [`Document::problem`] says why.
    NoText,
    /// Nothing: the source is cited only.
    NotHeld,
}

impl Held {
    /// What the library itself has of a source, by its record: without looking at any file, and
    /// without the originals.
    pub fn recorded(source: &Source) -> Self {
        match (&source.text, &source.digest) {
            (Some(_), _) => Self::WorkingCopy,
            (None, Some(_)) => Self::Digest,
            (None, None) => Self::NotHeld,
        }
    }

    /// Whether there is a text to read.
    pub fn has_text(self) -> bool {
        !matches!(self, Self::NoText | Self::NotHeld)
    }

    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Changed => "changed original",
            Self::WorkingCopy => "working copy",
            Self::Digest => "digest",
            Self::NoText => "no text",
            Self::NotHeld => "not held",
        }
    }
}

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
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text or Markdown in that encoding, by the name of the WHATWG Encoding Standard.
    Text(&'static str),
    Foreign(Format),
}

/// A source as it can be read here. It does not change once it is made.
#[derive(Clone, Debug)]
pub struct Document {
    pub held: Held,
    /// Those that are in memory: all, but for a text that is too large, of which none is. What looks
    /// at a few asks for [`Document::paragraph`].
    pub paragraphs: Vec<Paragraph>,
    large: Option<Arc<Large>>,
    /// How many pages it has; none where its format has none.
    pub pages: Option<u32>,
    /// None where there is no text.
    pub form: Option<Form>,
    /// What it states about itself.
    pub about: About,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    /// The file it was read from, for messages; none where it is not held.
    pub path: Option<String>,
    /// Why a file that is there, or should be, gives no text.
    pub problem: Option<String>,
    forms: OnceLock<Forms>,
    content: OnceLock<Content>,
    parts: OnceLock<Parts>,
}

/// What tells the contents of documents apart: a SHA-256 over what is held, and of each paragraph
/// its number, its page, its first line and its text.
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
            pages: None,
            form: None,
            about: About::default(),
            attachments: Vec::new(),
            path: None,
            problem: None,
            forms: OnceLock::new(),
            content: OnceLock::new(),
            parts: OnceLock::new(),
        }
    }

    /// A text that is too large for memory.
    fn large(held: Held, large: Large) -> Self {
        Self {
            large: Some(Arc::new(large)),
            ..Self::new(held, Vec::new())
        }
    }

    /// The number of its last paragraph, on its page where it has pages; 0 where it has none.
    pub fn last_number(&self) -> usize {
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

    /// A document of some of its paragraphs, by their places; what cannot be read is left out.
    pub fn part(&self, places: Range<usize>) -> Self {
        let paragraphs = match &self.large {
            Some(large) => large.paragraphs(places).unwrap_or_default(),
            None => self.paragraphs.get(places).unwrap_or_default().to_vec(),
        };
        Self::new(self.held, paragraphs)
    }

    /// A document in a foreign format.
    pub fn extracted(held: Held, format: Format, extracted: Extracted) -> Self {
        let paragraphs = cut::blocks(extracted.blocks);
        Self {
            pages: extracted.pages,
            form: Some(Form::Foreign(format)),
            about: extracted.about,
            attachments: extracted.attachments,
            ..Self::new(held, paragraphs)
        }
    }

    /// The paragraphs in the form for comparing quotations; made when they are first asked for.
    pub fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| Forms::of(&self.paragraphs))
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
            if let Some(large) = &self.large {
                hasher.update(large.told_apart());
            }
            for paragraph in &self.paragraphs {
                let (page, on_page) = paragraph.on_page.unwrap_or_default();
                let (first, last) = (*paragraph.lines.start(), *paragraph.lines.end());
                for number in [paragraph.number.unwrap_or(0), page, on_page, first, last] {
                    hasher.update(number.to_le_bytes());
                }
                hasher.update(paragraph.text.len().to_le_bytes());
                hasher.update(paragraph.text.as_bytes());
            }
            hasher.finalize().into()
        })
    }

    /// The paragraphs (by their place in [`Document::paragraphs`]) that a locator names.
    pub fn located(&self, locator: &Locator) -> Vec<usize> {
        let mut located: Vec<usize> = Vec::new();
        for place in &locator.places {
            if let Some(large) = &self.large {
                located.extend(large.at(place));
                continue;
            }
            let among = self.among(place);
            let start = among.start;
            let found = self.paragraphs[among].iter().enumerate();
            let found = found.filter(|(_, paragraph)| paragraph.is_at(place));
            located.extend(found.map(|(index, _)| start + index));
        }
        located.sort_unstable();
        located.dedup();
        located
    }

    /// The paragraphs among which those of a place are. Those of a digest need not be in order.
    fn among(&self, place: &Place) -> Range<usize> {
        let all = &self.paragraphs;
        let between = |is_before: &dyn Fn(&Paragraph) -> bool,
                       is_not_after: &dyn Fn(&Paragraph) -> bool| {
            let first = all.partition_point(is_before);
            first..all.partition_point(is_not_after).max(first)
        };
        match place {
            _ if self.held == Held::Digest => 0..all.len(),
            Place::Paragraphs(range) => between(&|p| p.number < Some(*range.start()), &|p| {
                p.number <= Some(*range.end())
            }),
            Place::Lines(range) => between(&|p| p.lines.end() < range.start(), &|p| {
                p.lines.start() <= range.end()
            }),
            Place::Pages(range) => between(&|p| p.page() < *range.start(), &|p| {
                p.page() <= *range.end()
            }),
            Place::OnPage(page, _) => between(&|p| p.page() < *page, &|p| p.page() <= *page),
            Place::Section(_) => 0..all.len(),
        }
    }

    /// Whether a place is one whose paragraphs the document knows in full: then words cited there
    /// stand there, or elsewhere, but not just anywhere. Where a section ends no text tells, and
    /// not every format has pages or lines.
    pub fn knows(&self, place: &Place) -> bool {
        match place {
            Place::Paragraphs(_) => true,
            Place::Lines(_) => !matches!(self.form, Some(Form::Foreign(_))),
            Place::Pages(_) | Place::OnPage(..) => self.has_pages(),
            Place::Section(_) => false,
        }
    }

    /// Whether paragraphs stand on pages here.
    pub fn has_pages(&self) -> bool {
        let has_page = |paragraph: &Paragraph| paragraph.on_page.is_some();
        self.pages.is_some() || self.paragraphs.iter().any(has_page)
    }

    /// The place by which a paragraph is cited: its page and its number there, else its number;
    /// none for a digest's own words about itself.
    pub fn place(&self, paragraph: usize) -> Option<Place> {
        let paragraph = self.paragraph(paragraph)?;
        match (paragraph.on_page, paragraph.number) {
            (Some((page, number)), _) => Some(Place::OnPage(page, number..=number)),
            (None, Some(number)) => Some(Place::Paragraphs(number..=number)),
            (None, None) => None,
        }
    }

    /// The first paragraph of a page or, where there is none on it, of the next page that has one.
    pub fn first_on_page(&self, page: u32) -> Option<usize> {
        let is_there = |p: &Paragraph| p.on_page.is_some_and(|(on, _)| on >= page);
        self.paragraphs.iter().position(is_there)
    }
}

impl Paragraph {
    /// The page it begins on; 0 where there are no pages.
    pub fn page(&self) -> u32 {
        self.on_page.map_or(0, |(page, _)| page)
    }

    /// Whether it is, or lies within, a place.
    fn is_at(&self, place: &Place) -> bool {
        match place {
            Place::Paragraphs(range) => self.number.is_some_and(|number| range.contains(&number)),
            Place::Lines(range) => {
                self.lines.start() <= range.end() && range.start() <= self.lines.end()
            }
            Place::Pages(range) => self.on_page.is_some_and(|(page, _)| range.contains(&page)),
            Place::OnPage(on, range) => self
                .on_page
                .is_some_and(|(page, number)| page == *on && range.contains(&number)),
            Place::Section(number) => self
                .text
                .trim_start_matches(['#', ' ', '§'])
                .starts_with(&**number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Block;

    fn located(document: &Document, locator: &str) -> Vec<usize> {
        document.located(&locator.parse().unwrap())
    }

    #[test]
    fn a_locator_finds_its_paragraphs() {
        let text = "a\nb\n\n§ 4 c\nd";
        let document = Document::new(Held::WorkingCopy, cut::paragraphs(text, cut::Cut::Lines));
        let here = |locator: &str| located(&document, locator);
        assert_eq!(here("¶2-3"), [1, 2]);
        assert_eq!(here("¶4, 1-2, 2"), [0, 1, 3]);
        assert_eq!(here("l. 4-5"), [2, 3]);
        assert_eq!(here("l. 3"), [0usize; 0]);
        assert_eq!(here("§ 4"), [2]);
        assert_eq!(here("¶9"), [0usize; 0]);
        assert_eq!(here("p. 1"), [0usize; 0]);
        let digest = cut::paragraphs("¶5 e\n\n¶2 b\n\np. 2 ¶1 x", cut::Cut::Digest);
        let digest = Document::new(Held::Digest, digest);
        assert_eq!(located(&digest, "¶2-5"), [0, 1]);
        assert_eq!(located(&digest, "p. 2"), [2]);
    }

    #[test]
    fn a_locator_finds_pages_where_there_are_any() {
        let block = |page, text: &str| Block {
            page: Some(page),
            text: text.into(),
        };
        let extracted = Extracted {
            pages: Some(4),
            blocks: vec![block(1, "a"), block(1, "b"), block(3, "c"), block(4, "d")],
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Pdf, extracted);
        let here = |locator: &str| located(&document, locator);
        assert_eq!(here("p. 1"), [0, 1]);
        assert_eq!(here("pp. 2-3"), [2]);
        assert_eq!(here("p. 1 ¶2"), [1]);
        assert_eq!(here("p. 3 ¶1, p. 4"), [2, 3]);
        assert_eq!(here("p. 3 ¶2"), [0usize; 0]);
        assert_eq!(here("¶3"), [2]);
        assert_eq!(here("l. 1"), [0usize; 0]);
        assert_eq!(document.place(2), Some(Place::OnPage(3, 1..=1)));
        assert_eq!(document.first_on_page(2), Some(2));
        assert_eq!(document.first_on_page(5), None);
    }
}
