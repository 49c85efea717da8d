//! The closed lists of words that keys take.

use super::{
    fields,
    traits::{HAS, IS, Trait},
};
use crate::{
    load::document::Held,
    model::{
        kind::{KINDS, KindInfo},
        record::{
            AllegationKind, Bearing, EvidenceKind, EvidenceStatus, OrganizationKind, PersonKind,
            ProceedingKind, QuestionStatus, RelationKind, Reliability, ResponseKind, SourceKind,
            Standing,
        },
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
    let all = AllegationKind::ALL.iter().map(|kind| kind.word());
    words(
        all.chain(SourceKind::ALL.iter().map(|kind| kind.word()))
            .chain(EvidenceKind::ALL.iter().map(|kind| kind.word()))
            .chain(ProceedingKind::ALL.iter().map(|kind| kind.word()))
            .chain(OrganizationKind::ALL.iter().map(|kind| kind.word()))
            .chain(PersonKind::ALL.iter().map(|kind| kind.word())),
    )
}

pub fn standings() -> Vec<Word> {
    words(Standing::ALL.iter().map(|standing| standing.word()))
}

pub fn statuses() -> Vec<Word> {
    let evidence = EvidenceStatus::ALL.iter().map(|status| status.word());
    let questions = QuestionStatus::ALL.iter().map(|status| status.word());
    let standings = Standing::ALL.iter().map(|standing| standing.word());
    let held = HELD.map(|(_, word)| word);
    words(evidence.chain(questions).chain(standings).chain(held))
}

/// What the library itself has of a source, as a query says it.
pub const HELD: [(Held, &str); 3] = [
    (Held::WorkingCopy, "working-copy"),
    (Held::Digest, "digest"),
    (Held::NotHeld, "not-held"),
];

pub fn verdicts() -> Vec<Word> {
    fields::VERDICTS
        .iter()
        .map(|(word, says)| Word { word, says })
        .collect()
}

pub fn replies() -> Vec<Word> {
    words(ResponseKind::ALL.iter().map(|kind| kind.word()))
}

pub fn relations() -> Vec<Word> {
    words(RelationKind::ALL.iter().map(|kind| kind.word()))
}

pub fn bearings() -> Vec<Word> {
    let statuses = EvidenceStatus::ALL.iter().map(|status| status.word());
    words(statuses.chain(Bearing::ALL.iter().map(|bearing| bearing.word())))
}

pub fn reliabilities() -> Vec<Word> {
    words(Reliability::ALL.iter().map(|grade| grade.word()))
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
