//! How places are written.

use std::{ops::RangeInclusive, str::FromStr};

use super::{Locator, Page, PageLine, Place, Stamp, Within, examples};

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
            let carried = places.last().filter(|_| bare);
            let place = carried
                .and_then(|last| last.with_next(part))
                .unwrap_or_else(|| place(part));
            let place = place.map_err(|why| {
                format!("`{text}` is no place in a source: {why}\n{}", examples())
            })?;
            let last = places.last_mut().filter(|_| is_behind_comma);
            let merged = last.and_then(|last| {
                *last = last.with(&place)?;
                Some(())
            });
            if merged.is_none() {
                places.push(place);
            }
        }
        Ok(Self { places })
    }
}

impl Place {
    /// The place that a number without a sign names behind this one: `¶6, 8` and `p. 3 ¶2, 4` carry their sign
    /// over. None behind what carries nothing.
    fn with_next(&self, part: &str) -> Option<Result<Self, String>> {
        Some(match self {
            Self::Paragraphs(_) => range(part).map(Self::Paragraphs),
            Self::Numbers(_) => range(part).map(Self::Numbers),
            Self::OnPage(page, _) => range(part).map(|paragraphs| Self::OnPage(*page, paragraphs)),
            Self::PageLines(_, last) => range(part).map(|lines| Self::lines_of(last.page, &lines)),
            Self::Pages(_) | Self::On(Page::Printed(_), Within::All) => {
                range(part).map(Self::Pages)
            }
            Self::Lines(_) => range(part).map(Self::Lines),
            Self::On(page, Within::Paragraphs(_)) => {
                range(part).map(|range| Self::On(page.clone(), Within::Paragraphs(range)))
            }
            Self::On(page, Within::Lines(_)) => {
                range(part).map(|range| Self::On(page.clone(), Within::Lines(range)))
            }
            Self::On(Page::Sheets(_), Within::All) => {
                range(part).map(|sheets| Self::On(Page::Sheets(sheets), Within::All))
            }
            Self::On(Page::Both(..) | Page::Stamped(_), Within::All)
            | Self::Times(_)
            | Self::Section(_) => return None,
        })
    }

    /// The one place that this one and the next are, behind a comma: `page 36, line 10`, `p. 1, sheet 4`. None
    /// where they are two.
    pub(super) fn with(&self, next: &Self) -> Option<Self> {
        let is_one = |range: &RangeInclusive<u32>| range.start() == range.end();
        Some(match (self, next) {
            (Self::Pages(pages), Self::Lines(lines)) if is_one(pages) => {
                Self::lines_of(*pages.start(), lines)
            }
            (Self::On(page, Within::All), Self::Lines(lines)) if !matches!(page, Page::Sheets(sheets) if !is_one(sheets)) => {
                Self::On(page.clone(), Within::Lines(lines.clone()))
            }
            (Self::Pages(pages), Self::On(Page::Sheets(sheets), within))
                if is_one(pages) && is_one(sheets) =>
            {
                let label = pages.start().to_string().into();
                Self::On(Page::Both(label, *sheets.start()), within.clone())
            }
            (
                Self::On(Page::Printed(label), Within::All),
                Self::On(Page::Sheets(sheets), within),
            ) if is_one(sheets) => {
                Self::On(Page::Both(label.clone(), *sheets.start()), within.clone())
            }
            _ => return None,
        })
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
    if let Some(rest) = after(&["Nos. ", "No. ", "Nos.", "No.", "no. "]) {
        return range(rest).map(Place::Numbers);
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
    if let Some(rest) = after(&["sheets ", "sheet "]) {
        let (sheets, within) = within(rest)?;
        let sheets = match within {
            Within::All => range(sheets)?,
            _ => number(sheets).map(|sheet| sheet..=sheet)?,
        };
        return Ok(Place::On(Page::Sheets(sheets), within));
    }
    if let Some(rest) = after(&["pp. ", "pp.", "p. ", "p.", "page ", "pages "]) {
        let (page, within) = within(rest)?;
        let counted = match &within {
            Within::All => range(page).map(Place::Pages),
            Within::Paragraphs(range) => {
                number(page).map(|page| Place::OnPage(page, range.clone()))
            }
            Within::Lines(lines) => number(page).map(|page| Place::lines_of(page, lines)),
        };
        return match is_page_name(page) {
            true => counted.or_else(|_| Ok(Place::On(Page::Printed(page.into()), within))),
            false => counted,
        };
    }
    if let Some(rest) = after(&["Bates ", "bates "]) {
        let (stamp, within) = within(rest)?;
        return match Stamp::of(stamp) {
            Some(_) => Ok(Place::On(Page::Stamped(stamp.into()), within)),
            None => Err(format!(
                "`{stamp}` is no stamp: letters, then four digits at least"
            )),
        };
    }
    if let Some(times) = times(part) {
        return times;
    }
    if part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(':') {
        return page_lines(part);
    }
    Err(match part {
        "" => "it is empty".into(),
        part if part.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("`{part}` does not say of what: a paragraph, a page, a line")
        }
        part => format!("`{part}` has none of the signs ¶, No., p., sheet, Bates, l., §"),
    })
}

/// A page, and what on it is named behind it.
fn within(text: &str) -> Result<(&str, Within), String> {
    if let Some((page, paragraphs)) = text.split_once('¶') {
        return Ok((page.trim(), Within::Paragraphs(range(paragraphs)?)));
    }
    let mut lines = LINES.iter().filter_map(|sign| text.split_once(sign));
    // What is printed on a page may have such letters in it.
    let lines = lines.find(|(page, _)| page.ends_with(' ') || number(page).is_ok());
    Ok(match lines {
        Some((page, lines)) => (page.trim(), Within::Lines(range(lines)?)),
        None => (text.trim(), Within::All),
    })
}

/// Whether this can be written behind `p.` as what is printed on a page: `ii`, `A-9`, `0`, `47701`.
pub fn is_page_name(text: &str) -> bool {
    let fits =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | '/' | '(' | ')' | '*');
    let is_number = || number(text).is_ok_and(|number| number.to_string() == text);
    let has_letter = text.chars().any(char::is_alphabetic);
    text == "0" || is_number() || has_letter && text.chars().all(fits)
}

/// `00:14:05` or `00:14:05-00:15:00`; none of what is no time.
fn times(text: &str) -> Option<Result<Place, String>> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let (from, to) = (seconds(first)?, seconds(last)?);
    Some(match from <= to {
        true => Ok(Place::Times(from..=to)),
        false => Err(format!("{} comes after {}", first.trim(), last.trim())),
    })
}

/// A time as hours, minutes and seconds, `00:14:05`, in seconds; none of what is none. Hours have a digit at least, the
/// others two.
pub fn seconds(text: &str) -> Option<u32> {
    let mut parts = text.trim().split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let of_sixty = |part: &str| -> Option<u32> {
        let number = part.parse().ok()?;
        (part.len() == 2 && is_number(part) && number < 60).then_some(number)
    };
    let fits = (1..=3).contains(&hours.len()) && is_number(hours) && parts.next().is_none();
    let hours: u32 = hours.parse().ok().filter(|_| fits)?;
    Some(hours * 3600 + of_sixty(minutes)? * 60 + of_sixty(seconds)?)
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

fn number(text: &str) -> Result<u32, String> {
    let text = text.trim();
    match text.parse() {
        Ok(0) => Err("numbers begin at 1".into()),
        Ok(number) if text.bytes().all(|b| b.is_ascii_digit()) => Ok(number),
        _ => Err(format!("`{text}` is no number")),
    }
}
