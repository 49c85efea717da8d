//! A number as its cell shows it: the codes of formats (ECMA-376, part 1, 18.8.31).
//!
//! What is not known of a code leaves the number as a cell without a format shows it.

mod clock;
mod code;
mod fraction;

use super::{decimal::Decimal, font::Color};
pub use code::{Section, Token};

/// Longer codes are no format that anybody wrote.
const CODE_BYTES: usize = 255;

/// What a cell shows of a stored number in a format, and in which colour if the format names one. `since_1904` says
/// from where days are counted. What is stored, if it is no number.
pub fn shown(stored: &str, code: &str, since_1904: bool) -> (String, Option<Color>) {
    let Some(number) = stored
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
    else {
        return (stored.to_owned(), None);
    };
    let sections = sections(code);
    let (section, is_bare) = chosen(&sections, number);
    let Some(section) = section else {
        return (general(number), None);
    };
    let text = if section.is_date() {
        clock::shown(number, section, since_1904)
    } else {
        let is_negative = number < 0.0 && !is_bare;
        formatted(number.abs(), is_negative, &section.tokens)
    };
    (text.unwrap_or_else(|| general(number)), section.color)
}

/// What a format shows in the place of a text: of up to four sections the last, where it is for texts. None where the
/// format says nothing of texts.
pub fn of_texts(code: &str) -> Option<Section> {
    if !code.contains(['@', ';']) {
        return None;
    }
    let mut sections = sections(code);
    let last = sections.len();
    let section = sections.pop()?;
    (last == 4 || section.tokens.contains(&Token::Text)).then_some(section)
}

fn sections(code: &str) -> Vec<Section> {
    match code.len() <= CODE_BYTES {
        true => code::sections(code),
        false => Vec::new(),
    }
}

/// The section that a number is shown in, and whether that says itself that the number is negative.
fn chosen(sections: &[Section], number: f64) -> (Option<&Section>, bool) {
    if sections.iter().any(|section| section.condition.is_some()) {
        let mut fitting = sections.iter();
        let found = fitting.find(|section| section.condition.is_none_or(|is| is.holds(number)));
        return (found, false);
    }
    // The last of four is for texts.
    match sections {
        [_, negative, ..] if number < 0.0 => (Some(negative), true),
        [_, _, zero, ..] if number == 0.0 => (Some(zero), false),
        [first, ..] => (Some(first), false),
        [] => (None, false),
    }
}

/// A number as a cell without a format shows it: up to eleven digits.
fn general(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-9..1e11).contains(&size) {
        let written = format!("{number:.5e}");
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        let (sign, power) = match power.strip_prefix('-') {
            Some(power) => ('-', power),
            None => ('+', power),
        };
        return format!("{digits}E{sign}{power:0>2}");
    }
    let whole = format!("{:.0}", size.trunc()).len();
    let decimal = Decimal::of(size).rounded(10_usize.saturating_sub(whole));
    let text = decimal.text();
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    let sign = if number < 0.0 && text != "0" { "-" } else { "" };
    format!("{sign}{text}")
}

/// A number in the tokens of a section; none where they mean something that is not known here.
fn formatted(number: f64, is_negative: bool, tokens: &[Token]) -> Option<String> {
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    if !tokens.iter().any(is_digit) {
        // A section of words alone, or of nothing, which hides the number.
        let texts = tokens.iter().map(|token| match token {
            Token::Literal(text) => Some(text.clone()),
            Token::General | Token::Text => Some(general(number)),
            Token::Percent | Token::Comma => Some(String::new()),
            _ => None,
        });
        let text = texts.collect::<Option<String>>()?;
        let sign = if is_negative && !text.is_empty() {
            "-"
        } else {
            ""
        };
        return Some(format!("{sign}{}", text.trim()));
    }
    if tokens.contains(&Token::Slash) {
        return fraction::shown(number, is_negative, tokens);
    }
    let point = tokens.iter().position(|token| *token == Token::Point);
    let exponent = tokens
        .iter()
        .position(|token| matches!(token, Token::Exponent(_)));
    if tokens.iter().any(|token| matches!(token, Token::Part(..))) {
        return None;
    }
    let percents = tokens
        .iter()
        .filter(|token| **token == Token::Percent)
        .count();
    let mut decimal = Decimal::of(number);
    decimal.shift(2 * i32::try_from(percents).ok()?);
    let last_digit = tokens.iter().rposition(is_digit);
    // Commas behind the last digit stand for thousands; between digits they group them.
    let end_of_whole = point.or(exponent).unwrap_or(tokens.len());
    let last_whole = tokens[..end_of_whole].iter().rposition(is_digit);
    let commas = |from: usize, to: usize| {
        let between = tokens.get(from..to).unwrap_or_default();
        between
            .iter()
            .filter(|token| **token == Token::Comma)
            .count()
    };
    let scale = commas(last_digit.map_or(0, |at| at + 1), tokens.len())
        + match point {
            Some(point) => commas(last_whole.map_or(0, |at| at + 1), point),
            None => 0,
        };
    decimal.shift(-3 * i32::try_from(scale).ok()?);
    let first_digit = tokens.iter().position(is_digit);
    let is_grouped = match (first_digit, last_whole) {
        (Some(first), Some(last)) => commas(first, last) > 0,
        _ => false,
    };
    let decimals = match point {
        Some(point) => {
            let end = exponent.unwrap_or(tokens.len());
            let behind = tokens.get(point..end).unwrap_or_default();
            behind.iter().filter(|token| is_digit(token)).count()
        }
        None => 0,
    };
    let mut power = 0;
    if exponent.is_some() {
        let whole = tokens[..end_of_whole]
            .iter()
            .filter(|token| is_digit(token))
            .count();
        // Of `##0.0E+0` the power is a multiple of three.
        let wanted = i32::try_from(whole.max(1)).ok()?;
        if !decimal.is_zero() {
            power = (decimal.digits_before_point() - 1).div_euclid(wanted) * wanted;
        }
        decimal.shift(-power);
    }
    let decimal = decimal.rounded(decimals);
    let text = decimal.text();
    let (whole, behind) = text.split_once('.').unwrap_or((&text, ""));
    let whole = if whole == "0" { "" } else { whole };
    Some(laid_out(&Parts {
        whole,
        behind,
        power,
        is_negative: is_negative && !decimal.is_zero(),
        is_grouped,
        tokens,
        point: end_of_whole,
    }))
}

struct Parts<'p> {
    /// The digits before the point; none of zero.
    whole: &'p str,
    behind: &'p str,
    power: i32,
    is_negative: bool,
    is_grouped: bool,
    tokens: &'p [Token],
    /// Where the digits before the point end.
    point: usize,
}

/// The digits in their places among the other tokens.
fn laid_out(parts: &Parts<'_>) -> String {
    let places = parts.tokens[..parts.point]
        .iter()
        .filter(|token| matches!(token, Token::Digit(_)))
        .count();
    let mut out = String::new();
    let mut power_digits = false;
    // How many places are still to come before the point.
    let mut place = places;
    let mut behind = parts.behind.chars();
    let mut kept_zeros = String::new();
    for (at, token) in parts.tokens.iter().enumerate() {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Percent => out.push('%'),
            Token::General | Token::Text | Token::Comma | Token::Slash | Token::Part(..) => {}
            Token::Point => out.push('.'),
            Token::Exponent(sign) => {
                let minus = parts.power < 0;
                out.push('E');
                if minus || *sign == '+' {
                    out.push(if minus { '-' } else { '+' });
                }
                let width = parts.tokens[at..]
                    .iter()
                    .filter(|token| matches!(token, Token::Digit(_)))
                    .count();
                out.push_str(&format!("{:0>width$}", parts.power.unsigned_abs()));
                power_digits = true;
            }
            Token::Digit(_) if power_digits => {}
            Token::Digit(kind) if at < parts.point => {
                // The first place takes all digits that are too many.
                let taken = match place == places && parts.whole.len() > places {
                    true => parts.whole.len() - places + 1,
                    false => 1,
                };
                let left = place + taken - 1;
                for step in 0..taken {
                    let from_end = left - step;
                    let digit = parts.whole.len().checked_sub(from_end);
                    let digit = digit.and_then(|at| parts.whole.as_bytes().get(at));
                    match (digit, kind) {
                        (Some(digit), _) => out.push(char::from(*digit)),
                        (None, '0') => out.push('0'),
                        (None, _) => continue,
                    }
                    if parts.is_grouped && from_end > 1 && from_end % 3 == 1 {
                        out.push(',');
                    }
                }
                place -= 1;
            }
            Token::Digit(kind) => {
                let digit = behind.next().unwrap_or('0');
                // A zero is shown where `0` asks for it, or another digit follows.
                if *kind == '0' || digit != '0' {
                    out.push_str(&kept_zeros);
                    kept_zeros.clear();
                    out.push(digit);
                } else {
                    kept_zeros.push(digit);
                }
            }
        }
    }
    let out = out.trim();
    match parts.is_negative {
        true => format!("-{out}"),
        false => out.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_cells_show_them() {
        for (stored, code, text) in [
            ("270", "General", "270"),
            ("0.1", "General", "0.1"),
            ("1.1000000000000001", "General", "1.1"),
            ("0.30000000000000004", "General", "0.3"),
            ("-12.5", "General", "-12.5"),
            ("123456789012", "General", "1.23457E+11"),
            ("1E-10", "General", "1E-10"),
            ("12345.678901234", "General", "12345.6789"),
            ("2.675", "0.00", "2.68"),
            ("1234567.891", "#,##0.00", "1,234,567.89"),
            ("999.999", "#,##0.00", "1,000.00"),
            ("-1234", "#,##0", "-1,234"),
            ("-1234", "#,##0;(#,##0)", "(1,234)"),
            ("-0.001", "0.00", "0.00"),
            ("0", "#,##0;-#,##0;\"none\"", "none"),
            ("0.125", "0%", "13%"),
            ("0.125", "0.0%", "12.5%"),
            ("7", "000", "007"),
            ("5551234567", "000-000-0000", "555-123-4567"),
            ("1234.5", "[$€-407] #,##0.00", "€ 1,234.50"),
            ("1234.5", "_(\"$\"* #,##0.00_)", "$1,234.50"),
            ("0.5", "#.##", ".5"),
            ("3", "0.##", "3."),
            ("1.05", "0.0##", "1.05"),
            ("12345678", "0.00E+00", "1.23E+07"),
            ("1234567", "0.0,,\" M\"", "1.2 M"),
            ("9", "[<10]\"few\";\"many\"", "few"),
            ("10", "[<10]\"few\";\"many\"", "many"),
            ("5", ";;;", ""),
            ("0.5", "# ?/?", "1/2"),
            ("1.5", "# ?/?", "1 1/2"),
            ("-1.5", "# ?/?", "-1 1/2"),
            ("2.001", "# ?/?", "2"),
            ("1.999", "# ??/??", "2"),
            ("0", "# ?/?", "0"),
            ("1.5", "?/?", "3/2"),
            ("3.14159265", "0 ???/???\" in\"", "3 16/113 in"),
            ("2.75", "# ?/2", "3"),
            ("2.25", "# ??/16", "2 4/16"),
            ("0.33", "# ?/?", "1/3"),
            ("1.5", "?/", "1.5"),
            ("17", "\"not \"@", "not 17"),
            ("12", "@", "12"),
            ("12", "0\\ \"persons\"", "12 persons"),
            ("nothing", "0.00", "nothing"),
            ("NaN", "0.00", "NaN"),
        ] {
            assert_eq!(shown(stored, code, false).0, text, "{stored} as {code}");
        }
    }

    #[test]
    fn days_and_hours_as_cells_show_them() {
        for (stored, code, text) in [
            ("45355", "yyyy-mm-dd", "2024-03-04"),
            ("45355.5", "d/m/yyyy h:mm", "4/3/2024 12:00"),
            ("45355.884722222225", "h:mm AM/PM", "9:14 PM"),
            (
                "45355.884722222225",
                "[$-409]d mmmm yyyy, hh:mm",
                "4 March 2024, 21:14",
            ),
            ("45355", "dddd d mmm yy", "Monday 4 Mar 24"),
            ("45355", "[$-F800]dddd, mmmm dd, yyyy", "2024-03-04"),
            ("1.5", "[h]:mm", "36:00"),
            ("0.0001", "mm:ss.0", "00:08.6"),
            ("0.999999", "h:mm:ss", "0:00:00"),
            ("1", "yyyy-mm-dd", "1900-01-01"),
            ("59", "yyyy-mm-dd", "1900-02-28"),
            ("60", "yyyy-mm-dd", "1900-02-29"),
            ("61", "yyyy-mm-dd", "1900-03-01"),
            ("-1", "yyyy-mm-dd", "-1"),
            ("1e9", "yyyy-mm-dd", "1000000000"),
        ] {
            assert_eq!(shown(stored, code, false).0, text, "{stored} as {code}");
        }
        assert_eq!(shown("43893", "yyyy-mm-dd", true).0, "2024-03-04");
    }

    proptest::proptest! {
        #[test]
        fn any_number_in_any_code(number in proptest::num::f64::ANY, code in "\\PC{0,24}", odd in "[0#?.,;%EeymdhsAP/\\[\\]<>=+\\\\\"_*$-]{0,24}") {
            for code in [code, odd] {
                shown(&number.to_string(), &code, false);
            }
        }
    }
}
