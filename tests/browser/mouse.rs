//! The mouse over pictures, and the lines between panes, which it moves as keys do.

use std::path::Path;

use casefile::{
    session::Store,
    tui::{
        measure::{
            layout::{Areas, layout},
            page,
        },
        state::{Moved, Pane},
    },
};
use ratatui::{
    crossterm::event::{MouseButton, MouseEventKind},
    layout::Position,
};
use tempfile::tempdir;

use crate::story::Story;

const DOWN: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

fn areas(story: &Story) -> Areas {
    layout(story.model.state.size, &story.model)
}

/// The cell of a page in which a mark of one of its rows begins.
fn cell(story: &Story, row: usize, column: usize) -> Option<Position> {
    let inside = areas(story).inside(Pane::Record);
    let top = story.model.shown.record_top.block;
    let above = (row >= top).then_some(top..row)?;
    let sheet = &story.model.shown.sheet;
    let lines = above.map(|row| page::height(sheet, row, inside.width));
    let line: usize = lines.sum();
    let at = Position {
        x: inside.x + 1 + u16::try_from(column).ok()?,
        y: inside.y + u16::try_from(line).ok()?,
    };
    inside.contains(at).then_some(at)
}

#[test]
fn a_click_on_a_mark_selects_it_and_another_opens_it() {
    for size in [(40, 12), (80, 24), (160, 45)] {
        for view in ["g t", "g m"] {
            let mut story = Story::open("casefiles", size);
            story.keys(&format!("{view} g 3 j"));
            let mut clicked = 0;
            // Those of the lines in sight.
            let top = story.model.shown.record_top.block;
            let rows = story.model.shown.sheet.rows.len();
            for row in top..rows.min(top + usize::from(size.1)) {
                let targets = story.model.shown.sheet.rows[row].targets().len();
                for link in (0..targets).rev() {
                    story.model.go_to_row(row, link);
                    let Some(mark) = story.model.mark() else {
                        continue;
                    };
                    // From elsewhere.
                    let other = story.model.stop_near(1).expect("a stop");
                    story.model.go_to_row(other, 0);
                    story.model.settle();
                    let Some(at) = cell(&story, row, mark.at) else {
                        continue;
                    };
                    // What is selected already would be opened.
                    if story.model.mark().as_ref() == Some(&mark) {
                        continue;
                    }
                    story.mouse(DOWN, at);
                    if story.model.mark().as_ref() == Some(&mark) {
                        clicked += 1;
                        if let (1, Some(again)) = (clicked, cell(&story, row, mark.at)) {
                            let place = story.model.state.place.clone();
                            story.mouse(DOWN, again);
                            assert_ne!(place, story.model.state.place, "it opens: {mark:?}");
                            story.model.state.place = place;
                            story.model.settle();
                        }
                    }
                }
            }
            // A small screen may have the one that is selected alone.
            assert!(
                clicked > 0 || size.1 == 12,
                "{size:?}, {view}\n{}",
                story.screen()
            );
        }
    }
}

/// Its name, its number and its bar are one: the first click selects it, wherever it is, and another opens it.
#[test]
fn a_click_on_any_cell_of_a_bar_is_one_on_its_name() {
    let mut story = Story::open("casefiles", (120, 40));
    story.keys("g O g 3");
    let words = |story: &Story, row: usize| -> Vec<char> {
        let pieces = &story.model.shown.sheet.rows[row].pieces;
        let words = pieces.iter().map(|piece| piece.words().to_string());
        words.collect::<String>().chars().collect()
    };
    let rows = story.model.shown.sheet.rows.len();
    let row = (0..rows)
        .find(|row| words(&story, *row).contains(&'■') && cell(&story, *row, 2).is_some())
        .expect("a bar in sight");
    let words = words(&story, row);
    let behind_a_space = |at: &usize| words[*at] != ' ' && words[at - 1] == ' ';
    // Where its sign, its word, its number and its bar begin, and where the bar ends.
    let columns: Vec<usize> = (1..words.len()).filter(behind_a_space).collect();
    let bar = words.iter().rposition(|cell| *cell == '■');
    for column in columns.into_iter().chain(bar) {
        let other = story.model.stop_near(1).expect("a stop");
        story.model.go_to_row(other, 0);
        story.model.settle();
        let was_there = story.model.row() == row;
        let at = cell(&story, row, column).expect("in sight");
        story.mouse(DOWN, at);
        assert_eq!(story.model.row(), row, "{column}\n{}", story.screen());
        let place = story.model.state.place.clone();
        if !was_there {
            let at = cell(&story, row, column).expect("in sight");
            story.mouse(DOWN, at);
        }
        let opened = story.model.state.place.view;
        assert!(
            was_there || place.view != opened,
            "{column}: it opens a list"
        );
        story.model.state.place = place;
        story.model.settle();
    }
}

#[test]
fn a_click_beside_the_marks_of_a_picture_and_on_what_is_told_of_one_changes_nothing() {
    let mut story = Story::open("casefiles", (120, 40));
    story.keys("g t g 3");
    let before = story.model.state.place.clone();
    assert!(story.model.mark().is_some());
    let inside = areas(&story).inside(Pane::Record);
    for at in [
        Position::new(inside.right() - 2, inside.y),
        Position::new(inside.x + 3, inside.bottom() - 2),
    ] {
        story.mouse(DOWN, at);
        assert_eq!(story.model.state.place, before, "{at}\n{}", story.screen());
    }
}

#[test]
fn the_wheel_goes_over_the_lines_of_a_picture_and_stays_near_its_column() {
    let mut story = Story::open("casefiles", (160, 45));
    story.keys("g t g 3 1 0 l");
    let before = (story.model.row(), story.model.mark().expect("a mark").at);
    let inside = areas(&story).inside(Pane::Record);
    let over = Position::new(inside.x + 20, inside.y + 5);
    story.mouse(MouseEventKind::ScrollDown, over);
    let mark = story.model.mark().expect("a mark");
    assert!(story.model.row() > before.0);
    assert!(mark.at.abs_diff(before.1) < 40 && mark.at > 20, "{mark:?}");
    // Over another pane it moves in that.
    let views = areas(&story).inside(Pane::Menu);
    let view = story.model.state.place.view;
    let at = Position::new(views.x + 1, views.y + 1);
    story.mouse(MouseEventKind::ScrollUp, at);
    assert_eq!(story.model.state.place.pane, Pane::Menu);
    assert_ne!(story.model.state.place.view, view);
}

#[test]
fn a_line_between_panes_is_moved_by_holding_it_and_a_mere_click_there_takes_the_keys() {
    let mut story = Story::open("casefiles", (160, 45));
    story.keys("Enter g a");
    let usual = areas(&story);
    let list = usual.pane(Pane::List);
    let seam = Position::new(list.right() - 1, 10);
    story.mouse(DOWN, seam);
    for x in [seam.x - 5, seam.x - 12] {
        story.mouse(DRAG, Position::new(x, 12));
    }
    story.mouse(UP, Position::new(seam.x - 12, 12));
    assert_eq!(areas(&story).pane(Pane::List).width, list.width - 12);
    assert_eq!(story.model.state.place.pane, Pane::List);
    // Held no more, it stays.
    story.mouse(DRAG, Position::new(70, 12));
    assert_eq!(areas(&story).pane(Pane::List).width, list.width - 12);

    let source = usual.pane(Pane::Source);
    story.mouse(DOWN, Position::new(30, source.y));
    story.mouse(DRAG, Position::new(30, source.y + 6));
    story.mouse(UP, Position::new(30, source.y + 6));
    assert_eq!(areas(&story).pane(Pane::Source).y, source.y + 6);
    assert_eq!(story.model.state.place.pane, Pane::List);
    story.mouse(DOWN, Position::new(30, source.y + 6));
    story.mouse(UP, Position::new(30, source.y + 6));
    assert_eq!(story.model.state.place.pane, Pane::Source);

    let views = usual.pane(Pane::Menu);
    story.mouse(DOWN, Position::new(views.right() - 1, 5));
    // Beyond what is kept, it stands still, and comes back with the mouse.
    story.mouse(DRAG, Position::new(0, 5));
    assert_eq!(areas(&story).pane(Pane::Menu).width, 8);
    story.mouse(DRAG, Position::new(29, 5));
    assert_eq!(areas(&story).pane(Pane::Menu).width, 30);
    story.mouse(UP, Position::new(29, 5));

    story.keys("Ctrl+w =");
    assert_eq!(story.model.state.moved, Moved::default());
}

#[test]
fn keys_move_the_same_lines_and_where_they_stand_is_remembered() {
    let state = tempdir().expect("a folder");
    let store = Store::at(state.path(), Path::new("casefiles"));
    let mut story = Story::remembering(Path::new("casefiles"), (160, 45), store.clone());
    story.keys("Enter g a");
    let usual = areas(&story);
    story.keys("Ctrl+w < Ctrl+w -");
    let now = areas(&story);
    assert_eq!(now.pane(Pane::List).width, usual.pane(Pane::List).width - 4);
    assert_eq!(now.pane(Pane::Source).y, usual.pane(Pane::Source).y - 2);
    story.keys("g 1 Ctrl+w > Ctrl+w >");
    let now = areas(&story);
    assert_eq!(now.pane(Pane::Menu).width, usual.pane(Pane::Menu).width + 8);
    // Pressed too often, it is at its end, and one step back is one step.
    story.keys("g 2 5 0 Ctrl+w >");
    let most = areas(&story).pane(Pane::List).width;
    story.keys("Ctrl+w <");
    assert_eq!(areas(&story).pane(Pane::List).width, most - 4);
    let moved = story.model.state.moved;
    drop(story);
    let mut story = Story::remembering(Path::new("casefiles"), (160, 45), store.clone());
    assert_eq!(story.model.state.moved, moved);
    story.keys("+ Ctrl+w >");
    assert!(
        story.screen().contains("o pane stands beside another"),
        "{}",
        story.screen()
    );
}

/// A list over its record, on a screen that is narrow.
#[test]
fn what_stands_below_is_resized_where_panes_stand_above_one_another() {
    let mut story = Story::open("casefiles", (80, 24));
    story.keys("Enter g a");
    let usual = areas(&story).pane(Pane::Record);
    story.mouse(DOWN, Position::new(10, usual.y));
    story.mouse(DRAG, Position::new(10, usual.y - 4));
    story.mouse(UP, Position::new(10, usual.y - 4));
    assert_eq!(areas(&story).pane(Pane::Record).y, usual.y - 4);
    story.keys("Ctrl+w + Ctrl+w +");
    assert_eq!(areas(&story).pane(Pane::Record).y, usual.y);
}
