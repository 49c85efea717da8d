use super::harness::World;

#[test]
fn without_a_terminal_the_overview_is_printed() {
    let world = World::starter();
    let ran = world.run("").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    An example library

    example-case  The missing harbour records
      people           2
      organizations    1
      allegations      2  1 ✗ denied, 1 ○ alleged
      evidence         1  1 ▣ withheld
      proceedings      1
      events           1
      sources          2  1 ◉ working copy, 1 · not held
      questions        1  1 ? open

    An example library

    What it holds
         1  case
         2  people
         1  organization
         2  allegations
         1  piece of evidence
         1  proceeding
         0  docket entries
         1  event
         2  sources
         1  question

    Allegations, by standing
      ○ alleged               1  ■■■■■■■■■■■■■■■■■
      ✗ denied                1  ■■■■■■■■■■■■■■■■■

    Allegations, by what was replied (each reply counts)
      ✗ denied                1  ■■■■■■■■■■■■■■■■■
      ∅ no reply, no finding  1  ■■■■■■■■■■■■■■■■■

    Evidence, by status
      ▣ withheld              1  ■■■■■■■■■■■■■■■■■

    Questions, by how far they are answered
      ? open                  1  ■■■■■■■■■■■■■■■■■

    Sources, by what is held of them
      ◉ working copy          1  ■■■■■■■■■■■■■■■■■
      · not held              1  ■■■■■■■■■■■■■■■■■

    People, by what is found of their citations
      ✓ verbatim              1  ■■■■■■■■■■■■■■■■■

    Allegations, by what is found of their citations
      ✓ verbatim              2  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■

    Evidence, by what is found of their citations
      ✓ verbatim              1  ■■■■■■■■■■■■■■■■■

    Proceedings, by what is found of their citations
      ✓ verbatim              1  ■■■■■■■■■■■■■■■■■

    Events, by what is found of their citations
      ✓ verbatim              1  ■■■■■■■■■■■■■■■■■

    Sources, by what is found of their citations
      ✓ verbatim              1  ■■■■■■■■■■■■■■■■■

    `casefile read` goes through it line by line, `casefile list KIND` lists records, `casefile show REF` prints one, `casefile --help` says the rest.
    ");
    assert_eq!(world.run("casefiles").code(0).out, ran.out);
    assert_eq!(world.run("./casefiles").code(0).out, ran.out);
}

#[test]
fn an_empty_library_is_no_failure() {
    let world = World::empty().file("empty/readme.txt", "");
    let ran = world.run("empty").code(0);
    assert!(
        ran.out.starts_with("empty\nThere is no case file in it.\n"),
        "{}",
        ran.out
    );
    let nothing = world.run("empty list people").code(1).out("");
    nothing.err("note: Nothing was found.\n");
}

#[test]
fn a_library_that_is_called_like_a_command_is_named_by_its_path() {
    let world = World::starter();
    std::fs::rename(world.path("casefiles"), world.path("list")).unwrap();
    world
        .run("./list list cases")
        .code(0)
        .out("example-case  The missing harbour records\n");
    let ran = world.run("lst").code(2);
    assert!(
        ran.err.ends_with("Did you mean the command `list`?\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_wrong_command_line_is_status_2_and_help_is_0() {
    let world = World::starter();
    for wrong in [
        "--nonsense",
        "show",
        "check a b",
        "export a --force",
        "completions tcsh",
    ] {
        let ran = world.run(wrong).code(2).out("");
        assert!(ran.err.starts_with("error: "), "{wrong}: {}", ran.err);
    }
    for right in [
        "--help",
        "-h",
        "--version",
        "list --help",
        "export --help",
        "help check",
    ] {
        let ran = world.run(right).code(0).err("");
        assert!(!ran.out.is_empty());
    }
    let help = world.run("list --help").out;
    assert!(
        help.contains("`date_said`"),
        "the JSON is documented: {help}"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut records = "people:\n".to_owned();
    for number in 0..5_000 {
        records.push_str(&format!(
            "  p{number}:\n    name: A person of number {number}\n"
        ));
    }
    let world = World::case(&records);
    for arguments in ["list people", "list people --format json", "export visit"] {
        world.run_for_impatient(arguments).code(0).err("");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let world = World::starter();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = world
        .command(&["list", "people"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(
        err.starts_with("error: The output cannot be written: "),
        "{err}"
    );
}

#[test]
fn colour_is_as_asked() {
    let world = World::starter();
    let plain = world.run("list allegations").out;
    assert!(!plain.contains('\x1b'));
    let coloured = world.run("list allegations --color always").out;
    assert!(coloured.contains("\x1b[31m✗ denied\x1b[0m"), "{coloured:?}");
    let world = world.env("NO_COLOR", "1");
    assert_eq!(world.run("list allegations --color always").out, coloured);
}

#[test]
fn completions_and_the_manual_page_are_made_for_their_readers() {
    let world = World::empty();
    for (shell, has) in [
        // These ask the program while one types.
        ("bash", "@complete"),
        ("zsh", "@complete"),
        ("fish", "@complete"),
        ("elvish", "timeline"),
        ("powershell", "timeline"),
    ] {
        let script = world
            .run(&format!("completions {shell}"))
            .code(0)
            .err("")
            .out;
        assert!(script.contains(has), "{shell}");
    }
    let page = world.run("man").code(0).err("").out;
    for section in [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "QUERIES",
        "EXIT STATUS",
        "FILES",
        "ENVIRONMENT",
    ] {
        let heading = [format!(".SH {section}\n"), format!(".SH \"{section}\"\n")];
        assert_eq!(
            heading
                .iter()
                .map(|one| page.matches(one).count())
                .sum::<usize>(),
            1,
            "{section}"
        );
    }
    for command in [
        "check",
        "list",
        "show",
        "timeline",
        "export",
        "init",
        "tour",
        "sample",
        "forget",
        "schema",
        "config",
        "completions",
        "man",
    ] {
        assert!(
            page.contains(&format!(".SS \"casefile {command}")),
            "{command}"
        );
    }
}
