//! Evidence by allegations: what each piece of evidence does to each allegation.
//!
//! What undermines stands first, since it is what is overlooked: anything can be found that supports
//! a statement. Nothing is added up and no winner declared. What is said to be missing comes last: there
//! it is the lack that bears on an allegation, as someone says.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    standing::standing,
    support::{self, Bears},
};
use crate::{
    library::{Index, Library, Scope},
    model::{
        Body, Kind,
        record::{Bearing, EvidenceStatus, Standing},
    },
};

/// The matrix of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The allegations on which some evidence bears; those first that most evidence undermines.
    pub columns: Vec<Column>,
    /// The evidence that bears on any; that first which undermines most, and that last which is said to be
    /// missing.
    pub rows: Vec<Row>,
    /// The evidence of which no bearing is recorded, in the order of the files.
    pub without: Vec<Index>,
}

/// An allegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub allegation: Index,
    pub standing: Standing,
    pub counts: Counts,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub evidence: Index,
    pub status: EvidenceStatus,
    pub counts: Counts,
    /// What it does to which column, by the places of the columns, in their order.
    pub cells: Vec<(usize, Bears)>,
}

/// How many bearings of each kind there are in a row or a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub undermines: usize,
    pub supports: usize,
    pub neutral: usize,
    /// What the file calls support, and rests on the same citation as what it is to support.
    pub on_the_same: usize,
}

impl Counts {
    fn add(&mut self, bears: Bears) {
        *match bears {
            Bears::AsStated(Bearing::Undermines) => &mut self.undermines,
            Bears::AsStated(Bearing::Supports) => &mut self.supports,
            Bears::AsStated(Bearing::Neutral) => &mut self.neutral,
            Bears::OnTheSame => &mut self.on_the_same,
        } += 1;
    }

    /// How many there are of each kind, those that undermine first.
    pub fn all(self) -> [(Bears, usize); 4] {
        [
            (Bears::AsStated(Bearing::Undermines), self.undermines),
            (Bears::AsStated(Bearing::Supports), self.supports),
            (Bears::OnTheSame, self.on_the_same),
            (Bears::AsStated(Bearing::Neutral), self.neutral),
        ]
    }
}

impl Row {
    /// Whether it is the lack of it that bears on what it bears on.
    pub fn is_said_to_be_missing(&self) -> bool {
        self.status == EvidenceStatus::SaidToBeMissing
    }

    /// What it does to a column.
    pub fn at(&self, column: usize) -> Option<Bears> {
        let cell = self
            .cells
            .binary_search_by_key(&column, |(at, _)| *at)
            .ok()?;
        Some(self.cells[cell].1)
    }
}

/// The matrix of a scope: its evidence, and the allegations that this bears on, those of other cases
/// included.
pub fn matrix(library: &Library, scope: &Scope) -> Matrix {
    let mut matrix = Matrix::default();
    let mut places: HashMap<Index, usize> = HashMap::new();
    let mut bearings: Vec<(Index, Vec<(usize, Bears)>)> = Vec::new();
    for &evidence in library.of_kind(scope, Kind::Evidence) {
        let record = library.at(evidence);
        let Body::Evidence(body) = &record.body else {
            continue;
        };
        let mut cells = Vec::new();
        for (target, bearing) in &body.bears_on {
            let Some(allegation) = library.resolve(record.key.case(), target) else {
                continue;
            };
            let place = *places.entry(allegation).or_insert_with(|| {
                matrix.columns.push(Column {
                    allegation,
                    standing: standing(library, allegation),
                    counts: Counts::default(),
                });
                matrix.columns.len() - 1
            });
            let bearing = support::bearing(library, evidence, allegation, bearing.value);
            matrix.columns[place].counts.add(bearing);
            cells.push((place, bearing));
        }
        match cells.is_empty() {
            true => matrix.without.push(evidence),
            false => bearings.push((evidence, cells)),
        }
    }
    let mut order: Vec<usize> = (0..matrix.columns.len()).collect();
    order.sort_by_key(|place| {
        let column = &matrix.columns[*place];
        (first(column.counts), column.allegation)
    });
    let mut now_at = vec![0; order.len()];
    for (now, before) in order.iter().enumerate() {
        now_at[*before] = now;
    }
    matrix.columns = order
        .iter()
        .map(|place| matrix.columns[*place].clone())
        .collect();
    for (evidence, mut cells) in bearings {
        let mut counts = Counts::default();
        for (column, bearing) in &mut cells {
            *column = now_at[*column];
            counts.add(*bearing);
        }
        cells.sort_by_key(|(column, _)| *column);
        let status = match &library.at(evidence).body {
            Body::Evidence(body) => body.status(),
            _ => EvidenceStatus::Described,
        };
        matrix.rows.push(Row {
            evidence,
            status,
            counts,
            cells,
        });
    }
    matrix
        .rows
        .sort_by_key(|row| (row.is_said_to_be_missing(), first(row.counts), row.evidence));
    matrix
}

/// What undermines most comes first; then what supports most.
fn first(counts: Counts) -> (Reverse<usize>, Reverse<usize>) {
    (Reverse(counts.undermines), Reverse(counts.supports))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    /// However much its lack undermines.
    #[test]
    fn what_is_said_to_be_missing_comes_last() {
        let library = library(
            "
people: {ana: {name: Ana}}
allegations:
  a: {statement: A}
  b: {statement: B}
evidence:
  lacking: {description: 1, status: said-to-be-missing, said_by: ana, bears_on: {a: undermines, b: undermines}}
  gone: {description: 2, said_by: ana, history: [{status: said-to-be-missing}]}
  plain: {description: 3, bears_on: {a: supports}}
  idle: {description: 4}
",
        );
        let matrix = matrix(&library, &Scope::Library);
        let id = |index: Index| library.at(index).key.id().as_str();
        let rows: Vec<&str> = matrix.rows.iter().map(|row| id(row.evidence)).collect();
        assert_eq!(rows, ["plain", "lacking"]);
        let without: Vec<&str> = matrix.without.iter().map(|index| id(*index)).collect();
        assert_eq!(without, ["idle", "gone"]);
        assert_eq!(matrix.columns[0].counts.undermines, 1);
    }

    /// The file calls it support, so it is not neutral; it rests on the allegation's own citation, so it is no second leg.
    #[test]
    fn support_on_the_same_citation_is_neither_support_nor_neutral() {
        let library = library(
            "
sources: {post: {title: Post}, log: {title: Log}}
allegations:
  a: {statement: A, cites: [{source: post, at: ¶1}]}
evidence:
  same: {description: 1, bears_on: {a: supports}, cites: [{source: post, at: ¶1}]}
  other: {description: 2, bears_on: {a: supports}, cites: [{source: log, at: ¶1}]}
  idle: {description: 3, bears_on: {a: neutral}, cites: [{source: post, at: ¶1}]}
",
        );
        let matrix = matrix(&library, &Scope::Library);
        let at = |row: &Row| (library.at(row.evidence).key.id().to_string(), row.at(0));
        let cells: Vec<_> = matrix.rows.iter().map(at).collect();
        let cell = |id: &str, bears| (id.to_owned(), Some(bears));
        assert_eq!(
            cells,
            [
                cell("other", Bears::AsStated(Bearing::Supports)),
                cell("same", Bears::OnTheSame),
                cell("idle", Bears::AsStated(Bearing::Neutral)),
            ]
        );
        assert_eq!(Bears::OnTheSame.stated(), Bearing::Supports);
        let counts = matrix.columns[0].counts;
        assert_eq!(
            (counts.supports, counts.neutral, counts.on_the_same),
            (1, 1, 1)
        );
    }

    #[test]
    fn what_undermines_stands_first_on_both_sides() {
        let library = library(
            "
allegations:
  a: {statement: A}
  b: {statement: B}
  c: {statement: C}
  alone: {statement: D}
evidence:
  plain: {description: 1, bears_on: {a: supports, b: supports}}
  idle: {description: 2}
  against-c: {description: 3, bears_on: {a: supports, c: undermines}}
  against-b: {description: 4, bears_on: {c: undermines, b: undermines, a: neutral}}
",
        );
        let matrix = matrix(&library, &Scope::Library);
        let id = |index: Index| library.at(index).key.id().as_str();
        let columns: Vec<&str> = matrix
            .columns
            .iter()
            .map(|column| id(column.allegation))
            .collect();
        assert_eq!(columns, ["c", "b", "a"]);
        let rows: Vec<&str> = matrix.rows.iter().map(|row| id(row.evidence)).collect();
        assert_eq!(rows, ["against-b", "against-c", "plain"]);
        let cells: Vec<_> = matrix
            .rows
            .iter()
            .map(|row| [row.at(0), row.at(1), row.at(2)])
            .collect();
        use Bearing::*;
        let stated = |cells: [Option<Bearing>; 3]| cells.map(|cell| cell.map(Bears::AsStated));
        assert_eq!(
            cells,
            [
                [Some(Undermines), Some(Undermines), Some(Neutral)],
                [Some(Undermines), None, Some(Supports)],
                [None, Some(Supports), Some(Supports)],
            ]
            .map(stated)
        );
        assert_eq!(
            matrix.columns[2].counts,
            Counts {
                undermines: 0,
                supports: 2,
                neutral: 1,
                on_the_same: 0,
            }
        );
        assert_eq!(
            matrix
                .without
                .iter()
                .map(|index| id(*index))
                .collect::<Vec<_>>(),
            ["idle"]
        );
    }
}
