//! A column of blocks (rows of a page, paragraphs of a document) that is scrolled by lines.
//!
//! Only the blocks that can be seen are ever wrapped, so the cost of a frame does not grow with
//! the column.

/// A line of a column: the block, and the line in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Top {
    pub block: usize,
    pub line: usize,
}

/// The first line to show so that the block at `cursor` is seen, moving `top` no further than
/// needed. Of a block taller than the pane at least one line is seen.
///
/// `height` gives the number of lines of a block, `rows` those of the pane.
pub fn reveal(top: Top, cursor: usize, rows: usize, height: impl Fn(usize) -> usize) -> Top {
    let rows = rows.max(1);
    if cursor < top.block {
        return Top {
            block: cursor,
            line: 0,
        };
    }
    if cursor == top.block {
        return match top.line < height(cursor) {
            true => top,
            false => Top {
                block: cursor,
                line: 0,
            },
        };
    }
    // Walk up from the end of the cursor's block until the pane is full.
    let mut left = rows;
    let mut block = cursor;
    loop {
        let lines = height(block).max(1);
        if lines >= left {
            // A block taller than the pane is shown from its start.
            let line = if block == cursor { 0 } else { lines - left };
            let wanted = Top { block, line };
            return wanted.max(top);
        }
        left -= lines;
        if block == top.block {
            return top;
        }
        block -= 1;
    }
}

/// What stands so many lines below the top; none below the end of the column.
pub fn at(top: Top, lines: usize, count: usize, height: impl Fn(usize) -> usize) -> Option<Top> {
    let mut left = top.line + lines;
    for block in top.block..count {
        let own = height(block);
        if left < own {
            return Some(Top { block, line: left });
        }
        left -= own;
    }
    None
}

/// As [`reveal`] where so many lines are to stay in sight round the block as well, as far as there are any
/// and the pane has room for them; of a block that fills the pane none.
pub fn reveal_within(
    top: Top,
    cursor: usize,
    (rows, context): (usize, usize),
    count: usize,
    height: impl Fn(usize) -> usize + Copy,
) -> Top {
    let own = height(cursor).max(1);
    let context = context.min(rows.saturating_sub(own) / 2);
    if context == 0 {
        return reveal(top, cursor, rows, height);
    }
    let start = Top {
        block: cursor,
        line: 0,
    };
    let end = Top {
        block: cursor,
        line: own - 1,
    };
    let below = down(end, context, count, height);
    let top = reveal_line(top, below, rows, height);
    reveal_line(top, up(start, context, height), rows, height)
}

/// The first line to show so that a line is seen, moving `top` no further than needed.
pub fn reveal_line(top: Top, wanted: Top, rows: usize, height: impl Fn(usize) -> usize) -> Top {
    if wanted < top {
        return wanted;
    }
    let highest = up(wanted, rows.max(1) - 1, height);
    top.max(highest)
}

/// Whether the blocks up to `last` end below a pane of so many rows that shows them from `top` on.
pub fn goes_on(top: Top, last: usize, rows: usize, height: impl Fn(usize) -> usize) -> bool {
    let mut lines = 0;
    for block in top.block..=last {
        lines += height(block);
        if lines > rows + top.line {
            return true;
        }
    }
    false
}

/// `top` moved down by `lines`, not beyond the last line of the last of `count` blocks.
pub fn down(mut top: Top, mut lines: usize, count: usize, height: impl Fn(usize) -> usize) -> Top {
    while lines > 0 && top.block < count {
        let left = height(top.block).max(1) - 1 - top.line.min(height(top.block).max(1) - 1);
        if lines <= left {
            top.line += lines;
            return top;
        }
        if top.block + 1 == count {
            top.line += left;
            return top;
        }
        lines -= left + 1;
        top = Top {
            block: top.block + 1,
            line: 0,
        };
    }
    top
}

/// The first line to show so that the last of `count` blocks, but for the empty line after it, ends a
/// pane of so many rows.
pub fn lowest(count: usize, rows: usize, height: impl Fn(usize) -> usize) -> Top {
    let Some(block) = count.checked_sub(1) else {
        return Top::default();
    };
    let line = height(block).saturating_sub(2);
    up(Top { block, line }, rows.max(1) - 1, height)
}

/// `top` moved up by `lines`, not beyond the first.
pub fn up(mut top: Top, mut lines: usize, height: impl Fn(usize) -> usize) -> Top {
    loop {
        if lines <= top.line {
            top.line -= lines;
            return top;
        }
        if top.block == 0 {
            return Top::default();
        }
        lines -= top.line + 1;
        top.block -= 1;
        top.line = height(top.block).max(1) - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: [usize; 6] = [1, 3, 1, 9, 2, 1];

    fn at(block: usize, line: usize) -> Top {
        Top { block, line }
    }

    fn reveal_in(top: Top, cursor: usize, rows: usize) -> Top {
        reveal(top, cursor, rows, |block| HEIGHTS[block])
    }

    #[test]
    fn a_block_in_sight_moves_nothing() {
        assert_eq!(reveal_in(at(0, 0), 1, 4), at(0, 0));
        assert_eq!(reveal_in(at(1, 1), 1, 2), at(1, 1));
    }

    #[test]
    fn a_block_below_is_brought_up_just_far_enough() {
        assert_eq!(reveal_in(at(0, 0), 2, 4), at(1, 0));
        assert_eq!(reveal_in(at(0, 0), 2, 3), at(1, 1));
    }

    #[test]
    fn a_block_taller_than_the_pane_is_shown_from_its_start() {
        assert_eq!(reveal_in(at(0, 0), 3, 4), at(3, 0));
    }

    #[test]
    fn a_block_above_is_shown_from_its_start() {
        assert_eq!(reveal_in(at(4, 1), 1, 4), at(1, 0));
    }

    #[test]
    fn a_line_is_brought_in_sight() {
        let height = |block: usize| HEIGHTS[block];
        assert_eq!(reveal_line(at(1, 0), at(3, 0), 5, height), at(1, 0));
        assert_eq!(reveal_line(at(1, 0), at(3, 1), 5, height), at(1, 1));
        assert_eq!(reveal_line(at(1, 0), at(3, 8), 3, height), at(3, 6));
        assert_eq!(reveal_line(at(3, 5), at(3, 2), 3, height), at(3, 2));
        assert_eq!(reveal_line(at(3, 5), at(1, 2), 3, height), at(1, 2));
    }

    #[test]
    fn lines_stay_in_sight_round_a_block() {
        let height = |block: usize| HEIGHTS[block];
        let within = |top, cursor, rows| reveal_within(top, cursor, (rows, 2), 6, height);
        // Two lines below it, then two above; fewer at the ends and where the pane is low.
        assert_eq!(within(at(0, 0), 1, 6), at(0, 0));
        assert_eq!(within(at(0, 0), 2, 6), at(1, 0));
        assert_eq!(within(at(3, 5), 2, 6), at(1, 1));
        assert_eq!(within(at(0, 0), 2, 3), at(1, 2));
        assert_eq!(within(at(0, 0), 5, 6), at(3, 6));
        assert_eq!(within(at(4, 0), 0, 6), at(0, 0));
        // A block that fills the pane is shown from its start.
        assert_eq!(within(at(0, 0), 3, 6), at(3, 0));
    }

    #[test]
    fn what_ends_below_the_pane_goes_on() {
        let height = |block: usize| HEIGHTS[block];
        assert!(goes_on(at(3, 0), 3, 8, height));
        assert!(!goes_on(at(3, 0), 3, 9, height));
        assert!(!goes_on(at(3, 1), 3, 8, height));
        assert!(goes_on(at(2, 0), 4, 11, height));
        assert!(!goes_on(at(2, 0), 4, 12, height));
        assert!(!goes_on(at(4, 0), 3, 1, height));
    }

    #[test]
    fn the_end_of_a_column_ends_the_pane() {
        let height = |block: usize| HEIGHTS[block];
        assert_eq!(lowest(4, 8, height), at(3, 0));
        assert_eq!(lowest(4, 10, height), at(1, 2));
        assert_eq!(lowest(4, 1, height), at(3, 7));
        assert_eq!(lowest(4, 100, height), at(0, 0));
        assert_eq!(lowest(0, 5, height), at(0, 0));
    }

    #[test]
    fn scrolling_by_lines_goes_through_blocks_and_stops_at_the_ends() {
        let height = |block: usize| HEIGHTS[block];
        assert_eq!(down(at(0, 0), 2, 6, height), at(1, 1));
        assert_eq!(down(at(0, 0), 100, 6, height), at(5, 0));
        assert_eq!(up(at(1, 1), 2, height), at(0, 0));
        assert_eq!(up(at(3, 0), 1, height), at(2, 0));
        assert_eq!(up(at(1, 1), 100, height), at(0, 0));
        for lines in 0..17 {
            assert_eq!(
                up(down(at(0, 0), lines, 6, height), lines, height),
                at(0, 0)
            );
        }
    }
}
