//! Text that Markdown must take as text.
//!
//! Only what would be taken for markup gets its backslash, so that the file also reads well as it is:
//! `snake_case`, `rol[e]` and `2 * 3` stay.

use crate::text::web::is_address;

/// Escapes a text that stands in a line alone, as [`inline_beside`] does.
pub fn inline(text: &str) -> String {
    inline_beside(text, dollars(text))
}

/// How many dollar signs a text has: between two of them some take what stands there for mathematics.
pub fn dollars(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'$').count()
}

/// What parts a text where no backslash does: GitHub makes a link of `a@b.co` however it is escaped.
const NOTHING: &str = "<!-- -->";

/// Escapes a text for the middle of a line that has so many dollar signs: CommonMark with GitHub's
/// tables, strikethrough, task lists, footnotes, bare addresses and mathematics. The text has no line
/// breaks, and no bracket directly follows it.
pub fn inline_beside(text: &str, dollars: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let (done, rest) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            '@' if is_in_address(before, rest) => out.push_str(NOTHING),
            '$' if dollars > 1 => out.push('\\'),
            ':' | '.' if begins_address(done, c, rest) => out.push('\\'),
            c if acts(before, c, rest) => out.push('\\'),
            _ => {}
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether a colon or a point is what an address of the web is known by: `https://`, `www.`
fn begins_address(done: &str, c: char, rest: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    match c {
        ':' => rest.starts_with("//") && done.ends_with(is_letter),
        _ => {
            let www = done.len().checked_sub(3).and_then(|at| done.get(at..));
            www.is_some_and(|www| www.eq_ignore_ascii_case("www")) && rest.starts_with(is_letter)
        }
    }
}

/// Whether an `@` stands between a name and a domain.
fn is_in_address(before: Option<char>, rest: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    before.is_some_and(is_of_name) && rest.starts_with(char::is_alphanumeric)
}

/// Escapes what an escaped text would begin at the beginning of a line: a heading, a list, a
/// quotation, a rule.
pub fn line(escaped: &str) -> String {
    let text = escaped.trim_start();
    let marker = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - marker.len();
    let acts = match marker.chars().next() {
        Some('.' | ')') => digits > 0,
        Some('#' | '>' | '-' | '+' | '=' | '|') => digits == 0,
        _ => false,
    };
    match acts {
        true => format!("{}\\{marker}", &text[..digits]),
        false => text.to_owned(),
    }
}

/// Whether a character would act where it stands: after `before` (none at the beginning of the text),
/// followed by the rest of the text. Beyond the end of the text anything may follow but a bracket.
fn acts(before: Option<char>, c: char, rest: &str) -> bool {
    let after = rest.chars().next();
    let is_word = |c: char| c.is_alphanumeric();
    match c {
        '`' | '~' => true,
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '*' => !(before == Some(' ') && after == Some(' ')),
        '_' => !(before.is_some_and(is_word) && after.is_some_and(is_word)),
        // `[text]` is text. What begins with it may be a task or, before a colon, name a link.
        '[' => before.is_none() || after == Some('^'),
        ']' => matches!(after, Some('(' | '[' | ':')),
        '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => after.is_none_or(|c| c == '#' || c.is_ascii_alphanumeric()) && names_character(rest),
        // A heading may end in the signs it began with, and in spaces behind them.
        '#' => rest.trim().is_empty() && matches!(before, None | Some(' ' | '#')),
        _ => false,
    }
}

/// Whether what follows an `&` goes on to a `;`, as `&amp;` does.
fn names_character(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.is_empty() || name.starts_with(';')
}

/// An address, as a link where it is one of the web or of mail, else as text. Either way it is shown.
pub fn address(url: &str) -> String {
    match is_address(url) {
        true => format!("<{url}>"),
        false => inline(url),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

    use super::*;

    /// What a reader of the Markdown sees; none where it sees anything but text in the blocks named.
    fn read(markdown: &str, blocks: &[Tag<'_>]) -> Option<String> {
        let github = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM;
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, github) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(tag) if blocks.contains(&tag) => {}
                Event::InlineHtml(html) if *html == *NOTHING => {}
                Event::End(_) => {}
                _ => return None,
            }
        }
        Some(seen)
    }

    const HEADING: Tag<'_> = Tag::Heading {
        level: HeadingLevel::H2,
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    };

    #[test]
    fn what_does_not_act_stays_as_it_is() {
        for text in [
            "a “significant leadership rol[e]”",
            "snake_case, AT&T and 2 * 3",
            "a < b, see [1] and [sic], C#",
            "C:\\temp",
            "¶6-8",
            "a report [untitled]",
            "a fine of $14,000",
            "Note: // www. @ana 5@ a:b",
        ] {
            assert_eq!(line(&inline(text)), text);
            assert_eq!(read(text, &[Tag::Paragraph]).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_acts_is_seen_as_text() {
        for text in [
            "*a* _b_ `c` ~~d~~",
            "[a](http://b) ![c](d) [e]: f [^1]",
            "[a]: http://b",
            "[x] done",
            "<script>alert(1)</script> &amp; &#27;",
            "# a",
            "a #",
            "a ##",
            "a # ",
            "1. a",
            "12) b",
            "- c",
            "+ d",
            "> e",
            "===",
            "---",
            "| a | b |",
            "```",
            "    code",
            "\\",
            "see https://a.co/b, HTTP://a.co, ftp://a.co",
            "www.a.co and WWW.a.co",
            "a.b+c@d.co, mailto:e@f.co",
            "$x$ and $5",
            "ends in &",
            "ends in <",
        ] {
            let (escaped, seen) = (inline(text), Some(text.trim()));
            let markdown = line(&escaped);
            assert_eq!(read(&markdown, &[Tag::Paragraph]).as_deref(), seen);
            let item = [Tag::List(None), Tag::Item];
            assert_eq!(read(&format!("- {markdown}"), &item).as_deref(), seen);
            assert_eq!(read(&format!("## {escaped}"), &[HEADING]).as_deref(), seen);
        }
    }

    /// The parser of these tests makes no links of bare addresses; others do.
    #[test]
    fn bare_addresses_and_mathematics_are_parted() {
        for (text, escaped) in [
            ("https://a.co http://b.co", "https\\://a.co http\\://b.co"),
            ("(www.a.co)", "(www\\.a.co)"),
            ("a@b.co", "a<!-- -->@b.co"),
            ("$x$", "\\$x\\$"),
            ("$5", "$5"),
        ] {
            assert_eq!(inline(text), escaped);
        }
        assert_eq!(inline_beside("$5", 2), "\\$5");
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_links() {
        for (url, shown) in [
            ("https://example.org/a_b*c", "<https://example.org/a_b*c>"),
            ("mailto:ana@example.org", "<mailto:ana@example.org>"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("https://a> <b", "https\\://a> \\<b"),
        ] {
            assert_eq!(address(url), shown);
        }
    }

    proptest! {
        /// Whatever a case file says, also beside other text, Markdown takes as text.
        #[test]
        fn any_text_stays_text(
            a in "[-a-z0-9 #*_`~\\[\\]()<>!&;:|\\\\+=.^\"'/é@$]{0,24}",
            b in "[-a-z0-9*_\\[\\](&<:;# ]{0,8}",
        ) {
            let beside = |a: &str, b: &str| format!("{a}: “{b}” [1] ¶2, {a} ({b}) {b}");
            let markdown = line(&beside(&inline(&a), &inline(&b)));
            let text = beside(&a, &b);
            let seen = read(&format!("- {markdown}"), &[Tag::List(None), Tag::Item]);
            prop_assert_eq!(seen.as_deref(), Some(text.trim()), "{}", markdown);
            let heading = format!("## A1. {}", inline(&a));
            let seen = read(&heading, &[HEADING]);
            let text = format!("A1. {a}");
            prop_assert_eq!(seen.as_deref(), Some(text.trim()), "{}", heading);
        }
    }
}
