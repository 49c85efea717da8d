//! What is accepted and what it means; what is refused and what is said then.

use std::path::Path;

use proptest::prelude::*;

use super::{Date, DateError, Day, End, MAX_BYTES, Start};

fn date(text: &str) -> Date {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn refusal(text: &str) -> (String, String) {
    match text.parse::<Date>() {
        Ok(date) => panic!("{text:?} was taken as {}", date.words()),
        Err(DateError { message, help }) => (message, help.unwrap_or_default()),
    }
}

/// `2025-3-9`, or `-` for none.
fn day(day: Option<Day>) -> String {
    day.map_or("-".to_owned(), |day| {
        format!("{}-{}-{}", day.year, day.month, day.day)
    })
}

/// The lists of edtf-validate.
#[test]
#[ignore = "reads lists that are not in the repository; .ci/run gives them"]
fn reference_lists() {
    let given = std::env::var_os("CASEFILE_SHARED").expect("CASEFILE_SHARED names a folder");
    let lists = Path::new(&given).join("data/edtf/strings.tsv");
    let lists = std::fs::read_to_string(lists).unwrap();
    let rows: Vec<(&str, &str)> = lists
        .split('\n')
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let wrong: Vec<_> = rows
        .iter()
        .filter(|(list, text)| text.parse::<Date>().is_err() != list.starts_with("invalid_"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let refused = rows
        .iter()
        .filter(|(list, _)| list.starts_with("invalid_"))
        .count();
    assert!(
        rows.len() - refused > 200 && refused > 50,
        "{} rows, {refused} refused",
        rows.len()
    );
}

/// The rows of a table in `tests/`; those with `#` explain it.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn accepted_and_meant() {
    let table = include_str!("tests/accepted.txt");
    for row in rows(table) {
        let [text, earliest, latest, certainty, precision, words]: [&str; 6] = row
            .split('|')
            .map(str::trim)
            .collect::<Vec<_>>()
            .try_into()
            .expect(row);
        let date = date(text);
        assert_eq!(date.text(), text);
        assert_eq!(day(date.earliest()), earliest, "earliest of {text}");
        assert_eq!(day(date.latest()), latest, "latest of {text}");
        assert_eq!(format!("{:?}", date.certainty()), certainty, "{text}");
        assert_eq!(format!("{:?}", date.precision()), precision, "{text}");
        assert_eq!(date.words().as_str(), words, "{text}");
    }
    assert!(rows(table).count() > 60);
}

const USUAL: &str = "write 2025-03 for a month, 2025-03-13 for a day, 2025~ for about 2025";

#[test]
fn refused_and_helped() {
    let table = include_str!("tests/refused.txt");
    let mut count = 0;
    for paragraph in table.split("\n\n").skip(1) {
        let mut lines = paragraph.lines();
        let text = lines.next().unwrap();
        let (message, help) = refusal(text);
        assert_eq!(
            Some(message.as_str()),
            lines.next().map(str::trim),
            "{text}"
        );
        assert_eq!(help, lines.next().map_or(USUAL, str::trim), "{text}");
        count += 1;
    }
    assert!(count > 60);
}

#[test]
fn blank_and_invisible_characters_are_refused() {
    let (message, help) = refusal("");
    assert_eq!(message, "a date is expected, this is empty");
    assert!(help.starts_with("leave the date out"), "{help}");
    assert_eq!(refusal("   ").1, help);
    let (message, help) = refusal(" 2025");
    assert_eq!(message, "a year of four digits is expected in ` 2025`");
    assert_eq!(help, "write 2025");
    let (message, help) = refusal("2025\n");
    assert_eq!(message, r"`\n` is not expected in `2025\n`");
    assert_eq!(help, "write 2025");
    let (message, help) = refusal("2025\u{202e}");
    assert_eq!(message, r"`\u{202e}` is not expected in `2025\u{202e}`");
    assert_eq!(help, USUAL);
}

#[test]
fn length_is_bounded() {
    let set = |count: usize| format!("[{}2025]", "2025,".repeat(count));
    let longest = set((MAX_BYTES - 6) / 5);
    assert_eq!(longest.len(), MAX_BYTES);
    assert_eq!(date(&longest).text(), longest);
    let (message, _) = refusal(&set((MAX_BYTES - 1) / 5));
    assert_eq!(message, "a date has at most 256 bytes, this has 261");
    assert!(refusal(&"é".repeat(1_000_000)).0.len() < 100);
}

#[test]
fn what_is_typed_may_be_edtf_or_as_a_screen_writes_it() {
    for (typed, edtf) in [
        ("2025-04-09", "2025-04-09"),
        ("9 Apr 2025", "2025-04-09"),
        (" 9 april 2025 ", "2025-04-09"),
        ("April 9, 2025", "2025-04-09"),
        ("Apr 2025", "2025-04"),
        ("2025", "2025"),
        ("about Apr 2025", "2025-04~"),
        ("Mar 2025 – Jun 2025", "2025-03/2025-06"),
        ("until 2024", "../2024"),
        ("not after 2024", "../2024"),
        ("not before Jun 2025", "2025-06/.."),
        ("spring 2025", "2025-21"),
    ] {
        let read = Date::read(typed).map(|date| date.text().to_owned());
        assert_eq!(read.as_deref(), Ok(edtf), "{typed}");
    }
    for edtf in [
        "2025-04-09",
        "2025-04",
        "2025",
        "2025-04~",
        "2025-03/2025-06",
    ] {
        let words = date(edtf).words();
        let read = Date::read(&words).map(|date| date.text().to_owned());
        assert_eq!(read.as_deref(), Ok(edtf), "{words}");
    }
    for typed in [
        "9/4/2025",
        "2026-13-03",
        "2026/31/12",
        "Wednesday",
        "Smarch 2025",
        "32 Apr 2025",
        "",
    ] {
        assert!(Date::read(typed).is_err(), "{typed}");
    }
}

#[test]
fn order_is_chronological_and_unknown_last() {
    let sorted = [
        "../1980",
        "-0001",
        "0000",
        "2024-12-31",
        "2025-01-01",
        "2025-01",
        "2025-01~",
        "2025",
        "2025/..",
        "2025/",
        "2025-01-02",
        "Y10000",
        "/1980",
        "XXXX-03",
    ];
    let mut dates: Vec<Date> = sorted.iter().rev().map(|text| date(text)).collect();
    dates.sort();
    let texts: Vec<&str> = dates.iter().map(Date::text).collect();
    assert_eq!(texts, sorted);
    let first = Day {
        year: 2025,
        month: 1,
        day: 1,
    };
    assert_eq!(date("2025/..").sort_key(), (Start::Day(first), End::Open));
    assert_eq!(date("/..").sort_key(), (Start::Unknown, End::Open));
    // Same days, other writing: neither equal nor tied.
    assert_ne!(
        date("2025-01").cmp(&date("2025-01~")),
        std::cmp::Ordering::Equal
    );
}

#[test]
fn serde_keeps_the_text_and_tells_the_help() {
    let read: Date = serde_json::from_str("\"2025-04~\"").unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), "\"2025-04~\"");
    let error = serde_json::from_str::<Date>("\"9 Apr 2025\"")
        .unwrap_err()
        .to_string();
    let expected = "a year of four digits is expected in `9 Apr 2025`\nwrite 2025-04-09";
    assert!(error.starts_with(expected), "{error}");
    let error = serde_json::from_str::<Date>("2025")
        .unwrap_err()
        .to_string();
    assert!(error.contains("expected an EDTF date such as"), "{error}");
}

#[test]
fn schema_examples_are_dates() {
    let schema = schemars::schema_for!(Date);
    assert_eq!(schema.get("type"), Some(&"string".into()));
    let examples = schema
        .get("examples")
        .and_then(|examples| examples.as_array())
        .unwrap();
    assert!(examples.len() > 5);
    for example in examples {
        date(example.as_str().unwrap());
    }
}

/// Texts that look much like EDTF, right or wrong.
fn likely() -> impl Strategy<Value = String> {
    let mark = "[~?%]?";
    let year = format!("{mark}-?(19[0-9X]{{2}}|[0-9X]{{4}}|XXXX){mark}");
    let partial =
        format!("{year}(-{mark}([0-4X][0-9X]|0[1-9]|1[0-2]){mark}(-{mark}([0-3X][0-9X]){mark})?)?");
    let long = "Y?-?[0-9]{1,19}(E[0-9]{1,2})?(S[0-9]{1,2})?[~?%]?";
    let time = "20[0-9]{2}-0[1-9]-[0-2][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|[+-][0-2][0-9](:[0-6][0-9])?)?";
    let any = format!("({partial}|{long}|{time})");
    let set = format!("[\\[{{](\\.\\.)?{partial}((,|\\.\\.){partial}){{0,3}}(\\.\\.)?[\\]}}]");
    let text = format!("({any}|({partial}|\\.\\.)?/({partial}|\\.\\.)?|{set})");
    proptest::string::string_regex(&text).unwrap()
}

/// Words and numbers as people write dates, in any order.
fn written() -> impl Strategy<Value = String> {
    let piece = "(April|sept|9th|2025|9|14|31|00|0|c\\.|about|to|from|until|present|last|month|\
        summer|Q1|the|1990s|unknown|open|2025-03|2025-03-14~|9/4/2025|01\\.04\\.2025|T10:10|é|\u{202e})";
    proptest::string::string_regex(&format!("{piece}([ ,/.–-]{{1,2}}{piece}){{0,5}}")).unwrap()
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Date>() {
        Ok(date) => {
            prop_assert_eq!(date.text(), text);
            if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
                prop_assert!(earliest <= latest);
            }
            for day in [date.earliest(), date.latest()].into_iter().flatten() {
                prop_assert!((1..=12).contains(&day.month) && (1..=31).contains(&day.day));
            }
            let words = date.words();
            prop_assert!(!words.is_empty() && !words.contains(char::is_control));
        }
        Err(DateError { message, help }) => {
            let help = help.unwrap_or_default();
            prop_assert!(!help.is_empty());
            let hidden = |c: char| c.is_control() || c == '\u{202e}';
            prop_assert!(!message.contains(hidden));
            // What is offered is EDTF, or what stands inside a set.
            let offered = help.strip_prefix("write ").unwrap_or_default();
            for offer in offered.split(" or ") {
                let offer = offer.split(" for ").next().unwrap_or_default();
                if offer.contains(|c: char| c.is_ascii_digit()) && !offer.contains(' ') {
                    let offer = if offer.contains("..") && !offer.contains(['/', '[', '{']) {
                        format!("[{offer}]")
                    } else {
                        offer.to_owned()
                    };
                    prop_assert!(offer.parse::<Date>().is_ok(), "{} for {}", offer, text);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_characters_of_edtf_are_survived(text in "[0-9XYTZES~?%/.,\\[\\]{}:+ -]{0,40}") {
        holds(&text)?;
    }

    #[test]
    fn likely_texts_hold(text in likely()) {
        holds(&text)?;
    }

    #[test]
    fn written_texts_hold(text in written()) {
        holds(&text)?;
    }

    /// The bounds of a date with unspecified digits are those of all the dates
    /// that the digits can be filled in to.
    #[test]
    fn bounds_are_those_of_every_filling(
        text in "-?(19[0-9X]{2}|[0-9X]{2}[0-9]{2}|[1-9][0-9]XX)(-([01X][0-9X])(-[0-3X][0-9X])?)?"
    ) {
        prop_assume!(text.matches('X').count() <= 3 && !text.starts_with("XXXX") && !text.starts_with("-XXXX"));
        let mut filled = vec![text.clone()];
        while filled.iter().any(|text| text.contains('X')) {
            filled = filled
                .iter()
                .flat_map(|text| (0..=9).map(|digit: u8| text.replacen('X', &digit.to_string(), 1)))
                .collect();
        }
        let dates: Vec<Date> = filled
            .iter()
            // Filled to 21 and more, a month would become a season.
            .filter(|text| text.trim_start_matches('-').get(5..7).is_none_or(|month| month <= "12"))
            .filter_map(|text| text.parse().ok())
            .collect();
        let whole = text.parse::<Date>().ok();
        prop_assert_eq!(whole.as_ref().and_then(Date::earliest), dates.iter().filter_map(Date::earliest).min());
        prop_assert_eq!(whole.as_ref().and_then(Date::latest), dates.iter().filter_map(Date::latest).max());
    }

    #[test]
    fn order_agrees_with_equality(a in likely(), b in likely()) {
        if let (Ok(a), Ok(b)) = (a.parse::<Date>(), b.parse::<Date>()) {
            prop_assert_eq!(a == b, a.cmp(&b).is_eq());
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        }
    }
}
