//! A copy of numbered lines that has their numbers in its text: `and then he 13 said`. They are left out where they are
//! the very numbers that the document prints beside these lines, each where its line begins and none left out, so that
//! no figure that was said is ever passed over.

use crate::document::{Document, Mark};

/// The number of a line in a text, and the byte of the text without them at which it stood.
pub type Printed = (usize, u32);

/// A page has no more lines.
const MOST_LINES: u32 = 28;
/// So many figures of a text are taken for the first number, at most.
const MOST_TRIED: usize = 32;

/// A text without what may be the numbers of lines in it, in each way in which these follow one another: by one, and
/// anew from 1 on the next page.
pub fn without(form: &str) -> Vec<(String, Vec<Printed>)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in form.split(' ') {
        words.push((at, word));
        at += word.len() + 1;
    }
    let number = |word: &str| {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_digit()) && !word.starts_with('0');
        let number = word.parse().ok().filter(|_| is_plain);
        number.filter(|number| (1..=MOST_LINES).contains(number))
    };
    let figures: Vec<(usize, u32)> = words
        .iter()
        .enumerate()
        .filter_map(|(at, (_, word))| Some((at, number(word)?)))
        .collect();
    let mut all = Vec::new();
    for first in 0..figures.len().min(MOST_TRIED) {
        let mut row: Vec<(usize, u32)> = Vec::new();
        for (at, number) in &figures[first..] {
            let follows = row.last().is_none_or(|(_, last)| last + 1 == *number)
                || *number == 1 && row.len() > 1;
            if follows {
                row.push((*at, *number));
            }
        }
        all.push(left_out(&words, &row));
    }
    all
}

/// The words without those at some places.
fn left_out(words: &[(usize, &str)], row: &[(usize, u32)]) -> (String, Vec<Printed>) {
    let mut text = String::new();
    let mut printed = Vec::new();
    for (at, (_, word)) in words.iter().enumerate() {
        if let Ok(found) = row.binary_search_by_key(&at, |(at, _)| *at) {
            // The word that follows comes behind a space, but for the first.
            let space = usize::from(!text.is_empty());
            printed.push((text.len() + space, row[found].1));
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    (text, printed)
}

/// Whether the lines on which words stand have these numbers, each where its line begins: the words' marks, and of each
/// number the place of the word behind it.
pub fn are_printed(document: &Document, marks: &[Mark], numbers: &[(u32, Mark)]) -> bool {
    let Some(lines) = document.printed_lines(marks) else {
        return false;
    };
    // The first line need not be there from its beginning.
    let lines = match numbers.len() == lines.len() {
        true => &lines[..],
        false => lines.get(1..).unwrap_or_default(),
    };
    let begins = |(line, words): &(u32, Option<Mark>), (number, place): &(u32, Mark)| {
        let is_there = words.as_ref().is_none_or(|words| {
            let (from, to) = (
                words.1.start.min(place.1.start),
                words.1.start.max(place.1.start),
            );
            let paragraph = document.paragraphs.get(place.0);
            let between = paragraph.and_then(|paragraph| paragraph.text.get(from..to));
            words.0 == place.0
                && between.is_some_and(|between| !between.contains(char::is_alphanumeric))
        });
        line == number && is_there
    };
    lines.len() == numbers.len()
        && !numbers.is_empty()
        && lines
            .iter()
            .zip(numbers)
            .all(|(line, number)| begins(line, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_left_out() {
        let all = without("and 12 then 13 he paid 5 men 14 and left");
        let texts: Vec<&str> = all.iter().map(|(text, _)| &**text).collect();
        assert_eq!(
            texts,
            [
                "and then he paid 5 men and left",
                "and 12 then he paid 5 men and left",
                "and 12 then 13 he paid men 14 and left",
                "and 12 then 13 he paid 5 men and left",
            ]
        );
        let (text, printed) = &all[0];
        let behind: Vec<(&str, u32)> = printed
            .iter()
            .map(|(at, number)| (text[*at..].split(' ').next().unwrap(), *number))
            .collect();
        assert_eq!(behind, [("then", 12), ("he", 13), ("and", 14)]);
        assert_eq!(without("in 2019 and 05"), []);
        let over = without("a 24 b 25 c 1 d");
        assert_eq!(over[0].0, "a b c d");
    }
}
