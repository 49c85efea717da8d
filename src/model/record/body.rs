//! What all records can be asked, whatever their kind: it follows from their fields.

use super::{
    Keep,
    field::{Describe, Field, Label, Status, Value},
    kinds::Body,
    protection::Protection,
    role::{Link, Role},
    stay::Stay,
};
use crate::{
    model::{At, Citation, Date, Measure, Ref, Span, Text},
    text::is_blank,
};

/// A text of a record, for searching and comparing.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The key of the record that it is written at.
    pub key: &'static str,
    /// What that key is called on a page; empty for the text that the record goes by.
    pub label: &'static str,
    /// The characters as the file has them.
    pub raw: &'a str,
    pub span: Span,
    /// Those who say it, where it is what someone says: a statement, what is replied.
    pub by: Option<&'a [At<Ref>]>,
}

impl Body {
    /// The one text that the record goes by in a list; none for a broken one.
    pub fn label(&self) -> Option<Label<'_>> {
        self.described().map(Describe::label)
    }

    /// Everything that the record says, in the order of its page; nothing for a broken one.
    pub fn fields(&self) -> Vec<Field<'_>> {
        self.described().map_or_else(Vec::new, Describe::fields)
    }

    /// Other names of the record.
    pub fn aliases(&self) -> &[Text] {
        self.described().map_or(&[], Describe::aliases)
    }

    /// How the record is spoken of before others, where it is not to be named to them.
    pub fn protection(&self) -> Option<&Protection> {
        self.described().and_then(Describe::protection)
    }

    /// What names the record, where records of its kind can be protected.
    pub fn names(&self) -> Vec<&Text> {
        self.described().map_or_else(Vec::new, Describe::names)
    }

    /// Calls it something else: nothing is left of its names, nor that they are protected.
    pub fn call(&mut self, pseudonym: &str) {
        if let Some(described) = self.described_mut() {
            described.call(pseudonym);
        }
    }

    /// Leaves out what would tell who somebody is that is called otherwise.
    pub fn leave_out_of(&mut self, is_called_otherwise: &dyn Fn(&Ref) -> bool) {
        if let Some(described) = self.described_mut() {
            described.leave_out_of(is_called_otherwise);
        }
    }

    /// Has it known by one more name; one that could not be read where it is protected.
    pub fn also_call(&mut self, name: Text) {
        match self {
            Self::Broken(broken) => broken
                .protects
                .iter_mut()
                .for_each(|it| it.push(name.clone())),
            _ => {
                if let Some(described) = self.described_mut() {
                    described.also_call(name);
                }
            }
        }
    }

    /// Has it protected in that way, or not at all; nothing where records of its kind are not protected.
    pub fn protect(&mut self, how: Option<Protection>) {
        if let Some(described) = self.described_mut() {
            described.protect(how);
        }
    }

    /// Tells when it happened by the year alone; when something was said or published stays.
    pub fn tell_year(&mut self) {
        if let Some(described) = self.described_mut() {
            described.tell_year();
        }
    }

    /// When it was said, published or happened, where the record gives a date.
    pub fn date(&self) -> Option<&At<Date>> {
        self.described().and_then(Describe::date)
    }

    /// The same as the source words it, where that is only relative.
    pub fn date_said(&self) -> Option<&Text> {
        self.described().and_then(Describe::date_said)
    }

    /// The numbers of the record.
    pub fn measures(&self) -> &[Measure] {
        self.described().map_or(&[], Describe::measures)
    }

    /// The same, with those that stand in a part and are no source's: a case's own ranges.
    pub fn all_measures(&self) -> Vec<&Measure> {
        let fields = self.fields();
        let own = fields.iter().flat_map(|field| {
            let parts = field.every_part().into_iter();
            let parts = parts.flat_map(|part| part.fields.iter().map(|(_, field)| field));
            std::iter::once(field).chain(parts)
        });
        let measures = own.filter_map(|field| match field.value {
            Value::Numbers(measures) => Some(measures),
            _ => None,
        });
        measures.flatten().collect()
    }

    /// The words of where a person was held or lived; those of an organization that is a record are its own.
    pub fn whereabouts(&self) -> Vec<&Text> {
        match self {
            Self::Person(person) => {
                let stays = person.custody.iter().chain(&person.residence);
                stays.flat_map(Stay::words).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The records that it names as places where somebody lived or was held.
    pub fn stayed_at(&self) -> impl Iterator<Item = &At<Ref>> {
        let stays = match self {
            Self::Person(person) => [&person.custody[..], &person.residence[..]],
            _ => [&[][..], &[][..]],
        };
        let stays = stays.into_iter().flatten();
        stays.filter_map(Stay::place_named)
    }

    /// What the record as a whole cites.
    pub fn cites(&self) -> &[Citation] {
        self.described().map_or(&[], Describe::cites)
    }

    /// The word of the record's own `kind`; the one that holds where none is given, if one does.
    pub fn kind_word(&self) -> Option<&'static str> {
        self.described().and_then(Describe::kind_word)
    }

    /// What has become of it, where its kind has words for that which follow from the record alone.
    pub fn status(&self) -> Option<Status> {
        self.described().and_then(Describe::status)
    }

    /// The remark on the record.
    pub fn note(&self) -> Option<&Text> {
        self.described().and_then(Describe::note)
    }

    /// The day up to which it tells what has no date of its own.
    pub fn as_of(&self) -> Option<&At<Date>> {
        self.described().and_then(Describe::as_of)
    }

    /// Drops what does not count, at an earlier day or without a source.
    pub fn keep(&mut self, keep: &Keep<'_>) {
        let Some(record) = self.described_mut() else {
            return;
        };
        let told = keep.told(record.as_of());
        record.keep(keep);
        if let Some(protection) = record.protection_mut() {
            protection.keep(keep, told);
        }
    }

    /// The texts by which a reader knows the record and its parts, and of which they would see nothing:
    /// each with its key and place.
    pub fn blank(&self) -> Vec<(&'static str, Span)> {
        let fields = self.fields();
        let label = fields.first();
        let parts = fields.iter().flat_map(|field| field.every_part());
        let parts = parts.flat_map(|part| part.fields.iter().map(|(_, field)| field));
        let named = parts.filter(|field| matches!(field.key, "name" | "title" | "statement"));
        let texts = label.into_iter().chain(named).flat_map(|field| {
            let texts: Vec<(&str, Span)> = match field.value {
                Value::Said(statement) => vec![(statement.raw(), statement.span())],
                Value::Words(words) => words.iter().map(|text| (text.raw(), text.span())).collect(),
                _ => Vec::new(),
            };
            texts.into_iter().map(|(raw, span)| (field.key, raw, span))
        });
        let blank = texts.filter(|(_, raw, _)| is_blank(raw));
        blank.map(|(key, _, span)| (key, span)).collect()
    }

    /// Every citation of the record, its parts' included, in the order of its page.
    pub fn all_citations(&self) -> Vec<&Citation> {
        self.citations_by_part().into_iter().flatten().collect()
    }

    /// The same, apart by what they are for: the record as a whole, then each of its parts.
    pub fn citations_by_part(&self) -> Vec<&[Citation]> {
        let fields = self.fields();
        let parts = fields.iter().flat_map(|field| field.every_part());
        let mut all = vec![self.cites()];
        all.extend(parts.map(|part| part.cites));
        all
    }

    /// How many of all citations there are for each field that has some, in their order: of the record as a whole first,
    /// under no name, then of the parts, under that of their field. A reply may deny what the record says: what it cites
    /// is nothing that this rests on.
    pub fn citations_by_field(&self) -> Vec<(Option<&'static str>, usize)> {
        let fields = self.fields();
        let of_parts = fields.iter().map(|field| {
            let parts = field.every_part().into_iter();
            (Some(field.label), parts.map(|part| part.cites.len()).sum())
        });
        let own = std::iter::once((None, self.cites().len()));
        own.chain(of_parts)
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Every reference of the record, with its role: those of its fields, then those of its
    /// citations.
    pub fn links(&self) -> Vec<Link<'_>> {
        let fields = self.fields();
        let refs = fields.iter().flat_map(|field| {
            let parts = field.every_part().into_iter();
            let parts = parts.flat_map(|part| part.fields.iter().map(|(_, field)| field));
            std::iter::once(field).chain(parts)
        });
        let refs = refs.filter_map(|field| match field.value {
            Value::Refs(role, targets) => Some((role, targets)),
            _ => None,
        });
        let mut links = Vec::new();
        for (role, targets) in refs {
            links.extend(targets.iter().map(|target| Link { role, target }));
        }
        for citation in self.all_citations() {
            let (source, via) = (&citation.source, &citation.via);
            links.push(Link {
                role: Role::Cites,
                target: source,
            });
            links.extend(via.iter().map(|target| Link {
                role: Role::Via,
                target,
            }));
        }
        links
    }

    /// Every text of the record, its label first, then in the order of its page, its parts' and its
    /// citations' included.
    pub fn texts(&self) -> Vec<Named<'_>> {
        let mut texts = Texts::default();
        let fields = self.fields();
        let by = fields.iter().find_map(Field::speakers);
        for field in &fields {
            texts.at = (field.key, field.label);
            let by = matches!(field.value, Value::Said(_)).then_some(by.unwrap_or(&[]));
            texts.add(by, field);
            for part in field.every_part() {
                let by = part.fields.iter().find_map(|(_, own)| own.speakers());
                for (_, own) in &part.fields {
                    texts.add(by, own);
                }
                texts.cited(part.cites);
            }
        }
        texts.all
    }
}

#[derive(Default)]
struct Texts<'a> {
    all: Vec<Named<'a>>,
    /// The key that is looked at, and what it is called.
    at: (&'static str, &'static str),
}

impl<'a> Texts<'a> {
    fn push(&mut self, by: Option<&'a [At<Ref>]>, raw: &'a str, span: Span) {
        let (key, label) = self.at;
        self.all.push(Named {
            key,
            label,
            raw,
            span,
            by,
        });
    }

    fn text(&mut self, by: Option<&'a [At<Ref>]>, text: &'a Text) {
        self.push(by, text.raw(), text.span());
    }

    fn add(&mut self, by: Option<&'a [At<Ref>]>, field: &Field<'a>) {
        match field.value {
            Value::Said(statement) => self.push(by, statement.raw(), statement.span()),
            Value::Words(words) | Value::Place(words) => {
                words.iter().for_each(|word| self.text(by, word));
            }
            Value::When(_, Some(said)) => self.text(None, said),
            Value::Numbers(measures) => {
                for measure in measures {
                    let texts = [&measure.said, &measure.unit, &measure.of, &measure.category];
                    let texts = texts.into_iter().flatten();
                    texts.for_each(|text| self.text(None, text));
                }
            }
            Value::Cites(cites) => self.cited(cites),
            Value::When(_, None)
            | Value::Literal(_)
            | Value::Word(_)
            | Value::Status(_)
            | Value::Refs(..)
            | Value::Grade(_)
            | Value::Days(_)
            | Value::Parts(_) => {}
        }
    }

    fn cited(&mut self, cites: &'a [Citation]) {
        for citation in cites {
            let texts = [&citation.prefix, &citation.quote, &citation.suffix];
            let texts = texts.into_iter().flatten();
            texts.for_each(|text| self.text(None, text));
        }
    }
}

#[cfg(test)]
mod tests;
