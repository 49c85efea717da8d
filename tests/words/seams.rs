//! Quotes that run over a place at which words were taken out, or where another begins to speak; and signs that a page
//! sets apart and that must not run together.

use super::{check, found, plants::packed};

/// A document: its name, its bytes, a quote, and what is to be said of that.
type Row = (&'static str, Vec<u8>, &'static str, &'static str);

fn hold(rows: &[Row]) {
    let documents: Vec<(&str, &[u8], &str)> = rows
        .iter()
        .map(|(name, bytes, quote, _)| (*name, &bytes[..], *quote))
        .collect();
    let told: Vec<_> = rows
        .iter()
        .zip(found(&documents))
        .map(|((name, bytes, quote, expected), found)| {
            let bytes = String::from_utf8_lossy(bytes).into_owned();
            let what = match bytes.contains('\0') {
                true => (*name).to_owned(),
                false => bytes,
            };
            (format!("{name} “{quote}” of {what}"), *expected, found)
        })
        .collect();
    check(&told);
}

fn docx(paragraphs: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='x'><w:body>{paragraphs}</w:body></w:document>");
    packed(&[("word/document.xml", &body)])
}

fn odt(styles: &str, changes: &str, text: &str) -> Vec<u8> {
    let whole = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>\
         <text:tracked-changes>{changes}</text:tracked-changes>{text}</office:text></office:body></office:document-content>"
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    packed(&[mime, ("content.xml", &whole)])
}

fn html(body: &str) -> Vec<u8> {
    format!("<!doctype html><title>T</title><p>Some words that stand before it.</p>{body}")
        .into_bytes()
}

#[test]
fn what_was_deleted_is_said_of_a_quote_that_runs_over_it() {
    let by = "w:author='Counsel B' w:date='2026-03-05T10:00:00Z'";
    let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let word = || {
        docx(&format!(
            "<w:p>{}<w:del {by}><w:r><w:delText>not </w:delText></w:r></w:del><w:ins {by}>{}</w:ins>{}</w:p>",
            run("The office does "),
            run("hereby "),
            run("admit any liability.")
        ))
    };
    let info = "<office:change-info><dc:creator>Counsel B</dc:creator><dc:date>2026-03-05T10:00:00</dc:date></office:change-info>";
    let open = || {
        odt(
            "",
            &format!(
                "<text:changed-region text:id='d'><text:deletion>{info}<text:p>not </text:p></text:deletion></text:changed-region>"
            ),
            "<text:p>The office does <text:change text:change-id='d'/>admit any liability.</text:p>",
        )
    };
    let bits: u32 = (126 << 20) | (3 << 16) | (5 << 11);
    let rich = || {
        format!(
            r"{{\rtf1\ansi{{\*\revtbl{{Unknown;}}{{Counsel B;}}}}The office does {{\deleted\revauthdel1\revdttmdel{bits} not }}admit any liability.\par}}"
        )
        .into_bytes()
    };
    let page = || html("<p>The office does <del>not</del> admit any liability.</p>");
    let struck = || html("<p>The office does <s>not</s> admit any liability.</p>");
    let over = "verbatim, over words deleted by Counsel B on 2026-03-05, not accepted";
    let stands = "normalised, deleted by Counsel B on 2026-03-05";
    hold(&[
        (
            "a.docx",
            word(),
            "does hereby admit any",
            "verbatim, over words deleted by Counsel B on 2026-03-05, not accepted; in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        ("a.docx", word(), "office does not admit any", stands),
        ("a.docx", word(), "admit any liability", "verbatim"),
        ("a.docx", word(), "does not hereby admit", "missing"),
        ("a.odt", open(), "does admit any", over),
        ("a.odt", open(), "does not admit any", stands),
        ("a.odt", open(), "The office does", "verbatim"),
        ("a.rtf", rich(), "does admit any", over),
        ("a.rtf", rich(), "does not admit any", stands),
        ("a.rtf", rich(), "admit any liability", "verbatim"),
        (
            "a.html",
            page(),
            "does admit any",
            "verbatim, over words deleted",
        ),
        (
            "a.html",
            page(),
            "does not admit any",
            "normalised, deleted",
        ),
        (
            "a.html",
            struck(),
            "does admit any",
            "verbatim, over words that are struck out",
        ),
        (
            "a.html",
            struck(),
            "does not admit any",
            "normalised, struck out",
        ),
    ]);
}
