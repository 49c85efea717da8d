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
    each_quote_stands_in_its_source(&world, "here/cases");
}

#[test]
fn there_is_an_example_for_each_work() {
    let world = World::empty();
    let news = "news/library.yaml";
    world.run("init news --kind news").code(0).err("");
    world.run("init plain").code(0);
    assert_eq!(world.read(news), world.read("plain/library.yaml"));
    for kind in ["legal", "rights"] {
        let ran = world
            .run(&format!("init {kind} --kind {kind}"))
            .code(0)
            .err("");
        assert!(
            ran.out.contains(&format!("Made a library in `{kind}`")),
            "{}",
            ran.out
        );
        assert_ne!(
            world.read(&format!("{kind}/library.yaml")),
            world.read(news)
        );
        world
            .run(&format!("check {kind} --strict"))
            .code(0)
            .out("")
            .err("");
        each_quote_stands_in_its_source(&world, kind);
    }
}

fn each_quote_stands_in_its_source(world: &World, folder: &str) {
    for kind in [
        "allegations",
        "evidence",
        "proceedings",
        "events",
        "sources",
        "people",
    ] {
        let listed = world
            .run(&format!("{folder} list {kind} --format json"))
            .json();
        for record in listed.as_array().unwrap() {
            let key = record["key"].as_str().unwrap();
            let shown = world
                .run(&format!("{folder} show {key} --format json"))
                .code(0)
                .json();
            for citation in shown["citations"].as_array().unwrap() {
                let found = citation["verdict"].as_str();
                let is_found = found == Some("verbatim") || citation["quote"].is_null();
                assert!(is_found, "{key}: {citation}");
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
