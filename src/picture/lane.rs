//! What has days in a lane: days as points, what is less exact or lasts as spans, each as long as its date says; what is
//! drawn alike is drawn once, with its number.

use std::{collections::HashMap, ops::Range};

use super::{Doubt, Edges, Line, Mark, Opens, Shape, Span, axis::Axis};
use crate::{
    model::{
        Day,
        date::{Certainty, End, Start, Stretch},
    },
    sign::Tone,
    text::{Clean, width},
};

/// Something that has days.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is of, by its number.
    pub of: usize,
    pub stretch: Stretch,
    pub certainty: Certainty,
}

/// What is drawn alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its first and its last slot.
    pub first: usize,
    pub last: usize,
    /// Those in which it surely was.
    sure: Option<(usize, usize)>,
    pub edges: Edges,
    doubt: Doubt,
    /// Whether each is on one day.
    pub is_day: bool,
    pub of: Vec<usize>,
}

/// What tells two groups apart.
type Alike = (bool, usize, usize, Option<(usize, usize)>, [bool; 4]);

impl Item {
    /// Every day of which it is known that it begins or ends then, or may.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let start = match self.stretch.start {
            Start::Day(day) => Some(day),
            Start::Open | Start::Unknown => None,
        };
        let end = match self.stretch.end {
            End::Day(day) => Some(day),
            End::Open | End::Unknown => None,
        };
        let sure = self.stretch.sure.map(|(from, to)| [from, to]);
        start
            .into_iter()
            .chain(end)
            .chain(sure.into_iter().flatten())
    }

    /// Its first and its last slot; what is open goes to the end of the axis, and of what is unknown nothing is said.
    fn slots(&self, axis: &Axis) -> (usize, usize) {
        let last = axis.count().saturating_sub(1);
        let from = match self.stretch.start {
            Start::Day(day) => Some(axis.slot(day)),
            Start::Open => Some(0),
            Start::Unknown => None,
        };
        let to = match self.stretch.end {
            End::Day(day) => Some(axis.slot(day)),
            End::Open => Some(last),
            End::Unknown => None,
        };
        let from = from.or(to).unwrap_or(0);
        (
            from,
            to.unwrap_or_else(|| self.known_end(axis).unwrap_or(from))
                .max(from),
        )
    }

    /// Of what has no known end, how far it is known to have gone on: to the last day of its beginning.
    fn known_end(&self, axis: &Axis) -> Option<usize> {
        self.stretch.sure.map(|(from, _)| axis.slot(from))
    }
}

/// The groups of items, the points first, each kind in the order of time.
pub fn groups(axis: &Axis, items: &[Item]) -> Vec<Group> {
    let mut found: HashMap<Alike, Group> = HashMap::new();
    for item in items {
        let (first, last) = item.slots(axis);
        let sure = item
            .stretch
            .sure
            .map(|(from, to)| (axis.slot(from), axis.slot(to)));
        let is_day = item.stretch.day().is_some();
        let edges = Edges {
            open_left: matches!(item.stretch.start, Start::Open | Start::Unknown),
            open_right: matches!(item.stretch.end, End::Open | End::Unknown),
        };
        let doubt = Doubt {
            is_about: item.certainty.is_approximate(),
            is_uncertain: item.certainty.is_uncertain(),
        };
        let signs = [
            edges.open_left,
            edges.open_right,
            doubt.is_about,
            doubt.is_uncertain,
        ];
        let group = found.entry((!is_day, first, last, sure, signs));
        let group = group.or_insert_with(|| Group {
            first,
            last,
            sure,
            edges,
            doubt,
            is_day,
            of: Vec::new(),
        });
        // Of one thing that is drawn twice in one place there is one mark.
        if group.of.last() != Some(&item.of) {
            group.of.push(item.of);
        }
    }
    let mut groups: Vec<(Alike, Group)> = found.into_iter().collect();
    groups.sort_unstable_by_key(|(alike, _)| *alike);
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Group {
    /// Whether some of it is in a block.
    pub fn is_in(&self, block: &Range<usize>) -> bool {
        self.first < block.end && self.last >= block.start
    }

    /// Its mark in a block, counted from the first column of that.
    fn mark(&self, axis: &Axis, block: &Range<usize>) -> Mark {
        let first = self.first.max(block.start);
        let last = self.last.min(block.end - 1);
        let columns = axis.columns(block, first..last + 1);
        let wide = columns.len();
        let tone = match self.doubt.is_uncertain {
            true => Tone::Caution,
            false => Tone::Plain,
        };
        if self.is_day {
            let shape = Shape::Points(self.of.len(), self.doubt);
            return Mark::new(columns.start, wide, shape, tone);
        }
        let begins = self.first >= block.start;
        let ends = self.last < block.end;
        let sure = self
            .sure
            .map(|(from, to)| from.max(first)..(to + 1).min(last + 1));
        let sure = sure.filter(|sure| sure.start < sure.end);
        let sure = sure.map(|sure| axis.columns(block, sure));
        let span = Span {
            before: sure
                .as_ref()
                .map_or(wide, |sure| sure.start - columns.start),
            sure: sure.map_or(0, |sure| sure.len()),
            edges: Edges {
                open_left: self.edges.open_left && begins,
                open_right: self.edges.open_right && ends,
            },
            doubt: if begins { self.doubt } else { Doubt::default() },
            count: self.of.len(),
        };
        Mark::new(columns.start, wide, Shape::Span(span), tone)
    }
}

/// The lines of a lane in a block: its name, and behind it in a column of its own what it has, on as many lines as it takes
/// for nothing to stand over anything else. `told` says what a group leads to, and what it is.
pub fn lines(
    axis: &Axis,
    block: &Range<usize>,
    name: &Clean,
    at: usize,
    groups: &[Group],
    told: &mut dyn FnMut(&Group) -> (Opens, Clean),
) -> Vec<Line> {
    // Where the next mark may stand on each line; between spans there is a column, or they would be taken for one.
    let mut rows: Vec<(usize, Vec<Mark>)> = Vec::new();
    for group in groups.iter().filter(|group| group.is_in(block)) {
        let mark = group.mark(axis, block);
        let (opens, says) = told(group);
        let behind = mark.at + mark.wide + usize::from(!group.is_day);
        let begin = mark.at;
        let mark = mark.opening(opens, says);
        match rows.iter_mut().find(|(free, _)| *free <= begin) {
            Some((free, marks)) => {
                marks.push(mark);
                *free = behind;
            }
            None => rows.push((behind, vec![mark])),
        }
    }
    let gaps: Vec<Range<usize>> = axis
        .gaps(block)
        .map(|(slot, ..)| axis.columns(block, slot..slot + 1))
        .collect();
    let lines = rows
        .into_iter()
        .enumerate()
        .map(|(number, (_, mut marks))| {
            let over = |gap: &&Range<usize>| {
                !marks
                    .iter()
                    .any(|mark| mark.at < gap.end && gap.start < mark.at + mark.wide)
            };
            let empty: Vec<&Range<usize>> = gaps.iter().filter(over).collect();
            let empty = empty.into_iter();
            marks.extend(empty.map(|gap| Mark::new(gap.start, gap.len(), Shape::Gap, Tone::Dim)));
            marks.sort_by_key(|mark| mark.at);
            let mut line = Line::default();
            if number == 0 {
                line.say(0, name.truncate(at.saturating_sub(1)), Tone::Plain);
            }
            for mut mark in marks {
                mark.at += at;
                line.put(mark);
            }
            line
        });
    lines.collect()
}

/// How many columns the names of lanes have, with the one behind them.
pub fn name_room<'c>(names: impl Iterator<Item = &'c Clean>, columns: usize) -> usize {
    let most = (columns / 3).min(24);
    names.map(|name| width(name)).max().unwrap_or(0).min(most) + 1
}
