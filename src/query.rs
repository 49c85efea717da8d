//! What a user looks for: words, each of which must be there, blind to case and accents.

mod ast;
mod keys;

pub use ast::{Expr, Field, Term, TextTerm, Wanted, What};
pub use keys::{Compare, Key, Value};

use crate::{library::Record, text::fold};

/// The words of a query. Without any, everything matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Takes what was typed, in as many arguments or as one, apart at its white space.
    pub fn new<S: AsRef<str>>(typed: impl IntoIterator<Item = S>) -> Self {
        let words = |argument: S| -> Vec<String> {
            argument.as_ref().split_whitespace().map(fold).collect()
        };
        Self(typed.into_iter().flat_map(words).collect())
    }

    /// Whether every word stands in what the record is found by: its label, its other names, its id.
    pub fn match_record(&self, record: &Record) -> bool {
        self.match_folded(&[&record.found_by])
    }

    /// Whether every word stands in one of these texts, which are folded already.
    pub fn match_folded(&self, texts: &[&str]) -> bool {
        self.0
            .iter()
            .all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_stand_somewhere() {
        let texts: &[&str] = &["vladimir arevalo chavez", "court"];
        for (typed, matches) in [
            (&[][..], true),
            (&["Arévalo"], true),
            (&["CHAVEZ court"], true),
            (&["chavez", "vlad"], true),
            (&["chavez", "villatoro"], false),
        ] {
            assert_eq!(Words::new(typed).match_folded(texts), matches, "{typed:?}");
        }
    }
}
