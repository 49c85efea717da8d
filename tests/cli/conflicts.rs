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

/// That nothing conflicts is not that nothing is counted twice.
#[test]
fn numbers_that_agree_are_said_to() {
    let world = World::case(&COUNTED.replace("value: 58", "value: 52"));
    let out = world.run("conflicts").code(0).out;
    assert!(
        out.contains("none: where numbers of the same count are given, they agree"),
        "{out}"
    );
    assert!(!out.contains("no two numbers of the same count"), "{out}");
    // Nor is a number without whose it is.
    assert!(
        out.contains("  The Gazette, The Courier: 52 permits  and    2  The Courier: 61 permits"),
        "{out}"
    );
}

#[test]
fn numbers_that_cannot_hold_together_stand_apart_from_those_that_look_alike() {
    let world = World::case(COUNTED);
    let ran = world.run("conflicts").code(0).err("");
    insta::assert_snapshot!(ran.out, @"
    Numbers beside one another

    Cannot hold together (1)
      open       The Gazette: 52 permits — crane permits issued in 2030  in The Gazette (own voice): 52 were issued.  ≠  The Courier: 58 permits — Crane permits issued in 2030  in The Courier (own voice): 58 were issued.

    What is counted (2)
        1  The Gazette: 52 permits — crane permits issued in 2030  in The Gazette (own voice): 52 were issued.
        1  The Courier: 58 permits — Crane permits issued in 2030  in The Courier (own voice): 58 were issued.
           the same count in 2 records: the same unit and the same words for what is counted
        2  The Courier: 61 permits — crane permits applied for in 2030  in The Courier (own voice): 61 were applied for.
           no other record counts this

    Look alike and are not the same count (1)
        1  The Gazette: 52 permits  and    2  The Courier: 61 permits
           both speak of crane, 2030; only the first of issued; only the second of applied
           they have an origin in common
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
        ran.out.contains("  explained  The Gazette: 52 permits"),
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
            "as_of": null, "records": ["visit/issued-58"],
        })
    );
    assert_eq!(
        found["conflicts"],
        serde_json::json!([{"subject": 0, "counts": [0, 1], "state": "open", "by": []}])
    );
    assert_eq!(
        found["apart"],
        serde_json::json!([{
            "subjects": [0, 1], "other_unit": false, "shared": ["crane", "2030"],
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

#[test]
fn a_library_without_numbers_is_status_1() {
    World::case("people: {ana: {name: Ana}}\n")
        .run("conflicts")
        .code(1);
}
