//! Parts of records that have no id of their own: by their place, and by what they say.

use super::{
    Body, Citation, Date,
    record::{DocketEntry, EvidenceStep, Label, Stay, StayKind},
};

/// Which part of a record, by its place in it. True of one reading of the file only: what is kept
/// longer is a [`PartId`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordPart {
    /// The record as a whole.
    #[default]
    Whole,
    /// An entry of a proceeding's docket, from 0.
    Entry(usize),
    /// A step of what has become of a piece of evidence, from 0.
    Step(usize),
    /// A span of a person, from 0.
    Stay(StayKind, usize),
}

/// Which part of a record, by what it says, so that it is found again when the file was changed: others
/// were written before it, or its own words put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartId {
    Whole,
    Entry(EntryId),
    /// By its place: steps are only added at the end.
    Step(usize),
    /// By its place among those of its kind.
    Stay(StayKind, usize),
}

/// What tells an entry of a docket from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryId {
    number: Option<Box<str>>,
    date: Option<Date>,
    title: Box<str>,
    /// How many before it, and how many after it, say just the same.
    before: usize,
    after: usize,
}

impl RecordPart {
    /// The part by what it says; none where the record has no such part.
    pub fn id(self, body: &Body) -> Option<PartId> {
        let place = match self {
            Self::Whole => return Some(PartId::Whole),
            Self::Step(place) => return steps(body).get(place).map(|_| PartId::Step(place)),
            Self::Stay(kind, place) => {
                return stays(body, kind)
                    .get(place)
                    .map(|_| PartId::Stay(kind, place));
            }
            Self::Entry(place) => place,
        };
        let entries = entries(body);
        let id = EntryId::of(entries.get(place)?);
        let alike = |entries: &[DocketEntry]| {
            let alike = entries.iter().filter(|entry| id.is_said_by(entry));
            alike.count()
        };
        let before = alike(&entries[..place]);
        let after = alike(&entries[place + 1..]);
        Some(PartId::Entry(EntryId {
            before,
            after,
            ..id
        }))
    }

    /// What it is called; none where it has no name, or the record no such part.
    pub fn label(self, body: &Body) -> Option<Label<'_>> {
        match self {
            Self::Whole => body.label(),
            Self::Entry(place) => {
                let entry = entries(body).get(place)?;
                Some(Label::Name(&entry.title))
            }
            Self::Step(place) => steps(body).get(place).and_then(|_| body.label()),
            Self::Stay(kind, place) => stays(body, kind).get(place).and_then(|_| body.label()),
        }
    }

    /// What it rests on, and the number of the first of these among [`Body::all_citations`], from 0. A
    /// record as a whole rests on what its parts rest on, too.
    pub fn cites(self, body: &Body) -> (usize, Vec<&Citation>) {
        let own = match self {
            Self::Whole => return (0, body.all_citations()),
            Self::Entry(place) => entries(body).get(place).map(|entry| &entry.cites),
            Self::Step(place) => steps(body).get(place).map(|step| &step.cites),
            Self::Stay(kind, place) => stays(body, kind).get(place).map(|stay| &stay.cites),
        };
        let Some(own) = own else {
            return (0, Vec::new());
        };
        let all = body.all_citations();
        let first = own.first();
        let before = first.and_then(|first| all.iter().position(|one| std::ptr::eq(*one, first)));
        (before.unwrap_or(0), own.iter().collect())
    }
}

impl PartId {
    /// The part of a record that is meant: the one that says just this, else the only one of its
    /// number, of its title, of its date. None where there is none.
    pub fn part(&self, body: &Body) -> Option<RecordPart> {
        let id = match self {
            Self::Whole => return Some(RecordPart::Whole),
            Self::Step(place) => return steps(body).get(*place).map(|_| RecordPart::Step(*place)),
            Self::Stay(kind, place) => {
                let stay = stays(body, *kind).get(*place);
                return stay.map(|_| RecordPart::Stay(*kind, *place));
            }
            Self::Entry(id) => id,
        };
        let places = |is_it: &dyn Fn(&DocketEntry) -> bool| -> Vec<usize> {
            let entries = entries(body).iter().enumerate();
            let found = entries.filter(|(_, entry)| is_it(entry));
            found.map(|(place, _)| place).collect()
        };
        let only = |places: Vec<usize>| match places[..] {
            [only] => Some(only),
            _ => None,
        };
        let same = places(&|entry| id.is_said_by(entry));
        // Where there are more of them now, what is new is mostly put above.
        let last = same.len().saturating_sub(1);
        let place = match same.len() > id.before + 1 + id.after {
            true => last - id.after,
            false => id.before.min(last),
        };
        let place = same.get(place).copied();
        let place = place
            .or_else(|| {
                only(places(&|entry| {
                    id.number.is_some() && number(entry) == id.number
                }))
            })
            .or_else(|| only(places(&|entry| *id.title == *entry.title.raw())))
            .or_else(|| {
                only(places(&|entry| {
                    id.date.is_some() && date(entry) == id.date.as_ref()
                }))
            });
        place.map(RecordPart::Entry)
    }

    /// Whether another part of the same record says the same.
    pub fn says_what(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Whole, Self::Whole) => true,
            (Self::Step(one), Self::Step(other)) => one == other,
            (Self::Stay(kind, one), Self::Stay(of, other)) => (kind, one) == (of, other),
            (Self::Entry(one), Self::Entry(other)) => {
                (&one.number, &one.date, &one.title) == (&other.number, &other.date, &other.title)
            }
            _ => false,
        }
    }

    /// The words by which a reader knows it; none for a record as a whole.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Whole => None,
            Self::Entry(id) => Some(format!("entry “{}”", id.title)),
            Self::Step(place) => Some(format!("step {}", place + 1)),
            Self::Stay(kind, place) => Some(format!("{} {}", kind.word(), place + 1)),
        }
    }
}

impl EntryId {
    fn of(entry: &DocketEntry) -> Self {
        Self {
            number: number(entry),
            date: entry.date.as_ref().map(|date| date.value.clone()),
            title: entry.title.raw().into(),
            before: 0,
            after: 0,
        }
    }

    fn is_said_by(&self, entry: &DocketEntry) -> bool {
        *self.title == *entry.title.raw()
            && self.date.as_ref() == date(entry)
            && self.number == number(entry)
    }
}

fn date(entry: &DocketEntry) -> Option<&Date> {
    entry.date.as_ref().map(|date| &date.value)
}

fn number(entry: &DocketEntry) -> Option<Box<str>> {
    entry.number.as_ref().map(|number| number.raw().into())
}

/// The steps of what has become of a piece of evidence; none of what is none.
fn steps(body: &Body) -> &[EvidenceStep] {
    match body {
        Body::Evidence(evidence) => &evidence.history,
        _ => &[],
    }
}

/// The spans of a person, of that kind; none of who is none.
pub fn stays(body: &Body, kind: StayKind) -> &[Stay] {
    match (body, kind) {
        (Body::Person(person), StayKind::Custody) => &person.custody,
        (Body::Person(person), StayKind::Residence) => &person.residence,
        _ => &[],
    }
}

fn entries(body: &Body) -> &[DocketEntry] {
    match body {
        Body::Proceeding(proceeding) => &proceeding.entries,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::Library, load};

    /// The docket of a case file with these entries.
    fn docket(entries: &[&str]) -> Body {
        let lines: String = entries
            .iter()
            .map(|entry| format!("      - {entry}\n"))
            .collect();
        let text =
            format!("format: 1\ntitle: X\nproceedings:\n  p:\n    title: P\n    entries:\n{lines}");
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("x.yaml"), text).unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        library.find("p").unwrap().body.clone()
    }

    /// What else the proceeding has parts of changes nothing of which citations are an entry's.
    #[test]
    fn an_entry_rests_on_its_own_citations() {
        let body = docket(&[
            "{title: Summons}",
            "{title: Hearing, cites: [{source: a, at: ¶1}, {source: a, at: ¶2}]}",
            "{title: Order, cites: [{source: a, at: ¶3}]}\n    parties: [{who: x}, {who: y}]\n    cites: [{source: a, at: ¶9}]",
        ]);
        let cites = |place| {
            let (before, own) = RecordPart::Entry(place).cites(&body);
            let places = own
                .iter()
                .map(|one| one.at.as_ref().unwrap().value.to_string());
            (before, places.collect::<Vec<_>>())
        };
        assert_eq!(cites(0).1, [""; 0]);
        assert_eq!(cites(1), (1, vec!["¶1".to_owned(), "¶2".to_owned()]));
        assert_eq!(cites(2), (3, vec!["¶3".to_owned()]));
    }

    #[test]
    fn an_entry_is_found_again_by_what_it_says() {
        let one = "{date: 2022-01-01, number: 1, title: Hearing}";
        let two = "{date: 2022-01-02, number: 2, title: Hearing}";
        let alike = "{title: Order}";
        let before = docket(&[one, two, alike, alike]);
        let id = |place| RecordPart::Entry(place).id(&before).unwrap();
        for place in 0..4 {
            assert_eq!(id(place).part(&before), Some(RecordPart::Entry(place)));
        }
        assert_eq!(RecordPart::Entry(4).id(&before), None);
        assert_eq!(
            RecordPart::Whole.id(&before).unwrap().part(&before),
            Some(RecordPart::Whole)
        );

        let above = docket(&["{title: Summons}", one, two, alike, alike]);
        for place in 0..4 {
            assert_eq!(id(place).part(&above), Some(RecordPart::Entry(place + 1)));
        }
        // The title of one, the date of another put right, and one of two alike taken out.
        let righted = "{date: 2022-01-02, number: 2, title: Second hearing}";
        let redated = "{date: 2022-01-09, title: Order}";
        let after = docket(&[righted, redated]);
        assert_eq!(id(0).part(&after), None);
        assert_eq!(id(1).part(&after), Some(RecordPart::Entry(0)));
        assert_eq!(id(2).part(&after), Some(RecordPart::Entry(1)));
        // One more of those alike, the words of one that has a date and no number put right.
        let more = docket(&["{title: Order}", one, two, alike, alike]);
        assert_eq!(id(2).part(&more), Some(RecordPart::Entry(3)));
        assert_eq!(id(3).part(&more), Some(RecordPart::Entry(4)));
        let dated = docket(&["{date: 2022-03-01, title: Notice}"]);
        let notice = RecordPart::Entry(0).id(&dated).unwrap();
        let retitled = docket(&[
            "{title: Summons}",
            "{date: 2022-03-01, title: First notice}",
        ]);
        assert_eq!(notice.part(&retitled), Some(RecordPart::Entry(1)));
        // Which of several is meant nothing tells.
        let several = docket(&["{date: 2021, title: Order}", "{date: 2020, title: Order}"]);
        assert_eq!(id(2).part(&several), None);
    }
}
