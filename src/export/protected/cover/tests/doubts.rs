//! Words of which nobody can say what they are.

use super::{library, masks, read};
use crate::{
    export::protected::{Protected, Written},
    text::{Clean, clean},
};

/// What is said of the words of a text of which nobody can say what they are: what is asked, and what is told.
fn said(people: &str, text: &str) -> (Option<String>, String) {
    let (library, masks) = (library(people), masks(people));
    let record = masks.called.keys().find_map(|whom| match whom {
        Protected::Record(index) => Some(*index),
        Protected::Words(_) => None,
    });
    let said = Written {
        text: clean(text),
        parts: vec![(0, record.unwrap())],
    };
    let doubts = masks.doubts(&library, &said);
    let asked = doubts.ask(&library).err();
    (
        asked.map(|asked| asked.to_string()),
        Clean::join(doubts.told(&library), " ").to_string(),
    )
}

/// *Crímenes de guerra* was said to be the crimes of the witness.
#[test]
fn nobody_guesses_what_a_word_of_a_name_is_in_small_letters() {
    let people = "  g: {name: Lucía Guerra, protect: {as: Testigo A}}\n  \
                  c: {name: Nadia Court, protect: {as: Clerk C}}\n";
    for (text, asked) in [
        ("Crímenes de guerra.", true),
        ("Ida: “la guerra Empezó”", true),
        ("Los guerras", true),
        // Who writes so writes names small, too.
        ("crímenes de guerra.", false),
        ("Ida Teller: la guerra empezó", false),
        ("Ida Teller said: “la guerra empezó” there", false),
        // It is a name there.
        (
            "Crímenes de lucía guerra, de Guerra y de mr. guerra; @guerra",
            false,
        ),
        ("The court said so.", false),
    ] {
        assert_eq!(said(people, text).0.is_some(), asked, "{text}");
    }
    let (asked, _) = said(people, "Crímenes de guerra, y Guerra");
    let asked = asked.unwrap();
    assert!(
        asked.contains("“guerra” of `g` in `g`. Where it is a word"),
        "{asked}"
    );
    let (_, left) = said(people, "The court left the Court’s court to Nadia Court.");
    assert!(left.contains(": “court” 2 times in `g`. Where"), "{left}");
}

/// A review report names records so, and nobody could write it for an audience.
#[test]
fn the_key_behind_what_a_record_is_called_is_no_word() {
    let people = "  guerra: {name: Lucía Guerra, protect: {as: Testigo A}}\n";
    assert_eq!(said(people, "Said by Lucía Guerra (guerra)").0, None);
    for text in ["Crímenes de guerra (guerra)", "Crímenes (de guerra)"] {
        assert!(said(people, text).0.is_some(), "{text}");
    }
}

#[test]
fn a_word_that_a_record_calls_ordinary_is_a_name_with_a_capital_alone() {
    let people = "  g: {name: Lucía Elena Guerra, protect: {as: Testigo A, ordinary: [guerra]}}\n  \
                  s: {name: محمد أحمد شهيد, protect: {as: Testigo B, ordinary: [شهيد]}}\n";
    for (text, read_as) in [
        (
            "La guerra empezó; crímenes de guerra.",
            "La guerra empezó; crímenes de guerra.",
        ),
        (
            "Ayer entonces Guerra salió.",
            "Ayer entonces Testigo A salió.",
        ),
        ("Guerra said so.", "Testigo A said so."),
        ("Guerra fría.", "[word left out] fría."),
        (
            "Señora Guerra, L. Guerra, @lguerra",
            "Señora Testigo A, Testigo A, @Testigo A",
        ),
        ("قتل خمسين شهيدا وكل شهيد.", "قتل خمسين شهيدا وكل شهيد."),
        (
            "قال السيد شهيد. قال محمد شهيد.",
            "قال السيد Testigo B. قال Testigo B.",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
        assert_eq!(said(people, text).0, None, "{text}");
        assert!(!said(people, text).1.contains("small"), "{text}");
    }
    // What the record says of one is nothing of another.
    let people = format!("{people}  o: {{name: Omid Guerra, protect: {{as: Testigo C}}}}\n");
    let (asked, _) = said(&people, "Crímenes de guerra.");
    assert!(asked.unwrap().contains("“guerra” of `o`"));
}

#[test]
fn what_is_left_open_is_told_with_its_place() {
    let people = "  r: {name: Rose Ruiz, protect: {as: Witness A}}\n  t: {name: Eva Vela}\n  \
                  v: {name: Ana Vela, protect: {as: Witness V}}\n";
    let (_, told) = said(
        people,
        "Tom Ruiz left. Vela left; Rose Ruiz left. Rose remains.",
    );
    assert!(
        told.contains("whether they are one: “Ruiz” in `r`; “Vela” in `r`."),
        "{told}"
    );
}
