//! The numbers and times that stand between the words of transcripts and captions.

use super::*;
use crate::extract::PrintedLine;

fn lines(text: &str) -> Document {
    let texts: Vec<&str> = text.split('\n').collect();
    document(Held::WorkingCopy, &texts)
}

fn found(document: &Document, quote: &str) -> (&'static str, Vec<Fold>) {
    let found = look(document, None, Some(&Quote::new(quote, None, None)));
    (found.verdict.words(), found.folds)
}

#[test]
fn captions_and_codes_are_passed_over() {
    let captions = lines(
        "1\n00:00:01,000 --> 00:00:04,000\nI did not see anyone,\n2\n00:00:04,500 --> 00:00:06,000\nand nobody saw\n3\n00:00:06,500 --> 00:00:07,000\n12\nmen.",
    );
    let folds = vec![Fold::ParagraphEnd];
    for (quote, wanted) in [
        (
            "see anyone, and nobody saw 12 men.",
            ("verbatim", folds.clone()),
        ),
        ("see anyone, and nobody saw men.", ("missing", vec![])),
        ("see anyone, 3 and nobody saw", ("missing", vec![])),
        ("see anyone, and nobody saw 3 12 men.", ("missing", vec![])),
    ] {
        assert_eq!(found(&captions, quote), wanted, "{quote}");
    }
    let call = lines("[00:14:05] HALE: Did nobody\n[00:14:30] see 14 men?\nat [00:15:00] so");
    for (quote, wanted) in [
        ("Did nobody see 14 men?", ("verbatim", folds.clone())),
        ("Did nobody see men?", ("missing", vec![])),
        ("at so", ("missing", vec![])),
    ] {
        assert_eq!(found(&call, quote), wanted, "{quote}");
    }
}

#[test]
fn times_in_the_margin_of_a_transcript_are_passed_over() {
    let text = "Lund - Direct - Hale     36\n10:14:31  1  Q. When was\n10:14:32  2  it closed?\n10:14:33  3  A. At\n10:14:34  4  11:40, and\n10:14:35  5  not before.";
    let transcript = lines(text);
    let at: Locator = "36:2-4".parse().unwrap();
    assert_eq!(transcript.located(&at), [2, 3, 4]);
    for (quote, wanted) in [
        ("it closed? A. At 11:40, and not before.", "verbatim"),
        ("A. At and not before.", "missing"),
    ] {
        assert_eq!(found(&transcript, quote).0, wanted, "{quote}");
    }
}

/// A page whose lines 12 to 15 are printed beside its words; line 14 is empty.
fn pleading() -> Document {
    let text = "He came at nine and then he said that 13 men of 14 boats were paid.";
    let line = |number: u32, words: &str| PrintedLine {
        page: 1,
        number,
        places: text
            .find(words)
            .filter(|_| !words.is_empty())
            .map(|at| (0, at..at + words.len()))
            .into_iter()
            .collect(),
    };
    let extracted = Extracted {
        pages: Some(1),
        blocks: vec![Block::new(Some(1), text)],
        printed: vec![
            line(12, "He came at nine"),
            line(13, "and then he said that 13 men"),
            line(14, ""),
            line(15, "of 14 boats were paid."),
        ],
        ..Extracted::default()
    };
    Document::extracted(Held::Original, Format::Pdf, extracted)
}

#[test]
fn a_copy_may_have_the_numbers_of_lines_where_the_page_has_them() {
    let document = pleading();
    let folds = vec![Fold::LineNumber];
    for quote in [
        "came at nine\n13 and then he said that 13 men 14 15 of 14 boats",
        "12 He came at nine 13 and then he said",
    ] {
        assert_eq!(
            found(&document, quote),
            ("normalised", folds.clone()),
            "{quote}"
        );
    }
    for quote in [
        // Another number, another place, one too few, one too many, a figure of the text left out or changed.
        "came at nine 12 and then he said",
        "came at nine and 13 then he said",
        "came at nine 13 and then he said that 13 men of 14 boats",
        "came at nine 13 and 14 then he said",
        "came at nine 13 and then he said that men 14 15 of 14 boats",
        "came at nine 13 and then he said that 13 men 14 15 of 15 boats",
        "12 came at nine 13 and then",
    ] {
        let verdict = found(&document, quote).0;
        assert!(
            matches!(verdict, "missing" | "altered"),
            "{quote}: {verdict}"
        );
    }
}

#[test]
fn the_mark_of_a_note_behind_a_figure_is_one_where_the_note_is_there() {
    let block = |text: &str| Block::new(Some(1), text);
    let mut note = block("12 See the register.");
    note.spans = vec![(0..note.text.len(), crate::extract::Whose::Note)];
    let extracted = Extracted {
        pages: Some(1),
        blocks: vec![block("It began in 2019¹² and cost 1000² crowns."), note],
        ..Extracted::default()
    };
    let document = Document::extracted(Held::Original, Format::Pdf, extracted);
    for (quote, verdict) in [
        ("It began in 201912 and cost", "normalised"),
        ("It began in 201913 and cost", "missing"),
        ("and cost 10002 crowns", "missing"),
    ] {
        assert_eq!(found(&document, quote).0, verdict, "{quote}");
    }
}

#[test]
fn a_fraction_is_one_with_any_stroke() {
    let document = lines("It rose by 1⁄4 of an inch to 21⁄4.");
    assert_eq!(found(&document, "rose by 1/4 of an inch").0, "normalised");
    // Twenty-one fourths, and two and a fourth.
    assert_eq!(found(&document, "an inch to 21/4").0, "missing");
}
