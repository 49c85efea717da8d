//! The words of a scope, by which two of them look alike.

use std::collections::HashSet;

use crate::{model::Text, text::fold};

/// Words that say nothing about what is counted.
const EMPTY: [&str; 66] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has",
    "have", "he", "in", "is", "it", "its", "no", "not", "of", "on", "or", "out", "said", "she",
    "so", "some", "than", "that", "the", "their", "them", "there", "these", "they", "this",
    "those", "to", "was", "were", "what", "which", "who", "whom", "whose", "will", "with", "al",
    "con", "de", "del", "el", "en", "la", "las", "los", "o", "para", "por", "que", "se", "un", "y",
];

/// The words of a scope, folded, each once, in their order; without empty ones and those of the unit.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<String>);

impl Words {
    pub fn of(scope: Option<&Text>, unit: Option<&Text>) -> Self {
        let apart = |text: Option<&Text>| {
            let folded = text.map(|text| fold(text.raw())).unwrap_or_default();
            let words = folded.split(|c: char| !c.is_alphanumeric());
            words
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let mut seen: HashSet<String> = apart(unit).into_iter().collect();
        seen.extend(EMPTY.map(str::to_owned));
        let words = apart(scope).into_iter();
        // What is left of `U.S.` and of a genitive.
        let words = words.filter(|word| word.chars().nth(1).is_some());
        Self(words.filter(|word| seen.insert(word.clone())).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// The words that both have, those that only the left has and those that only the right has.
pub fn shared(left: &Words, right: &Words) -> (Vec<String>, Vec<String>, Vec<String>) {
    let in_left: HashSet<&str> = left.iter().collect();
    let in_right: HashSet<&str> = right.iter().collect();
    let (both, only_left) = left
        .0
        .iter()
        .cloned()
        .partition(|word| in_right.contains(&**word));
    let only_right = right.iter().filter(|word| !in_left.contains(word));
    (both, only_left, only_right.map(str::to_owned).collect())
}
