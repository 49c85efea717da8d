//! Who is protected in another case file of the library, where a case is opened alone.

use super::harness::World;

const LIBRARY: &str = "format: 1\naudiences: { court: {}, others: { calls: codes } }\n\
    sources: { gazette: { title: Gazette } }\n";

const OTHER: &str = "format: 1\ntitle: B\npeople:\n  z: { name: Zulimo Hartog, role: the cook, protect: { as: Person Q } }\n\
    protect: { place: { words: [Kirchdorf], as: the village } }\n";

const CASE: &str = "format: 1\ntitle: A\nallegations: { a: { by: gazette, statement: Hartog was in Kirchdorf. } }\n";

/// A library in which one case names whom the other protects, as a file, `lib/c.yaml`, and as a folder, `lib/visit`.
fn world(library: Option<&str>, other: &str) -> World {
    let world = World::empty()
        .file("lib/other.yaml", other)
        .file("lib/c.yaml", CASE)
        .file("lib/visit/case.yaml", CASE);
    match library {
        Some(library) => world.file("lib/library.yaml", library),
        None => world,
    }
}

/// Each way to open one of the cases alone, and its id.
const WAYS: [(&str, &str); 3] = [
    ("lib/c.yaml", "c"),
    ("lib/visit", "visit"),
    ("lib/visit/case.yaml", "visit"),
];

#[test]
fn a_case_alone_names_nobody_whom_another_protects() {
    let world = world(Some(LIBRARY), OTHER);
    for (path, case) in WAYS {
        let out = world
            .run(&format!("{path} export {case} --full --for court"))
            .code(0)
            .out;
        assert!(
            out.contains("Person Q was in the village."),
            "{path}: {out}"
        );
        let listed = world
            .run(&format!("{path} list allegations --for court --format csv"))
            .code(0)
            .out;
        assert!(
            listed.contains("Person Q was in the village."),
            "{path}: {listed}"
        );
        for handed in [
            format!("export {case}"),
            "list allegations -o a.csv".to_owned(),
        ] {
            let err = world.run(&format!("{path} {handed}")).code(2).out("").err;
            for words in [
                "Zulimo Hartog (`other/z`): “Hartog” in",
                "what `protect:other/place` protects: “Kirchdorf” in",
            ] {
                assert!(err.contains(words), "{path}: {err}");
            }
        }
        assert!(!world.path("a.csv").exists());
        // They are protected here, and nothing else.
        let people = world.run(&format!("{path} list people"));
        assert!(!people.out.contains("Hartog"), "{}", people.out);
        let found = world.run(&format!("{path} search Zulimo"));
        assert!(!found.out.contains("Zulimo"), "{}", found.out);
        world.run(&format!("{path} show other/z")).code(1);
        let checked = world.run(&format!("{path} check"));
        assert!(!checked.out.contains("other"), "{}", checked.out);
    }
}

#[test]
fn what_is_handed_on_takes_the_place_of_no_case_beside_it() {
    let world = world(Some(LIBRARY), OTHER);
    for (path, case) in WAYS {
        let to = "-f md --for court --force -o lib/other.yaml";
        world
            .run(&format!("{path} export {case} {to}"))
            .code(2)
            .err("error: Nothing was written: `lib/other.yaml` is a file of the library itself; name another one.\n");
        assert_eq!(world.read("lib/other.yaml"), OTHER);
    }
}

#[test]
fn so_it_is_from_within_the_folder_of_the_case() {
    let world = world(Some(LIBRARY), OTHER);
    let run = |arguments: &[&str]| {
        let mut command = world.command(arguments);
        let output = command
            .current_dir(world.path("lib/visit"))
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, out) = run(&["export", "visit", "--full", "--for", "court"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Person Q was in the village."), "{out}");
    assert_eq!(run(&["export", "visit"]).0, Some(2));
}

#[test]
fn on_an_earlier_day_they_are_protected_too() {
    let other = OTHER.replace("as: Person Q", "as: Person Q, instead: role");
    let world = world(Some(LIBRARY), &other);
    let out = world
        .run("lib/visit export visit --full --for court")
        .code(0)
        .out;
    assert!(out.contains("[the cook] was in"), "{out}");
    let earlier = "lib/visit export visit --full --for court --as-of 2025-01-01";
    let out = world.run(earlier).code(0).out;
    assert!(out.contains("[name left out] was in the village."), "{out}");
    world
        .run("lib/visit export visit --as-of 2025-01-01")
        .code(2);
}

#[test]
fn a_code_is_the_same_wherever_the_case_is_opened_from() {
    let world = world(Some(LIBRARY), OTHER);
    let run = |path: &str| {
        let ran = world.run(&format!("{path} export visit --full --for others"));
        let ran = ran.code(0);
        assert!(ran.out.contains("R-0"), "{}", ran.out);
        let from = ran.err.find("/codes/").unwrap();
        (
            ran.out.clone(),
            ran.err[from..from + 40].to_owned(),
            ran.err,
        )
    };
    let (_, place, told) = run("lib/visit");
    assert!(told.contains("are new"), "{told}");
    let (_, other, told) = run("lib");
    assert!(told.contains("those of before") && place == other, "{told}");
}

#[test]
fn what_cannot_be_read_may_protect_anybody() {
    for other in [
        // Nothing, a record, the words, and what YAML drops.
        "people: {z: {name: Zulimo Hartog",
        "people: { z: { name: Zulimo Hartog, protect: Person Q } }\n",
        "people: { z: { name: Zulimo Hartog, protct: { as: Person Q } } }\n",
        "protect: { place: [Kirchdorf] }\n",
        "protect: { place: *none }\n",
        "title: B\nnotes: { protect: { as: Q } }\n",
    ] {
        let world = world(Some(LIBRARY), other);
        for (path, case) in WAYS {
            let ran = world.run(&format!("{path} export {case} --for court -o a.md"));
            let err = ran.code(2).err;
            assert!(
                err.contains("who is protected could not all be read"),
                "{other}: {err}"
            );
            let err = world
                .run(&format!("{path} export {case} -o a.md"))
                .code(2)
                .err;
            assert!(err.contains("Nothing was written"), "{other}: {err}");
            assert!(!world.path("a.md").exists());
            let told = world.run(&format!("{path} check")).out;
            assert!(told.contains("by other case files in"), "{other}: {told}");
        }
    }
}

#[test]
fn without_a_library_a_file_counts_that_says_protect() {
    let world = world(None, OTHER).file("lib/compose.yaml", "services: [\n");
    for (path, case) in WAYS {
        let err = world.run(&format!("{path} export {case}")).code(2).err;
        assert!(err.contains("Zulimo Hartog (`other/z`)"), "{path}: {err}");
        let ran = world.run(&format!("{path} export {case} --full --for frcp-5.2"));
        assert!(
            ran.out.contains("Person Q was in the village."),
            "{path}: {}",
            ran.out
        );
    }
    // What else lies there is none of the case's business.
    let world = world.file("lib/other.yaml", "title: B\n");
    world.run("lib/c.yaml export c").code(0);
}
