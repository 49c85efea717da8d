//! What is known of quotes once their sources were opened, as far as something follows from it.

use std::collections::HashMap;

use super::{Index, Library};
use crate::{
    model::{Body, Citation, Span},
    text::fold,
};

/// Why nothing rests on a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Its words are nowhere in their source.
    Missing,
    /// They stand in a message that somebody sent.
    Sent(Box<str>),
    /// They are in the source, and not simply its own: somebody put them in, said them in a comment or wrote what is
    /// quoted there; who, if it is told. None where nobody says them: they are struck out, deleted, hidden.
    Anothers(Option<Box<str>>),
}

/// Quotes by their places.
pub type Doubts = HashMap<Span, Doubt>;

impl Library {
    /// What is known against a citation's words. Nothing is known before quotes were looked for
    /// ([`Library::with_doubts`]).
    fn doubt(&self, citation: &Citation) -> Option<&Doubt> {
        self.doubts.get(&citation.quote.as_ref()?.span())
    }

    /// Whether a citation's words are known to be nowhere in their source.
    pub fn is_quote_missing(&self, citation: &Citation) -> bool {
        self.doubt(citation) == Some(&Doubt::Missing)
    }

    /// Whether a citation's words are known to be none of theirs. An organization sends messages by people of many names.
    pub fn is_quote_anothers(&self, citation: &Citation, theirs: &[Index]) -> bool {
        let is_called = |name: &str| theirs.iter().any(|who| self.is_called_like(*who, name));
        match self.doubt(citation) {
            None | Some(Doubt::Missing) => false,
            Some(Doubt::Anothers(whose)) => !whose.as_deref().is_some_and(is_called),
            Some(Doubt::Sent(sender)) => {
                let is_person = |who: &Index| matches!(self.at(*who).body, Body::Person(_));
                !theirs.is_empty() && theirs.iter().all(is_person) && !is_called(sender)
            }
        }
    }

    /// Whether somebody's names and a name, or an address, have a word in common: who it is remains for people to tell.
    pub fn is_called_like(&self, who: Index, name: &str) -> bool {
        let words = |text: &str| -> Vec<String> {
            let folded = fold(text);
            let words = folded.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        let name = words(name);
        let names = self.at(who).in_files().names().into_iter();
        names
            .flat_map(|name| words(name.raw()))
            .any(|word| name.contains(&word))
    }
}
