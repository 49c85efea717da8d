//! The long form: everything that the records of a case say.

use std::collections::HashSet;

use super::{Anchor, Block, Document, Inline, Line, Page, Paper, Point, before, heading};
use crate::{
    check::Rule,
    clean,
    diagnostic::{Diagnostic, Severity},
    export::Asked,
    library::Index,
    model::{
        Body, Kind,
        kind::{KINDS, Rests},
        record::EvidenceStatus,
    },
    sheet::{self, rests_on},
    sign::Sign,
    text::{Clean, clean_line},
};

const HOW_TO_READ: &str = "Nothing here is simply true: before each statement is who made it. \
Numbers in square brackets lead to the sources at the end, followed by the place in the source (¶ \
paragraph, p. page, l. line, § section); “via” names whom that source relays, nearest first. After \
a quote follows what was found of its words, and in what: in the original, in a working copy, or in a \
digest, which retells the original and quotes some of its words.";

/// The whole of a case.
pub fn document(asked: &Asked<'_>) -> Document {
    debug_assert_eq!(asked.paper, Paper::Full);
    let mut page = Page::new(asked);
    let mut blocks = page.head();
    blocks.push(Block::Paragraph(Line::text(HOW_TO_READ)));
    let mut subject = Vec::new();
    page.subject(&mut subject);
    if !subject.is_empty() {
        blocks.push(heading("Subject"));
        blocks.append(&mut subject);
    }
    let kinds = KINDS.iter().map(|info| info.kind);
    for kind in kinds.filter(|kind| !matches!(kind, Kind::Case | Kind::Source)) {
        page.section(kind, &mut blocks);
    }
    let apart = page.set_apart();
    blocks.extend(page.apart(&apart));
    page.chronology(&mut blocks);
    page.uncited_sources();
    let sources = page.sources_in_full();
    blocks.push(heading("Sources"));
    blocks.push(listed(sources, "None is cited."));
    blocks.extend(page.method());
    Document {
        about: Some(asked.case),
        day: page.day(),
        places: page.record_places(),
        sources: page.source_names(),
        is_blank: false,
        title: page.title(),
        warnings: page.warnings(),
        blocks,
    }
}

/// A list, or what to say where it is empty.
pub fn listed(points: Vec<Point>, none: &'static str) -> Block {
    match points.is_empty() {
        true => Block::Paragraph(Line::text(none)),
        false => Block::List(points),
    }
}

impl Page<'_> {
    fn subject(&mut self, blocks: &mut Vec<Block>) {
        let case = self.asked.case;
        let Body::Case(head) = &self.library.at(case).body else {
            let text = "The head of this case file cannot be read.";
            return blocks.push(Block::Paragraph(Line::text(text)));
        };
        blocks.extend(head.summary.iter().flat_map(paragraphs));
        let mut points = self.facts(case);
        points.retain(|point| !point.line.plain().starts_with("Summary: "));
        if !points.is_empty() {
            blocks.push(Block::List(points));
        }
    }

    /// The records of a kind, each below a heading of its own.
    pub fn section(&mut self, kind: Kind, blocks: &mut Vec<Block>) {
        let records = self.written(kind);
        if records.is_empty() && self.part.is_some() {
            return;
        }
        let title = kind.info().title;
        if records.is_empty() {
            let none = match self.library.earlier {
                Some(_) => "None counts on this day.",
                None => "None is recorded.",
            };
            blocks.extend([heading(title), Block::Paragraph(Line::text(none))]);
            return;
        }
        for group in self.in_order(kind.info(), records) {
            blocks.push(heading(match group.who {
                Some(who) => clean![title, ": ", who],
                None => title.into(),
            }));
            self.records_below(group.those, blocks);
        }
    }

    /// Records, each below a heading of its own.
    pub fn records_below(&mut self, records: Vec<Index>, blocks: &mut Vec<Block>) {
        let mut is_missing = false;
        for index in records {
            if self.library.is_said_to_be_missing(index) && !is_missing {
                is_missing = true;
                let sign = Sign::from(EvidenceStatus::SaidToBeMissing);
                let missing = clean![sign.glyph, " ", sheet::SAID_TO_BE_MISSING];
                blocks.push(match self.asked.paper {
                    // It is within a part of what one person says, which goes on.
                    Paper::Person => Block::Paragraph(Line::text(clean![missing, ":"])),
                    _ => heading(missing),
                });
            }
            let anchor = self.places.get(&index).copied();
            blocks.push(Block::Heading {
                level: 3,
                anchor,
                of: Some(index),
                line: self.titled(index, anchor),
            });
            let points = self.record(index);
            blocks.push(listed(points, "Nothing more is recorded."));
        }
    }

    /// Of people and bodies also those whom the matched records name.
    fn written(&self, kind: Kind) -> Vec<Index> {
        let matched = self.records(kind);
        match &self.part {
            Some(part) if matches!(kind, Kind::Person | Kind::Organization) => {
                let mut named = HashSet::new();
                for index in part {
                    named.extend(
                        self.library
                            .at(*index)
                            .names
                            .iter()
                            .map(|(_, named)| *named),
                    );
                }
                let all = self.library.of_kind(&self.scope, kind).iter().copied();
                all.filter(|index| part.contains(index) || named.contains(index))
                    .collect()
            }
            _ => matched,
        }
    }

    fn titled(&self, index: Index, anchor: Option<Anchor>) -> Line {
        let mut line = Line::default();
        if let Some(anchor) = anchor {
            line.say(clean![clean_line(&anchor.to_string()).as_own(), ". "]);
        }
        line.say(self.library.label(index).in_a_line());
        line
    }

    fn record(&mut self, index: Index) -> Vec<Point> {
        let mut points = self.facts(index);
        let record = self.library.at(index);
        let mut diagnostics = self.library.diagnostics.iter();
        let is_loss = |found: &Diagnostic| {
            found.record.as_ref() == Some(&record.key)
                && found.severity == Severity::Error
                && Rule::named(found.code).is_none()
        };
        if diagnostics.any(is_loss) {
            points.push(Point::new(Line::text(
                "Something in this record is to be fixed; what it touches may be missing here.",
            )));
        }
        let citations = self.citations(index);
        let is_cited = !citations.is_empty();
        let mut citations = citations.into_iter();
        for (field, count) in record.body.citations_by_field() {
            points.push(Point {
                line: Line::text(clean![rests_on(field), ":"]),
                below: citations.by_ref().take(count).collect(),
                anchor: None,
            });
        }
        if !is_cited && record.kind().info().rests == Rests::OnCitations {
            points.push(Point::new(Line::text("Rests on: nothing is cited")));
        }
        points
    }
}

/// The paragraphs of a text.
pub fn paragraphs(text: &crate::model::Text) -> Vec<Block> {
    let clean = text.clean();
    let lines = clean.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| Block::Paragraph(Line::text(clean_line(line))))
        .collect()
}

/// The name of a record with its place before it, for a list.
pub fn named_point(place: Anchor, words: Clean) -> Line {
    let mut line = Line(vec![before(place)]);
    line.0.push(Inline::Text(clean![" ", words]));
    line
}
