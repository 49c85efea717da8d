//! Evidence by allegations, as a grid.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::{MOST, Report, SAID_TO_BE_MISSING};
use crate::{
    analysis::matrix::{self, Counts, Matrix},
    clean,
    library::{Index, Library, Scope},
    model::{
        Body, Kind,
        record::{Bearing, EvidenceStatus},
    },
    picture::{
        Line, Opens, Picture,
        grid::{self, Cell, Grid, Head},
    },
    sheet::{
        Piece, Sheet,
        pieces::{dim, own, status},
    },
    sign::{Sign, Tone},
    text::{Clean, wrap},
};

/// How a matrix is looked at.
#[derive(Clone, Copy, Debug)]
pub struct MatrixLook<'a> {
    /// The allegations that are looked at, in this order; none for all, those first that most evidence undermines.
    pub rows: Option<&'a [Index]>,
    /// Whether the evidence stands at the left, and the allegations at the top.
    pub is_turned: bool,
    /// How wide the picture may be.
    pub columns: usize,
    /// What the allegations and the evidence are called; none for their places in the matrix.
    pub names: Option<&'a HashMap<Index, Clean>>,
}

/// The allegations of the matrix of a scope: those on which evidence bears, in its order, and then the others of the scope.
pub fn rows(library: &Library, scope: &Scope) -> Vec<Index> {
    let matrix = matrix::matrix(library, scope);
    let mut rows: Vec<Index> = matrix
        .columns
        .iter()
        .map(|column| column.allegation)
        .collect();
    rows.extend(bare(library, scope, &matrix));
    rows
}

/// The allegations of a scope on which no evidence bears.
fn bare(library: &Library, scope: &Scope, matrix: &Matrix) -> Vec<Index> {
    let has: HashSet<Index> = matrix
        .columns
        .iter()
        .map(|column| column.allegation)
        .collect();
    let all = library.of_kind(scope, Kind::Allegation).iter().copied();
    all.filter(|index| !has.contains(index)).collect()
}

/// The grid of a scope with what its signs are and, where they are those of the matrix, its names; none where no evidence bears on
/// any of the allegations.
pub fn picture(library: &Library, scope: &Scope, look: MatrixLook<'_>) -> Option<Picture> {
    let grid = as_grid(library, &matrix::matrix(library, scope), look)?;
    let mut picture = grid::grid(TITLE.into(), &grid, look.columns);
    let columns = look.columns.max(1);
    picture.lines.push(Line::default());
    let does = legend().into_iter().map(|piece| piece.words());
    let does = Clean::join(does, "");
    for range in wrap(&does, columns) {
        let words = does.part(range);
        picture.lines.push(Line::words(0, words, Tone::Dim));
    }
    picture
        .lines
        .extend(grid::keys(&grid, look.names.is_none(), columns));
    Some(picture)
}

fn as_grid(library: &Library, matrix: &Matrix, look: MatrixLook<'_>) -> Option<Grid> {
    let drawn = drawn(library, matrix, look.rows, look.names);
    let drawn = if look.is_turned { turned(drawn) } else { drawn };
    (!drawn.cells.is_empty()).then_some(drawn)
}

/// What the signs in the cells are.
fn legend() -> Vec<Piece> {
    let mut legend = Vec::new();
    for bearing in [Bearing::Undermines, Bearing::Supports, Bearing::Neutral] {
        legend.extend([Piece::Sign(bearing.into()), own("  ")]);
    }
    let lack = Sign::from(EvidenceStatus::SaidToBeMissing);
    legend.push(dim("as the file has it; nothing is added up; of what is "));
    legend.push(Piece::Sign(lack));
    legend.push(dim(", its lack does so"));
    legend
}

const TITLE: &str = "Evidence and what it does to the allegations";

pub fn matrix(library: &Library, scope: &Scope, look: MatrixLook<'_>) -> Sheet {
    let mut report = Report::new(library, TITLE.into());
    let matrix = matrix::matrix(library, scope);
    let bare = bare(library, scope, &matrix);
    let is_shown = |index: &Index| look.rows.is_none_or(|rows| rows.contains(index));
    match as_grid(library, &matrix, look) {
        Some(grid) => {
            report.sheet.item(legend());
            report.sheet.blank();
            report
                .sheet
                .draw(grid::grid(TITLE.into(), &grid, look.columns));
            report.evidence(&matrix, look.rows);
            report.allegations(&matrix, look.rows);
        }
        None => report.sheet.item(vec![own(match look.rows {
            Some(_) if !matrix.columns.is_empty() => "No evidence bears on what is shown.",
            _ => "No evidence bears on an allegation.",
        })]),
    }
    let bare: Vec<Index> = match look.rows {
        None => bare,
        Some(rows) => {
            let is_bare: HashSet<Index> = bare.into_iter().collect();
            rows.iter()
                .copied()
                .filter(|index| is_bare.contains(index))
                .collect()
        }
    };
    report.listed("No evidence is recorded for these", &bare);
    if look.rows.is_none()
        || matrix
            .columns
            .iter()
            .all(|column| is_shown(&column.allegation))
    {
        report.listed("Bears on nothing recorded", &matrix.without);
    }
    report.sheet
}

/// The grid of the allegations that are looked at, with the evidence that bears on any of them.
fn drawn(
    library: &Library,
    matrix: &Matrix,
    rows: Option<&[Index]>,
    names: Option<&HashMap<Index, Clean>>,
) -> Grid {
    let called = |index: Index, place: Clean| {
        let name = names.and_then(|names| names.get(&index));
        name.cloned().unwrap_or(place)
    };
    let places: HashMap<Index, usize> = matrix
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| (column.allegation, place))
        .collect();
    let all: Vec<Index> = matrix
        .columns
        .iter()
        .map(|column| column.allegation)
        .collect();
    let shown: Vec<(usize, Index)> = rows
        .unwrap_or(&all)
        .iter()
        .filter_map(|index| Some((*places.get(index)?, *index)))
        .collect();
    let down_of: HashMap<usize, usize> = shown
        .iter()
        .enumerate()
        .map(|(down, (place, _))| (*place, down))
        .collect();
    let mut drawn = Grid {
        down: shown
            .iter()
            .map(|(place, index)| {
                let name = called(*index, of_allegation(*place));
                allegation(library, *index, name)
            })
            .collect(),
        ..Grid::default()
    };
    for (number, row) in in_order(matrix) {
        let cells = row.cells.iter();
        let cells: Vec<(usize, Bearing)> = cells
            .filter_map(|(place, bearing)| Some((*down_of.get(place)?, *bearing)))
            .collect();
        if cells.is_empty() {
            continue;
        }
        let across = drawn.across.len();
        let head = evidence(library, row, called(row.evidence, numbered(number)));
        for (down, bearing) in cells {
            let cell = cell(library, row, &drawn.down[down].words, &head, bearing);
            drawn.cells.push(Cell {
                down,
                across,
                ..cell
            });
        }
        drawn.across.push(head);
    }
    drawn
}

/// The evidence of the grid with its number: what undermines most comes first, be it there or said to be missing, since
/// that is what is overlooked.
fn in_order(matrix: &Matrix) -> impl Iterator<Item = (usize, &matrix::Row)> {
    let mut rows: Vec<&matrix::Row> = matrix.rows.iter().collect();
    rows.sort_by_key(|row| Reverse(row.counts.undermines));
    rows.into_iter().enumerate()
}

/// The same with the evidence at the left.
fn turned(grid: Grid) -> Grid {
    let cells = grid.cells.into_iter().map(|cell| Cell {
        down: cell.across,
        across: cell.down,
        ..cell
    });
    Grid {
        down: grid.across,
        across: grid.down,
        cells: cells.collect(),
    }
}

/// How a piece of evidence is called at the top of the grid, by its place in the matrix.
fn numbered(number: usize) -> Clean {
    clean!["E", number + 1]
}

/// How an allegation is called, by its place in the matrix.
fn of_allegation(place: usize) -> Clean {
    clean!["A", place + 1]
}

fn allegation(library: &Library, index: Index, name: Clean) -> Head {
    let sign = Sign::of(library, index);
    let said = sign.map(|sign| clean![", ", sign.word]);
    let words = library.short(index);
    Head {
        says: clean![&name, said, ": ", &words],
        name,
        sign,
        words,
        opens: Opens::Record(library.at(index).key.clone(), None),
    }
}

fn evidence(library: &Library, row: &matrix::Row, name: Clean) -> Head {
    let words = library.short(row.evidence);
    let sign = Sign::from(row.status);
    Head {
        says: clean![&name, ", ", sign.word, ": ", &words],
        name,
        sign: Some(sign),
        words,
        opens: Opens::Record(library.at(row.evidence).key.clone(), None),
    }
}

/// What a piece of evidence does to an allegation; of what is said to be missing, what its lack does.
fn cell(
    library: &Library,
    row: &matrix::Row,
    allegation: &Clean,
    head: &Head,
    bearing: Bearing,
) -> Cell {
    let sign = Sign::from(bearing);
    let status = Sign::from(row.status);
    let is_cited = match &library.at(row.evidence).body {
        Body::Evidence(evidence) => !evidence.cites.is_empty(),
        _ => false,
    };
    let does = match (row.is_said_to_be_missing(), bearing) {
        (false, Bearing::Supports) => "supports",
        (false, Bearing::Undermines) => "undermines",
        (false, Bearing::Neutral) => "neither supports nor undermines",
        (true, Bearing::Supports) => "its lack supports",
        (true, Bearing::Undermines) => "its lack undermines",
        (true, Bearing::Neutral) => "its lack neither supports nor undermines",
    };
    let says = clean![
        &head.says,
        " — as the file has it, ",
        does,
        ": ",
        allegation
    ];
    Cell {
        down: 0,
        across: 0,
        signs: clean![sign.glyph, status.glyph],
        tone: sign.tone,
        opens: Opens::Record(library.at(row.evidence).key.clone(), is_cited.then_some(0)),
        says,
    }
}

/// `− 1  + 2`; nothing for what there is none of.
fn counts(counts: Counts) -> Clean {
    let all = [
        ("−", counts.undermines),
        ("+", counts.supports),
        ("·", counts.neutral),
    ];
    let some = all.iter().filter(|(_, count)| *count > 0);
    Clean::join(some.map(|(sign, count)| clean![sign, count]), " ")
}

impl Report<'_> {
    /// The evidence of the grid by its numbers, with what it does in all of the scope.
    fn evidence(&mut self, matrix: &Matrix, rows: Option<&[Index]>) {
        let bears = |row: &&matrix::Row| {
            let mut cells = row.cells.iter();
            rows.is_none_or(|rows| {
                cells.any(|(place, _)| rows.contains(&matrix.columns[*place].allegation))
            })
        };
        let shown = in_order(matrix).filter(|(_, row)| bears(row));
        let shown: Vec<(usize, &matrix::Row)> = shown.collect();
        self.sheet.heading(clean!["Evidence (", shown.len(), ")"]);
        for (number, row) in shown.iter().take(MOST) {
            let name = self::numbered(*number);
            let mut pieces = vec![Piece::Text(clean![name.pad(5)], Tone::Strong)];
            pieces.extend(self.keyed(row.evidence));
            pieces.extend(status(self.library, row.evidence));
            pieces.push(dim(clean!["  ", counts(row.counts)]));
            self.sheet.item(pieces);
        }
        self.more(shown.len());
    }

    /// The allegations of the grid by their numbers, with what evidence does to them in all of the scope.
    fn allegations(&mut self, matrix: &Matrix, rows: Option<&[Index]>) {
        let columns = matrix.columns.iter().enumerate();
        let shown =
            columns.filter(|(_, column)| rows.is_none_or(|rows| rows.contains(&column.allegation)));
        let shown: Vec<_> = shown.collect();
        let head = clean!["Allegations on which evidence bears (", shown.len(), ")"];
        self.sheet.heading(head);
        for (place, column) in shown.iter().take(MOST) {
            let name = of_allegation(*place);
            let mut pieces = vec![Piece::Text(clean![name.pad(5)], Tone::Strong)];
            pieces.extend(self.keyed(column.allegation));
            pieces.extend(status(self.library, column.allegation));
            pieces.push(dim(clean!["  ", counts(column.counts)]));
            self.sheet.item(pieces);
        }
        self.more(shown.len());
    }

    /// Some records under a head, with how they stand.
    fn listed(&mut self, head: &'static str, records: &[Index]) {
        if records.is_empty() {
            return;
        }
        self.sheet.heading(clean![head, " (", records.len(), ")"]);
        let mut is_missing = false;
        for index in records.iter().take(MOST) {
            if self.library.is_said_to_be_missing(*index) && !is_missing {
                is_missing = true;
                let heading = Piece::Text(SAID_TO_BE_MISSING.into(), Tone::Strong);
                self.sheet.item(vec![heading]);
            }
            let mut pieces = self.keyed(*index);
            pieces.extend(status(self.library, *index));
            self.sheet.item(pieces);
        }
        self.more(records.len());
    }
}
