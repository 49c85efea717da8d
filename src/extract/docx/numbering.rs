//! The numbers that Word sets before paragraphs, which stand in no text.

use std::collections::{HashMap, HashSet};

use super::super::{
    Unreadable,
    numerals::{letters, roman},
    xml::{self, Event, Then},
};

/// The levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// The number as it is written: `%1.%2`.
    text: String,
    /// Whether the numbers of other levels are written in digits.
    is_legal: bool,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            text: String::new(),
            is_legal: false,
            style: None,
        }
    }
}

/// A form of lists.
#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: HashMap<usize, Level>,
    /// The style whose list it is, and the style of whose list it is another.
    is_of: Option<String>,
    stands_for: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let mut pattern: Option<(String, Pattern)> = None;
        let mut list: Option<(String, List)> = None;
        let mut level: Option<(usize, Level)> = None;
        let mut overridden = 0;
        xml::read(part, |event| {
            let Event::Open(name, attributes) = event else {
                match event {
                    Event::Close("abstractNum") => numbering.patterns.extend(pattern.take()),
                    Event::Close("num") => numbering.lists.extend(list.take()),
                    Event::Close("lvl") => match (&mut list, &mut pattern) {
                        (Some((_, list)), _) => list.levels.extend(level.take()),
                        (None, Some((_, pattern))) => pattern.levels.extend(level.take()),
                        (None, None) => level = None,
                    },
                    _ => {}
                }
                return Then::GoOn;
            };
            let value = || attributes.get("val").unwrap_or_default();
            let number = || value().parse::<u32>().unwrap_or(1);
            let place = || {
                let level = attributes.get("ilvl").unwrap_or_default();
                level.parse::<usize>().unwrap_or(0).min(LEVELS - 1)
            };
            match (name, &mut level, &mut list, &mut pattern) {
                ("rPr" | "pPr", ..) => return Then::Skip,
                ("abstractNum", ..) => {
                    let id = attributes.get("abstractNumId").unwrap_or_default();
                    pattern = Some((id, Pattern::default()));
                }
                ("num", ..) => {
                    let id = attributes.get("numId").unwrap_or_default();
                    list = Some((id, List::default()));
                }
                ("lvl", ..) => level = Some((place(), Level::default())),
                ("start", Some((_, level)), ..) => level.start = number(),
                ("numFmt", Some((_, level)), ..) => level.format = value(),
                ("lvlText", Some((_, level)), ..) => level.text = value(),
                ("isLgl", Some((_, level)), ..) => {
                    level.is_legal = !matches!(&*value(), "0" | "false");
                }
                ("pStyle", Some((_, level)), ..) => level.style = Some(value()),
                ("abstractNumId", None, Some((_, list)), _) => list.pattern = value(),
                ("lvlOverride", ..) => overridden = place(),
                ("startOverride", None, Some((_, list)), _) => {
                    list.starts.insert(overridden, number());
                }
                ("styleLink", None, None, Some((_, pattern))) => pattern.is_of = Some(value()),
                ("numStyleLink", None, None, Some((_, pattern))) => {
                    pattern.stands_for = Some(value());
                }
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(numbering)
    }

    /// The name of the pattern of a list, behind the style that it may stand for.
    fn pattern(&self, list: &List) -> Option<String> {
        let pattern = self.patterns.get(&list.pattern)?;
        let of = pattern.stands_for.as_ref().and_then(|style| {
            let mut all = self.patterns.iter();
            all.find(|(_, other)| other.is_of.as_ref() == Some(style))
        });
        Some(of.map_or_else(|| list.pattern.clone(), |(id, _)| id.clone()))
    }

    /// The level of a list that belongs to a style.
    pub fn level_of(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let pattern = self.pattern(self.lists.get(list)?)?;
        let mut levels = self.patterns.get(&pattern)?.levels.iter();
        let found = levels.find(|(_, level)| style.is_some() && level.style.as_deref() == style);
        found.map(|(place, _)| *place)
    }

    /// Counts a paragraph of a list, and gives its number as it is written; none where it has a sign or nothing.
    pub fn next(&mut self, id: &str, place: usize) -> Option<String> {
        let place = place.min(LEVELS - 1);
        let list = self.lists.get(id)?.clone();
        let name = self.pattern(&list)?;
        let levels = &self.patterns.get(&name)?.levels;
        let level = |place: usize| list.levels.get(&place).or_else(|| levels.get(&place));
        let own = level(place)?;
        let counted = self.counted.entry(name.clone()).or_default();
        let again = list.starts.get(&place).copied();
        let is_begun = !self.begun.insert((id.to_owned(), place));
        counted[place] = Some(match (again, counted[place]) {
            (Some(start), _) if !is_begun => start,
            (_, Some(last)) => last.saturating_add(1),
            (_, None) => again.unwrap_or(own.start),
        });
        counted[place + 1..].fill(None);
        if own.format == "bullet" || own.format == "none" {
            return None;
        }
        let mut text = String::new();
        let mut parts = own.text.split('%');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let digit = part.chars().next().and_then(|digit| digit.to_digit(10));
            let Some(of) = digit.and_then(|digit| (digit as usize).checked_sub(1)) else {
                text.push('%');
                text.push_str(part);
                continue;
            };
            let other = level(of);
            let start = other.map_or(1, |level| level.start);
            let number = counted.get(of).copied().flatten().unwrap_or(start);
            let format = other.map_or("decimal", |level| &level.format);
            let is_legal = own.is_legal && of != place;
            text.push_str(&written(number, if is_legal { "decimal" } else { format }));
            text.push_str(&part[1..]);
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// A number in a format.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => {
            let ending = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{ending}")
        }
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "<w:numbering>\
        <w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='41'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1(%2)'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:pStyle w:val='Sub'/><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:isLgl/><w:lvlText w:val='%2.%3'/></w:lvl>\
        <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>\
        <w:abstractNum w:abstractNumId='2'><w:styleLink w:val='L'/><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='No. %1'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num></w:numbering>";

    #[test]
    fn paragraphs_are_counted_as_word_counts_them() {
        let mut numbering = Numbering::read(PART).unwrap();
        for (list, level, written) in [
            ("1", 0, Some("41.")),
            ("1", 0, Some("42.")),
            ("1", 1, Some("42(a)")),
            ("1", 1, Some("42(b)")),
            ("1", 2, Some("2.I")),
            ("1", 3, None),
            ("1", 0, Some("43.")),
            ("1", 1, Some("43(a)")),
            // Another list of the same form begins anew where it says so, and then goes on.
            ("2", 0, Some("7.")),
            ("2", 0, Some("8.")),
            ("1", 0, Some("9.")),
            ("3", 0, Some("No. 1")),
            ("0", 0, None),
            ("1", 8, None),
        ] {
            let next = numbering.next(list, level);
            assert_eq!(next.as_deref(), written, "{list} {level}");
        }
        assert_eq!(numbering.level_of("1", Some("Sub")), Some(2));
        assert_eq!(numbering.level_of("1", None), None);
    }

    #[test]
    fn numbers_in_letters_and_signs() {
        for (number, format, text) in [
            (28, "lowerLetter", "bb"),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "lowerRoman", "iv"),
            (0, "upperRoman", "0"),
            (u32::MAX, "lowerLetter", "4294967295"),
            (7, "decimalZero", "07"),
            (22, "ordinal", "22nd"),
            (12, "ordinal", "12th"),
            (3, "unheardOf", "3"),
        ] {
            assert_eq!(written(number, format), text);
        }
    }
}
