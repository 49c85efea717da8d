use serde_json::json;

use super::harness::{World, brief};

const SHOWN: &str = "\
allegations:
  rain: {statement: It rained.}
  sun: {statement: The sun shone.}
evidence:
  gauge: {description: The rain gauge, bears_on: {rain: supports}}
  photo: {description: A photograph, status: unverified, bears_on: {rain: undermines, sun: supports}}
  diary: {description: A diary}
";

#[test]
fn what_undermines_stands_first() {
    let world = World::case(SHOWN);
    let ran = world.run("matrix visit").code(0).err("");
    insta::assert_snapshot!(ran.out, @"
    Evidence and what it does to the allegations
      − undermines  + supports  · neutral  as the file has it; nothing is added up; of what is ∅ said to be missing, its lack does so

                                                                                               E1   E2
                                                                                               ?    ○
    A1 nobody named: It rained.                                                             ○  −?   +○
    A2 nobody named: The sun shone.                                                         ○  +?

    Evidence (2)
      E1   A photograph  visit/photo  ? unverified, and who says so is not recorded  − undermines: 1  + supports: 1
      E2   The rain gauge  visit/gauge  ○ described  + supports: 1

    Allegations on which evidence bears (2)
      A1   nobody named: It rained.  visit/rain  ○ alleged  − undermined by: 1  + supported by: 1
      A2   nobody named: The sun shone.  visit/sun  ○ alleged  + supported by: 1

    Bears on nothing recorded (1)
      A diary  visit/diary  ○ described
    ");
    let ascii = world.run("matrix visit --ascii").code(0).out;
    assert!(ascii.is_ascii(), "{ascii}");
    assert!(
        ascii.contains("-?   +") && ascii.contains("A photograph  visit/photo  ? unverified"),
        "{ascii}"
    );
}

#[test]
fn json_has_the_documented_shape() {
    let world = World::case(SHOWN);
    assert_eq!(
        brief(world.run("matrix visit --format json").code(0).json()),
        json!({
            "allegations": [
                {"key": "visit/rain", "undermines": 1, "supports": 1, "neutral": 0, "same_citation": 0},
                {"key": "visit/sun", "undermines": 0, "supports": 1, "neutral": 0, "same_citation": 0},
            ],
            "evidence": [
                {"key": "visit/photo", "status": "unverified", "undermines": 1, "supports": 1, "neutral": 0, "same_citation": 0,
                    "bears_on": [{"allegation": "visit/rain", "is": "undermines", "same_citation": false}, {"allegation": "visit/sun", "is": "supports", "same_citation": false}]},
                {"key": "visit/gauge", "status": "described", "undermines": 0, "supports": 1, "neutral": 0, "same_citation": 0,
                    "bears_on": [{"allegation": "visit/rain", "is": "supports", "same_citation": false}]},
            ],
            "without": ["visit/diary"],
        })
    );
}

#[test]
fn a_case_whose_evidence_bears_on_nothing_is_status_1() {
    let world = World::case("evidence:\n  diary: {description: A diary}\n");
    let ran = world.run("matrix visit").code(1);
    assert!(
        ran.out.contains("No evidence bears on an allegation."),
        "{}",
        ran.out
    );
    world.run("matrix nowhere").code(1).out("");
}
