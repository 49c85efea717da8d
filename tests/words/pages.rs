//! Plain texts with pages, as courts and converters of PDFs write them: a sentence over the end of a page is found, and
//! nothing that a page says is passed over.

use std::fmt::Write;

use super::{
    found,
    seams::{hold, hold_in},
};

const PAGES: [[&str; 5]; 4] = [
    [
        "The claimant told the court that he had never seen",
        "the contract before 14 May 2019, and that somebody",
        "in the office at Bergen had put his name to it with",
        "a pen that was not his own. Counsel for the port is",
        "of another opinion. The defence called no",
    ],
    [
        "handwriting expert, although it had named one in",
        "March of the same year, and the clerk was told of it",
        "by letter. The sum of 38,000 euros was paid out to a",
        "company of which no other trace is left, and nobody",
        "but the harbour master",
    ],
    [
        "can have ordered it. The witness had a different",
        "memory of that day: she had seen two men at the gate",
        "and a third in the yard, of whom one wore a cap and",
        "the others did not. Each of them carried a box that",
        "looked heavy, of which she saw",
    ],
    [
        "three on the quay. The court finds for the claimant,",
        "who is to have his costs, and dismisses what else it",
        "was asked to find by the port and those who insured",
        "its warehouse, its cranes and the goods on the quay,",
        "each of which is to bear its own.",
    ],
];

/// The pages with a head and a foot on each, in which `#` is its number, so many empty lines beside them, and between
/// them a form feed or not.
fn text(head: &str, foot: &str, blank: usize, end: &str) -> Vec<u8> {
    let mut all = String::new();
    for (number, page) in PAGES.iter().enumerate() {
        let with = |line: &str| line.replace('#', &(number + 1).to_string());
        all += if number > 0 { end } else { "" };
        if !head.is_empty() {
            write!(all, "{}\n{}", with(head), "\n".repeat(blank)).unwrap();
        }
        // Ten lines at least are a page.
        for line in page {
            let words: Vec<&str> = line.split(' ').collect();
            for half in words.chunks(5) {
                writeln!(all, "{}", half.join(" ")).unwrap();
            }
        }
        if !foot.is_empty() {
            writeln!(all, "{}{}", "\n".repeat(blank), with(foot)).unwrap();
        }
    }
    all.into_bytes()
}

const SENTENCES: [&str; 3] = [
    "The defence called no handwriting expert, although it had named one",
    "nobody but the harbour master can have ordered it",
    "Each of them carried a box that looked heavy, of which she saw three on the quay",
];

/// What is not said: over what no page's end parts, or with a word more or less.
const OTHERS: [&str; 6] = [
    "The defence called handwriting expert, although it had named one",
    "The defence called no expert, although it had named one",
    "nobody but the master can have ordered it",
    "nobody the harbour master can have ordered it",
    "of which she saw two on the quay",
    "in the office at Bergen had a pen that was not his own",
];

#[test]
fn sentences_over_the_ends_of_pages_are_found_in_plain_text() {
    let wide = "Castellan v Harbour Authority                    [2025] NMHC 114";
    let shapes = [
        ("", "", 0, "\u{c}"),
        (wide, "", 1, "\u{c}"),
        (wide, "", 1, ""),
        ("NORTHMOOR HIGH COURT REPORTS", "", 0, "\u{c}"),
        ("NORTHMOOR HIGH COURT REPORTS", "", 1, ""),
        ("", "               Page # of 4", 1, ""),
        ("", "Page # of 4", 0, "\u{c}"),
        ("", "- # -", 0, ""),
        ("", "               #", 1, "\u{c}"),
        ("", "               #", 1, ""),
        (
            "Castellan v Harbour Authority",
            "     Page # of 4",
            1,
            "\u{c}",
        ),
        ("Castellan v Harbour Authority", "     Page # of 4", 1, ""),
        (
            "Case 1:24-cv-01187-PX   Document 31   Filed 04/09/25   Page # of 12",
            "",
            1,
            "\u{c}",
        ),
        (
            "Case 1:24-cv-01187-PX   Document 31   Filed 04/09/25   Page # of 12",
            "",
            1,
            "",
        ),
        (
            "Castellan v Harbour Authority                    #",
            "",
            2,
            "",
        ),
    ];
    for (head, foot, blank, end) in shapes {
        let text = text(head, foot, blank, end);
        // A head that tells of pages by its distance alone may be none.
        let only_likely = foot.is_empty() && !head.contains('#') && end.is_empty();
        let says = if only_likely {
            "normalised"
        } else {
            "verbatim"
        };
        let rows = SENTENCES.map(|quote| ("a.txt", text.clone(), quote, says));
        hold(&rows);
        let others = OTHERS.map(|quote| ("a.txt", &*text, quote));
        for (found, (_, text, quote)) in found(&others).iter().zip(others) {
            let is_found = !matches!(&*found.verdict, "missing" | "altered");
            assert!(!is_found, "{quote} in {}", String::from_utf8_lossy(text));
        }
    }
}

#[test]
fn what_is_said_at_the_edge_of_a_page_is_no_head() {
    let text = |line: &str| text("", line, 0, "\u{c}");
    let sentence = "The defence called no handwriting expert";
    let whole = "The defence called no It paid 1 men. handwriting expert";
    hold(&[
        // What negates in the middle of a sentence is part of it, wherever it recurs.
        ("a.txt", text("he did not pay #"), sentence, "missing"),
        ("a.txt", text("It paid # men."), whole, "verbatim"),
    ]);
}

/// The number of a page is one at each edge, and counts with those of other pages.
#[test]
fn a_number_that_is_said_at_the_edge_of_a_page_is_no_pages() {
    let said = "of all those days";
    let with = |line: &str, foot: &str| {
        let pages = String::from_utf8(text("", foot, 1, "\u{c}")).unwrap();
        let (before, behind) = pages.split_once("called no\n").unwrap();
        let (end, next) = behind.split_once('\u{c}').unwrap();
        format!("{before}called in\n{line}\n{end}\u{c}{said} {next}").into_bytes()
    };
    for line in ["104", "iv", "- 7 -", "[4]", "Page 3 of 9", "4"] {
        for foot in ["", "- # -", "Page # of 4"] {
            let text = with(line, foot);
            let quote = "The defence called in of all those days";
            let found = found(&[("a.txt", &text, quote)]);
            let is_found = !matches!(&*found[0].verdict, "missing" | "altered");
            assert!(!is_found, "{line} {foot}");
        }
    }
}

#[test]
fn numbers_of_printed_pages_within_a_text_are_passed_over() {
    let more = "It is so ordered. ".repeat(20);
    let html = format!(
        "<article><p>The court held that the statute does *1235 not reach conduct of this kind, and that \
                it paid *5 men. {more}</p><p>The panel found that 400 dollars [*36] were never paid by <span>*1236</span> \
                the county at all.</p><p>A letter[Pg 7] was sent. {more} He waited [Pg 8] for the answer.</p></article>"
    );
    let rows = [
        ("the statute does not reach conduct", "normalised"),
        ("the statute does *1235 not reach conduct", "verbatim"),
        ("the statute does reach conduct", "missing"),
        ("it paid men", "missing"),
        ("never paid by the county", "normalised"),
        ("A letter was sent", "normalised"),
        ("He waited for the answer", "normalised"),
        ("400 dollars were never paid", "missing"),
    ];
    hold_in("a.html", &html, &rows);
}

#[test]
fn numbers_that_a_book_says_are_of_pages_and_notes_are_no_figures() {
    let html = "<p>The boy had seen <span epub:type='pagebreak' id='p7'>7</span>3 goats and the mayor \
                believed<a epub:type='noteref' href='#n'>12</a> him.</p><p>He had 17<span role='doc-pagebreak'>8</span> \
                dollars in the bank, of which <span class='pagenum'>9</span>he <i>spent<a role='doc-noteref'><sup>3</sup></a></i> \
                nothing.</p>";
    let rows = [
        ("The boy had seen 3 goats", "normalised"),
        ("had seen 73 goats", "missing"),
        ("the mayor believed him", "normalised"),
        ("He had 17 dollars in the bank", "normalised"),
        ("He had 178 dollars", "missing"),
        ("of which he spent nothing", "normalised"),
    ];
    hold_in("a.html", html, &rows);
}
