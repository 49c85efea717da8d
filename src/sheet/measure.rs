//! Numbers in words.

use super::{
    Piece,
    pieces::{dim, own, said, then},
};
use crate::{
    clean, clean_format,
    model::{Measure, measure::Bound},
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
        pieces.push(own(clean!["“", said.clean(), "”: "]));
    }
    pieces.push(own(clean_format!("{bound}{}", numbers.join(" and "))));
    pieces.extend(then(" ", &measure.unit));
    let of = measure.of.iter();
    pieces.extend(of.flat_map(|of| [dim(" — "), said(of)]));
    let as_of = measure.as_of.iter();
    pieces.extend(as_of.map(|as_of| dim(clean![", ", as_of.words()])));
    pieces
}

/// A number with its thousands apart: 14,000.
fn grouped(number: f64) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut out = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0
            && (digits.len() - position).is_multiple_of(3)
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
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
