use super::*;
use crate::extract::package::tests::packed;

fn content(inner: &str) -> String {
    format!(
        "<office:document-content><office:font-face-decls/><office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
}

fn check(inner: &str, texts: &[&str]) {
    let found = read(&packed(&[("content.xml", &content(inner))])).unwrap();
    let found: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(found, texts, "{inner}");
}

#[test]
fn paragraphs_headings_lists_and_tables() {
    check(
        "loose<text:h>Head</text:h>\n<text:p>One <text:span>li</text:span>ne<text:s text:c='99999999'/>a<text:tab/>b<text:line-break/>c\n  d</text:p>\
         <text:p/><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>\
         <table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000'><text:p>1</text:p></table:table-cell>\
         <table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>",
        &["Head", "One line a b c d", "x", "1", "2"],
    );
}

#[test]
fn notes_comments_and_boxes_stand_after_their_paragraph() {
    check(
        "<text:p>be<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note <text:p>deep</text:p></text:p></text:note-body></text:note>fore\
         <office:annotation><dc:creator>A</dc:creator><dc:date>2025-01-01</dc:date><text:p>comment</text:p></office:annotation> and\
         <draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>\
         <text:title> field</text:title></text:p><text:p>next</text:p>",
        &["before and field", "note", "deep", "comment", "box", "next"],
    );
}

#[test]
fn lists_and_headings_are_numbered_as_they_look() {
    let level = |level: u32, says: &str| {
        format!("<text:list-level-style-number text:level='{level}' {says}/>")
    };
    let lists = format!(
        "<text:list-style style:name='L'>{}{}{}</text:list-style>\
         <text:list-style style:name='M'>{}<text:list-level-style-bullet text:level='2' text:bullet-char='x'/></text:list-style>\
         <text:outline-style><text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>\
         <text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>\
         <style:style style:name='P'/><style:style style:name='PM' style:parent-style-name='PL'/>\
         <style:style style:name='PL' style:list-style-name='M'/>",
        level(
            1,
            "style:num-format='1' style:num-suffix='.' text:start-value='41'"
        ),
        level(
            2,
            "style:num-format='a' style:num-prefix='(' style:num-suffix=')'"
        ),
        level(
            3,
            "style:num-format='i' text:display-levels='3' style:num-suffix='.'"
        ),
        level(1, "style:num-format='1' style:num-list-format='No. %1%:'"),
    );
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let list = |says: &str, inner: &str| format!("<text:list {says}>{inner}</text:list>");
    let third = list("", &item(&p("deep")));
    let second = list(
        "",
        &format!(
            "{}{}",
            item(&format!("{}{third}", p("sub"))),
            item(&p("more"))
        ),
    );
    let body = [
        "<text:h text:outline-level='1'>Facts</text:h>".to_owned(),
        list(
            "text:style-name='L' xml:id='one'",
            &format!(
                "<text:list-header>{}</text:list-header>{}{}",
                p("head"),
                item(&format!("{}{}", p("first <text:span>line</text:span>"), p("second"))),
                item(&format!("{}{second}", p("next")))
            ),
        ),
        p("between"),
        list("text:style-name='L' text:continue-list='one'", &item(&p("goes on"))),
        list("text:style-name='L'", &item(&p("anew"))),
        list("text:style-name='L' text:continue-numbering='true'", &format!("{}{}", item(&p("again")), "<text:list-item text:start-value='60'><text:p>sixty</text:p></text:list-item>")),
        list("", &format!("{}{}", item("<text:p text:style-name='PM'>by its style</text:p>"), item(&list("", &item(&p("bullet")))))),
        "<text:h text:outline-level='2'>Not numbered</text:h><text:h text:outline-level='1' text:is-list-header='true'>Nor this</text:h>\
         <text:h text:outline-level='1'><text:number>2)</text:number>As stated</text:h>".to_owned(),
    ]
    .concat();
    let whole = format!(
        "<office:document-content><office:automatic-styles>{lists}</office:automatic-styles><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    );
    let found = read(&packed(&[("content.xml", &whole)])).unwrap();
    let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(
        texts,
        [
            "I. Facts",
            "head",
            "41. first line",
            "second",
            "42. next",
            "(a) sub",
            "42.a.i. deep",
            "(b) more",
            "between",
            "43. goes on",
            "41. anew",
            "42. again",
            "60. sixty",
            "No. 1: by its style",
            "bullet",
            "Not numbered",
            "Nor this",
            "2) As stated",
        ]
    );
    let spans = &found.blocks[2].spans;
    assert_eq!(spans[..], [(0..3, Whose::Number)]);
}

/// Each block, `+` before what stands beside another, and what its words are.
fn told(content: &str) -> Vec<String> {
    let found = read(&packed(&[("content.xml", content)])).unwrap();
    let told = found.blocks.iter().map(|block| {
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
    let info = "<office:change-info><dc:creator>Counsel B</dc:creator><dc:date>2026-03-05T10:00:00</dc:date></office:change-info>";
    let inner = format!(
        "<text:tracked-changes><text:changed-region text:id='d'><text:deletion>{info}<text:p>go</text:p><text:p>ne</text:p></text:deletion></text:changed-region>\
         <text:changed-region text:id='i'><text:insertion>{info}</text:insertion></text:changed-region></text:tracked-changes>\
         <text:p>stays<text:change text:change-id='d'/> <text:span><text:change-start text:change-id='i'/>came</text:span></text:p>\
         <text:p>along<text:change-end text:change-id='i'/> here</text:p><text:change text:change-id='d'/>"
    );
    assert_eq!(
        told(&content(&inner)),
        [
            "stays came | came: in an insertion by Counsel B on 2026-03-05, not accepted",
            "+go ne | go ne: deleted by Counsel B on 2026-03-05",
            "along here | along: in an insertion by Counsel B on 2026-03-05, not accepted",
            "+go ne | go ne: deleted by Counsel B on 2026-03-05",
        ]
    );
}

#[test]
fn comments_notes_headings_and_what_is_not_seen() {
    let style = |name: &str, says: &str| {
        format!(
            "<style:style style:name='{name}' style:parent-style-name='P'><style:text-properties {says}/></style:style>"
        )
    };
    let styles = [
        style("H", "text:display='none'"),
        style("S", "style:text-line-through-style='solid'"),
        style("W", "fo:color='#FFFFFF'"),
        style("B", "fo:color='#FFFFFF' fo:background-color='#000000'"),
    ];
    let whole = format!(
        "<office:document-content><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>\
         <text:h>Head</text:h><text:p>There were <text:span text:style-name='S'>170</text:span>270\
         <office:annotation><dc:creator>Ada</dc:creator><dc:date>2025-01-01T00:00:00</dc:date><text:p>Why?</text:p></office:annotation>\
         <text:note><text:note-body><text:p>note</text:p></text:note-body></text:note><text:hidden-text text:string-value='not seen'/></text:p>\
         <text:p text:style-name='H'>gone</text:p><text:p text:style-name='W'>white</text:p><text:p text:style-name='B'>on black</text:p>\
         <text:section text:display='none'><text:p>folded away</text:p></text:section>\
         </office:text></office:body></office:document-content>",
        styles.concat()
    );
    assert_eq!(
        told(&whole),
        [
            "Head | Head: in a heading",
            "There were 270",
            "+170 | 170: struck out",
            "+not seen | not seen: in hidden text",
            "Why? | Why?: in a comment by Ada on 2025-01-01",
            "note | note: in a footnote",
            "gone | gone: in hidden text",
            "white | white: in white letters",
            "on black",
            "folded away | folded away: in hidden text",
        ]
    );
}

const META: &str = "<office:meta><dc:title>Report</dc:title><dc:creator>no</dc:creator>\
    <meta:initial-creator>Ada Reyes</meta:initial-creator><meta:creation-date>2025-03-04T05:06:07.000000</meta:creation-date>\
    <dc:date>2026-01-01</dc:date><dc:language>en-GB</dc:language></office:meta>";

fn expected() -> About {
    About {
        title: Some("Report".to_owned()),
        authors: vec!["Ada Reyes".to_owned()],
        date: Some("2025-03-04T05:06:07.000000".to_owned()),
        language: Some("en-GB".to_owned()),
        ..About::default()
    }
}

#[test]
fn what_libreoffice_writes_of_its_own_colour_hides_nothing() {
    let styles = "<style:style style:name='P'><style:text-properties style:use-window-font-color='true' \
                  loext:opacity='0%'/></style:style>";
    let whole = content("<text:p text:style-name='P'>Ms. Rourke was not present.</text:p>")
        .replace(
            "<office:font-face-decls/>",
            &format!("<office:automatic-styles>{styles}</office:automatic-styles>"),
        );
    let found = read(&packed(&[("content.xml", &whole)])).unwrap();
    assert_eq!(found.blocks.len(), 1);
    assert!(found.blocks[0].spans.is_empty(), "{:?}", found.blocks[0]);
}

#[test]
fn packed_and_flat_say_the_same() {
    let styles = "<office:master-styles><style:header><text:p>header</text:p></style:header></office:master-styles>";
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry/></manifest:manifest>",
        ),
        ("content.xml", &content("<text:p>body</text:p>")),
        (
            "styles.xml",
            &format!(
                "<office:document-styles><x><text:p>no</text:p></x>{styles}</office:document-styles>"
            ),
        ),
        (
            "meta.xml",
            &format!("<office:document-meta>{META}</office:document-meta>"),
        ),
    ]);
    let flat = format!(
        "<?xml version='1.0'?><office:document>{META}{styles}<office:body><office:text><text:p>body<draw:frame>\
         <draw:image><office:binary-data>AAAA</office:binary-data></draw:image></draw:frame></text:p><dc:title>no</dc:title>\
         </office:text></office:body></office:document>"
    );
    for bytes in [&bytes[..], flat.as_bytes()] {
        let found = read(bytes).unwrap();
        let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["body", "header"]);
        assert_eq!(found.about, expected());
    }
}

#[test]
fn what_cannot_be_read() {
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let encrypted = packed(&[
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert_eq!(read(&encrypted), Err(Unreadable::NeedsPassword));
    let empty = packed(&[("content.xml", &content("<text:p/>"))]);
    assert_eq!(read(&empty), Err(Unreadable::NoTextLayer));
    for bytes in [
        &b"PK\x03\x04"[..],
        &packed(&[("x", "y")]),
        b"<office:document><office:body>",
        b"plain words",
        b"",
    ] {
        assert!(matches!(read(bytes), Err(Unreadable::Damaged(_))));
    }
}
