//! A query, made ready to be asked of unit after unit.

use std::{cell::OnceCell, cmp::Reverse};

use super::{
    Fields, Place,
    corpus::Unit,
    needle::{Needle, Stand},
    prose::Prose,
    vocabulary::Vocabulary,
};
use crate::query::{Expr, Field, TextTerm, Wanted, What};

/// A query, with its words as needles.
pub struct Plan<'q> {
    ask: Ask<'q>,
    needles: Vec<Needle>,
    /// The needles that are looked for, and not kept out.
    wanted: Vec<usize>,
    /// Two neighbouring words of the query as one phrase.
    pairs: Vec<Needle>,
    /// What the wanted needles look for.
    pub words: Vec<TextTerm>,
}

/// A query whose words are numbers of needles.
enum Ask<'q> {
    All,
    Words(usize),
    Field(&'q Field),
    Not(Box<Ask<'q>>),
    /// In the order of what they cost.
    And(Vec<Ask<'q>>),
    Or(Vec<Ask<'q>>),
}

/// A paragraph of a unit that holds wanted words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is ranked by, the best greatest: words, pairs, whole words.
    pub rank: [u8; 3],
    pub place: Place,
}

/// What a plan finds in a unit.
pub struct Hits {
    /// In the order of their places.
    pub hits: Vec<Hit>,
    /// In how many paragraphs each of the wanted words stands.
    pub counts: Vec<u32>,
    /// Whether the label holds one of them.
    pub in_label: bool,
}

impl<'q> Plan<'q> {
    /// Makes a query ready. `vocabulary` is asked for only where words with edits are looked for.
    pub fn new<'v>(query: &'q Expr, vocabulary: impl Fn() -> &'v Vocabulary) -> Self {
        let mut plan = Self {
            ask: Ask::All,
            needles: Vec::new(),
            wanted: Vec::new(),
            pairs: pairs(query),
            words: Vec::new(),
        };
        plan.ask = plan.read(query, Wanted::Yes, &vocabulary);
        plan
    }

    /// How many words it looks for; without any there is no hit to show.
    pub fn count(&self) -> usize {
        self.wanted.len()
    }

    fn read<'v>(
        &mut self,
        query: &'q Expr,
        wanted: Wanted,
        vocabulary: &impl Fn() -> &'v Vocabulary,
    ) -> Ask<'q> {
        let all = |plan: &mut Self, parts: &'q [Expr], wanted| {
            let parts = parts.iter().map(|part| plan.read(part, wanted, vocabulary));
            parts.collect()
        };
        match query {
            Expr::All => Ask::All,
            Expr::And(parts) => {
                let mut parts: Vec<Ask<'q>> = all(self, parts, wanted);
                parts.sort_by_key(|part| self.cost(part));
                Ask::And(parts)
            }
            Expr::Or(parts) => Ask::Or(all(self, parts, wanted)),
            Expr::Not(part) => Ask::Not(Box::new(self.read(part, wanted.other(), vocabulary))),
            Expr::Term(term) => match &term.what {
                What::Field(field) => Ask::Field(field),
                What::Text(text) => {
                    let (needle, words) = match text {
                        TextTerm::Near { word, edits } => {
                            let near = vocabulary().near(word, *edits);
                            let words = near.iter().map(|word| TextTerm::Whole((*word).to_owned()));
                            (Needle::any_of(&near), words.collect())
                        }
                        text => (Needle::new(text), vec![text.clone()]),
                    };
                    let number = self.needles.len();
                    self.needles.push(needle);
                    if wanted == Wanted::Yes {
                        self.wanted.push(number);
                        self.words.extend(words);
                    }
                    Ask::Words(number)
                }
            },
        }
    }

    /// What comes first where all must hold: what needs no text, then long words, which are rare.
    fn cost(&self, ask: &Ask<'_>) -> (u8, Reverse<usize>) {
        match ask {
            Ask::All | Ask::Field(_) => (0, Reverse(0)),
            Ask::Words(number) => (1, Reverse(self.needles[*number].bytes())),
            Ask::Not(_) | Ask::And(_) | Ask::Or(_) => (2, Reverse(0)),
        }
    }

    /// What of a unit matches; none where the unit as a whole does not.
    pub fn hits(&self, unit: &Unit, fields: &Fields) -> Option<Hits> {
        let looked = Looked {
            unit,
            plan: self,
            stands: self.needles.iter().map(|_| OnceCell::new()).collect(),
        };
        if !looked.matches(&self.ask, fields) {
            return None;
        }
        let own = unit.own.paragraphs() as u32;
        let mut counts = Vec::with_capacity(self.wanted.len());
        let mut all: Vec<(u32, bool)> = Vec::new();
        for number in &self.wanted {
            let stands = looked.stands(*number);
            counts.push(stands.len() as u32);
            all.extend(stands.iter().map(|stand| (stand.paragraph, stand.whole)));
        }
        if self.wanted.len() > 1 {
            all.sort_unstable_by_key(|(paragraph, _)| *paragraph);
        }
        let mut hits: Vec<Hit> = Vec::new();
        for held in all.chunk_by(|one, other| one.0 == other.0) {
            let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
            let whole = held.iter().filter(|(_, whole)| *whole).count();
            hits.push(Hit {
                rank: [count(held.len()), 0, count(whole)],
                place: place(held[0].0, own),
            });
        }
        for pair in &self.pairs {
            for stand in looked.stands_of(pair) {
                let place = place(stand.paragraph, own);
                if let Ok(at) = hits.binary_search_by_key(&place, |hit| hit.place) {
                    hits[at].rank[1] = hits[at].rank[1].saturating_add(1);
                }
            }
        }
        Some(Hits {
            in_label: hits.first().is_some_and(|hit| hit.place == Place::LABEL),
            hits,
            counts,
        })
    }
}

/// Where a paragraph of a unit stands: the record's own come first, as many as `own`.
fn place(paragraph: u32, own: u32) -> Place {
    match paragraph.checked_sub(own) {
        None => Place::Own(paragraph as usize),
        Some(paragraph) => Place::Document(paragraph as usize),
    }
}

/// The neighbouring words of a query that asks for all of them, as phrases.
fn pairs(query: &Expr) -> Vec<Needle> {
    let Expr::And(parts) = query else {
        return Vec::new();
    };
    let words = |part: &Expr| match part {
        Expr::Term(term) => match &term.what {
            What::Text(TextTerm::Begun(words) | TextTerm::Whole(words)) => Some(words.clone()),
            _ => None,
        },
        _ => None,
    };
    let pair = |pair: &[Expr]| {
        let (first, second) = (words(&pair[0])?, words(&pair[1])?);
        Some(Needle::new(&TextTerm::Begun(format!("{first} {second}"))))
    };
    parts.windows(2).filter_map(pair).collect()
}

/// A unit, with what was looked for in it so far: a unit that fails the first word is not searched for the
/// second.
struct Looked<'a, 'q> {
    unit: &'a Unit,
    plan: &'a Plan<'q>,
    stands: Vec<OnceCell<Vec<Stand>>>,
}

impl Looked<'_, '_> {
    fn matches(&self, ask: &Ask<'_>, fields: &Fields) -> bool {
        match ask {
            Ask::All => true,
            // Of what is kept out, one place is enough to know.
            Ask::Words(number) => match self.plan.wanted.contains(number) {
                true => !self.stands(*number).is_empty(),
                false => self.holds(&self.plan.needles[*number]),
            },
            Ask::Field(field) => fields.holds(field, self.unit.index),
            Ask::Not(part) => !self.matches(part, fields),
            Ask::And(parts) => parts.iter().all(|part| self.matches(part, fields)),
            Ask::Or(parts) => parts.iter().any(|part| self.matches(part, fields)),
        }
    }

    fn stands(&self, number: usize) -> &[Stand] {
        self.stands[number].get_or_init(|| self.stands_of(&self.plan.needles[number]))
    }

    fn holds(&self, needle: &Needle) -> bool {
        let is_in = |prose: &Prose| needle.is_in(prose.text());
        is_in(&self.unit.own) || self.unit.prose().is_some_and(is_in)
    }

    /// Where a needle stands in the unit, whose document's paragraphs follow its own.
    fn stands_of(&self, needle: &Needle) -> Vec<Stand> {
        let mut stands = needle.stands(&self.unit.own);
        if let Some(prose) = self.unit.prose() {
            let own = self.unit.own.paragraphs() as u32;
            let later = |stand: Stand| Stand {
                paragraph: own.saturating_add(stand.paragraph),
                ..stand
            };
            stands.extend(needle.stands(prose).into_iter().map(later));
        }
        stands
    }
}
