//! Times of a recording, in a text that has their codes: `00:14:05` or `[00:14:05]` at the beginning of a paragraph.
//!
//! A time is the place behind the last code that is not later. Where the codes begin anew, as of a second recording, it
//! is in each of them: an ambiguous place. How long the last one goes on, nothing says: no longer, here, than the longest
//! way between two codes.

use std::ops::RangeInclusive;

use super::{Document, Held, Paragraph};
use crate::model::locator::{Place, seconds};

/// A code: the place of its paragraph in the document, and the seconds from the beginning.
type Code = (usize, u32);

/// The codes of each recording, in their order; none where there is one code alone.
fn recordings(paragraphs: &[Paragraph]) -> Vec<Vec<Code>> {
    let mut recordings: Vec<Vec<Code>> = Vec::new();
    let codes = paragraphs.iter().enumerate();
    for code in codes.filter_map(|(place, paragraph)| Some((place, code(&paragraph.text)?))) {
        match recordings.last_mut() {
            Some(codes) if codes.last().is_some_and(|last| last.1 <= code.1) => codes.push(code),
            _ => recordings.push(vec![code]),
        }
    }
    match recordings.iter().map(Vec::len).sum::<usize>() {
        0 | 1 => Vec::new(),
        _ => recordings,
    }
}

/// The time that a paragraph begins with, in seconds; parts of a second are passed over.
pub(super) fn code(text: &str) -> Option<u32> {
    let text = text.trim_start().trim_start_matches(['[', '(']);
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':');
    let (code, rest) = text.split_at(end.unwrap_or(text.len()));
    let ends = !rest.starts_with(char::is_alphanumeric);
    seconds(code).filter(|_| ends)
}

/// The codes between which a time is: the last that is not later, in a recording. None before its first, and too far
/// behind its last.
fn at(codes: &[Code], time: u32) -> Option<usize> {
    let before = codes
        .partition_point(|code| code.1 <= time)
        .checked_sub(1)?;
    let (_, last) = codes.get(before)?;
    let ways = codes.windows(2).map(|two| two[1].1 - two[0].1);
    let is_near = before + 1 < codes.len() || time - last <= ways.max().unwrap_or(0);
    is_near.then_some(before)
}

impl Document {
    /// The codes of the recordings that it writes down; none of a digest. Made when they are first asked for.
    pub(super) fn recordings(&self) -> &[Vec<Code>] {
        self.recordings.get_or_init(|| match self.held {
            Held::Digest => Vec::new(),
            _ => recordings(&self.paragraphs),
        })
    }

    /// The paragraphs, as they are counted, of these times; several places where codes begin anew.
    pub(super) fn at_times(&self, times: &RangeInclusive<u32>) -> Vec<Place> {
        let recordings = self.recordings();
        let found = recordings.iter().enumerate().filter_map(|(number, codes)| {
            let (first, last) = (at(codes, *times.start())?, at(codes, *times.end())?);
            let next = codes.get(last + 1).map(|code| code.0);
            let next = next.or_else(|| Some(recordings.get(number + 1)?.first()?.0));
            let counted = |place: usize| self.paragraphs.get(place)?.number;
            let start = codes.get(first)?.0;
            let end = next
                .map_or(self.paragraphs.len(), |next| next)
                .checked_sub(1)?;
            Some(Place::Paragraphs(counted(start)?..=counted(end)?))
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Has, Lack, cut},
        model::Locator,
    };

    fn document(text: &str) -> Document {
        Document::new(Held::WorkingCopy, cut::paragraphs(text, cut::Cut::Lines))
    }

    fn here(document: &Document, at: &str) -> Vec<usize> {
        document.located(&at.parse().unwrap())
    }

    fn has(document: &Document, at: &str) -> Has {
        document.has(&at.parse::<Locator>().unwrap().places[0])
    }

    const CALL: &str = "A call\n[00:00:10] Hello.\n[00:14:05] The ferry\nhas left.\n00:14:30.250 When?\n(00:20:00) At nine.";

    #[test]
    fn a_time_is_behind_the_last_code_that_is_not_later() {
        let call = document(CALL);
        for (at, paragraphs) in [
            ("00:00:10", &[1][..]),
            ("00:14:04", &[1]),
            ("00:14:05", &[2, 3]),
            ("00:14:29", &[2, 3]),
            ("00:14:10-00:14:40", &[2, 3, 4]),
            ("0:20:00", &[5]),
            // As far behind the last code as it is between any two.
            ("00:33:55", &[5]),
            ("00:33:56", &[]),
            ("00:00:09", &[]),
        ] {
            assert_eq!(here(&call, at), paragraphs, "{at}");
        }
        assert_eq!(has(&call, "00:14:05"), Has::Whole);
        assert_eq!(has(&call, "00:00:09"), Has::Not(Lack::It));
        assert_eq!(
            has(&document("None."), "00:00:09"),
            Has::Not(Lack::All("time codes"))
        );
        let one = document("12:30:00 the ferry left.");
        assert_eq!(has(&one, "12:30:00"), Has::Not(Lack::All("time codes")));
    }

    #[test]
    fn codes_that_begin_anew_are_ambiguous() {
        let calls = document("00:00:00 a\n00:10:00 b\n00:00:00 c\n00:05:00 d\n00:10:00 e");
        assert_eq!(here(&calls, "00:10:00"), [1, 4]);
        assert_eq!(has(&calls, "00:10:00"), Has::Several);
        assert_eq!(here(&calls, "00:06:00"), [0, 3]);
    }

    #[test]
    fn what_is_a_code() {
        for (text, seconds) in [
            ("00:14:05", Some(845)),
            ("[1:00:00] a", Some(3600)),
            ("00:14:05,120 --> 00:14:07,000", Some(845)),
            ("00:14:05Z", None),
            ("00:14 a", None),
            ("00:60:00 a", None),
            ("00:00:60 a", None),
            ("00:14:5 a", None),
            ("00:14:05:12 a", None),
            ("At 00:14:05", None),
        ] {
            assert_eq!(code(text), seconds, "{text}");
        }
    }
}
