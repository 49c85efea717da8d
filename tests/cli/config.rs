use super::harness::World;

#[test]
fn it_tells_what_holds_and_why() {
    let world = World::empty();
    let at_home = world.run("config").code(0).err("").out;
    assert!(at_home.starts_with("# "), "{at_home}");
    assert!(
        at_home.ends_with(
            "/home/.config/casefile/config.toml (not there)\n# path is not set\n# originals is not set\n\
             theme = \"terminal\"  # built in\nascii = false  # built in\nmouse = false  # built in\ncache = true  # built in\nlong_quote = 40  # built in\nsession = true  # built in\nhistory = false  # built in\nquit = \"back\"  # built in\n"
        ),
        "{at_home}"
    );
    let world = world.file(
        "mine.toml",
        "path = \"~/cases\"\nascii = true\nmouse = true\n[keys]\nquit = [\"q\", \"Ctrl+q\"]\n\
         [filters]\ndenied = 'standing:denied \"exact words\"'\n",
    );
    let ran = world
        .run("config --config mine.toml --mouse=false --theme dark")
        .code(0)
        .err("");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "# mine.toml");
    assert!(
        lines[1].ends_with("/home/cases\"  # this file"),
        "{}",
        lines[1]
    );
    assert_eq!(
        lines[2..],
        [
            "# originals is not set",
            "theme = \"dark\"  # the command line",
            "ascii = true  # this file",
            "mouse = false  # the command line",
            "cache = true  # built in",
            "long_quote = 40  # built in",
            "session = true  # built in",
            "history = false  # built in",
            "quit = \"back\"  # built in",
            "",
            "[filters]",
            "\"denied\" = \"standing:denied \\\"exact words\\\"\"",
            "",
            "[keys]",
            "\"quit\" = [\"q\",\"Ctrl+q\"]",
        ]
    );
}

#[test]
fn the_default_file_is_taken_as_it_is() {
    let world = World::starter();
    let file = world.run("config --default").code(0).err("").out;
    let world = world.config(&file);
    world.run("check").code(0).out("").err("");
}

#[test]
fn a_mistake_stops_before_anything_is_opened() {
    let world = World::starter().config("asci = true\nmouse = \"no\"\n");
    let ran = world.run("check").code(2).out("");
    assert_eq!(ran.err.matches("error[").count(), 2, "{}", ran.err);
    assert!(
        ran.err.contains("help: did you mean `ascii`?"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("config.toml:1:1"), "{}", ran.err);
    assert!(ran.err.contains("config.toml:2:9"), "{}", ran.err);
    assert!(
        ran.err
            .ends_with("error: Fix the configuration first; nothing was opened.\n")
    );
    // What needs no settings works all the same.
    world.run("config --default").code(0);
    world.run("schema").code(0);
}

#[test]
fn a_saved_query_that_is_none_is_told_with_its_place() {
    let world = World::starter().config("[filters]\ndenied = \"standing:denyed\"\n");
    let ran = world.run("check").code(2).out("");
    assert!(ran.err.contains("config.toml:2:10"), "{}", ran.err);
    assert!(
        ran.err.contains("help: did you mean `standing:denied`?"),
        "{}",
        ran.err
    );
}

#[test]
fn to_begin_afresh_is_for_the_browser() {
    let world = World::starter();
    world.run("--fresh").code(0).err("");
    world
        .run("--fresh list people")
        .code(2)
        .out("")
        .err("error: `--fresh` is for the browser; leave it out before a command.\n");
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let ran = World::starter()
        .run("check --config nowhere.toml")
        .code(2)
        .out("");
    assert!(
        ran.err
            .starts_with("error: The configuration `nowhere.toml` cannot be read: "),
        "{}",
        ran.err
    );
}

#[test]
fn the_configured_library_is_opened_where_there_is_none_at_hand() {
    let world = World::empty().file("elsewhere/a.yaml", "format: 1\ntitle: Elsewhere\n");
    let path = world.path("elsewhere").display().to_string();
    let world = world.config(&format!("path = {path:?}\nascii = true\n"));
    world.run("list cases").code(0).out("a  Elsewhere\n");
    let world = world.file(
        "casefiles/b.yaml",
        "format: 1\ntitle: Here\nallegations:\n  one:\n    statement: One.\n",
    );
    world.run("list cases").code(0).out("b  Here\n");
    world
        .run("list allegations")
        .code(0)
        .out("o alleged  b/one  nobody named: One.\n");
    world
        .run("list allegations --ascii=false")
        .code(0)
        .out("○ alleged  b/one  nobody named: One.\n");
}
