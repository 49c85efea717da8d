//! The lines of pages that have a number printed beside them: what `36:10-14` names in a PDF of a pleading or a
//! transcript.

use std::ops::Range;

use super::{Document, Mark, Paragraph, transcript};
use crate::{
    extract::PrintedLine,
    model::locator::{Locator, PageLine, Place},
};

/// So many paragraphs at the head or the foot of a page may hold the page's number.
const NEAR: usize = 3;

/// A line with its number: the words that stand beside it, none where the line is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its page counted from the first sheet.
    at: PageLine,
    words: Vec<Mark>,
}

/// The lines of a document whose words are all there, by page and number: where they stand is told by a child, or by a
/// file. A page on which one does not fit has none.
pub fn there(lines: Vec<PrintedLine>, paragraphs: &[Paragraph]) -> Vec<Line> {
    let line = |line: PrintedLine| Line {
        at: PageLine {
            page: line.page,
            line: line.number,
        },
        words: line.places,
    };
    let mut lines: Vec<Line> = lines.into_iter().map(line).collect();
    lines.sort_by_key(|line| line.at);
    let is_there = |line: &Line| {
        line.words.iter().all(|(paragraph, words)| {
            let stands = paragraphs.get(*paragraph);
            stands.is_some_and(|stands| stands.text.get(words.clone()).is_some())
        })
    };
    let pages = lines.chunk_by(|a, b| a.at.page == b.at.page);
    let fit = pages.filter(|page| {
        page.iter().all(is_there) && page.windows(2).all(|two| two[0].at < two[1].at)
    });
    fit.flatten().cloned().collect()
}

/// What is printed on each of so many pages as its number, where every page with numbered lines has one at its head, or
/// every one at its foot, that rises, and one differs from the number of its sheet; else empty. Nothing is known of a page
/// without numbered lines.
pub fn labels(lines: &[Line], paragraphs: &[Paragraph], pages: u32) -> Vec<Box<str>> {
    let mut sheets: Vec<u32> = lines.iter().map(|line| line.at.page).collect();
    sheets.dedup();
    let on = |sheet: &u32| {
        let start = paragraphs.partition_point(|p| p.page() < *sheet);
        let end = paragraphs.partition_point(|p| p.page() <= *sheet);
        start..end
    };
    let head = |sheet: &u32| {
        let on = on(sheet);
        on.start..on.end.min(on.start + NEAR)
    };
    let foot = |sheet: &u32| {
        let on = on(sheet);
        on.start.max(on.end.saturating_sub(NEAR))..on.end
    };
    let heads: Vec<Range<usize>> = sheets.iter().map(head).collect();
    let feet: Vec<Range<usize>> = sheets.iter().map(foot).collect();
    let number = |near: &mut dyn Iterator<Item = usize>| transcript::number(paragraphs, near);
    let of_heads: Vec<Option<u32>> = heads.iter().map(|head| number(&mut head.clone())).collect();
    let of_feet: Vec<Option<u32>> = feet
        .iter()
        .map(|foot| number(&mut foot.clone().rev()))
        .collect();
    let has_any = of_heads.iter().chain(&of_feet).any(Option::is_some);
    let among = || {
        // One page alone does not count on.
        let is_among = !has_any && sheets.len() > 1;
        let lost = transcript::Blanks::Lost;
        is_among.then(|| transcript::among_words(paragraphs, &feet, &heads, &sheets, lost))?
    };
    let numbers = transcript::of_pages(&of_heads, &of_feet).or_else(among);
    let Some(numbers) = numbers else {
        return Vec::new();
    };
    if numbers == sheets {
        return Vec::new();
    }
    let mut labels = vec![Box::from(""); pages as usize];
    for (sheet, number) in sheets.iter().zip(numbers) {
        let place = (*sheet as usize).checked_sub(1);
        if let Some(label) = place.and_then(|place| labels.get_mut(place)) {
            *label = number.to_string().into();
        }
    }
    labels
}

impl Document {
    /// Whether lines have numbers here.
    pub fn has_printed_lines(&self) -> bool {
        !self.printed.is_empty()
    }

    /// Whether the lines of a page, counted from the first sheet, have numbers here.
    fn has_printed_on(&self, page: u32) -> bool {
        let at = self
            .printed
            .partition_point(|line| line.at < PageLine { page, line: 0 });
        self.printed
            .get(at)
            .is_some_and(|line| line.at.page == page)
    }

    /// Whether lines from one to another, their pages counted from the first sheet, are there; none where a page of the two
    /// has no numbered lines, so that nothing is known of them.
    pub(super) fn has_lines(&self, first: PageLine, last: PageLine) -> Option<bool> {
        let is_there = |at: PageLine| {
            self.printed
                .binary_search_by_key(&at, |line| line.at)
                .is_ok()
        };
        let is_known = [first, last].iter().all(|at| self.has_printed_on(at.page));
        is_known.then(|| is_there(first) && is_there(last))
    }

    /// The words of the lines that a place names, its pages counted from the first sheet; none where nothing is known of
    /// them, and of any other place.
    pub(super) fn of_printed_lines(&self, place: &Place) -> Option<Vec<Mark>> {
        let Place::PageLines(first, last) = place else {
            return None;
        };
        self.has_lines(*first, *last)?;
        let start = self.printed.partition_point(|line| line.at < *first);
        let end = self.printed.partition_point(|line| line.at <= *last);
        let lines = self.printed.get(start..end).unwrap_or_default().iter();
        Some(lines.flat_map(|line| line.words.iter().cloned()).collect())
    }

    /// The words that a locator names, in the order of the document, where one of its places names lines that have numbers
    /// here: of every other place whole paragraphs. None where there is no such place.
    pub fn words_at(&self, locator: &Locator) -> Option<Vec<Mark>> {
        if self.printed.is_empty() {
            return None;
        }
        let (mut words, mut others): (Vec<Mark>, Vec<Place>) = (Vec::new(), Vec::new());
        let mut has_lines = false;
        for place in locator.places.iter().flat_map(|place| self.named(place)) {
            match self.of_printed_lines(&place) {
                Some(of_lines) => {
                    has_lines = true;
                    words.extend(of_lines);
                }
                None => others.push(place),
            }
        }
        if !has_lines {
            return None;
        }
        let text = |at: usize| self.paragraphs.get(at).map_or(0, |p| p.text.len());
        let whole = self.located(&Locator { places: others }).into_iter();
        words.extend(whole.map(|at| (at, 0..text(at))));
        words.sort_by_key(|(paragraph, range)| (*paragraph, range.start));
        Some(words)
    }

    /// The lines on which words stand, where these have numbers here and stand on one page, or in a transcript.
    pub fn lines_of(&self, marks: &[Mark]) -> Option<Place> {
        if self.printed.is_empty() {
            return self.transcript_lines(marks);
        }
        let on = |mark: &Mark| {
            let overlap = |words: &Mark| {
                words.0 == mark.0 && words.1.start < mark.1.end && mark.1.start < words.1.end
            };
            let mut lines = self.printed.iter();
            let first = lines.position(|line| line.words.iter().any(overlap))?;
            let rest = self.printed[first..].iter();
            let last =
                rest.take_while(|line| line.words.is_empty() || line.words.iter().any(overlap));
            let last = last.filter(|line| !line.words.is_empty()).last()?;
            Some((self.printed[first].at, last.at))
        };
        let (first, _) = on(marks.first()?)?;
        let (_, last) = on(marks.last()?)?;
        (first.page == last.page && first <= last).then(|| self.short_lines(first, last))
    }

    /// The numbers of the lines on which words stand, from the first to the last, and where the words of each begin; none
    /// of those of an empty line. None where the first or the last has no number.
    pub fn printed_lines(&self, marks: &[Mark]) -> Option<Vec<(u32, Option<Mark>)>> {
        let at = |(paragraph, byte): (usize, usize)| {
            let mut lines = self.printed.iter();
            lines.position(|line| {
                let mut words = line.words.iter();
                words.any(|words| words.0 == paragraph && words.1.contains(&byte))
            })
        };
        let (first, last) = (marks.first()?, marks.last()?);
        let (first, last) = (
            at((first.0, first.1.start))?,
            at((last.0, last.1.end.checked_sub(1)?))?,
        );
        let lines = self.printed.get(first..=last)?.iter();
        let lines = lines.map(|line| (line.at.line, line.words.first().cloned()));
        Some(lines.collect())
    }

    /// Lines of a page, counted from the first sheet, as a citation that names no others: by what is printed on the page
    /// alone, where it can be.
    fn short_lines(&self, first: PageLine, last: PageLine) -> Place {
        let place = Place::PageLines(first, last);
        let printed = self.label(first.page).and_then(|label| label.parse().ok());
        let by_print = printed.map(|page| {
            let on = |at: PageLine| PageLine { page, ..at };
            Place::PageLines(on(first), on(last))
        });
        let names_it = |by_print: &Place| self.named(by_print) == [place.clone()];
        by_print
            .filter(names_it)
            .unwrap_or_else(|| self.written(&place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Block, Extracted, Format},
    };

    /// What is printed on pages with a numbered line each, which have these at their head and foot.
    fn labels(edges: &[(&str, &str)]) -> Vec<String> {
        let pages = || (1..).zip(edges);
        let blocks = pages().flat_map(|(page, (head, foot))| {
            let texts = [*head, "He told her of 12 crates.", *foot, "1 2 3"];
            let texts = texts.into_iter().filter(|text| !text.is_empty());
            texts.map(move |text| Block::new(Some(page), text))
        });
        let blocks: Vec<Block> = blocks.collect();
        let printed = pages().map(|(page, _)| {
            let mut stands = blocks.iter();
            let at = stands.position(|block| block.page == Some(page));
            PrintedLine {
                page,
                number: 1,
                places: vec![(at.unwrap_or_default(), 0..2)],
            }
        });
        let extracted = Extracted {
            pages: Some(edges.len() as u32),
            printed: printed.collect(),
            blocks,
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Pdf, extracted);
        document
            .labels
            .iter()
            .map(|label| (**label).to_owned())
            .collect()
    }

    #[test]
    fn the_number_of_a_page_may_share_its_line() {
        for edges in [
            [("36", ""), ("37", ""), ("38", "")],
            [
                ("HOLM - DIRECT 36", "Veritas 800-555-0101"),
                ("HOLM - CROSS 37", "Veritas 800-555-0101"),
                ("HOLM - CROSS 38", "Veritas 800-555-0101"),
            ],
            [
                ("", "Veritas 800-555-0101 36"),
                ("", "Veritas 800-555-0101 37"),
                ("", "Veritas 800-555-0101 38"),
            ],
            [("36 Holm", ""), ("37 Holm", ""), ("38 Holm", "")],
        ] {
            assert_eq!(labels(&edges), ["36", "37", "38"], "{edges:?}");
        }
    }

    #[test]
    fn what_does_not_count_on_or_may_be_a_stamp_is_no_number_of_a_page() {
        let none: [&str; 0] = [];
        for edges in [
            // A year; not one more; two that differ; a stamp of many digits; the number of the sheet.
            [("Holm 2019", ""), ("Holm 2019", "")],
            [("Holm 36", ""), ("Holm 39", "")],
            [("Holm 36", "Lund 71"), ("Holm 37", "Lund 72")],
            [("LUND 48213", ""), ("LUND 48214", "")],
            [("Holm 1", ""), ("Holm 2", "")],
        ] {
            assert_eq!(labels(&edges), none, "{edges:?}");
        }
        assert_eq!(labels(&[("Holm 36", "")]), none);
    }
}
