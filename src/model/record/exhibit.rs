//! What a piece of evidence is in a proceeding: who offers and who authenticates it, who objects, what was ruled, and
//! who may not see it. Each of these is a statement of someone, and may cite where it stands.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Field, Part, Value},
    keep::{Counted, Keep},
    role::Role,
};
use crate::model::{
    Alone, At, Citation, Date, OneOrMany, OrAlone, Ref, Text,
    citation::{Cites, cites},
    words::words,
};

words! {
    /// What was ruled of an exhibit.
    RulingKind { Admitted = "admitted", Excluded = "excluded", Reserved = "reserved" }
}

words! {
    /// Why not everybody may see an exhibit.
    RestrictionKind { Sealed = "sealed", Privileged = "privileged" }
}

/// That someone offered or authenticated an exhibit.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Who.
    pub by: OneOrMany<At<Ref>>,
    /// When.
    pub date: Option<At<Date>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// What someone has against an exhibit.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// Why: hearsay, foundation.
    pub because: Option<Text>,
    /// Who objects.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// When.
    pub date: Option<At<Date>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// What was ruled of an exhibit.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Admitted, excluded, or reserved for later.
    pub is: At<RulingKind>,
    /// Who ruled: a judge, a court.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// When.
    pub date: Option<At<Date>>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// That not everybody may see an exhibit, and by what order.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restriction {
    /// Sealed by an order, or privileged.
    #[serde(rename = "as")]
    pub is: At<RestrictionKind>,
    /// Who ordered it, or whose privilege it is.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// Since when.
    pub date: Option<At<Date>>,
    /// Where the order stands.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

impl Alone for Act {
    type Value = At<Ref>;
    fn of(who: At<Ref>) -> Self {
        Self {
            by: OneOrMany(vec![who]),
            date: None,
            cites: Vec::new(),
        }
    }
}

impl Alone for Objection {
    type Value = Text;
    fn of(because: Text) -> Self {
        Self {
            because: Some(because),
            by: OneOrMany::default(),
            date: None,
            cites: Vec::new(),
        }
    }
}

impl Alone for Ruling {
    type Value = At<RulingKind>;
    fn of(is: At<RulingKind>) -> Self {
        Self {
            is,
            by: OneOrMany::default(),
            date: None,
            because: None,
            cites: Vec::new(),
        }
    }
}

impl Alone for Restriction {
    type Value = At<RestrictionKind>;
    fn of(is: At<RestrictionKind>) -> Self {
        Self {
            is,
            by: OneOrMany::default(),
            date: None,
            cites: Vec::new(),
        }
    }
}

/// What is not known of an exhibit: said where nobody is recorded to have done it, which no source need say.
pub const NOT_AUTHENTICATED: &str = "nobody is recorded to have authenticated it";

impl Act {
    /// What several did, a part each.
    pub(super) fn parts(acts: &[OrAlone<Self>], role: Role) -> Value<'_> {
        Value::Parts(acts.iter().map(|act| act.part(role)).collect())
    }

    /// `the United States, 3 Dec 2025 [4]`
    fn part(&self, role: Role) -> Part<'_> {
        let Self { by, date, cites } = self;
        let fields = vec![
            ("", Field::new("by", "By", Value::Refs(role, by))),
            (", ", Field::new("date", "Date", Value::date(date))),
        ];
        Part { fields, cites }
    }
}

impl Objection {
    /// `hearsay, by Acme, 4 Dec 2025 [5]`
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            because,
            by,
            date,
            cites,
        } = self;
        let because = Value::some_words(because);
        let fields = vec![
            ("", Field::new("because", "Because", because)),
            (
                ", by ",
                Field::new("by", "By", Value::Refs(Role::ObjectedBy, by)),
            ),
            (", ", Field::new("date", "Date", Value::date(date))),
        ];
        Part { fields, cites }
    }
}

impl Ruling {
    /// `excluded by the court, 5 Dec 2025: hearsay [6]`
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            is,
            by,
            date,
            because,
            cites,
        } = self;
        let fields = vec![
            ("", Field::new("is", "Ruling", Value::word(Some(is.says())))),
            (
                " by ",
                Field::new("by", "By", Value::Refs(Role::RuledBy, by)),
            ),
            (", ", Field::new("date", "Date", Value::date(date))),
            (
                ": ",
                Field::new("because", "Because", Value::some_words(because)),
            ),
        ];
        Part { fields, cites }
    }
}

impl Restriction {
    /// `sealed by the court, 6 Dec 2025 [7]`
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            is,
            by,
            date,
            cites,
        } = self;
        let fields = vec![
            (
                "",
                Field::new("as", "Restricted", Value::word(Some(is.says()))),
            ),
            (
                " by ",
                Field::new("by", "By", Value::Refs(Role::RestrictedBy, by)),
            ),
            (", ", Field::new("date", "Date", Value::date(date))),
        ];
        Part { fields, cites }
    }

    /// What counts of it on an earlier day. That something is not for everybody holds on every day; since when, and by
    /// whose order, only where that counts.
    pub(super) fn keep(&mut self, keep: &Keep<'_>) {
        keep.refs(&mut self.by.0);
        let counted = keep.part(&mut self.cites, self.date.as_ref());
        if counted != Counted::Yes {
            keep.leave("order", counted);
            self.by.0.clear();
            self.date = None;
        }
    }
}

/// Drops those of several that an earlier day does not count.
pub(super) fn keep<T>(
    keep: &Keep<'_>,
    what: &'static str,
    all: &mut Vec<OrAlone<T>>,
    parts: impl Fn(&mut T) -> (&mut Vec<Citation>, Option<&At<Date>>, &mut Vec<At<Ref>>),
) {
    all.retain_mut(|one| {
        let (cites, date, by) = parts(&mut one.0);
        let counted = keep.part(cites, date);
        keep.refs(by);
        if counted.is_apart() {
            keep.leave(what, counted);
        }
        counted == Counted::Yes
    });
}
