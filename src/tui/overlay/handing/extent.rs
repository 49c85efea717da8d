//! How much of the library is written: what there is to choose from.

use std::path::PathBuf;

use crate::{
    model::{Id, Key},
    query::Query,
    text::Clean,
};

/// How much of the library is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    #[default]
    Case,
    /// What the list shows.
    Shown,
    Library,
}

/// Every extent, and its name. What it is, says what is offered.
const EXTENTS: [(Extent, &str); 3] = [
    (Extent::Case, "case"),
    (Extent::Shown, "shown"),
    (Extent::Library, "library"),
];

/// Somebody whom a paper can be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Whom {
    pub key: Key,
    pub name: Clean,
    /// Whether its id says who one of the protected is, or it is one.
    pub is_telling: bool,
}

/// An extent that can be chosen: which cases, and what of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// In the order in which they are told.
    pub cases: Vec<Id>,
    /// What is proposed as the name of a file with them, without its ending. It names none of the protected.
    pub stem: String,
    /// Of their records those that this matches.
    pub query: Query,
    /// What it is called in the head, and behind it, where it is a part, which.
    pub title: Clean,
    pub part: Clean,
    /// What it is, as a sentence.
    pub says: Clean,
    /// Whom a paper of it can be about.
    pub people: Vec<Whom>,
}

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The case that is opened or selected; none where that is no case.
    pub case: Option<Offered>,
    /// What the list shows; none where it lists no records.
    pub shown: Option<Offered>,
    pub library: Offered,
    /// Whether the list has a filter.
    pub has_filter: bool,
    /// The day that is looked at, in words; none for today.
    pub day: Option<Clean>,
    /// Who is selected.
    pub person: Option<Key>,
    /// The audiences: their names, and what they are.
    pub audiences: Vec<(String, Clean)>,
    /// Before which of them names are covered on the screen; none where they are not.
    pub covered: Option<String>,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

impl Choices {
    /// What an extent is here; the library, where there is no other.
    pub fn of(&self, extent: Extent) -> &Offered {
        let offered = match extent {
            Extent::Case => self.case.as_ref(),
            Extent::Shown => self.shown.as_ref(),
            Extent::Library => None,
        };
        offered.unwrap_or(&self.library)
    }

    /// The extents that there are. The library is none of its own where it is the case.
    pub fn extents(&self) -> Vec<(Extent, &'static str)> {
        let is_there = |(extent, _): &(Extent, &str)| match (extent, &self.case) {
            (Extent::Case, case) => case.is_some(),
            (Extent::Shown, _) => self.shown.is_some(),
            (Extent::Library, Some(case)) => case.cases != self.library.cases,
            (Extent::Library, None) => true,
        };
        EXTENTS.into_iter().filter(is_there).collect()
    }
}
