//! A message in two forms, plain and as a page, which should say the same.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::{Block, Whose};

/// Two words, one behind the other.
type Pair = (String, String);

/// A page that says so many times as much as the plain text is the message, and the text a stub.
const TIMES: usize = 3;

/// The blocks of both forms as one: the plain text, or the page where the text is a stub, then what only the other
/// says. What only one of them says is marked, in either, but for a page beside a stub.
pub fn both(plain: Vec<Block>, page: Vec<Block>) -> Vec<Block> {
    let count = |blocks: &[Block]| -> usize {
        let words = blocks
            .iter()
            .map(|block| block.text.split_whitespace().count());
        words.sum()
    };
    let is_stub = count(&page) > TIMES * count(&plain);
    let (mut main, other) = match is_stub {
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

/// The words that some blocks say to one who reads them, each with the next, over the ends of blocks: programs part texts in
/// ways of their own.
fn said(blocks: &[Block]) -> HashSet<Pair> {
    let is_seen = |block: &&Block| {
        let mut spans = block.spans.iter();
        !spans.any(|(range, whose)| whose.stands_apart() && range.len() == block.text.len())
    };
    let seen = blocks.iter().filter(is_seen);
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
            &["The pumps work <https://a.example/1>.", "* one", "* two"],
            &["The pumps work.", "one", "two"],
            &["The pumps work <https://a.example/1>.", "* one", "* two"],
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
            &["170 came. 1. One\u{301} and two.", "b) Two and one."],
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
