//! The captions of court papers: the parties on one side, the number of the case on the other, and a column
//! of `)`, `§` or `|` between them, line by line.

use std::ops::Range;

use super::words::Word;

/// Signs one below the other that part a caption, at least; and of those that part nothing else.
const MIN_SIGNS: usize = 3;
const MIN_CLEAR_SIGNS: usize = 2;
/// Rows without the sign that may be between two with it.
const MAX_BETWEEN: usize = 2;

/// A caption on a page: which words are its signs, which rows it takes, and where it is parted.
pub struct Caption {
    pub signs: Vec<usize>,
    pub rows: Range<usize>,
    pub x: f64,
}

/// The first caption of a part of a page, whose words stand in these rows.
pub fn find(words: &[Word], rows: &[Vec<usize>]) -> Option<Caption> {
    let signs = rows.iter().map(|row| sign(words, row));
    let signs: Vec<Option<usize>> = signs.collect();
    let mut start = 0;
    while start < rows.len() {
        let Some(first) = signs[start] else {
            start += 1;
            continue;
        };
        let (end, found) = run(words, &signs, start, first);
        let least = match is_clear(&words[first]) {
            true => MIN_CLEAR_SIGNS,
            false => MIN_SIGNS,
        };
        if found.len() >= least
            && let Some(caption) = caption(words, rows, start..end, found)
        {
            return Some(caption);
        }
        start = end;
    }
    None
}

/// The one sign of a row that parts it.
fn sign(words: &[Word], row: &[usize]) -> Option<usize> {
    let is_sign = |at: &&usize| match &words[**at].texts[..] {
        [text] => matches!(&**text, ")" | "§" | "|" | "]" | ":" | "*"),
        _ => false,
    };
    let mut signs = row.iter().filter(is_sign);
    let one = *signs.next()?;
    signs.next().is_none().then_some(one)
}

/// Whether a sign stands between no name and its value.
fn is_clear(sign: &Word) -> bool {
    matches!(&*sign.text(), ")" | "§")
}

/// The signs that stand below that of a row, at the same place and alike, and the row behind the last.
fn run(words: &[Word], signs: &[Option<usize>], start: usize, first: usize) -> (usize, Vec<usize>) {
    let mut found = vec![first];
    let mut end = start + 1;
    for (row, sign) in signs.iter().enumerate().skip(start + 1) {
        if row - end > MAX_BETWEEN {
            break;
        }
        let Some(sign) = sign else {
            continue;
        };
        let (above, below) = (&words[first], &words[*sign]);
        if (above.left - below.left).abs() > above.size * 0.7 || above.texts != below.texts {
            break;
        }
        found.push(*sign);
        end = row + 1;
    }
    (end, found)
}

/// Whether these rows are a caption: nothing crosses the signs, each side has words, and the signs are clear or a
/// third of the rows has words on one side only, which those of a list of names and values have not.
fn caption(
    words: &[Word],
    rows: &[Vec<usize>],
    within: Range<usize>,
    signs: Vec<usize>,
) -> Option<Caption> {
    let left = signs
        .iter()
        .map(|&sign| words[sign].left)
        .fold(f64::MAX, f64::min);
    let right = signs
        .iter()
        .map(|&sign| words[sign].right)
        .fold(f64::MIN, f64::max);
    let (mut on_left, mut on_right, mut on_one) = (0, 0, 0);
    for row in &rows[within.clone()] {
        let others = || {
            row.iter()
                .filter(|at| !signs.contains(at))
                .map(|&at| &words[at])
        };
        if others().any(|word| word.right > left + word.size && word.left < right - word.size) {
            return None;
        }
        let has_left = others().any(|word| word.left < left);
        let has_right = others().any(|word| word.left >= left);
        on_left += usize::from(has_left);
        on_right += usize::from(has_right);
        on_one += usize::from(has_left != has_right);
    }
    let are_clear = signs.iter().all(|&sign| is_clear(&words[sign]));
    let is_caption = on_left >= 2 && on_right >= 1 && (are_clear || on_one * 3 >= within.len());
    is_caption.then_some(Caption {
        signs,
        rows: within,
        x: left,
    })
}
