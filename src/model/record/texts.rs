//! What a record says in words.

use super::*;
use crate::model::Text;

/// A text of a record, under the key that it stands at.
pub type Named<'a> = (&'static str, &'a Text);

impl Body {
    /// Every text of the record that is written in words, its label first, then in the order of its
    /// keys, its parts' and its citations' included. Names of files, hashes and languages are none.
    pub fn texts(&self) -> Vec<Named<'_>> {
        let mut texts = Texts::default();
        match self {
            Self::Case(r) => {
                texts.one("title", &r.title);
                texts.any("summary", &r.summary);
            }
            Self::Person(r) => {
                texts.one("name", &r.name);
                texts.any("also_known_as", &r.also_known_as);
                texts.any("role", &r.role);
            }
            Self::Organization(r) => {
                texts.one("name", &r.name);
                texts.any("also_known_as", &r.also_known_as);
                texts.any("description", &r.description);
            }
            Self::Source(r) => {
                texts.one("title", &r.title);
                texts.any("publisher", &r.publisher);
                texts.any("authors", &r.authors);
                texts.any("url", &r.url);
            }
            Self::Allegation(r) => {
                texts.one("statement", &r.statement);
                texts.any("date_said", &r.date_said);
                for response in &r.responses {
                    texts.any("response", &response.statement);
                    texts.any("date_said", &response.date_said);
                }
                for relation in &r.relations {
                    texts.any("relation", &relation.note);
                }
                for step in &r.history {
                    texts.any("because", &step.because);
                }
            }
            Self::Evidence(r) => {
                texts.one("description", &r.description);
                for step in &r.history {
                    texts.any("because", &step.because);
                }
            }
            Self::Proceeding(r) => {
                texts.one("title", &r.title);
                texts.any("docket", &r.docket);
                texts.any("status", &r.status);
                texts.any("standard_of_proof", &r.standard_of_proof);
                texts.any("date_said", &r.date_said);
                for party in &r.parties {
                    texts.any("as", &party.capacity);
                }
                for entry in &r.entries {
                    texts.one("entry", &entry.title);
                    texts.any("number", &entry.number);
                    texts.any("date_said", &entry.date_said);
                }
            }
            Self::Event(r) => {
                texts.one("title", &r.title);
                texts.any("date_said", &r.date_said);
                texts.any("place", &r.place);
            }
            Self::Question(r) => {
                texts.one("question", &r.question);
                texts.any("answer", &r.answer);
            }
            Self::Broken(_) => {}
        }
        for measure in self.measures() {
            texts.any("of", &measure.of);
            texts.any("unit", &measure.unit);
            texts.any("said", &measure.said);
        }
        for citation in self.all_citations() {
            texts.any("quote", &citation.quote);
        }
        texts.any("note", self.note());
        texts.0
    }

    /// The word of the record's own `kind`; the one that holds where none is given, if one does.
    pub fn kind_word(&self) -> Option<&'static str> {
        match self {
            Self::Person(r) => Some(r.kind.map_or(PersonKind::Person, |kind| kind.value).word()),
            Self::Organization(r) => r.kind.map(|kind| kind.word()),
            Self::Source(r) => r.kind.map(|kind| kind.word()),
            Self::Allegation(r) => Some(
                r.kind
                    .map_or(AllegationKind::Assertion, |kind| kind.value)
                    .word(),
            ),
            Self::Evidence(r) => r.kind.map(|kind| kind.word()),
            Self::Proceeding(r) => r.kind.map(|kind| kind.word()),
            Self::Case(_) | Self::Event(_) | Self::Question(_) | Self::Broken(_) => None,
        }
    }
}

#[derive(Default)]
struct Texts<'a>(Vec<Named<'a>>);

impl<'a> Texts<'a> {
    fn one(&mut self, key: &'static str, text: &'a Text) {
        self.0.push((key, text));
    }

    fn any(&mut self, key: &'static str, texts: impl IntoIterator<Item = &'a Text>) {
        self.0.extend(texts.into_iter().map(|text| (key, text)));
    }
}
