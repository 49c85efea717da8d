//! Whom a case file protects: what would name them is not handed on.

use super::harness::World;

/// A case in which one person is protected, and one statement names nobody.
const PROTECTED: &str = "people:
  maria: { name: María López, also_known_as: [La Jefa], protect: { as: Witness A, because: minor } }
  ana: { name: Ana Ruiz }
allegations:
  rain: { statement: It rained., by: ana }
  sun: { statement: The sun shone., by: ana, note: Says LO\u{301}PEZ. }
";

#[test]
fn who_is_protected_is_not_handed_on() {
    let world = World::case(PROTECTED);
    let refused = "error: Nothing was written, since it would name a person whom the case file protects.
  María López (`visit/maria`): “LO\u{301}PEZ” in `visit/sun`.
  = help: ask for a part that names none of them, `casefile export CASE QUERY`, write it for an audience, `--for AUDIENCE`, with other words in the place of names, or write --names to hand the names on.
";
    world.run("export visit").code(2).out("").err(refused);
    world
        .run("export visit -o visit.md")
        .code(2)
        .out("")
        .err(refused);
    assert!(!world.path("visit.md").exists());

    let ran = world
        .run("export visit --names -o visit.md")
        .code(0)
        .out("");
    assert_eq!(ran.err, "note: One of the protected is named in it.\n");
    let written = world.read("visit.md");
    assert!(
        written.contains(
            "> **Note:** Not for others: people are named here whom the case file protects.
"
        ),
        "{written}"
    );
}

#[test]
fn a_part_without_the_protected_is_written_without_a_word() {
    let world = World::case(PROTECTED);
    let ran = world.run("export visit id:rain").code(0).err("");
    assert!(
        ran.out.contains("It rained.") && !ran.out.contains("Not for others"),
        "{}",
        ran.out
    );
    world.run("export visit id:sun").code(2).out("");
    world.run("export visit id:rain -o rain.md").code(0).err("");
}

#[test]
fn the_name_of_a_file_is_handed_on_with_it() {
    let world = World::case(PROTECTED);
    for name in ["maria-lopez.md", "out/2025_LOPEZ.md", "la_jefa.md"] {
        let arguments = format!("export visit id:rain -o {name}");
        let ran = world.run(&arguments).code(2).out("");
        let help = "” in the file's name.\n  = help: give the file another name, or write --names";
        assert!(ran.err.contains(help), "{}", ran.err);
        assert!(!world.path(name).exists());
    }
    // Where it is put is the reader's own affair.
    std::fs::create_dir(world.path("lopez")).unwrap();
    world
        .run("export visit id:rain -o lopez/rain.md")
        .code(0)
        .err("");
}

#[test]
fn a_mistake_in_a_protection_hands_nobody_on() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: Witness A }\n\
         allegations:\n  rain: { statement: Rain on Ana Ruiz. }\n",
    );
    let ran = world.run("export visit").code(2).out("");
    let named = "\n  `visit/ana`, whose record cannot be read: “Ana Ruiz” in `visit/rain`.\n";
    assert!(ran.err.contains(named), "{}", ran.err);
}

/// A mistake beside it may cost a protected name, or the protection itself.
#[test]
fn a_mistake_in_the_record_of_a_protected_person_hands_nobody_on() {
    for person in [
        "{name: Ana Ruiz, also_known_as: Pepita, protect: {as: W}}",
        "{name: Ana Ruiz, also_known_as: [[Pepita]], protect: {as: W}}",
        "{name: Ana Ruiz, aka: [Pepita], protect: {as: W}}",
        "{name: Ana Ruiz, also_known_as: [Pepita], PROTECT: {as: W}}",
        "{name: Ana Ruiz, also_known_as: [Pepita], <<: {protect: {as: W}}}",
        "{name: Ana Ruiz, short: Pepita, protect: {as: W}}",
    ] {
        let world = World::case(&format!(
            "people:\n  ana: {person}\nallegations:\n  sun: {{statement: Pepita spoke.}}\n"
        ));
        let ran = world.run("export visit").code(2).out("");
        assert!(
            ran.err.contains("Nothing was written"),
            "{person}: {}",
            ran.err
        );
        world.run("export visit --names").code(0);
    }
}

#[cfg(unix)]
#[test]
fn where_the_shared_people_are_unread_nothing_is_handed_on() {
    let world = World::case("allegations:\n  sun: {statement: Pepita spoke.}\n").file(
        "shared.yaml",
        "format: 1\npeople: {p: {name: Pepita, protect: {as: W}}}\n",
    );
    let link = world.path("casefiles/library.yaml");
    std::os::unix::fs::symlink("../shared.yaml", &link).unwrap();
    for library in ["casefiles", "casefiles/visit.yaml"] {
        world.run(&format!("{library} check")).code(1);
        world.run(&format!("{library} list all")).code(2);
        let ran = world
            .run(&format!("{library} export visit"))
            .code(2)
            .out("");
        assert!(
            ran.err.contains("who is protected could not all be read"),
            "{}",
            ran.err
        );
        let ran = world
            .run(&format!("{library} export visit --names"))
            .code(2);
        assert!(ran.out.contains("Pepita"), "{}", ran.out);
    }
}
