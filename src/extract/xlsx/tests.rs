use super::*;
use crate::extract::package::tests::packed;

const RELATIONS: &str = "<Relationships>\
    <Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>\
    <Relationship Id='r2' Type='x/worksheet' Target='/xl/worksheets/sheet2.xml'/>\
    <Relationship Id='r3' Type='x/sharedStrings' Target='sharedStrings.xml'/>\
    <Relationship Id='r4' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='r5' Type='x/person' Target='persons/person.xml'/></Relationships>";
const WORKBOOK: &str = "<workbook xmlns:r='r'><sheets><sheet name='Log' sheetId='1' r:id='r1'/>\
    <sheet name='Old' sheetId='2' state='hidden' r:id='r2'/></sheets></workbook>";
const STRINGS: &str = "<sst><si><t>Words</t></si><si><r><t>We take </t></r><r><t>water</t></r><rPh><t>no</t></rPh></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='#,##0.00\\ \"EUR\"'/></numFmts>\
    <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>";
const FIRST: &str = "<worksheet><cols><col min='3' max='3' hidden='1'/></cols><sheetData>\
    <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>Day</t></is></c></row>\
    <row r='3' hidden='1'><c r='A3' t='s'><v>1</v></c><c r='B3' s='1'><v>45355</v></c><c r='C3' s='2'><v>1234.5</v></c>\
    <c r='E3' t='b'><v>1</v></c><c r='F3'><f>A1+1</f></c><c r='G3'><f>A1+1</f><v>7</v></c><c r='H3' t='e'><v>#REF!</v></c></row>\
    <row r='4'><c r='A4' s='1'/></row></sheetData></worksheet>";
const SECOND: &str = "<worksheet><sheetData><row><c><v>1</v></c><c t='str'><v>two</v></c></row></sheetData></worksheet>";
const BESIDE: &str = "<Relationships><Relationship Id='r1' Type='x/comments' Target='../comments1.xml'/>\
    <Relationship Id='r3' Type='x/threadedComment' Target='../threadedComments/t1.xml'/>\
    <Relationship Id='r2' Type='x/drawing' Target='../drawings/d.xml'/></Relationships>";
const COMMENTS: &str = "<comments><authors><author>B. Clerk</author><author>tc={1}</author></authors><commentList>\
    <comment ref='A3' authorId='0'><text><r><t>Who says so?</t></r></text></comment>\
    <comment ref='A3' authorId='1'><text><t>[Threaded comment] Nobody does.</t></text></comment></commentList></comments>";
const THREAD: &str = "<ThreadedComments><threadedComment ref='A3' dT='2026-03-05T10:00:00.00' personId='{2}' id='{1}'>\
    <text>Nobody does.</text></threadedComment></ThreadedComments>";
const PERSONS: &str = "<personList><person displayName='Ada Reyes' id='{2}'/></personList>";
const DRAWING: &str = "<d><sp><txBody><a:p><a:r><a:t>In a box</a:t></a:r></a:p></txBody></sp></d>";

fn book(first: &str) -> Vec<u8> {
    packed(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/_rels/sheet1.xml.rels", BESIDE),
        ("xl/comments1.xml", COMMENTS),
        ("xl/threadedComments/t1.xml", THREAD),
        ("xl/persons/person.xml", PERSONS),
        ("xl/drawings/d.xml", DRAWING),
        ("xl/worksheets/sheet2.xml", SECOND),
    ])
}

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn sheet_by_sheet_and_row_by_row() {
    let read = read(&book(FIRST)).unwrap();
    assert_eq!(
        texts(&read),
        [
            "Log row 1: Words | Day",
            "Log row 3 (column C hidden, hidden): We take water | 2024-03-04 | 1,234.50 EUR |  | TRUE | =A1+1 | 7 | #REF!",
            "Log A3: Who says so?",
            "Log A3: Nobody does.",
            "Log drawing: In a box",
            "Old (hidden sheet) row 1: 1 | two",
        ]
    );
    assert_eq!(
        read.notes,
        [
            "1 row of the sheet Log is hidden.",
            "Hidden in the sheet Log: column C.",
            "The sheet Old is hidden.",
        ]
    );
}

/// Each block, `+` before what stands beside another, and what its words are, but for labels.
fn told(bytes: &[u8]) -> Vec<String> {
    let read = read(bytes).unwrap();
    let told = read.blocks.iter().map(|block| {
        let spans = block.spans.iter();
        let spans = spans.filter(|(_, whose)| *whose != Whose::Label && !whose.is_place());
        let spans =
            spans.map(|(range, whose)| format!(" | {}: {whose}", &block.text[range.clone()]));
        let sign = if block.is_beside { "+" } else { "" };
        format!("{sign}{}{}", block.text, spans.collect::<String>())
    });
    told.collect()
}

#[test]
fn what_is_struck_stands_beside_its_row_and_white_letters_say_so() {
    let styles = "<styleSheet><fonts><font/><font><strike/></font><font><color rgb='FFFFFFFF'/></font><font><strike val='0'/><color theme='0'/></font></fonts>\
        <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'/></fill></fills>\
        <borders><border><left><color rgb='FFFFFFFF'/></left></border></borders><cellXfs><xf/><xf fontId='1'/><xf fontId='2' fillId='0'/><xf fontId='2' fillId='1'/><xf fontId='3'/></cellXfs>\
        <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>";
    let strings = "<sst><si><r><t>There were </t></r><r><rPr><strike/></rPr><t>170</t></r><r><rPr><strike val='0'/></rPr><t>270</t></r></si></sst>";
    let cell =
        |style: u32, text: &str| format!("<c s='{style}' t='inlineStr'><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c>{}{}{}</row><row r='2'>{}{}</row></sheetData></worksheet>",
        cell(2, "white"),
        cell(3, "on black"),
        cell(4, "of paper"),
        cell(1, "gone"),
        cell(0, "<r><rPr><strike/></rPr><t>no</t></r>")
            .replace("<is><t>", "<is>")
            .replace("</t></is>", "</is>"),
    );
    let workbook = "<workbook xmlns:r='r'><sheets><sheet name='Log' sheetId='1' r:id='r1'/></sheets></workbook>";
    let bytes = packed(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert_eq!(
        told(&bytes),
        [
            "Log row 1: There were 270 | white | on black | of paper | white: in white letters | of paper: in white letters",
            "+170 | 170: struck out",
            "Log row 2:",
            "+gone | gone: struck out",
            "+no | no: struck out",
        ]
    );
}

#[test]
fn runs_within_a_cell_look_as_they_say() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='&quot;not &quot;@'/><numFmt numFmtId='171' formatCode='[White]0'/></numFmts>\
        <fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts>\
        <fills><fill/><fill><patternFill patternType='solid'><fgColor rgb='FF000000'/></patternFill></fill></fills>\
        <cellXfs><xf/><xf fontId='1'/><xf fillId='1'/><xf numFmtId='170'/><xf numFmtId='171'/><xf fontId='1' fillId='1'/></cellXfs></styleSheet>";
    let white = "<r><rPr><color rgb='FFFFFFFF'/></rPr><t>never </t></r>";
    let runs = |run: &str| format!("<is><r><t>She was </t></r>{run}<r><t>paid</t></r></is>");
    let cell = |style: u32, text: &str| format!("<c s='{style}' t='inlineStr'>{text}</c>");
    let one = |cell: &str| format!("<row>{cell}</row>");
    let rows = [
        cell(0, &runs(white)),
        cell(0, &runs("<r><rPr><strike/></rPr><t>not </t></r>")),
        cell(
            0,
            &runs("<r><rPr><vertAlign val='superscript'/></rPr><t>3</t></r>"),
        ),
        cell(2, "<is><t>on black</t></is>"),
        cell(5, &runs(white)),
        cell(3, "<is><t>paid</t></is>"),
        "<c s='4'><v>17</v></c>".to_owned(),
    ];
    let rows: String = rows.iter().map(|cell| one(cell)).collect();
    let workbook =
        "<workbook xmlns:r='r'><sheets><sheet name='L' sheetId='1' r:id='r1'/></sheets></workbook>";
    let bytes = packed(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", styles),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ]);
    assert_eq!(
        told(&bytes),
        [
            "L row 1: She was never paid | never : in white letters",
            "L row 2: She was paid",
            "+not | not: struck out",
            "L row 3: She was ³paid",
            "L row 4: on black | on black: in hidden text",
            "L row 5: She was never paid",
            "L row 6: not paid",
            "L row 7: 17 | 17: in white letters",
        ]
    );
}

#[test]
fn labels_comments_and_what_is_hidden_say_so() {
    let read = read(&book(FIRST)).unwrap();
    let told = read.blocks.iter().map(|block| {
        let spans = block.spans.iter().filter(|(_, whose)| !whose.is_place());
        let spans = spans.map(|(range, whose)| format!("{}: {whose}", &block.text[range.clone()]));
        spans.collect::<Vec<_>>()
    });
    let label = |label: &str| format!("{label}: in a label that is not in the document");
    let second = "Log row 3 (column C hidden, hidden):";
    let old = "Old (hidden sheet) row 1:";
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            vec![label("Log row 1:")],
            vec![
                format!("{}: in hidden text", read.blocks[1].text),
                label(second),
                "1,234.50 EUR: in hidden text".to_owned(),
            ],
            vec![
                label("Log A3:"),
                "Who says so?: in a comment by B. Clerk".to_owned(),
            ],
            vec![
                label("Log A3:"),
                "Nobody does.: in a comment by Ada Reyes on 2026-03-05".to_owned(),
            ],
            vec![label("Log drawing:")],
            vec![format!("{old} 1 | two: in hidden text"), label(old),],
        ]
    );
}

#[test]
fn a_text_that_is_in_too_many_cells_is_too_big() {
    let long = STRINGS.replace("Words", &"a".repeat(1 << 20));
    let cells = "<c t='s'><v>0</v></c>".repeat(49);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let bytes = packed(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &long),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/worksheets/sheet2.xml", SECOND),
    ]);
    assert!(matches!(read(&bytes), Err(Unreadable::TooBig(_))));
}

#[test]
fn what_is_no_spreadsheet_or_empty() {
    let empty = "<workbook/>";
    assert_eq!(
        read(&packed(&[("xl/workbook.xml", empty)])),
        Err(Unreadable::NoTextLayer)
    );
    assert!(matches!(
        read(&packed(&[("a", "b")])),
        Err(Unreadable::Damaged(_))
    ));
}
