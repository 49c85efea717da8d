//! A made newspaper article, whose text is kept beside the case: what a case cites stands in it, word for word.

use std::fmt::Write;

use crate::{random::Random, words};

/// An article while it is written.
pub struct Article {
    pub id: String,
    pub title: String,
    pub publisher: &'static str,
    /// Year, month, day.
    pub published: (usize, usize, usize),
    paragraphs: Vec<String>,
}

/// A place in an article, and the phrase that stands there.
#[derive(Clone)]
pub struct Place {
    pub source: String,
    /// The paragraph, from 1.
    pub paragraph: usize,
    pub quote: String,
}

impl Article {
    pub fn new(
        id: String,
        title: String,
        publisher: &'static str,
        published: (usize, usize, usize),
    ) -> Self {
        Self {
            paragraphs: vec![title.clone()],
            id,
            title,
            publisher,
            published,
        }
    }

    /// Goes on with a paragraph of one sentence, of which a phrase is cited, and with what nobody cites.
    pub fn tell(&mut self, random: &mut Random, sentence: String, quote: &str) -> Place {
        while random.happens(30) {
            let aside = (aside(random), aside(random));
            self.paragraphs.push(format!("{} {}", aside.0, aside.1));
        }
        // The number of a note: no two articles run on alike from one paragraph into the next.
        let note = random.between(2, 9999);
        self.paragraphs.push(format!("{sentence} [{note}]"));
        Place {
            source: self.id.clone(),
            paragraph: self.paragraphs.len(),
            quote: quote.to_owned(),
        }
    }

    /// The text as it is kept: a line a paragraph.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n") + "\n"
    }
}

fn aside(random: &mut Random) -> String {
    let mut text = String::new();
    for letter in random.of_these(&words::ASIDES).chars() {
        match letter {
            '#' => {
                let _ = write!(text, "{}", random.between(2, 999));
            }
            _ => text.push(letter),
        }
    }
    text
}

/// The first words of a sentence, which are quoted.
pub fn phrase(sentence: &str, words: usize) -> String {
    sentence
        .split(' ')
        .take(words)
        .collect::<Vec<_>>()
        .join(" ")
}
