use super::*;
use crate::{
    analysis::{
        dated::{Dated, Days},
        standing::standing,
        tests::library,
    },
    library::Scope,
    model::{
        Body,
        record::{Allegation, Standing, keep::REPLY},
    },
};

const TOLD: &str = "
people:
  ana: {name: Ana, short: A}
  ben: {name: Ben, cites: [{source: late}]}
  eva: {name: Eva, short: E, role: A witness, cites: [{source: early}]}
sources:
  early: {title: Early, published: 2024-03-05}
  late: {title: Late, published: 2024-06}
  bounded: {title: Bounded, published: 2024-07/.., published_because: It speaks of June}
  someday: {title: Some day}
  talk: {title: A talk, kind: interview}
allegations:
  bare:
    statement: Cites nothing
  known:
    statement: Known
    by: ana
    cites:
      - {source: early, at: ¶1, via: [talk]}
      - {source: late, at: ¶2}
      - {source: someday, at: ¶3}
    responses:
      - {by: ana, is: denied, date: 2024-04-01, cites: [{source: early}]}
      - {by: ana, is: no-comment, cites: [{source: early}]}
      - {by: eva, is: admitted, cites: [{source: someday}]}
      - {by: ben, is: admitted, cites: [{source: late}]}
    history:
      - {date: 2024-03-06, status: alleged, because: A remark}
      - {date: 2024-06-30, status: admitted}
    relations:
      - {to: not-yet, is: contradicts}
    note: A remark
  not-yet:
    statement: Reported later
    date: 2024-01
    by: ben
    cites: [{source: late}]
  somewhere:
    statement: Reported on some day
    by: [someday, ana]
    date: 2024-01
    cites: [{source: someday}]
    relations: [{to: plain, is: contradicts}]
  plain: {statement: Plain, about: ana, cites: [{source: early}]}
  bound: {statement: Bound, cites: [{source: bounded}]}
evidence:
  file:
    description: A file
    cites: [{source: early}]
    bears_on: {known: supports, not-yet: undermines}
    history:
      - {date: 2024-02-01, status: described}
      - {date: 2024-07-01, status: produced}
events:
  visit: {title: A visit, date: 2024-05-01}
questions:
  why: {question: Why?, settles: [known, not-yet], as_of: 2024-01}
  who: {question: Who?}
";

fn on(day: &str) -> Library {
    as_of(&library(TOLD), &day.parse().unwrap()).unwrap()
}

fn ids(library: &Library, keys: impl Iterator<Item = Index>) -> Vec<String> {
    keys.map(|index| library.at(index).key.id().to_string())
        .collect()
}

fn later(day: &str) -> Vec<String> {
    let view = on(day);
    let earlier = view.earlier.as_ref().unwrap();
    let later = earlier.later.iter();
    later.map(|(_, key)| key.id().to_string()).collect()
}

fn apart(day: &str) -> Vec<String> {
    let view = on(day);
    ids(&view, view.all_apart(&Scope::Library))
}

fn known(library: &Library) -> Allegation {
    match library.find("known").unwrap().body.clone() {
        Body::Allegation(known) => known,
        other => panic!("{other:?}"),
    }
}

#[test]
fn records_count_from_their_day_and_once_something_they_cite_does() {
    assert_eq!(
        later("2024-03-04"),
        // The talk is known through a page of the fifth, and Eva is named by what is set apart.
        [
            "ben", "early", "late", "bounded", "talk", "not-yet", "plain", "bound", "file", "visit"
        ]
    );
    assert_eq!(
        later("2024-05"),
        ["ben", "late", "bounded", "not-yet", "bound"]
    );
    assert_eq!(later("2024-08"), [""; 0]);
}

#[test]
fn what_may_be_later_is_set_apart_and_what_is_bounded_is_later_before() {
    let apart = |day| {
        let view = on(day);
        let apart = view.all_apart(&Scope::Library);
        let apart = apart.filter(|index| view.at(*index).here.counted == Counted::PerhapsLater);
        ids(&view, apart)
    };
    assert_eq!(apart("2024-06-01"), ["not-yet", "late"]);
    assert_eq!(apart("2024-06-30"), [""; 0]);
    assert_eq!(apart("2024-07-01"), ["bound", "bounded"]);
}

#[test]
fn what_has_no_day_is_set_apart_and_in_no_list() {
    // The talk is relayed by a page of March, and so is no later.
    assert_eq!(apart("2024-03-05"), ["bare", "somewhere", "someday"]);
    let view = on("2024-03-05");
    let listed = view.of_kind(&Scope::Library, Kind::Allegation).iter();
    assert_eq!(ids(&view, listed.copied()), ["known", "plain"]);
    // It has its page, says whose it is, and stands toward nothing.
    let somewhere = view.find("somewhere").unwrap();
    let Body::Allegation(somewhere) = &somewhere.body else {
        panic!("an allegation");
    };
    assert_eq!((somewhere.by.len(), somewhere.relations.len()), (2, 0));
    let someday = view.index(&view.find("someday").unwrap().key).unwrap();
    let naming = view.named_by(someday);
    let naming: Vec<&str> = naming.map(|(_, record)| record.key.id().as_str()).collect();
    assert_eq!(naming, ["known"], "for a reply that is not counted");
}

#[test]
fn a_day_is_its_own_or_that_of_the_first_report() {
    let library = library(TOLD);
    let days = Days::of(&library);
    let day = |id: &str| {
        let index = library.index(&library.find(id).unwrap().key).unwrap();
        match days.of_record(index) {
            Dated::By(date) => format!("by {date}"),
            Dated::NotLaterThan(date) => format!("not later than {date}"),
            Dated::Undated => "undated".to_owned(),
        }
    };
    assert_eq!(day("visit"), "by 2024-05-01");
    assert_eq!(day("plain"), "not later than 2024-03-05");
    assert_eq!(day("talk"), "not later than 2024-03-05");
    assert_eq!(day("bound"), "undated", "open bounds have no last day");
    assert_eq!(day("bare"), "undated");
}

#[test]
fn parts_count_from_their_day() {
    let view = on("2024-04-30");
    let known = known(&view);
    assert_eq!(
        known.cites.len(),
        1,
        "neither the later nor the undated one"
    );
    assert_eq!(known.responses.len(), 2, "one is dated by its source");
    assert_eq!(known.undated_responses.len(), 1);
    assert_eq!(known.history.len(), 1);
    assert!(known.history[0].because.is_none());
    assert!(known.note.is_none());
    assert_eq!(
        known.relations.len(),
        0,
        "what it leads to is not known yet"
    );
    let Body::Evidence(file) = view.find("file").unwrap().body.clone() else {
        panic!("evidence");
    };
    assert_eq!(file.status().word(), "described");
    assert_eq!(file.bears_on.len(), 1);
    let Body::Question(why) = view.find("why").unwrap().body.clone() else {
        panic!("a question");
    };
    assert_eq!(why.settles.len(), 1);
    assert!(view.find("who").is_none(), "nothing says when it was asked");
    assert_eq!(view.diagnostics, []);
}

#[test]
fn a_piece_of_evidence_has_not_come_to_what_a_later_step_says() {
    let day = |evidence: &str| {
        let told =
            format!("evidence:\n  file: {{description: A file, as_of: 2024-01, {evidence}}}\n");
        let view = as_of(&library(&told), &"2024-05".parse().unwrap()).unwrap();
        let Body::Evidence(file) = view.find("file").unwrap().body.clone() else {
            panic!("evidence");
        };
        let problems = crate::analysis::ledger::problems(&file).into_iter();
        let problems = problems.filter(|one| one.what != crate::analysis::ledger::Wrong::Uncited);
        let problems: Vec<String> = problems.map(|one| one.what.words().to_string()).collect();
        (file.status().word(), problems.join("; "))
    };
    let steps = "{date: 2024-02, status: described}, {date: 2024-03, status: produced}";
    assert_eq!(
        day(&format!(
            "status: admitted, history: [{steps}, {{date: 2024-06, status: admitted}}]"
        )),
        ("produced", String::new())
    );
    // What has no day may stand between.
    assert_eq!(
        day(
            "history: [{date: 2024-02, status: described}, {status: produced}, {date: 2024-04, status: admitted}]"
        ),
        ("admitted", String::new())
    );
    assert_eq!(
        day("history: [{date: 2024-02, status: described}, {date: 2024-04, status: admitted}]"),
        ("admitted", "admitted cannot follow described".to_owned())
    );
}

#[test]
fn an_undated_reply_moves_no_standing() {
    let day = |reply: &str| {
        let told = format!(
            "
people: {{a: {{name: A}}}}
sources:
  paper: {{title: Paper, published: 2024-01-01}}
  early: {{title: Early, published: 2024-02-01}}
  someday: {{title: Some day}}
allegations:
  x:
    statement: So
    about: a
    cites: [{{source: paper}}]
    responses: [{{by: a, is: denied, {reply}}}]
"
        );
        let view = as_of(&library(&told), &"2024-02".parse().unwrap()).unwrap();
        let record = view.find("x").unwrap();
        let index = view.index(&record.key).unwrap();
        let Body::Allegation(x) = &record.body else {
            panic!("an allegation");
        };
        let missed = record.here.left_out.iter();
        let missed = missed.filter(|left| left.what == REPLY).count();
        (standing(&view, index), x.undated_responses.len(), missed)
    };
    let early = "cites: [{source: early}]";
    assert_eq!(day("date: 2024-03"), (Standing::Alleged, 0, 1));
    assert_eq!(day("cites: [{source: someday}]"), (Standing::Alleged, 1, 0));
    assert_eq!(day("cites: []"), (Standing::Alleged, 1, 0));
    assert_eq!(day(early), (Standing::Denied, 0, 0));
}

#[test]
fn a_statement_knows_of_a_reply_that_is_not_counted() {
    let view = on("2024-05");
    let left = |id: &str| {
        let left = view.find(id).unwrap().here.left_out.iter();
        let replies = left.filter(|left| left.what == REPLY);
        replies.map(|left| left.counted).collect::<Vec<_>>()
    };
    // One whom it is about contradicts it in what is set apart.
    assert_eq!(left("plain"), [Counted::Undated]);
    assert_eq!(left("known"), [Counted::No]);
}

#[test]
fn only_a_reply_that_is_left_out_is_called_one() {
    let missed = |relation: &str, later: &str| {
        let told = format!(
            "
people: {{a: {{name: A}}, b: {{name: B}}}}
organizations: {{c: {{name: C, kind: court}}}}
sources:
  paper: {{title: Paper, published: 2024-01-01}}
  late: {{title: Late, published: 2024-06-01}}
allegations:
  x: {{statement: So, by: b, about: a, cites: [{{source: paper}}]{relation}}}
  y: {{statement: Not so, date: 2024-06-01, cites: [{{source: late}}], {later}}}
"
        );
        let view = as_of(&library(&told), &"2024-02".parse().unwrap()).unwrap();
        let left = view.find("x").unwrap().here.left_out.iter();
        left.filter(|left| left.what == REPLY).count()
    };
    let to = |is: &str| format!("relations: [{{to: x, is: {is}}}]");
    let is_missed = |later: &str| missed("", &format!("{later}, {}", to("contradicts")));
    assert_eq!(is_missed("by: a"), 1);
    assert_eq!(is_missed("by: b"), 0, "who said it says otherwise");
    assert_eq!(
        is_missed("by: c, kind: finding"),
        0,
        "a court replies to nothing"
    );
    assert_eq!(
        missed("", &format!("by: c, {}", to("answers"))),
        0,
        "a bystander"
    );
    assert_eq!(missed("", &format!("by: a, {}", to("answers"))), 1);
    let own = ", relations: [{to: y, is: contradicts}]";
    assert_eq!(missed(own, "by: a, kind: denial"), 1, "whichever says so");
    let asked = ", responses: [{by: a, is: not-asked, date: 2024-06-01}]";
    assert_eq!(missed(asked, "by: c"), 0, "nobody replied");
}

#[test]
fn who_is_named_or_known_by_a_source_is_there() {
    let people = |day: &str| {
        let view = on(day);
        ids(
            &view,
            view.of_kind(&Scope::Library, Kind::Person).iter().copied(),
        )
    };
    assert_eq!(people("2024-03-05"), ["ana", "eva"]);
    assert_eq!(people("2024-07"), ["ana", "ben", "eva"]);
    let view = on("2024-03-05");
    let Body::Person(eva) = view.find("eva").unwrap().body.clone() else {
        panic!("a person");
    };
    assert!(eva.short.is_some(), "all that she is known by counts");
    assert!(eva.role.is_none(), "nothing says when it was written");
}

#[test]
fn a_record_keeps_its_number() {
    let view = on("2024-03-05");
    assert_eq!(view.find("known").unwrap().here.number, Some(2));
    assert_eq!(view.find("plain").unwrap().here.number, Some(5));
    // Also on an earlier day of an earlier day.
    let again = as_of(&view, &"2024-03-05".parse().unwrap()).unwrap();
    assert_eq!(again.find("plain").unwrap().here.number, Some(5));
}

#[test]
fn the_case_says_which_day_it_is_told_to_and_keeps_its_words_from_that_day_on() {
    let told = |day: &str| {
        let view = on(day);
        let Body::Case(case) = view.find("told").unwrap().body.clone() else {
            panic!("a case");
        };
        (case.as_of.unwrap().to_string(), case.title.raw().to_owned())
    };
    assert_eq!(told("2024-05"), ("2024-05".into(), "told".into()));
    assert_eq!(told("2030-05"), ("2025".into(), "A case".into()));
}

#[test]
fn a_date_without_a_last_day_is_no_day() {
    assert!(as_of(&library(TOLD), &"2024/..".parse().unwrap()).is_none());
}
