//! What is due, on an earlier day, in a comparison, in the chronology, and where something could not be read.

use super::harness::World;

const CASE: &str = "\
people:
  ash: {name: Judge Ash}
organizations:
  trust: {name: Crane Trust}
sources:
  sheet: {title: The docket sheet, short: Docket sheet, published: 2026-11-20}
proceedings:
  suit:
    title: Pell v. Crane Trust
    cites: [{source: sheet, at: ¶1}]
    entries:
      - {id: motion, date: 2026-02-02, number: 7, title: Motion to compel, kind: filing, cites: [{source: sheet, at: ¶2}]}
      - {id: order, date: 2026-03-06, number: 10, title: Order on briefs, kind: order, before: ash, cites: [{source: sheet, at: ¶3}]}
      - {id: hearing, kind: hearing, title: Hearing, date: 2026-02-20, cites: [{source: sheet, at: ¶3}]}
      - {id: secret, kind: filing, title: Letter of a witness, date: 2026-02-03, sealed: true, cites: [{source: sheet, at: ¶3}]}
      - {id: brief, kind: deadline, title: Brief, due: {days: 21, after: order, count: calendar}, set_by: order, cites: [{source: sheet, at: ¶3}]}
      - {id: bond, kind: deadline, title: Bond, due: 2099-01-05, cites: [{source: sheet, at: ¶3}]}
";

/// A docket is kept as things are filed: what it shows of a day was on it by then, whenever the sheet was printed.
#[test]
fn an_entry_stands_from_its_own_day_on_though_the_sheet_is_later() {
    let world = World::case(CASE);
    let listed = world.run("list entries --as-of 2026-02-28").code(0).out;
    assert!(listed.contains("Motion to compel"), "{listed}");
    for later in ["Order on briefs", "Hearing", "Letter of a witness", "Brief"] {
        assert!(!listed.contains(later), "{later}: {listed}");
    }
    let page = world.run("show motion --as-of 2026-02-28").code(0).out;
    assert!(page.contains("Motion to compel"), "{page}");
    assert!(
        page.contains("a source of a later day; it stands here by its own day"),
        "{page}"
    );
    assert!(!page.contains("nothing"), "{page}");
    let story = world.run("timeline --as-of 2026-02-28").code(0).out;
    assert!(
        story.contains("shown by a source of a later day"),
        "{story}"
    );
    // The proceeding is there, without what the sheet alone says of it.
    let suit = world.run("show suit --as-of 2026-02-28").code(0).out;
    assert!(
        suit.contains("it stands here since something was on its docket"),
        "{suit}"
    );
    world
        .run("list entries is:uncited --as-of 2026-02-28")
        .code(1);
    let before = world.run("list entries --as-of 2026-01-31").out;
    assert!(!before.contains("Motion to compel"), "{before}");
}

/// No earlier day hides what is to come; and none tells of that day what is late now.
#[test]
fn what_is_to_come_stands_on_the_overview_of_any_day() {
    let world = World::case(CASE);
    for day in ["", " --as-of 2026-02-28"] {
        let page = world.run(&format!("show visit{day}")).code(0).out;
        assert!(page.contains("To come (1, 1 late)"), "{day}: {page}");
        assert!(page.contains("Bond"), "{day}: {page}");
        assert_eq!(
            page.contains("by the library as it is"),
            !day.is_empty(),
            "{page}"
        );
    }
    let done = CASE.replace(
        "due: 2099-01-05",
        "due: 2026-02-05, done: true, as_of: 2026-02-27",
    );
    let done = done.replace("2026-11-20", "2026-01-01");
    let page = World::case(&done)
        .run("show bond --as-of 2026-02-06")
        .code(0)
        .out;
    assert!(!page.contains("late"), "{page}");
}

/// That a day is counted from another follows: where that one moved, so did this.
#[test]
fn a_comparison_tells_that_a_counted_day_moved() {
    let head = "format: 1\ntitle: A visit\n";
    let moved = CASE.replace("2026-03-06", "2026-03-10");
    let world = World::empty()
        .file("old/visit.yaml", &format!("{head}{CASE}"))
        .file("new/visit.yaml", &format!("{head}{moved}"));
    let told = world.run("diff old new").code(1).out;
    assert!(
        told.contains("due  [-Fri 27 Mar 2026-] {+Tue 31 Mar 2026+}"),
        "{told}"
    );
    let brief = world.run("diff old new --brief").code(1).out;
    assert!(
        brief.contains("Deadlines of which the counted day moved"),
        "{brief}"
    );
}

/// What is due on a day that is counted has that day, with a mark.
#[test]
fn a_counted_day_is_a_day_that_is_marked_as_counted() {
    let world = World::case(CASE);
    let story = world.run("timeline").code(0).out;
    let lines: Vec<&str> = story.lines().collect();
    let at = |words: &str| {
        let found = lines.iter().position(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("{words}: {story}"))
    };
    assert!(
        lines[at("Brief")].contains("27 Mar 2026 (counted)"),
        "{story}"
    );
    assert!(
        at("Order on briefs") < at("Brief") && at("Brief") < at("Bond"),
        "{story}"
    );
    world.run("list entries is:undated").code(1).out("");
    let listed = world.run("list entries").code(0).out;
    let order: Vec<&str> = listed
        .lines()
        .filter_map(|line| {
            ["Bond", "Brief", "Order", "Motion"]
                .into_iter()
                .find(|word| line.contains(word))
        })
        .collect();
    assert_eq!(order, ["Bond", "Brief", "Order", "Motion"], "{listed}");
    let uncounted = CASE.replace("after: order, count", "after: none, count");
    let listed = World::case(&uncounted)
        .run("list entries is:undated")
        .code(0)
        .out;
    assert!(listed.contains("Brief"), "{listed}");
}

/// What was filed before the order that sets a deadline does not meet it.
#[test]
fn what_was_filed_before_is_no_answer() {
    let filed = |day: &str| {
        let case = format!(
            "{CASE}      - {{id: early, kind: filing, title: The brief, date: {day}, answers: brief, cites: [{{source: sheet, at: ¶9}}]}}\n"
        );
        World::case(&case)
    };
    let early = filed("2026-03-03");
    let agenda = early.run("agenda --today 2026-04-20").out;
    assert!(
        agenda.contains(
            "late: what is recorded does not count: The brief is of a day before Doc. 10"
        ),
        "{agenda}"
    );
    let found = early.run("check answer-before-its-cause").out;
    assert!(found.contains("dated before `order`"), "{found}");
    let then = filed("2026-03-06");
    let agenda = then.run("agenda --from 2026-01-01").out;
    assert!(agenda.contains("answered by The brief"), "{agenda}");
    then.run("check answer-before-its-cause").code(0).out("");
}

/// Where `status` or `done` could not be read, nothing calls it late, in any form.
#[test]
fn what_could_not_be_read_is_late_nowhere() {
    for slip in ["status: vacatd", "done: yess", "status: [moved]"] {
        let case = CASE.replace("due: 2099-01-05", &format!("due: 2026-02-05, {slip}"));
        let case = case.replace("{days: 21, after: order, count: calendar}", "2098-01-05");
        let case = format!(
            "{case}      - {{id: filed, kind: filing, title: The bond, date: 2026-02-09, cites: [{{source: sheet, at: ¶9}}]}}\n"
        );
        let world = World::case(&case);
        let late = |text: &str| {
            let mut lines = text.lines();
            lines.any(|line| {
                line.contains("late:") || line.contains("Late (") || line.contains(" 1 late")
            })
        };
        for command in [
            "list entries",
            "show bond",
            "show visit",
            "timeline",
            "agenda --today 2026-04-20",
            "agenda --today 2026-04-20 --format ics",
        ] {
            let out = world.run(command).out;
            assert!(!late(&out), "{slip}, {command}: {out}");
        }
        let json = world.run("agenda --today 2026-04-20 --format json").json();
        assert_eq!(json["late"].as_array().unwrap().len(), 0, "{json:#}");
        assert_eq!(
            json["perhaps_late"].as_array().unwrap().len(),
            1,
            "{json:#}"
        );
        assert_ne!(json["perhaps_late"][0]["state"], "open", "{json:#}");
        let agenda = world.run("agenda --today 2026-04-20").out;
        assert!(agenda.contains("Whether late is not known (1)"), "{agenda}");
        // Nor is what answers it called late.
        let answered = case.replace("title: The bond,", "title: The bond, answers: bond,");
        let world = World::case(&answered);
        let json = world.run("agenda --from 2026-01-01 --format json").json();
        assert_eq!(json["items"][0]["answered_late"], false, "{json:#}");
    }
}

const TWO: &str = "\
people:
  dorn: {name: Iva Dorn}
  brask: {name: Orlo Brask}
  lee: {name: Sana Lee}
organizations:
  court: {name: Court, kind: court}
  gull: {name: Gull}
  tern: {name: Tern}
sources:
  sheet: {title: The docket sheet, published: 2026-11-28}
proceedings:
  p:
    title: Lateness
    parties: [{who: brask, as: defendant}, {who: dorn, as: defendant}, {who: gull, as: defendant, counsel: [{who: lee, to: 2026-01-01}]}, {who: tern, as: defendant, counsel: [lee]}]
    cites: sheet
    entries:
";

/// The agenda of a docket with these entries on 30 November 2026; those in braces, without what each cites.
fn docket(entries: &[&str]) -> World {
    World::case(&docket_text(entries))
}

fn docket_text(entries: &[&str]) -> String {
    let entries = entries
        .iter()
        .map(|entry| format!("      - {{{entry}, cites: sheet}}\n"));
    format!("{TWO}{}", entries.collect::<String>())
}

fn agenda(entries: &[&str]) -> String {
    docket(entries).run("agenda --today 2026-11-30").out
}

/// The same with all that was due in November.
fn november(entries: &[&str]) -> String {
    let asked = "agenda --today 2026-11-30 --from 2026-11-01 --to 2026-11-30";
    docket(entries).run(asked).out
}

/// The line with some words, and that it has others.
fn holds(out: &str, words: &str) {
    assert!(out.contains(words), "{words}\n{out}");
}

#[test]
fn each_of_those_whose_it_is_owes_an_answer() {
    let both = "id: jj, kind: deadline, title: Joint, for: [brask, dorn], due: 2026-11-20";
    let dorns = "number: 2, date: 2026-11-19, kind: filing, title: List, by: dorn, answers: jj";
    let late = agenda(&[both, dorns]);
    holds(&late, "Late (1)");
    holds(
        &late,
        "late: answered for Iva Dorn by Doc. 2, List (19 Nov 2026); no answer of Orlo Brask is recorded",
    );
    let world = docket(&[both, dorns]);
    let json = world.run("agenda --today 2026-11-30 --format json").json();
    let item = &json["late"][0];
    assert_eq!(item["state"], "open", "{json:#}");
    assert_eq!(item["parties"][0]["of"], "visit/brask", "{json:#}");
    assert_eq!(item["parties"][0]["is"], "missing", "{json:#}");
    assert_eq!(item["parties"][1]["is"], "answered", "{json:#}");
    assert_eq!(item["parties"][1]["filed"][0], "visit/p--2", "{json:#}");
    let ics = world.run("agenda --today 2026-11-30 --format ics").out;
    holds(
        &ics.replace("\r\n ", ""),
        "no answer of Orlo Brask is recorded",
    );
    let brasks = "number: 3, date: 2026-11-25, kind: filing, title: List, by: brask, answers: jj";
    let all = november(&[both, dorns, brasks]);
    holds(
        &all,
        "answered for Orlo Brask after its day, by Doc. 3, List (25 Nov 2026); for Iva Dorn by Doc. 2",
    );
    // By whom it was is not recorded: it may be of either.
    let nobodys = "number: 4, date: 2026-11-19, kind: filing, title: List, answers: jj";
    let late = agenda(&[both, nobodys]);
    holds(&late, "Whether late is not known (1)");
    holds(&late, "for whom of them is not recorded");
    // Who is counsel of both, and does not say for whom, may have filed for either.
    let both = "id: jj, kind: deadline, title: Joint, for: [tern, dorn], due: 2026-11-20";
    let of_both = |more: &str| {
        let paper = format!(
            "number: 4, date: 2026-11-19, kind: filing, title: List, by: lee, answers: jj{more}"
        );
        let case = docket_text(&[both, &paper]);
        let case = case.replace(
            "{who: dorn, as: defendant}",
            "{who: dorn, as: defendant, counsel: lee}",
        );
        World::case(&case).run("agenda --today 2026-11-30").out
    };
    holds(&of_both(""), "for whom of them is not recorded");
    holds(
        &of_both(", for: dorn"),
        "late: answered for Iva Dorn by Doc. 4, List (19 Nov 2026); no answer of Tern is recorded",
    );
}

#[test]
fn a_filing_counts_for_whom_it_is_filed() {
    let due = "id: c, kind: deadline, title: Gulls, for: gull, due: 2026-11-20";
    let paper = |more: &str| {
        let paper = format!("number: 6, date: 2026-11-18, kind: filing, answers: c, {more}");
        agenda(&[due, &paper])
    };
    let tern = paper("title: Paper, by: lee, for: tern");
    holds(
        &tern,
        "late: what is recorded does not count: Doc. 6 is of Tern",
    );
    // Who files it does not matter where it says for whom.
    assert!(!paper("title: Paper, by: dorn, for: gull").contains("late:"));
    // Counsel until January.
    let then = paper("title: Paper, by: lee");
    holds(
        &then,
        "Doc. 6 is of Sana Lee, not counsel then by what is recorded",
    );
    let terns = due.replace("gull", "tern");
    let paper = "number: 6, date: 2026-11-18, kind: filing, title: Paper, answers: c, by: lee";
    assert!(!agenda(&[&terns, paper]).contains("late:"));
    // Without a day it may be of the time in which she was.
    let undated = "number: 6, kind: filing, title: Paper, answers: c, by: lee";
    assert!(!agenda(&[due, undated]).contains("late:"));
}

#[test]
fn a_motion_on_which_an_order_was_made_hides_no_lateness() {
    let due = "id: e, kind: deadline, title: Reply, for: brask, due: 2026-11-20";
    let motion = "number: 4, date: 2026-11-18, kind: filing, title: Motion for more time, by: brask, answers: e";
    let order = "number: 5, date: 2026-11-19, kind: order, title: Order denying more time, by: court, answers: p--4";
    let alone = agenda(&[due, motion, order]);
    holds(&alone, "Whether late is not known (1)");
    holds(
        &alone,
        "answered by Doc. 4, Motion for more time (18 Nov 2026), on which Doc. 5, Order denying more time (19 Nov 2026): \
         whether that meets it is not recorded",
    );
    let json = docket(&[due, motion, order])
        .run("agenda --today 2026-11-30 --format json")
        .json();
    assert_eq!(json["perhaps_late"][0]["state"], "unknown", "{json:#}");
    assert_eq!(
        json["perhaps_late"][0]["parties"][0]["ruled_on"][0],
        "visit/p--5"
    );
    // Without an order, or with one that is vacated, it is an answer as any other.
    assert!(!agenda(&[due, motion]).contains("not known"));
    let vacated = format!("{order}, status: vacated");
    assert!(!agenda(&[due, motion, &vacated]).contains("not known"));
    let reply =
        "number: 6, date: 2026-11-25, kind: filing, title: The reply, by: brask, answers: e";
    assert!(!agenda(&[due, motion, order, reply]).contains("not known"));
    let beside = november(&[due, motion, order, reply]);
    holds(
        &beside,
        "whether that meets it is not recorded; Doc. 6, The reply (25 Nov 2026), after its day",
    );
}

#[test]
fn an_hour_and_a_doubt_about_a_day_are_kept_to() {
    let said = |due: &str, filed: &str| {
        let due = format!("id: t, kind: deadline, title: Bond, for: brask, due: {due}");
        let filed = format!("number: 3, {filed}kind: filing, title: Bond, by: brask, answers: t");
        november(&[&due, &filed])
    };
    let after = said("2026-11-20T12:00", "date: 2026-11-20T18:00, ");
    holds(&after, "answered after its hour, by Doc. 3");
    let before = said("2026-11-20T12:00", "date: 2026-11-20T11:59, ");
    holds(&before, "answered by Doc. 3");
    assert!(!before.contains("not known"), "{before}");
    let zones = said("2026-11-20T23:59-05:00", "date: 2026-11-21T04:30Z, ");
    holds(&zones, "answered by Doc. 3");
    assert!(!zones.contains("not known"), "{zones}");
    let later = said("2026-11-20T18:00-05:00", "date: 2026-11-20T20:00-05:00, ");
    holds(&later, "answered after its hour, by Doc. 3");
    for (due, filed) in [
        ("2026-11-20T12:00", "date: 2026-11-20, "),
        ("2026-11-20T12:00", "date: 2026-11-20T11:00-05:00, "),
        ("2026-11-20", ""),
        ("2026-11-20", "date: 2026-11, "),
        ("2026-11-20", "date: 2026-11-21?, "),
        ("2026-11-20", "date: 2026-11-21T01:00Z, "),
    ] {
        holds(&said(due, filed), "whether in time is not known");
    }
}

#[test]
fn a_month_is_late_once_it_is_over() {
    let due = |due: &str| format!("id: m, kind: deadline, title: Paper, for: brask, due: {due}");
    for over in ["2026-10", "2026-11-20/2026-11-27"] {
        let out = agenda(&[&due(over)]);
        holds(&out, "Late (1)");
        assert!(!out.contains("Without one sure day"), "{out}");
    }
    for open in ["2026-11", "2026-11-20/2026-12-04", "2026-11-20/.."] {
        let out = agenda(&[&due(open)]);
        assert!(!out.contains("late:"), "{out}");
        holds(&out, "Without one sure day (1)");
    }
    let doubt = agenda(&[&due("2026-11-27?")]);
    holds(&doubt, "Whether late is not known (1)");
    holds(&doubt, "its day is in doubt");
    let page = docket(&[&due("2026-10")]).run("show visit").out;
    holds(&page, "1 late");
    let filed = "number: 3, date: 2026-11-04, kind: filing, title: Paper, by: brask, answers: m";
    let json = docket(&[&due("2026-10"), filed])
        .run("agenda --today 2026-11-30 --from 2026-10-01 --format json")
        .json();
    assert_eq!(json["undated"][0]["answered_late"], true, "{json:#}");
}

#[test]
fn what_an_order_set_that_is_vacated_is_not_late() {
    let order =
        "number: 8, date: 2026-11-03, kind: order, title: Order, by: court, status: vacated";
    let due = "id: sv, kind: deadline, title: Paper, for: brask, due: 2026-11-20, set_by: p--8";
    let late = agenda(&[order, due]);
    assert!(!late.contains("late:"), "{late}");
    holds(&november(&[order, due]), "the order that set it is vacated");
    let stands = order.replace(", status: vacated", "");
    holds(
        &agenda(&[&stands, due]),
        "late: nothing is said to answer it",
    );
}

#[test]
fn what_is_late_is_late_from_an_earlier_day_on_in_every_form() {
    let world = World::case(
        "proceedings:\n  suit: { title: Suit }\nentries:\n  reply: { in: suit, kind: deadline, title: Reply, due: 2026-11-02 \
         }\n  next: { in: suit, kind: deadline, title: Next, due: 2026-12-20 }\n",
    );
    let asked = "agenda --today 2026-12-01 --from 2026-11-01";
    let text = world.run(asked).code(0).out;
    assert!(
        text.contains("late: nothing is said to answer it"),
        "{text}"
    );
    let ran = world.run(&format!("{asked} --format json")).code(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let ids = |list: &str| -> Vec<String> {
        let rows = json[list].as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(ids("late").len(), 1, "{json:#}");
    assert_eq!(ids("items").len(), 2, "{json:#}");
    // From a day on behind which nothing was due there is nothing late.
    let ran = world.run("agenda --today 2026-12-01 --from 2026-11-03 --format json");
    let json: serde_json::Value = serde_json::from_str(&ran.code(0).out).unwrap();
    assert_eq!(json["late"].as_array().unwrap().len(), 0, "{json:#}");
}

/// A filing that nobody linked is no answer, and what is late is told with it: it may be one.
#[test]
fn what_was_filed_since_and_answers_nothing_is_named() {
    let order = "id: o, number: 1, date: 2026-11-02, kind: order, title: Order";
    let due = "id: d, kind: deadline, title: Answer, for: gull, due: 2026-11-20, set_by: o";
    let paper = |number: u32, more: &str| {
        format!("number: {number}, date: 2026-11-10, kind: filing, title: Paper, {more}")
    };
    let late = agenda(&[order, due]);
    assert!(!late.contains("does not say what"), "{late}");
    let one = agenda(&[order, due, &paper(5, "by: gull")]);
    holds(
        &one,
        "late: nothing is said to answer it; Doc. 5, Paper (10 Nov 2026) does not say what it answers",
    );
    // Nobody says whose these are.
    let two = agenda(&[
        order,
        due,
        &paper(5, "by: gull"),
        &paper(6, "note: By hand"),
    ]);
    holds(
        &two,
        "; 2 of what was filed do not say what they answer, or answer what is not here, the last Doc. 6, Paper (10 Nov 2026)",
    );
    for (others, why) in [
        ("by: brask", "of another"),
        ("by: gull, answers: o", "an answer to something else"),
        ("by: gull, status: vacated", "struck"),
    ] {
        let out = agenda(&[order, due, &paper(5, others)]);
        assert!(
            !out.contains("does not say what it answers"),
            "{why}: {out}"
        );
    }
}

#[test]
fn what_leaves_open_whether_a_filing_meets_it_is_said() {
    let due = "id: d, kind: deadline, title: Brief, for: gull, due: 2026-11-20";
    let brief = |more: &str| {
        format!("id: b, number: 8, date: 2026-11-05, kind: filing, title: Brief, answers: d{more}")
    };
    let back = "number: 9, date: 2026-11-06, kind: notice, title: Notice of withdrawal, by: gull, answers: b";
    let out = agenda(&[due, &brief(", by: gull"), back]);
    holds(&out, "Whether late is not known (1)");
    holds(
        &out,
        "on which Doc. 9, Notice of withdrawal (6 Nov 2026): whether that meets it is not recorded",
    );
    // A reply of the other side takes nothing back.
    let reply = back.replace("by: gull", "by: brask");
    let out = november(&[due, &brief(", by: gull"), &reply]);
    assert!(!out.contains("whether that meets it"), "{out}");
    holds(
        &november(&[due, &brief("")]),
        "answered by Doc. 8, Brief (5 Nov 2026), by whom is not recorded",
    );
    // What another party files for them is addressed to them.
    let case = docket_text(&[due, &brief(", by: brask, for: gull")]);
    let case = case.replace("{who: brask, as: defendant}", "{who: brask, as: plaintiff}");
    let out = World::case(&case).run("agenda --today 2026-11-30").out;
    holds(
        &out,
        "late: what is recorded does not count: Doc. 8 is of Orlo Brask",
    );
    let out = agenda(&[due, &brief(", by: lee, for: gull")]);
    holds(
        &out,
        "Doc. 8 is of Sana Lee, not counsel then by what is recorded",
    );
    let courts = "id: d, kind: deadline, title: Ruling, for: court, due: 2026-11-20";
    let order = "number: 3, kind: order, title: Order, by: court, date: 2026-11-19, answers: d";
    holds(
        &november(&[courts, order]),
        "answered by Doc. 3, Order (19 Nov 2026)",
    );
}

#[test]
fn a_paper_of_another_docket_is_named_with_it() {
    let due = "id: d, kind: deadline, title: Brief, for: gull, due: 2026-11-20";
    let case = docket_text(&[due])
        + "  q:\n    title: Roe v. Doe\n    cites: sheet\n    entries:\n      - {number: 1, kind: filing, title: F, by: gull, date: 2026-11-19, answers: d, cites: sheet}\n";
    let asked = "agenda --today 2026-11-30 --from 2026-11-01 --to 2026-11-30";
    holds(
        &World::case(&case).run(asked).out,
        "answered by Doc. 1, F (19 Nov 2026) in Roe v. Doe",
    );
}

#[test]
fn a_day_is_not_counted_from_an_hour_in_utc() {
    let order = |date: &str| format!("id: o, number: 1, date: '{date}', kind: order, title: Order");
    let due = "id: d, kind: deadline, title: Brief, due: {days: 5, after: o}";
    let out = agenda(&[&order("2026-12-05T03:00:00Z"), due]);
    holds(
        &out,
        "given in UTC, and which day that is at the court is not recorded",
    );
    let out = agenda(&[&order("2026-12-05T03:00"), due]);
    holds(&out, "Thu 10 Dec 2026");
}

/// Who answers the order that set a deadline, or what its days are counted from, may have met it by that: nobody can say that
/// they are late.
#[test]
fn what_answers_the_order_that_set_it_may_have_met_it() {
    let world = |filing: &str| {
        World::case(&format!(
            "people: {{ben: {{name: Ben Bo}}, eve: {{name: Eve Ek}}}}\nproceedings:\n  suit:\n    title: Suit\n    \
             parties: [{{who: ben, as: defendant}}, {{who: eve, as: plaintiff}}]\n    entries:\n      \
             - {{id: order, number: 1, kind: order, title: Order to respond, date: 2026-02-01}}\n      \
             - {{id: response, kind: deadline, title: Response, for: ben, set_by: order, due: 2026-02-20}}\n      \
             - {{id: counted, kind: deadline, title: Papers, for: ben, due: {{days: 10, after: order}}}}\n      {filing}\n"
        ))
    };
    let agenda = "agenda --today 2026-12-01 --from 2026-02-01";
    let ran = world(
        "- {id: filed, number: 2, kind: filing, title: Response of Ben, by: ben, date: 2026-02-10, answers: order}",
    );
    let out = ran.run(agenda).code(0).out;
    for words in [
        "Doc. 2, Response of Ben (10 Feb 2026) answers Doc. 1, which set it: whether that meets or moves it is not recorded",
        "Doc. 2, Response of Ben (10 Feb 2026) answers Doc. 1, from which it is counted: whether that meets or moves it is not recorded",
    ] {
        assert!(out.contains(words), "{out}");
    }
    assert!(!out.contains("late: "), "{out}");
    for other in [
        "- {id: filed, number: 2, kind: filing, title: Response, by: eve, date: 2026-02-10, answers: order}",
        "- {id: filed, number: 2, kind: filing, title: Response, by: ben, date: 2026-02-10, answers: order, status: vacated}",
        "- {id: filed, number: 2, kind: filing, title: Response, by: ben, date: 2026-01-10, answers: order}",
    ] {
        let out = world(other).run(agenda).code(0).out;
        assert!(
            out.contains("late: nothing is said to answer it"),
            "{other}: {out}"
        );
        assert!(!out.contains("is not recorded"), "{other}: {out}");
    }
}

/// Who takes a filing back, strikes it or moves its day need not be who filed it, and need not say so by an order.
#[test]
fn what_may_undo_an_answer_or_move_its_day_is_named() {
    let out = |entries: &str| {
        let world = World::case(&format!(
            "people: {{pat: {{name: Pat Poe}}, dora: {{name: Dora Dee}}, lia: {{name: Lia Law}}}}\n\
             organizations: {{court: {{name: The Court, kind: court}}}}\nproceedings:\n  suit:\n    title: Suit\n    forum: court\n    \
             parties: [{{who: pat, as: plaintiff}}, {{who: dora, as: defendant, counsel: [lia]}}]\n    entries:\n      \
             - {{number: 1, kind: order, title: Scheduling order, date: 2026-09-01, by: court}}\n      \
             - {{id: due, kind: deadline, title: Brief, for: dora, due: 2026-10-15, set_by: suit--1}}\n{entries}"
        ));
        world
            .run("agenda --today 2026-12-01 --from 2026-09-01")
            .code(0)
            .out
    };
    let brief = "      - {number: 2, kind: filing, title: Brief, date: 2026-10-10, by: dora, answers: due}\n";
    assert!(
        out(brief).contains("answered by Doc. 2, Brief (10 Oct 2026)  "),
        "{}",
        out(brief)
    );
    for later in [
        "      - {number: 3, kind: notice, title: Withdrawal, date: 2026-10-12, by: lia, answers: suit--2}\n",
        "      - {number: 3, kind: minute, title: Struck, date: 2026-10-12, by: court, answers: suit--2}\n",
        "      - {number: 3, kind: notice, title: Deficient, date: 2026-10-12, by: court, answers: suit--2}\n",
        "      - {number: 9, kind: filing, title: Motion to strike, date: 2026-10-11, by: pat, answers: suit--2}\n      \
         - {number: 3, kind: order, title: Granted, date: 2026-10-12, by: court, answers: suit--9}\n",
    ] {
        let out = out(&format!("{brief}{later}"));
        assert!(out.contains("on which Doc. 3"), "{later}: {out}");
        assert!(
            out.contains("whether that meets it is not recorded"),
            "{later}: {out}"
        );
    }
    // What the other side says against it undoes nothing.
    let opposed = "      - {number: 3, kind: filing, title: Opposition, date: 2026-10-11, by: pat, answers: suit--2}\n";
    let opposed = out(&format!("{brief}{opposed}"));
    assert!(!opposed.contains("not recorded"), "{opposed}");
    for order in [
        "      - {number: 3, kind: order, title: More time, date: 2026-10-12, by: court, answers: due}\n",
        "      - {number: 3, kind: order, title: Vacated, date: 2026-10-12, by: court, answers: suit--1}\n",
    ] {
        let out = out(order);
        assert!(out.contains("Doc. 3"), "{order}: {out}");
        assert!(
            out.contains("whether that meets or moves it is not recorded"),
            "{order}: {out}"
        );
        assert!(!out.contains("late: "), "{order}: {out}");
    }
    // An order may have given the time that a filing after its day needed.
    let late = "      - {number: 2, kind: filing, title: Brief, date: 2026-10-20, by: dora, answers: due}\n";
    assert!(!out(late).contains("not recorded"), "{}", out(late));
    let order = "      - {number: 3, kind: order, title: More time, date: 2026-10-12, by: court, answers: due}\n";
    let late = out(&format!("{late}{order}"));
    assert!(late.contains("answered after its day, by Doc. 2"), "{late}");
    assert!(late.contains("Doc. 3, More time (12 Oct 2026) answers it: whether that meets or moves it is not recorded"), "{late}");
    let joint = "      - {number: 3, kind: filing, title: Joint brief, date: 2026-10-12, by: pat, for: [pat, dora], answers: due}\n";
    let joint = out(joint);
    assert!(!joint.contains("no answer of Dora"), "{joint}");
    assert!(
        joint.contains("for whom of them is not recorded"),
        "{joint}"
    );
    let slip = "      - {number: 3, kind: filing, title: Brief, date: 2026-10-12, by: dora, answers: deu}\n";
    let slip = out(slip);
    assert!(
        slip.contains("Doc. 3, Brief (12 Oct 2026) says that it answers what is not here"),
        "{slip}"
    );
}

/// What the court of a docket is to do its judge does, and an order of that docket of which nobody is named is the court's.
#[test]
fn an_order_of_its_judge_is_the_courts() {
    for by in [", by: hale", ""] {
        let world = World::case(&format!(
            "people: {{hale: {{name: Judge Hale}}, ben: {{name: Ben Bo}}}}\norganizations: {{crt: {{name: The Court, kind: court}}}}\n\
             proceedings:\n  suit:\n    title: Suit\n    forum: crt\n    judges: [hale]\n    entries:\n      \
             - {{id: ruling, kind: deadline, title: Ruling, for: crt, due: 2026-02-20}}\n      \
             - {{id: order, number: 9, kind: order, title: Order, date: 2026-02-12, answers: ruling{by}}}\n"
        ));
        let out = world
            .run("agenda --today 2026-12-01 --from 2026-02-01")
            .code(0)
            .out;
        assert!(
            out.contains("answered by Doc. 9, Order (12 Feb 2026)"),
            "{by}: {out}"
        );
        assert!(!out.contains("late"), "{by}: {out}");
        let other = world
            .read("casefiles/visit.yaml")
            .replace("for: crt", "for: ben");
        let world = World::empty().file("casefiles/visit.yaml", &other);
        let out = world
            .run("agenda --today 2026-12-01 --from 2026-02-01")
            .code(0)
            .out;
        let open = "answers it: whether that meets or moves it is not recorded";
        assert!(out.contains(open), "{by}: {out}");
    }
}
