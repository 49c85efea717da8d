//! Which words stand beside which of the numbers in a margin: the lines of pleadings and transcripts.

use std::collections::HashSet;

use super::{
    Beside, Page,
    paragraphs::Paragraph,
    written::{self, Run, Word, is_sign, placed},
};
use crate::extract::{Block, PrintedLine};

/// In parts of the type's size: a number and its line are less apart in height. Lines are a whole size apart at least.
const SAME_LINE: f64 = 0.45;

/// A number in a margin, and where it stands.
struct Number<'p> {
    number: u32,
    at: &'p Beside,
}

/// The lines of a page that have a number beside them, with the words of each in its paragraphs. Of a page on which a
/// number stands twice, as where four pages are printed on one sheet, or whose words cannot be told in the paragraphs,
/// none: a false place is worse than none.
pub fn lines(page: &Page, paragraphs: &[Paragraph]) -> Vec<(u32, Run)> {
    let numbers = numbers(page);
    if numbers.is_empty() {
        return Vec::new();
    }
    let words = placed(page, paragraphs).unwrap_or_default();
    if is_counted_again(&numbers, &words, paragraphs) {
        return Vec::new();
    }
    of_words(&numbers, &words)
}

/// Where the lines of pages, each with its page and number, stand in the texts of blocks.
pub fn places(lines: Vec<(u32, u32, Run)>, blocks: &[Block]) -> Vec<PrintedLine> {
    let (of, runs): (Vec<(u32, u32)>, Vec<Run>) = lines
        .into_iter()
        .map(|(page, number, run)| ((page, number), run))
        .unzip();
    let places = written::places(runs, blocks).into_iter();
    let lines = of.into_iter().zip(places);
    lines
        .map(|((page, number), places)| PrintedLine {
            page,
            number,
            places,
        })
        .collect()
}

/// Whether most numbers stand once more in the row beside them, as where a second page is printed to the right of the first.
fn is_counted_again(numbers: &[Number<'_>], words: &[Word], paragraphs: &[Paragraph]) -> bool {
    let is_again = |number: &&Number<'_>| {
        let mut row = words.iter().filter(|word| is_beside(number, word));
        row.any(|word| {
            word.signs.len() == number.at.text.len() && {
                let text = paragraphs.get(word.paragraph).map_or("", |p| &p.text);
                let signs = text.chars().filter(|c| is_sign(*c));
                let signs = signs.skip(word.signs.start).take(word.signs.len());
                signs.eq(number.at.text.chars())
            }
        })
    };
    numbers.iter().filter(is_again).count() * 2 > numbers.len()
}

/// Whether a word stands in the row of a number, behind it.
fn is_beside(number: &Number<'_>, word: &Word) -> bool {
    let size = f64::from(word.written.size).max(number.at.size);
    number.at.right <= f64::from(word.written.left) && away(number, word) < size * SAME_LINE
}

/// How much higher or lower a word stands than a number.
fn away(number: &Number<'_>, word: &Word) -> f64 {
    (number.at.y - f64::from(word.written.y)).abs()
}

/// The numbers in the margin of a page, in their order; none where one stands there twice.
fn numbers(page: &Page) -> Vec<Number<'_>> {
    let all = page.numbers.iter();
    let mut numbers: Vec<Number<'_>> = all
        .filter_map(|at| {
            let number = at.text.parse().ok()?;
            Some(Number { number, at })
        })
        .collect();
    let mut seen = HashSet::new();
    if !numbers.iter().all(|number| seen.insert(number.number)) {
        return Vec::new();
    }
    numbers.sort_by_key(|number| number.number);
    numbers
}

/// Each number with the words beside it.
fn of_words(numbers: &[Number<'_>], words: &[Word]) -> Vec<(u32, Run)> {
    let mut lines: Vec<Run> = vec![Run::new(); numbers.len()];
    for word in words {
        let beside = numbers.iter().enumerate();
        let beside = beside.filter(|(_, number)| is_beside(number, word));
        let nearest =
            beside.min_by(|(_, one), (_, other)| away(one, word).total_cmp(&away(other, word)));
        let Some((at, _)) = nearest else { continue };
        match lines[at].last_mut() {
            Some((paragraph, signs)) if *paragraph == word.paragraph => signs.end = word.signs.end,
            _ => lines[at].push((word.paragraph, word.signs.clone())),
        }
    }
    let numbers = numbers.iter().map(|number| number.number);
    numbers.zip(lines).collect()
}
