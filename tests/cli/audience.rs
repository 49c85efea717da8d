//! What is written for an audience: other words in the place of the names of the protected.

use super::harness::World;

#[test]
fn before_an_audience_other_words_stand_in_the_place_of_names() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n  ben: { name: Ben }\n\
         allegations:\n  a: { statement: Ruiz saw it., by: ben }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  court: {}\n  others: { calls: codes }\n",
    );
    let out = world.run("export visit --for court").code(0).out;
    assert!(out.contains("Ben: Witness A saw it."), "{out}");
    assert!(out.contains("What is left out here"), "{out}");
    world
        .run("export visit --for cuort")
        .code(2)
        .out("")
        .err("error: There is no audience `cuort`; did you mean `court`?\n");
    world
        .run("export visit --for court -o ruiz.md")
        .code(2)
        .err("error: Nothing was written: “ruiz” (`visit/ana`) would still stand in the file's name.\n");
    world
        .run("export visit --for others -o a.html --key who.md")
        .code(0);
    let key = world.read("who.md");
    assert!(key.contains("| R-01 | Ana Ruiz |"), "{key}");
    assert!(!world.read("a.html").contains("Ruiz"));
    // The next export gives the same code.
    let again = world.run("export visit --for others").code(0).out;
    assert!(again.contains("Ben: R-01 saw it."), "{again}");
}
