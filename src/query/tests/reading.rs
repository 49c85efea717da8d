//! What queries mean, and what is said of mistakes.

use super::{super::*, shown};
use crate::library::Library;

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
            "by:(",
            "by:",
            "a value is missing behind `by:`; write it without a space, such as by:NAME",
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
            "`kind:` knows no `zzzzzzzz`; it takes case, person, organization, allegation, evidence, proceeding, entry, event, source or question",
        ),
        (
            "status:witheld",
            "witheld",
            "`status:` knows no `witheld`; did you mean `status:withheld`?",
        ),
        (
            "is:changed",
            "changed",
            "`is:` knows no `changed`; did you mean `is:changed-since-review`?",
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
        ("(a OR)", ")", "nothing comes before this `)`"),
        (
            "a OR",
            "",
            "something is missing here; write what to look for, or take off what leads here: OR, AND, NOT, - or (",
        ),
        (
            "OR a",
            "OR",
            "nothing comes before this word, which joins two things; to look for the word itself, write it small or in quotes",
        ),
        (
            "a AND OR b",
            "OR",
            "nothing comes before this word, which joins two things; to look for the word itself, write it small or in quotes",
        ),
        (
            "a - b",
            "-",
            "nothing follows this `-`; write what is not wanted directly behind it, or put it in quotes",
        ),
        (
            "a -",
            "-",
            "nothing follows this `-`; write what is not wanted directly behind it, or put it in quotes",
        ),
        (
            "f*d",
            "f*d",
            "`*` can only be at the end of a word; to look for the sign itself, put the words in quotes",
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
        error.printed(query).plain().as_str(),
        "error[query]: there is no key `standng`.\n \
         --> query:1:9\n  |\n1 | arévalo standng:denied\n  |         ^^^^^^^\n  |\n  \
         = help: did you mean `standing:`?\n"
    );
    // Also where a line feed stands in it, and where it ends.
    let query = "a\nb OR";
    let error = Query::parse(query).unwrap_err();
    assert!(
        error
            .printed(query)
            .plain()
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

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_told(query in r#"([a-z:"“»()|~*\-, é]|OR |NOT |kind:|by:|date:){0,40}"#) {
        let library = Library::default();
        complete(&Context::new(&library), &query, query.len());
        match Query::parse(&query) {
            Ok(read) => {
                for (term, _) in read.expr().terms() {
                    assert!(query.get(term.range.clone()).is_some_and(|text| !text.is_empty()));
                }
            }
            Err(error) => {
                assert!(query.get(error.range.clone()).is_some(), "{error:?}");
                assert!(!error.printed(&query).plain().is_empty());
            }
        }
    }
}
