//! What it finds: a statement of more than one sentence, or with a semicolon, or one that goes on with
//! “and that” or with a second deed (“and hid the”). It knows the words of English, and “y que”.
//!
//! Why that is bad: one half may be admitted and the other denied; one may have three origins and
//! the other none. Standing, responses and citations hold for the whole.
//!
//! Example: “The permit was backdated; the clerk was paid for it.”
//!
//! How to fix it: make each claim an allegation of its own, with its own `cites`. What only explains
//! goes into `note`.

use super::{Context, Found};
use crate::model::Body;

/// Reports statements that make several claims.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        if let Body::Allegation(allegation) = &record.body
            && let Some(why) = several(allegation.statement.raw())
        {
            let message = format!("this makes several claims at once: {why}");
            found.push(found.at(record, allegation.statement.span(), message).help(
                "make each claim an allegation of its own; what only explains goes into `note`",
            ));
        }
    }
}

/// By what a statement shows that it makes several claims.
fn several(statement: &str) -> Option<&'static str> {
    let spoken = statement.to_lowercase();
    let joined = [" and that ", " y que "];
    if ends_within(statement) {
        Some("it has several sentences")
    } else if statement.contains("; ") {
        Some("it has a semicolon")
    } else if joined.iter().any(|words| spoken.contains(words)) {
        Some("it says that one thing is so, and another")
    } else if tells_two_deeds(&spoken) {
        Some("it says that one thing was done, and another")
    } else {
        None
    }
}

/// Whether “and”, a verb in the past and an article follow one another, as in “lost the drawings and
/// hid the loss”.
fn tells_two_deeds(spoken: &str) -> bool {
    let words: Vec<&str> = spoken.split_whitespace().collect();
    words.windows(3).any(|three| {
        let is_past = three[1].ends_with("ed") || IRREGULAR.contains(&three[1]);
        three[0] == "and" && is_past && ARTICLES.contains(&three[2])
    })
}

const ARTICLES: [&str; 14] = [
    "the", "a", "an", "his", "her", "its", "their", "him", "them", "it", "no", "that", "this",
    "these",
];

/// Verbs in the past that do not end in “ed”.
const IRREGULAR: [&str; 24] = [
    "began", "bought", "broke", "brought", "built", "chose", "drew", "found", "gave", "held",
    "hid", "kept", "knew", "left", "lost", "made", "met", "paid", "sent", "sold", "took", "told",
    "won", "wrote",
];

/// Whether a sentence ends before the text does. An initial or an abbreviation (`U.S.`, `Mr.`,
/// `No.`) ends none: what ends a sentence is a word of four letters or more, or a number, and a
/// capital follows.
fn ends_within(statement: &str) -> bool {
    let text = statement.trim_end();
    text.match_indices(['.', '?', '!']).any(|(at, end)| {
        let after = &text[at + end.len()..];
        let closing = |c: char| matches!(c, '”' | '"' | '’' | '\'' | '»' | ')');
        let next = after.trim_start_matches(closing);
        let word = text[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric())
            .collect::<Vec<_>>();
        let is_whole = word.len() > 3 || word.iter().any(|c| c.is_numeric());
        let begins = next
            .trim_start()
            .trim_start_matches(['“', '"', '‘', '«', '¿', '¡'])
            .starts_with(char::is_uppercase);
        (end != "." || is_whole) && next.starts_with(char::is_whitespace) && begins
    })
}
