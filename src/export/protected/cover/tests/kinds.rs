//! What kinds of names there are: with a number, of words of the language, double, with what tells a son from his father.

use super::read;

fn check(people: &str, table: &[(&str, &str)]) {
    for (text, read_as) in table {
        assert_eq!(read(people, text), *read_as, "{text}");
    }
}

#[test]
fn a_name_with_a_number_is_looked_for_with_it() {
    let people = "  j: {name: Jane Doe 1, protect: {as: Witness J}}\n  \
                  c: {name: Confidential Informant 3, also_known_as: [Number 7], protect: {as: Witness C}}\n";
    check(
        people,
        &[
            (
                "Jane Doe 1, jane doe 1 and Doe 1 left; Jane Doe 2 and Jane Doe 12 stayed.",
                "Witness J, Witness J and Witness J left; Jane Doe 2 and Jane Doe 12 stayed.",
            ),
            ("John Doe 1 left.", "John [name left out] left."),
            (
                "The file is confidential: an informant of Jane, a Doe.",
                "The file is confidential: an informant of Jane, a Doe.",
            ),
            (
                "Confidential Informant 3, or Informant 3, told Number 7; the number 7 bus, a number of men, 7.",
                "Witness C, or Witness C, told Witness C; the number 7 bus, a number of men, 7.",
            ),
            ("jane-doe-1.pdf", "Witness J.pdf"),
        ],
    );
}

#[test]
fn a_nickname_of_words_of_the_language_is_one_with_capitals() {
    let people = "  a: {name: Dee Vane, also_known_as: [Big Man, the Old Teacher, Gordo], protect: {as: Witness A}}\n  \
                  m: {name: Luis Mora, also_known_as: [Red Car, The Baker, Luis Mora Fox], protect: {as: Witness M}}\n";
    for text in [
        "A big man in a hood shot at the man; a teacher saw it from a red car, a baker did not.",
        "Man is a wolf to man; a gordo",
        "He fell. Man after man fell.",
        "Baker and driver he was, a good baker.",
    ] {
        assert_eq!(read(people, text), text);
    }
    check(
        people,
        &[
            (
                "They told Big Man, and Man ran; then the Old Teacher, Gordo and the Teacher ran.",
                "They told Witness A, and Witness A ran; then Witness A, Witness A and the Witness A ran.",
            ),
            (
                "The Baker shot; he saw a baker. Big Man, a man, fell.",
                "Witness M shot; he saw a baker. Witness A, a man, fell.",
            ),
            (
                "luis mora fox, or mora, and vane",
                "Witness M, or Witness M, and Witness A",
            ),
            (
                "bigman@x.org, big-man.pdf",
                "Witness A@x.org, Witness A.pdf",
            ),
        ],
    );
    // A surname is one wherever it stands.
    let grant = "  g: {name: Will Grant, protect: {as: Witness G}}\n";
    check(
        grant,
        &[("Grant left: a grant.", "Witness G left: a grant.")],
    );
}
