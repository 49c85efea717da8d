//! The columns of a plain text, which blanks or tabs part: what is beside a gap belongs to another column or cell, and
//! what is below the words of a column may go on from them.

use std::ops::Range;

use super::{Mark, Paragraph, rows, sheets};
use crate::text::{WIDE, is_label, width};

/// Columns of blanks that are none of typesetting, where two lines have them in one place; where three have, two will do.
const GUTTER: usize = 3;
const NARROW: usize = 2;
/// So many words of most cells are running text.
const SEVERAL: usize = 3;
/// Columns from one stop of a tab to the next.
const TAB: usize = 8;
/// Behind what ends a page nothing goes on.
const FORM_FEED: char = '\u{c}';

/// A line of a text that has columns.
struct Line {
    place: usize,
    /// Its words between gaps.
    cells: Vec<Cell>,
    /// Whether it begins a page.
    is_first: bool,
}

/// Lines of more cells are no columns: each gutter is looked for in every line of its block.
const MOST_CELLS: usize = 200;

/// So many cells are set before words at most.
const MOST_LABELS: usize = 8;

impl Line {
    /// From its first word to its last.
    fn words(&self) -> Option<Mark> {
        let (first, last) = self.cells.first().zip(self.cells.last())?;
        Some((self.place, first.bytes.start..last.bytes.end))
    }
}

struct Cell {
    /// Bytes of the paragraph.
    bytes: Range<usize>,
    /// Columns of a terminal.
    columns: Range<usize>,
    /// Whether a tab stands before it.
    is_tabbed: bool,
}

/// The words of the columns of a text, each run of them one column below the other and then from left to right.
#[derive(Default)]
pub struct Columns {
    /// Those of running text, which goes on down a column and nowhere else.
    pub prose: Vec<Vec<Mark>>,
    /// Those of tables, in which the cells below one another may be of one text or not.
    pub tables: Vec<Vec<Mark>>,
}

/// Marks the gaps between the columns and cells of a text, and gives the words of its columns.
pub fn part(paragraphs: &mut [Paragraph]) -> Columns {
    let mut columns = Columns::default();
    if !paragraphs.iter().any(|paragraph| has_gap(&paragraph.text)) {
        return columns;
    }
    let lines = lines(paragraphs);
    let mut gaps: Vec<Mark> = Vec::new();
    for line in &lines {
        let text = &*paragraphs[line.place].text;
        let two = line.cells.windows(2);
        gaps.extend(two.filter_map(|two| {
            let is_wide =
                two[1].is_tabbed || space(two).len() >= WIDE || are_like_one_figure(text, two);
            (is_wide && !is_labelled(line, text, &two[1])).then(|| (line.place, gap(two)))
        }));
    }
    let (mut from, mut last) = (0, 0);
    // Of lines that have no gutter in common each may be a row of its own.
    let mut alone: Vec<Mark> = Vec::new();
    while from < lines.len() {
        let (count, gutters) = block(&lines[from..]);
        let end = from + count;
        let gutters = kept(&lines[from..end], gutters, paragraphs);
        if !gutters.is_empty() {
            let before = if lines[from].is_first { from } else { last };
            let above = above(&lines[before..from], &gutters);
            let lines = &lines[from - above..end];
            gaps.extend(lines.iter().flat_map(|line| ends(line, &gutters)));
            let run = down(lines, &gutters);
            match is_prose(lines, paragraphs) {
                true => columns.prose.push(run),
                false => columns.tables.push(run),
            }
            last = end;
        } else {
            alone.extend(lines[from..end].iter().filter_map(Line::words));
        }
        from = end;
    }
    gaps.sort_unstable_by_key(|(place, gap)| (*place, gap.start));
    gaps.dedup();
    rows::mark(paragraphs, gaps);
    columns.tables.extend(rows::part(paragraphs, &alone));
    columns
}

/// Where in a line words of a column end: before a gutter, and at the end of the line, behind which another column begins.
fn ends(line: &Line, gutters: &[Range<usize>]) -> Vec<Mark> {
    let is_gutter = |two: &&[Cell]| {
        let mut gutters = gutters.iter();
        gutters.any(|gutter| meet(gutter, &space(two)).len() >= NARROW)
    };
    let parted = line.cells.windows(2).filter(is_gutter).map(gap);
    let last = line.cells.last().map(|last| last.bytes.end..last.bytes.end);
    parted.chain(last).map(|gap| (line.place, gap)).collect()
}

/// Whether most cells of some lines have several words.
fn is_prose(lines: &[Line], paragraphs: &[Paragraph]) -> bool {
    let cells = lines.iter().flat_map(|line| {
        let text = &paragraphs[line.place].text;
        line.cells.iter().map(|cell| &text[cell.bytes.clone()])
    });
    let (count, long) = cells.fold((0, 0), |(count, long), cell| {
        let is_long = cell.split_whitespace().count() >= SEVERAL;
        (count + 1, long + usize::from(is_long))
    });
    3 * long > 2 * count
}

/// Whether a text may have a gap within a line: a tab, or blanks side by side.
fn has_gap(text: &str) -> bool {
    let text = text.trim().as_bytes();
    memchr::memchr(b'\t', text).is_some() || memchr::memmem::find(text, b"  ").is_some()
}

fn lines(paragraphs: &[Paragraph]) -> Vec<Line> {
    let mut all = Vec::new();
    let (starts, _) = sheets::starts(paragraphs);
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let is_first = starts.binary_search(&place).is_ok();
        let text = &*paragraph.text;
        let mut start = 0;
        for line in text.split('\n') {
            all.push(Line {
                place,
                cells: cells(line, start),
                is_first: is_first || line.contains(FORM_FEED),
            });
            start += line.len() + 1;
        }
    }
    all
}

/// The words of a line between blanks side by side and tabs.
fn cells(line: &str, start: usize) -> Vec<Cell> {
    // So are most lines, and taken as they are.
    if line.is_ascii() && !has_gap(line) && !line.starts_with('\t') {
        let words = line.len() - line.trim_start().len()..line.trim_end().len();
        return match words.is_empty() {
            true => Vec::new(),
            false => vec![Cell {
                bytes: start + words.start..start + words.end,
                columns: words,
                is_tabbed: false,
            }],
        };
    }
    let mut cells: Vec<Cell> = Vec::new();
    let (mut column, mut blanks, mut is_tabbed) = (0, NARROW, false);
    for (at, c) in line.char_indices() {
        let at = start + at;
        match c {
            '\t' => {
                column += TAB - column % TAB;
                is_tabbed = true;
            }
            c if c.is_whitespace() => {
                column += 1;
                blanks += 1;
            }
            c => {
                let end = column
                    + match c.is_ascii() {
                        true => 1,
                        false => width(c.encode_utf8(&mut [0; 4])),
                    };
                match cells.last_mut().filter(|_| blanks < NARROW && !is_tabbed) {
                    Some(cell) => {
                        cell.bytes.end = at + c.len_utf8();
                        cell.columns.end = end;
                    }
                    None => cells.push(Cell {
                        bytes: at..at + c.len_utf8(),
                        columns: column..end,
                        is_tabbed,
                    }),
                }
                (column, blanks, is_tabbed) = (end, 0, false);
            }
        }
    }
    cells
}

/// Whether what blanks part ends and begins with the digits of a figure that has a space before each three: whoever writes
/// one sets a single space.
fn are_like_one_figure(text: &str, two: &[Cell]) -> bool {
    const GROUP: usize = 3;
    let digits = |chars: &mut dyn Iterator<Item = char>| {
        let digits = chars.take_while(char::is_ascii_digit);
        digits.take(GROUP + 1).count()
    };
    let (before, behind) = (&text[two[0].bytes.clone()], &text[two[1].bytes.clone()]);
    (1..=GROUP).contains(&digits(&mut before.chars().rev())) && digits(&mut behind.chars()) == GROUP
}

/// The columns between two cells.
fn space(two: &[Cell]) -> Range<usize> {
    two[0].columns.end..two[1].columns.start
}

/// The bytes between two cells.
fn gap(two: &[Cell]) -> Range<usize> {
    two[0].bytes.end..two[1].bytes.start
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    let start = one.start.max(other.start);
    start..one.end.min(other.end).max(start)
}

/// Whether all that stands before a cell of a line is set before its words.
fn is_labelled(line: &Line, text: &str, cell: &Cell) -> bool {
    if line
        .cells
        .get(MOST_LABELS)
        .is_some_and(|last| last.bytes.start < cell.bytes.start)
    {
        return false;
    }
    let behind = &text[cell.bytes.start..];
    let before = line
        .cells
        .iter()
        .take_while(|before| before.bytes.start < cell.bytes.start);
    let mut before = before.map(|before| &text[before.bytes.clone()]);
    before.all(|before| is_label(before, behind))
}

/// How many lines from the first on have blanks in common, and where these are.
fn block(lines: &[Line]) -> (usize, Vec<Range<usize>>) {
    let first = lines[0].cells.windows(2).map(space);
    let mut gutters: Vec<Range<usize>> = match lines[0].cells.len() > MOST_CELLS {
        true => Vec::new(),
        false => first.collect(),
    };
    if gutters.is_empty() {
        return (1, gutters);
    }
    let mut count = 1;
    for line in &lines[1..] {
        if line.cells.len() > MOST_CELLS {
            break;
        }
        let common = common(&gutters, line);
        if common.is_empty() || line.is_first {
            break;
        }
        gutters = common;
        count += 1;
    }
    (count, gutters)
}

/// What of some gutters is blank in a line as well.
fn common(gutters: &[Range<usize>], line: &Line) -> Vec<Range<usize>> {
    let mut blanks = Vec::new();
    let mut end = 0;
    for cell in &line.cells {
        blanks.push(end..cell.columns.start);
        end = cell.columns.end;
    }
    blanks.push(end..usize::MAX);
    let common = gutters
        .iter()
        .flat_map(|gutter| blanks.iter().map(|blank| meet(gutter, blank)));
    common.filter(|common| common.len() >= NARROW).collect()
}

/// The gutters that part words on lines enough, and not only what is set before words from these.
fn kept(block: &[Line], gutters: Vec<Range<usize>>, paragraphs: &[Paragraph]) -> Vec<Range<usize>> {
    let mut gutters = gutters;
    gutters.retain(|gutter| {
        let parted = block.iter().filter_map(|line| {
            let mut two = line.cells.windows(2);
            let two = two.find(|two| meet(gutter, &space(two)).len() >= NARROW)?;
            let text = &*paragraphs[line.place].text;
            (!is_labelled(line, text, &two[1])).then(|| space(two).len())
        });
        let (count, narrowest) = parted.fold((0, usize::MAX), |(count, least), width| {
            (count + 1, least.min(width))
        });
        count > 1 && (count > 2 || narrowest >= GUTTER)
    });
    gutters
}

/// How many lines directly above a block have nothing in its gutters either.
fn above(lines: &[Line], gutters: &[Range<usize>]) -> usize {
    let mut count = 0;
    for line in lines.iter().rev() {
        let is_free = common(gutters, line).len() == gutters.len();
        if !is_free {
            break;
        }
        count += 1;
        if line.is_first {
            break;
        }
    }
    count
}

/// The words of some lines, one column after the other.
fn down(lines: &[Line], gutters: &[Range<usize>]) -> Vec<Mark> {
    let mut run = Vec::new();
    for column in 0..=gutters.len() {
        for line in lines {
            let is_in = |cell: &&Cell| {
                column == gutters.partition_point(|gutter| gutter.start < cell.columns.start)
            };
            let mut cells = line.cells.iter().filter(is_in);
            if let Some(first) = cells.next() {
                let last = cells.next_back().unwrap_or(first);
                run.push((line.place, first.bytes.start..last.bytes.end));
            }
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{cut, cut::Cut};

    /// The cells of each line that has some, and the runs down columns.
    fn parted(text: &str) -> (Vec<String>, Vec<String>) {
        let mut paragraphs = cut::paragraphs(text, Cut::Lines);
        let columns = part(&mut paragraphs);
        let runs = [columns.prose, columns.tables].concat();
        let words = |(place, words): &Mark| paragraphs[*place].text[words.clone()].to_owned();
        let runs = runs
            .iter()
            .map(|run| run.iter().map(words).collect::<Vec<_>>().join(" "));
        let runs = runs.collect();
        let cells = paragraphs
            .iter()
            .filter(|paragraph| !paragraph.spans.is_empty());
        let cells = cells.map(|paragraph| {
            let mut text = paragraph.text.to_string();
            for (gap, _) in paragraph.spans.iter().rev() {
                if !gap.is_empty() {
                    text.replace_range(gap.clone(), "|");
                }
            }
            text
        });
        (cells.collect(), runs)
    }

    #[test]
    fn columns_of_a_text_are_parted_and_read_down() {
        let (cells, runs) = parted(
            "  The left\nthe mayor has       thief confessed\nalways denied       in March and\n\nthat.               was sent\nBoth of them met in the town hall.",
        );
        assert_eq!(
            cells,
            [
                "  The left",
                "the mayor has|thief confessed",
                "always denied|in March and",
                "that.|was sent"
            ]
        );
        assert_eq!(
            runs,
            ["The left the mayor has always denied that. thief confessed in March and was sent"]
        );
    }

    #[test]
    fn running_text_is_told_from_a_table() {
        let is_prose = |text: &str| {
            let columns = part(&mut cut::paragraphs(text, Cut::Lines));
            (columns.prose.len(), columns.tables.len())
        };
        let prose = "the mayor of it     a thief confessed\nalways denied it    in March and was";
        assert_eq!(is_prose(prose), (1, 0));
        assert_eq!(
            is_prose("Ana Example     witness\nBo Miller       victim"),
            (0, 1)
        );
    }

    #[test]
    fn three_columns_and_those_that_two_blanks_part() {
        let (cells, runs) = parted("one  four  seven\ntwo  five  eight\nsix  nine  ten");
        assert_eq!(cells, ["one|four|seven", "two|five|eight", "six|nine|ten"]);
        assert_eq!(runs, ["one two six four five nine seven eight ten"]);
    }

    #[test]
    fn a_tab_or_a_wide_gap_parts_the_cells_of_one_line() {
        let (cells, _) =
            parted("Name\tRole\nHe said:     no\nAna     a witness\nHe went.  She came.");
        assert_eq!(cells, ["Name|Role", "Ana|a witness"]);
    }

    #[test]
    fn what_is_set_before_words_is_no_column_nor_are_the_blanks_of_justified_lines() {
        let labelled = "12      Q.   Did you go?\n13      A.   No, I did not.\n14           I never did.\n(a)     The court\n\t(b)\tThe jury";
        assert_eq!(parted(labelled), Default::default());
        let justified = "He  went to the  town\nand  found that a man\nwas  dead at the door.";
        assert!(parted(justified).1.is_empty());
        assert_eq!(
            parted("He went.  She came.\nAll of us  stayed."),
            Default::default()
        );
    }

    #[test]
    fn nothing_goes_on_over_a_page() {
        let (_, runs) = parted("one     two\n\u{c}three   four\nfive    six");
        assert_eq!(runs, ["three five four six"]);
    }
}
