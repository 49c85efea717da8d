//! What a library of an earlier day does not count, in numbers and words.

use super::{Index, Library, NotCounted, Record, Scope};
use crate::{
    clean,
    model::{
        Key, Kind,
        kind::KINDS,
        record::{
            Counted, LeftOut,
            keep::{REPLY, SHOWN_LATER},
        },
    },
    text::Clean,
};

impl Library {
    /// The records of every kind that are set apart.
    pub fn all_apart(&self, scope: &Scope) -> impl Iterator<Item = Index> {
        KINDS
            .iter()
            .flat_map(|info| self.apart(scope, info.kind))
            .copied()
    }

    /// How much of a scope does not count on the library's day: statements and the like, not who or what
    /// they name. Nothing where it is no earlier day.
    pub fn not_counted(&self, scope: &Scope) -> NotCounted {
        let lettered = || KINDS.iter().filter(|info| info.letter.is_some());
        let count = |wanted| {
            let apart = lettered().flat_map(|info| self.apart(scope, info.kind));
            apart
                .filter(|index| self.at(**index).here.counted == wanted)
                .count()
        };
        let later = self.earlier.iter().flat_map(|earlier| &earlier.later);
        let later = later.filter(|(kind, key)| is_in(key, scope) && kind.info().letter.is_some());
        let is_reported_later = |key: &Key| {
            let mut earlier = self.earlier.iter();
            earlier.any(|earlier| earlier.reported_later.contains(key))
        };
        let (reported_later, later): (Vec<&Key>, Vec<&Key>) = later
            .map(|(_, key)| key)
            .partition(|key| is_reported_later(key));
        NotCounted {
            undated: count(Counted::Undated),
            perhaps_later: count(Counted::PerhapsLater),
            later: later.len(),
            reported_later: reported_later.len(),
        }
    }

    /// How many records of a kind are not there on the library's day, since they are later or nothing says that they
    /// were written by then. Nothing where it is no earlier day.
    pub fn left_out(&self, scope: &Scope, kind: Kind) -> usize {
        let Some(earlier) = &self.earlier else {
            return 0;
        };
        let later = earlier.later.iter();
        let later = later.filter(|(of, key)| *of == kind && is_in(key, scope));
        let untold = earlier.untold.iter();
        let untold = untold.filter(|key| kind == Kind::Question && is_in(key, scope));
        later.count() + untold.count() + self.apart(scope, kind).len()
    }

    /// What words of a scope are left out, since nothing says that they were written by the library's day:
    /// "1 summary, 3 notes"; empty where nothing is.
    pub fn untold(&self, scope: &Scope) -> Clean {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let case = match scope {
            Scope::Library => None,
            Scope::Case(case) => self.index(&Key::Case(case.clone())),
        };
        let of_kind = KINDS
            .iter()
            .flat_map(|info| self.of_kind(scope, info.kind))
            .copied();
        let records = case.into_iter().chain(of_kind).chain(self.all_apart(scope));
        let left = records.flat_map(|index| &self.at(index).here.left_out);
        let left = left.filter(|left| ![REPLY, SHOWN_LATER].contains(&left.what));
        for LeftOut { what, .. } in left {
            match counts.iter_mut().find(|(seen, _)| seen == what) {
                Some((_, count)) => *count += 1,
                None => counts.push((what, 1)),
            }
        }
        let questions = self.earlier.iter().flat_map(|earlier| &earlier.untold);
        let questions = questions.filter(|key| is_in(key, scope)).count();
        counts.extend((questions > 0).then_some((Kind::Question.info().one, questions)));
        let words = counts.iter().map(|(what, count)| several(*count, what));
        Clean::join(words, ", ")
    }
}

impl Record {
    /// Whether it is an entry of a docket that stands from its own day on, though all that shows it is of a later day.
    pub fn is_shown_later(&self) -> bool {
        let mut left = self.here.left_out.iter();
        left.any(|left| left.what == SHOWN_LATER)
    }
}

/// Whether a record that is not there is one of a scope; what cases share is no case's.
fn is_in(key: &Key, scope: &Scope) -> bool {
    match scope {
        Scope::Library => true,
        Scope::Case(case) => key.case() == Some(case),
    }
}

impl NotCounted {
    /// `28 not dated, 4 perhaps later, 21 later`: each class apart; `none`.
    pub fn words(self) -> Clean {
        let classes = [
            (self.undated, Counted::Undated.words()),
            (self.perhaps_later, Counted::PerhapsLater.words()),
            (self.later, Counted::No.words()),
            (self.reported_later, "first reported later"),
        ];
        let some = classes.iter().filter(|(count, _)| *count > 0);
        let some: Vec<Clean> = some
            .map(|(count, class)| clean![count, " ", *class])
            .collect();
        match some.is_empty() {
            true => "none".into(),
            false => Clean::join(some, ", "),
        }
    }
}

/// `1 summary`, `3 summaries`.
fn several(count: usize, what: &'static str) -> Clean {
    match (count, what.strip_suffix('y')) {
        (1, _) => clean![1_usize, " ", what],
        (_, Some(stem)) => clean![count, " ", stem, "ies"],
        (_, None) => clean![
            count,
            " ",
            what,
            if what.ends_with('s') { "es" } else { "s" }
        ],
    }
}
