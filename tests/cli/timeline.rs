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

    ● that day  2 so many  - some day within  ━ lasts  ◀▶ open  ~ about  ? uncertain

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
