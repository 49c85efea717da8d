//! Whose a name is, and what stands where that is nobody's.

use super::{library, masks, read};
use crate::{
    export::{
        block::{Block, Document},
        protected::{cover::Covered, key::reference_list, mask::Masks},
    },
    text::clean,
};

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
        ("قال نور حمدان، ونور الدين", "قال Witness B، وـ Witness B"),
        (
            "قال عبد-الرحمن، عبد، الرحمن",
            "قال Witness C، عبد، [name left out]",
        ),
        ("الحداد، عبد; Haddad, Bo", "Witness C; Witness L"),
        ("نور في الدين عليه", "نور في [name left out] عليه"),
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

#[test]
fn a_surname_behind_a_title_that_no_child_has_names_no_minor() {
    let minor = "  m: {name: Ana Ruiz, protect: {as: the child, minor: true}}\n";
    for (text, read_as) in [
        (
            "Mr. Ruiz said that he beat her; Mrs. Ruiz denies it. Judge Ruiz left.",
            "Mr. [name left out] said that he beat her; Mrs. [name left out] denies it. Judge [name left out] left.",
        ),
        (
            "Señora de Ruiz, Frau Ruiz, Mr A. Ruiz, MR. RUIZ, Don Ruiz, Nurse Ruiz",
            "Señora de [name left out], Frau [name left out], Mr [name left out], MR. [name left out], \
             Don [name left out], Nurse [name left out]",
        ),
        (
            "Miss Ruiz, Master Ruiz, Señorita Ruiz, Ruiz, Mother A. R., Mr. Ana Ruiz",
            "Miss A. R., Master A. R., Señorita A. R., A. R., Mother A. R., Mr. A. R.",
        ),
        ("Mr.\nRuiz left", "Mr.\n[name left out] left"),
        (
            "She saw the doctor. Ruiz left.",
            "She saw the doctor. A. R. left.",
        ),
    ] {
        assert_eq!(read(minor, text), read_as, "{text}");
    }
    // Of several it is another one.
    let both = &format!("{minor}  t: {{name: Tom Ruiz, protect: {{as: Witness T}}}}\n");
    assert_eq!(
        read(both, "Mr. Ruiz left; Ruiz left."),
        "Mr. Witness T left; A. R. or Witness T left."
    );
}

/// Nobody wrote these initials, so nobody can write others.
#[test]
fn initials_that_are_made_of_a_name_may_have_those_of_another_in_them() {
    for (names, called) in [
        (
            "name: Zoë Adler-Brandt, also_known_as: [Zoë Adler]",
            "Z. A. B.",
        ),
        ("name: María José Ruiz, short: María José", "M. J."),
        (
            "name: Zoë Adler-Brandt, also_known_as: [Z. A., Ana Brandt]",
            "Z. A. B.",
        ),
    ] {
        let people = format!("  m: {{{names}, protect: {{as: the child, minor: true}}}}\n");
        assert_eq!(
            read(&people, "Brandt and Ruiz left.")
                .matches(called)
                .count(),
            1,
            "{names}"
        );
    }
}

#[test]
fn what_is_to_be_written_instead_is_said() {
    for (people, helps) in [
        (
            "  m: {name: Zoë Adler-Brandt, protect: {as: the child, minor: true}}\n  \
             z: {name: Zed Adams, protect: {as: Witness Z}}\n",
            "write `instead: pseudonym`.",
        ),
        (
            "  m: {name: Ana Ruiz, protect: {as: the child, minor: true}}\n  \
             z: {name: Adam Reve, protect: {as: the other, minor: true}}\n",
            "give one of them `instead: pseudonym`.",
        ),
        (
            "  m: {name: Ana Ruiz, protect: {as: the son of Haddad}}\n  \
             z: {name: Adam Haddad, protect: {as: the other}}\n",
            "write another `as`.",
        ),
    ] {
        let refused = Masks::of(&library(people), "press", None, &mut Default::default());
        let refused = refused
            .err()
            .map(|says| says.to_string())
            .unwrap_or_default();
        assert!(refused.ends_with(helps), "{refused}");
    }
}

const LISTED: &str = "  ana: {name: Ana Ruiz, protect: {as: Witness A, also: [14 Mill Lane, 0664 123456, \
                      rosa@mill.example, the widow]}}\n";

#[test]
fn listed_words_that_are_no_name_are_left_out() {
    for (text, read_as) in [
        (
            "Ana Ruiz was hit at 14 Mill Lane. A parcel came to 14 Mill Lane.",
            "Witness A was hit at [words left out]. A parcel came to [words left out].",
        ),
        (
            "“Ring 0664/123 456 or rosa@mill.example”, said the widow.",
            "“Ring [words left out] or [words left out]”, said [words left out].",
        ),
        ("at 14, Mill Lane Ltd", "at [words left out] Ltd"),
        ("cut: 0664…", "cut: [words left out]…"),
        (
            "cut: 14 Mill La…, 0664 12…, rosa@mill.ex… and …Mill Lane",
            "cut: [words left out]…, [words left out]…, [words left out]… and …[words left out]",
        ),
        (
            "cut: the wid…, and the…",
            "cut: [words left out]…, and the…",
        ),
    ] {
        assert_eq!(read(LISTED, text), read_as, "{text}");
    }
    let mut covered = super::Covered::default();
    masks(LISTED).cover_text(&clean("Ruiz at 14 Mill Lane"), &mut covered);
    assert_eq!((covered.names, covered.left_out, covered.open), (2, 0, 0));
}

/// The words of a reference list, a paragraph or a row of a table each.
fn listed(people: &str) -> Vec<String> {
    let library = library(people);
    let masks = Masks::of(&library, "press", None, &mut Default::default()).unwrap();
    let list = reference_list(&library, &masks, Document::default());
    let of_block = |block: &Block| match block {
        Block::Paragraph(line) => vec![line.plain().to_string()],
        Block::Table { rows, .. } => {
            let cells = |row: &Vec<super::Line>| {
                let cells: Vec<String> = row.iter().map(|cell| cell.plain().to_string()).collect();
                cells.join(" | ")
            };
            rows.iter().map(cells).collect()
        }
        _ => Vec::new(),
    };
    list.blocks.iter().flat_map(of_block).collect()
}

#[test]
fn the_key_says_of_nobody_that_what_is_left_out_is_they() {
    let omitted = "  sue: {name: Sue Case, protect: {as: Witness S, instead: omit}}\n";
    let list = listed(&format!("{omitted}{LISTED}"));
    let at = |words: &str| list.iter().position(|line| line.contains(words));
    let apart = at("refers to these by a name of their own");
    assert!(
        at("Witness A | Ana Ruiz") < apart && apart.is_some(),
        "{list:?}"
    );
    assert!(at("Sue Case | ") > apart, "{list:?}");
    assert!(
        !list.iter().any(|line| line.contains("[name left out] | ")),
        "{list:?}"
    );
    assert!(at("[words left out]").is_some());
    // Numbers tell them apart, and nobody else has these.
    let two =
        format!("{omitted}  tom: {{name: Tom Berg, protect: {{as: Witness T, instead: omit}}}}\n");
    let list = listed(&two);
    assert!(
        list.iter()
            .any(|line| line.starts_with("[name left out, 1] | Sue Case")),
        "{list:?}"
    );
    assert!(
        list.iter()
            .any(|line| line.contains("[name left out] may be any of these, or somebody else")),
        "{list:?}"
    );
}

/// Who is not protected would be called the witness in their own record.
#[test]
fn a_name_that_is_spelt_as_that_of_somebody_else_is_theirs() {
    let people = "  f: {name: John Smith Jr., protect: {as: Witness A}}\n  g: {name: John Smith}\n  \
                  e: {name: José Pérez, protect: {as: Driver E}}\n  j: {name: Jose Perez}\n";
    for (text, read_as) in [
        (
            "John Smith struck John Smith Jr. at the gate.",
            "John Smith struck Witness A at the gate.",
        ),
        ("Smith, John", "Witness A or somebody else"),
        (
            "Jose Perez struck José Pérez.",
            "Jose Perez struck Driver E.",
        ),
        (
            "JOSE PEREZ and José Perez left.",
            "Driver E or somebody else and Driver E or somebody else left.",
        ),
        ("JOSÉ PÉREZ left.", "Driver E left."),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    let told = masks(people).told(Default::default(), 1, &Default::default());
    let told = told
        .iter()
        .any(|told| told.contains("of Witness A (`g`); Driver E (`j`)"));
    assert!(told);
    let same = "  f: {name: John Smith, protect: {as: Witness A}}\n  g: {name: John Smith}\n";
    let refused = Masks::of(&library(same), "press", None, &mut Default::default());
    let refused = refused.err().unwrap();
    assert!(
        refused.contains("`f`, who is protected, has the name of `g`"),
        "{refused}"
    );
}

#[test]
fn a_body_that_is_called_by_a_word_keeps_it() {
    let people = "  w: {name: Will Ford, protect: {as: Driver D}}\norganizations:\n  \
                  ford: {name: Ford, kind: company}\n  bakery: {name: Ford Bakery, kind: company}\n";
    for (text, read_as) in [
        ("Ford recalled cars.", "Ford recalled cars."),
        (
            "Mr. Ford wept; W. Ford and Will Ford left.",
            "Mr. Driver D wept; Driver D and Driver D left.",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
    let people = people.replace("  ford: {name: Ford, kind: company}\n", "");
    assert_eq!(
        read(&people, "He met Ford Bakery."),
        "He met [name left out]."
    );
}

/// *Her son Hani was taken* said that the mother was.
#[test]
fn a_child_by_whom_somebody_is_called_is_somebody_else() {
    let people = "  z: {name: Zahra al-Tamimi, also_known_as: [Umm Hani, أم هاني], protect: {as: Relative R}}\n  \
                  k: {name: Abu Karim al-Qasimi, protect: {as: Worker B}}\n";
    for (text, read_as) in [
        (
            "Umm Hani wept; her son Hani was taken.",
            "Relative R wept; her son Hani was taken.",
        ),
        (
            "Um Hani and Oumm Hani left",
            "Relative R and Relative R left",
        ),
        ("بكت أم هاني. أخذوا هاني.", "بكت Relative R. أخذوا هاني."),
        (
            "Karim said that Abou Karim and al-Qasimi left",
            "Karim said that Worker B and Worker B left",
        ),
        ("@abukarim, Abu Karim al-Qasimi", "@Worker B, Worker B"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn surnames_in_another_order_are_mostly_a_relatives() {
    let people = "  m: {name: María Núñez Ibáñez, protect: {as: Worker A}}\n";
    for (text, read_as) in [
        (
            "María Ibáñez Núñez, her cousin, left.",
            "[name left out], her cousin, left.",
        ),
        ("Núñez Ibáñez, María; María Núñez", "Worker A; Worker A"),
        ("NÚÑEZ IBÁÑEZ MARÍA", "Worker A"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_number_that_is_listed_with_a_word_is_found_without_it() {
    let people = "  m: {name: Ana Ruiz, protect: {as: the widow, also: [A-number 214 665 903, 14 Mill Lane]}}\n";
    for (text, read_as) in [
        (
            "A214665903, no. 214 665 903",
            "[words left out], no. [words left out]",
        ),
        ("A-number 214-665-903", "[words left out]"),
        ("1214665903; on 14 May", "1214665903; on 14 May"),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn a_word_that_begins_the_other_name_stands_there_once() {
    let people = "  d: {name: Tom Ruiz, protect: {as: Deputy D}}\n  e: {name: Ana Vela, protect: {as: the widow}}\n";
    for (text, read_as) in [
        ("Deputy Ruiz and the Vela", "Deputy D and the widow"),
        ("“deputy Ruiz left”", "“[Deputy D] left”"),
        (
            "undeputy Ruiz, Deputy, Ruiz",
            "undeputy Deputy D, Deputy, Deputy D",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn an_address_of_mail_goes_whole() {
    let people = "  h: {name: Hussein al-Qasimi, protect: {as: Worker B}}\n";
    for (text, read_as) in [
        (
            "Mail h.qasimi@mail.example or qasimi1987@mail.example.",
            "Mail [address left out] or [address left out].",
        ),
        (
            "@hqasimi, desk@mail.example",
            "@Worker B, desk@mail.example",
        ),
    ] {
        assert_eq!(read(people, text), read_as, "{text}");
    }
}

#[test]
fn endings_that_went_with_a_name_are_counted() {
    let people = "  p: {name: Анна Петрова, protect: {as: Nurse P}}\n  i: {name: Ольга Иванова, protect: {as: Guard I}}\n";
    let masks = masks(people);
    let mut covered = Covered::default();
    let text = masks.cover_text(&clean("Петрову ударила Иванова."), &mut covered);
    assert_eq!(text.as_str(), "Nurse P ударила Guard I.");
    assert_eq!(covered.endings, 1);
    let told = |covered| {
        masks
            .told(covered, 1, &Default::default())
            .iter()
            .any(|told| told.contains("In 1 place an ending"))
    };
    assert!(told(covered) && !told(Covered::default()));
}

#[test]
fn nobody_is_called_by_the_initials_of_somebody_else() {
    let people = "  i: {name: Ivan Petrov, protect: {as: P5, instead: initials}}\n  g: {name: Igor Pavlov}\n";
    let refused = Masks::of(&library(people), "press", None, &mut Default::default()).err();
    let refused = refused.unwrap();
    assert!(
        refused.contains("taken for `g`") && refused.contains("write `instead: pseudonym`"),
        "{refused}"
    );
    let apart = people.replace("Pavlov", "Sokolov");
    assert!(Masks::of(&library(&apart), "press", None, &mut Default::default()).is_ok());
}
