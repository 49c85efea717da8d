//! Whose a name is, and what stands where that is nobody's.

use super::read;

/// Half a name beside the other words would tell who it is.
#[test]
fn a_short_word_of_a_name_goes_with_another_one_beside_it() {
    let people = "  n: {name: Nour Eddine Hamdan, also_known_as: [نور الدين حمدان], protect: {as: Witness B}}\n  \
                  a: {name: عبد الرحمن الحداد, protect: {as: Witness C}}\n  \
                  l: {name: Bo Li Haddad, protect: {as: Witness L}}\n  \
                  s: {name: An So Vela, protect: {as: Witness S}}\n";
    for (text, read_as) in [
        (
            "قال نور الدين. قال عبد الرحمن.",
            "قال Witness B. قال Witness C.",
        ),
        ("قال نور حمدان، ونور الدين", "قال Witness B، Witness B"),
        (
            "قال عبد-الرحمن، عبد، الرحمن",
            "قال Witness C، عبد، Witness C",
        ),
        ("نور في الدين", "نور في Witness B"),
        (
            "Bo Li, BO LI and Bo-Li",
            "Witness L, Witness L and Witness L",
        ),
        ("An So left; So Vela", "Witness S left; Witness S"),
        // Not in the order of the name, or without capitals.
        (
            "So An came, an so on; An, So",
            "So An came, an so on; An, So",
        ),
        (
            "so Vela said; bo Li; So, Vela",
            "so Witness S said; bo Witness L; So, Witness S",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    // Of somebody who may be named too.
    let people =
        "  n: {name: نور الدين حمدان, protect: {as: Witness B}}\n  m: {name: نور الدين صالح}\n";
    assert_eq!(
        read(people, "قال نور الدين. قال نور الدين صالح."),
        "قال Witness B or somebody else. قال نور الدين صالح."
    );
}
