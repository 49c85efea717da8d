//! Numbers in words.

use super::{
    Piece,
    pieces::{dim, said, then},
};
use crate::{
    model::{Measure, measure::Bound},
    sign::Tone,
    text::Clean,
};

/// A number in words: `more than 270 people — removed to El Salvador, Apr 2025`.
pub fn measure_words(measure: &Measure) -> Vec<Piece> {
    let number = |number: &f64| grouped(*number);
    let numbers: Vec<String> = measure.value.iter().map(number).collect();
    let bound = match measure.bound() {
        Bound::Exactly => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "fewer than ",
        Bound::Between => "between ",
    };
    let mut pieces = Vec::new();
    if let Some(said) = &measure.said {
        let said = format!("“{}”: ", said.clean());
        pieces.push(Piece::Text(Clean::trusted(said), Tone::Plain));
    }
    let number = format!("{bound}{}", numbers.join(" and "));
    pieces.push(Piece::Text(Clean::trusted(number), Tone::Plain));
    pieces.extend(then(" ", &measure.unit));
    let of = measure.of.iter();
    pieces.extend(of.flat_map(|of| [dim(" — "), said(of)]));
    let as_of = measure.as_of.iter();
    pieces.extend(as_of.map(|as_of| dim(format!(", {}", as_of.words()))));
    pieces
}

/// A number with its thousands apart: 14,000.
fn grouped(number: f64) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    // A number beyond all digits is written in words.
    match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{sign}{}{rest}", crate::text::grouped(digits)),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, shown) in [
            (17.0, "17"),
            (270.0, "270"),
            (14000.0, "14,000"),
            (6_000_000.0, "6,000,000"),
            (-1234.5, "-1,234.5"),
            (0.75, "0.75"),
        ] {
            assert_eq!(grouped(number), shown);
        }
    }
}
