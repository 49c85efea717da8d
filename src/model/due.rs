//! When something is due: on a day, or so many days from another entry of a docket.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::{
    At, Date, Ref,
    record::{Field, Part, Role, Value},
    value::Either,
    words::words,
};

words! {
    /// By which rule days are counted.
    CountBy {
        /// Rule 6(a) of the Federal Rules of Civil Procedure: the last day goes on to one on which courts sit.
        Frcp = "frcp" => "as FRCP 6 counts",
        /// Every day counts, and so does the last.
        Calendar = "calendar" => "calendar days",
    }
}

words! {
    /// How the paper was served from which days are counted, where that adds days (FRCP 6(d)).
    Service { Mail = "mail" => "served by mail", Clerk = "clerk" => "left with the clerk", Consented = "consented" => "served by consented means" }
}

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
    pub count: Option<At<CountBy>>,
    /// How the paper was served, where that adds days: `mail`.
    pub served: Option<At<Service>>,
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Either::deserialize(deserializer)? {
            Either::Short(date) => Self::On(date),
            Either::Long(from) => Self::From(from),
        })
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
        Either::<At<Date>, DueFrom>::json_schema(generator)
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
            (", ", served),
        ];
        Part { fields, cites: &[] }
    }
}
