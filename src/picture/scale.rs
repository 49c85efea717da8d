//! Numbers of one count on one scale, from the lowest to the highest: a bound is open, about is about, and no bar begins
//! at nothing.

use super::{Doubt, Edges, Line, Mark, Opens, Picture, Shape, grid::say};
use crate::{
    model::{Decimal, measure::Number},
    sign::Tone,
    text::{Clean, width},
};

/// A number that somebody gives.
#[derive(Clone, Debug)]
pub struct Given {
    /// As it is given: `more than 270`.
    pub number: Clean,
    pub who: Clean,
    /// The day that it is of, or what is known of that; empty where all are of one.
    pub day: Clean,
    /// Its two ends, each with its digits; none where it is open there. Both none where there is no figure.
    pub ends: [Option<End>; 2],
    pub is_about: bool,
    /// Whether it is a reading of whoever keeps the file, and no source's.
    pub is_own: bool,
    pub opens: Opens,
    pub says: Clean,
}

/// An end of a number, with its digits as they are shown.
pub type End = (Number, Clean);

/// A scale has so many columns at least: below that numbers alone say more.
const LEAST: usize = 16;
const MOST: usize = 60;
/// The columns that an open end goes on for beyond its number.
const BEYOND: usize = 4;
/// The widest that the names of those who say a number are shown.
const WHO: usize = 32;
const NUMBER: usize = 22;
const DAY: usize = 18;

/// The numbers in so many columns, a line each. Words without a figure have their line and no place on the scale.
pub fn scale(title: Clean, given: &[Given], columns: usize) -> Picture {
    let mut picture = Picture {
        title,
        lines: Vec::new(),
    };
    let widest = |words: fn(&Given) -> &Clean, most: usize| {
        let all = given.iter().map(|one| width(words(one)));
        all.max().unwrap_or(0).min(most)
    };
    let number = widest(|one| &one.number, NUMBER.min(columns / 3));
    let who = widest(|one| &one.who, WHO.min(columns / 3));
    let day_at = number + 2 + who + 2;
    let day = widest(|one| &one.day, DAY.min(columns.saturating_sub(day_at)));
    let before = day_at + if day > 0 { day + 2 } else { 0 };
    let room = columns.saturating_sub(before).min(MOST);
    let axis = Axis::of(given, room).filter(|_| room >= LEAST);
    if let Some(axis) = &axis {
        picture.lines.push(axis.line(before));
    }
    for one in given {
        let mut line = Line::default();
        let words = Mark::new(
            0,
            number,
            Shape::Words(one.number.truncate(number)),
            Tone::Plain,
        );
        line.put(words.opening(one.opens.clone(), one.says.clone()));
        let name = Shape::Words(one.who.truncate(who));
        let tone = if one.is_own { Tone::Dim } else { Tone::Plain };
        line.put(Mark::new(number + 2, who, name, tone).as_part());
        if !one.day.is_empty() {
            let words = Shape::Words(one.day.truncate(day));
            line.put(Mark::new(day_at, day, words, Tone::Dim).as_part());
        }
        if let Some((at, wide, shape)) = axis.as_ref().and_then(|axis| axis.place(one)) {
            line.put(Mark::new(before + at, wide, shape, tone).as_part());
        }
        picture.lines.push(line);
    }
    let has_figure = |one: &&Given| one.ends.iter().any(Option::is_some);
    if axis.is_none() && room >= LEAST && given.iter().filter(has_figure).count() > 1 {
        let words = "No two of these numbers stand apart on a scale.";
        say(&words.into(), 0, Tone::Dim, columns, &mut picture.lines);
    }
    if day > 0 {
        let words = "Not all of these numbers are given for one and the same day; each line says for which.";
        say(&words.into(), 0, Tone::Dim, columns, &mut picture.lines);
    }
    picture
}

/// From where to where a scale goes.
struct Axis {
    low: End,
    high: End,
    room: usize,
}

impl Axis {
    /// The scale of some numbers; none where no two of them differ, and none is open or about: there is nothing to see.
    fn of(given: &[Given], room: usize) -> Option<Self> {
        let ends = given.iter().flat_map(|one| one.ends.iter().flatten());
        // To the last digit: among floats two numbers may be one.
        let ends = ends.filter_map(|end| Some((end.0.exact()?, end)));
        let ends: Vec<(Decimal, &End)> = ends.collect();
        let (_, low) = ends.iter().min_by(|one, other| one.0.cmp(&other.0))?;
        let (_, high) = ends.iter().max_by(|one, other| one.0.cmp(&other.0))?;
        let span = high.0.more_than(&low.0);
        let is_loose = |one: &Given| {
            let is_open = one.ends[0].is_some() != one.ends[1].is_some();
            is_open || one.is_about && one.ends[0].is_some()
        };
        let differs = span > 0.0 || given.len() > 1 && given.iter().any(is_loose);
        (span.is_finite() && differs).then(|| Self {
            low: (*low).clone(),
            high: (*high).clone(),
            room,
        })
    }

    /// The column of a number. On both sides there is room for an open end.
    fn column(&self, value: &Number) -> usize {
        let inner = self.room.saturating_sub(2 * BEYOND + 1).max(1);
        let span = self.high.0.more_than(&self.low.0);
        let share = match span > 0.0 {
            true => value.more_than(&self.low.0) / span,
            // All stand at one number.
            false => 0.5,
        };
        BEYOND + (share.clamp(0.0, 1.0) * inner as f64).round() as usize
    }

    /// Its lowest and its highest number, above it.
    fn line(&self, before: usize) -> Line {
        let mut line = Line::default();
        let middle =
            |column: usize, words: &Clean| (before + column).saturating_sub(width(words) / 2);
        line.say(
            middle(self.column(&self.low.0), &self.low.1),
            self.low.1.clone(),
            Tone::Dim,
        );
        let high = &self.high.1;
        let end = before + self.room;
        let at = middle(self.column(&self.high.0), high).min(end.saturating_sub(width(high)));
        // Where both have no room beside one another, the lines say their numbers all the same.
        if at > line.end() {
            line.say(at, high.clone(), Tone::Dim);
        }
        line
    }

    /// Where a number stands, how wide, and how it is drawn; none of what has no figure.
    fn place(&self, one: &Given) -> Option<(usize, usize, Shape)> {
        let value = |end: &'_ Option<End>| end.as_ref().map(|(value, _)| self.column(value));
        let (low, high) = (value(&one.ends[0]), value(&one.ends[1]));
        let (from, to) = match (low, high) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, low + BEYOND),
            (None, Some(high)) => (high.saturating_sub(BEYOND), high),
            (None, None) => return None,
        };
        let edges = Edges {
            open_left: low.is_none(),
            open_right: high.is_none(),
        };
        let doubt = Doubt {
            is_about: one.is_about,
            is_uncertain: false,
        };
        // About a number is drawn on both sides of it.
        let (from, to) = match one.is_about && from == to {
            true => (from.saturating_sub(1), to + 1),
            false => (from, to),
        };
        let to = to.min(self.room.saturating_sub(1));
        Some((from, to + 1 - from.min(to), Shape::Range(edges, doubt)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Kind, text::clean_line};

    fn given(low: Option<f64>, high: Option<f64>, is_about: bool) -> Given {
        let digits = |end: Option<f64>| end.map(|value| value.to_string());
        written(digits(low).as_deref(), digits(high).as_deref(), is_about)
    }

    fn written(low: Option<&str>, high: Option<&str>, is_about: bool) -> Given {
        let end = |end: Option<&str>| {
            let number: Number = end?.parse().ok()?;
            Some((number, clean_line(end?)))
        };
        Given {
            day: Clean::default(),
            number: "a number".into(),
            who: "The Harbour Post".into(),
            ends: [end(low), end(high)],
            is_about,
            is_own: false,
            opens: Opens::List(Kind::Allegation, String::new()),
            says: "The Harbour Post: a number.".into(),
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
    fn a_bound_is_open_and_an_exact_number_is_one_block() {
        let all = [
            given(Some(270.0), None, false),
            given(Some(75.0), Some(75.0), true),
            given(Some(100.0), Some(300.0), false),
            given(None, Some(90.0), false),
            given(Some(300.0), Some(300.0), false),
            given(None, None, false),
        ];
        for columns in 20..=160 {
            let picture = scale("Counts".into(), &all, columns);
            let lines = drawn(&picture);
            assert!(
                lines.iter().all(|line| width(line) <= columns),
                "{columns}: {lines:#?}"
            );
        }
        let lines = drawn(&scale("Counts".into(), &all, 90));
        let drawing = |line: &str| {
            line.trim_start_matches("a number  The Harbour Post")
                .trim()
                .to_owned()
        };
        assert_eq!(drawing(&lines[0]), drawing(&lines[0]));
        assert!(
            lines[0].contains("75") && lines[0].contains("300"),
            "{lines:#?}"
        );
        assert_eq!(drawing(&lines[1]), "■───▶");
        assert_eq!(drawing(&lines[2]), "~■~");
        let range = drawing(&lines[3]);
        assert!(range.starts_with('■') && range.ends_with('■') && width(&range) > 8);
        assert_eq!(drawing(&lines[4]), "◀───■");
        assert_eq!(drawing(&lines[5]), "■");
        assert_eq!(drawing(&lines[6]), "");
    }

    /// Two whole numbers that are one among floats stand at two places, and the lower one to the left.
    #[test]
    fn numbers_are_told_apart_to_the_last_digit() {
        let [low, high] = ["9007199254740992", "9007199254740993"];
        let all = [
            written(Some(low), Some(low), false),
            written(Some(high), Some(high), false),
        ];
        let lines = drawn(&scale("Counts".into(), &all, 90));
        let at = |line: &str| line.find('■').expect("it is drawn");
        assert!(at(&lines[1]) < at(&lines[2]), "{lines:#?}");
        assert!(
            lines[0].contains(low) && lines[0].contains(high),
            "{lines:#?}"
        );
    }

    #[test]
    fn the_days_of_numbers_are_said_where_they_differ() {
        let mut all = [
            given(Some(2.0), Some(2.0), false),
            given(Some(11.0), Some(11.0), false),
        ];
        for (one, day) in all.iter_mut().zip(["3 Jun 2025", "no day"]) {
            one.day = day.into();
        }
        for columns in 20..=160 {
            let lines = drawn(&scale("Counts".into(), &all, columns));
            assert!(
                lines.iter().all(|line| width(line) <= columns),
                "{columns}: {lines:#?}"
            );
        }
        let lines = drawn(&scale("Counts".into(), &all, 90));
        assert!(
            lines[1].contains("3 Jun 2025") && lines[2].contains("no day"),
            "{lines:#?}"
        );
        assert!(
            lines[3].starts_with("Not all of these numbers are given for one"),
            "{lines:#?}"
        );
    }

    #[test]
    fn where_all_is_one_number_there_is_no_scale() {
        let all = [
            given(Some(7.0), Some(7.0), false),
            given(Some(7.0), Some(7.0), false),
        ];
        let lines = drawn(&scale("Counts".into(), &all, 90));
        assert_eq!(lines.len(), 3, "{lines:#?}");
        assert_eq!(lines[2], "No two of these numbers stand apart on a scale.");
        let far = [
            given(Some(f64::MAX), Some(f64::MAX), false),
            given(Some(-f64::MAX), None, false),
        ];
        assert_eq!(drawn(&scale("Counts".into(), &far, 90)).len(), 3);
        let about = [
            given(Some(7.0), Some(7.0), false),
            given(Some(7.0), None, false),
        ];
        let lines = drawn(&scale("Counts".into(), &about, 90));
        assert!(lines[2].contains('▶'), "{lines:#?}");
    }
}
