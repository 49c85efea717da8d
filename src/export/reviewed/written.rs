//! What was written about what is there, what of it was taken back, what is of what is there no more, and what nobody looked
//! at.

use super::{Report, none, section, versions::digits};
use crate::{
    clean,
    export::block::{Block, Line, Point},
    review::{Of, Progress, Target, day, taken_back},
    text::{clean_line, counted},
};

impl Report<'_> {
    /// Flags, labels and notes.
    pub(super) fn written(&self) -> Vec<Block> {
        let marked = self.marked().into_iter();
        let points = marked.filter_map(|(target, of)| self.of_target(target, of));
        let points: Vec<Point> = points.collect();
        let blocks = match points.is_empty() {
            true => vec![none("Nothing is flagged, labelled or noted.")],
            false => vec![Block::List(points)],
        };
        section("Flags, labels and notes", blocks)
    }

    fn of_target(&self, target: &Target, of: &Of) -> Option<Point> {
        let Of {
            reviewed: _,
            flagged,
            labels,
            notes,
        } = of;
        let mut below: Vec<Line> = Vec::new();
        for (by, at) in flagged {
            below.push(said("flagged by ", by, *at));
        }
        for ((label, by), at) in labels {
            let mut line = Line::text(clean!["labelled “", clean_line(label), "” by "]);
            line.add(said("", by, *at));
            below.push(line);
        }
        let mut points: Vec<Point> = below.into_iter().map(Point::new).collect();
        for note in notes {
            let mut line = said("note by ", &note.written.by, note.written.at);
            if let Some(changed) = &note.changed {
                line.add(said(", changed by ", &changed.by, changed.at));
            }
            line.say(":");
            let lines = note.text.lines().filter(|line| !line.trim().is_empty());
            let lines = lines.map(|words| Point::new(Line::text(clean_line(words))));
            points.push(Point {
                line,
                below: lines.collect(),
                ..Point::default()
            });
        }
        (!points.is_empty()).then(|| Point {
            line: Line::text(self.target(target)),
            below: points,
            ..Point::default()
        })
    }

    /// What somebody did and it, or another, undid: the log keeps both.
    pub(super) fn taken_back(&self) -> Vec<Block> {
        let entries = taken_back(self.asked.entries.iter().copied()).into_iter();
        let entries = entries.filter(|entry| self.has(entry.of.key()));
        let entries = entries.filter(|entry| self.may_be_told(&entry.of));
        let points = entries.map(|entry| {
            let mut line = Line::text(entry.did.words_of(&self.place(&entry.of)));
            line.add(said(": ", &entry.by, entry.moment()));
            Point::new(line)
        });
        let points: Vec<Point> = points.collect();
        let blocks = match points.is_empty() {
            true => Vec::new(),
            false => vec![Block::List(points)],
        };
        section("What was taken back or changed", blocks)
    }

    /// What is marked and noted of what may be among what could not be read.
    pub(super) fn unread(&self) -> Vec<Block> {
        self.away(
            "Of what cannot be read now",
            self.asked.state.unread(self.library),
        )
    }

    /// What is marked and noted of what is there no more.
    pub(super) fn gone(&self) -> Vec<Block> {
        self.away(
            "Of what is there no more",
            self.asked.state.orphans(self.library),
        )
    }

    fn away<'s>(
        &self,
        title: &'static str,
        all: impl Iterator<Item = (&'s Target, &'s Of)>,
    ) -> Vec<Block> {
        let all = all.filter(|(target, _)| !self.asked.is_doubtful && self.has(target.key()));
        let (told, untold): (Vec<_>, Vec<_>) =
            all.partition(|(target, _)| self.may_be_told(target));
        let points = told.into_iter().map(|(target, of)| {
            let reviewed = of.reviewed.iter().map(|(by, (at, version))| {
                let mut line = said("reviewed by ", by, *at);
                line.say(clean![", in version ", digits(version)]);
                Point::new(line)
            });
            let mut point = self
                .of_target(target, of)
                .unwrap_or_else(|| Point::new(Line::text(self.target(target))));
            point.below.splice(0..0, reviewed);
            point
        });
        let points: Vec<Point> = points.collect();
        let mut blocks = match points.is_empty() {
            true => Vec::new(),
            false => vec![Block::List(points)],
        };
        if !untold.is_empty() {
            blocks.push(Block::Paragraph(Line::text(clean![
                "What was marked and written of ",
                clean_line(&counted(untold.len() as u64, "place")).as_own(),
                " more is left out: nobody can say what these were called, nor whom they name."
            ])));
        }
        section(title, blocks)
    }

    pub(super) fn unreviewed(&self) -> Vec<Block> {
        let left = self.records();
        let left = left.filter(|(.., progress)| *progress == Progress::Unreviewed);
        let points: Vec<Point> = left
            .map(|(index, ..)| Point::new(Line::text(self.name(index))))
            .collect();
        let blocks = match points.is_empty() {
            true => vec![none("Every record was reviewed.")],
            false => vec![Block::List(points)],
        };
        section("Not reviewed", blocks)
    }
}

/// `by ana, 29 Nov 2025`
fn said(before: &'static str, by: &str, at: u64) -> Line {
    Line::text(clean![before, clean_line(by), ", ", day(at).as_own()])
}
