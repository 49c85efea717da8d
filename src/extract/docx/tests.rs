use super::*;
use crate::extract::{About, Block, package::tests::packed};

const RELATIONS: &str = r#"<Relationships><Relationship Type="http://x/extended-properties" Target="docProps/app.xml"/>
    <Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;

fn body(inner: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>{inner}</w:body></w:document>"#
    )
}

fn blocks(inner: &str) -> Vec<Block> {
    let bytes = packed(&[("word/document.xml", &body(inner))]);
    read(&bytes).unwrap().blocks
}

fn check(inner: &str, texts: &[&str]) {
    let blocks = blocks(inner);
    let found: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(found, texts, "{inner}");
}

#[test]
fn paragraphs_runs_tabs_and_breaks() {
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>\n <w:r><w:t>He </w:t></w:r>\
         <w:r><w:rPr><w:b/></w:rPr><w:t>sa</w:t></w:r><w:r><w:t>w</w:t><w:tab/><w:t>it</w:t><w:br/>\
         <w:t xml:space='preserve'> &amp; me&#233;</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/></w:r></w:p>\
         <w:p/><w:p><w:r><w:t> </w:t></w:r></w:p><w:p><m:r><m:t>E=mc</m:t></m:r></w:p>",
        &["He saw it & meé\u{2011}x", "E=mc"],
    );
    check(
        "<w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        &["a", "b", "c", "d"],
    );
}

/// Each block, `+` before what stands beside another, and what its words are.
fn told(blocks: &[Block]) -> Vec<String> {
    let told = blocks.iter().map(|block| {
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
fn tracked_changes_say_by_whom_they_are() {
    let by = "w:author='Counsel B' w:date='2026-03-05T10:00:00Z'";
    let found = blocks(&format!(
        "<w:p><w:r><w:t>Nobody </w:t></w:r><w:del {by}><w:r><w:delText>ever </w:delText><w:br/></w:r></w:del>\
         <w:ins {by}><w:r><w:t>has </w:t></w:r></w:ins><w:moveFrom {by}><w:r><w:t>gone</w:t></w:r></w:moveFrom>\
         <w:moveTo {by}><w:r><w:t>seen it</w:t></w:r></w:moveTo></w:p>\
         <w:p><w:del {by}><w:r><w:delText>All of this.</w:delText></w:r></w:del></w:p>"
    ));
    assert_eq!(
        told(&found),
        [
            "Nobody has seen it | has : in an insertion by Counsel B on 2026-03-05, not accepted \
             | seen it: moved there by Counsel B on 2026-03-05, not accepted",
            "+ever | ever: deleted by Counsel B on 2026-03-05",
            "+All of this. | All of this.: deleted by Counsel B on 2026-03-05",
        ]
    );
    // The end of the first paragraph was deleted, what it was before a change of format was not.
    check(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t> two</w:t></w:r></w:p>\
         <w:p><w:r><w:t>three</w:t></w:r></w:p>",
        &["one two", "three"],
    );
}

#[test]
fn what_is_struck_or_not_seen_stands_beside_its_paragraph() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let row = |runs: &str| format!("<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>");
    let white = "<w:color w:val='FFFFFF'/>";
    for (inner, expected) in [
        (
            format!(
                "<w:p>{}{}{}</w:p>",
                run("", "The "),
                run("<w:vanish/>", "old "),
                run("", "pumps.")
            ),
            vec!["The pumps.", "+old | old: in hidden text"],
        ),
        (
            format!(
                "<w:p>{}{}</w:p>",
                run("<w:strike/>", "170"),
                run("<w:strike w:val='0'/>", "270")
            ),
            vec!["270", "+170 | 170: struck out"],
        ),
        (
            format!("<w:p>{}</w:p>", run(white, "nobody sees it")),
            vec!["nobody sees it | nobody sees it: in hidden text"],
        ),
        (
            format!("<w:p>{}</w:p>", run("<w:sz w:val='2'/>", "nobody reads it")),
            vec!["nobody reads it | nobody reads it: in hidden text"],
        ),
        (
            format!(
                "<w:p>{}</w:p>",
                run(&format!("{white}<w:shd w:fill='000000'/>"), "on black")
            ),
            vec!["on black"],
        ),
        // A cell may be dark.
        (
            row(&run(white, "head")),
            vec!["head | head: in white letters"],
        ),
        (
            format!(
                "<w:p>{}</w:p>",
                run(
                    "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
                    "was hidden"
                )
            ),
            vec!["was hidden"],
        ),
    ] {
        assert_eq!(told(&blocks(&inner)), expected, "{inner}");
    }
}

#[test]
fn styles_hide_head_and_number() {
    let styles = "<w:styles><w:style w:styleId='Base'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId='Secret'><w:basedOn w:val='Base'/></w:style>\
        <w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>\
        <w:style w:styleId='Heading1'><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
        <w:style w:styleId='Para'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='41'/>\
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let paragraph = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let inner = [
        paragraph("Heading1", "Facts"),
        paragraph("Para", "The defendant runs a ferry."),
        paragraph("Para", ""),
        paragraph("Para", "It left."),
        paragraph("Secret", "Not seen."),
        paragraph("Loop", "<w:t>Seen.</w:t>"),
        "<w:p><w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>Nor this.</w:t></w:r></w:p>"
            .to_owned(),
    ];
    let bytes = packed(&[
        ("word/document.xml", &body(&inner.concat())),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ]);
    assert_eq!(
        told(&read(&bytes).unwrap().blocks),
        [
            "Facts | Facts: in a heading",
            "41. The defendant runs a ferry. | 41.: as the number of a paragraph",
            "43. It left. | 43.: as the number of a paragraph",
            "Not seen. | Not seen.: in hidden text",
            "Seen.",
            "Nor this. | Nor this.: in hidden text",
        ]
    );
}

#[test]
fn comments_and_notes_are_not_the_text() {
    let part = |name: &str, attributes: &str| {
        format!(
            "<w:x><w:{name} {attributes}><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:{name}></w:x>"
        )
    };
    let bytes = packed(&[
        (
            "word/document.xml",
            &body("<w:p><w:r><w:t>body</w:t></w:r></w:p>"),
        ),
        ("word/comments.xml", &part("comment", "w:author='Ada'")),
        ("word/footnotes.xml", &part("footnote", "")),
    ]);
    assert_eq!(
        told(&read(&bytes).unwrap().blocks),
        [
            "body",
            "footnote | footnote: in a footnote",
            "comment | comment: in a comment by Ada"
        ]
    );
}

#[test]
fn fields_hidden_text_and_what_stands_twice() {
    check(
        "<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>",
        &["7", "hidden"],
    );
    check(
        "<w:p><w:r><w:t>before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>\
         <w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>\
         <w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>",
        &["before after", "in the box"],
    );
}

#[test]
fn pages_where_word_noted_them() {
    let with_break = "<w:p><w:r><w:t>one</w:t><w:br w:type='page'/></w:r></w:p>\
        <w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>\
        <w:p><w:r><w:t>begins on two</w:t><w:lastRenderedPageBreak/><w:t>, ends on three</w:t></w:r></w:p>";
    let bytes = packed(&[("word/document.xml", &body(with_break))]);
    let found = read(&bytes).unwrap();
    let pages: Vec<Option<u32>> = found.blocks.iter().map(|block| block.page).collect();
    assert_eq!(
        (found.pages, pages),
        (Some(3), vec![Some(1), Some(2), Some(2)])
    );
    let without = blocks(&with_break.replace("<w:lastRenderedPageBreak/>", ""));
    assert!(without.iter().all(|block| block.page.is_none()));
}

#[test]
fn what_stands_beside_the_body_and_about_it() {
    let part = |name: &str, text: &str| {
        format!("<w:{name}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{name}>")
    };
    let core = "<cp:coreProperties><dc:title> Report </dc:title><dc:creator>Ada Reyes; B. Kim;</dc:creator>\
        <cp:lastModifiedBy>no</cp:lastModifiedBy><dcterms:modified>2025-03-05T00:00:00Z</dcterms:modified>\
        <dcterms:created>2025-03-04T05:06:07Z</dcterms:created><dc:language>en-GB</dc:language></cp:coreProperties>";
    let bytes = packed(&[
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", core),
        ("word/document.xml", &body(&part("x", "not the body"))),
        ("word/document2.xml", &body(&part("x", "body"))),
        ("word/footer1.xml", &part("ftr", "footer")),
        ("word/header2.xml", &part("hdr", "header two")),
        ("word/header1.xml", &part("hdr", "header one")),
        ("word/comments.xml", &part("comments", "comment")),
        ("word/commentsExtended.xml", &part("comments", "no")),
        ("word/endnotes.xml", &part("endnotes", "endnote")),
        ("word/footnotes.xml", &part("footnotes", "footnote")),
    ]);
    let found = read(&bytes).unwrap();
    let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(
        texts,
        [
            "body",
            "footnote",
            "endnote",
            "comment",
            "header one",
            "header two",
            "footer"
        ]
    );
    assert_eq!(
        found.about,
        About {
            title: Some("Report".to_owned()),
            authors: vec!["Ada Reyes".to_owned(), "B. Kim".to_owned()],
            date: Some("2025-03-04T05:06:07Z".to_owned()),
            language: Some("en-GB".to_owned()),
            ..About::default()
        }
    );
}

#[test]
fn what_cannot_be_read() {
    let damaged = |bytes: &[u8]| match read(bytes) {
        Err(Unreadable::Damaged(why)) => why,
        other => panic!("{other:?}"),
    };
    assert!(damaged(b"").contains("archive"));
    assert!(damaged(b"PK\x03\x04").contains("archive"));
    assert!(damaged(&packed(&[("x", "y")])).contains("word/document.xml is missing"));
    assert!(
        damaged(&packed(&[("word/document.xml", "<w:p><w:t>x</w:p>")])).contains("not well formed")
    );
    let mut flipped = packed(&[(
        "word/document.xml",
        &body("<w:p><w:r><w:t>some text</w:t></w:r></w:p>"),
    )]);
    let at = flipped.len() / 4;
    flipped[at] ^= 0xFF;
    assert!(damaged(&flipped).contains("damaged"));
    let empty = packed(&[("word/document.xml", &body("<w:p/>"))]);
    assert_eq!(read(&empty), Err(Unreadable::NoTextLayer));
}

#[test]
fn nested_paragraphs_cost_no_stack() {
    let deep = "<w:p><w:r><w:t>x</w:t>".repeat(100_000) + &"</w:r></w:p>".repeat(100_000);
    assert_eq!(blocks(&deep).len(), 100_000);
}

#[test]
fn figures_of_formulas_and_raised_ones_stay_what_they_are() {
    let r = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let m = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = |inner: &str| {
        format!(
            "<w:p>{}<m:oMath>{inner}</m:oMath>{}</w:p>",
            r("of "),
            r(" in all")
        )
    };
    let fraction = format!(
        "<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>",
        m("3"),
        m("5")
    );
    for (inner, expected) in [
        (fraction.clone(), "of 3/5 in all"),
        (format!("{}{fraction}", m("2")), "of 2 3/5 in all"),
        (
            format!(
                "<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>",
                m("10"),
                m("6")
            ),
            "of 10⁶ in all",
        ),
        (
            format!(
                "<m:sSub><m:e>{}</m:e><m:sub>{}</m:sub></m:sSub>",
                m("x"),
                m("2")
            ),
            "of x2 in all",
        ),
        (
            format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", m("16")),
            "of √16 in all",
        ),
        (
            format!(
                "<m:acc><m:accPr><m:chr m:val='\u{338}'/></m:accPr><m:e>{}</m:e></m:acc>",
                m("=")
            ),
            "of =\u{338} in all",
        ),
        (format!("<m:d><m:e>{}</m:e></m:d>", m("7")), "of (7) in all"),
        (
            format!(
                "<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>{}</m:e><m:e>{}</m:e></m:d>",
                m("7"),
                m("8")
            ),
            "of [7|8) in all",
        ),
        (
            format!(
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
                m("i"),
                m("9"),
                m("x")
            ),
            "of ∑i⁹x in all",
        ),
    ] {
        check(&formula(&inner), &[expected]);
    }
    let hidden = format!(
        "<m:phant><m:phantPr><m:show m:val='0'/></m:phantPr><m:e>{}</m:e></m:phant>{}\
         <m:borderBox><m:borderBoxPr><m:strikeH m:val='1'/></m:borderBoxPr><m:e>{}</m:e></m:borderBox>",
        m("170"),
        m("x"),
        m("180")
    );
    assert_eq!(
        told(&blocks(&formula(&hidden))),
        [
            "of x in all",
            "+170 | 170: in hidden text",
            "+180 | 180: struck out"
        ]
    );
    let raised = |position: &str, size: &str| {
        let look = format!("<w:position w:val='{position}'/><w:sz w:val='{size}'/>");
        format!(
            "<w:p>{}<w:r><w:rPr>{look}</w:rPr><w:t>3</w:t></w:r></w:p>",
            r("10")
        )
    };
    check(&raised("7", "16"), &["10³"]);
    check(&raised("-7", "16"), &["10₃"]);
    check(&raised("1", "16"), &["103"]);
    check(&raised("7", "24"), &["103"]);
    check(&raised("12", "24"), &["10³"]);
}

#[test]
fn letters_without_ink_and_in_another_order_say_so() {
    let run = |look: &str| format!("<w:p><w:r><w:rPr>{look}</w:rPr><w:t>ton</w:t></w:r></w:p>");
    let fill = |fill: &str| run(&format!("<w14:textFill>{fill}</w14:textFill>"));
    let white = "<w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill>";
    let hidden = "ton | ton: in hidden text";
    for (inner, expected) in [
        (fill("<w14:noFill/>"), hidden),
        (fill(white), hidden),
        (fill(&white.replace("FFFFFF", "112233")), "ton"),
        (
            run("<w14:textOutline><w14:noFill/></w14:textOutline>"),
            "ton",
        ),
        (
            run("")
                .replace("<w:r>", "<w:bdo w:val='rtl'><w:r>")
                .replace("</w:r>", "</w:r></w:bdo>"),
            "ton | ton: in words that are shown in another order than written",
        ),
        (
            run("")
                .replace("<w:r>", "<w:bdo w:val='ltr'><w:r>")
                .replace("</w:r>", "</w:r></w:bdo>"),
            "ton",
        ),
    ] {
        assert_eq!(told(&blocks(&inner)), [expected], "{inner}");
    }
}

#[test]
fn what_is_shown_and_not_in_the_file_is_named() {
    let paragraph =
        "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let unread = |more: &[(&str, &str)]| {
        let body = body(&format!("{paragraph}<w:altChunk r:id='x'/>"));
        let mut parts = vec![("word/document.xml", &*body)];
        parts.extend(more);
        read(&packed(&parts)).unwrap().unread
    };
    let chunk = "a file that is set into it (altChunk)";
    let notes = "its footnotes, which the file does not hold";
    assert_eq!(unread(&[]), [notes.into(), chunk.into()]);
    let held = ("word/footnotes.xml", "<w:footnotes/>");
    assert_eq!(unread(&[held]), [chunk.into()]);
}

#[test]
fn an_end_of_a_paragraph_that_was_put_in_says_so() {
    let first = "<w:p><w:pPr><w:rPr><w:ins w:author='B'/></w:rPr></w:pPr><w:r><w:t>He was</w:t></w:r></w:p>";
    let found = blocks(&format!(
        "{first}<w:p><w:r><w:t>not there.</w:t></w:r></w:p>"
    ));
    let said: Vec<String> = found[0]
        .spans
        .iter()
        .map(|(_, whose)| whose.to_string())
        .collect();
    assert_eq!(
        said,
        ["over the end of a paragraph put in by B, not accepted"]
    );
}

#[test]
fn formulas_in_fields_are_read() {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let field = |code: &str, rest: &str| {
        let code = format!("<w:r><w:instrText> {code} </w:instrText></w:r>");
        format!("{}{code}{rest}{}", sign("begin"), sign("end"))
    };
    let result = format!("{}<w:r><w:t>7</w:t></w:r>", sign("separate"));
    let inner = format!(
        "<w:p><w:r><w:t>He paid 3</w:t></w:r>{}<w:r><w:t> of </w:t></w:r>{}</w:p>",
        field(r"EQ \f(1,2)", ""),
        field("PAGE", &result)
    );
    check(&inner, &["He paid 3 1/2 of 7"]);
}

#[test]
fn a_large_initial_is_the_beginning_of_the_next_paragraph() {
    let paragraphs = |frame: &str, rest: &str| {
        format!(
            "<w:p><w:pPr><w:framePr {frame}/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space='preserve'>{rest}</w:t></w:r></w:p>"
        )
    };
    for kind in ["drop", "margin"] {
        let frame = format!("w:dropCap='{kind}' w:lines='3'");
        check(&paragraphs(&frame, "typical deaths"), &["Atypical deaths"]);
        check(&paragraphs(&frame, " man died"), &["A man died"]);
    }
    for frame in ["w:dropCap='none'", "w:wrap='around'"] {
        check(
            &paragraphs(frame, "typical deaths"),
            &["A", "typical deaths"],
        );
    }
}
