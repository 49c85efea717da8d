use super::*;
use crate::{
    analysis::{self, timeline::timeline},
    diagnostic::Style,
    library::{Index, Library, Scope},
};

/// An expression in a notation that shows how it hangs together.
fn shown(expr: &Expr) -> String {
    let all = |parts: &[Expr]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
    match expr {
        Expr::All => "all".to_owned(),
        Expr::Not(of) => format!("!{}", shown(of)),
        Expr::And(parts) => format!("({})", all(parts)),
        Expr::Or(parts) => format!("[{}]", all(parts)),
        Expr::Term(term) => match &term.what {
            What::Text(TextTerm::Begun(words)) => format!("{words}*"),
            What::Text(TextTerm::Whole(words)) => format!("“{words}”"),
            What::Text(TextTerm::Near { word, edits }) => format!("{word}~{edits}"),
            What::Field(field) => {
                let values: Vec<String> = field.values.iter().map(Value::words).collect();
                format!("{}:{}", field.key.info().name, values.join("/"))
            }
        },
    }
}

#[test]
fn queries_are_read() {
    for (query, tree) in [
        ("", "all"),
        ("  ", "all"),
        ("Deport", "deport*"),
        ("deport*", "deport*"),
        ("ms-13 don’t §3 14,000", "(ms-13* don't* §3* 14,000*)"),
        ("Arévalo~", "arevalo~1"),
        ("arevalo~1 arevalo~2", "(arevalo~1 arevalo~2)"),
        ("a~b", "a~b*"),
        ("\"Exact  WORDS\"", "“exact words”"),
        ("\"exact wor*\"", "exact wor*"),
        ("“it’s «so»” „no“ »a«", "(“it's \"so\"” “no” “a”)"),
        ("\"he said “no”\"", "“he said \"no\"”"),
        ("a b OR c d", "[(a* b*) (c* d*)]"),
        ("a | b|c", "[a* b* c*]"),
        ("a AND b", "(a* b*)"),
        ("a or b and not c", "(a* or* b* and* not* c*)"),
        ("NOT a -b", "(!a* !b*)"),
        ("--a", "!!a*"),
        (
            "-(a b) -\"c d\" -kind:event",
            "(!(a* b*) !“c d” !kind:event)",
        ),
        ("(a OR b) c", "([a* b*] c*)"),
        ("((a))", "a*"),
        ("kind:allegation", "kind:allegation"),
        ("KIND:People", "kind:person"),
        ("standing:denied,Contested", "standing:denied/contested"),
        ("by:\"Bryan Pérez\",ana x", "(by:“bryan perez”/“ana” x*)"),
        ("by:“Bryan Pérez”", "by:“bryan perez”"),
        (
            "quote:in-digest quote:\"not held\"",
            "(quote:in-digest quote:not-held)",
        ),
        ("status:withheld", "status:withheld"),
        (
            "status:\"motion pending\" status:pending",
            "(status:“motion pending” status:“pending”)",
        ),
        (
            "origins:2 origins:<2 origins:<=2",
            "(origins:2 origins:fewer than 2 origins:at most 2)",
        ),
        (
            "depth:>1 depth:>=1 depth:=1",
            "(depth:more than 1 depth:at least 1 depth:1)",
        ),
        ("date:2025-04", "date:Apr 2025"),
        (
            "date:[2024,2025-03],2020 a",
            "(date:one of 2024, Mar 2025/2020 a*)",
        ),
        ("reliability:a", "reliability:A"),
        ("(kind:event)", "kind:event"),
        ("id:visit-*", "id:“visit-*”"),
        (":x", ":x*"),
    ] {
        match Query::parse(query) {
            Ok(read) => assert_eq!(shown(read.expr()), tree, "{query}"),
            Err(error) => panic!("{query}: {error:?}"),
        }
    }
}

#[test]
fn mistakes_are_told_with_their_place_and_what_to_write() {
    for (query, marked, message) in [
        (
            "a standng:denied",
            "standng",
            "there is no key `standng`; did you mean `standing:`?",
        ),
        (
            "stand:x",
            "stand",
            "there is no key `stand`; did you mean `standing:`?",
        ),
        (
            "http://x.org",
            "http",
            "there is no key `http`; to look for words with a colon in them, put them in quotes",
        ),
        (
            "at 12:30",
            "12",
            "there is no key `12`; to look for words with a colon in them, put them in quotes",
        ),
        (
            "kind:",
            "kind:",
            "a value is missing behind `kind:`; write it without a space, such as kind:allegation",
        ),
        (
            "kind: event",
            "kind:",
            "a value is missing behind `kind:`; write it without a space, such as kind:allegation",
        ),
        (
            "kind:event, x",
            "kind:event,",
            "a value is missing behind `kind:`; write it without a space, such as kind:allegation",
        ),
        (
            "kind:alegation",
            "alegation",
            "`kind:` knows no `alegation`; did you mean `kind:allegation`?",
        ),
        (
            "has:denied",
            "denied",
            "`has:` knows no `denied`; did you mean `standing:denied`?",
        ),
        (
            "kind:zzzzzzzz",
            "zzzzzzzz",
            "`kind:` knows no `zzzzzzzz`; it takes case, person, organization, allegation, evidence, proceeding, event, source or question",
        ),
        (
            "status:witheld",
            "witheld",
            "`status:` knows no `witheld`; did you mean `status:withheld`?",
        ),
        (
            "is:reviewed",
            "reviewed",
            "`is:` knows no `reviewed`; review marks are not kept by this version",
        ),
        (
            "is:unreviewed",
            "unreviewed",
            "`is:` knows no `unreviewed`; review marks are not kept by this version",
        ),
        (
            "is:changed",
            "changed",
            "`is:` knows no `changed`; review marks are not kept by this version",
        ),
        (
            "by:\"\"",
            "\"\"",
            "there is no name here; write an id, or words of a name",
        ),
        (
            "origins:few",
            "few",
            "`few` is not a number; write 2, <2, <=2, >2 or >=2",
        ),
        (
            "origins:<",
            "<",
            "`<` is not a number; write 2, <2, <=2, >2 or >=2",
        ),
        (
            "date:2025-13",
            "2025-13",
            "month 13 does not exist in `2025-13`; write 2025-03 for a month, 2025-03-13 for a day, 2025~ for about 2025",
        ),
        (
            "before:../2025",
            "../2025",
            "`../2025` has no first day; write a day, a month or a year",
        ),
        (
            "after:2025/..",
            "2025/..",
            "`2025/..` has no last day; write a day, a month or a year",
        ),
        (
            "a \"b c",
            "\"b c",
            "these quotes are not closed; write the closing quotes behind the words",
        ),
        ("\" \"", "\" \"", "there is nothing between these quotes"),
        ("(a", "(", "this `(` is not closed; write a `)`"),
        ("a)", ")", "there is no `(` to this `)`"),
        ("a ()", "()", "there is nothing between these parentheses"),
        ("(a OR)", ")", "nothing stands before this `)`"),
        (
            "a OR",
            "",
            "something is missing here; write what to look for, or take off what leads here: OR, AND, NOT, - or (",
        ),
        (
            "OR a",
            "OR",
            "nothing stands before this word, which joins two things; to look for the word itself, write it small or in quotes",
        ),
        (
            "a AND OR b",
            "OR",
            "nothing stands before this word, which joins two things; to look for the word itself, write it small or in quotes",
        ),
        (
            "a - b",
            "-",
            "nothing stands behind this `-`; write what is not wanted directly behind it, or put it in quotes",
        ),
        (
            "a -",
            "-",
            "nothing stands behind this `-`; write what is not wanted directly behind it, or put it in quotes",
        ),
        (
            "f*d",
            "f*d",
            "`*` can stand only at the end of a word; to look for the sign itself, put the words in quotes",
        ),
        ("*", "*", "there is no word to look for here"),
        (
            "ana~",
            "ana~",
            "this word is too short for `~`; a word with ~ has 4 letters at least",
        ),
        (
            "arevalo~3",
            "arevalo~3",
            "a word can be looked for within 1 or 2 letters; write ~1 or ~2; ~ alone is ~1",
        ),
        (
            "arevalo~0",
            "arevalo~0",
            "a word can be looked for within 1 or 2 letters; write ~1 or ~2; ~ alone is ~1",
        ),
        (
            "arevalo~999",
            "arevalo~999",
            "a word can be looked for within 1 or 2 letters; write ~1 or ~2; ~ alone is ~1",
        ),
        (
            "ms-13~",
            "ms-13~",
            "with `~`, a word has letters and digits only",
        ),
    ] {
        let error = Query::parse(query).expect_err(query);
        assert_eq!(error.line().as_str(), message, "{query}");
        assert_eq!(&query[error.range.clone()], marked, "{query}");
    }
}

#[test]
fn every_mistake_has_its_excerpt() {
    let query = "arévalo standng:denied";
    let error = Query::parse(query).unwrap_err();
    assert_eq!(
        error.text(query, Style::Plain).as_str(),
        "error[query]: there is no key `standng`.\n \
         --> query:1:9\n  |\n1 | arévalo standng:denied\n  |         ^^^^^^^\n  |\n  \
         = help: did you mean `standing:`?\n"
    );
    // Also where a line feed stands in it, and where it ends.
    let query = "a\nb OR";
    let error = Query::parse(query).unwrap_err();
    assert!(
        error
            .text(query, Style::Plain)
            .contains("1 | a b OR\n  |       ^\n")
    );
}

#[test]
fn long_and_deep_queries_are_refused() {
    let long = |bytes: usize| Query::parse(&"é".repeat(bytes / 2));
    assert!(long(LONGEST).is_ok());
    let error = long(LONGEST + 2).unwrap_err();
    assert_eq!(error.message, "this query is longer than 4096 bytes");
    let nested =
        |depth: usize| Query::parse(&format!("{}a{}", "(".repeat(depth), ")".repeat(depth)));
    assert!(nested(DEEPEST - 1).is_ok());
    assert!(
        nested(DEEPEST)
            .unwrap_err()
            .message
            .contains("more than 32 deep")
    );
    assert!(nested(LONGEST / 3).is_err());
    assert!(Query::parse(&"-".repeat(LONGEST)).is_err());
    assert!(Query::parse(&format!("{}a", "NOT ".repeat(DEEPEST))).is_err());
}

#[test]
fn words_are_found_where_words_begin() {
    for (query, text, holds) in [
        ("deport", "he was deported", true),
        ("port", "he was deported", false),
        ("deport", "self-deported", true),
        ("ms-13", "the ms-13 gang", true),
        ("13", "the ms-13 gang", true),
        ("s-13", "the ms-13 gang", false),
        ("\"exact words\"", "the exact words.", true),
        ("\"exact word\"", "the exact words", false),
        ("\"exact wor*\"", "the exact words", true),
        ("\"act words\"", "exact words", false),
        ("arevalo~", "mr. arvalo said", true),
        ("arevalo~", "mr. arvlo said", false),
        ("arevalo~2", "mr. arvlo said", true),
        ("arevalo~", "mr. raevalo said", true),
        ("arevalo~", "mr. arevalos said", true),
        ("arevalo~", "mr. arevaloxx said", false),
        ("стол~", "стул", true),
        ("стол~", "стала", false),
        ("字", "漢字", true),
        ("\"字\"", "漢字仮名", true),
        ("हि", "हिन्दी", true),
        ("न्दी", "हिन्दी", false),
    ] {
        let read = Query::parse(query).unwrap();
        let Expr::Term(Term {
            what: What::Text(term),
            ..
        }) = read.expr()
        else {
            panic!("{query}");
        };
        assert_eq!(term.is_in(text), holds, "{query} in {text}");
    }
}

const TOLD: &str = "
people:
  ana: {name: Ana Ruiz, also_known_as: [La Jefa], role: clerk}
  bob: {name: Bob Núñez}
  guard: {name: a guard, named: false, cites: [{source: talk}]}
  men: {name: the men, kind: group, protect: {as: Group A}}
organizations:
  court: {name: The Court, kind: court}
sources:
  talk: {title: A talk, kind: interview, speakers: ana, published: 2024-03-05, reliability: B}
  paper: {title: The story, publisher: The Harbour Post, published: 2024-06, rests_on: talk, url: 'https://post.example'}
  wire: {title: Wire}
allegations:
  rain:
    statement: It rained on the harbour
    by: ana
    about: bob
    date: 2024-03
    credibility: 2
    measure: {value: 3, unit: inches, of: rain}
    cites: [{source: paper, at: ¶1, quote: it rained, via: [talk]}]
    responses: [{by: bob, is: denied, statement: Never, cites: [{source: wire}]}]
    history: [{status: found, because: the ledger}]
  sun:
    statement: The sun shone
    by: [bob, guard]
    kind: admission
    relations: [{to: rain, is: contradicts, note: one of them}]
    cites: [{source: talk}]
  wind: {statement: Wind, by: guard, cites: [{source: wire}]}
  bare: {statement: Nobody says where, about: hearing}
evidence:
  log: {description: The log, held_by: court, status: withheld, bears_on: {rain: supports}, cites: [{source: talk}]}
  photo: {description: A photo, bears_on: {rain: undermines, sun: supports}, cites: [{source: talk}]}
proceedings:
  hearing:
    title: The hearing
    kind: civil
    forum: court
    parties: [{who: bob, as: defendant}]
    status: Motion pending
    date: 2024-05
    entries: [{title: Complaint, date: 2024-04-01, cites: [{source: talk}]}, {title: Order, date_said: later}]
events:
  visit: {title: A visit, date: 2024-02-10/2024-02-12, participants: ana, place: Puerto}
questions:
  why: {question: Why?, settles: rain, ask: court}
  who: {question: Who?, status: answered, answer: Bob}
";

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
        ("standing:contested", "rain"),
        ("standing:alleged,contested", "rain wind bare"),
        ("status:withheld", "log"),
        ("status:described", "photo"),
        ("status:open", "why"),
        ("status:pending", "hearing"),
        ("status:\"motion pend\"", "hearing"),
        ("status:contested", "rain"),
        ("by:ana", "talk rain"),
        ("by:jefa", "talk rain"),
        ("by:nunez", "rain sun"),
        ("by:harbour", "paper"),
        ("by:guard -by:bob", "wind"),
        ("about:bob", "rain hearing"),
        ("about:ana", "visit"),
        ("names:court", "log hearing why"),
        ("source:post", "paper rain"),
        ("source:talk kind:allegation", "sun"),
        ("via:talk", "rain"),
        ("date:2024", "talk paper rain hearing visit"),
        ("date:2024-03", "talk rain"),
        ("date:2024-03-31", "rain"),
        ("date:2024-02-11", "visit"),
        ("date:2024-04", "hearing"),
        ("before:2024-03", "visit"),
        ("before:2024-02-12", ""),
        ("after:2024-05 -kind:case", "paper"),
        ("after:2024-03-05", "told paper hearing"),
        ("origins:1 kind:allegation", "rain sun wind"),
        ("origins:<1", "bare"),
        ("depth:>=1", "rain wind"),
        ("quote:none kind:allegation", "rain sun wind"),
        ("quote:missing", ""),
        ("reply:denied", "rain"),
        ("relation:contradicts", "rain sun"),
        ("evidence:withheld", "rain"),
        ("evidence:undermines", "rain"),
        ("evidence:supports", "rain sun"),
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
        ("has:date-said", ""),
        ("has:history", "rain"),
        ("has:credibility", "rain"),
        ("has:note", ""),
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
        ("is:anonymous-origin", "wind"),
        ("is:party-origin", ""),
        ("is:circular", ""),
        ("is:unanswered", "sun wind bare"),
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
        ("order complaint", "hearing"),
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
        ("has:note", "ana"),
        ("has:text", "b"),
        ("has:digest", "c"),
        ("status:digest", "c"),
        ("status:working-copy", "b"),
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
    assert_eq!(moments("kind:proceeding date:2024-04"), ["Complaint"]);
    assert_eq!(moments("kind:proceeding -date:2024"), ["Order"]);
    assert_eq!(
        moments("about:bob after:2024-03"),
        ["Complaint", "The hearing"]
    );
    assert_eq!(moments("complaint"), ["Complaint", "The hearing"]);
    assert_eq!(moments("hearing order"), ["The hearing", "Order"]);
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
        use crate::analysis::verify::{Passage, Verdict};
        ((index, number) == (rain, 0)).then(|| {
            std::sync::Arc::new(Passage {
                verdict: Verdict::Missing(None),
                changed: true,
                paragraphs: Vec::new(),
                marks: Vec::new(),
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

#[test]
fn a_query_is_told_in_plain_words_with_counts() {
    let library = analysis::library(TOLD);
    let records: Vec<Index> = library.indices().collect();
    let query =
        Query::parse("kind:allegation -(standing:contested OR \"the sun\") nobody").unwrap();
    let told: Vec<String> = query
        .explain(&Context::new(&library), &records)
        .into_iter()
        .map(|part| format!("{}{} {}", " ".repeat(part.depth), part.words, part.records))
        .collect();
    let all = records.len();
    assert_eq!(
        told,
        [
            "all of these 1".to_owned(),
            " kind is allegation 4".to_owned(),
            format!(" not {}", all - 2),
            "  any of these 2".to_owned(),
            "   standing is contested 1".to_owned(),
            "   the exact words “the sun” 1".to_owned(),
            " words that begin with “nobody” 1".to_owned(),
        ]
    );
}

#[test]
fn the_table_of_keys_is_sound() {
    for (number, info) in KEYS.iter().enumerate() {
        assert_eq!(info.key.info().name, info.name);
        assert!(KEYS[..number].iter().all(|other| other.name != info.name));
        let query = Query::parse(info.example);
        assert!(query.is_ok(), "{} {query:?}", info.example);
        for word in info.key.words() {
            let written = format!("{}:{}", info.name, word.word);
            assert_eq!(
                Query::parse(&written).map(|query| shown(query.expr())),
                Ok(written)
            );
        }
    }
}

/// What is offered at the end of a query, with what stays before it.
fn offered(library: &Library, typed: &str) -> Vec<String> {
    let completion = complete(library, typed, typed.len());
    assert_eq!(
        completion.range.end,
        if completion.offers.is_empty() {
            completion.range.end
        } else {
            typed.len()
        }
    );
    let before = &typed[..completion.range.start];
    let offers = completion.offers.into_iter();
    offers
        .map(|offer| format!("{before}{}", offer.text))
        .collect()
}

#[test]
fn what_can_follow_is_offered() {
    let library = analysis::library(TOLD);
    for (typed, offers) in [
        ("", &[][..]),
        ("x st", &["x standing:", "x status:"]),
        ("-sta", &["-standing:", "-status:"]),
        ("(OR", &[]),
        ("a|vi", &["a|via:"]),
        (
            "standing:",
            &[
                "standing:alleged",
                "standing:corroborated",
                "standing:denied",
                "standing:contested",
                "standing:admitted",
                "standing:found",
                "standing:rejected",
                "standing:withdrawn",
            ],
        ),
        (
            "Standing:denied,co",
            &["Standing:denied,corroborated", "Standing:denied,contested"],
        ),
        ("by:an", &["by:ana"]),
        ("by:nun", &["by:bob"]),
        ("by:co", &["by:court"]),
        ("by:wi", &["by:wire"]),
        ("via:co", &[]),
        ("case:", &["case:told"]),
        ("about:r", &["about:rain", "about:ana"]),
        ("date:2024", &[]),
        ("nokey:a", &[]),
        ("\"by:an", &[]),
        ("\"a b\" by:an", &["\"a b\" by:ana"]),
        ("by:\"an", &[]),
        ("reliability:a", &["reliability:A"]),
    ] {
        assert_eq!(offered(&library, typed), offers, "{typed}");
    }
    // At a place within the query, what stands behind it stays.
    let completion = complete(&library, "by:an kind:event", 5);
    assert_eq!(completion.range, 3..5);
    assert_eq!(completion.offers.len(), 1);
    assert_eq!(completion.offers[0].says.as_str(), "Ana Ruiz");
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_told(query in r#"([a-z:"“»()|~*\-, é]|OR |NOT |kind:|by:|date:){0,40}"#) {
        let library = Library::default();
        complete(&library, &query, query.len());
        match Query::parse(&query) {
            Ok(read) => {
                for (term, _) in read.expr().terms() {
                    assert!(query.get(term.range.clone()).is_some_and(|text| !text.is_empty()));
                }
            }
            Err(error) => {
                assert!(query.get(error.range.clone()).is_some(), "{error:?}");
                assert!(!error.text(&query, Style::Plain).is_empty());
            }
        }
    }
}
