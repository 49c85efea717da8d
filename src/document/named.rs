//! Which places of a document a citation names that goes by what is printed in it.
//!
//! A page is named by its sheet, counted from the first, or by what is printed on it. Where `p. 1` is the first sheet
//! and the one on which 1 is printed, it may be either: an ambiguous place.

use std::ops::RangeInclusive;

use super::{Document, Has, Held, Lack, Pages, Paragraph};
use crate::model::locator::{Locator, Page, PageLine, Place, Within, is_page_name};

/// A cited place that may be one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several {
    /// As it is cited.
    pub place: Place,
    /// Each place that it may be, written so that it is no other, where it can be.
    pub may_be: Vec<Place>,
}

impl Document {
    /// The places that a cited one may be, their pages counted from the first sheet: one for most; none where
    /// nothing in the document has that name; several where the name is ambiguous.
    pub fn named(&self, place: &Place) -> Vec<Place> {
        if let Some(lines) = self.transcribed(place) {
            return lines;
        }
        let (sheets, within) = match place {
            Place::Paragraphs(numbers) if self.is_by_print() => return self.with_numbers(numbers),
            Place::Numbers(numbers) if self.held == Held::Digest => {
                return self.retold_numbers(numbers);
            }
            Place::Numbers(numbers) => return self.with_numbers(numbers),
            Place::Times(times) => return self.at_times(times),
            Place::On(page, within) => (self.sheets(page), within.clone()),
            _ if self.labels.is_empty() => return vec![place.clone()],
            Place::Pages(pages) => (self.sheets_of_numbers(pages), Within::All),
            Place::OnPage(page, paragraphs) => (
                self.sheets_of_numbers(&(*page..=*page)),
                Within::Paragraphs(paragraphs.clone()),
            ),
            Place::PageLines(first, last) => {
                let sheets = self.sheets_of_numbers(&(first.page..=last.page));
                let on = |sheets: RangeInclusive<u32>| {
                    let at = |page, line| PageLine { page, line };
                    Place::PageLines(
                        at(*sheets.start(), first.line),
                        at(*sheets.end(), last.line),
                    )
                };
                return self.those_there(sheets.into_iter().map(on).collect());
            }
            Place::Paragraphs(_) | Place::Lines(_) | Place::Section(_) => {
                return vec![place.clone()];
            }
        };
        let on = |sheets: RangeInclusive<u32>| {
            let (first, last) = (*sheets.start(), *sheets.end());
            match &within {
                Within::All => Place::Pages(sheets),
                Within::Paragraphs(paragraphs) => Place::OnPage(first, paragraphs.clone()),
                Within::Lines(lines) => {
                    let at = |page, line: &u32| PageLine { page, line: *line };
                    Place::PageLines(at(first, lines.start()), at(last, lines.end()))
                }
            }
        };
        self.those_there(sheets.into_iter().map(on).collect())
    }

    /// The first cited place that may be one of several.
    pub fn several(&self, at: &Locator) -> Option<Several> {
        at.places.iter().find_map(|place| {
            let named = self.named(place);
            (named.len() > 1).then(|| Several {
                place: place.clone(),
                may_be: named.iter().filter_map(|one| self.apart(one)).collect(),
            })
        })
    }

    /// A place, its page counted from the first sheet, as a citation that names no other: with what is printed on
    /// the page, where that is not its number.
    pub fn written(&self, place: &Place) -> Place {
        let (sheets, within) = match place {
            Place::Pages(pages) => (pages.clone(), Within::All),
            Place::OnPage(page, paragraphs) => {
                (*page..=*page, Within::Paragraphs(paragraphs.clone()))
            }
            Place::PageLines(first, last) if first.page == last.page => (
                first.page..=first.page,
                Within::Lines(first.line..=last.line),
            ),
            _ => return place.clone(),
        };
        if self.labels.is_empty() {
            return place.clone();
        }
        let sheet = *sheets.start();
        let is_one = sheet == *sheets.end();
        match self.label(sheet) {
            Some(label) if is_one && label != sheet.to_string() && is_page_name(label) => {
                Place::On(Page::Both(label.into(), sheet), within)
            }
            _ if self.sheets_of_numbers(&sheets) == [sheets.clone()] => place.clone(),
            _ => Place::On(Page::Sheets(sheets), within),
        }
    }

    /// The place of a paragraph where there is little room: by what is printed on its page alone where that names no
    /// other, else by its sheet alone.
    pub fn short_place(&self, paragraph: usize) -> Option<Place> {
        let place = self.place(paragraph)?;
        let Place::On(Page::Both(label, sheet), within) = &place else {
            return Some(place);
        };
        let by_print = match (label.parse(), within) {
            (Ok(page), Within::Paragraphs(range)) => Place::OnPage(page, range.clone()),
            _ => Place::On(Page::Printed(label.clone()), within.clone()),
        };
        let by_sheet = || Place::On(Page::Sheets(*sheet..=*sheet), within.clone());
        Some(match self.named(&by_print).len() {
            1 => by_print,
            _ => by_sheet(),
        })
    }

    /// A place that the document counts as a citation that names no other; none where none does.
    fn apart(&self, place: &Place) -> Option<Place> {
        let Place::Paragraphs(numbers) = place else {
            return Some(self.written(place));
        };
        let is_first = |paragraph: &Paragraph| paragraph.number == Some(*numbers.start());
        let first = self.paragraphs.iter().position(is_first)?;
        let paragraph = self.paragraphs.get(first)?;
        match self.is_by_print() || paragraph.on_page.is_some() {
            true => self.place_by_print(first, paragraph),
            false => Some(place.clone()),
        }
    }

    /// Why no place of the document has a cited name.
    pub(super) fn has_none(&self, place: &Place) -> Has {
        let without = match place {
            Place::Numbers(_) | Place::Paragraphs(_) => {
                Some((self.numbered().is_empty(), "printed numbers of paragraphs"))
            }
            Place::Times(_) => Some((self.recordings().is_empty(), "time codes")),
            _ => None,
        };
        match without {
            Some(_) if self.held == Held::Digest || self.is_large() => return Has::Beginning,
            Some((true, what)) => return Has::Not(Lack::All(what)),
            Some((false, _)) => return Has::Not(Lack::It),
            None => {}
        }
        if !self.transcript().is_none() {
            return Has::Not(Lack::It);
        }
        match (self.pages, place) {
            (Pages::Unknown, _) => Has::Untold,
            (Pages::None, _) => Has::Not(Lack::All("pages")),
            (Pages::Counted(_), Place::On(Page::Printed(_), _)) if self.labels.is_empty() => {
                Has::Not(Lack::All("printed page numbers"))
            }
            (Pages::Counted(_), _) => Has::Not(Lack::It),
        }
    }

    /// Those of several places that are there; all, where none is.
    fn those_there(&self, mut places: Vec<Place>) -> Vec<Place> {
        let is_there = |place: &Place| self.has_counted(place) == Has::Whole;
        if places.len() > 1 && places.iter().any(is_there) {
            places.retain(is_there);
        }
        places
    }

    /// The sheets that a page may be.
    fn sheets(&self, page: &Page) -> Vec<RangeInclusive<u32>> {
        match page {
            Page::Sheets(sheets) => vec![sheets.clone()],
            Page::Printed(label) => self.sheets_printed(label),
            Page::Stamped(stamp) => self.stamped(stamp),
            Page::Both(label, sheet) => {
                let is_it = match self.labels.is_empty() {
                    true => **label == sheet.to_string(),
                    false => self.printed(label).contains(sheet),
                };
                is_it.then_some(*sheet..=*sheet).into_iter().collect()
            }
        }
    }

    /// The sheets on which this is printed, be it of one page or of the first and the last of several.
    fn sheets_printed(&self, label: &str) -> Vec<RangeInclusive<u32>> {
        let mut found = self.sheets_from_to(label, label);
        for (at, dash) in label.match_indices(['-', '–']) {
            found.extend(self.sheets_from_to(&label[..at], &label[at + dash.len()..]));
        }
        found.sort_by_key(|sheets| (*sheets.start(), *sheets.end()));
        found.dedup();
        found
    }

    /// The sheets that numbers may name: those that they count, where there are so many, and those on which they
    /// are printed. Where there are neither, those that they would count.
    fn sheets_of_numbers(&self, numbers: &RangeInclusive<u32>) -> Vec<RangeInclusive<u32>> {
        let (first, last) = (*numbers.start(), *numbers.end());
        let mut found = match first == last {
            true => self.sheets_printed(&first.to_string()),
            false => self.sheets_printed(&format!("{first}-{last}")),
        };
        let is_counted = self.pages.count().is_some_and(|count| last <= count);
        if (is_counted || found.is_empty()) && !found.contains(numbers) {
            found.insert(0, numbers.clone());
        }
        found
    }

    /// From each sheet on which the first is printed to the next one on which the last is.
    fn sheets_from_to(&self, first: &str, last: &str) -> Vec<RangeInclusive<u32>> {
        let lasts = self.printed(last);
        let firsts = self.printed(first).into_iter();
        let found = firsts.filter_map(|first| {
            let last = lasts.iter().find(|last| **last >= first)?;
            Some(first..=*last)
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Block, Extracted, Format},
    };

    /// A document of pages on which these are printed, two paragraphs each.
    fn document(labels: &[&str]) -> Document {
        let pages = u32::try_from(labels.len()).unwrap();
        let block = |page| {
            let of = |part: &str| Block::new(Some(page), format!("{part} of sheet {page}"));
            [of("Head"), of("Foot")]
        };
        let extracted = Extracted {
            pages: Some(pages),
            labels: labels.iter().map(|label| Box::from(*label)).collect(),
            blocks: (1..=pages).flat_map(block).collect(),
            ..Extracted::default()
        };
        Document::extracted(Held::Original, Format::Pdf, extracted)
    }

    fn place(written: &str) -> Place {
        let locator: Locator = written.parse().unwrap();
        locator.places[0].clone()
    }

    fn named(document: &Document, written: &str) -> Vec<String> {
        let named = document.named(&place(written));
        named.iter().map(Place::to_string).collect()
    }

    #[test]
    fn a_page_is_named_by_what_is_printed_on_it() {
        let paper = document(&["i", "ii", "A-9", "A-10", "1", "2", "", "007"]);
        for (written, sheets) in [
            ("p. ii", &["p. 2"][..]),
            ("p. ii ¶2", &["p. 2 ¶2"]),
            ("p. ii l. 4", &["p. 2 l. 4"]),
            ("pp. i-A-10", &["pp. 1-4"]),
            ("p. A–9", &["p. 3"]),
            ("p. iii", &[]),
            ("p. II", &[]),
            ("p. ii-i", &[]),
            // A number that counts a sheet and is printed on another.
            ("p. 1", &["p. 1", "p. 5"]),
            ("p. 1 ¶2", &["p. 1 ¶2", "p. 5 ¶2"]),
            ("1:4", &["p. 1 l. 4", "p. 5 l. 4"]),
            ("pp. 1-2", &["pp. 1-2", "pp. 5-6"]),
            // That is printed nowhere.
            ("p. 7", &["p. 7"]),
            ("p. 9", &["p. 9"]),
            ("sheet 1", &["p. 1"]),
            ("p. 1, sheet 5 ¶1", &["p. 5 ¶1"]),
            ("p. 1, sheet 1", &[]),
            ("¶3", &["¶3"]),
        ] {
            assert_eq!(named(&paper, written), sheets, "{written}");
        }
        // Printed as they are counted.
        let plain = document(&[]);
        assert_eq!(named(&plain, "p. 3"), ["p. 3"]);
        assert_eq!(named(&plain, "p. 3, sheet 3"), ["p. 3"]);
        assert_eq!(named(&plain, "p. 3, sheet 4"), [""; 0]);
        assert_eq!(named(&document(&["1", "2", "x"]), "p. 2"), ["p. 2"]);
        // Printed twice.
        let twice = document(&["x", "1", "2", "1", "2"]);
        assert_eq!(named(&twice, "p. 1"), ["p. 1", "p. 2", "p. 4"]);
        assert_eq!(named(&twice, "pp. 1-2 "), ["pp. 1-2", "pp. 2-3", "pp. 4-5"]);
    }

    #[test]
    fn numbers_of_a_journal_lead_to_its_sheets() {
        let gazette = document(&["47701", "47702", "47703"]);
        assert_eq!(named(&gazette, "p. 47702"), ["p. 2"]);
        assert_eq!(named(&gazette, "pp. 47701-47703"), ["pp. 1-3"]);
        assert_eq!(named(&gazette, "p. 2"), ["p. 2"]);
        let has = |written: &str| gazette.has(&place(written));
        assert_eq!(has("p. 47702"), Has::Whole);
        assert_eq!(has("p. 47704"), Has::Not(Lack::Beyond(3, "page")));
        assert_eq!(gazette.located(&"p. 47702 ¶2".parse().unwrap()), [3]);
        assert_eq!(
            gazette.place(3).unwrap().to_string(),
            "p. 47702, sheet 2 ¶2"
        );
    }

    #[test]
    fn what_may_be_one_of_several_is_said() {
        let paper = document(&["i", "ii", "1", "2", "Cover page"]);
        let has = |written: &str| paper.has(&place(written));
        assert_eq!(has("p. 1"), Has::Several);
        assert_eq!(has("p. 3"), Has::Whole);
        assert_eq!(has("p. 1, sheet 3"), Has::Whole);
        assert_eq!(has("p. 1, sheet 4"), Has::Not(Lack::It));
        assert_eq!(has("p. iii"), Has::Not(Lack::It));
        // Neither has so many paragraphs.
        assert_eq!(has("p. 1 ¶3"), Has::Not(Lack::BeyondOnPage(2)));
        assert_eq!(paper.located(&"p. 1".parse().unwrap()), [0, 1, 4, 5]);
        let short = |paragraph| paper.short_place(paragraph).unwrap().to_string();
        assert_eq!([short(0), short(4)], ["p. i ¶1", "sheet 3 ¶1"]);
        let several = paper.several(&"p. 3, p. 2 ¶1".parse().unwrap()).unwrap();
        assert_eq!(several.place.to_string(), "p. 2 ¶1");
        let may_be: Vec<String> = several.may_be.iter().map(Place::to_string).collect();
        assert_eq!(may_be, ["p. ii, sheet 2 ¶1", "p. 2, sheet 4 ¶1"]);
        let plain = document(&[]);
        assert_eq!(
            plain.has(&place("p. ii")),
            Has::Not(Lack::All("printed page numbers"))
        );
    }

    /// What the program writes is that place, and no other.
    #[test]
    fn every_paragraph_has_a_place_that_leads_to_it_alone() {
        for labels in [
            &["i", "ii", "1", "2", "Cover page"][..],
            &["1", "2", "x", "4"],
            &["", "1", "1", "3-4"],
            &["47701", "47702"],
            &[],
        ] {
            let paper = document(labels);
            for paragraph in 0..paper.len() {
                for place in [paper.place(paragraph), paper.short_place(paragraph)] {
                    let written = place.unwrap().to_string();
                    let locator: Locator = written.parse().unwrap();
                    assert_eq!(paper.located(&locator), [paragraph], "{written}");
                    assert_eq!(paper.has(&locator.places[0]), Has::Whole, "{written}");
                }
            }
        }
    }
}
