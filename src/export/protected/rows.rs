//! Tables before an audience: other words in their cells, and what was written of them read again.

use std::{collections::HashMap, path::Path};

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
    /// The path of a file of the library.
    Path,
}

/// Records that are listed, in a form in which they are handed on.
pub trait Listed {
    /// Does something with every text in it; with it comes the record of whose row it is, where it is of one.
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean));

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

/// What tables call the columns of keys and of files.
const KEY: &str = "id";
const FILE: &str = "file";

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
                    FILE => Holds::Path,
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
}

impl Listed for Csv {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        self.0.each_text(what);
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
fn of_text(bytes: &[u8], words: &str) -> Option<Vec<Layer>> {
    Some(vec![
        Layer::new("the text", std::str::from_utf8(bytes).ok()?),
        Layer::new("the cells", words),
    ])
}

/// A list as it is handed on to an audience.
struct ForOthers<'l> {
    listed: &'l mut dyn Listed,
    /// The folder of the library.
    root: &'l Path,
    own: OwnWords,
}

impl Handed for ForOthers<'_> {
    type Made = Made;

    fn cover(&mut self, masks: &Masks) -> Covered {
        let mut covered = Covered::default();
        self.listed.each_text(&mut |_, holds, text| {
            let called = match holds {
                Holds::Key(of) => masks.called.get(&Protected::Record(of)),
                Holds::Words | Holds::Path => None,
            };
            if holds == Holds::Path {
                *text = within(self.root, text);
            }
            *text = match called {
                Some(called) => called.clone(),
                None => masks.cover_text(text, &mut covered),
            };
        });
        covered
    }

    fn blank(&mut self, masks: &Masks) {
        let mut are_names = HashMap::new();
        self.listed.each_text(&mut |_, _, text| {
            *text = masks.blank_text(text, &mut are_names);
        });
        self.own = OwnWords::Blank;
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
    /// the protected have their own names. Paths are told from the folder of the library on.
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
            root: &library.root,
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

/// A path from a folder on, where it is below that: where the library is on this computer is nobody else's.
fn within(root: &Path, path: &Clean) -> Clean {
    let below = Path::new(path.as_str()).strip_prefix(root).ok();
    let below = below.and_then(Path::to_str);
    below.map_or_else(|| path.clone(), clean)
}
