//! A page read without a tree, for those of which no tree should be made.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::elements::{Does, Page, Quotations, script, whose};
use crate::extract::{Block, Unreadable, Whose};

/// How many attributes a tag may have. The parser compares each with all before it. Tags of programs have
/// some fifty.
const ATTRIBUTES: usize = 2_000;

/// All text of a page but scripts and the like, parted at its block elements.
pub fn read(html: &str) -> Vec<Block> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    // A script that ends pauses the tokenizer only if the sink asks for it.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().page.finish()
}

/// The name and the attributes of the first tag of some HTML, in small letters; none where it opens no element.
pub fn first_tag(html: &str) -> Option<(String, Vec<(String, String)>)> {
    #[derive(Default)]
    struct First(RefCell<Option<Tag>>);

    impl TokenSink for First {
        type Handle = ();

        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            if let Token::TagToken(tag) = token {
                self.0.borrow_mut().get_or_insert(tag);
            }
            TokenSinkResult::Continue
        }
    }

    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(First::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let tag = tokenizer.sink.0.into_inner()?;
    let attributes = tag.attrs.iter();
    let attributes = attributes.map(|one| (one.name.local.to_string(), one.value.to_string()));
    let opens = tag.kind == TagKind::StartTag;
    opens.then(|| (tag.name.to_string(), attributes.collect()))
}

#[derive(Default)]
struct Reader {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    page: Page,
    /// The element that hides its content, until it ends.
    hidden_in: Option<String>,
    /// The elements whose words are struck or put in. None reaches over the end of a block: what is left open
    /// would strike the rest of the page.
    open: Vec<String>,
}

impl State {
    fn mark(&mut self, tag: &Tag, does: Does) {
        if matches!(does, Does::Parts | Does::IsCell | Does::Preformats) {
            while self.open.pop().is_some() {
                self.page.end();
            }
            self.page.level();
        }
        if let Some(script) = script(&tag.name, None) {
            match tag.kind {
                TagKind::StartTag => self.page.shift(script),
                TagKind::EndTag => self.page.shift_back(),
            }
        }
        if tag.kind == TagKind::EndTag {
            if self.open.last().is_some_and(|open| *open == *tag.name) {
                self.open.pop();
                self.page.end();
            }
            return;
        }
        for one in whose(&tag.name, |_| None, Quotations::Own) {
            if one != Whose::Heading {
                self.open.push(tag.name.to_string());
                self.page.begin(one);
            }
        }
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let state = &mut *self.state.borrow_mut();
        if let (Token::TagToken(tag), None) = (&token, &state.hidden_in) {
            state.mark(tag, Does::of(&tag.name));
        }
        let State {
            page, hidden_in, ..
        } = state;
        match token {
            Token::TagToken(tag) => {
                let does = Does::of(&tag.name);
                if let Some(name) = hidden_in {
                    if tag.kind == TagKind::EndTag && name == &*tag.name {
                        *hidden_in = None;
                    }
                } else if tag.kind == TagKind::EndTag {
                    page.close(does);
                } else {
                    page.open(does);
                    if let Some(raw) = raw(&tag.name) {
                        *hidden_in = Some(tag.name.to_string());
                        return TokenSinkResult::RawData(raw);
                    }
                }
            }
            Token::CharacterTokens(text) if hidden_in.is_none() => page.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is no markup and not shown. Others that hide theirs may be left open, and
/// would then hide the rest of the page.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// Looks whether tags have no more attributes than are read in good time.
///
/// # Errors
/// `TooBig` if one may have more.
pub fn check_attributes(html: &str) -> Result<(), Unreadable> {
    let mut rest = html.as_bytes();
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at + 1..];
        if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric();
        let name = &rest[..rest.iter().take_while(is_name).count()];
        let (attributes, end) = tag(rest);
        if attributes > ATTRIBUTES {
            return Err(Unreadable::TooBig(format!(
                "a tag has more than {ATTRIBUTES} attributes"
            )));
        }
        rest = &rest[end..];
        // Scripts compare with signs that look like tags.
        if name.eq_ignore_ascii_case(b"script") {
            rest = &rest[memchr::memmem::find(rest, b"</").unwrap_or(rest.len())..];
        }
    }
    Ok(())
}

/// How many attributes a tag has at most, and where it ends.
fn tag(text: &[u8]) -> (usize, usize) {
    let (mut quote, mut attributes, mut before) = (None, 0, b'<');
    for (at, byte) in text.iter().copied().enumerate() {
        let is_space = byte.is_ascii_whitespace();
        match quote {
            Some(quoted) if byte == quoted => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (attributes, at),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if (is_space || byte == b'/') && !before.is_ascii_whitespace() => attributes += 1,
            None => {}
        }
        // A value may stand apart from its sign.
        if !(is_space && before == b'=') {
            before = byte;
        }
    }
    (attributes, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        read(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_without_a_tree() {
        let html = "<!-- <p>no --><title>no</title>One <b>li</b>ne<p>Two &amp; &#x201C;three&rdquo;<script>\
                    no('</p>') < no</script> more<div>Four<br>five<br> <br/>six</div><pre>a\n  b</pre><style>no";
        assert_eq!(
            texts(html),
            [
                "One line",
                "Two & “three” more",
                "Four five",
                "six",
                "a\n  b"
            ]
        );
    }

    #[test]
    fn what_is_left_open_hides_nothing() {
        assert_eq!(
            texts("<template><noscript><select>All is told"),
            ["All is told"]
        );
    }

    #[test]
    fn attributes_are_counted_and_what_is_quoted_is_not() {
        let most = "<p ".to_owned() + &"a=1 ".repeat(ATTRIBUTES - 1);
        assert!(check_attributes(&(most.clone() + ">")).is_ok());
        assert!(check_attributes(&(most + "b c >")).is_err());
        for text in [
            format!("<p a = '{}'>", "a ".repeat(ATTRIBUTES * 2)),
            format!("<p a=\"{}\"", "a/".repeat(ATTRIBUTES * 2)),
            format!("<SCRIPT>if (a<b) {}", "a ".repeat(ATTRIBUTES * 2)),
            format!("1 < 2 {}", "a ".repeat(ATTRIBUTES * 2)),
            "<p a b>".repeat(ATTRIBUTES),
        ] {
            assert!(check_attributes(&text).is_ok(), "{text:.20}");
        }
    }
}
