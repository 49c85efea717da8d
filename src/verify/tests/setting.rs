//! How words are set is not what they say.

use super::*;

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
fn the_end_of_a_letter_is_no_foot_of_a_page() {
    let letter = |page: u32, whom: &'static str| {
        let end = [(page, "Yours sincerely,"), (page, "Ada Lund, Clerk")];
        [[(page, "HARBOUR OFFICE"), (page, whom)], end]
    };
    let letters = [
        letter(1, "Bo, we hold that you have paid."),
        letter(2, "Cy, we ask you to pay."),
        letter(3, "Di, you owe us nothing."),
        letter(4, "Ed, we wrote to you."),
    ];
    let document = paged(&letters.concat().concat());
    let found = |quote: &str| look(&document, None, Some(&Quote::new(quote, None, None))).verdict;
    let joined = found("you have paid. Cy, we ask you to pay");
    assert!(
        !matches!(joined, Verdict::Verbatim | Verdict::Normalised),
        "{joined:?}"
    );
    assert_eq!(found("you have paid. Yours sincerely"), Verdict::Verbatim);
}

#[test]
fn marks_of_notes_in_brackets_are_left_out_and_not_put_in() {
    let lines = document(
        Held::Original,
        &[
            "He paid[12] nine[citation needed] men.[3] Then he left[who?] it.[b] The dog[s] went on. See section(9) of it.",
            "She paid ten men. Rule(9) holds. [x] It ended.",
        ],
    );
    let found = |quote: &str| look(&lines, None, Some(&Quote::new(quote, None, None))).verdict;
    for quote in [
        "He paid nine men. Then he left it. The",
        "paid[12] nine men",
    ] {
        assert_eq!(found(quote), Verdict::Normalised, "{quote}");
    }
    for quote in [
        "See section of it",
        "holds. It ended",
        "The dog went",
        "left it.[a] The",
        "men.[c] Then he",
        "Rule holds",
        "She paid[who?] ten men",
        "ten men[who?]",
    ] {
        let verdict = found(quote);
        let is_found = matches!(verdict, Verdict::Verbatim | Verdict::Normalised);
        assert!(!is_found, "{quote}: {verdict:?}");
    }
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
        "They re\u{AD}signed the Franco-\u{AD}Prussian treaty.",
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
        ("They re-signed the", "normalised", &[LineEnd], 1),
        ("They resigned the", "normalised", &[LineEnd], 1),
        ("Franco-Prussian treaty", "normalised", &[LineEnd], 1),
        ("FrancoPrussian treaty", "normalised", &[LineEnd], 1),
        ("They re\u{AD}signed the", "verbatim", &[], 1),
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
            "The Institute2 saw a rise of 9.4 under 609. Then",
            "normalised",
        ),
        (
            "The Institute2 saw a rise of 9.4 under 609.2 Then",
            "missing",
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
fn marks_of_notes_in_brackets_are_those_of_the_document() {
    let texts = [
        "He fled in 1990.[3][12] The office[4] saw boat[s] of the act[2004] at 10[7] and knew.[^a] Then",
    ];
    let lines = document(Held::Original, &texts);
    for (quote, verdict) in [
        ("He fled in 1990. The office saw", "normalised"),
        ("He fled in 1990.[3][12] The office[4] saw", "verbatim"),
        ("He fled in 1990.[4] The office", "missing"),
        ("of the act[2004] at 10 and knew. Then", "normalised"),
        ("of the act at 10", "missing"),
        ("The office saw boat of", "missing"),
        ("at 107 and knew", "missing"),
    ] {
        let quote = Quote::new(quote, None, None);
        let found = look(&lines, None, Some(&quote));
        assert_eq!(found.verdict.words(), verdict, "{}", quote.pieces[0].raw);
        if verdict == "normalised" {
            assert_eq!(found.folds, [Fold::NoteMark]);
        }
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
