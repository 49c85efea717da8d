//! When something is due: on a day, or so many days from another entry of a docket.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::{
    At, Date, Ref,
    alone::{Alone, OrAlone},
    period::{Count, Service},
    record::{Field, Part, Role, Value},
};

/// When something is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// On the day that a source gives, with the time where it gives one.
    On(At<Date>),
    /// So many days from another entry.
    From(DueFrom),
}

/// So many days from another entry of a docket.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueFrom {
    /// How many days.
    pub days: At<u32>,
    /// The entry after which they are counted.
    pub after: Option<At<Ref>>,
    /// The entry before which they are counted, backward: papers that are due so many days before a hearing.
    pub before: Option<At<Ref>>,
    /// By which rule: `frcp` where nothing is said.
    pub count: Option<At<Count>>,
    /// How the paper was served, where that adds days: `mail`, `clerk`, `agreed`.
    pub served: Option<At<Service>>,
}

/// How a file writes it: the day alone, or with keys.
struct Written(Due);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DueFrom::deserialize(deserializer).map(|from| Self(Due::From(from)))
    }
}

impl Alone for Written {
    type Value = At<Date>;

    fn of(date: At<Date>) -> Self {
        Self(Due::On(date))
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OrAlone::<Written>::deserialize(deserializer).map(|OrAlone(written)| written.0)
    }
}

impl JsonSchema for Due {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Due".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = generator.subschema_for::<Date>();
        json_schema!({ "anyOf": [day, generator.subschema_for::<DueFrom>()] })
    }
}

impl Due {
    /// The day that a source gives; none where it is to be counted.
    pub fn on(&self) -> Option<&At<Date>> {
        match self {
            Self::On(date) => Some(date),
            Self::From(_) => None,
        }
    }

    /// What a page says of it: the day, or `21 days after Order`.
    pub(super) fn value(&self) -> Value<'_> {
        match self {
            Self::On(date) => Value::When(Some(date), None),
            Self::From(from) => Value::Parts(vec![from.part()]),
        }
    }
}

impl DueFrom {
    fn part(&self) -> Part<'_> {
        let Self {
            days,
            after,
            before,
            count,
            served,
        } = self;
        let count = Field::new("count", "Counted", Value::Word(count.map(|at| at.says())))
            .written(count.map(|at| at.word()));
        let served = Field::new("served", "Served", Value::Word(served.map(|at| at.says())))
            .written(served.map(|at| at.word()));
        let after = Value::Refs(Role::CountedFrom, after.as_slice());
        let before = Value::Refs(Role::CountedFrom, before.as_slice());
        let fields = vec![
            ("", Field::new("days", "Days", Value::Days(days.value))),
            (" after ", Field::new("after", "After", after)),
            (" before ", Field::new("before", "Before", before)),
            (", ", count),
            (", served by ", served),
        ];
        Part { fields, cites: &[] }
    }
}
