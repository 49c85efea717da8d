//! What a page shows of what it writes.

use super::build::{Sheet, pdf, stream};
use crate::extract::pdf::read;

/// What is said of the words on a page, each time they stand there; `objects` are further ones, from number 10 on.
fn looks(sheet: &Sheet, objects: &[String]) -> Vec<Option<String>> {
    let read = read(&pdf(std::slice::from_ref(sheet), objects)).unwrap();
    let blocks = read
        .blocks
        .iter()
        .filter(|block| block.text.contains("pumps"));
    let whose = blocks.map(|block| block.spans.first().map(|(_, whose)| whose.to_string()));
    whose.collect()
}

fn page(operators: &str, keys: &str) -> Sheet {
    let text = "BT /F1 10 Tf 100 400 Td (The pumps were broken) Tj ET";
    Sheet {
        keys: keys.to_owned(),
        ..Sheet::default()
            .text(50.0, 700.0, 10.0, "What stands here is seen.")
            .with(&operators.replace("TEXT", text))
    }
}

fn hidden() -> Vec<Option<String>> {
    vec![Some("in hidden text".to_owned())]
}

#[test]
fn a_page_may_be_turned_and_cut() {
    let below = "TEXT 0 g 90 395 200 20 re f";
    for keys in [
        "/Rotate 90",
        "/Rotate 180",
        "/Rotate 270",
        "/CropBox [20 20 580 780]",
    ] {
        assert_eq!(looks(&page(below, keys), &[]), hidden(), "{keys}");
        assert_eq!(looks(&page("TEXT", keys), &[]), [None], "{keys}");
    }
    assert_eq!(
        looks(&page("TEXT", "/CropBox [0 500 600 800]"), &[]),
        hidden()
    );
}

#[test]
fn letters_are_tiny_by_how_large_they_are_on_paper() {
    let small = "BT /F1 0.5 Tf 100 400 Td (The pumps were broken) Tj ET";
    assert_eq!(looks(&page(small, ""), &[]), hidden());
    assert_eq!(looks(&page(small, "/UserUnit 10"), &[]), [None]);
    let scaled = "q 0.04 0 0 0.04 90 390 cm TEXT Q";
    assert_eq!(looks(&page(scaled, ""), &[]), hidden());
}

#[test]
fn a_drawing_is_clipped_by_its_bounds_and_lies_where_it_is_drawn() {
    let form = |bounds: &str| {
        let text = "BT /F1 10 Tf 0 0 Td (The pumps were broken) Tj ET";
        stream(
            &format!("/Type /XObject /Subtype /Form /BBox {bounds} /Matrix [1 0 0 1 100 400]"),
            text,
        )
    };
    let objects = |bounds: &str| vec![form(bounds)];
    let keys = "/Resources << /Font << /F1 3 0 R >> /XObject << /D 10 0 R >> >>";
    let draw = |operators: &str, bounds: &str| {
        // The later of two equal keys is not the one that counts, so the page gets its own.
        let sheet = page(operators, "");
        let file = pdf(&[sheet], &objects(bounds));
        let file = String::from_utf8(file).unwrap();
        let own = format!("/Resources {}", super::build::FONTS);
        let read = read(file.replace(&own, keys).as_bytes()).unwrap();
        let block = read
            .blocks
            .iter()
            .find(|block| block.text.contains("pumps"));
        block.map(|block| block.spans.first().map(|(_, whose)| whose.to_string()))
    };
    assert_eq!(draw("/D Do", "[0 -5 300 20]"), Some(None));
    assert_eq!(
        draw("/D Do 0 g 90 395 200 20 re f", "[0 -5 300 20]"),
        Some(hidden()[0].clone())
    );
    assert_eq!(draw("/D Do", "[0 50 300 70]"), Some(hidden()[0].clone()));
}

#[test]
fn where_too_much_is_painted_nothing_is_said() {
    let many = |count: usize| {
        format!(
            "TEXT 0 g 90 395 200 20 re f {}",
            "10 10 5 5 re f ".repeat(count)
        )
    };
    assert_eq!(looks(&page(&many(19_000), ""), &[]), hidden());
    assert_eq!(looks(&page(&many(20_001), ""), &[]), [None]);
}

#[test]
fn what_is_painted_over_and_again_is_there_once() {
    let again = "TEXT 1 g 90 395 200 20 re f 0 g TEXT";
    assert_eq!(looks(&page(again, ""), &[]), [None]);
}
