//! Numbers with their scope, so that two of them can be compared.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use super::{
    date::Date,
    decimal::Decimal,
    span::{At, Span},
    value::{OneOrMany, Text},
    words::words,
};

words! {
    /// How a number is meant.
    Bound {
        Exactly = "exactly" => "",
        About = "about",
        AtLeast = "at-least" => "at least",
        AtMost = "at-most" => "at most",
        MoreThan = "more-than" => "more than",
        LessThan = "less-than" => "fewer than",
        /// The value is a list of two numbers.
        Between = "between",
        /// There is no figure; `said` has the words.
        Words = "words" => "",
    }
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The number; two of them, lower first, where `bound` is `between`; none where it is `words`.
    pub value: Option<At<OneOrMany<Number>>>,
    /// How the number is meant; `exactly` where nothing is said.
    pub bound: Option<At<Bound>>,
    /// What one of them is: people, US dollars, %.
    pub unit: Option<Text>,
    /// What is counted: its scope in words. Two measures are compared where this is the same.
    pub of: Option<Text>,
    /// Which of those counted: dead, injured. Numbers of two categories are not compared.
    pub category: Option<Text>,
    /// The day or time for which it holds.
    pub as_of: Option<At<Date>>,
    /// The source's own wording where it gives no figure: hundreds, a handful.
    pub said: Option<Text>,
}

/// A number as a case file writes it: its value, and the digits, since `61250.40` are cents and
/// `61250.4` are not.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    value: f64,
    digits: Box<str>,
}

impl Number {
    /// The number itself.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The number to the last digit, to be compared; none of what is no finite number.
    pub fn exact(&self) -> Option<Decimal> {
        Decimal::read(&self.digits).filter(|_| self.value.is_finite())
    }

    /// By how much it is more than another, as near as a float has it.
    pub fn more_than(&self, other: &Self) -> f64 {
        let whole = |number: &Self| number.exact().and_then(|exact| exact.whole());
        let apart = whole(self)
            .zip(whole(other))
            .and_then(|(one, other)| one.checked_sub(other));
        apart.map_or(self.value - other.value, |apart| apart as f64)
    }

    /// As the file writes it.
    pub fn digits(&self) -> &str {
        &self.digits
    }
}

/// The name under which [`Number`] asks a deserializer for the digits of a number that it can read.
/// Only [`crate::load::yaml`]'s deserializer knows it.
pub const NUMBER: &str = "$casefile::Number";

impl std::str::FromStr for Number {
    type Err = std::num::ParseFloatError;
    fn from_str(digits: &str) -> Result<Self, Self::Err> {
        let value = digits.parse()?;
        let digits = digits.into();
        Ok(Self { value, digits })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;
        impl Visitor<'_> for Digits {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_str<E: de::Error>(self, digits: &str) -> Result<Number, E> {
                digits.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_newtype_struct(NUMBER, Digits)
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        f64::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        f64::json_schema(generator)
    }
}

impl Measure {
    /// Its numbers, in the order of the file; none where it has words only.
    pub fn given(&self) -> &[Number] {
        self.value.as_ref().map_or(&[], |value| &value.value.0)
    }

    /// The same as numbers to reckon with.
    pub fn numbers(&self) -> Vec<f64> {
        self.given().iter().map(Number::value).collect()
    }

    /// The same to the last digit; none where one of them is no finite number.
    pub fn exact(&self) -> Option<Vec<Decimal>> {
        self.given().iter().map(Number::exact).collect()
    }

    /// Where it stands, for a message about it: where the first thing that it says does; none where that
    /// is nothing.
    pub fn span(&self) -> Option<Span> {
        let value = self.value.as_ref().map(|value| value.span);
        let bound = self.bound.as_ref().map(|bound| bound.span);
        let mut texts = [&self.said, &self.unit, &self.of, &self.category].into_iter();
        let text = texts.find_map(|text| text.as_ref().map(Text::span));
        let as_of = self.as_of.as_ref().map(|date| date.span);
        value.or(bound).or(text).or(as_of)
    }

    /// How the number is meant, with the rule for silence: an unmarked number is exact, an unmarked
    /// pair is a range.
    pub fn bound(&self) -> Bound {
        match &self.bound {
            Some(bound) => bound.value,
            None if self.given().len() == 2 => Bound::Between,
            None if self.value.is_none() => Bound::Words,
            None => Bound::Exactly,
        }
    }
}
