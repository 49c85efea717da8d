//! What the reader of a page does not see: covered, in the colour of the paper, faint, or another letter than it says.

use super::build::{Sheet, pdf, stream};
use crate::extract::pdf::read;

const WORDS: &str = "BT /F1 10 Tf 100 400 Td (The pumps were broken) Tj ET";
const HIDDEN: Option<&str> = Some("in hidden text");
const STRUCK: Option<&str> = Some("struck out");

/// What is said of the words on a page of these instructions, keys of the page and resources, with further objects from
/// number 10 on; none where nothing is said.
fn look(operators: &str, keys: &str, resources: &str, objects: &[String]) -> Option<String> {
    let sheet = Sheet {
        keys: keys.to_owned(),
        ..Sheet::default()
            .text(50.0, 700.0, 10.0, "What stands here is seen.")
            .with(&operators.replace("WORDS", WORDS))
    };
    let file = String::from_utf8(pdf(&[sheet], objects)).unwrap();
    let own = format!("/Resources {}", super::build::FONTS);
    let with = own.replace("<< /Font", &format!("<< {resources} /Font"));
    let read = read(file.replace(&own, &with).as_bytes()).unwrap();
    let is_meant = |text: &str| text.contains("pumps") || text.contains("270");
    let block = read.blocks.iter().find(|block| is_meant(&block.text));
    let block = block.unwrap();
    block.spans.first().map(|(_, whose)| whose.to_string())
}

fn all(cases: &[(&str, Option<&str>)], resources: &str, objects: &[String]) {
    for (operators, said) in cases {
        assert_eq!(
            look(operators, "", resources, objects).as_deref(),
            *said,
            "{operators}"
        );
    }
}

#[test]
fn boxes_of_any_shape_hide_what_lies_below() {
    let box_at = "100 395 120 20";
    let round = "90 395 m 90 395 90 420 90 420 c 230 420 l 230 395 l h f";
    all(
        &[
            (&format!("WORDS 1 g {round}"), HIDDEN),
            (&format!("WORDS 0 g {round}"), HIDDEN),
            (&format!("0.8 g {round} 0 g WORDS"), None),
            (
                "WORDS 0 g q 1 0.02 -0.02 1 0 0 cm 90 380 200 40 re f Q",
                HIDDEN,
            ),
            ("WORDS 12 w 90 403 m 230 405 l S", HIDDEN),
            // The half of each letter may be seen.
            ("WORDS 0 g 90 403 m 90 430 230 430 230 403 c f", None),
            (
                &format!("WORDS /Pattern cs /Full scn {box_at} re f"),
                HIDDEN,
            ),
            (&format!("WORDS /Pattern cs /Hatch scn {box_at} re f"), None),
            (
                "WORDS q 140 0 0 20 95 395 cm BI /W 1 /H 1 /IM true ID \0 EI Q",
                HIDDEN,
            ),
        ],
        "/Pattern << /Full 10 0 R /Hatch 11 0 R >>",
        &[tile("0 g 0 0 5 5 re f"), tile("0 0 m 5 5 l S")],
    );
}

fn tile(operators: &str) -> String {
    let keys = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources << >>";
    stream(keys, operators)
}

#[test]
fn marks_of_others_hide_what_lies_below() {
    let mark = |keys: &str| {
        let keys = format!("/Annots [<< /Type /Annot /Rect [90 395 230 415] {keys} >>]");
        look("WORDS", &keys, "", &[])
    };
    let to_black = Some("under a mark for a redaction that is not carried out");
    let quads = "/QuadPoints [90 415 230 415 90 395 230 395]";
    assert_eq!(mark("/Subtype /Redact").as_deref(), to_black);
    assert_eq!(mark("/Subtype /Redact /F 2").as_deref(), None);
    assert_eq!(mark("/Subtype /Square /IC [0 0 0]").as_deref(), HIDDEN);
    assert_eq!(
        mark("/Subtype /Square /IC [0 0 0] /CA 0.3").as_deref(),
        None
    );
    assert_eq!(mark("/Subtype /Square /C [0 0 0]").as_deref(), None);
    assert_eq!(
        mark(&format!("/Subtype /Highlight /C [0 0 0] {quads}")).as_deref(),
        HIDDEN
    );
    assert_eq!(
        mark(&format!("/Subtype /Highlight /C [1 1 0] {quads}")).as_deref(),
        None
    );
}

#[test]
fn white_is_told_in_every_space_of_colours() {
    let function = "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] /N 1 >>";
    let spaces = format!(
        "/ColorSpace << /Spot [/Separation /Spot /DeviceRGB {function}] /None [/Separation /None /DeviceRGB {function}]
        /Two [/DeviceN [/A /B] /DeviceRGB 10 0 R] /Table [/Indexed /DeviceRGB 1 <000000FFFFFF>]
        /Lab [/Lab << /WhitePoint [0.95 1 1.08] >>] >>"
    );
    all(
        &[
            ("/Spot cs 0 scn WORDS", HIDDEN),
            ("/Spot cs 1 scn WORDS", None),
            ("0 g 90 390 150 30 re f /Spot cs 0 scn WORDS", None),
            ("/None cs 1 scn WORDS", HIDDEN),
            ("/Two cs 0 0 scn WORDS", HIDDEN),
            ("/Two cs 0 1 scn WORDS", None),
            ("/Table cs 1 scn WORDS", HIDDEN),
            ("/Table cs 0 scn WORDS", None),
            ("/Lab cs 100 0 0 scn WORDS", HIDDEN),
            ("/Lab cs 20 0 0 scn WORDS", None),
            ("0.95 g WORDS", HIDDEN),
            ("0.85 g WORDS", None),
        ],
        &spaces,
        &[stream(
            "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
            "{ pop pop 1 1 1 }",
        )],
    );
}

#[test]
fn what_hardly_anything_is_painted_of_is_not_seen() {
    let mask = "/S /Luminosity /G 10 0 R";
    let states = format!(
        "/ExtGState << /Faint << /ca 0.05 >> /Half << /ca 0.5 >> /Lighten << /BM /Lighten >> /Multiply << /BM /Multiply >>
        /Dark << /SMask << {mask} >> >> /Light << /SMask << {} >> >> >>",
        mask.replace("10", "11")
    );
    let group = |operators: &str| {
        let keys =
            "/Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /CS /DeviceGray >>";
        stream(keys, operators)
    };
    all(
        &[
            ("/Faint gs WORDS", HIDDEN),
            ("/Half gs WORDS", None),
            ("/Lighten gs WORDS", HIDDEN),
            ("/Multiply gs WORDS", None),
            ("/Multiply gs 1 g WORDS", HIDDEN),
            ("/Dark gs WORDS", HIDDEN),
            ("/Light gs WORDS", None),
            ("7 Tr WORDS", HIDDEN),
            ("q 7 Tr WORDS 0 0 600 800 re f Q", None),
            ("q 0 0 m 10 0 l 5 10 l h W n WORDS Q", HIDDEN),
            ("q 0 0 m 600 0 l 600 800 l 0 790 l h W n WORDS Q", None),
            ("q 0.02 0 0 1 98 0 cm WORDS Q", HIDDEN),
        ],
        &states,
        &[group("0 g 0 0 600 800 re f"), group("1 g 0 0 600 800 re f")],
    );
}

#[test]
fn layers_are_off_by_rules_too() {
    let shown = |membership: &str, group: &str, usual: &str| {
        let properties = format!("/Properties << /L {membership} >>");
        let sheet = Sheet::default()
            .text(50.0, 700.0, 10.0, "What stands here is seen.")
            .with(&format!("/OC /L BDC {WORDS} EMC"));
        let file = String::from_utf8(pdf(&[sheet], &[group.to_owned()])).unwrap();
        let own = format!("/Resources {}", super::build::FONTS);
        let with = own.replace("<< /Font", &format!("<< {properties} /Font"));
        let file = file.replace(&own, &with).replace(
            "/Lang (de-AT)",
            &format!("/OCProperties << /OCGs [10 0 R] /D << {usual} >> >>"),
        );
        let read = read(file.as_bytes()).unwrap();
        let block = read
            .blocks
            .iter()
            .find(|block| block.text.contains("pumps"));
        block.unwrap().spans.is_empty()
    };
    let group = "<< /Type /OCG /Name (a) >>";
    assert!(shown("10 0 R", group, ""));
    assert!(!shown("10 0 R", group, "/OFF [10 0 R]"));
    assert!(!shown(
        "<< /Type /OCMD /OCGs 10 0 R /P /AllOff >>",
        group,
        ""
    ));
    assert!(!shown("<< /Type /OCMD /VE [/Not 10 0 R] >>", group, ""));
    assert!(shown(
        "<< /Type /OCMD /VE [/Or 10 0 R [/Not 10 0 R]] >>",
        group,
        ""
    ));
    let viewed = "<< /Type /OCG /Name (a) /Usage << /View << /ViewState /OFF >> >> >>";
    let switch =
        |event: &str| format!("/AS [<< /Event /{event} /OCGs [10 0 R] /Category [/View] >>]");
    assert!(!shown("10 0 R", viewed, &switch("View")));
    assert!(shown("10 0 R", viewed, &switch("Print")));
}

#[test]
fn lines_strike_out_that_go_beyond_or_are_in_parts() {
    let parts: String = (0..10)
        .map(|at| format!("{} 403 8 0.6 re f ", 100 + at * 10))
        .collect();
    all(
        &[
            ("WORDS 95 403 m 203 403 l S", STRUCK),
            ("WORDS 80 403 m 225 403 l S", STRUCK),
            // A rule of the page.
            ("WORDS 20 403 m 580 403 l S", None),
            ("WORDS 80 398 m 225 398 l S", None),
            ("WORDS 3 w 99 403 m 200 403 l S", STRUCK),
            (&format!("WORDS {parts}"), STRUCK),
            (
                "WORDS BT /F1 10 Tf 100 400 Td (\\227\\227\\227\\227\\227\\227\\227\\227\\227\\227) Tj ET",
                STRUCK,
            ),
        ],
        "",
        &[],
    );
}

#[test]
fn a_letter_that_says_it_is_another_is_doubtful() {
    let map = |pairs: &str, count: usize| {
        let pairs = format!("{count} beginbfchar {pairs} endbfchar");
        stream(
            "",
            &format!("begincmap 1 begincodespacerange <00> <FF> endcodespacerange {pairs} endcmap"),
        )
    };
    let said = |font: &str, map: String| {
        let font = format!("<< /Type /Font {font} /ToUnicode 11 0 R >>");
        let drawing = stream(
            "/Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 10 0 R >> >>",
            "BT /F 10 Tf 2 5 Td (270 pumps) Tj ET",
        );
        let sheet = Sheet {
            keys: "/Annots [<< /Rect [50 100 250 120] /AP << /N 12 0 R >> >>]".to_owned(),
            ..Sheet::default()
        };
        let sheet = sheet.text(50.0, 700.0, 10.0, "text");
        let read = read(&pdf(&[sheet], &[font, map, drawing])).unwrap();
        let block = read.blocks.last().unwrap();
        let spans = block.spans.iter();
        let spans = spans.map(|(range, whose)| format!("{}: {whose}", &block.text[range.clone()]));
        (block.text.clone(), spans.collect::<Vec<_>>())
    };
    let standard = "/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding";
    let doubtful = "in letters of which the file says two things";
    assert_eq!(
        said(standard, map("<32> <0031>", 1)),
        ("170 pumps".to_owned(), vec![format!("1: {doubtful}")])
    );
    // What is drawn is there.
    assert_eq!(
        said(standard, map("<37> <200B>", 1)),
        ("270 pumps".to_owned(), vec![format!("7: {doubtful}")])
    );
    assert_eq!(
        said(standard, map("<32> <0032> <70> <0050>", 2)).1,
        Vec::<String>::new()
    );
    let named = "/Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [50 /one] >>";
    assert_eq!(
        said(named, map("<32> <0032>", 1)).1,
        [format!("2: {doubtful}")]
    );
    assert_eq!(said(named, map("<32> <0031>", 1)).1, Vec::<String>::new());
}

#[test]
fn letters_that_a_page_draws_itself_have_its_colours_or_their_own() {
    let said = |drawing: &str, before: &str| {
        let font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0]
            /FirstChar 112 /LastChar 117 /Widths [500 500 500 500 500 500] /Resources << >>
            /Encoding << /Differences [112 /p /q /r /s /t /u 109 /m] >>
            /CharProcs << /p 11 0 R /u 11 0 R /m 11 0 R /s 11 0 R >> >>";
        let page = stream(
            "/Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 10 0 R >> >>",
            &format!("{before} BT /F 10 Tf 2 5 Td (pumps) Tj ET"),
        );
        let sheet = Sheet {
            keys: "/Annots [<< /Rect [50 100 250 120] /AP << /N 12 0 R >> >>]".to_owned(),
            ..Sheet::default()
        };
        let sheet = sheet.text(50.0, 700.0, 10.0, "text");
        let objects = [font.to_owned(), stream("", drawing), page];
        let read = read(&pdf(&[sheet], &objects)).unwrap();
        let whose = read.blocks.last().unwrap().spans.first();
        whose.map(|(_, whose)| whose.to_string())
    };
    let shape = "500 0 0 0 500 700 d1 0 0 400 700 re f";
    assert_eq!(said(shape, "0 g"), None);
    assert_eq!(said(shape, "1 g").as_deref(), HIDDEN);
    assert_eq!(said("500 0 d0", "0 g").as_deref(), HIDDEN);
    assert_eq!(
        said("500 0 d0 1 g 0 0 400 700 re f", "0 g").as_deref(),
        HIDDEN
    );
    assert_eq!(said("500 0 d0 1 0 0 rg 0 0 400 700 re f", "1 g"), None);
}
