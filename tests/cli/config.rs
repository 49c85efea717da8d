use super::harness::World;

#[test]
fn it_tells_what_holds_and_why() {
    let world = World::empty();
    let at_home = world.run("config").code(0).err("").out;
    assert!(at_home.starts_with("# "), "{at_home}");
    assert!(
        at_home.ends_with(
            "/home/.config/casefile/config.toml (not there)\n# path is not set\n# originals is not set\n\
             theme = \"terminal\"  # built in\nascii = false  # the terminal and its locale\nmouse = false  # built in\ncache = true  # built in\nlong_quote = 40  # built in\nsession = true  # built in\nhistory = false  # built in\n# reviewer is not set\nwatch = true  # built in\nquit = \"back\"  # built in\n"
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
            "# reviewer is not set",
            "watch = true  # built in",
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
    let world = World::starter().config("asci = true\ncache = \"no\"\n");
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
        .out("b/one  nobody named: One.  o alleged\n");
    world
        .run("list allegations --ascii=false")
        .code(0)
        .out("b/one  nobody named: One.  ○ alleged\n");
}

#[test]
fn a_mistake_of_looks_or_keys_stops_nothing_and_is_said_once() {
    let world = World::starter();
    let right = world.run("list cases").code(0).err("").out;
    let world = world
        .config("theme = \"nosuch\"\nmouse = \"no\"\n[keys]\nquit = \"Hyper+q\"\nhelp = \"F2\"\n");
    let ran = world.run("list cases").code(0).out(&right);
    for told in [
        "warning[unknown-theme]: there is no theme `nosuch`",
        "config.toml:1:9",
        "warning[wrong-type]: true or false",
        "`Hyper+q`",
        "config.toml:4:8",
    ] {
        assert_eq!(ran.err.matches(told).count(), 1, "{told}: {}", ran.err);
    }
    assert!(!ran.err.contains("error"), "{}", ran.err);
    // JSON and the status are what they were, too.
    world.run("list cases --format json").code(0).json();
    // An action whose key cannot be read keeps its own; what can be read holds.
    let keys = world.run("keys").code(0).out;
    assert!(keys.contains("\n  q                      quit"), "{keys}");
    assert!(keys.contains("F2"), "{keys}");
    // The command that shows what holds says what does not.
    let shown = world.run("config").code(0);
    assert!(
        shown.out.contains("theme = \"terminal\"  # built in"),
        "{}",
        shown.out
    );
    assert!(shown.err.contains("unknown-theme"), "{}", shown.err);
}

#[test]
fn a_theme_of_ones_own_that_cannot_be_read_stops_nothing() {
    let world = World::starter().file("mine.toml", "[parts]\nlink = { fg = \"blu\" }\n");
    let path = world.path("mine.toml").display().to_string();
    let world = world.config(&format!("theme = {path:?}\n"));
    let ran = world.run("list cases").code(0);
    assert!(ran.err.contains("cannot be read: line 2"), "{}", ran.err);
    let world = world.config("theme = \"/nowhere/mine.toml\"\n");
    let ran = world.run("list cases").code(0);
    assert!(ran.err.contains("unknown-theme"), "{}", ran.err);
}

#[test]
fn a_wrong_theme_of_the_command_line_is_an_error_of_usage() {
    let world = World::starter();
    world
        .run("list cases --theme drak")
        .code(2)
        .out("")
        .err("error: there is no theme `drak`; did you mean `dark`?\n");
    for arguments in ["--theme drak config", "casefiles config --theme drak"] {
        world
            .run(arguments)
            .code(2)
            .out("")
            .err("error: there is no theme `drak`; did you mean `dark`?\n");
    }
}

#[test]
fn a_way_out_stays_whatever_the_configuration_takes_away() {
    let world =
        World::starter().config("[keys]\nquit = []\nleave = []\nclose = []\nhelp = \"Ctrl+i\"\n");
    let ran = world.run("keys").code(0);
    for told in [
        "no key would leave the program",
        "no key would close a line that is typed",
        "a terminal sends Tab for `Ctrl+i`",
        "config.toml:3:1",
    ] {
        assert_eq!(ran.err.matches(told).count(), 1, "{told}: {}", ran.err);
    }
    for kept in [
        "\n  Q, ^C                  leave",
        "\n  Esc, ^C                close",
    ] {
        assert!(ran.out.contains(kept), "{kept}: {}", ran.out);
    }
    assert!(
        ran.out.contains("\n                         quit "),
        "{}",
        ran.out
    );
}

#[test]
fn signs_follow_the_locale_where_nothing_is_said() {
    let world = || World::case("allegations:\n  one:\n    statement: One.\n");
    let signs = "visit/one  nobody named: One.  ○ alleged\n";
    let ascii = "visit/one  nobody named: One.  o alleged\n";
    let list = "list allegations";
    for (variables, shown) in [
        (&[("LANG", "en_GB.UTF-8")][..], signs),
        (&[("LANG", "C")], ascii),
        (&[("LANG", "")], ascii),
        (&[("LANG", "POSIX"), ("LC_CTYPE", "UTF-8")], signs),
        (
            &[("LANG", "en_GB.UTF-8"), ("LC_CTYPE", "de_AT@euro")],
            ascii,
        ),
        (&[("LC_ALL", "C"), ("LC_CTYPE", "en_GB.UTF-8")], ascii),
        // An empty variable says nothing.
        (&[("LC_ALL", ""), ("LC_CTYPE", "en_GB.utf8")], signs),
        (&[("TERM", "linux")], ascii),
        (&[("TERM", "xterm")], signs),
    ] {
        let set = |world: World, (name, value): &(&str, &str)| world.env(name, value);
        let ran = variables.iter().fold(world(), set).run(list).code(0);
        assert_eq!(ran.out, shown, "{variables:?}");
    }
    let plain = world().env("LANG", "C");
    plain.run("list allegations --ascii=false").out(signs);
    let shown = plain.run("config").out;
    assert!(
        shown.contains("ascii = true  # the terminal and its locale"),
        "{shown}"
    );
    plain.config("ascii = false\n").run(list).out(signs);
    world().run("list allegations --ascii").out(ascii);
}

#[test]
fn what_is_beyond_a_limit_is_counted_and_read_no_further() {
    let within = "# x\n".repeat(64 << 10);
    let world = World::starter().config(&within);
    world.run("check").code(0).err("");
    let world = world.config(&format!("{within}#"));
    let ran = world.run("check").code(2).out("");
    assert!(
        ran.err
            .contains("limited to 262144 bytes, and this has 262145;"),
        "{}",
        ran.err
    );
    let many = (0..20_000).map(|number| format!("x{number} = 1\n"));
    let world = world.config(&many.collect::<String>());
    let ran = world.run("check").code(2).out("");
    assert_eq!(ran.err.matches("error[unknown-key]").count(), 100);
    let more = "error[limit]: 19,900 mistakes more were found: ";
    assert!(ran.err.contains(more), "{}", ran.err);
    // What touches only the keys stops nothing, however much of it there is.
    let many = (0..20_000).map(|number| format!("x{number} = \"j\"\n"));
    let world = world.config(&format!("[keys]\n{}", many.collect::<String>()));
    let ran = world.run("config").code(0);
    let more = "warning[limit]: 19,900 mistakes more were found: ";
    assert!(ran.err.contains(more), "{}", ran.err);
    let letters = || 'a'..='z';
    let keys = letters().flat_map(|one| letters().map(move |two| format!("\"{one} {two}\"")));
    let keys = |most| keys.clone().take(most).collect::<Vec<_>>().join(", ");
    let binds = |most| format!("[keys]\nsearch-next = []\ndown = [{}]\n", keys(most));
    let ran = world.config(&binds(51)).run("config").code(0);
    let told = "`down` has 51 keys, and an action has 50 at most.";
    assert!(ran.err.contains(told), "{}", ran.err);
    let ran = World::starter().config(&binds(50)).run("config").code(0);
    assert!(!ran.err.contains("has 50 keys"), "{}", ran.err);
}

/// Nothing can be at home where it lies below a file, or in a circle of links; the program needs nothing there.
#[cfg(unix)]
#[test]
fn a_home_that_cannot_be_entered_is_none() {
    let world = World::starter().file("letter", "");
    let below = world.path("letter/home").display().to_string();
    let ring = world.path("ring");
    std::os::unix::fs::symlink(&ring, &ring).unwrap();
    // Where it names no folder, that of the home holds.
    let world = world.env("XDG_CONFIG_HOME", "").env("HOME", &below);
    world.run("check").code(0).err("");
    let ran = world.run("config").code(0).err("");
    let there = "letter/home/.config/casefile/config.toml (not there)\n";
    assert!(ran.out.contains(there), "{}", ran.out);
    world.run("forget").code(0).err("");
    // Named by its own name, it is missed.
    world.run("check --config letter/x.toml").code(2).out("");
    let world = world.env("HOME", ring.to_str().unwrap());
    let told = "config.toml` cannot be looked for";
    let ran = world.run("config").code(0);
    assert_eq!(ran.err.matches(told).count(), 1, "{}", ran.err);
    world.run("check").code(0);
}

#[test]
fn covering_names_is_for_the_browser() {
    let world = World::case("people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n");
    for cover in ["--cover", "--cover=court"] {
        let ran = world.run(&format!("{cover} list people"));
        assert!(ran.code(2).err.contains("is for the browser"), "{cover}");
    }
}
