//! Evidence: what would show it, and what has become of it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    exhibit::{self, Act, Objection, Restriction, RestrictionKind, Ruling, RulingKind},
    field::{Describe, Field, Label, Part, Status, Value, takes},
    keep::{Cited, Counted, Keep},
    protection::Protection,
    role::Role,
};
use crate::model::{
    At, Bates, Citation, Date, Measure, OneOrMany, OrAlone, Ref, Text,
    citation::{Cites, cites},
    value::{list, map, some},
    words::words,
};

words! {
    /// What a piece of evidence is.
    EvidenceKind {
        Document = "document", Testimony = "testimony", Physical = "physical",
        Digital = "digital", Image = "image", Record = "record", Data = "data",
        Other = "other" => "",
    }
}

words! {
    /// What has become of a piece of evidence.
    EvidenceStatus {
        /// Someone says that it exists.
        Described = "described",
        Produced = "produced",
        Withheld = "withheld",
        Contested = "contested",
        Unverified = "unverified",
        Authenticated = "authenticated",
        /// Admitted into a proceeding.
        Admitted = "admitted",
        Excluded = "excluded",
        Lost = "lost",
        /// Someone says that it does not exist, or was not produced.
        SaidToBeMissing = "said-to-be-missing" => "said to be missing",
    }
}

words! {
    /// What evidence does to an allegation.
    Bearing { Supports = "supports", Undermines = "undermines", Neutral = "neutral" }
}

/// What would show it, who holds it and what has become of it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub description: Text,
    /// Its kind.
    pub kind: Option<At<EvidenceKind>>,
    /// Who holds it, as the file has it: neither `said_by` nor what is cited is taken to say so.
    #[serde(default)]
    pub held_by: OneOrMany<At<Ref>>,
    /// What has become of it; `described` where nothing is said.
    pub status: Option<At<EvidenceStatus>>,
    /// Who says what has become of it: needed where it is said to be missing.
    #[serde(default)]
    pub said_by: OneOrMany<At<Ref>>,
    /// Its mark as an exhibit: A, GX 12.
    pub exhibit: Option<Text>,
    /// The numbers that are stamped on its pages: `ACM000310`, a range `ACM000301-ACM000318`, or a list.
    #[serde(default)]
    pub bates: Bates,
    /// The document itself, where a source is it.
    pub source: Option<At<Ref>>,
    /// Who offers it in a proceeding: who, or `{by, date, cites}`.
    #[serde(default)]
    pub offered_by: OneOrMany<OrAlone<Act>>,
    /// Who says that it is what it is held to be: who, or `{by, date, cites}`.
    #[serde(default)]
    pub authenticated_by: OneOrMany<OrAlone<Act>>,
    /// What someone has against it: the words, or `{because, by, date, cites}`.
    #[serde(default)]
    pub objection: OneOrMany<OrAlone<Objection>>,
    /// What was ruled of it: a word, or `{is, by, date, because, cites}`.
    pub ruling: Option<OrAlone<Ruling>>,
    /// Why not everybody may see it: a word, or `{as, by, date, cites}` with the order that says so.
    /// `export --for` leaves its content out.
    #[serde(default, deserialize_with = "some")]
    pub restricted: Option<OrAlone<Restriction>>,
    /// What it does to which allegation; of what is said to be missing, what its lack does.
    #[serde(default, deserialize_with = "map")]
    #[schemars(with = "IndexMap<Ref, Bearing>")]
    pub bears_on: IndexMap<At<Ref>, At<Bearing>>,
    /// Where nothing that is handed on may describe it as it is, as of a person.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// Changes of its status; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<EvidenceStep>,
    /// The day up to which the record is described: what in it has no date of its own, its note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Evidence {
    /// What has become of it: the last step of its history, else what the record says, else
    /// merely described.
    pub fn status(&self) -> EvidenceStatus {
        match (self.history.last(), &self.status) {
            (Some(step), _) => step.status.value,
            (None, Some(status)) => status.value,
            (None, None) => EvidenceStatus::Described,
        }
    }

    /// What was ruled of it, where its status says the opposite.
    pub fn ruled_otherwise(&self) -> Option<RulingKind> {
        let ruled = self.ruling.as_ref()?.is.value;
        let is_against = matches!(
            (ruled, self.status()),
            (RulingKind::Admitted, EvidenceStatus::Excluded)
                | (RulingKind::Excluded, EvidenceStatus::Admitted)
        );
        is_against.then_some(ruled)
    }

    /// Whether it is told as an exhibit: marked, stamped, offered or ruled on.
    pub fn is_exhibit(&self) -> bool {
        self.exhibit.is_some()
            || !self.bates.is_empty()
            || !self.offered_by.is_empty()
            || self.ruling.is_some()
    }

    /// Whether someone is recorded to have authenticated it, or it is recorded as authenticated.
    pub fn is_authenticated(&self) -> bool {
        let steps = self.history.iter().map(|step| step.status);
        let mut statuses = self.status.into_iter().chain(steps);
        let is_told = statuses.any(|status| status.value == EvidenceStatus::Authenticated);
        !self.authenticated_by.is_empty() || is_told
    }

    /// What was ruled of it: its ruling, else its status, where that says one. Nothing where the two say the opposite, or where
    /// nobody but those who offer it is said to have ruled.
    pub fn ruled(&self) -> Option<RulingKind> {
        let by = self.ruling.iter().flat_map(|ruling| ruling.0.by.iter());
        let by: Vec<&Ref> = by.map(|by| &by.value).collect();
        let offers = |who: &Ref| {
            let acts = self.offered_by.iter();
            acts.flat_map(|act| act.0.by.iter())
                .any(|by| by.value == *who)
        };
        let is_their_own = !by.is_empty() && by.iter().all(|by| offers(by));
        if is_their_own || self.ruled_otherwise().is_some() {
            return None;
        }
        let ruled = self.ruling.as_ref().map(|ruling| ruling.is.value);
        ruled.or(match self.status() {
            EvidenceStatus::Admitted => Some(RulingKind::Admitted),
            EvidenceStatus::Excluded => Some(RulingKind::Excluded),
            _ => None,
        })
    }

    /// Why not everybody may see it.
    pub fn restriction(&self) -> Option<RestrictionKind> {
        self.restricted
            .as_ref()
            .map(|restricted| restricted.is.value)
    }

    /// Leaves nothing of what a restricted exhibit holds: what it is, its numbers and remarks, and why somebody objected
    /// or ruled. What is recorded to have been done with it stays.
    pub fn withhold(&mut self) {
        let Some(is) = self.restriction() else {
            return;
        };
        let mark = self
            .exhibit
            .as_ref()
            .map(|mark| format!("Exhibit {}", mark.raw()));
        let what = mark.unwrap_or_else(|| "An exhibit".to_owned());
        self.description = self.description.instead(&format!("{what}, {}", is.says()));
        (self.note, self.measure) = (None, OneOrMany::default());
        self.objection
            .0
            .iter_mut()
            .for_each(|it| it.0.because = None);
        self.ruling.iter_mut().for_each(|it| it.0.because = None);
        self.history.iter_mut().for_each(|step| step.because = None);
    }

    /// Whether someone says that it does not exist, or was not produced.
    pub fn is_said_to_be_missing(&self) -> bool {
        self.status() == EvidenceStatus::SaidToBeMissing
    }
}

/// A change of what has become of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The status from then on.
    pub status: At<EvidenceStatus>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// An earlier day leaves out the step before it.
    #[serde(skip)]
    pub is_after_a_gap: bool,
}

impl Describe for Evidence {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.description)
    }

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
    }

    fn protection(&self) -> Option<&Protection> {
        self.protect.as_ref()
    }

    fn protection_mut(&mut self) -> Option<&mut Protection> {
        self.protect.as_mut()
    }

    fn names(&self) -> Vec<&Text> {
        vec![&self.description]
    }

    fn call(&mut self, pseudonym: &str) {
        self.description = self.description.instead(pseudonym);
        self.protect = None;
    }

    fn protect(&mut self, how: Option<Protection>) {
        self.protect = how;
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Evidence(self.status()))
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        description, kind, held_by, status, said_by, exhibit, bates, source, offered_by,
        authenticated_by, objection, ruling, restricted, bears_on, protect, measure, cites, history,
        as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            description,
            kind,
            held_by,
            // What it says now is the last step of its history, where it has one.
            status: stated,
            said_by,
            exhibit,
            bates,
            source,
            offered_by,
            authenticated_by,
            objection,
            ruling,
            restricted,
            bears_on,
            protect,
            measure,
            cites,
            history,
            as_of,
            note,
        } = self;
        let status = Value::Status(Describe::status(self));
        // What is not there does nothing: its lack does.
        let before = match self.is_said_to_be_missing() {
            true => "its lack ",
            false => "",
        };
        let bearings = bears_on.iter().map(|(to, is)| Part {
            fields: vec![
                (
                    before,
                    Field::new(
                        "is",
                        "Bearing",
                        Value::Status(Some(Status::Bearing(is.value))),
                    ),
                ),
                (" ", Field::new("to", "To", Value::one(Role::BearsOn, to))),
            ],
            cites: &[],
        });
        let steps = history.iter().map(EvidenceStep::part).collect();
        let protection = protect.iter().map(Protection::part).collect();
        let objections = objection.iter().map(|one| one.part()).collect();
        let ruling = ruling.iter().map(|one| one.part()).collect();
        let restricted = restricted.iter().map(|one| one.part()).collect();
        vec![
            Field::new("description", "", Value::words(description)),
            Field::new("status", "Status", status).written(stated.map(|status| status.word())),
            Field::new(
                "said_by",
                "According to",
                Value::Refs(Role::SaidBy, said_by),
            ),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("held_by", "Held by", Value::Refs(Role::HeldBy, held_by))
                .stated("who holds it"),
            Field::new("exhibit", "Exhibit", Value::some_words(exhibit)),
            Field::new("bates", "Bates", Value::Words(bates.written())),
            Field::new("restricted", "Restricted", Value::Parts(restricted)),
            Field::new(
                "source",
                "Document",
                Value::Refs(Role::Document, source.as_slice()),
            ),
            Field::new(
                "offered_by",
                "Offered by",
                Act::parts(offered_by, Role::OfferedBy),
            ),
            Field::new(
                "authenticated_by",
                "Authenticity",
                Act::parts(authenticated_by, Role::AuthenticatedBy),
            ),
            Field::new("objection", "Objection", Value::Parts(objections)),
            Field::new("ruling", "Ruling", Value::Parts(ruling)),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("protect", "Protected", Value::Parts(protection)),
            Field::new("bears_on", "Bears on", Value::Parts(bearings.collect())),
            Field::new("history", "History", Value::Parts(steps)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let cited = keep.cites(&mut self.cites, told);
        let facts = told || cited != Cited::InPart;
        keep.title(&mut self.description, facts);
        keep.measures(&mut self.measure.0, told || cited != Cited::InPart);
        keep.refs(&mut self.held_by.0);
        keep.refs(&mut self.said_by.0);
        // What it says of them may be told by the source that does not count.
        keep.list("holder", &mut self.held_by.0, facts);
        if !facts && self.status.take().is_some() {
            keep.leave("status", Counted::Undated);
            self.said_by.0.clear();
        }
        self.bears_on.retain(|target, _| keep.joins(target));
        // What it has come to by the last step, it has not come to before that.
        let last = self.history.last().map(|step| step.status.value);
        let mut is_gap = false;
        self.history.retain_mut(|step| {
            let counted = keep.part(&mut step.cites, step.date.as_ref());
            match counted {
                Counted::Yes => keep.words("reason", &mut step.because, told),
                Counted::PerhapsLater | Counted::Undated => keep.leave("undated step", counted),
                Counted::No => {}
            }
            let is_counted = counted == Counted::Yes;
            step.is_after_a_gap |= is_counted && is_gap;
            is_gap = !is_counted;
            is_counted
        });
        let is_of_the_last = last.is_some() && self.status.map(|status| status.value) == last;
        if is_gap && is_of_the_last && self.status.take().is_some() {
            keep.leave("status", Counted::Undated);
            self.said_by.0.clear();
        }
        self.keep_exhibit(keep, facts);
        keep.words("note", &mut self.note, told);
    }
}

impl Evidence {
    /// What of it is told as an exhibit on an earlier day.
    fn keep_exhibit(&mut self, keep: &Keep<'_>, facts: bool) {
        keep.words("exhibit mark", &mut self.exhibit, facts);
        if !facts && !self.bates.is_empty() {
            keep.leave("Bates numbers", Counted::Undated);
            self.bates.clear();
        }
        self.source.take_if(|source| !keep.is_there(source));
        for (what, acts) in [
            ("offer", &mut self.offered_by),
            ("authentication", &mut self.authenticated_by),
        ] {
            exhibit::keep(keep, what, &mut acts.0, |act| {
                (&mut act.cites, act.date.as_ref(), &mut act.by.0)
            });
        }
        exhibit::keep(keep, "objection", &mut self.objection.0, |one| {
            (&mut one.cites, one.date.as_ref(), &mut one.by.0)
        });
        let mut ruling: Vec<_> = self.ruling.take().into_iter().collect();
        exhibit::keep(keep, "ruling", &mut ruling, |one| {
            (&mut one.cites, one.date.as_ref(), &mut one.by.0)
        });
        self.ruling = ruling.pop();
        self.restricted.iter_mut().for_each(|it| it.0.keep(keep));
    }
}

impl EvidenceStep {
    fn part(&self) -> Part<'_> {
        let Self {
            date,
            status,
            because,
            cites,
            is_after_a_gap: _,
        } = self;
        let status = Value::Status(Some(Status::Evidence(status.value)));
        let status = Field::new("status", "Status", status);
        Part::step(status, date, because, cites)
    }
}
