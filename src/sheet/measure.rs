//! Numbers in words.

use super::{
    Piece,
    pieces::{dim, own, said},
};
use crate::{
    clean, clean_format,
    model::{Measure, measure::Number},
    text::{clean_line, fold},
};

/// A number in words: `more than 270 people — removed to El Salvador, Apr 2025`.
pub fn measure_words(measure: &Measure) -> Vec<Piece> {
    let is_money = measure
        .unit
        .as_ref()
        .is_some_and(|unit| is_money(unit.raw()));
    let number = |number: &Number| grouped(number.digits(), is_money);
    let numbers: Vec<String> = measure.given().iter().map(number).collect();
    let bound = match measure.bound().says() {
        "" => String::new(),
        // Money, distances and shares are not counted in pieces.
        "fewer than" if is_money => "less than ".to_owned(),
        bound => format!("{bound} "),
    };
    let mut pieces = Vec::new();
    if let Some(said) = &measure.said {
        let colon = if numbers.is_empty() { "" } else { ": " };
        pieces.push(own(clean!["“", said.clean(), "”", colon]));
    }
    pieces.push(own(clean_format!("{bound}{}", numbers.join(" and "))));
    let is_one = numbers == ["1"];
    pieces.extend(measure.unit.iter().map(|unit| {
        let one = is_one.then(|| one_of(unit.raw())).flatten();
        own(clean![
            " ",
            one.map_or_else(|| unit.clean(), |one| clean_line(&one))
        ])
    }));
    let of = measure.of.iter();
    pieces.extend(of.flat_map(|of| [dim(" — "), said(of)]));
    let category = measure.category.iter();
    pieces.extend(category.flat_map(|category| [dim(", "), said(category)]));
    let as_of = measure.as_of.iter();
    pieces.extend(as_of.map(|as_of| dim(clean![", ", as_of.words()])));
    pieces
}

/// What one of several is called in English: `1 person`, not `1 people`; none where it is called the
/// same, or nothing is known of how.
fn one_of(unit: &str) -> Option<String> {
    const IRREGULAR: [(&str, &str); 5] = [
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("countries", "country"),
    ];
    let irregular = IRREGULAR.iter().find(|(many, _)| *many == unit);
    let is_plain = unit.bytes().all(|b| b.is_ascii_lowercase());
    let plain = || {
        let one = unit.strip_suffix('s').filter(|_| is_plain)?;
        (!one.ends_with(['s', 'u', 'i', 'e'])).then(|| one.to_owned())
    };
    irregular.map(|(_, one)| (*one).to_owned()).or_else(plain)
}

/// Whether a unit is one of money, so that a single decimal lacks its second: `61250.4` dollars are
/// 61,250.40.
fn is_money(unit: &str) -> bool {
    const MONEY: [&str; 14] = [
        "$", "€", "£", "us$", "usd", "eur", "gbp", "dollar", "dollars", "euro", "euros", "pounds",
        "pesos", "colones",
    ];
    fold(unit)
        .split_whitespace()
        .any(|word| MONEY.contains(&word))
}

/// A number with its thousands apart, in the digits that the file gives it: 14,000, and 61,250.40.
fn grouped(digits: &str, is_money: bool) -> String {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let mut plain = match digits.parse::<f64>() {
        Ok(number) if !digits.chars().all(is_plain) => number.to_string(),
        _ => digits.to_owned(),
    };
    if is_money
        && plain
            .split_once('.')
            .is_some_and(|(_, cents)| cents.len() == 1)
    {
        plain.push('0');
    }
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
            ("17", "17"),
            ("270", "270"),
            ("14000", "14,000"),
            ("6000000", "6,000,000"),
            ("-1234.5", "-1,234.5"),
            ("0.75", "0.75"),
            ("61250.40", "61,250.40"),
            ("1e6", "1,000,000"),
            ("inf", "inf"),
        ] {
            assert_eq!(grouped(number, false), shown);
        }
        assert_eq!(grouped("61250.4", true), "61,250.40");
        assert_eq!(grouped("61250", true), "61,250");
        assert!(is_money("US dollars") && is_money("€") && !is_money("people"));
    }
}
