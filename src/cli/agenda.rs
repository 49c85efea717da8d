//! `casefile agenda`

mod handed;
mod ics;

use serde::Serialize;

use super::{
    Failure, Outcome,
    as_of::{self, OnDay},
    context::{Context, scope},
    handing,
    out::Out,
    page,
    record::{self, KeyJson, NamedJson},
};
use crate::{
    analysis::{
        agenda::{Agenda, Item, What},
        answers::Met,
        docket::{self, DueBy, State, due_by},
    },
    clean, clean_format, clock,
    export::table::lines::OwnWords,
    library::{Index, Library, Record},
    missed::Missed,
    model::{Date, Day, record::EntryStatus},
    sheet::{Days, Rows, Sheet, stands},
    text::Clean,
};
use ics::Calendar;

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
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// For whom it is: an audience of `library.yaml`, or `frcp-5.2`. Other words stand in the place of the names of
    /// the protected, and what was written is read again before anybody has it, as for `casefile export`.
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: Option<String>,
}

/// How an agenda is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// For calendars (iCalendar, RFC 5545). Without `--for` it holds the names that the records have.
    Ics,
}

const JSON: &str = "With --format json: an object with `today`, `late`, `perhaps_late` (due before, and whether it is late is not known: its record could not all be read, its day is in doubt, or what was filed may be none of what was due), `items` and `undated`, arrays of records (with --from, `items` has all of its days, and `late` and `perhaps_late` those of them that are), each with \
`what` (hearing or due), `day` (or null), `time`, `zone` and `date` (EDTF, as the source has it, or null), `counted` (how the day was counted, or why \
none can be: an array of sentences), `state` (open, not-done, done, filed, set, moved, vacated or held; open as well where nothing is recorded of one of those whose it is, unknown where its record could not all be read or what was filed may be none of what was due), `answered_late` (true where all that one of them filed is after its day or hour), `filed` (keys), \
`parties` (of what is due, for each of those whose it is, or one of nobody: `of`, a key or null, `is`, which is missing, answered, after, time-unknown or unknown, `filed` and `ruled_on`, the orders on that, keys), \
`not_counted` (what is said to answer it and does not count: `key` and `why`), `set_by_vacated` (whether what set it is vacated), `proceeding` (a key, or null), `for`, \
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
    #[serde(skip)]
    of: Index,
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
    filed: Vec<KeyJson>,
    parties: Vec<ShareJson>,
    not_counted: Vec<NotCountedJson>,
    set_by_vacated: bool,
    proceeding: Option<KeyJson>,
    #[serde(rename = "for")]
    whose: Vec<KeyJson>,
    before: Vec<KeyJson>,
    place: Option<Clean>,
}

/// What is recorded of one of those whose it is.
#[derive(Serialize)]
struct ShareJson {
    of: Option<KeyJson>,
    is: &'static str,
    filed: Vec<KeyJson>,
    ruled_on: Vec<KeyJson>,
}

/// What does not count.
#[derive(Serialize)]
struct NotCountedJson {
    key: KeyJson,
    why: Clean,
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
    let scope = scope(&shown.library, arguments.case.as_deref())?;
    let audience = arguments.audience.as_ref();
    let (masks, kept) = audience
        .map(|audience| handing::masks(&shown.library, audience, None))
        .transpose()?
        .unzip();
    let renamed = masks.as_ref().map(|masks| masks.library(&shown.library));
    let library = renamed.as_ref().unwrap_or(&shown.library);
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
        undated,
    } = days.of(&agenda);
    let mut beyond = 0;
    let written = match arguments.format {
        Format::Text => Written::Text(Sheet::agenda(library, &scope, days)),
        Format::Json => {
            let rows = |items: &[&Item<'_>]| items.iter().map(|item| row(library, item)).collect();
            // From a day on, what is late is among the items of these days.
            let mut all_late = late.clone();
            all_late.extend(items.iter().filter(|item| item.is_late(days.today)));
            let mut all_perhaps = perhaps.clone();
            all_perhaps.extend(items.iter().filter(|item| item.is_perhaps_late(days.today)));
            Written::Json(Shown {
                today: days.today.edtf(),
                late: rows(&all_late),
                perhaps_late: rows(&all_perhaps),
                items: rows(&items),
                undated: rows(&undated),
            })
        }
        Format::Ics => {
            let all = late.iter().chain(&perhaps).chain(&items);
            let all: Vec<&Item<'_>> = all.copied().collect();
            let calendar = Calendar::of(library, &all, days.today, masks.as_ref());
            let calendar = calendar.map_err(Failure::Wrong)?;
            beyond = calendar.beyond;
            Written::Ics(calendar)
        }
    };
    match (&masks, written) {
        (Some(masks), written) => {
            handed::hand_on(&shown.library, masks, written, out)?;
            handing::tell_kept(kept.flatten().as_ref(), out);
        }
        (None, Written::Text(sheet)) => page::page(&sheet, out)?,
        (None, Written::Json(shown)) => out.json(&shown)?,
        (None, Written::Ics(calendar)) => {
            out.generated(calendar.written(OwnWords::Written).as_bytes())?;
            let is_protected = |record: &Record| record.body.protection().is_some();
            if library.records().any(is_protected) {
                out.note(&
                    "note: It is for you alone: it has the names that the records have, also of whom they protect; `--for` \
                     writes it for others.\n"
                        .into(),
                );
            }
        }
    }
    if arguments.format == Format::Ics {
        not_in_calendars(agenda.undated.len(), "no one day", out);
        not_in_calendars(beyond, "a day beyond the years 1 to 9999", out);
    }
    let outcome = match late.is_empty() && perhaps.is_empty() && items.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(shown.end_of(&[scope], outcome, Missed::default(), out))
}

/// An agenda as it is written.
enum Written {
    Text(Sheet),
    Json(Shown),
    Ics(Calendar),
}

/// Says how many entries a calendar has not, and why: they have what it cannot hold.
fn not_in_calendars(entries: usize, have: &'static str, out: &mut Out) {
    let entries = match entries {
        0 => return,
        1 => "1 entry has".into(),
        entries => clean_format!("{entries} entries have"),
    };
    out.note(&clean![
        "note: ",
        entries,
        " ",
        have,
        ", and cannot stand in a calendar; `casefile agenda` names what is left out.\n"
    ]);
}

fn row(library: &Library, item: &Item<'_>) -> Row {
    let counted = match due_by(library, item.index) {
        Some(DueBy::Counted(counted)) => counted.steps.iter().map(|step| step.words()).collect(),
        Some(DueBy::Uncounted(why)) => vec![why.words()],
        Some(DueBy::On(_)) | None => Vec::new(),
    };
    let answers = &item.answers;
    let keys = |indices: &[Index]| -> Vec<KeyJson> {
        let keys = indices.iter().map(|index| KeyJson::of(library, *index));
        keys.collect()
    };
    let filed = match item.state {
        State::Filed => keys(&answers.filed()),
        _ => Vec::new(),
    };
    let shares = answers.shares.iter().filter(|_| item.what == What::Due);
    let shares = shares.map(|share| {
        let filed: Vec<Index> = share.filed.iter().map(|filed| filed.index).collect();
        let ruled_on = share.filed.iter().flat_map(|filed| filed.ruled_on.clone());
        ShareJson {
            of: share.of.map(|of| KeyJson::of(library, of)),
            is: share.met().word(),
            filed: keys(&filed),
            ruled_on: keys(&ruled_on.collect::<Vec<_>>()),
        }
    });
    let others = answers.others.iter().map(|(index, why)| NotCountedJson {
        key: KeyJson::of(library, *index),
        why: why.words(library, *index, item.index),
    });
    let time = item.date.and_then(|date| date.time());
    let record = library.at(item.index);
    let entry = docket::entry(library, item.index);
    let named = |references: &[crate::model::At<crate::model::Ref>]| {
        let found = references.iter();
        let found = found.filter_map(|one| library.resolve(record.key.case(), one));
        found.map(|index| KeyJson::of(library, index)).collect()
    };
    Row {
        of: item.index,
        record: NamedJson::of(library, item.index),
        what: item.what.word(),
        day: item.day.map(Day::edtf),
        time: time.map(|(time, _)| time.to_owned()),
        zone: time.and_then(|(_, zone)| zone.map(str::to_owned)),
        date: item.date.map(|date| date.text().to_owned()),
        counted,
        state: match item.state {
            // What could not be read may say what has become of it.
            State::Open | State::Became(EntryStatus::Set) if item.is_misread => "unknown",
            State::Open => "open",
            State::NotDone => "not-done",
            State::Done => "done",
            State::Filed if answers.is_missing() && item.is_misread => "unknown",
            State::Filed if answers.is_missing() => "open",
            State::Filed if answers.has(Met::Unknown) => "unknown",
            State::Filed => "filed",
            State::Became(status) => status.word(),
        },
        answered_late: item.is_filed_late(),
        filed,
        parties: shares.collect(),
        not_counted: others.collect(),
        set_by_vacated: answers.set_off.is_some(),
        proceeding: docket::proceeding(library, item.index)
            .map(|index| KeyJson::of(library, index)),
        whose: entry.map_or_else(Vec::new, |entry| named(&entry.whose)),
        before: entry.map_or_else(Vec::new, |entry| named(&entry.before)),
        place: entry.and_then(|entry| entry.place.as_ref().map(|place| place.clean())),
    }
}
