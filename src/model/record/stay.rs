//! Where somebody was held, or lived, from when to when: spans of a person.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::{
    field::{Field, Part, Value},
    keep::{Counted, Keep},
    role::Role,
};
use crate::model::{
    At, Citation, Date, Ref, Text,
    citation::{Cites, cites},
    value::list,
    words::words,
};

words! {
    /// Which spans of a person are meant.
    StayKind { Custody = "custody", Residence = "residence" }
}

/// A time that somebody was held somewhere, or lived there, as the sources say.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stay {
    /// From when.
    pub from: Option<At<Date>>,
    /// Until when; left out where no source says that it ended.
    pub to: Option<At<Date>>,
    /// Where: the id of an organization, or the words of the source. One small word is taken for an id; write such a place
    /// under `place`.
    pub at: Option<Whereabouts>,
    /// Where that is, in words: a town, an address.
    pub place: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// A remark on it.
    pub note: Option<Text>,
}

/// Where somebody was: a record of the library, or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Whereabouts {
    At(At<Ref>),
    Words(Text),
}

impl<'de> Deserialize<'de> for Whereabouts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Ok(match text.raw().parse::<Ref>() {
            Ok(value) => Self::At(At {
                value,
                span: text.span(),
            }),
            Err(_) => Self::Words(text),
        })
    }
}

impl JsonSchema for Whereabouts {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Whereabouts".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl StayKind {
    /// The part in which the place is named.
    fn role(self) -> Role {
        match self {
            Self::Custody => Role::Custody,
            Self::Residence => Role::Residence,
        }
    }

    /// What is said of who was there.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Custody => "held",
            Self::Residence => "lived",
        }
    }

    /// The spans of this kind in their order of time, as a field.
    pub(super) fn field(self, stays: &[Stay]) -> Field<'_> {
        let label = match self {
            Self::Custody => "Custody",
            Self::Residence => "Residence",
        };
        let parts = stays.iter().map(|stay| stay.part(self)).collect();
        Field::new(self.word(), label, Value::Parts(parts)).covered(self.word())
    }

    /// Drops what an earlier day does not count: spans that began later, and ends that were later.
    pub(super) fn keep(self, stays: &mut Vec<Stay>, keep: &Keep<'_>) {
        stays.retain_mut(|stay| {
            let counted = keep.part(&mut stay.cites, stay.from.as_ref());
            if counted.is_apart() {
                keep.leave(self.word(), counted);
            }
            let ended = stay.to.as_ref().map(|to| (keep.date)(to));
            if ended.is_some_and(|ended| ended != Counted::Yes) {
                stay.to = None;
            }
            stay.at.take_if(|at| match at {
                Whereabouts::At(at) => !keep.is_there(at),
                Whereabouts::Words(_) => false,
            });
            counted == Counted::Yes
        });
    }
}

impl Stay {
    /// The record that it names as the place.
    pub fn place_named(&self) -> Option<&At<Ref>> {
        match &self.at {
            Some(Whereabouts::At(at)) => Some(at),
            Some(Whereabouts::Words(_)) | None => None,
        }
    }

    /// The words in which it says where that was.
    pub fn words(&self) -> impl Iterator<Item = &Text> {
        let at = self.at.iter().filter_map(|at| match at {
            Whereabouts::At(_) => None,
            Whereabouts::Words(words) => Some(words),
        });
        at.chain(&self.place)
    }

    /// `from 15 Mar 2025 to 6 Jun 2025, at CECOT, Tecoluca: a cell of 80 [4]`
    fn part(&self, kind: StayKind) -> Part<'_> {
        let Self {
            from,
            to,
            at,
            place,
            cites,
            note,
        } = self;
        let at = match at {
            Some(Whereabouts::At(at)) => Value::one(kind.role(), at),
            Some(Whereabouts::Words(words)) => Value::words(words),
            None => Value::Words(&[]),
        };
        let fields = vec![
            ("from ", Field::new("from", "From", Value::date(from))),
            (" to ", Field::new("to", "To", Value::date(to))),
            (", at ", Field::new("at", "At", at)),
            (", ", Field::new("place", "Place", Value::some_words(place))),
            (": ", Field::new("note", "Note", Value::some_words(note))),
        ];
        Part { fields, cites }
    }
}

/// Reads spans, and puts them in the order of time; those without a beginning stay last, as they are written.
///
/// # Errors
/// Where there is no list.
pub(super) fn in_order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Stay>, D::Error> {
    let mut stays: Vec<Stay> = list(deserializer)?;
    stays.sort_by(|one, other| {
        let from = |stay: &Stay| stay.from.as_ref().map(|from| from.value.clone());
        let (one, other) = (from(one), from(other));
        one.is_none().cmp(&other.is_none()).then(one.cmp(&other))
    });
    Ok(stays)
}
