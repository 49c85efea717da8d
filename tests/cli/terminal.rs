//! Plain output on a terminal: wrapped, cut and coloured.

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::harness::{BINARY, World};

/// What the program prints on a terminal of so many columns, line by line.
fn lines(world: &World, arguments: &[&str], cols: u16) -> Vec<String> {
    let size = PtySize {
        rows: 24,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(BINARY);
    command.args(arguments);
    command.cwd(world.path(""));
    command.env_clear();
    for (name, value) in world.environment() {
        command.env(name, value);
    }
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut printed = Vec::new();
    // On Linux the end of a terminal reads as an error.
    let _ = reader.read_to_end(&mut printed);
    assert!(child.wait().unwrap().success());
    let printed = String::from_utf8(printed).unwrap();
    printed.lines().map(str::to_owned).collect()
}

#[test]
fn a_page_is_wrapped_below_its_labels() {
    let world = World::starter().env("NO_COLOR", "1");
    let lines = lines(&world, &["show", "records-are-missing"], 50);
    assert!(
        lines.iter().all(|line| line.chars().count() <= 50),
        "{lines:#?}"
    );
    let replies = lines
        .iter()
        .position(|line| line.starts_with("Replies"))
        .unwrap();
    assert_eq!(
        lines[replies..replies + 3],
        [
            "Replies      Harbour office of Samplemouth",
            "             ✗ denied: The records were handed",
            "             over in full. [2]",
        ]
    );
    let cited = lines
        .iter()
        .position(|line| line.starts_with("  [1]"))
        .unwrap();
    assert!(lines[cited + 1].starts_with("    "), "{lines:#?}");
}

#[test]
fn a_line_of_a_list_is_cut_and_a_pipe_gets_it_whole() {
    let world = World::starter().env("NO_COLOR", "1");
    assert_eq!(
        lines(&world, &["list", "allegations", "missing"], 50),
        ["example-case/records-are-missing  Ana E…  ✗ denied"]
    );
    let whole = world.run("list allegations missing").out;
    assert!(
        whole.contains("missing from the archive.  ✗ denied by Harbour office"),
        "{whole}"
    );
}

#[test]
fn a_narrow_terminal_is_no_failure() {
    let world = World::starter();
    for arguments in [&["show", "receipt"][..], &["list", "events"], &["timeline"]] {
        assert!(!lines(&world, arguments, 1).is_empty());
    }
    // Without a command a terminal gets the browser, unless it says that it can only take lines.
    let world = world.env("TERM", "dumb");
    assert!(!lines(&world, &[], 1).is_empty());
    let said = lines(&world, &[], 200).concat();
    assert!(said.contains("TERM is `dumb`"), "{said}");
    assert!(said.contains("`casefile PATH read`"), "{said}");
    assert!(!World::starter().run("").err.contains("dumb"));
}

#[test]
fn colour_is_for_terminals_and_only_where_it_is_wanted() {
    let arguments = &["list", "allegations"];
    let has_colour = |world: World| lines(&world, arguments, 80).concat().contains('\x1b');
    assert!(has_colour(World::starter()));
    assert!(!has_colour(World::starter().env("NO_COLOR", "1")));
    assert!(has_colour(World::starter().env("NO_COLOR", "")));
    assert!(!has_colour(World::starter().env("TERM", "dumb")));
}
