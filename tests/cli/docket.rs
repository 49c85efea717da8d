//! Dockets: entries as records, what is due, and the agenda.

use serde_json::Value;

use super::harness::World;

const CASE: &str = "\
people:
  ash: {name: Judge Ash}
  pell: {name: Ms Pell}
organizations:
  trust: {name: Crane Trust}
sources:
  sheet: {title: The docket sheet, short: Docket sheet, published: 2026-11-20}
proceedings:
  suit:
    title: Pell v. Crane Trust
    docket: 26-cv-9
    cites: [{source: sheet, at: ¶1}]
    entries:
      - {date: 2026-11-02, number: 7, title: Motion to compel, kind: filing, by: pell, cites: [{source: sheet, at: ¶2}]}
      - {date: 2026-11-06, number: 10, title: Order on briefs, kind: order, before: ash, cites: [{source: sheet, at: ¶3}]}
      - {id: answer-due, kind: deadline, title: Answer to the motion, for: trust, due: {days: 21, after: suit--7}, set_by: suit--10, cites: [{source: sheet, at: ¶3}]}
      - {title: Notice of a change of address, cites: [{source: sheet, at: ¶9}]}
      - {date: 2026-11-06, number: 9, title: Letter, cites: [{source: sheet, at: ¶4}]}
entries:
  compel-hearing:
    {in: suit, kind: hearing, title: Hearing on the motion, date: 2026-12-03T13:30, before: ash, place: Courtroom 4, status: set, cites: [{source: sheet, at: ¶5}]}
  moved-hearing: {in: suit, kind: hearing, title: First hearing, date: 2026-12-01, status: moved, cites: [{source: sheet, at: ¶5}]}
  status-call: {in: suit, kind: hearing, title: Status call, date: 2026-11-12T09:00, cites: [{source: sheet, at: ¶5}]}
  discovery: {in: suit, kind: deadline, title: Discovery ends, due: 2026-11-30, cites: [{source: sheet, at: ¶6}]}
  experts: {in: suit, kind: deadline, title: Expert reports, due: 2026-11-16, cites: [{source: sheet, at: ¶6}]}
  experts-filed: {in: suit, title: Reports, number: 12, date: 2026-11-15, answers: experts, cites: [{source: sheet, at: ¶7}]}
  list: {in: suit, kind: deadline, title: Witness list, due: 2026-11-16, cites: [{source: sheet, at: ¶6}]}
  list-filed: {in: suit, title: List of witnesses, number: 13, date: 2026-11-18, answers: list, cites: [{source: sheet, at: ¶7}]}
  brief: {in: suit, kind: deadline, title: Brief, due: {days: 7, before: compel-hearing, served: mail}, cites: [{source: sheet, at: ¶6}]}
  bond: {in: suit, kind: deadline, title: Bond, due: 2026-11-10, status: vacated, cites: [{source: sheet, at: ¶6}]}
  costs: {in: suit, kind: deadline, title: Costs, due: 2026-11-11, done: true, cites: [{source: sheet, at: ¶6}]}
  reply: {in: suit, kind: deadline, title: Reply, due: {days: 7, after: suit--entry}, cites: [{source: sheet, at: ¶6}]}
";

fn world() -> World {
    World::case(CASE)
}

#[test]
fn entries_are_records_by_their_numbers_and_the_newest_comes_first() {
    let world = world();
    let listed = world.run("list entries --format json").code(0).json();
    let keys: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["key"].as_str().unwrap())
        .collect();
    let first = [
        "visit/compel-hearing",
        "visit/moved-hearing",
        "visit/discovery",
    ];
    assert_eq!(keys[..3], first);
    let place = |key: &str| keys.iter().position(|one| *one == key).unwrap();
    assert!(place("visit/suit--10") < place("visit/suit--9"));
    assert!(place("visit/suit--9") < place("visit/suit--7"));
    // What has no day comes last.
    assert!(place("visit/suit--7") < place("visit/suit--entry"));
    assert!(keys.contains(&"visit/answer-due"));
    let page = world.run("show suit--7").code(0).out;
    for words in [
        "Pell v. Crane Trust",
        "Ms Pell",
        "2 Nov 2026",
        "Docket sheet",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // The docket stands on the page of its proceeding, each entry a link with its day and number, without its citations.
    let page = world.run("show suit").code(0).out;
    assert!(page.contains("Docket (17)"), "{page}");
    assert!(page.contains("6 Nov 2026  10  Order on briefs"), "{page}");
    assert_eq!(page.matches('¶').count(), 1, "{page}");
    world
        .run("list entries by:pell")
        .code(0)
        .out("visit/suit--7  2 Nov 2026  7  Motion to compel\n");
    world.run("check").code(0);
}

#[test]
fn an_entry_of_the_short_form_may_stand_by_an_id_and_what_is_alike_is_told_apart() {
    let world = World::case(
        "proceedings:\n  suit:\n    title: S\n    entries:\n      named: {title: By its id}\n  other:\n    title: O\n    entries:\n      - {title: Order}\n      - {title: Order}\n      - {number: 1, title: A}\n      - {number: 1, title: B}\n",
    );
    let listed = world.run("list entries --format json").json();
    let mut keys: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["key"].as_str().unwrap())
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "visit/named",
            "visit/other--1",
            "visit/other--1-2",
            "visit/other--entry",
            "visit/other--entry-2"
        ]
    );
}

#[test]
fn what_is_due_is_counted_step_by_step_or_not_at_all() {
    let world = world();
    let page = world.run("show answer-due").code(0).out;
    for words in [
        "21 days after Motion to compel",
        "Mon 23 Nov 2026",
        "21 days after Mon 2 Nov 2026: Mon 23 Nov 2026",
        "6(a)(1)",
        "no other holidays known of 2026",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // Backward, over Thanksgiving; service adds nothing before an event.
    let page = world.run("show brief").code(0).out;
    for words in [
        "Wed 25 Nov 2026",
        "Thanksgiving",
        "adds no days before an event",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let page = world.run("show reply").code(0).out;
    assert!(page.contains("cannot be counted"), "{page}");
    let page = world.run("show discovery").code(0).out;
    assert!(page.contains("Due          30 Nov 2026"), "{page}");
}

#[test]
fn the_agenda_tells_what_is_late_and_what_is_to_come() {
    let world = world();
    let out = world.run("agenda --today 2026-11-28").code(0).out;
    insta::assert_snapshot!(out);
    // Nothing of a day before; of these days nothing.
    world
        .run("agenda --today 2026-11-28 --from 2026-12-02")
        .code(0);
    let out = world
        .run("agenda --today 2026-11-28 --from 2027-01-01")
        .code(1)
        .out;
    assert!(
        out.contains("No hearing and nothing due is recorded for these days."),
        "{out}"
    );
    World::case("").run("agenda").code(1);
    let wrong = world
        .run("agenda --from 2026-12-02 --to 2026-12-01")
        .code(2)
        .err;
    assert!(wrong.contains("`--to` is before `--from`"), "{wrong}");
    let wrong = world.run("agenda --from 2026-12").code(2).err;
    assert!(wrong.contains("one day is meant here"), "{wrong}");
}

#[test]
fn an_agenda_as_json_says_how_each_stands() {
    let world = world();
    let agenda = world
        .run("agenda --today 2026-11-28 --from 2026-11-01 --format json")
        .code(0)
        .json();
    let state = |id: &str| {
        let items = agenda["items"].as_array().unwrap().iter();
        let undated = agenda["undated"].as_array().unwrap().iter();
        let mut all = items.chain(undated);
        let item = all.find(|item| item["key"] == format!("visit/{id}"));
        item.map(|item| item["state"].as_str().unwrap().to_owned())
    };
    for (id, is) in [
        ("answer-due", Some("open")),
        ("compel-hearing", Some("set")),
        ("moved-hearing", Some("moved")),
        ("experts", Some("filed")),
        ("bond", Some("vacated")),
        ("costs", Some("done")),
        ("reply", Some("open")),
        ("suit--7", None),
    ] {
        assert_eq!(state(id).as_deref(), is, "{id}");
    }
}

/// What is done, held or moved is counted as that, and no day of a hearing that lasts is empty.
#[test]
fn the_head_of_an_agenda_counts_what_stands_below_it() {
    let world = World::case(
        "\
sources: {sheet: {title: Sheet}}
proceedings: {suit: {title: Suit}}
entries:
  trial: {in: suit, kind: hearing, title: Trial, date: 2026-12-07/2026-12-18, cites: [{source: sheet, at: ¶1}]}
  paid: {in: suit, kind: deadline, title: Fee, due: 2026-12-01, done: true, cites: [{source: sheet, at: ¶1}]}
  held: {in: suit, kind: hearing, title: Early hearing, date: 2026-11-28, status: held, cites: [{source: sheet, at: ¶1}]}
  brief: {in: suit, kind: deadline, title: Brief, due: 2026-12-21, cites: [{source: sheet, at: ¶1}]}
  late: {in: suit, kind: deadline, title: Late paper, due: 2026-11-02, cites: [{source: sheet, at: ¶1}]}
  later: {in: suit, kind: deadline, title: Later paper, due: 2026-11-03, cites: [{source: sheet, at: ¶1}]}
",
    );
    let out = world.run("agenda --today 2026-11-28").code(0).out;
    assert!(
        out.starts_with("Agenda · today Sat 28 Nov 2026 · 2 to come, 2 done or off, 2 late\n"),
        "{out}"
    );
    assert_eq!(
        out.matches("  hearing  ").count() + out.matches("  due  ").count(),
        6,
        "{out}"
    );
    assert!(
        out.contains(
            "Mon 7 Dec 2026, in 9 days\n  hearing  from Mon 7 Dec 2026 to Fri 18 Dec 2026  Trial"
        ),
        "{out}"
    );
    // Between the last day of the trial and the brief are two days, and between the fee and the trial five.
    assert!(
        !out.contains('┄') && !out.contains("Without one sure day"),
        "{out}"
    );
    // While it lasts it is of each of its days.
    let out = world.run("agenda --today 2026-12-10").code(0).out;
    assert!(
        out.contains("2 to come") && out.contains("Thu 10 Dec 2026, today\n  hearing"),
        "{out}"
    );
    let ics = world.run("agenda --today 2026-11-28 -f ics").code(0).out;
    assert!(
        ics.contains("DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261219\r\n"),
        "{ics}"
    );
    // The page of the case counts what is left, and says how many more there are than it names.
    let page = world.run("show visit").code(0).out;
    let head = page.lines().position(|line| line.contains("To come ("));
    if let Some(head) = head {
        let lines: Vec<&str> = page.lines().skip(head).collect();
        assert!(
            lines
                .iter()
                .any(|line| line.contains("more, which the agenda shows")),
            "{page}"
        );
    }
}

#[test]
fn an_agenda_is_a_calendar() {
    let world = world();
    let asked = "agenda --today 2026-11-28 --format ics";
    let ran = world.run(asked).code(0);
    let out = ran.out.clone();
    assert_eq!(out, world.run(asked).out);
    assert_eq!(out.matches("\r\n").count(), out.matches('\n').count());
    assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
    let whole = out.replace("\r\n ", "");
    // Two late, and what is to come.
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), 5);
    for line in [
        "DTSTART:20261203T133000\r\n",
        "DTSTART;VALUE=DATE:20261130\r\n",
        "SUMMARY:Hearing: Hearing on the motion\r\n",
        "LOCATION:Courtroom 4\r\n",
        "STATUS:CANCELLED\r\n",
    ] {
        assert!(whole.contains(line), "{line}\n{whole}");
    }
    let mut names: Vec<&str> = whole
        .lines()
        .filter_map(|line| line.strip_prefix("UID:"))
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 5);
    assert!(ran.err.contains("1 entry has no one day"), "{}", ran.err);
    let json: Value = world.run("agenda --today 2026-11-28 --format json").json();
    let count = |list: &str| json[list].as_array().unwrap().len();
    assert_eq!(count("late") + count("items"), 5);
}

#[test]
fn what_does_not_hold_any_more_sets_no_day_and_is_no_hearing() {
    let off = "  vacated-order: {in: suit, kind: order, title: Order of detention, date: 2026-11-29, status: vacated, cites: [{source: sheet, at: ¶8}]}
  papers: {in: suit, kind: deadline, title: Papers, due: {days: 3, before: moved-hearing}, cites: [{source: sheet, at: ¶8}]}
  fees: {in: suit, kind: deadline, title: Fees, date_said: in two weeks, cites: [{source: sheet, at: ¶8}]}
";
    let world = World::case(&format!("{CASE}{off}"));
    let out = world
        .run("agenda --today 2026-11-28 --from 2026-11-01")
        .code(0)
        .out;
    assert!(!out.contains("Order of detention"), "{out}");
    let off = "cannot be counted: what it is counted from is recorded as moved";
    assert!(out.contains(off), "{out}");
    assert!(world.run("show papers").out.contains(off));
    // A deadline without a day is one all the same.
    assert!(out.contains("no day  due  Fees"), "{out}");
}

#[test]
fn only_a_filing_of_those_it_is_for_meets_a_deadline() {
    let state = |answer: &str| {
        let world = World::case(&format!(
            "{CASE}  met: {{in: suit, number: 20, date: 2026-11-20, title: Paper, answers: answer-due, {answer}, cites: [{{source: sheet, at: ¶8}}]}}\n"
        ));
        let world = world.file(
            "casefiles/library.yaml",
            "format: 1\npeople: {lee: {name: Lee}, roe: {name: Roe, speaks_for: visit/trust}}\n",
        );
        let agenda = world
            .run("agenda --today 2026-11-28 --from 2026-11-01 --format json")
            .code(0)
            .json();
        let mut items = agenda["items"].as_array().unwrap().iter();
        let due = items
            .find(|item| item["key"] == "visit/answer-due")
            .unwrap();
        due["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state("by: trust"), "filed");
    assert_eq!(state("by: roe"), "filed");
    assert_eq!(state("kind: filing"), "filed");
    // Who moves against it meets nothing, nor does a court that gives more time.
    assert_eq!(state("by: pell"), "open");
    assert_eq!(state("by: lee"), "open");
    assert_eq!(state("kind: order"), "open");
}

/// What could not be read has no place in the order, and the order of the others must hold all the same.
#[test]
fn an_entry_that_cannot_be_read_costs_itself_alone() {
    for broken in ["Order", "{number: 3, date: 2024-01-01}", "~", "{}"] {
        let mut docket = "proceedings:\n  suit:\n    title: S\n    entries:\n".to_owned();
        for number in 0..40 {
            docket += &match number {
                11 => format!("      - {broken}\n"),
                number => format!("      - {{number: {number}, title: E, date: 2024-01-01}}\n"),
            };
        }
        let world = World::case(&docket);
        world.run("check").code(1);
        let listed = world.run("list entries date:2024").code(2).out;
        assert_eq!(listed.lines().count(), 39, "{broken}\n{listed}");
    }
}

/// A slip in how days are counted must not give another day.
#[test]
fn a_period_that_is_read_in_part_gives_no_day() {
    let world = World::case(
        "proceedings:\n  suit:\n    title: S\n    entries:\n      - {number: 1, title: A, date: 2026-11-02}\n      - {number: 2, \
         title: B, kind: deadline, due: {days: 7, after: suit--1, served: mial}}\n",
    );
    let out = world.run("agenda --today 2026-11-28").out;
    assert!(out.contains("could not be read"), "{out}");
    assert!(
        !out.contains("2026-11-09") && !out.contains("Nov 9"),
        "{out}"
    );
    assert!(!out.contains("nothing filed"), "{out}");
}

/// What answers itself, was vacated, or is to come answers nothing.
#[test]
fn only_what_was_filed_answers_a_deadline() {
    let world = World::case(
        "proceedings:\n  suit: {title: S}\nentries:\n  own: {in: suit, kind: deadline, title: A, due: 2026-01-05, answers: own}\n  \
         due: {in: suit, kind: deadline, title: B, due: 2026-01-06}\n  gone: {in: suit, title: Struck, date: 2026-01-05, status: vacated, \
         answers: due}\n  to-come: {in: suit, title: To come, date: 9000-01-03, answers: due}\n",
    );
    let out = world.run("agenda --today 2026-11-28").code(0).out;
    assert!(out.contains("Late (2)"), "{out}");
    assert!(out.contains("late: nothing is said to answer it"), "{out}");
    let others =
        "late: what is recorded does not count: Struck is vacated; To come is of a day to come";
    assert!(out.contains(others), "{out}");
}

#[test]
fn what_is_sealed_on_a_docket_is_withheld_before_an_audience() {
    let world = World::case(
        "people:\n  kid: {name: Nina Farr, protect: {as: Witness A}}\n  gal: {name: Lena Visible}\nsources:\n  memo: {title: Memo}\n  \
         sheet: {title: Sheet}\nproceedings:\n  suit:\n    title: S\n    entries:\n      - {number: 1, title: Secretmotion, sealed: true, note: \
         Secretnote, document: memo, cites: [{source: sheet, quote: secretquote}]}\n      - {number: 2, title: Letter, for: kid, by: gal, \
         attachments: [{number: 1, title: Secretmap, sealed: true}], cites: [{source: memo, quote: secretmemo}]}\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    );
    let out = world.run("export visit --full --for press").code(0).out;
    for secret in ["Secret", "secret", "Lena"] {
        let is_told = match secret {
            // That she is, is no secret.
            "Lena" => out.contains("By: Lena"),
            secret => out.contains(secret),
        };
        assert!(!is_told, "{secret}\n{out}");
    }
    assert!(out.contains("[…]") && out.contains("Letter"), "{out}");
    let own = world.run("export visit --full --names").out;
    assert!(own.contains("Secretmotion"), "{own}");
}

/// An entry of the short form is mended where it stands, and nothing else of the file is another byte.
#[cfg(target_os = "linux")]
#[test]
fn a_quote_of_an_entry_below_its_proceeding_is_mended_in_place() {
    let world = World::case(
        "sources:\n  minutes: {title: Minutes, text: m.txt}\nproceedings:\n  quay:\n    title: The quay   # of the town\n    entries:\n      - \
         date: 2022-06-02\n        number: \"2\"\n        title: Hearing   # remark\n        cites:\n          - {source: minutes, at: ¶2, quote: nobody \
         appeared for the company}\n",
    )
    .file(
        "casefiles/m.txt",
        "At the hearing nobody appeared for the company, it says.\n\nAnd more.\n",
    );
    let before = world.read("casefiles/visit.yaml");
    world.run("edit quote quay--2 1 --write").code(0);
    let after = world.read("casefiles/visit.yaml");
    assert_eq!(after, before.replace("at: ¶2", "at: ¶1"));
    world.run("edit undo --write").code(0);
    assert_eq!(world.read("casefiles/visit.yaml"), before);
    let run = world.run("edit new entries next Hearing --is hearing --date 2022-07-01 --write");
    run.code(0);
    let world = world.run("show next").code(0).out;
    assert!(world.contains("Docket of    The quay"), "{world}");
}

/// That something is late is no part of a document, which is the same on any day; and what could not all be read is not
/// called late.
#[test]
fn what_is_late_is_told_where_the_day_is() {
    let world = World::case(
        "proceedings:\n  suit: {title: S, kind: criminal}\nentries:\n  order: {in: suit, title: Order, date: 2020-01-02}\n  late: {in: suit, \
         kind: deadline, title: Brief, due: {days: 7, after: order}}\n  slip: {in: suit, kind: deadline, title: Bond, due: 2020-01-05, \
         status: vacatd}\n",
    );
    let page = world.run("show late").out;
    assert!(
        page.contains("late: nothing is said to answer it, as of "),
        "{page}"
    );
    assert!(page.contains("Fed. R. Crim. P. 45"), "{page}");
    let paper = world.run("export visit --full").out;
    assert!(!paper.contains("as of"), "{paper}");
    assert!(paper.contains("9 Jan 2020"), "{paper}");
    let agenda = world.run("agenda --today 2026-11-28").out;
    assert!(
        agenda.contains("Bond · cites nothing · its record could not all be read"),
        "{agenda}"
    );
    assert_eq!(
        agenda.matches("late: nothing is said").count(),
        1,
        "{agenda}"
    );
}

/// Of several who are charged by one count, no step says whose plea or conviction it is.
#[test]
fn what_became_of_a_count_is_told_of_nobody_in_particular() {
    let world = World::case(
        "people:\n  rex: {name: Rex}\n  ost: {name: Ost}\nproceedings:\n  suit: {title: S, charges: [{number: 1, title: Theft, against: [rex, \
         ost], history: [{date: 2026-10-20, status: convicted}]}]}\n",
    );
    world
        .run("list people disposition:convicted")
        .code(1)
        .out("");
    world.run("list proceedings disposition:convicted").code(0);
    let page = world.run("show ost").code(0).out;
    assert!(
        page.contains("of whom of those charged is not recorded"),
        "{page}"
    );
}

/// A day that is counted says what it may lack, and none is counted from what is only due.
#[test]
fn a_counted_day_says_what_it_may_lack() {
    let world = World::case(
        "proceedings:\n  suit: {title: S}\nentries:\n  order: {in: suit, title: Order, date: 2026-11-02}\n  first: {in: suit, kind: deadline, \
         title: A, due: {days: 7, after: order}}\n  second: {in: suit, kind: deadline, title: B, due: {days: 7, after: first}}\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\nholidays:\n  - 9 Nov 2026\n",
    );
    let page = world.run("show first").out;
    assert!(
        page.contains("a holiday of it may be missing here"),
        "{page}"
    );
    let page = world.run("show second").out;
    assert!(page.contains("is itself only due"), "{page}");
}

/// A year of a calendar has four figures (RFC 5545, section 3.3.4).
#[test]
fn what_is_beyond_the_year_9999_is_in_no_calendar_and_is_said() {
    let world = World::case(
        "proceedings: {suit: {title: Suit}}\nentries:\n  last: {in: suit, kind: hearing, title: Last, date: 9999-12-31}\n  \
         late: {in: suit, kind: hearing, title: Late, date: \"9999-12-31T23:00-05:00\"}\n",
    );
    let ran = world.run("agenda --today 2026-11-28 --format ics").code(0);
    assert_eq!(ran.out.matches("BEGIN:VEVENT").count(), 1, "{}", ran.out);
    assert!(
        ran.err.contains(
            "note: 1 entry has a day beyond the years 1 to 9999, and cannot stand in a calendar"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn an_agenda_says_for_how_long_nothing_is_recorded() {
    let out = world().run("agenda --today 2026-10-01").code(0).out;
    assert!(
        out.contains("┄ 40 days with no hearing and nothing due that has one sure day ┄"),
        "{out}"
    );
    let out = world().run("agenda --today 2026-11-28").code(0).out;
    assert!(!out.contains("with no hearing"), "{out}");
}
