//! Pictures of made libraries that are hard to draw: in no width does anything stand over anything else, or beyond its
//! columns, and all of it is there.

#[path = "../../benches/common/made.rs"]
mod made;

use std::fs;

use casefile::{
    analysis::{lanes::placed, matrix::matrix},
    library::{Library, Scope},
    load,
    model::Key,
    picture::{
        Picture, Shape,
        axis::Scale,
        timeline::{Lanes, timeline},
    },
    sheet::{MatrixLook, conflicts_picture, matrix_picture, origins_picture},
    text::width,
};

fn of(yaml: &str) -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("made.yaml"), yaml).unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    assert_eq!(library.diagnostics.first(), None);
    library
}

/// The widths that are tried: every one of narrow screens, and some of wide ones.
fn widths() -> impl Iterator<Item = usize> {
    (20..=160).filter(|columns| columns % 7 == 6 || [40, 80, 120].contains(columns))
}

#[track_caller]
fn stands_well(picture: &Picture, columns: usize) {
    for line in &picture.lines {
        let mut end = 0;
        for mark in &line.marks {
            assert!(mark.at >= end, "{columns}: {line:?}");
            assert_eq!(width(&mark.signs()), mark.wide, "{columns}: {mark:?}");
            end = mark.at + mark.wide;
        }
        assert!(end <= columns, "{columns}: {end} {line:?}");
    }
}

#[test]
fn forty_years_are_drawn_in_any_width() {
    let library = of(&made::years(2_000));
    let placed = placed(&library, &Scope::Library);
    for columns in widths() {
        for lanes in Lanes::ALL {
            for scale in [None, Some(Scale::Years)] {
                let drawn = timeline(&library, &placed, lanes, scale, columns).unwrap();
                stands_well(&drawn.picture, columns);
            }
        }
    }
    let drawn = timeline(&library, &placed, Lanes::Kinds, Some(Scale::Days), 120).unwrap();
    stands_well(&drawn.picture, 120);
}

#[test]
fn a_large_matrix_has_every_cell_in_any_width() {
    let library = of(&made::bearings(300, 80));
    let cells: usize = matrix(&library, &Scope::Library)
        .rows
        .iter()
        .map(|row| row.cells.len())
        .sum();
    for columns in widths() {
        for is_turned in [false, true] {
            let look = MatrixLook {
                rows: None,
                is_turned,
                columns,
                names: None,
            };
            let picture = matrix_picture(&library, &Scope::Library, look).unwrap();
            stands_well(&picture, columns);
            let marks = picture.lines.iter().flat_map(|line| &line.marks);
            let drawn = marks.filter(|mark| mark.says.contains(" — as the file has it, "));
            assert_eq!(drawn.count(), cells, "{columns}");
        }
    }
}

#[test]
fn nine_papers_with_one_origin_have_it_once() {
    let library = of(&made::shared(9));
    let key = Key::Of("made".parse().unwrap(), "said".parse().unwrap());
    let index = library.index(&key).unwrap();
    let mut drawn = 0;
    for columns in 20..=160 {
        let Some(picture) = origins_picture(&library, index, columns, true) else {
            assert!(columns < 100, "{columns}");
            continue;
        };
        stands_well(&picture, columns);
        let marks = picture.lines.iter().flat_map(|line| &line.marks);
        let ends = marks
            .filter(|mark| matches!(&mark.shape, Shape::Words(words) if words.starts_with("Ana")));
        assert_eq!(ends.count(), 1, "{columns}: {picture:#?}");
        drawn += 1;
    }
    assert!(drawn > 40, "{drawn}");
}

#[test]
fn counts_of_four_categories_stand_in_any_width() {
    let library = of(&made::counts(4, 7));
    for columns in 20..=160 {
        let picture = conflicts_picture(&library, &Scope::Library, columns).unwrap();
        stands_well(&picture, columns);
        let marks = picture.lines.iter().flat_map(|line| &line.marks);
        let given = marks.filter(|mark| mark.says.contains("The speaker of number"));
        assert!(given.count() >= 28, "{columns}: {picture:#?}");
    }
}
