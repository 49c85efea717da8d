//! Entries of dockets: what was filed, ordered, heard or is due in a proceeding.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize,
    de::{Deserializer, IgnoredAny},
};

use super::{
    field::{Describe, Field, Label, Part, Status, Value, takes, yes_or_no},
    keep::{Cited, Counted, Keep, SHOWN_LATER},
    role::Role,
};
use crate::model::{
    At, Citation, Date, Due, Id, OneOrMany, Ref, Text,
    citation::{Cites, cites},
    value::list,
    words::words,
};

words! {
    /// What an entry of a docket is.
    EntryKind {
        Filing = "filing", Order = "order", Minute = "minute", Hearing = "hearing",
        Deadline = "deadline", Notice = "notice", Other = "other" => "",
    }
}

words! {
    /// What has become of what was to come, as a source says.
    EntryStatus { Set = "set", Moved = "moved", Vacated = "vacated", Held = "held" }
}

/// An entry of a docket: what was filed, ordered or done, what is set to be heard, and what is due.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The proceeding on whose docket it stands; where the entry is written below its proceeding, that one.
    #[serde(rename = "in")]
    pub proceeding: At<Ref>,
    /// What was filed, ordered or done.
    pub title: Text,
    /// What it is.
    pub kind: Option<At<EntryKind>>,
    /// Its number on the docket.
    pub number: Option<Text>,
    /// When: the day, with the time where the source gives one (`2026-12-03T13:30`).
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Where, in words.
    pub place: Option<Text>,
    /// Who filed, ordered or did it.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// Before whom: a judge, a court.
    #[serde(default)]
    pub before: OneOrMany<At<Ref>>,
    /// For whom it was filed; of a deadline or a hearing, whose it is.
    #[serde(default, rename = "for")]
    pub whose: OneOrMany<At<Ref>>,
    /// The entry that sets it: the order behind a deadline or a hearing.
    pub set_by: Option<At<Ref>>,
    /// The entries that it answers: the motion that an opposition opposes, the deadline that a filing meets. What asks for
    /// more time meets none.
    #[serde(default)]
    pub answers: OneOrMany<At<Ref>>,
    /// When it is due: a day, or so many days after another entry, `{ days: 21, after: ENTRY }`.
    pub due: Option<Due>,
    /// Whether what was due was done; false where a source says that it was not.
    pub done: Option<At<bool>>,
    /// What has become of what was set: it is set, moved, vacated, or was held.
    pub status: Option<At<EntryStatus>>,
    /// The document that was filed: a source.
    pub document: Option<At<Ref>>,
    /// What is attached to it.
    #[serde(default, deserialize_with = "list")]
    pub attachments: Vec<Attachment>,
    /// Whether the document is sealed.
    pub sealed: Option<At<bool>>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its status and note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// The entries of a docket where they are written below their proceeding: a list without ids, or by ids. The loader takes them
/// from there before the proceeding is read ([`crate::load::docket`]); here they have no more than their place in the schema.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Below;

impl<'de> Deserialize<'de> for Below {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl JsonSchema for Below {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Below".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // There an entry need not say in which proceeding it is, and may have an id.
        let mut entry = Entry::json_schema(generator);
        entry.insert("required".to_owned(), serde_json::json!(["title"]));
        let id = generator.subschema_for::<Id>();
        if let Some(properties) = entry
            .get_mut("properties")
            .and_then(|all| all.as_object_mut())
        {
            properties.insert("id".to_owned(), id.into());
        }
        let entry = serde_json::Value::from(entry);
        json_schema!({ "anyOf": [
            { "type": "array", "items": entry.clone() },
            { "type": "object", "additionalProperties": entry },
        ] })
    }
}

/// What is attached to an entry of a docket.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its number among the attachments.
    pub number: Option<Text>,
    /// What it is called.
    pub title: Text,
    /// The document itself: a source.
    pub document: Option<At<Ref>>,
    /// Whether it is sealed.
    pub sealed: Option<At<bool>>,
}

impl Entry {
    /// What it is, where that is said.
    pub fn kind(&self) -> EntryKind {
        self.kind.map_or(EntryKind::Other, |kind| kind.value)
    }

    /// What has become of what was set, where that is said.
    pub fn status(&self) -> Option<EntryStatus> {
        self.status.map(|status| status.value)
    }

    /// Whether it, or something attached to it, is sealed.
    pub fn is_sealed(&self) -> bool {
        let is = |sealed: &Option<At<bool>>| sealed.is_some_and(|sealed| sealed.value);
        is(&self.sealed) || self.attachments.iter().any(|one| is(&one.sealed))
    }

    /// The documents that are sealed.
    pub fn sealed_documents(&self) -> Vec<&At<Ref>> {
        let is = |sealed: &Option<At<bool>>| sealed.is_some_and(|sealed| sealed.value);
        let own = self.document.iter().filter(|_| is(&self.sealed));
        let all = is(&self.sealed);
        let attached = self.attachments.iter();
        let attached = attached.filter(|one| all || is(&one.sealed));
        own.chain(attached.flat_map(|one| &one.document)).collect()
    }

    /// Leaves nothing of what is sealed: of the entry that it is there, when and by whom; of what is attached, how much.
    pub fn withhold(&mut self) {
        let all = self.sealed.is_some_and(|sealed| sealed.value);
        for attachment in &mut self.attachments {
            if all || attachment.sealed.is_some_and(|sealed| sealed.value) {
                attachment.title = attachment.title.instead("[…]");
                attachment.document = None;
            }
        }
        if all {
            self.title = self.title.instead("[…]");
            (self.note, self.place, self.document) = (None, None, None);
            for citation in &mut self.cites {
                (citation.prefix, citation.quote, citation.suffix) = (None, None, None);
            }
        }
    }

    /// Whether its date is the day since which it stands on the docket, for all to see.
    pub fn is_of_its_day(&self) -> bool {
        let is_filed = match self.kind() {
            EntryKind::Filing
            | EntryKind::Order
            | EntryKind::Minute
            | EntryKind::Notice
            | EntryKind::Other => true,
            EntryKind::Hearing | EntryKind::Deadline => false,
        };
        is_filed && !self.is_sealed()
    }

    /// When it was filed, ordered or heard, or else is due; none where no source gives a day.
    pub fn day(&self) -> Option<&At<Date>> {
        let due = self.due.as_ref().and_then(Due::on);
        self.date.as_ref().or(due)
    }

    /// Its number as dockets are ordered: by the digits it begins with, then by what follows them (`12`, `12-1`, `13`).
    /// What has no number comes before what has one, of the same day.
    pub fn in_order(&self) -> (bool, u64, Box<str>) {
        let number = self.number.as_ref().map_or("", |number| number.raw());
        let number = number.trim();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = number.split_at(digits);
        (
            !number.is_empty(),
            digits.parse().unwrap_or(u64::MAX),
            rest.into(),
        )
    }
}

impl Describe for Entry {
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

    fn status(&self) -> Option<Status> {
        self.status.map(|status| Status::Entry(status.value))
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
        // Who files for somebody represents them, which tells who they are.
        if self.whose.iter().any(|whom| is_called_otherwise(whom)) {
            self.by.0.clear();
        }
    }

    takes! {
        proceeding as "in", title, kind, number, date, date_said, place, by, before, whose as "for", set_by, answers, due,
        done, status, document, attachments, sealed, cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            proceeding,
            title,
            kind,
            number,
            date,
            date_said,
            place,
            by,
            before,
            whose,
            set_by,
            answers,
            due,
            done,
            status,
            document,
            attachments,
            sealed,
            cites,
            as_of,
            note,
        } = self;
        let when = Value::When(date.as_ref(), date_said.as_ref());
        // What is due needs no other day.
        let date_field = Field::new("date", "Date", when);
        let date_field = match due {
            Some(_) => date_field,
            None => date_field.stated("date"),
        };
        let was_done = done.map(|done| match done.value {
            true => "yes",
            false => "no",
        });
        let status_word = status.map(|status| status.word());
        let due = due.as_ref().map_or(Value::When(None, None), Due::value);
        let attachments = attachments.iter().map(Attachment::part).collect();
        vec![
            Field::new("title", "", Value::words(title)),
            Field::new("in", "Docket of", Value::one(Role::Docket, proceeding)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("number", "Number", Value::some_words(number)),
            date_field,
            Field::new("place", "Place", Value::Place(place.as_slice())),
            Field::new("before", "Before", Value::Refs(Role::Before, before)),
            Field::new("by", "By", Value::Refs(Role::FiledBy, by)),
            Field::new("for", "For", Value::Refs(Role::FiledFor, whose)),
            Field::new("due", "Due", due),
            Field::new("done", "Done", Value::Word(was_done))
                .written(done.map(|done| yes_or_no(done.value))),
            Field::new("status", "Status", Value::Status(Describe::status(self)))
                .written(status_word),
            Field::new(
                "set_by",
                "Set by",
                Value::Refs(Role::SetBy, set_by.as_slice()),
            ),
            Field::new("answers", "Answers", Value::Refs(Role::Answers, answers)),
            Field::new(
                "document",
                "Document",
                Value::Refs(Role::Document, document.as_slice()),
            ),
            Field::new("attachments", "Attached", Value::Parts(attachments)),
            sealed_field(sealed.as_ref(), ["yes", "no"]),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let cited = keep.cites(&mut self.cites, told);
        // It was on its docket from its day on, whoever shows that later.
        let is_shown_later = keep.is_cited_later && keep.record == Counted::Yes;
        if is_shown_later {
            keep.leave(SHOWN_LATER, Counted::No);
        }
        let facts = told || is_shown_later || cited != Cited::InPart;
        keep.title(&mut self.title, facts);
        keep.words("place", &mut self.place, facts);
        for references in [
            &mut self.by,
            &mut self.before,
            &mut self.whose,
            &mut self.answers,
        ] {
            keep.refs(&mut references.0);
        }
        for reference in [&mut self.set_by, &mut self.document] {
            reference.take_if(|reference| !keep.is_there(reference));
        }
        for attachment in &mut self.attachments {
            attachment
                .document
                .take_if(|document| !keep.is_there(document));
        }
        // What became of it later is later than the entry, and has no day.
        keep.undated("done", &mut self.done, told);
        keep.undated("status", &mut self.status, told);
        keep.words("note", &mut self.note, told);
    }
}

impl Attachment {
    /// `1  Proposed order, sealed`
    fn part(&self) -> Part<'_> {
        let Self {
            number,
            title,
            document,
            sealed,
        } = self;
        let number = Field::new("number", "Number", Value::some_words(number));
        let document = Value::Refs(Role::Document, document.as_slice());
        let fields = vec![
            ("", number),
            ("  ", Field::new("title", "Attached", Value::words(title))),
            (", ", Field::new("document", "Document", document)),
            (
                ", ",
                sealed_field(sealed.as_ref(), ["sealed", "not sealed"]),
            ),
        ];
        Part { fields, cites: &[] }
    }
}

/// Whether something is sealed; that it is not sealed is only told where the file says so.
fn sealed_field<'a>(sealed: Option<&At<bool>>, [yes, no]: [&'static str; 2]) -> Field<'a> {
    let says = sealed.map(|sealed| if sealed.value { yes } else { no });
    Field::new("sealed", "Sealed", Value::Word(says))
        .written(sealed.map(|sealed| yes_or_no(sealed.value)))
}
