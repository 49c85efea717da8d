//! The lines of a transcript with what stands in their margins: their numbers, and the times that a reporter's machine
//! prints beside them (`10:14:32`), before the number, behind it or at the end of the line.
//!
//! A time that was said is never taken for one of the margin: these stand apart from the words, by two spaces or a
//! tab, on most lines of a page, all in one manner and one place, and do not fall.

use std::ops::Range;

use super::Paragraph;

/// A page has no more lines.
const MOST_LINES: u32 = 28;

/// A numbered line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its paragraph in the document.
    pub place: usize,
    pub number: u32,
    /// The bytes of its words.
    pub words: Range<usize>,
    /// The time that stands before its number.
    time: Option<Time>,
}

/// A time of a clock, in seconds, and in how many parts it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    seconds: u32,
    parts: usize,
}

/// A paragraph as a numbered line; none where it begins with no such number.
pub fn line(place: usize, text: &str) -> Option<Line> {
    let start = text.len() - text.trim_start().len();
    let first = &text[start..];
    let first = &first[..first.find(char::is_whitespace).unwrap_or(first.len())];
    let time = time(first);
    let start = match time {
        Some(_) => {
            let behind = &text[start + first.len()..];
            text.len() - behind.trim_start().len()
        }
        None => start,
    };
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (digits, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let number: u32 = digits.parse().ok()?;
    let fits = (1..=MOST_LINES).contains(&number) && !rest.starts_with('0') && !text.contains('\n');
    let ends = behind.is_empty() || behind.starts_with(char::is_whitespace);
    (fits && ends).then(|| Line {
        place,
        number,
        words: text.len() - behind.trim_start().len()..text.len(),
        time,
    })
}

/// A side of the words on which times may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// Takes the times in the margin from the words of the lines of a page. Whether what stands before their numbers may be
/// such: else it is no page of a transcript.
pub fn without_times(paragraphs: &[Paragraph], lines: &mut [Line]) -> bool {
    let first: Vec<Time> = lines.iter().filter_map(|line| line.time).collect();
    if !first.is_empty() && !are_of_margin(&first, lines.len()) {
        return false;
    }
    for side in [Side::Before, Side::Behind] {
        let found: Vec<Option<(Time, Range<usize>)>> = lines
            .iter()
            .map(|line| beside(&paragraphs.get(line.place)?.text, &line.words, side))
            .collect();
        let times: Vec<Time> = found.iter().flatten().map(|(time, _)| *time).collect();
        if are_of_margin(&times, lines.len()) {
            for (line, found) in lines.iter_mut().zip(found) {
                if let Some((_, words)) = found {
                    line.words = words;
                }
            }
        }
    }
    true
}

/// Whether times of so many lines are those of their margin.
fn are_of_margin(times: &[Time], lines: usize) -> bool {
    let mut two = times.windows(2);
    2 * times.len() > lines
        && two.all(|two| two[0].parts == two[1].parts && two[0].seconds <= two[1].seconds)
}

/// The time that stands apart at a side of words, and the words without it.
fn beside(text: &str, words: &Range<usize>, side: Side) -> Option<(Time, Range<usize>)> {
    let inside = text.get(words.clone())?.trim_end();
    let is_apart = |between: &str| {
        let spaces = between.len() - between.trim().len();
        between.is_empty() || between.contains('\t') || spaces > 1
    };
    match side {
        Side::Before => {
            let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
            let (first, rest) = inside.split_at(end);
            let said = rest.trim_start();
            let between = &rest[..rest.len() - said.len()];
            let time = time(first).filter(|_| is_apart(between))?;
            Some((time, words.start + inside.len() - said.len()..words.end))
        }
        Side::Behind => {
            let start = inside.rfind(char::is_whitespace).map_or(0, |at| {
                at + inside[at..].chars().next().map_or(1, char::len_utf8)
            });
            let (rest, last) = inside.split_at(start);
            let said = rest.trim_end();
            let between = &rest[said.len()..];
            let time = time(last).filter(|_| is_apart(between))?;
            Some((time, words.start..words.start + said.len()))
        }
    }
}

/// The time that a word is: `10:14` or `10:14:32`.
fn time(word: &str) -> Option<Time> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let groups: Vec<&str> = word.split(':').collect();
    let is_group =
        |group: &&str| group.len() == 2 && group.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, rest) = groups.split_first()?;
    let are_hours = matches!(hours.len(), 1 | 2) && hours.bytes().all(|byte| byte.is_ascii_digit());
    if !are_hours || !matches!(rest.len(), 1 | 2) || !rest.iter().all(is_group) {
        return None;
    }
    let values: Vec<u32> = groups
        .iter()
        .map(|group| group.parse().ok())
        .collect::<Option<_>>()?;
    let is_clock = values[0] < 24 && values[1..].iter().all(|value| *value < 60);
    let seconds = values.iter().fold(0, |sum, value| sum * 60 + value);
    is_clock.then(|| Time {
        seconds: if values.len() == 2 {
            seconds * 60
        } else {
            seconds
        },
        parts: values.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::cut;

    /// What is said on the lines of a page; none where it is none.
    fn said(text: &str) -> Option<Vec<String>> {
        let all = cut::paragraphs(text, cut::Cut::Lines);
        let lines = all.iter().enumerate();
        let mut lines: Vec<Line> = lines.filter_map(|(at, p)| line(at, &p.text)).collect();
        let words = |line: &Line| all[line.place].text[line.words.clone()].to_owned();
        without_times(&all, &mut lines).then(|| lines.iter().map(words).collect())
    }

    #[test]
    fn times_in_the_margin_are_not_said() {
        for text in [
            "10:14:32  1  Q. Why\n10:14:33  2  then?\n10:15:00  3  A. So.",
            "1  10:14:32  Q. Why\n2  10:14:33  then?\n3  10:15:00  A. So.",
            "1  Q. Why    10:14:32\n2  then?\t10:14:33\n3  A. So.   10:15:00",
            // One line has none.
            "1  Q. Why    9:14\n2  then?\n3  A. So.   10:15",
        ] {
            let said = said(text).unwrap();
            assert_eq!(said, ["Q. Why", "then?", "A. So."], "{text}");
        }
    }

    #[test]
    fn times_that_may_have_been_said_are() {
        for text in [
            // On few lines; one space before it; they fall; in two manners.
            "1  It was    10:14\n2  then?\n3  A. So.",
            "1  It was 10:14\n2  and 10:15\n3  and 10:16",
            "1  It was  10:16\n2  and  10:15\n3  and  10:14",
            "1  It was  10:14\n2  and  10:15:00\n3  and  10:16",
        ] {
            let said = said(text).unwrap().concat();
            assert_eq!(
                said.matches(':').count(),
                text.matches(':').count(),
                "{text}"
            );
        }
        assert_eq!(said("10:14 1 a\n2 b\n3 c"), None);
    }
}
