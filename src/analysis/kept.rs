//! What was worked out of a library, kept with it: a list asks for the same standings at every key.
//!
//! A library never changes, so what was worked out once holds as long as it does.

use std::{collections::HashMap, sync::OnceLock};

use super::{agenda, conflicts, origins, overview, standing};
use crate::{
    library::{Index, Library, Record},
    model::{
        At, Body, Date,
        record::{RelationKind, Standing},
    },
    text::fold,
};

/// What was worked out so far.
#[derive(Debug, Default)]
pub struct Kept {
    records: Box<[OfRecord]>,
    toward: OnceLock<HashMap<Index, Vec<Toward>>>,
    clashes: OnceLock<conflicts::Open>,
    knots: OnceLock<origins::Knots>,
}

#[derive(Debug, Default)]
pub struct OfRecord {
    pub standing: OnceLock<Standing>,
    /// Whether it fell, so that it disputes nothing.
    pub fell: OnceLock<bool>,
    /// Whether it is a finding that holds.
    pub is_finding: OnceLock<bool>,
    pub origins: OnceLock<origins::Summary>,
    /// Whether those who say it are known for it only from others.
    pub is_a_mention: OnceLock<bool>,
    /// Of a case, what its page says first.
    pub overview: OnceLock<Box<overview::Overview>>,
    /// Of a case, what is to come in it on the day on which the library was read.
    pub to_come: OnceLock<agenda::ToCome>,
    /// Of an entry without a day of its own, that on which it is due, where that is counted.
    pub due: OnceLock<Option<Box<At<Date>>>>,
    /// Its own words, folded.
    pub words: OnceLock<Box<str>>,
}

/// A relation, seen from the allegation that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Toward {
    /// The allegation that holds the relation.
    pub from: Index,
    pub is: RelationKind,
}

impl Kept {
    /// Nothing so far, of a library of so many records.
    pub fn of(records: usize) -> Self {
        Self {
            records: (0..records).map(|_| OfRecord::default()).collect(),
            ..Self::default()
        }
    }
}

impl Library {
    /// What was worked out of a record.
    pub(super) fn kept_of(&self, index: Index) -> &OfRecord {
        &self.kept.records[index.position()]
    }

    /// The words that a record says, its other names and its id, folded: white space is one space,
    /// and each text ends with a line break, so that no phrase is found across two of them.
    pub fn words(&self, index: Index) -> &str {
        self.kept_of(index).words.get_or_init(|| {
            let record = self.at(index);
            let mut words = String::new();
            for text in record.body.texts() {
                let folded = fold(text.raw);
                for word in folded.split_whitespace() {
                    words.push_str(word);
                    words.push(' ');
                }
                words.pop();
                words.push('\n');
            }
            words.push_str(record.key.id().as_str());
            words.into()
        })
    }

    /// Folds the words of all records, which else is done when they are first asked for.
    pub fn fold_words(&self) {
        for index in self.indices() {
            self.words(index);
        }
    }

    /// Whether those who are said to have said what a record asserts are known for it only from people who
    /// mention it.
    pub(crate) fn is_only_mentioned(&self, record: &Record) -> bool {
        let index = self.index(&record.key);
        index.is_some_and(|index| origins::summary(self, index).is_only_mentioned)
    }

    /// Whether a record is a finding that holds.
    pub(crate) fn is_a_finding(&self, record: &Record) -> bool {
        let index = self.index(&record.key);
        index.is_some_and(|index| {
            standing::is_finding(self, index) || standing::is_made_as_finding(self, index)
        })
    }

    /// The sources that rest on one another.
    pub(super) fn knots(&self) -> &origins::Knots {
        let knots = &self.kept.knots;
        knots.get_or_init(|| origins::Knots::alone(self))
    }

    /// The relations that lead to an allegation, in the order of the files.
    pub(crate) fn toward(&self, index: Index) -> &[Toward] {
        let toward = self.kept.toward.get_or_init(|| toward(self));
        toward.get(&index).map_or(&[], Vec::as_slice)
    }

    /// The allegations whose count of the same thing cannot hold together with one of this record's,
    /// where nothing explains it.
    pub(crate) fn counted_otherwise(&self, index: Index) -> Vec<Index> {
        // Most allegations give no number, and most libraries no two that clash.
        match self.at(index).body.measures() {
            [] => Vec::new(),
            _ => {
                let open = self.kept.clashes.get_or_init(|| conflicts::Open::of(self));
                open.others(self, index)
            }
        }
    }
}

fn toward(library: &Library) -> HashMap<Index, Vec<Toward>> {
    let mut toward: HashMap<Index, Vec<Toward>> = HashMap::new();
    for from in library.indices() {
        let record = library.at(from);
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        for relation in &allegation.relations {
            if let Some(to) = library.resolve(record.key.case(), &relation.to) {
                let is = relation.is.value;
                toward.entry(to).or_default().push(Toward { from, is });
            }
        }
    }
    toward
}
