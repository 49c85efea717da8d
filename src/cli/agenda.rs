//! `casefile agenda`

mod ics;

use serde::Serialize;

use super::{
    Failure, Outcome,
    as_of::{self, OnDay},
    context::{Context, key, keys, scope},
    out::Out,
    page,
    record::{self, NamedJson},
};
use crate::{
    analysis::{
        agenda::{Agenda, Item},
        docket::{self, DueBy, State, due_by},
    },
    clean_format, clock,
    library::{Library, Record},
    missed::Missed,
    model::{Date, Day, record::EntryStatus},
    sheet::{Days, Rows, Sheet, stands},
    text::Clean,
};

/// Print what is to come in the proceedings, by day: hearings, and what is due; and what is late.
///
/// From today on, with what is late before it, or from another day on. What is due so many days after an entry is counted,
/// and `casefile show` of it prints how. Late is what was due before today and of which nothing says that it was filed, done,
/// moved or vacated: the sources may be older than that. No `--as-of` hides what is to come. The status is 1 where there is
/// nothing for these days.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// Only the proceedings of this case.
    case: Option<String>,
    /// From this day on (2026-12-01, `1 Dec 2026`, `today`).
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Day>,
    /// To this day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Day>,
    /// The day that counts as today.
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    /// How it is written.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// How an agenda is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// For calendars (iCalendar, RFC 5545). It holds the names that the records have.
    Ics,
}

const JSON: &str = "With --format json: an object with `today`, `late`, `perhaps_late` (due before, of a record that could not all be read), `items` and `undated`, arrays of records, each with \
`what` (hearing or due), `day` (or null), `time`, `zone` and `date` (EDTF, as the source has it, or null), `counted` (how the day was counted, or why \
none can be: an array of sentences), `state` (open, not-done, done, filed, set, moved, vacated or held; unknown where its record could not all be read), `answered_late` (true where all that was filed is of a later day), `filed` (keys), `proceeding` (a key, or null), `for`, \
`before` and `place` besides.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

/// One day, as it is typed.
pub fn day(text: &str) -> Result<Day, String> {
    if text == "today" {
        return Ok(clock::today());
    }
    let date: Date = as_of::date(text)?;
    date.day()
        .ok_or_else(|| "one day is meant here: write it as 2026-12-01".to_owned())
}

#[derive(Serialize)]
struct Shown {
    today: String,
    late: Vec<Row>,
    perhaps_late: Vec<Row>,
    items: Vec<Row>,
    undated: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    record: NamedJson,
    what: &'static str,
    day: Option<String>,
    time: Option<String>,
    zone: Option<String>,
    date: Option<String>,
    counted: Vec<Clean>,
    state: &'static str,
    answered_late: bool,
    filed: Vec<String>,
    proceeding: Option<String>,
    #[serde(rename = "for")]
    whose: Vec<String>,
    before: Vec<String>,
    place: Option<Clean>,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && to < from
    {
        let message = "`--to` is before `--from`; write the earlier day behind `--from`.";
        return Err(Failure::Wrong(message.into()));
    }
    // No earlier day hides what is to come.
    let shown = OnDay::default().library(context)?;
    let library = &shown.library;
    let scope = scope(library, arguments.case.as_deref())?;
    let days = Days {
        today: arguments.today.unwrap_or_else(clock::today),
        from: arguments.from,
        to: arguments.to,
    };
    let agenda = Agenda::of(library, &scope);
    let Rows {
        late,
        perhaps,
        ahead: items,
    } = days.of(&agenda);
    match arguments.format {
        Format::Text => page::page(&Sheet::agenda(library, &scope, days), out)?,
        Format::Json => {
            let rows = |items: &[&Item<'_>]| items.iter().map(|item| row(library, item)).collect();
            let undated = agenda.undated.iter().filter(|item| days.may_have(item));
            let undated: Vec<&Item<'_>> = undated.collect();
            out.json(&Shown {
                today: days.today.edtf(),
                late: rows(&late),
                perhaps_late: rows(&perhaps),
                items: rows(&items),
                undated: rows(&undated),
            })?;
        }
        Format::Ics => {
            let all = late.iter().chain(&perhaps).chain(&items);
            let all: Vec<&Item<'_>> = all.copied().collect();
            out.generated(ics::calendar(library, &all, days.today).as_bytes())?;
            let is_protected = |record: &Record| record.body.protection().is_some();
            if library.records().any(is_protected) {
                out.note(&
                    "note: It is for you alone: it has the names that the records have, also of whom they protect.".into(),
                );
            }
            if let undated @ 1.. = agenda.undated.len() {
                let are = if undated == 1 { "1 entry has" } else { "" };
                let are = if are.is_empty() {
                    clean_format!("{undated} entries have")
                } else {
                    are.into()
                };
                out.note(&clean_format!(
                    "note: {are} no one day, and cannot stand in a calendar; `casefile agenda` names what has none."
                ));
            }
        }
    }
    let outcome = match late.is_empty() && perhaps.is_empty() && items.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(shown.end_of(&[scope], outcome, Missed::default(), out))
}

fn row(library: &Library, item: &Item<'_>) -> Row {
    let counted = match due_by(library, item.index) {
        Some(DueBy::Counted(counted)) => counted.steps.iter().map(|step| step.words()).collect(),
        Some(DueBy::Uncounted(why)) => vec![why.words()],
        Some(DueBy::On(_)) | None => Vec::new(),
    };
    let filed = match &item.state {
        State::Filed(filed) => keys(library, filed),
        _ => Vec::new(),
    };
    let time = item.date.and_then(|date| date.time());
    let record = library.at(item.index);
    let entry = docket::entry(library, item.index);
    let named = |references: &[crate::model::At<crate::model::Ref>]| {
        let found = references.iter();
        let found = found.filter_map(|one| library.resolve(record.key.case(), one));
        found.map(|index| key(library, index)).collect()
    };
    Row {
        record: NamedJson::of(library, item.index),
        what: item.what.word(),
        day: item.day.map(Day::edtf),
        time: time.map(|(time, _)| time.to_owned()),
        zone: time.and_then(|(_, zone)| zone.map(str::to_owned)),
        date: item.date.map(|date| date.text().to_owned()),
        counted,
        state: match &item.state {
            // What could not be read may say what has become of it.
            State::Open | State::Became(EntryStatus::Set) if item.is_misread => "unknown",
            State::Open => "open",
            State::NotDone => "not-done",
            State::Done => "done",
            State::Filed(_) => "filed",
            State::Became(status) => status.word(),
        },
        answered_late: item.is_filed_late(library),
        filed,
        proceeding: docket::proceeding(library, item.index).map(|index| key(library, index)),
        whose: entry.map_or_else(Vec::new, |entry| named(&entry.whose)),
        before: entry.map_or_else(Vec::new, |entry| named(&entry.before)),
        place: entry.and_then(|entry| entry.place.as_ref().map(|place| place.clean())),
    }
}
