//! The fields in which a change is written.

use crate::{
    text::{Clean, clean_line},
    tui::{effect::Cite, line::Line},
};

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Step,
    Answer,
    Respond,
    Mend,
    Add,
}

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Kind,
    Case,
    Label,
    Id,
    Status,
    By,
    Is,
    Sort,
    Answer,
    Statement,
    Admits,
    Denies,
    Date,
    DateSaid,
    Because,
    Note,
    Cites,
}

/// Every field: its name, and what it asks.
const FIELDS: [(Of, &str, &str); 17] = [
    (Of::Kind, "kind", "Of which kind the record is."),
    (Of::Case, "case", "Of which case it is to be a record."),
    (
        Of::Label,
        "text",
        "What it goes by: the name, title, statement, description or question.",
    ),
    (Of::Id, "id", "Its id, which no record of the case has."),
    (Of::Status, "status", ""),
    (
        Of::By,
        "by",
        "By whom: a person, an organization or a source, by its id; several with a comma between.",
    ),
    (Of::Is, "is", ""),
    (
        Of::Sort,
        "is",
        "What of its kind it is, by the word that case files have for it. May be empty.",
    ),
    (
        Of::Answer,
        "answer",
        "The answer, in the place of one that is there; empty leaves it as it is.",
    ),
    (
        Of::Statement,
        "statement",
        "What they said, in your own words, where that is more.",
    ),
    (
        Of::Admits,
        "admits",
        "Which part they admit, where they admit it in part.",
    ),
    (
        Of::Denies,
        "denies",
        "Which part they deny, where they admit it in part.",
    ),
    (
        Of::Date,
        "date",
        "When: a day, a month or a year, such as 2025-04-09, 9 Apr 2025, 2025-04. May be empty.",
    ),
    (
        Of::DateSaid,
        "date said",
        "When, as the source words it, where that is only relative: last month.",
    ),
    (Of::Because, "because", "Why."),
    (Of::Note, "note", "A remark on it."),
    (
        Of::Cites,
        "cites",
        "Where that stands: a source, its place, and the words behind a colon, such as `wire ¶3: it was handed over`.",
    ),
];

/// A word to choose: as a case file has it, and what it is in plain English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub word: String,
    pub says: Clean,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// One of some words.
    Word { words: Vec<Word>, at: usize },
    /// What is typed.
    Line(Line),
}

/// A passage of a source that can be cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub cite: Cite,
    /// As it would be typed.
    pub text: String,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    pub of: Of,
    pub holds: Holds,
}

impl Field {
    /// A line with a text.
    pub fn line(of: Of, text: &str) -> Self {
        let holds = Holds::Line(Line::new(text));
        Self { of, holds }
    }

    /// One of some words, of which that one is chosen, or the first.
    pub fn words(of: Of, words: Vec<Word>, chosen: &str) -> Self {
        let at = words.iter().position(|word| word.word == chosen);
        let at = at.unwrap_or(0);
        let holds = Holds::Word { words, at };
        Self { of, holds }
    }

    /// A line for a citation. What was cut last in it is a passage that the reader has taken along.
    pub fn cites(text: &str, at_hand: Option<&Passage>) -> Self {
        let line = Line::new(text);
        let holds = Holds::Line(match at_hand {
            Some(passage) => line.having_cut(&passage.text),
            None => line,
        });
        Self {
            of: Of::Cites,
            holds,
        }
    }

    /// Its name, and what it asks.
    pub fn info(&self) -> (&'static str, &'static str) {
        let mut fields = FIELDS.iter();
        let found = fields.find(|(of, ..)| *of == self.of);
        found.map_or(("", ""), |(_, name, asks)| (name, asks))
    }

    /// What it says: the word that is chosen, or what is typed without blanks round it.
    pub fn text(&self) -> &str {
        match &self.holds {
            Holds::Word { words, at } => words.get(*at).map_or("", |word| &word.word),
            Holds::Line(line) => line.text().trim(),
        }
    }

    /// Chooses so many words on, round the end.
    pub fn turn(&mut self, by: isize) {
        if let Holds::Word { words, at } = &mut self.holds
            && let Ok(count) = isize::try_from(words.len())
            && count > 0
        {
            let next = at.cast_signed().saturating_add(by).rem_euclid(count);
            *at = next.unsigned_abs();
        }
    }
}

impl Word {
    /// A word of a case file, with what a reader is shown for it.
    pub fn new(word: &str, says: &str) -> Self {
        Self {
            word: word.to_owned(),
            says: clean_line(says),
        }
    }
}
