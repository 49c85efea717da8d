//! The timeline as it is drawn: what a mark says leads to what it says.

use casefile::{
    analysis::{lanes::placed, timeline::timeline},
    library::Scope,
    model::Key,
    picture::{Opens, axis::Scale, timeline::Lanes},
    query::{Context, Query},
    sheet::Piece,
    tui::{list::View, state::Pane},
};

use crate::story::Story;

#[test]
fn several_at_one_mark_are_all_in_the_list_that_it_opens() {
    let story = Story::open("casefiles", (120, 40));
    let library = &*story.model.known.library;
    let moments = timeline(library, &Scope::Library);
    let context = Context::new(library);
    let placed = placed(library, &Scope::Library);
    let mut marks = 0;
    for lanes in Lanes::ALL {
        for scale in Scale::ALL {
            let drawn =
                casefile::picture::timeline::timeline(library, &placed, lanes, Some(scale), 100);
            let picture = drawn.expect("something is dated").picture;
            for mark in picture.lines.iter().flat_map(|line| &line.marks) {
                let Some(Opens::Chronology(query, _)) = &mark.opens else {
                    continue;
                };
                let query = Query::parse(query).unwrap_or_else(|_| panic!("`{query}` is no query"));
                let count: usize = mark.says.split(' ').next().unwrap().parse().unwrap();
                let found = moments
                    .iter()
                    .filter(|moment| query.matches_moment(&context, moment));
                let is_told = mark.says.contains("first told of");
                assert!(
                    found.count() >= if is_told { 1 } else { count },
                    "{}",
                    mark.says
                );
                marks += 1;
            }
        }
    }
    assert!(marks > 20, "{marks}");
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
