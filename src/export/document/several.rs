//! Several cases in one document: a part a case, each with all that a document of it alone would have.

use super::{Anchor, Block, Document, Line, Point, heading};
use crate::{
    clean,
    text::{Clean, clean_line, counted},
};

/// Documents of cases as one, which begins with what is in it. `without` are the names of the cases of which there is
/// nothing.
pub fn together(parts: Vec<Document>, without: &[Clean]) -> Document {
    let mut all = Document {
        title: clean_line(&counted(parts.len() as u64, "case")).as_own(),
        about: parts.first().and_then(|part| part.about),
        day: parts.iter().filter_map(|part| part.day).max(),
        ..Document::default()
    };
    let mut contents = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let anchor = Anchor::Case(number);
        let mut line = Line::text(clean![part.title, ": "]);
        line.lead(anchor);
        contents.push(Point::new(line));
        all.blocks.push(Block::Heading {
            level: 2,
            anchor: Some(anchor),
            of: part.about,
            line: Line::text(clean![number, ". ", part.title]),
        });
        let blocks = part.blocks.into_iter();
        all.blocks.extend(blocks.map(|block| match block {
            Block::Heading {
                level,
                anchor,
                of,
                line,
            } => Block::Heading {
                level: level + 1,
                anchor,
                // What is of no record is of this case, and not of the first one.
                of: of.or(part.about),
                line,
            },
            other => other,
        }));
        all.places.extend(part.places);
        all.sources.extend(part.sources);
        for warning in part.warnings {
            if !all.warnings.contains(&warning) {
                all.warnings.push(warning);
            }
        }
    }
    let mut before = vec![heading("Cases"), Block::List(contents)];
    if !without.is_empty() {
        before.push(Block::Paragraph(Line::text(clean![
            "Of these cases there is nothing to be told here: ",
            Clean::join(without, "; "),
            "."
        ])));
    }
    all.blocks.splice(0..0, before);
    all
}
