//! Notes at the foot of pages, to which marks send, and running heads of left and right pages: a sentence over the end
//! of such a page is found, and nothing that a page says is passed over.

use super::{
    found,
    plants::is_plain,
    plants::pdf::made::{Sheet, pdf},
    seams::{Row, hold, hold_in},
};

const QUOTE: &str = "The other kept watch over the gate until the lamp went out";

/// A page on which a sentence breaks off, with a raised mark in it or without, and one on which it goes on. At the foot of
/// the first stand lines of that size, with so much more room before some of them.
fn two_pages(mark: &str, foot: &[(&str, f64)], size: f64, next: &[(&str, f64)]) -> Vec<u8> {
    let below = |sheet: Sheet, lines: &[(&str, f64)]| {
        let mut y = 120.0;
        lines.iter().fold(sheet, |sheet, (line, room)| {
            y -= size * 1.2 + room;
            sheet.text(50.0, y, size, line)
        })
    };
    let first = Sheet::default()
        .lines(
            50.0,
            700.0,
            &[
                "She had seen two men on the quay that night, and a boat that lay behind the mole, of which",
                "nobody has spoken since, though the master of the port was asked about it more than once",
            ],
        )
        .with(&format!(
            "BT /F1 10 Tf 50 676 Td (by the court in May.) Tj {mark} /F1 10 Tf ( One of them carried a box, as the clerk of the office wrote down on that) Tj ET"
        ))
        .lines(50.0, 664.0, &["day. The other kept watch over the gate until"]);
    let second = Sheet::default().lines(
        50.0,
        700.0,
        &[
            "the lamp went out, when both of them left by the road that leads to the town and the mill,",
            "and were not seen again by anybody who was heard, nor by those who wrote to the court in",
            "the summer of that year about it, and who were all of another mind than she was of it.",
        ],
    );
    pdf(&[below(first, foot), below(second, next)])
}

const RAISED: &str = "/F1 6 Tf 4 Ts (1) Tj 0 Ts";

#[test]
fn sentences_over_notes_in_smaller_letters_are_found() {
    let apart = RAISED.replace("(1)", "(  1)");
    let two: &[(&str, f64)] = &[
        (
            "1 See Exhibit 3, at 101, and what the clerk of the office said of it in the",
            0.0,
        ),
        (
            "spring before the hearing, when nobody had asked him yet.",
            0.0,
        ),
        ("That was told to the court in June.", 12.0),
    ];
    let broken: &[(&str, f64)] = &[
        (
            "1 See Exhibit 3, at 101, and what the clerk of the office said of it in the",
            0.0,
        ),
        (
            "spring before the hearing, when it was not known to the",
            0.0,
        ),
    ];
    let rest: &[(&str, f64)] = &[("Court that there were two of them.", 0.0)];
    let rows: [Row<'_>; 4] = [
        ("a.pdf", two_pages(RAISED, two, 8.0, &[]), QUOTE, "verbatim"),
        ("a.pdf", two_pages(&apart, two, 8.0, &[]), QUOTE, "verbatim"),
        (
            "a.pdf",
            two_pages(RAISED, broken, 8.0, rest),
            QUOTE,
            "verbatim",
        ),
        (
            "a.pdf",
            two_pages(RAISED, two, 8.0, &[]),
            "That was told to the court in June",
            "verbatim",
        ),
    ];
    hold(&rows);
}

#[test]
fn what_is_said_at_the_foot_of_a_page_is_no_note() {
    let note = (
        "1 The boat that lay behind the mole was not his, and nobody said so.",
        0.0,
    );
    let more = ("The other one was never heard of it.", 12.0);
    let rows: [Row<'_>; 3] = [
        // No mark sends to it; in the letters of the page, not all of it is of notes; no number.
        (
            "a.pdf",
            two_pages("", &[note, more], 8.0, &[]),
            QUOTE,
            "missing",
        ),
        (
            "a.pdf",
            two_pages(RAISED, &[note, more], 10.0, &[]),
            QUOTE,
            "missing",
        ),
        (
            "a.pdf",
            two_pages(RAISED, &[more], 8.0, &[]),
            QUOTE,
            "missing",
        ),
    ];
    hold(&rows);
}

/// A text of two pages, between which such a foot stands.
fn text(foot: &str) -> String {
    format!(
        "She had seen two men on the quay.1 One of them carried a box, as the\nclerk wrote down on that \
         day. The other kept watch over the gate until\n{foot}\n\u{c}the lamp went out, when both of them left \
         by the road that leads to\nthe town and the mill.\n"
    )
}

#[test]
fn sentences_over_notes_are_found_in_plain_text() {
    let surely = "verbatim";
    for (foot, says) in [
        (
            "____________\n1 See Exhibit 3, at 101, and what was\nsaid of it in the spring.",
            surely,
        ),
        (
            "   ——————\n   1\n     See Exhibit 3, at 101.\n\nNobody was asked.",
            surely,
        ),
        ("---\n[1] See Exhibit 3.\n\n2 See Exhibit 4.", surely),
        ("1. See Exhibit 3.", surely),
        ("\n1 See Exhibit 3.", surely),
        (
            "\n   1 See Exhibit 3, at 101, and what was\nsaid of it in the spring.",
            "normalised",
        ),
    ] {
        hold_in("a.txt", &text(foot), &[(QUOTE, says)]);
    }
    for foot in [
        // No such mark; a line of the sentence; a list; more than notes.
        "____________\n2 See Exhibit 3.",
        "1 of the men came back and said that",
        "1,000 people had seen it and",
        "these came by it:\n1. See Exhibit 3.",
        "\n1. See Exhibit 3.\n\nHe was not asked.",
        "____________\nThe clerk of the court",
    ] {
        let said = found(&[("a.txt", text(foot).as_bytes(), QUOTE)]);
        assert!(!is_plain(&said[0].verdict), "{foot}: {said:?}");
    }
}

/// Three pages with the heads of an opinion of a court: the number and the title on left ones, how to cite it on right ones.
fn opinion(inner: &str, count: usize) -> Vec<u8> {
    const BODY: [&[&str]; 3] = [
        &[
            "The petitioner was told of the log after the flood had gone down from the eastern field and",
            "the wells had been seen to, as the second of the witnesses said. The County may not",
        ],
        &[
            "contest that a taking occurred, nor may the board that wrote to it in the spring of that year,",
            "as is shown by the letter of the marshal to those who had land there. What is owed to",
        ],
        &[
            "the petitioner is for the jury alone, which has all of the record before it and needs no more,",
            "and the judgment of the court below is reversed.",
        ],
    ];
    let page = |(at, body): (usize, &&[&str])| {
        let number = at + 1;
        let head = match number % 2 {
            1 => format!("Cite as: 712 F.4th 100 (2025)  {number}"),
            _ => format!("{number}  BRANDT v. COUNTY OF ORSOVA"),
        };
        Sheet::default()
            .text(120.0, 740.0, 10.0, &head)
            .text(120.0, 728.0, 10.0, inner)
            .lines(50.0, 714.0, body)
    };
    let pages: Vec<Sheet> = BODY.iter().take(count).enumerate().map(page).collect();
    pdf(&pages)
}

#[test]
fn heads_of_left_and_right_pages_are_passed_over() {
    let first = "The County may not contest that a taking occurred";
    let second = "What is owed to the petitioner is for the jury alone";
    let inner = "Opinion of the Court";
    hold(&[
        ("a.pdf", opinion(inner, 3), first, "normalised"),
        ("a.pdf", opinion(inner, 3), second, "normalised"),
        ("a.pdf", opinion(inner, 2), first, "normalised"),
    ]);
}

#[test]
fn marks_of_notes_may_stand_at_a_line_s_end_or_behind_white_space() {
    let text = "The rule requires payment within eighteen months.1\nWe hold that it does,12\n\nas it did in 3.5\n\
                million cases. It was told to 41.8\nHe came.\n";
    let rows = [
        ("eighteen months.1 We hold that", "normalised"),
        ("eighteen months. We hold that", "normalised"),
        ("eighteen months.2 We hold that", "missing"),
        ("it does, as it did", "normalised"),
        ("as it did in 3. million cases", "missing"),
        ("told to 41. He came", "missing"),
    ];
    hold_in("a.txt", text, &rows);
    let html = "<article><p>Earlier work by Holm <sup>12</sup> found that the dam held. The result of Velde<sup>3,4</sup> \
                was doubted. The world, <sup>17</sup> that he gave. An area of 10 m <sup>2</sup> was wet. He paid \
                5 <sup>2</sup> men.</p></article>";
    let rows = [
        ("by Holm found that the dam", "normalised"),
        ("by Holm 12 found that the dam", "normalised"),
        ("by Holm 13 found that the dam", "missing"),
        ("result of Velde was doubted", "normalised"),
        ("result of Velde3,4 was doubted", "normalised"),
        ("result of Velde3,5 was doubted", "missing"),
        ("The world, that he gave", "normalised"),
        ("area of 10 m was wet", "missing"),
        ("He paid 5 men", "missing"),
    ];
    hold_in("a.html", html, &rows);
}
