//! The tour from outside: it needs no folder, and leaves none behind on any way out.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::mpsc,
    thread,
    time::Duration,
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::harness::{BINARY, World};

/// A world with a folder of its own for temporary files.
fn world() -> World {
    let world = World::empty().file("tmp/.keep", "");
    let tmp = world.path("tmp").display().to_string();
    world.env("TMPDIR", &tmp)
}

/// The folders of tours.
fn laid_out(world: &World) -> usize {
    let entries = fs::read_dir(world.path("tmp")).unwrap();
    let is_tour = |name: &str| name.starts_with("casefile-tour-");
    entries
        .filter(|entry| is_tour(entry.as_ref().unwrap().file_name().to_str().unwrap()))
        .count()
}

#[test]
fn without_a_terminal_it_prints_what_the_case_holds() {
    let world = world();
    let ran = world.run("tour").code(0).err("");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "Tour: an invented case");
    assert!(ran.out.contains("\n  allegations     16  "), "{}", ran.out);
    assert_eq!(
        lines.last(),
        Some(&"In a terminal, `casefile tour` opens this case and says at each step what to do.")
    );
    assert_eq!(laid_out(&world), 0);
}

#[test]
fn it_takes_no_other_library_and_says_when_there_is_no_room() {
    let world = world();
    world
        .run("there tour")
        .code(2)
        .out("")
        .err("error: The tour has a library of its own; leave out `there`.\n");
    let world = world.env("TMPDIR", "/nowhere/at/all");
    let ran = world.run("tour").code(2).out("");
    let begins = "error: The tour cannot be laid out in a temporary folder: ";
    assert!(ran.err.starts_with(begins), "{}", ran.err);
}

/// How a tour ends.
enum End {
    Quit,
    Signal(&'static str),
}

/// Opens the tour in a terminal and ends it once its first step stands on the screen.
fn take(world: &World, end: End) {
    let size = PtySize {
        rows: 24,
        cols: 80,
        ..PtySize::default()
    };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(BINARY);
    command.arg("tour");
    command.cwd(world.path(""));
    command.env_clear();
    command.env("TERM", "xterm-256color");
    for (name, value) in world.environment() {
        command.env(name, value);
    }
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let (sender, printed) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let _ = sender.send(buffer[..count].to_vec());
        }
    });
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains("1/24") {
        let more = printed.recv_timeout(Duration::from_secs(20));
        seen.extend(more.expect("the first step"));
    }
    assert_eq!(laid_out(world), 1);
    match end {
        End::Quit => pty.master.take_writer().unwrap().write_all(b"Q").unwrap(),
        End::Signal(name) => {
            let id = child.process_id().unwrap().to_string();
            let sent = Command::new("kill").args([name, &id]).status().unwrap();
            assert!(sent.success());
        }
    }
    child.wait().unwrap();
}

#[test]
fn its_folder_is_gone_however_it_ends() {
    let world = world();
    for end in [End::Quit, End::Signal("-TERM"), End::Signal("-HUP")] {
        take(&world, end);
        assert_eq!(laid_out(&world), 0);
        assert!(Path::new(&world.path("tmp/.keep")).is_file());
    }
}
