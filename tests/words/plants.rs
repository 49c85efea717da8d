//! Words that somebody planted: hidden, struck, put in by another, said by another. None of them is simply
//! *verbatim* or *normalised*, and what stands round them is.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{check, found};

/// What is planted.
const PLANT: &str = "the pumps were known to be broken";

/// What stands round it, and is found plainly.
const ROUND: &str = "The ferry sailed at noon with the master on board.";

/// A document: its name, its bytes, and what is to be said of the plant.
type Row = (String, Vec<u8>, &'static str);

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn word(rows: &mut Vec<Row>) {
    let run = |look: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{PLANT}</w:t></w:r>");
    let by = "w:author='Counsel B' w:date='2026-03-05T00:00:00Z'";
    let plain = run("");
    let gone = format!("<w:r><w:delText>{PLANT}</w:delText></w:r>");
    let cell = |run: &str| format!("<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>");
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
        // Instructions of a field are no text.
        (
            p(&format!("<w:r><w:instrText>{PLANT}</w:instrText></w:r>")),
            "missing",
        ),
    ] {
        rows.push((format!("docx {inner}"), docx(&inner, &[]), expected));
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

fn open_document(rows: &mut Vec<Row>) {
    let info = "<office:change-info><dc:creator>Counsel B</dc:creator><dc:date>2026-03-05T10:00:00</dc:date></office:change-info>";
    let span = |style: &str| {
        format!("<text:p><text:span text:style-name='{style}'>{PLANT}</text:span></text:p>")
    };
    for (inner, expected) in [
        (
            format!(
                "<text:p><text:change-start text:change-id='i'/>{PLANT}<text:change-end text:change-id='i'/></text:p>"
            ),
            "verbatim, in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        (
            "<text:p>Here<text:change text:change-id='d'/>.</text:p>".to_owned(),
            "verbatim, deleted by Counsel B on 2026-03-05",
        ),
        (span("H"), "verbatim, in hidden text"),
        (span("HH"), "verbatim, in hidden text"),
        (span("S"), "verbatim, struck out"),
        (span("W"), "verbatim, in white letters"),
        (
            format!(
                "<text:p><office:annotation><dc:creator>Ada</dc:creator><text:p>{PLANT}</text:p></office:annotation></text:p>"
            ),
            "verbatim, in a comment by Ada",
        ),
        (
            format!(
                "<text:p><text:note><text:note-body><text:p>{PLANT}</text:p></text:note-body></text:note></text:p>"
            ),
            "verbatim, in a footnote",
        ),
        (
            format!("<text:section text:display='none'><text:p>{PLANT}</text:p></text:section>"),
            "verbatim, in hidden text",
        ),
        (
            format!("<text:p>Here<text:hidden-text text:string-value='{PLANT}'/></text:p>"),
            "verbatim, in hidden text",
        ),
    ] {
        let style = |name: &str, parent: &str, says: &str| {
            format!(
                "<style:style style:name='{name}' style:parent-style-name='{parent}'><style:text-properties {says}/></style:style>"
            )
        };
        let styles = [
            style("H", "", "text:display='none'"),
            style("HH", "H", ""),
            style("S", "", "style:text-line-through-style='solid'"),
            style("W", "", "fo:color='#ffffff'"),
        ];
        let whole = format!(
            "<office:document-content><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>\
             <text:tracked-changes><text:changed-region text:id='i'><text:insertion>{info}</text:insertion></text:changed-region>\
             <text:changed-region text:id='d'><text:deletion>{info}<text:p>{PLANT}</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>{ROUND}</text:p>{inner}</office:text></office:body></office:document-content>",
            styles.concat()
        );
        let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
        let bytes = packed(&[mime, ("content.xml", &whole)]);
        rows.push((format!("odt {inner}"), bytes, expected));
    }
}

fn pages(rows: &mut Vec<Row>) {
    let hidden = "verbatim, in hidden text";
    let styled = |style: &str| format!("<p>So <span style='{style}'>{PLANT}</span>.</p>");
    for (inner, expected) in [
        (format!("<p>So <del>{PLANT}</del>."), "verbatim, deleted"),
        (
            format!("<p>So <ins datetime=2026-03-05>{PLANT}</ins>."),
            "verbatim, in an addition of 2026-03-05",
        ),
        (format!("<p>So <s>{PLANT}</s>."), "verbatim, struck out"),
        (
            format!("<strike><p>{PLANT}</p></strike>"),
            "verbatim, struck out",
        ),
        (
            styled("text-decoration:underline line-through"),
            "verbatim, struck out",
        ),
        (
            styled("text-decoration-line: line-through"),
            "verbatim, struck out",
        ),
        (format!("<p hidden>{PLANT}"), hidden),
        (format!("<p>So <b hidden=until-found>{PLANT}</b>."), hidden),
        (
            format!("<div style='display:none'><p>{PLANT}</p></div>"),
            hidden,
        ),
        (styled("DISPLAY: NONE !important"), hidden),
        (styled("visibility:hidden"), hidden),
        (styled("font-size:0px"), hidden),
        (styled("opacity:0"), hidden),
        (styled("position:absolute;left:-10000px"), hidden),
        (
            styled("position: absolute; clip: rect(1px,1px,1px,1px)"),
            hidden,
        ),
        (styled("text-indent:-9999px"), hidden),
        (styled("color:transparent"), hidden),
        (styled("color:#ffffff"), "verbatim, in white letters"),
        (
            styled("color: rgb(255, 255, 255)"),
            "verbatim, in white letters",
        ),
        (
            format!("<style>.x {{ display:none }}</style><p class=x>{PLANT}"),
            hidden,
        ),
        (
            format!(
                "<style>p b, #y {{ color:red; visibility:hidden }}</style><p>So <b>{PLANT}</b>"
            ),
            hidden,
        ),
        (format!("<dialog>{PLANT}</dialog>"), hidden),
        (
            format!("<div><template shadowrootmode=open>Shown.</template><p>{PLANT}</p></div>"),
            hidden,
        ),
        (format!("<noscript><p>{PLANT}</p></noscript>"), "missing"),
        (format!("<template><p>{PLANT}</p></template>"), "missing"),
        (format!("<script>// {PLANT}</script>"), "missing"),
        (format!("<!-- {PLANT} -->"), "missing"),
        (format!("<textarea>{PLANT}</textarea>"), "missing"),
        (
            "<p>So the pumps were<del>never </del><ins>known</ins> to be broken.".to_owned(),
            "altered, in an addition",
        ),
    ] {
        let page = format!("<!doctype html><body><p>{ROUND}</p>{inner}");
        rows.push((format!("html {inner}"), page.into_bytes(), expected));
    }
    let long = "It had done so on each day of that week, said the clerk of the harbour, who had seen it leave and come \
        back, and who had written down in his book when it did, as he was told to do by the office.";
    let article: String = (0..8).map(|n| format!("<p>{n}. {long}")).collect();
    let page = format!(
        "<!doctype html><article><p>{ROUND} {long}{article}</article><footer><p>So {PLANT}."
    );
    rows.push((
        "html outside".into(),
        page.into_bytes(),
        "verbatim, outside of the article",
    ));
}

fn mails(rows: &mut Vec<Row>) {
    let quoted = "verbatim, quoted from another's message";
    for (rest, expected) in [
        (format!("\n{ROUND}\n\n> {PLANT}\n"), quoted),
        (
            format!("\n{ROUND}\n\nOn Thursday, Dora Master <d@x> wrote:\n\n> {PLANT}\n"),
            "verbatim, quoted from a message by Dora Master",
        ),
        (
            format!(
                "\n{ROUND}\n\nFrom: Dora Master\nSent: today\nTo: Ana\nSubject: x\n\nSo {PLANT}.\n"
            ),
            "verbatim, quoted from a message by Dora Master",
        ),
        (
            format!("\n{ROUND}\n\n-----Original Message-----\n\nSo {PLANT}.\n"),
            quoted,
        ),
        (
            format!("Content-Type: text/html\n\n<p>{ROUND}<blockquote>{PLANT}</blockquote>"),
            quoted,
        ),
        (
            format!("Content-Type: text/html\n\n<div style='display:none'>{PLANT}</div><p>{ROUND}"),
            "verbatim, in hidden text",
        ),
        (
            format!("Content-Type: text/html\n\n<p>{ROUND}<p>So <s>{PLANT}</s>"),
            "verbatim, struck out",
        ),
        (
            format!(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{ROUND}\n--b\nContent-Type: message/rfc822\n\nFrom: Dora <d@x>\n\n{PLANT}\n--b--\n"
            ),
            "verbatim, in an attached message, from Dora",
        ),
        (
            format!(
                "Content-Type: multipart/digest; boundary=b\n\n--b\n\nFrom: Dora <d@x>\n\n{PLANT}\n--b\n\nSubject: {ROUND}\n\n.\n--b--\n"
            ),
            "verbatim, in an attached message, from Dora",
        ),
        (
            format!(
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n{ROUND}\n--b\nContent-Type: text/html\n\n<p>{ROUND}<p>{PLANT}\n--b--\n"
            ),
            "verbatim, in only one of the message's forms",
        ),
    ] {
        let mail = format!("From: Ana <a@x>\nMessage-ID: <1@x>\n{rest}");
        rows.push((format!("eml {rest}"), mail.into_bytes(), expected));
    }
    let mailbox = format!(
        "From a Thu\nFrom: Ana <a@x>\nMessage-ID: <1@x>\n\n{ROUND}\n\nFrom d Thu\nFrom: Dora <d@x>\n\nSo {PLANT}.\n"
    );
    rows.push((
        "mbox".into(),
        mailbox.into_bytes(),
        "verbatim, in message 2 of 2, from Dora",
    ));
}

#[test]
fn no_plant_is_simply_there() {
    let mut rows: Vec<Row> = Vec::new();
    word(&mut rows);
    open_document(&mut rows);
    pages(&mut rows);
    mails(&mut rows);
    assert!(rows.len() >= 50, "{}", rows.len());
    let names: Vec<String> = rows
        .iter()
        .map(|(what, ..)| format!("a.{}", what.split(' ').next().unwrap()))
        .collect();
    let documents: Vec<(&str, &[u8], &str)> = rows
        .iter()
        .zip(&names)
        .map(|((_, bytes, _), name)| (&**name, &bytes[..], PLANT))
        .collect();
    let said = found(&documents);
    let is_plain = |verdict: &str| matches!(verdict, "verbatim" | "normalised");
    for (found, (what, ..)) in said.iter().zip(&rows) {
        assert!(!is_plain(&found.verdict) || found.whose.is_some(), "{what}");
    }
    let told: Vec<_> = rows
        .iter()
        .zip(said)
        .map(|((what, _, expected), found)| (what.clone(), *expected, found))
        .collect();
    check(&told);
    // What stands round a plant stands.
    let documents: Vec<(&str, &[u8], &str)> = documents
        .into_iter()
        .map(|(name, bytes, _)| (name, bytes, ROUND))
        .collect();
    for (found, (what, ..)) in found(&documents).into_iter().zip(&rows) {
        let is_shared = found.whose.as_deref().is_none_or(|whose| {
            whose.starts_with("in message 1 of 2") || whose.starts_with("in an attached message")
        });
        assert!(is_plain(&found.verdict) && is_shared, "{what}: {found:?}");
    }
}
