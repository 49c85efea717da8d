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
