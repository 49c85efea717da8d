//! Lines that tabs or wide blanks part into cells: where several follow one another they are the rows of a table that has
//! no other form, and what ends one says nothing of what begins the next.

use std::ops::Range;

use super::{Mark, Paragraph};
use crate::extract::Whose;

/// Marks the ends of such rows as gaps, and gives the words down their columns, from left to right.
///
/// `lines` are those that may be rows, in their order: one is where a gap stands within it.
pub fn part(paragraphs: &mut [Paragraph], lines: &[Mark]) -> Vec<Vec<Mark>> {
    let mut rows: Vec<Vec<Mark>> = Vec::new();
    for lines in lines.chunk_by(|one, other| one.0 == other.0) {
        let Some(paragraph) = paragraphs.get(lines[0].0) else {
            continue;
        };
        let gaps = gaps(paragraph);
        let cells = lines.iter().map(|line| cells(paragraph, &gaps, line));
        rows.extend(cells.filter(|cells| cells.len() > 1));
    }
    let mut columns = Vec::new();
    let mut ends: Vec<Mark> = Vec::new();
    for table in rows.chunk_by(|above, below| follows(paragraphs, above, below)) {
        if table.len() < 2 {
            continue;
        }
        let last = table.iter().filter_map(|row| row.last());
        ends.extend(last.map(|(place, cell)| (*place, cell.end..cell.end)));
        for alike in table.chunk_by(|above, below| above.len() == below.len()) {
            let column = |number: usize| alike.iter().map(move |row| row[number].clone());
            let cells = (0..alike[0].len()).flat_map(column);
            columns.extend((alike.len() > 1).then(|| cells.collect()));
        }
    }
    mark(paragraphs, ends);
    columns
}

/// Marks gaps, which are in the order of their paragraphs.
pub fn mark(paragraphs: &mut [Paragraph], gaps: Vec<Mark>) {
    for gaps in gaps.chunk_by(|one, other| one.0 == other.0) {
        let paragraph = &mut paragraphs[gaps[0].0];
        let gaps = gaps.iter().map(|(_, gap)| (gap.clone(), Whose::OverGap));
        paragraph.spans = paragraph.spans.iter().cloned().chain(gaps).collect();
    }
}

/// The gaps of a paragraph in their order.
fn gaps(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let gaps = paragraph.spans.iter();
    let gaps = gaps.filter(|(_, whose)| *whose == Whose::OverGap);
    let mut gaps: Vec<Range<usize>> = gaps.map(|(gap, _)| gap.clone()).collect();
    gaps.sort_unstable_by_key(|gap| gap.start);
    gaps
}

/// The words of a line between the gaps of its paragraph.
fn cells(paragraph: &Paragraph, gaps: &[Range<usize>], (place, line): &Mark) -> Vec<Mark> {
    let first = gaps.partition_point(|gap| gap.start < line.start);
    let gaps = gaps[first..].iter().take_while(|gap| gap.end <= line.end);
    let mut cells = Vec::new();
    let mut from = line.start;
    for to in gaps.chain([&(line.end..line.end)]) {
        let words = paragraph.text.get(from..to.start).unwrap_or_default();
        let lead = words.len() - words.trim_start().len();
        let words = words.trim();
        if !words.is_empty() {
            cells.push((*place, from + lead..from + lead + words.len()));
        }
        from = to.end;
    }
    cells
}

/// Whether nothing stands between two rows.
fn follows(paragraphs: &[Paragraph], above: &[Mark], below: &[Mark]) -> bool {
    let (Some((above, end)), Some((below, start))) = (above.last(), below.first()) else {
        return false;
    };
    let is_empty = |place: usize, bytes: Range<usize>| {
        let text = paragraphs[place].text.get(bytes);
        text.is_some_and(|text| text.trim().is_empty())
    };
    if above == below {
        return is_empty(*above, end.end..start.start);
    }
    let mut between = paragraphs[above + 1..*below].iter();
    between.all(|paragraph| paragraph.is_beside)
        && is_empty(*above, end.end..paragraphs[*above].text.len())
        && is_empty(*below, 0..start.start)
}
