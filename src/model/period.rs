//! How days are counted up to which something is due: the words that a case file has for it, and the days on which
//! a court is closed. The counting itself is `crate::period`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{
    At, Day, Text,
    alone::{Alone, OrAlone},
    words::words,
};

words! {
    /// The way in which days are counted.
    Count {
        /// As rule 6 of the Federal Rules of Civil Procedure does.
        Frcp = "frcp" => "FRCP 6",
        /// The days alone: for courts of which the rules are others.
        Calendar = "calendar" => "calendar days",
    }
}

words! {
    /// The ways of service to which rule 6(d) adds three days. All others add none.
    Service {
        /// Rule 5(b)(2)(C).
        Mail = "mail",
        /// Rule 5(b)(2)(D).
        Clerk = "clerk" => "leaving it with the clerk",
        /// Rule 5(b)(2)(F).
        Agreed = "agreed" => "other means consented to",
    }
}

words! {
    /// Who declared a day a holiday.
    Declared {
        /// The President or Congress: rule 6(a)(6)(B).
        Federal = "federal" => "the President or Congress",
        /// The state where the district court is: rule 6(a)(6)(C). Its days do not count before an event.
        State = "state" => "the state",
    }
}

/// A day on which a court is closed, besides those that rule 6(a)(6)(A) names.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub date: At<Day>,
    /// What it is called.
    pub name: Option<Text>,
    /// Who declared it: `state` where the state of the court did. Days before an event are not counted by those.
    pub declared_by: Option<At<Declared>>,
}

impl Alone for Holiday {
    type Value = At<Day>;

    fn of(date: At<Day>) -> Self {
        Self {
            date,
            name: None,
            declared_by: None,
        }
    }
}

/// The holidays of `library.yaml`: days, each alone or with its name.
pub fn holidays(generator: &mut SchemaGenerator) -> Schema {
    let holiday = generator.subschema_for::<OrAlone<Holiday>>();
    json_schema!({
        "description": "Days on which the court is closed, besides those that rule 6(a)(6)(A) of the Federal Rules of \
                        Civil Procedure names: a due day goes on over them; only in library.yaml.",
        "type": ["array", "null"],
        "items": holiday,
    })
}
