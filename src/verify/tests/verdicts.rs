//! What is found of a quote, at the cited place and elsewhere.

use super::*;

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
        (
            "at: ¶1\nquote: The … wrote",
            "normalised",
            &["The", "wrote"],
        ),
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
    // Beyond the pages that it has, and near to what stands elsewhere.
    assert_eq!(found(Some("p. 47"), "Nobody ever signed"), unchecked());
    assert_eq!(found(Some("p. 47"), "Nobody signed"), Verdict::Moved);
    // They are not where they are cited, and nobody knows whether they are nowhere.
    let elsewhere = "not where they are cited; p. 2 is a picture".into();
    assert_eq!(
        found(Some("p. 1"), "he came at dawn"),
        Verdict::Unchecked(elsewhere)
    );
}

#[test]
fn what_may_stand_in_a_part_that_cannot_be_read_is_not_checked() {
    let part: Box<str> = "a part that is encrypted (S/MIME)".into();
    let extracted = Extracted {
        unread: vec![part.clone(), part],
        blocks: vec![Block::new(None, "Nobody signed.")],
        ..Extracted::default()
    };
    let document = Document::extracted(Held::Original, Format::Email, extracted);
    let found = |at: Option<&str>, quote: &str| {
        let quote = Quote::new(quote, None, None);
        let at = at.map(|at| at.parse().unwrap());
        look(&document, at.as_ref(), Some(&quote)).verdict
    };
    let unchecked = || Verdict::Unchecked("not read: a part that is encrypted (S/MIME)".into());
    assert_eq!(found(None, "he came at dawn"), unchecked());
    assert_eq!(found(Some("¶1"), "he came at dawn"), unchecked());
    assert_eq!(found(None, "Nobody signed"), Verdict::Verbatim);
    assert_eq!(found(Some("¶2"), "Nobody signed"), Verdict::Moved);
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
