//! Places as they are written, read and shown.

use super::*;

/// Letters that take no width of their own are letters all the same.
#[test]
fn what_a_section_is_called_may_need_cleaning() {
    let section: Locator = "§ 4\u{1161}".parse().unwrap();
    assert_eq!(section.clean().as_str(), "§ 4‹U+1161›");
    let places: Locator = "¶6-8, p. 3 ¶2".parse().unwrap();
    assert_eq!(places.clean().as_str(), "¶6-8, p. 3 ¶2");
}

#[test]
fn reads_what_the_field_writes() {
    for (written, shown) in [
        ("¶6", "¶6"),
        ("¶ 6–8", "¶6-8"),
        ("¶6-8, 11", "¶6-8, ¶11"),
        ("p. 3", "p. 3"),
        ("pp. 3-4", "pp. 3-4"),
        ("p.3 ¶2", "p. 3 ¶2"),
        ("p. ii", "p. ii"),
        ("Bates ABC-000123", "Bates ABC-000123"),
        ("bates ABC 000123 ¶2", "Bates ABC 000123 ¶2"),
        ("0:14:05", "00:14:05"),
        (
            "00:00:00–00:15:00; 100:00:00",
            "00:00:00-00:15:00, 100:00:00",
        ),
        ("No. 42", "No. 42"),
        ("Nos. 42–44, 50", "No. 42-44, No. 50"),
        ("p. A-9 ¶2, 4", "p. A-9 ¶2, p. A-9 ¶4"),
        ("pp. ii-iv", "p. ii-iv"),
        ("p. 0", "p. 0"),
        ("p. vol.3 l. 4", "p. vol.3 l. 4"),
        ("page ii, line 4", "p. ii l. 4"),
        ("p. ii; l. 4", "p. ii; l. 4"),
        ("sheet 4", "sheet 4"),
        ("sheets 4-6, 9", "sheets 4-6, sheet 9"),
        ("sheet 4 ¶2", "sheet 4 ¶2"),
        ("p. 1, sheet 4 ¶2-3", "p. 1, sheet 4 ¶2-3"),
        ("p. 1; sheet 4", "p. 1; sheet 4"),
        ("p. ii, sheet 2, l. 4", "p. ii, sheet 2 l. 4"),
        ("p. 5, p. ii, sheet 2", "p. 5, p. ii, sheet 2"),
        ("pp. 1-3, sheet 4", "pp. 1-3, sheet 4"),
        ("p. 3 ¶2-4, 6", "p. 3 ¶2-4, p. 3 ¶6"),
        ("l. 12-18", "l. 12-18"),
        ("page 36, line 10", "p. 36 l. 10"),
        ("page 36 lines 10–14", "p. 36 l. 10-14"),
        ("p. 36, ll. 10-14", "p. 36 l. 10-14"),
        ("p.36 l.10", "p. 36 l. 10"),
        ("36:10", "p. 36 l. 10"),
        ("36:10-14", "p. 36 l. 10-14"),
        ("36:10-36:14", "p. 36 l. 10-14"),
        ("36:10–37:4", "36:10-37:4"),
        (
            "36:10-14, 20; 37:2",
            "p. 36 l. 10-14, p. 36 l. 20, p. 37 l. 2",
        ),
        ("p. 36; l. 10", "p. 36; l. 10"),
        ("pp. 36-37, l. 10", "pp. 36-37, l. 10"),
        ("p. 35, p. 36, l. 10", "p. 35, p. 36 l. 10"),
        ("l. 10, p. 36", "l. 10, p. 36"),
        ("§ 4", "§ 4"),
        ("§4.2(b)", "§ 4.2(b)"),
    ] {
        let locator: Locator = written.parse().unwrap();
        assert_eq!(locator.to_string(), shown);
        assert_eq!(
            shown.parse::<Locator>().unwrap(),
            locator,
            "its own form is read back"
        );
    }
}

#[test]
fn says_what_is_wrong_and_what_to_write() {
    for (written, why) in [
        ("6", "does not say of what"),
        ("", "it is empty"),
        ("¶0", "numbers begin at 1"),
        ("¶8-6", "8 comes after 6"),
        ("¶x", "`x` is no number"),
        ("¶+6", "`+6` is no number"),
        ("chapter 3", "none of the signs"),
        ("¶6,", "it is empty"),
        ("36:14-10", "36:14 comes after 10"),
        ("37:1-36:9", "37:1 comes after 36:9"),
        ("36:", "`` is no number"),
        ("36:10:2", "`10:2` is no number"),
        ("36:0", "numbers begin at 1"),
        ("pp. 3-4 l. 2", "`3-4` is no number"),
        ("No. x", "`x` is no number"),
        ("Bates 123", "letters, then four digits"),
        ("00:15:00-00:14:00", "00:15:00 comes after 00:14:00"),
        ("00:60:00", "numbers begin at 1"),
        ("p. +6", "`+6` is no number"),
        ("p. x y", "`x y` is no number"),
        ("p. ", "`` is no number"),
        ("sheet ii", "`ii` is no number"),
        ("sheets 4-6 ¶2", "`4-6` is no number"),
        ("¶99999999999", "is no number"),
    ] {
        let error = written.parse::<Locator>().unwrap_err();
        assert!(error.contains(why), "{written}: {error}");
        assert!(error.ends_with(&examples()));
    }
}

/// What is written as an example is a place, and is shown as it is written but for its sign.
#[test]
fn every_kind_of_place_is_one() {
    for kind in &KINDS {
        let locator: Locator = kind.written.parse().unwrap();
        assert_eq!(locator.places.len(), 1, "{}", kind.written);
    }
}

#[test]
fn what_can_be_written_as_a_page() {
    for name in ["ii", "A-9", "0", "47701", "vol.3"] {
        assert!(is_page_name(name), "{name}");
        let locator: Locator = format!("p. {name}, sheet 4").parse().unwrap();
        assert_eq!(locator.to_string(), format!("p. {name}, sheet 4"));
    }
    for name in ["", "007", "Cover page", "a, b", "3-4", "¶2", "-"] {
        assert!(!is_page_name(name), "{name}");
    }
}
