//! What is to be handed on: the rows from which one chooses what, in which form and for whom, the look at it, and the
//! way to the file.

mod extent;

use std::path::{Path, PathBuf};

pub use extent::{Choices, Offered, Whom};

use crate::{
    clean, clean_format,
    export::{Drawn, FORMATS, Format, Notes, PAPERS, PICTURES, Paper, can_be_named},
    model::Key,
    save::Existing,
    text::{Clean, clean_line},
    tui::{
        effect::{Export, Names, Turn},
        line::Line,
    },
};
use extent::Extent;

/// One of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    File,
    Paper,
    Of,
    Form,
    Extent,
    Notes,
    Audience,
    Pictures,
}

/// Every row: its name, and what it asks.
const ROWS: [(Row, &str, &str); 8] = [
    (
        Row::File,
        "file",
        "Where it is written. The ending of the name is the form.",
    ),
    (Row::Paper, "paper", ""),
    (Row::Of, "about", "Whom the paper is about."),
    (Row::Form, "form", ""),
    (Row::Extent, "what", ""),
    (Row::Notes, "notes", ""),
    (Row::Audience, "for", ""),
    (Row::Pictures, "drawn", ""),
];

/// Every way with the remarks of a case file.
const NOTES: [(Notes, &str, &str); 2] = [
    (
        Notes::Written,
        "with",
        "With the remarks (`note`) of the case file.",
    ),
    (
        Notes::LeftOut,
        "without",
        "Without the remarks (`note`) of the case file.",
    ),
];

/// What one of the values of a row is called, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub name: Clean,
    pub says: Clean,
}

/// What is chosen, kept for the next time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    paper: Paper,
    /// Which of the people.
    of: Option<Key>,
    extent: Extent,
    notes: Notes,
    pictures: Pictures,
    audience: Option<String>,
    /// The ending of the file, and what stands before its name: its folder.
    ending: String,
    folder: String,
}

/// What is shown as pictures, too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pictures {
    #[default]
    None,
    All,
    One(Drawn),
}

impl Pictures {
    /// Every choice.
    fn every() -> impl Iterator<Item = Self> {
        let each = PICTURES.iter().map(|row| Self::One(row.drawn));
        [Self::None, Self::All].into_iter().chain(each)
    }

    fn drawn(self) -> Vec<Drawn> {
        match self {
            Self::None => Vec::new(),
            Self::All => PICTURES.iter().map(|row| row.drawn).collect(),
            Self::One(drawn) => vec![drawn],
        }
    }
}

/// How far it is.
#[derive(Clone, Debug)]
pub enum Step {
    Choosing,
    /// It is looked at, from a line of it on; none while it is made.
    Looking {
        text: Option<Clean>,
        top: usize,
    },
    Writing,
}

/// What is to be handed on, as far as it is chosen.
#[derive(Clone, Debug)]
pub struct Handing {
    pub choices: Choices,
    pub chosen: Chosen,
    /// The name of the file.
    pub line: Line,
    /// The name that was proposed; while it stands there, it follows what is chosen.
    proposed: String,
    pub row: Row,
    pub step: Step,
    /// What is done at the moment.
    pub doing: Clean,
    /// Why it cannot be done; until the next key.
    pub refused: Option<Clean>,
    /// Where the codes in what is looked at are kept, and which are new.
    pub kept: Option<Clean>,
    pub number: u64,
    pub turn: Turn,
}

impl Handing {
    /// What is chosen as it was the last time, where that can be chosen here.
    pub fn new(choices: Choices, last: Option<Chosen>) -> Self {
        let mut chosen = last.unwrap_or_else(|| Chosen {
            ending: FORMATS[0].extension.to_owned(),
            ..Chosen::default()
        });
        chosen.extent = match (&choices.case, &choices.shown) {
            // A filter is there to be followed.
            (_, Some(_)) if choices.has_filter => Extent::Shown,
            (Some(_), _) => Extent::Case,
            (None, _) => Extent::Library,
        };
        chosen.of = choices.person.clone().or(chosen.of);
        let is_there = |name: &String| choices.audiences.iter().any(|(other, _)| other == name);
        // Who covers names does not hand them on unless that is chosen.
        let covered = choices.covered.clone();
        chosen.audience = chosen.audience.filter(is_there).or(covered);
        let mut handing = Self {
            choices,
            chosen,
            line: Line::default(),
            proposed: String::new(),
            row: Row::File,
            step: Step::Choosing,
            doing: Clean::default(),
            refused: None,
            kept: None,
            number: 0,
            turn: Turn::default(),
        };
        handing.settle();
        handing
    }

    /// What is chosen of the library.
    fn offered(&self) -> &Offered {
        self.choices.of(self.chosen.extent)
    }

    /// Brings what follows from the extent, the paper and the form in line with them.
    fn settle(&mut self) {
        let people = &self.offered().people;
        let is_there = |of: &&Key| people.iter().any(|whom| whom.key == **of);
        let of = self.chosen.of.as_ref().filter(is_there);
        let of = of.or_else(|| people.first().map(|whom| &whom.key));
        self.chosen.of = of.cloned();
        self.propose();
    }

    /// Proposes the name of a file for what is chosen, where the reader wrote none.
    fn propose(&mut self) {
        if self.line.text() != self.proposed {
            return;
        }
        let chosen = &self.chosen;
        let paper = match chosen.paper {
            Paper::Summary => String::new(),
            paper => format!("-{}", paper.info().name),
        };
        // The name of a file goes with it, and an id says who somebody is.
        let people = &self.offered().people;
        let is_told = |of: &&Key| {
            let mut telling = people.iter().filter(|whom| whom.is_telling);
            !telling.any(|whom| whom.key == **of)
        };
        let of = self.of().filter(is_told);
        let of = of.map(|of| format!("-{}", of.id())).unwrap_or_default();
        let (folder, stem, ending) = (&chosen.folder, &self.offered().stem, &chosen.ending);
        self.proposed = format!("{folder}{stem}{paper}{of}.{ending}");
        self.line.set(&self.proposed);
    }

    /// The rows that there are to choose from now: each with its name and what it asks.
    pub fn rows(&self) -> Vec<(Row, &'static str, &'static str)> {
        let is_asked = |row: &Row| match row {
            Row::Of => self.chosen.paper == Paper::Person,
            Row::Audience => !self.choices.audiences.is_empty(),
            Row::Pictures => self.offered().query.is_empty(),
            Row::File | Row::Paper | Row::Form | Row::Extent | Row::Notes => true,
        };
        ROWS.into_iter().filter(|(row, ..)| is_asked(row)).collect()
    }

    /// Whether the name of the file is typed.
    pub fn is_typed(&self) -> bool {
        matches!(self.step, Step::Choosing) && self.row == Row::File
    }

    /// Whether a row is selected of which one can choose among values.
    pub fn has_values(&self) -> bool {
        matches!(self.step, Step::Choosing) && self.row != Row::File
    }

    /// Goes so many rows on.
    pub fn go(&mut self, by: isize) {
        let rows = self.rows();
        let at = rows.iter().position(|(row, ..)| *row == self.row);
        let at = at.unwrap_or(0).saturating_add_signed(by);
        self.row = rows[at.min(rows.len() - 1)].0;
    }

    /// The values of a row, and which of them is chosen.
    pub fn values(&self, row: Row) -> (Vec<Value>, Option<usize>) {
        let value = |name: &'static str, says: &'static str| Value {
            name: name.into(),
            says: says.into(),
        };
        let chosen = &self.chosen;
        match row {
            Row::File => (Vec::new(), None),
            Row::Paper => (
                PAPERS.iter().map(|row| value(row.name, row.says)).collect(),
                PAPERS.iter().position(|row| row.paper == chosen.paper),
            ),
            Row::Of => {
                let people = self.offered().people.iter();
                let names = people.clone().map(|whom| Value {
                    name: whom.name.clone(),
                    says: clean_format!("Whom the paper is about: `{}`.", whom.key),
                });
                let is_chosen = |whom: &Whom| Some(&whom.key) == chosen.of.as_ref();
                (names.collect(), people.clone().position(is_chosen))
            }
            Row::Form => {
                let form = Format::of_file(Path::new(self.line.text().trim())).ok();
                let is_form = |row: &Format| form.is_some_and(|form| form.name == row.name);
                (
                    FORMATS
                        .iter()
                        .map(|row| value(row.name, row.says))
                        .collect(),
                    FORMATS.iter().position(is_form),
                )
            }
            Row::Extent => {
                let extents = self.choices.extents();
                let at = extents
                    .iter()
                    .position(|(extent, _)| *extent == chosen.extent);
                let says = &self.offered().says;
                let extents = extents.into_iter().map(|(_, name)| Value {
                    name: name.into(),
                    says: says.clone(),
                });
                (extents.collect(), at)
            }
            Row::Notes => (
                NOTES
                    .iter()
                    .map(|(_, name, says)| value(name, says))
                    .collect(),
                NOTES.iter().position(|(notes, ..)| *notes == chosen.notes),
            ),
            Row::Pictures => {
                let each = PICTURES.iter().map(|row| value(row.name, row.says));
                let several = [
                    value("nothing", "Without pictures."),
                    value(
                        "all",
                        "Each picture that there is of a case, and below it what it shows.",
                    ),
                ];
                (
                    several.into_iter().chain(each).collect(),
                    Pictures::every().position(|one| one == chosen.pictures),
                )
            }
            Row::Audience => {
                let nobody = value(
                    "yourself",
                    "Names stand as they are; you are asked before protected ones do.",
                );
                let audiences = self.choices.audiences.iter();
                let others = audiences.clone().map(|(name, says)| Value {
                    name: clean_line(name),
                    says: says.clone(),
                });
                let is_chosen =
                    |(name, _): &(String, Clean)| Some(name) == chosen.audience.as_ref();
                let at = audiences.clone().position(is_chosen);
                (
                    std::iter::once(nobody).chain(others).collect(),
                    Some(at.map_or(0, |at| at + 1)),
                )
            }
        }
    }

    /// Chooses so many values on, round the end.
    pub fn turn(&mut self, by: isize) {
        let (values, at) = self.values(self.row);
        let Ok(count) = isize::try_from(values.len()) else {
            return;
        };
        if count == 0 {
            return;
        }
        let at = match at {
            Some(at) => at.cast_signed().saturating_add(by).rem_euclid(count),
            None => 0,
        };
        let at = at.unsigned_abs();
        match self.row {
            Row::File => {}
            Row::Paper => self.chosen.paper = PAPERS[at].paper,
            Row::Of => self.chosen.of = Some(self.offered().people[at].key.clone()),
            Row::Form => self.end_in(FORMATS[at].extension),
            Row::Extent => self.chosen.extent = self.choices.extents()[at].0,
            Row::Notes => self.chosen.notes = NOTES[at].0,
            Row::Pictures => self.chosen.pictures = Pictures::every().nth(at).unwrap_or_default(),
            Row::Audience => {
                let before = at.checked_sub(1);
                self.chosen.audience = before.map(|at| self.choices.audiences[at].0.clone());
            }
        }
        self.settle();
    }

    /// Gives the name of the file another ending, in the place of one that is known.
    fn end_in(&mut self, ending: &str) {
        self.chosen.ending = ending.to_owned();
        if self.line.text() == self.proposed {
            return;
        }
        let typed = self.line.text().trim_end();
        let known = FORMATS
            .iter()
            .filter_map(|row| typed.strip_suffix(row.extension)?.strip_suffix('.'));
        let stem = known.min_by_key(|stem| stem.len()).unwrap_or(typed);
        let name = format!("{stem}.{ending}");
        self.line.set(&name);
    }

    /// Whom it is about, where that is asked.
    fn of(&self) -> Option<&Key> {
        let of = self.chosen.of.as_ref();
        of.filter(|_| self.chosen.paper == Paper::Person)
    }

    /// The file that is named.
    ///
    /// # Errors
    /// Why none can be called so, as a sentence.
    fn path(&self) -> Result<PathBuf, Clean> {
        let typed = self.line.text().trim();
        if typed.is_empty() {
            return Err(clean_format!(
                "The name of the file is missing; type one, such as `{}.md`.",
                self.offered().stem
            ));
        }
        let path = match (typed, &self.choices.home) {
            ("~", Some(home)) => home.clone(),
            (typed, Some(home)) if let Some(below) = typed.strip_prefix("~/") => home.join(below),
            (typed, _) => PathBuf::from(typed),
        };
        can_be_named(&path)?;
        Format::of_file(&path)?;
        Ok(path)
    }

    /// What is chosen, as it is asked for under a number.
    ///
    /// # Errors
    /// Why it cannot be, as a sentence.
    pub fn export(&mut self, number: u64) -> Result<Export, Clean> {
        let path = self.path()?;
        if self.chosen.paper == Paper::Person && self.chosen.of.is_none() {
            return Err("What is to be written names nobody whom a paper could be about.".into());
        }
        let typed = self.line.text().trim();
        let name = typed.rfind('/').map_or(0, |at| at + 1);
        self.chosen.folder = typed[..name].to_owned();
        if let Ok(form) = Format::of_file(&path) {
            self.chosen.ending = form.extension.to_owned();
        }
        (self.number, self.turn) = (number, Turn::default());
        let offered = self.offered();
        Ok(Export {
            number,
            cases: offered.cases.clone(),
            query: offered.query.clone(),
            paper: self.chosen.paper,
            of: self.of().cloned(),
            notes: self.chosen.notes,
            // They are of whole cases, and not asked for where a part is handed on.
            pictures: match offered.query.is_empty() {
                true => self.chosen.pictures.drawn(),
                false => Vec::new(),
            },
            audience: self.chosen.audience.clone(),
            path,
            stem: offered.stem.clone(),
            existing: Existing::Keep,
            names: Names::Ask,
            turn: self.turn.clone(),
        })
    }

    /// What it is, and of how much: `Export · Harbour (is:unanswered, as of 2031)`.
    pub fn title(&self, dot: &'static str) -> Clean {
        let offered = self.offered();
        let part = Some(offered.part.clone()).filter(|part| !part.is_empty());
        let day = self.choices.day.as_ref();
        let day = day.map(|day| clean!["as of ", day.clone()]);
        let parts = part.into_iter().chain(day);
        let parts = Clean::join(parts, ", ");
        let parts = match parts.is_empty() {
            true => parts,
            false => clean![" (", parts, ")"],
        };
        clean!["Export ", dot, " ", offered.title.clone(), parts]
    }
}
