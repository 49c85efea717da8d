use super::*;

#[test]
fn a_document_of_its_own() {
    let rtf = br"{\rtf1\ansi{\info{\title Log \'e9}{\author A. Clerk}{\creatim\yr2024\mo3\dy4\hr9}{\doccomm no}}{\header Page head}One{\footnote The note.} two.\par {\deleted gone}{\*\shpinst{\sp x}{\shptxt In a box.\par}}{\*\atnid AR}{\*\atnauthor Ada Reyes}\chatn{\*\annotation{\*\atndate 2116625031}\pard\plain Why?}End.}";
    let read = read(rtf).unwrap();
    let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(
        texts,
        [
            "One two.",
            "End.",
            "gone",
            "Page head",
            "The note.",
            "In a box.",
            "Why?"
        ]
    );
    assert_eq!(read.about.title.as_deref(), Some("Log é"));
    assert_eq!(read.about.authors, ["A. Clerk"]);
    assert_eq!(read.about.date.as_deref(), Some("2024-03-04"));
    for (bytes, why) in [
        (&b"{\\rtf1 }"[..], Unreadable::NoTextLayer),
        (b"plain", Unreadable::Damaged("it is no RTF".into())),
    ] {
        assert_eq!(super::read(bytes), Err(why));
    }
}

#[test]
fn text_without_formats() {
    for (rtf, expected) in [
        (&br"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator X;}\b Ada\b0\par \'e9t\'E9\~\{1\}}"[..], "Ada\n\nété\u{a0}{1}"),
        (br"{\rtf1\ansicpg1251 \'e4\'e0}", "да"),
        (br"{\rtf1{\fonttbl{\f3\fcharset204 A;}{\f4\fcharset128 B;}}{\f3\'e4}{\f4\'82\'a0}\'e4}", "даä".replace('а', "あ").leak()),
        (br"{\rtf1 \u233?t\u-10179?\u-8704?{\uc2\u1076xy!}\u8212 -\uc0\u233 x}", "ét😀д!—éx"),
        (br"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hi{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 there\htmlrtf\par}\htmlrtf0}", "Hi\u{a0}there\n\n"),
        (b"{\\rtf1 a{\\pict\\bin3 }}}}bc", "abc"),
        (br"}}}{{{\'zz\u-1", "\u{ffff}"),
    ] {
        assert_eq!(Reader::of(rtf).all().text, expected);
    }
}

/// Each block, `+` before what stands beside another, and what its words are.
fn told(rtf: &str) -> Vec<String> {
    let read = super::read(rtf.as_bytes()).unwrap();
    let told = read.blocks.iter().map(|block| {
        // `tests/words` tells of places.
        let spans = block.spans.iter().filter(|(_, whose)| !whose.is_place());
        let spans =
            spans.map(|(range, whose)| format!(" | {}: {whose}", &block.text[range.clone()]));
        let sign = if block.is_beside { "+" } else { "" };
        format!("{sign}{}{}", block.text, spans.collect::<String>())
    });
    told.collect()
}

#[test]
fn whose_words_they_are() {
    let bits: u32 = (126 << 20) | (3 << 16) | (5 << 11);
    let tables = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\*\revtbl{Unknown;}{Counsel B;}}";
    let rtf = format!(
        r"{{\rtf1{tables}There were {{\strike 170}}270 {{\revised\revauth1\revdttm{bits} persons}}{{\deleted\revauthdel1\revdttmdel{bits} men}} on board{{\footnote \pard\plain As said.}}. {{\v Not seen.}}\par
        {{\v gone}}\par\v0 white: {{\cf2 on paper}} {{\cf2\highlight1 on black}}{{\cf2\cb2  on white}} {{\cf1 black}}\par
        \intbl{{\cf2 in a cell}}\cell\row\pard {{\fs2 dust}}\fs20 plain{{\revised by nobody}}\par
        {{\v\fs16{{\atnid AR}}\chatn{{\*\annotation{{\*\atndate {bits}}}\pard\plain Who says so?}}}}End.}}"
    );
    assert_eq!(
        told(&rtf),
        [
            "There were 270 persons on board. | persons: in an insertion by Counsel B on 2026-03-05, not accepted",
            "+170 | 170: struck out",
            "+men | men: deleted by Counsel B on 2026-03-05",
            "+Not seen. | Not seen.: in hidden text",
            "gone | gone: in hidden text",
            "white: on black black",
            "+on paper | on paper: in hidden text",
            "+on white | on white: in hidden text",
            "in a cell | in a cell: in white letters",
            "plainby nobody | by nobody: in an insertion, not accepted",
            "+dust | dust: in hidden text",
            "End.",
            "As said. | As said.: in a footnote",
            "Who says so? | Who says so?: in a comment by AR on 2026-03-05",
        ]
    );
}

#[test]
fn of_words_that_are_written_twice_the_second_are_read() {
    let rtf = r"{\rtf1 He was {\upr{not}{\*\ud{very}}} guilty.}";
    assert_eq!(told(rtf), ["He was very guilty."]);
}

#[test]
fn formulas_in_fields_are_read() {
    let rtf = r"{\rtf1 Half: {\field{\*\fldinst EQ \\f(3,5)}{\fldrslt }} of {\field{\*\fldinst PAGE}{\fldrslt 7}}.}";
    assert_eq!(told(rtf), ["Half: 3/5 of 7."]);
}

#[test]
fn what_stands_for_html_that_says_it_otherwise_is_hidden() {
    let rtf = |from: &str| {
        format!(
            r"{{\rtf1{from}{{\*\htmltag64 <p>}}\htmlrtf {{\htmlrtf0 We paid \htmlrtf nothing \htmlrtf0 in May.\htmlrtf \par}}\htmlrtf0 \htmlrtf {{\pntext 1.\tab}}\htmlrtf0 Then.}}"
        )
    };
    let told = |rtf: &str| told(rtf).join(" | ");
    assert_eq!(
        told(&rtf(r"\fromhtml1 ")),
        "We paid in May. | +nothing | nothing: in hidden text | 1. Then."
    );
    assert_eq!(told(&rtf("")), "We paid nothing in May. | 1. Then.");
}
