//! What is said of letters beside what a page shows: taken where it tells what they are, hidden where it says others.

use super::build::{FONTS, Sheet, pdf, texts};
use crate::extract::{Block, pdf::read};

/// A mark of which that is said, as the bytes of a text in hexadecimal figures.
fn mark(said: &str, shows: &str) -> String {
    let units = std::iter::once(0xFEFF).chain(said.encode_utf16());
    let bytes: String = units.map(|unit| format!("{unit:04X}")).collect();
    format!("/Span << /ActualText <{bytes}> >> BDC {shows} EMC")
}

/// A page that shows these strings one behind the other, and says of some what they mean.
fn line(parts: &[(&str, Option<&str>)]) -> Sheet {
    let part = |(shows, said): &(&str, Option<&str>)| match said {
        Some(said) => mark(said, &format!("({shows}) Tj")),
        None => format!("({shows}) Tj"),
    };
    let parts: String = parts.iter().map(part).collect();
    Sheet::raw(&format!("BT /F1 10 Tf 50 700 Td {parts} ET"))
}

/// The blocks of a page with what is said of the words of each, whole.
fn told(sheet: Sheet) -> Vec<(String, Option<String>)> {
    let read = read(&pdf(&[sheet], &[])).unwrap();
    let tell = |block: Block| {
        let whole = 0..block.text.len();
        let mut spans = block.spans.into_iter();
        let whose = spans.find_map(|(range, whose)| (range == whole).then(|| whose.to_string()));
        (block.text, whose)
    };
    read.blocks.into_iter().map(tell).collect()
}

fn seen(text: &str) -> (String, Option<String>) {
    (text.to_owned(), None)
}

fn hidden(text: &str) -> (String, Option<String>) {
    (text.to_owned(), Some("in hidden text".to_owned()))
}

/// Codes that stand for private signs, in a font whose codes are Unicode.
fn unknown(signs: &str) -> String {
    let codes: String = signs
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    format!("/F2 10 Tf <{codes}> Tj /F1 10 Tf")
}

#[test]
fn the_page_decides_where_other_words_are_said() {
    let shown = "He is not guilty of it";
    for (said, expected) in [
        ("guilty", vec![seen(shown)]),
        ("sane", vec![seen(shown), hidden("sane")]),
        ("", vec![seen(shown)]),
        (" ", vec![seen(shown)]),
        ("not guilty", vec![seen(shown)]),
        ("NOT guilty", vec![seen(shown)]),
        ("most guilty", vec![seen(shown), hidden("most guilty")]),
        ("notguilty", vec![seen(shown)]),
    ] {
        let parts = [
            ("He is ", None),
            ("not guilty", Some(said)),
            (" of it", None),
        ];
        assert_eq!(told(line(&parts)), expected, "{said:?}");
    }
    // A figure for another one.
    let parts = [("It took 1", None), ("7", Some("9")), ("0 days", None)];
    assert_eq!(told(line(&parts)), [seen("It took 170 days"), hidden("9")]);
    // A letter for another one, as programs say that count the letters of a word wrongly.
    let parts = [
        ("Al", None),
        ("g", Some("j")),
        ("h", Some("g")),
        ("rafia", None),
    ];
    assert_eq!(told(line(&parts)), [seen("Alghrafia")]);
    // Words of several marks that follow one another.
    let parts = [
        ("One", Some("Two")),
        (" year", Some("months")),
        (" on", None),
    ];
    assert_eq!(
        told(line(&parts)),
        [seen("One year on"), hidden("Two months")]
    );
}

#[test]
fn words_of_nothing_that_is_shown_are_hidden() {
    for (shows, said, expected) in [
        ("", "The pumps failed", Some("The pumps failed")),
        (" ", "The pumps failed", Some("The pumps failed")),
        // The bullet that another font draws, and the initial that a picture is.
        (" ", "y", None),
        ("", "W", None),
        (" ", "\t", None),
    ] {
        let parts = [("Here", None), (shows, Some(said)), (" it is", None)];
        let mut all = vec![seen("Here it is")];
        if shows == " " {
            all[0].0 = "Here it is".to_owned();
        }
        all.extend(expected.map(hidden));
        assert_eq!(told(line(&parts)), all, "{shows:?} {said:?}");
    }
}

#[test]
fn signs_without_a_meaning_are_what_is_said_of_them() {
    let page = |said: &str, shows: &str| {
        let says = mark(said, shows);
        told(Sheet::raw(&format!(
            "BT /F1 10 Tf 50 700 Td (No. ) Tj {says} ( is) Tj ET"
        )))
    };
    let two = unknown("\u{E001}\u{E002}");
    assert_eq!(page("ab", &two), [seen("No. ab is")]);
    assert_eq!(
        page(
            "of\u{FB01}ce",
            &format!("(o) Tj {} (ce) Tj", unknown("\u{E001}\u{E002}"))
        ),
        [seen("No. office is")]
    );
    assert_eq!(
        page("office", &format!("(o) Tj {} (ce) Tj", unknown("\u{E001}"))),
        [seen("No. office is")]
    );
    assert_eq!(page("🇦🇹", &unknown("\u{E001}")), [seen("No. 🇦🇹 is")]);
    // One sign is no word, nor less than itself; and letters that are shown stay.
    for (said, shows) in [
        ("not", unknown("\u{E001}")),
        ("", unknown("\u{E001}")),
        ("12", unknown("\u{E001}\u{E002}\u{E003}")),
        ("cab", format!("(b) Tj {two}")),
    ] {
        let said = page(said, &shows);
        assert!(said[0].0.contains('\u{E001}'), "{said:?}");
        assert_eq!(said[0].1, None);
        assert!(
            said[1..].iter().all(|(_, whose)| whose.is_some()),
            "{said:?}"
        );
    }
}

#[test]
fn parts_of_letters_belong_together_as_is_said() {
    // As it is drawn: the vowel first, and a consonant without a meaning.
    let sheet = |said: &str, signs: &str| {
        let says = mark(said, &unknown(signs));
        Sheet::raw(&format!("BT 50 700 Td {says} ET")).text(50.0, 600.0, 10.0, "It is so")
    };
    assert_eq!(texts(sheet("क\u{93F}", "\u{93F}क"))[0], "क\u{93F}");
    assert_eq!(
        texts(sheet("क\u{94D}ष\u{93F}", "\u{93F}\u{E001}"))[0],
        "क\u{94D}ष\u{93F}"
    );
    assert_eq!(
        texts(sheet("\u{644}\u{623}", "\u{E001}"))[0],
        "\u{644}\u{623}"
    );
    // Figures stay in their order.
    assert_eq!(texts(sheet("21\u{336}", "12\u{336}"))[0], "12\u{336}");
    // Other letters than those that are shown.
    let texts = texts(sheet("ग\u{93F}", "\u{93F}क"));
    assert!(!texts[0].contains('ग'), "{texts:?}");
}

#[test]
fn a_hyphen_is_of_the_line_where_that_is_said() {
    let page = |above: &str, said: &str, below: &str| {
        let says = mark(said, "(-) Tj");
        texts(Sheet::raw(&format!(
            "BT /F1 10 Tf 12 TL 50 700 Td ({above}) Tj {says} T* ({below}) Tj ET"
        )))
        .swap_remove(0)
    };
    assert_eq!(
        page("They went to Mc", "\u{AD}", "Gregor"),
        "They went to Mc\u{AD}Gregor"
    );
    assert_eq!(
        page("They went to Mc", "", "Gregor"),
        "They went to Mc-\u{AD}Gregor"
    );
    assert_eq!(
        page("They went to Mc", "-", "Gregor"),
        "They went to Mc-\u{AD}Gregor"
    );
    assert_eq!(
        page("They read 36:9", "\u{AD}", "14 of it"),
        "They read 36:9-\u{AD}14 of it"
    );
    let within = line(&[("They re", None), ("-", Some("\u{AD}")), ("sign it", None)]);
    assert_eq!(texts(within), ["They re-sign it"]);
    // A word over the end of a line that is said as one.
    let says = mark("McGregor", "(Mc-) Tj T* (Gregor) Tj");
    let sheet = Sheet::raw(&format!(
        "BT /F1 10 Tf 12 TL 50 700 Td (They went to ) Tj {says} ET"
    ));
    assert_eq!(texts(sheet), ["They went to Mc\u{AD}Gregor"]);
}

#[test]
fn where_a_word_could_be_broken_no_space_is() {
    // The space is not seen: what follows lies upon it.
    let parts = |said: Option<&str>| {
        line(&[("Arbei", None), (" ", said), ("", None)])
            .with("BT /F1 10 Tf 74 700 Td (terin) Tj ET")
    };
    assert_eq!(texts(parts(Some("\u{AD}"))), ["Arbeiterin"]);
    assert_eq!(texts(parts(None)), ["Arbei terin"]);
    // Where they stand apart, they are two.
    let apart = line(&[("now", None), (" ", Some("\u{AD}")), ("here", None)]);
    assert_eq!(texts(apart), ["now here"]);
}

#[test]
fn it_is_read_from_each_place_that_it_may_stand_in() {
    let shows = unknown("\u{E001}\u{E002}");
    // In the older encoding, where 0x84 is a dash.
    let old = Sheet::raw(&format!(
        "BT 50 700 Td /Span << /ActualText (a\\204) >> BDC {shows} EMC ET"
    ));
    assert_eq!(texts(old), ["a—"]);
    // Named in the resources, and within another mark.
    let named = Sheet::raw(&format!(
        "/P << /MCID 0 >> BDC BT 50 700 Td /Span /Says BDC {shows} EMC ET EMC"
    ));
    let own = format!(
        "{} /Properties << /Says << /ActualText (ab) >> >> >>",
        FONTS.trim_end_matches(" >>").to_owned() + " >>"
    );
    let file = String::from_utf8(pdf(&[named], &[])).unwrap();
    let file = file.replace(FONTS, &own);
    assert_eq!(read(file.as_bytes()).unwrap().blocks[0].text, "ab");
    // The outer one counts, and one that does not end does not.
    let inner = format!("/Span << /ActualText (cd) >> BDC {shows} EMC");
    let outer = Sheet::raw(&format!(
        "BT 50 700 Td /P << /ActualText (ab) >> BDC {inner} EMC ET"
    ));
    assert_eq!(texts(outer), ["ab"]);
    let open = Sheet::raw(&format!(
        "BT 50 700 Td /P << /ActualText (ab) >> BDC {shows} ET"
    ))
    .text(50.0, 600.0, 10.0, "So");
    assert!(texts(open)[0].starts_with('\u{E001}'));
}

#[test]
fn a_page_that_says_much_takes_little_time() {
    let start = std::time::Instant::now();
    let many = "f".repeat(40_000);
    let signs = unknown(&"\u{E001}".repeat(3000));
    let one = format!("/Span << /ActualText ({many}) >> BDC {signs} EMC ");
    let sheet = Sheet::raw(&format!("BT 50 700 Td {} ET", one.repeat(20)));
    assert!(read(&pdf(&[sheet], &[])).is_ok());
    let small = "/Span << /ActualText (ab cd) >> BDC (x) Tj EMC (y) Tj ";
    let sheet = Sheet::raw(&format!(
        "BT /F1 1 Tf 50 700 Td {} ET",
        small.repeat(20_000)
    ));
    let read = read(&pdf(&[sheet], &[])).unwrap();
    assert!(read.blocks.len() < 1000);
    assert!(start.elapsed().as_secs() < 20);
}
