//! In which order the parts of a page are read: columns one after the other, what spans them in its
//! place.

use std::ops::Range;

use super::{
    caption, cells, dealt, gaps, lines, margin, paragraphs,
    paragraphs::OTHER_SIZE,
    rules::Rules,
    script,
    tables::{Cell, Cells},
    tagged,
    words::Word,
};

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
/// The same of a line of a note in the margin.
const MIN_NOTE_LETTERS: usize = 5;
/// No page that is meant to be read has more; beyond, it is read line by line.
const MAX_WORDS: usize = 10_000;
/// Places across a page at which gutters are looked for, at most: about one for each point.
const MAX_PLACES: f64 = 1000.0;
/// Parts of parts, at most.
const MAX_DEPTH: usize = 12;

/// In parts of how far the lines of a column are apart: what stands above the columns is further from them.
const MASTHEAD_GAP: f64 = 1.5;
/// In so many rows above a line its column's two lines before it are looked for: those of other columns stand between.
const ROWS_BETWEEN: usize = 12;
/// In parts of the type's size: lines of a column begin less apart than that.
const SAME_LEFT: f64 = 0.2;
/// In parts of the type's size: how far in the right side of a masthead begins, at least.
const SET_IN: f64 = 5.0;

/// A part of a page whose lines are read one after the other.
pub struct Part {
    pub words: Vec<Word>,
    /// Where the part ends on the left and on the right: at the page's text or in a gutter.
    pub bounds: Range<f64>,
    /// Whether it is a further column, so that a sentence may run on into it.
    pub is_next_column: bool,
    /// Whether what is read next stands beside it, in another cell or column, and nothing tells that it goes on there.
    pub is_before_cell: bool,
    /// Its gaps that may part columns.
    pub gaps: gaps::Found,
}

impl Part {
    fn new(words: Vec<Word>, bounds: Range<f64>, is_next_column: bool) -> Self {
        Self {
            words,
            bounds,
            is_next_column,
            is_before_cell: false,
            gaps: gaps::Found::default(),
        }
    }
}

/// A page in the order of reading.
pub struct Parts<'b> {
    pub parts: Vec<Part>,
    /// The line numbers in the margins, and the signs that part captions.
    pub numbers: Vec<Word>,
    before: &'b margin::Before,
}

/// Cuts a page with these lines into its parts; `before` are the line numbers of the pages before.
pub fn parts<'b>(words: Vec<Word>, rules: &Rules, before: &'b margin::Before) -> Parts<'b> {
    let mut parts = Parts {
        parts: Vec::new(),
        numbers: Vec::new(),
        before,
    };
    let depth = if words.len() > MAX_WORDS {
        0
    } else {
        MAX_DEPTH
    };
    let left = words.iter().map(|word| word.left).fold(f64::MAX, f64::min);
    let right = words.iter().map(|word| word.right).fold(f64::MIN, f64::max);
    let page = Part::new(words, left..right, false);
    split(page, depth, rules, &mut parts);
    parts
}

fn split(mut part: Part, depth: usize, rules: &Rules, parts: &mut Parts<'_>) {
    let numbers = margin::take_numbers(&mut part.words, parts.before);
    parts.numbers.extend(numbers);
    if part.words.is_empty() {
        return;
    }
    let tables = rules.tables.iter().filter(|_| depth > 0);
    let mut tables = tables.filter_map(|table| table.cells(&part.words, rules));
    let told = |words| tagged::cells(words).or_else(|| dealt::cells(words));
    let told = || (depth > 0).then(|| told(&part.words)).flatten();
    if let Some(table) = tables.next().or_else(told) {
        table_by_cells(&part, &table, depth, rules, parts);
        return;
    }
    let rows = rows(&part.words);
    let caption = caption::find(&part.words, &rows).filter(|_| depth > 0);
    let gutter = match &caption {
        _ if depth == 0 => None,
        Some(caption) => Some((caption.x, caption.rows.clone())),
        None => widest_gutter(&part, &rows).map(|gutter| (gutter.x, gutter.rows)),
    };
    let Some((x, within)) = gutter else {
        match depth {
            0 => parts.parts.push(part),
            _ => whole(part, &rows, rules, parts),
        }
        return;
    };
    let signs = caption.map_or_else(Vec::new, |caption| caption.signs);
    let [mut above, mut left, mut right, mut below] = [const { Vec::new() }; 4];
    for (index, row) in rows.iter().enumerate() {
        for &at in row {
            let word = &part.words[at];
            let side = match index {
                _ if signs.contains(&at) => &mut parts.numbers,
                _ if index < within.start => &mut above,
                _ if index >= within.end => &mut below,
                _ if word.left < x => &mut left,
                _ => &mut right,
            };
            side.push(word.clone());
        }
    }
    let is_columns = signs.is_empty();
    let Range { start, end } = part.bounds;
    let mut sides = [(left, start..x), (right, x..end)];
    if is_right_to_left(&part.words) {
        sides.reverse();
    }
    let [first, second] = sides;
    let is_first_next = part.is_next_column && above.is_empty();
    for (words, bounds, is_next_column, is_before_cell) in [
        (above, start..end, part.is_next_column, false),
        (first.0, first.1, is_first_next, !is_columns),
        (second.0, second.1, is_columns, false),
        (below, start..end, false, false),
    ] {
        let count = parts.parts.len();
        split(
            Part::new(words, bounds, is_next_column),
            depth - 1,
            rules,
            parts,
        );
        if let Some(last) = parts.parts[count..].last_mut() {
            last.is_before_cell |= is_before_cell;
        }
    }
}

/// Takes a part that a table goes through: its cells one after the other, row by row. What stands in a single line is
/// one row of text, with gaps between its cells.
fn table_by_cells(part: &Part, table: &Cells, depth: usize, rules: &Rules, parts: &mut Parts<'_>) {
    let words = |all: &[usize]| -> Vec<Word> {
        let words = all.iter().map(|&at| part.words[at].clone());
        words.collect()
    };
    let is_next_column = part.is_next_column && !table.above.is_empty();
    let above = Part::new(words(&table.above), part.bounds.clone(), is_next_column);
    split(above, depth - 1, rules, parts);
    for row in &table.rows {
        let mut cells: Vec<(&Cell, Vec<Word>)> = row
            .iter()
            .map(|cell| (cell, of_cell(words(&cell.words))))
            .collect();
        let all: Vec<Word> = cells.iter().flat_map(|(_, words)| words).cloned().collect();
        if rows(&all).len() == 1 {
            let first = |(_, words): &(&Cell, Vec<Word>)| {
                let first = words.iter().min_by(|a, b| a.left.total_cmp(&b.left));
                first.map(|word| word.order)
            };
            let bounds = row[0].left..row[row.len() - 1].right;
            let mut line = Part::new(all, bounds, false);
            line.gaps.before = cells.iter().skip(1).filter_map(first).collect();
            line.is_before_cell = true;
            parts.parts.push(line);
            continue;
        }
        if is_right_to_left(&all) {
            cells.reverse();
        }
        for (cell, words) in cells {
            let count = parts.parts.len();
            let cell = Part::new(words, cell.left..cell.right, false);
            split(cell, depth - 1, rules, parts);
            if let Some(last) = parts.parts[count..].last_mut() {
                last.is_before_cell = true;
            }
        }
    }
    let below = Part::new(words(&table.below), part.bounds.clone(), false);
    split(below, depth - 1, rules, parts);
}

/// The words of a cell, which say so.
fn of_cell(mut words: Vec<Word>) -> Vec<Word> {
    let first = words.iter().map(|word| word.order).min();
    for word in &mut words {
        word.cell = first;
    }
    words
}

/// Takes a part without gutters, whose words stand in these rows, but for bands of cells in it.
fn whole(mut part: Part, rows: &[Vec<usize>], rules: &Rules, parts: &mut Parts<'_>) {
    let bands = cells::bands(&part.words, rows, rules);
    if bands.is_empty() {
        part.gaps = gaps::find(&part.words, rows, rules);
        parts.parts.push(part);
        return;
    }
    let mut done = 0;
    let mut rest = |rows: &[Vec<usize>]| {
        let words: Vec<Word> = rows
            .iter()
            .flatten()
            .map(|&at| part.words[at].clone())
            .collect();
        let is_next_column = std::mem::take(&mut part.is_next_column);
        let gaps = gaps::of(&words, rules);
        let part = Part::new(words, part.bounds.clone(), is_next_column);
        (!part.words.is_empty()).then_some(Part { gaps, ..part })
    };
    for band in bands {
        parts.parts.extend(rest(&rows[done..band.rows.start]));
        let count = band.cells.len();
        let cells = band.cells.into_iter().enumerate();
        parts
            .parts
            .extend(cells.map(|(number, (words, bounds))| Part {
                is_before_cell: number + 1 < count,
                gaps: gaps::of(&words, rules),
                ..Part::new(words, bounds, false)
            }));
        done = band.rows.end;
    }
    parts.parts.extend(rest(&rows[done..]));
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
    rows: Range<usize>,
    lines: usize,
    width: f64,
}

/// The gutter that parts the most lines, and of those the widest.
fn widest_gutter(part: &Part, rows: &[Vec<usize>]) -> Option<Gutter> {
    let words = &part.words;
    if rows.len() < MIN_LOOSE_LINES {
        return None;
    }
    let mut sizes: Vec<f64> = words.iter().map(|word| word.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    let half = size * GUTTER / 2.0;
    // A gutter begins where words end.
    let step = ((part.bounds.end - part.bounds.start) / MAX_PLACES).max(1.0);
    let mut starts: Vec<i64> = words
        .iter()
        .map(|word| (word.right / step).ceil() as i64)
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let gutters = starts.iter().flat_map(|&start| {
        let x = start as f64 * step + half;
        stretches(words, rows, x - half, x + half, size)
            .into_iter()
            .filter_map(move |stretch| gutter(part, rows, x, stretch))
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
) -> Vec<Range<usize>> {
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
    stretches.retain(|stretch| stretch.len() >= MIN_LOOSE_LINES);
    stretches
}

/// How wide the white space at `x` is that goes down through these rows, and the size of what is beside it.
fn white_space(words: &[Word], rows: &[Vec<usize>], x: f64) -> (f64, f64) {
    let (mut left, mut right, mut size) = (f64::MIN, f64::MAX, 0.0_f64);
    for &word in rows.iter().flatten() {
        let word = &words[word];
        size = size.max(word.size);
        if word.left < x {
            left = left.max(word.right);
        } else {
            right = right.min(word.left);
        }
    }
    (right - left, size)
}

/// Whether a row is the next line of a column: it begins where the two above it in that column do, and as far below as
/// they are apart. Rows of other columns may stand between them.
fn goes_on(rows: &[(Vec<&Word>, Vec<&Word>)], at: usize) -> bool {
    let words = |at: usize| {
        let row = rows.get(at).into_iter();
        row.flat_map(|(left, right)| left.iter().chain(right).copied())
    };
    let Some(first) = words(at).next() else {
        return false;
    };
    let mut above = (0..at).rev().take(ROWS_BETWEEN).filter_map(|row| {
        words(row).find(|word| {
            (word.left - first.left).abs() < first.size * SAME_LEFT
                && first.size.max(word.size) < first.size.min(word.size) * OTHER_SIZE
        })
    });
    above
        .next()
        .zip(above.next())
        .is_some_and(|(above, before)| {
            let leading = above.y - before.y;
            first.y - above.y < leading * MASTHEAD_GAP
        })
}

/// The gutter at `x` through some of these rows, if what stands on both sides of it is read apart.
fn gutter(part: &Part, rows: &[Vec<usize>], x: f64, within: Range<usize>) -> Option<Gutter> {
    if within.len() < MIN_ALL_LINES / 2 {
        // So few are columns only where a wide gap parts them.
        let (width, size) = white_space(&part.words, &rows[within.clone()], x);
        if width < size * lines::CELL_GAP {
            return None;
        }
    }
    let words = rows[within.clone()].iter().map(|row| {
        let mut row: Vec<&Word> = row.iter().map(|&word| &part.words[word]).collect();
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let right = row.split_off(row.partition_point(|word| word.left < x));
        (row, right)
    });
    let words: Vec<(Vec<&Word>, Vec<&Word>)> = words.collect();
    let sides = words
        .iter()
        .map(|(left, right)| (Side::new(left), Side::new(right)));
    let mut sides: Vec<(Option<Side>, Option<Side>)> = sides.collect();
    // What stands in the middle of the page, above or below the columns, is a title.
    let middle = part.bounds.start + part.bounds.end;
    let is_title = |row: &(Option<Side>, Option<Side>)| match row {
        (Some(side), None) | (None, Some(side)) => {
            (side.left + side.right - middle).abs() < side.size * 3.0
        }
        _ => false,
    };
    let first = sides
        .iter()
        .position(|(left, right)| left.is_some() && right.is_some())?;
    let last = sides
        .iter()
        .rposition(|(left, right)| left.is_some() && right.is_some())?;
    let start = sides[..first]
        .iter()
        .rposition(is_title)
        .map_or(0, |title| title + 1);
    let start = match is_masthead(&sides, first, part.bounds.end) {
        true => first + 1,
        false => start,
    };
    let mut below = last..sides.len();
    let below = below.find(|&row| is_title(&sides[row]) && !goes_on(&words, row));
    let end = below.unwrap_or(sides.len());
    let at = within.start + start..within.start + end;
    let (left, right): (Vec<_>, Vec<_>) = sides.drain(start..end).unzip();
    let left: Vec<Side> = left.into_iter().flatten().collect();
    let right: Vec<Side> = right.into_iter().flatten().collect();
    let (words_left, words_right): (Vec<_>, Vec<_>) = words[start..end]
        .iter()
        .map(|(left, right)| (&left[..], &right[..]))
        .unzip();
    let are_prose = || {
        (is_prose(&left) || is_nearest_prose(&words_left, x))
            && (is_prose(&right) || is_nearest_prose(&words_right, x))
    };
    let inner = |sides: &[Side], of: fn(&Side) -> f64, pick: fn(f64, f64) -> f64| {
        sides.iter().map(of).reduce(pick).unwrap_or(x)
    };
    let width = inner(&right, |s| s.left, f64::min) - inner(&left, |s| s.right, f64::max);
    let is_split = match left.len() + right.len() < MIN_ALL_LINES {
        true => {
            let size = left.first().map_or(0.0, |line| line.size);
            width > size * lines::CELL_GAP && is_one_sentence(&words_left, &words_right)
        }
        false => are_prose() || are_loose(&left, &right) || is_beside_note(&left, &right),
    };
    if !is_split {
        return None;
    }
    Some(Gutter {
        x,
        rows: at,
        lines: left.len() + right.len(),
        width,
    })
}

/// Whether a row with something on both sides, the first of these, stands above the columns rather than in them: it is
/// further from what is below it than those are from one another, and what is on its right is set against the right
/// edge, far behind where the column begins.
fn is_masthead(sides: &[(Option<Side>, Option<Side>)], row: usize, edge: f64) -> bool {
    let (Some((Some(left), Some(right))), below) = (sides.get(row), &sides[row + 1..]) else {
        return false;
    };
    let lefts = below.iter().filter_map(|(left, _)| left.as_ref());
    let rights = || below.iter().filter_map(|(_, right)| right.as_ref());
    let column: Vec<f64> = lefts.map(|side| side.y).collect();
    let mut steps: Vec<f64> = column.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_by(f64::total_cmp);
    let (Some(&leading), Some(&next), Some(beside)) = (
        steps.get(steps.len() / 2),
        column.first(),
        rights().next().map(|side| side.y),
    ) else {
        return false;
    };
    let begins = rights().map(|side| side.left).fold(f64::MAX, f64::min);
    let size = left.size.max(right.size);
    next.min(beside) - left.y > leading * MASTHEAD_GAP
        && right.left - begins > size * SET_IN
        && (edge - right.right).abs() < size
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

/// Whether what stands on one side of a gutter is columns itself, of which the one at the gutter is prose:
/// what stands beyond that, be it a table, is read apart from what is on the other side as well.
fn is_nearest_prose(rows: &[&[&Word]], gutter: f64) -> bool {
    let mut words: Vec<&Word> = rows.iter().copied().flatten().copied().collect();
    words.sort_by(|a, b| a.left.total_cmp(&b.left));
    // Where the white space is that goes all the way down.
    let mut edges = Vec::new();
    let mut right = f64::MIN;
    for word in &words {
        if right > f64::MIN && word.left - right > word.size * GUTTER * 0.8 {
            edges.push((right + word.left) / 2.0);
        }
        right = right.max(word.right);
    }
    let is_left = right <= gutter;
    let edge = if is_left { edges.last() } else { edges.first() };
    let Some(&edge) = edge else {
        return false;
    };
    let sides = rows.iter().filter_map(|row| {
        let (left, right) = row.split_at(row.partition_point(|word| word.left < edge));
        Side::new(if is_left { right } else { left })
    });
    is_prose(&sides.collect::<Vec<_>>())
}

/// Whether a side holds a note to what is on the other: prose, and beside it some lines in another size.
fn is_beside_note(left: &[Side], right: &[Side]) -> bool {
    let (few, many) = if left.len() < right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let is_other = |note: &Side| {
        let size = many.iter().map(|line| line.size).sum::<f64>() / many.len().max(1) as f64;
        size.max(note.size) > size.min(note.size) * OTHER_SIZE
    };
    few.len() >= MIN_LOOSE_LINES
        && few.iter().all(|line| is_other(line) && !line.has_cells)
        && few.iter().map(|line| line.letters).sum::<usize>() >= MIN_NOTE_LETTERS * few.len()
        && is_prose(many)
}

/// Whether few lines in two columns are one sentence: it begins on the left at the top, goes on in small
/// letters from line to line and column to column, and ends on the right at the bottom.
fn is_one_sentence(left: &[&[&Word]], right: &[&[&Word]]) -> bool {
    let text = |row: &&[&Word]| {
        let words: Vec<String> = row.iter().map(|word| word.text()).collect();
        words.join(" ")
    };
    let lines = |rows: &[&[&Word]]| -> Vec<String> {
        let lines = rows.iter().map(text);
        lines.filter(|line| !line.is_empty()).collect()
    };
    let (left, right) = (lines(left), lines(right));
    if left.len() < MIN_LOOSE_LINES || right.len() < MIN_LOOSE_LINES {
        return false;
    }
    let lines = [left, right].concat();
    let begins = |line: &String, is: fn(char) -> bool| line.chars().next().is_some_and(is);
    let goes_on = |pair: &[String]| paragraphs::runs_on(&pair[0], &pair[1]);
    begins(&lines[0], char::is_uppercase)
        && lines.windows(2).all(goes_on)
        && lines.last().is_some_and(|last| paragraphs::is_ended(last))
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
    // A table may stand beside prose, but its own cells stand at heights of their own as well.
    let are_parted = !in_cells(left) && !in_cells(right) || is_prose(left) || is_prose(right);
    few.len() >= MIN_LOOSE_LINES && level * 3 <= few.len() && are_parted
}
