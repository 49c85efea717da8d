use super::harness::{World, brief};

const COUNTED: &str = "\
sources:
  gazette: {title: The Gazette}
  courier: {title: The Courier}
allegations:
  issued-52:
    statement: 52 were issued.
    by: gazette
    cites: [{source: gazette}]
    measure: {value: 52, unit: permits, of: crane permits issued in 2030}
  issued-58:
    statement: 58 were issued.
    by: courier
    cites: [{source: courier}]
    measure: {value: 58, unit: permits, of: Crane permits issued in 2030}
  applied-61:
    statement: 61 were applied for.
    by: courier
    cites: [{source: courier}]
    measure: {value: 61, unit: permits, of: crane permits applied for in 2030}
questions:
  why: {question: Why do they differ?, settles: [issued-52]}
";

#[test]
fn numbers_that_cannot_hold_together_stand_apart_from_those_that_look_alike() {
    let world = World::case(COUNTED);
    let ran = world.run("conflicts").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    Numbers beside one another

    Cannot hold together (1)
      open       permits — crane permits issued in 2030
                 The Gazette (own voice): 52 · The Courier (own voice): 58

    Statements that contradict each other (1)
      The Gazette (own voice): 52 were issued.  counts otherwise than  The Courier (own voice): 58 were issued.

    What is counted (2)
        1.  permits — crane permits issued in 2030
           The Gazette (own voice): 52 · The Courier (own voice): 58
                                           52                                                 58
           52  The Gazette (own voice)      ■
           58  The Courier (own voice)                                                         ■
           lowest 52 · highest 58
           the same count in 2 records: the same unit and the same words for what is counted
        2.  permits — crane permits applied for in 2030
           The Courier (own voice): 61
           no other record counts this

    Look alike and are not the same count (1)
        1.  The Gazette (own voice): 52 permits  and    2.  The Courier (own voice): 61 permits
           both speak of crane, 2030; only the first of issued; only the second of applied
           which origin is whose is not recorded
           asked: Why do they differ?

    Questions whose answers would move most standings
        2  Why do they differ?  visit/why
    ");
    assert_eq!(world.run("conflicts visit").code(0).out, ran.out);
}

#[test]
fn a_relation_with_a_note_explains() {
    let told = COUNTED.replace(
        "of: Crane permits issued in 2030}",
        "of: Crane permits issued in 2030}\n    relations: [{to: issued-52, is: qualifies, note: It counts December.}]",
    );
    let ran = World::case(&told).run("conflicts").code(0);
    assert!(
        ran.out.contains("  explained  permits — crane permits"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("58 were issued. qualifies it. Note: It counts December."),
        "{}",
        ran.out
    );
}

#[test]
fn json_has_the_documented_shape() {
    let world = World::case(COUNTED);
    let found = brief(world.run("conflicts --format json").code(0).json());
    assert_eq!(found["subjects"].as_array().unwrap().len(), 2);
    assert_eq!(
        found["subjects"][0]["counts"][1],
        serde_json::json!({
            "words": "58 permits — Crane permits issued in 2030", "value": [58.0], "bound": "exactly",
            "category": null, "as_of": null, "records": ["visit/issued-58"],
        })
    );
    assert_eq!(
        found["conflicts"],
        serde_json::json!([{"subject": 0, "counts": [0, 1], "state": "open", "by": []}])
    );
    assert_eq!(
        found["apart"],
        serde_json::json!([{
            "subjects": [0, 1], "country_not_said": false, "shared": ["crane", "2030"],
            "only_left": ["issued"], "only_right": ["applied"],
        }])
    );
    assert_eq!(
        found["questions"],
        serde_json::json!([{
            "key": "visit/why", "settles": ["visit/issued-52"],
            "moves": ["visit/issued-52", "visit/issued-58"],
        }])
    );
}

/// Who says it comes before each number, those of one thing are one row by category, and a range of the
/// file's own is called so.
#[test]
fn counts_of_one_thing_are_one_row_a_category() {
    let world = World::case(
        "\
ranges:
  - measure: {value: [2, 3], unit: people, of: on the ferry, category: dead}
    because: The company counts a passenger who was found alive.
organizations:
  office: {name: The harbour office, short: Harbour office}
  company: {name: Ferry company}
  union: {name: Dockers' union}
sources:
  gazette: {title: The Gazette}
allegations:
  a:
    statement: Two died.
    by: office
    cites: [{source: gazette}]
    measure: {value: 2, unit: people, of: on the ferry, category: dead, as_of: 2025-06-03}
  b:
    statement: Three died and eleven were injured.
    date: 2025-06-03
    by: company
    cites: [{source: gazette}]
    measure:
      - {value: 11, unit: people, of: on the ferry, category: injured}
      - {value: 3, unit: people, of: on the ferry, category: dead}
  c:
    statement: More than four died.
    date: 2025-06-03
    by: union
    cites: [{source: gazette}]
    measure: {value: 4, bound: more-than, unit: people, of: on the ferry, category: dead, said: over four}
    relations: [{to: a, is: contradicts, note: The union counts by itself.}]
  d:
    statement: Many died.
    by: gazette
    cites: [{source: gazette}]
    measure: {bound: words, unit: people, of: on the ferry, category: dead, said: many}
events:
  sinking:
    title: The ferry sinks
    cites: [{source: gazette}]
    measure: {value: 2, unit: people, of: on the ferry, category: dead, as_of: 2025-06-03}
",
    );
    let ran = world.run("conflicts").code(0).err("");
    insta::assert_snapshot!(ran.out, @"
    Numbers beside one another

    Cannot hold together (1)
      open       people — on the ferry, dead
                 Harbour office, via The Gazette; The Gazette: 2, 3 Jun 2025 · Ferry company, via The Gazette: 3 · Dockers' union, via The Gazette: more than 4 (“over four”)

    Statements that contradict each other (3)
      Dockers' union, via The Gazette: More than four died.  contradicts, and counts otherwise than  The harbour office, via The Gazette: Two died.
           The union counts by itself.
      The harbour office, via The Gazette: Two died.  counts otherwise than  Ferry company, via The Gazette: Three died and eleven were injured.
      Ferry company, via The Gazette: Three died and eleven were injured.  counts otherwise than  Dockers' union, via The Gazette: More than four died.

    What is counted (1)
        1.  people — on the ferry
           dead  Harbour office, via The Gazette; The Gazette: 2, 3 Jun 2025 · Ferry company, via The Gazette: 3 · Dockers' union, via The Gazette: more than 4 (“over four”) · The Gazette (own voice): “many” (no figure)
                                                                                  2                4
           2                Harbour office, via The Gazett…  3 Jun 2025           ■
           3                Ferry company, via The Gazette   said 3 Jun 2025               ■
           more than 4      Dockers' union, via The Gazette  said 3 Jun 2025                       ■───▶
           “many”           The Gazette (own voice)          no day
           between 2 and 3  own range                        no day               ■────────■
           Not all of these numbers are given for one and the same day; each line says for which.
           lowest 2 · highest open
           injured  Ferry company, via The Gazette: 11
           own range of whoever keeps A visit, no source's: between 2 and 3 people, dead, because: The company counts a passenger who was found alive.
           the same count in 5 records: the same unit and the same words for what is counted

    Look alike and are not the same count (0)
    ");
    let found = brief(world.run("conflicts --format json").code(0).json());
    let conflicts = found["conflicts"].as_array().unwrap();
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    assert_eq!(conflicts[0]["counts"], serde_json::json!([0, 1, 2]));
    assert_eq!(
        found["contradictions"][0],
        serde_json::json!({"from": "visit/c", "to": "visit/a", "relation": true, "counts": true})
    );
    assert_eq!(
        found["subjects"][0]["own"],
        serde_json::json!([{
            "case": "visit",
            "words": "between 2 and 3 people — on the ferry, dead",
            "value": [2.0, 3.0], "bound": "between", "category": "dead",
            "because": "The company counts a passenger who was found alive.",
        }])
    );
}

#[test]
fn numbers_of_one_count_that_agree_are_said_to() {
    let told = COUNTED.replace("value: 58", "value: 52");
    let ran = World::case(&told).run("conflicts").code(0);
    assert!(
        ran.out
            .contains("numbers of the same count do not exclude each other"),
        "{}",
        ran.out
    );
}

#[test]
fn statements_that_contradict_each_other_need_no_numbers() {
    let world = World::case(
        "allegations:\n  a: {statement: A}\n  b: {statement: B, relations: [{to: a, is: contradicts}]}\n",
    );
    let ran = world.run("conflicts").code(0);
    let row = "nobody named: B  contradicts  nobody named: A";
    assert!(ran.out.contains(row), "{}", ran.out);
}

#[test]
fn a_library_without_numbers_is_status_1() {
    World::case("people: {ana: {name: Ana}}\n")
        .run("conflicts")
        .code(1);
}
