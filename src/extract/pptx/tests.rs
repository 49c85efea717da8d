use super::*;
use crate::extract::package::tests::packed;

const RELATIONS: &str = "<Relationships>\
    <Relationship Id='r2' Type='x/slide' Target='slides/slide2.xml'/>\
    <Relationship Id='r1' Type='x/slide' Target='slides/slide1.xml'/></Relationships>";
const PRESENTATION: &str = "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>\
    <p:sldId id='256' r:id='r1'/><p:sldId id='257' r:id='r2'/></p:sldIdLst></p:presentation>";
const FIRST: &str = "<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>The ferry</a:t></a:r><a:br/><a:r><a:t>at dawn</a:t></a:r></a:p></p:txBody></p:sp>\
    <p:sp><p:nvSpPr><p:nvPr><p:ph type='sldNum'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>\
    <p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Pumps</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>\
    </p:spTree></p:cSld></p:sld>";
const BESIDE: &str = "<Relationships>\
    <Relationship Id='r1' Type='x/notesSlide' Target='../notesSlides/n1.xml'/>\
    <Relationship Id='r2' Type='x/comments' Target='../comments/c1.xml'/></Relationships>";
const NOTES: &str = "<p:notes><p:sp><p:txBody><a:p><a:r><a:t>Do not say this.</a:t></a:r></a:p></p:txBody></p:sp></p:notes>";
const COMMENTS: &str = "<p:cmLst><p:cm><p:text>Is it true?</p:text></p:cm></p:cmLst>";
const SECOND: &str = "<p:sld show='0'><p:sp><p:txBody><a:p><a:r><a:t>Not shown.</a:t></a:r></a:p></p:txBody></p:sp></p:sld>";

#[test]
fn slides_are_pages_and_notes_are_marked() {
    let bytes = packed(&[
        ("ppt/presentation.xml", PRESENTATION),
        ("ppt/_rels/presentation.xml.rels", RELATIONS),
        ("ppt/slides/slide2.xml", SECOND),
        ("ppt/slides/slide1.xml", FIRST),
        ("ppt/slides/_rels/slide1.xml.rels", BESIDE),
        ("ppt/notesSlides/n1.xml", NOTES),
        ("ppt/comments/c1.xml", COMMENTS),
    ]);
    let read = read(&bytes).unwrap();
    let blocks: Vec<(Option<u32>, &str)> = read
        .blocks
        .iter()
        .map(|block| (block.page, &*block.text))
        .collect();
    assert_eq!(
        blocks,
        [
            (Some(1), "The ferry at dawn"),
            (Some(1), "Pumps"),
            (Some(1), "Notes: Do not say this."),
            (Some(1), "Comment: Is it true?"),
            (Some(2), "Not shown."),
        ]
    );
    assert_eq!(read.pages, Some(2));
    assert_eq!(read.notes, ["Slide 2 is hidden."]);
}

#[test]
fn what_is_no_presentation_or_has_no_words() {
    let empty = "<p:presentation xmlns:p='p'/>";
    assert_eq!(
        read(&packed(&[("ppt/presentation.xml", empty)])),
        Err(Unreadable::NoTextLayer)
    );
    assert!(matches!(
        read(&packed(&[("a", "b")])),
        Err(Unreadable::Damaged(_))
    ));
}
