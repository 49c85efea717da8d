//! Words of names of which the records say that they are words of the language as well.

use std::collections::HashSet;

use super::{
    form::Form,
    grammar,
    sought::{Rank, Sought},
    telling::has_no_case,
    who::Who,
};
use crate::export::protected::{
    Protected,
    letters::{Letters, row},
};

/// Those words, folded, and in whose names they are.
#[derive(Default)]
pub struct Listed(HashSet<(Protected, String)>);

impl Listed {
    /// Whether a word of somebody's name is one.
    pub fn has(&self, whom: Protected, word: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&(whom, word.to_owned()))
    }

    /// Adds those of somebody, of whom all is looked for from a number on: alone they are looked for as words of the
    /// language are, and beside another word of the name as names. Of other words nobody can say in small letters what they
    /// are, but for those that the record itself writes so.
    pub fn add(&mut self, whom: Protected, who: &Who<'_>, from: usize, sought: &mut Vec<Sought>) {
        for word in who.ordinary {
            let word = row(word.raw());
            let bare = grammar::without_article(&word).map(str::to_owned);
            self.0.extend(
                [Some(word), bare]
                    .into_iter()
                    .flatten()
                    .map(|word| (whom, word)),
            );
        }
        let names: Vec<Letters> = who
            .names
            .iter()
            .map(|name| Letters::of(name.raw()))
            .collect();
        let is_small = |word: &str| {
            let mut names = names.iter();
            names.any(|name| {
                let mut words = name.words().into_iter();
                words.any(|one| name.get(&one) == word && !name.are_capital(&one))
            })
        };
        for one in &mut sought[from..] {
            if self.has(whom, &one.letters) {
                let form = std::mem::replace(&mut one.form, Form::Nothing);
                one.form = form.of_ordinary(one.letters.starts_with(has_no_case));
            } else {
                let is_word = matches!(one.form, Form::Word | Form::Several);
                one.is_asked =
                    is_word && one.rank >= Rank::Single && !who.is_left && !is_small(&one.letters);
            }
        }
        for name in &names {
            let words = name.words();
            for (at, first) in words.iter().enumerate() {
                for second in &words[at + 1..] {
                    let [first, second] = [first, second].map(|word| name.get(word));
                    if self.has(whom, first) || self.has(whom, second) {
                        let form = Form::Pair(first.chars().count());
                        let pair = format!("{first}{second}");
                        sought.push(Sought::new(Some(whom), pair, Rank::Part, form));
                    }
                }
            }
        }
    }
}
