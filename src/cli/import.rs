//! `casefile import`

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{
    Failure, Outcome,
    context::{Context, named},
    out::Out,
    patch::relative,
    show::find_in,
    unbroken::unbroken,
};
use crate::{
    clean, clean_format,
    diagnostic::{Severity, sentence},
    door::Door,
    edit::{
        Edited,
        file::{CaseFile, NotWritten},
        made, more, undo,
    },
    import::{Draft, IMPORT_BYTES, Known, docket, onto::Onto, table},
    library::{Library, ParsedRecord},
    load::{self, LIBRARY, yaml::read_sound},
    model::{Body, Id, Key, Kind, Ref, kind::KINDS},
    save::{Existing, save},
    text::{Clean, clean, clean_line, name_of},
};

/// Make a case file of what others keep: the docket of a court, or a table.
///
/// It is printed as YAML, written to a new file, or put into a case file that is there. There only what is new
/// comes: what the file says is kept as it is, and named where the import has it otherwise. What was guessed has
/// a remark beside it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Docket(Docket),
    Csv(Csv),
}

/// Import a docket as CourtListener or juriscraper have it in JSON.
///
/// It becomes a proceeding with parties, counsel, judges, charges and entries, each cited to the docket sheet, which
/// is a source. Addresses, telephone numbers, e-mail, Social Security and alien numbers are left out and counted. No
/// hearing and no deadline is made of what a text sets: that stands in a remark.
#[derive(Debug, clap::Args)]
#[command(after_long_help = AGAIN)]
struct Docket {
    /// The JSON of one docket.
    #[arg(value_name = "FILE.json")]
    file: PathBuf,
    #[command(flatten)]
    target: Target,
}

const AGAIN: &str = "With --into, entries are known by their numbers on the docket, days and words, parties and counsel by \
     their ids or names and what they take part as, charges by their numbers; the proceeding by the number of its docket \
     and its court. \
     Importing the same docket again changes nothing. `casefile edit undo` takes an import back.";

/// Import a table: a row becomes a record.
///
/// Columns that are called like a key are that key; --map names the others. `id` is the id of the record, else
/// it is made of its words. `at` and `quote` say where in --source a row stands. Cells with several values have
/// semicolons between them. Where a cell is wrong nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_long_help = AGAIN)]
struct Csv {
    /// The table, in UTF-8, with the names of its columns in the first row.
    file: PathBuf,
    /// What the rows are.
    #[arg(long = "as", value_name = "KIND")]
    kind: Of,
    /// Which column is which key; may be given several times.
    #[arg(long, value_name = "COLUMN=KEY", value_delimiter = ',')]
    map: Vec<String>,
    /// How days such as 03/04/2025 are meant: the day first, or the month.
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,
    /// The source that the rows are cited to.
    #[arg(long, value_name = "ID")]
    source: Option<Ref>,
    #[command(flatten)]
    target: Target,
}

/// Where the records go.
#[derive(Debug, clap::Args)]
struct Target {
    /// Write a new case file instead of printing it.
    #[arg(short, long, value_name = "FILE.yaml", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// Put what is new into this case: its file, or its id in the library at hand.
    #[arg(long, value_name = "CASE")]
    into: Option<String>,
    /// Only print the patch of what would come into the case.
    #[arg(long, requires = "into")]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    Allegations,
    People,
    Events,
    Entries,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Dates {
    /// The day first: 03/04/2025 is in April.
    Dmy,
    /// The month first: 03/04/2025 is in March.
    Mdy,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let (file, target) = match &arguments.command {
        Command::Docket(docket) => (&docket.file, &docket.target),
        Command::Csv(csv) => (&csv.file, &csv.target),
    };
    let bytes = read(file)?;
    let shown = clean_line(&file.file_name().unwrap_or_default().to_string_lossy()).to_string();
    let place = Place::open(target, context)?;
    let draft = match &arguments.command {
        Command::Docket(_) => docket::draft(&bytes, &shown, &place.known)
            .map_err(|why| Failure::Wrong(clean_format!("`{shown}` is no docket: {why}.")))?,
        Command::Csv(csv) => {
            let asked = asked(csv)?;
            table::draft(&bytes, &shown, &asked, &place.known).map_err(|wrong| {
                for why in &wrong {
                    out.note(&clean!["error: ", sentence(why), "\n"]);
                }
                Failure::Told(Clean::default().into())
            })?
        }
    };
    let done = match &place.file {
        Some((file, case)) => update(&draft, file, case.as_ref(), target.dry_run, context, out)?,
        None => make(&draft, target.output.as_deref(), out)?,
    };
    // Behind what was printed: whoever reads it no more is told nothing.
    for note in &draft.notes {
        out.note(&clean_format!("note: {note}\n"));
    }
    Ok(done)
}

fn asked(csv: &Csv) -> Result<table::Asked, Failure> {
    let mut map = Vec::new();
    for pair in &csv.map {
        let Some((column, key)) = pair.rsplit_once('=') else {
            return Err(Failure::Wrong(clean_format!(
                "`{}` names no key; write --map COLUMN=KEY.",
                named(pair)
            )));
        };
        map.push((column.trim().to_owned(), key.trim().to_owned()));
    }
    Ok(table::Asked {
        kind: match csv.kind {
            Of::Allegations => Kind::Allegation,
            Of::People => Kind::Person,
            Of::Events => Kind::Event,
            Of::Entries => Kind::Entry,
        },
        map,
        dates: csv.dates.map(|dates| match dates {
            Dates::Dmy => table::Order::DayMonth,
            Dates::Mdy => table::Order::MonthDay,
        }),
        source: csv.source.clone(),
    })
}

/// Reads a file that is to be imported.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let shown = name_of(file.display());
    let wrong = |why: io::Error| {
        Failure::Wrong(match why.kind() {
            io::ErrorKind::NotFound => clean_format!("`{shown}` is not there."),
            _ => clean_format!("`{shown}` cannot be read: {why}."),
        })
    };
    let whole = file.canonicalize().map_err(wrong)?;
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(wrong(io::Error::other("it is no file")));
    };
    let door = Door::open(folder).map_err(wrong)?;
    door.read(Path::new(name), &IMPORT_BYTES).map_err(wrong)
}

/// The case file that is there, and what an import may name.
struct Place {
    file: Option<(CaseFile, Option<Id>)>,
    known: Known,
}

impl Place {
    fn open(target: &Target, context: &Context<'_>) -> Result<Self, Failure> {
        let Some(into) = &target.into else {
            // A new file in a library may name whom all its cases share.
            let output = target.output.as_deref();
            let folder = output.map(|file| match file.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            });
            let mut known = Known::default();
            if let Some(folder) = folder.filter(|folder| folder.join(LIBRARY).is_file()) {
                share(&mut known, &context.library(Some(folder))?);
            }
            return Ok(Self { file: None, known });
        };
        let (path, library, case) = match Path::new(into).is_file() {
            true => {
                let path = PathBuf::from(into);
                let library = context.library(Some(&path))?;
                let case = case_of(&path, &library);
                (path, library, case)
            }
            false => {
                let library = context.library(None)?;
                let index = find_in(&library, into)?;
                let record = library.at(index);
                let Key::Case(case) = &record.key else {
                    return Err(Failure::Wrong(clean_format!(
                        "`{}` is no case.",
                        record.key
                    )));
                };
                let case = case.clone();
                let file = library.files.get(record.span.file);
                let file = file.map(|file| PathBuf::from(file.path.to_string()));
                let file = file.ok_or_else(|| {
                    Failure::Wrong(clean_format!("The case `{case}` stands in no file."))
                })?;
                (file, library, Some(case))
            }
        };
        let shown = name_of(path.display());
        let left =
            |why: String| Failure::Wrong(clean_format!("`{shown}` is left as it is: {why}."));
        let file = CaseFile::read(&path).map_err(|error| left(error.to_string()))?;
        let text = std::str::from_utf8(file.bytes());
        let text = text.map_err(|_| left("it is not UTF-8; save it as UTF-8".into()))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut known = Known::of(&read_sound(text).map_err(left)?);
        share(&mut known, &library);
        Ok(Self {
            file: Some((file, case)),
            known,
        })
    }
}

/// The case of a file; none of library.yaml.
fn case_of(path: &Path, library: &Library) -> Option<Id> {
    let whole = path.canonicalize().ok()?;
    library.records().find_map(|record| {
        let file = library.files.get(record.span.file)?;
        let is_it = Path::new(&*file.path).canonicalize().ok()? == whole;
        match &record.key {
            Key::Case(case) if is_it => Some(case.clone()),
            _ => None,
        }
    })
}

/// The records that all cases share.
fn share(known: &mut Known, library: &Library) {
    for record in library.records() {
        let Key::Shared(id) = &record.key else {
            continue;
        };
        let mut names = Vec::new();
        match &record.body {
            Body::Person(person) => {
                names.push(person.name.raw());
                names.extend(person.also_known_as.iter().map(|name| name.raw()));
            }
            Body::Organization(organization) => {
                names.push(organization.name.raw());
                names.extend(organization.also_known_as.iter().map(|name| name.raw()));
            }
            _ => {}
        }
        known.share(record.kind(), id, names);
    }
}

/// Prints a draft as a case file, or writes it as a new one.
fn make(draft: &Draft, output: Option<&Path>, out: &mut Out) -> Result<Outcome, Failure> {
    let wrong =
        |why: String| Failure::Wrong(clean_format!("No case file can be made of it: {why}."));
    let text = draft.file().map_err(wrong)?;
    // What could not be read again would help nobody.
    let case: Option<Id> = "imported".parse().ok();
    let (records, found) = load::read_text(&text, case);
    let errors = found.into_diagnostics().into_iter();
    let mut errors = errors.filter(|found| found.severity == Severity::Error);
    if let Some(error) = errors.next() {
        return Err(wrong(error.message));
    }
    let Some(path) = output else {
        out.text(&clean(&text))?;
        return Ok(Outcome::Fine);
    };
    let shown = name_of(path.display());
    let saved = unbroken(|| save(path, &text, Existing::Keep));
    saved.map_err(|error| {
        Failure::Wrong(match error.kind() {
            io::ErrorKind::AlreadyExists => clean_format!(
                "`{shown}` is there already; --into {shown} puts into it what is new."
            ),
            _ => clean_format!("`{shown}` cannot be written: {error}."),
        })
    })?;
    let counts = counts(&records);
    out.line(&clean_format!("Saved: `{shown}` has {counts}."))?;
    Ok(Outcome::Fine)
}

/// `3 people, 1 proceeding, 43 docket entries`
fn counts(records: &[ParsedRecord]) -> String {
    let kinds = records.iter().map(|record| record.body.kind());
    let kinds: Vec<Kind> = kinds.filter(|kind| *kind != Kind::Case).collect();
    let counts = KINDS.iter().filter_map(|info| {
        let count = kinds.iter().filter(|kind| **kind == info.kind).count();
        (count > 0).then(|| format!("{count} {}", info.counted(count)))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// Puts into a case file what is new of a draft.
fn update(
    draft: &Draft,
    file: &CaseFile,
    case: Option<&Id>,
    is_dry: bool,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let path = relative(&file.path().to_string_lossy());
    let shown = name_of(&path);
    let left = |why: String| Failure::Wrong(clean_format!("`{shown}` is left as it is: {why}."));
    let text = std::str::from_utf8(file.bytes()).unwrap_or("");
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let onto = Onto::of(&read_sound(text).map_err(left)?, draft);
    if !onto.refused.is_empty() {
        for why in told(&onto.refused) {
            out.note(&clean!["error: ", sentence(&why), "\n"]);
        }
        return Err(Failure::Told(Clean::default().into()));
    }
    for kept in told(&onto.kept) {
        out.note(&clean_format!("note: kept as it is here: {kept}\n"));
    }
    for why in &onto.left {
        out.note(&clean_format!("warning: left out: {why}.\n"));
    }
    let done = match onto.left.is_empty() {
        true => Outcome::Fine,
        false => Outcome::InPart,
    };
    if onto.more.is_empty() {
        let has = match onto.kept.is_empty() && onto.left.is_empty() {
            true => "has all of it",
            false => "has all else of it; what differs is named above",
        };
        out.line(&clean_format!("`{shown}` {has}; nothing is changed."))?;
        return Ok(done);
    }
    let edited = more::add(file.bytes(), &onto.more, case).map_err(left)?;
    if is_dry {
        let patch = edited.patch(&path);
        out.text(&clean(&patch))?;
        out.note(&"note: Nothing is written; without --dry-run it is.\n".into());
        return Ok(done);
    }
    let taken_back_by = write(draft, file, &edited, case, context)?;
    for added in &onto.added {
        out.line(&clean_format!("added: {added}"))?;
    }
    out.line(&made::written(
        &file.path().to_string_lossy(),
        taken_back_by.as_ref(),
    ))?;
    Ok(done)
}

/// Writes a case file, so that it can be taken back where there is a place to keep that. Returns by what.
fn write(
    draft: &Draft,
    file: &CaseFile,
    edited: &Edited,
    case: Option<&Id>,
    context: &Context<'_>,
) -> Result<Option<Clean>, Failure> {
    let id = draft
        .records
        .iter()
        .rev()
        .find_map(|record| record.id.parse::<Id>().ok());
    let key = match (case, id) {
        (Some(case), Some(id)) => Some(Key::Of(case.clone(), id)),
        (Some(case), None) => Some(Key::Case(case.clone())),
        (None, id) => id.map(Key::Shared),
    };
    // The library at hand may be another one than that of the file.
    let folder = file.path().parent().unwrap_or(Path::new("."));
    let at_hand = context.path().ok().filter(|library| {
        let whole = library.canonicalize();
        whole.is_ok_and(|library| file.path().starts_with(library))
    });
    let by = match &at_hand {
        Some(_) => "`casefile edit undo`".into(),
        None => clean_format!("`casefile {} edit undo`", name_of(folder.display())),
    };
    let store = context.changes(at_hand.as_deref().unwrap_or(folder));
    let written = unbroken(|| match (&store, &key) {
        (Some(store), Some(key)) => undo::write(store, file, edited, key).map(|()| Some(by)),
        _ => file.write(edited).map(|()| None),
    });
    written.map_err(|why| {
        let path = relative(&file.path().to_string_lossy());
        let shown = name_of(&path);
        Failure::Wrong(match why {
            NotWritten::Kept(error) => {
                clean_format!("`{shown}` is left as it is: {error}.")
            }
            NotWritten::Unsure(error) => clean_format!(
                "`{shown}` has the import, but the system does not say that it is on the disk: {error}."
            ),
        })
    })
}

/// The first of them, and how many more there are.
fn told(all: &[String]) -> Vec<String> {
    const MOST: usize = 50;
    let mut told: Vec<String> = all.iter().take(MOST).cloned().collect();
    if all.len() > MOST {
        told.push(format!("and {} more", all.len() - MOST));
    }
    told
}
