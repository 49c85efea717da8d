//! What can be changed, by the types of the model.

use super::written::{self, Map, Written};
use crate::{
    load::yaml::rewrite,
    model::{
        Citation, Date, Key, Kind, Locator, Ref,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
};

/// A change of one record.
#[derive(Clone, Debug)]
pub struct Change {
    pub(super) key: Key,
    pub(super) kind: Kind,
    pub(super) what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// Values under keys of the record.
    Puts(Vec<Put>),
    /// Another text for scalars that are there.
    Texts(Vec<rewrite::Change>),
    /// The record itself.
    New(Map),
}

/// What comes under a key of a record.
#[derive(Clone, Debug)]
pub(super) struct Put {
    pub key: &'static str,
    pub what: New,
}

#[derive(Clone, Debug)]
pub(super) enum New {
    /// Some more at the end of the list.
    Last(Vec<Map>),
    /// The value, in place of the one before.
    Text(String),
}

/// A status that is said in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Of evidence: what has become of it.
    Evidence(EvidenceStatus),
    /// Of an allegation: the file's own view of its standing.
    Allegation(Standing),
}

/// A place in a source, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// As the case of the record names it.
    pub source: Ref,
    pub at: Option<Locator>,
    pub quote: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

/// When something was, why, and where that stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grounds {
    pub date: Option<Date>,
    pub because: Option<String>,
    pub cites: Vec<Cite>,
}

/// What a party did with an allegation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub by: Vec<Ref>,
    pub is: ResponseKind,
    pub statement: Option<String>,
    pub admits: Option<String>,
    pub denies: Option<String>,
    pub date: Option<Date>,
    pub date_said: Option<String>,
    pub cites: Vec<Cite>,
}

/// What a new record says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewRecord {
    /// The text that it goes by: a name, a title, a statement.
    pub label: String,
    /// The proceeding on whose docket it stands, of an entry.
    pub within: Option<Ref>,
    /// The word of its own kind.
    pub is: Option<String>,
    /// Who says so, of an allegation.
    pub by: Vec<Ref>,
    pub date: Option<Date>,
    pub note: Option<String>,
    pub cites: Vec<Cite>,
}

impl Change {
    /// A step at the end of a record's history.
    pub fn step(key: Key, status: Status, grounds: &Grounds) -> Self {
        let (kind, word) = match status {
            Status::Evidence(status) => (Kind::Evidence, status.word()),
            Status::Allegation(standing) => (Kind::Allegation, standing.word()),
        };
        let step = Map::default()
            .some("date", grounds.date.as_ref().map(Date::text))
            .some("status", Some(word))
            .some("because", grounds.because.as_deref())
            .cites(&grounds.cites);
        Self::putting(key, kind, vec![Put::last("history", step)])
    }

    /// How far a question has come, with its answer, where there is one, and where that stands.
    pub fn answer(key: Key, status: QuestionStatus, answer: Option<&str>, cites: &[Cite]) -> Self {
        let text = |key, text: &str| Put {
            key,
            what: New::Text(text.to_owned()),
        };
        let mut puts = vec![text("status", status.word())];
        puts.extend(answer.map(|answer| text("answer", answer)));
        if !cites.is_empty() {
            let cites = cites.iter().map(written::cite).collect();
            puts.push(Put {
                key: "cites",
                what: New::Last(cites),
            });
        }
        Self::putting(key, Kind::Question, puts)
    }

    /// One more reply to an allegation.
    pub fn reply(key: Key, reply: &Reply) -> Self {
        let item = Map::default()
            .refs("by", &reply.by)
            .some("is", Some(reply.is.word()))
            .some("statement", reply.statement.as_deref())
            .some("admits", reply.admits.as_deref())
            .some("denies", reply.denies.as_deref())
            .some("date", reply.date.as_ref().map(Date::text))
            .some("date_said", reply.date_said.as_deref())
            .cites(&reply.cites);
        Self::putting(key, Kind::Allegation, vec![Put::last("responses", item)])
    }

    /// Another place, and other words, for a citation that has such; it is known by where these stand in its file. None
    /// where it is written as one text that cannot say so.
    pub fn citation(
        key: Key,
        kind: Kind,
        citation: &Citation,
        at: Option<&Locator>,
        quote: Option<&str>,
    ) -> Option<Self> {
        let texts = citation.reworded(at, quote)?.into_iter();
        let texts = texts.map(|(span, text)| rewrite::Change { span, text });
        let what = What::Texts(texts.collect());
        Some(Self { key, kind, what })
    }

    /// A record that is not there yet.
    pub fn new(key: Key, kind: Kind, new: &NewRecord) -> Self {
        let map = Map::default()
            .some("in", new.within.as_ref().map(Ref::to_string).as_deref())
            .some(label_key(kind), Some(&new.label))
            .some("kind", new.is.as_deref())
            .refs("by", &new.by)
            .some("date", new.date.as_ref().map(Date::text))
            .some("note", new.note.as_deref())
            .cites(&new.cites);
        let what = What::New(map);
        Self { key, kind, what }
    }

    /// The record that it changes.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// What is wrong with a text of it.
    pub(super) fn fault(&self) -> Option<String> {
        let text = |key: &str, text: &str| Written::Text(text.to_owned()).fault(key);
        match &self.what {
            What::Puts(puts) => puts.iter().find_map(|put| match &put.what {
                New::Last(items) => items.iter().find_map(Map::fault),
                New::Text(new) => text(put.key, new),
            }),
            What::Texts(texts) => texts
                .iter()
                .find_map(|change| text("citation", &change.text)),
            What::New(map) => map.fault(),
        }
    }

    fn putting(key: Key, kind: Kind, puts: Vec<Put>) -> Self {
        let what = What::Puts(puts);
        Self { key, kind, what }
    }
}

impl Put {
    fn last(key: &'static str, item: Map) -> Self {
        let what = New::Last(vec![item]);
        Self { key, what }
    }
}

/// The key of the text that a record of a kind goes by.
fn label_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person | Kind::Organization => "name",
        Kind::Allegation => "statement",
        Kind::Evidence => "description",
        Kind::Question => "question",
        Kind::Case | Kind::Source | Kind::Proceeding | Kind::Entry | Kind::Event => "title",
    }
}
