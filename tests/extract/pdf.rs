use casefile::extract::{Extracted, Unreadable, pdf};

use crate::shared;

/// What is read from a document of the shared folder; none where that is not at hand.
fn read(name: &str) -> Option<Result<Extracted, Unreadable>> {
    let bytes = std::fs::read(shared("pdf")?.join(name)).unwrap();
    // Where a line was broken at a hyphen is a matter of its own.
    Some(pdf::read(&bytes).map(|mut read| {
        for block in &mut read.blocks {
            block.text = block.text.replace('\u{AD}', "");
        }
        read
    }))
}

fn texts(read: &Extracted) -> Vec<&str> {
    read.blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect()
}

/// The number of the first block that has these words, in one run.
fn place(read: &Extracted, words: &str) -> usize {
    let found = texts(read).iter().position(|text| text.contains(words));
    found.unwrap_or_else(|| panic!("{words:?} stands in no block: {:#?}", texts(read)))
}

/// Asserts that these words stand in blocks that follow one another in this order.
fn assert_order(read: &Extracted, words: &[&str]) {
    let places: Vec<usize> = words.iter().map(|words| place(read, words)).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{words:?}: {places:?}");
}

#[test]
fn what_only_the_owner_locked_is_read_and_what_the_reader_must_unlock_is_told() {
    for locked in [
        &include_bytes!("owner-rc4.pdf")[..],
        include_bytes!("owner-aes128.pdf"),
        include_bytes!("owner-aes256.pdf"),
    ] {
        let read = pdf::read(locked).unwrap();
        assert_eq!(texts(&read), ["Only the owner may print this."]);
        assert_eq!(read.about.title.as_deref(), Some("A locked title"));
    }
    let locked = include_bytes!("user-aes256.pdf");
    assert_eq!(pdf::read(locked), Err(Unreadable::NeedsPassword));
    if let Some(read) = read("password.pdf") {
        assert_eq!(read, Err(Unreadable::NeedsPassword));
    }
}

#[test]
fn pages_are_counted_and_named() {
    let Some(read) = read("four-pages.pdf") else {
        return;
    };
    let read = read.unwrap();
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
fn columns_are_read_one_after_the_other() {
    let Some(read) = read("multicolumn.pdf") else {
        return;
    };
    let read = read.unwrap();
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
fn line_numbers_of_a_pleading_stand_apart() {
    let Some(read) = read("no_bad_redactions.7.1.pdf") else {
        return;
    };
    let read = read.unwrap();
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
fn what_lies_below_a_bar_is_read() {
    let Some(read) = read("rectangles_yes.pdf") else {
        return;
    };
    let read = read.unwrap();
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
fn two_texts_upon_one_another_are_both_read() {
    let Some(read) = read("hidden_text_on_visible_text.pdf") else {
        return;
    };
    let read = read.unwrap();
    assert_order(
        &read,
        &[
            "Richard Liebowitz",
            "11 Sunrise Plaza, Suite 305",
            "TROOPPER, LLC",
            "TROOPER, LLC",
            "COMPLAINT",
            "by and through his undersigned counsel",
            "NATURE OF THE ACTION",
            "Page 1 of 5",
        ],
    );
}

#[test]
fn a_footer_does_not_run_into_the_text() {
    let Some(read) = read("whitespace_redactions_2.pdf") else {
        return;
    };
    let read = read.unwrap();
    let last = place(&read, "any kind of prospective COI rate change. He");
    assert!(texts(&read)[last].ends_with("COI rate change. He"));
    assert_eq!(texts(&read)[last + 1], "21");
    assert!(texts(&read)[last + 2].starts_with("PLAINTIFF’S OPPOSITION"));
}

#[test]
fn lines_broken_at_a_hyphen_between_numbers_keep_it() {
    let Some(read) = read("multi_line_redaction_ok.pdf") else {
        return;
    };
    place(&read.unwrap(), "Ex. B, at 36:9-14; 63:2-6.");
}

#[test]
fn arabic_is_in_the_order_of_reading() {
    let Some(read) = read("arabic.pdf") else {
        return;
    };
    assert_eq!(texts(&read.unwrap()), ["حَبيبي habibi حَبيبي"]);
}
