//! The chronology: what has a day, in the order of the days, and what has none.

use std::collections::HashSet;

use super::{Anchor, Block, Line, Page, Paper, Point, heading, order::Group, sentence, when_said};
use crate::{
    analysis::timeline::{COUNTED, Moment, What, is_counted, timeline},
    clean,
    export::Order,
    library::Index,
    model::{Kind, RecordPart, kind::KINDS},
    sheet,
    text::Clean,
};

impl Page<'_> {
    /// What has a date, in the order of the dates.
    pub fn chronology(&mut self, blocks: &mut Vec<Block>) {
        let library = self.library;
        let mut moments = timeline(library, &self.scope);
        let asked = self.asked;
        moments.retain(|moment| asked.query.matches_moment(asked.context, moment));
        let told: HashSet<Index> = moments.iter().map(|moment| moment.index).collect();
        let undated = self.undated(&told);
        if moments.is_empty() && undated.is_empty() && self.part.is_some() {
            return;
        }
        let within = asked.place.within;
        blocks.push(Block::Heading {
            level: 2,
            anchor: Some(Anchor::Chronology(within)),
            of: None,
            line: Line::text("Chronology"),
        });
        if moments.is_empty() {
            let none = Line::text("Nothing in the case file has a date.");
            blocks.push(Block::Paragraph(none));
        }
        let groups = match asked.order {
            Some(Order::Person) if asked.paper == Paper::Chronology => {
                self.by_who(moments, |moment| moment.index)
            }
            _ => vec![Group::all(moments)],
        };
        for group in groups {
            if let Some(who) = group.who {
                blocks.push(Block::Heading {
                    level: 3,
                    anchor: None,
                    of: None,
                    line: Line::text(who),
                });
            }
            self.moments(group.those, blocks);
        }
        self.without_day(&undated, blocks);
        if asked.paper == Paper::Chronology {
            let apart = self.set_apart().into_iter();
            let apart: Vec<Index> = apart.filter(|index| !told.contains(index)).collect();
            blocks.extend(self.apart(&apart));
        }
    }

    /// What could have a day and is at no moment: statements of which none is recorded, or no other than that of the
    /// report; in a chronology sources too, of which the other papers say in their list that no day is stated.
    fn undated(&self, dated: &HashSet<Index>) -> Vec<Index> {
        let kinds = KINDS.iter().filter(|info| match info.kind {
            Kind::Source => self.asked.paper == Paper::Chronology,
            _ => info.dated.is_some(),
        });
        let all = kinds.flat_map(|info| self.records(info.kind));
        all.filter(|index| !dated.contains(index)).collect()
    }

    /// Says how many have no day, and which: in a chronology with their words, else by their places.
    fn without_day(&mut self, undated: &[Index], blocks: &mut Vec<Block>) {
        if undated.is_empty() {
            return;
        }
        let counts = KINDS.iter().filter_map(|info| {
            let is_one = |index: &&Index| self.library.at(**index).kind() == info.kind;
            let count = undated.iter().filter(is_one).count();
            let [one, many] = info.noun.counted;
            (count > 0).then(|| clean![count, " ", if count == 1 { one } else { many }])
        });
        let count = Clean::join(counts, " and ");
        if self.asked.paper != Paper::Chronology {
            let mut line = Line::text(clean!["Without a day of their own: ", count, ", "]);
            line.join(undated.iter().map(|index| self.leading_to(*index)), ", ");
            return blocks.push(Block::Paragraph(sentence(line)));
        }
        blocks.push(heading("Without a day of their own"));
        blocks.push(Block::Paragraph(Line::text(clean![
            count,
            ", of which the case file has no day, or none but that of the source that reports it."
        ])));
        let points = undated.iter().map(|index| self.undated_point(*index));
        let points = points.collect();
        blocks.push(Block::List(points));
    }

    /// `Ana: It rained. [1] ¶2. Denied: denied by Ben; one origin.`
    fn undated_point(&mut self, index: Index) -> Point {
        let record = self.library.at(index);
        let mut line = Line::text(self.library.label(index).in_a_line());
        if let Some(when) = when_said(&record.body) {
            line.say(clean![" (", when, ")"]);
        }
        if record.kind() == Kind::Source {
            let chronology = Anchor::Chronology(self.asked.place.within);
            line.say(" ");
            line.lead(self.sources.cited(index, Some(chronology)));
            return Point::new(sentence(line));
        }
        let count = record.body.cites().len();
        let cited: Vec<Line> = (0..count).map(|number| self.cite(index, number)).collect();
        if !cited.is_empty() {
            line.say(" ");
            line.join(cited, "; ");
        }
        let stands = self.how_it_stands(index);
        Point::new(sentence(line).and(stands))
    }

    /// Moments in their order, in a table; what is apart in one of its own.
    fn moments(&mut self, moments: Vec<Moment>, blocks: &mut Vec<Block>) {
        let (library, asked) = (self.library, self.asked);
        let within = asked.place.within;
        let mut tables: [Vec<Vec<Line>>; 2] = Default::default();
        for moment in moments {
            let Some(dated) = moment.dated(library) else {
                continue;
            };
            let when = match dated.date {
                Some(_) => {
                    let pieces = sheet::when(dated.date, dated.said);
                    let when = Clean::join(pieces.iter().map(sheet::Piece::words), "");
                    match is_counted(library, moment.index, moment.part) {
                        true => clean![when, COUNTED],
                        false => when,
                    }
                }
                // With the day of the first report.
                None => moment.when.clone(),
            }
            .in_a_line();
            let mut what = Line::default();
            if dated.what != What::Whole(Kind::Event) {
                what.say(clean![dated.what.word(), ": "]);
            }
            what.say(dated.words(library, moment.index));
            // That something happened is told by someone.
            if dated.what == What::Whole(Kind::Event) {
                what.say(library.told_by(library.at(moment.index)));
            }
            // Here nothing else says who denies it.
            if asked.paper == Paper::Chronology && dated.what == What::Whole(Kind::Allegation) {
                let stands = self.how_it_stands(moment.index);
                what = sentence(what).and(stands);
            }
            let mut place = Line::default();
            match (self.places.get(&moment.index), dated.what) {
                (_, What::Whole(Kind::Source)) => {
                    place.lead(
                        self.sources
                            .cited(moment.index, Some(Anchor::Chronology(within))),
                    );
                }
                (Some(anchor), _) => place.lead(*anchor),
                // What is written nowhere else says here where it stands.
                (None, _) => {
                    let body = &library.at(moment.index).body;
                    // What an entry of a docket cites is its own.
                    let (first, count) = match moment.part {
                        RecordPart::Whole => (0, body.cites().len()),
                        part => {
                            let (first, own) = part.cites(body);
                            (first, own.len())
                        }
                    };
                    let numbers = first..first + count;
                    let cited = numbers.map(|number| self.cite(moment.index, number));
                    let cited: Vec<Line> = cited.collect();
                    place.join(cited, "; ");
                }
            }
            tables[usize::from(moment.is_apart)].push(vec![Line::text(when), what, place]);
        }
        for (rows, is_apart) in tables.into_iter().zip([false, true]) {
            if rows.is_empty() {
                continue;
            }
            if is_apart {
                let apart = match library.earlier {
                    Some(_) => "Not dated, or not counted since it may be later:",
                    None => "Not dated:",
                };
                blocks.push(Block::Paragraph(Line::text(apart)));
            }
            let head: [Clean; 3] = ["When".into(), "What".into(), "Where".into()];
            blocks.push(Block::Table {
                head: head.into(),
                rows,
            });
        }
    }
}
