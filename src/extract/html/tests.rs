use super::{super::About, *};

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

fn check(html: &str, blocks: &[&str]) {
    assert_eq!(texts(&read(html.as_bytes()).unwrap()), blocks, "{html}");
}

const LONG: &str = "The crane stood at the quay until ten, said the foreman, and nobody, as far as he \
    knew, had gone near it before the shift began, which was later than on other days, because of rain.";

#[test]
fn white_space_and_what_parts_blocks() {
    check(
        "<p> One \n\t<b>li</b>ne<i> ,</i> <span></span> yes </p>loose<div>a<div>b</div>c</div>",
        &["One line , yes", "loose", "a", "b", "c"],
    );
    check(
        "<table><tr><th>A<td>1<tr><td>B<td><p>2<p>3</table><ul><li>x<li>y</ul><dl><dt>t<dd>d</dl>",
        &["A", "1", "B", "2", "3", "x", "y", "t", "d"],
    );
    check("<p>a<br>b<br/> <br>c<br><i>d</i>", &["a b", "c d"]);
    check("<pre>\na  b<br>c\n\n d</pre>e", &["a  b\nc\n\n d", "e"]);
    check(
        "<p>a&nbsp;b&shy;c &#8220;d&rdquo; &lt;p&gt; &unknown; &#27;",
        &["a\u{a0}b\u{ad}c “d” <p> &unknown; \u{1b}"],
    );
}

/// Each block, `+` before what stands beside another, and what its words are.
fn told(html: &str) -> Vec<String> {
    let read = read(html.as_bytes()).unwrap();
    let told = read.blocks.iter().map(|block| {
        // `tests/words` tells of places.
        let spans = block.spans.iter().filter(|(_, whose)| !whose.is_place());
        let spans = spans.map(|(range, whose)| match range.len() == block.text.len() {
            true => format!(" | {whose}"),
            false => format!(" | {}: {whose}", &block.text[range.clone()]),
        });
        let sign = if block.is_beside { "+" } else { "" };
        format!("{sign}{}{}", block.text, spans.collect::<String>())
    });
    told.collect()
}

#[test]
fn what_is_no_text_of_the_page_is_not_read() {
    check(
        "<head><title>no</title><style>no</style></head><script>no</script><noscript>no <p>no</noscript>\
         <template>no</template><textarea>no</textarea><!-- no --><select><option>no</select><dialog open>yes</dialog>\
         <p style='background:url(display:none)'>yes</p><details>yes</details><p aria-hidden=true>yes",
        &["yes", "yes", "yes", "yes"],
    );
    assert_eq!(read(b"<script>all"), Err(Unreadable::NoTextLayer));
    assert_eq!(read(b""), Err(Unreadable::NoTextLayer));
}

#[test]
fn what_is_not_seen_says_so_and_comes_last() {
    assert_eq!(
        told(
            "<style>.gone { display: none } .x:hover { display: none } @media print { p { display: none } }</style>\
             <p hidden>one</p><p style='color:red; DISPLAY : none'>two</p><dialog>three</dialog>\
             <p>The <span style='visibility:hidden!important'>old </span>pumps <b class=gone>never </b>work.</p>\
             <p class=x style='color:#fff'>white</p><p class=gone>in its place</p><p>last"
        ),
        [
            "The pumps work.",
            "+old | in hidden text",
            "+never | in hidden text",
            "white | in white letters",
            "last",
            "one | in hidden text",
            "two | in hidden text",
            "three | in hidden text",
            "in its place | in hidden text",
        ]
    );
    // A rule that hides most of a page is one that a script takes back, and it is said so.
    let shown = "<style>body p { visibility: hidden; text-decoration: line-through }</style><p>all</p><p>of it</p>";
    assert_eq!(told(shown), ["all | struck out", "of it | struck out"]);
    let notes = read(shown.as_bytes()).unwrap().notes;
    assert!(notes[0].contains("as if shown"), "{notes:?}");
    assert_eq!(
        read(b"<style>b { display: none }</style><p>all <b>x")
            .unwrap()
            .notes,
        [""; 0]
    );
}

#[test]
fn letters_are_as_large_as_those_round_them_make_them() {
    assert_eq!(
        told(
            "<style>.s { font-size: 0.9em } .z { font-size: 0 }</style><div style='font-size:.8em'><p class=s>small</p></div>\
             <div class=z>unseen<p style='font-size:14px'>seen</p><p style='font-size:0.9em'>neither</p></div>\
             <p>The <font style='font-size:1%'>old </font>pumps"
        ),
        [
            "small",
            "+unseen | in hidden text",
            "seen",
            "neither | in hidden text",
            "The pumps",
            "+old | in hidden text",
        ]
    );
}

#[test]
fn what_a_message_hides_stays_above_what_it_quotes() {
    let mail = "<p>I paid nothing.<div style='display:none'>Nor did my wife.</div><details>Nor he.</details>\
         <p style='font-size:0.8em'>That is all.</p><div style='border-top:solid #E1E1E1 1.0pt'><b>From:</b> Rob<br><b>Sent:</b> Monday\
         <br><b>Subject:</b> x</div><p>You paid.</p>";
    let blocks = all_blocks(mail).unwrap();
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    let head = "From: Rob Sent: Monday Subject: x";
    assert_eq!(
        texts,
        [
            "I paid nothing.",
            "Nor did my wife.",
            "Nor he.",
            "That is all.",
            head,
            "You paid."
        ]
    );
    let hidden = blocks.iter().map(|block| !block.spans.is_empty());
    assert_eq!(
        hidden.collect::<Vec<_>>(),
        [false, true, true, false, false, false]
    );
}

#[test]
fn formulas_and_raised_figures_are_told_from_figures_on_the_line() {
    let of = |inside: &str| texts(&read(format!("<p>{inside}").as_bytes()).unwrap()).join(" | ");
    for (inside, text) in [
        (
            "He kept <math> <mfrac>\n<mn>3</mn> <mn>5</mn></mfrac></math> of it",
            "He kept 3/5 of it",
        ),
        (
            "<math><mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>7</mn></math>",
            "3 1/2 7",
        ),
        (
            "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></math>",
            "(a+1)/2",
        ),
        (
            "<math><msup><mn>10</mn><mn>6</mn></msup></math> cells",
            "10⁶ cells",
        ),
        (
            "<math><msub><mn>10</mn><mn>6</mn></msub></math> cells",
            "10₆ cells",
        ),
        (
            "<math><msup><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></msup></math>",
            "(a+1)²",
        ),
        ("<math><msqrt><mn>16</mn></msqrt></math> m", "√16 m"),
        (
            "<math><msqrt><mn>1</mn><mo>+</mo><mn>6</mn></msqrt></math> m",
            "√(1+6) m",
        ),
        (
            "<math><mroot><mn>8</mn><mn>3</mn></mroot></math> m",
            "√8 (3) m",
        ),
        (
            "10<span style='vertical-align:4px'>6</span> cells",
            "10⁶ cells",
        ),
        (
            "10<span style='vertical-align:30%'>6</span> cells",
            "10⁶ cells",
        ),
        (
            "10<span style='vertical-align:text-top;font-size:70%'>6</span> cells",
            "10⁶ cells",
        ),
        (
            "10<span style='position:relative;top:-5px'>6</span> cells",
            "10⁶ cells",
        ),
        (
            "10<span style='position:relative;top:-1px'>6</span> cells",
            "106 cells",
        ),
        (
            "10<span style='vertical-align:text-top'>6</span> cells",
            "106 cells",
        ),
        ("<sup>1</sup>⁄<sub>2</sub> cup", "1⁄2 cup"),
        ("3<sup>1</sup>/<sub>2</sub> cups", "3 1/2 cups"),
        ("5 m<sup>2</sup>/s", "5 m²/s"),
    ] {
        assert_eq!(of(inside), text, "{inside}");
    }
    assert_eq!(
        told(
            "<p>of <math><mphantom><mn>9</mn></mphantom></math> seven <math><menclose notation='updiagonalstrike'><mn>7</mn></menclose></math> men"
        ),
        ["of seven men", "+9 | in hidden text", "+7 | struck out"]
    );
}

#[test]
fn what_is_said_of_a_whole_page_holds_for_its_words() {
    for (style, whose) in [
        ("body { text-decoration: line-through }", "struck out"),
        ("html { text-decoration: line-through }", "struck out"),
        ("p { text-decoration: line-through }", "struck out"),
        ("body { color: #fff }", "in white letters"),
        ("body { color: #fff; background: #fff }", "in hidden text"),
        (
            "html { background: #000 } body { color: #000 }",
            "in hidden text",
        ),
        ("p { color: #000; background: black }", "in hidden text"),
        ("<!-- p { text-decoration: line-through } -->", "struck out"),
        ("p { text-decor\\61tion: line-through }", "struck out"),
        (
            "p { text-decoration: line-through; text-decoration: foo }",
            "struck out",
        ),
    ] {
        let page = format!("<style>{style}</style><p>all<p>of it");
        let wanted = ["all", "of it"].map(|text| format!("{text} | {whose}"));
        assert_eq!(told(&page), wanted, "{style}");
    }
    for style in [
        "body { color: #fff } div { background: #000 }",
        "body { color: #fff; background: url(dark.png) }",
        "body { color: #fff; background: #fff } p { color: #000 }",
    ] {
        let page = format!("<style>{style}</style><div><p>all</div>");
        assert_eq!(told(&page), ["all"], "{style}");
    }
}

#[test]
fn what_was_corrected_is_never_woven_into_what_stands() {
    assert_eq!(
        told(
            "<p>There were <del datetime=2026-03-05>170</del><ins>270</ins> persons on board, <s>as they say</s> so.\
             <p><strike>All of it</strike><p style='text-decoration:line-through'>and this"
        ),
        [
            "There were 270 persons on board, so. | 270: in an addition",
            "+170 | deleted on 2026-03-05",
            "+as they say | struck out",
            "All of it | struck out",
            "and this | struck out",
        ]
    );
    // Without a tree no less.
    let deep = "<div>".repeat(600) + "<p>a<del>170</del>270<p>b<s>c<p>d";
    assert_eq!(
        told(&deep),
        ["a270", "+170 | deleted", "b", "+c | struck out", "d"]
    );
}

#[test]
fn a_shadow_root_is_shown_where_it_stands() {
    assert_eq!(
        told(
            "<x-a><template shadowrootmode=open><p>before <slot name=s>no</slot><slot><b>no</b></slot> after</p>\
             <x-b><template shadowrootmode=closed>inner</template>not shown<i>nor this</i></x-b></template>\
             <i slot=s>named</i> rest</x-a><template>no</template>"
        ),
        [
            "before named rest after",
            "inner",
            "+nor this | in hidden text",
        ]
    );
}

#[test]
fn the_headline_comes_first_then_the_article_then_all_else() {
    let menu: String = (0..30)
        .map(|n| format!("<li><a href=/{n}>Section {n}</a>"))
        .collect();
    let paragraphs: String = (0..8).map(|n| format!("<p>{n}. {LONG}")).collect();
    let page = format!(
        "<nav><ul>{menu}</ul></nav><div class=head><h1>The crane <i>fell</i></h1></div>\
         <div class=article>{paragraphs}</div><p hidden>3. {LONG}</p><footer>{menu}<p>Imprint</p></footer>"
    );
    let told = told(&page);
    assert_eq!(told.len(), 1 + 8 + 30 + 1, "{told:#?}");
    assert_eq!(told[0], "+The crane fell | in a heading");
    assert!(told[1].starts_with("0. The crane stood") && !told[1].contains('|'));
    assert!(told[8].starts_with("7. The crane stood"));
    assert_eq!(
        told[9],
        "Section 0 | outside of what is read as the article"
    );
    assert_eq!(told[39], "Imprint | outside of what is read as the article");
    // A docket: short cells, no prose.
    let rows: String = (0..20)
        .map(|n| format!("<tr><td>{n}<td>Motion {n}"))
        .collect();
    assert_eq!(
        read(format!("<table>{rows}</table>").as_bytes())
            .unwrap()
            .blocks
            .len(),
        40
    );
}

#[test]
fn what_a_page_states_about_itself() {
    let about = |head: &str, body: &str| {
        let page = format!("<html lang=en_GB><head>{head}</head><body>{body}<p>{LONG}");
        read(page.as_bytes()).unwrap().about
    };
    let data = r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"no"},
        {"@type":["Thing","NewsArticle"],"headline":"Crane falls &amp; kills","author":[
        {"@type":"Person","name":" Ada Reyes "},"B. Kim",{"name":"Ada Reyes"}],
        "datePublished":"2025-03-04T05:06:07Z","publisher":{"name":"The Post"},"url":"https://a.example/x"}]}</script>"#;
    let expected = About {
        title: Some("Crane falls & kills".to_owned()),
        authors: vec!["Ada Reyes".to_owned(), "B. Kim".to_owned()],
        date: Some("2025-03-04T05:06:07Z".to_owned()),
        language: Some("en-GB".to_owned()),
        publisher: Some("The Post".to_owned()),
        url: Some("https://a.example/x".to_owned()),
    };
    assert_eq!(about(data, "<h1>Other</h1>"), expected);
    let wrapped = data
        .replace("json\">{", "json\">\n<![CDATA[ {")
        .replace("}]}</", "}]} ]]></");
    assert_eq!(about(&wrapped, "<h1>Other</h1>"), expected);
    let metas = "<meta property=og:title content='Crane falls &amp;amp; kills | The Post'>\
        <meta name=author content='Ada Reyes'><meta name=Author content='B. Kim'>\
        <meta property=article:published_time content=2025-03-04T05:06:07Z>\
        <meta property=og:site_name content='The Post'><link rel='canonical' href=https://a.example/x>";
    assert_eq!(about(metas, ""), expected);
    let page =
        "<h1>Crane <i>falls</i></h1><p class=byline>By Ada Reyes</p><time datetime='2025-03-04'>";
    let found = about(
        "<title>Crane falls - The Post</title><link rel=canonical href='javascript:x'>",
        page,
    );
    assert_eq!(found.title.as_deref(), Some("Crane falls"));
    assert_eq!(found.authors, ["Ada Reyes"]);
    assert_eq!(found.date.as_deref(), Some("2025-03-04"));
    assert_eq!((found.url, found.publisher), (None, None));
    let described = "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"a list\"}</script>\
        <title>Cranes that fell - The Post</title>";
    let site = "<h1>The Post</h1>";
    assert_eq!(about(described, site).title.as_deref(), Some("a list"));
    let own = format!("{site}<h1>Cranes that fell</h1>");
    assert_eq!(
        about(described, &own).title.as_deref(),
        Some("Cranes that fell")
    );
    let several = about("<meta name='x:title DC:Title' content='Cranes'>", site);
    assert_eq!(several.title.as_deref(), Some("Cranes"));
    let broken = about(
        "<script type=application/ld+json>{\"@type\":\"Article\",</script><meta name=date content='last week'>",
        "",
    );
    assert_eq!((broken.title, broken.date), (None, None));
    let listed = "[".repeat(100_000);
    about(
        &format!("<script type=application/ld+json>{listed}</script>"),
        "",
    );
}

#[test]
fn the_encoding_that_the_page_declares() {
    let page = b"<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2";
    assert_eq!(texts(&read(page).unwrap()), ["Привет"]);
}

#[test]
fn depth_and_number_lose_no_text() {
    let deep = |levels: usize| {
        let page = "<div>a".repeat(levels) + "<p hidden>b</p>" + &"</div>".repeat(levels);
        read(page.as_bytes()).unwrap().blocks.len()
    };
    assert_eq!(deep(400), 401);
    assert_eq!(deep(30_000), 30_001);
    let reopened: String = (0..400).map(|n| format!("<font size={n}>")).collect();
    let reopened = reopened + &"<p>x".repeat(20_000);
    assert_eq!(read(reopened.as_bytes()).unwrap().blocks.len(), 20_000);
    let foster = "<table>".to_owned() + &"<div>x".repeat(20_000);
    assert_eq!(read(foster.as_bytes()).unwrap().blocks.len(), 20_000);
}

#[test]
fn a_tag_with_too_many_attributes_is_refused() {
    let attributes: String = (0..100_000).map(|n| format!("a{n} ")).collect();
    let page = format!("<p {attributes}>x");
    assert!(matches!(read(page.as_bytes()), Err(Unreadable::TooBig(_))));
}
