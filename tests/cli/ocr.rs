//! `casefile source ocr`, with stand-ins for the programs that it runs.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use super::harness::World;

const SCAN: &str = "%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>> endobj
trailer <</Root 1 0 R>>
%%EOF
";

/// Three pages: those of one, two and three dots.
const PAGES: &str = r"n=$(wc -c)
test $n -gt 100 || { echo 'Syntax Error: no PDF' >&2; exit 1; }
printf 'P5\n1 1\n255\naP5\n2 1\n255\nabP5\n3 1\n255\nabc'";

/// Says how large the picture is that it was given, and what it was asked for.
const WORDS: &str = r#"n=$(wc -c)
printf 'The ferry left.\nOf %s bytes, in %s.\n\nSigned.\n\f' "$n" "$4""#;

/// A world in whose PATH these programs are.
fn world(programs: &[(&str, &str)]) -> World {
    let world = World::case("people:\n  ana: {name: Ana}\n").file("casefiles/scan.pdf", SCAN);
    for (name, script) in programs {
        program(&world, &format!("bin/{name}"), script);
    }
    let path = format!("relative:{}", world.path("bin").display());
    world.env("PATH", &path)
}

fn program(world: &World, path: &str, script: &str) {
    let path = world.path(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn both() -> World {
    world(&[("tesseract", WORDS), ("pdftoppm", PAGES)])
}

/// Nothing was written but what was there.
fn is_as_before(world: &World) -> bool {
    let names = fs::read_dir(world.path("casefiles")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names == ["scan.pdf", "visit.yaml"]
}

#[test]
fn the_words_of_each_page_are_a_working_copy() {
    let world = both();
    let ran = world
        .run("source ocr casefiles/scan.pdf --language eng+spa --append casefiles/visit.yaml")
        .code(0)
        .out("");
    assert_eq!(
        ran.err,
        "note: recognising page 1 …\nnote: recognising page 2 …\nnote: recognising page 3 …\n\
         note: wrote the recognised words of 3 pages to `casefiles/scan.ocr.txt`; compare what you quote with the scan.\n"
    );
    let page =
        |bytes: u32| format!("The ferry left.\nOf {bytes} bytes, in eng+spa.\n\nSigned.\n\u{c}\n");
    assert_eq!(
        world.read("casefiles/scan.ocr.txt"),
        page(12) + &page(13) + &page(14)
    );
    let case = world.read("casefiles/visit.yaml");
    assert!(
        case.contains(
            "    text: scan.ocr.txt\n    text_by: ocr\n    original:\n      file: scan.pdf\n"
        ),
        "{case}"
    );
    let shown = world.run("show scan").code(0).out;
    assert!(shown.contains("recognised by a program (OCR)"), "{shown}");
    assert!(shown.contains("3 pages"), "{shown}");
    // What is cited is found on its page.
    let found = world.run("search 13").code(0).out;
    assert!(found.contains("p. 2 ¶1"), "{found}");
}

/// A source that is there is not written a second time, and no file is written over.
#[test]
fn a_source_that_is_known_is_told_what_to_put_into_it() {
    let world = both();
    world
        .run("source add casefiles/scan.pdf --append casefiles/visit.yaml")
        .code(0);
    let ran = world
        .run("source ocr casefiles/scan.pdf")
        .code(0)
        .out("text: scan.ocr.txt\ntext_by: ocr\n");
    assert!(
        ran.err
            .ends_with("is a source already: `visit/scan` in casefiles/visit.yaml:7; put these lines into it.\n"),
        "{}",
        ran.err
    );
    let before = world.read("casefiles/scan.ocr.txt");
    let again =
        "error: `casefiles/scan.ocr.txt` is there already; name another file with --text.\n";
    world
        .run("source ocr casefiles/scan.pdf")
        .code(2)
        .err(again);
    assert_eq!(world.read("casefiles/scan.ocr.txt"), before);
}

#[test]
fn a_picture_needs_no_second_program() {
    let world = world(&[("tesseract", WORDS)]);
    fs::write(world.path("page.png"), b"\x89PNG\r\n\x1A\nrest").unwrap();
    world.run("source ocr page.png").code(0);
    assert_eq!(
        world.read("page.ocr.txt"),
        "The ferry left.\nOf 12 bytes, in eng.\n\nSigned.\n\u{c}\n"
    );
}

#[test]
fn what_keeps_words_from_being_recognised_is_a_sentence_and_leaves_no_file() {
    let tesseract = ("tesseract", WORDS);
    let pdftoppm = ("pdftoppm", PAGES);
    for (programs, arguments, sentence) in [
        (
            &[][..],
            "scan.pdf",
            "error: tesseract is not installed, which recognises the words: ",
        ),
        (
            &[tesseract],
            "scan.pdf",
            "error: `casefiles/scan.pdf` is a PDF, of whose pages pdftoppm makes pictures, which is not installed: ",
        ),
        (
            &[tesseract, pdftoppm],
            "scan.pdf --language ../x",
            "error: `../x` names no model of tesseract: ",
        ),
        (
            &[tesseract, pdftoppm],
            "visit.yaml",
            "error: `casefiles/visit.yaml` has a text already, which is read as it is; nothing was recognised.",
        ),
        (
            &[tesseract, pdftoppm],
            "scan.pdf --text casefiles/.scan.txt",
            "error: No case file could name the text `casefiles/.scan.txt`, which is hidden; ",
        ),
        (
            &[
                (
                    "tesseract",
                    "echo 'Error opening data file /x/spa.traineddata' >&2; exit 1",
                ),
                pdftoppm,
            ],
            "scan.pdf --language spa",
            "error: `casefiles/scan.pdf` is not recognised: tesseract has no model called `spa`; ",
        ),
        // The second page of three fails.
        (
            &[
                (
                    "tesseract",
                    "n=$(wc -c); test $n -ne 13 || exit 1; echo words",
                ),
                pdftoppm,
            ],
            "scan.pdf",
            "error: `casefiles/scan.pdf` is not recognised: tesseract says \"nothing\".",
        ),
        (
            &[
                tesseract,
                (
                    "pdftoppm",
                    "echo 'Command Line Error: Incorrect password' >&2; exit 1",
                ),
            ],
            "scan.pdf",
            "error: `casefiles/scan.pdf` cannot be made into pictures of its pages: pdftoppm says \"Command Line Error: Incorrect password\".",
        ),
        // It ends in the middle of a page.
        (
            &[
                tesseract,
                ("pdftoppm", r"printf 'P5\n1 1\n255\naP5\n2 1\n255\na'"),
            ],
            "scan.pdf",
            "error: `casefiles/scan.pdf` cannot be made into pictures of its pages: ",
        ),
        (
            &[("tesseract", "wc -c >/dev/null; printf '\\f'"), pdftoppm],
            "scan.pdf",
            "error: `casefiles/scan.pdf` shows no words that tesseract recognises.",
        ),
    ] {
        let world = world(programs);
        let ran = world
            .run(&format!("source ocr casefiles/{arguments}"))
            .code(2)
            .out("");
        let last = ran.err.lines().last().unwrap_or_default();
        assert!(last.starts_with(sentence), "{}\n{sentence}", ran.err);
        assert!(is_as_before(&world), "{sentence}");
    }
}

/// A program in the case is the work of whoever sent the case.
#[test]
fn no_program_of_the_case_is_run() {
    let world = world(&[]);
    program(&world, "casefiles/bin/tesseract", WORDS);
    program(&world, "casefiles/bin/pdftoppm", PAGES);
    let path = world.path("casefiles/bin").display().to_string();
    let world = world.env("PATH", &path);
    let ran = world.run("source ocr casefiles/scan.pdf").code(2);
    assert!(
        ran.err.starts_with("error: tesseract is not installed"),
        "{}",
        ran.err
    );
}

#[test]
fn the_programs_can_write_nothing() {
    let world = both();
    let file = world.path("written");
    program(
        &world,
        "bin/tesseract",
        &format!(
            "wc -c >/dev/null; (echo x > '{}') 2>/dev/null; echo words",
            file.display()
        ),
    );
    world.run("source ocr casefiles/scan.pdf").code(0);
    assert!(fs::read(&file).unwrap_or_default().is_empty());
}

/// Whoever breaks it off is left with what was there, and with nothing that still runs.
#[test]
fn an_interruption_leaves_no_half_file() {
    let world = both();
    program(
        &world,
        "bin/tesseract",
        "n=$(wc -c); test $n -ne 13 || exec sleep 300; echo words",
    );
    let mut command = world.command(&["source", "ocr", "casefiles/scan.pdf"]);
    let mut running = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stderr = running.stderr.take().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(stderr));
    assert!(lines.any(|line| line.unwrap().contains("page 2")));
    let asleep = wait_for(|| !sleepers(running.id()).is_empty());
    assert!(asleep, "it never came to the second page");
    let children = sleepers(running.id());
    let pid = rustix::process::Pid::from_raw(running.id().cast_signed()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert!(!running.wait().unwrap().success());
    assert!(is_as_before(&world));
    if cfg!(target_os = "linux") {
        assert!(wait_for(|| {
            children.iter().all(|child| {
                let stat = fs::read_to_string(format!("/proc/{child}/stat"));
                stat.is_err() || stat.is_ok_and(|stat| stat.contains(") Z "))
            })
        }));
    }
}

/// The children of a process that sleep; where this cannot be told, the process itself.
fn sleepers(parent: u32) -> Vec<u32> {
    if !Path::new("/proc/self/stat").exists() {
        return vec![parent];
    }
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter(|number: &u32| {
            let stat = fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
            let mut after = stat.rsplit(") ").next().unwrap_or_default().split(' ');
            stat.contains("(sleep)") && after.nth(1) == Some(&parent.to_string())
        })
        .collect()
}

fn wait_for(is_so: impl Fn() -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(20) {
        if is_so() {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
    false
}
