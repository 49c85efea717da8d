//! In the words of which records somebody's name stands, whether these refer to them or not.

use super::Page;
use crate::{
    library::Index,
    model::{Body, kind::KINDS, record::PersonKind},
    text::fold,
};

/// The fewest letters of a word of a name that is looked for alone.
const LETTERS: usize = 3;

/// The records that name somebody in their words.
pub struct Mentioned {
    /// Those in which a name of theirs stands whole.
    pub whole: Vec<Index>,
    /// Those in which a word of their name stands alone, which may be of somebody else's.
    pub in_part: Vec<Index>,
}

impl Page<'_> {
    /// The records of the case in whose words a name of somebody stands, but for their own.
    pub fn mentioning(&self, person: Index) -> Mentioned {
        let body = &self.library.at(person).body;
        let names = body.names();
        let names: Vec<String> = names.iter().map(|name| apart(&fold(name.raw()))).collect();
        let words: Vec<&str> = match body {
            Body::Person(person) if !person.is_unnamed() && !is_group(person.kind) => {
                let words = parts(person.name.raw());
                let is_sought = |word: &&str| {
                    let is_small = word.starts_with(char::is_lowercase);
                    !is_small && word.chars().count() >= LETTERS
                };
                words.filter(is_sought).collect()
            }
            _ => Vec::new(),
        };
        let mut found = Mentioned {
            whole: Vec::new(),
            in_part: Vec::new(),
        };
        let all = KINDS.iter().flat_map(|info| self.records(info.kind));
        let all = std::iter::once(self.asked.case).chain(all);
        for index in all.filter(|index| *index != person) {
            let texts = self.library.at(index).body.texts();
            let has_name = |text: &str| {
                let text = apart(&fold(text));
                names.iter().any(|name| stands_in(name, &text))
            };
            let is_word = |part: &str| {
                let mut words = words.iter();
                words.any(|word| part == *word || part == word.to_uppercase())
            };
            if texts.iter().any(|text| has_name(text.raw)) {
                found.whole.push(index);
            } else if texts.iter().any(|text| parts(text.raw).any(is_word)) {
                found.in_part.push(index);
            }
        }
        found
    }
}

fn is_group(kind: Option<crate::model::At<PersonKind>>) -> bool {
    kind.is_some_and(|kind| kind.value == PersonKind::Group)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty())
}

/// A text with one space between its words and nothing else.
fn apart(text: &str) -> String {
    parts(text).collect::<Vec<_>>().join(" ")
}

/// Whether a name stands in a text, both folded: no letter beside it makes another word of it. Scripts without small
/// letters write other words together with names.
fn stands_in(name: &str, text: &str) -> bool {
    let goes_on = |c: char| c.is_lowercase() || c.is_numeric();
    let mut places = text.match_indices(name);
    !name.is_empty()
        && places.any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let behind = text[at + name.len()..].chars().next();
            !before.is_some_and(goes_on) && !behind.is_some_and(goes_on)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_in_a_text_where_no_letter_goes_on() {
        let is_in = |name: &str, text: &str| stands_in(&apart(&fold(name)), &apart(&fold(text)));
        assert!(is_in("Anton Reve", "“ANTON\nREVE’s list”"));
        assert!(is_in("Zoé Müller-Peña", "Zoe Muller Peña"));
        assert!(is_in("كريم حداد", "رأيت وكريم حداد"));
        assert!(is_in("田中花子", "田中花子は"));
        assert!(!is_in("Ana Rui", "Ana Ruiz"));
        assert!(!is_in("…", "…"));
    }
}
