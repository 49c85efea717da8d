//! Two texts of a file beside one another, word by word.

use crate::{
    text::{Step, beside},
    verify::{Change, Difference},
};

/// Above so many pairs of words two texts are not compared word by word: the stretch that differs is one.
const MOST_PAIRS: usize = 4_000_000;

/// How one text became another: what only the old one has is gone, what only the new one has is come. Both are on one
/// line, with one space between words.
pub fn words(old: &str, new: &str) -> Difference {
    let (before, after) = (Words::of(old), Words::of(new));
    let common = |one: &mut dyn Iterator<Item = &str>, other: &mut dyn Iterator<Item = &str>| {
        one.zip(other)
            .take_while(|(one, other)| one == other)
            .count()
    };
    let first = common(&mut before.0.iter().copied(), &mut after.0.iter().copied());
    let (old, new) = (&before.0[first..], &after.0[first..]);
    let last = common(
        &mut old.iter().rev().copied(),
        &mut new.iter().rev().copied(),
    );
    let (old, same) = old.split_at(old.len() - last);
    let new = &new[..new.len() - last];
    let mut changes = Vec::new();
    let mut push = |make: fn(Box<str>) -> Change, words: &str| {
        if !words.is_empty() {
            changes.push(make(words.into()));
        }
    };
    push(Change::Same, &before.0[..first].join(" "));
    let (gone, come) = (old.join(" "), new.join(" "));
    match old.len().saturating_mul(new.len()) > MOST_PAIRS {
        true => {
            push(Change::Gone, &gone);
            push(Change::Come, &come);
        }
        false => {
            for step in beside(&gone, &come) {
                match step {
                    Step::Same(words, _) => push(Change::Same, &gone[words]),
                    Step::Gone(words) => push(Change::Gone, &gone[words]),
                    Step::Come(words) => push(Change::Come, &come[words]),
                }
            }
        }
    }
    push(Change::Same, &same.join(" "));
    Difference(changes)
}

struct Words<'t>(Vec<&'t str>);

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        Self(text.split(' ').filter(|word| !word.is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_gone_or_come() {
        let said = |old, new| {
            let Difference(changes) = words(old, new);
            let changes = changes.iter().map(|change| match change {
                Change::Same(words) => words.to_string(),
                Change::Gone(words) => format!("[-{words}-]"),
                Change::Come(words) => format!("{{+{words}+}}"),
            });
            changes.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said("a b c", "a b c"), "a b c");
        assert_eq!(said("a b c", "a x c"), "a [-b-] {+x+} c");
        assert_eq!(said("", "a"), "{+a+}");
        assert_eq!(said("a a", "a"), "a [-a-]");
        assert_eq!(said("x a y", "z a w"), "[-x-] {+z+} a [-y-] {+w+}");
    }
}
