//! Values: what may stand behind a key, but for the words of its list.

use super::parse::folded;
use crate::model::{BatesNumber, Date};

/// A value that was asked for, read as its key wants it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A word of a closed list, as the list has it.
    Word(&'static str),
    /// An id, or words that begin so in a name, folded.
    Name(String),
    Date(Date),
    Number(Compare, u64),
    /// A Bates number, as it was written and read.
    Bates(String, BatesNumber),
}

/// How a number compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Compare {
    /// Every comparison with its sign; of two that begin alike, the longer first.
    const SIGNS: [(Self, &'static str); 5] = [
        (Self::AtMost, "<="),
        (Self::AtLeast, ">="),
        (Self::Less, "<"),
        (Self::More, ">"),
        (Self::Equal, "="),
    ];

    /// Whether a number stands so to another.
    pub fn holds(self, number: u64, to: u64) -> bool {
        match self {
            Self::Less => number < to,
            Self::AtMost => number <= to,
            Self::Equal => number == to,
            Self::AtLeast => number >= to,
            Self::More => number > to,
        }
    }

    /// As an explanation says it, with the space behind it.
    fn words(self) -> &'static str {
        match self {
            Self::Less => "fewer than ",
            Self::AtMost => "at most ",
            Self::Equal => "",
            Self::AtLeast => "at least ",
            Self::More => "more than ",
        }
    }
}

/// Why a value is none: what is wrong, and what to write instead.
pub struct Wrong {
    pub message: String,
    pub help: Option<String>,
}

impl Value {
    /// As an explanation says it.
    pub fn words(&self) -> String {
        match self {
            Self::Word(word) => (*word).to_owned(),
            Self::Name(name) => format!("“{name}”"),
            Self::Date(date) => date.words().to_string(),
            Self::Number(compare, number) => format!("{}{number}", compare.words()),
            Self::Bates(written, _) => written.clone(),
        }
    }
}

pub fn name(text: &str) -> Result<Value, Wrong> {
    folded(text).map(Value::Name).ok_or_else(|| Wrong {
        message: "there is no name here".to_owned(),
        help: Some("write an id, or words of a name".to_owned()),
    })
}

pub fn date(text: &str, is_bounded: fn(&Date) -> bool, side: &str) -> Result<Value, Wrong> {
    match text.parse::<Date>() {
        Ok(date) if is_bounded(&date) => Ok(Value::Date(date)),
        Ok(_) => Err(Wrong {
            message: format!("`{text}` has no {side} day"),
            help: Some("write a day, a month or a year".to_owned()),
        }),
        Err(error) => Err(Wrong {
            message: error.message,
            help: error.help,
        }),
    }
}

pub fn bates(text: &str) -> Result<Value, Wrong> {
    let number = BatesNumber::read(text);
    let number = number.map(|number| Value::Bates(text.to_owned(), number));
    number.ok_or_else(|| Wrong {
        message: format!("`{text}` is no Bates number"),
        help: Some(
            "write one number with its prefix and all its zeros, bates:ACM000310".to_owned(),
        ),
    })
}

pub fn number(text: &str) -> Result<Value, Wrong> {
    let sign = Compare::SIGNS
        .into_iter()
        .find_map(|(compare, sign)| Some((compare, text.strip_prefix(sign)?)));
    let (compare, digits) = sign.unwrap_or((Compare::Equal, text));
    match digits.parse() {
        Ok(number) => Ok(Value::Number(compare, number)),
        Err(_) => Err(Wrong {
            message: format!("`{text}` is not a number"),
            help: Some("write 2, <2, <=2, >2 or >=2".to_owned()),
        }),
    }
}
