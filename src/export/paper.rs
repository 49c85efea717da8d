//! The papers that are made of a case: [`PAPERS`] is the table; and their orders: [`ORDERS`].

use super::{Asked, block::Document, document};

/// What is made of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Two pages, by [`super::RULE`].
    #[default]
    Summary,
    /// Everything that its records say.
    Full,
    /// What has a date, in the order of the dates.
    Chronology,
    /// What one person says, replies and does, and what is said of them.
    Person,
    /// Every quote, with what was found of it.
    Quotes,
    /// What is not known.
    Questions,
}

/// A row of [`PAPERS`].
pub struct PaperInfo {
    pub paper: Paper,
    /// The word of `--paper`.
    pub name: &'static str,
    /// What it is, for the manual.
    pub says: &'static str,
    /// Whether it says how statements stand.
    pub(super) has_standings: bool,
    /// Whether [`ORDERS`] are of it.
    pub has_orders: bool,
    /// Makes it.
    pub(super) make: fn(&Asked<'_>) -> Document,
}

/// Every paper. The first is the one that is made where none is named.
pub const PAPERS: [PaperInfo; 6] = [
    PaperInfo {
        paper: Paper::Summary,
        name: "summary",
        says: "Two pages",
        has_standings: true,
        has_orders: false,
        make: document::summary::document,
    },
    PaperInfo {
        paper: Paper::Full,
        name: "full",
        says: "Everything that the records say",
        has_standings: true,
        has_orders: true,
        make: document::full::document,
    },
    PaperInfo {
        paper: Paper::Chronology,
        name: "chronology",
        says: "What has a date, in the order of the dates",
        has_standings: true,
        has_orders: true,
        make: document::papers::chronology,
    },
    PaperInfo {
        paper: Paper::Person,
        name: "person",
        says: "All that one person says, and that is said of them",
        has_standings: true,
        has_orders: false,
        make: document::papers::person,
    },
    PaperInfo {
        paper: Paper::Quotes,
        name: "quotes",
        says: "Every quote, with what was found of it",
        has_standings: false,
        has_orders: true,
        make: document::quotes::quotes,
    },
    PaperInfo {
        paper: Paper::Questions,
        name: "questions",
        says: "What is not known",
        has_standings: false,
        has_orders: false,
        make: document::papers::questions,
    },
];

/// In which order a paper lists what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By the days.
    Date,
    /// By who says it.
    Person,
}

/// A row of [`ORDERS`].
pub struct OrderInfo {
    pub order: Order,
    /// The word of `--order`.
    pub name: &'static str,
    /// What it does, for the manual.
    pub says: &'static str,
}

/// Every order. Without one a chronology is by the days, all else as the case file has it.
pub const ORDERS: [OrderInfo; 2] = [
    OrderInfo {
        order: Order::Date,
        name: "date",
        says: "By the days; what has none comes last",
    },
    OrderInfo {
        order: Order::Person,
        name: "person",
        says: "By who says it or, where nobody is named, the source that tells it",
    },
];

impl Order {
    /// The order of that name.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = ORDERS.iter();
        rows.find(|row| row.name == name).map(|row| row.order)
    }
}

/// What a paper can show as a picture, besides what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    Timeline,
    Matrix,
    Origins,
    Conflicts,
}

/// A row of [`PICTURES`].
pub struct DrawnInfo {
    pub drawn: Drawn,
    /// The word of `--pictures`.
    pub name: &'static str,
    /// What it shows, for the manual.
    pub says: &'static str,
}

/// Every picture that a paper can have, in the order in which they stand in it.
pub const PICTURES: [DrawnInfo; 4] = [
    DrawnInfo {
        drawn: Drawn::Timeline,
        name: "timeline",
        says: "What has a date, from left to right",
    },
    DrawnInfo {
        drawn: Drawn::Matrix,
        name: "matrix",
        says: "What which evidence does to which allegation",
    },
    DrawnInfo {
        drawn: Drawn::Origins,
        name: "origins",
        says: "The ways from who is cited to who said it first",
    },
    DrawnInfo {
        drawn: Drawn::Conflicts,
        name: "conflicts",
        says: "Numbers of one count on one scale",
    },
];

impl Drawn {
    /// The picture of that name.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = PICTURES.iter();
        rows.find(|row| row.name == name).map(|row| row.drawn)
    }
}

impl Paper {
    /// Its row.
    pub fn info(self) -> &'static PaperInfo {
        let mut rows = PAPERS.iter();
        let row = rows.find(|row| row.paper == self);
        row.unwrap_or(&PAPERS[0])
    }

    /// The paper of that name.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = PAPERS.iter();
        rows.find(|row| row.name == name).map(|row| row.paper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_has_its_row() {
        for row in &PAPERS {
            assert_eq!(row.paper.info().name, row.name);
            assert_eq!(Paper::named(row.name), Some(row.paper));
        }
    }
}
