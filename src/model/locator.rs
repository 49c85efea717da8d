//! Where in a source: `¶6`, `¶6-8`, `p. 3`, `p. 3 ¶2`, `p. 36 l. 10`, `l. 12-18`, `§ 4`.
//!
//! A transcript is cited by page and line: `page 36, line 10`, `p. 36 l. 10` and `36:10` are one place. A line
//! that follows a page behind a comma is a line of that page; behind a semicolon it is one of the text.

use std::{fmt, ops::RangeInclusive, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer};

use crate::{clean_format, text::Clean};

/// One or more places in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locator {
    /// Never empty; in the order in which they are written.
    pub places: Vec<Place>,
}

/// One place in a source. Numbers are counted from 1; ranges are never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `¶6-8`: paragraphs of the whole source.
    Paragraphs(RangeInclusive<u32>),
    /// `p. 3-4`: pages.
    Pages(RangeInclusive<u32>),
    /// `p. 3 ¶2-4`: paragraphs of one page.
    OnPage(u32, RangeInclusive<u32>),
    /// `p. 36 l. 10-14`, `36:10-37:4`: lines as a transcript numbers them, each with its page.
    PageLines(PageLine, PageLine),
    /// `l. 12-18`: lines of the working copy.
    Lines(RangeInclusive<u32>),
    /// `§ 4.2`: a numbered section.
    Section(Box<str>),
}

impl Place {
    /// The pages that it names; none where it names none.
    pub fn pages(&self) -> Option<RangeInclusive<u32>> {
        match self {
            Self::Pages(pages) => Some(pages.clone()),
            Self::OnPage(page, _) => Some(*page..=*page),
            Self::PageLines(first, last) => Some(first.page..=last.page),
            Self::Paragraphs(_) | Self::Lines(_) | Self::Section(_) => None,
        }
    }
}

/// A page and a line on it. The earlier comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageLine {
    pub page: u32,
    pub line: u32,
}

const EXAMPLES: &str =
    "write ¶6, ¶6-8, p. 3, p. 3 ¶2, p. 36 l. 10, 36:10-14, l. 12-18 or § 4; several with commas";

impl FromStr for Locator {
    type Err = String;
    /// Errors: a sentence, then on a second line what to write instead.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut places: Vec<Place> = Vec::new();
        for (at, part) in text.split([',', ';']).scan(0, |at, part| {
            let from = *at;
            *at += part.len() + 1;
            Some((from, part))
        }) {
            let is_behind_comma = text[..at].ends_with(',');
            let part = part.trim();
            let bare = part.starts_with(|c: char| c.is_ascii_digit()) && !part.contains(':');
            let place = match (bare, places.last()) {
                // `¶6, 8` and `p. 3 ¶2, 4` carry their sign over to the next number.
                (true, Some(Place::Paragraphs(_))) => range(part).map(Place::Paragraphs),
                (true, Some(Place::OnPage(page, _))) => {
                    range(part).map(|r| Place::OnPage(*page, r))
                }
                (true, Some(Place::PageLines(_, last))) => {
                    range(part).map(|lines| Place::lines_of(last.page, &lines))
                }
                (true, Some(Place::Pages(_))) => range(part).map(Place::Pages),
                (true, Some(Place::Lines(_))) => range(part).map(Place::Lines),
                _ => place(part),
            };
            let place = place
                .map_err(|why| format!("`{text}` is no place in a source: {why}\n{EXAMPLES}"))?;
            match (places.last_mut(), place) {
                // `page 36, line 10` is one place.
                (Some(last @ Place::Pages(_)), Place::Lines(lines))
                    if is_behind_comma && last.single_page().is_some() =>
                {
                    if let Some(page) = last.single_page() {
                        *last = Place::lines_of(page, &lines);
                    }
                }
                (_, place) => places.push(place),
            }
        }
        Ok(Self { places })
    }
}

impl Place {
    /// The page, where the place is one whole page.
    fn single_page(&self) -> Option<u32> {
        match self {
            Self::Pages(pages) if pages.start() == pages.end() => Some(*pages.start()),
            _ => None,
        }
    }

    /// Lines of one page.
    fn lines_of(page: u32, lines: &RangeInclusive<u32>) -> Self {
        let at = |line: &u32| PageLine { page, line: *line };
        Self::PageLines(at(lines.start()), at(lines.end()))
    }
}

const LINES: [&str; 6] = ["ll. ", "ll.", "l. ", "l.", "lines ", "line "];

fn place(part: &str) -> Result<Place, String> {
    let after = |signs: &[&str]| {
        signs
            .iter()
            .find_map(|sign| part.strip_prefix(sign))
            .map(str::trim_start)
    };
    if let Some(rest) = after(&["¶¶", "¶", "par. ", "para. "]) {
        return range(rest).map(Place::Paragraphs);
    }
    if let Some(rest) = after(&["§§", "§", "sec. "]) {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '(' | ')' | '-');
        return match rest {
            "" => Err("a number should follow `§`".into()),
            rest if rest.chars().all(fits) => Ok(Place::Section(rest.into())),
            rest => Err(format!("`{rest}` is no number of a section")),
        };
    }
    if let Some(rest) = after(&LINES) {
        return range(rest).map(Place::Lines);
    }
    if let Some(rest) = after(&["pp. ", "pp.", "p. ", "p.", "page ", "pages "]) {
        if let Some((page, paragraphs)) = rest.split_once('¶') {
            return Ok(Place::OnPage(sheet(page)?, range(paragraphs)?));
        }
        let mut lines = LINES.iter();
        return match lines.find_map(|sign| rest.split_once(sign)) {
            Some((page, lines)) => Ok(Place::lines_of(sheet(page)?, &range(lines)?)),
            None => sheets(rest).map(Place::Pages),
        };
    }
    if part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(':') {
        return page_lines(part);
    }
    Err(match part {
        "" => "it is empty".into(),
        part if part.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("`{part}` does not say of what: a paragraph, a page, a line")
        }
        part => format!("`{part}` has none of the signs ¶, p., l., §"),
    })
}

/// `36:10`, `36:10-14` or `36:10-37:4`.
fn page_lines(text: &str) -> Result<Place, String> {
    let at = |text: &str| -> Result<PageLine, String> {
        let (page, line) = text.split_once(':').unwrap_or((text, ""));
        let (page, line) = (number(page)?, number(line)?);
        Ok(PageLine { page, line })
    };
    let Some((from, to)) = text.split_once(['-', '–']) else {
        let only = at(text)?;
        return Ok(Place::PageLines(only, only));
    };
    let first = at(from)?;
    let last = match to.contains(':') {
        true => at(to)?,
        false => PageLine {
            page: first.page,
            line: number(to)?,
        },
    };
    match first <= last {
        true => Ok(Place::PageLines(first, last)),
        false => Err(format!("{} comes after {}", from.trim(), to.trim())),
    }
}

/// `6`, `6-8` or `6–8`.
fn range(text: &str) -> Result<RangeInclusive<u32>, String> {
    let (first, last) = match text.split_once(['-', '–']) {
        Some((first, last)) => (number(first)?, number(last)?),
        None => (number(text)?, number(text)?),
    };
    match first <= last {
        true => Ok(first..=last),
        false => Err(format!("{first} comes after {last}")),
    }
}

/// The numbers of pages, or why what is printed on them is not taken for their number: only the document knows
/// which they are.
fn sheets(text: &str) -> Result<RangeInclusive<u32>, String> {
    range(text).map_err(by_sheet)
}

fn sheet(text: &str) -> Result<u32, String> {
    number(text).map_err(by_sheet)
}

fn by_sheet(why: String) -> String {
    match why.ends_with(NO_NUMBER) {
        true => format!(
            "{why}; pages are counted from the first sheet, and the page of the source says which \
             numbers are printed on which"
        ),
        false => why,
    }
}

const NO_NUMBER: &str = "is no number";

fn number(text: &str) -> Result<u32, String> {
    let text = text.trim();
    match text.parse() {
        Ok(0) => Err("numbers begin at 1".into()),
        Ok(number) if text.bytes().all(|b| b.is_ascii_digit()) => Ok(number),
        _ => Err(format!("`{text}` {NO_NUMBER}")),
    }
}

impl Locator {
    /// The places as they may be shown. The number of a section is the file's own text.
    pub fn clean(&self) -> Clean {
        clean_format!("{self}")
    }

    /// The first number that the locator names, for putting citations in the source's order.
    pub fn first(&self) -> u32 {
        match self.places.first() {
            Some(Place::Paragraphs(r) | Place::Pages(r) | Place::Lines(r)) => *r.start(),
            Some(Place::OnPage(page, _)) => *page,
            Some(Place::PageLines(first, _)) => first.page,
            Some(Place::Section(_)) | None => 0,
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, place) in self.places.iter().enumerate() {
            if index > 0 {
                let is_page = self.places[index - 1].single_page().is_some();
                // Behind a comma a line would be one of that page.
                f.write_str(match (is_page, place) {
                    (true, Place::Lines(_)) => "; ",
                    _ => ", ",
                })?;
            }
            let (sign, range) = match place {
                Place::Paragraphs(range) => ("¶", range),
                Place::Pages(range) if range.start() == range.end() => ("p. ", range),
                Place::Pages(range) => ("pp. ", range),
                Place::Lines(range) => ("l. ", range),
                Place::OnPage(page, range) => {
                    write!(f, "p. {page} ")?;
                    ("¶", range)
                }
                Place::PageLines(first, last) => {
                    match (first.page == last.page, first.line == last.line) {
                        (true, true) => write!(f, "p. {} l. {}", first.page, first.line)?,
                        (true, false) => {
                            write!(f, "p. {} l. {}-{}", first.page, first.line, last.line)?;
                        }
                        (false, _) => write!(
                            f,
                            "{}:{}-{}:{}",
                            first.page, first.line, last.page, last.line
                        )?,
                    }
                    continue;
                }
                Place::Section(number) => {
                    write!(f, "§ {number}")?;
                    continue;
                }
            };
            write!(f, "{sign}{}", range.start())?;
            if range.end() > range.start() {
                write!(f, "-{}", range.end())?;
            }
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Locator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Locator {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Locator".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A place in a source: paragraphs, pages, lines or a section; several with commas.",
            "examples": ["¶6", "¶6-8", "p. 3", "p. 3 ¶2", "p. 36 l. 10", "36:10-14", "l. 12-18", "§ 4"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters that take no width of their own are letters all the same.
    #[test]
    fn what_a_section_is_called_may_need_cleaning() {
        let section: Locator = "§ 4\u{1161}".parse().unwrap();
        assert_eq!(section.clean().as_str(), "§ 4‹U+1161›");
        let places: Locator = "¶6-8, p. 3 ¶2".parse().unwrap();
        assert_eq!(places.clean().as_str(), "¶6-8, p. 3 ¶2");
    }

    #[test]
    fn reads_what_the_field_writes() {
        for (written, shown) in [
            ("¶6", "¶6"),
            ("¶ 6–8", "¶6-8"),
            ("¶6-8, 11", "¶6-8, ¶11"),
            ("p. 3", "p. 3"),
            ("pp. 3-4", "pp. 3-4"),
            ("p.3 ¶2", "p. 3 ¶2"),
            ("p. 3 ¶2-4, 6", "p. 3 ¶2-4, p. 3 ¶6"),
            ("l. 12-18", "l. 12-18"),
            ("page 36, line 10", "p. 36 l. 10"),
            ("page 36 lines 10–14", "p. 36 l. 10-14"),
            ("p. 36, ll. 10-14", "p. 36 l. 10-14"),
            ("p.36 l.10", "p. 36 l. 10"),
            ("36:10", "p. 36 l. 10"),
            ("36:10-14", "p. 36 l. 10-14"),
            ("36:10-36:14", "p. 36 l. 10-14"),
            ("36:10–37:4", "36:10-37:4"),
            (
                "36:10-14, 20; 37:2",
                "p. 36 l. 10-14, p. 36 l. 20, p. 37 l. 2",
            ),
            ("p. 36; l. 10", "p. 36; l. 10"),
            ("pp. 36-37, l. 10", "pp. 36-37, l. 10"),
            ("p. 35, p. 36, l. 10", "p. 35, p. 36 l. 10"),
            ("l. 10, p. 36", "l. 10, p. 36"),
            ("§ 4", "§ 4"),
            ("§4.2(b)", "§ 4.2(b)"),
        ] {
            let locator: Locator = written.parse().unwrap();
            assert_eq!(locator.to_string(), shown);
            assert_eq!(
                shown.parse::<Locator>().unwrap(),
                locator,
                "its own form is read back"
            );
        }
    }

    #[test]
    fn says_what_is_wrong_and_what_to_write() {
        for (written, why) in [
            ("6", "does not say of what"),
            ("", "it is empty"),
            ("¶0", "numbers begin at 1"),
            ("¶8-6", "8 comes after 6"),
            ("¶x", "`x` is no number"),
            ("¶+6", "`+6` is no number"),
            ("chapter 3", "none of the signs"),
            ("¶6,", "it is empty"),
            ("36:14-10", "36:14 comes after 10"),
            ("37:1-36:9", "37:1 comes after 36:9"),
            ("36:", "`` is no number"),
            ("36:10:2", "`10:2` is no number"),
            ("36:0", "numbers begin at 1"),
            ("pp. 3-4 l. 2", "`3-4` is no number"),
            ("¶99999999999", "is no number"),
        ] {
            let error = written.parse::<Locator>().unwrap_err();
            assert!(error.contains(why), "{written}: {error}");
            assert!(error.ends_with(EXAMPLES));
        }
    }
}
