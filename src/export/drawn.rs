//! A picture as a vector graphic, as it is handed on.

use quick_xml::{Reader, events::Event};

use super::{
    protected::{
        layers::Layer,
        rows::{self, Holds, Listed},
    },
    table::{Made, lines::OwnWords},
};
use crate::{
    library::{Index, Library},
    picture::{Mark, Opens, Picture, Shape, svg},
    text::Clean,
};

/// A picture, with the record that each of its marks tells of.
pub struct Drawn {
    pub picture: Picture,
    /// What it shows, for who cannot see it.
    pub description: Clean,
    /// Of each mark that leads to a record, that.
    of: Vec<Option<Index>>,
}

impl Drawn {
    /// A picture of that library. What it shows is told by what its marks say.
    pub fn new(library: &Library, picture: Picture) -> Self {
        let marks = || picture.lines.iter().flat_map(|line| &line.marks);
        let of = marks().map(|mark| match &mark.opens {
            Some(Opens::Record(key, _)) => library.index(key),
            Some(Opens::List(..)) | None => None,
        });
        let of = of.collect();
        let said = marks().filter(|mark| !mark.says.is_empty());
        let said: Vec<&Clean> = said.map(|mark| &mark.says).take(MOST_SAID).collect();
        Self {
            description: Clean::join(said, ". "),
            of,
            picture,
        }
    }
}

/// How many sentences describe a picture as a whole; each mark has its own besides.
const MOST_SAID: usize = 200;

impl Listed for Drawn {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        what(None, Holds::Words, &mut self.picture.title);
        what(None, Holds::Words, &mut self.description);
        let marks = self.picture.lines.iter_mut();
        let marks = marks.flat_map(|line| &mut line.marks);
        for (mark, of) in marks.zip(&self.of) {
            let Mark { shape, says, .. } = mark;
            what(*of, Holds::Words, says);
            if let Shape::Words(words) = shape {
                what(*of, Holds::Words, words);
            }
        }
    }

    fn leave_places_out(&mut self) {}

    fn write(&self, _: OwnWords) -> Result<Made, Clean> {
        Ok(Made {
            bytes: svg::svg(&self.picture, &self.description).into_bytes(),
            remarks: Vec::new(),
        })
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        rows::layers_of_text(bytes, &words(std::str::from_utf8(bytes).ok()?)?)
    }
}

/// The words of a vector graphic, a line each; none where it is no XML.
fn words(svg: &str) -> Option<String> {
    let mut reader = Reader::from_str(svg);
    let mut words = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(words),
            Event::Text(text) => {
                words.push_str(&text);
            }
            Event::GeneralRef(name) => {
                words.push_str(quick_xml::escape::resolve_predefined_entity(&name)?);
            }
            Event::End(_) => words.push('\n'),
            _ => {}
        }
    }
}
