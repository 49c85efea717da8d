//! What it finds: in a case file, characters that nobody sees: those that turn the direction of the
//! text, zero-width characters, tags; in the text of a source, those that turn its direction or are
//! unseen within a Latin word (a soft hyphen apart, which is how a text was set).
//!
//! Why that is bad: they make a line read otherwise than it is, two names look like one, or one like
//! two that a search does not find. The screen shows them as marks, other programs do not.
//!
//! Example: `name: "Ana‹RLO›serip"`, which other programs show as `Anapires`.
//!
//! How to fix it: type the line again. In the text of a source nothing is to be fixed; but look at
//! what is there before it is quoted. Joiners inside emoji, and those that Arabic and Indic
//! scripts are written with, are let be.

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::Record,
    load::document::Paragraph,
    model::{FileId, Span},
    text::{Offending, lines, offending},
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
    offending(line).find(|place| {
        let before = line[..place.at].chars().next_back();
        let is_joiner = matches!(place.char, '\u{200C}' | '\u{200D}');
        !(place.char.is_control() || is_joiner && before.is_some_and(is_joined))
    })
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
