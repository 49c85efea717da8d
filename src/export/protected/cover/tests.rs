mod doubts;
mod kinds;
mod meant;
mod refused;

mod whose;
mod written;

use super::*;
use crate::{library::Library, load, text::clean};

/// What an audience reads of a text, where these people are protected.
fn read(people: &str, text: &str) -> String {
    masks(people)
        .cover_text(&clean(text), &mut Covered::default())
        .to_string()
}

/// What stands in the place of these people's names.
fn masks(people: &str) -> Masks {
    Masks::of(&library(people), "press", None, &mut Default::default()).unwrap()
}

/// A library of these people, with an audience.
fn library(people: &str) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let library = format!("format: 1\naudiences: {{press: {{}}}}\npeople:\n{people}");
    std::fs::write(folder.path().join("library.yaml"), library).unwrap();
    std::fs::write(folder.path().join("visit.yaml"), "format: 1\ntitle: V\n").unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    Library::link(parsed, found)
}

const TWO: &str = "  a: {name: Maria Quintana Vela, protect: {as: Witness A}}\n  \
                   b: {name: Petro Quintana, protect: {as: Witness B}}\n  \
                   h: {name: Yusuf Haddad, protect: {as: Witness H}}\n";

#[test]
fn words_that_two_have_name_one_of_them() {
    for (text, read_as) in [
        ("Quintana left.", "Witness A or Witness B left."),
        ("“Quintana left.”", "“[Witness A or Witness B] left.”"),
        ("Maria Quintana left.", "Witness A left."),
        ("Petro Quintana left.", "Witness B left."),
        (
            "Quintana, Petro and Maria left.",
            "Witness B and Witness A left.",
        ),
        ("Maria and Petro Quintana", "Witness A and Witness B"),
        ("cut: Quint…", "cut: Witness A or Witness B…"),
    ] {
        assert_eq!(read(TWO, text), read_as, "{text}");
    }
}

#[test]
fn a_family_is_left_out_and_nobody_told_as_one_of_it() {
    for (text, read_as) in [
        ("The Haddads left.", "The [name left out] left."),
        ("“The HADDADS left.”", "“The [name left out] left.”"),
        (
            "The Velas and the Quintanaes left.",
            "The [name left out] and the [name left out] left.",
        ),
        ("Haddads Aussage", "[name left out] Aussage"),
        ("took-quintanas", "took-[name left out]"),
        ("Haddad's coat", "Witness H's coat"),
        // Other words, and names that only begin so.
        (
            "He velas, marias and haddads.",
            "He velas, marias and [name left out].",
        ),
        ("Haddadsen left.", "Haddadsen left."),
        (
            "Plaintiff Haddad left; so did Defendant Maria Quintana Vela.",
            "Plaintiff Witness H left; so did Defendant Witness A.",
        ),
    ] {
        assert_eq!(read(TWO, text), read_as, "{text}");
    }
}

#[test]
fn an_initial_beside_a_surname_is_theirs_whoever_has_the_surname_alone() {
    let people = "  l: {name: Layla al-Haddad, protect: {as: Witness L}}\n  \
                  k: {name: Karim Haddad, protect: {as: Witness K}}\n  \
                  z: {name: Zoë Müller-Peña, protect: {as: Witness Z}}\n  \
                  s: {name: Samir Haddad, short: Haddad}\n  \
                  n: {name: Nora Müller}\n";
    let (one, other) = ("Witness L or Witness K or somebody else", "Haddad");
    for (text, read_as) in [
        (
            "L. Haddad wept. K. Haddad, 15, fell.",
            &*format!("{one} wept. {one}, 15, fell."),
        ),
        ("HADDAD, K. left", &format!("{one} left")),
        (
            "K Haddad, Haddad and S. Haddad",
            &format!("{one}, {other} and S. {other}"),
        ),
        (
            "Z. M.-P., Z.M.-P. and Z. M-P.",
            "Witness Z, Witness Z and Witness Z.",
        ),
        ("L. A. H. and L.A.H.", "Witness L and Witness L."),
        // No initials: words of one letter.
        ("A Haddad left", "A Haddad left"),
        ("“Haddad, I say”", "“Haddad, I say”"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn words_that_run_together_are_theirs_in_addresses_and_ids() {
    let people = "  a: {name: Luis García López, protect: {as: Witness A}}\n  \
                  b: {name: Jean-Luc Dupont-Moreau, protect: {as: Witness B}}\n  \
                  c: {name: Pat O'Brien, protect: {as: Witness C}}\n  \
                  d: {name: Rosa de la Cruz, protect: {as: Witness D}}\n  \
                  e: {name: Ahmed al-Baghdadi, protect: {as: Witness E}}\n  \
                  f: {name: Jan van der Meer, protect: {as: Witness F}}\n  \
                  g: {name: Yusuf Haddad, protect: {as: Witness G}}\n";
    for handle in [
        "lgarcialopez@x.org",
        "jeanlucdupont@x.org",
        "jldupontmoreau@x.org",
        "pobrien@x.org",
        "delacruz@x.org",
        "rdelacruz@x.org",
        "@rdelacruz",
        "delacruz.pdf",
        "albaghdadi@x.org",
        "@aalbaghdadi",
        "vandermeer@x.org",
        "j.vandermeer@x.org",
        "@jvandermeer",
        "yhaddad-visit",
        "garcialopez",
        "delacruz-v-state",
        "vandermeer",
    ] {
        let read = read(people, &format!("Case {handle} was closed."));
        assert!(
            read.contains("Witness") || read.contains("left out"),
            "{handle}: {read}"
        );
    }
    // No handles: ordinary words.
    let text = "Case joint-venture of the well-known was closed.";
    assert_eq!(read(people, text), text);
}

#[test]
fn a_surname_that_is_a_title_is_looked_for_with_a_capital() {
    let people = "  a: {name: John Major, protect: {as: Witness A}}\n  b: {name: The Warden, protect: {as: Witness B}}\n";
    for (text, read_as) in [
        (
            "Then Major denied it; Major@x.org",
            "Then Witness A denied it; [address left out]",
        ),
        (
            "a major loss, the warden and a Warden",
            "a major loss, Witness B and a Warden",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_name_ends_where_its_sentence_does() {
    for (text, read_as) in [
        (
            "I saw Yusuf. Haddad left.",
            "I saw Witness H. Witness H left.",
        ),
        (
            "“I saw Yusuf!” Haddad left.",
            "“I saw [Witness H]!” Witness H left.",
        ),
        ("I saw Yusuf Haddad. He left.", "I saw Witness H. He left."),
        (
            "I saw Maria. Petro left.",
            "I saw Witness A. Witness B left.",
        ),
    ] {
        assert_eq!(read(TWO, text), read_as, "{text}");
    }
    // Of words that have a full stop themselves it is one.
    let saint = "  a: {name: Fort Acre. Tower, protect: {as: there, also: [Mount Orbe. Mill]}}\n";
    assert_eq!(read(saint, "at Mount Orbe. Mill"), "at there");
}

#[test]
fn what_stands_beside_a_word_of_a_name_goes_with_it() {
    for (text, read_as) in [
        (
            "M. Vela and M. Q. Vela; M Vela",
            "Witness A and Witness A; Witness A",
        ),
        ("Maria V. left", "Witness A left"),
        ("Vela, M. Q. left", "Witness A left"),
        (
            "Plan A Haddad made; vitamin D. Vela",
            "Plan A Witness H made; vitamin D. [name left out]",
        ),
        ("Yusuf bin Haddad", "Witness H"),
        ("yhaddad@example.org", "[address left out]"),
    ] {
        assert_eq!(read(TWO, text), read_as, "{text}");
    }
}

const RUIZ: &str = "  a: {name: Ana Ruiz, short: Ruiz, protect: {as: Witness A}}\n  \
                    b: {name: Eva Ruiz, protect: {as: Witness B}}\n  \
                    t: {name: Tom Ruiz}\n  k: {name: Kai Berg, protect: {as: Witness K}}\n  \
                    c: {name: Carmen Ruiz Ortega}\n";

#[test]
fn whatever_else_stands_between_names_parts_them() {
    for (text, read_as) in [
        ("Ana Ruiz, Eva Ruiz came", "Witness A, Witness B came"),
        ("Eva Ruiz, Ana came", "Witness B, Witness A came"),
        (
            "of Kai Berg: Kai Berg heard it",
            "of Witness K: Witness K heard it",
        ),
        (
            "Present: Kai Berg, Berg’s brother",
            "Present: Witness K, Witness K’s brother",
        ),
        ("Kai Berg; Berg", "Witness K; Witness K"),
        (
            "Kai–Berg; Kai - Berg",
            "Witness K–Witness K; Witness K - Witness K",
        ),
        (
            "Kai/Berg – Kai (Berg)",
            "Witness K/Witness K – Witness K (Witness K)",
        ),
        ("- Kai Berg\n- Kai Berg", "- Witness K\n- Witness K"),
        ("Berg, Kai left; Kai-Berg", "Witness K left; Witness K"),
        ("Kai Berg, K. Jones", "Witness K, K. Jones"),
    ] {
        assert_eq!(read(RUIZ, text), read_as, "{text}");
    }
}

#[test]
fn a_bracket_within_a_word_hides_no_name() {
    for (text, read_as) in [
        ("“[B]erg left”, he says", "“[Witness K] left”, he says"),
        ("K[ai] Ber[g] (Kai Ber(g))", "Witness K (Witness K)"),
        ("Kai [Berg] left", "Witness K [Witness K] left"),
        ("Berg[a] left", "Witness K[a] left"),
    ] {
        assert_eq!(read(RUIZ, text), read_as, "{text}");
    }
}

/// Who reads *Tom Witness A* knows what Witness A is called.
#[test]
fn the_name_of_somebody_who_is_not_protected_stays() {
    for (text, read_as) in [
        (
            "Tom Ruiz: Ana Ruiz stole it.",
            "Tom Ruiz: Witness A stole it.",
        ),
        ("Tom Ruiz, Ana and Eva", "Tom Ruiz, Witness A and Witness B"),
        ("Carmen Ruiz Ortega left", "Carmen Ruiz Ortega left"),
        (
            "Ruiz left.",
            "Witness A or Witness B or somebody else left.",
        ),
    ] {
        assert_eq!(read(RUIZ, text), read_as, "{text}");
    }
}

#[test]
fn the_authors_and_the_publisher_of_a_protected_source_are_names_of_it() {
    let people = "  k: {name: Kai Berg}\nsources:\n  s: {title: A letter home, publisher: Lund Press, \
                  authors: [Olga Maier, Kai Berg], protect: {as: Source 1}}\n";
    assert_eq!(
        read(people, "Olga Maier, Kai Berg, Lund Press: A letter home"),
        "[name left out], Kai Berg, [name left out]: Source 1"
    );
}

#[test]
fn a_publisher_that_is_a_record_is_protected_by_that_or_by_nothing() {
    let people = "  k: {name: Kai Berg}\norganizations:\n  o: {name: Lund Press}\nsources:\n  s: {title: A letter home, \
                  publisher: Lund Press, authors: [Kai Berg], protect: {as: Source 1}}\n";
    assert_eq!(
        read(people, "Kai Berg, Lund Press: A letter home"),
        "Kai Berg, Lund Press: Source 1"
    );
}

#[test]
fn authors_that_stand_in_another_source_in_the_open_stay_and_are_told() {
    let masks = masks(
        "  k: {name: Kai Berg}\nsources:\n  s: {title: A letter home, publisher: Lund Press, authors: [Olga Maier, Kai \
         Berg], protect: {as: Source 1}}\n  t: {title: Another, authors: [Olga Maier, Kai Berg]}\n",
    );
    let text = clean("Olga Maier for Lund Press: A letter home");
    assert_eq!(
        &*masks.cover_text(&text, &mut Covered::default()),
        "Olga Maier for [name left out]: Source 1"
    );
    let told = masks.told(Covered::default(), 1, &Default::default());
    let told = told.iter().find(|told| told.contains("Olga Maier"));
    assert!(
        told.is_some_and(|told| !told.contains("Kai Berg")),
        "{told:?}"
    );
}

#[test]
fn a_firm_is_found_without_what_it_is_by_law() {
    for (name, text, read_as) in [
        ("Quizbird s.r.o.", "We saw Quizbird.", "We saw Firm Q."),
        ("SARL Quizbird", "We saw Quizbird.", "We saw Firm Q."),
        ("ООО Ромашка", "Мы были с Ромашкой.", "Мы были с Firm Q."),
        (
            "株式会社 山川製作所",
            "We saw 山川製作所 there.",
            "We saw Firm Q there.",
        ),
        ("הדס בע״מ", "We saw הדס there.", "We saw Firm Q there."),
        (
            "National Trust",
            "The National Museum",
            "The National Museum",
        ),
    ] {
        let people = format!(
            "  k: {{name: Kai Berg}}\norganizations:\n  o: {{name: {name}, protect: {{as: Firm Q}}}}\n"
        );
        assert_eq!(read(&people, text), read_as, "{name}");
    }
}

#[test]
fn the_ending_of_a_file_is_no_name() {
    let masks = masks("  a: {name: Maria Vela, protect: {as: Witness A, also: [Md]}}\n");
    for (name, is_named) in [
        ("out.md", false),
        ("md.md", true),
        ("out.vela", true),
        ("md.txt", true),
    ] {
        assert_eq!(masks.in_file_name(name).is_some(), is_named, "{name}");
    }
}

/// Who is taken for somebody else is said to have said what they did not.
#[test]
fn those_without_words_of_their_own_are_numbered() {
    let people = "  a: {name: Maria Quintana, role: clerk, protect: {as: A, instead: role}}\n  \
                  b: {name: Petro Vela, role: Clerk, protect: {as: B, instead: role}}\n  \
                  c: {name: Yusuf Haddad, protect: {as: C, instead: omit}}\n  \
                  d: {name: Ivo Stone, protect: {as: D, instead: omit}}\n  \
                  e: {name: Eva Ruiz, role: guard, protect: {as: E, instead: role}}\n";
    assert_eq!(
        read(people, "Quintana, Vela, Haddad, Stone, Ruiz"),
        "[clerk, 1], [Clerk, 2], [name left out, 1], [name left out, 2], [guard]"
    );
}

#[test]
fn the_marks_of_a_difference_go_with_the_words_that_they_part() {
    let mill = "  m: {name: the mill of Orbe, named: false, protect: {as: W}}\n";
    for (text, read_as) in [
        ("at the [-mill-] {+mill of Orbe+} it", "at W it"),
        (
            "at the mill [-of Orbe-] {+of Ore+} it",
            "at W {+of Ore+} it",
        ),
        ("at {+the mill of Orbe+} it", "at {+W+} it"),
    ] {
        assert_eq!(read(mill, text), read_as, "{text}");
    }
}

#[test]
fn an_id_is_no_name_of_others_either() {
    let people = "  the-cook: {name: Luis Amador, protect: {as: Witness A}}\n";
    for (text, read_as) in [
        (
            "see the-cook, and visit/the-cook",
            "see Witness A, and visit/Witness A",
        ),
        (
            "The cook, the cook, the-cooks",
            "The cook, the cook, the-cooks",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

/// What is not looked for alone is told, without naming it.
#[test]
fn a_name_that_is_too_short_is_told() {
    let people = "  q: {name: Q, protect: {as: Witness Q}}\n  s: {name: An So, protect: {as: Witness S}}\n  \
                  u: {name: Uri Stone, protect: {as: Witness U}}\n  h: {name: Yusuf Haddad, protect: {as: Witness H}}\n";
    let folder = tempfile::tempdir().unwrap();
    let library = format!("format: 1\naudiences: {{press: {{}}}}\npeople:\n{people}");
    std::fs::write(folder.path().join("library.yaml"), library).unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    let masks = Masks::of(&library, "press", None, &mut Default::default()).unwrap();
    let told = masks.not_alone().unwrap();
    assert_eq!(told.as_str(), "Witness Q; Witness S; Witness U");
}

/// What stays since somebody who may be named is called so alone is told too.
#[test]
fn a_word_that_is_all_of_the_name_of_another_is_told() {
    let people = "  l: {name: Layla Haddad, protect: {as: Witness L}}\n  s: {name: Samir Haddad, short: Haddad}\n";
    let told = masks(people).told(Covered::default(), 1, &Default::default());
    let is_told = |told: &Clean| told.contains("of Witness L (`s`)");
    assert!(told.iter().any(is_told), "{told:?}");
    let people = "  l: {name: Layla Haddad, protect: {as: Witness L}}\n  s: {name: Samir Haddad}\n";
    assert_eq!(
        masks(people)
            .told(Covered::default(), 1, &Default::default())
            .len(),
        1
    );
}

/// Nobody can say who is meant where a name that no record has shares a word with one of the protected.
#[test]
fn a_word_beside_another_name_is_said_to_be_nobody() {
    let people = "  ana: {name: Ana Ruiz, protect: {as: Witness A}}\n";
    for (text, told) in [
        ("Then Tom Ruiz came.", "Then Tom [name left out] came."),
        (
            "He works at Ruiz Bakery.",
            "He works at [name left out] Bakery.",
        ),
        (
            "When Ruiz came, Mr. Ruiz and Judge Ruiz left.",
            "When Witness A came, Mr. Witness A and Judge Witness A left.",
        ),
        ("I saw Ana Ruiz Monday.", "I saw Witness A Monday."),
        ("“Tom Ruiz”", "“Tom [name left out]”"),
        ("Ruiz of the CIA left.", "Witness A of the CIA left."),
        ("In the U.S. Ruiz left.", "In the U.S. Witness A left."),
        ("A. Ruiz left.", "Witness A left."),
        ("T. Ruiz left.", "T. [name left out] left."),
        (
            "T.Ruiz, J.-P. Ruiz",
            "T.[name left out], J.-P. [name left out]",
        ),
        (
            "Tom A. Ruiz and Tom B. Ruiz",
            "Tom [name left out] and Tom B. [name left out]",
        ),
        ("Th. Ruiz, Lt. Ruiz", "Th. [name left out], Lt. Witness A"),
        (
            "Ruiz, T. left; Ruiz, T. Smith left",
            "[name left out], T. left; Witness A, T. Smith left",
        ),
        ("Ruiz, Tom", "[name left out], Tom"),
        (
            "Then Ruiz, Tom and Ana left",
            "Then Witness A, Tom and Witness A left",
        ),
        (
            "Tom de Ruiz, Tom-Ruiz, Ruiz-Berg",
            "Tom de [name left out], Tom-[name left out], [name left out]-Berg",
        ),
        (
            "TOM RUIZ left; RUIZ LEFT",
            "TOM [name left out] left; Witness A LEFT",
        ),
        (
            "tom.ruiz@example.org, a.ruiz@example.org",
            "[address left out], [address left out]",
        ),
        ("Ana T. Ruiz", "[name left out] T. [name left out]"),
    ] {
        assert_eq!(read(people, text), told);
    }
    // Two words of a name are no more of somebody, where none of them is the first.
    for (text, told) in [
        ("Tom Quintana Vela", "Tom [name left out]"),
        ("T. Quintana Vela", "T. [name left out]"),
        ("Maria Vela Monday", "Witness A Monday"),
        ("Yusuf Maria Haddad", "[name left out]"),
    ] {
        assert_eq!(read(TWO, text), told);
    }
    // What the record calls them for short is a word of their name all the same.
    assert_eq!(
        read(RUIZ, "Tim Ruiz, P. Ruiz"),
        "Tim [name left out], P. [name left out]"
    );
    let cyrillic = "  i: {name: Анна Иванова, protect: {as: Witness I}}\n";
    assert_eq!(
        read(cyrillic, "с Т. Ивановой; А. Ивановой; с Ивановой"),
        "с Т. [name left out]; Witness I; с Witness I"
    );
}

/// The name of a firm gives away whose it is; the firm is not who is protected all the same.
#[test]
fn a_firm_is_not_whoever_has_its_name() {
    let people = "  kai: {name: Kai Berg, protect: {as: Witness K}}\norganizations:\n  \
                  berg: {name: Berg Ltd}\n";
    assert_eq!(
        read(
            people,
            "Kai told Berg Ltd that Berg left; Kai (Berg Ltd) signed."
        ),
        "Witness K told [name left out] Ltd that Witness K left; Witness K ([name left out] Ltd) signed."
    );
}

#[test]
fn a_body_is_found_by_what_it_is_called_for_short() {
    let people = "  f: {name: The Haddad family, kind: group, protect: {as: Family A}}\norganizations:\n  \
                  acme: {name: Acme Holdings GmbH, protect: {as: the firm}}\n  \
                  zeta: {name: \"Zeta, Ltd.\", protect: {as: the shop}}\n";
    for (text, told) in [
        (
            "Acme Holdings paid; ACME HOLDINGS GMBH did not.",
            "the firm paid; the firm did not.",
        ),
        (
            "One Haddad family of the Haddad family came.",
            "One Family A of Family A came.",
        ),
        (
            "Zeta paid for zeta functions, Zetas and Zeta Ltd.",
            "the shop paid for zeta functions, Zetas and the shop.",
        ),
        // A firm has others beside it that are called much like it, and what one of them did the other did not.
        (
            "Acme, Acme GmbH and ACME Bakery",
            "[name left out], [name left out] GmbH and [name left out] Bakery",
        ),
        (
            "Acme Holdings, Ltd. and Acme Holdings, GmbH",
            "[name left out], Ltd. and the firm",
        ),
        (
            "acme, Acmeist, Holdings; www.acme.com",
            "acme, Acmeist, Holdings; www.[name left out].com",
        ),
    ] {
        assert_eq!(read(people, text), told);
    }
    // Who does not say what it is by law may be it.
    let people = "  k: {name: Kai Berg, protect: {as: Witness K}}\norganizations:\n  \
                  a: {name: Acme Holdings, protect: {as: the firm}}\n";
    assert_eq!(
        read(people, "Acme Holdings GmbH, Acme, Kai Berg Ltd"),
        "the firm GmbH, Acme, [name left out] Ltd"
    );
}

#[test]
fn a_name_with_an_apostrophe_is_one_word_however_it_is_written() {
    let people = "  p: {name: Jean O'Connor, protect: {as: Witness P}}\n";
    for name in [
        "O'Connor",
        "O’Connor",
        "O`Connor",
        "OʼConnor",
        "OConnor",
        "O'CONNOR",
        "O Connor",
        "Jean O’Connor",
    ] {
        assert_eq!(
            read(people, &format!("Then {name} left.")),
            "Then Witness P left.",
            "{name}"
        );
    }
    assert_eq!(
        read(people, "O'Connor's and Connors"),
        "Witness P's and [name left out]"
    );
}

#[test]
fn the_parts_of_names_in_scripts_without_capitals_are_found() {
    let people = "  g: {name: გიორგი მელაძე, protect: {as: Witness B}}\n  \
                  j: {name: 田中 太郎, protect: {as: Witness C}}\n  k: {name: 김 민수, protect: {as: Witness D}}\n  \
                  s: {name: ジョン・スミス, protect: {as: Witness E}}\n";
    for (text, told) in [
        (
            "მელაძემ თქვა. გიორგი წავიდა.",
            "Witness B თქვა. Witness B წავიდა.",
        ),
        ("田中", "Witness C"),
        ("太郎", "Witness C"),
        ("그래서 민수가 갔다", "그래서 Witness D가 갔다"),
        ("スミス", "Witness E"),
    ] {
        assert_eq!(read(people, text), told);
    }
}

/// Where nothing parts a name, nobody can say which letters are the surname, nor whether they are another's.
#[test]
fn the_parts_of_names_without_spaces_are_left_out() {
    let people = "  j: {name: 田中花子, protect: {as: Witness J}}\n  y: {name: 山田 太郎, protect: {as: Witness Y}}\n  \
                  k: {name: 김철수, protect: {as: Witness K}}\n  p: {name: 박 영희, protect: {as: Witness P}}\n  \
                  w: {name: 王小明, protect: {as: Witness W}}\n  s: {name: ジョンスミス, protect: {as: Witness S}}\n";
    for (text, told) in [
        ("田中花子は田中 花子", "Witness JはWitness J"),
        (
            "昨日田中さんと花子は",
            "昨日[name left out]さんと[name left out]は",
        ),
        ("山田太郎が話した。", "Witness Yが話した。"),
        (
            "山田さん、山田町、小山田",
            "Witness Yさん、[name left out]町、小[name left out]",
        ),
        (
            "김 철수와 철수씨, 김씨",
            "Witness K와 [name left out]씨, [name left out]씨",
        ),
        ("박영희는 박씨다", "Witness P는 Witness P씨다"),
        ("박 철수; 박물관", "[name left out]; 박물관"),
        (
            "据王小明说，小明、王先生",
            "据Witness W说，[name left out]、[name left out]先生",
        ),
        ("ジョン・スミス", "Witness S"),
        ("김철수라는 김철수영", "Witness K라는 [name left out]영"),
    ] {
        assert_eq!(read(people, text), told, "{text}");
    }
}

#[test]
fn a_name_that_is_a_word_as_well_is_one_with_a_capital() {
    let people = "  s: {name: Said Ahmed, also_known_as: [Will], protect: {as: Witness S}}\n";
    let told = read(
        people,
        "Said Ahmed said it. He said they will come. Then Said and Will came.",
    );
    assert_eq!(
        told,
        "Witness S said it. He said they will come. Then Witness S and Witness S came."
    );
}

#[test]
fn an_address_with_a_name_in_it_is_left_out_as_a_whole() {
    for (text, read_as) in [
        (
            "See https://paper.example/2024/yusuf-haddad?p=1, and Haddad.",
            "See [address left out], and Witness H.",
        ),
        (
            "“(https://haddad.example/velas)” or https://a.example/b",
            "“([address left out])” or https://a.example/b",
        ),
        ("mailto:yhaddad@example.org", "[address left out]"),
    ] {
        assert_eq!(read(TWO, text), read_as, "{text}");
    }
    let mut line = Line::text("Address: ");
    line.0
        .push(Inline::Address(clean_line("ftp://a.example/yusuf haddad")));
    masks(TWO).cover_line(&mut line, &mut Covered::default());
    assert_eq!(line.plain(), "Address: [address left out]");
    assert!(!matches!(line.0.last(), Some(Inline::Address(_))));
}
