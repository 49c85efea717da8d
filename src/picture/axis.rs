//! Years, months or days in columns. What holds nothing for long shrinks to a gap that says how long, and what has no
//! room in width goes on in a further block.

use std::ops::Range;

use super::{Line, Mark, Shape};
use crate::{
    clean,
    model::Day,
    sign::Tone,
    text::{Clean, MONTHS, day_of_number, number_of_day, width},
};

/// What a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    Years,
    Months,
    Days,
}

impl Scale {
    pub const ALL: [Self; 3] = [Self::Years, Self::Months, Self::Days];

    /// As it is called on the screen, on the command line and in what is remembered.
    pub fn word(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Months => "months",
            Self::Days => "days",
        }
    }

    /// The scale of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.word() == word)
    }

    /// The scale that shows more of less time; none behind the last.
    pub fn finer(self) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| *scale > self)
    }

    /// The scale that shows less of more time.
    pub fn coarser(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|scale| *scale < self)
    }

    /// The number of the unit that a day is in.
    pub fn unit(self, day: Day) -> i64 {
        match self {
            Self::Years => day.year,
            Self::Months => day.year * 12 + i64::from(day.month) - 1,
            Self::Days => number_of_day(day.year, day.month, day.day),
        }
    }

    /// The first day of a unit.
    pub fn first(self, unit: i64) -> Day {
        let (year, month, day) = match self {
            Self::Years => (unit, 1, 1),
            Self::Months => (unit.div_euclid(12), (unit.rem_euclid(12) + 1) as u8, 1),
            Self::Days => day_of_number(unit),
        };
        Day { year, month, day }
    }

    /// The last day of a unit.
    pub fn last(self, unit: i64) -> Day {
        self.first(unit + 1).plus(-1)
    }

    /// The unit in words: `2025`, `Apr 2025`, `9 Apr 2025`.
    pub fn words(self, unit: i64) -> Clean {
        let Day { year, month, day } = self.first(unit);
        let year = year_words(year);
        match self {
            Self::Years => year,
            Self::Months => clean![month_words(month), " ", year],
            Self::Days => clean![day, " ", month_words(month), " ", year],
        }
    }

    /// What of the units is shown whole once anything in it is shown, as the units from its first to its last.
    fn whole(self, unit: i64) -> (i64, i64) {
        let day = self.first(unit);
        let (from, to) = match self {
            Self::Years => return (unit, unit),
            Self::Months => ((day.year, 1), (day.year + 1, 1)),
            Self::Days if day.month == 12 => ((day.year, 12), (day.year + 1, 1)),
            Self::Days => ((day.year, day.month), (day.year, day.month + 1)),
        };
        let at = |(year, month)| {
            self.unit(Day {
                year,
                month,
                day: 1,
            })
        };
        (at(from), at(to) - 1)
    }

    /// How many units without anything are drawn all the same.
    fn drawn_empty(self) -> i64 {
        match self {
            Self::Years => 4,
            Self::Months | Self::Days => 0,
        }
    }

    /// The columns that a unit may have, the most first.
    fn columns(self) -> &'static [usize] {
        match self {
            Self::Years => &[5, 1],
            Self::Months => &[2, 1],
            Self::Days => &[3, 1],
        }
    }
}

fn month_words(month: u8) -> Clean {
    let name = MONTHS.get(usize::from(month).saturating_sub(1));
    let name = name.and_then(|name| name.get(..3)).unwrap_or("");
    Clean::from(name)
}

fn initial(month: u8) -> Clean {
    let name = MONTHS.get(usize::from(month).saturating_sub(1));
    let name = name.and_then(|name| name.get(..1)).unwrap_or("");
    Clean::from(name)
}

/// `2025`, `1 AD`, `44 BC`.
fn year_words(year: i64) -> Clean {
    match year {
        1000.. => clean![year],
        1.. => clean![year, " AD"],
        _ => clean![1 - year, " BC"],
    }
}

/// A unit, or what is left out between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    /// The first and the last unit.
    from: i64,
    to: i64,
    wide: usize,
    is_gap: bool,
}

/// Time in columns.
#[derive(Clone, Debug)]
pub struct Axis {
    pub scale: Scale,
    slots: Vec<Slot>,
    /// The column of each slot, counted from the first of all.
    starts: Vec<usize>,
    pub blocks: Vec<Range<usize>>,
}

impl Axis {
    /// An axis on which these days have a place of their own, in blocks of so many columns; none without a day.
    pub fn new(scale: Scale, days: impl Iterator<Item = Day>, room: usize) -> Option<Self> {
        let mut shown: Vec<(i64, i64)> = days.map(|day| scale.whole(scale.unit(day))).collect();
        shown.sort_unstable();
        shown.dedup();
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for (from, to) in shown {
            match runs.last_mut() {
                Some((_, end)) if from - *end <= scale.drawn_empty() + 1 => *end = to.max(*end),
                _ => runs.push((from, to)),
            }
        }
        let (first, last) = (runs.first()?.0, runs.last()?.1);
        let units: i64 = runs.iter().map(|(from, to)| to - from + 1).sum();
        let fits = |wide: &&usize| {
            let gaps = runs.len().saturating_sub(1) * 4;
            units as usize * **wide + gaps <= room
        };
        let all = scale.columns();
        let wide = all.iter().find(fits).or(all.last()).copied().unwrap_or(1);
        let mut slots: Vec<Slot> = Vec::with_capacity(units as usize + runs.len());
        let mut next = first;
        for (from, to) in runs {
            if next < from {
                let label = width(&left_out(scale, next, from - 1));
                slots.push(Slot {
                    from: next,
                    to: from - 1,
                    // What follows is named behind it.
                    wide: (label + 1).clamp(2, room.max(2)),
                    is_gap: true,
                });
            }
            slots.extend((from..=to).map(|unit| Slot {
                from: unit,
                to: unit,
                wide,
                is_gap: false,
            }));
            next = to + 1;
        }
        debug_assert_eq!(slots.last().map(|slot| slot.to), Some(last));
        let mut starts = Vec::with_capacity(slots.len() + 1);
        let mut at = 0;
        for slot in &slots {
            starts.push(at);
            at += slot.wide;
        }
        starts.push(at);
        let blocks = blocks(scale, &slots, &starts, room.max(2));
        Some(Self {
            scale,
            slots,
            starts,
            blocks,
        })
    }

    /// How many slots there are.
    pub fn count(&self) -> usize {
        self.slots.len()
    }

    /// The slot of a day that has a place of its own, or lies between two of these.
    pub fn slot(&self, day: Day) -> usize {
        let unit = self.scale.unit(day);
        let slot = self.slots.partition_point(|slot| slot.to < unit);
        slot.min(self.slots.len().saturating_sub(1))
    }

    /// Whether a slot has one column.
    pub fn is_narrow(&self, slot: usize) -> bool {
        self.slots.get(slot).is_some_and(|slot| slot.wide == 1)
    }

    /// The unit of a slot; none of a gap.
    pub fn unit(&self, slot: usize) -> Option<i64> {
        self.slots
            .get(slot)
            .filter(|slot| !slot.is_gap)
            .map(|slot| slot.from)
    }

    /// The columns of slots in a block, counted from its first column.
    pub fn columns(&self, block: &Range<usize>, slots: Range<usize>) -> Range<usize> {
        let start = self.starts[block.start];
        self.starts[slots.start] - start..self.starts[slots.end] - start
    }

    /// The gaps of a block: each its slot, and the first and the last day that are left out.
    pub fn gaps(&self, block: &Range<usize>) -> impl Iterator<Item = (usize, Day, Day)> {
        let slots = block.clone().zip(&self.slots[block.clone()]);
        let gaps = slots.filter(|(_, slot)| slot.is_gap);
        let scale = self.scale;
        gaps.map(move |(number, slot)| (number, scale.first(slot.from), scale.last(slot.to)))
    }

    /// The heads of a block, from a column on.
    pub fn heads(&self, block: &Range<usize>, at: usize) -> Vec<Line> {
        let mut above = Line::default();
        let mut below = Line::default();
        let end = self.columns(block, block.clone()).end;
        // What is named above stands where it begins, if there is room for it.
        let mut free = 0;
        let mut free_below = 0;
        for number in block.clone() {
            let slot = self.slots[number];
            let column = self.columns(block, number..number + 1).start;
            let first = self.scale.first(slot.from);
            if slot.is_gap {
                let words = left_out(self.scale, slot.from, slot.to);
                if column >= free && width(&words) <= slot.wide {
                    free = column + width(&words) + 1;
                    above.say(at + column, words, Tone::Dim);
                }
                below.put(Mark::new(at + column, slot.wide, Shape::Gap, Tone::Dim));
                continue;
            }
            let is_first = number == block.start || self.slots[number - 1].is_gap;
            let names = match self.scale {
                Scale::Years => true,
                Scale::Months => is_first || first.month == 1,
                Scale::Days => is_first || first.day == 1,
            };
            if names && column >= free {
                let words = match self.scale {
                    Scale::Years | Scale::Months => year_words(first.year),
                    Scale::Days => clean![month_words(first.month), " ", year_words(first.year)],
                };
                if column + width(&words) <= end {
                    free = column + width(&words) + 1;
                    above.say(at + column, words, Tone::Strong);
                }
            }
            let words = match self.scale {
                Scale::Years => continue,
                Scale::Months => initial(first.month),
                Scale::Days => clean![first.day],
            };
            let is_there = self.scale != Scale::Days
                || slot.wide > 1
                || first.day == 1
                || first.day.is_multiple_of(5);
            // It may go on over the next units, but over no gap.
            let over = number..number + width(&words).div_ceil(slot.wide);
            let fits = over.end <= block.end && !self.slots[over].iter().any(|slot| slot.is_gap);
            if is_there && fits && column >= free_below {
                free_below = column + width(&words).max(slot.wide);
                free_below += usize::from(self.scale == Scale::Days && slot.wide == 1);
                below.say(at + column, words, Tone::Dim);
            }
        }
        let mut lines = vec![above.as_head()];
        if !below.marks.is_empty() {
            lines.push(below.as_head());
        }
        lines
    }
}

/// How much is left out: `2y`, `3mo`, `12d`.
fn left_out(scale: Scale, from: i64, to: i64) -> Clean {
    let units = to - from + 1;
    let (first, behind) = (scale.first(from), scale.first(to + 1));
    let months = (behind.year - first.year) * 12 + i64::from(behind.month) - i64::from(first.month);
    match scale {
        Scale::Years => clean![units, "y"],
        _ if months >= 12 && months % 12 == 0 => clean![months / 12, "y"],
        _ if months >= 24 => clean![months / 12, "y+"],
        _ if months >= 1 => clean![months, "mo"],
        _ => clean![units, "d"],
    }
}

/// Where a block ends: as far as it has room, but where that is not far off, before what would be torn apart.
fn blocks(scale: Scale, slots: &[Slot], starts: &[usize], room: usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut first = 0;
    while first < slots.len() {
        let end = starts[first] + room;
        // At least one; no slot is wider than the room.
        let mut last = starts
            .partition_point(|start| *start <= end)
            .saturating_sub(1);
        last = last.clamp(first + 1, slots.len());
        if last < slots.len() && !slots[last].is_gap {
            let whole = scale.whole(slots[last].from).0;
            let begins = slots[..last].partition_point(|slot| slot.to < whole);
            let is_far = (starts[begins.max(first)] - starts[first]) * 2 < room;
            if begins > first && !is_far {
                last = begins;
            }
        }
        blocks.push(first..last);
        first = last;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        let date: crate::model::Date = text.parse().unwrap();
        date.earliest().unwrap()
    }

    fn axis(scale: Scale, days: &[&str], room: usize) -> Axis {
        Axis::new(scale, days.iter().map(|text| day(text)), room).unwrap()
    }

    fn heads(axis: &Axis) -> Vec<String> {
        let lines = axis.blocks.iter().flat_map(|block| axis.heads(block, 0));
        let words = lines.map(|line| {
            let mut words = String::new();
            for mark in &line.marks {
                assert!(mark.at >= width(&words), "{words}");
                words.push_str(&" ".repeat(mark.at - width(&words)));
                words.push_str(&mark.signs());
            }
            words
        });
        words.collect()
    }

    #[test]
    fn empty_years_shrink_and_what_has_no_room_goes_on_below() {
        let wide = axis(Scale::Months, &["2020-05", "2023-02", "2024"], 66);
        assert_eq!(
            heads(&wide),
            [
                "2020        2y 2023        2024",
                "JFMAMJJASOND┄┄┄JFMAMJJASONDJFMAMJJASOND"
            ]
        );
        let low = axis(Scale::Months, &["2020-05", "2023-02", "2024"], 30);
        assert_eq!(low.blocks.len(), 2);
        assert_eq!(heads(&low).len(), 4);
    }

    #[test]
    fn every_day_of_every_scale_has_its_own_place_and_no_block_is_wider_than_its_room() {
        let days = [
            "0001-01-01",
            "1999-12-31",
            "2000-01-01",
            "2024-02-29",
            "2025-04-09",
            "9999-12-31",
        ];
        for scale in Scale::ALL {
            for room in 6..160 {
                let axis = axis(scale, &days, room);
                for text in days {
                    let slot = axis.slot(day(text));
                    assert_eq!(
                        axis.unit(slot),
                        Some(scale.unit(day(text))),
                        "{scale:?} {text}"
                    );
                }
                let mut next = 0;
                for block in &axis.blocks {
                    assert_eq!(block.start, next);
                    next = block.end;
                    assert!(
                        axis.columns(block, block.clone()).end <= room,
                        "{scale:?} {room}"
                    );
                    for line in axis.heads(block, 0) {
                        assert!(line.end() <= room, "{scale:?} {room}");
                    }
                }
                assert_eq!(next, axis.count());
            }
        }
    }

    #[test]
    fn units_are_said_as_dates_are() {
        for (scale, text, words) in [
            (Scale::Years, "2025-04-09", "2025"),
            (Scale::Months, "2025-04-09", "Apr 2025"),
            (Scale::Days, "2025-04-09", "9 Apr 2025"),
            (Scale::Months, "0044-03-15", "Mar 44 AD"),
            (Scale::Years, "-0043-03-15", "44 BC"),
        ] {
            assert_eq!(scale.words(scale.unit(day(text))).as_str(), words);
        }
        for text in ["2025-04-09", "0044-03-15", "0000-02-29", "-0043-03-15"] {
            assert_eq!(day(text).edtf(), text);
        }
    }
}
