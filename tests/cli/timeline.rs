use serde_json::json;

use super::harness::World;

const VISIT: &str = "\
sources:
  gazette:
    title: The Gazette
    published: 2025-04-09
  undated:
    title: Undated
allegations:
  early:
    statement: It rained.
    date: 2025-03
  never:
    statement: Not dated.
  relative:
    statement: It was said.
    date_said: last month
proceedings:
  inquiry:
    title: Inquiry
    entries:
      - date: 2025-03-20
        title: Filed a brief
      - title: Closed
events:
  open:
    title: Before anyone knows
    date: ../2024
  about:
    title: Around then
    date: 2025-03-15~
    date_said: mid March
  some-day:
    title: Some day
  unknown:
    title: One March
    date: XXXX-03
";

#[test]
fn it_is_in_the_order_of_time_and_what_has_no_date_comes_last() {
    let ran = World::case(VISIT).run("timeline").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    not after 2024     event       Before anyone knows · cites nothing  visit/open
    Mar 2025           said        nobody named: It rained.  visit/early
    about 15 Mar 2025  event       Around then · cites nothing  visit/about
    20 Mar 2025        docket      Filed a brief · cites nothing  visit/inquiry--2025-03-20
    9 Apr 2025         published   The Gazette  visit/gazette
    some March         event       One March · cites nothing  visit/unknown

    Not dated:
    not dated          proceeding  Inquiry  visit/inquiry
    not dated          docket      Closed · cites nothing  visit/inquiry--entry
    not dated          event       Some day · cites nothing  visit/some-day
    ");
}

#[test]
fn every_event_and_proceeding_is_in_it_and_no_statement_that_only_its_publication_dates() {
    let world = World::case(
        "\
people:
  ana: {name: Ana}
sources:
  gazette: {title: Gazette, published: 2025-04-09}
  leaflet: {title: Leaflet}
allegations:
  own: {statement: It rains., by: gazette, date: 2025-04-09, cites: [{source: gazette, at: ¶1}]}
  before: {statement: It rained., by: gazette, date: 2025-04-08, cites: [{source: gazette, at: ¶2}]}
  hers: {statement: It hails., by: ana, date: 2025-04-09, cites: [{source: gazette, at: ¶3}]}
proceedings:
  suit: {title: A suit, cites: [{source: gazette, at: ¶4}]}
events:
  walk: {title: A walk, date_said: Wednesday, cites: [{source: gazette, at: ¶5}]}
  fall: {title: A fall, cites: [{source: leaflet, at: ¶1}]}
",
    );
    insta::assert_snapshot!(world.run("timeline").code(0).out, @r"
    8 Apr 2025                        said        Gazette (own voice): It rained.  visit/before
    9 Apr 2025                        published   Gazette  visit/gazette
    9 Apr 2025                        said        Ana, via Gazette: It hails.  visit/hers

    Not dated:
    not dated, reported 9 Apr 2025    proceeding  A suit  visit/suit
    “Wednesday”, reported 9 Apr 2025  event       A walk · told by Gazette  visit/walk
    not dated                         event       A fall · told by Leaflet  visit/fall
    ");
}

#[test]
fn a_query_looks_at_the_line_and_at_its_record() {
    let world = World::case(VISIT);
    world
        .run("timeline BRIEF date:2025")
        .code(0)
        .out("20 Mar 2025  docket      Filed a brief · cites nothing  visit/inquiry--2025-03-20\n");
    // The inquiry itself and its two entries; a blank line and a heading before what is not dated.
    assert_eq!(world.run("timeline inquiry").code(0).out.lines().count(), 5);
    world.run("timeline brief hail").code(1).out("");
    world.run("timeline --case other").code(1).out("");
}

#[test]
fn json_has_the_documented_shape() {
    let world = World::case(VISIT);
    assert_eq!(
        world.run("timeline around --format json").code(0).json(),
        json!([{
            "date": "2025-03-15~",
            "date_said": "mid March",
            "when": "about 15 Mar 2025",
            "moment": "happened",
            "label": "Around then",
            "apart": false,
            "earliest": "2025-03-15",
            "latest": "2025-03-15",
            "approximate": true,
            "uncertain": false,
            "open": [],
            "lane": "happened",
            "reported": null,
            "key": "visit/about",
            "kind": "event",
            "case": "visit",
            "measure": [],
            "file": "casefiles/visit.yaml",
            "line": 29,
        }])
    );
    // An entry of a docket knows its own line.
    assert_eq!(
        world.run("timeline brief --format json").json()[0]["line"],
        23
    );
}

#[test]
fn what_is_drawn_is_in_the_json() {
    let world = World::case(
        "\
sources:
  gazette: {title: Gazette, published: 2025-04-09}
events:
  before: {title: Before, date: ../2024, cites: [{source: gazette, at: ¶1}]}
  after: {title: After, date: 2025-03?/}
  decade: {title: A decade, date: 199X}
  march: {title: One March, date: XXXX-03}
",
    );
    let all = world.run("timeline --format json").code(0).json();
    let of = |key: &str| {
        let mut all = all.as_array().unwrap().iter();
        all.find(|one| one["key"] == format!("visit/{key}"))
            .unwrap()
            .clone()
    };
    let before = of("before");
    assert_eq!(before["open"], json!(["start"]));
    assert_eq!(
        (&before["earliest"], &before["latest"]),
        (&json!(null), &json!("2024-12-31"))
    );
    assert_eq!(before["reported"], "2025-04-09");
    let after = of("after");
    assert_eq!(
        (&after["uncertain"], &after["open"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(
        (&after["earliest"], &after["latest"]),
        (&json!("2025-03-01"), &json!(null))
    );
    assert_eq!(of("decade")["latest"], "1999-12-31");
    assert_eq!(of("march")["earliest"], json!(null));
    assert_eq!(of("gazette")["lane"], "published");
}

#[test]
fn it_can_be_drawn() {
    let world = World::case(VISIT);
    insta::assert_snapshot!(world.run("timeline --drawn").code(0).out, @r"
    Timeline · lanes by kind · months · 5 dated, 4 not

              2024                    2025
              J F M A M J J A S O N D J F M A M J J A S O N D
    exact 2                               ████
    happened                              ~
              ◀-----------------------
    said                                  --
    docket                                ●
    published                               ●

    ● that day  - some day within  ◀▶ open  ~ about

    No day that can be drawn: the source's own words, and the day of the first report (4)
      some March  One March
      not dated  Inquiry
      not dated  Closed · cites nothing
      not dated  Some day
    ");
    let days = world
        .run("timeline --drawn --scale days --lanes person")
        .code(0)
        .out;
    assert!(
        days.starts_with("Timeline · lanes by person · days · 5 dated, 4 not"),
        "{days}"
    );
    world.run("timeline --drawn --scale hours").code(2);
    let nothing = world.run("timeline --drawn one march").code(0).out;
    assert!(
        nothing.contains("Nothing here has a date that can be drawn."),
        "{nothing}"
    );
}

#[test]
fn a_graphic_is_written_whole_and_names_nobody_who_is_protected() {
    let world = World::case(
        "\
people:
  rowan: {name: Rowan Quetzal, protect: {as: Witness 1}}
events:
  walk: {title: Rowan Quetzal walked <home> & slept, date: 2025-03-15, participants: [rowan]}
",
    );
    // Standard output is most often another file.
    world.run("timeline --format svg").code(2).out("");
    let svg = world.run("timeline --format svg --names").code(0).out;
    assert!(
        svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
        "{svg}"
    );
    assert!(svg.contains("walked &lt;home&gt; &amp; slept"), "{svg}");
    assert_eq!(svg.matches("://").count(), 1, "{svg}");
    let ran = world.run("timeline -o walk.svg").code(2);
    assert!(
        ran.err
            .contains("would name a person whom the case file protects"),
        "{}",
        ran.err
    );
    world.run("timeline -o walk.svg --names").code(0);
    world.run("timeline --format text -o walk.txt").code(2);
    world.run("timeline nothing -o none.svg").code(1);
}

const DOCKET: &str = "\
people: {ana: {name: Ana}, ben: {name: Ben}}
sources: {sheet: {title: Sheet, published: 2026-01-02}}
allegations:
  lied: {statement: Ana lied., by: ben, about: [ana], against: [ana], date: 2026-02-10, cites: [{source: sheet, at: ¶1}]}
proceedings: {suit: {title: Suit}}
entries:
  held: {in: suit, kind: hearing, title: Held, date: 2026-02-02, status: held, cites: [{source: sheet, at: ¶1}]}
  moved: {in: suit, kind: hearing, title: Put off, date: 2026-03-03, status: moved, cites: [{source: sheet, at: ¶1}]}
  done: {in: suit, kind: deadline, title: Paid, due: 2026-04-05, done: true, cites: [{source: sheet, at: ¶1}]}
  open: {in: suit, kind: deadline, title: Unpaid, due: 2026-05-07, cites: [{source: sheet, at: ¶1}]}
  order: {in: suit, kind: order, title: Old order, date: -0001-03-01, cites: [{source: sheet, at: ¶1}]}
  counted: {in: suit, kind: deadline, title: Old fee, due: {days: 10, after: order, count: calendar}, cites: [{source: sheet, at: ¶1}]}
  lost: {in: suit, kind: deadline, title: Lost fee, due: {days: 3, after: nowhere}, cites: [{source: sheet, at: ¶1}]}
";

#[test]
fn what_was_moved_and_what_is_due_is_drawn_as_that_and_the_legend_says_so() {
    let world = World::case(DOCKET);
    let drawn = world.run("timeline --drawn date:2026").code(0).out;
    for sign in [
        "● that day",
        "○ due",
        "✓ done or answered",
        "× moved or vacated",
    ] {
        assert!(drawn.contains(sign), "{sign}: {drawn}");
    }
    let docket = drawn.lines().find(|line| line.starts_with("docket"));
    let docket: String = docket.unwrap().split_whitespace().skip(1).collect();
    assert_eq!(docket, "●×✓○", "{drawn}");
    let svg = world.run("timeline -f svg date:2026").code(0).out;
    for words in [
        ">×<",
        ">✓<",
        ">○<",
        "recorded as done",
        "not recorded as done or answered",
    ] {
        assert!(svg.contains(words), "{words}: {svg}");
    }
}

#[test]
fn what_is_counted_has_the_day_of_the_agenda_and_what_cannot_be_its_reason() {
    let world = World::case(DOCKET);
    let told = world.run("timeline").code(0).out;
    let agenda = world.run("agenda --today 2026-01-01 --from 0000-01-01").out;
    let line = |title: &str| {
        let line = told.lines().find(|line| line.contains(title));
        line.unwrap_or_default().to_owned()
    };
    assert!(line("Old fee").contains("2 BC (counted)"), "{told}");
    let why = "cannot be counted: what it is counted from is not in this library";
    assert!(line("Lost fee").starts_with(why), "{told}");
    assert!(agenda.contains(why), "{agenda}");
}

#[test]
fn what_another_says_of_somebody_is_in_a_lane_of_its_own_and_says_whose_it_is() {
    let world = World::case(DOCKET);
    let drawn = world
        .run("timeline --drawn --lanes person kind:allegation")
        .code(0)
        .out;
    let lane = |name: &str| drawn.lines().any(|line| line.starts_with(name));
    assert!(lane("others on Ana") && lane("Ben"), "{drawn}");
    assert!(!lane("Ana"), "{drawn}");
    let svg = world
        .run("timeline -f svg --lanes person kind:allegation")
        .code(0)
        .out;
    let said = "Not said by Ana; in its record Ana is whom it is about, whom it is against.";
    assert!(svg.contains(said), "{svg}");
    assert!(svg.contains("In its record Ben is who says it."), "{svg}");
}

#[test]
fn the_doubt_of_a_span_stands_at_the_end_that_it_is_of() {
    let drawn = |stays: &str| {
        let world = World::case(&format!(
            "people:\n  ana: {{name: Ana, custody: [{stays}]}}\nevents: {{day: {{title: Day, date: 2020-01-01}}}}\n"
        ));
        let drawn = world.run("timeline --drawn kind:person").code(0).out;
        let lane = drawn.lines().find(|line| line.starts_with("custody"));
        let lane = lane.unwrap_or_default().split_whitespace().nth(1);
        lane.unwrap_or_default().to_owned()
    };
    assert_eq!(drawn("{from: 2020-01-05~, to: 2020-03-09}"), "~━━━━━");
    assert_eq!(drawn("{from: 2020-01-05, to: 2020-03-09?}"), "━━━━━?");
    // What nobody says the end of is open, and its beginning as unsure as it is told.
    assert_eq!(drawn("{from: '2020-03~'}"), "~▶");
    assert_eq!(drawn("{from: 2020-03-05}"), "━▶");
    assert_eq!(drawn("{from: '1987?'}"), format!("?{}▶", "-".repeat(22)));
    assert_eq!(drawn("{from: 2020-01-05/2020-03-20}"), "-----▶");
}

#[test]
fn several_spans_with_exact_days_are_not_said_to_have_none() {
    let world = World::case(
        "\
people:
  ana: {name: Ana, custody: [{from: 2020-01-05, to: 2020-03-09}]}
  ben: {name: Ben, custody: [{from: 2020-01-06, to: 2020-03-10}]}
events:
  one: {title: One, date: 2020-02}
  two: {title: Two, date: 2020-02}
",
    );
    let svg = world.run("timeline -f svg").code(0).out;
    assert!(
        svg.contains(
            "2 spans of custody, each with its first and its last day, of Jan 2020 – Mar 2020:"
        ),
        "{svg}"
    );
    assert!(
        svg.contains("2 events, none with its day, of Feb 2020:"),
        "{svg}"
    );
}

#[test]
fn a_format_is_asked_for_alike_in_every_command() {
    let world = World::case(DOCKET);
    for command in [
        "timeline -f json",
        "list entries -f json",
        "search fee -f json",
        "show suit -f json",
        "check -f json",
        "agenda -f json --today 2026-01-01",
        "conflicts -f json",
    ] {
        let out = world.run(command).out;
        assert!(out.starts_with(['[', '{']), "{command}: {out}");
    }
}
