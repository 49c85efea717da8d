//! Blocks as pages (PDF/A-2a and PDF/UA-1): the words and their ways are handed to the crate that sets them, which
//! runs in a process of its own.

use std::collections::BTreeSet;

use casefile_pdf::{
    Unset,
    model::{self, Leads, Run, Target},
};

use super::{
    Made,
    notes::Notes,
    side::isolated,
    walk::{Form, Row, Table, walk},
};
use crate::{
    clean_format,
    document::foreign::Press,
    export::block::{Anchor, Document, Inline, Line, Point},
    picture::Picture,
    text::{Clean, clean_line, web::is_address},
};

/// Writes a document.
///
/// # Errors
/// Why it cannot be set in pages.
pub fn write(document: &Document, press: Press<'_>) -> Result<Made, Clean> {
    let mut pages = Pages {
        sources: &document.sources,
        is_blank: document.is_blank,
        lists: Vec::new(),
        made: model::Document {
            language: "en".into(),
            page_of: " of ".into(),
            day: document.day.and_then(|day| {
                Some(model::Day {
                    year: u16::try_from(day.year).ok()?,
                    month: day.month,
                    day: day.day,
                })
            }),
            ..model::Document::default()
        },
    };
    walk(document, &mut pages);
    let written = press.set(&pages.made)?;
    let Some((said, lacks)) = lacks(&written.unset) else {
        return Ok(Made::Package(written.bytes));
    };
    // Who reads it is told as well as who writes it.
    pages.warning(&Line::warning(pages.own(said)));
    Ok(Made::Lacking {
        bytes: press.set(&pages.made)?.bytes,
        lacks,
    })
}

/// What is said of letters that no font has: to who reads it, and with the places to who writes it. None where there
/// are none.
fn lacks(unset: &[Unset]) -> Option<(Clean, Clean)> {
    const PLACES: usize = 5;
    let letters: BTreeSet<char> = unset.iter().map(|one| one.character).collect();
    let first = unset.first()?;
    let count = match letters.len() {
        1 => "One character is in no font of this form, and stands in it as its number".to_owned(),
        count => format!(
            "{count} characters are in no font of this form, and stand in it as their numbers"
        ),
    };
    let said = clean_format!("{count}, such as {}", first.mark());
    let mut places: Vec<Clean> = Vec::new();
    for one in unset {
        let place = clean_line(one.within.trim());
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let named = places.iter().take(PLACES);
    let mut named: Vec<String> = named.map(|place| format!("“{place}”")).collect();
    if places.len() > PLACES {
        named.push(format!("and {} more", places.len() - PLACES));
    }
    let told = clean_format!("{said}: in {}.", named.join(", "));
    Some((clean_format!("{said}."), told))
}

/// What stands in the place of a picture.
const NOT_DRAWN: &str =
    "In this form it is not drawn, but told; the other forms have it drawn as well.";

/// A document while it is made.
struct Pages<'d> {
    /// What each source is.
    sources: &'d [Clean],
    is_blank: bool,
    made: model::Document,
    /// The lists that have begun, each below the last point of the one before it.
    lists: Vec<Vec<model::Point>>,
}

impl Form for Pages<'_> {
    fn title(&mut self, title: &Clean) {
        self.made.title = match title.is_empty() {
            true => self.own("Without a title".into()).to_string(),
            false => title.to_string(),
        };
    }

    fn warning(&mut self, line: &Line) {
        let line = self.line(line);
        self.made.warnings.push(line);
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        self.made.blocks.push(model::Block::Heading {
            level,
            anchor: anchor.map(Anchor::id),
            line: self.line(line),
        });
    }

    fn paragraph(&mut self, line: &Line) {
        let line = self.line(line);
        self.made.blocks.push(model::Block::Paragraph(line));
    }

    fn begin_list(&mut self, _level: usize) {
        self.lists.push(Vec::new());
    }

    fn point(&mut self, point: &Point, _level: usize, _notes: Notes) {
        let point = model::Point {
            anchor: point.anchor.map(Anchor::id),
            line: self.line(&point.line),
            below: Vec::new(),
        };
        if let Some(list) = self.lists.last_mut() {
            list.push(point);
        }
    }

    fn end_list(&mut self, _level: usize) {
        let list = self.lists.pop().unwrap_or_default();
        match self.lists.last_mut().and_then(|above| above.last_mut()) {
            Some(point) => point.below = list,
            None => self.made.blocks.push(model::Block::List(list)),
        }
    }

    fn begin_table(&mut self, _table: &Table<'_>) {
        self.made.blocks.push(model::Block::Table {
            head: Vec::new(),
            rows: Vec::new(),
        });
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        let set = cells.iter().map(|cell| self.line(cell)).collect();
        if let Some(model::Block::Table { head, rows }) = self.made.blocks.last_mut() {
            match row {
                Row::Head => *head = cells.iter().map(Line::plain).collect(),
                Row::Body => rows.push(set),
            }
        }
    }

    fn end_table(&mut self) {}

    /// No font of the pages has letters of one width.
    fn picture(&mut self, _picture: &Picture) {
        // The same in every document: it is known as the form's own where pages are read again.
        self.paragraph(&Line::text(NOT_DRAWN));
    }
}

impl Pages<'_> {
    fn line(&self, line: &Line) -> model::Line {
        let side = line.mark_of_side().map(Run::text);
        let runs = line.0.iter().map(|piece| match piece {
            Inline::Text(text) => Run::text(isolated(text, line)),
            Inline::Strong(text) => Run::strong(text.as_str()),
            Inline::Reference { to, words } => Run {
                leads: Some(Leads {
                    to: Target::Anchor(to.id()),
                    says: self.says(*to, words),
                }),
                ..Run::text(words.as_str())
            },
            Inline::Address(url) => Run {
                leads: is_address(url).then(|| Leads {
                    to: Target::Address(url.to_string()),
                    says: url.to_string(),
                }),
                ..Run::text(url.as_str())
            },
        });
        model::Line(side.into_iter().chain(runs).collect())
    }

    /// What the form says itself.
    fn own(&self, words: Clean) -> Clean {
        match self.is_blank {
            true => words.blanked(std::slice::from_ref(&(0..words.len()))),
            false => words,
        }
    }

    /// Where a way leads, to who hears it.
    fn says(&self, to: Anchor, words: &str) -> String {
        let source = match to {
            Anchor::Source(number) => number.checked_sub(1).and_then(|at| self.sources.get(at)),
            _ => None,
        };
        source.map_or_else(
            || words.to_owned(),
            |name| format!("{} {words}: {name}", self.own("Source".into())),
        )
    }
}
