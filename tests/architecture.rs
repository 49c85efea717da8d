//! What ARCHITECTURE.md says must stay true of the code as a whole.

#[path = "architecture/house.rs"]
mod house;
#[path = "architecture/planted.rs"]
mod planted;
#[path = "architecture/reader.rs"]
mod reader;
#[path = "architecture/rooms.rs"]
mod rooms;

use std::{
    fs,
    path::{Path, PathBuf},
};

use house::House;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of code, and its text.
fn sources(below: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src").join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_none_or(|ending| ending != "rs") => {}
                false => found.push((path.clone(), fs::read_to_string(&path).unwrap())),
            }
        }
    }
    found
}

/// The code without what is for tests only.
fn code(text: &str) -> &str {
    let ends = ["#[cfg(test)]\nmod ", "#[cfg(test)]\npub(crate) mod "];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    end.map_or(text, |end| &text[..end])
}

#[test]
fn a_room_uses_what_the_table_allows() {
    let forbidden = Vec::from_iter(House::standing().forbidden(|_| true)).join("\n");
    assert!(forbidden.is_empty(), "\n{forbidden}\n");
}

#[test]
fn what_is_owed_is_still_in_the_code() {
    assert_eq!(House::standing().paid(), [""; 0]);
}

#[test]
fn the_table_stands_from_the_ground_up() {
    for rows in [rooms::ROOMS, rooms::TUI] {
        assert_eq!(house::not_from_the_ground_up(rows), [""; 0]);
    }
    let upside_down = [("a", "b", ""), ("b", "a", "")];
    let faults = house::not_from_the_ground_up(&upside_down);
    assert_eq!(faults, ["b stands below a in the table"]);
}

#[test]
fn the_circles_that_are_left_are_written_down() {
    let circles = House::standing().circles();
    let list: String = circles
        .iter()
        .map(|circle| format!("- {circle}\n"))
        .collect();
    let chapter = house::chapter(root(), "### Circles that are left");
    assert!(
        chapter.contains(&format!("\n{list}")) && chapter.matches("\n- ").count() == circles.len(),
        "the list is:\n{list}"
    );
}

#[test]
fn only_the_terminal_module_touches_the_terminal() {
    for (path, text) in sources("") {
        let owner = path.to_string_lossy().contains("tui/terminal");
        for touch in [
            "enable_raw_mode",
            "EnterAlternateScreen",
            "execute!(",
            "queue!(",
        ] {
            assert!(
                owner || !code(&text).contains(touch),
                "{} has {touch}",
                path.display()
            );
        }
    }
}

/// What a text offers to jobs reads its file; nobody else asks for it.
#[test]
fn only_jobs_ask_a_large_text_for_its_file() {
    let asks = |text: &str| code(text).contains(".for_a_job()");
    let sources = sources("tui");
    let asking = sources.iter().filter(|(_, text)| asks(text));
    let asking: Vec<&Path> = asking.map(|(path, _)| path.as_path()).collect();
    assert_eq!(asking, [root().join("src/tui/job.rs")]);
}

#[test]
fn every_file_that_tells_how_to_add_something_is_there() {
    let how = house::chapter(root(), "## How to add");
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let is_path = |words: &&str| {
        let is_file = [".rs", ".md", ".yaml"]
            .iter()
            .any(|end| words.ends_with(end));
        words.chars().all(is_part) && (is_file || words.contains('/'))
    };
    let paths: Vec<&str> = how.split('`').skip(1).step_by(2).filter(is_path).collect();
    assert!(paths.len() > 10, "{paths:?}");
    let folders = ["", "src", "src/model/record"].map(|folder| root().join(folder));
    for path in paths {
        let is_there = folders.iter().any(|folder| folder.join(path).exists());
        assert!(is_there, "`{path}` is not there");
    }
}

#[test]
fn no_text_of_a_file_is_shown_but_clean() {
    let text = fs::read_to_string(root().join("src/model/value.rs")).unwrap();
    assert!(text.contains("pub struct Text"));
    assert!(
        !text.contains("Display for Text"),
        "Text has no way to a screen but `clean`"
    );
}

/// What the operating system is asked for stands by name in the program's table of imports.
#[test]
#[cfg(target_os = "linux")]
fn the_program_cannot_reach_a_network() {
    let program = fs::read(env!("CARGO_BIN_EXE_casefile")).unwrap();
    // The names of all imports stand together, the C library's own among them.
    let library = b"\0libc.so.6\0";
    let at = program
        .windows(library.len())
        .position(|bytes| bytes == library);
    let at = at.expect("the program is linked with the C library");
    let is_name = |byte: &u8| *byte == 0 || byte.is_ascii_graphic();
    let start = at
        - program[..at]
            .iter()
            .rev()
            .take_while(|byte| is_name(byte))
            .count();
    let end = at
        + program[at..]
            .iter()
            .take_while(|byte| is_name(byte))
            .count();
    let names: Vec<&[u8]> = program[start..end].split(|byte| *byte == 0).collect();
    let imports = |name: &str| names.contains(&name.as_bytes());
    assert!(imports("write"), "imports are found by name");
    for call in [
        "connect",
        "getaddrinfo",
        "sendto",
        "bind",
        "listen",
        "accept4",
        "recvfrom",
    ] {
        assert!(!imports(call), "the program imports `{call}`");
    }
}
