//! The line numbers of pleadings: 1 to 28 down the margin, beside the text and not of it.

use super::{Beside, words::Word};

/// Fewer numbers in a column are a list.
const MIN_NUMBERS: usize = 10;
/// Pleading paper has 25, 28 or 32 lines.
const MAX_NUMBER: u32 = 60;

/// In parts of the type's size: how far a number stands from its place on another page, at most.
const SAME_PLACE: f64 = 0.5;
/// So many pages back such a place is looked for: left and right pages may have margins of their own.
const PAGES_BACK: usize = 2;

/// The line numbers of the last pages that have enough to be known by themselves: the few lines of a page behind them,
/// as at the end of a transcript, are numbered in the same places.
#[derive(Default)]
pub struct Before(Vec<Vec<Place>>);

/// Where a line number stands.
struct Place {
    number: u32,
    right: f64,
    y: f64,
}

impl Before {
    /// Takes what stands in the margin of a page.
    pub fn turn(&mut self, beside: &[Beside]) {
        let place = |beside: &Beside| {
            Some(Place {
                number: beside.text.parse().ok()?,
                right: beside.right,
                y: beside.y,
            })
        };
        let places: Vec<Place> = beside.iter().filter_map(place).collect();
        if places.len() >= MIN_NUMBERS {
            self.0.insert(0, places);
            self.0.truncate(PAGES_BACK);
        }
    }

    /// The numbers from 1 on that stand where a page before has them.
    fn numbers(&self, words: &[Word]) -> Vec<usize> {
        let pages = self.0.iter();
        let found = pages.map(|page| {
            let same = (1..).map_while(|expected| {
                let place = page.iter().find(|place| place.number == expected)?;
                words.iter().position(|word| {
                    let away = (word.right - place.right)
                        .abs()
                        .max((word.y - place.y).abs());
                    number(word) == Some(expected) && away < word.size * SAME_PLACE
                })
            });
            same.collect::<Vec<usize>>()
        });
        found.max_by_key(Vec::len).unwrap_or_default()
    }
}

/// Takes the line numbers out of a part's words, in their order.
pub fn take_numbers(words: &mut Vec<Word>, before: &Before) -> Vec<Word> {
    let mut numbers = run(words);
    if numbers.len() < MIN_NUMBERS || !are_beside(words, &numbers) {
        numbers = before.numbers(words);
        // One alone may be anything that stands there.
        if numbers.is_empty() || numbers.len() == 1 && !are_beside(words, &numbers) {
            return Vec::new();
        }
    }
    let taken = numbers
        .iter()
        .map(|&number| words[number].clone())
        .collect();
    let mut at = 0;
    words.retain(|_| {
        at += 1;
        !numbers.contains(&(at - 1))
    });
    taken
}

fn number(word: &Word) -> Option<u32> {
    let number = word.text().parse().ok()?;
    (1..=MAX_NUMBER).contains(&number).then_some(number)
}

/// The longest run of numbers one below the other that counts on by one, at one left or right edge.
fn run(words: &[Word]) -> Vec<usize> {
    let numbers = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((at, number(word)?)));
    let mut numbers: Vec<(usize, u32)> = numbers.collect();
    numbers.sort_by(|a, b| words[a.0].y.total_cmp(&words[b.0].y));
    let edge = numbers
        .iter()
        .map(|(at, _)| words[*at].right)
        .fold(f64::MAX, f64::min);
    let mut longest: Vec<usize> = Vec::new();
    let mut current: Vec<usize> = Vec::new();
    let mut expected = 0;
    // They stand left of all other numbers, but for the width of a digit.
    let in_margin = |word: &Word| word.right < edge + word.size * 1.2;
    for (at, number) in numbers.into_iter().filter(|(at, _)| in_margin(&words[*at])) {
        if number != expected {
            current.clear();
        }
        expected = number + 1;
        current.push(at);
        if current.len() > longest.len() {
            longest.clone_from(&current);
        }
    }
    longest
}

/// Whether nearly all other words stand to the right of the numbers.
fn are_beside(words: &[Word], numbers: &[usize]) -> bool {
    let edge = numbers
        .iter()
        .map(|&at| words[at].right)
        .fold(f64::MIN, f64::max);
    let others = words
        .iter()
        .enumerate()
        .filter(|(at, _)| !numbers.contains(at));
    let (mut all, mut left) = (0, 0);
    for (_, word) in others {
        all += 1;
        left += usize::from(word.left < edge);
    }
    all > 0 && left * 20 <= all
}
