//! The docket of a court as a proceeding with its parties, counsel, judges, charges and entries.

mod attached;
mod charges;
mod entries;
mod ids;
mod people;
mod written;

use std::collections::HashMap;

use super::{
    Draft, Known, Record,
    court::Court,
    which::{Asked, Other, Sure, Which},
};
use crate::{
    edit::{Map, Written},
    model::{Kind, record::ProceedingKind},
};
pub use attached::LEFT_OUT;
pub use ids::free;
pub use written::american;

use ids::Ids;
use written::{dated, day_of, list, remarked, shown, suggested, within, written};

/// The records of a docket that is kept in the file of that name.
///
/// # Errors
/// Why it is no docket, as a sentence without its period.
pub fn draft(bytes: &[u8], name: &str, known: &Known) -> Result<Draft, String> {
    let court = Court::read(bytes)?;
    let id_of = |court: Option<&str>, number: &str| {
        suggested(
            &format!("{} {number}", court.unwrap_or("docket")),
            60,
            "docket",
        )
    };
    let parties = court.parties.iter().map(|party| party.name.as_str());
    let which = known.which(&Asked {
        number: &court.number,
        court: court.court.as_deref(),
        names: std::iter::once(court.case_name.as_str())
            .chain(parties)
            .collect(),
        id_of: &id_of,
    });
    let notes = which_is_told(&which, &court);
    let made = id_of(court.court.as_deref(), &court.number);
    let (id, source, has_forum) = match which {
        Which::There(there, _) => (
            there.id.clone(),
            known.sheet(there, &made),
            there.forum.is_some(),
        ),
        // An id that another proceeding has is that one's.
        Which::New(_) => {
            let is_free = |id: &str| known.kind(id).is_none();
            (Ids::default().take(&made, is_free), None, false)
        }
    };
    let source = source.unwrap_or_else(|| free(known, &format!("docket-{id}"), Kind::Source));
    let mut making = Making {
        known,
        source,
        names: HashMap::new(),
        contacts: HashMap::new(),
        taken: Ids::default(),
        who: Vec::new(),
        notes,
    };
    making.taken.add(making.source.clone());
    making.taken.add(id.clone());
    let proceeding = making.proceeding(&court, &id, has_forum);
    let source = making.sheet(&court, name);
    let mut draft = Draft {
        title: court.case_name.clone(),
        remarks: vec![
            format!(
                "Imported from {}. What was guessed has a remark beside it.",
                shown(name)
            ),
            "An update (casefile import docket FILE.json --into this file) adds what is new and keeps what you write here."
                .to_owned(),
        ],
        records: making.who,
        notes: making.notes,
    };
    draft.records.push(Record {
        kind: Kind::Proceeding,
        id: id.clone(),
        says: proceeding,
        row: None,
    });
    draft.records.push(Record {
        kind: Kind::Source,
        id: making.source.clone(),
        says: source,
        row: None,
    });
    draft.records.sort_by_key(|record| match record.kind {
        Kind::Person => 0,
        Kind::Organization => 1,
        Kind::Proceeding => 2,
        _ => 3,
    });
    Ok(draft)
}

/// What is said of the proceeding that a docket is taken for, and of those that it is not.
fn which_is_told(which: &Which<'_>, court: &Court) -> Vec<String> {
    let number = shown(&court.number);
    let before = match &court.court {
        Some(court) => format!("is of the court `{}`", shown(court)),
        None => "names no court".to_owned(),
    };
    match which {
        Which::There(there, sure) => {
            let docket = there
                .docket
                .as_deref()
                .filter(|docket| *docket != court.number);
            let otherwise = docket.map(|docket| {
                format!(
                    "`{}` has the docket number {} and is taken to be the proceeding of {number}.",
                    there.id,
                    shown(docket)
                )
            });
            let is_by_names = docket.is_none() && *sure == Sure::ByNames && there.forum.is_some();
            let by_names = is_by_names.then(|| {
                format!(
                    "`{}` has the docket number {number} and a name of this docket, and is taken to be its proceeding; whether \
                     they are of one court cannot be seen.",
                    there.id
                )
            });
            otherwise.into_iter().chain(by_names).collect()
        }
        Which::New(others) => {
            let others = others.iter().map(|(other, why)| {
                let id = &other.id;
                match why {
                    Other::Court(its) => format!(
                        "`{id}` has the docket number {number} too, and is before the court `{}`; this docket {before}, and is \
                         another proceeding.",
                        shown(its)
                    ),
                    Other::Names => format!(
                        "`{id}` has the docket number {number} too; its court is not known and no name in it is one of this docket, \
                         which {before} and is taken to be another proceeding. If it is the same, take this back, write the \
                         court's abbreviation as the name of its `forum`, and import again."
                    ),
                    Other::OneOfSeveral => format!(
                        "`{id}` may be the proceeding of {number}, and so may others; none of them is taken to be it."
                    ),
                }
            });
            others.collect()
        }
    }
}

/// What is made so far.
struct Making<'k> {
    known: &'k Known,
    /// The record of the docket sheet.
    source: String,
    names: HashMap<String, String>,
    /// Where those of a name can be reached.
    contacts: HashMap<String, String>,
    taken: Ids,
    who: Vec<Record>,
    notes: Vec<String>,
}

impl Making<'_> {
    fn proceeding(&mut self, court: &Court, id: &str, has_forum: bool) -> Map {
        let mut says = Map(vec![("title", written(&court.case_name))]);
        if let Some((kind, why)) = kind(court) {
            says.0.push(("kind", remarked(kind.word(), why)));
        }
        if let Some(name) = court.court.as_deref().filter(|_| !has_forum) {
            let forum = self.forum(name);
            says.0.push(("forum", written(&forum)));
        }
        says.0.push(("docket", written(&court.number)));
        dated(&mut says, "date", court.filed.as_deref());
        if let Some(day) = &court.terminated {
            let status = format!("terminated {}", day_of(day));
            says.0.push(("status", written(&status)));
        }
        let parties = self.parties(court);
        list(&mut says, "parties", parties);
        let judges = self.judges(court);
        list(&mut says, "judges", judges);
        let charges = self.charges(court);
        list(&mut says, "charges", charges);
        let entries = self.entries(court, id);
        list(&mut says, "entries", entries);
        says.0.push(("cites", self.cites()));
        if court.is_sealed {
            self.notes.push(
                "The docket says that it is sealed as a whole: its entries are marked so; its name, parties and counsel are not."
                    .to_owned(),
            );
        }
        if court.complaints > 0 {
            self.notes.push(format!(
                "Complaints that stand beside counts are left out: {}.",
                court.complaints
            ));
        }
        if court.empty > 0 {
            self.notes.push(format!(
                "Rows without a name, a date or a text are left out: {}.",
                court.empty
            ));
        }
        self.notes.extend(court.left_out.sentence());
        says
    }

    /// The court, which a docket names by an abbreviation.
    fn forum(&mut self, court: &str) -> String {
        let id = free(
            self.known,
            &suggested(&format!("court {court}"), 40, "court"),
            Kind::Organization,
        );
        if self.taken.add(id.clone()) {
            let name = remarked(
                court,
                "the docket has the court's abbreviation; write its name",
            );
            self.who.push(Record {
                kind: Kind::Organization,
                id: id.clone(),
                says: Map(vec![
                    ("name", name),
                    ("kind", written("court")),
                    ("cites", self.cites()),
                ]),
                row: None,
            });
        }
        id
    }

    fn sheet(&self, court: &Court, name: &str) -> Map {
        let title = format!("[Docket sheet of {}, {}]", court.case_name, court.number);
        let note = format!("From the file {}.", shown(name));
        Map(vec![
            ("title", written(within(&title))),
            ("kind", written("document")),
            (
                "note",
                remarked(
                    &note,
                    "the file does not say when it was retrieved: write `retrieved:`",
                ),
            ),
        ])
    }

    fn cites(&self) -> Written {
        let cite = Map(vec![("source", Written::Text(self.source.clone()))]);
        Written::List(vec![Written::Map(cite)])
    }
}

/// Of what kind a proceeding is likely to be, and from what that is guessed.
fn kind(court: &Court) -> Option<(ProceedingKind, &'static str)> {
    let about = court.about.join(" ").to_lowercase();
    let number = court.number.to_lowercase();
    let is = |word: &str| {
        court.case_type.as_deref() == Some(word)
            || number
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part == word)
    };
    if about.contains("habeas") {
        return Some((
            ProceedingKind::Habeas,
            "guessed from the cause and nature of the suit",
        ));
    }
    if about.contains("immigration") {
        return Some((
            ProceedingKind::Immigration,
            "guessed from the type of the case",
        ));
    }
    let has_counts = court.parties.iter().any(|party| !party.charges.is_empty());
    if has_counts || is("cr") || is("mj") {
        return Some((
            ProceedingKind::Criminal,
            "guessed from its number and charges",
        ));
    }
    if is("cv") {
        return Some((ProceedingKind::Civil, "guessed from its number"));
    }
    if is("bk") {
        return Some((
            ProceedingKind::Other,
            "guessed from its number: a bankruptcy",
        ));
    }
    None
}
