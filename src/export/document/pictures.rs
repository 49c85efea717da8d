//! What a paper shows as pictures, too. Each stands above sentences that say all that it shows, so that it is never the only
//! place of a fact; what cannot be drawn is said.

use std::collections::{HashMap, HashSet};

use super::{Block, Line, Page, Point, heading, sentence};
use crate::{
    analysis::{lanes::placed, matrix::matrix, origins},
    clean,
    export::{Asked, Drawn, block::Anchor},
    library::Index,
    model::Kind,
    picture::{
        Picture,
        timeline::{self, Lanes},
    },
    sheet::{
        MatrixLook, conflicts_picture, matrix_picture, matrix_rows, origins_picture, origins_told,
    },
    text::{Clean, clean_line},
};

/// The columns of a picture: those of a line of plain text, and what a printed page has room for.
const COLUMNS: usize = 78;

/// The pictures that are asked for, in the order in which they were.
pub fn pictures(asked: &Asked<'_>) -> Vec<Block> {
    let mut page = Page::new(asked);
    let mut blocks = Vec::new();
    for drawn in asked.pictures {
        match drawn {
            Drawn::Timeline => page.timeline(&mut blocks),
            Drawn::Matrix => page.matrix(&mut blocks),
            Drawn::Origins => page.ways(&mut blocks),
            Drawn::Conflicts => page.scales(&mut blocks),
        }
    }
    blocks
}

/// A picture, and below it what its marks say, each sentence once.
fn told(picture: Picture, blocks: &mut Vec<Block>) {
    let mut said = HashSet::new();
    let marks = picture.lines.iter().flat_map(|line| &line.marks);
    let says = marks.map(|mark| &mark.says);
    let says = says.filter(|says| !says.is_empty() && said.insert((*says).clone()));
    let points = says.map(|says| Point::new(sentence(Line::text(says.clone()))));
    let points: Vec<Point> = points.collect();
    blocks.push(Block::Picture(picture.mute()));
    if !points.is_empty() {
        blocks.push(Block::List(points));
    }
}

fn say(words: impl Into<Clean>, blocks: &mut Vec<Block>) {
    blocks.push(Block::Paragraph(Line::text(words)));
}

impl Page<'_> {
    fn timeline(&mut self, blocks: &mut Vec<Block>) {
        let library = self.library;
        let placed = placed(library, &self.scope);
        blocks.push(heading("Timeline, drawn"));
        match timeline::timeline(library, &placed, Lanes::Kinds, None, COLUMNS) {
            Some(drawn) => told(drawn.picture, blocks),
            None => say("Nothing here has a date that can be drawn.", blocks),
        }
        let later = placed.iter().filter(|one| one.is_left_out()).count();
        if later > 0 {
            let words = clean![
                later,
                " more may be later than the day that is looked at, and are not drawn."
            ];
            say(words, blocks);
        }
        let undated = placed.iter().filter(|one| one.is_undated());
        let undated = undated.map(|one| Point::new(Line::text(timeline::told(library, one))));
        let undated: Vec<Point> = undated.collect();
        if !undated.is_empty() {
            say("Without a date that can be drawn:", blocks);
            blocks.push(Block::List(undated));
        }
    }

    fn matrix(&mut self, blocks: &mut Vec<Block>) {
        let library = self.library;
        blocks.push(heading(
            "Evidence and what it does to the allegations, drawn",
        ));
        // Allegations and evidence go by the names that they have in every paper of the case.
        let names = self.places.iter();
        let names = names.map(|(index, place)| {
            let name = clean_line(&place.to_string()).as_own();
            (*index, name)
        });
        let names: HashMap<Index, Clean> = names.collect();
        let look = MatrixLook {
            rows: None,
            is_turned: false,
            columns: COLUMNS,
            names: Some(&names),
        };
        match matrix_picture(library, &self.scope, look) {
            Some(picture) => told(picture, blocks),
            None => say("No evidence bears on an allegation.", blocks),
        }
        let matrix = matrix(library, &self.scope);
        let drawn = matrix.columns.iter().map(|column| column.allegation);
        let drawn: HashSet<Index> = drawn.collect();
        let mut bare = matrix_rows(library, &self.scope);
        bare.retain(|index| !drawn.contains(index));
        self.named_below("No evidence is recorded for these:", &bare, blocks);
        self.named_below("Bears on nothing recorded:", &matrix.without, blocks);
    }

    /// Records under a line, if there are any.
    fn named_below(&self, head: &'static str, records: &[Index], blocks: &mut Vec<Block>) {
        if records.is_empty() {
            return;
        }
        say(head, blocks);
        let points = records
            .iter()
            .map(|index| Point::new(self.placed_name(*index)));
        blocks.push(Block::List(points.collect()));
    }

    /// `A3, Ana Ruiz: It rained`: a record by the name that it has in every paper of the case, and its own.
    fn placed_name(&self, index: Index) -> Line {
        let place = self.places.get(&index).copied();
        let place =
            place.map(|place: Anchor| clean![clean_line(&place.to_string()).as_own(), ", "]);
        Line::text(clean![place, self.library.label(index).in_a_line()])
    }

    fn ways(&mut self, blocks: &mut Vec<Block>) {
        let library = self.library;
        blocks.push(heading("From who is cited to who said it first, drawn"));
        let (mut near, mut none) = (0, 0);
        for &index in library.of_kind(&self.scope, Kind::Allegation) {
            let found = origins::summary(library, index);
            match (found.reports, found.depth) {
                (0, _) => none += 1,
                (1, None | Some(0 | 1)) => near += 1,
                _ => self.way(index, blocks),
            }
        }
        let is_or_are = |count: usize| if count == 1 { " is" } else { " are" };
        if near > 0 {
            let words = clean![
                near,
                is_or_are(near),
                " not drawn: of each there is one report and, as far as is recorded, at most one hand between it and who said it."
            ];
            say(words, blocks);
        }
        if none > 0 {
            say(
                clean![none, is_or_are(none), " not drawn: nothing is cited."],
                blocks,
            );
        }
        if library.of_kind(&self.scope, Kind::Allegation).is_empty() {
            say("No allegation is recorded here.", blocks);
        }
    }

    fn way(&mut self, index: Index, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading {
            level: 3,
            anchor: None,
            of: Some(index),
            line: self.placed_name(index),
        });
        match origins_picture(self.library, index, COLUMNS, false) {
            Some(picture) => blocks.push(Block::Picture(picture.mute())),
            None => say(
                "Its ways have no room beside one another; they are told.",
                blocks,
            ),
        }
        let mut points: Vec<Point> = Vec::new();
        for (level, pieces) in origins_told(self.library, index) {
            let words = Clean::join(pieces.iter().map(crate::sheet::Piece::words), "");
            let mut list = &mut points;
            for _ in 0..level {
                if list.is_empty() {
                    break;
                }
                let last = list.len() - 1;
                list = &mut list[last].below;
            }
            list.push(Point::new(Line::text(words)));
        }
        blocks.push(Block::List(points));
    }

    fn scales(&mut self, blocks: &mut Vec<Block>) {
        blocks.push(heading("Numbers of one count, drawn"));
        match conflicts_picture(self.library, &self.scope, COLUMNS) {
            Some(picture) => told(picture, blocks),
            None => say("No two numbers of one count are given.", blocks),
        }
    }
}
