//! Reading what stands behind a key.

use super::{
    keys::{KEYS, Key, KeyInfo, Takes},
    lex::Piece,
    lists::Word,
    values::{Value, Wrong, bates, date, name, number},
};
use crate::{diagnostic::nearest, model::Kind};

/// What was written where a word of a closed list stands.
enum Written {
    Word(&'static str),
    /// None of its words, and near to one that could be meant.
    Near(Wrong),
    Other(Wrong),
}

impl Key {
    /// Reads a value of the key, which is a word or a phrase.
    pub(super) fn value(self, piece: Piece<'_>) -> Result<Value, Wrong> {
        let (text, is_quoted) = match piece {
            Piece::Phrase(text) => (text.trim(), true),
            Piece::Word(text) => (text, false),
            _ => ("", false),
        };
        match &self.info().takes {
            Takes::Word(_) => match self.word(text) {
                Written::Word(word) => Ok(Value::Word(word)),
                Written::Near(wrong) | Written::Other(wrong) => Err(wrong),
            },
            Takes::WordOrText(_) if is_quoted => name(text),
            Takes::WordOrText(_) => match self.word(text) {
                Written::Word(word) => Ok(Value::Word(word)),
                Written::Near(wrong) => Err(wrong),
                Written::Other(_) => name(text),
            },
            Takes::Name(_) | Takes::Text(_) | Takes::Label => name(text),
            Takes::Date => date(text, |_| true, ""),
            Takes::DateWithStart => date(text, |date| date.earliest().is_some(), "first"),
            Takes::DateWithEnd => date(text, |date| date.latest().is_some(), "last"),
            Takes::Number => number(text),
            Takes::Bates => bates(text),
        }
    }

    /// The word of the closed list that was written.
    fn word(self, text: &str) -> Written {
        let name = self.info().name;
        let typed = text.to_lowercase().replace(' ', "-");
        // `people` is as good as `person`.
        let typed = match self {
            Self::Kind => Kind::named(&typed).map_or(typed, |kind| kind.info().one.to_owned()),
            _ => typed,
        };
        let words = self.words();
        let is = |word: &&Word| word.word.eq_ignore_ascii_case(&typed);
        if let Some(found) = words.iter().find(is) {
            return Written::Word(found.word);
        }
        let wrong = |help: String| Wrong {
            message: format!("`{name}:` knows no `{text}`"),
            help: Some(help),
        };
        let all = || words.iter().map(|word| word.word);
        // `is:changed` for `is:changed-since-review` is no slip of the hand, but an abbreviation.
        let begun = all().find(|word| !typed.is_empty() && word.starts_with(&format!("{typed}-")));
        if let Some(near) = begun.or_else(|| nearest(&typed, all())) {
            return Written::Near(wrong(format!("did you mean `{name}:{near}`?")));
        }
        if let Some(other) = Self::of_word(&typed) {
            let other = other.info().name;
            return Written::Near(wrong(format!("did you mean `{other}:{typed}`?")));
        }
        Written::Other(wrong(format!("it takes {}", listed(all()))))
    }

    /// The first key that takes a word.
    fn of_word(word: &str) -> Option<Self> {
        let takes = |info: &&KeyInfo| info.key.words().iter().any(|one| one.word == word);
        KEYS.iter().find(takes).map(|info| info.key)
    }
}

/// Words as a sentence lists them: `a, b or c`.
fn listed(words: impl Iterator<Item = &'static str>) -> String {
    let mut words: Vec<&str> = words.collect();
    match words.pop() {
        Some(last) if !words.is_empty() => format!("{} or {last}", words.join(", ")),
        last => last.unwrap_or("nothing").to_owned(),
    }
}
