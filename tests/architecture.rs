//! What ARCHITECTURE.md says must stay true of the code as a whole.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(below: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    let file = root.join(below).with_extension("rs");
    found.extend(fs::read_to_string(&file).ok().map(|text| (file, text)));
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.ends_with("tests.rs") => {}
                false => found.push((path.clone(), fs::read_to_string(&path).unwrap())),
            }
        }
    }
    assert!(!found.is_empty(), "src/{below} is there");
    found
}

/// The code without what is for tests only.
fn code(text: &str) -> &str {
    let ends = ["#[cfg(test)]\nmod ", "#[cfg(test)]\npub(crate) mod "];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    end.map_or(text, |end| &text[..end])
}

/// Whether code names something of another module: `std::fs`, written out or in a group of imports.
fn names(text: &str, path: &str) -> bool {
    let Some((root, name)) = path.split_once("::") else {
        return text.contains(path);
    };
    let opening = format!("use {root}::{{");
    let groups = text.split(&opening).skip(1);
    let mut groups = groups.filter_map(|rest| rest.split_once("};"));
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.contains(path)
        || groups.any(|(group, _)| group.split(|c| !is_name(c)).any(|word| word == name))
}

#[test]
fn a_name_is_found_in_a_group_of_imports_too() {
    assert!(names("use std::fs::File;", "std::fs"));
    assert!(names("use std::{fs, io};", "std::fs"));
    assert!(names(
        "use std::{\n    fmt,\n    fs::{File, Metadata},\n};",
        "std::fs"
    ));
    assert!(!names("use std::{fmt, offset};\nlet fs = 1;", "std::fs"));
    let large = sources("load/document/large");
    assert!(large.iter().any(|(_, text)| names(text, "std::fs")));
}

#[test]
fn what_is_worked_out_touches_nothing_outside() {
    for module in [
        "model", "library", "analysis", "check", "sheet", "sign", "search", "query", "extract",
        "export", "text", "scalar",
    ] {
        for (path, text) in sources(module) {
            for outside in [
                "std::fs",
                "std::env",
                "std::net",
                "std::time",
                "std::process",
                "println!",
                "print!(",
                "std::thread",
            ] {
                assert!(
                    !names(code(&text), outside),
                    "{} has {outside}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn update_and_view_do_no_input_and_no_output() {
    for module in [
        "tui/update",
        "tui/view",
        "tui/model",
        "tui/layout",
        "tui/list",
        "tui/flow",
        "tui/overlay",
    ] {
        for (path, text) in sources(module) {
            for outside in [
                "std::fs",
                "std::env",
                "std::io",
                "std::process",
                "std::thread",
                "println!",
                "execute!",
                "stdout",
            ] {
                assert!(
                    !names(code(&text), outside),
                    "{} has {outside}",
                    path.display()
                );
            }
        }
    }
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

#[test]
fn every_file_that_tells_how_to_add_something_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, how) = text.split_once("\n## How to add\n").unwrap();
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let is_path = |words: &&str| {
        let is_file = [".rs", ".md", ".yaml"]
            .iter()
            .any(|end| words.ends_with(end));
        words.chars().all(is_part) && (is_file || words.contains('/'))
    };
    let paths: Vec<&str> = how.split('`').skip(1).step_by(2).filter(is_path).collect();
    assert!(paths.len() > 10, "{paths:?}");
    let folders = ["", "src", "src/model/record"].map(|folder| root.join(folder));
    for path in paths {
        let is_there = folders.iter().any(|folder| folder.join(path).exists());
        assert!(is_there, "`{path}` is not there");
    }
}

#[test]
fn no_text_of_a_file_is_shown_but_clean() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/value.rs"))
        .unwrap();
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
