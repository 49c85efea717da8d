//! A record as `--format json` has it, wherever a command names one.

mod texts;

use serde::Serialize;

use crate::{
    analysis::standing::{self, Derived, derive, words},
    export::table::status_word,
    library::{Index, Library, Record},
    model::{
        At, Body, Decimal, Measure, Ref,
        record::{Allegation, Counted, Organization, Person},
    },
    sheet,
    text::{Clean, clean, clean_line},
};

/// What [`RecordJson`] has, for the manual.
pub const JSON: &str = "A record has `key`, `kind`, `label` (of an allegation the statement behind who \
says it, and so of evidence that someone says is missing), `case` (null for shared records) and `measure` (an array of objects with `value`, `bound`, \
`unit`, `of`, `category`, `as_of`, `said` and `words`). An allegation also has `by` (an array of objects with `key`, \
null where it is not in this library, `name`, `short`, `named`, and `speaks_for`, an array of keys), \
`own_voice` (a source speaks itself), `via` (an array of objects, one for each citation, with `source`, \
`at`, `via`, an array of keys, nearest first, and `basis`), `statement`, `origins` (an object with `reports`, \
`origins`, `independent` and `depth`) and `standing` (an object with `is`, `because` and `parties`, an \
array of objects with `key`, `is` and `standing`). With --as-of, what is listed apart has `not_counted` (not dated, perhaps \
later), and its `standing` is null.";

/// A record as JSON has it, without what it is called where it is listed.
#[derive(Debug, Serialize)]
pub struct RecordJson {
    key: KeyJson,
    kind: Clean,
    case: Option<Clean>,
    /// Why an earlier day does not count it.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_counted: Option<Clean>,
    measure: Vec<MeasureJson>,
    /// Of an allegation.
    #[serde(flatten)]
    said: Option<SaidJson>,
}

/// What a record is found by.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct KeyJson {
    /// Which it is; none where it is not in this library.
    #[serde(skip)]
    of: Option<Index>,
    key: Clean,
}

/// A record and its label.
#[derive(Debug, Serialize)]
pub struct NamedJson {
    label: Clean,
    #[serde(flatten)]
    record: RecordJson,
}

/// A record as a list has it.
#[derive(Debug, Serialize)]
pub struct ListedJson {
    #[serde(flatten)]
    named: NamedJson,
    date: Option<Clean>,
    date_said: Option<Clean>,
    status: Option<Clean>,
    file: Option<Clean>,
    line: Option<u32>,
}

/// What an allegation has besides. The bare statement is here alone, beside who says it.
#[derive(Debug, Serialize)]
struct SaidJson {
    by: Vec<WhoJson>,
    own_voice: bool,
    via: Vec<WayJson>,
    statement: Clean,
    origins: OriginsJson,
    standing: Option<StandingJson>,
}

#[derive(Debug, Serialize)]
struct WhoJson {
    key: Option<KeyJson>,
    name: Clean,
    short: Clean,
    named: bool,
    speaks_for: Vec<KeyJson>,
}

#[derive(Debug, Serialize)]
struct WayJson {
    source: KeyJson,
    at: Option<Clean>,
    via: Vec<KeyJson>,
    basis: Option<Clean>,
}

#[derive(Debug, Serialize)]
struct OriginsJson {
    reports: usize,
    origins: usize,
    independent: usize,
    depth: usize,
}

#[derive(Debug, Serialize)]
struct StandingJson {
    is: Clean,
    because: Clean,
    parties: Vec<PartyJson>,
}

#[derive(Debug, Serialize)]
struct PartyJson {
    key: KeyJson,
    is: Clean,
    standing: Clean,
}

/// A number as JSON has it.
#[derive(Debug, Serialize)]
struct MeasureJson {
    value: Vec<serde_json::Number>,
    bound: Clean,
    unit: Option<Clean>,
    of: Option<Clean>,
    category: Option<Clean>,
    as_of: Option<Clean>,
    said: Option<Clean>,
    words: Clean,
}

impl RecordJson {
    /// The record at an index.
    pub fn of(library: &Library, index: Index) -> Self {
        let record = library.at(index);
        let counted = record.here.counted;
        Self {
            key: KeyJson::of(library, index),
            kind: record.kind().info().one.into(),
            case: record.key.case().map(|case| case.clean()),
            not_counted: counted.is_apart().then(|| counted.words().into()),
            measure: record.body.measures().iter().map(measure).collect(),
            said: match &record.body {
                Body::Allegation(allegation) => said(library, index, allegation),
                _ => None,
            },
        }
    }
}

impl KeyJson {
    /// The key of the record at an index.
    pub fn of(library: &Library, index: Index) -> Self {
        Self {
            of: Some(index),
            key: library.key_told(index),
        }
    }
}

impl NamedJson {
    /// The record at an index.
    pub fn of(library: &Library, index: Index) -> Self {
        Self {
            label: library.label(index),
            record: RecordJson::of(library, index),
        }
    }

    /// The records at several indices.
    pub fn all(library: &Library, indices: &[Index]) -> Vec<Self> {
        let all = indices.iter();
        all.map(|index| Self::of(library, *index)).collect()
    }
}

impl ListedJson {
    /// The record at an index.
    pub fn of(library: &Library, index: Index) -> Self {
        let record = library.at(index);
        let file = library.files.get(record.span.file);
        let file = file.filter(|_| record.span.line > 0);
        Self {
            named: NamedJson::of(library, index),
            date: record.body.date().map(|date| clean_line(date.text())),
            date_said: record.body.date_said().map(|said| said.clean()),
            status: status_word(library, index),
            line: file.map(|_| record.span.line),
            file: file.map(|file| clean_line(&file.path)),
        }
    }

    /// Leaves out in which file and line it is.
    pub fn leave_place_out(&mut self) {
        (self.file, self.line) = (None, None);
    }
}

fn said(library: &Library, index: Index, allegation: &Allegation) -> Option<SaidJson> {
    let record = library.at(index);
    let derived = derive(library, index)?;
    let ways = allegation.cites.iter().map(|citation| WayJson {
        source: reference(library, record, &citation.source),
        at: citation.at.as_ref().map(|at| clean(&at.value.to_string())),
        via: citation
            .via
            .iter()
            .map(|via| reference(library, record, via))
            .collect(),
        basis: citation.basis.map(|basis| basis.value.word().into()),
    });
    let by = allegation.by.iter().map(|by| who(library, record, by));
    Some(SaidJson {
        by: by.collect(),
        own_voice: library.is_own_voice(record),
        via: ways.collect(),
        statement: clean_line(allegation.statement.raw()),
        origins: OriginsJson {
            reports: derived.origins.reports,
            origins: derived.origins.origins.len(),
            independent: derived.origins.independent,
            depth: derived.origins.depth,
        },
        // Of what does not count none follows.
        standing: (record.here.counted == Counted::Yes).then(|| standing(library, &derived)),
    })
}

fn standing(library: &Library, derived: &Derived) -> StandingJson {
    let party = |party: &standing::PartyStanding| PartyJson {
        key: KeyJson::of(library, party.who),
        is: party.is.word().into(),
        standing: party.standing.word().into(),
    };
    StandingJson {
        is: derived.standing.word().into(),
        because: words(library, &derived.because),
        parties: derived.parties.iter().map(party).collect(),
    }
}

/// Who says it: whether the sources name them, and for whom they speak.
fn who(library: &Library, record: &Record, by: &At<Ref>) -> WhoJson {
    let Some(index) = library.resolve(record.key.case(), by) else {
        let name = clean_line(&by.value.to_string());
        return WhoJson {
            key: None,
            short: name.clone(),
            name,
            named: true,
            speaks_for: Vec::new(),
        };
    };
    let speaker = library.at(index);
    let (named, speaks_for) = match &speaker.body {
        Body::Person(person @ Person { speaks_for, .. }) => (!person.is_unnamed(), &speaks_for[..]),
        Body::Organization(Organization { speaks_for, .. }) => (true, &speaks_for[..]),
        _ => (true, &[][..]),
    };
    let principals = speaks_for
        .iter()
        .filter_map(|whom| library.resolve(speaker.key.case(), whom));
    let called = library.called(index);
    WhoJson {
        key: Some(KeyJson::of(library, index)),
        name: called.name,
        short: called.short,
        named,
        speaks_for: principals.map(|whom| KeyJson::of(library, whom)).collect(),
    }
}

/// The key of what is referred to; as it is written where that is not in the library.
fn reference(library: &Library, record: &Record, to: &At<Ref>) -> KeyJson {
    match library.resolve(record.key.case(), to) {
        Some(index) => KeyJson::of(library, index),
        None => KeyJson {
            of: None,
            key: library.nowhere(to),
        },
    }
}

/// The numbers of a measure. A whole one is written to its last digit where a float would be another.
pub fn numbers(measure: &Measure) -> Vec<serde_json::Number> {
    let numbers = measure.given().iter().filter_map(|number| {
        let float = serde_json::Number::from_f64(number.value())?;
        let exact = number.exact()?;
        let is_float = Decimal::read(&number.value().to_string()).as_ref() == Some(&exact);
        let whole = exact.whole().filter(|_| !is_float);
        Some(
            whole
                .and_then(serde_json::Number::from_i128)
                .unwrap_or(float),
        )
    });
    numbers.collect()
}

fn measure(measure: &Measure) -> MeasureJson {
    let words = sheet::measure_words(measure);
    MeasureJson {
        value: numbers(measure),
        bound: measure.bound().word().into(),
        unit: measure.unit.as_ref().map(|unit| unit.clean()),
        of: measure.of.as_ref().map(|of| of.clean()),
        category: measure.category.as_ref().map(|category| category.clean()),
        as_of: measure.as_of.as_ref().map(|date| clean_line(date.text())),
        said: measure.said.as_ref().map(|said| said.clean()),
        words: Clean::join(words.iter().map(sheet::Piece::words), ""),
    }
}
