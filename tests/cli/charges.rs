//! Charges: what became of a count that is against several is told of those of whom a step says so, and of nobody else.

use super::harness::World;

const CASE: &str = "\
people:
  rex: {name: Rex}
  ost: {name: Ost}
  una: {name: Una}
  lee: {name: Lee}
sources:
  docket: {title: The docket}
proceedings:
  suit:
    title: State v. Rex
    charges:
      - number: 1
        title: Theft
        against: [rex, ost, una]
        cites: [{source: docket}]
        history:
          - {date: 2026-01-02, status: charged, cites: [{source: docket}]}
          - {date: 2026-02-01, status: plea-guilty, of: rex, cites: [{source: docket}]}
          - {date: 2026-03-01, status: convicted, of: rex, sentence: 30 days, cites: [{source: docket}]}
          - {date: 2026-02-20, status: acquitted, of: [ost], cites: [{source: docket}]}
";

/// A line of a page that begins with this.
fn line<'p>(page: &'p str, begins: &str) -> &'p str {
    let mut lines = page.lines().map(str::trim);
    lines
        .find(|line| line.contains(begins))
        .unwrap_or_else(|| panic!("{begins}: {page}"))
}

#[test]
fn a_step_tells_of_whom_it_names_and_of_nobody_else() {
    let world = World::case(CASE);
    for (query, found) in [
        ("disposition:convicted", "Rex"),
        ("disposition:acquitted", "Ost"),
        ("disposition:not-stated", "Una"),
        ("charge:theft disposition:convicted", "Rex"),
        ("disposition:charged", "Una"),
    ] {
        let listed = world.run(&format!("list people {query}")).code(0).out;
        assert!(listed.contains(found), "{query}: {listed}");
        assert_eq!(listed.lines().count(), 1, "{query}: {listed}");
    }
    world.run("list people disposition:plea-guilty").code(1);
    for query in ["convicted", "acquitted", "not-stated"] {
        world
            .run(&format!("list proceedings disposition:{query}"))
            .code(0);
    }
    let told = |who: &str| {
        let page = world.run(&format!("show {who}")).code(0).out;
        line(&page, "State v. Rex").to_owned()
    };
    assert!(told("rex").ends_with("Theft, ✗ convicted") || told("rex").contains("convicted"));
    assert!(told("ost").contains("acquitted"), "{}", told("ost"));
    assert!(
        told("una").contains("disposition not stated"),
        "{}",
        told("una")
    );
    for (who, other) in [
        ("rex", "acquitted"),
        ("ost", "convicted"),
        ("una", "convicted"),
    ] {
        assert!(!told(who).contains(other), "{}", told(who));
    }
    let page = world.run("show suit").code(0).out;
    assert!(
        page.contains("1 count: 1 not the same for all who are charged; see the steps"),
        "{page}"
    );
    assert!(
        page.contains("convicted 1 Mar 2026, as to Rex; sentence: 30 days"),
        "{page}"
    );
    // Steps of one are held against each other, and not against those of another.
    let found = world.run("check").out;
    assert!(!found.contains("charge-step-out-of-order"), "{found}");
}

#[test]
fn a_step_that_names_nobody_leaves_open_what_became_of_each() {
    let open = CASE.replace("status: convicted, of: rex", "status: convicted");
    let world = World::case(&open);
    world
        .run("list people disposition:convicted")
        .code(1)
        .out("");
    let page = world.run("show rex").code(0).out;
    let told = line(&page, "State v. Rex");
    assert!(
        told.contains("of whom of those charged is not recorded"),
        "{told}"
    );
    // Nobody is told to be convicted of what they are not charged with.
    let several = "of: [ost]";
    let wrong = CASE.replace(several, "of: [lee]");
    let found = World::case(&wrong).run("check").out;
    assert!(
        found.contains("of somebody whom the count is not against"),
        "{found}"
    );
    // Two steps of one person that cannot follow each other.
    let jump = CASE.replace(
        "status: acquitted, of: [ost]",
        "status: acquitted, of: [rex]",
    );
    let found = World::case(&jump).run("check").out;
    assert!(
        found.contains("acquitted cannot follow convicted"),
        "{found}"
    );
}

#[test]
fn an_earlier_day_makes_no_step_of_several_one_persons() {
    let told = "\
people:
  rex: {name: Rex}
  ost: {name: Ost, cites: [{source: late}]}
sources:
  docket: {title: The docket, published: 2026-01-05}
  late: {title: Later, published: 2026-09-01}
proceedings:
  suit:
    title: State v. Rex
    date: 2026-01-02
    as_of: 2026-01-05
    cites: [{source: docket}]
    charges:
      - title: Theft
        against: [rex, ost]
        cites: [{source: docket}]
        history:
          - {date: 2026-01-03, status: convicted, of: ost, cites: [{source: docket}]}
";
    for (of, found) in [("of: ost, ", "visit/ost  Ost\n"), ("", "")] {
        let world = World::case(&told.replace("of: ost, ", of));
        let ran = world.run("list people disposition:convicted --as-of 2026-01-31");
        assert_eq!(ran.out, found);
    }
}

#[test]
fn a_later_sentence_is_told_as_one() {
    let told = |steps: &str| {
        let case = format!(
            "people: {{rex: {{name: Rex}}}}\nsources: {{docket: {{title: D}}}}\nproceedings:\n  suit: {{title: S, charges: [{{title: \
             Theft, against: rex, history: [{steps}]}}]}}\n"
        );
        let page = World::case(&case).run("show suit").code(0).out;
        line(&page, "Theft").to_owned()
    };
    let step = |day: &str, more: &str| {
        format!("{{date: {day}, status: convicted, cites: [{{source: docket}}]{more}}}")
    };
    let again = told(&format!(
        "{}, {}",
        step("2026-03-01", ", sentence: 30 days"),
        step("2026-06-01", ", sentence: 10 days")
    ));
    assert!(
        again.contains("convicted, 1 Mar 2026; sentenced again 1 Jun 2026"),
        "{again}"
    );
    let later = told(&format!(
        "{}, {}",
        step("2026-03-01", ""),
        step("2026-06-01", ", sentence: 10 days")
    ));
    assert!(
        later.contains("convicted, 1 Mar 2026; sentenced 1 Jun 2026"),
        "{later}"
    );
    let once = told(&step("2026-03-01", ", sentence: 30 days"));
    assert!(
        once.contains("convicted, 1 Mar 2026") && !once.contains("sentenced"),
        "{once}"
    );
}

/// A count of a case of 2026, with these people charged and these steps.
fn count(against: &str, steps: &str) -> World {
    World::case(&format!(
        "people: {{rex: {{name: Rex}}, ost: {{name: Ost}}, lee: {{name: Lee}}}}\nsources: {{docket: {{title: D}}}}\nproceedings:\n  \
         suit: {{title: S, charges: [{{title: Theft, against: {against}, cites: docket, history: [{steps}]}}]}}\n"
    ))
}

#[test]
fn of_whom_of_several_is_said_not_to_be_recorded() {
    let world = count(
        "[rex, ost]",
        "{date: 2026-03-01, status: convicted, cites: docket}",
    );
    let page = world.run("show suit").code(0).out;
    let open = "convicted, 1 Mar 2026, of whom of those charged is not recorded";
    assert!(line(&page, "Theft").contains(open), "{page}");
    assert!(
        page.contains("1 count: 1 convicted, of whom of those charged is not recorded"),
        "{page}"
    );
    let rex = world.run("show rex").code(0).out;
    let open = "convicted, of whom of those charged is not recorded";
    assert!(rex.contains(open), "{rex}");
    let long = world.run("export visit --full").code(0).out;
    assert!(
        long.contains("of whom of those charged is not recorded"),
        "{long}"
    );
    // Where another step is told apart, each may be meant by the one that is not.
    let world = count(
        "[rex, ost]",
        "{date: 2026-03-01, status: plea-not-guilty, of: rex, cites: docket}, \
         {date: 2026-03-02, status: dismissed-with-prejudice, cites: docket}",
    );
    for query in ["dismissed", "dismissed-with-prejudice"] {
        world
            .run(&format!("list proceedings disposition:{query}"))
            .code(0);
        world
            .run(&format!("list people disposition:{query}"))
            .code(1);
    }
    let rex = world.run("show rex").code(0).out;
    let open = "dismissed with prejudice, of whom of those charged is not recorded";
    assert!(rex.contains(open), "{rex}");
    // Who was acquitted is not convicted by a step that may be the other's.
    let world = count(
        "[rex, ost]",
        "{date: 2026-03-01, status: acquitted, of: rex, cites: docket}, {date: 2026-03-02, status: convicted, cites: docket}",
    );
    let rex = world.run("show rex").code(0).out;
    assert!(line(&rex, "Theft").contains("acquitted"), "{rex}");
    assert!(!line(&rex, "Theft").contains("convicted"), "{rex}");
}

#[test]
fn a_step_of_somebody_else_heads_no_count() {
    let world = count(
        "rex",
        "{date: 2026-03-01, status: convicted, of: ost, cites: docket}",
    );
    let page = world.run("show suit").code(0).out;
    assert!(page.contains("1 count: 1 disposition not stated"), "{page}");
    assert!(!line(&page, "Theft").contains("convicted"), "{page}");
    assert!(
        page.contains("of somebody whom the count is not against"),
        "{page}"
    );
    world.run("list proceedings disposition:convicted").code(1);
}

#[test]
fn the_last_by_day_counts_and_a_plea_undoes_no_acquittal() {
    let told = |steps: &str| {
        let page = count("rex", steps).run("show suit").code(0).out;
        line(&page, "Theft").to_owned()
    };
    let later_first = told(
        "{date: 2026-06-01, status: acquitted, cites: docket}, {date: 2026-05-01, status: plea-not-guilty, cites: docket}",
    );
    assert!(
        later_first.contains("acquitted, 1 Jun 2026") && !later_first.contains("contradict"),
        "{later_first}"
    );
    let both = told(
        "{date: 2026-06-01, status: acquitted, cites: docket}, {date: 2026-05-01, status: convicted, cites: docket}",
    );
    assert!(
        both.contains("acquitted, 1 Jun 2026, steps contradict"),
        "{both}"
    );
    let plea = told(
        "{status: acquitted, cites: docket}, {date: 2026-05-01, status: plea-not-guilty, cites: docket}",
    );
    assert!(plea.contains("acquitted, steps contradict"), "{plea}");
}

#[test]
fn what_is_dated_ahead_has_not_happened() {
    let world = count(
        "rex",
        "{date: 9000-05-01, status: convicted, cites: docket}",
    );
    let page = world.run("show suit").code(0).out;
    assert!(page.contains("1 count: 1 disposition not stated"), "{page}");
    let head = line(&page, "Theft");
    assert!(!head.contains("convicted"), "{head}");
    assert!(
        head.contains("dated after the day on which this was read"),
        "{head}"
    );
    let step = line(&page, "step 1");
    assert!(
        step.contains("dated after the day on which this was read"),
        "{step}"
    );
    world.run("list all disposition:convicted").code(1);
}

#[test]
fn the_chronology_has_each_step_of_a_charge_as_to_whom_it_is_told() {
    let world = World::case(CASE);
    let story = world.run("timeline").code(0).out;
    for told in [
        "2 Jan 2026   charge      State v. Rex: count 1, Theft: charged · told by The docket",
        "1 Feb 2026   charge      State v. Rex: count 1, Theft: plea of guilty, as to Rex · told by The docket",
        "20 Feb 2026  charge      State v. Rex: count 1, Theft: acquitted, as to Ost · told by The docket",
        "1 Mar 2026   charge      State v. Rex: count 1, Theft: convicted, as to Rex · told by The docket",
    ] {
        assert!(story.contains(told), "{told}: {story}");
    }
    let json = world.run("timeline --format json").json();
    let moments = json.as_array().cloned().unwrap_or_default();
    let charges = moments.iter().filter(|one| one["moment"] == "charge");
    assert_eq!(charges.count(), 4, "{json:#}");
    // By person it is in the lane of whom it is of: Una is charged, and that is all.
    let drawn = world.run("timeline --drawn --lanes person").code(0).out;
    let lane = line(&drawn, "Una").replace("Una", "");
    assert_eq!(lane.trim(), "●", "{drawn}");
    let open = CASE.replace("status: plea-guilty, of: rex", "status: plea-guilty");
    let story = World::case(&open).run("timeline").code(0).out;
    assert!(
        story.contains("plea of guilty, of whom of those charged is not recorded"),
        "{story}"
    );
    // As of a day what was not yet, was not.
    let story = world.run("timeline --as-of 2026-02-10").out;
    assert!(
        !story.contains("acquitted") && !story.contains("convicted"),
        "{story}"
    );
}

#[test]
fn who_only_stands_at_a_step_is_not_charged() {
    let case = CASE.replace(
        "status: plea-guilty, of: rex",
        "status: plea-guilty, of: lee",
    );
    let world = World::case(&case);
    for query in ["role:charged", "charge:theft"] {
        let listed = world.run(&format!("list people {query}")).code(0).out;
        assert!(
            listed.contains("Rex") && !listed.contains("Lee"),
            "{query}: {listed}"
        );
    }
    let page = world.run("show lee").code(0).out;
    assert!(!page.contains("Charged in"), "{page}");
    assert!(
        page.contains("Named at a step of a charge in (1)"),
        "{page}"
    );
    let page = world.run("show rex").code(0).out;
    assert!(
        page.contains("Charged in (1)") && !page.contains("Named at a step"),
        "{page}"
    );
    let story = world.run("timeline").code(0).out;
    assert!(
        story.contains("plea of guilty, as to Lee, of somebody whom the count is not against"),
        "{story}"
    );
}

/// A later disposition that names nobody, and a step that could not be read, leave it open what became of each.
#[test]
fn nobody_is_convicted_by_an_earlier_step_alone() {
    let run = |against: &str, steps: &str, command: &str| {
        let world = World::case(&format!(
            "people: {{alba: {{name: Alba Ames}}, boro: {{name: Boro Bell}}}}\nsources: {{s: {{title: Judgment}}}}\nproceedings:\n  \
             pros:\n    title: State v. Ames\n    cites: s\n    charges:\n      - number: 1\n        title: Conspiracy\n        \
             against: {against}\n        history:\n{steps}"
        ));
        world.run(command).out
    };
    let convicted =
        "          - {date: 2026-05-10, status: convicted, of: [alba, boro], cites: s}\n";
    for later in [
        "dismissed-with-prejudice",
        "acquitted",
        "in-words, because: reversed",
    ] {
        let steps =
            format!("{convicted}          - {{date: 2026-06-10, status: {later}, cites: s}}\n");
        for command in ["show alba", "show boro", "show pros"] {
            let out = run("[alba, boro]", &steps, command);
            assert!(
                out.contains("of whom of those charged is not recorded"),
                "{later}: {command}: {out}"
            );
            assert!(!out.contains("■ convicted\n"), "{later}: {command}: {out}");
            assert!(!out.contains("1 convicted"), "{later}: {command}: {out}");
        }
        assert_eq!(
            run("[alba, boro]", &steps, "list people disposition:convicted"),
            "",
            "{later}"
        );
    }
    let alone = "          - {date: 2026-05-10, status: convicted, of: alba, cites: s}\n";
    for against in ["alba", "[alba, boro]"] {
        let steps = format!(
            "{alone}          - {{date: 2026-06-10, status: reversed, of: alba, cites: s}}\n"
        );
        for command in ["show alba", "show pros"] {
            let out = run(against, &steps, command);
            assert!(
                out.contains("what became of it is not known"),
                "{against}: {command}: {out}"
            );
            assert!(!out.contains("1 convicted"), "{against}: {command}: {out}");
        }
        assert_eq!(
            run(against, &steps, "list all disposition:convicted"),
            "",
            "{against}"
        );
        assert!(
            run(against, alone, "list all disposition:convicted").contains("alba"),
            "{against}"
        );
    }
}
