//! Who looked at which version of what, and how it changed since.

use super::{Report, none, section};
use crate::{
    clean,
    export::block::{Block, Line, Point},
    review::{Of, Progress, Since, Target, Version, day},
    sheet,
    text::{Clean, clean_line},
};

/// The digits by which a version is told.
const DIGITS: usize = 12;

impl Report<'_> {
    /// How each record changed that was reviewed in another version.
    pub(super) fn changed(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (index, record, progress) in self.records() {
            let target = Target::Record {
                key: record.key.clone(),
            };
            let Some(of) = self.asked.state.get(&target) else {
                continue;
            };
            if progress != Progress::Changed {
                continue;
            }
            blocks.push(Block::Heading {
                level: 3,
                anchor: None,
                of: Some(index),
                line: Line::text(self.name(index)),
            });
            blocks.extend(self.since(&target, of));
        }
        section("Changed since they were reviewed", blocks)
    }

    /// The same of citations and places in sources, which count for no record.
    pub(super) fn changed_places(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (target, of) in self.marked() {
            let is_record = matches!(target, Target::Record { .. });
            if is_record || of.progress(self.now(target)) != Progress::Changed {
                continue;
            }
            blocks.push(Block::Heading {
                level: 3,
                anchor: None,
                of: target.key().and_then(|key| self.library.index(key)),
                line: Line::text(self.target(target)),
            });
            blocks.extend(self.since(target, of));
        }
        section(
            "Citations and places that changed since they were reviewed",
            blocks,
        )
    }

    /// How something changed since each reviewed it.
    fn since(&self, target: &Target, of: &Of) -> Vec<Block> {
        let reviewed = of.reviewed.iter();
        let blocks = reviewed.flat_map(|(by, (at, version))| {
            let mut line = Line::text("Since ");
            line.say(clean_line(by));
            line.say(clean![
                " reviewed version ",
                digits(version),
                ", ",
                day(*at).as_own(),
                ":"
            ]);
            let points = self.changes(target, version);
            [Block::Paragraph(line), Block::List(points)]
        });
        blocks.collect()
    }

    fn changes(&self, of: &Target, then: &Version) -> Vec<Point> {
        let Some(now) = self.now(of) else {
            return vec![Point::new(Line::text("it cannot be read now."))];
        };
        if self.is_sealed(of) {
            return vec![Point::new(Line::text(
                "what changed is withheld, since something sealed may be among it.",
            ))];
        }
        let changes = then.changes(now);
        let changes = match self.asked.tells_old {
            true => changes,
            false => changes.without_old(),
        };
        let index = of.key().and_then(|key| self.library.index(key));
        let of = (self.library, index);
        let differences = changes.differences.iter().map(|difference| {
            let row = sheet::Row::of_difference(difference, difference.speaker(of, of));
            let mut line = Line::text(clean![clean_line(&difference.path), ": "]);
            for piece in row.pieces.iter().skip(1) {
                line.say(piece.words());
            }
            Point::new(line)
        });
        let untold = changes.untold.iter().map(|untold| {
            let words = clean_line(&untold.words()).as_own();
            Point::new(Line::text(clean![words, "."]))
        });
        let mut points: Vec<Point> = differences.chain(untold).collect();
        if points.is_empty() {
            points.push(Point::new(Line::text("it is as it was reviewed.")));
        }
        points
    }

    /// Who looked at what, in which version.
    pub(super) fn reviewed(&self) -> Vec<Block> {
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for (target, of) in self.marked() {
            for (by, (at, version)) in &of.reviewed {
                let now = self.now(target).map(|now| version.until(now));
                rows.push(vec![
                    Line::text(self.target(target)),
                    Line::text(clean_line(by)),
                    Line::text(day(*at).as_own()),
                    Line::text(digits(version)),
                    Line::text(became(target, now.as_ref())),
                ]);
            }
        }
        if rows.is_empty() {
            return section("Who reviewed what", vec![none("Nobody reviewed anything.")]);
        }
        let head = ["What", "By", "On", "Version", "Now"];
        let table = Block::Table {
            head: head.map(Clean::from).into(),
            rows,
        };
        section("Who reviewed what", vec![table])
    }
}

/// By what a version is told.
pub(super) fn digits(version: &Version) -> Clean {
    let content = version.content();
    clean_line(content.get(..DIGITS).unwrap_or(content)).as_own()
}

/// What became of something since a version of it.
fn became(target: &Target, since: Option<&Since>) -> Clean {
    match since {
        None => "cannot be read".into(),
        Some(Since::Same) => "the same".into(),
        Some(Since::Content) => "says or cites something else".into(),
        Some(Since::Text(how)) => how.of_text().into(),
        Some(Since::Words(how, _)) if !matches!(target, Target::Record { .. }) => {
            clean![Clean::from(how.of_source()), " there"]
        }
        Some(Since::Words(how, citations)) => {
            let numbers = citations.iter().map(|number| clean![number + 1]);
            let numbers = Clean::join(numbers.collect::<Vec<_>>(), ", ");
            clean![Clean::from(how.of_source()), " at [", numbers, "]"]
        }
    }
}
