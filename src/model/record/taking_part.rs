//! Who takes part, and as what: in an event, in a proceeding, as its judge, as the counsel of a party.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Field, Part, Value},
    keep::{Counted, Keep},
    role::Role,
};
use crate::model::{
    At, Citation, Date, OneOrMany, Ref, Text,
    alone::{Alone, OrAlone},
    citation::{Cites, cites},
};

/// Someone who takes part in an event. The id alone may be written where nothing else is said of them.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// A person or an organization.
    pub who: At<Ref>,
    /// As what, in the words of the source: victim, alleged perpetrator, witness, official.
    #[serde(rename = "as")]
    pub capacity: Option<Text>,
    /// What became of them there, as the source says: injured, missing, released, killed.
    pub outcome: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// A party of a proceeding. The id alone may be written where nothing else is said of them.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A person or an organization.
    pub who: At<Ref>,
    /// As what: petitioner, defendant, intervenor.
    #[serde(rename = "as")]
    pub capacity: Option<Text>,
    /// From when.
    pub from: Option<At<Date>>,
    /// Until when.
    pub to: Option<At<Date>>,
    /// Who represents this party there: people or organizations.
    #[serde(default)]
    pub counsel: OneOrMany<OrAlone<Appointed>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// Someone who does an office in a proceeding: a judge, a magistrate, the counsel of a party. The id alone may be
/// written where nothing else is said of them.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appointed {
    /// A person or an organization.
    pub who: At<Ref>,
    /// As what: magistrate judge, lead counsel, pro hac vice.
    #[serde(rename = "as")]
    pub capacity: Option<Text>,
    /// From when.
    pub from: Option<At<Date>>,
    /// Until when.
    pub to: Option<At<Date>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

impl Alone for Participant {
    type Value = At<Ref>;

    fn of(who: At<Ref>) -> Self {
        Self {
            who,
            capacity: None,
            outcome: None,
            cites: Vec::new(),
        }
    }
}

impl Alone for Party {
    type Value = At<Ref>;

    fn of(who: At<Ref>) -> Self {
        Self {
            who,
            capacity: None,
            from: None,
            to: None,
            counsel: OneOrMany::default(),
            cites: Vec::new(),
        }
    }
}

impl Alone for Appointed {
    type Value = At<Ref>;

    fn of(who: At<Ref>) -> Self {
        Self {
            who,
            capacity: None,
            from: None,
            to: None,
            cites: Vec::new(),
        }
    }
}

impl Participant {
    /// `Ana Ruiz, victim; injured [2]`
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            who,
            capacity,
            outcome,
            cites,
        } = self;
        let mut fields = named(Role::Participant, who, capacity);
        let outcome = Field::new("outcome", "Outcome", Value::some_words(outcome));
        fields.push(("; ", outcome));
        Part { fields, cites }
    }

    /// Whether they are there on an earlier day, with what of them counts.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let (is_there, facts) = is_kept(keep, &self.who, &mut self.cites, None, facts);
        if is_there {
            keep.words("capacity", &mut self.capacity, facts);
            keep.words("outcome", &mut self.outcome, facts);
        }
        is_there
    }
}

impl Party {
    /// `Ana Ruiz, plaintiff, from May 2025 [1]; counsel: A. Lee, lead counsel [2]`
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            who,
            capacity,
            from,
            to,
            counsel,
            cites,
        } = self;
        let mut fields = named(Role::Party, who, capacity);
        fields.extend(span(from, to));
        let counsel = counsel.iter().map(|counsel| counsel.part(Role::Counsel));
        let counsel = Value::Parts(counsel.collect());
        fields.push(("; counsel: ", Field::new("counsel", "Counsel", counsel)));
        Part { fields, cites }
    }

    /// The same of a party.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let from = self.from.as_ref();
        let (is_there, own) = is_kept(keep, &self.who, &mut self.cites, from, facts);
        if is_there {
            keep.words("capacity", &mut self.capacity, own);
            ends(keep, &mut self.to);
            let counsel = &mut self.counsel.0;
            counsel.retain_mut(|counsel| counsel.0.keep(keep, facts));
        }
        is_there
    }
}

impl Appointed {
    /// `A. Lee, lead counsel, from May 2025 [2]`
    pub(super) fn part(&self, role: Role) -> Part<'_> {
        let Self {
            who,
            capacity,
            from,
            to,
            cites,
        } = self;
        let mut fields = named(role, who, capacity);
        fields.extend(span(from, to));
        Part { fields, cites }
    }

    /// The same of who does an office.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let from = self.from.as_ref();
        let (is_there, facts) = is_kept(keep, &self.who, &mut self.cites, from, facts);
        if is_there {
            keep.words("capacity", &mut self.capacity, facts);
            ends(keep, &mut self.to);
        }
        is_there
    }
}

/// Who it is, and as what.
fn named<'a>(
    role: Role,
    who: &'a At<Ref>,
    capacity: &'a Option<Text>,
) -> Vec<(&'static str, Field<'a>)> {
    vec![
        ("", Field::new("who", "Who", Value::one(role, who))),
        (", ", Field::new("as", "As", Value::some_words(capacity))),
    ]
}

/// From when, and until when.
fn span<'a>(
    from: &'a Option<At<Date>>,
    to: &'a Option<At<Date>>,
) -> [(&'static str, Field<'a>); 2] {
    [
        (", from ", Field::new("from", "From", Value::date(from))),
        (", until ", Field::new("to", "To", Value::date(to))),
    ]
}

/// Whether who is named takes part by an earlier day, and whether what is said of them without a day counts. Where the
/// part has no day and cites nothing of its own, it is the record's, as `facts` has it; who took part in what is known
/// to have been then took part in it.
fn is_kept(
    keep: &Keep<'_>,
    who: &Ref,
    cites: &mut Vec<Citation>,
    from: Option<&At<Date>>,
    facts: bool,
) -> (bool, bool) {
    if !keep.is_there(who) {
        return (false, false);
    }
    if cites.is_empty() && from.is_none() {
        return (true, facts);
    }
    let before = cites.len();
    let counted = keep.part(cites, from);
    if counted.is_apart() {
        keep.leave("undated part", counted);
    }
    // What is said of them may be told by the citation that does not count.
    (counted == Counted::Yes, facts || cites.len() == before)
}

/// Leaves out an end that is of a later day.
fn ends(keep: &Keep<'_>, to: &mut Option<At<Date>>) {
    to.take_if(|to| (keep.date)(to) != Counted::Yes);
}
