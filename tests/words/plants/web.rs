//! On web pages and in messages.

use super::{PLANT, ROUND, Row, SEEN};

pub fn pages(rows: &mut Vec<Row>) {
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
        (
            format!("<details><summary>More</summary>{PLANT}</details>"),
            hidden,
        ),
        (
            format!("<details open><summary>More</summary>{PLANT}</details>"),
            SEEN,
        ),
        (format!("<p popover>{PLANT}"), hidden),
        (styled("font:0/0 a"), hidden),
        (styled("color:snow"), "verbatim, in white letters"),
        (
            format!("<div style='background:#00f'><p style='color:blue'>{PLANT}</p></div>"),
            hidden,
        ),
        (
            format!("<table><tr><td bgcolor=black>{PLANT}</table>"),
            hidden,
        ),
        (
            format!("<table><tr><td bgcolor=black><font color=white>{PLANT}</font></table>"),
            SEEN,
        ),
        (
            format!("<style>.d {{ background:#000 }}</style><p class=d>{PLANT}"),
            hidden,
        ),
        (
            format!(
                "<style>@media screen and (min-width:600px) {{ .x {{ display:none }} }}</style><p class=x>{PLANT}"
            ),
            hidden,
        ),
        (
            format!(
                "<style>@media (max-width:600px) {{ .x {{ display:none }} }}</style><p class=x>{PLANT}"
            ),
            SEEN,
        ),
        (
            format!(
                "<style>@supports (display:grid) {{ .x {{ display:none }} }}</style><p class=x>{PLANT}"
            ),
            hidden,
        ),
        (format!("<p>So <bdo dir=rtl>{PLANT}</bdo>."), "missing"),
        (format!("<progress>{PLANT}</progress>"), "missing"),
        (format!("<noscript><p>{PLANT}</p></noscript>"), "missing"),
        (format!("<template><p>{PLANT}</p></template>"), "missing"),
        (format!("<script>// {PLANT}</script>"), "missing"),
        (format!("<!-- {PLANT} -->"), "missing"),
        (format!("<textarea>{PLANT}</textarea>"), "missing"),
        (
            format!("<div id=comments><h3>2 comments</h3><p>{PLANT}</div>"),
            "verbatim, in a comment",
        ),
        (
            format!("<ol><li itemscope itemtype='https://schema.org/Comment'>{PLANT}</ol>"),
            "verbatim, in a comment",
        ),
        (
            format!("<div class=comments><h1>Comments</h1><p>{PLANT}</div>"),
            SEEN,
        ),
        (format!("<div class='no-comments'><p>{PLANT}</div>"), SEEN),
        (
            "<p>So the pumps were<del>never </del><ins>known</ins> to be broken.".to_owned(),
            "altered, over words deleted; in part in an addition",
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
        "verbatim, outside of what is read as the article",
    ));
}

pub fn mails(rows: &mut Vec<Row>) {
    let quoted = "verbatim, quoted from another's message";
    for (rest, expected) in [
        (format!("\n{ROUND}\n\n> {PLANT}\n"), quoted),
        (format!("\n{ROUND}\n\n| {PLANT}\n"), quoted),
        (format!("\n{ROUND}\n\n| {PLANT} | yes |\n"), SEEN),
        (
            format!(
                "\n{ROUND}\n\nVon: Dora Master\nGesendet: heute\nAn: Ana\nBetreff: x\n\nSo {PLANT}.\n"
            ),
            "verbatim, quoted from a message by Dora Master",
        ),
        (
            format!(
                "Content-Type: text/html\n\n<style>.x {{ display:none }}</style><p>{ROUND}<p class=x>{PLANT} and all of this is much more than the rest of it."
            ),
            "verbatim, in hidden text",
        ),
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
            format!("Content-Type: text/html\n\n<p>{ROUND}<br>&gt; {PLANT}</p>"),
            quoted,
        ),
        (
            format!("Content-Type: text/html\n\n<pre>{ROUND}\n&gt; {PLANT}\n</pre>"),
            quoted,
        ),
        (
            format!("Content-Type: text/html\n\n<p>{ROUND}<br>&gt; They left.<br>{PLANT}</p>"),
            SEEN,
        ),
        (
            format!("Content-Type: text/html\n\n<pre>{ROUND}\n&gt; They left.\n{PLANT}\n</pre>"),
            SEEN,
        ),
        (
            format!("\n{ROUND}\n\nBo Lund schrieb am 2. März 2026:\n\n{PLANT}\n"),
            quoted,
        ),
        (
            format!("\n{ROUND}\n\nmar. 2 2026 Bo Lund a scris:\n\n{PLANT}\n"),
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
