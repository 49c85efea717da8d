//! How an allegation stands: for each party, and as a whole, with the reason.
//!
//! [`RULES`] is the one table of it: the first rule whose condition holds gives the standing. Silence
//! changes nothing: it is "no reply is recorded", never "did not deny".

mod disputes;
mod facts;
mod findings;
mod replied;
mod rules;

#[cfg(test)]
mod tests;

pub use disputes::{Disputed, disputed};
pub use facts::{NOTHING_CITED, QUOTE_MISSING, taken_back};
pub use findings::{is_by_a_party, is_finding, is_made_as_finding, may_dismiss};
pub use replied::{
    expected, has_reply_of_a_party, is_replied, is_reply_in, is_unanswered, replied_for, silent,
};
pub use rules::{Clause, RULES, Rule, is_doubt};

use super::{origins::Origins, replies};
use crate::{
    clean,
    library::{Index, Library},
    model::{
        Body,
        record::{Allegation, ResponseKind, Standing},
        statement::Whose,
    },
    text::{Clean, clean},
};
use facts::Facts;

/// How an allegation stands; `alleged` for a record that is none. Worked out at the first question
/// and kept with the library.
pub fn standing(library: &Library, index: Index) -> Standing {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Standing::Alleged;
    };
    let kept = library.kept_of(index);
    *kept.standing.get_or_init(|| {
        let facts = Facts::of(library, index, allegation);
        rules::first(&facts).standing
    })
}

/// How an allegation stands, and why.
#[derive(Clone, Debug)]
pub struct Derived {
    pub standing: Standing,
    /// The row of [`RULES`] that decided.
    pub rule: &'static Rule,
    /// What the standing follows from, as a sentence without a full stop.
    pub because: Vec<Word>,
    /// What each party that replied did last, in the order of their first replies.
    pub parties: Vec<PartyStanding>,
    /// The file's own view, by the last step of its history.
    pub stated: Option<Stated>,
    pub origins: Origins,
}

/// Part of a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Words of the program's own.
    Text(Clean),
    /// The name of a record.
    Record(Index),
    /// What someone says in a record, behind who says it: `Ana: It rained`.
    Statement(Index),
    /// The same with for whom they say it: `Ana's lawyers, for Ana: It rained`.
    StatementFor(Index, Vec<Index>),
    /// `[n]`: the n-th citation of the allegation's page, from 1.
    Citation(usize),
}

impl Word {
    /// The statement that is meant, where one is.
    pub fn statement(&self) -> Option<Index> {
        match self {
            Self::Statement(index) | Self::StatementFor(index, _) => Some(*index),
            _ => None,
        }
    }
}

/// How an allegation stands as far as one party is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyStanding {
    pub who: Index,
    /// What they did with it last.
    pub is: ResponseKind,
    /// What follows: `alleged` where they neither admit nor deny.
    pub standing: Standing,
    /// The numbers of the citations for it.
    pub citations: Vec<usize>,
}

/// What a file says of an allegation's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    pub standing: Standing,
    pub than_derived: Compared,
}

/// A stated standing beside the one that follows from the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    Same,
    /// It claims more for the statement than the records bear.
    Above,
    /// It claims less.
    Below,
}

impl Stated {
    fn new(standing: Standing, derived: Standing) -> Self {
        Self {
            standing,
            than_derived: match height(standing).cmp(&height(derived)) {
                std::cmp::Ordering::Less => Compared::Below,
                std::cmp::Ordering::Equal => Compared::Same,
                std::cmp::Ordering::Greater => Compared::Above,
            },
        }
    }
}

/// How much a standing says for a statement: from rejected, the least, to found, the most.
fn height(standing: Standing) -> u8 {
    match standing {
        Standing::Rejected => 0,
        Standing::Withdrawn => 1,
        Standing::Revised => 2,
        Standing::Dismissed => 3,
        Standing::Denied => 4,
        Standing::Contested => 5,
        Standing::ContestedInPart => 6,
        Standing::Alleged => 7,
        Standing::Corroborated => 8,
        Standing::Admitted => 9,
        Standing::Found => 10,
    }
}

/// How an allegation stands and why; none for a record that is no allegation.
pub fn derive(library: &Library, index: Index) -> Option<Derived> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return None;
    };
    let facts = Facts::of(library, index, allegation);
    let rule = rules::first(&facts);
    Some(Derived {
        standing: rule.standing,
        rule,
        because: rule.reason(&facts),
        parties: parties(library, index, allegation, &facts.denied),
        stated: stated(allegation, rule.standing),
        origins: facts.origins,
    })
}

/// The file's own view of an allegation beside the standing that follows, by the last step of its
/// history; none where it gives no view.
pub fn stated_of(library: &Library, index: Index) -> Option<Stated> {
    match &library.at(index).body {
        Body::Allegation(allegation) => stated(allegation, standing(library, index)),
        _ => None,
    }
}

/// What a file says of an allegation's standing, beside the one that follows.
fn stated(allegation: &Allegation, derived: Standing) -> Option<Stated> {
    let last = allegation.history.last()?;
    Some(Stated::new(last.status.value, derived))
}

fn parties(
    library: &Library,
    index: Index,
    allegation: &Allegation,
    denied: &[facts::Voice],
) -> Vec<PartyStanding> {
    let takes_back = |who| !replies::speaks_as(library, index, who).is_empty();
    let replies = replies::acts(library, index, allegation).into_iter();
    let standing = replies.map(|reply| PartyStanding {
        who: reply.who,
        is: reply.is,
        standing: match reply.is {
            ResponseKind::Admitted => Standing::Admitted,
            ResponseKind::AdmittedInPart => Standing::ContestedInPart,
            ResponseKind::Denied => Standing::Denied,
            // Who takes back a reply has not taken the statement back.
            ResponseKind::Withdrawn if takes_back(reply.who) => Standing::Withdrawn,
            ResponseKind::Dismissed => Standing::Dismissed,
            ResponseKind::Affirmed
            | ResponseKind::LacksKnowledge
            | ResponseKind::Withdrawn
            | ResponseKind::NoComment
            | ResponseKind::NotAsked => Standing::Alleged,
        },
        citations: reply.citations,
    });
    let mut all: Vec<PartyStanding> = standing.collect();
    // Who denies it in a statement of their own.
    let elsewhere = denied.iter().filter(|voice| voice.record.is_some());
    for who in elsewhere.flat_map(|voice| &voice.who) {
        if all.iter().all(|party| party.who != *who) {
            all.push(PartyStanding {
                who: *who,
                is: ResponseKind::Denied,
                standing: Standing::Denied,
                citations: Vec::new(),
            });
        }
    }
    all
}

/// Who made a record what its status says, or according to whom it is so, as it goes on behind the word for that.
/// Empty where nobody did anything with it.
pub fn whose(library: &Library, index: Index) -> Whose {
    match &library.at(index).body {
        Body::Allegation(allegation) => by_whom(library, index, allegation),
        _ => library.according_to(library.at(index)),
    }
}

/// By whom an allegation stands as it does, and through whom that is known: ` by Ana, via Post` behind `denied`,
/// `, denied by Ana, via Post` behind `contested`.
fn by_whom(library: &Library, index: Index, allegation: &Allegation) -> Whose {
    let word = match standing(library, index) {
        Standing::Alleged | Standing::Corroborated => return Whose::default(),
        standing => standing.says(),
    };
    let facts = Facts::of(library, index, allegation);
    let rule = rules::first(&facts);
    let named = Whose::of(|relayed| {
        let words = rule.decided_by(&facts, library, index, relayed);
        match words.strip_prefix(word) {
            _ if words.is_empty() => words,
            Some(rest) if rest.starts_with(' ') => clean(rest),
            _ => clean![", ", words],
        }
    });
    // Names may have no room; that nobody can open it must have.
    Whose {
        counted: rule.doubt(&facts),
        ..named
    }
}

/// A reason as plain text: `denied by Ana (for The Office) [2]; one origin`. For whom someone speaks is in brackets,
/// as on pages: nobody is taken to have spoken for who is named after them.
pub fn words(library: &Library, because: &[Word]) -> Clean {
    let mut text = Clean::default();
    for word in &super::reason::attributed(because) {
        match word {
            Word::Text(own) => text.push(own),
            Word::Record(index) => text.push(&library.short_in_a_sentence(*index)),
            Word::Statement(index) => text.push(&library.said(*index, &[])),
            Word::StatementFor(index, whom) => text.push(&library.said(*index, whom)),
            Word::Citation(number) => text.push(&clean!["[", number, "]"]),
        }
    }
    text
}
