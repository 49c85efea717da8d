use super::*;
use crate::extract::package::tests::packed;

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OPS/c.opf' media-type='x'/></rootfiles></container>";
const PACKAGE: &str = "<package><metadata xmlns:dc='d'><dc:title>Report</dc:title><dc:creator>A. Writer</dc:creator>\
    <dc:creator>B. Other</dc:creator><dc:language>en</dc:language><dc:date>2024-03-04</dc:date>\
    <dc:publisher>Press</dc:publisher></metadata><manifest>\
    <item id='b' href='text/b%20one.xhtml' media-type='application/xhtml+xml'/>\
    <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
    <item id='p' href='p.svg' media-type='image/svg+xml'/></manifest>\
    <spine><itemref idref='b'/><itemref idref='p'/><itemref idref='a' linear='no'/></spine></package>";
const FIRST: &str = "<?xml version='1.0'?><html xmlns='x'><head><title/><script src='x'/></head><body><h1>One</h1><p>First<a id='n'/> words.</p></body></html>";
const SECOND: &str = "<html><body><p>Second &amp; last.</p></body></html>";

fn book<'b>(more: &[(&'b str, &'b str)]) -> Vec<u8> {
    let mut parts = vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/c.opf", PACKAGE),
        ("OPS/text/b one.xhtml", FIRST),
    ];
    parts.extend(more);
    packed(&parts)
}

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn chapters_in_the_order_of_the_spine() {
    let read = read(&book(&[("OPS/a.xhtml", SECOND)])).unwrap();
    assert_eq!(texts(&read), ["One", "First words.", "Second & last."]);
    assert!(read.unread.is_empty());
    let about = read.about;
    assert_eq!(about.title.as_deref(), Some("Report"));
    assert_eq!(about.authors, ["A. Writer", "B. Other"]);
    assert_eq!(about.date.as_deref(), Some("2024-03-04"));
    assert_eq!(about.publisher.as_deref(), Some("Press"));
}

#[test]
fn what_is_missing_or_locked_is_said() {
    let read_part = read(&book(&[])).unwrap();
    assert_eq!(texts(&read_part), ["One", "First words."]);
    assert_eq!(
        read_part.unread,
        ["chapter 3 (`OPS/a.xhtml`), which the file does not hold".into()]
    );
    for damaged in ["<html><p>broken <b>x", "\u{fffd}"] {
        let read = read(&book(&[("OPS/a.xhtml", damaged)])).unwrap();
        assert_eq!(
            read.unread,
            ["chapter 3 (`OPS/a.xhtml`), which is damaged".into()]
        );
    }
    let locked = "<encryption><EncryptedData><CipherData><CipherReference URI='OPS/text/b%20one.xhtml'/></CipherData></EncryptedData></encryption>";
    assert_eq!(
        read(&book(&[("META-INF/encryption.xml", locked)])),
        Err(Unreadable::Other(Other::LockedBook))
    );
    // Fonts are locked in books that can be read.
    let fonts = locked.replace("text/b%20one.xhtml", "font.otf");
    assert!(read(&book(&[("META-INF/encryption.xml", &fonts)])).is_ok());
    for parts in [
        &[("a", "b")][..],
        &[("META-INF/container.xml", "<container/>")],
    ] {
        assert!(matches!(read(&packed(parts)), Err(Unreadable::Damaged(_))));
    }
}

#[test]
fn elements_that_end_themselves_are_ended() {
    for (page, expected) in [
        ("<a id='/>'/>b", "<a id='/>'></a>b"),
        ("<br/><i/>", "<br/><i></i>"),
        ("<!-- <i/> --><b>", "<!-- <i/> --><b>"),
        ("x < y <i", "x < y <i"),
        ("</p>", "</p>"),
    ] {
        assert_eq!(opened(page), expected);
    }
}

#[test]
fn what_a_linked_sheet_hides_is_hidden() {
    let chapter = "<html><head><link rel='stylesheet' href='../css/a%20b.css'/></head><body><p>Seen words are these.</p><p class='h'>Not seen.</p></body></html>";
    let parts = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/c.opf", PACKAGE),
        ("OPS/text/b one.xhtml", chapter),
        ("OPS/css/a b.css", ".h { opacity: 0 }"),
    ];
    let read = read(&packed(&parts)).unwrap();
    assert_eq!(texts(&read), ["Seen words are these.", "Not seen."]);
    let whose = |at: usize| {
        read.blocks[at]
            .spans
            .first()
            .map(|(_, whose)| whose.clone())
    };
    assert_eq!(
        [whose(0), whose(1)],
        [None, Some(crate::extract::Whose::Hidden)]
    );
}
