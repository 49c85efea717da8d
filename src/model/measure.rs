//! Numbers with their scope, so that two of them can be compared.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    date::Date,
    span::At,
    value::{OneOrMany, Text},
    words::words,
};

words! {
    /// How a number is meant.
    Bound {
        Exactly = "exactly",
        About = "about",
        AtLeast = "at-least",
        AtMost = "at-most",
        MoreThan = "more-than",
        LessThan = "less-than",
        /// The value is a list of two numbers.
        Between = "between",
    }
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The number; two of them, lower first, where `bound` is `between`.
    pub value: At<OneOrMany<f64>>,
    /// How the number is meant; `exactly` where nothing is said.
    pub bound: Option<At<Bound>>,
    /// What one of them is: people, US dollars, %.
    pub unit: Option<Text>,
    /// What is counted: its scope in words. Two measures are compared where this is the same.
    pub of: Option<Text>,
    /// The day or time for which it holds.
    pub as_of: Option<At<Date>>,
    /// The source's own wording where it gives no figure: hundreds, a handful.
    pub said: Option<Text>,
}

impl Measure {
    /// How the number is meant, with the rule for silence: an unmarked number is exact, an unmarked
    /// pair is a range.
    pub fn bound(&self) -> Bound {
        match &self.bound {
            Some(bound) => bound.value,
            None if self.value.len() == 2 => Bound::Between,
            None => Bound::Exactly,
        }
    }
}
