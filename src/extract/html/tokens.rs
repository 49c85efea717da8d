//! A page read without a tree, for those of which no tree should be made.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::elements::{Does, Page};
use crate::extract::{Block, Unreadable};

/// How many attributes a tag may have. The parser compares each with all before it.
const ATTRIBUTES: usize = 10_000;

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

#[derive(Default)]
struct Reader {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    page: Page,
    /// The element that hides its content, until it ends.
    hidden_in: Option<String>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let State { page, hidden_in } = &mut *self.state.borrow_mut();
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
    let mut bytes = html.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'<' || !bytes.peek().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut quote, mut attributes, mut before) = (None, 0, b'<');
        for byte in bytes.by_ref() {
            match quote {
                Some(quoted) if byte == quoted => quote = None,
                Some(_) => {}
                None if byte == b'>' => break,
                None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                None if byte.is_ascii_whitespace() || byte == b'/' => {
                    attributes += usize::from(!before.is_ascii_whitespace());
                }
                None => {}
            }
            // The value may stand apart from its sign.
            if !(before == b'=' && byte.is_ascii_whitespace()) {
                before = byte;
            }
        }
        if attributes > ATTRIBUTES {
            return Err(Unreadable::TooBig(format!(
                "a tag has more than {ATTRIBUTES} attributes"
            )));
        }
    }
    Ok(())
}
