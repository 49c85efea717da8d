use super::harness::World;

const CASE: &str = "\
people: {ana: {name: Ana}, ben: {name: Ben}}
sources: {log: {title: Log, publisher: The Harbour Office}}
allegations:
  one: {statement: Ben took the key., by: ana, against: ben, cites: [{source: log}]}
  two: {statement: Ben lost the key., by: ana, against: ben, cites: [{source: log}]}
  three: {statement: The door was open., by: ana}
questions:
  why: {question: Was the door open?, settles: three, ask: ana}
";

#[test]
fn what_moves_most_comes_first_with_whom_to_ask_and_how_it_is_counted() {
    let ran = World::case(CASE).run("next").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    What to ask next
        2 standings   reply of  Ben
           of 2 statements against them: Ana, via The Harbour Office: Ben took the key. · Ana, via The Harbour Office: Ben lost the key.
        2 statements  document  The Harbour Office  not held
           ask The Harbour Office
        1 standing    answer to  Was the door open?
           ask Ana

    How it is counted
      A question: the standings of what its answer settles, and of what that contradicts or counts otherwise, as far as they are open.
      A reply: the standings that would be otherwise if they denied all that is said against them without a recorded reply of theirs. Whether they were asked is not known by that.
      A source not held: the statements that hang on it, and would fall with it.
      Evidence withheld, lost or said to be missing: the open statements on which it is said to bear.
      What the answer would be nothing here tells.
    ");
}

#[test]
fn json_has_the_statements_that_would_stand_otherwise() {
    let found = World::case(CASE)
        .run("next visit --format json")
        .code(0)
        .json();
    let leads = found.as_array().unwrap();
    let what: Vec<&str> = leads
        .iter()
        .filter_map(|lead| lead["what"].as_str())
        .collect();
    assert_eq!(what, ["no-reply", "not-held", "question"]);
    assert_eq!(leads[0]["record"]["key"], "visit/ben");
    assert_eq!(leads[0]["moves"].as_array().unwrap().len(), 2);
    assert_eq!(leads[2]["ask"][0]["key"], "visit/ana");
}

#[test]
fn where_nothing_is_to_be_asked_it_says_so() {
    let ran = World::case("people: {ana: {name: Ana}}\n")
        .run("next")
        .code(1);
    assert!(ran.out.contains("No question is open"), "{}", ran.out);
}

#[test]
fn who_did_not_reply_themselves_is_to_be_asked_whatever_others_admit() {
    let world = World::case(
        "people: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}, dan: {name: Dan}}\n\
         sources: {talk: {title: Talk, speakers: ben}}\nallegations:\n  \
         joint: {statement: They fired., by: ana, against: [ben, cem, dan], responses: [{by: ben, is: admitted, cites: talk}]}\n",
    );
    let ran = world.run("next visit --format json").code(0).json();
    let leads = ran.as_array().unwrap().iter();
    let asked = leads.filter(|lead| lead["what"] == "no-reply");
    let asked: Vec<&str> = asked
        .filter_map(|lead| lead["record"]["key"].as_str())
        .collect();
    assert_eq!(asked, ["visit/cem", "visit/dan"]);
    let page = world.run("show joint").code(0).out;
    assert!(
        page.contains("no reply by Cem and Dan is recorded"),
        "{page}"
    );
}

#[test]
fn a_question_takes_no_reply_from_the_list_but_of_what_it_settles() {
    let asked = |settles: &str| {
        let more = format!("  where: {{question: Where is Ben?, ask: ben{settles}}}\n");
        World::case(&format!("{CASE}{more}"))
            .run("next")
            .code(0)
            .out
    };
    for (settles, told) in [
        ("", "2 standings   reply of  Ben"),
        (", settles: one", "1 standing    reply of  Ben"),
    ] {
        let out = asked(settles);
        assert!(out.contains(told), "{told}: {out}");
    }
    let out = asked(", settles: [one, two]");
    assert!(!out.contains("reply of  Ben"), "{out}");
}
