//! What has days in a lane: days as points, what is less exact or lasts as spans, each as long as its date says; what is
//! drawn alike is drawn once, with its number.

use std::{collections::HashMap, ops::Range};

use super::{Doubt, Edges, Fate, Line, Mark, Opens, Shape, Span, axis::Axis};
use crate::{
    model::{
        Day,
        date::{End, Start, Stretch},
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
    pub fate: Fate,
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
    doubts: [Doubt; 2],
    pub fate: Fate,
    /// Whether each is on one day.
    pub is_day: bool,
    pub of: Vec<usize>,
    /// Of each whether it has an exact first day, and an exact last one.
    pub exact: Vec<[bool; 2]>,
}

/// What tells two groups apart.
type Alike = (bool, usize, usize, Option<(usize, usize)>, [bool; 6], Fate);

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
            .chain(self.stretch.begun)
            .chain(self.stretch.over)
            .chain(sure.into_iter().flatten())
    }

    /// Its first and its last slot; what is open goes to the end of the axis. Where nothing is told of its end it has the
    /// slots of its beginning, and where nothing is told of its beginning those of its end: of the rest nothing is said.
    fn slots(&self, axis: &Axis) -> (usize, usize) {
        let last = axis.count().saturating_sub(1);
        let from = match self.stretch.start {
            Start::Day(day) => Some(axis.slot(day)),
            Start::Open => Some(0),
            Start::Unknown => self.stretch.over.map(|day| axis.slot(day)),
        };
        let to = match self.stretch.end {
            End::Day(day) => Some(axis.slot(day)),
            End::Open => Some(last),
            End::Unknown => self.stretch.begun.map(|day| axis.slot(day)),
        };
        let from = from.or(to).unwrap_or(0);
        let to = to.unwrap_or(from).max(from);
        // One column has no room for what is known of it and for the arrow.
        let has_room = |slot: usize| axis.unit(slot).is_some();
        match (self.stretch.start, self.stretch.end) {
            (_, End::Unknown) if from == to && axis.is_narrow(to) && has_room(to + 1) => {
                (from, to + 1)
            }
            (Start::Unknown, _)
                if from == to && axis.is_narrow(from) && from > 0 && has_room(from - 1) =>
            {
                (from - 1, to)
            }
            _ => (from, to),
        }
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
        let doubts = item.stretch.doubts.map(|certainty| Doubt {
            is_about: certainty.is_approximate(),
            is_uncertain: certainty.is_uncertain(),
        });
        let signs = [
            edges.open_left,
            edges.open_right,
            doubts[0].is_about,
            doubts[0].is_uncertain,
            doubts[1].is_about,
            doubts[1].is_uncertain,
        ];
        let group = found.entry((!is_day, first, last, sure, signs, item.fate));
        let group = group.or_insert_with(|| Group {
            first,
            last,
            sure,
            edges,
            doubts,
            fate: item.fate,
            is_day,
            of: Vec::new(),
            exact: Vec::new(),
        });
        group.exact.push(item.stretch.has_exact_ends());
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
        let [begun, over] = self.doubts;
        let tone = match (begun.is_uncertain || over.is_uncertain, self.fate) {
            (true, _) => Tone::Caution,
            (false, Fate::Off) => Tone::Dim,
            (false, _) => Tone::Plain,
        };
        if self.is_day {
            let shape = Shape::Points(self.of.len(), begun, self.fate);
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
            doubts: [
                if begins { begun } else { Doubt::default() },
                if ends { over } else { Doubt::default() },
            ],
            fate: self.fate,
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
    // Where the next point may stand on each line, and where the next span: before a span there is a column, or what is
    // before it would be taken for a part of it.
    let mut rows: Vec<([usize; 2], Vec<Mark>)> = Vec::new();
    for group in groups.iter().filter(|group| group.is_in(block)) {
        let mark = group.mark(axis, block);
        let (opens, says) = told(group);
        let drawn = mark.at + width(mark.signs().trim_end()) + 1;
        let end = mark.at + mark.wide;
        let (free, which) = match group.is_day {
            true => ([end, end.max(drawn)], 0),
            false => ([end + 1; 2], 1),
        };
        let begin = mark.at;
        let mark = mark.opening(opens, says);
        match rows.iter_mut().find(|(free, _)| free[which] <= begin) {
            Some((behind, marks)) => {
                marks.push(mark);
                *behind = free;
            }
            None => rows.push((free, vec![mark])),
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
