//! What kinds of names there are: with a number, of words of the language, double, with what tells a son from his father.

use super::{Covered, masks, read};
use crate::{library::Library, load, text::clean};

/// The same where these are the rest of the library.
fn read_in(library: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let library = format!("format: 1\naudiences: {{press: {{}}}}\n{library}");
    std::fs::write(folder.path().join("library.yaml"), library).unwrap();
    std::fs::write(folder.path().join("visit.yaml"), "format: 1\ntitle: V\n").unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    let masks = super::Masks::of(&library, "press", None, &mut Default::default()).unwrap();
    let text = masks.cover_text(&clean(text), &mut Covered::default());
    text.to_string()
}

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
                "[address left out], Witness A.pdf",
            ),
        ],
    );
    // A surname is one wherever it stands.
    let grant = "  g: {name: Will Grant, protect: {as: Witness G}}\n";
    check(
        grant,
        &[("Grant said so: a grant.", "Witness G said so: a grant.")],
    );
}

#[test]
fn a_public_body_stays_with_its_whole_name() {
    let people = "people:\n  s: {name: Salvador Rivera, protect: {as: Witness S}}\n  \
                  h: {name: Houston Brown, protect: {as: Witness H}}\n  \
                  r: {name: Ana Ruiz, protect: {as: Witness R}}\n";
    let bodies = format!(
        "{people}organizations:\n  es: {{name: El Salvador, kind: government}}\n  \
         ho: {{name: Houston, kind: government}}\n  \
         br: {{name: Brown County Court, kind: court}}\n  \
         ba: {{name: Ruiz Bakery, kind: company}}\n"
    );
    for (text, read_as) in [
        (
            "deported from Houston to El Salvador",
            "deported from Houston to El Salvador",
        ),
        (
            "Salvador said it to Salvador Rivera, H. Houston and Houston Brown.",
            "Witness S said it to Witness S, H. Houston and Witness H.",
        ),
        (
            "Brown before the Brown County Court",
            "[word left out] before the Brown County Court",
        ),
        // That a firm is called so tells whose it is.
        ("Ruiz Bakery", "[name left out] Bakery"),
    ] {
        assert_eq!(read_in(&bodies, text), read_as, "{text}");
    }
    assert_eq!(read_in(people, "El Salvador"), "El [name left out]");
}

#[test]
fn what_tells_a_son_from_his_father_is_no_word_of_a_name() {
    let people = "  r: {name: Robert Tannehill Jr., protect: {as: Witness R}}\n  \
                  l: {name: 'Luc Morel, fils', protect: {as: Witness L}}\n  \
                  h: {name: Hugh Alder III, protect: {as: Witness H}}\n";
    check(
        people,
        &[
            (
                "Martin Luther King Jr. Boulevard, John Smith Jr. and Sr. and Jr. classes",
                "Martin Luther King Jr. Boulevard, John Smith Jr. and Sr. and Jr. classes",
            ),
            ("Robert Tannehill, Jr. said so.", "Witness R said so."),
            (
                "Tannehill, Robert Jr. and Robert Tannehill Jr",
                "Witness R and Witness R",
            ),
            (
                "Tannehill Jr. said so; Mr. Tannehill, Jr., left.",
                "Witness R said so; Mr. Witness R, left.",
            ),
            ("It was Tannehill Jr.", "It was Witness R."),
            (
                "Luc Morel fils, Mr. Morel, Alder III, Section III",
                "Witness L, Mr. Witness L, Witness H, Section III",
            ),
        ],
    );
}

#[test]
fn a_double_given_name_is_one_word() {
    let people = "  k: {name: Kim Jong-suk, protect: {as: Witness K}}\n  \
                  t: {name: Tsai Ing-wen, protect: {as: Witness T}}\n  \
                  l: {name: Lee Jun-ho, protect: {as: Witness L}}\n  \
                  g: {name: Geun-hye Park, protect: {as: Witness G}}\n  \
                  d: {name: Jean-Luc Morel, protect: {as: Witness D}}\n";
    check(
        people,
        &[
            (
                "Jong-suk, JONG-SUK, Jong Suk, Jongsuk and jongsuk left.",
                "Witness K, Witness K, Witness K, Witness K and Witness K left.",
            ),
            (
                "Ing-wen, Junho, Jun Ho, Geun-hye, Geunhye and Jeanluc",
                "Witness T, Witness L, Witness L, Witness G, Witness G and Witness D",
            ),
            (
                "Kim Jong-suk, Kim Jong Suk, Kim Jongsuk",
                "Witness K, Witness K, Witness K",
            ),
            ("Geun-hye Park, Park Geunhye", "Witness G, Witness G"),
            // A half is of many names.
            ("Jong-il on Jun 3; jun ho", "Jong-il on Jun 3; jun ho"),
            ("Jean-Luc and Luc", "Witness D and Witness D"),
        ],
    );
}

#[test]
fn a_family_of_any_name_is_left_out() {
    let people = "  a: {name: Ann King, protect: {as: Witness A}}\n  \
                  b: {name: Li Brown, protect: {as: Witness B}}\n  \
                  c: {name: Lia Flores, protect: {as: Witness C}}\n  \
                  d: {name: Tia Cruz, protect: {as: Witness D}}\n  \
                  e: {name: Una Fox, protect: {as: Witness E}}\n  \
                  f: {name: Ida Birch, protect: {as: Witness F}}\n";
    for name in [
        "Kings", "KINGS", "Browns", "Floreses", "Cruzes", "Foxes", "Birches",
    ] {
        assert_eq!(
            read(people, &format!("the {name}’ home")),
            "the [name left out]’ home",
            "{name}"
        );
    }
    let text = "the kings of it; Kings of it; the foxes; several Browns";
    assert_eq!(read(people, text), text);
}

#[test]
fn the_author_of_a_protected_source_is_known_by_the_surname() {
    let library = "people: {a: {name: Ana Ruiz}}\nsources:\n  \
                   leak: {title: The Marigold memorandum, authors: [Lena Fischbein, Human Rights Watch, Amnesty International], publisher: Jonathan Cape, kind: report, protect: {as: Source 1}}\n";
    for (text, read_as) in [
        ("Lena Fischbein wrote", "[name left out] wrote"),
        ("Fischbein wrote", "[name left out] wrote"),
        (
            "by L. Fischbein; Fischbein, L.; Fischbein, Lena",
            "by [name left out]; [name left out]; [name left out]",
        ),
        // What a body is called is no surname.
        (
            "They watch it, Watch it; International law; the Cape",
            "They watch it, Watch it; International law; the Cape",
        ),
        ("Human Rights Watch", "[name left out]"),
    ] {
        assert_eq!(read_in(library, text), read_as, "{text}");
    }
}

#[test]
fn initials_that_run_together_are_of_the_name() {
    let people = "  a: {name: Juan Carlos Pérez, protect: {as: Witness A}}\n  \
                  b: {name: Ana María Ruiz, protect: {as: Witness B}}\n";
    check(
        people,
        &[
            ("perezjc@x.org", "[address left out]"),
            (
                "I saw jcperez and anaruiz.",
                "I saw Witness A and Witness B.",
            ),
            (
                "JC Pérez, J.C. Pérez and AM Ruiz left.",
                "Witness A, Witness A and Witness B left.",
            ),
            ("At 10 AM Ruiz left.", "At 10 AM Witness B left."),
            (
                "Pérez JC left; TC Pérez and the CIA Pérez",
                "Witness A left; TC [name left out] and the CIA Witness A",
            ),
        ],
    );
}

#[test]
fn a_short_surname_is_known_by_what_is_before_it() {
    let people = "  c: {name: דוד כהן, protect: {as: Witness C}}\n  \
                  r: {name: רבקה בן־דוד, protect: {as: Witness R}}\n  \
                  k: {name: मोहम्मद खान, protect: {as: Witness K}}\n  \
                  u: {name: عمران خان, protect: {as: Witness U}}\n";
    for (text, gone) in [
        ("מר כהן אמר", "כהן"),
        ("גב' כהן", "כהן"),
        ("ד. כהן", "כהן"),
        ("ל. כהן", "כהן"),
        ("הבן־דוד", "דוד"),
        ("בן-דוד", "דוד"),
        ("श्री खान ने कहा", "खान"),
        ("محترم خان", "خان"),
        ("السيد خان", "خان"),
    ] {
        let read = read(people, text);
        assert!(!read.contains(gone), "{text}: {read}");
    }
    // Alone it may be another word.
    for (text, read_as) in [
        ("הכהן הגדול", "הכהן הגדול"),
        ("قال خان", "قال [name left out]"),
        ("खान ने कहा", "[name left out] ने कहा"),
        ("אמר כהן", "אמר [name left out]"),
        ("خان، عمران", "Witness U"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    assert!(masks(people).not_alone().is_some());
}

/// *He said to al-Qasimi* read *al-Qasimi said*.
#[test]
fn what_is_written_before_a_name_in_one_word_with_it_stays() {
    let people = "  h: {name: حسين القاسمي, protect: {as: Worker B}}\n  \
                  c: {name: יוסף כהן, protect: {as: Grocer G}}\n";
    for (text, read_as) in [
        ("قال للقاسمي إنه", "قال لـ Worker B إنه"),
        ("زيدا والقاسمي.", "زيدا وـ Worker B."),
        ("قال لحسين القاسمي", "قال لـ Worker B"),
        ("قال القاسمي", "قال Worker B"),
        ("“قال للقاسمي”", "“قال لـ [Worker B]”"),
        ("אמר ליוסף כהן", "אמר ל-Grocer G"),
        ("ויוסף כהן בא", "ו-Grocer G בא"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}
