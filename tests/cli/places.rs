//! Places as those who cite them write them: by printed numbers of paragraphs, lines of transcripts, stamps and times.
//! The files are invented throughout.

use super::harness::World;

/// What `show` says of each quote, and of its place.
fn verdicts(world: &World) -> Vec<String> {
    let shown = world.run("show cited --format json").code(0).json();
    let citations = shown["citations"].as_array().unwrap();
    let said = citations.iter().map(|citation| {
        let word = |key: &str| citation[key].as_str().unwrap_or("").to_owned();
        format!("{} {}", word("verdict"), word("place"))
            .trim()
            .to_owned()
    });
    said.collect()
}

#[test]
fn a_pleading_is_cited_by_the_numbers_that_word_sets() {
    let file = include_bytes!("../words/numbered.docx");
    let quote = "It left the pier with 270 persons on board.";
    let cited = World::citing(
        "paper.docx",
        file,
        "",
        &[
            ("No. 42", quote),
            ("No. 41", quote),
            ("¶42", quote),
            ("No. 99", quote),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        [
            "verbatim",
            "moved",
            "moved no-such-place",
            "moved no-such-place"
        ]
    );
    let printed = World::citing(
        "paper.docx",
        file,
        ", paragraphs: printed",
        &[("¶42", quote), ("No. 42", quote), ("¶43", quote)],
    );
    assert_eq!(verdicts(&printed), ["verbatim", "verbatim", "moved"]);
    let checked = printed.run("check");
    let told = "the quoted words are not at ¶43, but at ¶42";
    assert!(checked.out.contains(told), "{}", checked.out);
    let fixed = printed.run("check --fix");
    assert!(fixed.out.contains("¶42"), "{}", fixed.out);
    let shown = printed.run("show paper");
    assert!(
        shown.out.contains("by their printed numbers"),
        "{}",
        shown.out
    );
}

#[test]
fn an_opinion_is_cited_by_the_numbers_in_its_margin() {
    let file = include_bytes!("pdf/margin-paragraph-numbers.pdf");
    let quote = "We hold that the office erred in its reading of the rule on night pilotage.";
    let found: Vec<(String, String)> = ["No. 20", "No. 21", "No. 22", "No. 23"]
        .into_iter()
        .zip(verdicts(&World::citing(
            "paper.pdf",
            file,
            "",
            &["No. 20", "No. 21", "No. 22", "No. 23"].map(|at| (at, quote)),
        )))
        .map(|(at, found)| (at.to_owned(), found))
        .collect();
    let there: Vec<&str> = found
        .iter()
        .filter(|(_, found)| found == "verbatim")
        .map(|(at, _)| &**at)
        .collect();
    assert_eq!(there.len(), 1, "{found:?}");
}

#[test]
fn numbers_that_begin_anew_are_told_to() {
    let text = b"1. The ferry left.\n2. It had no lights.\n3. Nobody called.\nSECOND COUNT\n1. The office knew.\n2. It slept.\n";
    let cited = World::citing(
        "paper.txt",
        text,
        ", paragraphs: printed",
        &[
            ("¶2", "It slept."),
            ("¶3", "Nobody called."),
            ("¶1", "The tug left."),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        [
            "verbatim ambiguous-place",
            "verbatim",
            "missing ambiguous-place"
        ]
    );
    let checked = cited.run("check");
    let told = "¶2 in `paper` may be `l. 2` or `l. 6`";
    assert!(checked.out.contains(told), "{}", checked.out);
}

/// Two pages of a transcript, each line with its number.
const TRANSCRIPT: &str = "IN THE HARBOUR COURT

                              36
   1   CLARA EXAMPLE, having been sworn, testified:
   2   EXAMINATION BY COUNSEL
   3   Q.   Where were you on the night of the fourth?
   4   A.   I was on the pier, beside the office, and
   5   I watched the ferry until it had left.
   6   Q.   Did it show any lights?
   7   A.   No lights at all.

                              37
   1   Q.   How many persons were on board?
   2   A.   The log says 270.
   3   Q.   Who kept the log?
   4   A.   The clerk did. He told me there were
   5   no lights at all.
";

#[test]
fn a_transcript_is_cited_by_its_pages_and_lines() {
    let cited = World::citing(
        "paper.txt",
        TRANSCRIPT.as_bytes(),
        "",
        &[
            ("36:7", "No lights at all."),
            ("36:6", "No lights at all."),
            ("36:4-5", "beside the office, and I watched the ferry"),
            ("page 37, line 2", "The log says 270."),
            ("p. 37", "The log says 270."),
            ("36:2", "The log says 270."),
            ("36:6-37:1", "How many persons were on board?"),
            ("36:7-37:1", "No lights at all. Q. How many persons"),
            ("36:9", "The log says 270."),
            ("38:1", "The log says 270."),
            ("37:2", "The log says 271."),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        [
            "verbatim",
            "moved",
            "verbatim",
            "verbatim",
            "verbatim",
            "moved",
            "verbatim",
            "normalised",
            "moved no-such-place",
            "moved no-such-place",
            "missing",
        ]
    );
}

/// A PDF of pages with these lines, the second below the first.
fn pdf(pages: &[[&str; 2]]) -> Vec<u8> {
    let count = pages.len();
    let kids: String = (0..count)
        .map(|at| format!("{} 0 R ", 4 + at * 2))
        .collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[{kids}]/Count {count}>>\nendobj\n\
         3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
    );
    for (at, [head, foot]) in pages.iter().enumerate() {
        let (page, content) = (4 + at * 2, 5 + at * 2);
        let text =
            format!("BT /F 12 Tf 72 700 Td ({head}) Tj ET BT /F 9 Tf 450 40 Td ({foot}) Tj ET");
        file += &format!(
            "{page} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {content} 0 R\
             /Resources<</Font<</F 3 0 R>>>>>>\nendobj\n\
             {content} 0 obj\n<</Length {}>>\nstream\n{text}\nendstream\nendobj\n",
            text.len() + 1
        );
    }
    (file + "trailer\n<</Root 1 0 R>>\n").into_bytes()
}

#[test]
fn what_was_produced_is_cited_by_its_stamps() {
    let file = pdf(&[
        ["The clerk wrote the log, see HBR-000125.", "HBR-000123"],
        ["She called the office at nine.", "CONFIDENTIAL HBR-000124"],
    ]);
    let called = "She called the office at nine.";
    let cited = World::citing(
        "paper.pdf",
        &file,
        "",
        &[
            ("Bates HBR-000124", called),
            ("Bates HBR 000124 ¶1", called),
            ("Bates HBR-000123", called),
            ("Bates HBR-000125", called),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        ["verbatim", "verbatim", "moved", "moved no-such-place"]
    );
    let checked = cited.run("check");
    let told = "there is no Bates HBR-000125 in `paper`";
    assert!(checked.out.contains(told), "{}", checked.out);
}

#[test]
fn a_recording_is_cited_by_its_times() {
    let text = "[00:00:10] VALE: Who is there?\n[00:14:05] EXAMPLE: The ferry has left.\nIt had no lights.\n\
                [00:14:30] VALE: When?\n";
    let cited = World::citing(
        "paper.txt",
        text.as_bytes(),
        "",
        &[
            ("00:14:05", "The ferry has left."),
            ("00:14:20", "It had no lights."),
            ("00:14:40", "It had no lights."),
            ("00:00:05", "Who is there?"),
        ],
    );
    assert_eq!(
        verdicts(&cited),
        ["verbatim", "verbatim", "moved", "moved no-such-place"]
    );
    let plain = World::citing(
        "paper.txt",
        b"It had no lights.",
        "",
        &[("00:14:05", "no lights")],
    );
    let checked = plain.run("check");
    let told = "there is no 00:14:05 in `paper`, which has no time codes";
    assert!(checked.out.contains(told), "{}", checked.out);
}
