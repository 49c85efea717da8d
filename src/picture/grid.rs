//! One kind of thing by another, as a grid: what stands at which, and nothing is added up.

use super::{Line, Mark, Opens, Picture, Shape};
use crate::{
    clean,
    sign::{Sign, Tone},
    text::{Clean, width, wrap},
};

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The heads at the left, from above.
    pub down: Vec<Head>,
    /// The heads at the top, from the left.
    pub across: Vec<Head>,
    pub cells: Vec<Cell>,
    /// What the lines are, and the columns, of several: allegations, pieces of evidence.
    pub of: [&'static str; 2],
}

/// What a line or a column is of.
#[derive(Clone, Debug)]
pub struct Head {
    /// What it is called at the top, and before its words at the left: `E1`.
    pub name: Clean,
    pub sign: Option<Sign>,
    /// What it is called at the left.
    pub words: Clean,
    pub opens: Opens,
    pub says: Clean,
}

/// What stands where a line and a column meet.
#[derive(Clone, Debug)]
pub struct Cell {
    pub down: usize,
    pub across: usize,
    /// One, or two.
    pub signs: Vec<Sign>,
    pub tone: Tone,
    pub opens: Opens,
    pub says: Clean,
}

/// The columns of a cell with the gap before it, where no name at the top needs more.
const CELL: usize = 5;
/// The words at the left have so many columns at least, where there are as many.
const WORDS: usize = 34;
/// The columns of a sign behind the words, with the gaps round it.
const SIGN: usize = 4;
/// From so many columns on the words of a line stand on one line, below on two.
const ONE_LINE: usize = 116;

/// The grid in so many columns; where those at the top have no room beside one another, the others follow in further blocks
/// below, each with the lines that have something in it, and how many have nothing.
pub fn grid(title: Clean, grid: &Grid, columns: usize) -> Picture {
    let mut picture = Picture {
        title,
        lines: Vec::new(),
    };
    let cell = grid.across.iter().map(|head| width(&head.name) + 1);
    let cell = cell.max().unwrap_or(CELL).max(CELL);
    let words = WORDS.min(columns.saturating_sub(cell)).max(1);
    let fit = (columns.saturating_sub(words) / cell).max(1);
    let all = grid.across.len();
    let mut of_line: Vec<Vec<&Cell>> = vec![Vec::new(); grid.down.len()];
    for cell in &grid.cells {
        if let Some(line) = of_line.get_mut(cell.down) {
            line.push(cell);
        }
    }
    of_line
        .iter_mut()
        .for_each(|line| line.sort_by_key(|cell| cell.across));
    let names = grid.down.iter().map(|head| width(&head.name) + 1);
    let names = names.max().unwrap_or(0);
    for from in (0..all).step_by(fit) {
        let block = from..(from + fit).min(all);
        if from > 0 {
            picture.lines.push(Line::default());
        }
        let words = columns.saturating_sub(block.len() * cell).max(1);
        heads(grid, block.clone(), (words, cell), all > fit, &mut picture);
        let mut empty = 0;
        for (head, cells) in grid.down.iter().zip(&of_line) {
            let first = cells.partition_point(|cell| cell.across < block.start);
            let end = cells.partition_point(|cell| cell.across < block.end);
            let cells = &cells[first..end];
            if !cells.is_empty() {
                row(
                    head,
                    cells,
                    block.start,
                    [names, words, columns, cell],
                    &mut picture,
                );
            } else {
                empty += 1;
            }
        }
        if empty > 0 {
            let [down, across] = grid.of;
            let left_out = clean![
                empty,
                " of ",
                grid.down.len(),
                " ",
                down,
                " have nothing with these ",
                across,
                " and are left out."
            ];
            say(&left_out, 0, Tone::Dim, columns, &mut picture.lines);
        }
    }
    picture
}

/// What the signs of the heads are called and, `with_names`, what the names at the top stand for.
pub fn keys(grid: &Grid, with_names: bool, columns: usize) -> Vec<Line> {
    let heads = grid.down.iter().chain(&grid.across);
    let mut lines = vec![Line::default()];
    lines.extend(named(heads.filter_map(|head| head.sign), columns));
    for head in grid.across.iter().filter(|_| with_names) {
        let within = width(&head.name) + 2;
        say(&head.says, within, Tone::Plain, columns, &mut lines);
    }
    lines
}

/// Signs with their words beside one another, each once, on as many lines as it takes.
pub fn named(signs: impl IntoIterator<Item = Sign>, columns: usize) -> Vec<Line> {
    let mut known: Vec<Sign> = Vec::new();
    let mut lines = vec![Line::default()];
    for sign in signs {
        if known.contains(&sign) {
            continue;
        }
        known.push(sign);
        let end = lines.last().map_or(0, Line::end);
        let at = if end == 0 { 0 } else { end + GAP };
        let mut mark = Mark::named(at, sign);
        mark.tone = Tone::Dim;
        if at > 0 && at + mark.wide > columns {
            lines.push(Line::default());
            mark.at = 0;
        }
        if mark.wide > columns {
            mark.shape = Shape::Words(mark.signs().truncate(columns));
            mark.wide = columns;
        }
        if let Some(line) = lines.last_mut() {
            line.put(mark);
        }
    }
    lines
}

/// The columns between the signs of a key.
const GAP: usize = 2;

/// Words on as many lines as they take, of which all but the first begin further in.
pub fn say(words: &Clean, within: usize, tone: Tone, columns: usize, lines: &mut Vec<Line>) {
    let room = columns.saturating_sub(within).max(1);
    for (number, range) in wrap(words, room).into_iter().enumerate() {
        let at = if number == 0 { 0 } else { within };
        lines.push(Line::words(at, words.part(range), tone));
    }
}

/// The names at the top, and their signs below.
fn heads(
    grid: &Grid,
    block: std::ops::Range<usize>,
    (words, cell): (usize, usize),
    is_part: bool,
    picture: &mut Picture,
) {
    let mut names = Line::default();
    if is_part {
        let which = clean![block.start + 1, "–", block.end, " of ", grid.across.len()];
        names.say(0, which.truncate(words), Tone::Dim);
    }
    let mut signs = Line::default();
    for (place, head) in grid.across[block].iter().enumerate() {
        let at = words + place * cell + 1;
        let name = Mark::words(at, head.name.clone(), Tone::Strong);
        names.put(name.opening(head.opens.clone(), head.says.clone()));
        if let Some(sign) = head.sign {
            signs.put(Mark::signs_of(at, vec![sign], sign.tone));
        }
    }
    picture.lines.push(names.as_head());
    picture.lines.push(signs.as_head());
}

/// A line with its cells; its words go on below where they have no room.
fn row(
    head: &Head,
    cells: &[&Cell],
    from: usize,
    [names, words, columns, wide]: [usize; 4],
    picture: &mut Picture,
) {
    // Before all of them there is as much room as the longest name takes.
    let at = names.min(words.saturating_sub(1));
    // Behind the words: before a speaker a sign would read as what they did.
    let room = words.saturating_sub(SIGN + at).max(1);
    let lines = wrap(&head.words, room);
    let most = if columns >= ONE_LINE { 1 } else { 2 };
    let mut line = Line::default();
    for (number, range) in lines.iter().take(most).enumerate() {
        let is_cut = number + 1 == most && lines.len() > most;
        let text = match is_cut {
            true => head
                .words
                .part(range.start..head.words.len())
                .truncate(room),
            false => {
                let end = head.words[range.clone()].trim_end().len();
                head.words.part(range.start..range.start + end)
            }
        };
        let mark = Mark::words(at, text, Tone::Plain);
        if number > 0 {
            picture.lines.push(std::mem::take(&mut line));
            line.put(mark);
            continue;
        }
        let name = head.name.truncate(at.saturating_sub(1));
        line.say(0, name, Tone::Strong);
        line.put(mark.opening(head.opens.clone(), head.says.clone()));
        if let Some(sign) = head.sign {
            let at = words.saturating_sub(2);
            line.put(Mark::signs_of(at, vec![sign], sign.tone));
        }
        for cell in cells {
            let at = words + (cell.across - from) * wide + 1;
            let signs = Mark::signs_of(at, cell.signs.clone(), cell.tone);
            line.put(signs.opening(cell.opens.clone(), cell.says.clone()));
        }
    }
    picture.lines.push(line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{Bearing, EvidenceStatus, Standing};
    use crate::text::clean_line;

    fn head(name: String, sign: Sign, words: &str) -> Head {
        let key = crate::model::Key::Shared("a".parse().expect("an id"));
        Head {
            name: clean_line(&name),
            sign: Some(sign),
            words: clean_line(words),
            opens: Opens::Record(key, None),
            says: "It says so.".into(),
        }
    }

    fn made(down: usize, across: usize) -> Grid {
        let opens = || Opens::List(crate::model::Kind::Evidence, String::new());
        let cells = (0..down).flat_map(|row| (0..across).map(move |column| (row, column)));
        let cells = cells.filter(|(row, column)| (row + column) % 3 == 0 || *column == 0);
        Grid {
            down: (0..down)
                .map(|row| {
                    let words = format!(
                        "Speaker {row}, via The Post: {}",
                        "a word ".repeat(row % 20)
                    );
                    head(format!("A{row}"), Standing::Alleged.into(), &words)
                })
                .collect(),
            across: (0..across)
                .map(|column| {
                    head(
                        format!("E{}", column + 1),
                        EvidenceStatus::Lost.into(),
                        "An item",
                    )
                })
                .collect(),
            cells: cells
                .map(|(down, across)| Cell {
                    down,
                    across,
                    signs: vec![
                        Bearing::Undermines.into(),
                        EvidenceStatus::SaidToBeMissing.into(),
                    ],
                    tone: Tone::Caution,
                    opens: opens(),
                    says: "Its lack undermines it.".into(),
                })
                .collect(),
            of: ["allegations", "pieces of evidence"],
        }
    }

    /// A line is left out of a block in which it has nothing, and is counted there.
    #[test]
    fn what_a_block_leaves_out_is_said_below_it() {
        let mut made = made(9, 20);
        // Without the first column, which every line has.
        made.cells
            .retain(|cell| cell.across > 0 && (cell.down > 2 || cell.across > 8));
        let picture = grid("Grid".into(), &made, 80);
        let lines: Vec<String> = picture
            .text(Mark::signs)
            .iter()
            .map(Clean::to_string)
            .collect();
        let blocks: Vec<&[String]> = lines.split(|line| line.is_empty()).collect();
        assert!(blocks.len() > 1, "{lines:#?}");
        let mut left_out = 0;
        for block in blocks {
            let is_line = |line: &&String| line.starts_with('A');
            let drawn = block.iter().filter(is_line).count();
            let said = block
                .iter()
                .find(|line| line.contains(" have nothing with"));
            let empty = 9 - drawn;
            left_out += empty;
            match empty {
                0 => assert!(said.is_none(), "{block:#?}"),
                _ => {
                    let words = format!("{empty} of 9 allegations have nothing with these pieces");
                    assert!(
                        said.is_some_and(|said| said.starts_with(&words)),
                        "{block:#?}"
                    );
                }
            }
        }
        assert!(left_out > 0, "{lines:#?}");
    }

    #[test]
    fn nothing_stands_over_another_or_beyond_the_columns() {
        for (down, across) in [(1, 1), (3, 5), (30, 80)] {
            let made = made(down, across);
            for columns in (12..=160).step_by(9) {
                let picture = grid("Grid".into(), &made, columns);
                let mut cells = 0;
                for line in &picture.lines {
                    let mut end = 0;
                    for mark in &line.marks {
                        assert!(mark.at >= end, "{columns}: {line:?}");
                        end = mark.at + mark.wide;
                        cells += usize::from(mark.tone == Tone::Caution);
                    }
                    assert!(end <= columns.max(CELL + 1), "{columns}: {end} {line:?}");
                }
                assert_eq!(cells, made.cells.len(), "every cell is there: {columns}");
            }
        }
    }

    #[test]
    fn a_column_stands_below_its_name() {
        let picture = grid("Grid".into(), &made(2, 3), 60);
        let at = |line: &Line, words: &str| {
            let mark = line.marks.iter().find(|mark| mark.signs().trim() == words);
            mark.map(|mark| mark.at)
        };
        let third = at(&picture.lines[0], "E3");
        assert!(third.is_some() && picture.lines[0].stays && picture.lines[1].stays);
        // In the second line, of row and column together 3.
        let last = picture.lines.last().and_then(|line| line.marks.last());
        assert_eq!(last.map(|mark| mark.at), third);
    }
}
