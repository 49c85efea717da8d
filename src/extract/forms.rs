//! A message in two forms, plain and as a page, which should say the same.

use std::collections::HashSet;

use super::{Block, Whose};

/// A page that says so many times as much as the plain text is the message, and the text a stub.
const TIMES: usize = 3;

/// Of the words of a block so many of a hundred may be new, before the block says something new: programs write
/// lists, links and quotations in ways of their own.
const NEW: usize = 25;

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
    let only = |block: Block, said: &HashSet<String>| match says_more(&block.text, said) {
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

/// The words that some blocks say to one who reads them.
fn said(blocks: &[Block]) -> HashSet<String> {
    let is_seen = |block: &&Block| {
        let mut spans = block.spans.iter();
        !spans.any(|(range, whose)| whose.stands_apart() && range.len() == block.text.len())
    };
    let seen = blocks.iter().filter(is_seen);
    seen.flat_map(|block| words(&block.text)).collect()
}

/// Whether a text says what those words do not.
fn says_more(text: &str, said: &HashSet<String>) -> bool {
    let words: Vec<String> = words(text).collect();
    let new: Vec<&String> = words.iter().filter(|word| !said.contains(*word)).collect();
    let changes = |word: &&String| {
        let is_number = word.chars().any(char::is_numeric);
        is_number
            || matches!(
                &***word,
                "not" | "no" | "never" | "nicht" | "kein" | "keine" | "pas" | "не"
            )
    };
    new.len() * 100 > words.len() * NEW || new.iter().any(changes)
}

/// The words of a text, without addresses, which programs write out or not.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_address =
        |word: &&str| word.contains("://") || word.contains("www.") || word.contains("mailto:");
    let words = text
        .split_whitespace()
        .filter(move |word| !is_address(word));
    words
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
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
                "They do work, all of them.",
                "+They do not work, all of them.",
            ],
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
