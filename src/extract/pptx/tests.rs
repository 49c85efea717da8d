use super::*;
use crate::extract::package::tests::packed;

const RELATIONS: &str = "<Relationships>\
    <Relationship Id='r2' Type='x/slide' Target='slides/slide2.xml'/>\
    <Relationship Id='r3' Type='x/commentAuthors' Target='commentAuthors.xml'/>\
    <Relationship Id='r4' Type='x/authors' Target='authors.xml'/>\
    <Relationship Id='r1' Type='x/slide' Target='slides/slide1.xml'/></Relationships>";
const OLD_AUTHORS: &str =
    "<p:cmAuthorLst><p:cmAuthor id='0' name='B. Clerk' initials='BC'/></p:cmAuthorLst>";
const AUTHORS: &str = "<p188:authorLst><p188:author id='{1}' name='Ada Reyes'/><p188:author id='{2}' name='Carl'/></p188:authorLst>";
const PRESENTATION: &str = "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>\
    <p:sldId id='256' r:id='r1'/><p:sldId id='257' r:id='r2'/></p:sldIdLst></p:presentation>";
const FIRST: &str = "<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>The ferry</a:t></a:r><a:br/><a:r><a:t>at dawn</a:t></a:r></a:p></p:txBody></p:sp>\
    <p:sp><p:nvSpPr><p:nvPr><p:ph type='sldNum'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>\
    <p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Pumps: </a:t></a:r><a:r><a:rPr strike='sngStrike'/><a:t>170</a:t></a:r><a:r><a:rPr/><a:t>270</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>\
    </p:spTree></p:cSld></p:sld>";
const BESIDE: &str = "<Relationships>\
    <Relationship Id='r1' Type='x/notesSlide' Target='../notesSlides/n1.xml'/>\
    <Relationship Id='r2' Type='x/comments' Target='../comments/c1.xml'/>\
    <Relationship Id='r3' Type='x/comments' Target='../comments/c2.xml'/></Relationships>";
const NOTES: &str = "<p:notes><p:sp><p:txBody><a:p><a:r><a:t>Do not say this.</a:t></a:r></a:p></p:txBody></p:sp></p:notes>";
const OLD_COMMENTS: &str = "<p:cmLst><p:cm authorId='0' dt='2026-03-05T10:00:00.000'><p:text>Is it true?</p:text></p:cm></p:cmLst>";
const COMMENTS: &str = "<p188:cmLst><p188:cm authorId='{1}' created='2026-03-06T10:00:00.000'><p188:replyLst>\
    <p188:reply authorId='{2}'><p188:txBody><a:p><a:r><a:t>I do.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst>\
    <p188:txBody><a:p><a:r><a:t>Who says</a:t></a:r><a:r><a:t> so?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>";
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
        ("ppt/comments/c1.xml", OLD_COMMENTS),
        ("ppt/comments/c2.xml", COMMENTS),
        ("ppt/commentAuthors.xml", OLD_AUTHORS),
        ("ppt/authors.xml", AUTHORS),
    ]);
    let read = read(&bytes).unwrap();
    let blocks: Vec<(Option<u32>, &str, Vec<String>)> = read
        .blocks
        .iter()
        .map(|block| {
            let spans = block.spans.iter();
            let whole = spans.filter(|(range, _)| *range == (0..block.text.len()));
            let whole = whole.map(|(_, whose)| whose.to_string());
            (block.page, &*block.text, whole.collect())
        })
        .collect();
    let all = |page: u32, text: &'static str, whose: &str| {
        let whose = (!whose.is_empty()).then(|| whose.to_owned());
        (Some(page), text, Vec::from_iter(whose))
    };
    assert_eq!(
        blocks,
        [
            all(1, "The ferry at dawn", ""),
            all(1, "Pumps: 270", ""),
            all(1, "170", "struck out"),
            all(1, "Do not say this.", "in the speaker's notes"),
            all(1, "Is it true?", "in a comment by B. Clerk on 2026-03-05"),
            all(1, "Who says so?", "in a comment by Ada Reyes on 2026-03-06"),
            all(1, "I do.", "in a comment by Carl"),
            all(2, "Not shown.", "in hidden text"),
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

#[test]
fn raised_figures_and_white_letters_say_so() {
    let run = |look: &str, fill: &str, text: &str| {
        format!("<a:r><a:rPr {look}>{fill}</a:rPr><a:t>{text}</a:t></a:r>")
    };
    let white = "<a:solidFill><a:scrgbClr r='100000' g='100%' b='100000'/></a:solidFill>";
    let part = format!(
        "<p:sld><p:sp><p:txBody><a:p>{}{}{}{}</a:p></p:txBody></p:sp></p:sld>",
        run("", "", "10"),
        run("baseline='30000'", "", "3"),
        run("baseline='0'", "", "4"),
        run("", white, "ghost"),
    );
    let found = paragraphs(&part).unwrap();
    assert_eq!(found[0].text, "10³4ghost");
    let (spans, last) = (&found[0].spans, (10..10, Whose::OverGap));
    assert_eq!(*spans, [(5..10, Whose::White), last]);
}
