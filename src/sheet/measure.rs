//! Numbers in words.

use super::{
    Piece,
    pieces::{dim, own, said},
};
use crate::{
    clean, clean_format,
    model::{Measure, Text, Unit, measure::Number, unit::one_of},
    text::{Clean, clean_line},
};

/// A number in words: `more than 270 people — removed to El Salvador, Apr 2025`.
pub fn measure_words(measure: &Measure) -> Vec<Piece> {
    let mut pieces = figure(measure);
    let of = measure.of.iter();
    pieces.extend(of.flat_map(|of| [dim(" — "), said(of)]));
    let category = measure.category.iter();
    pieces.extend(category.flat_map(|category| [dim(", "), said(category)]));
    let as_of = measure.as_of.iter();
    pieces.extend(as_of.map(|as_of| dim(clean![", ", as_of.words()])));
    pieces
}

/// The number alone with its unit, and the source's own words for it: `“over 270 men”: more than 270
/// people`. Where there is no figure, it says so.
pub fn figure(measure: &Measure) -> Vec<Piece> {
    let said = measure.said.iter();
    let said = said.map(|said| clean!["“", said.clean(), "”"]);
    let mut pieces: Vec<Piece> = said.map(own).collect();
    let Some(number) = number(measure) else {
        let unit = measure.unit.iter();
        let unit = unit.map(|unit| clean!["; ", unit.clean()]);
        let no_figure = clean!["no figure", Clean::join(unit, "")];
        pieces.push(dim(match pieces.is_empty() {
            true => no_figure,
            false => clean![" (", no_figure, ")"],
        }));
        return pieces;
    };
    if !pieces.is_empty() {
        pieces.push(own(": "));
    }
    pieces.push(own(number));
    let is_one = matches!(measure.given(), [one] if one.digits() == "1");
    pieces.extend(measure.unit.iter().map(|unit| {
        let one = is_one.then(|| one_of(unit.raw())).flatten();
        own(clean![
            " ",
            one.map_or_else(|| unit.clean(), |one| clean_line(&one))
        ])
    }));
    pieces
}

/// A single number with its thousands apart, in the cents of its unit.
pub fn in_digits(number: &Number, unit: Option<&Text>) -> Clean {
    let digits = number.digits();
    let decimals = unit.and_then(|unit| Unit::of(unit.raw()).decimals());
    clean_format!(
        "{}",
        grouped(digits, decimals.filter(|_| digits.contains('.')))
    )
}

/// The number with its bound, without its unit: `more than 270`; none where there is no figure.
pub fn number(measure: &Measure) -> Option<Clean> {
    let unit = measure.unit.as_ref();
    let unit = unit.map_or_else(Unit::default, |unit| Unit::of(unit.raw()));
    let given = measure.given();
    // Where one number has cents, so has the other.
    let has_cents = given.iter().any(|number| number.digits().contains('.'));
    let decimals = unit.decimals().filter(|_| has_cents);
    let numbers = given.iter();
    let numbers: Vec<String> = numbers
        .map(|number| grouped(number.digits(), decimals))
        .collect();
    if numbers.is_empty() {
        return None;
    }
    let bound = match measure.bound().says() {
        "" => String::new(),
        // Money and shares are not counted in pieces.
        "fewer than" if !unit.is_counted() => "less than ".to_owned(),
        bound => format!("{bound} "),
    };
    // Of the file there are digits in it, and no word.
    Some(clean_format!("{bound}{}", numbers.join(" and ")).as_own())
}

/// A number with its thousands apart, in the digits that the file gives it, and with so many decimals
/// at least, where it is money with cents: `61250.4` dollars are 61,250.40.
fn grouped(digits: &str, decimals: Option<usize>) -> String {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let mut plain = match digits.parse::<f64>() {
        Ok(number) if !digits.chars().all(is_plain) => number.to_string(),
        _ => digits.to_owned(),
    };
    if let Some(decimals @ 1..) = decimals
        && digits.chars().all(is_plain)
    {
        let given = plain.split_once('.').map(|(_, cents)| cents.len());
        plain.extend(given.is_none().then_some('.'));
        plain.extend(std::iter::repeat_n(
            '0',
            decimals.saturating_sub(given.unwrap_or(0)),
        ));
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
            assert_eq!(grouped(number, None), shown);
        }
        assert_eq!(grouped("61250.4", Some(2)), "61,250.40");
        assert_eq!(grouped("61250", Some(2)), "61,250.00");
        assert_eq!(grouped("61250.4", Some(0)), "61,250.4");
        assert_eq!(grouped("1.5", Some(3)), "1.500");
    }

    /// The words of a measure in YAML.
    #[track_caller]
    fn shown(yaml: &str, words: &str) {
        let text = format!("events: {{e: {{title: E, measure: {{{yaml}}}}}}}\n");
        let library = crate::analysis::tests::library(&text);
        let record = library.find("e").expect("is there");
        let pieces = measure_words(&record.body.measures()[0]);
        let joined: String = pieces
            .iter()
            .map(|piece| piece.words().to_string())
            .collect();
        assert_eq!(joined, words);
    }

    #[test]
    fn money_has_its_cents_where_any_are_given() {
        shown("value: 61250.4, unit: US$", "61,250.40 US$");
        shown("value: 61250, unit: US$", "61,250 US$");
        shown(
            "value: [100, 250.5], unit: €",
            "between 100.00 and 250.50 €",
        );
        shown("value: 1.5, unit: pounds", "1.5 pounds");
        shown("value: 5, bound: less-than, unit: MXN", "less than 5 MXN");
        shown(
            "value: 50, bound: less-than, unit: percent",
            "less than 50 percent",
        );
        shown(
            "value: 50, bound: less-than, unit: people",
            "fewer than 50 people",
        );
    }

    #[test]
    fn words_without_a_figure_say_so() {
        shown(
            "bound: words, said: the vast majority, unit: percent, of: those sent",
            "“the vast majority” (no figure; percent) — those sent",
        );
        shown("said: a handful", "“a handful” (no figure)");
    }
}
