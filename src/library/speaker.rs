//! Who says something, and how records are called: the one way from a statement to the screen.

use super::{Index, Library, Record};
use crate::{
    clean,
    model::{
        At, Body, Citation, Kind, Ref, Text,
        record::{Allegation, AllegationKind, Label, Named},
        statement::{Called, Room, Speaker},
    },
    text::{Clean, clean_line},
};

/// Columns of a name where a short one is wanted and the file gives none.
const SHORT: usize = 48;

impl Library {
    /// The one line that a record goes by. What someone asserts comes behind who says it.
    pub fn label(&self, index: Index) -> Clean {
        self.label_in(self.at(index), Room::PAGE)
    }

    /// The same in the form that the room has. Names are whole.
    pub fn label_in(&self, record: &Record, room: Room) -> Clean {
        match record.body.label() {
            Some(Label::Said(statement)) => statement.said_by(&self.speaker(record), room),
            Some(Label::Name(name)) => match self.says_it_is_missing(record) {
                Some(speaker) => speaker.before(&clean_line(name.raw()), room),
                None => clean_line(name.raw()),
            },
            None => clean_line(&format!("{} (cannot be read)", record.key.id())),
        }
    }

    /// The name by which a record is linked in a sentence: of a source with its date, of a statement
    /// with who says it.
    pub fn short(&self, index: Index) -> Clean {
        let record = self.at(index);
        let Body::Source(source) = &record.body else {
            return self.label(index);
        };
        if source.publisher.is_none() && source.short.is_none() {
            return self.label(index).truncate(SHORT);
        }
        let name = self.called(index).short;
        match &source.published {
            Some(date) => clean![name, ", ", date.words()],
            None => name,
        }
    }

    /// What a record asserts behind who says it, for the middle of a sentence: `Ana: It rained`.
    pub fn said(&self, index: Index) -> Clean {
        let record = self.at(index);
        match record.body.label() {
            Some(Label::Said(statement)) => statement.in_a_sentence(&self.speaker(record)),
            _ => self.label(index),
        }
    }

    /// Who says what a record asserts; nobody where it asserts nothing.
    pub fn speaker(&self, record: &Record) -> Speaker {
        match &record.body {
            Body::Allegation(allegation) => self.speaker_of(record, allegation),
            _ => Speaker::default(),
        }
    }

    /// Who gives the numbers of a record: who says what it asserts, or so; else the sources that it cites,
    /// nearest to whoever counted.
    pub fn counted_by(&self, record: &Record) -> Speaker {
        match &record.body {
            Body::Allegation(allegation) => return self.speaker_of(record, allegation),
            Body::Evidence(evidence) if !evidence.said_by.is_empty() => {
                return Speaker {
                    names: self.named(record, &evidence.said_by),
                    ..Speaker::default()
                };
            }
            _ => {}
        }
        let mut names: Vec<Called> = Vec::new();
        for citation in record.body.cites() {
            let last = citation.via.last().unwrap_or(&citation.source);
            let source = self.resolve(record.key.case(), last);
            let called = source.map(|source| self.called(source));
            names.extend(called.filter(|called| !names.contains(called)));
        }
        Speaker {
            names,
            ..Speaker::default()
        }
    }

    /// Who says of a piece of evidence that it does not exist, or was not produced: that alone is known of
    /// it, so that they come before its name as before a statement. None where nobody needs to say so.
    fn says_it_is_missing(&self, record: &Record) -> Option<Speaker> {
        match &record.body {
            Body::Evidence(evidence) if evidence.is_said_to_be_missing() => Some(Speaker {
                names: self.named(record, &evidence.said_by),
                ..Speaker::default()
            }),
            _ => None,
        }
    }

    /// Whether a source says in its own voice what a record asserts.
    pub fn is_own_voice(&self, record: &Record) -> bool {
        let Body::Allegation(allegation) = &record.body else {
            return false;
        };
        let mut by = allegation.by.iter();
        by.any(|by| {
            let found = self.resolve(record.key.case(), by);
            found.is_some_and(|index| self.at(index).kind() == Kind::Source)
        })
    }

    fn speaker_of(&self, record: &Record, allegation: &Allegation) -> Speaker {
        let case = record.key.case();
        let names = self.named(record, &allegation.by);
        let all = allegation.by.iter();
        let all: Vec<Index> = all.filter_map(|by| self.resolve(case, by)).collect();
        let is_source = |index: &Index| self.at(*index).kind() == Kind::Source;
        let voices: Vec<Index> = all.iter().copied().filter(is_source).collect();
        let unnamed = all.iter().filter(
            |index| matches!(&self.at(**index).body, Body::Person(person) if person.is_unnamed()),
        );
        let unnamed = match (unnamed.count(), allegation.by.len()) {
            (0, _) => None,
            (some, of) if some < of => Some(clean![some, " of ", of, " unnamed"]),
            _ => Some("unnamed".into()),
        };
        let own_voice = (!voices.is_empty()).then_some("own voice".into());
        let kind = allegation.kind.map(|kind| kind.value);
        let kind = kind.filter(|kind| *kind != AllegationKind::Assertion);
        let kind = kind.map(|kind| Clean::from(kind.says()));
        let marks = [own_voice, unnamed, kind];
        let mut heard = allegation.cites.iter();
        let heard = heard.find_map(|citation| self.heard_in(record, citation));
        Speaker {
            marks: marks.into_iter().flatten().collect(),
            via: heard
                .filter(|source| !voices.contains(source) && !self.is_published_by(*source, &names))
                .map(|source| self.called(source)),
            names,
        }
    }

    /// Whether a source is one of these people's own: that it relays them says nothing then.
    fn is_published_by(&self, source: Index, names: &[Called]) -> bool {
        match &self.at(source).body {
            Body::Source(source) => source.publisher.iter().any(|publisher| {
                let publisher = clean_line(publisher.raw());
                names.iter().any(|called| called.name == publisher)
            }),
            _ => false,
        }
    }

    /// How those are called that a record names.
    fn named(&self, record: &Record, references: &[At<Ref>]) -> Vec<Called> {
        let called = |reference: &At<Ref>| match self.resolve(record.key.case(), reference) {
            Some(index) => self.called(index),
            None => Called::one(clean_line(&reference.value.to_string())),
        };
        references.iter().map(called).collect()
    }

    /// Those who say one of a record's texts, as they are written before it: `Ana Ruiz: `; nothing
    /// where the text is nobody's.
    pub fn before(&self, record: &Record, text: &Named<'_>) -> Clean {
        let speaker = match (text.by, record.body.label()) {
            (Some(_), Some(Label::Said(own))) if own.span() == text.span => self.speaker(record),
            (Some(by), _) => Speaker {
                names: self.named(record, by),
                ..Speaker::default()
            },
            (None, Some(Label::Name(own))) if own.span() == text.span => {
                match self.says_it_is_missing(record) {
                    Some(speaker) => speaker,
                    None => return Clean::default(),
                }
            }
            (None, _) => return Clean::default(),
        };
        speaker.before(&Clean::default(), Room::PAGE)
    }

    /// The source of a citation in which the speaker is heard: the last one that is relayed, else the
    /// page itself.
    fn heard_in(&self, record: &Record, citation: &Citation) -> Option<Index> {
        let last = citation.via.last().unwrap_or(&citation.source);
        let is_source = |index: &Index| self.at(*index).kind() == Kind::Source;
        let find = |reference: &At<Ref>| self.resolve(record.key.case(), reference);
        find(last).filter(is_source)
    }

    /// What a record is called: a source by its short title or its publisher, since a headline is no
    /// name.
    pub fn called(&self, index: Index) -> Called {
        let record = self.at(index);
        let clean = |text: &Text| clean_line(text.raw());
        match &record.body {
            Body::Source(source) => {
                let short = source.short.as_ref().or(source.publisher.as_ref());
                let name = short.map(clean);
                Called::one(name.unwrap_or_else(|| self.label(index).truncate(SHORT)))
            }
            Body::Person(person) => self.called_by(index, person.short.as_ref()),
            Body::Organization(body) => self.called_by(index, body.short.as_ref()),
            _ => Called::one(self.label(index)),
        }
    }

    fn called_by(&self, index: Index, short: Option<&Text>) -> Called {
        let name = self.label(index);
        let short = short.map_or_else(|| name.clone(), |short| clean_line(short.raw()));
        Called { name, short }
    }
}

impl Called {
    /// A name that is used everywhere.
    fn one(name: Clean) -> Self {
        Self {
            short: name.clone(),
            name,
        }
    }
}
