//! Where in a source: `¶6`, `¶6-8`, `p. 3`, `p. 3 ¶2`, `p. ii`, `p. 36 l. 10`, `l. 12-18`, `§ 4`. [`KINDS`] has
//! them all.
//!
//! A transcript is cited by page and line: `page 36, line 10`, `p. 36 l. 10` and `36:10` are one place. A line
//! that follows a page behind a comma is a line of that page; behind a semicolon it is one of the text. A sheet
//! that follows a page behind a comma is that page: `p. ii, sheet 2`.

mod kinds;
mod read;
mod stamp;

use std::{fmt, ops::RangeInclusive};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer};

use crate::text::{Clean, clean};

pub use kinds::{KINDS, Kind, examples, markdown};
pub use read::{is_page_name, seconds};
pub use stamp::Stamp;

/// One or more places in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locator {
    /// Never empty; in the order in which they are written.
    pub places: Vec<Place>,
}

/// One place in a source. Numbers are counted from 1; ranges are never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `¶6-8`: paragraphs of the whole source, as they are counted; where its record says `paragraphs: printed`, as
    /// [`Place::Numbers`].
    Paragraphs(RangeInclusive<u32>),
    /// `No. 42-44`: paragraphs by the numbers that the source prints before them.
    Numbers(RangeInclusive<u32>),
    /// `p. 3-4`: pages, by the number of their sheet or by what is printed on them.
    Pages(RangeInclusive<u32>),
    /// `p. 3 ¶2-4`: paragraphs of one page.
    OnPage(u32, RangeInclusive<u32>),
    /// `p. 36 l. 10-14`, `36:10-37:4`: lines as a transcript numbers them, each with its page.
    PageLines(PageLine, PageLine),
    /// `p. ii`, `sheet 4 ¶2`, `p. 1, sheet 4`: pages that a number alone does not name, and what on them.
    On(Page, Within),
    /// `00:14:05`, `00:14:05-00:15:00`: times of a recording, in seconds from its beginning. These alone may be 0.
    Times(RangeInclusive<u32>),
    /// `l. 12-18`: lines of the working copy.
    Lines(RangeInclusive<u32>),
    /// `§ 4.2`: a numbered section.
    Section(Box<str>),
}

/// A page that a number alone does not name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// `sheet 4`, `sheets 4-6`: as they are counted from the first, whatever is printed on them.
    Sheets(RangeInclusive<u32>),
    /// `p. ii`, `pp. ii-iv`: by what is printed on it. Only the document says whether it is one page or several.
    Printed(Box<str>),
    /// `p. 1, sheet 4`: by both.
    Both(Box<str>, u32),
    /// `Bates ABC-000123`: by its Bates stamp, as it is written.
    Stamped(Box<str>),
}

/// What is named on a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    All,
    /// `¶2-4`
    Paragraphs(RangeInclusive<u32>),
    /// `l. 10-14`, as they are numbered on the page.
    Lines(RangeInclusive<u32>),
}

impl Place {
    /// The numbers of the pages that it names; none where it names none, or not by their number.
    pub fn pages(&self) -> Option<RangeInclusive<u32>> {
        match self {
            Self::Pages(pages) | Self::On(Page::Sheets(pages), _) => Some(pages.clone()),
            Self::OnPage(page, _) | Self::On(Page::Both(_, page), _) => Some(*page..=*page),
            Self::PageLines(first, last) => Some(first.page..=last.page),
            Self::On(Page::Printed(_) | Page::Stamped(_), _)
            | Self::Times(_)
            | Self::Paragraphs(_)
            | Self::Numbers(_)
            | Self::Lines(_)
            | Self::Section(_) => None,
        }
    }

    /// Takes the next place in where that goes on from this one without a gap: `p. 3 ¶2` and `p. 3 ¶3` are
    /// `p. 3 ¶2-3`. Says whether it did.
    pub fn goes_on(&mut self, next: &Self) -> bool {
        self.run(next).is_some_and(|(last, next)| {
            let follows = (*last.start()..=last.end().saturating_add(1)).contains(next.start());
            if follows {
                *last = *last.start()..=*last.end().max(next.end());
            }
            follows
        })
    }

    /// Takes in all up to the end of a later place of the same page, or of a text without pages. Says whether
    /// it did.
    pub fn reaches(&mut self, last: &Self) -> bool {
        let run = self.run(last);
        run.is_some_and(|(first, last)| {
            *first = *first.start()..=*last.end();
            true
        })
    }

    /// The numbers of this place and those of the next, where both count the same.
    fn run<'a>(
        &'a mut self,
        next: &'a Self,
    ) -> Option<(&'a mut RangeInclusive<u32>, &'a RangeInclusive<u32>)> {
        match (self, next) {
            (Self::Paragraphs(last), Self::Paragraphs(next))
            | (Self::Numbers(last), Self::Numbers(next))
            | (Self::Lines(last), Self::Lines(next)) => Some((last, next)),
            (Self::OnPage(page, last), Self::OnPage(other, next)) if page == other => {
                Some((last, next))
            }
            (
                Self::On(page, Within::Paragraphs(last)),
                Self::On(other, Within::Paragraphs(next)),
            ) if page == other => Some((last, next)),
            _ => None,
        }
    }
}

/// A page and a line on it. The earlier comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageLine {
    pub page: u32,
    pub line: u32,
}

impl Locator {
    /// The places as they may be shown. The number of a section is the file's own text.
    pub fn clean(&self) -> Clean {
        clean(&self.to_string()).with_own_signs(&['¶', '§'])
    }

    /// The first number that the locator names, for putting citations in the source's order.
    pub fn first(&self) -> u32 {
        match self.places.first() {
            Some(
                Place::Paragraphs(range)
                | Place::Numbers(range)
                | Place::Times(range)
                | Place::Lines(range),
            ) => *range.start(),
            Some(place) => place.pages().map_or(0, |pages| *pages.start()),
            None => 0,
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, place) in self.places.iter().enumerate() {
            if index > 0 {
                // Behind a comma they would be one place.
                f.write_str(match self.places[index - 1].with(place) {
                    Some(_) => "; ",
                    None => ", ",
                })?;
            }
            write!(f, "{place}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_one = |range: &RangeInclusive<u32>| range.start() == range.end();
        match self {
            Self::Paragraphs(range) => write!(f, "¶{}", Numbers(range)),
            Self::Numbers(range) => write!(f, "No. {}", Numbers(range)),
            Self::Pages(range) if is_one(range) => write!(f, "p. {}", range.start()),
            Self::Pages(range) => write!(f, "pp. {}", Numbers(range)),
            Self::OnPage(page, range) => write!(f, "p. {page} ¶{}", Numbers(range)),
            Self::PageLines(first, last) if first.page == last.page => {
                write!(
                    f,
                    "p. {} l. {}",
                    first.page,
                    Numbers(&(first.line..=last.line))
                )
            }
            Self::PageLines(first, last) => write!(
                f,
                "{}:{}-{}:{}",
                first.page, first.line, last.page, last.line
            ),
            Self::On(page, within) => {
                match page {
                    Page::Sheets(range) if is_one(range) => write!(f, "sheet {}", range.start())?,
                    Page::Sheets(range) => write!(f, "sheets {}", Numbers(range))?,
                    Page::Printed(label) => write!(f, "p. {label}")?,
                    Page::Stamped(stamp) => write!(f, "Bates {stamp}")?,
                    Page::Both(label, sheet) => write!(f, "p. {label}, sheet {sheet}")?,
                }
                match within {
                    Within::All => Ok(()),
                    Within::Paragraphs(range) => write!(f, " ¶{}", Numbers(range)),
                    Within::Lines(range) => write!(f, " l. {}", Numbers(range)),
                }
            }
            Self::Times(range) if is_one(range) => write!(f, "{}", Time(*range.start())),
            Self::Times(range) => write!(f, "{}-{}", Time(*range.start()), Time(*range.end())),
            Self::Lines(range) => write!(f, "l. {}", Numbers(range)),
            Self::Section(number) => write!(f, "§ {number}"),
        }
    }
}

/// `00:14:05`.
struct Time(u32);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, seconds) = (self.0 / 60, self.0 % 60);
        write!(f, "{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
    }
}

/// `6` or `6-8`.
struct Numbers<'r>(&'r RangeInclusive<u32>);

impl fmt::Display for Numbers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.start())?;
        match self.0.end() > self.0.start() {
            true => write!(f, "-{}", self.0.end()),
            false => Ok(()),
        }
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
            "examples": KINDS.each_ref().map(|kind| kind.written)
        })
    }
}

#[cfg(test)]
mod tests;
