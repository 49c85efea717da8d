//! What a record says, field by field: the one description of each kind.
//!
//! Each kind of record lists its fields once ([`Describe::fields`]), in the order in which its page is
//! read. Its page, its exports, its JSON, its search, its links and its part of a library all follow from
//! that list, so that a fact which has a key cannot be left out of one of them. The lists take every key of
//! their type apart, and the compiler names a key that is forgotten.

use super::{
    Bearing, ChargeStatus, EntryStatus, EvidenceStatus, Keep, Protection, QuestionStatus,
    ResponseKind, Role, Standing,
};
use crate::model::{At, Citation, Date, Measure, Ref, Span, Statement, Text};

/// What every kind of record can say of itself. What is asked of many records at a time has a function
/// of its own beside [`Describe::fields`]; a test holds the two to each other.
pub trait Describe {
    /// The one text that the record goes by in a list; it is the value of the first field.
    fn label(&self) -> Label<'_>;

    /// Its other names.
    fn aliases(&self) -> &[Text] {
        &[]
    }

    /// When it was said, published or happened.
    fn date(&self) -> Option<&At<Date>> {
        None
    }

    /// The same as the source words it, where that is only relative.
    fn date_said(&self) -> Option<&Text> {
        None
    }

    /// The word of its own `kind`, or the one that holds where it gives none.
    fn kind_word(&self) -> Option<&'static str> {
        None
    }

    /// What has become of it, where its kind has words for that which follow from itself alone.
    fn status(&self) -> Option<Status> {
        None
    }

    fn measures(&self) -> &[Measure] {
        &[]
    }

    /// What the record as a whole cites.
    fn cites(&self) -> &[Citation] {
        &[]
    }

    /// The remark on the record.
    fn note(&self) -> Option<&Text>;

    /// The day up to which it tells what has no date of its own.
    fn as_of(&self) -> Option<&At<Date>>;

    /// Everything that the record says, in the order of its page; fields that say nothing included.
    fn fields(&self) -> Vec<Field<'_>>;

    /// Takes over what another record of the same kind says under a key of the file: what follows from that key alone
    /// shows in what is otherwise then. Nothing where there is no such key.
    fn take(&mut self, from: &Self, key: &str)
    where
        Self: Sized;

    /// How it is spoken of before others, where it is not to be named to them.
    fn protection(&self) -> Option<&Protection> {
        None
    }

    /// The same, to leave out what an earlier day does not count.
    fn protection_mut(&mut self) -> Option<&mut Protection> {
        None
    }

    /// What names it, and whatever else is it alone: names, titles, addresses, files.
    fn names(&self) -> Vec<&Text> {
        Vec::new()
    }

    /// Puts other words in the place of all of these.
    fn call(&mut self, _pseudonym: &str) {}

    /// Leaves out what would tell who somebody is that is called otherwise: of a party, who represents it.
    fn leave_out_of(&mut self, _is_called_otherwise: &dyn Fn(&Ref) -> bool) {}

    /// Has it known by one more name. What has no list of names is given away by it all the same.
    fn also_call(&mut self, name: Text) {
        if let Some(protection) = self.protection_mut() {
            protection.also.push(name);
        }
    }

    /// Has it protected in that way, or not at all; nothing where records of its kind are not protected.
    fn protect(&mut self, _how: Option<Protection>) {}

    /// Tells when it happened by the year alone.
    fn tell_year(&mut self) {}

    /// Drops the references, citations, parts and undated words that do not count.
    fn keep(&mut self, keep: &Keep<'_>);
}

/// The one text that a record goes by.
#[derive(Clone, Copy, Debug)]
pub enum Label<'a> {
    /// It can be shown as it is.
    Name(&'a Text),
    /// It is shown behind who says it.
    Said(&'a Statement),
}

impl<'a> Label<'a> {
    /// The characters as the file has them.
    pub fn raw(self) -> &'a str {
        match self {
            Self::Name(name) => name.raw(),
            Self::Said(statement) => statement.raw(),
        }
    }

    /// Where the text begins.
    pub fn span(self) -> Span {
        match self {
            Self::Name(name) => name.span(),
            Self::Said(statement) => statement.span(),
        }
    }
}

/// A key of a record, with what it says.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The key in the case file.
    pub key: &'static str,
    /// What the key is called on a page, in plain English; empty for the field that the record goes by.
    pub label: &'static str,
    pub value: Value<'a>,
    /// What a reader is told where the record says nothing here.
    pub silence: Silence,
    /// What the file has for it.
    pub written: Written,
}

/// What the file has where a page says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Just what the page says.
    AsSaid,
    /// This word, which the page says in plain English or passes over; none where the page says what holds without one.
    Word(Option<&'static str>),
}

/// What a reader is told where a record says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    Nothing,
    /// "Not stated: docket number": the reader looks for it, by this name.
    NotStated(&'static str),
    /// Nothing, unless the file says something that would tell what the record is called: then that it is left out.
    LeftOut(&'static str),
}

/// What a key says.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Words of the file: a text, or several beside each other.
    Words(&'a [Text]),
    /// What someone asserts.
    Said(&'a Statement),
    /// A place in words, which may be the id of a record: a prison.
    Place(&'a [Text]),
    /// Characters that are no words: a hash.
    Literal(Option<&'a str>),
    /// A word that the file chooses from a list.
    Word(Option<&'static str>),
    /// A word of a list that has a sign.
    Status(Option<Status>),
    /// Whom it names, in which part.
    Refs(Role, &'a [At<Ref>]),
    /// A date, and how the source words it where that is only relative.
    When(Option<&'a At<Date>>, Option<&'a Text>),
    /// The Admiralty code of an allegation, 1 to 6.
    Grade(Option<u8>),
    /// So many days.
    Days(u32),
    Numbers(&'a [Measure]),
    /// Replies, steps, entries: each says something of its own and may cite.
    Parts(Vec<Part<'a>>),
    /// What the record as a whole rests on.
    Cites(&'a [Citation]),
}

/// Words with a sign of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Evidence(EvidenceStatus),
    Bearing(Bearing),
    Question(QuestionStatus),
    Entry(EntryStatus),
    Reply(ResponseKind),
    Standing(Standing),
    Charge(ChargeStatus),
}

/// A part of a record, which is told on one line. Parts within it are told behind it, each behind what is written before
/// their field; where that is [`BELOW`], on lines of their own.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Its fields, each with what is written before it on the line where it says something.
    pub fields: Vec<(&'static str, Field<'a>)>,
    pub cites: &'a [Citation],
}

/// What is written before a field whose parts have lines of their own below the part that they belong to.
pub const BELOW: &str = "\n";

impl<'a> Part<'a> {
    /// Itself and the parts within it, in the order in which their citations are numbered.
    fn gather<'p>(&'p self, all: &mut Vec<&'p Part<'a>>) {
        all.push(self);
        for (_, field) in &self.fields {
            field.parts().iter().for_each(|part| part.gather(all));
        }
    }

    /// How many citations it has, with those of the parts within it.
    pub fn all_cites(&self) -> usize {
        let mut all = Vec::new();
        self.gather(&mut all);
        all.iter().map(|part| part.cites.len()).sum()
    }

    /// Whom it names, where it says nothing else.
    pub fn only_names(&self) -> Option<(Role, &'a [At<Ref>])> {
        let mut said = self.fields.iter().filter(|(_, field)| !field.is_empty());
        match (said.next(), said.next()) {
            (Some((_, field)), None) if self.cites.is_empty() => match field.value {
                Value::Refs(role, who) => Some((role, who)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A step of a history: what holds from then on, when and why.
    pub fn step(
        status: Field<'a>,
        date: &'a Option<At<Date>>,
        because: &'a Option<Text>,
        cites: &'a [Citation],
    ) -> Self {
        let because = Field::new("because", "Because", Value::some_words(because));
        let date = Field::new("date", "Date", Value::date(date));
        let fields = vec![("", status), (" ", date), (": ", because)];
        Self { fields, cites }
    }
}

impl<'a> Field<'a> {
    /// A field, of which nothing is written where it says nothing.
    pub fn new(key: &'static str, label: &'static str, value: Value<'a>) -> Self {
        Self {
            key,
            label,
            value,
            silence: Silence::Nothing,
            written: Written::AsSaid,
        }
    }

    /// The same of what the file writes otherwise than the page says it.
    pub fn written(self, word: Option<&'static str>) -> Self {
        let written = Written::Word(word);
        Self { written, ..self }
    }

    /// The same for what a reader looks for: where it says nothing, its name is listed as not stated.
    pub fn stated(self, name: &'static str) -> Self {
        let silence = Silence::NotStated(name);
        Self { silence, ..self }
    }

    /// The same for what is left out where the name is.
    pub fn covered(self, name: &'static str) -> Self {
        let silence = Silence::LeftOut(name);
        Self { silence, ..self }
    }

    /// Its parts; none where it has none.
    pub fn parts(&self) -> &[Part<'a>] {
        match &self.value {
            Value::Parts(parts) => parts,
            _ => &[],
        }
    }

    /// The same with the parts within them, in the order in which their citations are numbered.
    pub fn every_part(&self) -> Vec<&Part<'a>> {
        let mut all = Vec::new();
        self.parts().iter().for_each(|part| part.gather(&mut all));
        all
    }

    /// Those who say what is beside it: in a statement, in a reply.
    pub fn speakers(&self) -> Option<&'a [At<Ref>]> {
        match self.value {
            Value::Refs(Role::By | Role::Response, by) => Some(by),
            _ => None,
        }
    }

    /// Whether the record says nothing here.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Words(texts) | Value::Place(texts) => texts.is_empty(),
            Value::Said(_) => false,
            Value::Literal(text) => text.is_none(),
            Value::Word(word) => word.is_none(),
            Value::Status(status) => status.is_none(),
            Value::Refs(_, refs) => refs.is_empty(),
            Value::When(date, said) => date.is_none() && said.is_none(),
            Value::Grade(grade) => grade.is_none(),
            Value::Days(_) => false,
            Value::Numbers(measures) => measures.is_empty(),
            Value::Parts(parts) => parts.is_empty(),
            Value::Cites(cites) => cites.is_empty(),
        }
    }
}

impl<'a> Value<'a> {
    /// Words that must be there.
    pub fn words(text: &'a Text) -> Self {
        Self::Words(std::slice::from_ref(text))
    }

    /// Words that may be left out.
    pub fn some_words(text: &'a Option<Text>) -> Self {
        Self::Words(text.as_slice())
    }

    /// A word of a list; none where it says nothing to a reader: "other".
    pub fn word(word: Option<&'static str>) -> Self {
        Self::Word(word.filter(|word| !word.is_empty()))
    }

    /// Whom it names, where that is one.
    pub fn one(role: Role, target: &'a At<Ref>) -> Self {
        Self::Refs(role, std::slice::from_ref(target))
    }

    /// A date that has no wording of its source beside it.
    pub fn date(date: &'a Option<At<Date>>) -> Self {
        Self::When(date.as_ref(), None)
    }
}

impl Status {
    /// The word that the file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Evidence(status) => status.word(),
            Self::Bearing(bearing) => bearing.word(),
            Self::Question(status) => status.word(),
            Self::Entry(status) => status.word(),
            Self::Reply(kind) => kind.word(),
            Self::Standing(standing) => standing.word(),
            Self::Charge(status) => status.word(),
        }
    }
}

/// Yes or no, as a file writes it.
pub(super) fn yes_or_no(value: bool) -> &'static str {
    match value {
        true => "true",
        false => "false",
    }
}

/// How a record takes over what another says under a key: a part of its `impl Describe`. Given all keys of its type; the
/// compiler names one that is forgotten. A key that is a word of Rust has another name in the type: `whose as "for"`.
macro_rules! takes {
    (@key $key:ident) => { stringify!($key) };
    (@key $key:ident $name:literal) => { $name };
    ($($key:ident $(as $name:literal)?),* $(,)?) => {
        fn take(&mut self, from: &Self, key: &str) {
            let Self { $($key),* } = from;
            $(if key == $crate::model::record::field::takes!(@key $key $($name)?) {
                self.$key.clone_from($key);
            })*
        }
    };
}
pub(super) use takes;
