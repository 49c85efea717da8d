//! In OpenDocument texts.

use super::{PLANT, ROUND, Row, SEEN, packed};

pub fn open_document(rows: &mut Vec<Row>) {
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
        (span("T"), "verbatim, in hidden text"),
        (span("O"), "verbatim, in hidden text"),
        (span("G"), "verbatim, in hidden text"),
        (span("D"), SEEN),
        (
            format!("<text:p text:style-name='P'>{PLANT}</text:p>"),
            "verbatim, in hidden text",
        ),
        (
            format!("<text:p><text:hidden-paragraph text:is-hidden='true'/>{PLANT}</text:p>"),
            "verbatim, in hidden text",
        ),
        (
            format!("<text:p>{PLANT}<text:hidden-paragraph text:is-hidden='true'/></text:p>"),
            "verbatim, in hidden text",
        ),
        (
            format!("<text:p><text:hidden-paragraph text:is-hidden='false'/>{PLANT}</text:p>"),
            SEEN,
        ),
        (
            format!(
                "<text:section text:display='condition' text:is-hidden='true'><text:p>{PLANT}</text:p></text:section>"
            ),
            "verbatim, in hidden text",
        ),
        (
            format!(
                "<table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>{PLANT}</text:p>\
                 </table:table-cell></table:table-row></table:table>"
            ),
            "verbatim, in hidden text",
        ),
        (
            format!(
                "<table:table><table:table-row><table:covered-table-cell><text:p>{PLANT}</text:p>\
                 </table:covered-table-cell></table:table-row></table:table>"
            ),
            "verbatim, in hidden text",
        ),
        (
            format!("<text:p>So<text:script>{PLANT}</text:script></text:p>"),
            "missing",
        ),
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
            style("T", "", "fo:font-size='1pt'"),
            style("O", "", "fo:color='#123456' loext:opacity='0%'"),
            style("G", "", "fo:color='#00ff00' fo:background-color='#00FF00'"),
            style("D", "", "fo:color='#ffffff' fo:background-color='#000000'"),
            style("P", "", "fo:color='#000080'").replace(
                "<style:text",
                "<style:paragraph-properties fo:background-color='#000080'/><style:text",
            ),
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
