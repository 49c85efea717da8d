//! Foreign formats are read by a child that can do nothing else, and whatever becomes of it costs one
//! document.

use std::{
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
};

use casefile::{
    document::foreign::{ARGUMENT, Cache, Extractor},
    extract::{Format, Unreadable},
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
        ("Max open files", "0", "0"),
        ("Max file size", "0", "0"),
        ("Max core file size", "0", "0"),
        ("Max address space", "536870912", "536870912"),
        // At the first it is told by a signal of its own that its time is up; at the second it is killed,
        // and nobody could say why.
        ("Max cpu time", "30", "31"),
    ];
    let holds = || {
        let limits = std::fs::read_to_string(&limits).unwrap();
        wanted.iter().all(|(name, soft, hard)| {
            let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
            let mut words = line[name.len()..].split_whitespace();
            words.next() == Some(soft) && words.next() == Some(hard)
        })
    };
    assert!(
        comes_true(holds),
        "{}",
        std::fs::read_to_string(&limits).unwrap()
    );
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

/// Whether something is so before long.
#[cfg(target_os = "linux")]
fn comes_true(is_so: impl Fn() -> bool) -> bool {
    (0..2000).any(|_| {
        let so = is_so();
        if !so {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        so
    })
}

/// A program that is killed leaves no child behind that goes on reading for nobody.
#[cfg(target_os = "linux")]
#[test]
fn it_ends_with_its_parent() {
    use std::io::{BufRead, BufReader};

    // The document never ends, since this test holds the pipe open.
    let script = "exec 3<&0; \"$0\" \"$1\" html <&3 & echo $!; wait";
    let mut parent = Command::new("/bin/sh")
        .args(["-c", script, PROGRAM, ARGUMENT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let document = parent.stdin.take().unwrap();
    let mut told = String::new();
    let mut out = BufReader::new(parent.stdout.take().unwrap());
    out.read_line(&mut told).unwrap();
    let file = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", told.trim()));
    let is_limited = || {
        let limits = file("limits").unwrap_or_default();
        let mut lines = limits.lines();
        lines.any(|line| line.starts_with("Max open files            0 "))
    };
    assert!(comes_true(is_limited), "{:?}", file("limits"));
    parent.kill().unwrap();
    parent.wait().unwrap();
    let has_ended = || file("stat").map_or(true, |stat| stat.contains(") Z "));
    assert!(comes_true(has_ended), "{:?}", file("stat"));
    drop(document);
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

#[test]
#[cfg(feature = "pdf")]
fn pages_that_cannot_be_set_cost_a_sentence() {
    use casefile::document::foreign::Press;

    let document = casefile_pdf::model::Document {
        title: "A visit".into(),
        language: "en".into(),
        ..Default::default()
    };
    assert!(Press::of(Some(&extractor())).set(&document).is_ok());
    for program in ["/nowhere", "/bin/false", "/bin/echo"] {
        let extractor = Extractor::new(program.into(), None);
        let failed = Press::of(Some(&extractor)).set(&document).unwrap_err();
        assert_eq!(
            failed.as_str(),
            "Nothing was written: what sets pages fails on it. Ask for another form, or for a part."
        );
    }
    let untitled = Press::of(Some(&extractor())).set(&Default::default());
    let failed = untitled.unwrap_err();
    assert!(failed.contains("it cannot be set in pages"), "{failed}");
    let failed = Press::default().set(&document).unwrap_err();
    assert!(
        failed.contains("no program here that sets pages"),
        "{failed}"
    );
    // Neither what it is sent nor what that does to it ends it without a word.
    let mut child = Command::new(PROGRAM)
        .arg("@pages")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"no document")
        .unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.stdout.starts_with(b"{\"Err\":"), "{out:?}");
}
