//! What is a name by how it is written, and what a date or a word of the language.

use super::{Covered, masks, read};
use crate::{clean, text::clean};

const MONTHS: &str = "  c: {name: May Castillo, protect: {as: Witness C}}\n  \
                      s: {name: June Stone, protect: {as: Witness S}}\n";

/// In doubt it is a name: a leak cannot be taken back.
/// A gap in *Black Lives Matter* would tell the name.
#[test]
fn a_name_that_a_word_of_the_language_begins_is_left_out_whole() {
    let people = "  b: {name: Captain Black, protect: {as: Officer O}}\n  \
                  w: {name: Ellen White, protect: {as: Nurse N}}\n  \
                  j: {name: Jordan Paris, protect: {as: Student S}}\n  \
                  r: {name: Ana Ruiz, protect: {as: Witness A}}\n";
    for (text, read_as) in [
        (
            "Then Black Lives Matter marched.",
            "Then [name left out] marched.",
        ),
        (
            "the White House; at White House, Ellen White",
            "the White House; at [name left out], Nurse N",
        ),
        (
            "He fled Jordan for Paris; told Jordan.",
            "He fled [word left out] for [word left out]; told Student S.",
        ),
        ("Ruiz Bakery", "[name left out] Bakery"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_month_is_none_but_where_it_is_written_as_a_date() {
    for text in [
        "on 24 May, 3rd May, 31st of May, 3 de May and 03-May-2024",
        "on 3\u{A0}May, 1-3 May, 1, 2 and 3 May",
        "May 24, May 3rd, May 2024, May, 2024 and May 24, 2024.",
        "on 15 June, on June 5; in June, 2024; the 2nd of June",
        "Between March and May he paid; from May to July; March-June",
        "from 2023 to May 2024; between May and June 2024",
    ] {
        assert_eq!(read(MONTHS, text), text);
    }
    for (text, read_as) in [
        ("[1] ¶2: “May, he said”", "[1] ¶2: “[Witness C], he said”"),
        ("¶3: May was a thief", "¶3: [word left out] was a thief"),
        (
            "May, 24, is a clerk. May (24) wept.",
            "Witness C, 24, is a clerk. Witness C (24) wept.",
        ),
        ("He paid 3. May fell", "He paid 3. [word left out] fell"),
        ("In 2024. May fell", "In 2024. [word left out] fell"),
        ("In 2024 May fell", "In 2024 Witness C fell"),
        ("He had 32 May had", "He had 32 Witness C had"),
        ("May 20,000, May 3.50", "Witness C 20,000, Witness C 3.50"),
        ("He paid 1.30 May, she 0", "He paid 1.30 Witness C, she 0"),
        (
            "3: May; 3) May; 3, May",
            "3: Witness C; 3) Witness C; 3, Witness C",
        ),
        ("3 of May's sons", "3 of Witness C's sons"),
        ("3 May. Castillo wept", "3 May. Witness C wept"),
        ("on 15 June, Stone said no", "on 15 June, Witness S said no"),
        // A new sentence.
        (
            "ill in March and May left",
            "ill in March and Witness C left",
        ),
        ("Between Tom and May", "Between Tom and Witness C"),
        ("Between June and May", "Between Witness S and Witness C"),
    ] {
        assert_eq!(read(MONTHS, text), read_as, "{text}");
    }
    let mut line = clean![3, " ", clean("May fell on 3 May")];
    line = masks(MONTHS).cover_text(&line, &mut Covered::default());
    assert_eq!(line.as_str(), "3 Witness C fell on 3 May");
}

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
        ("will.grant@example.org", "[address left out]"),
        ("willgrant, will_grant", "Witness W, Witness W"),
        (
            "It left a mark. Long lists",
            "It left a mark. [word left out] lists",
        ),
        (
            "It was a mark, long and red.",
            "It was a mark, long and red.",
        ),
        (
            "He threw a stone. June was cold.",
            "He threw a stone. [word left out] was cold.",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    // What is listed is looked for as it is.
    let listed = "  w: {name: Kai Berg, protect: {as: Witness K, also: [stone house]}}\n";
    assert_eq!(
        read(listed, "a stone house; a stone. House"),
        "a [words left out]; a [words left out]"
    );
}

#[test]
fn the_full_stop_of_initials_goes_with_them_and_that_of_a_sentence_stays() {
    let people = "  k: {name: Karim Haddad, protect: {as: Child K}}\n";
    for (text, read_as) in [
        ("Mother K. H. present", "Mother Child K present"),
        ("among them K. H., a minor", "among them Child K, a minor"),
        (
            "K.H.'s, K. H.; Karim H. left",
            "Child K's, Child K; Child K left",
        ),
        ("of K. H. He left", "of Child K. He left"),
        ("of Karim H. He left", "of Child K. He left"),
        ("“of K. H.” He left", "“of [Child K].” He left"),
        ("of K. H.", "of Child K."),
        ("(K. H.) left", "(Child K) left"),
        ("Haddad, K.", "Child K."),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_title_is_no_name() {
    let people = "  l: {name: Layla Haddad, short: Ms Haddad, protect: {as: Witness A}}\n  \
                  k: {name: Karim Haddad, protect: {as: Child K}}\n  s: {name: Samir Haddad}\n";
    for (text, read_as) in [
        (
            "Ms. Haddad, Ms Haddad, MS. HADDAD",
            "Witness A, Witness A, Witness A",
        ),
        (
            "Ms. Reve, Ms: Haddad",
            "Ms. Reve, Ms: Witness A or Child K or somebody else",
        ),
        ("M. H. came", "M. H. came"),
        ("Capt. Karim Haddad", "Capt. Child K"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn names_with_commas_between_them_are_a_list() {
    let people = "  l: {name: Layla al-Haddad, protect: {as: Witness A}}\n";
    assert_eq!(
        read(people, "Haddad, Al-Haddad, L. al-Haddad, Haddad"),
        "Witness A, Witness A, Witness A, Witness A"
    );
}

#[test]
fn a_word_before_a_name_is_not_there_twice() {
    let people = "  a: {name: Nadia Orlova, protect: {as: the union}}\n  \
                  b: {name: Petro Quintana, protect: {as: Deputy D}}\n  \
                  c: {name: Yusuf Haddad, protect: {as: an aid body}}\n";
    for (text, read_as) in [
        (
            "A member of the Nadia Orlova left.",
            "A member of the union left.",
        ),
        ("Then Nadia Orlova left.", "Then the union left."),
        ("Deputy Petro Quintana left.", "Deputy D left."),
        (
            "The deputy, Petro Quintana, left.",
            "The deputy, Deputy D, left.",
        ),
        ("“The Yusuf Haddad fell.”", "“[An aid body] fell.”"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_word_that_is_a_name_as_well_is_one_by_what_is_around_it() {
    let people = "  w: {name: Will Grant, protect: {as: Witness W}}\n  \
                  y: {name: Mark Young, protect: {as: Witness Y}}\n  \
                  h: {name: Hope Adler, protect: {as: Witness H}}\n  \
                  r: {name: Rose Marsh, protect: {as: Witness R}}\n  \
                  b: {name: Houston Brown, protect: {as: Witness B}}\n  \
                  g: {name: Art Guerrero, protect: {as: Witness G}}\n  \
                  m: {name: May Castillo, protect: {as: Witness C}}\n";
    for text in [
        "Will they grant it? Young people left. The Grant was denied.",
        "a Brown man of the State of Guerrero, by Art. 5 of it; a marsh; Castles",
    ] {
        assert_eq!(read(people, text), text);
    }
    for (text, read_as) in [
        ("Hope remains.", "[word left out] remains."),
        (
            "Hope Adler left. Hope remains.",
            "Witness H left. Witness H remains.",
        ),
        (
            "Hope said so: I saw Hope.",
            "Witness H said so: I saw Witness H.",
        ),
        ("Rose water was sold.", "[word left out] water was sold."),
        ("arrested in Houston", "arrested in [word left out]"),
        (
            "He told Houston, in Houston’s car",
            "He told Witness B, in Witness B’s car",
        ),
        (
            "came out of the castillo",
            "came out of the [word left out]",
        ),
        (
            "Brown v. Board of Education",
            "[name left out] v. Board of Education",
        ),
        ("on day 3 May wept", "on day 3 Witness C wept"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    // Who is called by the word alone may be meant.
    let hunter = "  h: {name: Ivo Berg, also_known_as: [Hunter], protect: {as: Witness H}}\n";
    assert_eq!(
        read(hunter, "The Hunter shot; then Hunter ran."),
        "The [word left out] shot; then Witness H ran."
    );
    let mut covered = Covered::default();
    let masks = masks(people);
    masks.cover_text(&clean("Hope remains in Houston."), &mut covered);
    assert_eq!((covered.names, covered.words), (2, 2));
    let told = masks.told(covered, 1, &Default::default());
    assert!(
        told.iter()
            .any(|told| told.contains("In 2 places a word is left out"))
    );
}
