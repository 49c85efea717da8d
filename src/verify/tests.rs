use super::*;
use crate::{
    document::Paragraph,
    extract::{Block, Extracted, Flaw, Format},
};

fn document(held: Held, texts: &[&str]) -> Document {
    let paragraph = |(number, text): (u32, &&str)| Paragraph {
        number: Some(number),
        on_page: None,
        text: (**text).into(),
        lines: number..=number,
        spans: Box::default(),
        is_beside: false,
    };
    Document::new(held, (1..).zip(texts).map(paragraph).collect())
}

fn citation(yaml: &str) -> Citation {
    crate::load::yaml::value(&format!("source: a\n{yaml}"))
}

/// The verdict in a word, and the marked words.
fn verdict(held: Held, texts: &[&str], yaml: &str) -> (&'static str, Vec<String>) {
    let document = document(held, texts);
    let passage = passage(&document, &citation(yaml));
    let words = passage
        .marks
        .iter()
        .map(|(place, range)| document.paragraphs[*place].text[range.clone()].to_owned());
    (passage.verdict.words(), words.collect())
}

/// The difference, `[-gone-] {+come+}`, with what else is said of it in front.
fn difference(texts: &[&str], yaml: &str) -> String {
    let passage = passage(&document(Held::Original, texts), &citation(yaml));
    let why = match &passage.verdict {
        Verdict::Missing(Some(nearest)) => nearest.why.words(),
        verdict => verdict.words(),
    };
    let words = passage.verdict.difference().map_or(Vec::new(), |found| {
        let word = |change: &Change| match change {
            Change::Same(words) => words.to_string(),
            Change::Gone(words) => format!("[-{words}-]"),
            Change::Come(words) => format!("{{+{words}+}}"),
        };
        found.0.iter().map(word).collect()
    });
    format!("{why}: {}", words.join(" "))
}

const TEXTS: [&str; 3] = [
    "The clerk wrote “no such  file” twice.",
    "He said no, she said no.",
    "Nothing else – nothing.",
];

#[test]
fn every_verdict_and_the_words_it_marks() {
    for (yaml, wanted, marked) in [
        (
            "at: ¶1\nquote: The clerk wrote",
            "verbatim",
            &["The clerk wrote"][..],
        ),
        (
            "at: ¶1\nquote: 'wrote \"no such file\" twice'",
            "normalised",
            &["wrote “no such  file” twice"],
        ),
        (
            "at: ¶3\nquote: else - nothing",
            "normalised",
            &["else – nothing"],
        ),
        ("at: ¶2\nquote: The clerk", "moved", &["The clerk"]),
        ("at: ¶9\nquote: The clerk", "moved", &["The clerk"]),
        ("at: p. 9\nquote: The clerk", "moved", &["The clerk"]),
        ("quote: The clerk", "verbatim", &["The clerk"]),
        ("at: ¶2\nquote: said no", "ambiguous", &["said no"]),
        ("at: ¶1\nquote: said no", "ambiguous", &["said no"]),
        ("at: ¶1\nquote: said no\nprefix: she", "moved", &["said no"]),
        (
            "at: ¶2\nquote: said no\nprefix: she",
            "verbatim",
            &["said no"],
        ),
        (
            "at: ¶2\nquote: said no\nprefix: they",
            "ambiguous",
            &["said no"],
        ),
        ("at: ¶1\nquote: The … wrote", "verbatim", &["The", "wrote"]),
        ("quote: The … wrote … nothing", "missing", &[]),
        ("at: ¶1\nquote: twice … The clerk", "missing", &[]),
        (
            "at: ¶1\nquote: The clerks wrote",
            "altered",
            &["The clerk wrote"],
        ),
        (
            "at: ¶3\nquote: The clerks wrote",
            "altered",
            &["The clerk wrote"],
        ),
        (
            "at: ¶1\nquote: The clerks … wrote",
            "altered",
            &["The clerk", "wrote"],
        ),
        ("at: ¶1\nquote: …", "missing", &[]),
        ("at: ¶1", "no quote", &[]),
    ] {
        assert_eq!(
            verdict(Held::Original, &TEXTS, yaml),
            (wanted, marked.iter().map(ToString::to_string).collect()),
            "{yaml}"
        );
    }
}

#[test]
fn the_suffix_picks_the_one_meant() {
    let document = document(Held::Original, &TEXTS);
    let passage = passage(&document, &citation("at: ¶2\nquote: said no\nsuffix: '.'"));
    assert_eq!(
        (passage.verdict, passage.marks),
        (Verdict::Verbatim, vec![(1, 16..23)])
    );
}

#[test]
fn part_of_a_word_or_a_number_is_not_what_stands_there() {
    for (text, quote, wanted) in [
        (
            "More than 270 men.",
            "70 men",
            "a number differs: [-70-] {+270+} men",
        ),
        (
            "It cost 14,000 in all.",
            "cost 14",
            "a number differs: cost [-14-] {+14,000+}",
        ),
        (
            "That is an illegal deal.",
            "legal deal",
            "a negation differs: [-legal-] {+illegal+} deal",
        ),
        (
            "They can't say so.",
            "They can",
            "a negation differs: They [-can-] {+can't+}",
        ),
        (
            "The officials said so.",
            "The official",
            "altered: The [-official-] {+officials+}",
        ),
        ("No man of 70 men; 270 men.", "70 men", "verbatim: "),
        ("新闻记者说", "记者", "verbatim: "),
    ] {
        let yaml = format!("at: ¶1\nquote: {quote}");
        assert_eq!(difference(&[text], &yaml), wanted, "{quote}");
    }
}

#[test]
fn what_is_near_and_what_never_is() {
    let text = "“On 3 May,” said Ana Núñez, “the men who were not on the list were flown to the harbour, \
                and no one has seen them since.”";
    for (quote, wanted) in [
        (
            "the men who were not on a list were flown",
            "altered: the men who were not on [-a-] {+the+} list were flown",
        ),
        (
            "the men who were on the list were flown",
            "a negation differs: the men who were {+not+} on the list were flown",
        ),
        (
            "the men who never were on the list were flown",
            // The count of negations is the same, but each stands somewhere else.
            "a negation differs: the men who [-never-] were {+not+} on the list were flown",
        ),
        (
            "On 8 May, said Ana Núñez",
            "a number differs: On [-8 May,-] {+3 May,”+} said Ana Núñez",
        ),
        (
            "said Ana Nuñez, the men who were not on the list",
            "a name differs: said Ana [-Nuñez, the-] {+Núñez, “the+} men who were not on the list",
        ),
        (
            "said Núñez, “the men who were not on the list",
            "a name differs: said {+Ana+} Núñez, “the men who were not on the list",
        ),
        ("and everyone has seen them since", "a negation differs: "),
        ("a sentence that has nothing to do with it", "missing: "),
    ] {
        let found = difference(&[text], &format!("at: ¶1\nquote: '{quote}'"));
        if wanted.ends_with(": ") && wanted.starts_with("a ") {
            assert!(found.starts_with(wanted), "{quote}: {found}");
        } else {
            assert_eq!(found, wanted, "{quote}");
        }
    }
}

#[test]
fn what_comes_nearest_is_looked_for_at_the_cited_place_first() {
    let texts = [
        "The clerk wrote two letters.",
        "The clerk wrote ten letters.",
    ];
    let wanted = "a number differs: The clerk wrote [-six-] {+ten+} letters";
    assert_eq!(
        difference(&texts, "at: ¶2\nquote: The clerk wrote six letters"),
        wanted
    );
    // Unless what stands elsewhere differs in wording only.
    let texts = [
        "The clerk wrote six odd letters.",
        "The clerk wrote ten letters.",
    ];
    let wanted = "altered: The clerk wrote six {+odd+} letters";
    assert_eq!(
        difference(&texts, "at: ¶2\nquote: The clerk wrote six letters"),
        wanted
    );
}

#[test]
fn a_short_quote_is_compared_with_the_cited_place_only() {
    let texts = ["Only 270 men.", "In 1970."];
    assert_eq!(
        difference(&texts, "at: ¶1\nquote: '279'"),
        "a number differs: [-279-] {+270+}"
    );
    assert_eq!(difference(&texts, "at: ¶2\nquote: '270'"), "moved: ");
    assert_eq!(difference(&texts[1..], "at: ¶9\nquote: '971'"), "missing: ");
}

#[test]
fn a_digest_vouches_only_for_what_it_quotes() {
    let texts = ["The clerk, who “saw it”, left."];
    assert_eq!(
        verdict(Held::Digest, &texts, "at: ¶1\nquote: saw it"),
        ("in digest", vec!["saw it".into()])
    );
    for (held, texts, quote) in [
        (Held::Digest, &texts[..], "The clerk"),
        (Held::Digest, &texts, "saw him"),
        (Held::Digest, &texts, "saw it”, left"),
        (Held::NotHeld, &[], "saw it"),
    ] {
        let yaml = format!("at: ¶1\nquote: {quote}");
        assert_eq!(verdict(held, texts, &yaml), ("not held", vec![]), "{quote}");
    }
}

#[test]
fn another_document_than_the_recorded_one_is_checked_and_marked_so() {
    for (held, changed) in [(Held::Changed, true), (Held::Original, false)] {
        let found = passage(
            &document(held, &TEXTS),
            &citation("at: ¶1\nquote: The clerk"),
        );
        assert_eq!((found.verdict, found.changed), (Verdict::Verbatim, changed));
    }
}

#[test]
fn nothing_is_verified_twice() {
    let documents = [
        document(Held::Original, &TEXTS),
        document(Held::Changed, &TEXTS),
    ];
    let again = document(Held::Original, &TEXTS);
    let citations = [
        "at: ¶1\nquote: The clerk",
        "at: ¶2\nquote: The clerk",
        "at: ¶1",
    ]
    .map(citation);
    let all = |documents: &[&Document], memo: &mut Memo| -> Vec<(&'static str, bool)> {
        let pairs: Vec<(&Document, &Citation)> = documents
            .iter()
            .flat_map(|document| citations.iter().map(|citation| (*document, citation)))
            .collect();
        let found = verify_all(&pairs, memo).into_iter();
        found
            .map(|found| (found.verdict.words(), found.changed))
            .collect()
    };
    let mut memo = Memo::default();
    let wanted = [
        ("verbatim", false),
        ("moved", false),
        ("no quote", false),
        ("verbatim", true),
        ("moved", true),
        ("no quote", true),
    ];
    assert_eq!(all(&[&documents[0], &documents[1]], &mut memo), wanted);
    assert_eq!(memo.len(), 6);
    // A document that is read again and holds the same makes no new question.
    assert_eq!(all(&[&again, &documents[1]], &mut memo), wanted);
    assert_eq!(memo.len(), 6);
    // One letter more does.
    let mut texts = TEXTS;
    texts[2] = "Nothing else – nothing!";
    all(&[&document(Held::Original, &texts)], &mut memo);
    assert_eq!(memo.len(), 9);
}

#[test]
fn only_what_follows_from_the_source_is_mended() {
    let texts = [
        "He came.",
        "The clerk  wrote it down.",
        "She said no; he said no.",
    ];
    for (yaml, at, quote) in [
        ("at: ¶1\nquote: The clerk wrote", Some("¶2"), None),
        ("at: l. 1\nquote: The clerk wrote", Some("l. 2"), None),
        ("at: ¶1\nquote: He came … The clerk", Some("¶1-2"), None),
        (
            "at: ¶2\nquote: The clerks wrote it",
            None,
            Some("The clerk wrote it"),
        ),
        (
            "at: ¶1\nquote: The clerks wrote it",
            Some("¶2"),
            Some("The clerk wrote it"),
        ),
        (
            "quote: The clerks wrote it",
            None,
            Some("The clerk wrote it"),
        ),
        (
            "at: p. 1\nquote: The clerks wrote it",
            Some("¶2"),
            Some("The clerk wrote it"),
        ),
        ("at: ¶2\nquote: The clerk wrote", None, None),
        // What is cut would only be shortened.
        ("at: ¶2\nquote: The clerk wrote it down then", None, None),
        ("at: ¶1\nquote: said no", None, None),
        ("at: ¶1\nquote: Nobody was here", None, None),
    ] {
        let citation = citation(yaml);
        let fixed = |held| {
            let document = document(held, &texts);
            fix(&document, &citation, &passage(&document, &citation))
        };
        let found = fixed(Held::Original).map(|fix| (fix.at.map(|at| at.to_string()), fix.quote));
        let wanted = (at.map(str::to_owned), quote.map(str::to_owned));
        assert_eq!(found, (wanted != (None, None)).then_some(wanted), "{yaml}");
        // What stands in another document is no reason to change what was cited.
        assert_eq!(fixed(Held::Changed), None);
    }
}

/// A document of these paragraphs, by their pages.
/// A text of hard-wrapped lines, each of which is a paragraph.
const WRAPPED: [&str; 4] = [
    "The harbour office logged a call at 9:14",
    "that night and did nothing about it until",
    "the morning, when the pilot Ada Lund came.",
    "Nobody else had written any of it down.",
];

#[test]
fn what_is_near_over_the_end_of_a_paragraph_is_altered_and_what_never_is_is_not() {
    for (quote, wanted) in [
        (
            "logged one call at 9:14 that night and did",
            "altered: logged [-one-] {+a+} call at 9:14 that night and did",
        ),
        (
            "did nothing about this until the morning, when the pilot",
            "altered: did nothing about [-this-] {+it+} until the morning, when the pilot",
        ),
        (
            "logged a call at 9:41 that night and did nothing",
            "a number differs: logged a call at [-9:41-] {+9:14+} that night and did nothing",
        ),
        (
            "when the pilot Eva Lund came. Nobody else had written",
            "a name differs: when the pilot [-Eva-] {+Ada+} Lund came. Nobody else had written",
        ),
        (
            "that evening, and they said not a thing of that till morning came",
            "too much differs",
        ),
    ] {
        let told = difference(&WRAPPED, &format!("quote: '{quote}'"));
        match wanted.strip_prefix("too much differs") {
            Some(_) => assert!(!told.starts_with("altered"), "{told}"),
            None => assert_eq!(told, wanted),
        }
    }
}

#[test]
fn words_over_the_end_of_a_paragraph_are_mended_as_they_stand() {
    let document = document(Held::Original, &WRAPPED);
    for (yaml, at, quote) in [
        (
            "at: ¶1-2\nquote: logged one call at 9:14 that night and did",
            None,
            Some("logged a call at 9:14 that night and did"),
        ),
        (
            "at: ¶4\nquote: did nothing about this until the morning",
            Some("¶2-3"),
            Some("did nothing about it until the morning"),
        ),
        (
            "at: ¶1\nquote: logged one call … written none of it down",
            None,
            None,
        ),
    ] {
        let citation = citation(yaml);
        let passage = passage(&document, &citation);
        let fix = fix(&document, &citation, &passage);
        let found = fix.map(|fix| (fix.at.map(|at| at.to_string()), fix.quote));
        let wanted = (at.map(str::to_owned), quote.map(str::to_owned));
        match quote {
            Some(_) => assert_eq!(found, Some(wanted), "{yaml}: {passage:?}"),
            None => assert!(
                found.is_none_or(|(_, quote)| quote.is_none_or(|quote| quote.contains('…')))
            ),
        }
    }
}

fn paged(paragraphs: &[(u32, &str)]) -> Document {
    let block = |(page, text): &(u32, &str)| Block::new(Some(*page), *text);
    let extracted = Extracted {
        pages: Some(4),
        blocks: paragraphs.iter().map(block).collect(),
        ..Extracted::default()
    };
    Document::extracted(Held::Original, Format::Pdf, extracted)
}

#[test]
fn a_quote_may_run_over_the_end_of_a_page() {
    let document = paged(&[
        (1, "He said that nobody had"),
        (1, "- 1 -"),
        (2, "IN THE COURT"),
        (2, "signed “the register” at dawn."),
        (4, "The rest."),
    ]);
    let found = |at: &str, quote: &str| {
        let quote = Quote::new(quote, None, None);
        look(&document, Some(&at.parse().unwrap()), Some(&quote))
    };
    for at in ["p. 1", "p. 2", "p. 1 ¶1", "pp. 1-2"] {
        let passage = found(at, "nobody had signed");
        // The head stands there once.
        assert_eq!(passage.verdict, Verdict::Normalised, "{at}");
        assert_eq!(passage.folds, [Fold::PageEdge, Fold::PageLine]);
        assert_eq!(passage.marks, [(0, 13..23), (3, 0..6)]);
    }
    let typography = found("p. 1", "had signed \"the register\"");
    assert_eq!(typography.verdict, Verdict::Normalised);
    assert_eq!(found("p. 4", "nobody had signed").verdict, Verdict::Moved);
    for quote in [
        "body had signed",
        "nobody had sign",
        "nobody has signed",
        "nobody had IN",
        "at dawn. The rest",
    ] {
        let verdict = found("p. 1", quote).verdict;
        let is_found = quote.ends_with("rest");
        assert_eq!(
            matches!(verdict, Verdict::Verbatim | Verdict::Moved),
            is_found,
            "{quote}: {verdict:?}"
        );
    }
}

#[test]
fn what_may_stand_on_a_page_that_cannot_be_read_is_not_checked() {
    let block = |(page, text): (u32, &str)| Block::new(Some(page), text.to_owned());
    let extracted = Extracted {
        pages: Some(3),
        flawed: vec![(2, Flaw::Picture)],
        blocks: [(1, "Nobody signed."), (3, "The rest.")].map(block).into(),
        ..Extracted::default()
    };
    let document = Document::extracted(Held::Original, Format::Pdf, extracted);
    let found = |at: Option<&str>, quote: &str| {
        let quote = Quote::new(quote, None, None);
        let at = at.map(|at| at.parse().unwrap());
        look(&document, at.as_ref(), Some(&quote)).verdict
    };
    let unchecked = || Verdict::Unchecked("p. 2 is a picture".into());
    assert_eq!(found(Some("p. 2"), "he came at dawn"), unchecked());
    assert_eq!(found(Some("pp. 1-2"), "he came at dawn"), unchecked());
    assert_eq!(found(None, "he came at dawn"), unchecked());
    // It may stand there as well.
    assert_eq!(found(Some("p. 2"), "Nobody signed"), unchecked());
    assert_eq!(found(Some("p. 3"), "Nobody signed"), Verdict::Moved);
    assert_eq!(found(None, "Nobody signed"), Verdict::Verbatim);
    // They are not where they are cited, and nobody knows whether they are nowhere.
    let elsewhere = "not where they are cited; p. 2 is a picture".into();
    assert_eq!(
        found(Some("p. 1"), "he came at dawn"),
        Verdict::Unchecked(elsewhere)
    );
}

#[test]
fn a_page_is_checked_where_pages_are_known_and_is_not_there_beyond_them() {
    let document = paged(&[
        (1, "Nobody signed."),
        (3, "The rest."),
        (3, "Signed again."),
    ]);
    for (at, verdict, place) in [
        ("p. 3 ¶1", Verdict::Verbatim, None),
        ("p. 2", Verdict::Moved, None),
        ("p. 5", Verdict::Moved, Some(PlaceDoubt::NotThere)),
        ("p. 3 ¶3", Verdict::Moved, Some(PlaceDoubt::NotThere)),
        ("p. 2 ¶1", Verdict::Moved, Some(PlaceDoubt::NotThere)),
        ("l. 3", Verdict::Moved, Some(PlaceDoubt::NotThere)),
        ("pp. 3-9", Verdict::Verbatim, Some(PlaceDoubt::NotThere)),
        ("p. 3, § 4", Verdict::Verbatim, Some(PlaceDoubt::NotThere)),
    ] {
        let quote = Quote::new("The rest", None, None);
        let found = look(&document, Some(&at.parse().unwrap()), Some(&quote));
        assert_eq!((found.verdict, found.place), (verdict, place), "{at}");
    }
    let unquoted = look(&document, Some(&"p. 9".parse().unwrap()), None);
    assert_eq!(unquoted.place, Some(PlaceDoubt::NotThere));
    let nothing = look(
        &Document::not_held(None),
        Some(&"p. 9".parse().unwrap()),
        None,
    );
    assert_eq!((nothing.verdict, nothing.place), (Verdict::NotHeld, None));
}

#[test]
fn setting_is_not_looked_at_and_what_was_passed_over_is_told() {
    use Fold::*;
    let texts = [
        "Four things were wrong:",
        "(1) the pumps did not work;",
        "(2) the lights were out;",
        "and the infor-",
        "mation was on the price-determining side.",
        "The office received the call.12 It did not act on it, the clerk said – so the log says.",
        "He paid 3.12 dollars under Art.5 of 2019, in MS-13 or not.",
        "The ferry left. . . at dawn.",
    ];
    let lines = document(Held::Original, &texts);
    for (quote, verdict, folds, marks) in [
        (
            "wrong: (1) the pumps did not work; (2) the lights",
            "verbatim",
            &[ParagraphEnd][..],
            3,
        ),
        (
            "out; and the information was on",
            "normalised",
            &[LineEnd, ParagraphEnd],
            3,
        ),
        (
            "the infor- mation was",
            "normalised",
            &[LineEnd, ParagraphEnd],
            2,
        ),
        ("the price- determining side", "normalised", &[LineEnd], 1),
        (
            "received the call. It did not act",
            "normalised",
            &[NoteMark],
            1,
        ),
        ("the clerk said—so the log", "normalised", &[Dash], 1),
        ("[t]he office received", "normalised", &[Bracket], 1),
        ("[H]e paid", "normalised", &[Bracket], 1),
        ("the office received", "altered", &[], 1),
        ("the pricedetermining side", "altered", &[], 1),
        ("received the call.13 It did not act", "missing", &[], 0),
        ("paid 3. dollars", "missing", &[], 0),
        ("under Art. of 2019", "missing", &[], 0),
        ("in MS13 or", "missing", &[], 0),
        ("the pumps did work; (2) the lights", "missing", &[], 0),
        (
            "wrong: (1) the pumps did not work; (3) the lights",
            "missing",
            &[],
            0,
        ),
    ] {
        let quote = Quote::new(quote, None, None);
        let found = look(&lines, None, Some(&quote));
        let got = (found.verdict.words(), &found.folds[..], found.marks.len());
        assert_eq!(got, (verdict, folds, marks), "{}", quote.pieces[0].raw);
    }
}

#[test]
fn notes_at_the_foot_heads_and_numbers_of_pages_are_passed_over() {
    let document = paged(&[
        (1, "Report of the harbour, 4 March"),
        (1, "The office received the call.12 It did not"),
        (1, "12 Log of the pier, entry 7."),
        (1, "1"),
        (2, "Report of the harbour, 5 March"),
        (2, "act on it, and the log says so."),
        (2, "13. The defendant denies it."),
        (2, "2"),
        (3, "Report of the harbour, 6 March"),
        (3, "The clerk was asked."),
    ]);
    let found = |quote: &str| {
        let quote = Quote::new(quote, None, None);
        let found = look(&document, None, Some(&quote));
        (found.verdict.words(), found.folds)
    };
    assert_eq!(
        found("the call. It did not act on it"),
        ("normalised", vec![Fold::PageEdge, Fold::NoteMark])
    );
    // With what is passed over it stands there as well.
    assert_eq!(
        found("It did not 12 Log of the pier, entry 7.").0,
        "verbatim"
    );
    // A numbered paragraph to which no mark sends is no note.
    assert_eq!(found("the log says so. The clerk was asked").0, "missing");
}

#[test]
fn marks_of_notes_and_spaces_beside_signs_are_those_of_the_document() {
    let texts = [
        "The Institute² saw a rise of 9.4 under 609.² Then",
        "the action in GF (pm) of T16. Because the Institute asked",
    ];
    let lines = document(Held::Original, &texts);
    for (quote, verdict) in [
        (
            "The Institute2 saw a rise of 9.4 under 609.2 Then",
            "normalised",
        ),
        ("The Institute 2 saw a rise of 9.4", "normalised"),
        ("The Institute 3 saw a rise of 9.4", "missing"),
        ("Because the Institute 2 asked", "missing"),
        ("The Institute3 saw a rise of 9.4", "missing"),
        ("The Institute2 saw a rise of 9.5", "missing"),
        ("a rise of 9. under", "missing"),
        ("Because the Institute2 asked", "missing"),
        ("the action in GF(pm ) of T16 . Because", "normalised"),
        ("the action in GF(pm ) of T17 . Because", "missing"),
        ("a rise of 9 .4 under", "missing"),
    ] {
        let quote = Quote::new(quote, None, None);
        let found = look(&lines, None, Some(&quote));
        assert_eq!(found.verdict.words(), verdict, "{}", quote.pieces[0].raw);
    }
}

#[test]
fn words_that_the_file_writes_one_after_the_other_stand_there_and_it_is_said_how() {
    let text = "There is no map of the paths and 11 the ways of the network.";
    let beside = "Another cell";
    let first = text.find(" 11").unwrap();
    let second = text.find("the ways").unwrap();
    let document = Document::extracted(
        Held::Original,
        Format::Pdf,
        Extracted {
            pages: Some(1),
            blocks: vec![Block::new(Some(1), text), Block::new(Some(1), beside)],
            written: vec![
                vec![(0, 0..first), (0, second..text.len())],
                // What is not there is not believed.
                vec![(0, 0..first), (7, 0..3)],
                vec![(0, 0..first), (1, 0..300)],
            ],
            ..Extracted::default()
        },
    );
    let found = |quote: &str| {
        let quote = Quote::new(quote, None, None);
        let at = "p. 1".parse().unwrap();
        let found = look(&document, Some(&at), Some(&quote));
        let words = found.marks.iter();
        let words = words.map(|(block, range)| &document.paragraphs[*block].text[range.clone()]);
        (
            found.verdict.words(),
            found.folds,
            words.collect::<Vec<_>>().join("|"),
        )
    };
    assert_eq!(
        found("no map of the paths and the ways of"),
        (
            "normalised",
            vec![Fold::ParagraphEnd, Fold::FileOrder],
            "no map of the paths and|the ways of".to_owned()
        )
    );
    assert_eq!(found("the paths and 11 the ways").0, "verbatim");
    for changed in [
        "no map of the paths or the ways of",
        "no map of the paths and the ways of 11",
        "the paths and Another cell",
    ] {
        assert_ne!(found(changed).0, "normalised", "{changed}");
        assert_ne!(found(changed).0, "verbatim", "{changed}");
    }
}

/// The verdict of a quote in a text of these paragraphs.
fn of_quote(texts: &[&str], quote: &str) -> &'static str {
    let document = document(Held::Original, texts);
    let found = look(&document, None, Some(&Quote::new(quote, None, None)));
    match &found.verdict {
        Verdict::Missing(Some(nearest)) => nearest.why.words(),
        verdict => verdict.words(),
    }
}

#[test]
fn what_an_ellipsis_leaves_out_is_told_and_may_turn_what_is_said() {
    use Fold::*;
    let texts = [
        "The captain was not drunk, and the pilot, an old man, was asleep.",
        "It cost 1 million 500 crowns. Smith went home.",
        "Jones killed the clerk. Nobody saw it. Berg fled.",
    ];
    for (quote, verdict, folds) in [
        ("The captain was … drunk", "a negation differs", &[][..]),
        ("The captain was [...] drunk", "a negation differs", &[]),
        ("The captain … drunk", "a negation differs", &[]),
        ("the pilot . . . was asleep", "verbatim", &[LeftOut]),
        ("cost 1…500 crowns", "a number differs", &[]),
        ("Smith … killed the clerk", "normalised", &[LeftOutFar]),
        (
            "Jones killed … Berg fled",
            "normalised",
            &[LeftOutFar, LeftOutDenial],
        ),
        ("drunk, and the … was asleep", "verbatim", &[LeftOut]),
    ] {
        let quoted = Quote::new(quote, None, None);
        let found = look(&document(Held::Original, &texts), None, Some(&quoted));
        assert_eq!(
            (of_quote(&texts, quote), &found.folds[..]),
            (verdict, folds),
            "{quote}"
        );
    }
    // What is said at another place without it is found there.
    let texts = ["The mate was not drunk. The mate was very drunk."];
    assert_eq!(of_quote(&texts, "The mate was … drunk"), "verbatim");
    assert_eq!(
        difference(&["The mate was not drunk."], "quote: The mate was … drunk"),
        "a negation differs: The mate was {+not+} drunk"
    );
}

#[test]
fn half_a_word_is_none_where_a_paragraph_or_a_page_ends() {
    let texts = [
        "He said on oath that he was un-",
        "able to pay the fine, a dis-",
        "honest man, and so it was —",
        "and so they say.",
    ];
    for (quote, verdict) in [
        ("able to pay the fine", "half a word is quoted"),
        ("honest man, and", "half a word is quoted"),
        ("that he was un-", "half a word is quoted"),
        ("pay the fine, a dis", "half a word is quoted"),
        ("he was unable to pay", "normalised"),
        ("and so they say", "verbatim"),
        ("to pay the fine", "verbatim"),
    ] {
        assert_eq!(of_quote(&texts, quote), verdict, "{quote}");
    }
    let document = paged(&[
        (1, "He said on oath that he was un-"),
        (1, "1 The note says that nobody paid."),
        (1, "11"),
        (2, "Case 12"),
        (2, "able to recover the money."),
    ]);
    let found = |quote| look(&document, None, Some(&Quote::new(quote, None, None))).verdict;
    assert!(matches!(
        found("able to recover the money"),
        Verdict::Missing(_)
    ));
    assert_eq!(found("to recover the money"), Verdict::Verbatim);
}

#[test]
fn the_sign_of_a_figure_counts() {
    let texts = [
        "It fell by 45 million, then -30 percent.",
        "It took 10-20 days and –7 °C - 45 men.",
    ];
    for (quote, is_found) in [
        ("-45 million", false),
        ("45 million", true),
        ("30 percent", false),
        ("-30 percent", true),
        ("−30 percent", true),
        ("10-", false),
        ("20 days", false),
        ("took 10", false),
        ("10-20 days", true),
        ("7 °C", false),
        ("-7 °C", true),
        ("45 men", true),
        ("- 45 men", true),
        ("-45 men", false),
    ] {
        let found = of_quote(&texts, quote);
        assert_eq!(
            matches!(found, "verbatim" | "normalised"),
            is_found,
            "{quote}: {found}"
        );
    }
}

#[test]
fn a_negation_left_out_beside_the_first_word_is_no_change_of_wording() {
    for (text, quote) in [
        (
            "The bank did not disclose the letter.",
            "did disclose the letter",
        ),
        (
            "The bank did disclose it, or not.",
            "did disclose it, or so",
        ),
        (
            "Берг не признал своей вины вчера.",
            "Берг признал своей вины",
        ),
        (
            "Er hat nicht gezahlt, sagte der Zeuge.",
            "hat gezahlt, sagte der Zeuge",
        ),
        ("هو لا يعرف الرجل من الميناء", "هو يعرف الرجل من الميناء"),
        ("هو لم يعرف الرجل من الميناء", "هو يعرف الرجل من الميناء"),
        ("证人说他没有去过那个港口。", "他去过那个港口"),
    ] {
        let found = of_quote(&[text], quote);
        assert!(
            !["verbatim", "normalised", "altered"].contains(&found),
            "{quote}: {found}"
        );
    }
}

#[test]
fn the_cited_place_comes_first_over_the_ends_of_its_paragraphs() {
    let texts = [
        "He said that the gate was open at nine.",
        "The court finds that the gate",
        "was open at nine. The rest is dismissed.",
    ];
    let document = document(Held::Original, &texts);
    for (at, verdict, first) in [
        ("¶2-3", "verbatim", 1),
        ("¶3", "verbatim", 1),
        ("¶1", "verbatim", 0),
        ("¶9", "moved", 0),
    ] {
        let quote = Quote::new("the gate was open at nine.", None, None);
        let found = look(&document, Some(&at.parse().unwrap()), Some(&quote));
        let found = (found.verdict.words(), found.marks[0].0);
        assert_eq!(found, (verdict, first), "{at}");
    }
}

#[test]
fn a_figure_is_never_mended_nor_a_word_cut() {
    for (text, quote) in [
        (
            "The hearing began at 10:30 a.m. on Friday.",
            "hearing began at 10:30 am",
        ),
        ("He left at 5 p.m. in the van.", "He left at 5 pm"),
        (
            "The old gate fell in $45 million of debt.",
            "The old gate fell in €45 million of debt",
        ),
        (
            "The hearing began at 10 am that Friday.",
            "The hearing began at 10 pm that Friday",
        ),
        (
            "وقال الشاهد إن الرجل كان في الميناء",
            "وقال الشاهد إن الرجل كان في المينا",
        ),
        (
            "证人说他去过那个港口两次然后离开",
            "证人说他去过那个港口三次",
        ),
    ] {
        let document = document(Held::Original, &[text]);
        let citation = citation(&format!("quote: '{quote}'"));
        let found = passage(&document, &citation);
        assert_eq!(
            fix(&document, &citation, &found),
            None,
            "{quote}: {found:?}"
        );
    }
}

#[test]
fn what_is_said_at_the_edge_of_a_page_is_not_passed_over() {
    let long = "The court heard the auditors, who said that the books were in order and that the harbour company";
    let found = |paragraphs: &[(u32, &str)], quote: &str| {
        let found = look(
            &paged(paragraphs),
            None,
            Some(&Quote::new(quote, None, None)),
        );
        (found.verdict.words(), found.folds)
    };
    let missing = ("missing", vec![]);
    // An answer, though two pages begin with the same.
    let pages = [
        (1, "A. No."),
        (1, "Q. Did you pay him?"),
        (2, "A. No."),
        (2, "Q. When did you go home?"),
    ];
    assert_eq!(
        found(&pages, "Did you pay him? Q. When did you go home"),
        missing
    );
    // A figure of the sentence, on a page that has its number at the foot.
    let pages = [
        (1, "The number of the dead was"),
        (1, "21"),
        (2, "31"),
        (2, "and of the wounded 12."),
        (2, "22"),
    ];
    assert_eq!(found(&pages, "of the dead was and of the wounded"), missing);
    assert_eq!(
        found(&pages, "of the dead was 31 and of the wounded").0,
        "verbatim"
    );
    // A sentence of its own, and a paragraph that is longer than a line.
    for said in [
        "It is not true that Lund owed it.1",
        "it is not true that we owe the money, and we will never pay a crown of it to Lund, who forged the bill, until the",
        "It is not true that Lund owed it, and it is not true that the company, which was there that day, must pay it.1",
    ] {
        let pages = [
            (1, long),
            (1, said),
            (1, "1 Berg Letter, at 14."),
            (1, "11"),
            (2, "will pay the full sum."),
            (2, "12"),
        ];
        assert_eq!(
            found(&pages, "harbour company will pay the full sum").0,
            "missing",
            "{said}"
        );
    }
    // What stands there once is passed over, and it is said.
    let pages = [
        (1, long),
        (1, "11"),
        (2, "Order of the Court"),
        (2, "will pay."),
        (2, "12"),
    ];
    assert_eq!(
        found(&pages, "harbour company will pay."),
        ("normalised", vec![Fold::PageEdge, Fold::PageLine])
    );
}
