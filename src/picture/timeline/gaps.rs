//! What is said of times at which nothing begins or ends: that something goes on through them, or may.

use std::ops::Range;

use super::{Axis, Extent, Item, Scale};
use crate::{
    clean,
    model::{
        Day,
        date::{End, Start},
    },
    text::Clean,
};

/// What is, or may be, in gaps: what goes on through them.
pub struct Gaps {
    /// Of each slot, how many go on through it, and how many may.
    over: Vec<(i64, i64)>,
    /// Every day on which something begins or ends, or may.
    ends: Vec<Day>,
}

impl Gaps {
    pub fn of<'i>(axis: &Axis, items: impl Iterator<Item = &'i Item>) -> Self {
        let slots = axis.count();
        let mut changes = vec![(0_i64, 0_i64); slots + 1];
        let mut ends = Vec::new();
        for item in items {
            ends.extend(item.days());
            let first = match item.stretch.start {
                Start::Day(day) => Some(axis.slot(day)),
                Start::Open | Start::Unknown => None,
            };
            let last = match item.stretch.end {
                End::Day(day) => Some(axis.slot(day)),
                End::Open | End::Unknown => None,
            };
            let (from, to) = (first.unwrap_or(0), last.unwrap_or(slots - 1));
            changes[from].1 += 1;
            changes[to + 1].1 -= 1;
            // What it surely has is no more than possible before and behind that.
            if let Some((begun, over)) = item.stretch.sure {
                let (begun, over) = (axis.slot(begun), axis.slot(over));
                changes[begun].0 += 1;
                changes[begun].1 -= 1;
                changes[over + 1].0 -= 1;
                changes[over + 1].1 += 1;
            }
        }
        ends.sort_unstable();
        ends.dedup();
        let mut now = (0, 0);
        let over = changes.into_iter().map(|(surely, perhaps)| {
            now = (now.0 + surely, now.1 + perhaps);
            now
        });
        Self {
            over: over.collect(),
            ends,
        }
    }

    /// What the gaps of a block are, as sentences.
    pub fn words<'a>(
        &'a self,
        axis: &'a Axis,
        block: &'a Range<usize>,
        undated: usize,
        extent: Extent,
    ) -> impl Iterator<Item = Clean> + 'a {
        axis.gaps(block).filter_map(move |(slot, from, to)| {
            let before = self
                .ends
                .partition_point(|day| *day < from)
                .checked_sub(1)?;
            let behind = self.ends.partition_point(|day| *day <= to);
            let days = [self.ends.get(before)?, self.ends.get(behind)?];
            let [before, behind] = days.map(|day| Scale::Days.words(Scale::Days.unit(*day)));
            let (surely, perhaps) = self.over[slot];
            let what = match (surely, perhaps) {
                (0, 0) => clean![
                    "By the dates given, nothing that ",
                    match extent {
                        Extent::All => "is recorded here",
                        Extent::Found => "the filter finds",
                    },
                    " was between ",
                    before,
                    " and ",
                    behind
                ],
                _ => {
                    let what = clean![
                        "Between ",
                        before,
                        " and ",
                        behind,
                        match extent {
                            Extent::All => " no date begins or ends",
                            Extent::Found => " no date of what the filter finds begins or ends",
                        }
                    ];
                    let lasts = (surely > 0).then(|| {
                        clean![
                            "; ",
                            surely,
                            if surely == 1 { " lasts" } else { " last" },
                            " through it"
                        ]
                    });
                    let may =
                        (perhaps > 0).then(|| clean!["; ", perhaps, " may be of any day of it"]);
                    clean![what, lasts, may]
                }
            };
            let undated = match undated {
                0 => Clean::default(),
                1 => "; 1 entry has no date that can be drawn".into(),
                count => clean!["; ", count, " entries have no date that can be drawn"],
            };
            let undated = match (undated.is_empty(), extent) {
                (false, Extent::Found) => clean![undated, " among what it finds"],
                _ => undated,
            };
            Some(clean!["┄ ", what, undated, "."])
        })
    }
}
