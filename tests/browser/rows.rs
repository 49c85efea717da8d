//! Rows of lists can be read: few are cut, and none so much that one must open it to know what it says.

use casefile::{
    model::Kind,
    text::Clean,
    tui::list::View,
    tui::{measure::layout::layout, state::Pane},
};

use crate::story::Story;

/// The lists that are paged through, by the keys that lead there.
const LISTS: [(&str, View); 5] = [
    ("g a", View::Of(Kind::Allegation)),
    ("g e", View::Of(Kind::Evidence)),
    ("g l", View::Chronology),
    ("g r", View::Of(Kind::Proceeding)),
    ("g q", View::Of(Kind::Question)),
];

/// The lines of the selected row, as they are drawn, without the bar before them.
fn selected(story: &Story) -> Vec<String> {
    let area = layout(story.model.state.size, &story.model).inside(Pane::List);
    let buffer = story.buffer();
    let rows = area.top()..area.bottom();
    let line = |y| -> String {
        (area.left()..area.right())
            .map(|x| buffer[(x, y)].symbol())
            .collect()
    };
    let lines = rows.map(line);
    let lines = lines.filter_map(|line| Some(line.strip_prefix('▌')?.trim_end().to_owned()));
    lines.collect()
}

/// Goes through every row of the lists, and hands each with its lines to `look`. Returns how many there are.
fn each_row(size: (u16, u16), mut look: impl FnMut(&Story, &[String])) -> usize {
    let mut count = 0;
    for (keys, view) in LISTS {
        let mut story = Story::open("casefiles", size);
        story.keys(keys);
        assert_eq!(story.model.state.place.view, view);
        for position in 0..story.model.shown.items.len() {
            assert_eq!(story.model.shown.position, position);
            let lines = selected(&story);
            assert!(!lines.is_empty(), "{}", story.screen());
            look(&story, &lines);
            count += 1;
            story.keys("j");
        }
    }
    count
}

/// The columns that a speaker has in a list of a whole library, 80 columns wide, without and with those of what
/// has no value in the row.
const SPEAKER: std::ops::RangeInclusive<usize> = 35..=53;

/// Whether anything in a row ends before its end: who says it, their words, what has become of it.
fn is_cut(lines: &[String]) -> bool {
    // Behind what is cut may be its status, or how many reports there are.
    let is_end = |rest: &str| {
        let mut behind = rest.chars();
        match (behind.next(), behind.next()) {
            (None, _) => true,
            (Some(' '), next) => next.is_none_or(|next| next == ' ' || next.is_ascii_digit()),
            _ => false,
        }
    };
    let has_end = |line: &String| line.split('…').skip(1).any(is_end);
    lines.iter().any(has_end)
}

#[test]
fn at_most_one_row_in_ten_is_cut_on_a_wide_screen() {
    let mut cut = 0;
    let all = each_row((120, 40), |_, lines| cut += usize::from(is_cut(lines)));
    println!("120x40: {cut} of {all} rows are cut");
    assert!(all > 200 && cut * 10 <= all, "{cut} of {all} rows are cut");
}

#[test]
fn every_row_shows_its_speaker_and_forty_letters_at_the_usual_size() {
    let (mut cut, mut spoken) = (0, 0);
    let all = each_row((80, 24), |story, lines| {
        cut += usize::from(is_cut(lines));
        // A moment tells its speaker in its words.
        let is_moment = story.model.state.place.view == View::Chronology;
        let record = story.model.record().filter(|_| !is_moment);
        let library = &story.model.known.library;
        let heard = |columns| library.heard_in_lines(record?, columns);
        let words = match heard(SPEAKER.start().to_owned()) {
            Some(_) => {
                spoken += 1;
                // In whatever form: by their short name where the source that relays them has room beside it.
                let speakers = SPEAKER.filter_map(heard).map(|heard| heard.speaker);
                let begin = |speaker: Clean| {
                    let name = speaker.split(", ").next().unwrap_or_default();
                    name.chars().take(12).collect::<String>()
                };
                let mut begins = speakers.map(begin);
                let is_there = begins.any(|speaker| lines[0].contains(speaker.trim_end()));
                assert!(is_there, "{lines:#?}");
                lines[1..].concat()
            }
            None => lines.concat(),
        };
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        assert!(
            !is_cut(lines) || letters >= 40,
            "{letters} letters: {lines:#?}"
        );
    });
    println!("80x24: {cut} of {all} rows are cut, {spoken} have a speaker");
    assert!(spoken > 100, "{spoken}");
}
