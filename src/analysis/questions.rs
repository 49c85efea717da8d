//! Open questions, by what their answers would move.

use std::{cmp::Reverse, collections::HashSet};

use super::standing::standing;
use crate::{
    library::{Index, Library, Scope},
    model::{
        Body, Kind,
        record::{QuestionStatus, RelationKind, Standing},
    },
};

/// A question without a full answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub question: Index,
    /// The allegations that an answer would settle.
    pub settles: Vec<Index>,
    /// Those whose standing it would move: what it settles and what that contradicts or counts
    /// otherwise; without what is withdrawn, revised, dismissed, admitted, found or rejected, which an
    /// answer does not move.
    pub moves: Vec<Index>,
}

/// The questions of a scope that have no full answer; those first whose answers would move most
/// standings.
pub fn questions(library: &Library, scope: &Scope) -> Vec<Asked> {
    let all = library.of_kind(scope, Kind::Question).iter();
    let mut asked: Vec<Asked> = all.filter_map(|index| of(library, *index)).collect();
    asked.sort_by_key(|asked| (Reverse(asked.moves.len()), asked.question));
    asked
}

fn of(library: &Library, question: Index) -> Option<Asked> {
    let record = library.at(question);
    let Body::Question(body) = &record.body else {
        return None;
    };
    if body.status() == QuestionStatus::Answered {
        return None;
    }
    let case = record.key.case();
    let settles = body.settles.iter();
    let settles: Vec<Index> = settles
        .filter_map(|settles| library.resolve(case, settles))
        .collect();
    let mut seen = HashSet::new();
    let mut moves = Vec::new();
    for &allegation in &settles {
        let touched = std::iter::once(allegation)
            .chain(contradicting(library, allegation))
            .chain(library.counted_otherwise(allegation));
        moves.extend(touched.filter(|one| seen.insert(*one) && is_open(library, *one)));
    }
    Some(Asked {
        question,
        settles,
        moves,
    })
}

/// What an allegation contradicts, or is contradicted by.
pub(super) fn contradicting(library: &Library, index: Index) -> Vec<Index> {
    let record = library.at(index);
    let own = match &record.body {
        Body::Allegation(allegation) => &allegation.relations[..],
        _ => &[],
    };
    let own = own
        .iter()
        .filter(|relation| relation.is.value == RelationKind::Contradicts)
        .filter_map(|relation| library.resolve(record.key.case(), &relation.to));
    let toward = library.toward(index).iter();
    let toward = toward.filter(|toward| toward.is == RelationKind::Contradicts);
    own.chain(toward.map(|toward| toward.from)).collect()
}

pub(super) fn is_open(library: &Library, index: Index) -> bool {
    use Standing::{Alleged, Contested, ContestedInPart, Corroborated, Denied};
    matches!(
        standing(library, index),
        Alleged | Contested | ContestedInPart | Corroborated | Denied
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    #[test]
    fn the_question_that_would_move_most_stands_first() {
        let library = library(
            "
people: {ana: {name: Ana}}
sources: {log: {title: Log}}
allegations:
  a: {statement: A}
  b: {statement: B, relations: [{to: a, is: contradicts}]}
  c: {statement: C, kind: admission, by: ana, about: ana, cites: [{source: log}]}
  d: {statement: D}
questions:
  settled: {question: 1, settles: c}
  one: {question: 2, settles: d}
  two: {question: 3, settles: a, status: partly-answered}
  done: {question: 4, settles: [a, b, d], status: answered}
",
        );
        let id = |index: &Index| library.at(*index).key.id().to_string();
        let asked: Vec<_> = questions(&library, &Scope::Library)
            .iter()
            .map(|asked| {
                let moves: Vec<String> = asked.moves.iter().map(id).collect();
                (id(&asked.question), moves.join(" "))
            })
            .collect();
        let expected = [("two", "a b"), ("one", "d"), ("settled", "")];
        assert_eq!(
            asked,
            expected.map(|(one, two)| (one.to_owned(), two.to_owned()))
        );
    }
}
