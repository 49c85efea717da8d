//! Where it is not known who is protected, or from whom, nothing is written for an audience.

use super::harness::World;

/// A library of two audiences with these people, and words, and a case that names them.
fn world(records: &str) -> World {
    World::empty()
        .file(
            "casefiles/library.yaml",
            &format!("format: 1\naudiences: {{press: {{}}, court: {{}}}}\n{records}"),
        )
        .file(
            "casefiles/visit.yaml",
            "format: 1\ntitle: A visit\npeople:\n  zyx: {name: Zyx Qrst, protect: {as: Witness Z}}\n  ben: {name: Ben}\n\
             allegations:\n  a: {statement: Ana Ruiz saw it in Kirchdorf., by: ben}\n",
        )
}

/// Each of these is read in part, and what is not read may be that she is protected.
#[test]
fn what_yaml_drops_protects_nobody_silently() {
    for records in [
        "people:\n  eva: {name: Eva, protect: &p {as: W}}\n  ana: {name: Ana Ruiz, protect: *p}\n",
        "people:\n  eva: &p {name: Eva, protect: {as: W}}\n  ana: {<<: *p, name: Ana Ruiz}\n",
        "people:\n  ana: {<<: {protect: {as: V}}, name: Ana Ruiz}\n",
        "people:\n  <<: {ana: {name: Ana Ruiz, protect: {as: V}}}\n",
        "<<: {people: {ana: {name: Ana Ruiz, protect: {as: V}}}}\n",
        "people:\n  ana: {name: Ana Ruiz}\n  ana: {name: Ana Ruiz, protect: {as: V}}\n",
        "people:\n  ana: {name: Ana}\npeople:\n  ana: {name: Ana Ruiz, protect: {as: V}}\n",
        "people:\n  ana: {name: Aba, name: Ana Ruiz, protect: {as: V}}\n",
        "people:\n  ana: {name: Ana Ruiz, protect: {as: V, consent: {for: press, not_for: [], not_for: press}}}\n",
        "people:\n  ana: {name: Ana Ruiz}\nsources:\n  ana: {title: Ana Ruiz, protect: {as: V}}\n",
        "protect:\n  a: {words: Ost}\n  a: {words: Kirchdorf}\n",
        "protect:\n  a: {words: Ost, words: Kirchdorf}\n",
        "protect:\n  a: {words: [Ost, *x]}\n",
        "---\nprotect:\n  a: {words: Kirchdorf}\n",
    ] {
        let world = world(records);
        // Where it is seen which line it is, that is said.
        let why = [
            "error: Nothing was written: who is protected could not all be read; `casefile check` says why.\n",
            "error: Nothing was written: `protect` in casefiles/",
        ];
        for command in ["export visit", "list people -o a.csv"] {
            let ran = world.run(&format!("{command} --for press")).code(2).out("");
            let is_told = why.iter().any(|why| ran.err.starts_with(why));
            assert!(is_told, "{records}: {}", ran.err);
        }
        let check = world.run("check").code(1).out;
        assert!(check.contains("error["), "{records}: {check}");
    }
    // What has nothing to do with it costs nothing.
    let world = world("organizations:\n  o: {name: Office, name: Bureau}\n").file(
        "casefiles/library.yaml",
        "format: 1\norganizations:\n  o: {name: O, name: B}\n",
    );
    world.run("export visit --for frcp-5.2").code(0);
}

#[test]
fn an_audience_that_nobody_knows_is_told() {
    let consent = |consent: &str| {
        world(&format!(
            "people:\n  ana: {{name: Ana Ruiz, protect: {{as: V, consent: {consent}}}}}\n"
        ))
    };
    // Who is not to be named to the one that was meant is named to nobody.
    let misspelt = consent("{for: [press], not_for: [prees, Court, them]}");
    let check = misspelt.run("check").code(1).out;
    for told in [
        "error[wrong-value]: there is no audience `prees`.",
        "did you mean `press`?",
        "error[wrong-value]: there is no audience `Court`.",
        "known are press, court, frcp-5.2; name others under `audiences` in library.yaml.",
    ] {
        assert!(check.contains(told), "{told}: {check}");
    }
    misspelt.run("export visit --for press").code(2).out("").err(
        "error: Nothing was written: in casefiles/library.yaml:4, what is, or may be, protected could not all be read; \
         `casefile check` says why.\n",
    );
    // To whom she may be named is nobody.
    let misspelt = consent("{for: [prees], not_for: [frcp-5.2]}");
    let out = misspelt.run("export visit --for press").code(0).out;
    assert!(out.contains("Ben: V saw it in Kirchdorf."), "{out}");
    let check = misspelt.run("check --format json").out;
    assert!(check.contains("there is no audience `prees`"), "{check}");
    let words = world("protect:\n  v: {words: Kirchdorf, named_to: [courtt], as: there}\n");
    let check = words.run("check").out;
    assert!(
        check.contains("warning[wrong-value]: there is no audience `courtt`."),
        "{check}"
    );
    let out = words.run("export visit --for court").code(0).out;
    assert!(out.contains("Ana Ruiz saw it in there."), "{out}");
}

/// The program has no clock: the day is that of the paper.
#[test]
fn a_consent_of_a_later_day_is_none_in_a_paper_of_its_day() {
    let world = world(
        "people:\n  ana: {name: Ana Ruiz, protect: {as: V, consent: {for: press, given: 2031-05}}}\n",
    );
    for (options, named) in [
        ("", "Ana Ruiz"),
        ("--date 2031-05-31", "Ana Ruiz"),
        ("--date 2031-05-30", "V"),
        ("--date 2025-01-01", "V"),
        ("--as-of 2025-01-01", "V"),
    ] {
        let out = world.run(&format!("export visit --for press --full {options}"));
        let said = format!("{named} saw it in Kirchdorf.");
        let out = out.code(0).out;
        assert!(
            out.contains(&said) || options.starts_with("--as-of"),
            "{options}: {out}"
        );
        assert_eq!(out.contains("Ana Ruiz"), named != "V", "{options}: {out}");
    }
}

/// Ways to say who is protected that do not, each with the line it is told at.
const ASTRAY: [(&str, u32); 10] = [
    ("people:\n  ana: {name: Ana Ruiz}\n  protect: {as: V}\n", 5),
    (
        "people:\n  ana:\n    name: Ana Ruiz\n    role:\n      protect: {as: V}\n",
        7,
    ),
    (
        "people:\n  eva:\n    name: Eva\n    note: |\n      x\n    ana: {name: Ana Ruiz, protect: {as: V}}\n",
        8,
    ),
    ("events:\n  ana: {title: Ana Ruiz, protect: {as: V}}\n", 4),
    (
        "questions:\n  ana: {question: Ana Ruiz?, Protected: {as: V}}\n",
        4,
    ),
    ("persons:\n  ana: {name: Ana Ruiz, protect: {as: V}}\n", 4),
    ("individuals:\n  - {name: Ana Ruiz, protect: {as: V}}\n", 4),
    (
        "summary: |\n  x\n  people:\n    ana: {name: Ana Ruiz, protect: {as: V}}\n",
        6,
    ),
    (
        "summary: >-\n  x\n people:\n  ana: {name: Ana Ruiz, protect: {as: V}}\n",
        6,
    ),
    ("notes:\n  ana:\n    \"protect\": {as: V}\n", 5),
];

#[test]
fn a_protect_that_protects_nobody_is_told_with_its_place_and_nothing_is_written() {
    for (records, line) in ASTRAY {
        let world = world(records);
        let told = format!(
            "`protect` in casefiles/library.yaml:{line} protects nobody there; write it one step below the id"
        );
        let ran = world.run("export visit --for press").code(2).out("");
        assert!(ran.err.contains(&told), "{records}: {}", ran.err);
        let ran = world.run("check").code(1);
        assert!(
            ran.out.contains(&format!("library.yaml:{line}:")),
            "{records}: {}",
            ran.out
        );
        let ran = world.run("export visit").code(2).out("");
        assert!(
            ran.err.contains("Nothing was written"),
            "{records}: {}",
            ran.err
        );
    }
}

#[test]
fn what_is_called_like_protect_or_speaks_of_it_is_none() {
    for records in [
        "people:\n  protect: {name: Eva, protect: {as: W}}\n",
        "people:\n  eva: {name: Eva, PROTECT: {as: W}}\n",
        "people:\n  eva: {name: Eva, protect: {as: W}}\n  # ana: {name: Ana, protect: {as: V}}\n",
        "people:\n  eva: {name: Eva, protect: {as: W}}\nevents:\n  protest: {title: They protect: all}\n",
        "protected:\n  eva: {words: Eva}\n",
    ] {
        let ran = world(records).run("export visit --for press");
        assert!(
            !ran.err.contains("protects nobody"),
            "{records}: {}",
            ran.err
        );
    }
}

#[test]
fn files_that_are_not_read_protect_nobody_silently() {
    let other = "format: 1\ntitle: Other\npeople:\n  ana: {name: Ana Ruiz, protect: {as: V}}\n";
    for name in [
        "other/case.yml",
        "other/people.yaml",
        "in/a/folder/other.YAML",
    ] {
        let world = world("people:\n  eva: {name: Eva, protect: {as: W}}\n")
            .file(&format!("casefiles/{name}"), other);
        let ran = world.run("export visit --for press").code(2).out("");
        let told = format!(
            "`protect` in casefiles/{name}:4 protects nobody there; put that file into the folder"
        );
        assert!(ran.err.contains(&told), "{}", ran.err);
        let ran = world.run("check").code(1);
        assert!(
            ran.out.contains(&format!("{name}` is not read")),
            "{}",
            ran.out
        );
    }
    // Those are read, whatever their case.
    let world = world("people:\n  eva: {name: Eva, protect: {as: W}}\n")
        .file("casefiles/other.YAML", other);
    let ran = world.run("export visit --full --for press").code(0);
    assert!(ran.out.contains("V saw it"), "{}", ran.out);
    // And what nothing can be read of may protect anybody.
    let world = world.file("casefiles/third.yaml", "");
    let why = "1 case file could not be read and may protect somebody; `casefile check` says why.";
    world
        .run("export visit --full --for press")
        .code(2)
        .out("")
        .err(&format!("error: Nothing was written: {why}\n"));
}
