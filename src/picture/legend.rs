//! What the signs of what is drawn in time mean: those that a picture has.

use super::{Line, Shape};
use crate::{
    sign::Tone,
    text::{Clean, width},
};

/// Signs, and what they mean. A number stands for all numbers.
const SIGNS: [(&str, &str); 11] = [
    ("●", "that day"),
    ("2", "so many"),
    ("+", "more than fits"),
    ("-", "some day within"),
    ("━", "lasts"),
    ("◀▶", "open"),
    ("~", "about"),
    ("?", "uncertain"),
    ("○", "due"),
    ("✓", "done or answered"),
    ("×", "moved or vacated"),
];

/// What each sign means that these lines have, in so many columns.
pub fn legend(of: &[Line], columns: usize) -> Vec<Line> {
    let mut used = String::new();
    for mark in of.iter().flat_map(|line| &line.marks) {
        if let Shape::Points(..) | Shape::Span(_) = mark.shape {
            used.push_str(&mark.signs());
        }
    }
    let is_used = |signs: &str| match signs {
        "2" => used.contains(|sign: char| sign.is_ascii_digit()),
        signs => used.contains(|sign| signs.contains(sign)),
    };
    let mut lines = vec![Line::default()];
    for (sign, words) in SIGNS.into_iter().filter(|(sign, _)| is_used(sign)) {
        let wide = width(sign) + 1 + words.len();
        let is_full = lines
            .last()
            .is_some_and(|line| line.end() > 0 && line.end() + 2 + wide > columns);
        if is_full {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            let at = if line.end() == 0 { 0 } else { line.end() + 2 };
            line.say(at, sign.into(), Tone::Plain);
            let at = line.end() + 1;
            let words = Clean::from(words).truncate(columns.saturating_sub(at));
            line.say(at, words, Tone::Dim);
        }
    }
    lines
}
