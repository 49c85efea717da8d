//! A number as a fraction: 1.5 as `1 1/2`.

use super::code::Token;

/// Digits of the part below the line that are looked through for the nearest fraction.
const DIGITS: usize = 3;

/// A number as the tokens of a section show it that has a slash; none where they mean something that is not known here.
pub fn shown(number: f64, is_negative: bool, tokens: &[Token]) -> Option<String> {
    let slash = tokens.iter().position(|token| *token == Token::Slash)?;
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    let (before, after) = (&tokens[..slash], &tokens[slash + 1..]);
    let above = before
        .iter()
        .rev()
        .take_while(|token| is_digit(token))
        .count();
    let (head, _) = before.split_at(before.len() - above);
    let fixed: String = after.iter().map_while(figure).collect();
    let places = after.iter().take_while(|token| is_digit(token)).count();
    let below = match fixed.parse::<u64>() {
        Ok(below @ 1..) => Below::Is(below),
        _ => Below::UpTo(places),
    };
    let taken = match below {
        Below::Is(_) => fixed.len(),
        Below::UpTo(1..=DIGITS) => places,
        Below::UpTo(_) => return None,
    };
    let whole_at = head.iter().position(is_digit);
    let (prefix, between) = match whole_at {
        Some(at) => head.split_at(at),
        None => (head, &head[..0]),
    };
    let between: Vec<Token> = between
        .iter()
        .filter(|token| !is_digit(token))
        .cloned()
        .collect();
    let [prefix, between, suffix] = [prefix, &between, &after[taken..]].map(literal);
    let (prefix, between, suffix) = (prefix?, between?, suffix?);
    if above == 0 || number >= 1e11 {
        return None;
    }
    let mut whole = match whole_at {
        Some(_) => number.trunc(),
        None => 0.0,
    };
    let (mut above, below) = nearest(number - whole, below);
    if whole_at.is_some() && above == below {
        whole += 1.0;
        above = 0;
    }
    let sign = if is_negative { "-" } else { "" };
    let shown = match (whole_at, above, whole == 0.0) {
        (Some(_), 0, _) => format!("{whole}"),
        (Some(_), _, true) | (None, ..) => format!("{above}/{below}"),
        (Some(_), _, false) => format!("{whole}{between}{above}/{below}"),
    };
    Some(format!(
        "{sign}{}",
        format!("{prefix}{shown}{suffix}").trim()
    ))
}

/// What may stand below the line.
#[derive(Clone, Copy)]
enum Below {
    Is(u64),
    /// A number of so many digits at most.
    UpTo(usize),
}

/// The fraction that is nearest to a number.
fn nearest(number: f64, below: Below) -> (u64, u64) {
    let over = |below: u64| ((number * below as f64).round() as u64, below);
    let far = |(above, below): (u64, u64)| (above as f64 / below as f64 - number).abs();
    match below {
        Below::Is(below) => over(below),
        Below::UpTo(digits) => {
            let most = 10_u64.pow(u32::try_from(digits).unwrap_or(0));
            let all = (2..most).map(over);
            // Of two that are as near the one with the smaller parts.
            all.fold(over(1), |best, next| match far(next) < far(best) {
                true => next,
                false => best,
            })
        }
    }
}

/// A digit that stands for itself.
fn figure(token: &Token) -> Option<char> {
    match token {
        Token::Literal(text) => {
            let mut letters = text.chars();
            let only = letters.next().filter(char::is_ascii_digit);
            only.filter(|_| letters.next().is_none())
        }
        Token::Digit('0') => Some('0'),
        _ => None,
    }
}

/// Tokens that are words; none where one is something else.
fn literal(tokens: &[Token]) -> Option<String> {
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Literal(words) => text.push_str(words),
            _ => return None,
        }
    }
    Some(text)
}
