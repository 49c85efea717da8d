//! Quotes that run over a place at which words were taken out, or where another begins to speak; and signs that a page
//! sets apart and that must not run together.

use super::{check, found, plants::packed};

/// A document: its name, its bytes, a quote, and what is to be said of that.
pub type Row<'r> = (&'static str, Vec<u8>, &'r str, &'r str);

pub fn hold(rows: &[Row<'_>]) {
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

/// Holds quotes of one text: a quote, and what is to be said of it.
pub fn hold_in(name: &'static str, text: &str, rows: &[(&str, &str)]) {
    let rows = rows.iter();
    let rows: Vec<Row<'_>> = rows
        .map(|(quote, says)| (name, text.into(), *quote, *says))
        .collect();
    hold(&rows);
}

pub fn docx(paragraphs: &str) -> Vec<u8> {
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

pub fn html(body: &str) -> Vec<u8> {
    format!("<!doctype html><title>T</title><p>Some words that stand before it.</p>{body}")
        .into_bytes()
}

#[test]
fn what_a_page_shows_and_does_not_hold_as_text_is_said_of_a_quote_over_it() {
    let shown = "verbatim, over “not”, which is shown there beside the text";
    let quote = "does hereby admit any";
    let rows = [
        (
            "The office does hereby <input value=not> admit any liability.",
            shown,
        ),
        (
            "The office does hereby <input placeholder=not> admit any liability.",
            shown,
        ),
        (
            "The office does hereby <input type=hidden value=not> admit any liability.",
            "verbatim",
        ),
        (
            "The office does hereby <select><option>so<option selected>not</select> admit any liability.",
            shown,
        ),
        (
            "The office does hereby <textarea>not</textarea> admit any liability.",
            shown,
        ),
        (
            "The office does hereby <img alt=not> admit any liability.",
            shown,
        ),
        (
            "The office does hereby <img alt='→'> admit any liability.",
            "verbatim",
        ),
        (
            "<style>.n::before { content: 'not ' }</style>The office does hereby <b class=n>admit</b> any liability.",
            shown,
        ),
        (
            "<style>.n:after { content: attr(x) }</style>The office does <b class=n x=not>hereby</b> admit any liability.",
            shown,
        ),
        (
            "<style>.n:before { content: '\\f101' }</style>The office does hereby <b class=n>admit</b> any liability.",
            "verbatim",
        ),
        (
            "<style>.n:before { content: 'not' } b.n:before { content: none }</style>The office does hereby <b class=n>admit</b> any liability.",
            "verbatim",
        ),
        (
            "<style>.n::before { content: 'not ' }</style><i class=n></i>The office does hereby admit any liability.",
            "verbatim",
        ),
        (
            "The office does <span style='position:absolute;left:9em'>not</span>hereby admit any liability.",
            "verbatim",
        ),
        (
            "The office does <ruby>hereby<rt>not</rt></ruby> admit any liability.",
            "verbatim",
        ),
        (
            "The office does here<wbr>by admit any liability.",
            "verbatim",
        ),
    ];
    let rows: Vec<Row<'_>> = rows
        .iter()
        .map(|(body, expected)| {
            let page = html(&format!("<p>{body}</p>"));
            ("a.html", page, quote, *expected)
        })
        .collect();
    hold(&rows);
    let page = || html("<p>The code is <bdo dir=rtl>021</bdo> and no other one.</p>");
    hold(&[
        ("a.html", page(), "code is 120 and", "verbatim"),
        ("a.html", page(), "code is 021 and", "missing"),
    ]);
}

#[test]
fn what_is_struck_or_commented_in_markdown_says_so() {
    let text = "The office ~~does not~~ knows of it.\n\n<!-- It was told\nby the clerk. -->\n\nIt <del>never</del> sailed at noon.\n";
    let of = |quote, expected| ("a.md", text.as_bytes().to_vec(), quote, expected);
    hold(&[
        of("does not", "verbatim, struck out"),
        of("was told by the", "normalised, in hidden text"),
        of("never", "verbatim, deleted"),
        of("knows of it", "verbatim"),
        of("sailed at noon", "verbatim"),
    ]);
}

#[test]
fn the_ends_of_paragraphs_of_a_word_document_are_places_too() {
    let by = "w:author='Counsel B' w:date='2026-03-05T10:00:00Z'";
    let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let gone = |text: &str| {
        format!("<w:del {by}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>")
    };
    let end = format!("<w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr>");
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    let first = p(&run("The office does hereby"));
    let last = p(&run("admit any liability."));
    let over = "over words deleted by Counsel B on 2026-03-05, not accepted";
    let verbatim = "verbatim, over words deleted by Counsel B on 2026-03-05, not accepted";
    let quote = "does hereby admit any";
    let rows = [
        // At the end of a paragraph, at the beginning of one, and as a whole.
        (
            p(&format!("{}{}", run("The office does hereby"), gone(" not"))) + &last,
            quote,
            verbatim.to_owned(),
        ),
        (
            first.clone() + &p(&format!("{}{}", gone("not "), run("admit any liability."))),
            quote,
            verbatim.to_owned(),
        ),
        (
            format!("{first}{}{last}", p(&gone("not"))),
            quote,
            verbatim.to_owned(),
        ),
        (
            format!("{first}{}{last}", p(&format!("{end}{}", gone("not")))),
            quote,
            format!(
                "verbatim, {over}; over the end of a paragraph deleted by Counsel B on 2026-03-05, not accepted"
            ),
        ),
        // What lies beside a quote is none of its matter.
        (
            format!("{first}{}{last}", p(&gone("not"))),
            "The office does hereby",
            "verbatim".to_owned(),
        ),
        (
            format!("{first}{}{last}", p(&gone("not"))),
            "admit any liability",
            "verbatim".to_owned(),
        ),
        (first.clone() + &last, quote, "verbatim".to_owned()),
        // An end that is deleted joins two paragraphs as soon as somebody accepts it.
        (
            p(&format!("{end}{}", run("The office does hereby "))) + &last,
            quote,
            "verbatim, over the end of a paragraph deleted by Counsel B on 2026-03-05, not accepted"
                .to_owned(),
        ),
        (
            p(&format!(
                "{}<w:moveFrom {by}>{}</w:moveFrom>{}",
                run("The office does hereby "),
                run("not "),
                run("admit any liability.")
            )),
            quote,
            "verbatim, over words moved away by Counsel B on 2026-03-05, not accepted".to_owned(),
        ),
        // A sign of a font of signs is none of the words.
        (
            p(&format!(
                "{}<w:r><w:sym w:font='Wingdings 2' w:char='F052'/></w:r>{}",
                run("The office does hereby "),
                run("admit any liability.")
            )),
            quote,
            "altered".to_owned(),
        ),
        (
            p(&format!(
                "{}<w:r><w:sym w:font='Symbol' w:char='F062'/></w:r>{}",
                run("The "),
                run("-test was done twice.")
            )),
            "The β-test was done",
            "verbatim".to_owned(),
        ),
        // What tells how a word is read stands beside it.
        (
            p(&format!(
                "{}<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}",
                run("The office does "),
                run("not"),
                run("hereby"),
                run(" admit any liability.")
            )),
            quote,
            "verbatim".to_owned(),
        ),
    ];
    let rows: Vec<Row<'_>> = rows
        .iter()
        .map(|(inside, quote, expected)| ("a.docx", docx(inside), *quote, &**expected))
        .collect();
    hold(&rows);
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
    let stands = "normalised, in part deleted by Counsel B on 2026-03-05";
    hold(&[
        (
            "a.docx",
            word(),
            "does hereby admit any",
            "verbatim, over words deleted by Counsel B on 2026-03-05, not accepted; in part in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        (
            "a.docx",
            word(),
            "office does not admit any",
            "normalised, in part deleted by Counsel B on 2026-03-05; without an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        ("a.docx", word(), "admit any liability", "verbatim"),
        // As it is copied with all its changes.
        (
            "a.docx",
            word(),
            "does not hereby admit",
            "normalised, in part deleted by Counsel B on 2026-03-05; in part in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
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
            "normalised, in part deleted",
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
            "normalised, in part struck out",
        ),
    ]);
}

fn mail(body: &str) -> Vec<u8> {
    format!(
        "From: Carla Cole <carla@example.org>\nTo: Ben\nSubject: The gate\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{body}\n"
    )
    .into_bytes()
}

fn mail_page(body: &str) -> Vec<u8> {
    let mail = String::from_utf8(mail(body)).unwrap();
    mail.replace("text/plain", "text/html").into_bytes()
}

#[test]
fn what_a_message_forwards_or_answers_is_anothers() {
    const GATE: &str = "I closed the gate at eight myself.";
    let bens = "verbatim, quoted from a message by Ben Brown";
    let head = "From: Ben Brown <ben@example.org>\nSent: Monday, March 2, 2026 11:00 AM\nTo: Carla Cole\nSubject: The gate";
    let gmail = "From: Ben Brown <ben@example.org>\nDate: Mon, 2 Mar 2026 at 11:00\nSubject: The gate\nTo: Carla";
    for before in [
        format!("-----Original Message-----\n{head}"),
        format!("---------- Forwarded message ---------\n{gmail}"),
        format!("________________________________\n{head}"),
        format!("Begin forwarded message:\n\n{head}"),
        "On Mon, 2 Mar 2026 at 11:00, Ben Brown <ben@example.org> wrote:".to_owned(),
        "On Mon, Mar 2, 2026 at 11:00 AM Ben Brown <ben@example.org> wrote:".to_owned(),
        "Am 02.03.2026 um 11:00 schrieb Ben Brown:".to_owned(),
        "Le lun. 2 mars 2026 à 11:00, Ben Brown <ben@example.org> a écrit :".to_owned(),
        "El lun, 2 mar 2026 a las 11:00, Ben Brown\n<ben@example.org> escribió:".to_owned(),
    ] {
        let apart = mail(&format!("You are wrong.\n\n{before}\n\n{GATE}"));
        let below = mail(&format!("You are wrong.\n{before}\n{GATE}"));
        hold(&[
            ("a.eml", apart.clone(), GATE, bens),
            ("a.eml", apart, "You are wrong.", "verbatim"),
            ("a.eml", below.clone(), "You are wrong.", "verbatim"),
        ]);
        if !before.ends_with("gate") && !before.ends_with("Carla") {
            hold(&[("a.eml", below, GATE, bens)]);
        }
    }
    let page = |inner: &str| mail_page(&format!("<div>You are wrong.</div>{inner}"));
    for inner in [
        "<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>From: <strong>Ben Brown</strong> <span>&lt;ben@example.org&gt;</span><br>Date: Mon, 2 Mar 2026 at 11:00<br>Subject: The gate<br>To: Carla<br></div><br><br>I closed the gate at eight myself.</div>",
        "<div class=gmail_quote><div class=gmail_attr>On Mon, 2 Mar 2026 at 11:00, Ben Brown &lt;b@e.org&gt; wrote:<br></div><blockquote class=gmail_quote>I closed the gate at eight myself.</blockquote></div>",
        "<div class=yahoo_quoted><div>On Monday, March 2, 2026, 11:00 AM, Ben Brown &lt;b@e.org&gt; wrote:</div><div>I closed the gate at eight myself.</div></div>",
        "<div id=appendonsend></div><div id=divRplyFwdMsg><hr><b>From:</b> Ben Brown &lt;b@e.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Carla<br><b>Subject:</b> x</div><div>I closed the gate at eight myself.</div>",
    ] {
        hold(&[
            ("a.eml", page(inner), GATE, bens),
            ("a.eml", page(inner), "You are wrong.", "verbatim"),
        ]);
    }
}

#[test]
fn what_the_sender_says_between_quoted_lines_is_the_senders() {
    let said = "On Mon, 2 Mar 2026 at 10:00, Ana Alvarez wrote:";
    let mail = || {
        mail(&format!(
            "{said}\n> I did not see anyone leave.\n\nI shot him.\n"
        ))
    };
    hold(&[
        (
            "a.eml",
            mail(),
            "I did not see anyone leave.",
            "verbatim, quoted from a message by Ana Alvarez",
        ),
        ("a.eml", mail(), "I shot him.", "verbatim"),
        (
            "a.eml",
            mail(),
            "anyone leave. I shot him.",
            "verbatim, in part quoted from a message by Ana Alvarez, in part the sender's own",
        ),
    ]);
}

#[test]
fn what_only_one_form_of_a_message_says_is_marked_in_either() {
    let mail = || {
        let head = "From: Ann <a@x.example>\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=B\n\n";
        let round = "I have seen it with my own eyes from the pier, and so has everybody who stood there with me.";
        format!(
            "{head}--B\nContent-Type: text/plain\n\nIt left with 270 people.\n\n{round}\n\nIt was seen from the pier.\n\nNobody was drunk.\n\n\
             --B\nContent-Type: text/html\n\n<p>It left with 170 people.</p><p>{round}</p><p>It was hardly seen from the pier.</p><p hidden>Nobody was drunk.</p>\n--B--\n"
        )
        .into_bytes()
    };
    let one = "verbatim, in only one of the message's forms";
    hold(&[
        ("a.eml", mail(), "It left with 270 people.", one),
        ("a.eml", mail(), "It left with 170 people.", one),
        (
            "a.eml",
            mail(),
            "with my own eyes from the pier",
            "verbatim",
        ),
        ("a.eml", mail(), "It was seen from the pier", one),
        ("a.eml", mail(), "It was hardly seen from the pier", one),
    ]);
}

#[test]
fn what_stands_above_or_below_a_line_is_no_figure_of_it() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let word = docx(&format!(
        "<w:p>{}{}{}</w:p>",
        run("", "They counted 10"),
        run("<w:vertAlign w:val='superscript'/>", "6"),
        run("", " people on board.")
    ));
    let open = odt(
        "<style:style style:name='S'><style:text-properties style:text-position='super 58%'/></style:style>",
        "",
        "<text:p>They counted 10<text:span text:style-name='S'>6</text:span> people on board.</text:p>",
    );
    let rich = |up: &str| {
        format!(r"{{\rtf1\ansi They counted 10{{{up} 6}} people on board.\par}}").into_bytes()
    };
    let page = |sup: &str| html(&format!("<p>They counted 10{sup} people on board.</p>"));
    let mut rows = Vec::new();
    for (name, bytes) in [
        ("a.docx", word),
        ("a.odt", open),
        ("a.rtf", rich(r"\super")),
        ("a.rtf", rich(r"\up6")),
        ("a.html", page("<sup>6</sup>")),
        ("a.html", page("<sup><a href=x>6</a></sup>")),
        (
            "a.html",
            page("<span style='vertical-align: super'>6</span>"),
        ),
    ] {
        rows.push((name, bytes.clone(), "counted 10⁶ people", "verbatim"));
        rows.push((name, bytes, "counted 106 people", "missing"));
    }
    let half = html(
        "<p>It is 1<sup>1</sup>/<sub>2</sub> miles to the yard, on the 5<sup>th</sup> of H<sub>2</sub>O.</p>",
    );
    rows.push(("a.html", half.clone(), "It is 11/2 miles", "missing"));
    rows.push(("a.html", half.clone(), "on the 5th of H2O", "verbatim"));
    let note = html("<p>It was so, she said.<sup>6</sup> They went home<sup>12</sup> at nine.</p>");
    rows.push((
        "a.html",
        note.clone(),
        "she said. They went home at nine",
        "normalised",
    ));
    rows.push(("a.html", note, "They went home12 at nine", "normalised"));
    hold(&rows);
}

/// What a page hides by the styles of its elements, by those of its sheets, and by elements; and what it does not hide.
#[test]
fn what_a_page_hides_by_its_sheets_is_hidden() {
    const PLANT: &str = "the pumps were broken";
    let round =
        "<p>The ferry sailed at noon with the master on board, and nobody else had come.</p>";
    let page = |head: &str, body: &str| {
        format!("<!doctype html><head><title>T</title>{head}</head><body>{round}{body}{round}")
            .into_bytes()
    };
    let hidden = "verbatim, in hidden text";
    let mut rows = Vec::new();
    for style in [
        "color:#fff;background:rgb(255,255,255)",
        "color:black;background-color:#000",
        "opacity:0",
        "font-size:0",
        "max-height:0;overflow:hidden",
        "clip-path:inset(100%)",
        "transform:scale(0)",
        "text-indent:-999px",
        "position:absolute;left:-9999px",
        "margin-left:-9999px",
        "visibility:hidden",
        "color:rgba(0,0,0,0)",
    ] {
        rows.push((
            "a.html",
            page("", &format!("<p style='{style}'>{PLANT}</p>")),
            PLANT,
            hidden,
        ));
        let head = format!("<style>/* {{ */ .x {{ color: red }} .h {{ {style} }}</style>");
        rows.push((
            "a.html",
            page(&head, &format!("<p class=h>{PLANT}</p>")),
            PLANT,
            hidden,
        ));
        let head = format!("<style>#h em {{ {style} !important }}</style>");
        rows.push((
            "a.html",
            page(&head, &format!("<p id=h>So <em>{PLANT}</em>.</p>")),
            PLANT,
            hidden,
        ));
    }
    let sheet = |sheet: &str, body: &str| page(&format!("<style>{sheet}</style>"), body);
    for (bytes, expected) in [
        (
            sheet(
                ".h{opacity:0} p.h{opacity:1}",
                "<p class=h>the pumps were broken</p>",
            ),
            "verbatim",
        ),
        (
            sheet(
                "p.h{opacity:1} .h{opacity:0}",
                "<p class=h>the pumps were broken</p>",
            ),
            "verbatim",
        ),
        (
            sheet(
                ".h{opacity:0!important} p.h{opacity:1}",
                "<p class=h>the pumps were broken</p>",
            ),
            hidden,
        ),
        (
            sheet(
                ".h{display:none!important}",
                "<p class=h style='display:block'>the pumps were broken</p>",
            ),
            hidden,
        ),
        (
            sheet(
                ".h:hover{opacity:0}",
                "<p class=h>the pumps were broken</p>",
            ),
            "verbatim",
        ),
        (
            sheet(
                "@media print{.h{opacity:0}}",
                "<p class=h>the pumps were broken</p>",
            ),
            "verbatim",
        ),
        (
            sheet(
                "@media screen{.h{opacity:0}}",
                "<p class=h>the pumps were broken</p>",
            ),
            hidden,
        ),
        (
            sheet(
                ".h{text-decoration:line-through}",
                "<p class=h>the pumps were broken</p>",
            ),
            "verbatim, struck out",
        ),
        (
            sheet(".h{color:#fff}", "<p class=h>the pumps were broken</p>"),
            "verbatim, in white letters",
        ),
        (
            sheet(
                ".h{color:#fff}.d{background:#000}",
                "<div class=d><p class=h>the pumps were broken</p></div>",
            ),
            "verbatim",
        ),
        (
            page("", "<p><font color=white>the pumps were broken</font></p>"),
            "verbatim, in white letters",
        ),
        (
            page(
                "",
                "<p bgcolor=black><font color=white>the pumps were broken</font></p>",
            ),
            "verbatim",
        ),
        (
            page(
                "",
                "<details><summary>More</summary><p>the pumps were broken</p></details>",
            ),
            hidden,
        ),
        (
            page(
                "",
                "<details open><summary>More</summary><p>the pumps were broken</p></details>",
            ),
            "verbatim",
        ),
    ] {
        rows.push(("a.html", bytes, PLANT, expected));
    }
    for between in [
        "<span style='display:block'>70</span>",
        "<span style='display:inline-block'>70</span>",
        "<input value=x>70",
        "<img src=x alt=x>70",
    ] {
        let page = page("", &format!("<p>They counted 1{between} on board.</p>"));
        rows.push(("a.html", page, "They counted 170 on board", "missing"));
    }
    hold(&rows);
}

/// A message in both forms.
fn in_two_forms(plain: &str, page: &str) -> Vec<u8> {
    format!(
        "From: Ana <ana@x.example>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n\
         --b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n\
         --b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n"
    )
    .into_bytes()
}

#[test]
fn what_only_a_page_says_is_not_anothers_where_the_plain_text_ends_in_a_quotation() {
    let head =
        "From: Carl Engineer\nSent: Monday, March 4, 2024 3:00 PM\nTo: Ana\nSubject: minutes";
    let begun = "Begin forwarded message:\n\nFrom: Carl Engineer\nSubject: x";
    let set = head.replace('\n', "<br>");
    let own = "verbatim, in only one of the message's forms";
    let quoted = "verbatim, quoted from a message by Carl Engineer";
    for above in [
        head.to_owned(),
        format!("-----Original Message-----\n{head}"),
        begun.to_owned(),
    ] {
        let plain = format!("Please read.\n\n{above}\n\nThere are no minutes.\n");
        let page = format!(
            "<p>Please read. And burn your copy tonight.</p><p>{set}</p><p>There are no minutes.</p>"
        );
        let apart = format!(
            "<p>Please read.</p><p>I knew nothing.</p><p>{set}</p><p>There are no minutes.</p>"
        );
        hold(&[
            (
                "a.eml",
                in_two_forms(&plain, &page),
                "And burn your copy tonight.",
                own,
            ),
            (
                "a.eml",
                in_two_forms(&plain, &apart),
                "I knew nothing.",
                own,
            ),
            (
                "a.eml",
                in_two_forms(&plain, &apart),
                "There are no minutes.",
                quoted,
            ),
        ]);
    }
}

#[test]
fn what_a_page_shows_is_what_is_quoted_of_a_message() {
    let plain = "Dear Mr *Orlov*, thank you; I read it at\nhttps://c.example/log <https://c.example/log?id=1> and ask:\n\n\
         - Who counted?\n- Who signed?\n\n> I told her twice.\n";
    let page = "<div>Dear Mr <b>Orlov</b>, thank you; I read it at <a href='https://c.example/log?id=1'>https://c.example/log</a> \
         and ask:</div><ul><li>Who counted?</li><li>Who signed?</li></ul><blockquote>I told her twice.</blockquote>";
    let mail = || in_two_forms(plain, page);
    hold(&[
        ("a.eml", mail(), "Dear Mr Orlov, thank you", "verbatim"),
        (
            "a.eml",
            mail(),
            "I read it at https://c.example/log and ask:",
            "verbatim",
        ),
        ("a.eml", mail(), "Who counted? Who signed?", "verbatim"),
        (
            "a.eml",
            mail(),
            "I told her twice.",
            "verbatim, quoted from another's message",
        ),
    ]);
}

#[test]
fn what_mail_programs_quote_in_pages_is_anothers_in_every_language() {
    let page = |body: &str| {
        format!("From: Ana <ana@x.example>\nContent-Type: text/html; charset=utf-8\n\n<p>My own words.</p>{body}")
            .into_bytes()
    };
    let quoted = "verbatim, quoted from another's message";
    let words = "I stole the money.";
    for body in [
        "<div class=gmail_quote><div class=gmail_attr>Carl shkroi:</div><div>I stole the money.</div></div>",
        "<div class=yahoo_quoted><div>I stole the money.</div></div>",
        "<div class='moz-forward-container'><p>Mesazh</p>I stole the money.</div>",
        "<div id=x_divRplyFwdMsg><b>Nga:</b> Carl<br><b>Tema:</b> x</div><div>I stole the money.</div>",
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>Nga:</b> Carl<br><b>Data:</b> e<br><b>Tema:</b> x</p></div></div>\
         <p>I stole the money.</p>",
    ] {
        hold(&[
            ("a.eml", page(body), words, quoted),
            ("a.eml", page(body), "My own words.", "verbatim"),
        ]);
    }
    // Who answers between the quotations writes in the same element.
    let between = "<div class=gmail_quote><blockquote>Did you?</blockquote><div>I stole the money.</div></div>";
    hold(&[
        ("a.eml", page(between), words, "verbatim"),
        ("a.eml", page(between), "Did you?", quoted),
    ]);
}

#[test]
fn what_no_player_of_captions_shows_is_hidden() {
    let text = "WEBVTT\n\nNOTE He was never\nin the house.\n\n00:01.000 --> 00:04.000\nHe was in the house.\n\n\
                00:05.000 --> 00:06.000\nNOTE that he left.\n";
    let found = found(&[
        ("a.vtt", text.as_bytes(), "He was never"),
        ("a.vtt", text.as_bytes(), "He was in the house"),
        ("a.vtt", text.as_bytes(), "NOTE that he left"),
    ]);
    let whose: Vec<_> = found.iter().map(|found| found.whose.as_deref()).collect();
    assert_eq!(whose, [Some("in hidden text"), None, None]);
}

#[test]
fn what_ends_before_a_possessive_says_so() {
    let text = "It was taken by Holm’s nephew. It's late.\n\n";
    let rows = [
        ("It was taken by Holm", "normalised"),
        ("taken by Holm's nephew", "normalised"),
        ("taken by Holm’s nephew", "verbatim"),
        ("taken by", "verbatim"),
    ];
    hold_in("a.txt", text, &rows);
}
