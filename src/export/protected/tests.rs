use super::*;
use crate::{
    document::foreign::Press,
    export::{self, Format},
    load,
    model::Key,
    query::Query,
    scalar::{Marks, quoted},
};

/// A library with one case, `visit`.
fn library(records: &str) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let head = "format: 1\ntitle: A visit\n";
    std::fs::write(folder.path().join("visit.yaml"), format!("{head}{records}")).unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    Library::link(parsed, found)
}

/// What of a text names a protected person of these names; an alias is apart by `|`.
fn found_of(person: &str, text: &str) -> Vec<String> {
    let library = library(&format!(
        "people:\n  one: {{{person}, protect: {{as: Witness A}}}}\n  other: {{name: Ana Ruiz}}\n"
    ));
    assert!(
        library.diagnostics.is_empty(),
        "{person}: {:?}",
        library.diagnostics
    );
    let case = library.index(&Key::Case("visit".parse().unwrap())).unwrap();
    let written = Written {
        text: crate::text::clean(text),
        parts: vec![(0, case)],
    };
    let named = named(&library, || written, None).into_iter();
    named
        .flat_map(|one| one.found)
        .map(|found| found.words.to_string())
        .collect()
}

/// Whether a name is found in a text.
fn is_found(name: &str, text: &str) -> bool {
    !found_of(
        &format!("name: {}", quoted(name, Marks::Double).unwrap()),
        text,
    )
    .is_empty()
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (name, text) in [
        ("María López", "said María López."),
        ("María López", "MARIA LOPEZ"),
        ("María López", "Mari\u{301}a Lo\u{301}pez"),
        ("Mari\u{301}a Lo\u{301}pez", "María López"),
        ("María López", "López, María"),
        ("María López", "a Ms. Lopez’s claim"),
        ("María López", "María alone"),
        ("María López", "Ｍａｒｉａ"),
        ("María López", "“Ló\u{AD}pez” with a soft hyphen"),
        ("María López", "Lo\u{200B}pez"),
        ("María López", "María Ló- pez, parted at the end of a line"),
        ("María López", "statement-maria_lopez.pdf"),
        ("María López", "MariaLopez2.pdf and marialopez@example.org"),
        ("María López", "<https://example.org/L%C3%B3pez>"),
        ("María López", "‹LOPEZ›"),
        ("Seán O'Brien", "O’Brien"),
        ("Will Young", "Young said so"),
        ("Eva Ruiz", "Ms. Ruiz"),
        ("Officer Jane Doe", "Doe"),
        ("Иван Иванов", "передал Иванову"),
        ("Иван Иванов", "ИВАНОВ"),
        ("Γιώργος Παπαδόπουλος", "του Παπαδόπουλου και ΠΑΠΑΔΌΠΟΥΛΟΣ"),
        ("محمد العلي", "قال ومحمد"),
        ("يوسف", "يُوسُف"),
        ("דוד לוי", "אמר דוד לוי."),
        ("王伟", "据王伟说"),
        ("山田 太郎", "山田さん"),
        ("홍길동", "홍길동은"),
        ("सुनीता शर्मा", "सुनीता ने कहा"),
        ("สมชาย", "นายสมชายกล่าว"),
        ("Łukasz Żółć", "Lukasz"),
        ("Nguyễn Thị Ánh", "Nguyen"),
        ("a clerk of the port", "A clerk of the port saw it"),
        // Within a word a line's end may have left white space, or a difference its marks.
        ("María López", "then Lo pez went"),
        ("María López", "L Ó P E Z"),
        ("the mill of Orbe", "the [-mill-] {+mill of Orbe+} burnt"),
        ("the mill of Orbe", "the mill [-of Orbe-] {+of Ore+}"),
        ("María Quintana Vela", "M. Q. V. signed"),
        ("María Quintana Vela", "M.Q.V."),
        ("María Quintana Vela", "MQV, M Q V"),
        ("Yusuf Haddad", "Y. H. said"),
        ("Jim Li", "then Li came; Li's"),
        ("王", "那里 王 说"),
        ("Мария Иванова", "с Ивановой"),
        ("Мария Иванова", "Марией"),
        ("Андрей Достоевский", "у Достоевского"),
        ("Ольга Шевченко", "Ользі й Шевченку"),
        ("Γιώργος Παπαδόπουλος", "του Παπαδόπουλου"),
        ("Γιώργος Παπαδόπουλος", "τον Γιώργο"),
        ("يوسف الحداد", "قال للحداد"),
        ("يوسف الحداد", "وبالحداد"),
        ("يوسف حداد", "والحداد"),
        ("Yusuf Haddad", "yusufhaddad@example.org"),
        ("Yusuf Haddad", "@haddadyusuf"),
        ("Yusuf Haddad", "yhaddad@example.org"),
        ("Yusuf Haddad", "scans/haddady.pdf"),
        ("María Quintana Vela", "mariavela@example.org"),
    ] {
        assert!(is_found(name, text), "{name} in {text}");
    }
}

#[test]
fn what_is_no_name_is_not_found() {
    for (name, text) in [
        ("María López", "Marians sang in the marina; a slope"),
        ("María del Carmen", "The end of the del, and of van"),
        ("Will Young", "it will, they were young"),
        ("Jan May", "Jan 2025, 3 May 2024"),
        ("Officer Jane Doe", "An officer. Officer Smith"),
        ("Eva Ruiz", "Ana Ruiz said"),
        ("Ana Li", "an alibi; li; Section LI"),
        ("Ana Li", "A. list; a.l."),
        ("Uri Stone", "U.S. agents; the US"),
        ("Carl Ivo Adams", "the CIA"),
        ("An So", "So what; An hour"),
        ("Ana Wait", "await; waita"),
        ("Amora Haddad", "had dad; te amor a la; HAD DAD"),
        ("王", "王国"),
        ("Мария Иванова", "Марина, мари, Иваново поле Мариуполь"),
        ("Γιώργος Παπάς", "παπαρούνα"),
        ("سالم العلي", "مسالم"),
        ("a clerk of the port", "Another Clerk of the court"),
        ("Иван", "диван"),
        ("علي حسن", "عليه"),
        ("X", "x marks it"),
    ] {
        assert_eq!(
            found_of(
                &format!("name: {}", quoted(name, Marks::Double).unwrap()),
                text
            ),
            [""; 0],
            "{name} in {text}"
        );
    }
    let group = "name: The Harbour Nine, kind: group";
    assert!(found_of(group, "nine men of the Harbour").is_empty());
    assert!(!found_of(group, "the harbour nine").is_empty());
    let unnamed = "name: A Clerk of the Port, named: false";
    assert!(found_of(unnamed, "a Clerk").is_empty());
}

#[test]
fn the_words_are_told_as_they_are_written() {
    let of = |text| found_of("name: María López, also_known_as: [La Jefa]", text);
    assert_eq!(of("then LO\u{301}PEZ went"), ["LO\u{301}PEZ"]);
    assert_eq!(of("\\*Maria Lopez\\* went"), ["Maria Lopez"]);
    assert_eq!(of("the la-jefa"), ["la-jefa"]);
    assert_eq!(of("“Ló\u{AD}pez”"), ["López"]);
    assert_eq!(of("/L%C3%B3pez/"), ["L%C3%B3pez"]);
}

/// What an export of a case names, by record.
fn places(records: &str, query: &str) -> Vec<String> {
    let library = library(records);
    let case = library.index(&Key::Case("visit".parse().unwrap())).unwrap();
    let query = Query::parse(query).unwrap();
    let context = crate::query::Context::new(&library);
    let format = Format::named("md").unwrap();
    let document = export::document(&export::Asked {
        context: &context,
        case,
        query: &query,
        is_covered: false,
        is_query_kept: false,
        part: export::part(&context, case, &query),
        documents: &HashMap::new(),
        paper: export::Paper::Full,
        of: None,
        notes: export::Notes::Written,
        pictures: &[],
        order: None,
        prepared: None,
        place: export::Place::default(),
    });
    let export = format
        .export(&library, document, None, Press::default())
        .unwrap();
    let text = String::from_utf8_lossy(export.made.bytes());
    let warns = text.contains("Not for others");
    assert_eq!(warns, !export.named.is_empty(), "{text}");
    export
        .named
        .iter()
        .map(|named| named.words(&library).to_string())
        .collect()
}

#[test]
fn a_name_is_found_in_whatever_is_written_of_a_record() {
    let eva = "people:\n  one: {name: Eva Ruiz, protect: {as: Witness A}}\n";
    let citing =
        "sources: {post: {title: Post}}\nallegations:\n  rain:\n    statement: It rained\n";
    for (records, place) in [
        ("summary: Of Eva Ruiz.\n", "visit"),
        ("sources:\n  note: {title: Note of E. Ruiz}\n", "visit/note"),
        (
            "sources:\n  note: {title: Note, original: {file: scans/eva_ruiz.pdf}}\n",
            "visit/note",
        ),
        (
            "sources:\n  note: {title: Note, url: 'https://example.org/ruiz'}\n",
            "visit/note",
        ),
        (
            "questions:\n  why: {question: Why?, note: Ask Ruiz.}\n",
            "visit/why",
        ),
        (
            "events:\n  storm: {title: Ruiz saw it, date: 2025}\n",
            "visit/storm",
        ),
        (
            "evidence:\n  log: {description: Log, history: [{status: lost, because: Ruiz lost it}]}\n",
            "visit/log",
        ),
        (
            "proceedings:\n  case-1: {title: The case, parties: [{who: eva-ruiz}]}\n",
            "visit/case-1",
        ),
        (
            &format!("{citing}    cites: [{{source: post, quote: ruiz ran}}]\n"),
            "visit/rain",
        ),
        (
            &format!("{citing}    responses: [{{by: post, is: denied, statement: Not Ruiz}}]\n"),
            "visit/rain",
        ),
    ] {
        let words = places(&format!("{eva}{records}"), "").concat();
        assert!(
            words.contains(&format!(" in `{place}`")),
            "{records}: {words}"
        );
    }
}

#[test]
fn a_part_that_names_nobody_protected_names_nobody() {
    let records = "people:
  eva: {name: Eva Ruiz, protect: {as: Witness A}}
  bob: {name: Bob}
allegations:
  rain: {statement: It rained, by: bob}
  sun: {statement: The sun shone, by: eva}
  wind: {statement: The wind blew, by: bob, note: Eva Ruiz felt it}
";
    assert_eq!(places(records, "id:rain"), [""; 0]);
    assert_eq!(places(records, "id:sun").len(), 1);
    assert_eq!(
        places(records, "id:wind"),
        ["Eva Ruiz (`visit/eva`): “Eva Ruiz” in `visit/wind`"]
    );
}

#[test]
fn a_person_without_letters_is_found_where_they_are_named() {
    let records = "people:\n  eva: {name: '?', protect: {as: Witness A}}\nallegations:\n  sun: {statement: Sun, by: eva}\n  rain: {statement: Rain}\n";
    assert_eq!(places(records, "id:sun"), ["? (`visit/eva`)"]);
    assert_eq!(places(records, "id:rain"), [""; 0]);
}

#[test]
fn a_mistake_in_a_protection_protects_all_the_same() {
    let rain =
        "allegations:\n  rain: {statement: It rained on Eva Ruiz}\n  sun: {statement: Sun}\n";
    for person in [
        "{name: Eva Ruiz, protect: Witness A}",
        "{name: Eva Ruiz, protect:}",
        "{name: Eva Ruiz, protcet: []}",
    ] {
        let records = format!("people:\n  eva: {person}\n{rain}");
        assert_eq!(
            places(&records, "id:rain"),
            ["`visit/eva`, whose record cannot be read: “Eva Ruiz” in `visit/rain`"],
            "{person}"
        );
        // Nothing says that the name is all there is to protect: every export asks.
        let asked = ["`visit/eva`, whose record cannot be read"];
        assert_eq!(places(&records, "id:sun"), asked, "{person}");
    }
    for person in [
        "{protect: Witness A}",
        "[Eva Ruiz]",
        "{name: Eva: Ruiz, protect: {as: A}}",
    ] {
        let records = format!("people:\n  eva: {person}\n{rain}");
        let nobody_knows = ["`visit/eva`, whose record cannot be read"];
        assert_eq!(places(&records, "id:sun"), nobody_knows, "{person}");
    }
    let records = format!("people:\n  eva: {{role: clerk}}\n{rain}");
    assert_eq!(
        places(&records, ""),
        [""; 0],
        "a person who asks for nothing"
    );
}
