//! Proceedings: what a court, an agency or a legislature does about it.

use schemars::JsonSchema;
use serde::{
    Deserialize,
    de::{Deserializer, Error},
};

use super::{
    charge::Charge,
    entry::Below,
    field::{Describe, Field, Label, Value, takes},
    keep::{Cited, Counted, Keep, SHOWN_LATER},
    role::Role,
    taking_part::{Appointed, Party},
};
use crate::model::{
    At, Citation, Date, Day, Measure, OneOrMany, Ref, Text,
    alone::OrAlone,
    citation::{Cites, cites},
    value::list,
    words::words,
};

words! {
    /// What a proceeding is.
    ProceedingKind {
        Criminal = "criminal", Civil = "civil", Immigration = "immigration", Habeas = "habeas",
        Removal = "removal", Inquiry = "inquiry", Legislative = "legislative",
        Sanctions = "sanctions", Agreement = "agreement",
        Other = "other" => "",
    }
}

/// What a court, an agency or a legislature does about it. What the sources leave out stays out
/// and shows as "not stated".
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proceeding {
    /// What it is called, or a description.
    pub title: Text,
    /// What it is.
    pub kind: Option<At<ProceedingKind>>,
    /// Before whom: the id of an organization.
    pub forum: Option<At<Ref>>,
    /// Its number there; what was filed goes to `entries`.
    #[serde(default, deserialize_with = "docket_number")]
    pub docket: Option<Text>,
    /// Who takes part, and as what.
    #[serde(default, deserialize_with = "list")]
    pub parties: Vec<OrAlone<Party>>,
    /// Before which judges and magistrates, who are no parties.
    #[serde(default)]
    pub judges: OneOrMany<OrAlone<Appointed>>,
    /// What is charged, count by count, and what became of each.
    #[serde(default, deserialize_with = "list")]
    pub charges: Vec<Charge>,
    /// Whom or what it is about, besides its parties.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// How far it has come, as the sources say.
    pub status: Option<Text>,
    /// The standard of proof that holds there.
    pub standard_of_proof: Option<Text>,
    /// When.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Its docket: what was filed, set, heard and is due, each a record of its own.
    #[serde(default)]
    pub entries: Below,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its stage and note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// The number of a docket, which is easily taken for the docket itself.
fn docket_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    Option::deserialize(deserializer).map_err(|_: D::Error| {
        Error::custom(
            "the number of the docket is expected here\nwrite the number alone, `docket: 24-cv-1`; what was \
             filed goes under `entries:`, `- { date: 2025-05, number: 1, title: Complaint }`",
        )
    })
}

impl Proceeding {
    /// Marks the charges in which something was found that could not be read, by the lines on which that stands: a charge
    /// goes from its first words to those of the next one.
    pub fn misread_at(&mut self, lines: &[u32]) {
        let begins = |charge: &Charge| {
            let number = charge.number.iter().map(|number| number.span().line);
            number.chain([charge.title.span().line]).min().unwrap_or(0)
        };
        let mut end = u32::MAX;
        for charge in self.charges.iter_mut().rev() {
            let from = begins(charge);
            charge.is_misread = lines.iter().any(|line| (from..end).contains(line));
            end = from;
        }
    }

    /// Marks the steps of charges that are surely later than the day on which it is read.
    pub fn look_ahead_from(&mut self, today: Day) {
        for step in self.charges.iter_mut().flat_map(|it| &mut it.history) {
            let day = step.date.as_ref().and_then(|date| date.earliest());
            step.is_ahead = day.is_some_and(|day| day > today);
        }
    }
}

impl Describe for Proceeding {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.title)
    }

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
    }

    fn date(&self) -> Option<&At<Date>> {
        self.date.as_ref()
    }

    fn date_said(&self) -> Option<&Text> {
        self.date_said.as_ref()
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    fn leave_out_of(&mut self, is_called_otherwise: &dyn Fn(&Ref) -> bool) {
        for party in &mut self.parties {
            if is_called_otherwise(&party.who) {
                party.0.counsel.0.clear();
            }
        }
    }

    takes! {
        title, kind, forum, docket, parties, judges, charges, about, status, standard_of_proof, date, date_said,
        measure, entries, cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            title,
            kind,
            forum,
            docket,
            parties,
            judges,
            charges,
            about,
            status,
            standard_of_proof,
            date,
            date_said,
            measure,
            entries: _,
            cites,
            as_of,
            note,
        } = self;
        let when = Value::When(date.as_ref(), date_said.as_ref());
        let forum = Value::Refs(Role::Forum, forum.as_slice());
        let standard = Value::some_words(standard_of_proof);
        let parties = parties.iter().map(|party| party.part()).collect();
        let judges = judges.iter().map(|judge| judge.part(Role::Judge));
        let charges = charges.iter().map(Charge::part).collect();
        vec![
            Field::new("title", "", Value::words(title)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("forum", "Forum", forum).stated("forum"),
            Field::new("docket", "Docket no.", Value::some_words(docket)).stated("docket number"),
            Field::new("date", "Date", when).stated("date"),
            Field::new("status", "Stage", Value::some_words(status)).stated("stage"),
            Field::new("standard_of_proof", "Standard", standard).stated("standard of proof"),
            Field::new("parties", "Parties", Value::Parts(parties)),
            Field::new("judges", "Judges", Value::Parts(judges.collect())),
            Field::new("charges", "Charges", Value::Parts(charges)),
            Field::new("about", "About", Value::Refs(Role::About, about)),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let cited = keep.cites(&mut self.cites, told);
        // It is there for what is on its docket, and nothing else that a later source tells of it is.
        if keep.is_cited_later && keep.record == Counted::Yes {
            keep.leave(SHOWN_LATER, Counted::No);
            self.forum = None;
            self.date_said = None;
            self.parties.clear();
            self.judges.0.clear();
            self.charges.clear();
            self.about.0.clear();
            self.measure.0.clear();
        }
        let facts = told || cited != Cited::InPart;
        keep.title(&mut self.title, facts);
        keep.words("docket number", &mut self.docket, facts);
        keep.words("stage", &mut self.status, told);
        keep.words("standard of proof", &mut self.standard_of_proof, facts);
        self.forum.take_if(|forum| !keep.is_there(forum));
        self.parties.retain_mut(|it| it.0.keep(keep, facts));
        self.judges.0.retain_mut(|it| it.0.keep(keep, facts));
        self.charges.retain_mut(|it| it.keep(keep, facts));
        keep.refs(&mut self.about.0);
        keep.words("note", &mut self.note, told);
    }
}
