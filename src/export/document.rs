//! A case as a document: what both forms share.
//!
//! What a record says comes from its page ([`Sheet::facts`]), which follows from the fields of its
//! kind, so that nothing that has a key can be missing here.

mod apart;
mod brief;
mod choice;
mod chronology;
mod cited;
pub mod full;
mod mentioned;
mod method;
mod order;
pub mod papers;
mod pictures;
pub mod quotes;
pub mod several;
mod sources;
pub mod summary;

use std::collections::{BTreeSet, HashMap, HashSet};

pub use choice::{MOST_WORDS, RULE};

use super::{
    Asked, Notes, Paper,
    block::{Anchor, Block, Document, Inline, Line, Point, Within},
};
use crate::{
    check::Rule,
    clean,
    diagnostic::{Diagnostic, Severity},
    library::{Index, Library, Scope},
    model::{
        Body, Id, Kind,
        date::Day,
        kind::{KINDS, Rests},
        statement::Room,
    },
    query::{Context, Query},
    sheet::{BETWEEN, Piece, Row, RowStyle, Sheet},
    text::{Clean, clean_line},
};
use brief::{TEXT, TITLE};
use cited::Findings;
use sources::Sources;

/// The docket numbers that stand below the title of a summary.
const DOCKETS: usize = 3;

/// The records of a case that a query matches; none for all, where it asks for nothing.
pub fn part(context: &Context<'_>, case: Index, query: &Query) -> Option<HashSet<Index>> {
    if query.is_empty() {
        return None;
    }
    let library = context.library;
    let scope = Scope::Case(library.at(case).key.id().clone());
    let counted = KINDS
        .iter()
        .flat_map(|info| library.of_kind(&scope, info.kind));
    let all = counted.copied().chain(library.all_apart(&scope));
    Some(all.filter(|index| query.matches(context, *index)).collect())
}

/// A case as a document, before anything is written: the one way to what an export holds.
pub fn document(asked: &Asked<'_>) -> Document {
    let mut document = (asked.paper.info().make)(asked);
    document.blocks.extend(pictures::pictures(asked));
    document
}

/// A document while it is made.
struct Page<'a> {
    asked: &'a Asked<'a>,
    library: &'a Library,
    case: &'a Id,
    scope: Scope,
    /// The records of the case that are matched; none for all.
    part: Option<HashSet<Index>>,
    /// The places of records in this document, and their names: `A3`.
    places: HashMap<Index, Anchor>,
    sources: Sources,
    /// What was found of the quotes; what all have in common is said once.
    findings: Findings,
    /// The citations that are written so far: a record's, by their numbers.
    cited: BTreeSet<(Index, usize)>,
    /// Whether only words are counted: without what was found of quotes and files, so that the choice does
    /// not depend on what happens to be on this machine.
    is_counted: bool,
}

impl<'a> Page<'a> {
    fn new(asked: &'a Asked<'a>) -> Self {
        let library = asked.context.library;
        let case = library.at(asked.case).key.id();
        let scope = Scope::Case(case.clone());
        Self {
            asked,
            library,
            case,
            part: asked.part.clone(),
            places: places(library, &scope, asked.place.within),
            sources: Sources::after(asked.place.sources),
            findings: Findings::default(),
            cited: BTreeSet::new(),
            is_counted: false,
            scope,
        }
    }

    /// The records of a kind that are written.
    fn records(&self, kind: Kind) -> Vec<Index> {
        let all = self.library.of_kind(&self.scope, kind).iter().copied();
        let is_in = |index: &Index| self.part.as_ref().is_none_or(|part| part.contains(index));
        all.filter(is_in).collect()
    }

    /// The places of this document, with the records and sources that are written there.
    fn record_places(&self) -> Vec<(Anchor, Index)> {
        let records = self.places.iter().map(|(index, place)| (*place, *index));
        records.chain(self.sources.places()).collect()
    }

    fn title(&self) -> Clean {
        self.library
            .label_in(self.library.at(self.asked.case), Room::PAGE)
    }

    /// The day on which it was prepared, else the one that it is told as of, where that is a day.
    fn day(&self) -> Option<Day> {
        let described = match &self.library.at(self.asked.case).body {
            Body::Case(case) => case.as_of.as_ref().map(|date| &date.value),
            _ => None,
        };
        let earlier = self.library.earlier.as_ref().map(|earlier| &earlier.day);
        let date = self.asked.prepared.or(earlier).or(described)?;
        date.earliest().filter(|day| date.latest() == Some(*day))
    }

    /// What a reader must know before anything else.
    fn warnings(&self) -> Vec<Line> {
        let library = self.library;
        // Of what is about no record, that in the case's own file or in no file at all.
        let own = library.at(self.asked.case).span.file;
        let is_mine = |found: &Diagnostic| match &found.record {
            Some(key) => key.case().is_none_or(|case| case == self.case),
            None => found.span.is_none_or(|span| span.file == own),
        };
        // What a rule finds is lost nowhere.
        let is_loss = |found: &Diagnostic| Rule::named(found.code).is_none();
        let lost = library.diagnostics.iter();
        let lost = lost
            .filter(|found| found.severity == Severity::Error && is_mine(found) && is_loss(found));
        let mut warnings = Vec::new();
        let missed = library.missed.max(self.asked.context.missed);
        if !missed.is_nothing() {
            let missed = missed.words();
            warnings.push(Line::warning(clean![
                clean_line(&missed).as_own(),
                " of this library could not be read, and may belong here."
            ]));
        }
        match lost.count() {
            0 => {}
            1 => warnings.push(Line::warning(clean![
                "One mistake in the files of the case ",
                self.case.clean(),
                "; what it touches may be missing here."
            ])),
            count => warnings.push(Line::warning(clean![
                count,
                " mistakes in the files of the case ",
                self.case.clean(),
                "; what they touch may be missing here."
            ])),
        }
        warnings
    }

    /// What stands below the title: before which courts it is, and which state of which case this is.
    fn head(&self) -> Vec<Block> {
        let lines = self.dockets().into_iter().chain([self.state()]);
        lines.map(Block::Paragraph).collect()
    }

    /// `Docket: 8:25-cv-951, District of Maryland`: the numbers and courts that the case file gives; none where it
    /// gives no number. A summary has those that most records name.
    fn dockets(&self) -> Option<Line> {
        let proceedings = match self.asked.paper {
            Paper::Summary => self.proceedings(),
            _ => self.records(Kind::Proceeding),
        };
        let dockets = proceedings.into_iter().filter_map(|index| {
            let record = self.library.at(index);
            let Body::Proceeding(proceeding) = &record.body else {
                return None;
            };
            let number = clean_line(proceeding.docket.as_ref()?.raw());
            let forum = proceeding.forum.as_ref();
            let forum = forum.and_then(|forum| self.library.resolve(record.key.case(), forum));
            Some(match forum {
                Some(forum) => clean![number, ", ", self.library.label(forum)],
                None => number,
            })
        });
        let mut dockets: Vec<Clean> = dockets.collect();
        let left = match self.asked.paper {
            Paper::Summary => dockets.len().saturating_sub(DOCKETS),
            _ => 0,
        };
        dockets.truncate(dockets.len() - left);
        let label = match (dockets.len(), left) {
            (0, _) => return None,
            (1, 0) => "Docket",
            _ => "Dockets",
        };
        let mut line = Line::text(clean![label, ": ", Clean::join(dockets, "; ")]);
        if left > 0 {
            line.say(clean!["; and ", left, " more"]);
        }
        Some(sentence(line))
    }

    /// Which state of which case this is: what another reader needs to come to the same.
    fn state(&self) -> Line {
        let mut line = Line::text(clean!["Case ", self.case.clean()]);
        let Body::Case(case) = &self.library.at(self.asked.case).body else {
            return line;
        };
        if let (None, Some(day)) = (&self.library.earlier, &case.as_of) {
            line.say(clean![", described up to ", day.words()]);
        }
        line.say(". Prepared");
        if let Some(day) = self.asked.prepared {
            line.say(clean![" on ", day.words()]);
        }
        line.say(clean![
            " from edition ",
            self.library.edition().as_own(),
            " of the case files"
        ]);
        if let Some(earlier) = &self.library.earlier {
            let records = self.library.not_counted(&self.scope).words();
            line.say(clean![
                ", as of ",
                earlier.day.words(),
                ", when of its records these do not count: ",
                records
            ]);
        }
        line.say(".");
        if let Some(part) = &self.part {
            let all = KINDS.iter();
            let all: usize = all
                .map(|info| self.library.of_kind(&self.scope, info.kind).len())
                .sum();
            // Who asks for the protected writes their names, or some letters of them.
            let query = match self.asked.is_query_kept {
                true => "a query that is not printed here".into(),
                false => clean!["the query “", clean_line(self.asked.query.text()), "”"],
            };
            line.say(clean![
                " This is a part: the ",
                part.len(),
                " of its ",
                all,
                " records that match ",
                query,
                ", with whom they \
                 name and what they cite."
            ]);
        }
        if self.asked.notes == Notes::LeftOut {
            line.say(" The remarks of the case file are left out.");
        }
        let untold = self.library.untold(&self.scope);
        if !untold.is_empty() {
            line.say(clean![
                " Left out, since nothing says that they were written by that day: ",
                untold,
                "."
            ]);
        }
        line
    }

    /// The rows of a record's page as points, but for its name, each below what it belongs to.
    fn facts(&mut self, index: Index) -> Vec<Point> {
        let sheet = Sheet::facts(self.library, index, &self.scope);
        let mut points: Vec<Point> = Vec::new();
        for row in &sheet.rows {
            if row.key == "note" && self.asked.notes == Notes::LeftOut {
                continue;
            }
            let line = self.pieces(index, &row.pieces);
            match row.style {
                RowStyle::Title | RowStyle::Blank => {}
                RowStyle::Heading => {
                    let mut head = line;
                    head.say(":");
                    points.push(Point::new(head));
                }
                RowStyle::Field if !row.label.is_empty() => points.push(self.field(row, line)),
                RowStyle::Item | RowStyle::Drawn { .. } | RowStyle::Field => {
                    below(&mut points, line);
                }
            }
        }
        points
    }

    /// A row with its label; several values of one label are below it.
    fn field(&self, row: &Row, value: Line) -> Point {
        let mut line = Line::text(clean![row.label, ": "]);
        line.add(value);
        Point::new(line)
    }

    /// The pieces of a row of a record's page.
    fn pieces(&mut self, record: Index, pieces: &[Piece]) -> Line {
        let mut line = Line::default();
        for piece in pieces {
            match piece {
                // The columns of a page are none of a paper, where what a record is called would run into what becomes of it.
                Piece::Text(gap, _) if gap.trim().is_empty() && gap.len() > 1 => line.say(BETWEEN),
                Piece::Text(space, _) if space.trim().is_empty() => line.say(" "),
                Piece::Text(text, _) => line.say(self.brief(text, TEXT)),
                Piece::Sign(sign) => line.say(sign.word),
                // A picture is none of a line; what a mark says is.
                Piece::Mark(mark) if mark.opens.is_some() => line.say(mark.says.clone()),
                Piece::Mark(mark) => {
                    let signs = mark.signs();
                    line.say(signs.part(0..signs.trim_end().len()));
                }
                Piece::Link(key, name) => match self.library.index(key) {
                    Some(index) => line.add(self.named(index, name, record)),
                    None => line.say(name.clone()),
                },
                Piece::Citation(number) => {
                    let cited = self.cite_with_verdict(record, number - 1);
                    line.add(cited);
                }
            }
        }
        line
    }

    /// The name of a record that another one names, with the way to its place where it has one in this
    /// document. Who appears is known by the name alone.
    fn named(&mut self, index: Index, name: &Clean, by: Index) -> Line {
        let is_known = self.library.at(index).kind().info().rests == Rests::OnItself;
        let name = &self.brief(name, if is_known { TITLE } else { TEXT });
        let mut line = Line::default();
        let place = self.places.get(&index).filter(|_| !is_known);
        if let Some(place) = place {
            line.lead(*place);
            line.say(", ");
            line.say(name.in_a_line());
        } else if self.library.at(index).kind() == Kind::Source {
            line.say(name.in_a_line());
            line.say(" ");
            let place = self.source_cited(index, by);
            line.lead(place);
        } else {
            line.say(name.in_a_line());
        }
        line
    }
}

/// Puts a line below the last point.
fn below(points: &mut Vec<Point>, line: Line) {
    match points.last_mut() {
        Some(last) => last.below.push(Point::new(line)),
        None => points.push(Point::new(line)),
    }
}

/// The places of a case's records, by the letters of their kinds. On an earlier day they keep the numbers
/// of the whole case, so that `A3` is the same record in both.
fn places(library: &Library, scope: &Scope, within: Within) -> HashMap<Index, Anchor> {
    let lettered = KINDS
        .iter()
        .filter_map(|info| Some((info.kind, info.letter?)));
    let places = lettered.flat_map(|(kind, letter)| {
        let counted = library.of_kind(scope, kind).iter();
        let records = counted.chain(library.apart(scope, kind)).copied();
        records.filter_map(move |index| {
            let number = library.at(index).here.number?;
            Some((index, Anchor::Record(within, letter, number as usize)))
        })
    });
    places.collect()
}

/// A heading below the title.
fn heading(title: impl Into<Clean>) -> Block {
    Block::Heading {
        level: 2,
        anchor: None,
        of: None,
        line: Line::text(title),
    }
}

/// The place before a name: `A3. `.
fn before(place: Anchor) -> Inline {
    Inline::Strong(clean![clean_line(&place.to_string()).as_own(), "."])
}

/// A line with a full stop, where it ends without one.
fn sentence(mut line: Line) -> Line {
    if !line.plain().is_empty() {
        line.say(".");
    }
    line
}

/// When something was said or was, as the file has it: `14 May 2024`; `“the day she came back”, no exact date given`.
fn when_said(body: &Body) -> Option<Clean> {
    match (body.date().map(|date| date.words()), body.date_said()) {
        (Some(date), Some(said)) => Some(clean![date, ", given as “", said.clean(), "”"]),
        (None, Some(said)) => Some(clean!["“", said.clean(), "”, no exact date given"]),
        (date, None) => date,
    }
}

/// Words with a large first letter.
fn capital(words: &Clean) -> Clean {
    let Some(first) = words.chars().next() else {
        return Clean::default();
    };
    let rest = words.part(first.len_utf8()..words.len());
    let first = clean_line(&first.to_uppercase().to_string());
    match words.own().first().is_some_and(|own| own.start == 0) {
        true => clean![first.as_own(), rest],
        false => clean![first, rest],
    }
}

/// The same with a large first letter.
fn capitalised(line: Line) -> Line {
    let mut pieces = line.0.into_iter();
    let first = pieces.next().map(|first| match first {
        Inline::Text(text) => Inline::Text(capital(&text)),
        other => other,
    });
    Line(first.into_iter().chain(pieces).collect())
}
