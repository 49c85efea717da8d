//! Evidence by allegations, as a grid.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::{MOST, Report, SAID_TO_BE_MISSING};
use crate::{
    analysis::{
        matrix::{self, Counts, Matrix},
        support::Bears,
    },
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
    text::Clean,
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
    let lines = &mut picture.lines;
    lines.extend(grid::named(does(&grid), columns));
    grid::say(&HOW.into(), 0, Tone::Dim, columns, lines);
    lines.extend(grid::keys(&grid, look.names.is_none(), columns));
    Some(picture)
}

fn as_grid(library: &Library, matrix: &Matrix, look: MatrixLook<'_>) -> Option<Grid> {
    let drawn = drawn(library, matrix, look.rows, look.names);
    let drawn = if look.is_turned { turned(drawn) } else { drawn };
    (!drawn.cells.is_empty()).then_some(drawn)
}

/// How the cells are meant.
const HOW: &str =
    "As the file has it; nothing is added up. Of what is said to be missing, its lack does so.";

/// What the first signs in the cells are.
fn does(grid: &Grid) -> Vec<Sign> {
    let all = [Bearing::Undermines, Bearing::Supports, Bearing::Neutral];
    let all = all.into_iter().map(Sign::from);
    let is_there = |sign: &Sign| {
        let mut cells = grid.cells.iter();
        cells.any(|cell| cell.signs.first() == Some(sign))
    };
    let seldom = [Sign::SAME_CITATION].into_iter().filter(is_there);
    all.chain(seldom).collect()
}

/// The same as a row above the grid.
fn legend(grid: &Grid) -> Vec<Piece> {
    let mut legend = Vec::new();
    for sign in does(grid) {
        legend.extend([Piece::Sign(sign), own("  ")]);
    }
    legend.push(dim("as the file has it; nothing is added up; of what is "));
    let lack = Sign::from(EvidenceStatus::SaidToBeMissing);
    legend.push(Piece::Sign(lack));
    legend.push(dim(", its lack does so"));
    legend
}

const TITLE: &str = "Evidence and what it does to the allegations";

pub fn matrix(library: &Library, scope: &Scope, look: MatrixLook<'_>) -> Sheet {
    let mut report = Report::new(library, TITLE.into());
    let matrix = matrix::matrix(library, scope);
    let bare = bare(library, scope, &matrix);
    let shown = Shown::of(&matrix, &bare, look.rows);
    report.left_out(&matrix, &shown, bare.len());
    match as_grid(library, &matrix, look) {
        Some(grid) => {
            report.sheet.item(legend(&grid));
            report.sheet.blank();
            report
                .sheet
                .draw(grid::grid(TITLE.into(), &grid, look.columns));
            report.evidence(&matrix, &shown);
            report.allegations(&matrix, &shown);
        }
        None => report.sheet.item(vec![own(match look.rows {
            Some(_) if !matrix.columns.is_empty() => "No evidence bears on what is shown.",
            _ => "No evidence bears on an allegation.",
        })]),
    }
    let head = "No evidence is recorded for these";
    report.listed(head, &shown.bare, bare.len());
    if !shown.is_part {
        report.listed(
            "Bears on nothing recorded",
            &matrix.without,
            matrix.without.len(),
        );
    }
    report.sheet
}

/// What of a matrix is looked at.
struct Shown {
    /// Which of its columns, by their places, in their order.
    columns: Vec<bool>,
    /// Which of its rows, by their places.
    rows: Vec<bool>,
    /// The allegations without evidence.
    bare: Vec<Index>,
    /// Whether a filter leaves something out.
    is_part: bool,
}

impl Shown {
    fn of(matrix: &Matrix, bare: &[Index], rows: Option<&[Index]>) -> Self {
        let asked: Option<HashSet<Index>> = rows.map(|rows| rows.iter().copied().collect());
        let is_asked = |index: &Index| asked.as_ref().is_none_or(|asked| asked.contains(index));
        let columns: Vec<bool> = matrix
            .columns
            .iter()
            .map(|column| is_asked(&column.allegation))
            .collect();
        let bears = |row: &matrix::Row| row.cells.iter().any(|(place, _)| columns[*place]);
        let is_bare: HashSet<Index> = bare.iter().copied().collect();
        let in_order = rows.unwrap_or(bare).iter().copied();
        let shown: Vec<Index> = in_order.filter(|index| is_bare.contains(index)).collect();
        Self {
            rows: matrix.rows.iter().map(bears).collect(),
            is_part: shown.len() < bare.len() || columns.contains(&false),
            bare: shown,
            columns,
        }
    }
}

/// `3`, or `3 of 17` where not all are shown.
fn out_of(shown: usize, all: usize) -> Clean {
    let of = (shown < all).then(|| clean![" of ", all]);
    clean![shown, of]
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
        of: ["allegations", "pieces of evidence"],
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
        let cells: Vec<(usize, Bears)> = cells
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
    let [down, across] = grid.of;
    Grid {
        down: grid.across,
        across: grid.down,
        cells: cells.collect(),
        of: [across, down],
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
    bears: Bears,
) -> Cell {
    let sign = Sign::from(bears);
    let status = Sign::from(row.status);
    let is_cited = match &library.at(row.evidence).body {
        Body::Evidence(evidence) => !evidence.cites.is_empty(),
        _ => false,
    };
    let does = match (row.is_said_to_be_missing(), bears.stated()) {
        (false, Bearing::Supports) => "supports",
        (false, Bearing::Undermines) => "undermines",
        (false, Bearing::Neutral) => "neither supports nor undermines",
        (true, Bearing::Supports) => "its lack supports",
        (true, Bearing::Undermines) => "its lack undermines",
        (true, Bearing::Neutral) => "its lack neither supports nor undermines",
    };
    let same = (bears == Bears::OnTheSame).then_some(
        " (it rests on the same citation as that, so it is no support independent of it)",
    );
    let says = clean![
        &head.says,
        " — as the file has it, ",
        does,
        same,
        ": ",
        allegation
    ];
    Cell {
        down: 0,
        across: 0,
        signs: vec![sign, status],
        tone: sign.tone,
        opens: Opens::Record(library.at(row.evidence).key.clone(), is_cited.then_some(0)),
        says,
    }
}

/// `  − undermines: 1  + supports: 2`; nothing for what there is none of. Of an allegation, what evidence does to it.
fn counts(counts: Counts, of: Kind) -> Vec<Piece> {
    let some = counts.all().into_iter().filter(|(_, count)| *count > 0);
    let pieces = some.map(|(bears, count)| {
        let sign = Sign::from(bears);
        let word = match (of, bears) {
            (Kind::Allegation, Bears::AsStated(Bearing::Undermines)) => "undermined by",
            (Kind::Allegation, Bears::AsStated(Bearing::Supports)) => "supported by",
            (Kind::Allegation, Bears::AsStated(Bearing::Neutral)) => "neither by",
            (Kind::Allegation, Bears::OnTheSame) => {
                "said to be supported, on the same citation, by"
            }
            _ => sign.word,
        };
        [
            own("  "),
            Piece::Sign(Sign { word, ..sign }),
            dim(clean![": ", count]),
        ]
    });
    pieces.flatten().collect()
}

impl Report<'_> {
    /// How much of the matrix a filter leaves out.
    fn left_out(&mut self, matrix: &Matrix, shown: &Shown, bare: usize) {
        if !shown.is_part {
            return;
        }
        let count = |which: &[bool]| which.iter().filter(|is| **is).count();
        let (columns, rows) = (count(&shown.columns), count(&shown.rows));
        let words = clean![
            columns + shown.bare.len(),
            " of ",
            matrix.columns.len() + bare,
            " allegations are shown, as the filter has it, with ",
            rows,
            " of the ",
            matrix.rows.len(),
            " pieces of evidence that bear on any of them all."
        ];
        self.sheet.item(vec![dim(words)]);
        if !matrix.without.is_empty() {
            let words = clean![
                matrix.without.len(),
                " more that bear on nothing recorded are not listed here."
            ];
            self.sheet.item(vec![dim(words)]);
        }
    }

    /// The evidence of the grid by its numbers, with what it does in all of the scope.
    fn evidence(&mut self, matrix: &Matrix, shown: &Shown) {
        let is_shown: HashSet<Index> = matrix
            .rows
            .iter()
            .zip(&shown.rows)
            .filter(|(_, is_shown)| **is_shown)
            .map(|(row, _)| row.evidence)
            .collect();
        let rows = in_order(matrix).filter(|(_, row)| is_shown.contains(&row.evidence));
        let rows: Vec<(usize, &matrix::Row)> = rows.collect();
        let head = clean!["Evidence (", out_of(rows.len(), matrix.rows.len()), ")"];
        self.sheet.heading(head);
        for (number, row) in rows.iter().take(MOST) {
            let name = self::numbered(*number);
            let mut pieces = vec![Piece::Text(clean![name.pad(5)], Tone::Strong)];
            pieces.extend(self.keyed(row.evidence));
            pieces.extend(status(self.library, row.evidence));
            pieces.extend(counts(row.counts, Kind::Evidence));
            self.sheet.item(pieces);
        }
        self.more(rows.len());
    }

    /// The allegations of the grid by their numbers, with what evidence does to them in all of the scope.
    fn allegations(&mut self, matrix: &Matrix, shown: &Shown) {
        let columns = matrix.columns.iter().enumerate().zip(&shown.columns);
        let columns = columns.filter(|(_, is_shown)| **is_shown);
        let columns: Vec<_> = columns.map(|(column, _)| column).collect();
        let head = clean![
            "Allegations on which evidence bears (",
            out_of(columns.len(), matrix.columns.len()),
            ")"
        ];
        self.sheet.heading(head);
        for (place, column) in columns.iter().take(MOST) {
            let name = of_allegation(*place);
            let mut pieces = vec![Piece::Text(clean![name.pad(5)], Tone::Strong)];
            pieces.extend(self.keyed(column.allegation));
            pieces.extend(status(self.library, column.allegation));
            pieces.extend(counts(column.counts, Kind::Allegation));
            self.sheet.item(pieces);
        }
        self.more(columns.len());
    }

    /// Some records under a head, with how they stand.
    fn listed(&mut self, head: &'static str, records: &[Index], all: usize) {
        if records.is_empty() {
            return;
        }
        self.sheet
            .heading(clean![head, " (", out_of(records.len(), all), ")"]);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tests::library, sheet::Row};

    const RECORDS: &str = "
people: {ana: {name: Ana}}
sources: {post: {title: Post}, log: {title: Log}}
allegations:
  a: {statement: A, by: ana, cites: [{source: post, at: ¶1}]}
  b: {statement: B, by: ana}
  c: {statement: C, by: ana}
evidence:
  same: {description: The same, bears_on: {a: supports}, cites: [{source: post, at: ¶1}]}
  other: {description: The other, bears_on: {b: undermines}, cites: [{source: log, at: ¶1}]}
  idle: {description: Idle}
";

    fn lines(rows: Option<&[&str]>) -> Vec<String> {
        let library = library(RECORDS);
        let index = |id: &&str| library.index(&library.find(id).unwrap().key).unwrap();
        let rows: Option<Vec<Index>> = rows.map(|rows| rows.iter().map(index).collect());
        let look = MatrixLook {
            rows: rows.as_deref(),
            is_turned: false,
            columns: 80,
            names: None,
        };
        let sheet = matrix(&library, &Scope::Library, look);
        sheet.rows.iter().map(Row::plain).collect()
    }

    #[test]
    fn what_a_filter_leaves_out_is_counted() {
        let lines = lines(Some(&["b"]));
        for words in [
            "1 of 3 allegations are shown, as the filter has it, with 1 of the 2 pieces of evidence that bear on any of them all.",
            "1 more that bear on nothing recorded are not listed here.",
            "Evidence (1 of 2)",
            "Allegations on which evidence bears (1 of 2)",
        ] {
            assert!(
                lines.iter().any(|line| line == words),
                "{words}: {lines:#?}"
            );
        }
        let all = self::lines(None);
        assert!(!all.iter().any(|line| line.contains(" of 3")), "{all:#?}");
        assert_eq!(all, self::lines(Some(&["b", "a", "c"])));
    }

    #[test]
    fn support_on_the_same_citation_has_a_sign_of_its_own_and_is_called_so() {
        let lines = lines(None);
        let line = |words: &str| {
            let found = lines.iter().find(|line| line.contains(words));
            found.unwrap_or_else(|| panic!("{words}: {lines:#?}"))
        };
        assert!(line("A2 Ana").contains("⊕○"), "{lines:#?}");
        line("⊕ said to support, on the same citation");
        line("The same  told/same  ○ described");
        let library = library(RECORDS);
        let look = MatrixLook {
            rows: None,
            is_turned: true,
            columns: 80,
            names: None,
        };
        let picture = picture(&library, &Scope::Library, look).unwrap();
        let told = picture.told();
        let says = "as the file has it, supports (it rests on the same citation as that, so it is no support independent of it): Ana, via Post: A";
        assert!(told.contains(says), "{told}");
        assert!(!told.contains("neither supports"), "{told}");
    }
}
