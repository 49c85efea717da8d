//! `casefile review list`

use serde::Serialize;

use super::{Desk, Failure, Outcome};
use crate::{
    clean, clean_format,
    cli::{
        Format,
        context::{self, Context},
        diff::ShownDifference,
        out::Out,
        page,
    },
    library::Library,
    missed::Missed,
    model::{Key, Kind},
    review::{self, Changes, How, Note, Of, Progress, Since, Tally, Target, Untold, Version, day},
    sheet::{self, Sheet},
    text::{Clean, clean, clean_line},
};

/// List what is reviewed, flagged, labelled and noted, and how far each case is.
///
/// Each record is counted in one row of the progress, so that the rows add up: as reviewed where somebody reviewed it as it
/// is now, else as changed where somebody reviewed another version of it. What is of records that are gone comes last, behind what cannot be
/// read now.
#[derive(Debug, clap::Args)]
#[command(after_long_help = JSON)]
pub struct Arguments {
    /// Only what has changed since it was reviewed, each with what changed: field by field and word by word, and the cited
    /// words of sources that read differently.
    #[arg(long)]
    changed: bool,
    /// How it is written.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const JSON: &str = "With --format json: an object with `progress`, an array of objects with `case` (null for what cases \
share), `kind`, `reviewed`, `changed`, `unreviewed` and `all`; and with `marked`, `unread` (of records that are not there and may be among what could not be read) and `gone`, arrays of objects with `of` (what it \
is: `is`, and `key`, `source`, `at` and `quote` as far as it has them), `reviewed` (an array of objects with `by`, `at`, in \
milliseconds since 1970, and `since`: same, content, words or text where these read differently, kind where a digest took the place of \
the text or the reverse, unseen where words are at hand that were not, away where words are not at hand that were, or null where the \
record cannot be read, with `citations`, the numbers of those of which sources that is so), `flagged` and `labels` (arrays of objects with `by` and `at`, and `label`) and \
`notes` (an array of objects with `id`, `by`, `at`, `text` and `changed`, null or an object with `by` and `at`).";

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let desk = Desk::open_to_read(context)?.telling(out);
    let listed = Listed::of(&desk, arguments.changed);
    let listed = match arguments.changed {
        true => listed.changed(),
        false => listed,
    };
    match arguments.format {
        Format::Json => out.json(&listed.json(&desk.library))?,
        Format::Text if arguments.changed => {
            if listed.marked.is_empty() && listed.unread.is_empty() && listed.gone.is_empty() {
                out.note(&"note: Nothing that is reviewed has changed since.\n".into());
            }
            listed.print_rows(&desk.library, out)?;
        }
        Format::Text => listed.print(&desk.library, out)?,
    }
    if let Some(told) = desk.out_of_sight(&desk.state()) {
        out.note(&clean_format!("note: {told}\n"));
    }
    Ok(context::end(
        &desk.library,
        Outcome::Fine,
        Missed::default(),
        out,
    ))
}

/// Everything that is listed.
struct Listed {
    progress: Vec<(Option<Key>, Kind, Tally)>,
    /// In the order of the library.
    marked: Vec<Row>,
    gone: Vec<Row>,
    /// Of records that are not there and may be among what could not be read.
    unread: Vec<Row>,
}

/// What is marked and noted of a target.
struct Row {
    target: Target,
    of: Of,
    /// It as it is now, where it can be read; where it changed, with its words.
    now: Option<Version>,
    /// Whether it is to be told how it changed.
    is_told: bool,
    is_gone: bool,
}

impl Listed {
    /// All of it; with how what changed did so, where that is to be told.
    fn of(desk: &Desk, is_told: bool) -> Self {
        let library = &desk.library;
        let state = desk.state();
        let versions = desk.now(&state);
        let now = |target: &Target| versions.get(target).and_then(Option::as_ref);
        let progress = review::progress(library, |record| {
            let key = record.key.clone();
            state.progress(&record.key, now(&Target::Record { key }))
        });
        let row = |is_gone| {
            move |(target, of): (&Target, &Of)| Row {
                now: now(target).cloned(),
                target: target.clone(),
                of: of.clone(),
                is_told,
                is_gone,
            }
        };
        Self {
            progress,
            marked: state
                .in_order(library)
                .into_iter()
                .map(row(false))
                .collect(),
            gone: state.orphans(library).map(row(true)).collect(),
            unread: state.unread(library).map(row(false)).collect(),
        }
    }

    /// What of it has changed since it was reviewed: of what is there as many records as the progress counts, and what is
    /// gone.
    fn changed(self) -> Self {
        let is_changed = |row: &Row| row.of.progress(row.now.as_ref()) == Progress::Changed;
        Self {
            marked: self.marked.into_iter().filter(&is_changed).collect(),
            unread: self.unread.into_iter().filter(&is_changed).collect(),
            gone: self.gone.into_iter().filter(is_changed).collect(),
            ..self
        }
    }

    fn print(&self, library: &Library, out: &mut Out) -> Result<(), Failure> {
        let mut rows: Vec<(Clean, Tally)> = Vec::new();
        for (case, kind, tally) in &self.progress {
            let of = case.as_ref().map_or("shared".into(), Key::clean);
            rows.push((clean![of, ", ", Clean::from(kind.info().noun.all)], *tally));
        }
        let all = rows
            .iter()
            .fold(Tally::default(), |all, row| all.and(row.1));
        rows.push(("all".into(), all));
        let names = rows.iter().map(|(name, _)| crate::text::width(name));
        let columns = names.max().unwrap_or(0);
        for (name, tally) in rows {
            let (reviewed, total) = (tally.reviewed, tally.total());
            let (changed, unreviewed) = (tally.changed, tally.unreviewed);
            out.line(&clean_format!(
                "{}  {reviewed} of {total} reviewed, {changed} changed since, {unreviewed} not",
                name.pad(columns)
            ))?;
        }
        if !(self.marked.is_empty() && self.unread.is_empty() && self.gone.is_empty()) {
            out.line(&Clean::default())?;
        }
        self.print_rows(library, out)
    }

    /// What is marked and noted, that of what is gone last.
    fn print_rows(&self, library: &Library, out: &mut Out) -> Result<(), Failure> {
        let parts: [(Option<&str>, &Vec<Row>); 3] = [
            (None, &self.marked),
            (Some("cannot be read now:"), &self.unread),
            (Some("gone:"), &self.gone),
        ];
        let parts = parts.into_iter().filter(|(_, rows)| !rows.is_empty());
        for (number, (title, rows)) in parts.enumerate() {
            if number > 0 {
                out.line(&Clean::default())?;
            }
            if let Some(title) = title {
                out.line(&title.into())?;
            }
            for row in rows {
                row.print(library, out)?;
            }
        }
        Ok(())
    }

    fn json(&self, library: &Library) -> ListedJson {
        let progress = self.progress.iter().map(|(case, kind, tally)| TallyJson {
            case: case.as_ref().map(Key::clean),
            kind: kind.info().one,
            reviewed: tally.reviewed,
            changed: tally.changed,
            unreviewed: tally.unreviewed,
            all: tally.total(),
        });
        ListedJson {
            progress: progress.collect(),
            marked: self.marked.iter().map(|row| row.json(library)).collect(),
            unread: self.unread.iter().map(|row| row.json(library)).collect(),
            gone: self.gone.iter().map(|row| row.json(library)).collect(),
        }
    }
}

impl Row {
    fn is_record(&self) -> bool {
        matches!(self.target, Target::Record { .. })
    }

    /// How it changed since a version of it; none where that is not to be told, or it cannot be read now.
    fn changes(&self, then: &Version) -> Option<Changes> {
        let now = self.now.as_ref().filter(|_| self.is_told)?;
        Some(then.changes(now))
    }

    fn print(&self, library: &Library, out: &mut Out) -> Result<(), Failure> {
        let mut said = Vec::new();
        for (by, (at, version)) in &self.of.reviewed {
            let (by, day) = (clean_line(by), day(*at));
            said.push(match self.now.as_ref().map(|now| version.until(now)) {
                Some(Since::Same) => clean_format!("reviewed by {by}, {day}"),
                Some(Since::Content) => {
                    clean_format!("changed since {by} reviewed it, {day}")
                }
                Some(Since::Words(how, _)) if !self.is_record() => clean_format!(
                    "changed since {by} reviewed it, {day}: {} there",
                    Clean::from(how.of_source())
                ),
                Some(Since::Words(how, citations)) => clean_format!(
                    "changed since {by} reviewed it, {day}: {} where it is cited [{}]",
                    Clean::from(how.of_source()),
                    numbers(&citations)
                ),
                Some(Since::Text(how)) => clean_format!(
                    "changed since {by} reviewed it, {day}: {}",
                    Clean::from(how.of_text())
                ),
                None if self.is_gone => clean_format!("reviewed by {by}, {day}"),
                None => clean_format!("reviewed by {by}, {day}, and cannot be read now"),
            });
        }
        let flagged = self.of.flagged.iter();
        said.extend(
            flagged.map(|(by, at)| clean_format!("flagged by {}, {}", clean_line(by), day(*at))),
        );
        let labels = self.of.labels.iter();
        said.extend(labels.map(|((label, by), at)| {
            clean_format!(
                "labelled `{}` by {}, {}",
                clean_line(label),
                clean_line(by),
                day(*at)
            )
        }));
        let said = match said.is_empty() {
            true => Clean::default(),
            false => clean!["  ", Clean::join(said, "; ")],
        };
        out.line(&clean![self.target.words(), said])?;
        for (by, (_, version)) in &self.of.reviewed {
            let Some(changes) = self.changes(version) else {
                continue;
            };
            if self.of.reviewed.len() > 1 {
                out.line(&clean!["  since ", clean_line(by), ":"])?;
            }
            let index = self.target.key().and_then(|key| library.index(key));
            let rows = changes.differences.iter().map(|difference| {
                let of = (library, index);
                sheet::Row::of_difference(difference, difference.speaker(of, of))
            });
            let sheet = Sheet {
                rows: rows.collect(),
                ..Sheet::default()
            };
            page::page(&sheet, out)?;
            for untold in changes.untold {
                out.line(&clean_format!("  {}", untold.words()))?;
            }
        }
        for note in &self.of.notes {
            print_note(note, out)?;
        }
        Ok(())
    }

    fn json(&self, library: &Library) -> RowJson {
        let index = self.target.key().and_then(|key| library.index(key));
        let reviewed = self.of.reviewed.iter().map(|(by, (at, version))| {
            let since = self.now.as_ref().map(|now| version.until(now));
            let changes = self.changes(version);
            let differences = changes.as_ref().map(|changes| {
                let all = changes.differences.iter().map(|difference| {
                    let of = (library, index);
                    ShownDifference::of(difference, difference.speaker(of, of))
                });
                all.collect()
            });
            let untold =
                changes.map(|changes| changes.untold.into_iter().map(Untold::words).collect());
            ReviewedJson {
                differences,
                untold,
                by: clean_line(by),
                at: *at,
                since: since.as_ref().map(|since| match since {
                    Since::Same => "same",
                    Since::Content => "content",
                    Since::Words(How::Otherwise, _) => "words",
                    Since::Text(How::Otherwise) => "text",
                    Since::Words(How::Kind, _) | Since::Text(How::Kind) => "kind",
                    Since::Words(How::Unseen, _) | Since::Text(How::Unseen) => "unseen",
                    Since::Words(How::Away, _) | Since::Text(How::Away) => "away",
                }),
                citations: match since {
                    Some(Since::Words(_, citations)) if self.is_record() => {
                        citations.iter().map(|number| number + 1).collect()
                    }
                    _ => Vec::new(),
                },
            }
        });
        let said = |by: &String, at: u64| SaidJson {
            by: clean_line(by),
            at,
        };
        RowJson {
            of: self.target.clone(),
            reviewed: reviewed.collect(),
            flagged: self
                .of
                .flagged
                .iter()
                .map(|(by, at)| said(by, *at))
                .collect(),
            labels: self
                .of
                .labels
                .iter()
                .map(|((label, by), at)| LabelJson {
                    label: clean_line(label),
                    said: said(by, *at),
                })
                .collect(),
            notes: self
                .of
                .notes
                .iter()
                .map(|note| NoteJson {
                    id: note.id.to_string(),
                    text: clean(&note.text),
                    said: said(&note.written.by, note.written.at),
                    changed: note.changed.as_ref().map(|it| said(&it.by, it.at)),
                })
                .collect(),
        }
    }
}

fn print_note(note: &Note, out: &mut Out) -> Result<(), Failure> {
    let by = clean_line(&note.written.by);
    let changed = note.changed.as_ref().map_or_else(Clean::default, |said| {
        clean_format!(", changed by {}, {}", clean_line(&said.by), day(said.at))
    });
    out.line(&clean_format!(
        "  note {} by {by}, {}{changed}:",
        note.id.short(),
        day(note.written.at)
    ))?;
    for line in note.text.lines() {
        out.line(&clean!["    ", clean_line(line)])?;
    }
    Ok(())
}

/// The numbers of citations, as a page has them.
fn numbers(citations: &[usize]) -> String {
    let numbers = citations.iter().map(|number| (number + 1).to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

#[derive(Serialize)]
struct ListedJson {
    progress: Vec<TallyJson>,
    marked: Vec<RowJson>,
    unread: Vec<RowJson>,
    gone: Vec<RowJson>,
}

#[derive(Serialize)]
struct TallyJson {
    case: Option<Clean>,
    kind: &'static str,
    reviewed: usize,
    changed: usize,
    unreviewed: usize,
    all: usize,
}

#[derive(Serialize)]
struct RowJson {
    of: Target,
    reviewed: Vec<ReviewedJson>,
    flagged: Vec<SaidJson>,
    labels: Vec<LabelJson>,
    notes: Vec<NoteJson>,
}

#[derive(Serialize)]
struct ReviewedJson {
    by: Clean,
    at: u64,
    since: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    differences: Option<Vec<ShownDifference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    untold: Option<Vec<String>>,
}

#[derive(Serialize)]
struct SaidJson {
    by: Clean,
    at: u64,
}

#[derive(Serialize)]
struct LabelJson {
    label: Clean,
    #[serde(flatten)]
    said: SaidJson,
}

#[derive(Serialize)]
struct NoteJson {
    id: String,
    text: Clean,
    #[serde(flatten)]
    said: SaidJson,
    changed: Option<SaidJson>,
}
