//! Why nothing is written.

use super::library;
use crate::{
    export::protected::{Written, layers::Leak},
    library::Index,
    model::Kind,
    text::clean,
};

#[test]
fn a_refusal_says_in_which_record_the_name_stands() {
    let library = library("  a: {name: Ana Ruiz}\n  b: {name: Bo Lind}\n");
    let people: Vec<Index> = library
        .indices()
        .filter(|index| library.at(*index).body.kind() == Kind::Person)
        .collect();
    let text = clean("Ana saw it.\nA man of Lopez-\nHaddad left.");
    let said = Written {
        text,
        parts: vec![(0, people[0]), (12, people[1])],
    };
    let leak = |words: &'static str| Leak {
        of: None,
        words: words.into(),
        within: "the text".into(),
    };
    let lopez = leak("lopez haddad");
    let says = lopez.words(&library, lopez.record(&said));
    assert!(
        says.ends_with("would still stand in the text, in what is written of `b`."),
        "{says}"
    );
    assert_eq!(leak("Ruiz").record(&said), None);
}
