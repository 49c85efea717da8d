//! What a source tells of a person that is one value and rests on a place of its own: an age, a nationality.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Field, Part, Value},
    keep::{Counted, Keep},
};
use crate::model::{
    At, Citation, Date, Text,
    alone::{Alone, OrAlone},
    citation::{Cites, cites},
};

/// What a source tells of somebody, in its words. The value alone may be written where the record's own citations
/// say so.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// What it tells.
    pub value: Text,
    /// The day or time for which it holds.
    pub as_of: Option<At<Date>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// When somebody was born. The date alone may be written where the record's own citations say so.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Born {
    /// When, as exactly as the source says.
    pub date: At<Date>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

impl Alone for Told {
    type Value = Text;

    fn of(value: Text) -> Self {
        Self {
            value,
            as_of: None,
            cites: Vec::new(),
        }
    }
}

impl Alone for Born {
    type Value = At<Date>;

    fn of(date: At<Date>) -> Self {
        Self {
            date,
            cites: Vec::new(),
        }
    }
}

impl Told {
    /// `14, as of May 2025 [2]`
    fn part(&self) -> Part<'_> {
        let Self {
            value,
            as_of,
            cites,
        } = self;
        let fields = vec![
            ("", Field::new("value", "Value", Value::words(value))),
            (", as of ", Field::new("as_of", "As of", Value::date(as_of))),
        ];
        Part { fields, cites }
    }

    /// Whether it counts on an earlier day; without a day or a citation of its own it is the record's.
    fn keep(&mut self, keep: &Keep<'_>, what: &'static str, facts: bool) -> bool {
        let counted = match (&self.as_of, &self.cites[..]) {
            (None, []) if facts => Counted::Yes,
            (None, []) => Counted::Undated,
            (as_of, _) => keep.part(&mut self.cites, as_of.as_ref()),
        };
        if counted.is_apart() {
            keep.leave(what, counted);
        }
        counted == Counted::Yes
    }
}

impl Born {
    /// `May 1990 [2]`
    fn part(&self) -> Part<'_> {
        let Self { date, cites } = self;
        let when = Value::When(Some(date), None);
        let fields = vec![("", Field::new("date", "Date", when))];
        Part { fields, cites }
    }

    /// Whether it counts on an earlier day: by what tells it, since who is told of was born long before.
    fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let counted = match &self.cites[..] {
            [] if facts => Counted::Yes,
            [] => Counted::Undated,
            _ => keep.part(&mut self.cites, None),
        };
        if counted.is_apart() {
            keep.leave("birth", counted);
        }
        counted == Counted::Yes
    }

    /// Tells the year alone, or nothing where the date has none.
    pub(super) fn tell_year(&mut self) -> bool {
        match self.date.to_the_year() {
            Some(year) => {
                self.date.value = year;
                true
            }
            None => false,
        }
    }
}

/// The parts of what is told, where it is.
pub(super) fn parts<'a>(told: impl IntoIterator<Item = &'a OrAlone<Told>>) -> Value<'a> {
    Value::Parts(told.into_iter().map(|told| told.0.part()).collect())
}

/// The same of a birth.
pub(super) fn birth(born: &Option<OrAlone<Born>>) -> Value<'_> {
    Value::Parts(born.iter().map(|born| born.0.part()).collect())
}

/// Leaves out what an earlier day does not count.
pub(super) fn keep_told(
    told: &mut Option<OrAlone<Told>>,
    keep: &Keep<'_>,
    what: &'static str,
    facts: bool,
) {
    told.take_if(|told| !told.0.keep(keep, what, facts));
}

/// The same of several.
pub(super) fn keep_all(
    told: &mut Vec<OrAlone<Told>>,
    keep: &Keep<'_>,
    what: &'static str,
    facts: bool,
) {
    told.retain_mut(|told| told.0.keep(keep, what, facts));
}

/// The same of a birth.
pub(super) fn keep_birth(born: &mut Option<OrAlone<Born>>, keep: &Keep<'_>, facts: bool) {
    born.take_if(|born| !born.0.keep(keep, facts));
}
