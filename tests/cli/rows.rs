//! Rows and lines that must not be read as their opposite, or as another's.

use super::harness::World;

const TOLD: &str = "\
as_of: 2025-06-01
subjects: [quell]
people:
  tarn: {name: Bo Tarn}
  quell: {name: Mara Quell}
  prim: {name: Otto Prim, speaks_for: quell}
sources:
  lantern: {title: The Lantern, short: Lantern, kind: webpage, published: 2025-04-01}
  blog: {title: Notes, short: Quay blog, kind: webpage, published: 2025-04-02}
allegations:
  knew:
    by: lantern
    against: [tarn, quell]
    statement: They knew.
    date: 2025-04-01
    cites: [{source: lantern, at: ¶1}]
    responses:
      - {by: tarn, is: admitted, date: 2025-04-03, cites: [{source: lantern, at: ¶2}]}
      - {by: quell, is: denied, date: 2025-04-04, cites: [{source: lantern, at: ¶3}]}
  twice:
    by: lantern
    against: [tarn, quell]
    statement: The ship was loaded twice.
    date: 2025-04-01
    cites: [{source: lantern, at: ¶1}]
    responses:
      - {by: prim, is: denied, date: 2025-04-03, cites: [{source: lantern, at: ¶3}]}
      - {by: tarn, is: denied, date: 2025-04-04, cites: [{source: lantern, at: ¶3}]}
  told:
    by: blog
    about: quell
    statement: The mayor was told.
    date: 2025-04-02
    cites: [{source: blog, at: ¶1, basis: mentioned}]
  asked:
    by: lantern
    against: [quell, tarn]
    statement: The mayor was asked.
    date: 2025-04-02
    cites: [{source: lantern, at: ¶1}]
    responses:
      - {by: prim, is: lacks-knowledge, date: 2025-04-03, cites: [{source: lantern, at: ¶3}]}
evidence:
  tape:
    description: The tape of the quay
    said_by: [tarn]
    history: [{status: said-to-be-missing, date: 2025-04-05, cites: [{source: lantern, at: ¶4}]}]
";

fn has(world: &World, command: &str, words: &str) {
    let out = world.run(command).code(0).out;
    assert!(out.contains(words), "{command}: {words}\n{out}");
}

#[test]
fn what_one_admits_and_another_denies_names_both() {
    let world = World::case(TOLD);
    let both = "◐ contested: admitted by Bo Tarn, via Lantern; denied by Mara Quell, via Lantern";
    has(&world, "list allegations", both);
    has(&world, "show tarn", both);
}

#[test]
fn nobody_speaks_for_who_is_named_behind_them() {
    let world = World::case(TOLD);
    has(
        &world,
        "show twice",
        "denied by Otto Prim (for Mara Quell) [2] and by Bo Tarn [3]",
    );
    has(
        &world,
        "show visit",
        "denied by Otto Prim (for Mara Quell), via Lantern, and by Bo Tarn, via Lantern",
    );
    has(
        &world,
        "export visit",
        "enied by Otto Prim (for Mara Quell) and by Bo Tarn",
    );
}

#[test]
fn a_source_that_mentions_something_has_not_said_it() {
    let world = World::case(TOLD);
    let mentions = "Quay blog, 2 Apr 2025, mentions it; who says it is not recorded";
    has(&world, "show told", mentions);
    has(
        &world,
        "show blog",
        "Mentions; who says it is not recorded (1)",
    );
}

#[test]
fn what_someone_did_is_told_in_words_that_go_with_who_did_it() {
    let world = World::case(TOLD);
    has(&world, "show prim", "? lack of knowledge, by Otto Prim\n");
    has(&world, "show prim", "✗ denied by Otto Prim\n");
}

#[test]
fn replies_that_are_left_out_are_counted() {
    let world = World::case(TOLD);
    let said = "2 replies are left out, since they or their sources are or may be later";
    has(&world, "show knew --as-of 2025-04-02", said);
}

#[test]
fn a_sentence_of_the_export_begins_with_a_large_letter() {
    let world = World::case(TOLD);
    has(&world, "export visit", ". No reply by Bo Tarn is recorded");
}

#[test]
fn what_is_missing_says_so_where_it_is_found() {
    let world = World::case(TOLD);
    has(&world, "search tape", "∅ said to be missing");
}

#[test]
fn who_took_a_denial_back_denies_nothing_on_their_page() {
    let world = World::case(
        "\
people:
  ana: {name: Ana Quell}
  bo: {name: Bo Tarn}
sources:
  post: {title: Post, published: 2025-03-01}
allegations:
  loan:
    statement: The loan was never paid back.
    by: bo
    against: ana
    cites: [{source: post}]
    responses:
      - {by: ana, is: denied, date: 2025-03-02, cites: [{source: post}]}
      - {by: ana, is: withdrawn, date: 2025-04-02, cites: [{source: post}]}
",
    );
    let page = world.run("show ana").code(0).out;
    let responds = page.split("Responds to").nth(1).unwrap();
    assert!(
        !responds.contains("denied") && responds.contains("reply taken back by Ana"),
        "{page}"
    );
}

#[test]
fn who_is_not_in_an_interview_is_not_put_into_it() {
    let world = World::case(
        "\
people: {ana: {name: Ana}, cal: {name: Cal}}
sources:
  post: {title: Post, published: 2025-03-01}
  one: {title: One interview, kind: interview, speakers: [ana]}
  both: {title: Both interviewed, kind: interview, speakers: [ana, cal]}
allegations:
  apart: {statement: It rained., by: [ana, cal], cites: [{source: post, via: [one]}, {source: post}]}
  together: {statement: It snowed., by: [ana, cal], cites: [{source: post, via: [both]}]}
",
    );
    let listed = world.run("list allegations").out;
    assert!(listed.contains("Ana, Cal: It rained."), "{listed}");
    assert!(
        listed.contains("Ana, Cal, via Both interviewed: It snowed."),
        "{listed}"
    );
}
