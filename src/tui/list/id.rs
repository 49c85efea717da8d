//! What the rows of lists are known by.

use super::Item;
use crate::{
    diagnostic::Diagnostic,
    library::{Index, Library},
    model::{Key, RecordPart, Span},
};

/// What a row of a list is known by where the list is another one: filtered otherwise, or of a library
/// that was read again, in which things were written before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowId {
    Record(Key),
    /// A part of a record, in a list whose rows are parts.
    Part(Key, RecordPart),
    Problem(ProblemId),
    /// The head of a group, by its name.
    Group(String),
}

/// What tells a diagnostic from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemId {
    code: &'static str,
    record: Option<Key>,
    file: Option<String>,
    message: String,
    span: Option<Span>,
    /// How many before it are like it but for their lines.
    before: usize,
}

impl RowId {
    /// Where in a list its row is; none where it is not there. `near` is where it was last in the same
    /// list, where it is the same, and is looked at first.
    pub fn position(
        &self,
        library: &Library,
        items: &[Item],
        near: Option<usize>,
    ) -> Option<usize> {
        let near = near.filter(|near| *near < items.len());
        if let Self::Group(name) = self {
            let is_it = |item: &Item| matches!(item, Item::Head(head) if head.name == *name);
            return items.iter().position(is_it);
        }
        let wanted = self.found(library, near.and_then(|near| items.get(near)))?;
        let is_it = |item: &Item| match (item, wanted) {
            (Item::Record(index), Found::Record(wanted)) => *index == wanted,
            (Item::Moment(moment), Found::Part(index, part)) => {
                (moment.index, moment.part) == (index, part)
            }
            (Item::Problem(number), Found::Problem(wanted)) => *number == wanted,
            _ => false,
        };
        let near = near.filter(|near| is_it(&items[*near]));
        near.or_else(|| items.iter().position(is_it))
    }

    fn found(&self, library: &Library, near: Option<&Item>) -> Option<Found> {
        match self {
            Self::Record(key) => library.index(key).map(Found::Record),
            Self::Part(key, part) => {
                let index = library.index(key)?;
                let is_there = part.is_in(&library.at(index).body);
                is_there.then_some(Found::Part(index, *part))
            }
            Self::Problem(id) => {
                let near = match near {
                    Some(Item::Problem(number)) => Some(*number),
                    _ => None,
                };
                id.find(library, near).map(Found::Problem)
            }
            Self::Group(_) => None,
        }
    }

    /// Whether a library has what it is about, in whatever list.
    pub fn is_in(&self, library: &Library) -> bool {
        self.found(library, None).is_some()
    }

    /// The record that it is about.
    pub fn key(&self) -> Option<&Key> {
        match self {
            Self::Record(key) | Self::Part(key, _) => Some(key),
            Self::Problem(_) | Self::Group(_) => None,
        }
    }

    /// As a sentence names it.
    pub fn words(&self) -> String {
        match self {
            Self::Record(key) => format!("`{key}`"),
            Self::Part(key, part) => match part.words() {
                Some(part) => format!("The {part} of `{key}`"),
                None => format!("`{key}`"),
            },
            Self::Problem(id) => format!("What was wrong ({})", id.message),
            Self::Group(name) => format!("The group `{name}`"),
        }
    }
}

/// What a row is about, in one library.
#[derive(Clone, Copy)]
enum Found {
    Record(Index),
    Part(Index, RecordPart),
    Problem(usize),
}

impl ProblemId {
    /// The identity of the diagnostic that has that place among the library's.
    pub(super) fn of(library: &Library, number: usize) -> Option<Self> {
        let all = &library.diagnostics;
        let found = all.get(number)?;
        let file = found.span.and_then(|span| library.files.get(span.file));
        let id = Self {
            code: found.code,
            record: found.record.clone(),
            file: file.map(|file| file.path.clone()),
            message: found.message.clone(),
            span: found.span,
            before: 0,
        };
        let before = all[..number].iter();
        let before = before.filter(|other| id.is_like(library, other)).count();
        Some(Self { before, ..id })
    }

    /// Whether a diagnostic says the same of the same, on whatever line.
    fn is_like(&self, library: &Library, other: &Diagnostic) -> bool {
        let file = other.span.and_then(|span| library.files.get(span.file));
        self.code == other.code
            && self.message == other.message
            && self.record == other.record
            && self.file.as_deref() == file.map(|file| file.path.as_str())
    }

    /// Its place among the diagnostics of a library. All are gone through only where it is not `near`.
    fn find(&self, library: &Library, near: Option<usize>) -> Option<usize> {
        let all = &library.diagnostics;
        let is_it = |number: &usize| {
            let other = all.get(*number);
            other.is_some_and(|other| other.span == self.span && self.is_like(library, other))
        };
        near.filter(is_it).or_else(|| {
            let like = (0..all.len()).filter(|number| self.is_like(library, &all[*number]));
            let like: Vec<usize> = like.collect();
            like.get(self.before).or(like.last()).copied()
        })
    }
}
