//! What an earlier day does not count, since nothing says that it was by then: below a heading of its own.

use super::{Block, Line, Page, Point, before, heading, sentence, when_said};
use crate::{
    clean,
    library::Index,
    model::{Kind, kind::KINDS, record::UNDATED_RESPONSES},
    sheet::{self, Sheet},
    text::Clean,
};

impl Page<'_> {
    /// The records that are set apart, and have a place of their own in the document.
    pub fn set_apart(&self) -> Vec<Index> {
        let lettered = KINDS.iter().filter(|info| info.letter.is_some());
        let all = lettered.flat_map(|info| self.library.apart(&self.scope, info.kind));
        let is_in = |index: &Index| self.part.as_ref().is_none_or(|part| part.contains(index));
        all.copied().filter(is_in).collect()
    }

    /// Some of them below their heading; nothing where there are none.
    pub fn apart(&mut self, records: &[Index]) -> Vec<Block> {
        let Some(earlier) = self
            .library
            .earlier
            .as_ref()
            .filter(|_| !records.is_empty())
        else {
            return Vec::new();
        };
        let day = earlier.day.words();
        let points = records.iter().map(|index| self.apart_point(*index));
        let points = points.collect();
        vec![
            heading(clean!["Not counted as of ", day]),
            Block::Paragraph(Line::text(clean![
                "Nothing says that this was by ",
                day,
                ". It is in no standing, count or list above."
            ])),
            Block::List(points),
        ]
    }

    /// `A3. Ana: It was so. [1] ¶2. Not dated. Ben: denied: It was not.`
    fn apart_point(&mut self, index: Index) -> Point {
        let record = self.library.at(index);
        let place = self.places.get(&index).copied();
        let mut line = Line::default();
        line.0.extend(place.map(before));
        line.say(" ");
        line.say(self.library.label(index).in_a_line());
        for number in 0..record.body.cites().len() {
            line.say(if number == 0 { " " } else { "; " });
            let cited = self.cite(index, number);
            line.add(cited);
        }
        let mut line = sentence(line);
        let date = when_said(&record.body);
        let why = super::capital(&record.here.counted.words().into());
        line.say(match date {
            Some(date) => clean![" ", why, ": ", date, "."],
            None => clean![" ", why, "."],
        });
        if record.kind() == Kind::Allegation {
            let replies = self.undated_and_other_replies(index);
            line.add(replies);
        }
        Point {
            anchor: place,
            line,
            below: Vec::new(),
        }
    }

    /// Every reply to a statement that is set apart; that one is left out, where one is.
    fn undated_and_other_replies(&mut self, index: Index) -> Line {
        let sheet = Sheet::facts(self.library, index, &self.scope);
        let is_reply = |row: &&sheet::Row| row.key == "responses";
        let mut line = Line::default();
        for row in sheet.rows.iter().filter(is_reply) {
            let reply = self.pieces(index, &row.pieces);
            line.say(" ");
            line.add(sentence(super::capitalised(reply)));
        }
        line.add(self.undated_replies(index, &sheet));
        line
    }

    /// ` Not dated: Ben: denied [2] ¶3.`
    pub fn undated_replies(&mut self, index: Index, sheet: &Sheet) -> Line {
        let rows = sheet.rows.iter().filter(|row| row.key == UNDATED_RESPONSES);
        let replies = rows.map(|row| self.pieces(index, &row.pieces));
        let replies: Vec<Line> = replies.collect();
        let mut line = Line::default();
        if !replies.is_empty() {
            line.say(Clean::from(" Not dated: "));
            let mut all = Line::default();
            all.join(replies, "; ");
            line.add(sentence(all));
        }
        line
    }
}
