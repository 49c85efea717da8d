//! `casefile source add`

use std::fs;

use super::harness::World;

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>The pier at dawn</title>
<meta property=\"og:site_name\" content=\"Harbour Post\">
<meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\">
<meta name=\"author\" content=\"I. Ferreira\"></head><body><article><h1>The pier at dawn</h1>
<p>Two boats left the pier before dawn, says the harbour master, and nobody signed.</p>
<p>The clerk says that the register was signed on the following day, as it is on most days.</p>
</article></body></html>";

fn world() -> World {
    World::case("sources:\n  told:\n    title: Told\n    text: told.txt\n\n# The end.\npeople:\n  ana:\n    name: Ana\n")
        .file("casefiles/told.txt", "One line.\n")
        .file("page.html", PAGE)
}

const SHA256: &str = "sha256: ";

#[test]
fn it_prints_what_a_document_states() {
    let ran = world().run("source add page.html").code(0).err("");
    let (before, hash) = ran.out.split_once(SHA256).unwrap();
    assert_eq!(
        before,
        "sources:\n  the-pier-at-dawn:\n    title: The pier at dawn\n    kind: webpage\n    \
         publisher: Harbour Post\n    authors: I. Ferreira\n    published: '2024-03-05'\n    \
         language: en\n    original:\n      file: page.html\n      "
    );
    let (hash, after) = hash.split_once('\n').unwrap();
    assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    assert_eq!(after, "      media_type: text/html\n");
}

#[test]
fn it_adds_to_a_file_and_changes_nothing_else() {
    let world = world();
    let before = world.read("casefiles/visit.yaml");
    fs::copy(world.path("page.html"), world.path("casefiles/page.html")).unwrap();
    world
        .run("source add casefiles/page.html --append casefiles/visit.yaml --id pier --digest casefiles/pier.md")
        .code(0)
        .out("")
        .err("note: wrote an empty digest to `casefiles/pier.md`.\n");
    assert_eq!(world.read("casefiles/pier.md"), "¶1 \n\n¶2 \n\n¶3 \n\n");
    let after = world.read("casefiles/visit.yaml");
    let start = after.find("  pier:\n").unwrap();
    let end = after.find("\n# The end.").unwrap();
    assert_eq!(format!("{}{}", &after[..start], &after[end..]), before);
    assert!(after.contains("    digest: pier.md\n    original:\n      file: page.html\n"));
    world.run("check casefiles").code(0).out("").err("");
    let shown = world.run("search dawn").code(0);
    assert!(shown.out.contains("¶1"), "{}", shown.out);
    // The same bytes under another name are the same document.
    let again = world.run("source add page.html").code(1).out("");
    assert_eq!(
        again.err,
        "error: `page.html` is a source already: `visit/pier` in casefiles/visit.yaml:7.\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_no_case_file_can_say_is_left_out() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let world = world();
    let name = OsStr::from_bytes(b"pier-\xff.txt");
    fs::write(world.path("").join(name), "One.\n").unwrap();
    let mut command = world.command(&["source", "add"]);
    let ran = command.arg(name).output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.contains("    # its name is no UTF-8"), "{out}");
    assert!(out.contains("    original:\n      sha256: "), "{out}");
    let mut command = world.command(&["source", "add", "page.html", "--digest"]);
    let ran = command.arg(name).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn a_working_copy_is_known_by_its_bytes_too() {
    let world = world().file("same.txt", "One line.\n");
    let ran = world.run("source add same.txt").code(1).out("");
    assert!(
        ran.err.contains("is a source already: `visit/told`"),
        "{}",
        ran.err
    );
}

#[test]
fn one_that_cannot_be_read_does_not_keep_the_others_out() {
    let ran = world()
        .run("source add not-there.pdf page.html page.html")
        .code(2);
    assert!(ran.out.contains("  the-pier-at-dawn:\n"), "{}", ran.out);
    assert_eq!(ran.out.matches("sha256").count(), 1);
    assert_eq!(
        ran.err,
        "error: `not-there.pdf` is not there.\n\
         error: `page.html` is a source already: `the-pier-at-dawn`, just now.\n"
    );
}

/// Whether the record would be read as it is meant is seen before anything is written.
#[test]
fn a_file_that_would_say_something_else_is_left_as_it_is() {
    for tail in [
        "sources: null\n",
        "sources: ~\n",
        "sources: null # nothing\n",
        "sources:\n  ? s\n  : title: x\n",
        "...\n",
        "...\n# The end.\n",
    ] {
        let text = format!("---\nformat: 1\ntitle: F\n{tail}");
        let world = world().file("casefiles/other.yaml", &text);
        let ran = world
            .run("source add page.html --append casefiles/other.yaml")
            .code(2)
            .out("");
        assert!(ran.err.contains("is left as it is"), "{tail}: {}", ran.err);
        assert_eq!(world.read("casefiles/other.yaml"), text);
    }
}

#[test]
fn what_cannot_be_added_is_left_alone() {
    let world = world().file("casefiles/flow.yaml", "format: 1\ntitle: F\nsources: {}\n");
    let before = world.read("casefiles/flow.yaml");
    let ran = world
        .run("source add page.html --append casefiles/flow.yaml")
        .code(2)
        .out("");
    assert!(ran.err.contains("is left as it is"), "{}", ran.err);
    assert_eq!(world.read("casefiles/flow.yaml"), before);
    let ran = world.run("source add page.html --id told").code(2).out("");
    assert!(
        ran.err.contains("There is a source `told` already"),
        "{}",
        ran.err
    );
    let ran = world.run("source add not-there.pdf").code(2).out("");
    assert!(
        ran.err.contains("`not-there.pdf` is not there"),
        "{}",
        ran.err
    );
    world.run("source add page.html told.txt --id x").code(2);
}

#[test]
fn what_gives_no_text_says_why_and_is_added_all_the_same() {
    let world = world().file("scan.pdf", "%PDF-1.4\nno more than this");
    let ran = world.run("source add scan.pdf").code(0);
    assert!(
        ran.err.starts_with("note: `scan.pdf` is damaged: "),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("title: '[scan.pdf]'"), "{}", ran.out);
}

/// What is no document is named by its content, whatever its name says, and nothing is written of it that is
/// not so.
#[test]
fn what_is_refused_says_what_it_is_and_what_to_do() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    let zip = |inside: &str| format!("PK\x03\x04{}{inside}", "\0".repeat(26)).into_bytes();
    for (name, bytes, says, media_type) in [
        (
            "page.pdf",
            PNG.to_vec(),
            "is a picture (PNG): its words are no text; `casefile source ocr` recognises them, for a working copy.",
            Some("image/png"),
        ),
        (
            "talk.mp3",
            b"ID3\x03\0\0\0\0".to_vec(),
            "is a recording (MP3): write down what is said in it, as a source's working copy (`text`).",
            Some("audio/mpeg"),
        ),
        (
            "plan.pages",
            zip("Index/Document.iwa"),
            "is a document of Pages, Numbers or Keynote (iWork): save it as Word (.docx), Excel (.xlsx), PowerPoint (.pptx) or PDF, by File, Export To in that program.",
            None,
        ),
        (
            "all.zip",
            zip("a.txt"),
            "is an archive (ZIP): unpack it, and add the documents in it.",
            Some("application/zip"),
        ),
        (
            "tool",
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(),
            "is a program, and no document: it is not read.",
            None,
        ),
        (
            "thing.bin",
            (0..=255)
                .cycle()
                .take(4096)
                .map(|byte: u8| byte % 32)
                .collect(),
            "is no text, and of no format that is read here.",
            None,
        ),
    ] {
        let world = world();
        fs::write(world.path(name), bytes).unwrap();
        let ran = world.run(&format!("source add {name}")).code(0);
        assert_eq!(ran.err, format!("note: `{name}` {says}\n"));
        let stated = ran
            .out
            .lines()
            .find_map(|line| line.split_once("media_type: "));
        assert_eq!(stated.map(|(_, stated)| stated), media_type, "{name}");
        assert!(
            !ran.out.contains("kind:") && !ran.out.contains("authors:"),
            "{}",
            ran.out
        );
    }
}

/// Encrypted and old Office documents, and messages, are files of one and the same outer form.
#[test]
fn old_and_encrypted_office_documents_are_named() {
    for (stream, name, says, media_type) in [
        (
            "WordDocument",
            "old.doc",
            "is an old Word document (.doc): save it as .docx.",
            Some("application/msword"),
        ),
        (
            "WordDocument",
            "old.docx",
            "is an old Word document (.doc): save it as .docx.",
            Some("application/msword"),
        ),
        (
            "Workbook",
            "old.xls",
            "is an old Excel workbook (.xls): save it as .xlsx or .csv.",
            Some("application/vnd.ms-excel"),
        ),
        (
            "EncryptedPackage",
            "secret.docx",
            "is an encrypted Office document, which needs a password: a copy saved without its password can be read, as a source of its own.",
            None,
        ),
        (
            "EncryptedPackage",
            "secret.xlsx",
            "is an encrypted Office document, which needs a password: a copy saved without its password can be read, as a source of its own.",
            None,
        ),
    ] {
        let world = world();
        let mut compound = cfb::create(world.path(name)).unwrap();
        std::io::Write::write_all(&mut compound.create_stream(stream).unwrap(), b"x").unwrap();
        drop(compound);
        let ran = world.run(&format!("source add {name}")).code(0);
        assert_eq!(ran.err, format!("note: `{name}` {says}\n"));
        let stated = ran
            .out
            .lines()
            .find_map(|line| line.split_once("media_type: "));
        assert_eq!(stated.map(|(_, stated)| stated), media_type, "{name}");
        assert!(!ran.out.contains("kind:"), "{}", ran.out);
    }
}

/// A table is read row by row, and a clerk's login is not its author.
#[test]
fn authors_that_are_logins_are_only_mentioned() {
    let rtf =
        r"{\rtf1{\info{\title Microsoft Word - log.doc}{\author jsmith}}The master called.\par}";
    let world = world()
        .file("notes.rtf", rtf)
        .file("log.csv", "Time,From\n21:14,Ferry\n");
    let ran = world.run("source add notes.rtf log.csv").code(0).err("");
    for line in [
        "    # it states as its title `Microsoft Word - log.doc`, which a program made\n",
        "    # it states as its author `jsmith`, which looks like a login; write it in if it is the author\n",
        "    title: '[notes.rtf]'\n",
        "      media_type: application/rtf\n",
        "      media_type: text/csv\n",
    ] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
    assert!(!ran.out.contains("authors:"), "{}", ran.out);
}

/// A file of records that is too large is not read any more.
#[test]
fn a_title_as_long_as_a_book_does_not_cost_the_case_file() {
    let filler = "# What was here before.\n".repeat((16 << 20) / 24 - 10);
    let long = "The pier, ".repeat(1_000);
    let page = format!("<html><head><title>{long}</title></head><body><p>Text.</p></body></html>");
    let world = World::case(&filler).file("page.html", &page);
    let before = world.read("casefiles/visit.yaml");
    let ran = world.run("source add page.html --append casefiles/visit.yaml");
    assert!(ran.err.contains("the size of a case file"), "{}", ran.err);
    ran.code(2).out("");
    assert_eq!(world.read("casefiles/visit.yaml"), before);
}

#[test]
fn what_was_read_is_kept_unless_nothing_is_to_be() {
    let kept = |world: &World| {
        let cache = world.path("../home/.cache/casefile");
        fs::read_dir(cache).is_ok_and(|mut folders| folders.next().is_some())
    };
    let world = world();
    assert!(!kept(&world));
    world.run("source add page.html").code(0);
    assert!(kept(&world));
    let world = self::world().config("cache = false\n");
    world.run("source add page.html").code(0);
    assert!(!kept(&world));
}

/// What a document states about itself is its maker's to choose, and goes to a terminal and into a file.
#[test]
fn what_a_document_states_is_read_as_the_same_and_can_be_seen() {
    const STATED: [&str; 6] = [
        "&#27;]52;c;YQ==&#7;&#x202e;evil&#x200b;&#x9b;31m",
        "a: &quot;b&quot; 'c' # d \\ &amp;e *f !g %h @i | > - ? {j} [k], null",
        "- x",
        "null",
        "&#x2028;: y&#x85;z: 1",
        "2024-01-01",
    ];
    for stated in STATED {
        let page = format!(
            "<html><head><title>{stated}</title><meta name=\"author\" content=\"{stated}\">\
             <meta property=\"og:site_name\" content=\"{stated}\"></head><body><p>Text.</p></body></html>"
        );
        let world = world().file("page.html", &page);
        let printed = world
            .run("source add page.html --id new")
            .code(0)
            .err("")
            .out;
        let is_seen = |c: char| {
            c == '\n' || !c.is_control() && !matches!(c, '\u{200B}' | '\u{202E}' | '\u{2028}')
        };
        assert!(printed.chars().all(is_seen), "{printed:?}");
        world
            .run("source add page.html --id new --append casefiles/visit.yaml")
            .code(0)
            .out("")
            .err("");
        let added = world.read("casefiles/visit.yaml");
        assert!(added.chars().all(is_seen), "{added:?}");
        let title = |yaml: &str| {
            let read: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap();
            let new = &read["sources"]["new"];
            for same in ["title", "authors", "publisher"] {
                assert_eq!(new[same], new["title"], "{yaml}");
            }
            new["title"].as_str().unwrap().to_owned()
        };
        assert_eq!(title(&added), title(&printed));
        let letters = |text: &str| text.chars().filter(|c| c.is_ascii_alphabetic()).count();
        assert!(
            letters(&title(&added)) > 0 || stated == "2024-01-01",
            "{added}"
        );
        world.run("check casefiles/visit.yaml").code(0);
    }
}
