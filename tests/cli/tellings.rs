use super::harness::World;

const TOLD: &str = "\
people: {ana: {name: Ana}, ben: {name: Ben}}
sources:
  log: {title: Log}
allegations:
  first:
    statement: Three men were held in the hall.
    by: ana
    date: 2025-03-01
    cites: [{source: log, quote: I saw three men in there}]
    measure: {value: 3, unit: men, of: held in the hall}
  second:
    statement: At least eleven men were held in the hall.
    by: ana
    date: 2025-05-02
    cites: [{source: log, quote: I saw eleven men in there}]
    measure: {value: 11, bound: at-least, unit: men, of: held in the hall}
  relay:
    statement: Ana says that three men were held in the hall.
    by: ben
    date: 2025-05-02
    relations: [{to: first, is: repeats}]
  undated:
    statement: Men were held in the hall.
    by: ana
    date_said: at some time
    relations: [{to: second, is: qualifies}]
  other: {statement: It rained., by: ana, date: 2025-01-02}
";

#[test]
fn one_statement_over_time_with_what_differs_and_what_grew() {
    let world = World::case(TOLD);
    let ran = world.run("tellings second").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    Ana, via Log: At least eleven men were held in the hall.

    Tellings (4)
      Told by one speaker, and linked by what the records say: a relation, or a number of the same count; and by those who are recorded to repeat it. Never because they look alike.
      1 Mar 2025  Ana, via Log: Three men were held in the hall.
      2 May 2025  Ana, via Log: At least eleven men were held in the hall.
           in the file’s words  Ana, via Log: [-Three-] {+At least eleven+} men were held in the hall.
           in the words quoted  Ana, via Log: I saw [-three-] {+eleven+} men in there
           at least 11 men, before that 3 men — held in the hall: it grew
      2 May 2025  Ben: Ana says that three men were held in the hall.  repeats it, by the record
           which of this and the one above was first is not known
           in the file’s words  Ana, via Log: [-At least eleven-]; Ben: {+Ana says that three+} men were held in the hall.
    No first day is given on which it was said (1)
      Ana: Men were held in the hall. (given as: at some time)
    ");
    let first = world.run("tellings first").code(0);
    let without_title = |out: &str| out.split_once('\n').map(|(_, rest)| rest.to_owned());
    assert_eq!(without_title(&first.out), without_title(&ran.out));
}

#[test]
fn all_that_somebody_said_in_order() {
    let ran = World::case(TOLD).run("tellings ana").code(0).err("");
    for line in [
        "Told more than once (1)",
        "Statement 1, told 3 times, repeated by others once",
        "Told once, as far as the records say (1)",
        "2 Jan 2025  Ana: It rained.",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
}

#[test]
fn json_has_each_with_its_speaker_and_its_numbers() {
    let found = World::case(TOLD)
        .run("tellings ana --format json")
        .code(0)
        .json();
    let told = found["tellings"][0]["told"].as_array().unwrap();
    let keys: Vec<&str> = told
        .iter()
        .filter_map(|one| one["record"]["key"].as_str())
        .collect();
    assert_eq!(keys, ["visit/first", "visit/second", "visit/relay"]);
    assert_eq!(told[1]["numbers"][0]["way"], "grew");
    assert_eq!(told[1]["numbers"][0]["of"], "visit/first");
    assert_eq!(told[2]["repeats"], true);
    assert_eq!(told[2]["is_later"], false);
    let words = told[1]["words"].as_str().unwrap();
    assert_eq!(
        words,
        "Ana, via Log: [-Three-] {+At least eleven+} men were held in the hall."
    );
    assert_eq!(found["tellings"][0]["undated"][0]["key"], "visit/undated");
    assert_eq!(found["once"][0]["key"], "visit/other");
}

#[test]
fn what_says_nothing_has_none() {
    let world = World::case(&format!("{TOLD}questions:\n  why: {{question: Why?}}\n"));
    let ran = world.run("tellings why").code(2);
    assert!(
        ran.err.contains(
            "`visit/why` is a question; tellings are of a statement, or of who says some."
        ),
        "{}",
        ran.err
    );
}

#[test]
fn who_repeats_another_is_not_said_to_be_repeated() {
    let world = World::case(
        "people: {ana: {name: Ana}, ben: {name: Ben}}\nallegations:\n  \
         first: {statement: The rope held., by: ana, date: 2025-03-01}\n  \
         heard: {statement: The rope held. He heard it., by: ben, date: 2025-04-01, relations: [{to: first, is: repeats}]}\n",
    );
    let ben = world.run("tellings ben").code(0).out;
    assert!(
        ben.contains("Statement 1, told once, repeats what others told once"),
        "{ben}"
    );
    assert!(
        ben.contains("Ana: The rope held.  is repeated, by the record"),
        "{ben}"
    );
    assert!(!ben.contains("repeats it"), "{ben}");
    let page = world.run("show ben").code(0).out;
    assert!(
        page.contains("told once, repeats what others told once"),
        "{page}"
    );
    let ana = world.run("tellings ana").code(0).out;
    assert!(ana.contains("told once, repeated by others once"), "{ana}");
    assert!(
        ana.contains("He heard it.  repeats it, by the record"),
        "{ana}"
    );
}

/// Two papers tell one interview differently: which of them is right nobody has recorded, and so nothing says that who was
/// asked there said two things.
#[test]
fn what_two_papers_make_of_one_interview_revises_nothing() {
    let case = "\
people: {ana: {name: Ana}}
sources:
  talk: {title: Interview of Ana, short: Interview, kind: interview, speakers: ana, date: 2025-03-01}
  post: {title: Post, published: 2025-03-02}
  herald: {title: Herald, published: 2025-03-04}
allegations:
  three:
    statement: Three men were held in the hall.
    by: ana
    date: 2025-03-01
    cites: [{source: post, at: ¶1, via: [talk]}]
    measure: {value: 3, unit: men, of: held in the hall}
  five:
    statement: Five men were held in the hall.
    by: ana
    date: 2025-03-01
    cites: [{source: herald, at: ¶1, via: [talk]}]
    measure: {value: 5, unit: men, of: held in the hall}
";
    let page = World::case(case).run("show three").code(0).out;
    for told in [
        "contested",
        "of one occasion, as Herald, Post tell it: whether both were said there is not recorded",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("revised"), "{page}");
    let told = World::case(case).run("tellings three").code(0).out;
    for told_by in [" · told by Post", " · told by Herald"] {
        assert!(told.contains(told_by), "{told}");
    }
    // Said on another occasion, it is what Ana says later.
    let apart = case.replace(
        "at: ¶1, via: [talk]}]\n    measure: {value: 5",
        "at: ¶1}]\n    measure: {value: 5",
    );
    let apart = apart.replace(
        "by: ana\n    date: 2025-03-01\n    cites: [{source: herald",
        "by: ana\n    date: 2025-03-04\n    cites: [{source: herald",
    );
    let page = World::case(&apart).run("show three").code(0).out;
    assert!(page.contains("revised by Ana"), "{page}");
}
