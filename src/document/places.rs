//! Where in a document a locator points, and by which place a paragraph is cited.

use std::ops::Range;

use super::{Document, Form, Held, Pages, Paragraph};
use crate::model::{Locator, locator::Place};

/// Paragraphs that are looked at for one locator: each of the longest document in memory several times.
const LOOKED_AT: usize = 4_000_000;

/// Whether a document has a place that is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// It has all of it, and knows its paragraphs: words that are cited there stand there, or elsewhere.
    Whole,
    /// Each of several that it may be. They are looked at together.
    Several,
    /// It has where it begins, or a part of it can be looked for: where a section ends, no text tells; nor which
    /// numbers are printed in what a digest retells.
    Beginning,
    /// A part of it at least is not there.
    Not(Lack),
    /// It cannot be told here: a page of what this document is a copy or a digest of, or which no program
    /// has noted in it.
    Untold,
}

/// How a document does not have a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has only so many of what is counted: `page`.
    Beyond(u32, &'static str),
    /// The page has only so many paragraphs.
    BeyondOnPage(u32),
    /// It has none of these at all: `pages`.
    All(&'static str),
    /// It has others of the kind, perhaps.
    It,
}

impl Document {
    /// The paragraphs (by their place in [`Document::paragraphs`]) that a locator names. Where it names
    /// more than anybody cites, the first of them.
    pub fn located(&self, locator: &Locator) -> Vec<usize> {
        let mut located: Vec<usize> = Vec::new();
        // A locator of a hundred thousand places must not look at each paragraph as often.
        let mut left = LOOKED_AT;
        for place in locator.places.iter().flat_map(|place| self.named(place)) {
            let place = &place;
            if let Some(words) = self.of_printed_lines(place) {
                located.extend(words.into_iter().map(|(paragraph, _)| paragraph));
            } else if let Some(large) = &self.large {
                let at = large.at(place).take(left);
                left = left.saturating_sub(at.len() + 1);
                located.extend(at);
            } else {
                let among = self.among(place);
                let among = among.start..among.end.min(among.start.saturating_add(left));
                left = left.saturating_sub(among.len() + 1);
                let start = among.start;
                let found = self.paragraphs[among].iter().enumerate();
                let found = found.filter(|(_, paragraph)| paragraph.is_at(place));
                located.extend(found.map(|(index, _)| start + index));
            }
            if left == 0 {
                break;
            }
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
            Place::PageLines(first, last) => {
                between(&|p| p.page() < first.page, &|p| p.page() <= last.page)
            }
            // By what is printed: it names others.
            Place::On(..) | Place::Numbers(_) | Place::Times(_) => 0..0,
            Place::Section(_) => 0..all.len(),
        }
    }

    /// Whether the document has a place.
    pub fn has(&self, place: &Place) -> Has {
        match &self.named(place)[..] {
            [] => self.has_none(place),
            [one] => self.has_counted(one),
            [first, ..] => match self.has_counted(first) {
                Has::Whole => Has::Several,
                has => has,
            },
        }
    }

    /// Whether it has a place whose pages are counted from the first sheet.
    pub(super) fn has_counted(&self, place: &Place) -> Has {
        let fewer = |end: &u32, last: u32, of: &'static str| match *end > last {
            true => Has::Not(Lack::Beyond(last, of)),
            false => Has::Whole,
        };
        let last = || self.paragraph(self.len().saturating_sub(1));
        match place {
            // A digest leaves out what it does not retell.
            Place::Pages(_) | Place::OnPage(..) | Place::PageLines(..)
                if self.pages == Pages::Unknown =>
            {
                match self.is_anywhere(place) {
                    true => Has::Whole,
                    false => Has::Untold,
                }
            }
            _ if self.held == Held::Digest => Has::Whole,
            Place::Paragraphs(range) => {
                let last = last().and_then(|last| last.number).unwrap_or(0);
                fewer(range.end(), last, "paragraph")
            }
            Place::Lines(_) if matches!(self.form, Some(Form::Foreign(_))) => {
                Has::Not(Lack::All("lines"))
            }
            Place::Lines(range) => fewer(
                range.end(),
                last().map_or(0, |last| *last.lines.end()),
                "line",
            ),
            // A text that is too large is not gone through for one.
            Place::Section(_) if self.is_large() || self.is_anywhere(place) => Has::Beginning,
            Place::Section(_) => Has::Not(Lack::It),
            Place::Pages(range) => self.has_page(*range.end()),
            Place::On(..) | Place::Numbers(_) | Place::Times(_) => self.has_none(place),
            Place::PageLines(first, last) => match self.has_lines(*first, *last) {
                Some(true) => Has::Whole,
                Some(false) => Has::Not(Lack::It),
                // No text says which line of its page it is on: the page alone can be looked at.
                None => self.has_page(last.page),
            },
            Place::OnPage(page, range) => match self.pages.count() {
                Some(last) if *page > last => fewer(page, last, "page"),
                Some(_) => {
                    let on_page = self.paragraphs.iter().filter_map(|p| p.on_page);
                    let on_page = on_page.filter(|(on, _)| on == page);
                    let last = on_page.map(|(_, number)| number).max().unwrap_or(0);
                    match *range.end() > last {
                        true => Has::Not(Lack::BeyondOnPage(last)),
                        false => Has::Whole,
                    }
                }
                None => Has::Not(Lack::All("pages")),
            },
        }
    }

    /// Whether it has a page, where it is known how many it has.
    fn has_page(&self, page: u32) -> Has {
        match self.pages.count() {
            Some(last) if page > last => Has::Not(Lack::Beyond(last, "page")),
            Some(_) => Has::Whole,
            None => Has::Not(Lack::All("pages")),
        }
    }

    /// Whether paragraphs stand on pages here.
    pub fn has_pages(&self) -> bool {
        let mut paragraphs = self.paragraphs.iter();
        self.pages.count().is_some() || paragraphs.any(|paragraph| paragraph.on_page.is_some())
    }

    fn is_anywhere(&self, place: &Place) -> bool {
        match &self.large {
            Some(large) => !large.at(place).is_empty(),
            None => {
                let mut among = self.paragraphs[self.among(place)].iter();
                among.any(|paragraph| paragraph.is_at(place))
            }
        }
    }

    /// The place by which a paragraph is cited: its page, as what is printed on it and as its sheet where these
    /// differ, and its number there; else its number;
    /// none for a digest's own words about itself.
    pub fn place(&self, paragraph: usize) -> Option<Place> {
        let at = paragraph;
        let paragraph = self.paragraph(at)?;
        if self.is_by_print() {
            return self.place_by_print(at, &paragraph);
        }
        match (paragraph.on_page, paragraph.number) {
            (Some((page, number)), _) => Some(self.written(&Place::OnPage(page, number..=number))),
            (None, Some(number)) => Some(Place::Paragraphs(number..=number)),
            (None, None) => None,
        }
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
            Place::PageLines(first, last) => self
                .on_page
                .is_some_and(|(page, _)| (first.page..=last.page).contains(&page)),
            Place::On(..) | Place::Numbers(_) | Place::Times(_) => false,
            Place::Section(number) => {
                let text = self.text.trim_start_matches(['#', ' ', '§']);
                let behind = text.strip_prefix(&**number);
                behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::cut, *};
    use crate::{
        extract::{Block, Extracted, Format},
        limits::PARAGRAPHS,
    };

    fn located(document: &Document, locator: &str) -> Vec<usize> {
        document.located(&locator.parse().unwrap())
    }

    #[test]
    fn a_locator_finds_its_paragraphs() {
        let text = "40 a\nb\n\n§ 4 c\nd";
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
        assert_eq!(located(&digest, "2:4"), [2]);
        let has = |locator: &str| digest.has(&locator.parse::<Locator>().unwrap().places[0]);
        assert_eq!(has("2:4"), Has::Whole);
        assert_eq!(has("page 36, line 10"), Has::Untold);
    }

    #[test]
    fn a_locator_finds_pages_where_there_are_any() {
        let block = |page, text: &str| Block::new(Some(page), text);
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
        // A line of a page leads to the page.
        assert_eq!(here("3:12"), [2]);
        assert_eq!(here("1:20-3:2"), [0, 1, 2]);
        let has = |locator: &str| document.has(&locator.parse::<Locator>().unwrap().places[0]);
        assert_eq!(has("page 3, line 12"), Has::Whole);
        assert_eq!(has("5:1"), Has::Not(Lack::Beyond(4, "page")));
        assert_eq!(here("¶3"), [2]);
        assert_eq!(here("l. 1"), [0usize; 0]);
        assert_eq!(document.place(2), Some(Place::OnPage(3, 1..=1)));
    }

    /// Counted, they would be a thousand times a million.
    #[test]
    fn a_locator_of_very_many_places_looks_at_so_many_paragraphs() {
        let text = "a\n".repeat(PARAGRAPHS.most as usize);
        let document = Document::new(Held::Digest, cut::paragraphs(&text, cut::Cut::Lines));
        let places = |of: &str| vec![of; 1_000].join(", ");
        let most = PARAGRAPHS.most as usize;
        assert_eq!(located(&document, &places("¶1-4000000000")).len(), most);
        // What is behind the last place that is looked at is not found; nobody cites so.
        let late = format!("{}, ¶1", places("p. 7"));
        assert_eq!(located(&document, &late), [0usize; 0]);
        assert_eq!(located(&document, "p. 7, ¶1"), [0]);
    }
}
