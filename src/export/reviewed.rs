//! What was reviewed, as a document: who looked at which version of what, what they wrote of it, what changed since, and
//! what nobody looked at.
//!
//! It is made of blocks as exports are, so it takes their way to others: its forms, and what is done where somebody is
//! protected. Each record is counted in one row, so that all numbers add up to the library, or to the cases that are asked
//! for.

use std::collections::{HashMap, HashSet};

use crate::{
    clean,
    export::block::{Block, Document, Line, Point},
    library::{Index, Library, Record},
    model::{Id, Key, record::Counted, statement::Room},
    review::{Deed, Of, Progress, Since, State, Tally, Target, Version, Written, day, progress},
    sheet,
    text::{Clean, clean_line, counted},
};

/// What is to be told.
pub struct Asked<'a> {
    /// The library, in which the protected may go by other names.
    pub library: &'a Library,
    /// The cases; all of the library where there are none.
    pub cases: &'a [Index],
    pub state: &'a State,
    /// All entries of the log.
    pub entries: &'a [Written],
    /// How many of its lines cannot be read.
    pub damages: u64,
    /// The versions of records now, as far as somebody reviewed them and they can be read; with the words of those that
    /// changed.
    pub now: &'a HashMap<Index, Version>,
}

/// The digits by which a version is told.
const DIGITS: usize = 12;

/// How versions are told apart, and what follows from it.
const METHOD: [&str; 3] = [
    "A mark is of a version of a record: of the words that it says, what it cites, and the cited words in their sources as \
     far as these were at hand. A record is reviewed where somebody's mark is of the version that it has in this edition. \
     It has changed since where every mark of it is of another version, or where it cannot be read now.",
    "The version that is named is the first 12 of 32 digits, as the log has them, of a hash (SHA-256) of what the record says \
     and cites. How files are laid out is no part of it.",
    "All of it is taken from the log of one reader, with what was imported into it. Days are those of the clock of the \
     computer on which it was written. The log holds no reason of a mark but what notes say.",
];

/// What was reviewed, as a document.
pub fn document(asked: &Asked<'_>) -> Document {
    let report = Report::of(asked);
    let mut blocks = report.head();
    blocks.extend(report.changed());
    blocks.extend(report.reviewed());
    blocks.extend(report.written());
    blocks.extend(report.taken_back());
    blocks.extend(report.gone());
    blocks.extend(report.unreviewed());
    blocks.push(heading("Method"));
    blocks.extend(METHOD.map(|says| Block::Paragraph(Line::text(says))));
    let first = asked.library.indices().next();
    Document {
        title: report.title(),
        warnings: report.warnings(),
        blocks,
        about: asked.cases.first().copied().or(first),
        ..Document::default()
    }
}

struct Report<'a> {
    asked: &'a Asked<'a>,
    library: &'a Library,
    /// The ids of the cases.
    cases: HashSet<&'a Id>,
}

impl<'a> Report<'a> {
    fn of(asked: &'a Asked<'a>) -> Self {
        let library = asked.library;
        let ids = asked.cases.iter().map(|case| library.at(*case).key.id());
        Self {
            asked,
            library,
            cases: ids.collect(),
        }
    }

    /// Whether something is told of: all is where no case is named.
    fn has(&self, key: Option<&Key>) -> bool {
        let case = key.and_then(Key::case);
        self.cases.is_empty() || case.is_some_and(|case| self.cases.contains(case))
    }

    /// The records that are told of, each with whether it is reviewed.
    fn records(&self) -> impl Iterator<Item = (Index, &'a Record, Progress)> {
        let all = self.library.indices().zip(self.library.records());
        let all = all.filter(|(_, record)| record.here.counted != Counted::No);
        let all = all.filter(|(_, record)| self.has(Some(&record.key)));
        all.map(|(index, record)| (index, record, self.progress(index, record)))
    }

    fn progress(&self, index: Index, record: &Record) -> Progress {
        let now = self.asked.now.get(&index);
        self.asked.state.progress(&record.key, now)
    }

    /// What is marked of what is there, in the order of the library.
    fn marked(&self) -> Vec<(&'a Target, &'a Of)> {
        let all = self.asked.state.in_order(self.library).into_iter();
        all.filter(|(target, _)| self.has(target.key())).collect()
    }

    fn title(&self) -> Clean {
        let of = match (self.asked.cases, &self.library.title) {
            ([case], _) => self.library.label_in(self.library.at(*case), Room::PAGE),
            ([], Some(title)) => title.clean(),
            ([], None) => "the library".into(),
            (cases, _) => clean_line(&counted(cases.len() as u64, "case")).as_own(),
        };
        clean!["Review of ", of]
    }

    fn warnings(&self) -> Vec<Line> {
        let (missed, state) = (self.library.missed, self.asked.state);
        let mut warnings = Vec::new();
        if !missed.is_nothing() {
            warnings.push(Line::warning(clean![
                clean_line(&missed.words()).as_own(),
                " of this library could not be read, and may belong here."
            ]));
        }
        if state.newer > 0 {
            warnings.push(Line::warning(clean![
                state.newer,
                " of the entries of the log are of a newer program, and are not told."
            ]));
        }
        if self.asked.damages > 0 {
            warnings.push(Line::warning(clean![
                clean_line(&counted(self.asked.damages, "line")).as_own(),
                " of the log cannot be read, and may belong here."
            ]));
        }
        warnings
    }

    /// Of which edition it is, the sums, and the same case by case and kind by kind.
    fn head(&self) -> Vec<Block> {
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
        let rows = progress(self.library, |record| {
            let index = self.library.index(&record.key);
            index.map_or(Progress::Unreviewed, |index| self.progress(index, record))
        });
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
            " are not reviewed."
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

    /// How each record changed that was reviewed in another version.
    fn changed(&self) -> Vec<Block> {
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
            for (by, (at, version)) in &of.reviewed {
                let mut line = Line::text("Since ");
                line.say(clean_line(by));
                line.say(clean![
                    " reviewed version ",
                    digits(version),
                    ", ",
                    day(*at).as_own(),
                    ":"
                ]);
                let points = self.changes(index, version);
                blocks.push(Block::Paragraph(line));
                blocks.push(Block::List(points));
            }
        }
        section("Changed since they were reviewed", blocks)
    }

    fn changes(&self, index: Index, then: &Version) -> Vec<Point> {
        let Some(now) = self.asked.now.get(&index) else {
            return vec![Point::new(Line::text("it cannot be read now."))];
        };
        let changes = then.changes(now);
        let of = (self.library, Some(index));
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

    /// Who looked at which record, in which version.
    fn reviewed(&self) -> Vec<Block> {
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for (target, of) in self.marked() {
            let index = target.key().and_then(|key| self.library.index(key));
            let Some(index) = index.filter(|_| matches!(target, Target::Record { .. })) else {
                continue;
            };
            for (by, (at, version)) in &of.reviewed {
                let now = self.asked.now.get(&index).map(|now| version.until(now));
                rows.push(vec![
                    Line::text(self.name(index)),
                    Line::text(clean_line(by)),
                    Line::text(day(*at).as_own()),
                    Line::text(digits(version)),
                    Line::text(became(now.as_ref())),
                ]);
            }
        }
        if rows.is_empty() {
            return section(
                "Who reviewed what",
                vec![none("Nobody reviewed any record.")],
            );
        }
        let head = ["Record", "By", "On", "Version", "Now"];
        let table = Block::Table {
            head: head.map(Clean::from).into(),
            rows,
        };
        section("Who reviewed what", vec![table])
    }

    /// Flags, labels and notes.
    fn written(&self) -> Vec<Block> {
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
    fn taken_back(&self) -> Vec<Block> {
        let mut entries: Vec<_> = self.asked.entries.iter().collect();
        entries.sort_by_key(|written| (written.at, written.id));
        entries.dedup_by_key(|written| written.id);
        let entries = entries
            .into_iter()
            .filter_map(|written| written.entry.as_ref());
        let points = entries.filter_map(|entry| {
            let undoes = match &entry.did {
                Deed::NotReviewed
                | Deed::NotFlagged
                | Deed::NotLabelled { .. }
                | Deed::NoteChanged { .. }
                | Deed::NoteRemoved { .. } => true,
                Deed::Reviewed { .. }
                | Deed::Flagged
                | Deed::Labelled { .. }
                | Deed::Noted { .. }
                | Deed::Visited { .. } => false,
            };
            (undoes && self.has(entry.of.key())).then(|| {
                let mut line = Line::text(entry.did.words(&entry.of));
                line.add(said(": ", &entry.by, entry.at));
                Point::new(line)
            })
        });
        let points: Vec<Point> = points.collect();
        let blocks = match points.is_empty() {
            true => Vec::new(),
            false => vec![Block::List(points)],
        };
        section("What was taken back or changed", blocks)
    }

    /// What is marked and noted of what is there no more.
    fn gone(&self) -> Vec<Block> {
        let gone = self.asked.state.orphans(self.library);
        let gone = gone.filter(|(target, _)| self.has(target.key()));
        let points = gone.map(|(target, of)| {
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
        let blocks = match points.is_empty() {
            true => Vec::new(),
            false => vec![Block::List(points)],
        };
        section("Of what is there no more", blocks)
    }

    fn unreviewed(&self) -> Vec<Block> {
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

    /// A record by its label and its key.
    fn name(&self, index: Index) -> Clean {
        let key = self.library.at(index).key.clean();
        clean![self.library.label(index).in_a_line(), " (", key, ")"]
    }

    fn target(&self, target: &Target) -> Clean {
        let record = match target {
            Target::Record { key } => self.library.index(key),
            _ => None,
        };
        record.map_or_else(|| target.words(), |index| self.name(index))
    }
}

/// `by ana, 29 Nov 2025`
fn said(before: &'static str, by: &str, at: u64) -> Line {
    Line::text(clean![before, clean_line(by), ", ", day(at).as_own()])
}

/// By what a version is told.
fn digits(version: &Version) -> Clean {
    let content = version.content();
    clean_line(content.get(..DIGITS).unwrap_or(content)).as_own()
}

/// What became of a record since a version of it.
fn became(since: Option<&Since>) -> Clean {
    match since {
        None => "cannot be read".into(),
        Some(Since::Same) => "the same".into(),
        Some(Since::Content) => "says or cites something else".into(),
        Some(Since::Words(citations)) => {
            let numbers = citations.iter().map(|number| clean![number + 1]);
            let numbers = Clean::join(numbers.collect::<Vec<_>>(), ", ");
            clean!["its source reads differently at [", numbers, "]"]
        }
    }
}

fn none(words: &'static str) -> Block {
    Block::Paragraph(Line::text(words))
}

fn heading(title: &'static str) -> Block {
    Block::Heading {
        level: 2,
        anchor: None,
        of: None,
        line: Line::text(title),
    }
}

/// Blocks below their heading; nothing where there are none.
fn section(title: &'static str, blocks: Vec<Block>) -> Vec<Block> {
    match blocks.is_empty() {
        true => Vec::new(),
        false => std::iter::once(heading(title)).chain(blocks).collect(),
    }
}
