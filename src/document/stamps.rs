//! Bates stamps: the number that each page of what was produced in a lawsuit bears at its head or foot: `ABC-000123`.
//!
//! A stamp counts where the page before or behind has the one before or behind, or where it stands alone in its
//! paragraph: the words of a page may name another page by its stamp, and a false place is worse than none.

use std::ops::RangeInclusive;

use super::{Document, Paragraph};
use crate::model::locator::Stamp;

/// Paragraphs at the head and at the foot of a page that may be a stamp, or hold one.
const EDGE: usize = 2;

/// What holds a stamp is no longer than so many bytes.
const LONGEST: usize = 120;

/// What a page has at its edges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    page: u32,
    /// Each stamp, and whether it is all that its paragraph has.
    stamps: Vec<(Stamp, bool)>,
}

/// The stamps at the edges of the pages that have any, in their order.
fn stamps(paragraphs: &[Paragraph]) -> Vec<Stamps> {
    let pages = paragraphs.chunk_by(|one, next| one.page() == next.page());
    let stamped = pages.filter(|page| page[0].on_page.is_some()).map(|page| {
        let edge = page.iter().enumerate();
        let edge = edge.filter(|(at, _)| *at < EDGE || at + EDGE >= page.len());
        let stamps = edge.flat_map(|(_, paragraph)| of_paragraph(&paragraph.text));
        Stamps {
            page: page[0].page(),
            stamps: stamps.collect(),
        }
    });
    stamped.filter(|page| !page.stamps.is_empty()).collect()
}

fn of_paragraph(text: &str) -> Vec<(Stamp, bool)> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let ones = words.iter().filter_map(|word| Stamp::of(word));
    // Its letters and its digits may be words of their own.
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let twos = words.windows(2).filter(|two| is_digits(two[1]));
    let twos = twos.filter_map(|two| Stamp::of(&two.concat()));
    let alone = Stamp::of(&words.concat());
    let found = ones.chain(twos);
    found
        .map(|stamp| {
            let is_alone = alone.as_ref() == Some(&stamp);
            (stamp, is_alone)
        })
        .collect()
}

impl Document {
    /// The pages that bear a stamp.
    pub(super) fn stamped(&self, stamp: &str) -> Vec<RangeInclusive<u32>> {
        let Some(stamp) = Stamp::of(stamp) else {
            return Vec::new();
        };
        let all = self.stamps.get_or_init(|| stamps(&self.paragraphs));
        let at = |page: u32| {
            let at = all.binary_search_by_key(&page, |page| page.page);
            at.map_or(&[][..], |at| &all[at].stamps[..])
        };
        let is_it = |page: &&Stamps| {
            let own = page.stamps.iter().filter(|(own, _)| *own == stamp);
            let mut own = own.map(|(_, is_alone)| *is_alone).peekable();
            let has_row = || {
                let mut before = at(page.page.saturating_sub(1)).iter();
                let mut behind = at(page.page.saturating_add(1)).iter();
                before.any(|(other, _)| stamp.follows(other))
                    || behind.any(|(other, _)| other.follows(&stamp))
            };
            own.peek().is_some() && (own.any(|is_alone| is_alone) || has_row())
        };
        let found = all.iter().filter(is_it);
        found.map(|page| page.page..=page.page).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Has, Held, Lack},
        extract::{Block, Extracted, Format},
        model::Locator,
    };

    fn document(pages: &[&[&str]]) -> Document {
        let blocks = (1..)
            .zip(pages)
            .flat_map(|(page, texts)| texts.iter().map(move |text| Block::new(Some(page), *text)));
        let extracted = Extracted {
            pages: u32::try_from(pages.len()).ok(),
            blocks: blocks.collect(),
            ..Extracted::default()
        };
        Document::extracted(Held::Original, Format::Pdf, extracted)
    }

    fn here(document: &Document, at: &str) -> Vec<usize> {
        document.located(&at.parse().unwrap())
    }

    fn has(document: &Document, at: &str) -> Has {
        document.has(&at.parse::<Locator>().unwrap().places[0])
    }

    #[test]
    fn a_page_is_named_by_the_stamp_at_its_edge() {
        let paper = document(&[
            &["Letter", "Dear", "Sir", "CONFIDENTIAL ABC-000122"],
            &["ABC 000123 page 2", "As I wrote", "in my letter", "yours"],
            &["Third", "word", "ABC_000124"],
        ]);
        assert_eq!(here(&paper, "Bates ABC-000123"), [4, 5, 6, 7]);
        assert_eq!(here(&paper, "Bates ABC000122 ¶2"), [1]);
        assert_eq!(here(&paper, "Bates ABC-000124"), [8, 9, 10]);
        assert_eq!(has(&paper, "Bates ABC-000123"), Has::Whole);
        for at in ["Bates ABC-000125", "Bates ABC-0000123", "Bates ABD-000123"] {
            assert_eq!(has(&paper, at), Has::Not(Lack::It), "{at}");
        }
    }

    /// What the words of a page name is another page.
    #[test]
    fn a_stamp_in_the_words_of_a_page_is_not_its_own() {
        let paper = document(&[
            &["One", "See ABC-000500.", "and ABC-000009 too"],
            &["Two", "two", "ABC-000500", "two", "two"],
            &["Three", "It was ABC-000900", "ABC-000777"],
        ]);
        for at in ["Bates ABC-000009", "Bates ABC-000900", "Bates ABC-000500"] {
            assert_eq!(here(&paper, at), [0_usize; 0], "{at}");
        }
        assert_eq!(here(&paper, "Bates ABC-000777").len(), 3);
        let twice = document(&[&["ABC-0007"], &["ABC-0007"]]);
        assert_eq!(has(&twice, "Bates ABC-0007"), Has::Several);
    }
}
