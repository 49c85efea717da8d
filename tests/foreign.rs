//! Foreign formats are read by a child that can do nothing else, and whatever becomes of it costs one
//! document.

use std::{
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
};

use casefile::{
    extract::{Format, Unreadable},
    load::foreign::{ARGUMENT, Cache, Extractor},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_casefile");

fn extractor() -> Extractor {
    Extractor::new(PROGRAM.into(), None)
}

fn child(format: &str) -> Child {
    Command::new(PROGRAM)
        .args([ARGUMENT, format])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn it_gives_the_text_of_what_it_is_sent() {
    let page = "<html><body><p>Two boats left.</p><p>Nobody signed.</p></body></html>";
    let read = extractor()
        .read(Format::Html, page.as_bytes(), "0")
        .unwrap();
    let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(texts, ["Two boats left.", "Nobody signed."]);
}

#[test]
fn what_is_kept_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let cache = || Some(Cache::in_folder(folder.path()));
    let page = b"<html><body><p>Two boats left.</p></body></html>";
    let first = Extractor::new(PROGRAM.into(), cache()).read(Format::Html, page, "ab");
    // No program is needed any more.
    let without = Extractor::new("/nowhere".into(), cache());
    assert_eq!(without.read(Format::Html, page, "ab"), first);
    assert!(without.read(Format::Html, page, "cd").is_err());
}

/// While it waits for its document, it has taken away from itself what it does not need.
#[cfg(target_os = "linux")]
#[test]
fn it_can_open_nothing_and_has_its_limits() {
    let mut child = child("html");
    let limits = format!("/proc/{}/limits", child.id());
    let wanted = [
        ("Max open files", "0"),
        ("Max file size", "0"),
        ("Max core file size", "0"),
        ("Max address space", "536870912"),
        ("Max cpu time", "30"),
    ];
    let holds = || {
        let limits = std::fs::read_to_string(&limits).unwrap();
        wanted.iter().all(|(name, most)| {
            let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
            let mut words = line[name.len()..].split_whitespace();
            words.next() == Some(most) && words.next() == Some(most)
        })
    };
    let mut tries = 0;
    while !holds() {
        tries += 1;
        assert!(
            tries < 2000,
            "{}",
            std::fs::read_to_string(&limits).unwrap()
        );
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_breaks_it_costs_one_document() {
    let deep = "<div>".repeat(300_000) + "the end";
    let read = extractor().read(Format::Html, deep.as_bytes(), "0");
    assert!(read.is_ok_and(|read| {
        read.blocks
            .iter()
            .any(|block| block.text.contains("the end"))
    }));
    for (format, bytes) in [
        (Format::Pdf, &b"%PDF-1.7\n1 0 obj <<"[..]),
        (Format::Docx, b"PK\x03\x04 and nothing"),
        (Format::Odt, b""),
        (Format::Msg, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ] {
        let read = extractor().read(format, bytes, "0");
        assert!(
            matches!(read, Err(Unreadable::Damaged(_))),
            "{format:?}: {read:?}"
        );
    }
}

/// A document that takes more memory than there is says so.
#[cfg(target_os = "linux")]
#[test]
fn too_much_memory_is_too_big() {
    let long = format!("<p>{}</p>", "a ".repeat(120 << 20));
    let read = extractor().read(Format::Html, long.as_bytes(), "0");
    assert!(
        matches!(read, Err(Unreadable::TooBig(_))),
        "{:?}",
        read.map(|_| "read")
    );
}

#[test]
fn a_program_that_is_none_of_ours_is_no_reader() {
    for program in ["/nowhere", "/bin/true"] {
        if program == "/nowhere" || Path::new(program).exists() {
            let read = Extractor::new(program.into(), None).read(Format::Html, b"<p>x", "0");
            assert!(matches!(read, Err(Unreadable::Damaged(_))), "{read:?}");
        }
    }
}

#[test]
fn nothing_but_the_text_comes_out() {
    let mut child = child("html");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"<p>One.</p>").unwrap();
    drop(stdin);
    let out = child.wait_with_output().unwrap().stdout;
    let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(told["Ok"]["blocks"][0]["text"], "One.");
}
