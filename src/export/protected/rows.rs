//! Tables before an audience: other words in their cells, and what was written of them read again.

use std::collections::{BTreeSet, HashMap};

use super::{
    Protected, Written,
    cover::Covered,
    hand_on::{ForAudience, Handed},
    layers::{self, Layer, Leak, Own},
    mask::Masks,
};
use crate::{
    export::table::{
        Cell, Made, Table,
        lines::{self, OwnWords},
    },
    library::{Index, Library},
    text::{Clean, clean},
};

/// What a text of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Words,
    /// What files call a record: its id is made of a name as often as not.
    Key(Index),
}

/// Records that are listed, in a form in which they are handed on.
pub trait Listed {
    /// Does something with every text in it; with it comes the record of whose row it is, where it is of one.
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean));

    /// Leaves out in which file and line each of them is: these are the same before every audience, so that two could tell
    /// by them that they read of one person, and files are often called by somebody's name.
    fn leave_places_out(&mut self);

    /// Writes them. Where the form's own words can be blank, `own` says whether they are.
    ///
    /// # Errors
    /// Where the form cannot hold them.
    fn write(&self, own: OwnWords) -> Result<Made, Clean>;

    /// What was written, in all layers that the form has; none where one cannot be read.
    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>>;
}

/// As comma-separated values.
pub struct Csv(pub Table);

/// As a workbook of one sheet.
pub struct Xlsx(pub Table);

/// What tables call the column of keys, and those of where a record is.
const KEY: &str = "id";
const PLACES: [&str; 2] = ["file", "line"];

impl Table {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        let columns = self.columns.iter();
        let columns: Vec<Clean> = columns.cloned().collect();
        for text in self.columns.iter_mut().chain([&mut self.title]) {
            what(None, Holds::Words, text);
        }
        for row in &mut self.rows {
            for (column, cell) in columns.iter().zip(&mut row.cells) {
                let holds = match column.as_str() {
                    KEY => Holds::Key(row.of),
                    _ => Holds::Words,
                };
                if let Cell::Texts(texts) = cell {
                    texts
                        .iter_mut()
                        .for_each(|text| what(Some(row.of), holds, text));
                }
            }
        }
    }

    fn leave_places_out(&mut self) {
        for row in &mut self.rows {
            let cells = self.columns.iter().zip(&mut row.cells);
            let places = cells.filter(|(column, _)| PLACES.contains(&column.as_str()));
            places.for_each(|(_, cell)| *cell = Cell::EMPTY);
        }
    }
}

impl Listed for Csv {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        self.0.each_text(what);
    }

    fn leave_places_out(&mut self) {
        self.0.leave_places_out();
    }

    fn write(&self, _: OwnWords) -> Result<Made, Clean> {
        self.0.csv()
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        let mut cells = Vec::new();
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        for row in rows.records() {
            cells.extend(row.ok()?.iter().map(clean));
        }
        of_text(bytes, &Clean::join(cells, "\n"))
    }
}

impl Listed for Xlsx {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        self.0.each_text(what);
    }

    fn leave_places_out(&mut self) {
        self.0.leave_places_out();
    }

    fn write(&self, _: OwnWords) -> Result<Made, Clean> {
        self.0.xlsx()
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        let nothing = Table::default().xlsx().ok()?;
        let own = Own::of_package(&nothing.bytes);
        layers::packed(bytes, &mut |held| own.has(held))
    }
}

/// The layers of lines of JSON.
pub fn layers_of_lines(bytes: &[u8]) -> Option<Vec<Layer>> {
    of_text(bytes, &lines::words(std::str::from_utf8(bytes).ok()?)?)
}

/// A text as it is, and as it is without the signs of its form.
pub(super) fn of_text(bytes: &[u8], words: &str) -> Option<Vec<Layer>> {
    Some(vec![
        Layer::new("the text", std::str::from_utf8(bytes).ok()?),
        Layer::new("the cells", words),
    ])
}

/// A list as it is handed on to an audience.
struct ForOthers<'l> {
    listed: &'l mut dyn Listed,
    own: OwnWords,
}

impl Handed for ForOthers<'_> {
    type Made = Made;

    fn cover(&mut self, masks: &Masks) -> (Covered, BTreeSet<Protected>) {
        let mut covered = Covered::default();
        let mut said = String::new();
        // A table has a record's words once more as what it is called by.
        let mut counted: HashMap<Option<Index>, Vec<Clean>> = HashMap::new();
        self.listed.leave_places_out();
        self.listed.each_text(&mut |of, holds, text| {
            let called = match holds {
                Holds::Key(of) => masks.called.get(&Protected::Record(of)),
                Holds::Words => None,
            };
            *text = match called {
                Some(called) => called.clone(),
                None => {
                    let mut again = covered;
                    let instead = masks.cover_text(text, &mut again);
                    let of_record = counted.entry(of).or_default();
                    let is_again = |one: &Clean| one.contains(&**text) || text.contains(&**one);
                    if instead != *text && !of_record.iter().any(is_again) {
                        of_record.push(text.clone());
                        covered = again;
                    }
                    instead
                }
            };
            said.push('\n');
            said.push_str(text);
        });
        let called = masks.called_among(&said);
        (covered, called)
    }

    fn blank(&mut self, masks: &Masks) {
        let mut are_names = HashMap::new();
        self.listed.each_text(&mut |_, _, text| {
            *text = masks.blank_text(text, &mut are_names);
        });
        self.own = OwnWords::Blank;
    }

    fn said(&mut self) -> Written {
        said(self.listed)
    }

    fn write(&self) -> Result<Made, Clean> {
        self.listed.write(self.own)
    }

    fn read_again(&self, made: &Made) -> Result<Vec<Layer>, Leak> {
        self.listed.layers(&made.bytes).ok_or_else(|| Leak {
            of: None,
            words: "it cannot be read again".into(),
            within: "the table".into(),
        })
    }
}

impl Masks {
    /// Covers names in a list and writes it, for a file of that name, where it is to be one; `library` is the one in which
    /// the protected have their own names.
    ///
    /// # Errors
    /// Where a name would still stand in it or in the name of its file, and where; where its form cannot hold it.
    pub fn hand_on_list(
        &self,
        library: &Library,
        listed: &mut dyn Listed,
        file_name: Option<&str>,
    ) -> Result<ForAudience<Made>, Clean> {
        let handed = ForOthers {
            listed,
            own: OwnWords::Written,
        };
        self.hand_on(library, handed, file_name)
    }
}

/// A list as the text in which the protected are looked for: the words of files alone.
pub fn said(listed: &mut dyn Listed) -> Written {
    let mut text = Clean::default();
    let mut parts: Vec<(usize, Index)> = Vec::new();
    listed.each_text(&mut |of, _, said| {
        let Some(of) = of else {
            return;
        };
        if parts.last().is_none_or(|(_, last)| *last != of) {
            parts.push((text.len(), of));
        }
        text.push(&said.of_files());
        text.push(&"\n");
    });
    Written { text, parts }
}
