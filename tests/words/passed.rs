//! Quotes that pass over words of a sentence which nobody sees, or which somebody put in; and those of a sentence as it
//! was before it was changed.

use super::{
    plants::packed,
    seams::{docx, hold, html},
};

const DOCX: &str = "a.docx";
const ODT: &str = "a.odt";
const HTML: &str = "a.html";

/// A run of words with such properties.
fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn odt(text: &str) -> Vec<u8> {
    let style = |name: &str, of: &str| {
        format!(
            "<style:style style:name='{name}' style:family='text'><style:text-properties {of}/></style:style>"
        )
    };
    let whole = format!(
        "<office:document-content><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{text}\
         </office:text></office:body></office:document-content>",
        style("H", "text:display='none'")
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    packed(&[mime, ("content.xml", &whole)])
}

#[test]
fn a_quote_over_hidden_words_says_so_in_every_format() {
    let over = "verbatim, over words that are hidden there";
    let quote = "The court has accepted the plea";
    let word = |text: &str| {
        docx(&format!(
            "<w:p>{}{}{}</w:p>",
            run("", "The court has "),
            run("<w:vanish/>", text),
            run("", "accepted the plea.")
        ))
    };
    let open = |text: &str| {
        odt(&format!(
            "<text:p>The court has <text:span text:style-name='H'>{text}</text:span>accepted the plea.</text:p>"
        ))
    };
    let page = |text: &str| {
        html(&format!(
            "<p>The court has <span style='display:none'>{text}</span>accepted the plea.</p>"
        ))
    };
    let rich = |text: &str| {
        format!(r"{{\rtf1 The court has {{\v {text}}}accepted the plea.\par}}").into_bytes()
    };
    let mut rows = Vec::new();
    for (text, expected) in [("not ", over), (" ", "verbatim"), ("— ", "verbatim")] {
        rows.push((DOCX, word(text), quote, expected));
        rows.push((ODT, open(text), quote, expected));
        rows.push((HTML, page(text), quote, expected));
        if text.is_ascii() {
            rows.push(("a.rtf", rich(text), quote, expected));
        }
    }
    let white = docx(&format!(
        "<w:p>{}{}{}</w:p>",
        run("", "The court has "),
        run("<w:color w:val='FFFFFF'/>", "not "),
        run("", "accepted the plea.")
    ));
    rows.push((
        DOCX,
        white,
        quote,
        "verbatim, over words that are hidden there",
    ));
    // The words beside those that are hidden are as they were.
    rows.push((HTML, page("not "), "accepted the plea", "verbatim"));
    rows.push((
        HTML,
        page("not "),
        "has not accepted",
        "normalised, in part in hidden text",
    ));
    hold(&rows);
}

#[test]
fn hidden_words_in_a_block_of_their_own_are_passed_within_a_sentence_only() {
    let blocks = |first: &str| {
        docx(&format!(
            "<w:p>{}</w:p><w:p>{}</w:p><w:p>{}</w:p>",
            run("", first),
            run("<w:vanish/>", "not"),
            run("", "accepted the plea.")
        ))
    };
    let whole = html(
        "<p>The court has met.</p><p style='display:none'>It did not sit.</p><p>It has risen since.</p>",
    );
    hold(&[
        (
            DOCX,
            blocks("The court has"),
            "court has accepted the",
            "verbatim, over words that are hidden there",
        ),
        (
            DOCX,
            blocks("The court has met."),
            "accepted the plea",
            "verbatim",
        ),
        (HTML, whole, "has risen since", "verbatim"),
    ]);
}

#[test]
fn what_was_replaced_is_found_as_it_was_and_as_it_is_copied() {
    let page = || {
        html(
            "<p>It was moved to <del>20 March</del> <ins>27 March</ins>. It is public.</p>\
             <p>He left <del>early</del>. He came back. The clerk was <s>Moe</s>.</p>",
        )
    };
    hold(&[
        (
            HTML,
            page(),
            "It was moved to 20 March.",
            "normalised, in part deleted; without an addition",
        ),
        (
            HTML,
            page(),
            "moved to 20 March 27 March. It is",
            "normalised, in part deleted; in part in an addition",
        ),
        (
            HTML,
            page(),
            "He left early.",
            "normalised, in part deleted",
        ),
        (
            HTML,
            page(),
            "clerk was Moe.",
            "normalised, in part struck out",
        ),
        (HTML, page(), "moved to 21 March.", "missing"),
    ]);
}

#[test]
fn a_sentence_without_what_was_put_in_says_so() {
    let by = "w:author='Counsel B' w:date='2026-03-05T10:00:00Z'";
    let file = || {
        docx(&format!(
            "<w:p>{}<w:ins {by}>{}</w:ins>{}</w:p>",
            run("", "Mr. Harlan shall "),
            run("", "not "),
            run("", "be free to speak.")
        ))
    };
    hold(&[
        (
            DOCX,
            file(),
            "Mr. Harlan shall be free",
            "normalised, without an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        (DOCX, file(), "be free to speak", "verbatim"),
    ]);
}
