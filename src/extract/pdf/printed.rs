//! Which words stand beside which of the numbers in a margin: the lines of pleadings and transcripts.

use std::collections::HashSet;

use super::{
    Beside, Page,
    written::{Word, by_page, placed},
};
use crate::extract::{Block, Places, PrintedLine};

/// In parts of the type's size: a number and its line are less apart in height. Lines are a whole size apart at least.
const SAME_LINE: f64 = 0.45;

/// A number in a margin, and where it stands.
struct Number<'p> {
    number: u32,
    at: &'p Beside,
}

/// The lines of all pages that have a number beside them. Of a page on which a number stands twice, as where four pages
/// are printed on one sheet, or whose words cannot be told in the blocks, none: a false place is worse than none.
pub fn lines(pages: &[Page], blocks: &[Block]) -> Vec<PrintedLine> {
    let mut lines = Vec::new();
    for ((page, of_page), sheet) in pages.iter().zip(by_page(pages.len(), blocks)).zip(1..) {
        let numbers = numbers(page);
        let words = match numbers.is_empty() {
            true => None,
            false => placed(page, blocks, of_page),
        };
        let words = words.unwrap_or_default();
        if !is_counted_again(&numbers, &words, blocks) {
            lines.extend(of_page_lines(&numbers, &words, sheet));
        }
    }
    lines
}

/// Whether most numbers stand once more in the row beside them, as where a second page is printed to the right of the first.
fn is_counted_again(numbers: &[Number<'_>], words: &[Word], blocks: &[Block]) -> bool {
    let is_again = |number: &&Number<'_>| {
        let mut row = words.iter().filter(|word| is_beside(number, word));
        row.any(|word| {
            let text = blocks.get(word.block).map_or("", |block| &block.text);
            text.get(word.range.clone()) == Some(&number.at.text)
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

fn of_page_lines(numbers: &[Number<'_>], words: &[Word], page: u32) -> Vec<PrintedLine> {
    let mut lines: Vec<Places> = vec![Places::new(); numbers.len()];
    for word in words {
        let numbers = numbers.iter().enumerate();
        let beside = numbers.filter(|(_, number)| is_beside(number, word));
        let nearest =
            beside.min_by(|(_, one), (_, other)| away(one, word).total_cmp(&away(other, word)));
        let Some((at, _)) = nearest else { continue };
        match lines[at].last_mut() {
            Some((block, range)) if *block == word.block => range.end = word.range.end,
            _ => lines[at].push((word.block, word.range.clone())),
        }
    }
    let lines = numbers.iter().zip(lines);
    let lines = lines.map(|(number, places)| PrintedLine {
        page,
        number: number.number,
        places,
    });
    lines.collect()
}
