//! Which file an export goes to, in which form, and when it is not written.

use std::fs;

use super::harness::World;

#[test]
fn it_is_the_same_bytes_twice_and_in_a_file() {
    let world = World::starter();
    let text = world.run("export example-case -f md").code(0).out;
    assert_eq!(world.run("export example-case").code(0).out, text);
    world
        .run("export example-case -f md -o summary.md")
        .code(0)
        .out("")
        .err("");
    assert_eq!(world.read("summary.md"), text);
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_forced() {
    let world = World::starter().file("summary.md", "mine");
    world
        .run("export example-case -o summary.md")
        .code(2)
        .out("")
        .err("error: `summary.md` is there already; write --force to replace it.\n");
    assert_eq!(world.read("summary.md"), "mine");
    world
        .run("export example-case -o summary.md --force")
        .code(0);
    assert!(
        world
            .read("summary.md")
            .starts_with("# The missing harbour records\n")
    );
    let ran = world
        .run("export example-case -o nowhere/summary.md")
        .code(2)
        .out("");
    assert!(
        ran.err
            .starts_with("error: `nowhere/summary.md` cannot be written: "),
        "{}",
        ran.err
    );
    let left: Vec<_> = std::fs::read_dir(world.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "no half-written file stays: {left:?}");
}

#[test]
fn why_a_file_cannot_be_written_is_told_of_that_file() {
    let ran = World::starter().run("export example-case -o nowhere/summary.md");
    let ran = ran.code(2).out("");
    assert!(
        ran.err
            .starts_with("error: `nowhere/summary.md` cannot be written: ")
            && ran.err.matches("nowhere").count() == 1,
        "{}",
        ran.err
    );
}

#[test]
fn an_ending_that_no_format_has_is_refused() {
    let world = World::starter();
    world.run("export example-case -o out.ps").code(2).out("").err(
        "error: `out.ps` cannot be written: no format has this ending; write a name that ends in one of `.md`, `.txt`, `.html`, `.docx`, `.odt`, `.pdf`.\n",
    );
    assert!(!world.path("out.ps").exists());
    world.run("export example-case -o OUT.MD").code(0);
    world.run("export example-case -o out").code(0);
}

/// The ending decides only where no form is named.
#[test]
fn a_named_form_goes_into_a_file_of_any_name() {
    let world = World::starter();
    let text = world.run("export example-case -f md").code(0).out;
    world
        .run("export example-case -f md -o z.dat")
        .code(0)
        .out("")
        .err("");
    assert_eq!(world.read("z.dat"), text);
    let ran = world
        .run("export example-case -o other.dat")
        .code(2)
        .out("");
    assert!(ran.err.contains("no format has this ending"), "{}", ran.err);
}

#[test]
fn a_file_has_a_name_that_is_seen() {
    let world = World::starter();
    for name in [" ", "\u{200B}", "-", "nowhere/ "] {
        let mut command = world.command(&["export", "example-case", "-f", "md", "-o"]);
        let ran = command.arg(name).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{name:?}");
        let err = String::from_utf8(ran.stderr).unwrap();
        assert!(err.contains("name"), "{name:?}: {err}");
        assert!(!world.path(name).exists(), "{name:?}");
    }
}

#[cfg(unix)]
#[test]
fn only_a_file_is_replaced() {
    let world = World::case("people: {ana: {name: Ana}}\n").file("there.md", "There.\n");
    std::os::unix::fs::symlink("there.md", world.path("link.md")).unwrap();
    let ran = world.run("export visit -o link.md --force").code(2).out("");
    assert!(ran.err.contains("no regular file"), "{}", ran.err);
    assert_eq!(world.read("there.md"), "There.\n");
    assert!(world.path("link.md").is_symlink());
    // And is only asked about where it could be.
    fs::create_dir(world.path("folder.md")).unwrap();
    let ran = world.run("export visit -o folder.md").code(2).out("");
    assert!(ran.err.contains("no regular file"), "{}", ran.err);
}

#[test]
#[cfg(feature = "pdf")]
fn what_a_form_has_no_letters_for_is_told() {
    let case = "format: 1\ntitle: A visit\npeople:\n  chen: { name: 陳大文 }\n";
    let world = World::starter().file("casefiles/visit.yaml", case);
    world
        .run("export visit --full -o visit.pdf")
        .code(0)
        .out("")
        .err(
            "note: 3 characters are in no font of this form, and stand in it as their numbers, such as ‹U+9673›: \
             in “N1. 陳大文”.\n",
        );
    world
        .run("export visit --full -o visit.txt")
        .code(0)
        .err("");
}

#[test]
#[cfg(not(feature = "pdf"))]
fn a_build_without_pages_says_so() {
    let world = World::starter();
    world
        .run("export example-case -o case.pdf")
        .code(2)
        .out("")
        .err(
            "error: This build of casefile writes no PDF: it was made without its feature `pdf`.\n",
        );
}
