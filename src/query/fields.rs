//! What each key asks of a record. The table of keys says which of these belongs to which.

use std::{borrow::Cow, sync::LazyLock};

use super::{
    eval::Context,
    lists::HELD,
    stays,
    text::holds_begun,
    traits::{self, HAS, IS, Trait},
    values::{Compare, Value},
};
use crate::{
    analysis::{
        docket::{self, DueBy},
        origins::{self, Summary},
        party::Parties,
        replies, standing, support,
    },
    library::{Index, Library, Record, short},
    model::{Body, Date, Key, Kind, RecordPart, Role, record::Counted},
    review::{Mark, Marks},
    text::fold,
    verify::{PlaceDoubt, Verdict},
};

/// A record that is asked about.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub context: &'a Context<'a>,
    pub index: Index,
    pub when: When<'a>,
}

/// Which dates are asked about.
#[derive(Clone, Copy)]
pub enum When<'a> {
    /// Those of the record.
    OfRecord,
    /// That of one moment of it, where it is dated, and which part of the record that is.
    OfMoment(Option<&'a Date>, RecordPart),
}

impl<'a> Asked<'a> {
    pub fn library(&self) -> &'a Library {
        self.context.library
    }

    pub fn record(&self) -> &'a Record {
        self.library().at(self.index)
    }

    pub fn body(&self) -> &'a Body {
        &self.record().body
    }

    /// The origins of what it says; none where it is no allegation and cites nothing.
    pub fn origins(&self) -> Option<Summary> {
        let body = self.body();
        let is_asked = matches!(body, Body::Allegation(_)) || !body.cites().is_empty();
        is_asked.then(|| origins::summary(self.library(), self.index))
    }

    /// What is marked and noted of it.
    pub fn mark(&self) -> &'a Mark {
        static NONE: LazyLock<Marks> = LazyLock::new(Marks::default);
        self.context.marks.unwrap_or(&NONE).get(&self.record().key)
    }

    /// Whether someone whom it is against is not recorded to have replied.
    pub fn lacks_reply(&self) -> bool {
        standing::is_unanswered(self.library(), self.index)
    }

    /// Whether a record that this one names in one of these parts is called so.
    fn names_one(&self, roles: &[Role], value: &Value) -> bool {
        let mut names = self.record().names.iter();
        names.any(|(role, index)| {
            roles.contains(role) && is_called(self.library(), *index, name(value))
        })
    }

    /// The day on which an entry is due, as a source gives it or as it is counted.
    pub(super) fn due(&self) -> Option<Cow<'a, Date>> {
        match docket::due_by(self.library(), self.index)? {
            DueBy::On(date) => Some(Cow::Borrowed(date)),
            DueBy::Counted(counted) => Date::read(&counted.day.edtf()).ok().map(Cow::Owned),
            DueBy::Uncounted(_) => None,
        }
    }

    /// Whether a date that is asked about stands so.
    fn dated(&self, stands: impl Fn(&Date) -> bool) -> bool {
        if let When::OfMoment(date, _) = self.when {
            return date.is_some_and(stands);
        }
        // A proceeding is found by the days of its docket, too; what is due, by the day on which it is.
        let docket = self.library().named_by(self.index);
        let docket = docket.filter(|(role, _)| *role == Role::Docket);
        let docket = docket.filter_map(|(_, entry)| entry.body.date());
        let own = self.body().date().into_iter().chain(docket);
        own.map(|at| &at.value).any(&stands) || self.due().is_some_and(|due| stands(&due))
    }
}

/// The word that was asked for; nothing where the value is of another kind, which the parser does not
/// let happen.
fn word(value: &Value) -> &'static str {
    match value {
        Value::Word(word) => word,
        _ => "",
    }
}

pub fn name(value: &Value) -> &str {
    match value {
        Value::Name(name) => name.trim_end_matches('*'),
        Value::Word(word) => word,
        _ => "",
    }
}

fn number(value: &Value) -> (Compare, u64) {
    match value {
        Value::Number(compare, number) => (*compare, *number),
        _ => (Compare::Less, 0),
    }
}

/// Whether a record is called so: it has that id, or words that begin so in one of its names; a
/// source also by who published it.
pub(super) fn is_called(library: &Library, index: Index, name: &str) -> bool {
    let record = library.at(index);
    record.key.is(name)
        || holds_begun(&record.found_by, name)
        || match &record.body {
            Body::Source(source) => {
                let mut publisher = source.publisher.iter();
                publisher.any(|publisher| holds_begun(&fold(publisher.raw()), name))
            }
            _ => false,
        }
}

pub fn kind(asked: &Asked<'_>, value: &Value) -> bool {
    asked.record().kind().info().one == word(value)
}

/// The `kind` that a record gives itself.
pub fn kind_of_its_kind(asked: &Asked<'_>, value: &Value) -> bool {
    asked.body().kind_word() == Some(word(value))
}

pub fn case(asked: &Asked<'_>, value: &Value) -> bool {
    let library = asked.library();
    let is_called = |record: &Record| {
        let case = record.key.case();
        let case = case.and_then(|case| library.index(&Key::Case(case.clone())));
        case.is_some_and(|case| is_called(library, case, name(value)))
    };
    match &asked.record().key {
        Key::Case(_) | Key::Of(..) => is_called(asked.record()),
        Key::Shared(_) => library
            .named_by(asked.index)
            .any(|(_, record)| is_called(record)),
    }
}

pub fn id(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Name(name) = value else {
        return false;
    };
    let key = &asked.record().key;
    match name.strip_suffix('*') {
        Some(begun) => key.id().as_str().starts_with(begun) || key.to_string().starts_with(begun),
        None => key.id().as_str() == name || key.is(name),
    }
}

pub fn standing(asked: &Asked<'_>, value: &Value) -> bool {
    matches!(asked.body(), Body::Allegation(_))
        && asked.record().here.counted == Counted::Yes
        && standing::standing(asked.library(), asked.index).word() == word(value)
}

pub fn status(asked: &Asked<'_>, value: &Value) -> bool {
    let asks = name(value);
    match asked.body() {
        Body::Allegation(_) => standing(asked, value),
        Body::Source(_) => {
            let held = asked.library().held(asked.index);
            HELD.contains(&(held, asks))
        }
        Body::Proceeding(proceeding) => {
            let mut said = proceeding.status.iter();
            said.any(|said| holds_begun(&fold(said.raw()), asks))
        }
        body => body.status().is_some_and(|status| status.word() == asks),
    }
}

/// Whether someone who speaks is called so: a person or a body by their id or by words that begin so in one of
/// their names; a source, in its own voice, by its id, its short name or who published it. What a headline
/// speaks of does not speak.
fn is_speaker_called(library: &Library, index: Index, name: &str) -> bool {
    let record = library.at(index);
    let body = &record.body;
    let publisher = match body {
        Body::Source(source) => source.publisher.as_ref(),
        _ => return is_called(library, index, name) || is_short(body, name),
    };
    let is_publisher = publisher.is_some_and(|publisher| holds_begun(&fold(publisher.raw()), name));
    let is_id = record.key.id().as_str() == name || record.key.is(name);
    is_id || is_short(body, name) || is_publisher
}

/// Whether words that begin so stand in the short name of a record.
fn is_short(body: &Body, name: &str) -> bool {
    short(body).is_some_and(|short| holds_begun(&fold(short.raw()), name))
}

/// Whether a record that this one names in one of these parts, and who speaks there, is called so.
fn speaks(asked: &Asked<'_>, roles: &[Role], value: &Value) -> bool {
    let mut names = asked.record().names.iter();
    names.any(|(role, index)| {
        roles.contains(role) && is_speaker_called(asked.library(), *index, name(value))
    })
}

/// Who says it. Who is only mentioned to have said it is not known to.
pub fn by(asked: &Asked<'_>, value: &Value) -> bool {
    let is_said = || !asked.library().speaker(asked.record()).is_only_mentioned;
    // What someone filed or ordered is theirs.
    asked.names_one(&[Role::FiledBy], value)
        || speaks(asked, &[Role::By, Role::Speaker], value) && is_said()
        || match asked.body() {
            Body::Source(source) => {
                let mut own = source.publisher.iter().chain(&source.authors);
                own.any(|own| holds_begun(&fold(own.raw()), name(value)))
            }
            _ => false,
        }
}

pub fn about(asked: &Asked<'_>, value: &Value) -> bool {
    const ABOUT: [Role; 5] = [
        Role::About,
        Role::Subject,
        Role::Party,
        Role::Charged,
        Role::Participant,
    ];
    if asked.names_one(&ABOUT, value) {
        return true;
    }
    // What stands on a docket is about whom its proceeding is about, and about whom it is for.
    let library = asked.library();
    let is_entry = asked.record().kind() == Kind::Entry;
    is_entry
        && asked.record().names.iter().any(|(role, index)| match role {
            Role::Docket => {
                let mut about = library.at(*index).names.iter();
                about.any(|(role, about)| {
                    ABOUT.contains(role) && is_called(library, *about, name(value))
                })
            }
            Role::FiledFor => is_called(library, *index, name(value)),
            _ => false,
        })
}

/// Whom an allegation is against, as its standing has it. Who makes it themselves is nobody whom it is against.
pub fn against(asked: &Asked<'_>, value: &Value) -> bool {
    let library = asked.library();
    let is_allegation = matches!(asked.body(), Body::Allegation(_));
    is_allegation && {
        let parties = Parties::to(library, asked.index);
        let mut against = parties.against().iter();
        let by = replies::speakers(library, asked.index);
        against.any(|who| !by.contains(who) && is_speaker_called(library, *who, name(value)))
    }
}

pub fn names(asked: &Asked<'_>, value: &Value) -> bool {
    let mut names = asked.record().names.iter();
    names.any(|(_, index)| is_called(asked.library(), *index, name(value)))
}

pub fn source(asked: &Asked<'_>, value: &Value) -> bool {
    let is_source = asked.record().kind() == Kind::Source;
    is_source && is_called(asked.library(), asked.index, name(value))
        || asked.names_one(&[Role::Cites], value)
}

pub fn via(asked: &Asked<'_>, value: &Value) -> bool {
    asked.names_one(&[Role::Via], value)
}

/// Whether two dates may mean the same day. Of a date without either side nothing is known.
pub fn date(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Date(wanted) = value else {
        return false;
    };
    let is_of_record = matches!(asked.when, When::OfRecord);
    if is_of_record && stays::may_have_stayed(asked, wanted) {
        return true;
    }
    asked.dated(|date| {
        let ends_before = |one: &Date, other: &Date| {
            let sides = one.latest().zip(other.earliest());
            sides.is_some_and(|(end, start)| end < start)
        };
        let is_known = date.earliest().or(date.latest()).is_some();
        is_known && !ends_before(date, wanted) && !ends_before(wanted, date)
    })
}

pub fn before(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Date(wanted) = value else {
        return false;
    };
    let start = wanted.earliest();
    asked.dated(|date| {
        date.latest()
            .zip(start)
            .is_some_and(|(end, start)| end < start)
    })
}

pub fn after(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Date(wanted) = value else {
        return false;
    };
    let end = wanted.latest();
    asked.dated(|date| {
        date.earliest()
            .zip(end)
            .is_some_and(|(start, end)| start > end)
    })
}

pub fn origins(asked: &Asked<'_>, value: &Value) -> bool {
    let (compare, to) = number(value);
    let independent = asked.origins().map(|origins| origins.independent);
    independent.is_some_and(|independent| compare.holds(independent.into(), to))
}

pub fn depth(asked: &Asked<'_>, value: &Value) -> bool {
    let (compare, to) = number(value);
    let depth = asked.origins().and_then(|origins| origins.depth);
    depth.is_some_and(|depth| compare.holds(depth.into(), to))
}

/// What can be found of a quote, as a query says it, with what it means.
pub const VERDICTS: [(&str, &str); 16] = [
    ("verbatim", "the words are at the cited place"),
    ("normalised", "they do but for how they are set"),
    ("altered", "words that differ a little are there"),
    ("moved", "they are in the source at another place"),
    ("ambiguous", "they occur there more than once"),
    ("missing", "they are nowhere in the source"),
    ("unchecked", "what may hold them cannot be read here"),
    ("in-ocr", "a program recognised them in a picture"),
    ("in-digest", "the digest quotes them"),
    ("not-held", "there is nothing here to look in"),
    ("none", "a citation quotes nothing"),
    ("changed", "the source's file is not the one that was cited"),
    ("no-such-place", "the source has no such place as is cited"),
    (
        "ambiguous-place",
        "the cited place is printed as another's, or twice",
    ),
    (
        "page-not-checked",
        "a page is cited, and nothing here says what is on it",
    ),
    (
        "section-not-checked",
        "a section is cited, and nothing says where it ends",
    ),
];

/// The word of the table for what was found.
fn verdict_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Verbatim => "verbatim",
        Verdict::Normalised => "normalised",
        Verdict::Altered(_) => "altered",
        Verdict::Moved => "moved",
        Verdict::Ambiguous => "ambiguous",
        Verdict::Missing(_) => "missing",
        Verdict::Unchecked(_) => "unchecked",
        Verdict::InOcr => "in-ocr",
        Verdict::InDigest => "in-digest",
        Verdict::NotHeld => "not-held",
        Verdict::Unquoted => "none",
    }
}

/// Whether a word of the table can be told without opening a source.
pub fn is_told_by_record(value: &Value) -> bool {
    word(value) == "none"
}

pub fn quote(asked: &Asked<'_>, value: &Value) -> bool {
    quoted(asked).contains(&word(value))
}

/// The words of the table that hold of a record: as many as its citations have sorts of findings.
pub fn quoted(asked: &Asked<'_>) -> Vec<&'static str> {
    let citations = asked.body().all_citations();
    let mut words = Vec::new();
    if citations.iter().any(|citation| citation.quote.is_none()) {
        words.push("none");
    }
    let found = asked.context.passages.into_iter().flat_map(|passages| {
        let numbers = 0..citations.len();
        numbers.filter_map(move |number| passages(asked.index, number))
    });
    for found in found {
        // That nothing is quoted follows from the record.
        if found.verdict != Verdict::Unquoted {
            words.push(verdict_word(&found.verdict));
        }
        words.extend(found.changed.then_some("changed"));
        words.extend(found.place.map(PlaceDoubt::word));
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Of a reply: that none is recorded.
pub const NO_REPLY: &str = "none";

/// What a party replied, or that none did of whom a reply is expected.
pub fn reply(asked: &Asked<'_>, value: &Value) -> bool {
    replied(asked).contains(&word(value))
}

/// The words of replies that hold of an allegation; none of what is none.
pub fn replied(asked: &Asked<'_>) -> Vec<&'static str> {
    let Some(derived) = standing::derive(asked.library(), asked.index) else {
        return Vec::new();
    };
    let mut words: Vec<&str> = derived
        .parties
        .iter()
        .map(|party| party.is.word())
        .collect();
    words.extend(traits::is_unanswered(asked).then_some(NO_REPLY));
    words.sort_unstable();
    words.dedup();
    words
}

/// Who replied, a bystander too.
pub fn replier(asked: &Asked<'_>, value: &Value) -> bool {
    speaks(asked, &[Role::Response], value)
}

pub fn relation(asked: &Asked<'_>, value: &Value) -> bool {
    let own = match asked.body() {
        Body::Allegation(allegation) => &allegation.relations[..],
        _ => return false,
    };
    let toward = asked.library().toward(asked.index).iter();
    let own = own.iter().map(|relation| relation.is.value);
    own.chain(toward.map(|toward| toward.is))
        .any(|is| is.word() == word(value))
}

pub fn evidence(asked: &Asked<'_>, value: &Value) -> bool {
    let library = asked.library();
    let bears = |(role, record): (Role, &Record)| match &record.body {
        Body::Evidence(evidence) if role == Role::BearsOn => {
            let case = record.key.case();
            let mut bearings = evidence.bears_on.iter();
            evidence.status().word() == word(value)
                || bearings.any(|(to, stated)| {
                    let is_me = library.resolve(case, to) == Some(asked.index);
                    let own = library.index(&record.key).filter(|_| is_me);
                    own.is_some_and(|own| {
                        let is = support::bearing(library, own, asked.index, stated.value);
                        is.word() == word(value)
                    })
                })
        }
        _ => false,
    };
    matches!(asked.body(), Body::Allegation(_)) && library.named_by(asked.index).any(bears)
}

pub fn bates(asked: &Asked<'_>, value: &Value) -> bool {
    match (asked.body(), value) {
        (Body::Evidence(evidence), Value::Bates(_, number)) => evidence.bates.contains(number),
        _ => false,
    }
}

pub fn reliability(asked: &Asked<'_>, value: &Value) -> bool {
    match asked.body() {
        Body::Source(source) => {
            let mut grade = source.reliability.iter();
            grade.any(|grade| grade.word() == word(value))
        }
        _ => false,
    }
}

pub fn credibility(asked: &Asked<'_>, value: &Value) -> bool {
    let (compare, to) = number(value);
    match asked.body() {
        Body::Allegation(allegation) => {
            let mut grade = allegation.credibility.iter();
            grade.any(|grade| compare.holds(grade.value.into(), to))
        }
        _ => false,
    }
}

fn of_traits(traits: &[Trait], asked: &Asked<'_>, value: &Value) -> bool {
    let mut traits = traits.iter();
    traits.any(|one| one.word == word(value) && (one.holds)(asked))
}

pub fn has(asked: &Asked<'_>, value: &Value) -> bool {
    of_traits(&HAS, asked, value)
}

pub fn is(asked: &Asked<'_>, value: &Value) -> bool {
    of_traits(&IS, asked, value)
}

pub fn label(asked: &Asked<'_>, value: &Value) -> bool {
    let mut labels = asked.mark().labels.iter();
    labels.any(|label| holds_begun(&fold(label), name(value)))
}
