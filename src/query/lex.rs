//! A query as tokens, each with the bytes it stands in.

use std::ops::Range;

use super::QueryError;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'q> {
    pub what: Piece<'q>,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'q> {
    Open,
    Close,
    /// `OR`, `|`.
    Or,
    /// `AND`, which may be left out.
    And,
    /// `NOT`, `-`.
    Not,
    /// A bare word.
    Word(&'q str),
    /// What stands in quotes.
    Phrase(&'q str),
    /// `key:`, directly before a value if there is one.
    Key(&'q str),
    /// The comma between two values of a key.
    Comma,
}

/// Takes a query apart.
///
/// # Errors
/// Where quotes are not closed.
pub fn tokens(query: &str) -> Result<Vec<Token<'_>>, QueryError> {
    let mut lexer = Lexer {
        query,
        at: 0,
        tokens: Vec::new(),
    };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.token(c)?;
    }
    Ok(lexer.tokens)
}

/// Whether a character is a double quotation mark, straight or of any country.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// Whether one quotation mark closes what another opened: “so”, „so“, ”so”, «so», »so«, "so".
pub fn closes(open: char, c: char) -> bool {
    match open {
        '“' | '‟' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '»' => c == '«',
        _ => c == open,
    }
}

/// Whether a character ends a bare word.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|')
}

struct Lexer<'q> {
    query: &'q str,
    at: usize,
    tokens: Vec<Token<'q>>,
}

impl<'q> Lexer<'q> {
    fn rest(&self) -> &'q str {
        &self.query[self.at..]
    }

    fn push(&mut self, what: Piece<'q>, bytes: usize) {
        let range = self.at..self.at + bytes;
        self.at = range.end;
        self.tokens.push(Token { what, range });
    }

    fn token(&mut self, first: char) -> Result<(), QueryError> {
        match first {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.push(Piece::Open, 1),
            ')' => self.push(Piece::Close, 1),
            '|' => self.push(Piece::Or, 1),
            '-' => self.push(Piece::Not, 1),
            c if is_quote(c) => self.phrase(c)?,
            _ => self.word()?,
        }
        Ok(())
    }

    fn phrase(&mut self, open: char) -> Result<(), QueryError> {
        let from = self.at + open.len_utf8();
        let inside = &self.query[from..];
        let Some(length) = inside.find(|c| closes(open, c)) else {
            return Err(
                QueryError::new("these quotes are not closed", self.at..self.query.len())
                    .help("write the closing quotes behind the words"),
            );
        };
        let close = inside[length..].chars().next().map_or(0, char::len_utf8);
        let bytes = open.len_utf8() + length + close;
        self.push(Piece::Phrase(&inside[..length]), bytes);
        Ok(())
    }

    fn word(&mut self) -> Result<(), QueryError> {
        let rest = self.rest();
        let word = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
        match (word, word.find(':')) {
            ("OR", _) => self.push(Piece::Or, 2),
            ("AND", _) => self.push(Piece::And, 3),
            ("NOT", _) => self.push(Piece::Not, 3),
            (_, Some(colon)) if colon > 0 => {
                self.push(Piece::Key(&word[..colon]), colon + 1);
                self.values()?;
            }
            _ => self.push(Piece::Word(word), word.len()),
        }
        Ok(())
    }

    /// The values directly behind a key, with commas between.
    fn values(&mut self) -> Result<(), QueryError> {
        loop {
            match self.rest().chars().next() {
                Some(c) if is_quote(c) => self.phrase(c)?,
                Some(c) if c != ',' && !ends_word(c) => {
                    let length = value_length(self.rest());
                    self.push(Piece::Word(&self.rest()[..length]), length);
                }
                _ => {}
            }
            match self.rest().starts_with(',') {
                true => self.push(Piece::Comma, 1),
                false => return Ok(()),
            }
        }
    }
}

/// The bytes of a bare value: to the next comma, but for those in the brackets of a date
/// (`[2024,2025]`).
fn value_length(rest: &str) -> usize {
    let is_set = rest.starts_with(['[', '{']);
    let close = rest.find([']', '}']).filter(|_| is_set).unwrap_or(0);
    let ends = |c: char| c == ',' || ends_word(c);
    rest[close..]
        .find(ends)
        .map_or(rest.len(), |length| close + length)
}
