use super::harness::World;

/// A case of which one quote moved, one differs a little, one is not there and one is well.
fn to_mend() -> World {
    World::case(
        "\
sources:
  letter: {title: Letter, text: letter.txt}
events:
  rain:
    title: Rain
    cites:
      - source: letter
        at: ¶1 # of the first page
        quote: the roof was wet
      - source: letter
        at: ¶1
        quote: >-
          it rained
          all the day
      - {source: letter, quote: 'nobody saw it, they sayed', at: ¶2}
      - source: letter
        at: ¶1
        quote: seven people saw it
      - source: letter
        at: ¶1
        quote: On that day
",
    )
    .file(
        "casefiles/letter.txt",
        "On that day it rained all day long.\nBut the roof was wet.\n\nNobody saw it, they said.\n",
    )
}

#[test]
fn what_follows_from_the_sources_is_printed_as_a_patch() {
    let world = to_mend();
    let before = world.read("casefiles/visit.yaml");
    let ran = world.run("check --fix").code(1).err("");
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -7,14 +7,12 @@
         title: Rain
         cites:
           - source: letter
    -        at: ¶1 # of the first page
    +        at: ¶2 # of the first page
             quote: the roof was wet
           - source: letter
             at: ¶1
    -        quote: >-
    -          it rained
    -          all the day
    +        quote: 'it rained all day'
    -      - {source: letter, quote: 'nobody saw it, they sayed', at: ¶2}
    +      - {source: letter, quote: 'Nobody saw it, they said', at: ¶3}
           - source: letter
             at: ¶1
             quote: seven people saw it
    ");
    assert_eq!(
        world.read("casefiles/visit.yaml"),
        before,
        "nothing is applied"
    );
}

#[test]
fn the_patch_applies_and_then_there_is_nothing_to_mend() {
    for tool in [&["patch", "-p0"][..], &["git", "apply", "-p0"]] {
        let world = to_mend();
        let patch = world.run("check --fix").code(1).out;
        std::fs::write(world.path("fix.patch"), patch).unwrap();
        let input = std::fs::File::open(world.path("fix.patch")).unwrap();
        let applied = std::process::Command::new(tool[0])
            .args(&tool[1..])
            .current_dir(world.path(""))
            .stdin(input)
            .output();
        let Ok(applied) = applied else {
            eprintln!("skipped: {} is not installed", tool[0]);
            continue;
        };
        assert!(applied.status.success(), "{applied:?}");
        world.run("check --fix").code(0).out("").err("");
        let shown = world.run("show rain").code(0).out;
        let verdicts = shown
            .lines()
            .filter_map(|line| line.trim().strip_prefix('['));
        let verdicts: Vec<&str> = verdicts
            .filter_map(|line| line.split_once("] ")?.1.split("  ").next())
            .collect();
        let well = "✓ verbatim";
        assert_eq!(verdicts, [well, well, well, "✗ missing", well]);
    }
}

#[test]
fn what_cannot_be_mended_by_a_patch_is_named() {
    // A file that is not UTF-8, whose lines a patch cannot hold.
    let world = to_mend();
    let text = world
        .read("casefiles/visit.yaml")
        .replace("A visit", "A vis\u{ed}t");
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    std::fs::write(world.path("casefiles/visit.yaml"), utf16).unwrap();
    let why = "it is not UTF-8; save it as UTF-8";
    world.run("check --fix").code(1).out("").err(&format!(
        "note: `casefiles/visit.yaml` is left as it is: {why}.\n"
    ));
    // A line that would not be seen as it is.
    let world = to_mend();
    let text = world
        .read("casefiles/visit.yaml")
        .replace("first page", "first \u{202E}page");
    let world = world.file("casefiles/visit.yaml", &text);
    let ran = world.run("check --fix").code(1).out("");
    assert!(
        ran.err.contains("characters that cannot be shown"),
        "{}",
        ran.err
    );
    // An original that is another file than the recorded one.
    let hash = "0".repeat(64);
    let world = World::case(&format!(
        "sources:\n  letter:\n    title: Letter\n    original:\n      file: letter.txt\n      sha256: '{hash}'\nevents:\n  rain:\n    title: Rain\n    cites:\n      - source: letter\n        at: ¶2\n        quote: it rained\n"
    ))
    .file("originals/letter.txt", "On that day it rained.\n");
    world.run("check --fix --originals originals").code(1).out("").err(
        "note: citation 1 of `visit/rain` is moved in a changed original, so it has to be fixed by hand.\n",
    );
    let shown = world.run("show rain --originals originals").code(0).out;
    assert!(
        shown.contains("[1] → moved ! changed ✗ no such place  Letter"),
        "{shown}"
    );
}
