//! A picture before an audience: other words in it, and what was written of it read again.

use super::{
    layers::Layer,
    rows::{Holds, Listed, layers_of_text},
};
use crate::{
    export::table::{Made, lines::OwnWords},
    library::{Index, Library, Scope},
    model::Kind,
    picture::{Opens, Picture, Shape, svg},
    text::Clean,
};

/// A picture as a vector graphic.
pub struct Graphic {
    pub picture: Picture,
    /// What it shows, for who cannot see it.
    pub description: Clean,
    /// The record of each mark that leads to one, by line and mark; and whose what else it says is.
    records: Vec<Vec<Option<Index>>>,
    whole: Option<Index>,
}

impl Graphic {
    /// A picture of a library.
    pub fn of(library: &Library, picture: Picture, description: Clean) -> Self {
        let record = |opens: &Option<Opens>| match opens {
            Some(Opens::Record(key, _)) => library.index(key),
            Some(Opens::List(..) | Opens::Chronology(_)) | None => None,
        };
        let lines = picture.lines.iter();
        let records = lines.map(|line| line.marks.iter().map(|mark| record(&mark.opens)).collect());
        let cases = library.of_kind(&Scope::Library, Kind::Case);
        Self {
            records: records.collect(),
            whole: cases.first().copied().or_else(|| library.indices().next()),
            picture,
            description,
        }
    }
}

impl Listed for Graphic {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        what(self.whole, Holds::Words, &mut self.picture.title);
        what(self.whole, Holds::Words, &mut self.description);
        for (line, records) in self.picture.lines.iter_mut().zip(&self.records) {
            for (mark, record) in line.marks.iter_mut().zip(records) {
                let of = record.or(self.whole);
                if let Shape::Words(words) = &mut mark.shape {
                    what(of, Holds::Words, words);
                }
                what(of, Holds::Words, &mut mark.says);
            }
        }
    }

    /// What its records are called, which are made of names as often as not.
    fn leave_places_out(&mut self) {
        let lines = self.picture.lines.iter_mut();
        lines
            .flat_map(|line| &mut line.marks)
            .for_each(|mark| mark.opens = None);
    }

    fn write(&self, _: OwnWords) -> Result<Made, Clean> {
        let mut picture = self.picture.clone();
        picture.make_room();
        Ok(Made {
            bytes: svg::svg(&picture, &self.description).into_bytes(),
            remarks: Vec::new(),
        })
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut reader = quick_xml::Reader::from_str(text);
        let mut words = String::new();
        loop {
            use quick_xml::events::Event;
            match reader.read_event().ok()? {
                Event::Eof => break,
                Event::Text(text) => words.push_str(&text),
                Event::GeneralRef(sign) => match &*sign {
                    "amp" => words.push('&'),
                    "lt" => words.push('<'),
                    "gt" => words.push('>'),
                    "quot" => words.push('"'),
                    "apos" => words.push('\''),
                    _ => return None,
                },
                _ => words.push('\n'),
            }
        }
        layers_of_text(bytes, &words)
    }
}
