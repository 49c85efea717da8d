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

#[test]
fn what_is_not_seen_is_not_read() {
    check(
        "<head><title>no</title><style>no</style></head><script>no</script><noscript>no</noscript>\
         <template>no</template><p hidden>no</p><p style='color:red; DISPLAY : none'>no</p>\
         <p style='visibility:hidden!important'>no</p><dialog>no</dialog><textarea>no</textarea>\
         <!-- no --><select><option>no</select><dialog open>yes</dialog>\
         <p style='background:url(display:none)'>yes</p><details>yes</details><p aria-hidden=true>yes",
        &["yes", "yes", "yes", "yes"],
    );
    assert_eq!(read(b"<p hidden>all"), Err(Unreadable::NoTextLayer));
    assert_eq!(read(b""), Err(Unreadable::NoTextLayer));
}

#[test]
fn the_article_without_the_menus_and_all_where_there_is_none() {
    let menu: String = (0..30)
        .map(|n| format!("<li><a href=/{n}>Section {n}</a>"))
        .collect();
    let paragraphs: String = (0..8).map(|n| format!("<p>{n}. {LONG}")).collect();
    let page = format!(
        "<nav><ul>{menu}</ul></nav><div class=article>{paragraphs}</div><footer>{menu}</footer>"
    );
    let read_page = read(page.as_bytes()).unwrap();
    assert_eq!(read_page.blocks.len(), 8, "{:?}", read_page.blocks);
    assert!(read_page.blocks[7].text.starts_with("7. The crane stood"));
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
    // A tree knows what is hidden, text without one does not.
    assert_eq!(deep(400), 400);
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
