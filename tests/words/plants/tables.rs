//! In spreadsheets and presentations.

use super::{super::found, PLANT, ROUND, Row, SEEN, packed};

pub fn sheets(rows: &mut Vec<Row>) {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='x/{kind}' Target='{target}'/>")
    };
    let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
    let cell = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let styled = |style: u32| format!("<c s='{style}' t='inlineStr'><is><t>{PLANT}</t></is></c>");
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode=';;;'/>\
        <numFmt numFmtId='171' formatCode='0;0;0;&quot;x;y&quot;'/></numFmts>\
        <fonts><font/><font><color rgb='FF00FF00'/></font><font><color indexed='9'/></font><font><sz val='1'/></font></fonts>\
        <fills><fill><patternFill patternType='none'/></fill>\
        <fill><patternFill patternType='solid'><fgColor rgb='FF00FF00'/><bgColor indexed='64'/></patternFill></fill></fills>\
        <cellXfs><xf/><xf numFmtId='170'/><xf numFmtId='171'/><xf fontId='1' fillId='1'/><xf fontId='2'/>\
        <xf fontId='2' fillId='1'/><xf fontId='3'/></cellXfs></styleSheet>";
    let first = format!("<row r='1'>{}</row>", cell(ROUND));
    let comments = format!(
        "<comments><authors><author>Ada</author></authors><commentList>\
         <comment ref='A1' authorId='0'><text><t>{PLANT}</t></text></comment></commentList></comments>"
    );
    let thread = format!(
        "<ThreadedComments><threadedComment ref='A1' dT='2026-03-05T10:00:00' personId='p'><text>{PLANT}</text></threadedComment></ThreadedComments>"
    );
    let hidden = "verbatim, in hidden text";
    let plant = cell(PLANT);
    for (what, name, columns, row, beside, expected) in [
        (
            "struck",
            "Log",
            "",
            format!(
                "<row r='2'><c t='inlineStr'><is><r><rPr><strike/></rPr><t>{PLANT}</t></r></is></c></row>"
            ),
            "",
            "verbatim, struck out",
        ),
        (
            "row",
            "Log",
            "",
            format!("<row r='2' hidden='1'>{plant}</row>"),
            "",
            hidden,
        ),
        (
            "a format that shows no text",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(1)),
            "",
            hidden,
        ),
        (
            "a format that shows another text",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(2)),
            "",
            hidden,
        ),
        (
            "letters of the colour of the cell",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(3)),
            "",
            hidden,
        ),
        (
            "white letters by their number",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(4)),
            "",
            "verbatim, in white letters",
        ),
        (
            "white letters on a colour",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(5)),
            "",
            SEEN,
        ),
        (
            "tiny letters",
            "Log",
            "",
            format!("<row r='2'>{}</row>", styled(6)),
            "",
            hidden,
        ),
        (
            "below a larger cell",
            "Log",
            "",
            format!(
                "<row r='2'>{}{plant}</row></sheetData><mergeCells><mergeCell ref='A2:B2'/></mergeCells><sheetData>",
                cell("So")
            ),
            "",
            hidden,
        ),
        (
            "row of no height",
            "Log",
            "",
            format!("<row r='2' ht='0' customHeight='1'>{plant}</row>"),
            "",
            hidden,
        ),
        (
            "column of no width",
            "Log",
            "<cols><col min='2' max='2' width='0' customWidth='1'/></cols>",
            format!("<row r='2'>{}{plant}</row>", cell("So")),
            "",
            hidden,
        ),
        (
            "column",
            "Log",
            "<cols><col min='2' max='2' hidden='1'/></cols>",
            format!("<row r='2'>{}{plant}</row>", cell("So")),
            "",
            hidden,
        ),
        (
            "comment",
            "Log",
            "",
            String::new(),
            "comments",
            "verbatim, in a comment by Ada",
        ),
        (
            "thread",
            "Log",
            "",
            String::new(),
            "threadedComment",
            "verbatim, in a comment by Ada on 2026-03-05",
        ),
        // A name that is set before each row.
        (
            "name",
            PLANT,
            "",
            String::new(),
            "",
            "verbatim, in a label that is not in the document",
        ),
    ] {
        let sheet = format!("<worksheet>{columns}<sheetData>{first}{row}</sheetData></worksheet>");
        let workbook = format!(
            "<workbook xmlns:r='r'><sheets><sheet name='{name}' sheetId='1' r:id='r1'/></sheets></workbook>"
        );
        let of_book = relations(&[
            relation("r1", "worksheet", "worksheets/sheet1.xml"),
            relation("r2", "person", "person.xml"),
            relation("r3", "styles", "styles.xml"),
        ]);
        let of_sheet = relations(&[relation("r1", beside, "../beside.xml")]);
        let text = if beside == "comments" {
            &comments
        } else {
            &thread
        };
        let bytes = packed(&[
            ("xl/workbook.xml", &workbook),
            ("xl/_rels/workbook.xml.rels", &of_book),
            (
                "xl/person.xml",
                "<personList><person displayName='Ada' id='p'/></personList>",
            ),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/worksheets/_rels/sheet1.xml.rels", &of_sheet),
            ("xl/beside.xml", text),
        ]);
        rows.push((format!("xlsx {what}"), bytes, expected));
    }
    // The numbers of rows are no words of a table either.
    let table = format!("{ROUND}\nSo {PLANT}\n");
    assert_eq!(
        found(&[("a.csv", table.as_bytes(), "row 2: So the pumps")])[0]
            .whose
            .as_deref(),
        Some("in part in a label that is not in the document")
    );
}

pub fn slides(rows: &mut Vec<Row>) {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='x/{kind}' Target='{target}'/>")
    };
    let paragraph = |text: &str| {
        format!("<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>")
    };
    let at = |x: u32, y: u32, width: u32, height: u32| {
        format!("<a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>")
    };
    let slide = |ground: &str, shape: &str, run: &str, above: &str| {
        format!(
            "<p:sld><p:cSld>{ground}<p:sp><p:spPr>{shape}</p:spPr><p:txBody><a:p><a:r><a:rPr>{run}</a:rPr><a:t>{PLANT}</a:t></a:r></a:p></p:txBody></p:sp>{above}</p:cSld></p:sld>"
        )
    };
    let first = format!("<p:sld>{}</p:sld>", paragraph(ROUND));
    for (what, second, beside, text, expected) in [
        (
            "hidden",
            format!("<p:sld show='0'>{}</p:sld>", paragraph(PLANT)),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "struck",
            format!("<p:sld>{}</p:sld>", paragraph(PLANT))
                .replace("<a:r>", "<a:r><a:rPr strike='dblStrike'/>"),
            "x",
            String::new(),
            "verbatim, struck out",
        ),
        (
            "white",
            slide(
                "",
                "",
                "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>",
                "",
            ),
            "x",
            String::new(),
            "verbatim, in white letters",
        ),
        (
            "white on white",
            slide(
                "<p:bg><p:bgPr><a:solidFill><a:schemeClr val='bg1'/></a:solidFill></p:bgPr></p:bg>",
                "",
                "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>",
                "",
            ),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "white on blue",
            slide(
                "",
                "<a:solidFill><a:srgbClr val='0000FF'/></a:solidFill>",
                "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>",
                "",
            ),
            "x",
            String::new(),
            SEEN,
        ),
        (
            "grey by a shade of white",
            slide(
                "",
                "",
                "<a:solidFill><a:schemeClr val='bg1'><a:lumMod val='50000'/></a:schemeClr></a:solidFill>",
                "",
            ),
            "x",
            String::new(),
            SEEN,
        ),
        (
            "blue on blue",
            slide(
                "",
                "<a:solidFill><a:srgbClr val='0000FF'/></a:solidFill>",
                "<a:solidFill><a:srgbClr val='0000FF'/></a:solidFill>",
                "",
            ),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "no letters",
            slide("", "", "<a:noFill/>", ""),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "a frame of the colour of paper",
            slide(
                "",
                "",
                "<a:ln><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill></a:ln>",
                "",
            ),
            "x",
            String::new(),
            SEEN,
        ),
        (
            "beside the slide",
            slide("", &at(1000, 0, 100, 100), "", ""),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "below a shape",
            slide(
                "",
                &at(100, 100, 100, 100),
                "",
                &format!(
                    "<p:sp><p:spPr>{}<a:solidFill><a:srgbClr val='EEEEEE'/></a:solidFill></p:spPr></p:sp>",
                    at(50, 50, 200, 200)
                ),
            ),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "below a part of a shape",
            slide(
                "",
                &at(100, 100, 100, 100),
                "",
                &format!(
                    "<p:sp><p:spPr>{}<a:solidFill><a:srgbClr val='EEEEEE'/></a:solidFill></p:spPr></p:sp>",
                    at(50, 50, 100, 200)
                ),
            ),
            "x",
            String::new(),
            SEEN,
        ),
        (
            "hidden shape",
            format!(
                "<p:sld><p:grpSp><p:nvGrpSpPr><p:cNvPr hidden='1'/></p:nvGrpSpPr><p:sp>{}</p:sp></p:grpSp></p:sld>",
                paragraph(PLANT)
            ),
            "x",
            String::new(),
            "verbatim, in hidden text",
        ),
        (
            "notes",
            "<p:sld/>".to_owned(),
            "notesSlide",
            format!("<p:notes>{}</p:notes>", paragraph(PLANT)),
            "verbatim, in the speaker's notes",
        ),
        (
            "comment",
            "<p:sld/>".to_owned(),
            "comments",
            format!(
                "<p:cmLst><p:cm authorId='7' dt='2026-03-05T10:00:00'><p:text>{PLANT}</p:text></p:cm></p:cmLst>"
            ),
            "verbatim, in a comment by Ada on 2026-03-05",
        ),
    ] {
        let bytes = packed(&[
            (
                "ppt/presentation.xml",
                "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldSz cx='1000' cy='800'/><p:sldIdLst><p:sldId id='256' r:id='r1'/><p:sldId id='257' r:id='r2'/></p:sldIdLst></p:presentation>",
            ),
            (
                "ppt/_rels/presentation.xml.rels",
                &format!(
                    "<Relationships>{}{}{}</Relationships>",
                    relation("r1", "slide", "slides/slide1.xml"),
                    relation("r2", "slide", "slides/slide2.xml"),
                    relation("r3", "commentAuthors", "authors.xml")
                ),
            ),
            (
                "ppt/authors.xml",
                "<p:cmAuthorLst><p:cmAuthor id='7' name='Ada'/></p:cmAuthorLst>",
            ),
            ("ppt/slides/slide1.xml", &first),
            ("ppt/slides/slide2.xml", &second),
            (
                "ppt/slides/_rels/slide2.xml.rels",
                &format!(
                    "<Relationships>{}</Relationships>",
                    relation("r1", beside, "../beside.xml")
                ),
            ),
            ("ppt/beside.xml", &text),
        ]);
        rows.push((format!("pptx {what}"), bytes, expected));
    }
}
