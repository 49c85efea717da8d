//! Which lines of the list are in sight: the selected row, and where there are any some lines round it.

use ratatui::layout::Rect;

use crate::tui::{
    measure::{
        flow::{self, Top},
        list::{self, Columns},
    },
    model::Model,
};

/// The lines that stay in sight round the selected row, where there is room for them.
pub(super) const CONTEXT: usize = 3;

impl Model {
    /// Keeps the selected row of the list in sight. Where the list is another one, or was looked at
    /// elsewhere before, the row stands where it stood in the pane.
    pub(super) fn settle_list_top(&mut self, inside: Rect) {
        let columns = Columns::of(self, inside.width);
        let rows = list_rows(self, inside);
        let items = &self.shown.items;
        let height = |row: usize| match items.get(row) {
            Some(item) => list::height(self, item, columns),
            None => 0,
        };
        let at = self.shown.position;
        let above = match self.shown.is_other_list {
            true => self.state.place.list.above,
            false => lines_between(self.shown.list_top, at, rows, height),
        };
        let top = in_sight(at, above, rows, items.len(), height);
        let above = lines_between(top, at, rows, height);
        self.shown.list_top = top;
        self.shown.is_other_list = false;
        self.state.place.list.above = above;
    }

    /// Puts so many lines above the selected row, as far as the list has them.
    pub fn scroll_list(&mut self, above: usize) {
        self.state.place.list.above = above;
        self.shown.is_other_list = true;
    }
}

/// The lines of the list's rows: without the heads of its columns and of the group.
pub fn list_rows(model: &Model, inside: Rect) -> usize {
    usize::from(inside.height).saturating_sub(lines_above(model, inside))
}

/// The lines above the rows: the heads of the columns, and the head of the group that the first row is of.
pub fn lines_above(model: &Model, inside: Rect) -> usize {
    let heads = Columns::of(model, inside.width).heads();
    let is_grouped = !model.shown.heads.is_empty();
    let has_room = inside.height > 3;
    usize::from(heads.is_some() && has_room) + usize::from(is_grouped && has_room)
}

/// The first line to show so that the row at `at` has about `above` lines above it, and context, and no
/// empty space is below the last row.
fn in_sight(
    at: usize,
    above: usize,
    rows: usize,
    count: usize,
    height: impl Fn(usize) -> usize + Copy,
) -> Top {
    let Some(last) = count.checked_sub(1) else {
        return Top::default();
    };
    let rows = rows.max(1);
    let own = height(at).max(1);
    let context = CONTEXT.min(rows.saturating_sub(own) / 2);
    let most = rows.saturating_sub(own + context).max(context);
    let above = above.clamp(context, most);
    let wanted = flow::up(Top { block: at, line: 0 }, above, height);
    let end = Top {
        block: last,
        line: height(last).max(1) - 1,
    };
    // A row that is taller than the pane is seen from its start.
    let here = Top { block: at, line: 0 };
    let top = wanted.min(flow::up(end, rows - 1, height)).min(here);
    // No row is seen without its first line, which says who speaks.
    match top.line {
        0 => top,
        _ => Top {
            block: top.block + 1,
            line: 0,
        },
    }
}

/// How many lines stand between the first line in sight and a row; none above it, as many as a pane has
/// beyond.
fn lines_between(top: Top, row: usize, rows: usize, height: impl Fn(usize) -> usize) -> usize {
    if row < top.block {
        return 0;
    }
    let mut lines = 0;
    for block in top.block..row {
        lines += height(block).max(1);
        if lines > rows + top.line {
            return rows;
        }
    }
    lines.saturating_sub(top.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: [usize; 9] = [2, 2, 1, 4, 2, 1, 1, 3, 2];

    #[test]
    fn the_row_is_in_sight_with_context_and_the_list_fills_its_pane() {
        let height = |row: usize| HEIGHTS[row];
        for count in 1..=HEIGHTS.len() {
            for rows in 4..14 {
                for (at, own) in HEIGHTS.into_iter().enumerate().take(count) {
                    for above in 0..14 {
                        let top = in_sight(at, above, rows, count, height);
                        let before = lines_between(top, at, 99, height);
                        let all: usize = HEIGHTS[..count].iter().sum();
                        let hidden: usize = HEIGHTS[..top.block].iter().sum::<usize>() + top.line;
                        let told = format!("{count} {rows} {at} {above}: {top:?}");
                        assert!(before + own <= rows.max(own), "{told}");
                        let left_out = HEIGHTS[top.block.saturating_sub(1)];
                        assert!(all - hidden + left_out > rows.min(all), "no space: {told}");
                        assert_eq!(top.line, 0, "{told}");
                        let below = all - hidden - before - own;
                        let context = CONTEXT.min(rows.saturating_sub(own) / 2);
                        assert!(before + 3 >= context || hidden == 0, "{told}");
                        let seen_below = rows.saturating_sub(before + own);
                        assert!(seen_below >= context.min(below), "{told}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_row_stays_where_it_is_while_it_may() {
        let height = |_| 2;
        assert_eq!(in_sight(10, 6, 20, 50, height), Top { block: 7, line: 0 });
        assert_eq!(in_sight(10, 0, 20, 50, height), Top { block: 9, line: 0 });
        assert_eq!(in_sight(10, 99, 20, 50, height), Top { block: 3, line: 0 });
        assert_eq!(lines_between(Top { block: 7, line: 1 }, 10, 20, height), 5);
    }
}
