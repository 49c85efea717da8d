//! From tokens to a tree.
//!
//! ```text
//! query = all {("OR" | "|") all}
//! all   = one {["AND"] one}
//! one   = ("NOT" | "-") one | "(" query ")" | text | key:value{,value}
//! ```

use std::ops::Range;

use super::{
    Expr, Field, Key, QueryError, Term, TextTerm, What,
    keys::Takes,
    lex::{Piece, Token, tokens},
};
use crate::{diagnostic::nearest, text::fold};

/// The longest query, in bytes.
pub const LONGEST: usize = 4096;

/// How deep negations and parentheses may stand in one another.
pub const DEEPEST: usize = 32;

/// The most edits that `word~` may allow, and the fewest letters of such a word.
const MOST_EDITS: u8 = 2;
const FEWEST_LETTERS: usize = 4;

/// Reads a query.
///
/// # Errors
/// Where it cannot be understood, or is beyond a limit.
pub fn parse(query: &str) -> Result<Expr, QueryError> {
    if query.len() > LONGEST {
        return Err(QueryError::new(
            format!("this query is longer than {LONGEST} bytes"),
            query.floor_char_boundary(LONGEST)..query.len(),
        )
        .help("look for fewer things at once"));
    }
    let mut parser = Parser {
        tokens: &tokens(query)?,
        end: query.len(),
    };
    if parser.tokens.is_empty() {
        return Ok(Expr::All);
    }
    let expr = parser.any(0)?;
    match parser.tokens.first() {
        None => Ok(expr),
        Some(token) => Err(QueryError::new(
            "there is no `(` to this `)`",
            token.range.clone(),
        )),
    }
}

struct Parser<'t, 'q> {
    tokens: &'t [Token<'q>],
    /// Where the query ends.
    end: usize,
}

impl<'t, 'q> Parser<'t, 'q> {
    fn peek(&self) -> Option<Piece<'q>> {
        self.tokens.first().map(|token| token.what)
    }

    fn next(&mut self) -> Option<&'t Token<'q>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn any(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let mut any = vec![self.all(depth)?];
        while self.peek() == Some(Piece::Or) {
            self.next();
            any.push(self.all(depth)?);
        }
        Ok(one_or(any, Expr::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let mut all = vec![self.one(depth)?];
        loop {
            match self.peek() {
                None | Some(Piece::Or | Piece::Close) => return Ok(one_or(all, Expr::And)),
                Some(Piece::And) => {
                    self.next();
                }
                Some(_) => {}
            }
            all.push(self.one(depth)?);
        }
    }

    fn one(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let Some(token) = self.next() else {
            return Err(
                QueryError::new("something is missing here", self.end..self.end).help(
                    "write what to look for, or take off what leads here: OR, AND, NOT, - or (",
                ),
            );
        };
        let range = token.range.clone();
        if depth == DEEPEST {
            let message =
                format!("negations and parentheses are more than {DEEPEST} deep in one another");
            return Err(QueryError::new(message, range).help("take some of them off"));
        }
        match token.what {
            Piece::Not => {
                if range.len() == 1 && !self.is_next_to(range.end) {
                    return Err(QueryError::new("nothing follows this `-`", range)
                        .help("write what is not wanted directly behind it, or put it in quotes"));
                }
                Ok(Expr::Not(Box::new(self.one(depth + 1)?)))
            }
            Piece::Open => self.group(depth + 1, range),
            Piece::Word(text) => word(text, range),
            Piece::Phrase(text) => phrase(text, range),
            Piece::Key(name) => self.field(name, range),
            Piece::Close => Err(QueryError::new("nothing comes before this `)`", range)),
            Piece::Or | Piece::And => Err(QueryError::new(
                "nothing comes before this word, which joins two things",
                range,
            )
            .help("to look for the word itself, write it small or in quotes")),
            // Only behind a value, which takes it.
            Piece::Comma => Err(QueryError::new("a value is missing here", range)),
        }
    }

    fn group(&mut self, depth: usize, open: Range<usize>) -> Result<Expr, QueryError> {
        if self.peek() == Some(Piece::Close) {
            let close = self.next().map_or(open.end, |token| token.range.end);
            return Err(QueryError::new(
                "there is nothing between these parentheses",
                open.start..close,
            ));
        }
        let inside = self.any(depth)?;
        match self.next() {
            Some(_) => Ok(inside),
            None => Err(QueryError::new("this `(` is not closed", open).help("write a `)`")),
        }
    }

    fn field(&mut self, name: &str, range: Range<usize>) -> Result<Expr, QueryError> {
        let named = range.start..range.end - 1;
        let Some(key) = Key::named(&name.to_ascii_lowercase()) else {
            return Err(unknown(name, named));
        };
        let mut term = range;
        let mut values = Vec::new();
        loop {
            let value = match self.peek() {
                // A value stands directly behind the colon or the comma.
                Some(Piece::Word(_) | Piece::Phrase(_)) if self.is_next_to(term.end) => self.next(),
                _ => None,
            };
            let Some(value) = value else {
                return Err(missing(key, term));
            };
            term.end = value.range.end;
            values.push(key.value(value.what).map_err(|wrong| QueryError {
                message: wrong.message,
                range: value.range.clone(),
                help: wrong.help,
            })?);
            if self.peek() != Some(Piece::Comma) {
                break;
            }
            term.end = self.next().map_or(term.end, |comma| comma.range.end);
        }
        Ok(Expr::Term(Term {
            what: What::Field(Field { key, values }),
            range: term,
        }))
    }

    fn is_next_to(&self, end: usize) -> bool {
        let next = self.tokens.first();
        next.is_some_and(|token| token.range.start == end)
    }
}

/// The one part, or several together.
fn one_or(mut parts: Vec<Expr>, together: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.len() {
        1 => parts.remove(0),
        _ => together(parts),
    }
}

fn unknown(name: &str, range: Range<usize>) -> QueryError {
    let error = QueryError::new(format!("there is no key `{name}`"), range);
    let name = name.to_ascii_lowercase();
    // `stand` for `standing` is no slip of the hand, but an abbreviation.
    let begun = Key::names().find(|key| name.len() > 1 && key.starts_with(&name));
    match begun.or_else(|| nearest(&name, Key::names())) {
        Some(near) => error.help(format!("did you mean `{near}:`?")),
        None => error.help("to look for words with a colon in them, put them in quotes"),
    }
}

fn missing(key: Key, term: Range<usize>) -> QueryError {
    let info = key.info();
    let message = format!("a value is missing behind `{}:`", info.name);
    // The name of an example is one of another library.
    let example = match info.takes {
        Takes::Name(_) => format!("{}:NAME", info.name),
        _ => info.example.to_owned(),
    };
    let help = format!("write it without a space, such as {example}");
    QueryError::new(message, term).help(help)
}

/// A bare word: `deport`, `deport*`, `arevalo~2`.
fn word(text: &str, range: Range<usize>) -> Result<Expr, QueryError> {
    let error = |message: &str| QueryError::new(message, range.clone());
    if let Some((word, edits)) = near(text) {
        let word = fold(word);
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        let edits = match edits {
            Some(edits @ 1..=MOST_EDITS) => edits,
            None => 1,
            Some(_) => {
                return Err(error("a word can be looked for within 1 or 2 letters")
                    .help("write ~1 or ~2; ~ alone is ~1"));
            }
        };
        if letters < word.chars().count() {
            return Err(error("with `~`, a word has letters and digits only"));
        }
        if letters < FEWEST_LETTERS {
            return Err(error("this word is too short for `~`").help(format!(
                "a word with ~ has {FEWEST_LETTERS} letters at least"
            )));
        }
        return Ok(text_term(TextTerm::Near { word, edits }, range));
    }
    let begun = text.trim_end_matches('*');
    if begun.contains('*') {
        return Err(error("`*` can only be at the end of a word")
            .help("to look for the sign itself, put the words in quotes"));
    }
    match folded(begun) {
        Some(word) => Ok(text_term(TextTerm::Begun(word), range)),
        None => Err(error("there is no word to look for here")),
    }
}

/// A word with `~` behind it, and how many edits it allows; none where no number is given.
fn near(text: &str) -> Option<(&str, Option<u8>)> {
    let (word, edits) = text.rsplit_once('~')?;
    match edits {
        "" => Some((word, None)),
        // More than fits is more than is allowed.
        _ if edits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((word, Some(edits.parse().unwrap_or(u8::MAX))))
        }
        _ => None,
    }
}

/// Words in quotes: whole, but for the last where it ends with `*`.
fn phrase(text: &str, range: Range<usize>) -> Result<Expr, QueryError> {
    let text = text.trim();
    let begun = text.strip_suffix('*');
    let term = match (begun, folded(begun.unwrap_or(text))) {
        (_, None) => {
            return Err(QueryError::new(
                "there is nothing between these quotes",
                range,
            ));
        }
        (Some(_), Some(words)) => TextTerm::Begun(words),
        (None, Some(words)) => TextTerm::Whole(words),
    };
    Ok(text_term(term, range))
}

/// Words in the form for searching; none where nothing of them can be seen.
pub fn folded(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn text_term(term: TextTerm, range: Range<usize>) -> Expr {
    Expr::Term(Term {
        what: What::Text(term),
        range,
    })
}
