//! What is written for an audience: other words in the place of the names of the protected.

use std::{fs, process::Stdio};

use super::harness::{Ran, World};

#[test]
fn before_an_audience_other_words_stand_in_the_place_of_names() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n  ben: { name: Ben }\n\
         allegations:\n  a: { statement: Ruiz saw it., by: ben }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  court: {}\n  others: { calls: codes }\n",
    );
    let out = world.run("export visit --for court").code(0).out;
    assert!(out.contains("Ben: Witness A saw it."), "{out}");
    assert!(out.contains("What is left out here"), "{out}");
    world
        .run("export visit --for cuort")
        .code(2)
        .out("")
        .err("error: There is no audience `cuort`; did you mean `court`?\n");
    world
        .run("export visit --for court -o ruiz.md")
        .code(2)
        .err("error: Nothing was written: “ruiz” (`visit/ana`) would still stand in the file's name. Give the file another name.\n");
    world
        .run("export visit --for others -o a.html --key who.md")
        .code(0);
    let key = world.read("who.md");
    assert!(key.contains("| R-01 | Ana Ruiz |"), "{key}");
    assert!(!world.read("a.html").contains("Ruiz"));
    // The next export gives the same code.
    let again = world.run("export visit --for others").code(0).out;
    assert!(again.contains("Ben: R-01 saw it."), "{again}");
}

#[test]
fn nothing_stands_otherwise_before_an_audience() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\nsources:\n  \
         letter: { title: A letter, kind: report, authors: [Ana Ruiz] }\n  \
         first: { title: Graves found, publisher: The Gazette, published: 2024-05-01, protect: { as: article one } }\n  \
         second: { title: More graves, publisher: The Gazette, published: 2024-05-03 }\nallegations:\n  \
         a: { statement: He knew., by: [first, second], cites: [{ source: first, basis: observed }, { source: second, \
         basis: observed }] }\n  \
         b: { statement: She took it., by: second, against: [ana], cites: [{ source: second }], responses: [{ by: ana, \
         is: admitted, cites: [{ source: letter }] }] }\n  \
         c: { statement: It rained., by: ana, cites: [{ source: letter }] }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    );
    let out = world.run("export visit --full --for press").code(0).out;
    for words in [
        "- Because: 2 origins not known to be independent\n",
        "- Because: admitted by Witness A [[3]](#s3); origin not stated\n",
        "  - Witness A, in A letter [[3]](#s3)\n",
        "  - Left out: publisher, with its name\n",
        "  - Not stated: author\n",
    ] {
        assert!(out.contains(words), "{words}{out}");
    }
    world
        .run("export visit standing:corroborated --for press")
        .code(1);
    let table = world
        .run("list allegations --for press --format csv")
        .code(0);
    assert!(table.out.contains(",admitted,"), "{}", table.out);
    assert!(
        table.err.contains(
            ": wherever a record is named, and 0 times in texts that others wrote or said; "
        ),
        "{}",
        table.err
    );
}

/// A case in which Ruiz is protected, with what else is said of its people.
fn visit(more: &str) -> String {
    format!(
        "format: 1\ntitle: A visit\npeople:\n{more}  ana: {{ name: Ana Ruiz, protect: {{ as: Witness A }} }}\n  \
         ben: {{ name: Ben }}\nallegations:\n  a: {{ statement: Ruiz saw it., by: ben }}\n"
    )
}

#[test]
fn a_code_stays_whoever_is_met_later_and_whatever_is_exported_at_once() {
    let names: Vec<String> = (1..=8).map(|number| format!("audience-{number}")).collect();
    let audiences = names
        .iter()
        .map(|name| format!("  {name}: {{ calls: codes }}\n"));
    let world = World::empty()
        .file("casefiles/visit.yaml", &visit(""))
        .file(
            "casefiles/library.yaml",
            &format!("format: 1\naudiences:\n{}", audiences.collect::<String>()),
        );
    let export = |name: &String| world.command(&["export", "visit", "--for", name]);
    let running = names.iter().map(|name| {
        let mut export = export(name);
        export.stdout(Stdio::piped()).stderr(Stdio::piped());
        export.spawn().unwrap()
    });
    let running: Vec<_> = running.collect();
    for export in running {
        let ran = Ran::of(export.wait_with_output().unwrap()).code(0);
        assert!(ran.err.contains(" are new: "), "{}", ran.err);
    }
    // Somebody who stands before her, and whom nobody was told of before.
    let more = "  aba: { name: Aba Stone, protect: { as: Witness B } }\n";
    fs::write(world.path("casefiles/visit.yaml"), visit(more)).unwrap();
    for name in &names {
        let out = Ran::of(export(name).output().unwrap()).code(0).out;
        assert!(out.contains("Ben: R-01 saw it."), "{name}: {out}");
    }
}

/// A library with a place that is not for others, and whose words they are.
fn village(protect: &str) -> World {
    let library = "format: 1\naudiences:\n  press: {}\n  court: {}\n  partner: { calls: codes }\n";
    World::empty()
        .file("casefiles/library.yaml", &format!("{library}{protect}"))
        .file(
            "casefiles/visit.yaml",
            "format: 1\ntitle: A visit to Kirchdorf\npeople:\n  ben: { name: Ben }\nallegations:\n  a: { statement: \"It \
             was in KIRCH\u{ad}DORF or قرية, not in Kirchdorfer.\", by: ben }\n",
        )
}

#[test]
fn a_place_that_is_no_record_is_protected_as_a_record_is() {
    let world = village(
        "protect:\n  village: { words: [Kirchdorf, قرية], as: the village, named_to: [court] }\n",
    );
    let out = world.run("export visit --for press").code(0).out;
    assert!(out.starts_with("# A visit to the village\n"), "{out}");
    assert!(
        out.contains("Ben: It was in the village or the village, not in Kirchdorfer."),
        "{out}"
    );
    assert!(
        out.contains("In the place of the words that are listed of 1 place or the like stand"),
        "{out}"
    );
    // To whom it may be named: they have nobody whom it protects.
    let court = world.run("export visit --for court").code(2).err;
    assert!(
        court.contains("The audience `court` protects nobody"),
        "{court}"
    );
    world
        .run("export visit --for partner -o a.md --key who.md")
        .code(0);
    assert!(world.read("a.md").starts_with("# A visit to R-01\n"));
    let key = world.read("who.md");
    let row = "| R-01 |  | Kirchdorf; قرية | protect:village |";
    assert!(key.contains(row), "{key}");
    world
        .run("export visit --for press -o kirchdorf.md")
        .code(2)
        .err("error: Nothing was written: “kirchdorf” (`protect:village`) would still stand in the file's name. Give the file another name.\n");
    // Without an audience it is refused as a name is.
    let refused = world.run("export visit").code(2);
    assert!(
        refused
            .err
            .contains("what `protect:village` protects: “Kirchdorf” in `visit`"),
        "{}",
        refused.err
    );
    world
        .run("export visit --names")
        .code(0)
        .err("note: One of the protected is named in it.\n");
}

#[test]
fn words_that_cannot_be_read_or_told_apart_are_refused() {
    for (protect, why) in [
        (
            "protect:\n  village: { as: the village }\n",
            "error: Nothing was written: who is protected could not all be read; `casefile check` says why.\n",
        ),
        (
            "protect: [Kirchdorf]\n",
            "error: Nothing was written: who is protected could not all be read; `casefile check` says why.\n",
        ),
        (
            "protect:\n  village: { words: [K, قرية] }\n",
            "error: Nothing was written: who is protected could not all be read; `casefile check` says why.\n",
        ),
        (
            "protct:\n  village: { words: Kirchdorf }\n",
            "error: Nothing was written: who is protected could not all be read; `casefile check` says why.\n",
        ),
        (
            "protect:\n  a: { words: Kirchdorf, as: there }\n  b: { words: قرية, as: There }\n",
            "error: Nothing was written: `protect:a` and `protect:b` would both be called `There`, and be taken for one; \
             give one of them another `as`.\n",
        ),
        (
            "protect:\n  a: { words: Kirchdorf, as: near قرية }\n  b: { words: قرية }\n",
            "error: Nothing was written: `near قرية`, which `protect:a` is to be called, names `protect:b`, who is protected; \
             write another `as`.\n",
        ),
    ] {
        let world = village(protect);
        world
            .run("export visit --for press")
            .code(2)
            .out("")
            .err(why);
    }
}

#[test]
fn it_is_said_where_codes_are_kept_and_whether_they_are_new() {
    let world = World::empty()
        .file("casefiles/visit.yaml", &visit(""))
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences:\n  others: { calls: codes }\n",
        );
    let export = "export visit --for others";
    let new = world.run(export).code(0).err;
    let path = new.split('`').find(|part| part.ends_with(".json")).unwrap();
    assert!(fs::read_to_string(path).unwrap().contains("visit/ana"));
    assert!(new.contains(" are new: none were kept"), "{new}");
    let known = world.run(export).code(0).err;
    let kept = format!(
        "note: The codes of the audience `others` are those of before, kept in `{path}`.\n"
    );
    assert!(known.ends_with(&kept), "{known}");
    // What has names of its own needs no word of codes.
    let frcp = world.run("export visit --for frcp-5.2").code(0).err;
    assert!(!frcp.contains("codes"), "{frcp}");
    // A table too.
    let list = world
        .run("list people --for others --format csv")
        .code(0)
        .err;
    assert!(list.contains("are those of before"), "{list}");
    fs::rename(world.path("casefiles"), world.path("elsewhere")).unwrap();
    let moved = "elsewhere export visit --for others -o a.md --force --key who.md";
    let told = world.run(moved).code(0).err;
    assert!(told.contains(" are new: none were kept"), "{told}");
    // And beside the codes themselves.
    let is_told = || {
        world
            .read("who.md")
            .contains("All codes of this audience were given with this export.")
    };
    assert!(is_told());
    world.run(moved).code(0);
    assert!(!is_told());
}

#[test]
fn codes_follow_no_order_that_two_audiences_could_compare() {
    let people = (0..7).map(|number| {
        let name = (b'a' + number) as char;
        format!("  p{name}: {{ name: Zo{name}{name}la, protect: {{ as: W{number} }} }}\n")
    });
    let names = ["one", "two", "three", "four"];
    let audiences = names.map(|name| format!("  {name}: {{ calls: codes }}\n"));
    let world = World::empty()
        .file("casefiles/visit.yaml", &visit(&people.collect::<String>()))
        .file(
            "casefiles/library.yaml",
            &format!("format: 1\naudiences:\n{}", audiences.concat()),
        );
    let keys = names.map(|name| {
        world
            .run(&format!("export visit --for {name} --key {name}.md"))
            .code(0);
        let key = world.read(&format!("{name}.md"));
        let rows = key.lines().filter(|line| line.starts_with("| R-"));
        rows.map(str::to_owned).collect::<Vec<_>>()
    });
    assert!(keys.iter().all(|rows| rows.len() == 8), "{keys:?}");
    // One in 64 billions that chance has it so.
    assert!(keys.iter().any(|rows| *rows != keys[0]), "{keys:?}");
}

#[test]
fn who_is_who_is_on_no_disk_where_nothing_is_handed_on() {
    let library = "format: 1\naudiences:\n  court: {}\n";
    let world = World::empty()
        .file("casefiles/visit.yaml", &visit(""))
        .file("casefiles/library.yaml", library)
        .file("there.md", "mine\n");
    for output in ["nowhere/a.md", "there.md", "ruiz.md"] {
        let export = format!("export visit --for court -o {output} --key who.md");
        world.run(&export).code(2);
        assert!(!world.path("who.md").exists(), "{output}");
    }
    // Nor is anything handed on where it could not be written behind it.
    world
        .run("export visit --for court -o a.md --key there.md")
        .code(2)
        .err("error: `there.md` is there already; write --force to replace it.\n");
    assert!(!world.path("a.md").exists());
    assert_eq!(world.read("there.md"), "mine\n");
}

#[cfg(unix)]
#[test]
fn who_is_who_is_for_the_owner_alone_whoever_could_read_what_it_replaces() {
    use std::{fs::Permissions, fs::set_permissions, os::unix::fs::PermissionsExt};

    let world = World::empty()
        .file("casefiles/visit.yaml", &visit(""))
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences:\n  court: {}\n",
        )
        .file("who.md", "old\n")
        .file("a.md", "old\n");
    for name in ["who.md", "a.md"] {
        set_permissions(world.path(name), Permissions::from_mode(0o664)).unwrap();
    }
    world
        .run("export visit --for court -o a.md --key who.md --force")
        .code(0);
    let mode = |name: &str| {
        let found = world.path(name).metadata().unwrap();
        found.permissions().mode() & 0o777
    };
    assert!(world.read("who.md").contains("under seal"));
    assert_eq!((mode("who.md"), mode("a.md")), (0o600, 0o600));
}

/// What may be handed on, with who is who apart from it.
fn for_court() -> World {
    World::empty()
        .file("casefiles/visit.yaml", &visit(""))
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences:\n  court: {}\n  others: { calls: codes }\n",
        )
}

#[cfg(unix)]
#[test]
fn who_is_who_is_not_written_over_what_is_handed_on() {
    let world = for_court().file("out/old.md", "old\n");
    std::os::unix::fs::symlink("out", world.path("linked")).unwrap();
    for (output, key) in [
        ("a.md", "./a.md"),
        ("a.md", ".//a.md"),
        ("a.md", "out/../a.md"),
        ("out/a.md", "linked/a.md"),
        ("out/old.md", "linked/old.md"),
    ] {
        let export = format!("export visit --for court -o {output} --key {key} --force");
        let err = world.run(&export).code(2).out("").err;
        assert!(err.contains("give --key another file"), "{key}: {err}");
        let written = std::fs::read_to_string(world.path(output)).unwrap_or_default();
        assert!(["", "old\n"].contains(&&*written), "{key}: {written}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_called_what_it_is() {
    let world = for_court();
    fs::create_dir(world.path("who.md")).unwrap();
    for force in ["", " --force"] {
        let export = format!("export visit --for court -o a.md{force} --key");
        for (key, what) in [
            ("who.md", "it is a folder"),
            ("/dev/full", "it is a device"),
        ] {
            let err = world.run(&format!("{export} {key}")).code(2).err;
            assert!(err.contains(what), "{err}");
            assert!(!world.path("a.md").exists(), "{err}");
        }
    }
    let err = world.run("export visit --for court -o who.md").code(2).err;
    assert!(err.contains("it is a folder"), "{err}");
}

#[test]
fn where_who_is_who_cannot_be_written_it_is_said_what_stands() {
    let world = for_court();
    let err = world
        .run("export visit --for court -o a.md --key nowhere/who.md")
        .code(2)
        .err;
    assert!(
        err.contains(
            "The export stands at `a.md`, and the list of who is who in it was not written."
        ),
        "{err}"
    );
    assert!(world.path("a.md").exists());
    let ran = world.run("export visit --for court --key nowhere/who.md");
    let err = ran.code(2).err;
    assert!(
        err.contains("The export was written, and the list"),
        "{err}"
    );
}

#[test]
fn nothing_is_written_where_the_program_keeps_its_own() {
    let world = for_court();
    let told = world.run("export visit --for others -o a.md").code(0).err;
    let place = told
        .split('`')
        .find(|part| part.ends_with(".json"))
        .unwrap();
    let codes = fs::read_to_string(place).unwrap();
    let folder = std::path::Path::new(place).parent().unwrap();
    let new = folder.join("new.md");
    fs::create_dir_all(world.path("../home/.cache/casefile")).unwrap();
    fs::create_dir_all(world.path("../home/.local/state/casefile")).unwrap();
    for path in [
        place.to_owned(),
        new.display().to_string(),
        "../home/.cache/casefile/a.md".to_owned(),
        "../home/.local/state/casefile/a.md".to_owned(),
    ] {
        for command in [
            format!("export visit --for others -f md --force -o {path}"),
            format!("list events --format csv --force -o {path}"),
            format!("export visit --for others -o b.md --force --key {path}"),
        ] {
            let err = world.run(&command).code(2).err;
            let is_key = command.contains("--key") && path.ends_with(".json");
            assert!(
                is_key || err.contains("of this program's own"),
                "{command}: {err}"
            );
        }
    }
    assert_eq!(fs::read_to_string(place).unwrap(), codes);
    assert!(!new.exists() && !world.path("b.md").exists());
}

#[test]
fn no_file_of_the_library_is_written_over() {
    let library = "format: 1\naudiences:\n  court: {}\n";
    let case = visit("") + "sources:\n  s: { title: S, text: s.md }\n";
    let world = World::empty()
        .file("casefiles/visit.yaml", &case)
        .file("casefiles/library.yaml", library)
        .file("casefiles/s.md", "It rained.\n")
        .file("casefiles/notes.md", "mine\n");
    for (asked, path) in [
        (
            "export visit -f md --names --force -o",
            "casefiles/library.yaml",
        ),
        (
            "export visit -f md --names --force -o",
            "casefiles/visit.yaml",
        ),
        ("export visit --names --force -o", "casefiles/s.md"),
        (
            "export visit --names --force -o",
            "casefiles/../casefiles/s.md",
        ),
        (
            "export visit --for court -o a.md --force --key",
            "casefiles/s.md",
        ),
        (
            "list people --format csv --names --force -o",
            "casefiles/visit.yaml",
        ),
    ] {
        let before = world.read(path);
        world.run(&format!("{asked} {path}")).code(2).err(&format!(
            "error: Nothing was written: `{path}` is a file of the library itself; name another one.\n"
        ));
        assert_eq!(world.read(path), before);
    }
    assert!(!world.path("a.md").exists());
    // What merely lies there is not its own.
    world
        .run("export visit --names --force -o casefiles/notes.md")
        .code(0);
    assert!(world.read("casefiles/notes.md").starts_with("# A visit"));
}

#[test]
fn the_list_under_seal_has_the_numbers_and_the_codes_of_nobody() {
    let number = "  b: { statement: \"Her SSN is 123-45-6789.\", by: ben }\n";
    let case = visit("  cleo: { name: Cleo Stone, protect: { as: Witness B } }\n") + number;
    let world = World::empty().file("casefiles/visit.yaml", &case).file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  court: { calls: codes, rules: frcp-5.2 }\n",
    );
    let export = "export visit --for court -o a.md --key who.md --force";
    world.run(export).code(0);
    let key = world.read("who.md");
    assert!(key.contains("123-45-6789 |"), "{key}");
    assert!(!key.contains("stand for nobody"), "{key}");
    assert!(!world.read("a.md").contains("123-45"));
    let of_cleo = key
        .lines()
        .find(|line| line.contains("Cleo Stone"))
        .unwrap();
    let of_cleo = of_cleo.split(' ').nth(1).unwrap().to_owned();
    assert!(
        world
            .read("a.md")
            .contains("By the rule frcp-5.2, 1 number"),
        "{}",
        world.read("a.md")
    );
    fs::write(world.path("casefiles/visit.yaml"), visit("")).unwrap();
    world.run(export).code(0);
    let key = world.read("who.md");
    assert!(
        key.contains(&format!("| {of_cleo} | visit/cleo |  |")),
        "{key}"
    );
    // Where the case is called otherwise, who had the code may be whoever has the id now.
    let old = key.lines().find(|line| line.contains("Ana Ruiz")).unwrap();
    let old = old.split(' ').nth(1).unwrap().to_owned();
    fs::rename(
        world.path("casefiles/visit.yaml"),
        world.path("casefiles/trip.yaml"),
    )
    .unwrap();
    let ran = world.run(&export.replace("visit", "trip")).code(0);
    let key = world.read("who.md");
    assert!(
        key.contains(&format!("| {old} | visit/ana | R-03 (trip/ana) |")),
        "{key}"
    );
    assert!(key.contains("has another name since"), "{key}");
    let text = world.read("a.md");
    assert!(!text.contains("frcp"), "{text}");
    assert!(!ran.err.contains("numbers and days"), "{}", ran.err);
    assert!(
        key.contains("No number and no day was left out by rule."),
        "{key}"
    );
}

/// A case with a protected source that is held, and a quote of it in the midst of what nobody quotes.
fn quoted() -> World {
    World::empty()
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences:\n  press: {}\n",
        )
        .file(
            "casefiles/visit.yaml",
            "format: 1\ntitle: A visit\npeople:\n  ben: { name: Ben }\nsources:\n  s: { title: A letter home, authors: \
             [Olga Maier], publisher: Lund Press, protect: { as: Source 1 }, text: s.txt }\nallegations:\n  a: { \
             statement: It rained on Olga Maier., by: ben, cites: [{ source: s, quote: all day long }, { source: s, \
             quote: it snowed on Luc }] }\n",
        )
        .file(
            "casefiles/s.txt",
            "It rained all day long on Luc Petit of Gent.\n\nThen it snew on Luc.\n",
        )
}

#[test]
fn what_a_source_says_beside_a_quote_is_not_handed_on() {
    let world = quoted();
    let open = world.run("export visit --full --names").code(0).out;
    assert!(
        open.contains("There: It rained all day long on Luc"),
        "{open}"
    );
    assert!(open.contains("in the source:"), "{open}");
    let covered = world.run("export visit --full --for press").code(0).out;
    for words in ["There:", "in the source:", "Petit", "snew"] {
        assert!(!covered.contains(words), "{words}: {covered}");
    }
    assert!(covered.contains("all day long"), "{covered}");
    let told = covered
        .matches("What the sources say round a quote")
        .count();
    assert_eq!(told, 1, "{covered}");
}

#[test]
fn what_is_left_out_of_a_protected_source_is_not_said_to_be_lacking() {
    let world = quoted();
    let full = world.run("export visit --full --for press").code(0).out;
    assert!(full.contains("Left out: publisher, author"), "{full}");
    assert!(full.contains("It rained on [name left out]."), "{full}");
    let brief = world.run("export visit --for press").code(0).out;
    assert!(
        brief.contains("Left out: publisher, author, with its name."),
        "{brief}"
    );
    for paper in [full, brief] {
        assert!(!paper.contains("Not stated: publisher"), "{paper}");
    }
    let listed = world
        .run("list sources --for press --format csv")
        .code(0)
        .out;
    assert!(listed.contains("working copy"), "{listed}");
    assert!(!listed.contains("not held"), "{listed}");
}

/// On an earlier day nobody has the role of today, and who is not there is called nothing.
#[test]
fn on_an_earlier_day_a_role_of_today_is_left_out() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, role: A clerk, as_of: 2024-06-01, protect: { as: A, instead: role } }\n  \
         kim: { name: Kim Sorge, role: A nurse, as_of: 2024-01-01, protect: { as: K, instead: role } }\n  \
         lou: { name: Lou Marsh, protect: { as: Witness L }, cites: [{ source: late }] }\nsources:\n  \
         early: { title: Early post, published: 2024-01-10 }\n  late: { title: Late post, published: 2024-07-10 }\n\
         allegations:\n  a: { statement: \"Ruiz, Sorge and Lou Marsh left.\", by: early, cites: [{ source: early }] }\n  \
         b: { statement: Lou Marsh left., by: late, cites: [{ source: late }] }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    );
    let early = world.run("export visit --full --as-of 2024-03-01 --for press");
    let early = early.code(0).out;
    let said = "[name left out], [A nurse] and [name left out] left.";
    assert!(early.contains(said), "{early}");
    let late = world.run("export visit --full --as-of 2024-08-01 --for press");
    let late = late.code(0).out;
    let said = "[A clerk], [A nurse] and Witness L left.";
    assert!(late.contains(said), "{late}");
}

/// A name may end with a full stop, and its sentence with it.
#[test]
fn a_sentence_ends_once() {
    let world = World::case(
        "subjects: [agro, sam]\npeople:\n  sam: { name: Sam Holm Jr., protect: { as: Witness S, instead: initials } }\n\
         organizations:\n  agro: { name: Veldhoven Agro B.V. }\n  firm: { name: Acme Inc., protect: { as: The Shop Ltd. } }\n\
         sources:\n  a: { title: Letter of Veldhoven Agro B.V., authors: [Holm Jr.], publisher: Acme Inc. }\n\
         allegations:\n  b: { statement: It was Acme Inc., by: [agro, sam], against: firm, cites: [{ source: a }] }\n  \
         c: { statement: It was Sam Holm Jr., by: firm, about: agro, cites: [{ source: a }] }\n\
         events:\n  d: { title: Fire at Acme Inc., date: 2024-05-01, place: Agro B.V. }\n\
         questions:\n  e: { question: Who is at Acme Inc. }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    );
    let papers = [
        "summary",
        "full",
        "chronology",
        "quotes",
        "questions",
        "person --of agro",
    ];
    for paper in papers {
        for whom in ["--names", "--for press"] {
            let out = world.run(&format!("export visit --paper {paper} {whom} -f txt"));
            let out = out.code(0).out;
            assert!(!out.contains(".."), "{paper} {whom}: {out}");
        }
    }
    let summary = world.run("export visit --names -f txt").code(0).out;
    assert!(
        summary.contains("Veldhoven Agro B.V., Sam Holm Jr.\n"),
        "{summary}"
    );
    for id in ["agro", "sam", "firm", "a", "b", "c", "d", "e"] {
        let out = world.run(&format!("show {id}")).code(0).out;
        assert!(!out.contains(".."), "{id}: {out}");
    }
}

/// How often nobody can say whose name it is, and what to write in the library so that it is known.
#[test]
fn what_is_open_is_told_with_what_to_write() {
    let told = |people: &str| {
        let world = World::case(&format!(
            "people:\n  ana: {{name: Ana Ruiz, protect: {{as: Witness A{people}\nallegations:\n  a: {{statement: She ran with \
             Rosa Ruiz and Ruiz and Ana.}}\n"
        ))
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences: {press: {}}\n",
        );
        let export = world.run("export visit --for press").code(0).err;
        let list = world
            .run("list allegations --for press --format jsonl")
            .code(0)
            .err;
        [export, list]
    };
    // A statement is in a label as well, and counts once.
    for err in told("}}\n  tom: {name: Tom Ruiz}") {
        for words in [
            ", and 3 times in texts that others wrote or said; ",
            "note: In 1 place it is left out whose name it is ([name left out]), ",
            "note: In 1 place it is open whose name it is (“… or …”), ",
        ] {
            assert!(err.contains(words), "{words}{err}");
        }
    }
    let known = "}}\n  tom: {name: Tom Ruiz, short: Ruiz}\n  rosa: {name: Rosa Ruiz}";
    for err in told(known) {
        let stays = "somebody else is called by, who is not protected: of Witness A (`visit/tom`).";
        assert!(
            err.contains(stays) && !err.contains("whose name it is"),
            "{err}"
        );
    }
    let short = "}}\n  bo: {name: An So, protect: {as: Witness B}}";
    for err in told(short) {
        let words = "note: Not looked for alone, since it is too short, or mostly another word: ";
        assert!(
            err.contains(words) && err.contains("of Witness B. Write under `also`"),
            "{err}"
        );
    }
}

/// A library in which one is protected whom the paper names, and others, of other cases, whom it does not.
fn elsewhere(statement: &str) -> World {
    let other = |who: &str, role: &str| {
        format!(
            "  {who}: {{name: {who} So, role: {role}, protect: {{as: Witness C, instead: role}}}}\n"
        )
    };
    World::case(&format!(
        "people:\n  ana: {{name: Ana Ruiz, protect: {{as: the cook}}}}\n  tom: {{name: Tom Berg}}\n\
         allegations:\n  a: {{statement: {statement}, by: tom}}\n"
    ))
    .file("casefiles/library.yaml", "format: 1\naudiences: {press: {}}\n")
    .file(
        "casefiles/other.yaml",
        &format!(
            "format: 1\ntitle: Other\npeople:\n{}{}allegations:\n  a: {{statement: Ali So left., by: ali}}\n",
            other("ali", "Night guard of the prison at Harrow"),
            other("eva", "Clerk of the mill")
        ),
    )
}

#[test]
fn what_is_written_speaks_of_nobody_whom_it_does_not_name() {
    let ran = elsewhere("The mill stood.")
        .run("export visit --for press")
        .code(0);
    for word in ["Harrow", "Clerk", "the cook", "protected record"] {
        assert!(!ran.out.contains(word), "{word}: {}", ran.out);
    }
    assert!(
        ran.out
            .contains("the initials of 2 of the protected, who are not called anything here."),
        "{}",
        ran.out
    );
    // Whoever writes it is to know.
    assert!(
        ran.err.contains("[Night guard of the prison at Harrow]"),
        "{}",
        ran.err
    );
    let ran = elsewhere("Ana Ruiz left; the mill stood.")
        .run("export visit --for press")
        .code(0);
    assert!(ran.out.contains("Tom Berg: the cook left"), "{}", ran.out);
    assert!(
        ran.out
            .contains("In the place of the names of 1 protected record, and of their"),
        "{}",
        ran.out
    );
    // Who is named may be in the paper of the other case, with a capital as well.
    let world = elsewhere("The mill stood.");
    let other = world.run("export other --for press").code(0).out;
    assert!(
        other.contains("the initials of [Night guard of the prison at Harrow], and of 1 other, who is not called anything here."),
        "{other}"
    );
}

#[test]
fn the_day_of_a_birth_is_told_by_its_year_in_every_form() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: the child, minor: true } }\nevents:\n  \
         birth: { title: Birth of Ana Ruiz, date: 2009-03-03, date_said: on 3 March }\n  \
         raid: { title: Ana Ruiz is taken, date: 2019-05-04 }\n",
    );
    for form in [
        "txt", "md", "html", "jsonl", "csv", "docx", "odt", "pdf", "xlsx",
    ] {
        let export = match form {
            "jsonl" | "csv" | "xlsx" => "list events",
            _ => "export visit --full",
        };
        world
            .run(&format!("{export} --for frcp-5.2 -o out.{form}"))
            .code(0);
        if !matches!(form, "docx" | "odt" | "pdf" | "xlsx") {
            let out = world.read(&format!("out.{form}"));
            for day in ["2009-03", "3 Mar", "Mar 2009"] {
                assert!(!out.contains(day), "{form}: {out}");
            }
            assert!(out.contains("2009"), "{form}: {out}");
            let raid = ["4 May 2019", "2019-05-04"];
            assert!(raid.iter().any(|day| out.contains(day)), "{form}: {out}");
        }
    }
    // Who leaves no days out has it.
    let out = world.run("export visit --full --names").code(0).out;
    assert!(out.contains("3 Mar 2009"), "{out}");
}

#[cfg(unix)]
#[test]
fn what_is_handed_on_is_its_owners_alone_whatever_it_replaces() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::case("allegations:\n  a: { statement: It rained. }\n");
    for (file, command) in [
        ("a.md", "export visit -o a.md --force"),
        ("a.csv", "list allegations -o a.csv --force"),
    ] {
        fs::write(world.path(file), "old").unwrap();
        fs::set_permissions(world.path(file), fs::Permissions::from_mode(0o644)).unwrap();
        world.run(command).code(0);
        let mode = fs::metadata(world.path(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{command}");
    }
}

#[test]
fn what_is_written_becomes_no_case_file() {
    let world = World::case("people: { ana: { name: Ana, protect: { as: Witness A } } }\nallegations:\n  a: { statement: It rained. }\n")
        .file("casefiles/library.yaml", "format: 1\naudiences: { court: {} }\n");
    for command in [
        "export visit -f txt -o casefiles/new.yaml",
        "export visit --for court -o a.md --key casefiles/new.yaml",
        "list allegations --format csv -o casefiles/new.yaml",
        "review report visit -f md -o casefiles/new.yaml",
        "review export -o casefiles/new.yaml",
    ] {
        world.run(command).code(2).err(
            "error: Nothing was written: `casefiles/new.yaml` would be read as a file of the library itself; name another one.\n",
        );
        assert!(!world.path("casefiles/new.yaml").exists(), "{command}");
    }
    world.run("export visit -f txt -o new.yaml").code(0);
}

#[test]
fn words_without_a_capital_are_nobodys_name() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A, also: [red car, Kirchdorf, سيارة] } }\n  ben: { name: Ben }\n\
         allegations:\n  a: { statement: The red car was stolen in Kirchdorf with سيارة., by: ben }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences: { court: {} }\n");
    let out = world.run("export visit --full --for court").code(0).out;
    assert!(
        out.contains("The [words left out] was stolen in Witness A with Witness A."),
        "{out}"
    );
}

/// What the files themselves say under a pseudonym, a code or initials would be read as said of who is protected.
#[test]
fn what_somebody_is_to_be_called_stands_in_no_text_already() {
    let library = "format: 1\naudiences:\n  court: {}\n  others: { calls: codes }\n  judge: { rules: frcp-5.2 }\n";
    let of = |names: &str, statement: &str| {
        World::case(&format!(
            "people:\n  ana: {{ name: Ana Quetzal, {names}protect: {{ as: Witness A }} }}\n  ben: {{ name: Ben }}\n\
             allegations:\n  a: {{ statement: '{statement}', by: ben }}\n  b: {{ statement: Quetzal left., by: ben }}\n"
        ))
        .file("casefiles/library.yaml", library)
    };
    let says = "Witness A of the prosecution killed him";
    let world = of("", says);
    for command in [
        "export visit --for court",
        "list allegations --for court --format csv",
    ] {
        world.run(command).code(2).out("").err(
            "error: Nothing was written: `visit/a` says “Witness A” under `statement`, as `visit/ana` is to be called, and \
             would be read as if it meant them; write another `as`, or, where it does mean them, the same words under \
             `also_known_as` of `visit/ana`.\n",
        );
    }
    let told = world.run("check").out;
    assert!(told.contains("warning[pseudonym-elsewhere]"), "{told}");
    // Where it means them, the record says so.
    let world = of("also_known_as: [Witness A], ", says);
    let out = world.run("export visit --full --for court").code(0).out;
    assert!(
        out.contains(says) && out.contains("Witness A left."),
        "{out}"
    );
    assert!(!world.run("check").out.contains("pseudonym-elsewhere"));
    // Another word is none.
    of("", "A witness a day came, and Witness Also")
        .run("export visit --for court")
        .code(0);
    // A code that stands somewhere is nobody's.
    let world = of("", "R-01 and R-2 were exhibits");
    let out = world.run("export visit --full --for others").code(0).out;
    assert!(out.contains("R-03 left."), "{out}");
    let world = world.file(
        "casefiles/more.yaml",
        "format: 1\ntitle: More\nevents:\n  c: { title: Exhibit R-03 is shown }\n",
    );
    let err = world.run("export visit --for others").code(2).err;
    assert!(err.contains("`more/c` says “R-03” under `title`"), "{err}");
    assert!(err.contains("take `visit/ana` out of the codes"), "{err}");
}

#[test]
fn initials_that_somebody_else_has_are_no_minors() {
    let of = |other: &str| {
        World::case(&format!(
            "people:\n  kim: {{ name: Kim Tolbert, protect: {{ as: Child K, minor: true }} }}\n  kay: {{ name: {other} }}\n\
             allegations:\n  a: {{ statement: K. T. saw it., by: kay }}\n"
        ))
        .file("casefiles/library.yaml", "format: 1\n")
    };
    of("Kay Torrance").run("export visit --for frcp-5.2").code(2).err(
        "error: Nothing was written: `visit/kim` would be called `K. T.`, and be taken for `visit/kay`, who is not protected \
         and has these initials; write `instead: pseudonym`.\n",
    );
    of("Ben Lima").run("export visit --for frcp-5.2").code(0);
}

#[test]
fn a_mark_that_is_a_sign_of_its_own_goes_with_its_letter() {
    let world = World::case(
        "people:\n  ana: { name: Екатерина Иванова, protect: { as: Witness A } }\n  ben: { name: Ben }\n\
         allegations:\n  a: { statement: \"Дали Ивановои\u{306} книгу.\", by: ben }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences: { court: {} }\n");
    let out = world
        .run("list allegations --for court --format csv")
        .code(0)
        .out;
    assert!(
        out.contains("] книгу") || out.contains("Witness A книгу"),
        "{out}"
    );
}

#[test]
fn what_json_says_twice_is_counted_once() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n  ben: { name: Ben }\n\
         allegations:\n  a: { statement: Ruiz saw it., by: ben }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences: { court: {} }\n",
    );
    for form in ["jsonl", "csv"] {
        let err = world
            .run(&format!("list allegations --for court --format {form}"))
            .code(0)
            .err;
        assert!(
            err.contains("and 1 time in texts") || err.contains("and once in texts"),
            "{form}: {err}"
        );
    }
}

#[test]
fn a_key_whose_ending_is_of_no_form_has_the_form_that_is_named() {
    let world = World::case("people: { ana: { name: Ana, protect: { as: Witness A } } }\nallegations: { a: { statement: Ana left. } }\n")
        .file("casefiles/library.yaml", "format: 1\naudiences: { court: {} }\n");
    world
        .run("export visit --for court -f txt -o a.txt --key who.key")
        .code(0);
    assert!(world.read("who.key").contains("Witness A"));
    world
        .run("export visit --for court -o b.txt --key other.key")
        .code(2);
}

/// A case of somebody who is protected, with who represents her and where she lived.
fn represented() -> World {
    World::case(
        "people:\n  ana:\n    name: Ana Ruiz\n    residence: [{ at: 14 Mill Lane, place: Oberhausen }]\n    custody: [{ at: \
         \"block 7, cell 12\", place: Unterwald }]\n    protect: { as: Witness A }\n  lena: { name: Lena Kovac, role: a lawyer, \
         speaks_for: ana }\n  ben: { name: Ben Stone }\n  judge: { name: Judge Ash }\nallegations:\n  a: { statement: She took \
         it., by: ben, against: ana, responses: [{ by: lena, is: denied, date: 2025-04-01 }] }\n  b: { statement: Ana Ruiz \
         was at home., by: lena, about: ana }\nevents:\n  raid:\n    title: A raid\n    date: 2025-03-01\n    place: 14 Mill \
         Lane in Oberhausen\n    participants:\n      - { who: ana, as: a tenant in Oberhausen, outcome: taken to Unterwald }\n      \
         - { who: ben, as: a neighbour of 14 Mill Lane, outcome: went to Oberhausen }\nproceedings:\n  suit:\n    title: The \
         suit\n    parties: [{ who: ana, as: plaintiff of Oberhausen, counsel: lena }, { who: ben, as: defendant }]\n    judges: \
         judge\nentries:\n  heard: { in: suit, kind: hearing, title: Hearing of Ruiz, date: 2026-12-10T10:00, place: \
         Oberhausen, for: ana }\n  ruiz-answer: { in: suit, kind: deadline, title: Answer, due: 2026-12-15, for: ben }\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  court: {}\n  press: {}\n",
    )
}

#[test]
fn who_speaks_for_the_protected_is_not_named_and_what_they_did_stands() {
    let world = represented();
    for paper in ["--full", ""] {
        let out = world
            .run(&format!("export visit {paper} --for court"))
            .code(0)
            .out;
        assert!(!out.contains("Kovac") && !out.contains("Lena"), "{out}");
    }
    let out = world.run("export visit --full --for court").out;
    for words in [
        "- Because: denied by \\[name left out] (for Witness A)",
        "- Replies: \\[name left out] denied, 1 Apr 2025",
        "- Speaks for: Witness A",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    let table = world.run("list all --for court --format jsonl").code(0).out;
    for given_away in ["Kovac", "lena", "Ruiz", "ana"] {
        assert!(!table.contains(given_away), "{given_away}: {table}");
    }
    // Who represents nobody that is protected keeps their name.
    assert!(table.contains("Judge Ash"), "{table}");
}

#[test]
fn a_query_that_finds_by_who_represents_the_protected_or_where_they_were_is_not_printed() {
    let world = represented();
    for query in [
        "counsel:kovac",
        "counsel:of-ana",
        "at:mill",
        "at:oberhausen",
        "at:unterwald",
        "by:lena",
    ] {
        let out = world
            .run(&format!("export visit {query} --for court"))
            .code(0)
            .out;
        assert!(
            out.contains("that match a query that is not printed here"),
            "{query}: {out}"
        );
    }
    let out = world.run("export visit by:ben --for court").code(0).out;
    assert!(out.contains("the query “by:ben”"), "{out}");
}

#[test]
fn words_of_where_the_protected_were_are_left_out_where_they_are_told_of() {
    let out = represented()
        .run("export visit --full --for court")
        .code(0)
        .out;
    for words in [
        "- Place: \\[words left out]\n",
        "- Took part: Witness A, \\[words left out]; \\[words left out]\n",
        // What leads to one door does so whoever is told of; in a town there are many.
        "  - Ben Stone, a neighbour of [words left out]; went to Oberhausen\n",
        "- Parties: Witness A, \\[words left out]\n",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    assert!(!out.contains("Mill"), "{out}");
    assert_eq!(out.matches("Oberhausen").count(), 1, "{out}");
}

#[test]
fn an_agenda_for_an_audience_names_nobody_in_any_form() {
    let world = represented();
    let asked = "agenda --today 2026-12-01 --for";
    for form in ["text", "json", "ics"] {
        let ran = world.run(&format!("{asked} court --format {form}")).code(0);
        let whole = ran.out.replace("\r\n ", "");
        assert!(whole.contains("Witness A"), "{whole}");
        for given_away in ["Ruiz", "ruiz", "Ana", "Oberhausen", "visit/ruiz"] {
            assert!(!whole.contains(given_away), "{form}, {given_away}: {whole}");
        }
        assert!(
            ran.err
                .starts_with("note: Written for the audience “court”"),
            "{}",
            ran.err
        );
        assert!(!ran.err.contains("for you alone"), "{}", ran.err);
    }
    // Its numbers are the same each time, and are not those of another audience.
    let numbers = |of: &str| -> Vec<String> {
        let out = world.run(&format!("{asked} {of} --format ics")).code(0).out;
        let numbers = out.lines().filter(|line| line.starts_with("UID:"));
        numbers.map(str::to_owned).collect()
    };
    let court = numbers("court");
    assert_eq!(court.len(), 2);
    assert_eq!(court, numbers("court"));
    assert!(numbers("press").iter().all(|uid| !court.contains(uid)));
    world.run(&format!("{asked} cuort")).code(2).out("");
}

#[test]
fn counsel_of_the_protected_are_named_no_more_than_who_speaks_for_them() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n  ben: { name: Ben }\n  lee: { name: Sana Lee }\n  \
         ito: { name: Kei Ito }\nsources:\n  s: { title: Sheet }\nproceedings:\n  suit: { title: Suit, parties: [{ who: ana, as: plaintiff, \
         counsel: [lee] }, { who: ben, counsel: [ito] }], cites: s, entries: [{ number: 1, date: 2026-01-02, kind: filing, title: Notice, by: \
         lee, cites: s }] }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
    let out = world.run("export visit --full --for press").code(0).out;
    assert!(!out.contains("Lee"), "{out}");
    assert!(out.contains("Kei Ito"), "{out}");
}
