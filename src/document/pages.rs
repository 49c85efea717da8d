//! The pages of a document: which of them cannot be read, and what is printed on them as their numbers.

use std::ops::RangeInclusive;

use super::Document;
use crate::extract::Flaw;

/// Runs of pages that are named in a sentence; the rest is counted.
const NAMED: usize = 6;

/// Bytes of the name of an attached file that are told.
const LONGEST_NAME: usize = 80;

/// The first of some names, and how many more there are.
fn first_of<S: AsRef<str>>(names: &[S]) -> String {
    let named: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    match names.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

impl Document {
    /// Why words that a page shows may not be in the text that is held of it; none where its text is whole.
    /// Pages are counted from 1.
    pub fn unreadable(&self, page: u32) -> Option<Flaw> {
        let at = self.flawed.binary_search_by_key(&page, |(page, _)| *page);
        Some(self.flawed[at.ok()?].1)
    }

    /// What of it cannot be read, and why: `p. 3 is a picture; p. 5 could not be read`, and what stands on no page:
    /// `not read: a part that is encrypted (S/MIME)`. None where all can be.
    pub fn flaws(&self) -> Option<String> {
        let parts = first_of(&self.unread_parts);
        let parts = (!parts.is_empty()).then(|| format!("not read: {parts}"));
        let all: Vec<String> = self
            .flaws_on(1..=u32::MAX)
            .into_iter()
            .chain(parts)
            .collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// What is attached to it, of which no word is read here: `what is attached is not read: a.pdf, b.txt`. Messages that are
    /// attached are read, and signatures hold no words.
    pub fn attached(&self) -> Option<String> {
        let has_words = |media_type: &str| {
            !media_type.starts_with("message/") && !media_type.ends_with("-signature")
        };
        let files = self.attachments.iter();
        let files = files.filter(|file| has_words(&file.media_type));
        let names = files.map(|file| match &*file.name {
            "" => file.media_type.clone(),
            // Whoever sends a file names it, as long as they like. It is cut between words: half a name would be known for
            // none before an audience.
            name if name.len() > LONGEST_NAME => {
                let first = &name[..name.floor_char_boundary(LONGEST_NAME)];
                format!("{}…", first.trim_end_matches(char::is_alphanumeric))
            }
            name => name.to_owned(),
        });
        let names: Vec<String> = names.collect();
        let names = first_of(&names);
        (!names.is_empty()).then(|| format!("what is attached is not read: {names}"))
    }

    /// Which of some pages cannot be read, and why.
    pub fn flaws_on(&self, pages: RangeInclusive<u32>) -> Option<String> {
        let kinds = [
            Flaw::Picture,
            Flaw::Lost,
            Flaw::BreaksOff,
            Flaw::Meaningless(0),
        ];
        let is_alike = |a: &Flaw, b: &Flaw| std::mem::discriminant(a) == std::mem::discriminant(b);
        let parts = kinds.iter().filter_map(|kind| {
            let on = self.flawed.iter().filter(|(page, _)| pages.contains(page));
            let alike = on.filter(|(_, flaw)| is_alike(flaw, kind));
            let (pages, flaws): (Vec<u32>, Vec<Flaw>) = alike.copied().unzip();
            let worst = flaws.into_iter().max_by_key(|flaw| match flaw {
                Flaw::Meaningless(hundredths) => *hundredths,
                _ => 0,
            })?;
            let is_one = pages.len() == 1;
            let pages = listed(&pages);
            let sign = match (self.labels.is_empty(), is_one) {
                (true, _) => "p. ",
                (false, true) => "sheet ",
                (false, false) => "sheets ",
            };
            Some(format!("{sign}{pages} {}", says(worst, is_one)))
        });
        let parts: Vec<String> = parts.collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// What is printed on a page as its number, where the file says so and one of its pages is printed
    /// otherwise than it is counted.
    pub fn label(&self, page: u32) -> Option<&str> {
        let at = usize::try_from(page.checked_sub(1)?).ok()?;
        self.labels
            .get(at)
            .map(|label| &**label)
            .filter(|label| !label.is_empty())
    }

    /// The sheets on which this is printed as their number, whatever its dashes.
    pub fn printed(&self, label: &str) -> Vec<u32> {
        let plain = |text: &str| text.replace('–', "-");
        let label = plain(label);
        let labels = (1..).zip(&self.labels);
        labels
            .filter(|(_, printed)| !printed.is_empty() && plain(printed) == label)
            .map(|(page, _)| page)
            .collect()
    }

    /// What stands before the number of a sheet, or of several: `p. ` where that is what is printed on them.
    pub fn sign_of_sheets(&self, one: Option<u32>) -> &'static str {
        match (self.labels.is_empty(), one) {
            (true, Some(_)) => "p. ",
            (true, None) => "pp. ",
            (false, Some(_)) => "sheet ",
            (false, None) => "sheets ",
        }
    }

    /// Which numbers are printed on which of its pages: `sheets 1-3 are printed i-iii; sheets 4-6 are
    /// printed 1-3`.
    /// None where they are as they are counted.
    pub fn labelled(&self) -> Option<String> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for page in (1..).take(self.labels.len()) {
            let Some(label) = self.label(page) else {
                continue;
            };
            match runs.last_mut() {
                Some((_, last))
                    if *last + 1 == page
                        && self
                            .label(*last)
                            .is_some_and(|before| follows(before, label)) =>
                {
                    *last = page;
                }
                _ => runs.push((page, page)),
            }
        }
        let count = runs.len();
        let said = runs.into_iter().take(NAMED).map(|(first, last)| {
            let label = |page| self.label(page).unwrap_or_default();
            match first == last {
                true => format!("sheet {first} is printed {}", label(first)),
                false => format!(
                    "sheets {first}-{last} are printed {}-{}",
                    label(first),
                    label(last)
                ),
            }
        });
        let mut said: Vec<String> = said.collect();
        if count > NAMED {
            said.push("and so on".into());
        }
        (!said.is_empty()).then(|| said.join("; "))
    }
}

/// What is the matter with one page, or with several, as the end of a sentence that begins with them.
fn says(flaw: Flaw, is_one: bool) -> String {
    let (one, several) = match flaw {
        Flaw::Picture => ("is a picture", "are pictures"),
        Flaw::Lost => (
            "could not be read: the file is damaged",
            "could not be read: the file is damaged",
        ),
        Flaw::BreaksOff => (
            "breaks off: the file is damaged there",
            "break off: the file is damaged there",
        ),
        Flaw::Meaningless(hundredths) => {
            let most = if is_one { "" } else { "up to " };
            let has = if is_one { "has" } else { "have" };
            return format!("{has} letters without a meaning ({most}{hundredths} %)");
        }
    };
    if is_one { one } else { several }.into()
}

/// Numbers in their order: `3, 5-7 and 12 more`.
fn listed(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let named = runs
        .iter()
        .take(NAMED)
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        });
    let mut said = named.collect::<Vec<_>>().join(", ");
    let left = runs
        .iter()
        .skip(NAMED)
        .map(|(first, last)| last - first + 1)
        .sum::<u32>();
    if left > 0 {
        said += &format!(" and {left} more");
    }
    said
}

/// Whether a printed number is the next one after another.
fn follows(before: &str, label: &str) -> bool {
    match (Counted::of(before), Counted::of(label)) {
        (Some(before), Some(label)) => {
            before.as_what == label.as_what && before.number.checked_add(1) == Some(label.number)
        }
        _ => false,
    }
}

/// A printed number as what it counts and how far it is.
struct Counted<'t> {
    /// What stands before the number; for Roman ones the sign of their kind.
    as_what: &'t str,
    number: u32,
}

impl<'t> Counted<'t> {
    fn of(label: &'t str) -> Option<Self> {
        let digits = label.trim_end_matches(|c: char| c.is_ascii_digit());
        if digits.len() < label.len() {
            let number = label[digits.len()..].parse().ok()?;
            return Some(Self {
                as_what: digits,
                number,
            });
        }
        let as_what = match label.chars().all(char::is_lowercase) {
            true => "i",
            false => "I",
        };
        let number = roman(&label.to_ascii_lowercase())?;
        Some(Self { as_what, number })
    }
}

/// Phrases in the order in which each is first said.
pub fn each_once(phrases: Vec<Box<str>>) -> Vec<Box<str>> {
    let mut once: Vec<Box<str>> = Vec::new();
    for phrase in phrases {
        if !once.contains(&phrase) {
            once.push(phrase);
        }
    }
    once
}

/// The value of small Roman figures: each counts on, or back before a larger one.
fn roman(figures: &str) -> Option<u32> {
    let values = figures.chars().map(|figure| {
        let at = "ivxlcdm".find(figure)?;
        [1, 5, 10, 50, 100, 500, 1000_i64].get(at).copied()
    });
    let values: Vec<i64> = values.collect::<Option<_>>()?;
    let counted = values.iter().enumerate().map(|(at, value)| {
        let is_before_larger = values.get(at + 1).is_some_and(|next| next > value);
        if is_before_larger { -value } else { *value }
    });
    u32::try_from(counted.sum::<i64>())
        .ok()
        .filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Extracted, Format},
    };

    fn document(extracted: Extracted) -> Document {
        Document::extracted(Held::Original, Format::Pdf, extracted)
    }

    #[test]
    fn pages_that_cannot_be_read_are_named_with_the_reason() {
        let flawed = vec![
            (2, Flaw::Meaningless(62)),
            (3, Flaw::Picture),
            (5, Flaw::Lost),
            (6, Flaw::BreaksOff),
            (7, Flaw::Picture),
            (8, Flaw::Picture),
        ];
        let document = document(Extracted {
            flawed,
            ..Extracted::default()
        });
        assert_eq!(document.unreadable(5), Some(Flaw::Lost));
        assert_eq!(document.unreadable(4), None);
        assert_eq!(
            document.flaws().as_deref(),
            Some(
                "p. 3, 7-8 are pictures; p. 5 could not be read: the file is damaged; p. 6 breaks off: the \
                 file is damaged there; p. 2 has letters without a meaning (62 %)"
            )
        );
        assert_eq!(Document::new(Held::Original, Vec::new()).flaws(), None);
        let odd: Vec<u32> = (0..9).map(|number| number * 2 + 1).collect();
        assert_eq!(listed(&odd), "1, 3, 5, 7, 9, 11 and 3 more");
    }

    #[test]
    fn printed_numbers_are_told_beside_those_of_the_sheets() {
        let labels = ["i", "ii", "iii", "iv", "1", "2", "A-9", "A-10", "", "Index"];
        let labels = labels.map(Box::from).to_vec();
        let document = document(Extracted {
            labels,
            ..Extracted::default()
        });
        assert_eq!(document.label(2), Some("ii"));
        assert_eq!(
            (document.label(0), document.label(9), document.label(11)),
            (None, None, None)
        );
        assert_eq!(document.printed("2"), [6]);
        assert_eq!(document.printed("A–9"), [7]);
        assert_eq!(document.printed(""), [0_u32; 0]);
        assert_eq!(
            document.labelled().as_deref(),
            Some(
                "sheets 1-4 are printed i-iv; sheets 5-6 are printed 1-2; sheets 7-8 are printed A-9-A-10; \
                 sheet 10 is printed Index"
            )
        );
    }
}
