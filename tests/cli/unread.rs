//! What could not be read is an error of `check`, and every other command says that it may be missing.

use super::harness::World;

const CASE: &str = "\
people:
  ana: {name: Ana}
sources:
  gazette: {title: The Gazette, text: gazette.txt}
  paper: {title: The Paper, published: 2025-03-01, text: paper.pdf}
  talk: {title: A talk, digest: talk.md}
  lost: {title: A lost letter}
allegations:
  rain:
    statement: It rained.
    by: ana
    cites:
      - {source: gazette, at: ¶1, quote: Rain fell}
      - {source: paper, quote: nobody ever said this}
evidence:
  jar:
    description: A jar
    bears_on: {rain: supports}
    cites: [{source: gazette}]
events:
  storm:
    title: A storm
    date: 2025-03-01
    measure: {value: 3, unit: people, of: a storm}
    cites: [{source: gazette}]
";

/// A library all of which can be read.
fn world() -> World {
    World::case(
        &CASE
            .replace("paper.pdf", "gazette.txt")
            .replace("nobody ever said this", "Rain fell"),
    )
    .file("casefiles/gazette.txt", "Rain fell on the quay.\n")
    .file("casefiles/talk.md", "¶1 They talked of “rain”.\n")
}

/// The same beside two case files and a record that cannot be read.
fn broken() -> World {
    world()
        .file("casefiles/empty.yaml", "")
        .file("casefiles/list.yaml", "- a\n")
        .file(
            "casefiles/half.yaml",
            "format: 1\ntitle: H\npeople:\n  ben:\n    name: [\n",
        )
}

/// Commands that list, with what else ends them with 1 taken care of.
const COMMANDS: [&str; 15] = [
    "",
    "list people",
    "list people nobody",
    "list all --explain rain",
    "search rain",
    "search nowhere",
    "show rain",
    "timeline",
    "origins visit/rain",
    "origins",
    "matrix visit",
    "conflicts",
    "tellings visit/rain",
    "next",
    "export visit --names",
];

#[test]
fn where_a_file_is_unread_each_command_says_so_and_ends_with_2() {
    let (whole, broken) = (world(), broken());
    for command in COMMANDS {
        let ran = whole.run(command);
        assert_ne!(ran.code, Some(2), "{command}: {ran:#?}");
        assert!(
            !ran.err.contains("could not be read"),
            "{command}: {}",
            ran.err
        );
        let ran = broken.run(command).code(2);
        let says = "error: 2 case files and 1 record could not be read, so this may not be all. \
                    `casefile check` says why.\n";
        assert!(ran.err.contains(says), "{command}: {}", ran.err);
    }
    broken.run("check").code(1);
    whole.run("check").code(0);
}

#[test]
fn an_unread_library_file_is_called_by_its_name() {
    let world = world().file("casefiles/library.yaml", "- a\n");
    let ran = world.run("list people").code(2);
    let says = "error: library.yaml could not be read, so this may not be all.";
    assert!(ran.err.contains(says), "{}", ran.err);
}

/// A mistake is named where it is; what it is in was read.
#[test]
fn a_record_with_a_mistake_is_not_unread() {
    let world = World::case("people:\n  ana: {name: Ana, rle: x}\n");
    world.run("check").code(1);
    let ran = world.run("list people").code(0);
    assert!(
        ran.err.starts_with("note: 1 error in this library"),
        "{}",
        ran.err
    );
}

#[test]
fn an_export_says_what_it_may_lack() {
    let says =
        "2 case files and 1 record of this library could not be read, and may belong here.\n";
    assert!(broken().run("export visit --names").out.contains(says));
    assert!(
        !world()
            .run("export visit")
            .out
            .contains("could not be read")
    );
}

#[test]
fn a_source_whose_text_cannot_be_read_is_an_error_and_one_that_is_not_held_is_none() {
    let world = World::case(CASE)
        .file("casefiles/gazette.txt", "Rain fell on the quay.\n")
        .file("casefiles/talk.md", "¶1 They talked of “rain”.\n")
        .file("casefiles/paper.pdf", "%PDF-1.7\n1 0 obj <<");
    let ran = world.run("check").code(1).err("1 error in 1 file.\n");
    let says = "error[unread-source]: no quote was compared with this source and no word is found in it: \
                `casefiles/paper.pdf` is damaged: ";
    assert!(ran.out.starts_with(says), "{}", ran.out);
    // Also where only one rule is asked for.
    world.run("check uncited").code(1);
    let ran = world.run("search rain").code(2);
    assert!(
        ran.err
            .contains("note: 1 source has no text here: visit/lost.\n"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("error: 1 text could not be read and searched: visit/paper (`casefiles/paper.pdf` is damaged"),
        "{}",
        ran.err
    );
    assert!(
        !ran.err.contains("1 source could not be read"),
        "said once: {}",
        ran.err
    );
    let json = world.run("search rain --format json").code(2).json();
    assert_eq!(json["unsearched"].as_array().unwrap().len(), 2);
    // A list that asks for words or quotes may lack what is in it; any other does not ask for it.
    world.run("list sources rain").code(2);
    world.run("list all quote:missing").code(2);
    world.run("list sources").code(0);
    let ran = world.run("export visit quote:verbatim").code(2);
    assert!(
        ran.out
            .contains("1 source of this library could not be read, "),
        "{}",
        ran.out
    );
    let ran = world.run("check --fix").code(1).out("");
    assert_eq!(
        ran.err,
        "note: `visit/paper` could not be read: 1 citation was not compared.\n"
    );
    // A digest for what has no text is compared in its stead, and is no error.
    let scan = World::case("sources:\n  s: {title: S, digest: s.md, original: {file: s.jpg}}\n")
        .file(
            "casefiles/s.jpg",
            "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{1}\u{2}\u{3}\u{4}",
        )
        .file("casefiles/s.md", "¶1 About it.\n");
    scan.run("check").code(0).out("").err("");
    let scan = World::case("sources:\n  s: {title: S, digest: s.md, original: {file: s.pdf}}\n")
        .file("casefiles/s.pdf", "%PDF-1.7\n1 0 obj <<")
        .file("casefiles/s.md", "¶1 About it.\n");
    scan.run("check").code(1);
}

/// As long as the library, its ring is found, and shown by its two ends.
#[test]
fn a_ring_of_sources_is_found_at_any_length() {
    for count in [13, 1_000, 20_000] {
        let sources: String = (0..count)
            .map(|number| {
                format!(
                    "  s{number}: {{title: S, rests_on: s{}}}\n",
                    (number + 1) % count
                )
            })
            .collect();
        let event = "events:\n  e: {title: E, cites: [{source: s5}]}\n";
        let world = World::case(&format!("sources:\n{sources}{event}"));
        let ran = world.run("check circular-attribution").code(1);
        let (last, number) = (count - 1, casefile::text::grouped(&count.to_string()));
        let says = format!(
            "error[circular-attribution]: these {number} sources relay each other: `s0` ← `s1` ← `s2` ← `s3` ← \
             `s4` ← `s5` ← … ← `s{}` ← `s{}` ← `s{}` ← `s{}` ← `s{last}` ← `s0`.\n",
            count - 5,
            count - 4,
            count - 3,
            count - 2
        );
        assert!(ran.out.contains(&says), "{}", ran.out);
        assert!(ran.out.len() < 5_000, "{}", ran.out.len());
    }
}

/// Woven so that each leads to each, they are one knot, however many records lead into it.
#[test]
fn interwoven_sources_are_told_once() {
    let count = 500;
    let sources: String = (0..count)
        .map(|number| {
            let (one, other) = ((number + 1) % count, (number * 7 + 3) % count);
            format!("  s{number}: {{title: S, rests_on: [s{one}, s{other}]}}\n")
        })
        .collect();
    let events: String = (0..count)
        .map(|number| format!("  e{number}: {{title: E, cites: [{{source: s{number}}}]}}\n"))
        .collect();
    let world = World::case(&format!("sources:\n{sources}events:\n{events}"));
    let ran = world
        .run("check circular-attribution")
        .code(1)
        .err("1 error in 1 file.\n");
    assert!(
        ran.out
            .contains(" hang together with them in further circles"),
        "{}",
        ran.out
    );
}
