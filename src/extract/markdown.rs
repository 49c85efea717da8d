//! What in a text in Markdown is not simply its words: what is struck, in a comment, or in a note. The text itself is
//! read as it stands in its file.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Span, Whose, html};

/// What some words of a text in Markdown are, by its bytes: as CommonMark reads it with the strikes and the notes of
/// GitHub, and what it holds of HTML as a browser would.
pub fn spans(text: &str) -> Vec<Span> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(text, options);
    let mut found = Found::default();
    let definitions = parser.reference_definitions().iter();
    for (_, definition) in definitions {
        found.add(definition.span.clone(), &Whose::Hidden);
    }
    for (event, range) in parser.into_offset_iter() {
        found.shown(text, &event, &range);
        match event {
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. })
                if !title.is_empty() =>
            {
                let whole = text.get(range.clone()).unwrap_or_default();
                if let Some(at) = whole.rfind(&*title) {
                    let from = range.start + at;
                    found.add(from..from + title.len(), &Whose::LinkTitle);
                }
            }
            Event::Start(Tag::Strikethrough) => {
                let signs = |text: &str| text.len() - text.trim_start_matches('~').len();
                let signs = text.get(range.clone()).map_or(0, signs);
                let words = range.start + signs..range.end.saturating_sub(signs);
                found.add(words, &Whose::Struck);
            }
            Event::Start(Tag::FootnoteDefinition(_)) => found.add(range, &Whose::Note),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                found.html(text.get(range.clone()).unwrap_or_default(), range.start);
            }
            _ => {}
        }
    }
    found.spans.sort_by_key(|(range, _)| range.start);
    found.spans
}

#[derive(Default)]
struct Found {
    spans: Vec<Span>,
    /// The elements that make their words something and are open: name, where their words begin, and what they are.
    open: Vec<(String, usize, Vec<Whose>)>,
    /// Where the words end that are shown last, while others may go on behind them in their line.
    shown: Option<usize>,
}

/// The elements that only say how words look.
const PLAIN: [&str; 16] = [
    "a", "b", "i", "u", "s", "em", "strong", "small", "big", "mark", "span", "font", "del", "ins",
    "code", "tt",
];

impl Found {
    fn add(&mut self, range: Range<usize>, whose: &Whose) {
        if !range.is_empty() {
            self.spans.push((range, whose.clone()));
        }
    }

    /// Takes what is between words of one line that are shown, and is not shown itself.
    fn shown(&mut self, text: &str, event: &Event<'_>, range: &Range<usize>) {
        let words = match event {
            Event::Text(_) | Event::FootnoteReference(_) => range.clone(),
            // What makes the end of a line hard is none of it.
            Event::SoftBreak | Event::HardBreak => {
                let sign = text
                    .get(range.clone())
                    .is_some_and(|end| end.starts_with('\\'));
                range.start + usize::from(sign)..range.end
            }
            Event::Code(_) => {
                let whole = text.get(range.clone()).unwrap_or_default();
                let inside = whole.trim_matches('`');
                let signs = (whole.len() - inside.len()) / 2;
                range.start + signs..range.end.saturating_sub(signs)
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => return,
            Event::InlineHtml(tag) => {
                let name = tag.trim_matches(['<', '>', '/']).split([' ', '/']).next();
                let is_plain = name.is_some_and(|name| PLAIN.contains(&&*name.to_lowercase()));
                self.shown = self.shown.filter(|_| is_plain || tag.starts_with("<!--"));
                return;
            }
            _ => {
                self.shown = None;
                return;
            }
        };
        if let Some(end) = self.shown.filter(|end| *end < words.start) {
            self.add(end..words.start, &Whose::Markup);
        }
        self.shown = Some(words.end);
    }

    /// Takes the tags and comments of some HTML that begins at a byte.
    fn html(&mut self, html: &str, begins: usize) {
        let mut at = 0;
        while let Some(from) = html[at..].find('<').map(|found| at + found) {
            let rest = &html[from..];
            let end = match rest.strip_prefix("<!--") {
                Some(_) => rest.find("-->").map(|found| found + 3),
                None => rest.find('>').map(|found| found + 1),
            };
            let end = from + end.unwrap_or(rest.len());
            let (piece, place) = (&html[from..end], begins + from..begins + end);
            at = end;
            if piece.starts_with("<!--") {
                self.add(place, &Whose::Hidden);
            } else if let Some(name) = piece.strip_prefix("</") {
                self.close(name.trim_end_matches('>').trim(), place.start);
            } else {
                let (name, whose) = html::of_tag(piece);
                if !whose.is_empty() {
                    self.open.push((name, place.end, whose));
                }
            }
        }
    }

    /// An element ends. One that is left open hides nothing: what it holds is not known.
    fn close(&mut self, name: &str, ends: usize) {
        let is = |open: &(String, usize, Vec<Whose>)| open.0.eq_ignore_ascii_case(name);
        let Some(at) = self.open.iter().rposition(is) else {
            return;
        };
        let (_, from, whose) = self.open.remove(at);
        for whose in whose {
            self.add(from..ends, &whose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_between_words_are_markup() {
        let shown = |text: &str| {
            let mut shown = text.to_owned();
            for (range, whose) in spans(text).into_iter().rev() {
                if whose == Whose::Markup {
                    shown.replace_range(range, "");
                }
            }
            shown
        };
        for (text, expected) in [
            ("It was **never** paid", "It was never paid"),
            ("an _old_ `debt` of 5\\. Then", "an old debt of 5. Then"),
            (
                "see [the *report*](http://a.example \"title\") of May",
                "see the report of May",
            ),
            ("<b>a</b> b <i>c</i> <!-- d -->e", "<b>a b c e"),
            ("> a *b* c\n> d", "> a b c\nd"),
            ("a\\\nb  \nc", "a\nb  \nc"),
            // What parts words is no markup.
            ("a<br>b **c** | d", "a<br>b c | d"),
            ("10<sup>2</sup> men", "10<sup>2</sup> men"),
            (
                "| a | b |\n| - | - |\n| c | d |",
                "| a | b |\n| - | - |\n| c | d |",
            ),
            ("- a\n- b", "- a\n- b"),
            ("a ![b](c) d", "a ![b](c) d"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_struck_commented_or_noted() {
        let told = |text: &str| {
            let spans = spans(text).into_iter();
            let spans = spans.filter(|(_, whose)| *whose != Whose::Markup);
            let told = spans.map(|(range, whose)| format!("{:?} {whose}", &text[range]));
            told.collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("a ~~b *c*~~ d", vec!["\"b *c*\" struck out"]),
            ("a ~b~ d", vec!["\"b\" struck out"]),
            ("a `~~b~~` <b>c</b> 1 < 2", vec![]),
            ("    ~~code~~ <del>x</del>", vec![]),
            ("a <!-- b --> c", vec!["\"<!-- b -->\" in hidden text"]),
            (
                "<!--\nb\n\n~~c~~ -->\n\nd",
                vec!["\"<!--\\nb\\n\\n~~c~~ -->\" in hidden text"],
            ),
            (
                "a <del>b</del> <s>c</s> <ins>d</ins>",
                vec!["\"b\" deleted", "\"c\" struck out", "\"d\" in an addition"],
            ),
            (
                "a <span style='display:none'>b</span> <b hidden>c</b>",
                vec!["\"b\" in hidden text", "\"c\" in hidden text"],
            ),
            (
                "<div hidden>\n\nb\n\n</div>\n\nc",
                vec!["\"\\n\\nb\\n\\n\" in hidden text"],
            ),
            ("a <del>b", vec![]),
            (
                "a[^1] b\n\n[^1]: note",
                vec!["\"[^1]: note\" in a footnote"],
            ),
            (
                "a [b] c\n\n[b]: /x 'not seen'",
                vec!["\"[b]: /x 'not seen'\" in hidden text"],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
