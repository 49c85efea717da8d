//! Quotes from PDFs as they are sent: what stands on a page is found there, and a page that cannot be read is
//! named. The files are invented throughout.

use std::fs;

use super::harness::World;

/// A library whose one source is that file, and which cites these places and words of it.
fn world(file: &str, bytes: &[u8], citations: &[(&str, &str)]) -> World {
    World::citing(file, bytes, "", citations)
}

impl World {
    /// The same with a file that is no source yet.
    fn with(self, bytes: &[u8]) -> Self {
        fs::write(self.path("other.pdf"), bytes).unwrap();
        self
    }
}

/// What `show` says of each quote.
fn verdicts(world: &World) -> Vec<String> {
    let shown = world.run("show cited --format json").code(0).json();
    let citations = shown["citations"].as_array().unwrap();
    citations
        .iter()
        .map(|citation| citation["verdict"].as_str().unwrap().to_owned())
        .collect()
}

/// Asserts that words stand on the first page of a file.
fn assert_stand(file: &str, bytes: &[u8], quotes: &[&str]) {
    let citations: Vec<(&str, &str)> = quotes.iter().map(|quote| ("p. 1", *quote)).collect();
    for (quote, verdict) in quotes.iter().zip(verdicts(&world(file, bytes, &citations))) {
        let stands = matches!(verdict.as_str(), "verbatim" | "normalised");
        assert!(stands, "{file}: {verdict}: {quote}");
    }
}

#[test]
fn three_ragged_columns_are_read_each_to_its_foot() {
    assert_stand(
        "cols3-ragged-plain.pdf",
        include_bytes!("pdf/cols3-ragged-plain.pdf"),
        &[
            "Had ledger and had a in office affidavit not crossing a pilot station docket court the.",
            "Station station cargo pump tug and in the light channel and tug order engineer.",
            "And pump channel the the by channel pilot permit office had ledger motion office by hearing \
             court order had harbour counsel vessel by.",
        ],
    );
}

#[test]
fn a_sentence_over_two_short_columns_stands() {
    assert_stand(
        "two-lines-two-columns.pdf",
        include_bytes!("pdf/two-lines-two-columns.pdf"),
        &[
            "The committee reviewed the annual report and approved the budget for the coming fiscal year.",
        ],
    );
}

#[test]
fn words_that_the_page_shows_between_are_not_passed_over_where_the_file_writes_them_later() {
    for (file, bytes, quote) in [
        (
            "not.pdf",
            &include_bytes!("pdf/written-later-not.pdf")[..],
            "the captain was drunk that night",
        ),
        (
            "name.pdf",
            include_bytes!("pdf/written-later-name.pdf"),
            "the man who did it was Jones of the harbour office",
        ),
        (
            "digits.pdf",
            include_bytes!("pdf/written-later-digits.pdf"),
            "the ferry carried 170 people that night",
        ),
        (
            "digits.pdf",
            include_bytes!("pdf/written-later-digits.pdf"),
            "the ferry carried 1 70 people that night",
        ),
    ] {
        let found = verdicts(&world(file, bytes, &[("p. 1", quote)]));
        assert_eq!(found, ["missing"], "{quote}");
    }
}

#[test]
fn a_note_beside_a_paragraph_is_not_woven_into_it() {
    assert_stand(
        "side-note.pdf",
        include_bytes!("pdf/side-note.pdf"),
        &[
            "The log of 4 March shows a call at 9:14 p.m., and beside it the mark of the watch.",
            "See the order of 9 May, which the office has not obeyed.",
        ],
    );
}

#[test]
fn numbers_in_the_margin_belong_to_their_paragraphs() {
    let file = include_bytes!("pdf/margin-paragraph-numbers.pdf");
    assert_stand(
        "margin-paragraph-numbers.pdf",
        file,
        &["We hold that the office erred in its reading of the rule on night pilotage."],
    );
    // Three paragraphs.
    let third = "The engineer had written to the office on 12 February.";
    let cited = world("paper.pdf", file, &[("p. 1 ¶3", third), ("p. 1 ¶4", third)]);
    assert_eq!(verdicts(&cited), ["verbatim", "moved"]);
}

#[test]
fn a_page_that_is_a_picture_is_named_wherever_its_words_would_be_missed() {
    let file = include_bytes!("pdf/one-page-a-picture.pdf");
    let cited = world(
        "paper.pdf",
        file,
        &[("p. 1", "logged a call"), ("p. 2", "never seen")],
    );
    assert_eq!(verdicts(&cited), ["verbatim", "unchecked"]);
    let told =
        "error: parts of 1 text could not be read and searched: visit/paper (p. 2 is a picture).\n";
    for (search, out) in [("search call", true), ("search zeppelin", false)] {
        let ran = cited.run(search).code(2);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert_eq!(ran.out.contains("logged a call"), out, "{}", ran.out);
    }
    let json = cited.run("search call --format json").code(2).json();
    assert_eq!(json["unsearched"][0]["key"], "visit/paper");
    assert_eq!(json["unsearched"][0]["why"], "p. 2 is a picture");
    // What is handed on says it as well.
    let page = cited.run("export visit --names --full").out;
    assert!(page.contains("2 pages, p. 2 is a picture"), "{page}");
}

#[test]
fn what_was_filled_into_a_form_stands_on_its_page() {
    assert_stand(
        "form-values-no-appearance.pdf",
        include_bytes!("pdf/form-values-no-appearance.pdf"),
        &["Clara Example", "The ferry left without lights"],
    );
}

#[test]
fn the_mark_of_a_note_may_be_left_out_or_copied() {
    assert_stand(
        "footnotes.pdf",
        include_bytes!("../words/footnotes.pdf"),
        &[
            "The office received the call.12 It did not act on it",
            "The office received the call. It did not act on it",
        ],
    );
}

#[test]
fn printed_numbers_of_pages_stand_beside_those_of_the_sheets() {
    let file = include_bytes!("pdf/page-labels.pdf");
    let fourth = "On this sheet, which is the fourth";
    let cited = world(
        "paper.pdf",
        file,
        &[
            ("p. 1", fourth),
            ("p. 4", fourth),
            ("p. 1, sheet 4 ¶1", fourth),
            ("sheet 1", fourth),
            ("p. ii", "which is the second"),
            ("p. iv", "which is the second"),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        [
            "verbatim", "verbatim", "verbatim", "moved", "verbatim", "moved"
        ]
    );
    let checked = cited.run("check");
    for told in [
        "p. 1 in `paper` may be `p. i, sheet 1` or `p. 1, sheet 4`",
        "the quoted words are not at sheet 1, but at p. 1, sheet 4 ¶1",
        "there is no p. iv in `paper`",
    ] {
        assert!(checked.out.contains(told), "{told}: {}", checked.out);
    }
    assert_eq!(checked.out.matches("locator-ambiguous").count(), 1);
    let shown = cited.run("show cited");
    let told = "✓ verbatim ‖ ambiguous place";
    assert!(shown.out.contains(told), "{}", shown.out);
    let fixed = cited.run("check --fix");
    assert!(
        fixed.out.contains("at: \"p. 1, sheet 4 ¶1\""),
        "{}",
        fixed.out
    );
    let shown = cited.run("show paper");
    let told = "sheets 1-3 are printed i-iii; sheets 4-6 are printed 1-3";
    assert!(shown.out.contains(told), "{}", shown.out);
    let added = World::empty().with(file).run("source add other.pdf");
    assert!(added.out.contains(told), "{}", added.out);
}

#[test]
fn pages_that_cannot_be_read_are_named() {
    let file = include_bytes!("pdf/page-labels.pdf");
    // The second page is not in the file any more.
    let kids = b"5 0 R 6 0 R";
    let at = file
        .windows(kids.len())
        .position(|part| part == kids)
        .unwrap();
    let mut damaged = file.to_vec();
    damaged[at] = b'0';
    let cited = world("paper.pdf", &damaged, &[("p. 3", "which is the third")]);
    assert_eq!(verdicts(&cited), ["verbatim"]);
    let shown = cited.run("show paper");
    let added = World::empty().with(&damaged).run("source add other.pdf");
    for said in [shown, added] {
        assert!(said.out.contains("sheet 2 could not be read"), "{said:#?}");
    }
}
