//! The head of a case file: what it is about.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Keep,
    field::{Describe, Field, Label, Part, Value, takes},
    role::Role,
};
use crate::model::{At, Date, Measure, Ref, Text, value::list};

/// What a file is about; the head of a case file.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The version of this format; always 1.
    pub format: At<u32>,
    /// What the case is called.
    pub title: Text,
    /// A few neutral sentences; who says so is in the records.
    pub summary: Option<Text>,
    /// The people the case is about.
    #[serde(default, deserialize_with = "list")]
    pub subjects: Vec<At<Ref>>,
    /// The day up to which the file describes the case.
    pub as_of: Option<At<Date>>,
    /// Other cases of the library.
    #[serde(default, deserialize_with = "list")]
    pub see_also: Vec<At<Ref>>,
    /// Where you put a number yourself, of what several sources count: your own reading and no fact.
    #[serde(default, deserialize_with = "list")]
    pub ranges: Vec<OwnRange>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// A range that whoever keeps the case file puts a number in, and why.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnRange {
    /// The range, with `of`, `unit` and `category` as the records have them.
    pub measure: Measure,
    /// Why it is this one.
    pub because: Text,
}

impl Describe for Case {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.title)
    }

    fn date(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        format, title, summary, subjects, as_of, see_also, ranges, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            format: _,
            title,
            summary,
            subjects,
            as_of,
            see_also,
            ranges,
            note,
        } = self;
        let ranges = ranges.iter().map(OwnRange::part).collect();
        vec![
            Field::new("title", "", Value::words(title)),
            Field::new("summary", "Summary", Value::some_words(summary)),
            Field::new("subjects", "Subjects", Value::Refs(Role::Subject, subjects)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("see_also", "See also", Value::Refs(Role::SeeAlso, see_also)),
            Field::new("ranges", "Own range", Value::Parts(ranges)),
            Field::new("note", "Note", Value::some_words(note)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        keep.title(&mut self.title, told);
        keep.words("summary", &mut self.summary, told);
        keep.list("own range", &mut self.ranges, told);
        keep.words("note", &mut self.note, told);
        keep.refs(&mut self.subjects);
        keep.refs(&mut self.see_also);
    }
}

impl OwnRange {
    /// It must not be taken for what a source says.
    fn part(&self) -> Part<'_> {
        let Self { measure, because } = self;
        let measure = Value::Numbers(std::slice::from_ref(measure));
        let because = Value::words(because);
        Part {
            fields: vec![
                (
                    "of whoever keeps this file, no source's: ",
                    Field::new("measure", "Number", measure),
                ),
                (", because: ", Field::new("because", "Because", because)),
            ],
            cites: &[],
        }
    }
}
