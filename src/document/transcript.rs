//! The printed pages and lines of a transcript that is a plain text: each line begins with its number, each page with
//! line 1, and above or below the lines of a page stands its number, alone (`36`, `- 36 -`) or at one end of a line with
//! other words (`Lund - Direct - Hale   36`). `36:10-14` are lines of such a page. Times in the margin are told by
//! [`super::margin`].
//!
//! Courts of the United States print 25 lines on a page (Guide to Judiciary Policy, vol. 6, ch. 5); pleadings have up to 28. Where anything does not fit (a page without a number, numbers that do not rise, or both above and below), the
//! text is no transcript here: a false place is worse than none.

use std::ops::Range;

use super::{
    Document, Held, Mark, Paragraph,
    margin::{self, Line},
};
use crate::model::locator::{PageLine, Place};

/// A number that stands alone behind so many lines is that of the page.
const LINES_OF_A_PAGE: u32 = 25;

/// Fewer lines in a row are a list.
const FEWEST_LINES: usize = 5;

/// So many are a page without a number: what has fewer may be a list.
const FEWEST_WITHOUT_PAGE: usize = 20;

/// So many paragraphs above or below the lines of a page may hold its number.
const NEAR: usize = 3;

/// A page of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Page {
    number: u32,
    /// Its paragraphs in the document, from line 1 to its last line; some between may have no number.
    places: Range<usize>,
}

/// The pages of a transcript, in their order; none of what is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    pages: Vec<Page>,
    /// The paragraphs that are numbered lines, in their order.
    lines: Vec<Line>,
}

impl Transcript {
    /// What these paragraphs are, each of which is a line.
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let mut runs = runs(paragraphs);
        if !runs
            .iter_mut()
            .all(|run| margin::without_times(paragraphs, run))
        {
            return Self::default();
        }
        let end_of = |run: &[Line]| run.last().map_or(0, |line| line.place + 1);
        let start_of = |run: &[Line]| run.first().map_or(0, |line| line.place);
        let mut above = Vec::new();
        let mut below = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let before = at.checked_sub(1).map_or(0, |before| end_of(&runs[before]));
            let behind = runs
                .get(at + 1)
                .map_or(paragraphs.len(), |next| start_of(next));
            let (start, end) = (start_of(run), end_of(run));
            above.push(before.max(start.saturating_sub(NEAR))..start);
            below.push(end..behind.min(end + NEAR));
        }
        let alone = |near: &[Range<usize>], way: fn(Range<usize>) -> Near| -> Vec<Option<u32>> {
            let near = near.iter().cloned();
            near.map(|near| number(paragraphs, way(near))).collect()
        };
        let heads = alone(&above, |near| Box::new(near.rev()));
        let feet = alone(&below, |near| Box::new(near));
        let has_any = heads.iter().chain(&feet).any(Option::is_some);
        let numbers = of_pages(&heads, &feet).or_else(|| {
            let counted: Vec<u32> = (1..).take(runs.len()).collect();
            let among = |()| among_words(paragraphs, &above, &below, &counted, Blanks::Kept);
            (!has_any).then_some(()).and_then(among)
        });
        let Some(numbers) = numbers else {
            // Without the number of its page a page is known by its lines: a list has fewer.
            runs.retain(|run| run.len() >= FEWEST_WITHOUT_PAGE);
            return Self {
                pages: Vec::new(),
                lines: runs.concat(),
            };
        };
        let pages = numbers.into_iter().zip(&runs).map(|(number, run)| Page {
            number,
            places: start_of(run)..end_of(run),
        });
        Self {
            pages: pages.collect(),
            lines: runs.concat(),
        }
    }

    /// Whether it has lines with numbers, be the numbers of its pages known or not.
    pub fn has_lines(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.pages.is_empty()
    }

    /// Whether a paragraph stands among the lines of a page.
    pub fn has(&self, place: usize) -> bool {
        let at = self.pages.partition_point(|page| page.places.end <= place);
        let page = self.pages.get(at);
        page.is_some_and(|page| page.places.contains(&place))
    }

    /// The bytes at the beginning of a paragraph before the words of its line: its number, and a time; 0 where it has none.
    pub fn number_before(&self, place: usize) -> usize {
        let at = self.lines.binary_search_by_key(&place, |line| line.place);
        at.map_or(0, |at| self.lines[at].words.start)
    }

    /// The bytes of a paragraph among the lines of a page that are neither the number of its line nor a time in the
    /// margin; none of any other paragraph.
    pub fn words(&self, place: usize, paragraphs: &[Paragraph]) -> Option<Range<usize>> {
        if !self.is_none() && !self.has(place) {
            return None;
        }
        let at = self.lines.binary_search_by_key(&place, |line| line.place);
        let whole = || 0..paragraphs.get(place).map_or(0, |it| it.text.len());
        Some(at.map_or_else(|_| whole(), |at| self.lines[at].words.clone()))
    }

    fn page(&self, number: u32) -> Option<&Page> {
        let at = self.pages.binary_search_by_key(&number, |page| page.number);
        self.pages.get(at.ok()?)
    }

    /// The paragraph that is a line of a page.
    fn line(&self, at: PageLine) -> Option<usize> {
        let page = self.page(at.page)?;
        let mut lines = self.lines.iter();
        let line =
            lines.find(|line| page.places.contains(&line.place) && line.number == at.line)?;
        Some(line.place)
    }

    /// The page and the line that a paragraph is; none of what has no number.
    fn at(&self, place: usize) -> Option<PageLine> {
        let page = self.pages.partition_point(|page| page.places.end <= place);
        let page = self
            .pages
            .get(page)
            .filter(|page| page.places.contains(&place))?;
        let line = self
            .lines
            .binary_search_by_key(&place, |line| line.place)
            .ok()?;
        Some(PageLine {
            page: page.number,
            line: self.lines.get(line)?.number,
        })
    }

    /// The paragraphs of a place by page, or by page and line; none where it is not there, or no such place.
    fn places(&self, place: &Place) -> Option<Range<usize>> {
        match place {
            Place::Pages(pages) => {
                let (first, last) = (self.page(*pages.start())?, self.page(*pages.end())?);
                Some(first.places.start..last.places.end)
            }
            Place::PageLines(first, last) => Some(self.line(*first)?..self.line(*last)? + 1),
            _ => None,
        }
    }
}

/// Numbered lines in a row, from 1 on.
fn runs(paragraphs: &[Paragraph]) -> Vec<Vec<Line>> {
    let mut runs: Vec<Vec<Line>> = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let Some(line) = margin::line(place, &paragraph.text) else {
            continue;
        };
        let is_alone = line.words.is_empty();
        let last = runs.last_mut();
        match last.filter(|run| {
            run.last()
                .is_some_and(|last| last.number + 1 == line.number)
        }) {
            Some(_) if is_alone && line.number > LINES_OF_A_PAGE => {}
            Some(run) => run.push(line),
            None if line.number == 1 => runs.push(vec![line]),
            None => {}
        }
    }
    runs.retain(|run| run.len() >= FEWEST_LINES);
    runs
}

/// What has more digits may be the stamp of a page.
const MOST_DIGITS: usize = 4;

/// Paragraphs beside the lines of a page, the nearest first.
type Near = Box<dyn Iterator<Item = usize>>;

/// The numbers of pages that stand at one end of a line with other words, which is always as near to one end of its
/// range and at the same end; they count on as the pages do. None where two such rows differ. The places of `backwards`
/// are read from their end, those of `onwards` from their beginning.
pub(super) fn among_words(
    paragraphs: &[Paragraph],
    backwards: &[Range<usize>],
    onwards: &[Range<usize>],
    pages: &[u32],
    blanks: Blanks,
) -> Option<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> = Vec::new();
    let counts = |row: &Vec<u32>| {
        let both = row.windows(2).zip(pages.windows(2));
        let mut both = both.map(|(row, pages)| (row[1].checked_sub(row[0]), pages[1] - pages[0]));
        both.all(|(more, pages)| more == Some(pages))
    };
    for near in 0..NEAR {
        for end in [End::Head, End::Tail] {
            let at_end = |place: Option<usize>| end.number(&paragraphs.get(place?)?.text, blanks);
            let last = |range: &Range<usize>| at_end(range.clone().nth_back(near));
            let first = |range: &Range<usize>| at_end(range.clone().nth(near));
            let found = [
                backwards.iter().map(last).collect::<Option<Vec<u32>>>(),
                onwards.iter().map(first).collect(),
            ];
            rows.extend(found.into_iter().flatten().filter(counts));
        }
    }
    rows.sort_unstable();
    rows.dedup();
    let [row] = &rows[..] else {
        return None;
    };
    Some(row.clone()).filter(|row| !row.is_empty())
}

/// Whether a text has the blanks that set a number apart from words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    Kept,
    Lost,
}

/// An end of a line.
#[derive(Clone, Copy)]
enum End {
    Head,
    Tail,
}

impl End {
    /// The figure that stands there apart from the words: by more than a space, or behind `Page`. `Exhibit 36` has none.
    /// Where blanks are lost it has no more than four digits.
    fn number(self, text: &str, blanks: Blanks) -> Option<u32> {
        let text = text.trim();
        let (figure, rest) = match self {
            Self::Head => text.split_once(char::is_whitespace)?,
            Self::Tail => text
                .rsplit_once(char::is_whitespace)
                .map(|(rest, figure)| (figure, rest))?,
        };
        let is_figure =
            figure.bytes().all(|byte| byte.is_ascii_digit()) && !figure.starts_with('0');
        let rest_of_it = rest.trim();
        let is_apart = blanks == Blanks::Lost && figure.len() <= MOST_DIGITS
            || rest.len() > rest_of_it.len()
            || text.contains('\t')
            || rest_of_it.to_lowercase().ends_with("page");
        figure.parse().ok().filter(|_| is_figure && is_apart)
    }
}

/// The numbers of pages, by what stands above and below the lines of each; none where neither rises, or both do and
/// differ.
pub(super) fn of_pages(heads: &[Option<u32>], feet: &[Option<u32>]) -> Option<Vec<u32>> {
    match (rising(heads), rising(feet)) {
        (Some(heads), None) => Some(heads),
        (None, Some(feet)) => Some(feet),
        (Some(heads), Some(feet)) if heads == feet => Some(heads),
        _ => None,
    }
}

/// The number of a page that the first of these paragraphs is that is one.
pub(super) fn number(
    paragraphs: &[Paragraph],
    mut places: impl Iterator<Item = usize>,
) -> Option<u32> {
    places.find_map(|place| page_number(&paragraphs[place].text))
}

/// The number of a page, of a line that is nothing else: `36`, `- 36 -`, `Page 36 of 90`.
fn page_number(text: &str) -> Option<u32> {
    let text = text.trim().trim_matches(['-', '–', ' ']);
    let text = ["Page ", "page ", "PAGE "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = text
        .split_once(" of ")
        .map_or(text, |(number, _)| number)
        .trim();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number > 0)
}

/// All numbers, where there are some and each is greater than the one before.
fn rising(numbers: &[Option<u32>]) -> Option<Vec<u32>> {
    let numbers: Vec<u32> = numbers.iter().copied().collect::<Option<_>>()?;
    let rises = numbers.windows(2).all(|two| two[0] < two[1]);
    (rises && !numbers.is_empty()).then_some(numbers)
}

impl Document {
    /// Its printed pages and lines, where it is a transcript in a plain text. Made when they are first asked for.
    pub fn transcript(&self) -> &Transcript {
        self.transcript.get_or_init(|| {
            let mut paragraphs = self.paragraphs.iter();
            let is_text = self.held != Held::Digest
                && paragraphs.all(|p| p.on_page.is_none() && !p.lines.is_empty());
            match is_text {
                true => Transcript::of(&self.paragraphs),
                false => Transcript::default(),
            }
        })
    }

    /// The printed lines of a transcript on which words stand.
    pub(super) fn transcript_lines(&self, marks: &[Mark]) -> Option<Place> {
        let at = |mark: Option<&Mark>| self.transcript().at(mark?.0);
        let (first, last) = (at(marks.first())?, at(marks.last())?);
        (first <= last).then_some(Place::PageLines(first, last))
    }

    /// What a place by page, or by page and line, is in a transcript, by the lines of its text; none where it is not
    /// there. Of what is no transcript, and of any other place, nothing is known.
    pub(super) fn transcribed(&self, place: &Place) -> Option<Vec<Place>> {
        if !matches!(place, Place::Pages(_) | Place::PageLines(..)) || self.transcript().is_none() {
            return None;
        }
        let places = self.transcript().places(place);
        let lines = places.and_then(|places| {
            let (first, last) = (places.start, places.end.checked_sub(1)?);
            let first = self.paragraphs.get(first)?.lines.start();
            Some(Place::Lines(
                *first..=*self.paragraphs.get(last)?.lines.end(),
            ))
        });
        Some(lines.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Has, Lack, Pages, cut},
        model::Locator,
    };

    fn document(text: &str) -> Document {
        Document {
            // A copy of what has pages.
            pages: Pages::Unknown,
            ..Document::new(Held::WorkingCopy, cut::paragraphs(text, cut::Cut::Lines))
        }
    }

    /// The lines of a page, numbered.
    fn page(count: u32) -> String {
        let line = |line: u32| format!("{line:>4}   said {line}\n");
        (1..=count).map(line).collect()
    }

    fn here(document: &Document, at: &str) -> Vec<usize> {
        document.located(&at.parse().unwrap())
    }

    fn has(document: &Document, at: &str) -> Has {
        document.has(&at.parse::<Locator>().unwrap().places[0])
    }

    #[test]
    fn lines_of_pages_are_found_by_the_numbers_that_are_printed() {
        let (full, last) = (page(25), page(6));
        for text in [
            format!("IN THE COURT\n\n      36\n{full}\n      37\n{last}"),
            format!("IN THE COURT\n\n{full}      36\n\nIN THE COURT\n{last}\n - 37 -\n"),
            format!("Page 36 of 90\n{full}\u{c}Page 37 of 90\n{last}"),
            format!("Lund - Direct - Hale      36\n{full}\nLund - Cross - Reyes      37\n{last}"),
            format!("{full}36\tLund - Direct - Hale\n{last}37\tLund - Direct - Hale"),
        ] {
            let document = document(&text);
            let first = document
                .paragraphs
                .iter()
                .position(|p| p.text.trim() == "1   said 1");
            let first = first.unwrap();
            let last = document
                .paragraphs
                .iter()
                .rposition(|p| p.text.trim() == "6   said 6");
            let last = last.unwrap();
            assert_eq!(here(&document, "36:1"), [first], "{text}");
            assert_eq!(
                here(&document, "p. 36 l. 10-12"),
                [first + 9, first + 10, first + 11]
            );
            let over = here(&document, "36:24-37:2");
            assert_eq!(
                (over.first(), over.last()),
                (Some(&(first + 23)), Some(&(last - 4)))
            );
            let page = here(&document, "p. 37");
            assert_eq!(
                (page.first(), page.last()),
                (Some(&(last - 5)), Some(&last))
            );
            assert_eq!(has(&document, "36:25"), Has::Whole);
            assert_eq!(has(&document, "36:26"), Has::Not(Lack::It));
            assert_eq!(has(&document, "37:7"), Has::Not(Lack::It));
            assert_eq!(has(&document, "38:1"), Has::Not(Lack::It));
            assert_eq!(here(&document, "38:1"), [0_usize; 0]);
        }
    }

    /// What does not fit is not guessed at.
    #[test]
    fn what_is_no_transcript_has_no_pages() {
        let full = page(25);
        for text in [
            // No number of a page; one of two; numbers that fall; both above and below.
            full.clone(),
            format!("36\n{full}{full}"),
            format!("36\n{full}\n35\n{full}"),
            format!("36\n{full}\n37\n"),
            // Among words: the numbers do not count, one space, or two rows that differ.
            format!("Lund      36\n{full}\nLund      38\n{full}"),
            format!("Exhibit 36\n{full}\nExhibit 37\n{full}"),
            format!("5      Lund      36\n{full}\n6      Lund      37\n{full}"),
            // A list.
            "36\n1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n".to_owned(),
            "36\n1 a\n2 b\n3 c\n4 d\n".to_owned(),
        ] {
            let document = document(&text);
            assert!(document.transcript().is_none(), "{text}");
            assert_eq!(has(&document, "36:1"), Has::Untold, "{text}");
        }
    }

    #[test]
    fn a_line_takes_its_number_and_the_space_behind_it() {
        for (text, number) in [
            ("  10   Q. Why?", Some((10, 7))),
            ("10", Some((10, 2))),
            ("28\ta", Some((28, 3))),
            ("29 a", None),
            ("0 a", None),
            ("10. a", None),
            ("10a", None),
            ("1 a\n2 b", None),
        ] {
            let line = margin::line(0, text).map(|line| (line.number, line.words.start));
            assert_eq!(line, number, "{text}");
        }
        for (text, number) in [
            ("- 36 -", Some(36)),
            ("\u{c}   36", Some(36)),
            ("Page 36 of 90", Some(36)),
            ("36 Q.", None),
            ("0", None),
            ("", None),
        ] {
            assert_eq!(page_number(text), number, "{text}");
        }
    }
}
