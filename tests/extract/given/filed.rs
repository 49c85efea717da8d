//! PDFs as courts file them and as programs write them.

use casefile::extract::{Block, Extracted, Unreadable, Whose, pdf};

use super::given;
use crate::pdf::{assert_order, place, texts, unbroken};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(given("pdf").join(name)).unwrap()
}

fn read(name: &str) -> Extracted {
    unbroken(pdf::read(&bytes(name)).unwrap())
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn what_the_reader_must_unlock_is_told() {
    assert_eq!(
        pdf::read(&bytes("password.pdf")),
        Err(Unreadable::NeedsPassword)
    );
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn pages_are_counted_and_named() {
    let read = read("four-pages.pdf");
    assert_eq!(read.pages, Some(4));
    let pages: Vec<u32> = read.blocks.iter().filter_map(|block| block.page).collect();
    assert!(pages.is_sorted(), "{pages:?}");
    // A paragraph and the number of the page on each.
    assert_eq!(pages, [1, 1, 2, 2, 3, 3, 4, 4]);
    assert!(read.blocks[0].text.starts_with("Hello, here is some text"));
    assert_eq!(
        read.about.date.as_deref(),
        Some("2022-04-03T19:59:45+02:00")
    );
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn columns_are_read_one_after_the_other() {
    let read = read("multicolumn.pdf");
    assert_eq!(read.pages, Some(3));
    assert_order(
        &read,
        &[
            "Two-Column Document with Lorem Ipsum",
            "January 3, 2024",
            "Abstract",
            "This is a sample document",
            // Broken over lines, and over the two columns.
            "Lorem ipsum dolor sit amet, consectetuer adipiscing elit.",
            "Nam dui ligula",
            "Donec nonummy pellentesque ante. Phasellus",
            "Quisque ullamcorper placerat ipsum.",
            "Fusce mauris.",
            "Suspendisse vel felis.",
            "Table 1: EU Countries Information",
            "Country Population (millions) Area (km²) Capital",
            "Belgium 11.5 30,689 Brussels",
            "Finland 5.5 338,424 Helsinki",
        ],
    );
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn line_numbers_of_a_pleading_stand_apart() {
    let read = read("no_bad_redactions.7.1.pdf");
    assert_order(
        &read,
        &[
            "UNITED STATES DISTRICT COURT",
            "DENNIS B. REGALADO, Case No.",
            "on the Petition of DENNIS B. REGALADO, for",
            "IT IS ORDERED AND ADJUDGED",
            "DATED: June 7, 2019",
            "UNITED STATES DISTRICT JUDGE",
            "1 2 3 4 5 6 7 8",
        ],
    );
    assert_eq!(
        read.about.title.as_deref(),
        Some("Microsoft Word - 1. Regalado CV18-10166 R&R Judgment .docx")
    );
    assert_eq!(read.about.authors, ["IleneBernal"]);
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn what_lies_below_a_bar_is_read() {
    let read = read("rectangles_yes.pdf");
    assert_order(
        &read,
        &[
            "Document 1 Filed 04/16/21",
            "Her Medical and Health History.",
            "She answered “No”. (Ex. 1 at",
            "She answered “Yes”, but did not disclose",
            "22. On or about June 6, 2019",
            "[7]",
        ],
    );
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn two_texts_upon_one_another_are_both_read() {
    let read = read("hidden_text_on_visible_text.pdf");
    assert_order(
        &read,
        &[
            "Richard Liebowitz",
            "11 Sunrise Plaza, Suite 305",
            "TROOPPER, LLC",
            "COMPLAINT",
            "by and through his undersigned counsel",
            "NATURE OF THE ACTION",
            "Page 1 of 5",
            "TROOPER,",
        ],
    );
    // What somebody wrote upon the page covers it, and stands behind the page as theirs.
    let is_hidden = |block: &&Block| block.spans.iter().any(|(_, whose)| *whose == Whose::Hidden);
    let hidden: Vec<&str> = read
        .blocks
        .iter()
        .filter(is_hidden)
        .map(|block| &*block.text)
        .collect();
    assert_eq!(hidden, ["TROOPPER, LLC"]);
    let is_comment = |(_, whose): &(_, Whose)| matches!(whose, Whose::Comment(_));
    let last = read.blocks.last().unwrap();
    assert!(last.text == "LLC" && last.spans.iter().any(is_comment));
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn a_footer_does_not_run_into_the_text() {
    let read = read("whitespace_redactions_2.pdf");
    let last = place(&read, "any kind of prospective COI rate change. He");
    assert!(texts(&read)[last].ends_with("COI rate change. He"));
    assert_eq!(texts(&read)[last + 1], "21");
    assert!(texts(&read)[last + 2].starts_with("PLAINTIFF’S OPPOSITION"));
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn lines_broken_at_a_hyphen_between_numbers_keep_it() {
    let read = read("multi_line_redaction_ok.pdf");
    place(&read, "Ex. B, at 36:9-14; 63:2-6.");
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn arabic_is_in_the_order_of_reading() {
    let read = read("arabic.pdf");
    assert_eq!(texts(&read), ["حَبيبي habibi حَبيبي"]);
}
