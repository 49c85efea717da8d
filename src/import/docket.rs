//! The docket of a court as a proceeding with its parties, counsel, judges, charges and entries.

mod charges;
mod entries;
mod ids;
mod people;
mod written;

use std::collections::HashMap;

use super::{Draft, Known, Record, court::Court};
use crate::{
    edit::{Map, Written},
    model::{Kind, record::ProceedingKind},
};
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
    let there = known.proceeding(&court.number);
    let otherwise = there.filter(|there| there.docket != court.number);
    let otherwise = otherwise.map(|there| {
        format!(
            "`{}` has the docket number {} and is taken to be the proceeding of {}.",
            there.id,
            shown(&there.docket),
            shown(&court.number)
        )
    });
    let id = match there {
        Some(proceeding) => proceeding.id.clone(),
        None => {
            let of_court = court.court.as_deref().unwrap_or("docket");
            suggested(&format!("{of_court} {}", court.number), 60, "docket")
        }
    };
    let has_forum = there.is_some_and(|proceeding| proceeding.has_forum);
    let mut making = Making {
        known,
        source: free(known, &format!("docket-{id}"), Kind::Source),
        names: HashMap::new(),
        contacts: HashMap::new(),
        taken: Ids::default(),
        who: Vec::new(),
        notes: otherwise.into_iter().collect(),
    };
    making.taken.add(making.source.clone());
    let id = free(known, &id, Kind::Proceeding);
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
    });
    draft.records.push(Record {
        kind: Kind::Source,
        id: making.source.clone(),
        says: source,
    });
    draft.records.sort_by_key(|record| match record.kind {
        Kind::Person => 0,
        Kind::Organization => 1,
        Kind::Proceeding => 2,
        _ => 3,
    });
    Ok(draft)
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
