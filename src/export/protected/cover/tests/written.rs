//! What is a name by how it is written, and what a date or a word of the language.

use super::read;

#[test]
fn words_of_the_language_are_a_name_with_capitals_alone() {
    let people = "  w: {name: Will Grant, protect: {as: Witness W}}\n  \
                  m: {name: Mark Long, protect: {as: Witness M}}\n  \
                  s: {name: June Stone, protect: {as: Witness S}}\n";
    for (text, read_as) in [
        (
            "The court will grant the motion.",
            "The court will grant the motion.",
        ),
        ("Will grant; Will Grant", "Witness W grant; Witness W"),
        ("WILL GRANT, Grant, Will", "Witness W, Witness W"),
        ("will.grant@example.org", "Witness W@example.org"),
        ("willgrant, will_grant", "Witness W, Witness W"),
        (
            "It left a mark. Long lists",
            "It left a mark. Witness M lists",
        ),
        (
            "It was a mark, long and red.",
            "It was a mark, long and red.",
        ),
        (
            "He threw a stone. June was cold.",
            "He threw a stone. Witness S was cold.",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    // What is listed is looked for as it is.
    let listed = "  w: {name: Kai Berg, protect: {as: Witness K, also: [stone house]}}\n";
    assert_eq!(
        read(listed, "a stone house; a stone. House"),
        "a Witness K; a stone. Witness K"
    );
}
