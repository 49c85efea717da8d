//! What a word that may be a name is where it stands: a name, a word of the language, or either, by what is around it.

use std::ops::Range;

use super::{
    dates,
    titles::{is_cut_title, is_title},
    words::{Kind, is},
};
use crate::export::protected::letters::{Gap, Letters};

/// What a word is where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A name.
    Name,
    /// A name or a word that begins a sentence: a name where the text has the whole of it elsewhere.
    Begins,
    /// A name or something else: who reads it again must say which.
    Open,
    /// A name, and that of a case, which may be anybody's.
    OfCase,
    /// A noun, by its article: no name, but for whoever is called by it alone, of whom nobody can say.
    Noun,
    /// No name.
    Other,
}

/// Whether a word stands in some surroundings.
type Stands = fn(&Letters, &Range<usize>) -> bool;

/// What a word is in which surroundings; the first of them that it stands in tells. In all others it is a name.
const SENSES: [(Stands, Sense); 11] = [
    (dates::is_in_date, Sense::Other),
    (is_article_of_law, Sense::Other),
    (is_auxiliary, Sense::Other),
    (is_adjective, Sense::Other),
    (is_noun, Sense::Noun),
    (is_place, Sense::Other),
    (is_of_case, Sense::OfCase),
    (is_small_noun, Sense::Open),
    (is_in, Sense::Open),
    (is_on_way, Sense::Open),
    (may_begin_sentence, Sense::Begins),
];

impl Sense {
    /// Of a word of a text.
    pub fn of(text: &Letters, word: &Range<usize>) -> Self {
        let mut senses = SENSES.iter();
        let found = senses.find(|(stands, _)| stands(text, word));
        found.map_or(Self::Name, |(_, sense)| *sense)
    }
}

impl Sense {
    /// Of a word that the record of whom it names calls one of the language.
    pub fn of_listed(text: &Letters, word: &Range<usize>) -> Self {
        match may_begin(text, word) {
            true => Self::Begins,
            false => Self::Name,
        }
    }
}

/// Whether a word is one of the language as well, or a title.
fn is_word(text: &Letters, word: &Range<usize>) -> bool {
    let letters = text.get(word);
    is(letters, Kind::Name) || is(letters, Kind::OfPlaces) || is_title(letters)
}

/// The word before one, where nothing but white space parts them.
fn before<'t>(text: &'t Letters, word: &Range<usize>) -> &'t str {
    match text.gap(word.start) {
        Gap::Space => text.get(&text.run_before(word.start)),
        _ => "",
    }
}

/// The word in small letters behind one, where nothing but white space parts them.
fn small_behind<'t>(text: &'t Letters, word: &Range<usize>) -> &'t str {
    let next = text.run_behind(word.end);
    let is_small = text.gap(word.end) == Gap::Space && !text.are_capital(&next);
    let next = text.get(&next);
    if is_small && next.starts_with(char::is_alphabetic) {
        next
    } else {
        ""
    }
}

/// Whether a sentence, or what is parted from it, begins with a word. The full stop of an initial or of a title ends none.
fn begins(text: &Letters, word: &Range<usize>) -> bool {
    let before = text.run_before(word.start);
    let letters = text.get(&before);
    let is_initial = before.len() == 1 && letters.starts_with(char::is_alphabetic);
    match text.gap(word.start) {
        Gap::Stop => !is_initial && !is_cut_title(letters),
        gap => gap == Gap::Other,
    }
}

/// `Art. 5`
fn is_article_of_law(text: &Letters, word: &Range<usize>) -> bool {
    let number = text.get(&text.run_behind(word.end));
    let is_numbered = number.starts_with(|c: char| c.is_ascii_digit());
    text.get(word) == "art" && text.gap(word.end) == Gap::Stop && is_numbered
}

/// `Will they grant it?`, `May it please the court`
fn is_auxiliary(text: &Letters, word: &Range<usize>) -> bool {
    is(text.get(word), Kind::Auxiliary)
        && begins(text, word)
        && is(small_behind(text, word), Kind::Pronoun)
}

/// `Young people`, `a White man`
fn is_adjective(text: &Letters, word: &Range<usize>) -> bool {
    is(text.get(word), Kind::Adjective) && is(small_behind(text, word), Kind::Noun)
}

/// `The Grant was denied.`
fn is_noun(text: &Letters, word: &Range<usize>) -> bool {
    is_word(text, word) && before(text, word) == "the"
}

/// `the State of Guerrero`
fn is_place(text: &Letters, word: &Range<usize>) -> bool {
    let joins = text.run_before(word.start);
    text.are_capital(word)
        && ["of", "de", "del", "du", "von"].contains(&before(text, word))
        && is(before(text, &joins), Kind::Place)
}

/// `Brown v. Board of Education`, `State v. Brown`
fn is_of_case(text: &Letters, word: &Range<usize>) -> bool {
    case(text, word).is_some()
}

/// What is told of the case in whose name a word stands: it, the sign between the two sides, and the word on the other side.
pub fn case(text: &Letters, word: &Range<usize>) -> Option<Range<usize>> {
    // `Maria V. left`
    let is_loud = text.are_all_capital(word);
    let is_sign = |run: &Range<usize>| {
        ["v", "vs", "versus"].contains(&text.get(run)) && text.are_capital(run) == is_loud
    };
    let is_near = |gap: Gap| matches!(gap, Gap::Space | Gap::Stop | Gap::Comma);
    let (first, last) = (text.run_before(word.start), text.run_behind(word.end));
    if is_near(text.gap(last.start)) && is_sign(&last) && is_near(text.gap(last.end)) {
        Some(word.start..text.run_behind(last.end).end)
    } else if is_near(text.gap(word.start)) && is_sign(&first) && is_near(text.gap(first.start)) {
        Some(text.run_before(first.start).start..word.end)
    } else {
        None
    }
}

/// `the marsh`
fn is_small_noun(text: &Letters, word: &Range<usize>) -> bool {
    let is_small = text.get(word).starts_with(char::is_lowercase) && !text.are_capital(word);
    is_small && !text.are_in_address(word) && is(before(text, word), Kind::Article)
}

/// `arrested in Houston`, and not `in Haddad's house`
fn is_in(text: &Letters, word: &Range<usize>) -> bool {
    let next = text.run_behind(word.end);
    let is_of_more = text.gap(word.end) == Gap::Space && text.are_capital(&next);
    text.are_capital(word)
        && ["in", "en"].contains(&before(text, word))
        && text.gap(word.end) != Gap::Apostrophe
        && !is_of_more
}

/// `fled Jordan for Paris`, and not `to Jordan's house`
fn is_on_way(text: &Letters, word: &Range<usize>) -> bool {
    let next = text.run_behind(word.end);
    let is_of_more = text.gap(word.end) == Gap::Space && text.are_capital(&next);
    is(text.get(word), Kind::OfPlaces)
        && text.are_capital(word)
        && is(before(text, word), Kind::Way)
        && text.gap(word.end) != Gap::Apostrophe
        && !is_of_more
}

/// `Hope remains`, and not `Hope said`. Where the text has it with a capital within a sentence, it is a name.
fn may_begin_sentence(text: &Letters, word: &Range<usize>) -> bool {
    is_word(text, word) && may_begin(text, word)
}

/// The same of a word of which it is known that it is one of the language.
pub fn may_begin(text: &Letters, word: &Range<usize>) -> bool {
    let next = small_behind(text, word);
    begins(text, word)
        && !next.is_empty()
        && !is(next, Kind::Deed)
        && !is_within_sentence(text, text.get(word))
}

/// Whether a text has a word with a capital within a sentence, and of no other name: `Then Hope came`.
fn is_within_sentence(text: &Letters, letters: &str) -> bool {
    let mut found = text.row.match_indices(letters);
    found.any(|(at, _)| {
        let other = text.numbers(at..at + letters.len());
        let before = text.run_before(other.start);
        let is_of_other =
            text.are_capital(&before) && !begins(text, &before) && !is_title(text.get(&before));
        text.are_apart(&other)
            && text.are_capital(&other)
            && !begins(text, &other)
            && !is_of_other
            && !SENSES
                .iter()
                .any(|(stands, sense)| *sense != Sense::Begins && stands(text, &other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the only word of a text in brackets is there.
    fn sense(text: &str) -> Sense {
        let (before, rest) = text.split_once('<').unwrap();
        let (word, behind) = rest.split_once('>').unwrap();
        let letters = Letters::of(&format!("{before}{word}{behind}"));
        let start = Letters::of(before).len();
        Sense::of(&letters, &(start..start + Letters::of(word).len()))
    }

    #[test]
    fn a_word_is_what_its_surroundings_say() {
        for (text, expected) in [
            ("on 3 <May> he wept", Sense::Other),
            ("on day 3 <May> wept", Sense::Name),
            ("under <Art>. 5 of it", Sense::Other),
            ("He saw <Art>. It was he.", Sense::Name),
            ("<Will> they grant it?", Sense::Other),
            ("<Will> no longer lives here.", Sense::Begins),
            ("<Young> people left.", Sense::Other),
            ("He met a <White> man.", Sense::Other),
            ("<White> first told it.", Sense::Begins),
            ("The <Grant> was denied.", Sense::Noun),
            ("The <Guerrero> case", Sense::Name),
            ("the State of <Guerrero>", Sense::Other),
            ("the brother of <Guerrero>", Sense::Name),
            ("<Brown> v. Board of Education", Sense::OfCase),
            ("United States v. <Brown>", Sense::OfCase),
            ("<BROWN> V. BOARD", Sense::OfCase),
            ("<Brown> V. left", Sense::Name),
            ("came out of the <castillo>", Sense::Open),
            ("told <castillo> so", Sense::Name),
            ("arrested in <Houston>, Texas", Sense::Open),
            ("in <Houston>’s house", Sense::Name),
            ("He fled <Jordan> for it", Sense::Open),
            ("the King of <Jordan>", Sense::Open),
            ("<Paris> police came", Sense::Begins),
            ("He told <Jordan> so", Sense::Name),
            ("went to <Jordan>’s house", Sense::Name),
            ("went to <Haddad>", Sense::Name),
            ("<Hope> remains.", Sense::Begins),
            ("<Hope> said so.", Sense::Name),
            ("<Hope>, 15, fell.", Sense::Name),
            ("Mr. <Grant> wept.", Sense::Name),
            ("K. <Grant> wept.", Sense::Name),
            ("Then Grant came. <Grant> fell.", Sense::Name),
            ("Then New Hope fell. <Hope> fell.", Sense::Begins),
            ("<Haddad> wept.", Sense::Name),
        ] {
            assert_eq!(sense(text), expected, "{text}");
        }
    }
}
