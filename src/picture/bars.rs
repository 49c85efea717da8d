//! Counts as bars, all on one scale: how many of each standing, of each status.

use super::{Line, Mark, Opens, Picture, Shape};
use crate::{
    clean,
    sign::{Sign, Tone},
    text::{Clean, width, wrap},
};

/// Bars of one kind of thing.
#[derive(Clone, Debug)]
pub struct Group {
    /// What is counted: `Allegations, by standing`.
    pub head: Clean,
    /// All of them, in words: `186 allegations`.
    pub all: Clean,
    pub bars: Vec<Bar>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Bar {
    pub sign: Sign,
    pub count: usize,
    /// What those are that it counts, as the end of a sentence: `180 allegations: contested`.
    pub says: Clean,
    /// The list of those that it counts.
    pub opens: Opens,
}

/// The columns before the words of a bar, and between words, number and bar.
const INDENT: usize = 2;
/// A bar has no fewer columns: below that there are only numbers.
const LEAST: usize = 8;
/// A bar has no more: the eye compares what is near.
const MOST: usize = 60;

/// Groups of bars in so many columns, each with its words and its number. What is never counted has no bar.
pub fn bars(title: Clean, groups: &[Group], columns: usize) -> Picture {
    let mut picture = Picture {
        title,
        lines: Vec::new(),
    };
    let all = || groups.iter().flat_map(|group| &group.bars);
    let words = all().map(|bar| 2 + width(bar.sign.word)).max().unwrap_or(0);
    let number = all()
        .map(|bar| width(&clean![bar.count]))
        .max()
        .unwrap_or(1);
    let before = INDENT + words + 2 + number + 2;
    let room = columns.saturating_sub(before).min(MOST);
    let most = all().map(|bar| bar.count).max().unwrap_or(0).max(1);
    for (place, group) in groups
        .iter()
        .filter(|group| !group.bars.is_empty())
        .enumerate()
    {
        if place > 0 {
            picture.lines.push(Line::default());
        }
        for range in wrap(&group.head, columns.max(1)) {
            let words = group.head.part(range);
            picture.lines.push(Line::words(0, words, Tone::Strong));
        }
        for bar in &group.bars {
            let mut line = Line::default();
            let says = clean![bar.count, " of ", &group.all, ": ", &bar.says, "."];
            let name = Mark::named(INDENT, bar.sign);
            line.put(name.opening(bar.opens.clone(), says));
            let count = clean![bar.count];
            let at = INDENT + words + 2 + number - width(&count);
            line.put(Mark::words(at, count, Tone::Strong).as_part());
            if room >= LEAST {
                // Whatever there is can be seen.
                let wide = (bar.count * room / most).max(1);
                line.put(Mark::new(before, wide, Shape::Bar, bar.sign.tone).as_part());
            }
            picture.lines.push(line);
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, record::Standing};

    fn group(counts: &[(Standing, usize)]) -> Group {
        let bars = counts.iter().map(|(standing, count)| Bar {
            sign: (*standing).into(),
            count: *count,
            says: standing.says().into(),
            opens: Opens::List(Kind::Allegation, format!("standing:{}", standing.says())),
        });
        Group {
            head: "Allegations".into(),
            all: "151 allegations".into(),
            bars: bars.collect(),
        }
    }

    fn drawn(picture: &Picture) -> Vec<String> {
        let lines = picture.lines.iter().map(|line| {
            let mut words = String::new();
            for mark in &line.marks {
                words.push_str(&" ".repeat(mark.at - width(&words)));
                words.push_str(&mark.signs());
            }
            words
        });
        lines.collect()
    }

    #[test]
    fn bars_are_as_long_as_what_they_count() {
        let group = group(&[
            (Standing::Alleged, 100),
            (Standing::Contested, 50),
            (Standing::Denied, 1),
        ]);
        let picture = bars("Standings".into(), &[group], 50);
        let lines = drawn(&picture);
        let bar = |line: &String| line.matches('■').count();
        assert_eq!(lines[0], "Allegations");
        assert_eq!(
            lines[1].split_whitespace().take(3).collect::<Vec<_>>(),
            ["○", "alleged", "100"]
        );
        assert_eq!(bar(&lines[1]), bar(&lines[2]) * 2);
        assert_eq!(bar(&lines[3]), 1);
        assert!(lines.iter().all(|line| width(line) <= 50), "{lines:?}");
    }

    #[test]
    fn where_there_is_no_room_for_bars_there_are_numbers() {
        let group = group(&[(Standing::Alleged, 7)]);
        let lines = drawn(&bars("Standings".into(), &[group], 20));
        assert_eq!(lines[1], "  ○ alleged  7");
    }
}
