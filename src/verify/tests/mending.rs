//! What `check --fix` writes in the stead of a quote or a place.

use super::*;

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
fn words_that_nobody_has_accepted_are_written_into_no_quote() {
    use crate::extract::{By, Whose};
    let by = || By {
        who: Some("Counsel B".into()),
        when: None,
    };
    let text = "The office does hereby admit any liability for the loss.";
    let fixed = |whose: Option<Whose>, words: &str| {
        let at = text.find(words).unwrap();
        let mut block = Block::new(None, text);
        block.spans = Vec::from_iter(whose.map(|whose| (at..at + words.len(), whose)));
        let extracted = Extracted {
            blocks: vec![block],
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Docx, extracted);
        let citation = citation("quote: office does hereby admit all liability for the loss");
        let found = passage(&document, &citation);
        assert_eq!(found.verdict.words(), "altered");
        fix(&document, &citation, &found).and_then(|fix| fix.quote)
    };
    let mended = Some("office does hereby admit any liability for the loss".to_owned());
    assert_eq!(fixed(None, "hereby"), mended);
    // What stands beside the quote is none of its matter.
    assert_eq!(fixed(Some(Whose::Inserted(by())), "The"), mended);
    for words in [
        "hereby",
        "any",
        "office does hereby admit any liability for the loss",
    ] {
        for whose in [Whose::Inserted, Whose::Moved, Whose::Deleted] {
            let whose = whose(by());
            assert_eq!(fixed(Some(whose.clone()), words), None, "{words} {whose}");
        }
    }
}
