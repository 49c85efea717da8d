//! In Word documents.

use super::{PLANT, ROUND, Row, SEEN, packed};

pub fn word(rows: &mut Vec<Row>) {
    let run = |look: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{PLANT}</w:t></w:r>");
    let by = "w:author='Counsel B' w:date='2026-03-05T00:00:00Z'";
    let plain = run("");
    let gone = format!("<w:r><w:delText>{PLANT}</w:delText></w:r>");
    let cell = |run: &str| format!("<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>");
    let row = |row: &str, cell: &str, run: &str| {
        format!(
            "<w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p>{run}</w:p></w:tc></w:tr></w:tbl>"
        )
    };
    let inserted = "verbatim, in an insertion by Counsel B on 2026-03-05, not accepted";
    let deleted = "verbatim, deleted by Counsel B on 2026-03-05";
    let hidden = "verbatim, in hidden text";
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    for (inner, expected) in [
        (p(&format!("<w:ins {by}>{plain}</w:ins>")), inserted),
        (format!("<w:ins {by}>{}</w:ins>", p(&plain)), inserted),
        (p(&format!("<w:del {by}>{gone}</w:del>")), deleted),
        (
            p(&format!("<w:ins {by}><w:del {by}>{gone}</w:del></w:ins>")),
            "verbatim, deleted by Counsel B on 2026-03-05; in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        (
            p(&format!(
                "<w:moveFrom {by}>{plain}</w:moveFrom><w:moveTo {by}>{plain}</w:moveTo>"
            )),
            "verbatim, moved there by Counsel B on 2026-03-05, not accepted",
        ),
        (p(&run("<w:vanish/>")), hidden),
        (p(&run("<w:vanish w:val='true'/><w:b/>")), hidden),
        (p(&run("<w:rStyle w:val='Secret'/>")), hidden),
        (p(&run("<w:rStyle w:val='MoreSecret'/>")), hidden),
        (
            format!("<w:p><w:pPr><w:pStyle w:val='MoreSecret'/></w:pPr>{plain}</w:p>"),
            hidden,
        ),
        (p(&run("<w:color w:val='FFFFFF'/>")), hidden),
        (p(&run("<w:color w:val='fefefe'/>")), hidden),
        (
            p(&run("<w:color w:val='FFFFFF'/><w:shd w:fill='auto'/>")),
            hidden,
        ),
        (
            p(&run("<w:color w:val='000000'/><w:shd w:fill='000000'/>")),
            hidden,
        ),
        (p(&run("<w:rStyle w:val='White'/>")), hidden),
        (
            cell(&run("<w:color w:val='FFFFFF'/>")),
            "verbatim, in white letters",
        ),
        (p(&run("<w:sz w:val='2'/>")), hidden),
        (p(&run("<w:strike/>")), "verbatim, struck out"),
        (p(&run("<w:dstrike/>")), "verbatim, struck out"),
        (
            p(&run("<w:rStyle w:val='Struck'/>")),
            "verbatim, struck out",
        ),
        (
            p(&format!(
                "<w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>",
                run("<w:vanish/>")
            )),
            hidden,
        ),
        (
            p(&format!("<w:r><w:t>{PLANT}</w:t></w:r>")
                .replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")),
            hidden,
        ),
        // As Word writes the colour of the ground, and as others do.
        (
            p(&run("<w:color w:val='auto' w:themeColor='background1'/>")),
            hidden,
        ),
        (
            p(&run(
                "<w:color w:val='D9D9D9' w:themeColor='background1' w:themeShade='D9'/>",
            )),
            SEEN,
        ),
        (p(&run("<w:highlight w:val='black'/>")), hidden),
        (
            p(&run(
                "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>",
            )),
            hidden,
        ),
        (p(&run("<w:highlight w:val='yellow'/>")), SEEN),
        (
            p(&run("<w:strike/><w:dstrike w:val='0'/>")),
            "verbatim, struck out",
        ),
        (
            format!(
                "<w:p><w:pPr><w:shd w:fill='00FF00'/></w:pPr>{}</w:p>",
                run("<w:color w:val='00FF00'/>")
            ),
            hidden,
        ),
        (
            format!(
                "<w:p><w:pPr><w:shd w:fill='1F3864'/></w:pPr>{}</w:p>",
                run("<w:color w:val='FFFFFF'/>")
            ),
            SEEN,
        ),
        (
            row(
                "",
                "<w:shd w:fill='1F3864'/>",
                &run("<w:color w:val='FFFFFF'/>"),
            ),
            SEEN,
        ),
        (
            row(
                "",
                "<w:shd w:fill='000000'/>",
                &run("<w:color w:val='000000'/>"),
            ),
            hidden,
        ),
        (row(&format!("<w:ins {by}/>"), "", &plain), inserted),
        (row(&format!("<w:del {by}/>"), "", &plain), deleted),
        (row("", &format!("<w:cellIns {by}/>"), &plain), inserted),
        (row("", &format!("<w:cellDel {by}/>"), &plain), deleted),
        (row("<w:hidden/>", "", &plain), hidden),
        (row("", "<w:vMerge/>", &plain), hidden),
        (row("", "<w:vMerge w:val='restart'/>", &plain), SEEN),
        (
            row(
                "<w:trPrChange><w:trPr><w:hidden/></w:trPr></w:trPrChange>",
                "",
                &plain,
            ),
            SEEN,
        ),
        (
            format!(
                "<w:tbl><w:tblPr><w:tblStyle w:val='Secret'/></w:tblPr>{}",
                row("", "", &plain).trim_start_matches("<w:tbl>")
            ),
            hidden,
        ),
        (
            p(&format!(
                "<w:r><w:drawing><wp:docPr hidden='1'/><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>",
                p(&plain)
            )),
            hidden,
        ),
        (
            p(&format!(
                "<w:r><w:pict><v:shape style='width:9pt; visibility: hidden'><w:txbxContent>{}</w:txbxContent></v:shape></w:pict></w:r>",
                p(&plain)
            )),
            hidden,
        ),
        // Of two forms of a drawing one is shown.
        (
            p(&format!(
                "<w:r><mc:AlternateContent><mc:Choice Requires='zzz'><w:t>{PLANT}</w:t></mc:Choice>\
                 <mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            )),
            "missing",
        ),
        // Instructions of a field are no text, also where they stand as some.
        (
            p(&format!(
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r>{plain}<w:r><w:fldChar w:fldCharType='separate'/></w:r>\
                 <w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
            )),
            "missing",
        ),
        (
            p(&format!("<w:r><w:instrText>{PLANT}</w:instrText></w:r>")),
            "missing",
        ),
    ] {
        rows.push((format!("docx {inner}"), docx(&inner, &[]), expected));
    }
    for styles in [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>",
    ] {
        let all = format!("<w:styles>{styles}</w:styles>");
        let seen = "<w:rPr><w:vanish w:val='0'/><w:color w:val='auto'/></w:rPr>";
        let body = format!(
            "<w:document xmlns:w='x'><w:body><w:p><w:r>{seen}<w:t>{ROUND}</w:t></w:r></w:p>{}</w:body></w:document>",
            p(&plain)
        );
        let parts = [("word/document.xml", &*body), ("word/styles.xml", &*all)];
        rows.push((format!("docx {styles}"), packed(&parts), hidden));
    }
    for (part, element, attributes, expected) in [
        (
            "comments",
            "comment",
            "w:author='Ada'",
            "verbatim, in a comment by Ada",
        ),
        ("footnotes", "footnote", "", "verbatim, in a footnote"),
        ("endnotes", "endnote", "", "verbatim, in a footnote"),
    ] {
        let path = format!("word/{part}.xml");
        let text = format!("<w:x><w:{element} {attributes}><w:p>{plain}</w:p></w:{element}></w:x>");
        rows.push((
            format!("docx {part}"),
            docx("", &[(&path, &text)]),
            expected,
        ));
    }
}

fn docx(inner: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let styles = "<w:styles><w:style w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId='MoreSecret'><w:basedOn w:val='Secret'/></w:style>\
        <w:style w:styleId='White'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>\
        <w:style w:styleId='Struck'><w:rPr><w:strike/></w:rPr></w:style></w:styles>";
    let body = format!(
        "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>{ROUND}</w:t></w:r></w:p>{inner}</w:body></w:document>"
    );
    let mut all = vec![("word/document.xml", &*body), ("word/styles.xml", styles)];
    all.extend(parts);
    packed(&all)
}
