//! The code of a format, taken apart.

use super::super::font::{self, Color};

/// One of the up to four parts of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub tokens: Vec<Token>,
    pub condition: Option<Condition>,
    /// Whether the reader's system is to choose how a day is shown.
    pub is_by_system: bool,
    /// The colour of its letters, if it names one.
    pub color: Option<Color>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Literal(String),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `E+` or `E-`, by its sign.
    Exponent(char),
    Slash,
    /// The number as it is without a format.
    General,
    /// The text of a cell that holds no number.
    Text,
    /// A part of a moment: its letter in small, how often it is written, and whether it counts on without
    /// end. AM/PM is `a`, tenths of a second and smaller are `f`.
    Part(char, usize, bool),
}

impl Token {
    /// Whether it stands for what the cell holds, where that is a text.
    pub fn is_content(&self) -> bool {
        matches!(self, Self::General | Self::Text)
    }
}

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    sign: &'static str,
    than: f64,
}

impl Condition {
    pub fn holds(self, number: f64) -> bool {
        match self.sign {
            "<=" => number <= self.than,
            ">=" => number >= self.than,
            "<>" => number != self.than,
            "<" => number < self.than,
            ">" => number > self.than,
            _ => number == self.than,
        }
    }
}

impl Section {
    /// Whether it shows a moment.
    pub fn is_date(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Part(..)))
    }
}

/// The sections of a code.
pub fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let Some(section) = sections.last_mut() else {
            break;
        };
        let tokens = &mut section.tokens;
        if let Some((token, after)) = word(rest) {
            tokens.push(token);
            rest = after;
            continue;
        }
        rest = after;
        match first {
            ';' => sections.push(Section::default()),
            '"' => {
                let (text, after) = after.split_once('"').unwrap_or((after, ""));
                tokens.push(Token::Literal(text.to_owned()));
                rest = after;
            }
            '\\' | '!' => rest = one(after, |c| tokens.push(Token::Literal(c.into()))),
            // The width of a letter, and a letter that fills the cell.
            '_' => rest = one(after, |_| tokens.push(Token::Literal(" ".into()))),
            '*' => rest = one(after, |_| ()),
            '[' => {
                let (inside, after) = after.split_once(']').unwrap_or((after, ""));
                rest = after;
                bracket(inside, section);
            }
            // Behind the point of seconds zeros are tenths and smaller.
            '0' if seconds_before_point(tokens) => {
                tokens.pop();
                tokens.push(Token::Part('f', 1, false));
            }
            '0' | '#' | '?' => match tokens.last_mut() {
                Some(Token::Part('f', count, _)) => *count += 1,
                _ => tokens.push(Token::Digit(first)),
            },
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Comma),
            '%' => tokens.push(Token::Percent),
            '/' => tokens.push(Token::Slash),
            '@' => tokens.push(Token::Text),
            'E' | 'e' if after.starts_with(['+', '-']) => {
                rest = one(after, |sign| tokens.push(Token::Exponent(sign)));
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                let letter = first.to_ascii_lowercase();
                let count = after
                    .chars()
                    .take_while(|c| c.eq_ignore_ascii_case(&letter))
                    .count();
                rest = &after[count..];
                tokens.push(Token::Part(letter, count + 1, false));
            }
            other => tokens.push(Token::Literal(other.into())),
        }
    }
    for section in &mut sections {
        settle(&mut section.tokens);
    }
    sections
}

/// The words that stand in codes without quotes, and what follows them.
fn word(rest: &str) -> Option<(Token, &str)> {
    let words = [
        ("AM/PM", Token::Part('a', 1, false)),
        ("A/P", Token::Part('a', 1, false)),
        ("General", Token::General),
    ];
    words.into_iter().find_map(|(word, token)| {
        let begins = rest.get(..word.len())?.eq_ignore_ascii_case(word);
        begins.then(|| (token, &rest[word.len()..]))
    })
}

/// Gives the next letter away, and what follows it.
fn one(after: &str, takes: impl FnOnce(char)) -> &str {
    let mut letters = after.chars();
    if let Some(letter) = letters.next() {
        takes(letter);
    }
    letters.as_str()
}

fn seconds_before_point(tokens: &[Token]) -> bool {
    matches!(tokens, [.., Token::Part('s', ..), Token::Point])
}

/// What stands in brackets: a currency, a condition, time that counts on, a colour.
fn bracket(inside: &str, section: &mut Section) {
    if let Some(currency) = inside.strip_prefix('$') {
        let (sign, place) = currency.split_once('-').unwrap_or((currency, ""));
        section.is_by_system |= matches!(place, "F800" | "F400" | "f800" | "f400");
        if !sign.is_empty() {
            section.tokens.push(Token::Literal(sign.to_owned()));
        }
        return;
    }
    let letter = inside.chars().next().map(|c| c.to_ascii_lowercase());
    if let Some(letter @ ('h' | 'm' | 's')) = letter
        && inside.chars().all(|c| c.to_ascii_lowercase() == letter)
    {
        section.tokens.push(Token::Part(letter, inside.len(), true));
        return;
    }
    section.color = section.color.or(font::named(inside));
    for sign in ["<=", ">=", "<>", "<", ">", "="] {
        if let Some(than) = inside.strip_prefix(sign) {
            section.condition = than
                .trim()
                .parse()
                .ok()
                .map(|than| Condition { sign, than });
            return;
        }
    }
}

/// In a moment, points, commas, slashes and zeros are what they look like.
fn settle(tokens: &mut [Token]) {
    if !tokens.iter().any(|token| matches!(token, Token::Part(..))) {
        return;
    }
    for token in tokens {
        let sign = match token {
            Token::Point => ".",
            Token::Comma => ",",
            Token::Slash => "/",
            Token::Percent => "%",
            Token::Digit(_) | Token::General | Token::Text => "",
            _ => continue,
        };
        *token = Token::Literal(sign.to_owned());
    }
}
