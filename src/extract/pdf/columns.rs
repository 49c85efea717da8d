//! In which order the parts of a page are read: columns one after the other, what spans them in its
//! place.

use super::{lines, script, words::Word};

/// White space of this part of the type's size, all the way down, parts two columns. Wider than the
/// spaces of a line; as wide as the narrowest gutters.
const GUTTER: f64 = 0.8;
/// Lines on each side of a gutter, at least.
const MIN_LINES: usize = 4;
/// The same where the lines of the two sides stand at heights of their own, and so are no rows: then a
/// side bar or the cell of a caption may be as short, and need not be prose.
const MIN_LOOSE_LINES: usize = 2;
/// Lines on both sides together, at least.
const MIN_ALL_LINES: usize = 7;
/// How much of a column's width its lines fill on average, at least. Prose does; tables, signatures and
/// the captions of court papers, which are read row by row, do not.
const MIN_FILL: f64 = 0.62;
/// Letters of a column's line on average, at least. Tables of figures and the line numbers of
/// pleadings have fewer.
const MIN_LETTERS: usize = 12;
/// No page that is meant to be read has more; beyond, it is read line by line.
const MAX_WORDS: usize = 30_000;
/// Parts of parts, at most.
const MAX_DEPTH: usize = 12;

/// A part of a page whose lines are read one after the other.
pub struct Part {
    pub words: Vec<Word>,
    /// Whether it is a further column, so that a sentence may run on into it.
    pub is_next_column: bool,
}

/// The parts of a page, in the order of reading.
pub fn parts(words: Vec<Word>) -> Vec<Part> {
    let mut parts = Vec::new();
    let limit = if words.len() > MAX_WORDS {
        0
    } else {
        MAX_DEPTH
    };
    split(words, false, limit, &mut parts);
    parts
}

fn split(words: Vec<Word>, is_next_column: bool, depth: usize, parts: &mut Vec<Part>) {
    if words.is_empty() {
        return;
    }
    let rows = rows(&words);
    let gutter = if depth == 0 {
        None
    } else {
        widest_gutter(&words, &rows)
    };
    let Some(gutter) = gutter else {
        parts.push(Part {
            words,
            is_next_column,
        });
        return;
    };
    let [mut above, mut left, mut right, mut below] = [const { Vec::new() }; 4];
    for (index, row) in rows.iter().enumerate() {
        for &word in row {
            let word = &words[word];
            let part = match index {
                _ if index < gutter.rows.start => &mut above,
                _ if index >= gutter.rows.end => &mut below,
                _ if word.left < gutter.x => &mut left,
                _ => &mut right,
            };
            part.push(word.clone());
        }
    }
    if is_right_to_left(&words) {
        std::mem::swap(&mut left, &mut right);
    }
    let above_is_next = is_next_column && !above.is_empty();
    split(above, above_is_next, depth - 1, parts);
    split(left, is_next_column && !above_is_next, depth - 1, parts);
    split(right, true, depth - 1, parts);
    split(below, false, depth - 1, parts);
}

fn is_right_to_left(words: &[Word]) -> bool {
    let letters = words
        .iter()
        .flat_map(|word| &word.texts)
        .flat_map(|text| text.chars());
    let (mut to_left, mut all) = (0, 0);
    for letter in letters.filter(|c| c.is_alphabetic()) {
        all += 1;
        to_left += usize::from(script::is_right_to_left(letter));
    }
    to_left * 2 > all
}

/// The words of each row, as numbers of `words`, from the top.
pub fn rows(words: &[Word]) -> Vec<Vec<usize>> {
    let mut by_height: Vec<usize> = (0..words.len()).collect();
    by_height.sort_by(|&a, &b| words[a].y.total_cmp(&words[b].y));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    // The top and bottom of the largest word of the last row.
    let (mut top, mut bottom) = (0.0, 0.0);
    for index in by_height {
        let word = &words[index];
        let overlap = word.bottom().min(bottom) - word.top().max(top);
        let smaller = (bottom - top).min(word.bottom() - word.top());
        match rows.last_mut() {
            Some(row) if overlap > smaller * 0.5 => {
                row.push(index);
                if word.bottom() - word.top() > bottom - top {
                    (top, bottom) = (word.top(), word.bottom());
                }
            }
            _ => {
                rows.push(vec![index]);
                (top, bottom) = (word.top(), word.bottom());
            }
        }
    }
    rows
}

struct Gutter {
    x: f64,
    /// The rows that it parts.
    rows: std::ops::Range<usize>,
    lines: usize,
    width: f64,
}

/// The gutter that parts the most lines, and of those the widest.
fn widest_gutter(words: &[Word], rows: &[Vec<usize>]) -> Option<Gutter> {
    if rows.len() < MIN_ALL_LINES / 2 {
        return None;
    }
    let mut sizes: Vec<f64> = words.iter().map(|word| word.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    let half = size * GUTTER / 2.0;
    // A gutter begins where words end.
    let mut starts: Vec<i64> = words.iter().map(|word| word.right.ceil() as i64).collect();
    starts.sort_unstable();
    starts.dedup();
    let gutters = starts.iter().flat_map(|&start| {
        let x = start as f64 + half;
        stretches(words, rows, x - half, x + half, size)
            .into_iter()
            .filter_map(move |stretch| gutter(words, &rows[stretch.clone()], x, stretch))
    });
    gutters.max_by(|a, b| a.lines.cmp(&b.lines).then(a.width.total_cmp(&b.width)))
}

/// The rows, one below the other, that no word crosses between two edges.
fn stretches(
    words: &[Word],
    rows: &[Vec<usize>],
    left: f64,
    right: f64,
    size: f64,
) -> Vec<std::ops::Range<usize>> {
    // A little of a letter may stand out.
    let slack = size * 0.1;
    let is_free = |row: &Vec<usize>| {
        row.iter()
            .all(|&word| words[word].right <= left + slack || words[word].left >= right - slack)
    };
    let y = |row: &Vec<usize>| {
        row.iter()
            .map(|&word| words[word].y)
            .fold(f64::MIN, f64::max)
    };
    let mut stretches = Vec::new();
    let mut start = 0;
    for index in 0..rows.len() {
        // White space across the page ends columns: headers and footers are parts of their own.
        if index > start && y(&rows[index]) - y(&rows[index - 1]) > size * 3.6 {
            stretches.push(start..index);
            start = index;
        }
        if !is_free(&rows[index]) {
            stretches.push(start..index);
            start = index + 1;
        }
    }
    stretches.push(start..rows.len());
    stretches.retain(|stretch| stretch.len() >= MIN_ALL_LINES / 2);
    stretches
}

/// The gutter at `x` through these rows, if there is prose on both sides of it.
fn gutter(
    words: &[Word],
    rows: &[Vec<usize>],
    x: f64,
    at: std::ops::Range<usize>,
) -> Option<Gutter> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let mut row: Vec<&Word> = row.iter().map(|&word| &words[word]).collect();
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let (before, after) = row.split_at(row.partition_point(|word| word.left < x));
        left.extend(Side::new(before));
        right.extend(Side::new(after));
    }
    let is_split = is_prose(&left) && is_prose(&right) || are_loose(&left, &right);
    if !is_split || left.len() + right.len() < MIN_ALL_LINES {
        return None;
    }
    let inner = |sides: &[Side], of: fn(&Side) -> f64, pick: fn(f64, f64) -> f64| {
        sides.iter().map(of).reduce(pick).unwrap_or(x)
    };
    let width = inner(&right, |s| s.left, f64::min) - inner(&left, |s| s.right, f64::max);
    Some(Gutter {
        x,
        rows: at,
        lines: left.len() + right.len(),
        width,
    })
}

/// What a row has on one side of a gutter.
struct Side {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    letters: usize,
    /// Whether it is in cells, as the row of a table.
    has_cells: bool,
}

impl Side {
    /// Of words from left to right; none if there are none.
    fn new(words: &[&Word]) -> Option<Self> {
        let is_wide =
            |pair: &[&Word]| pair[1].left - pair[0].right > pair[0].size * lines::CELL_GAP;
        Some(Self {
            left: words.first()?.left,
            y: words.first()?.y,
            size: words.first()?.size,
            right: words.iter().map(|word| word.right).fold(f64::MIN, f64::max),
            letters: words.iter().map(|word| word.letters()).sum(),
            has_cells: words.windows(2).any(is_wide),
        })
    }
}

fn is_prose(lines: &[Side]) -> bool {
    let count = lines.len();
    let left = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
    let right = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
    let filled: f64 = lines.iter().map(|line| line.right - line.left).sum();
    let letters: usize = lines.iter().map(|line| line.letters).sum();
    let in_cells = lines.iter().filter(|line| line.has_cells).count();
    count >= MIN_LINES
        && filled >= MIN_FILL * (right - left) * count as f64
        && letters >= MIN_LETTERS * count
        && in_cells * 3 <= count
}

/// Whether the lines of two sides stand at heights of their own.
fn are_loose(left: &[Side], right: &[Side]) -> bool {
    let (few, many) = if left.len() < right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let is_level = |line: &&Side| {
        many.iter()
            .any(|other| (other.y - line.y).abs() < line.size.min(other.size) * 0.12)
    };
    let level = few.iter().filter(is_level).count();
    let in_cells =
        |lines: &[Side]| lines.iter().filter(|line| line.has_cells).count() * 3 > lines.len();
    few.len() >= MIN_LOOSE_LINES && level * 3 <= few.len() && !in_cells(left) && !in_cells(right)
}
