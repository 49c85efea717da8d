//! Cells of a table that stand beside one another: each has its own words, and a quote that runs from one into the next says
//! that it does.

use super::{check, found, plants::packed};

const CELLS: [&str; 2] = ["The captain of the ferry said", "nothing that night of it."];
const ACROSS: &str = "ferry said nothing that night";

/// A table of one row with these cells, and a paragraph behind it.
fn tables() -> Vec<(&'static str, Vec<u8>)> {
    let row =
        |cell: &dyn Fn(&str) -> String| CELLS.iter().map(|text| cell(text)).collect::<String>();
    let docx = format!(
        "<w:document xmlns:w='x'><w:body><w:tbl><w:tr>{}</w:tr></w:tbl><w:p><w:r><w:t>Behind.</w:t></w:r></w:p></w:body></w:document>",
        row(&|text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"))
    );
    let odt = format!(
        "<office:document-content><office:body><office:text><table:table><table:table-row>{}</table:table-row></table:table>\
         <text:p>Behind.</text:p></office:text></office:body></office:document-content>",
        row(&|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
    );
    let slide = format!(
        "<p:sld xmlns:a='a' xmlns:p='p'><p:cSld><p:spTree><p:graphicFrame><a:tbl><a:tr>{}</a:tr></a:tbl></p:graphicFrame>\
         </p:spTree></p:cSld></p:sld>",
        row(&|text| format!(
            "<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        ))
    );
    let html = format!(
        "<!doctype html><title>T</title><p>Before.</p><table><tr>{}</tr></table><p>Behind.</p>",
        row(&|text| format!("<td>{text}</td>"))
    );
    let rtf = format!(
        "{{\\rtf1 \\trowd {}\\row \\pard Behind.\\par}}",
        row(&|text| format!("\\pard\\intbl {text}\\cell "))
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    vec![
        ("a.docx", packed(&[("word/document.xml", &docx)])),
        ("a.odt", packed(&[mime, ("content.xml", &odt)])),
        (
            "a.pptx",
            packed(&[
                (
                    "ppt/presentation.xml",
                    "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst></p:presentation>",
                ),
                (
                    "ppt/_rels/presentation.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='http://x/slide' Target='slides/slide1.xml'/></Relationships>",
                ),
                ("ppt/slides/slide1.xml", &slide),
            ]),
        ),
        ("a.html", html.into_bytes()),
        ("a.rtf", rtf.into_bytes()),
    ]
}

#[test]
fn a_quote_over_two_cells_says_so_in_every_format() {
    let tables = tables();
    for (quote, expected) in [
        (
            ACROSS,
            "verbatim, over the gap between two columns or cells",
        ),
        (CELLS[0], "verbatim"),
        (CELLS[1], "verbatim"),
    ] {
        let documents: Vec<(&str, &[u8], &str)> = tables
            .iter()
            .map(|(name, bytes)| (*name, &bytes[..], quote))
            .collect();
        let told: Vec<_> = tables
            .iter()
            .zip(found(&documents))
            .map(|((name, _), found)| (format!("{name} “{quote}”"), expected, found))
            .collect();
        check(&told);
    }
}
