//! Many citations at once, and none twice.

use std::{collections::HashMap, sync::Arc};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Passage, passage};
use crate::{
    document::{Content, Document},
    model::Citation,
};

/// What was found of citations, by what the document holds and what the citation says: it stays true
/// when files are read again, and ceases to be found when either changes.
///
/// It is kept in memory only. On disk it would be a copy of words that may have to stay where they
/// are, and a verdict that is believed instead of worked out.
#[derive(Clone, Debug, Default)]
pub struct Memo(HashMap<Question, Arc<Passage>>);

/// A SHA-256 over a document's content and all of a citation that is looked at.
type Question = [u8; 32];

impl Memo {
    /// How many answers are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Looks for each citation in its document, over all cores, unless that was done before. The answers
/// are in the order of the citations.
pub fn verify_all(citations: &[(&Document, &Citation)], memo: &mut Memo) -> Vec<Arc<Passage>> {
    let questions: Vec<Question> = citations
        .par_iter()
        .map(|(document, citation)| question(document.content(), citation))
        .collect();
    let known = &memo.0;
    let new: Vec<(Question, Arc<Passage>)> = citations
        .par_iter()
        .zip(&questions)
        .filter(|(_, question)| !known.contains_key(*question))
        .map(|((document, citation), question)| (*question, Arc::new(passage(document, citation))))
        .collect();
    memo.0.extend(new);
    let answer = |question| memo.0.get(question).map(Arc::clone);
    questions.iter().filter_map(answer).collect()
}

fn question(content: &Content, citation: &Citation) -> Question {
    let mut hasher = Sha256::new();
    hasher.update(content);
    let at = citation.at.as_ref().map(|at| at.value.to_string());
    let raw = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.raw().to_owned());
    for part in [
        at,
        raw(&citation.quote),
        raw(&citation.prefix),
        raw(&citation.suffix),
    ] {
        // The length tells what is left out from what is empty, and one part from the next.
        let length = part.as_ref().map_or(u64::MAX, |part| part.len() as u64);
        hasher.update(length.to_le_bytes());
        hasher.update(part.unwrap_or_default());
    }
    hasher.finalize().into()
}
