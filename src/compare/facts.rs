//! What follows from the records of a library, fact by fact, and which of it is otherwise than in another.

use super::{Renamed, Side, differ::take_some_pairs, quotes, why::Why};
use crate::{
    analysis::{
        docket::{DueBy, due_by},
        origins::Beginning,
        replies,
        standing::{self, Word, derive, is_reply_in, is_unanswered},
        support::{Bears, bearing},
    },
    clean,
    library::{Index, Library},
    model::{
        Body, Key,
        record::{Allegation, Evidence, RelationKind},
    },
    text::Clean,
};

/// What is worked out of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    Standing,
    /// Why it stands so.
    Because,
    /// Who does not stand behind it any more: they took it back, or said otherwise.
    TakenBack,
    Contradicts,
    Reports,
    Origins,
    Independent,
    /// Who is an origin of it, and where.
    Origin,
    /// The hands between an origin and the page, on the longest way.
    Depth,
    Replies,
    Unanswered,
    /// What was found of its quotes.
    Verdicts,
    /// Of evidence, and of a question.
    Status,
    /// Up to which day something is due, where that is counted.
    Due,
    /// What evidence does to a statement as it is counted, which need not be what the file says.
    Bearing(Key),
}

impl Fact {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Because => "because",
            Self::TakenBack => "taken-back",
            Self::Contradicts => "contradicts",
            Self::Reports => "reports",
            Self::Origins => "origins",
            Self::Independent => "independent",
            Self::Origin => "origin",
            Self::Depth => "depth",
            Self::Replies => "replies",
            Self::Unanswered => "unanswered",
            Self::Verdicts => "verdicts",
            Self::Status => "status",
            Self::Due => "due",
            Self::Bearing(_) => "bearing",
        }
    }
}

/// One thing that is said of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is compared: keys of records, words of the program.
    pub is: String,
    /// For reading.
    pub words: Clean,
}

/// What is said of facts.
pub type Facts = Vec<(Fact, Vec<Said>)>;

/// A fact that is otherwise than it was.
#[derive(Debug)]
pub struct Moved {
    pub fact: Fact,
    /// The record in both libraries.
    pub of: (Index, Index),
    /// What is not so any more, and what is so now.
    pub old: Vec<Said>,
    pub new: Vec<Said>,
    pub why: Why,
}

impl Fact {
    /// In what two libraries differ, where only that is told.
    pub fn differences(&self) -> &'static str {
        match self {
            Self::Standing => "standings",
            Self::Because => "why statements stand as they do",
            Self::TakenBack => "what was taken back or revised",
            Self::Contradicts => "what contradicts",
            Self::Reports => "how many report it",
            Self::Origins => "the number of origins",
            Self::Independent => "the number of independent origins",
            Self::Origin => "who is an origin",
            Self::Depth => "how many hands something came through",
            Self::Replies => "replies",
            Self::Unanswered => "what is unanswered",
            Self::Verdicts => "what is found of quotes",
            Self::Status => "statuses",
            Self::Due => "counted days",
            Self::Bearing(_) => "what evidence does to statements",
        }
    }
}

impl Moved {
    /// Whether something is so now that was not; else it is only that something is so no more.
    pub fn is_so(&self) -> bool {
        !self.new.is_empty()
    }
}

pub fn said(words: impl Into<Clean>) -> Said {
    let words = words.into();
    let is = words.to_string();
    Said { is, words }
}

/// The two libraries of which facts are told.
#[derive(Clone, Copy)]
pub struct Both<'l> {
    pub old: &'l Library,
    pub new: &'l Library,
    pub renamed: &'l Renamed,
}

/// Which of the two a library is, or is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    Old,
    New,
}

impl Both<'_> {
    /// The facts of a record of one of the two, or of a library made from it. Keys are those of the new library.
    pub fn facts(&self, which: Which, library: &Library, index: Index) -> Facts {
        let asked = Asked {
            both: self,
            which,
            library,
        };
        match &library.at(index).body {
            Body::Allegation(allegation) => asked.of_statement(index, allegation),
            Body::Evidence(evidence) => asked.of_evidence(index, evidence),
            Body::Entry(entry) => {
                let status = entry.status.map(|status| status.value.word());
                let status = status.map(|status| (Fact::Status, vec![said(status)]));
                // A day that the file has is a difference of the record, and follows from nothing.
                let due = match due_by(library, index) {
                    Some(DueBy::Counted(counted)) => Some(counted.day.words()),
                    Some(DueBy::Uncounted(why)) => Some(why.words()),
                    Some(DueBy::On(_)) | None => None,
                };
                let due = due.map(|due| (Fact::Due, vec![said(due)]));
                status.into_iter().chain(due).collect()
            }
            body => {
                let status = body.status();
                let status = status.map(|status| (Fact::Status, vec![said(status.word())]));
                status.into_iter().collect()
            }
        }
    }

    /// Of a record that is new, the statements that are new and that it contradicts.
    pub fn contradicts_new(&self, index: Index) -> Vec<Said> {
        let asked = Asked {
            both: self,
            which: Which::New,
            library: self.new,
        };
        match &self.new.at(index).body {
            Body::Allegation(allegation) => asked.contradicts_new(index, allegation),
            _ => Vec::new(),
        }
    }

    /// What a record of one of the two is called in the new one.
    fn key<'k>(&'k self, which: Which, key: &'k Key) -> &'k Key {
        match which {
            Which::Old => self.renamed.now(key),
            Which::New => key,
        }
    }

    /// Whether both have the record of this key of the new one.
    fn have(&self, key: &Key) -> bool {
        let is_old = self.old.index(self.renamed.before(key)).is_some();
        is_old && self.new.index(key).is_some()
    }
}

struct Asked<'l> {
    both: &'l Both<'l>,
    which: Which,
    library: &'l Library,
}

impl Asked<'_> {
    fn key_of(&self, index: Index) -> &Key {
        self.both.key(self.which, &self.library.at(index).key)
    }

    fn key(&self, index: Index) -> String {
        self.key_of(index).to_string()
    }

    fn keys(&self, indices: &[Index]) -> String {
        let mut keys: Vec<String> = indices.iter().map(|index| self.key(*index)).collect();
        keys.sort_unstable();
        keys.join(" and ")
    }

    fn names(&self, indices: &[Index]) -> Clean {
        let names = indices
            .iter()
            .map(|index| self.library.called(*index).short);
        Clean::join(names.collect::<Vec<_>>(), " and ")
    }

    fn of_statement(&self, index: Index, allegation: &Allegation) -> Facts {
        let library = self.library;
        let Some(derived) = derive(library, index) else {
            return Vec::new();
        };
        let origins = &derived.origins;
        let yes = |is: bool| said(if is { "yes" } else { "no" });
        // Which number a citation has says nothing of the reason.
        let is_reason = |word: &&Word| !matches!(word, Word::Citation(_));
        let reason: Vec<Word> = derived.because.iter().filter(is_reason).cloned().collect();
        let because = Said {
            is: standing::words(library, &reason).to_string(),
            words: standing::words(library, &derived.because),
        };
        let mut facts = vec![
            (Fact::Standing, vec![said(derived.standing.word())]),
            (Fact::Because, vec![because]),
            (Fact::TakenBack, self.taken_back(index, allegation)),
            (Fact::Contradicts, self.contradicts(index, allegation)),
            (Fact::Reports, vec![said(clean![origins.reports])]),
            (Fact::Origins, vec![said(clean![origins.origins.len()])]),
            (Fact::Independent, vec![said(clean![origins.independent])]),
            (
                Fact::Origin,
                origins
                    .origins
                    .iter()
                    .map(|one| self.origin(&one.began))
                    .collect(),
            ),
            (Fact::Replies, self.replies(index, allegation)),
            (Fact::Unanswered, vec![yes(is_unanswered(library, index))]),
        ];
        if !origins.origins.is_empty() {
            facts.push((Fact::Depth, vec![said(clean![origins.depth])]));
        }
        facts
    }

    fn taken_back(&self, index: Index, allegation: &Allegation) -> Vec<Said> {
        let who = standing::taken_back(self.library, index, allegation).into_iter();
        who.map(|who| Said {
            is: self.key(who),
            words: self.names(&[who]),
        })
        .collect()
    }

    /// The statements that it contradicts, and of those that contradict it the ones that only one of the libraries has:
    /// nothing is told of a record that the other does not have, and each contradiction is told once.
    fn contradicts(&self, index: Index, allegation: &Allegation) -> Vec<Said> {
        let related = replies::related(self.library, index, allegation).into_iter();
        let related = related.filter(|one| one.is == RelationKind::Contradicts);
        let related = related.map(|one| match one.is_toward {
            false => (one.other, "contradicts", true),
            true => (one.other, "is contradicted by", false),
        });
        let counted = self.library.counted_otherwise(index).into_iter();
        // Of two that count otherwise the earlier in the files says so.
        let counted = counted.map(|other| (other, "counts otherwise than", other > index));
        let all = related.chain(counted);
        let told = all.filter(|(other, _, is_own)| *is_own || !self.both.have(self.key_of(*other)));
        told.map(|(other, how, _)| self.contradicted(other, how))
            .collect()
    }

    fn contradicted(&self, other: Index, how: &'static str) -> Said {
        Said {
            is: format!("{how} {}", self.key(other)),
            words: clean![how, " ", self.library.short(other)],
        }
    }

    /// Of a statement that is new, the others that are new and that it contradicts.
    fn contradicts_new(&self, index: Index, allegation: &Allegation) -> Vec<Said> {
        let related = replies::related(self.library, index, allegation).into_iter();
        let related = related.filter(|one| one.is == RelationKind::Contradicts && !one.is_toward);
        let related = related.map(|one| (one.other, "contradicts"));
        let counted = self.library.counted_otherwise(index).into_iter();
        let counted = counted.filter(|other| *other > index);
        let all = related.chain(counted.map(|other| (other, "counts otherwise than")));
        all.filter(|(other, _)| !self.both.have(self.key_of(*other)))
            .map(|(other, how)| self.contradicted(other, how))
            .collect()
    }

    fn origin(&self, began: &Beginning) -> Said {
        let who = began.speakers();
        let (is, words) = match (began, who) {
            (Beginning::OwnVoice(source), _) => {
                let name = self.library.short(*source);
                return Said {
                    is: format!("{} itself", self.key(*source)),
                    words: clean![name, " itself"],
                };
            }
            (_, []) => ("someone".to_owned(), "someone".into()),
            (_, who) => (self.keys(who), self.names(who)),
        };
        match began.source() {
            Some(source) => Said {
                is: format!("{is} in {}", self.key(source)),
                words: clean![words, " in ", self.library.short(source)],
            },
            None => Said { is, words },
        }
    }

    /// What is told among the replies to a statement: by whom, and what they did; and the records of parties that reply.
    fn replies(&self, index: Index, allegation: &Allegation) -> Vec<Said> {
        let library = self.library;
        let responses = allegation.responses.iter().flat_map(|response| {
            let who = replies::found(library, index, &response.by).into_iter();
            who.map(move |who| (who, response.is.value))
        });
        let responses = responses.map(|(who, is)| Said {
            is: format!("{} {}", self.key(who), is.word()),
            words: clean![self.names(&[who]), " ", is.says()],
        });
        let related = replies::related(library, index, allegation).into_iter();
        let related = related.filter(|one| is_reply_in(library, index, one.other));
        let mut all: Vec<Said> = responses.collect();
        for one in related {
            let reply = Said {
                is: format!("{} {}", self.key(one.other), one.is.word()),
                words: clean![library.short(one.other), " (", one.is.says(), ")"],
            };
            if !all.contains(&reply) {
                all.push(reply);
            }
        }
        all
    }

    fn of_evidence(&self, index: Index, evidence: &Evidence) -> Facts {
        let library = self.library;
        let case = library.at(index).key.case();
        let bearings = evidence.bears_on.iter().filter_map(|(to, stated)| {
            let statement = library.resolve(case, to)?;
            let counted = bearing(library, index, statement, stated.value);
            let key = self.key_of(statement).clone();
            let words = match counted {
                Bears::AsStated(stated) => said(stated.word()),
                Bears::OnTheSame => said(clean![stated.word(), ", ", counted.says()]),
            };
            let is = counted.word().to_owned();
            Some((Fact::Bearing(key), vec![Said { is, ..words }]))
        });
        let status = (Fact::Status, vec![said(evidence.status().word())]);
        std::iter::once(status).chain(bearings).collect()
    }
}

/// What follows otherwise for the records that both libraries have.
pub fn moved(old: Side<'_>, new: Side<'_>, renamed: &Renamed) -> Vec<Moved> {
    let both = Both {
        old: old.library,
        new: new.library,
        renamed,
    };
    let mut all = Vec::new();
    for of in renamed.pairs(old.library, new.library) {
        let before = both.facts(Which::Old, old.library, of.0);
        let after = both.facts(Which::New, new.library, of.1);
        all.extend(
            differing(&before, &after)
                .into_iter()
                .map(|(fact, old, new)| Moved {
                    fact,
                    of,
                    old,
                    new,
                    why: Why::default(),
                }),
        );
        all.extend(quotes::verdicts(old, new, of, renamed));
    }
    // A bearing that the file itself says otherwise is a difference of the record and follows from nothing else.
    all.retain(|moved| match &moved.fact {
        Fact::Bearing(to) => {
            let stated = |library: &Library, index: Index, to: &Key| {
                let Body::Evidence(evidence) = &library.at(index).body else {
                    return None;
                };
                let case = library.at(index).key.case();
                let to = library.index(to);
                let mut bearings = evidence.bears_on.iter();
                let found = bearings.find(|(target, _)| library.resolve(case, target) == to);
                found.map(|(_, is)| is.value)
            };
            let before = stated(old.library, moved.of.0, renamed.before(to));
            before == stated(new.library, moved.of.1, to)
        }
        _ => true,
    });
    all
}

/// The facts that both have and that differ, with what only one of them says.
pub fn differing(old: &Facts, new: &Facts) -> Vec<(Fact, Vec<Said>, Vec<Said>)> {
    let both = new.iter().filter_map(|(fact, now)| {
        let (_, before) = old.iter().find(|(other, _)| other == fact)?;
        let (before, now) = match fact {
            Fact::Because => only(before, now, told),
            _ => only(before, now, |said| said.is.clone()),
        };
        (!before.is_empty() || !now.is_empty()).then(|| (fact.clone(), before, now))
    });
    both.collect()
}

/// What is told in a reason, in whatever order: of two who reply, the file may name either first.
fn told(because: &Said) -> String {
    let words = because.is.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// What only one of two says.
fn only(old: &[Said], new: &[Said], is: fn(&Said) -> String) -> (Vec<Said>, Vec<Said>) {
    let mut before: Vec<&Said> = old.iter().collect();
    let mut after: Vec<&Said> = new.iter().collect();
    take_some_pairs(&mut before, &mut after, |said| Some(is(said)));
    let owned = |said: Vec<&Said>| said.into_iter().cloned().collect();
    (owned(before), owned(after))
}
