//! The library that is opened where none is named.

use super::harness::{Ran, World};

fn run_in(world: &World, folder: &str, arguments: &[&str]) -> Ran {
    let mut command = world.command(arguments);
    Ran::of(command.current_dir(world.path(folder)).output().unwrap())
}

#[test]
fn a_library_is_found_from_inside_it() {
    let case = "format: 1\ntitle: Harbour\npeople:\n  ana: {name: Ana}\n";
    let world = World::empty()
        .file("lib/library.yaml", "format: 1\ntitle: All\n")
        .file("lib/harbour.yaml", case)
        .file("lib/sources/deep/note.txt", "A note.\n")
        .file("lib/strike/case.yaml", "format: 1\ntitle: Strike\n")
        .file("lib/strike/texts/note.txt", "A note.\n")
        .file("loose/harbour.yaml", case);
    let cases = "harbour  Harbour\nstrike   Strike\n";
    for folder in ["lib", "lib/sources", "lib/sources/deep"] {
        run_in(&world, folder, &["list", "cases"])
            .code(0)
            .out(cases);
    }
    for folder in ["lib/strike", "lib/strike/texts"] {
        let ran = run_in(&world, folder, &["list", "cases"]);
        ran.code(0).out("strike  Strike\n");
    }
    // A file that can be read from here is named as it is seen from here.
    let ran = run_in(
        &world,
        "lib/sources",
        &["list", "people", "--format", "json"],
    );
    assert_eq!(ran.json()[0]["file"], "../harbour.yaml");
    // What merely holds YAML is opened where that is asked for.
    let ran = run_in(&world, "loose", &["list", "cases"]).code(2);
    assert!(
        ran.err.starts_with("error: No library is named"),
        "{}",
        ran.err
    );
    run_in(&world, "loose", &[".", "list", "cases"]).code(0);
}

#[test]
fn what_is_at_hand_goes_before_what_is_configured_and_a_name_before_both() {
    let world = World::empty()
        .file("lib/library.yaml", "format: 1\n")
        .file("lib/here.yaml", "format: 1\ntitle: Here\n")
        .file("far/far.yaml", "format: 1\ntitle: Far\n");
    let far = world.path("far").display().to_string();
    let world = world.config(&format!("path = {far:?}\n"));
    let cases =
        |world: &World, folder, arguments: &[&str]| run_in(world, folder, arguments).code(0).out;
    assert_eq!(cases(&world, "lib", &["list", "cases"]), "here  Here\n");
    assert_eq!(cases(&world, "", &["list", "cases"]), "far  Far\n");
    assert_eq!(
        cases(&world, "lib", &["../far", "list", "cases"]),
        "far  Far\n"
    );
    // The folder that one keeps them in goes before all.
    let world = world.file("lib/casefiles/near.yaml", "format: 1\ntitle: Near\n");
    assert_eq!(cases(&world, "lib", &["list", "cases"]), "near  Near\n");
}
