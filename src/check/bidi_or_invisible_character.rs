//! What it finds: in a case file, characters that nobody sees: those that turn the direction of the
//! text, zero-width characters, tags; as they are, or by their number within double quotation marks
//! (`\u202E`), controls too then; in the text of a source, those that turn its direction or are
//! unseen within a Latin word (a soft hyphen apart, which is how a text was set).
//!
//! Why that is bad: they make a line read otherwise than it is, two names look like one, or one like
//! two that a search does not find. The screen shows them as marks, other programs do not.
//!
//! Example: `name: "Ana‹RLO›serip"`, which other programs show as `Anapires`.
//!
//! How to fix it: type the line again. A quote may hold by their number what stands in the paragraph that it
//! cites, and `y n` in the browser writes it so: that is let be. In the text of a source nothing is to be fixed; but look at
//! what is there before it is quoted. Joiners inside emoji, and those that Arabic and Indic
//! scripts are written with, are let be.

use std::collections::{HashMap, HashSet};

use super::{Context, Found};
use crate::{
    document::{Document, Paragraph},
    library::Record,
    model::{Citation, FileId, Span, Text},
    text::{Offending, lines, offending},
    verify::Passage,
};

/// Reports lines of the case files, and of sources, that hold such characters.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut starts: HashMap<FileId, Vec<&Record>> = HashMap::new();
    for record in context.library.records() {
        starts.entry(record.span.file).or_default().push(record);
    }
    for (file, text) in context.library.files.iter() {
        let records = starts.get_mut(&file).map_or(&mut [][..], Vec::as_mut_slice);
        records.sort_by_key(|record| record.span);
        for (number, line) in (1..).zip(lines(&text.text)) {
            let Some(place) = first(line) else { continue };
            let column = line[..place.at].chars().count() + 1;
            let span = Span {
                file,
                line: number,
                column: u32::try_from(column).unwrap_or(u32::MAX),
                length: 1,
            };
            let before = records.partition_point(|record| record.span <= span);
            let Some(record) = before.checked_sub(1).and_then(|last| records.get(last)) else {
                continue;
            };
            let message = format!(
                "there is a character here that cannot be seen: {}",
                words(place)
            );
            found.push(found.at(record, span, message).help("type the line again"));
        }
    }
    by_number(context, found);
    for (index, record) in context.records() {
        let hidden = context.seen(index).and_then(|seen| seen.hidden);
        if let Some((number, place)) = hidden {
            let at = number.map_or_else(String::new, |number| format!(" at ¶{number}"));
            let message = format!(
                "the text of this source holds a character{at} that cannot be seen: {}",
                words(place)
            );
            found.push(
                found
                    .at(record, record.span, message)
                    .help("look at what is there, letter by letter, before it is quoted"),
            );
        }
    }
}

/// Reports texts in which such characters are written by their number.
fn by_number(context: &Context<'_>, found: &mut Found<'_>) {
    let cited = context.cited().filter(|(_, _, found)| found.is_as_hidden);
    let let_be: HashSet<Span> = cited
        .flat_map(|(_, citation, _)| quoted(citation))
        .map(Text::span)
        .collect();
    let mut files: HashMap<FileId, Vec<&str>> = HashMap::new();
    for record in context.library.records() {
        let texts = record.body.texts().into_iter();
        let hidden = texts.filter(|text| offending(text.raw).next().is_some());
        for text in hidden.filter(|text| !let_be.contains(&text.span)) {
            let of_file = files.entry(text.span.file).or_insert_with(|| {
                let file = context.library.files.get(text.span.file);
                file.map_or_else(Vec::new, |file| lines(&file.text).collect())
            });
            let written = in_double_marks(of_file, text.span);
            let written: Vec<char> = match &written {
                Some(written) => offending(written).map(|place| place.char).collect(),
                None => continue,
            };
            let mut all = offending(text.raw).filter(|place| !is_needed(text.raw, *place));
            let Some(place) = all.find(|place| !written.contains(&place.char)) else {
                continue;
            };
            let message = format!(
                "there is a character in this text that cannot be seen, written by its number: {}",
                words(place)
            );
            found.push(
                found
                    .at(record, text.span, message)
                    .help("type the text again without it"),
            );
        }
    }
}

/// How a text is written that begins at a place among the lines of its file, where that is in double
/// quotation marks.
fn in_double_marks(lines: &[&str], at: Span) -> Option<String> {
    let (first, others) = lines
        .get((at.line as usize).checked_sub(1)?..)?
        .split_first()?;
    let (begin, _) = first
        .char_indices()
        .nth((at.column as usize).checked_sub(1)?)?;
    let first = first[begin..].strip_prefix('"')?;
    let mut written = String::new();
    for line in std::iter::once(&first).chain(others) {
        let mut is_escaped = false;
        for c in line.chars() {
            if c == '"' && !is_escaped {
                return Some(written);
            }
            written.push(c);
            is_escaped = c == '\\' && !is_escaped;
        }
        written.push('\n');
    }
    Some(written)
}

/// The texts of a citation that are words of its source.
fn quoted(citation: &Citation) -> impl Iterator<Item = &Text> {
    let texts = [&citation.quote, &citation.prefix, &citation.suffix];
    texts.into_iter().flatten()
}

/// Whether all that cannot be seen in a quote stands in the paragraphs that are cited, or in which it was
/// found, too.
pub fn is_as_hidden(document: &Document, passage: &Passage, citation: &Citation) -> bool {
    let mut hidden = quoted(citation).flat_map(|text| offending(text.raw()));
    let found = passage.marks.iter().map(|(paragraph, _)| paragraph);
    let places: Vec<usize> = found.chain(&passage.paragraphs).copied().collect();
    let stands = |c: char| {
        let mut texts = places.iter().filter_map(|place| document.paragraph(*place));
        texts.any(|paragraph| paragraph.text.contains(c))
    };
    hidden.all(|place| stands(place.char))
}

/// The first character of a source's paragraph that turns the direction of its text or is unseen within a
/// Latin word, with the number of the paragraph.
pub fn hidden(paragraph: &Paragraph) -> Option<(Option<u32>, Offending)> {
    let text = &paragraph.text;
    let found = offending(text).find(|place| turns(place.char) || splits(text, *place));
    Some((paragraph.number, found?))
}

/// The first character of a line that is neither seen nor needed. Controls are no YAML, and reported as
/// such.
fn first(line: &str) -> Option<Offending> {
    offending(line).find(|place| !(place.char.is_control() || is_needed(line, *place)))
}

/// Whether a character is a joiner that its script is written with.
fn is_needed(text: &str, place: Offending) -> bool {
    let before = text[..place.at].chars().next_back();
    matches!(place.char, '\u{200C}' | '\u{200D}') && before.is_some_and(is_joined)
}

/// Whether a letter is of a script that is written with joiners: Arabic and its neighbours, the
/// scripts of India and Southeast Asia.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{FB50}'..='\u{FEFC}')
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is within a Latin word.
fn splits(text: &str, place: Offending) -> bool {
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    let before = text[..place.at].chars().next_back();
    let after = text[place.at + place.char.len_utf8()..].chars().next();
    place.char != '\u{AD}' && before.is_some_and(is_latin) && after.is_some_and(is_latin)
}

fn words(place: Offending) -> String {
    format!("{}, U+{:04X}", place.name, u32::from(place.char))
}
