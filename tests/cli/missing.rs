//! Evidence that someone says does not exist, or was not produced.

use super::harness::World;

const MISSING: &str = "\
organizations:
  law: {name: The attorneys of Ruiz, short: Attorneys}
  state: {name: The state}
sources:
  post: {title: The Post}
allegations:
  member:
    statement: Ruiz is a member.
    by: state
    cites: [{source: post}]
evidence:
  records:
    description: Records of convictions
    status: said-to-be-missing
    said_by: law
    bears_on: {member: undermines}
    cites: [{source: post}]
  photograph:
    description: A photograph
    bears_on: {member: supports}
    cites: [{source: post}]
  list:
    description: A list of members
    said_by: law
    history: [{status: said-to-be-missing, cites: [{source: post}]}]
    cites: [{source: post}]
";

/// Whoever says so comes before it, as before a statement.
#[test]
fn a_list_has_it_last_below_a_heading() {
    let world = World::case(MISSING);
    insta::assert_snapshot!(world.run("list evidence").code(0).out, @"
    visit/photograph  A photograph  ○ described
    Said to be missing
    visit/records     The attorneys of Ruiz, via The Post: Records of convictions  ∅ said to be missing
    visit/list        The attorneys of Ruiz, via The Post: A list of members  ∅ said to be missing
    ");
    // The same in a list of all kinds, and as ASCII.
    let all = world.run("--ascii list all").code(0).out;
    let last: Vec<&str> = all.lines().rev().take(3).collect();
    assert!(last[0].starts_with("visit/list"), "{all}");
    assert!(last[0].ends_with("  0 said to be missing"), "{all}");
    assert_eq!(last[2], "Said to be missing", "{all}");
    let json = world.run("list evidence --format json").code(0).json();
    assert_eq!(
        json[1]["label"],
        "The attorneys of Ruiz, via The Post: Records of convictions"
    );
    assert_eq!(json[1]["status"], "said-to-be-missing");
}

#[test]
fn a_matrix_has_it_last_and_its_lack_bears() {
    let world = World::case(MISSING);
    insta::assert_snapshot!(world.run("matrix visit").code(0).out, @"
    Evidence and what it does to the allegations
      − undermines  + supports  · neutral  ⊕ said to support, on the same citation  as the file has it; nothing is added up; of what is ∅ said to be missing, its lack does so

                                                                                               E1   E2
                                                                                               ∅    ○
    A1 The state, via The Post: Ruiz is a member.                                           ○  −∅   ⊕○

    Evidence (2)
      E1   The attorneys of Ruiz, via The Post: Records of convictions  visit/records  ∅ said to be missing  − undermines: 1
      E2   A photograph  visit/photograph  ○ described  ⊕ said to support, on the same citation: 1

    Allegations on which evidence bears (1)
      A1   The state, via The Post: Ruiz is a member.  visit/member  ○ alleged  − undermined by: 1  ⊕ said to be supported, on the same citation, by: 1

    Bears on nothing recorded (1)
      Said to be missing
      The attorneys of Ruiz, via The Post: A list of members  visit/list  ∅ said to be missing
    ");
}

#[test]
fn its_page_and_that_of_the_allegation_speak_of_its_lack() {
    let world = World::case(MISSING);
    let page = world.run("show records").code(0).out;
    assert!(page.contains("its lack − undermines The state"), "{page}");
    assert!(
        page.contains("According to The attorneys of Ruiz"),
        "{page}"
    );
    let page = world.run("show member").code(0).out;
    let row = "The attorneys of Ruiz, via The Post: Records of convictions  − undermines by its lack  ∅ said to be missing";
    assert!(page.contains(row), "{page}");
    // It moves no standing.
    assert!(page.contains("alleged"), "{page}");
    let page = world.run("show visit").code(0).out;
    let rows = "Said to be missing (2)\n  The attorneys of Ruiz, via The Post: Records of convictions  ∅ said to be missing";
    assert!(page.contains(rows), "{page}");
}

#[test]
fn an_export_has_it_last_below_a_heading() {
    let world = World::case(MISSING);
    world.run("export visit --full -o whole.md").code(0);
    let text = world.read("whole.md");
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("##")).collect();
    let at = headings
        .iter()
        .position(|line| line.contains("A photograph"));
    let below = &headings[at.unwrap() + 1..][..3];
    assert_eq!(below[0], "## ∅ Said to be missing", "{headings:?}");
    assert!(
        below[1].ends_with("E1. The attorneys of Ruiz, via The Post: Records of convictions"),
        "{headings:?}"
    );
    assert!(
        below[2].ends_with("E3. The attorneys of Ruiz, via The Post: A list of members"),
        "{headings:?}"
    );
}
