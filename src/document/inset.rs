//! The numbers of printed pages that are set into a text where they begin, as editions of judgments and of books do:
//! `*1235`, `[*12]`, `[Pg 12]`, `{12}`. They count; a number that no other goes before or behind is said.

use std::collections::HashMap;

use super::{Mark, Paragraph};

/// What may stand before and behind the number.
const FORMS: &[(&str, &str)] = &[
    ("[**", "]"),
    ("[*", "]"),
    ("[Page ", "]"),
    ("[page ", "]"),
    ("[Pg ", "]"),
    ("[pg ", "]"),
    ("[Pg. ", "]"),
    ("[p. ", "]"),
    ("[S. ", "]"),
    ("{", "}"),
    ("**", ""),
    ("*", ""),
];

/// Digits of a number, at most.
const MOST_DIGITS: usize = 5;

/// A page has so many bytes of text at least.
const LEAST: usize = 300;

/// A page may be without its number.
const MOST_STEP: u32 = 2;

/// A number that may be that of a page: where it stands with what is round it, how it is written, and what it is.
struct Inset {
    mark: Mark,
    form: usize,
    number: u32,
    /// How many bytes of all paragraphs stand before it.
    at: usize,
}

/// Where such numbers stand in paragraphs, in their order.
pub fn pages(paragraphs: &[Paragraph]) -> Vec<Mark> {
    let mut all: Vec<Inset> = Vec::new();
    let mut before = 0;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        all.extend(of(place, &paragraph.text, before));
        before += paragraph.text.len();
    }
    let mut found = Vec::new();
    for form in 0..FORMS.len() {
        let alike: Vec<&Inset> = all.iter().filter(|inset| inset.form == form).collect();
        // Where each number stands first and last.
        let mut places: HashMap<u32, (usize, usize)> = HashMap::new();
        for inset in &alike {
            places.entry(inset.number).or_insert((inset.at, inset.at)).1 = inset.at;
        }
        let counts = |inset: &&&Inset| {
            let place = |number: Option<u32>| places.get(&number?);
            (1..=MOST_STEP).any(|step| {
                let (before, behind) = (
                    place(inset.number.checked_sub(step)),
                    place(inset.number.checked_add(step)),
                );
                before.is_some_and(|(first, _)| first + LEAST <= inset.at)
                    || behind.is_some_and(|(_, last)| inset.at + LEAST <= *last)
            })
        };
        found.extend(alike.iter().filter(counts).map(|inset| inset.mark.clone()));
    }
    found.sort_unstable_by_key(|(place, range)| (*place, range.start));
    found
}

fn of(place: usize, text: &str, before: usize) -> Vec<Inset> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr3(b'*', b'[', b'{', &text.as_bytes()[from..]) {
        let start = from + at;
        let inset = (0..FORMS.len()).find_map(|form| {
            let (length, number) = numbered(&text[start..], form)?;
            let end = start + length;
            // An edition sets it within a word that its page broke.
            let is_figure = |c: char| c.is_numeric();
            let is_alone =
                !text[..start].ends_with(is_figure) && !text[end..].starts_with(is_figure);
            is_alone.then_some(Inset {
                mark: (place, start..end),
                form,
                number,
                at: before + start,
            })
        });
        from = inset.as_ref().map_or(start + 1, |inset| inset.mark.1.end);
        found.extend(inset);
    }
    found
}

/// How many bytes of a text are a number of that form with which it begins, and the number.
fn numbered(text: &str, form: usize) -> Option<(usize, u32)> {
    let (before, behind) = FORMS[form];
    let rest = text.strip_prefix(before)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=MOST_DIGITS).contains(&digits) && rest[digits..].starts_with(behind);
    let number = is_number.then(|| rest[..digits].parse().ok())??;
    Some((before.len() + digits + behind.len(), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::cut::{Cut, paragraphs};

    /// Each `…` is as much text as a page has.
    fn check(text: &str, expected: &[&str]) {
        let text = text.replace('…', &"and so on ".repeat(LEAST / 10));
        let paragraphs = paragraphs(&text, Cut::Lines);
        let found = pages(&paragraphs);
        let found: Vec<&str> = found
            .iter()
            .map(|(place, range)| &paragraphs[*place].text[range.clone()])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_of_pages_that_count_are_known() {
        check("He *1235 was …\nnot *1236 seen.", &["*1235", "*1236"]);
        check("He **7 was … not **9\nseen [*13].", &["**7", "**9"]);
        check("A[Pg 2]b …\nc [Pg 3]", &["[Pg 2]", "[Pg 3]"]);
        check("dur*12ing it … and *13 then", &["*12", "*13"]);
        check("{4} a … {5} b … {9}", &["{4}", "{5}"]);
    }

    #[test]
    fn a_number_that_counts_nothing_is_said() {
        check(
            "He paid *5 men … and *900 women, {1} [Pg 7] [12] … [13].",
            &[],
        );
        check("He had {5} children and {6} horses and {7} dogs.", &[]);
        check("2*3 … 3*4 … *12345678 … *12345679", &[]);
    }
}
