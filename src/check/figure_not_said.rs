//! What it finds: a number whose own words, in `said`, give no figure: "hundreds" with the value 200, "only a small
//! fraction" with "less than 50 percent".
//!
//! Why that is bad: the figure is the file's invention, and the program reckons with it as if a source gave it.
//!
//! Example: `{value: 200, bound: at-least, unit: people, said: hundreds}`.
//!
//! How to fix it: write `bound: words`, and leave the value out; or put into `said` the words that give the figure.

use super::{Context, Found};
use crate::{
    model::{Measure, measure::Bound},
    text::fold,
};

/// Reports figures that no words give.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        for measure in record.body.measures() {
            if has_invented_figure(measure) {
                found.push(
                    found
                        .at(
                            record,
                            measure.span().unwrap_or(record.span),
                            "the words in `said` give no figure",
                        )
                        .help("write `bound: words` and no value, or the words that give it"),
                );
            }
        }
    }
}

fn has_invented_figure(measure: &Measure) -> bool {
    let Some(said) = &measure.said else {
        return false;
    };
    let said = fold(said.raw());
    let mut words = said.split(|c: char| !c.is_alphanumeric());
    measure.bound() != Bound::Words && !words.any(gives_a_figure)
}

/// Whether a word gives a number: one with a digit, or a number word of English or Spanish. A plural (hundreds,
/// dozens, miles) gives none. Of a word in another script nothing is known.
fn gives_a_figure(word: &str) -> bool {
    const WORDS: [&str; 62] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "half",
        "third",
        "quarter",
        "both",
        "once",
        "twice",
        "zero",
        "no",
        "single",
        "un",
        "una",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "quince",
        "veinte",
        "treinta",
        "cien",
        "mil",
        "millon",
        "mitad",
    ];
    word.chars().any(|c| c.is_numeric())
        || word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || WORDS.contains(&word)
}
