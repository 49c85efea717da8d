//! Words of a name that are written in one as well: double names, and what an apostrophe joins.

use std::ops::Range;

use super::{handles::LEAST_HANDLE, telling::has_no_case};
use crate::export::protected::letters::{Gap, Letters};

/// The words of a name that an apostrophe makes one of: `O'Connor`, which is also written without.
pub fn joined_by_apostrophe(name: &Letters) -> Vec<Range<usize>> {
    let gaps: Vec<Gap> = name.gaps(&(0..name.len())).collect();
    let mut words = Vec::new();
    let mut start = 0;
    for end in 1..=name.len() {
        let gap = gaps.get(end - 1);
        if matches!(gap, Some(Gap::None | Gap::Apostrophe)) {
            continue;
        }
        if gaps[start..end - 1].contains(&Gap::Apostrophe) {
            words.push(start..end);
        }
        start = end;
    }
    words
}

/// Two words with a hyphen between them, which are also written in one.
pub struct Double {
    pub halves: [Range<usize>; 2],
    /// Whether they are one name, of which a half is anybody's: `Jong-suk`, and not `Jean-Luc`.
    pub is_one: bool,
}

/// Those of a name.
pub fn doubles(name: &Letters, words: &[Range<usize>]) -> Vec<Double> {
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [first, last] => Some([first.clone(), last.clone()]),
        _ => None,
    });
    let is_double = |[first, last]: &[Range<usize>; 2]| {
        let is_name = name.are_capital(first) || name.get(first).starts_with(has_no_case);
        name.gap(last.start) == Gap::Hyphen && is_name && last.len() > 1
    };
    let doubles = pairs.filter(is_double);
    doubles
        .map(|halves| Double {
            is_one: name.are_capital(&halves[0]) && !name.are_capital(&halves[1]),
            halves,
        })
        .collect()
}

/// Whether letters stand as a double given name: in one word, with a hyphen where it may be parted (`Jong-suk`), or with white
/// space there and a capital. In small letters it is told by the hyphen, or by many letters.
pub fn are_at(text: &Letters, numbers: &Range<usize>, seam: Option<usize>) -> bool {
    let mut parted = text.gaps(numbers).enumerate();
    let parted = parted.by_ref().filter(|(_, gap)| *gap != Gap::None);
    let parted: Vec<(usize, Gap)> = parted.collect();
    let is_capital = text.are_capital(numbers);
    match parted[..] {
        [] => is_capital || numbers.len() >= LEAST_HANDLE,
        [(at, gap)] if Some(at + 1) == seam => match gap {
            Gap::Hyphen | Gap::Parted | Gap::Low => true,
            Gap::Space => is_capital,
            _ => false,
        },
        _ => false,
    }
}
