//! Of which edition and which log it is, and the sums: all of it, and case by case and kind by kind.

use super::Report;
use crate::{
    clean,
    export::block::{Block, Line, Point},
    review::{Tally, Target, day, progress},
    text::{Clean, clean_line},
};

impl Report<'_> {
    /// How many records were reviewed and are none of those that are counted, since they cannot be read; none where no one
    /// is.
    fn lost(&self) -> Option<Clean> {
        let lost = self.asked.state.unread(self.library);
        let lost = lost.filter(|(target, of)| {
            let is_record = matches!(target, Target::Record { .. });
            is_record && !of.reviewed.is_empty() && self.has(target.key())
        });
        match lost.count() {
            0 => None,
            1 => Some("1 more was reviewed and cannot be read now.".into()),
            count => Some(clean![count, " more were reviewed and cannot be read now."]),
        }
    }

    /// Of which edition it is, the sums, and the same case by case and kind by kind.
    pub(super) fn head(&self) -> Vec<Block> {
        let mut state = Line::default();
        if !self.cases.is_empty() {
            let cases = self.asked.cases.iter();
            let cases = cases.map(|case| self.library.at(*case).key.id().clean());
            let cases = Clean::join(cases.collect::<Vec<_>>(), ", ");
            state.say(clean![
                "Records of ",
                cases,
                ", without those that cases share. "
            ]);
        }
        state.say(clean![
            "From edition ",
            self.library.edition().as_own(),
            " of the case files, and a log with ",
            match self.asked.state.entries {
                1 => "1 entry".into(),
                count => clean![count, " entries"],
            },
            "."
        ]);
        let rows = progress(self.library, |record| self.progress(record));
        let rows = rows.into_iter();
        let rows: Vec<_> = rows.filter(|(case, ..)| self.has(case.as_ref())).collect();
        let all = rows
            .iter()
            .fold(Tally::default(), |all, row| all.and(row.2));
        let sums = clean![
            all.reviewed,
            " of ",
            all.total(),
            " records are reviewed as they are in this edition; ",
            all.changed,
            " changed since they were reviewed; ",
            all.unreviewed,
            match all.unreviewed {
                1 => " is not reviewed.",
                _ => " are not reviewed.",
            },
            self.lost().map(|lost| clean![" ", lost])
        ];
        let row = |of: Clean, tally: Tally| {
            let numbers = [
                tally.reviewed,
                tally.changed,
                tally.unreviewed,
                tally.total(),
            ];
            let numbers = numbers.map(|number| Line::text(clean![number]));
            std::iter::once(Line::text(of)).chain(numbers).collect()
        };
        let mut table: Vec<Vec<Line>> = Vec::new();
        for (case, kind, tally) in rows {
            let of = case
                .as_ref()
                .map_or("shared".into(), |case| case.id().clean());
            table.push(row(clean![of, ", ", kind.info().noun.all], tally));
        }
        table.push(row("all".into(), all));
        let head = [
            "Records",
            "Reviewed",
            "Changed since",
            "Not reviewed",
            "All",
        ];
        let mut blocks = vec![
            Block::Paragraph(state),
            Block::Paragraph(Line::text(sums)),
            Block::Table {
                head: head.map(Clean::from).into(),
                rows: table,
            },
        ];
        let visits = self.asked.state.visits.iter();
        let visits = visits.filter(|_| self.cases.is_empty());
        let visits = visits.map(|(by, (at, edition))| {
            Point::new(Line::text(clean![
                clean_line(by),
                " looked through the library on ",
                day(*at).as_own(),
                ", in edition ",
                clean_line(edition).as_own(),
                "."
            ]))
        });
        let visits: Vec<Point> = visits.collect();
        if !visits.is_empty() {
            blocks.push(Block::List(visits));
        }
        blocks
    }
}
