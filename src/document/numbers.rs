//! The numbers that a document prints before its own paragraphs: `42.`, `¶ 42`, `[42]`, and those that Word sets.
//!
//! Pleadings, judgments and treaties are cited by them. A number counts only in a row: a paragraph of the same manner near
//! it has the number before or behind it. So a year or a day at the beginning of a sentence is none, and what
//! stands alone is none either: a false place is worse than none.

use std::ops::RangeInclusive;

use super::{Document, Held, Paragraph};
use crate::{
    extract::Whose,
    model::{locator::Place, record::Numbering},
};

/// Numbered paragraphs before and behind one in which its neighbour is looked for: notes at the foot have numbers
/// too, and stand between.
const NEAR: usize = 4;

/// How a number is written. Those that are written otherwise are of another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// By a program before the paragraph.
    Set,
    /// `¶ 42`
    Sign,
    /// `[42]`
    Bracket,
    /// `42.`
    Point,
}

/// A paragraph that begins with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Begins {
    /// Its place in the document.
    place: usize,
    manner: Manner,
    number: u32,
}

/// A printed number, and the paragraphs that it is that of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    number: u32,
    manner: Manner,
    /// The places of its paragraphs in the document: up to the next that begins with a number or is a heading. How far
    /// the last one of all goes on, nothing says: it has its first alone.
    places: RangeInclusive<usize>,
}

impl Numbered {
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// The paragraphs that have printed numbers, in their order.
pub fn numbered(paragraphs: &[Paragraph]) -> Vec<Numbered> {
    let own = |place: &usize| !paragraphs[*place].is_beside;
    let all: Vec<Begins> = (0..paragraphs.len())
        .filter(own)
        .filter_map(|place| {
            let (manner, number) = begins_with(&paragraphs[place])?;
            Some(Begins {
                place,
                manner,
                number,
            })
        })
        .collect();
    let is_in_row = |at: usize| {
        let one = all[at];
        let alike = |other: &&Begins| other.manner == one.manner;
        let mut before = all[..at].iter().rev().filter(alike).take(NEAR);
        let mut behind = all[at + 1..].iter().filter(alike).take(NEAR);
        before.any(|other| other.number.checked_add(1) == Some(one.number))
            || behind.any(|other| one.number.checked_add(1) == Some(other.number))
    };
    let found = all.iter().enumerate().filter(|(at, _)| is_in_row(*at));
    let found = found.map(|(at, one)| {
        let next = all.get(at + 1).map_or(one.place + 1, |next| next.place);
        let mut rest = one.place + 1..next;
        let end = rest.find(|place| is_heading(&paragraphs[*place]));
        Numbered {
            number: one.number,
            manner: one.manner,
            places: one.place..=end.unwrap_or(next) - 1,
        }
    });
    found.collect()
}

/// The number that a paragraph begins with, and how it is written.
fn begins_with(paragraph: &Paragraph) -> Option<(Manner, u32)> {
    let mut spans = paragraph.spans.iter();
    if let Some((range, _)) = spans.find(|(_, whose)| *whose == Whose::Number) {
        let set = paragraph.text.get(range.clone())?;
        let digits = set.trim_matches(|c: char| !c.is_alphanumeric());
        return Some((Manner::Set, number(digits)?));
    }
    let text = paragraph.text.trim_start();
    let (manner, rest) = match text.chars().next()? {
        '¶' => (Manner::Sign, text['¶'.len_utf8()..].trim_start()),
        '[' => (Manner::Bracket, &text[1..]),
        _ => (Manner::Point, text),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = rest.split_at(end.unwrap_or(rest.len()));
    let rest = match manner {
        Manner::Bracket => rest.strip_prefix(']')?,
        Manner::Point => rest.strip_prefix('.')?,
        Manner::Sign | Manner::Set => rest.strip_prefix('.').unwrap_or(rest),
    };
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    Some((manner, number(digits).filter(|_| ends)?))
}

/// A number as it is printed before a paragraph: no year of five digits, and none that begins with 0.
fn number(digits: &str) -> Option<u32> {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_plain && digits.len() <= 5 && !digits.starts_with('0');
    digits.parse().ok().filter(|_| fits)
}

fn is_heading(paragraph: &Paragraph) -> bool {
    let mut spans = paragraph.spans.iter();
    spans.any(|(_, whose)| *whose == Whose::Heading)
}

impl Document {
    /// The paragraphs that have printed numbers; none of a digest, and of a text too large for memory. Made when
    /// they are first asked for.
    pub fn numbered(&self) -> &[Numbered] {
        self.numbered.get_or_init(|| match self.held {
            Held::Digest => Vec::new(),
            _ => numbered(&self.paragraphs),
        })
    }

    /// The paragraphs, as they are counted, that have these printed numbers; several places where numbers begin anew.
    pub(super) fn with_numbers(&self, numbers: &RangeInclusive<u32>) -> Vec<Place> {
        let all = self.numbered();
        let firsts = all.iter().enumerate();
        let firsts = firsts.filter(|(_, one)| one.number == *numbers.start());
        let found = firsts.filter_map(|(at, first)| {
            let is_last =
                |one: &&Numbered| one.number == *numbers.end() && one.manner == first.manner;
            let last = all[at..].iter().find(is_last)?;
            let counted = |place: usize| self.paragraphs.get(place)?.number;
            let (start, end) = (*first.places.start(), *last.places.end());
            Some(Place::Paragraphs(counted(start)?..=counted(end)?))
        });
        found.collect()
    }

    /// The printed number of the paragraph at a place, or of the one that it goes on from; none where another has
    /// the same number.
    pub fn printed_number(&self, place: usize) -> Option<u32> {
        let all = self.numbered();
        let at = all.partition_point(|one| *one.places.end() < place);
        let one = all.get(at).filter(|one| one.places.contains(&place))?;
        let is_alone = all
            .iter()
            .filter(|other| other.number == one.number)
            .count()
            == 1;
        is_alone.then_some(one.number)
    }

    /// The place by which a paragraph is cited where they go by their printed numbers: by that of its own; else by its
    /// page or its line.
    pub(super) fn place_by_print(&self, place: usize, paragraph: &Paragraph) -> Option<Place> {
        let number = self.printed_number(place).filter(|_| self.is_by_print());
        let by_page = || {
            let (page, number) = paragraph.on_page?;
            Some(self.written(&Place::OnPage(page, number..=number)))
        };
        let by_line =
            || (!paragraph.lines.is_empty()).then(|| Place::Lines(paragraph.lines.clone()));
        let by_number = number.map(|number| Place::Paragraphs(number..=number));
        by_number.or_else(by_page).or_else(by_line)
    }

    /// What a digest has of paragraphs that are cited by their printed numbers: it names those of the original
    /// as citations of the source do.
    pub(super) fn retold_numbers(&self, numbers: &RangeInclusive<u32>) -> Vec<Place> {
        let is_same = self.numbering == Some(Numbering::Printed);
        is_same
            .then(|| Place::Paragraphs(numbers.clone()))
            .into_iter()
            .collect()
    }

    /// The number that is printed before the paragraph at a place.
    pub fn printed_before(&self, place: usize) -> Option<u32> {
        let all = self.numbered();
        let at = all.binary_search_by_key(&place, |one| *one.places.start());
        Some(all.get(at.ok()?)?.number)
    }

    /// Whether `¶42` is the paragraph that is printed so.
    pub fn is_by_print(&self) -> bool {
        let can = self.held != Held::Digest && !self.is_large();
        can && self.numbering == Some(Numbering::Printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Has, Lack, cut},
        extract::{Block, Extracted, Format},
        model::Locator,
    };

    fn text(text: &str) -> Document {
        Document::new(Held::WorkingCopy, cut::paragraphs(text, cut::Cut::Lines))
    }

    fn printed(text: &str) -> Document {
        Document {
            numbering: Some(Numbering::Printed),
            ..self::text(text)
        }
    }

    fn here(document: &Document, at: &str) -> Vec<usize> {
        document.located(&at.parse().unwrap())
    }

    fn has(document: &Document, at: &str) -> Has {
        document.has(&at.parse::<Locator>().unwrap().places[0])
    }

    fn place(document: &Document, paragraph: usize) -> String {
        let place = document.place(paragraph);
        place.map_or_else(String::new, |place| place.to_string())
    }

    const PLEADING: &str =
        "COMPLAINT\n41. One.\n42. Two.\nIt went on.\n43. Three.\n44. Four.\nSigned.";

    #[test]
    fn a_number_names_its_paragraph_and_what_goes_on_from_it() {
        let document = text(PLEADING);
        for (at, paragraphs) in [
            ("No. 41", &[1][..]),
            ("No. 42", &[2, 3]),
            ("Nos. 41-43", &[1, 2, 3, 4]),
            // How far the last goes on, nothing says.
            ("No. 44", &[5]),
            ("No. 45", &[]),
            ("No. 1", &[]),
            ("No. 43-45", &[]),
            ("¶2", &[1]),
        ] {
            assert_eq!(here(&document, at), paragraphs, "{at}");
        }
        assert_eq!(has(&document, "No. 42"), Has::Whole);
        assert_eq!(has(&document, "No. 45"), Has::Not(Lack::It));
        assert_eq!(
            has(&text("None."), "No. 1"),
            Has::Not(Lack::All("printed numbers of paragraphs"))
        );
        assert_eq!(place(&document, 2), "¶3");
    }

    #[test]
    fn where_the_source_is_cited_so_a_paragraph_is_its_printed_number() {
        let document = printed(PLEADING);
        assert_eq!(here(&document, "¶42"), [2, 3]);
        assert_eq!(here(&document, "¶2"), [0_usize; 0]);
        assert_eq!(has(&document, "¶2"), Has::Not(Lack::It));
        let places: Vec<String> = (0..7)
            .map(|paragraph| place(&document, paragraph))
            .collect();
        assert_eq!(places, ["l. 1", "¶41", "¶42", "¶42", "¶43", "¶44", "l. 7"]);
        assert_eq!(document.last_number(), 44);
        assert_eq!(document.printed_before(2), Some(42));
        assert_eq!(document.printed_before(3), None);
        assert_ne!(document.content(), text(PLEADING).content());
    }

    #[test]
    fn numbers_are_written_in_several_ways_each_a_row_of_its_own() {
        let document = text("¶ 1 a\n¶2 b\n[7] c\n[8] d\n3. e\n4. f\n1.5 g\n2.5 h\n5) i\n6) j");
        let all: Vec<u32> = document.numbered().iter().map(Numbered::number).collect();
        assert_eq!(all, [1, 2, 7, 8, 3, 4]);
        let set = |number: &str, text: &str| Block {
            spans: vec![(0..number.len(), Whose::Number)],
            ..Block::new(None, format!("{number} {text}"))
        };
        let extracted = Extracted {
            blocks: vec![
                set("(41)", "a"),
                set("42.", "b"),
                set("a)", "c"),
                set("1.1", "d"),
            ],
            ..Extracted::default()
        };
        let word = Document::extracted(Held::Original, Format::Docx, extracted);
        let all: Vec<u32> = word.numbered().iter().map(Numbered::number).collect();
        assert_eq!(all, [41, 42]);
    }

    /// A year or a day at the beginning of a sentence is the number of nothing.
    #[test]
    fn what_is_in_no_row_is_no_number() {
        let document =
            text("4. a\n12. March was cold.\n5. b\n1999. was a year.\n6. c\n[3] d\n007. e\n8. f");
        let all: Vec<u32> = document.numbered().iter().map(Numbered::number).collect();
        assert_eq!(all, [4, 5, 6]);
        assert_eq!(text("1. alone").numbered(), []);
        // Notes at the foot stand between, and their numbers are told apart from none.
        let notes = text("41. a\n42. b\n1. See.\n43. c\n2. See.\n44. d");
        assert_eq!(here(&notes, "No. 43"), [3]);
    }

    #[test]
    fn numbers_that_begin_anew_are_ambiguous() {
        let twice = "1. a\n2. b\n3. c\n1. d\n2. e";
        let document = text(twice);
        assert_eq!(here(&document, "No. 2"), [1, 4]);
        assert_eq!(has(&document, "No. 2"), Has::Several);
        assert_eq!(has(&document, "No. 3"), Has::Whole);
        let several = |document: &Document, at: &str| {
            let several = document.several(&at.parse().unwrap()).unwrap();
            let may_be = several.may_be.iter().map(Place::to_string);
            (several.place.to_string(), may_be.collect::<Vec<_>>())
        };
        let both = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
        assert_eq!(
            several(&document, "No. 2"),
            ("No. 2".to_owned(), both("¶2", "¶5"))
        );
        // There `¶2` would be the printed one again.
        let document = printed(twice);
        assert_eq!(
            several(&document, "¶2"),
            ("¶2".to_owned(), both("l. 2", "l. 5"))
        );
        assert_eq!(place(&document, 1), "l. 2");
    }

    /// A digest numbers its paragraphs as those are cited that it retells.
    #[test]
    fn a_digest_knows_no_printed_numbers() {
        let digest = |numbering| Document {
            numbering,
            ..Document::new(
                Held::Digest,
                cut::paragraphs("¶42 b\n\n1. x\n\n2. y", cut::Cut::Digest),
            )
        };
        assert_eq!(has(&digest(None), "No. 42"), Has::Beginning);
        assert_eq!(here(&digest(Some(Numbering::Printed)), "No. 42"), [0]);
        assert_eq!(here(&digest(Some(Numbering::Printed)), "¶42"), [0]);
    }
}
