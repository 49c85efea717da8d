//! `casefile review report`: that its numbers add up to the library, what it tells, and that it names nobody unasked.

use std::fs;

use super::{World, edit, world};

/// The rows of the first table of a report in Markdown, without its head: their names, and their numbers.
fn table(report: &str) -> Vec<(String, Vec<usize>)> {
    let rows = report.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    let rows = rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let name = cells.next().unwrap().to_owned();
        (name, cells.map(|cell| cell.parse().unwrap()).collect())
    });
    rows.collect()
}

/// The lines below a heading of level 2.
fn below<'r>(report: &'r str, heading: &str) -> Vec<&'r str> {
    let lines = report.lines();
    let lines = lines.skip_while(|line| line.strip_prefix("## ") != Some(heading));
    let lines = lines.skip(1).take_while(|line| !line.starts_with("## "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// A world in which four records are reviewed, of which one changed, and another's source.
fn reviewed() -> World {
    let world = world();
    world.run("review mark rusty locked arrival talk").code(0);
    world.run("review flag --citation 1 locked").code(0);
    world.run("review flag rusty").code(0);
    world.run("review flag --undo rusty").code(0);
    world
        .run_with(&["review", "note", "wire", "-m", "Ask again.\n\nAnd twice."])
        .code(0);
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was locked.",
        "The door was not locked.",
    );
    edit(&world, "casefiles/post.txt", "at noon", "at one");
    world
}

#[test]
fn the_numbers_add_up_and_are_those_of_what_is_told() {
    let world = reviewed();
    let report = world.run("review report").code(0).err("").out;
    let sums = "2 of 7 records are reviewed as they are in this edition; 2 changed since they were reviewed; 3 are not \
                reviewed.";
    assert!(report.contains(sums), "{report}");
    let mut rows = table(&report);
    let (name, all) = rows.pop().unwrap();
    assert_eq!((&*name, &all[..]), ("all", &[2, 2, 3, 7][..]));
    for column in 0..4 {
        let sum: usize = rows.iter().map(|(_, numbers)| numbers[column]).sum();
        assert_eq!(sum, all[column], "{rows:?}");
    }
    for (name, numbers) in &rows {
        assert_eq!(numbers[..3].iter().sum::<usize>(), numbers[3], "{name}");
    }
    let changed = below(&report, "Changed since they were reviewed");
    let count = |lines: &[&str], with: &str| {
        let lines = lines.iter().filter(|line| line.starts_with(with));
        lines.count()
    };
    assert_eq!(count(&changed, "### "), 2, "{changed:?}");
    assert!(
        changed.contains(&"- statement: nobody named, via The wire: The door was {+not+} locked.")
    );
    assert!(changed.contains(&"- \\[1] post ¶2: They came at \\[-noon.-] {+one.+}"));
    // Each record with a mark has a row, behind the two of the head.
    assert_eq!(count(&below(&report, "Who reviewed what"), "| "), 2 + 4);
    assert_eq!(count(&below(&report, "Not reviewed"), "- "), 3);
    let written = below(&report, "Flags, labels and notes");
    let written = written.join("\n");
    assert!(
        written.contains("citing wire ¶1 “the door was locked”"),
        "{written}"
    );
    assert!(written.contains("Ask again.") && written.contains("And twice."));
    let undone = below(&report, "What was taken back or changed");
    assert!(
        undone[0].starts_with("- visit/rusty is not flagged: ana, "),
        "{undone:?}"
    );
    // A case of its own has no other records than these.
    let of_case = world.run("review report visit").code(0).out;
    assert_eq!(table(&of_case).pop().unwrap().1, [2, 2, 3, 7]);
    world.run("review report visti").code(1).out("");
    world.run("review mark wire post").code(0);
    let report = world.run("review report").code(0).out;
    assert!(report.contains("; 1 is not reviewed."), "{report}");
}

#[test]
fn a_citation_and_a_place_that_changed_are_told_with_how() {
    let world = world();
    world.run_with(&["review", "mark", "post ¶1"]).code(0);
    world.run("review mark --citation 1 rusty").code(0);
    edit(&world, "casefiles/post.txt", "was rusty", "was red");
    for command in ["review report", "review report visit"] {
        let report = world.run(command).code(0).out;
        let changed = below(
            &report,
            "Citations and places that changed since they were reviewed",
        );
        let heads = changed.iter().filter(|line| line.starts_with("### "));
        assert_eq!(heads.count(), 2, "{report}");
        let told = changed.iter().filter(|line| line.contains("{+red"));
        assert_eq!(told.count(), 2, "{report}");
        assert_eq!(
            report.matches("its source reads differently there").count(),
            2,
            "{report}"
        );
    }
}

#[test]
fn it_has_every_form_of_an_export_and_is_the_same_bytes_twice() {
    let world = reviewed();
    for ending in ["md", "txt", "html", "docx", "odt", "pdf"] {
        let read = |name: &str| {
            let name = format!("{name}.{ending}");
            world
                .run(&format!("review report -o {name}"))
                .code(0)
                .out("");
            fs::read(world.path(&name)).unwrap()
        };
        assert_eq!(read("one"), read("two"), "{ending}");
        world.run(&format!("review report -o one.{ending}")).code(2);
    }
    let named = world.run("review report -f html").code(0).out;
    assert!(named.starts_with("<!DOCTYPE html>"), "{named}");
    world
        .run("review report --force -o casefiles/visit.yaml -f md")
        .code(2)
        .out("");
    assert!(
        world
            .read("casefiles/visit.yaml")
            .contains("The door was not locked.")
    );
}

#[test]
fn who_is_protected_is_not_named_unasked() {
    let world = World::case(
        "people:\n  maria: {name: María López, protect: {as: Witness A, because: minor}}\n  ana: {name: Ana Ruiz}\n\
         allegations:\n  rain: {statement: López saw the rain., by: ana}\n  sun: {statement: The sun shone., by: ana}\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  court: {}\n")
    .env("USER", "ben");
    world.run("review mark rain sun maria").code(0);
    world
        .run_with(&["review", "note", "sun", "-m", "Ask María López about it."])
        .code(0);
    edit(
        &world,
        "casefiles/visit.yaml",
        "López saw the rain.",
        "It rained.",
    );
    let refused = world.run("review report").code(2).out("");
    assert!(
        refused
            .err
            .starts_with("error: Nothing was written, since it would name a person")
            && refused.err.contains("`casefile review report CASE`"),
        "{}",
        refused.err
    );
    let named = world.run("review report --names").code(0);
    assert_eq!(named.err, "note: One of the protected is named in it.\n");
    assert!(named.out.contains("Ask María López about it."));
    // What the record said, and says no more, is covered with the rest.
    let covered = world.run("review report --for court").code(0);
    let out = covered.out.to_lowercase();
    assert!(out.contains("witness a saw the rain"), "{out}");
    assert!(out.contains("ask witness a about it."), "{out}");
    assert!(!out.contains("lópez") && !out.contains("lopez"), "{out}");
    assert!(out.contains("2 of 5 records are reviewed"), "{out}");
    world.run("review report --for cuort").code(2).out("");
}

/// A world in which one of the protected was spelt otherwise when `marked` were reviewed.
fn spelt_otherwise(marked: &str) -> World {
    let world = World::case(
        "people:\n  rosa: {name: Rosa Quintanila, protect: {as: Witness A}}\n  ana: {name: Ana Ruiz}\n\
         allegations:\n  permit: {statement: Quintanila handed it over., by: ana}\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  court: {}\n")
    .env("USER", "ben");
    world.run(&format!("review mark {marked}")).code(0);
    world
        .run_with(&["review", "note", "permit", "-m", "Then ask Quintanila."])
        .code(0);
    let new = world
        .read("casefiles/visit.yaml")
        .replace("Quintanila", "Quintanilla");
    world.file("casefiles/visit.yaml", &new)
}

#[test]
fn a_name_of_before_is_covered_as_that_of_now() {
    let world = spelt_otherwise("permit rosa");
    let reads = |world: &World| {
        let out = world.run("review report --for court").code(0).out;
        assert!(!out.contains("uintanil"), "{out}");
        out
    };
    let out = reads(&world);
    assert!(out.contains("Then ask Witness A."), "{out}");
    // Under another id, and another name.
    let text = world.read("casefiles/visit.yaml");
    let other = text
        .replace("rosa: {name: Rosa Quintanilla", "maria: {name: Maria Sol")
        .replace("Quintanilla handed", "She handed");
    let world = world.file("casefiles/visit.yaml", &other);
    let out = reads(&world);
    assert!(out.contains("Then ask Witness A."), "{out}");
    let refused = world.run("review report").code(2).out("");
    assert!(refused.err.contains("“Quintanila” in"), "{}", refused.err);
    // And where nobody is protected any more who would be they.
    let gone = other.replace(", protect: {as: Witness A}", "");
    let world = world.file(
        "casefiles/visit.yaml",
        &gone.replace(
            "ana: {name: Ana Ruiz}",
            "ana: {name: Ana Ruiz, protect: {as: Witness B}}",
        ),
    );
    let out = reads(&world);
    assert!(out.contains("Then ask [name left out]."), "{out}");
}

#[test]
fn what_may_name_somebody_whom_nobody_reviewed_is_left_out() {
    let world = spelt_otherwise("permit");
    let out = world.run("review report --for court").code(0).out;
    assert!(
        out.contains("[words left out]") && out.contains("was reviewed by nobody"),
        "{out}"
    );
    assert!(!out.contains("Quintanila handed"), "{out}");
    let named = world.run("review report --names").code(0).out;
    assert!(named.contains("Quintanila"), "{named}");
}

#[test]
fn a_login_that_is_made_of_a_name_is_the_name_of_who_is_protected() {
    let case = "people:\n  rosa: {name: Rosa Quispe, protect: {as: Witness A}}\n  ana: {name: Ana Ruiz}\n\
                allegations:\n  rain: {statement: It rained., by: ana}\n  sun: {statement: The sun shone., by: ana}\n";
    let world = || {
        World::case(case)
            .file(
                "casefiles/library.yaml",
                "format: 1\naudiences:\n  court: {}\n",
            )
            .env("USER", "ben")
    };
    for by in ["rquispe", "rosaq", "quisper", "rosa.quispe"] {
        let world = world().env("USER", by);
        world.run("review mark rain").code(0);
        let refused = world.run("review report").code(2).out("");
        assert!(refused.err.contains(by), "{by}: {}", refused.err);
        let out = world.run("review report --for court").code(0).out;
        assert!(!out.contains(by), "{out}");
    }
    let labelled = world();
    labelled.run("review label rquispe rain").code(0);
    labelled.run("review report").code(2).out("");
    let out = labelled.run("review report --for court").code(0).out;
    assert!(
        !out.contains("rquispe") && out.contains("labelled “"),
        "{out}"
    );
    // Somebody else's login is no name of theirs.
    let other = world();
    other.run("review mark rain").code(0);
    let out = other.run("review report --for court").code(0).out;
    assert!(out.contains("ben"), "{out}");
    assert!(
        other
            .run("review report --names")
            .code(0)
            .out
            .contains("ben")
    );
}

#[test]
fn of_what_is_gone_and_was_reviewed_by_nobody_nothing_is_told_to_others() {
    let case = "people:\n  rosa-quispe: {name: Rosa Quispe, protect: {as: Witness A}}\n  \
                ana: {name: Ana Ruiz, protect: {as: Witness B}}\n\
                allegations:\n  rain: {statement: It rained., by: ana}\n  sun: {statement: The sun shone., by: ana}\n";
    let world = World::case(case)
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences:\n  court: {}\n",
        )
        .env("USER", "ben");
    // Where most of what a log speaks of is gone, it may be another library's.
    world.run("review mark sun rain ana").code(0);
    world
        .run_with(&["review", "note", "rosa-quispe", "-m", "Quispe called."])
        .code(0);
    world.run("review flag rosa-quispe").code(0);
    world.run("review flag --undo rosa-quispe").code(0);
    world.run("review flag sun").code(0);
    let rosa = "  rosa-quispe: {name: Rosa Quispe, protect: {as: Witness A}}\n";
    edit(&world, "casefiles/visit.yaml", rosa, "");
    edit(
        &world,
        "casefiles/visit.yaml",
        "  sun: {statement: The sun shone., by: ana}\n",
        "",
    );
    let out = world.run("review report --for court").code(0).out;
    assert!(!out.to_lowercase().contains("quispe"), "{out}");
    assert!(
        out.contains("What was marked and written of 1 place more is left out"),
        "{out}"
    );
    // It is known what this one said.
    assert!(out.contains("visit/sun"), "{out}");
    let out = world.run("review report --names").code(0).out;
    assert!(out.contains("Quispe called."), "{out}");
}
