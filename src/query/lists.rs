//! The closed lists of words that keys take.

use super::{
    fields,
    traits::{HAS, IS, Trait},
};
use crate::{
    analysis::support::Bears,
    document::Held,
    model::{
        kind::{KINDS, KindInfo},
        record::{Bearing, EvidenceStatus, RelationKind, Reliability, ResponseKind, Standing},
    },
};

/// A word of a closed list, with what it means where the word alone does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub word: &'static str,
    pub says: &'static str,
}

/// The words of a list, each once.
fn words(all: impl IntoIterator<Item = &'static str>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for word in all {
        if words.iter().all(|known| known.word != word) {
            words.push(Word { word, says: "" });
        }
    }
    words
}

pub fn kinds() -> Vec<Word> {
    let kind = |info: &KindInfo| Word {
        word: info.one,
        says: info.says,
    };
    KINDS.iter().map(kind).collect()
}

pub fn types() -> Vec<Word> {
    words(KINDS.iter().flat_map(|info| (info.types)()))
}

pub fn standings() -> Vec<Word> {
    words(Standing::words())
}

pub fn statuses() -> Vec<Word> {
    let held = HELD.map(|(_, word)| word).to_vec();
    let own = KINDS.iter().flat_map(|info| (info.statuses)());
    words(own.chain(held))
}

/// What is held of a source, as a query says it.
pub const HELD: [(Held, &str); 6] = [
    (Held::Original, "original"),
    (Held::Changed, "changed-original"),
    (Held::WorkingCopy, "working-copy"),
    (Held::Digest, "digest"),
    (Held::NoText, "no-text"),
    (Held::NotHeld, "not-held"),
];

pub fn verdicts() -> Vec<Word> {
    fields::VERDICTS
        .iter()
        .map(|(word, says)| Word { word, says })
        .collect()
}

pub fn replies() -> Vec<Word> {
    let none = Word {
        word: fields::NO_REPLY,
        says: "neither a reply of someone whom it is against nor a finding is recorded",
    };
    let mut all = words(ResponseKind::words());
    all.push(none);
    all
}

pub fn relations() -> Vec<Word> {
    words(RelationKind::words())
}

pub fn bearings() -> Vec<Word> {
    let same = Word {
        word: Bears::OnTheSame.word(),
        says: "the file says that it supports them, and it rests on the same citation",
    };
    let mut all = words([EvidenceStatus::words(), Bearing::words()].concat());
    all.push(same);
    all
}

pub fn reliabilities() -> Vec<Word> {
    words(Reliability::words())
}

pub fn of_traits(traits: &[Trait]) -> Vec<Word> {
    let word = |one: &Trait| Word {
        word: one.word,
        says: one.says,
    };
    traits.iter().map(word).collect()
}

pub fn has() -> Vec<Word> {
    of_traits(&HAS)
}

pub fn is() -> Vec<Word> {
    of_traits(&IS)
}
