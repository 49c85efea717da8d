//! How wide the columns of a table are: in columns of plain text, and in shares for the forms that are set in a
//! proportional type by others.

use super::walk::Table;
use crate::{export::block::Line, text::width};

/// The columns of a line: what a mail, a printer and a terminal of 80 take.
pub const COLUMNS: usize = 78;

/// The columns between two cells.
pub const GAP: usize = 2;

/// No column of a table is made narrower, however many there are.
pub const NARROWEST: usize = 6;

/// The cells of a row as they are read: one line each.
pub fn cells(row: &[Line]) -> Vec<String> {
    let cells = row.iter().map(|cell| cell.plain().replace('\n', " "));
    cells.collect()
}

/// How wide each column is: as its widest cell, where all have room beside one another; else each has its longest word,
/// or date, in one line where that can be, and of what is left the more the longer its texts are.
pub fn widths(table: &Table<'_>, columns: usize) -> Vec<usize> {
    let mut wishes = vec![Wish::default(); table.head.len()];
    for row in std::iter::once(&table.head).chain(table.rows) {
        for (wish, cell) in wishes.iter_mut().zip(cells(row)) {
            wish.hold(&cell);
        }
    }
    let room = columns.saturating_sub(GAP * wishes.len().saturating_sub(1));
    shared(&wishes, room)
}

/// How wide a column would be.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    /// With its longest word, or short cell, unbroken.
    least: usize,
    /// With its longest cell in one line.
    most: usize,
}

impl Wish {
    fn hold(&mut self, cell: &str) {
        let all = width(cell);
        let unbroken = match all <= SHORT {
            true => all,
            false => cell.split_whitespace().map(width).max().unwrap_or(0),
        };
        self.least = self.least.max(unbroken);
        self.most = self.most.max(all);
    }
}

/// The columns of the longest date that has a day, `about 16 May 2025`.
const SHORT: usize = 17;

/// The widths that columns with these wishes have of a line.
fn shared(wishes: &[Wish], room: usize) -> Vec<usize> {
    if wishes.iter().map(|wish| wish.most).sum::<usize>() <= room {
        return wishes.iter().map(|wish| wish.most).collect();
    }
    // A column of one endless word takes no more than twice an equal part.
    let most = (2 * room / (wishes.len() + 1)).max(NARROWEST);
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.least.min(most)).collect();
    // Where there is no room even for these, the widest give.
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths
            .iter_mut()
            .max()
            .filter(|widest| **widest > NARROWEST)
        else {
            return widths;
        };
        *widest -= 1;
    }
    // By the root of what it lacks: a column of long texts is not all there is.
    let weights = wishes
        .iter()
        .zip(&widths)
        .map(|(wish, width)| match wish.least > most {
            true => 0.0,
            false => (wish.most.saturating_sub(*width) as f64).sqrt(),
        });
    let weights: Vec<f64> = weights.collect();
    let begun = widths.clone();
    for _ in widths.iter().sum::<usize>()..room {
        // To whom most is missing of what is theirs.
        let fair = |number: usize| (widths[number] - begun[number] + 1) as f64 / weights[number];
        let open = (0..widths.len()).filter(|number| widths[*number] < wishes[*number].most);
        let Some(next) = open.min_by(|one, other| fair(*one).total_cmp(&fair(*other))) else {
            break;
        };
        widths[next] += 1;
    }
    widths
}

/// The letters of a proportional type that a line of a page, or of a window, has room for in a table.
const LETTERS: usize = 96;

/// The share of each column of a table in letters of a proportional type: a narrow column needs room for the letters that
/// are wider and for what is beside them, and the words of its head, which are bold, for half as much again.
pub fn shares(table: &Table<'_>) -> Vec<usize> {
    const ROOM: usize = 3;
    let bold = |cell: &String| {
        let longest = cell.split_whitespace().map(width).max();
        longest.map_or(0, |longest| longest + longest.div_ceil(2))
    };
    let heads = cells(&table.head);
    let widths = widths(table, LETTERS).into_iter();
    let widths = widths.zip(&heads);
    widths
        .map(|(width, head)| width.max(bold(head)) + ROOM)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;

    fn widths_of(wishes: &[(usize, usize)], room: usize) -> Vec<usize> {
        let wishes = wishes.iter();
        let wishes: Vec<Wish> = wishes.map(|&(least, most)| Wish { least, most }).collect();
        shared(&wishes, room)
    }

    #[test]
    fn a_bold_head_is_not_broken_where_a_column_is_narrow() {
        let line = |text: &'static str| Line::text(Clean::from(text));
        let long = "A statement that takes more than one line of its page, whoever has made it, and wherever it was made.";
        let table = Table {
            head: vec![line("When"), line("What"), line("Where")],
            rows: &[vec![line("9 Apr 2025"), line(long), line("P1")]],
        };
        let shares = shares(&table);
        let all: usize = shares.iter().sum();
        // In the bold type of a table, of ten points, the word is 32 points wide, with what is beside it 41 of 482.
        assert!(shares[2] * 482 / all > 41, "{shares:?}");
    }

    #[test]
    fn a_column_is_as_wide_as_what_it_holds_asks_for() {
        // All have room.
        assert_eq!(widths_of(&[(5, 17), (6, 20), (3, 4)], 74), [17, 20, 4]);
        // A date beside a statement and a short place.
        assert_eq!(widths_of(&[(17, 17), (9, 400), (5, 5)], 74), [17, 52, 5]);
        // Of two long ones the longer has more, and a column that is rarely long does not have half.
        assert_eq!(widths_of(&[(17, 36), (9, 400), (5, 12)], 74), [24, 41, 9]);
        // An endless word leaves room for the others, and where there is none all are narrow.
        assert_eq!(widths_of(&[(300, 300), (10, 60)], 76), [50, 26]);
        assert_eq!(widths_of(&[(30, 30); 4], 20), [6; 4]);
    }
}
