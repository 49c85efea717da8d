//! The linear face, as who hears it goes through it: its transcript.

use std::{fs, io::Write, path::Path, process::Stdio};

use super::harness::{Ran, World};

/// The library of the browser's stories, laid out where it is opened without being named.
fn harbour() -> World {
    let world = World::empty().env("USER", "ana");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/harbour");
    for name in [
        "library.yaml",
        "crane.yaml",
        "dredging.yaml",
        "sources/inquiry-report.md",
        "sources/post-report.txt",
    ] {
        let to = world.path("casefiles").join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from.join(name), to).unwrap();
    }
    world
}

/// What is said where these lines are typed.
fn talk(world: &World, arguments: &[&str], typed: &[&str]) -> Ran {
    let mut child = world
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = typed.iter().map(|line| format!("{line}\n"));
    let lines: String = lines.collect();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    Ran::of(child.wait_with_output().unwrap())
}

/// A transcript in which what differs from run to run is not: the folder, the names that are drawn for notes, today.
fn steady(world: &World, out: &str) -> String {
    let out = out.replace(&format!("{}/", world.path("").display()), "");
    let out = out.replace(world.path("").to_str().unwrap(), "");
    let line = |line: &str| match (line.split_once(", today "), line.split_once("note ")) {
        (Some((before, _)), _) => format!("{before}, today …"),
        (None, Some((before, behind))) if behind.get(8..9) == Some(" ") => {
            format!("{before}note N{}", &behind[8..])
        }
        _ => line.to_owned(),
    };
    out.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Nothing is drawn: no sequence of a terminal, no box, block or tree, and none of the browser's signs.
#[track_caller]
fn is_linear(out: &str) {
    let drawn = |c: &char| {
        (c.is_control() && *c != '\n')
            || ('\u{2500}'..='\u{259f}').contains(c)
            || "○●◐◌✓✗≈≠■□▌▸↶∅".contains(*c)
    };
    let found: Vec<char> = out.chars().filter(drawn).collect();
    assert!(found.is_empty(), "{found:?}\n{out}");
}

/// A case from its overview to its last page, a statement marked, the summary written.
const WALK: &[&str] = &[
    "1",
    "overview",
    "1",
    "0",
    "0",
    "people",
    "0",
    "allegations",
    "1",
    "1",
    "1",
    "",
    "0",
    "0",
    "0",
    "reviewed",
    "reviewed",
    "flag",
    "note The page was looked at.",
    "take back",
    "again",
    "origins",
    "1",
    "0",
    "0",
    "0",
    "evidence",
    "1",
    "0",
    "0",
    "proceedings",
    "0",
    "docket",
    "0",
    "timeline",
    "0",
    "agenda",
    "0",
    "matrix",
    "1",
    "0",
    "0",
    "conflicts",
    "0",
    "questions",
    "0",
    "sources",
    "1",
    "text",
    "0",
    "0",
    "0",
    "changes",
    "problems",
    "find told her",
    "1",
    "allegations",
    "filter standing:denied",
    "filter off",
    "day 2021-05",
    "day today",
    "export",
    "",
    "",
    "all",
    "crane.md",
    "quit",
];

#[test]
fn a_case_is_read_marked_and_written() {
    let world = harbour();
    let ran = talk(&world, &["read"], WALK).code(0).err("");
    is_linear(&ran.out);
    insta::assert_snapshot!(steady(&world, &ran.out));
    let written = world.read("crane.md");
    assert!(written.contains("crane 4"));
    assert!(written.contains("Timeline, drawn"), "{written}");
    let listed = world.run("review list").code(0).out;
    assert!(listed.contains("1 of 3 reviewed"), "{listed}");
}

/// What else the browser has: an order of lists, labels, what falls without a source, what to ask, a filter of what is drawn,
/// the marks in a file for a colleague.
const REST: &[&str] = &[
    "1",
    "allegations",
    "sort standing",
    "sort standing",
    "sort none",
    "sort colour",
    "1",
    "label look again",
    "again",
    "label look again",
    "falls",
    "post-report",
    "0",
    "falls ana-pires",
    "origins",
    "1",
    "0",
    "0",
    "ask",
    "1",
    "1",
    "0",
    "0",
    "0",
    "sources",
    "1",
    "falls",
    "1",
    "timeline",
    "sort date",
    "filter warned",
    "filter no-such-word",
    "filter off",
    "matrix",
    "filter standing:denied",
    "sort",
    "origins",
    "home",
    "sort",
    "",
    "falls",
    "1",
    "allegations",
    "1",
    "flag",
    "next",
    "next",
    "next",
    "previous",
    "tellings",
    "0",
    "allegations",
    "group standing",
    "fold",
    "1",
    "fold",
    "fold",
    "group none",
    "group colour",
    "group",
    "0",
    "timeline",
    "group speaker",
    "finer",
    "finer",
    "finer",
    "turn",
    "finer",
    "turn",
    "fold",
    "matrix",
    "turn",
    "1",
    "sources",
    "1",
    "original now",
    "text",
    "3",
    "flag",
    "note Pires herself.",
    "0",
    "people",
    "original",
    "hand review",
    "review.json",
    "quit",
];

#[test]
fn what_the_keys_of_the_browser_do_is_reached_by_words() {
    let world = harbour();
    let ran = talk(&world, &["read"], REST).code(0).err("");
    is_linear(&ran.out);
    insta::assert_snapshot!(steady(&world, &ran.out));
    let handed = world.read("review.json");
    assert!(handed.contains("flagged"), "{handed}");
    // The paragraph that was chosen, and not the whole source.
    assert!(handed.contains("\\u00b63"), "{handed}");
}

/// What leads away leads away from each prompt, and is never what was asked for: nothing is called so, and no file is written.
#[test]
fn every_prompt_is_left_in_one_way() {
    let prompts: [&[&str]; 13] = [
        &["find"],
        &["allegations", "filter"],
        &["allegations", "sort"],
        &["allegations", "group"],
        &["show"],
        &["day"],
        &["allegations", "1", "note"],
        &["allegations", "1", "label"],
        &["allegations", "1", "falls"],
        &["hand review"],
        &["export"],
        &["export", "", ""],
        &["export", "", "", ""],
    ];
    for prompt in prompts {
        for leaves in ["0", "home", "QUIT"] {
            let world = harbour();
            let asked = [&["1"], prompt].concat();
            let mut typed = asked.clone();
            typed.extend([leaves, "again"]);
            let ran = talk(&world, &["read"], &typed).code(0).err("");
            let told = format!("{asked:?}, {leaves}\n{}", ran.out);
            let last = asked.last().unwrap();
            let (_, behind) = ran.out.rsplit_once(&format!("> {leaves}\n")).expect(&told);
            let (before_it, _) = ran.out.rsplit_once(&format!("> {leaves}\n")).unwrap();
            let question = before_it
                .rsplit_once(&format!("> {last}\n"))
                .expect(&told)
                .1;
            assert!(question.contains("0 leaves this."), "{told}");
            let is_export = prompt[0] == "export";
            let nothing = if is_export {
                "Nothing was written."
            } else {
                "Nothing is done."
            };
            assert!(behind.contains(nothing), "{told}");
            match leaves {
                "QUIT" => assert!(!behind.contains("> "), "{told}"),
                "home" => assert!(behind.contains("Library: "), "{told}"),
                _ => assert!(behind.contains("> again"), "{told}"),
            }
            let written = fs::read_dir(world.path("")).unwrap();
            let mut written = written.map(|entry| entry.unwrap().path());
            assert!(!written.any(|path| path.is_file()), "{told}");
        }
    }
}

/// A record that is named with the library is where one begins; the way back leads to the cases.
#[test]
fn it_begins_at_a_record_that_is_named() {
    let world = harbour();
    for arguments in [
        &["casefiles#warned", "read"][..],
        &["read", "casefiles#warned"],
    ] {
        let ran = talk(&world, arguments, &["0", "quit"]).code(0).err("");
        let begins = "Allegation 1 of 3: A dock worker";
        let (_, behind) = ran.out.split_once(begins).expect(&ran.out);
        assert!(behind.contains("> 0\nLibrary: "), "{}", ran.out);
    }
    let ran = talk(&world, &["casefiles#nobody-such", "read"], &["quit"]).code(0);
    assert!(
        ran.out
            .contains("There is no `nobody-such` in this library.\nLibrary: "),
        "{}",
        ran.out
    );
    for arguments in [&["casefiles#", "read"][..], &["read", "casefiles#"]] {
        let ran = talk(&world, arguments, &[]).code(2);
        assert!(ran.err.contains("error: "), "{}", ran.err);
    }
}

#[test]
fn what_is_wrong_is_said_and_ends_nothing() {
    let world = harbour();
    let typed = [
        "7",
        "1",
        "nonsense",
        "filter by:",
        "allegations",
        "filter (",
        "filter",
        "",
        "1.9.9",
        "show nobody",
        "day never",
        "text",
        "note",
        "",
        "find",
        "",
        "reviewed",
        "note \u{1b}[2J it",
        "export nothing",
        "export",
        "9",
        "0",
        "take back",
        "take back",
        "0",
        "0",
        "0",
        "0",
    ];
    // The end of the input ends it.
    let ran = talk(&world, &["read", "casefiles"], &typed).code(0).err("");
    is_linear(&ran.out);
    insta::assert_snapshot!(steady(&world, &ran.out));
}

#[test]
fn a_file_is_replaced_only_where_one_says_so() {
    let world = harbour().file("old.txt", "Of before.\n");
    let typed = ["1", "export", "txt", "", "", "old.txt", "no", "quit"];
    let ran = talk(&world, &["read"], &typed).code(0);
    assert!(
        ran.out
            .contains("old.txt` is there already. Overwrite it? Type yes or no."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Nothing was written."), "{}", ran.out);
    assert_eq!(world.read("old.txt"), "Of before.\n");
    let typed = ["1", "export", "txt", "", "", "old.txt", "yes", "quit"];
    talk(&world, &["read"], &typed).code(0);
    assert!(world.read("old.txt").contains("crane 4"));
}

/// Whom the library protects is named nowhere while names are covered: not in a view, a page, a text, a file.
#[test]
fn covered_names_are_not_said() {
    let world = World::empty()
        .env("USER", "ana")
        .file(
            "casefiles/library.yaml",
            "format: 1
title: Harbour library
audiences: {press: {}}
people:
  xq: {name: Xiomara Quetzal, protect: {as: Witness A}}
  bob: {name: Bob Plain}
sources:
  s: {title: Interview with Quetzal, kind: interview, published: 2024, text: s.txt, url: https://archive.example/quetzal}
",
        )
        .file(
            "casefiles/hearing.yaml",
            "format: 1
title: The hearing of Xiomara Quetzal
allegations:
  known-of-quetzal: {statement: The office knew what Xiomara Quetzal saw., by: bob, about: [xq], cites: [{source: s, at: ¶1, quote: Quetzal said so}]}
  other: {statement: It was Quetzal., by: xq, date: 2025-03-04}
events:
  day: {title: The day of Quetzal, date: 2025-03-04, cites: [{source: s}]}
",
        )
        .file("casefiles/s.txt", "Quetzal said so.\n\nA second paragraph of Xiomara Quetzal.\n");
    let mut typed = vec!["1"];
    let views: Vec<String> = (1..20).map(|view| view.to_string()).collect();
    for view in &views {
        typed.extend([view, "1", "1", "1", "1", "0", "0", "0", "0", "views"]);
    }
    typed.extend([
        "allegations",
        "1.1.1",
        "",
        "reviewed",
        "origins",
        "0",
        "0",
        "find second",
        "1",
        "problems",
        "1",
    ]);
    typed.extend(["home", "1", "export", "md", "", "", "all", "out.md", "quit"]);
    let covered = talk(&world, &["read", "--cover"], &typed).code(0);
    let names = |text: &str| {
        let text = text.to_lowercase();
        ["quetzal", "xiomara"]
            .into_iter()
            .find(|name| text.contains(name))
    };
    assert_eq!(names(&covered.out), None, "{}", covered.out);
    assert!(covered.out.contains("Witness A"), "{}", covered.out);
    assert!(covered.out.contains("as before press"), "{}", covered.out);
    assert_eq!(names(&world.read("out.md")), None);
    // They are there to be covered.
    let shown = talk(&world, &["read"], &typed).code(0);
    assert!(names(&shown.out).is_some());
}

#[test]
fn a_library_that_is_not_there_is_said() {
    let world = World::empty();
    let ran = talk(&world, &["read", "nowhere"], &[]).code(2);
    assert!(ran.err.contains("`nowhere` is not there"), "{}", ran.err);
}
