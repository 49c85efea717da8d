//! A message in two forms, plain and as a page, which should say the same.

use std::{collections::HashSet, ops::Range};

use unicode_normalization::UnicodeNormalization;

use super::{Block, Span, Whose, quoted};

/// Two words, one behind the other.
type Pair = (String, String);

/// A page that says so many times as much as the plain text is the message, and the text a stub.
const TIMES: usize = 3;

/// So many blocks of a page beyond the last that was found are looked at for the words of the next one.
const AHEAD: usize = 200;

/// The blocks of both forms as one: the plain text, or the page where the text is a stub, then what only the other
/// says. What only one of them says is marked, in either, but for a page beside a stub. What both say is in the signs of
/// the page, which is what was seen. Whom each form quotes has been told of it before.
pub fn both(plain: Vec<Block>, page: Vec<Block>) -> Vec<Block> {
    let count = |blocks: &[Block]| -> usize {
        let words = blocks
            .iter()
            .map(|block| block.text.split_whitespace().count());
        words.sum()
    };
    let is_stub = count(&page) > TIMES * count(&plain);
    let (mut main, mut other) = match is_stub {
        true => (page, plain),
        false => (plain, page),
    };
    if main.is_empty() || other.is_empty() {
        main.extend(other);
        return main;
    }
    let (by_main, by_other) = (said(&main), said(&other));
    let only = |block: Block, said: &HashSet<Pair>| match says_more(&block.text, said) {
        true => Ok(block.of(Whose::Alternative)),
        false => Err(block),
    };
    if !is_stub {
        (main, other) = as_seen(main, other);
        let blocks = main.into_iter();
        let blocks = blocks.map(|block| only(block, &by_other).unwrap_or_else(|same| same));
        main = blocks.collect();
    }
    let more: Vec<Block> = other
        .into_iter()
        .filter_map(|block| only(block, &by_main).ok())
        .collect();
    main.extend(more);
    main
}

/// A block of a page with what stands beside it.
struct Group {
    /// Its words; none where nobody sees them.
    words: String,
    block: Block,
    beside: Vec<Block>,
}

/// The blocks of a plain text, each as the page has it where that says the same word for word, in as many blocks as it
/// likes; and what of the page is left.
fn as_seen(plain: Vec<Block>, page: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let quotes = page.iter().any(|block| quoted(block).is_some());
    let mut groups: Vec<Group> = Vec::new();
    for block in page {
        match groups.last_mut() {
            Some(group) if block.is_beside => group.beside.push(block),
            _ => groups.push(Group {
                words: match is_seen(&block) {
                    true => in_order(&block.text),
                    false => String::new(),
                },
                block,
                beside: Vec::new(),
            }),
        }
    }
    let mut told = Vec::new();
    let mut rest = Vec::new();
    let mut groups = groups.into_iter();
    for block in plain {
        let Some(run) = run(groups.as_slice(), &in_order(&block.text)) else {
            told.push(block);
            continue;
        };
        let passed = groups.by_ref().take(run.start);
        rest.extend(passed.flat_map(Group::blocks));
        let mut beside = Vec::new();
        let mut seen: Option<Block> = None;
        for group in groups.by_ref().take(run.len()) {
            seen = Some(match seen {
                Some(seen) => joined(seen, group.block),
                None => group.block,
            });
            beside.extend(group.beside);
        }
        if let Some(seen) = seen {
            told.push(quoted_as(seen, &block, quotes));
        }
        told.extend(beside);
    }
    rest.extend(groups.flat_map(Group::blocks));
    (told, rest)
}

impl Group {
    fn blocks(self) -> impl Iterator<Item = Block> {
        std::iter::once(self.block).chain(self.beside)
    }
}

/// Which of the next blocks of a page say these words and nothing else.
fn run(groups: &[Group], words: &str) -> Option<Range<usize>> {
    let of = |from: usize| {
        let mut rest = words;
        for (at, group) in groups.iter().enumerate().skip(from) {
            rest = rest.strip_prefix(&*group.words)?;
            if group.words.is_empty() || rest.is_empty() {
                return rest.is_empty().then_some(from..at + 1);
            }
            rest = rest.strip_prefix(' ')?;
        }
        None
    };
    let is_there = !words.is_empty();
    is_there.then(|| (0..groups.len().min(AHEAD)).find_map(of))?
}

/// A block with the words of the next one behind its own.
fn joined(mut block: Block, next: Block) -> Block {
    let end = block.text.len();
    block.text.push(' ');
    block.text.push_str(&next.text);
    for (range, whose) in next.spans {
        let goes_on = |(of, is): &&mut Span| *is == whose && of.end == end && !whose.is_place();
        let same = block.spans.iter_mut().find(goes_on);
        let place = range.start + end + 1..range.end + end + 1;
        match same.filter(|_| range.start == 0) {
            Some((of, _)) => of.end = place.end,
            None => block.spans.push((place, whose)),
        }
    }
    block
}

/// A block of a page, quoted where the plain text says so: with a sign, or where the page tells of nothing what it quotes.
fn quoted_as(mut seen: Block, plain: &Block, page_quotes: bool) -> Block {
    let Some(whom) = quoted(plain) else {
        return seen;
    };
    let all = seen.text.len();
    let own = seen
        .spans
        .iter_mut()
        .find_map(|(range, whose)| match whose {
            Whose::Quoted(own) if range.len() == all => Some(own),
            _ => None,
        });
    match own {
        Some(own) if own.is_none() => own.clone_from(whom),
        Some(_) => {}
        None if !page_quotes || quoted::has_sign(&plain.text) => {
            seen.spans.push((0..all, Whose::Quoted(whom.clone())));
        }
        None => {}
    }
    seen
}

/// Whom a block quotes, if all of it does.
fn quoted(block: &Block) -> Option<&Option<Box<str>>> {
    block.spans.iter().find_map(|(range, whose)| match whose {
        Whose::Quoted(whom) if range.len() == block.text.len() => Some(whom),
        _ => None,
    })
}

fn is_seen(block: &Block) -> bool {
    let mut spans = block.spans.iter();
    !spans.any(|(range, whose)| whose.stands_apart() && range.len() == block.text.len())
}

/// The words of a text, one behind the other.
fn in_order(text: &str) -> String {
    words(without_sign(text)).collect::<Vec<_>>().join(" ")
}

/// The words that some blocks say to one who reads them, each with the next, over the ends of blocks: programs part texts in
/// ways of their own.
fn said(blocks: &[Block]) -> HashSet<Pair> {
    let seen = blocks.iter().filter(|block| is_seen(block));
    let words: Vec<String> = seen
        .flat_map(|block| words(without_sign(&block.text)))
        .collect();
    match &*words {
        [word] => HashSet::from([(word.clone(), word.clone())]),
        words => pairs(words).collect(),
    }
}

/// Whether a text says what those words do not: a word more, one less, or another order are enough, since a *hardly* is.
fn says_more(text: &str, said: &HashSet<Pair>) -> bool {
    let words: Vec<String> = words(without_sign(text)).collect();
    match &*words {
        [] => false,
        [word] => !said.iter().any(|(one, other)| one == word || other == word),
        words => pairs(words).any(|pair| !said.contains(&pair)),
    }
}

/// A text without the sign of a list before it, which one form writes and the other leaves to be set: `1.`, `b)`.
fn without_sign(text: &str) -> &str {
    let is_sign = |sign: &str| {
        let named = sign.strip_suffix(['.', ')']);
        named.is_some_and(|named| {
            named.len() <= 2 && named.bytes().all(|byte| byte.is_ascii_digit())
                || named.len() == 1 && named.bytes().all(|byte| byte.is_ascii_alphabetic())
        })
    };
    let parts = text.trim_start().split_once(' ');
    parts
        .filter(|(sign, _)| is_sign(sign))
        .map_or(text, |(_, rest)| rest)
}

fn pairs(words: &[String]) -> impl Iterator<Item = Pair> + '_ {
    let pairs = words.windows(2);
    pairs.map(|pair| (pair[0].clone(), pair[1].clone()))
}

/// The words of a text, without addresses, which programs write out or not.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_address =
        |word: &&str| word.contains("://") || word.contains("www.") || word.contains("mailto:");
    let composed = |word: &str| word.nfkc().collect::<String>().to_lowercase();
    let words = text
        .split_whitespace()
        .filter(move |word| !is_address(word));
    words.map(composed).flat_map(|word| {
        let words = word.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plain: &[&str], page: &[&str], expected: &[&str]) {
        let blocks = |texts: &[&str]| texts.iter().map(|text| Block::new(None, *text)).collect();
        let both = both(blocks(plain), blocks(page));
        let told: Vec<String> = both
            .iter()
            .map(|block| {
                let sign = if block.spans.is_empty() { "" } else { "+" };
                format!("{sign}{}", block.text)
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn what_only_one_form_says_is_in_and_says_so() {
        check(
            &["The *pumps* work <https://a.example/1>.", "* one * two"],
            &["The pumps work.", "one", "two"],
            &["The pumps work.", "one two"],
        );
        check(
            &["There were 170 on board that night."],
            &["There were 270 on board that night."],
            &[
                "+There were 170 on board that night.",
                "+There were 270 on board that night.",
            ],
        );
        check(
            &["They do work, all of them."],
            &["They do not work, all of them."],
            &[
                "+They do work, all of them.",
                "+They do not work, all of them.",
            ],
        );
        check(
            &[
                "The pumps work.",
                "2. The lights hardly work at night.",
                "Ana",
            ],
            &["The pumps work.", "The lights work at night.", "Ana"],
            &[
                "The pumps work.",
                "+2. The lights hardly work at night.",
                "Ana",
                "+The lights work at night.",
            ],
        );
        check(
            &["170 came. 1. One\u{301} and two.", "b) Two and one."],
            &["170 came. 1. Oné and two.", "Two and one."],
            &["170 came. 1. Oné and two.", "Two and one."],
        );
        check(
            &["See HTML."],
            &["One two three four five six seven eight."],
            &["One two three four five six seven eight.", "+See HTML."],
        );
        check(&[], &["Page."], &["Page."]);
        check(&["Text."], &[], &["Text."]);
    }
}
