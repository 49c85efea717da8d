use super::harness::World;

#[test]
fn what_it_writes_passes_and_every_quote_of_it_stands_in_its_source() {
    let world = World::empty();
    world.run("init here/cases").code(0).err("").out(
        "Made a library in `here/cases`:\n  library.yaml\n  example-case.yaml\n  sources/example.txt\n  \
         casefile.schema.json\nOpen it with `casefile PATH`; `casefile check PATH` says what is wrong with it.\n",
    );
    world.run("check here/cases").code(0).out("").err("");
    assert_eq!(
        world.read("here/cases/casefile.schema.json"),
        world.run("schema").code(0).out
    );
    for kind in [
        "allegations",
        "evidence",
        "proceedings",
        "events",
        "sources",
        "people",
    ] {
        let listed = world
            .run(&format!("here/cases list {kind} --format json"))
            .code(0)
            .json();
        for record in listed.as_array().unwrap() {
            let key = record["key"].as_str().unwrap();
            let shown = world
                .run(&format!("here/cases show {key} --format json"))
                .code(0)
                .json();
            for citation in shown["citations"].as_array().unwrap() {
                assert_eq!(citation["verdict"], "verbatim", "{key}: {citation}");
            }
        }
    }
}

#[test]
fn a_folder_that_holds_anything_is_left_alone() {
    let world = World::empty().file("full/.hidden", "");
    world
        .run("init full")
        .code(2)
        .out("")
        .err("error: `full` is not empty; name a folder that is new or empty.\n");
    assert_eq!(std::fs::read_dir(world.path("full")).unwrap().count(), 1);
    let world = world.file("file", "");
    let ran = world.run("init file").code(2).out("");
    assert!(
        ran.err
            .starts_with("error: A library cannot be made in `file`: "),
        "{}",
        ran.err
    );
}
