//! The timeline as it is drawn: what a mark says leads to what it says.

use casefile::{
    analysis::{lanes::placed, timeline::timeline},
    library::Scope,
    model::{Key, RecordPart},
    picture::{Opens, axis::Scale, timeline::Lanes},
    sheet::Piece,
    tui::{list::View, state::Pane},
};

use crate::story::Story;

#[test]
fn a_mark_of_several_counts_what_the_list_has_that_it_opens() {
    let mut story = Story::open("casefiles", (120, 40));
    let library = story.model.known.library.clone();
    let there: Vec<(Key, RecordPart)> = timeline(&library, &Scope::Library)
        .into_iter()
        .map(|moment| (library.at(moment.index).key.clone(), moment.part))
        .collect();
    let count_of = |says: &str| -> usize { says.split(' ').next().unwrap().parse().unwrap() };
    let placed = placed(&library, &Scope::Library);
    let mut marks = 0;
    for lanes in Lanes::ALL {
        for scale in Scale::ALL {
            let drawn =
                casefile::picture::timeline::timeline(&library, &placed, lanes, Some(scale), 100);
            let picture = drawn.expect("something is dated").picture;
            for mark in picture.lines.iter().flat_map(|line| &line.marks) {
                let Some(Opens::Chronology(moments)) = &mark.opens else {
                    continue;
                };
                assert_eq!(moments.of.len(), count_of(&mark.says), "{}", mark.says);
                let is_there = |one: &(Key, RecordPart)| there.contains(one);
                assert!(moments.of.iter().all(is_there), "{}", mark.says);
                marks += 1;
            }
        }
    }
    assert!(marks > 20, "{marks}");
    // The same on the screen, with lanes of each kind: Enter lists so many, and Esc all again.
    for lanes in ["B n", "B p", "B c"] {
        story.keys("g t");
        story.keys(lanes);
        let rows = story.model.shown.sheet.rows.iter().enumerate();
        let mut several = rows.flat_map(|(number, row)| {
            let targets = row.targets().into_iter().enumerate();
            targets.filter_map(move |(link, piece)| match piece {
                Piece::Mark(mark) => match &mark.opens {
                    Some(Opens::Chronology(_)) => Some((number, link, mark.says.to_string())),
                    _ => None,
                },
                _ => None,
            })
        });
        let (row, link, says) = several.next().expect("a mark of several");
        drop(several);
        story.model.go_to_row(row, link);
        story.keys("Enter");
        assert_eq!(story.model.state.place.view, View::Chronology);
        assert_eq!(story.model.shown.items.len(), count_of(&says), "{says}");
        assert!(
            story.screen().contains("of the drawing"),
            "{}",
            story.screen()
        );
        story.keys("Esc");
        assert_eq!(story.model.shown.items.len(), there.len());
    }
}

#[test]
fn what_a_mark_says_is_searched_and_the_mark_is_gone_to() {
    let mut story = Story::open("casefiles", (120, 40));
    story.keys("g t");
    let rows = story.model.shown.sheet.rows.iter();
    let marks = rows.flat_map(|row| row.targets().into_iter().cloned().collect::<Vec<_>>());
    let mut said = marks.filter_map(|piece| match piece {
        Piece::Mark(mark) => Some(mark.says.to_string()),
        _ => None,
    });
    // A word that stands in a sentence of a mark and nowhere in what is drawn.
    let says = said.nth(4).expect("marks");
    let word = says.split_whitespace().find(|word| {
        let is_plain = word.len() > 7 && word.chars().all(char::is_alphabetic);
        let mut rows = story.model.shown.sheet.rows.iter();
        is_plain && !rows.any(|row| row.plain().contains(word))
    });
    let word = word.expect("a word of its own").to_owned();
    story.keys("/");
    story.types(&word);
    story.keys("Enter");
    let mark = story.model.mark().expect("a mark is selected");
    assert!(
        mark.told().to_lowercase().contains(&word.to_lowercase()),
        "{word}: {}",
        mark.told()
    );
    assert!(story.model.hit().0.is_some(), "{}", story.screen());
}

#[test]
fn enter_on_a_mark_opens_its_record_with_its_passage() {
    let mut story = Story::open("casefiles", (120, 40));
    story.keys("g t");
    let rows = story.model.shown.sheet.rows.iter().enumerate();
    let mut found = rows.flat_map(|(number, row)| {
        let targets = row.targets().into_iter().enumerate();
        targets.filter_map(move |(link, piece)| match piece {
            Piece::Mark(mark) => match &mark.opens {
                Some(Opens::Record(key, Some(citation))) => {
                    Some((number, link, key.clone(), *citation))
                }
                _ => None,
            },
            _ => None,
        })
    });
    let (row, link, key, citation): (usize, usize, Key, usize) =
        found.next().expect("a mark of one record");
    story.model.go_to_row(row, link);
    story.keys("Enter");
    assert_eq!(
        story.model.record().map(|record| &record.key),
        Some(&key),
        "{}",
        story.screen()
    );
    assert_eq!(story.model.state.place.pane, Pane::Source);
    assert_eq!(story.model.citation_number(), Some(citation));
    story.keys("H");
    assert_eq!(story.model.state.place.view, View::Timeline);
}
