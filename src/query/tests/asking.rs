//! Of what queries hold.

use super::{super::*, TOLD};
use crate::{
    analysis::{self, timeline::timeline},
    library::{Index, Library, Scope},
};

/// The ids of the records that a query holds of.
fn found(library: &Library, query: &str) -> String {
    let read = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}"));
    let context = Context::new(library);
    let matching = library
        .indices()
        .filter(|index| read.matches(&context, *index));
    let ids: Vec<String> = matching
        .map(|index| library.at(index).key.id().to_string())
        .collect();
    ids.join(" ")
}

#[test]
fn records_are_found_by_what_they_say_and_what_follows() {
    let library = analysis::library(TOLD);
    let mut wrong = Vec::new();
    for (query, ids) in [
        ("kind:person", "ana bob guard men"),
        ("kind:people -is:group", "ana bob guard"),
        ("type:interview,admission", "talk sun"),
        ("type:assertion", "rain wind bare"),
        ("case:told kind:question", "why who"),
        ("case:other", ""),
        ("id:rain", "rain"),
        ("id:told/rain", "rain"),
        ("id:w*", "wire wind why who"),
        ("id:w", ""),
        ("standing:denied", "rain"),
        ("standing:alleged,denied", "rain sun wind bare"),
        ("status:withheld", "log"),
        ("status:described", "photo"),
        ("status:open", "why"),
        ("status:pending", "hearing"),
        ("status:\"motion pend\"", "hearing"),
        ("status:denied", "rain"),
        ("by:ana", "talk rain"),
        ("by:jefa", "talk rain"),
        // He replies to one, and another is only mentioned to be his: in the talk it is not he who speaks.
        ("by:nunez", ""),
        ("against:nunez", "rain bare"),
        ("against:ana", ""),
        ("replier:nunez", "rain"),
        ("replier:ana", ""),
        ("by:harbour", "paper"),
        ("by:guard -by:bob", "wind"),
        (
            "about:bob",
            "rain hearing hearing--2024-04-01 hearing--entry",
        ),
        ("about:ana", "visit"),
        ("names:court", "log hearing why"),
        ("source:post", "paper rain"),
        ("source:talk kind:allegation", "sun"),
        ("via:talk", "rain"),
        (
            "date:2024",
            "talk paper rain hearing hearing--2024-04-01 visit",
        ),
        ("date:2024-03", "talk rain"),
        ("date:2024-03-31", "rain"),
        ("date:2024-02-11", "visit"),
        ("date:2024-04", "hearing hearing--2024-04-01"),
        ("before:2024-03", "visit"),
        ("before:2024-02-12", ""),
        ("after:2024-05 -kind:case", "paper"),
        ("after:2024-03-05", "told paper hearing hearing--2024-04-01"),
        ("origins:1 kind:allegation", "rain wind"),
        ("origins:<1", "sun bare"),
        ("depth:>=1", "rain wind"),
        ("quote:none kind:allegation", "rain sun wind"),
        ("quote:missing", ""),
        ("reply:denied", "rain"),
        ("reply:none", "bare"),
        ("relation:contradicts", "rain sun"),
        ("evidence:withheld", "rain"),
        ("evidence:undermines", "rain"),
        // The photo rests on just what `sun` rests on.
        ("evidence:supports", "rain"),
        ("reliability:a,b", "talk"),
        ("credibility:<3", "rain"),
        ("has:citation kind:person", "guard"),
        ("has:quote", "rain"),
        ("has:via", "rain"),
        ("has:response", "rain"),
        ("has:relation", "rain sun"),
        ("has:conflict", "rain sun"),
        ("has:evidence", "rain sun"),
        ("has:question", "rain"),
        ("has:measure", "rain"),
        ("has:date kind:allegation", "rain"),
        ("has:date-said", "hearing--entry"),
        ("has:history", "rain"),
        ("has:credibility", "rain"),
        ("has:remark", ""),
        ("has:alias", "ana"),
        ("has:entry", "hearing"),
        ("has:answer", "who"),
        ("has:speaker", "talk"),
        ("has:url", "paper"),
        ("has:original", ""),
        ("has:problem", ""),
        ("is:unnamed", "guard"),
        ("is:group", "men"),
        ("is:protected", "men"),
        ("is:shared", ""),
        ("is:broken", ""),
        ("is:unused kind:person", "men"),
        ("is:cited", "talk paper wire"),
        ("is:uncited kind:allegation", "bare"),
        ("is:unnamed-origin", "wind"),
        ("is:anonymous-origin", "wind"),
        ("is:party-origin", ""),
        ("is:circular", ""),
        ("is:unanswered", "bare"),
        ("is:overstated", "rain"),
        ("is:understated", ""),
        ("is:open", "why"),
        ("is:undated kind:source", "wire"),
        ("harbour", "paper rain"),
        ("never", "rain"),
        ("ledger", "rain"),
        ("puerto", "visit"),
        ("\"it rained on\"", "rain"),
        ("\"rained it\"", ""),
        ("nunes~", "bob"),
        ("order kind:entry", "hearing--entry"),
        ("\"complaint order\"", ""),
        ("shone OR wind", "sun wind"),
        ("kind:allegation -(shone OR wind)", "rain bare"),
        ("rain | kind:question -why", "rain who"),
        ("inches", "rain"),
    ] {
        let found = found(&library, query);
        if found != ids {
            wrong.push((query, found));
        }
    }
    assert_eq!(wrong, []);
    assert_eq!(Query::parse("").map(|query| query.is_empty()), Ok(true));
    let all = library.records().len();
    assert_eq!(found(&library, "").split(' ').count(), all);
}

#[test]
fn who_speaks_is_found_by_a_name_and_not_by_what_a_headline_says() {
    let library = analysis::library(
        "
people: {ana: {name: Ana Ruiz, short: Jefa, also_known_as: [La Roja]}}
organizations: {gang: {name: MS-13}}
sources:
  deal: {title: How a pact with MS-13 and Ana Ruiz failed, short: Overview, publisher: The Harbour Post}
allegations:
  pact: {statement: There was a pact, by: deal, cites: [{source: deal}], responses: [{by: gang, is: no-comment, cites: [{source: deal}]}]}
  none: {statement: There was none, by: [ana, gang], cites: [{source: deal}]}
",
    );
    for (query, ids) in [
        ("by:ms-13", "none"),
        ("by:gang", "none"),
        ("by:ruiz", "none"),
        ("by:jefa", "none"),
        ("by:roja", "none"),
        ("by:pact", ""),
        ("by:deal", "pact"),
        ("by:overview", "pact"),
        ("by:harbour kind:allegation", "pact"),
        ("replier:gang", "pact"),
        ("replier:ana", ""),
    ] {
        assert_eq!(found(&library, query), ids, "{query}");
    }
    // What is offered counts the same.
    let context = Context::new(&library);
    let rows = library.of_kind(&Scope::Library, crate::model::Kind::Allegation);
    let offers = guide(&context, rows);
    assert!(offers.iter().all(|offer| offer.example != "by:gang"));
}

#[test]
fn a_mark_that_is_in_the_tables_holds_of_something() {
    // Each word of `has` and `is` that no record above has, on one that does.
    let library = analysis::unsound(
        "
sources:
  a: {title: A, rests_on: b, original: {file: a.pdf}}
  b: {title: B, rests_on: a, text: b.txt}
  c: {title: C, digest: c.md}
people: {ana: {name: Ana, note: N}, bad: {role: x}}
allegations:
  ring: {statement: Ring, by: ana, about: ana, date_said: last month, cites: [{source: a}]}
  own: {statement: Own, by: ana, about: ana, kind: admission, cites: [{source: c}], history: [{status: alleged}]}
",
    );
    for (query, ids) in [
        ("has:original", "a"),
        ("has:remark", "ana"),
        ("has:text", "b"),
        ("has:digest", "c"),
        // The files are not there; of those that are, `tests/cli/list.rs` asks.
        ("status:no-text", "b c"),
        ("status:digest", ""),
        ("status:working-copy", ""),
        ("has:date-said", "ring"),
        ("has:problem", "b c bad"),
        ("is:broken", "bad"),
        ("is:circular", "ring"),
        ("is:understated", "own"),
    ] {
        assert_eq!(found(&library, query), ids, "{query}");
    }
}

#[test]
fn moments_are_asked_for_their_own_date_and_problems_for_their_message() {
    let library = analysis::unsound(&format!(
        "{TOLD}  nowhere: {{question: Where?, abuot: x}}\n"
    ));
    let context = Context::new(&library);
    let read = |query: &str| Query::parse(query).unwrap();
    let moments = |query: &str| -> Vec<String> {
        let moments = timeline(&library, &Scope::Library).into_iter();
        moments
            .filter(|moment| read(query).matches_moment(&context, moment))
            .map(|moment| moment.label.to_string())
            .collect()
    };
    assert_eq!(moments("kind:proceeding date:2024-05"), ["The hearing"]);
    assert_eq!(
        moments("kind:entry date:2024-04"),
        ["Complaint · told by A talk"]
    );
    // Who tells of an entry is no word of it.
    assert_eq!(moments("kind:entry talk"), [] as [&str; 0]);
    assert_eq!(moments("kind:entry -date:2024"), ["Order · cites nothing"]);
    assert_eq!(
        moments("about:bob after:2024-03"),
        ["Complaint · told by A talk", "The hearing"]
    );
    assert_eq!(moments("complaint"), ["Complaint · told by A talk"]);
    assert_eq!(moments("hearing order"), ["Order · cites nothing"]);
    let problems = |query: &str| {
        let all = library.diagnostics.iter();
        all.filter(|found| read(query).matches_problem(&context, found))
            .count()
    };
    assert_eq!(problems(""), library.diagnostics.len());
    assert_eq!(problems("abuot kind:question"), 1);
    assert_eq!(
        problems("where"),
        0,
        "the record's words are not the message's"
    );
    assert_eq!(problems("kind:allegation"), 0);
}

#[test]
fn verdicts_and_texts_are_asked_for_elsewhere() {
    let library = analysis::library(TOLD);
    let rain = library.index(&library.find("rain").unwrap().key).unwrap();
    let talk = library.index(&library.find("talk").unwrap().key).unwrap();
    let passages = |index: Index, number: usize| {
        use crate::verify::{Passage, PlaceDoubt, Verdict};
        ((index, number) == (rain, 0)).then(|| {
            std::sync::Arc::new(Passage {
                verdict: Verdict::Missing(None),
                place: Some(PlaceDoubt::PageNotChecked),
                changed: true,
                paragraphs: Vec::new(),
                folds: Vec::new(),
                marks: Vec::new(),
                whose: None,
            })
        })
    };
    let texts = |index: Index, term: &TextTerm| {
        index == talk && *term == TextTerm::Whole("said here".to_owned())
    };
    let context = Context::new(&library)
        .with_passages(&passages)
        .with_texts(&texts);
    for (query, expected, verdicts, words) in [
        ("quote:missing", Some(rain), true, false),
        ("quote:verbatim,missing", Some(rain), true, false),
        ("quote:changed", Some(rain), true, false),
        ("quote:page-not-checked", Some(rain), true, false),
        ("quote:no-such-place", None, true, false),
        ("quote:verbatim", None, true, false),
        ("quote:none id:nothing", None, false, false),
        ("\"said here\"", Some(talk), false, true),
        ("\"said there\"", None, false, true),
        ("-kind:source \"said here\"", None, false, true),
    ] {
        let read = Query::parse(query).unwrap();
        let found = library
            .indices()
            .find(|index| read.matches(&context, *index));
        assert_eq!(found, expected, "{query}");
        assert_eq!(
            (read.needs_verdicts(), read.needs_texts()),
            (verdicts, words),
            "{query}"
        );
    }
}

#[test]
fn a_query_narrows_another_only_where_it_surely_does() {
    let library = analysis::library(TOLD);
    for (narrow, wide, narrows) in [
        ("deport", "", true),
        ("deport", "dep", true),
        ("deport x", "dep", true),
        ("kind:event dep x", "x kind:event", true),
        ("dep", "deport", false),
        ("dep | x", "dep", false),
        ("-deport", "-dep", false),
        ("\"deported\"", "deport", false),
        ("deport~", "deport", false),
        ("kind:event,person", "kind:event", false),
        ("rain -sun", "rain", true),
    ] {
        let [one, other] = [narrow, wide].map(|query| Query::parse(query).unwrap());
        assert_eq!(one.narrows(&other), narrows, "{narrow} of {wide}");
        let context = Context::new(&library);
        let beyond = library
            .indices()
            .filter(|index| one.matches(&context, *index) && !other.matches(&context, *index));
        assert!(!narrows || beyond.count() == 0, "{narrow} of {wide}");
    }
}
