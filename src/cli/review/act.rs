//! `casefile review mark`, `flag`, `label`, `note`

use std::io;

use super::{Desk, Failure, Outcome};
use crate::{
    clean_format,
    cli::{context::Context, out::Out, show::find_in},
    door::read_whole,
    library::Index,
    limits::KEPT_BYTES,
    review::{Deed, Kept, NOTE_BYTES, Target, tidy_label},
    text::is_blank,
};

/// Say that you have checked records as they are now.
///
/// Their words are kept with the mark, and those of their sources that they cite, so that `casefile review list --changed`
/// can tell how they changed since.
#[derive(Debug, clap::Args)]
pub struct Mark {
    /// The records: the id of each, or `case/id` where several cases have that id.
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// They count as checked by you no more.
    #[arg(long)]
    undo: bool,
}

/// Flag records, or one of their citations, to come back to them.
#[derive(Debug, clap::Args)]
pub struct Flag {
    /// The records, as for `casefile review mark`.
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// Not the record but this one of its citations, by its number in `casefile show`.
    #[arg(long, value_name = "NUMBER")]
    citation: Option<usize>,
    /// Take your flag away.
    #[arg(long)]
    undo: bool,
}

/// Give records, or one of their citations, a label of your own.
#[derive(Debug, clap::Args)]
pub struct Label {
    /// The label: a word or some.
    label: String,
    /// The records, as for `casefile review mark`.
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// Not the record but this one of its citations, by its number in `casefile show`.
    #[arg(long, value_name = "NUMBER")]
    citation: Option<usize>,
    /// Take the label away that you gave.
    #[arg(long)]
    undo: bool,
}

/// Write a note on a record or one of its citations, or change one.
///
/// The text may have several lines; without --message it is read from standard input.
#[derive(Debug, clap::Args)]
pub struct Note {
    /// The record, as for `casefile review mark`.
    #[arg(value_name = "REF", required_unless_present_any = ["change", "remove"], conflicts_with_all = ["change", "remove"])]
    reference: Option<String>,
    /// The text of the note.
    #[arg(short, long, value_name = "TEXT", conflicts_with = "remove")]
    message: Option<String>,
    /// Not the record but this one of its citations, by its number in `casefile show`.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["change", "remove"])]
    citation: Option<usize>,
    /// Give this note another text; it is named by the first digits that `casefile review list` prints.
    #[arg(long, value_name = "NOTE", conflicts_with = "remove")]
    change: Option<String>,
    /// Remove this note.
    #[arg(long, value_name = "NOTE")]
    remove: Option<String>,
}

pub fn mark(mark: &Mark, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(context)?.telling(out);
    let records = records(&desk, &mark.references)?;
    let versions = match mark.undo {
        true => Default::default(),
        false => desk.versions_with_words(&records),
    };
    let mut deeds = Vec::new();
    for index in records {
        let key = desk.library.at(index).key.clone();
        let version = versions.get(&index);
        if version.is_some_and(|version| version.kept() == Some(&Kept::TooLarge)) {
            out.note(&clean_format!(
                "note: Of `{key}` no words are kept: {}.\n",
                KEPT_BYTES.beyond()
            ));
        }
        let did = match (mark.undo, version) {
            (true, _) => Deed::NotReviewed,
            (false, Some(version)) => Deed::Reviewed {
                version: version.clone(),
            },
            (false, None) => {
                return Err(Failure::Wrong(clean_format!(
                    "`{key}` cannot be read, so that nobody can have checked it; `casefile check` says why. Nothing was saved."
                )));
            }
        };
        deeds.push((Target::Record { key }, did));
    }
    desk.write(context, deeds, out)?;
    Ok(Outcome::Fine)
}

pub fn flag(flag: &Flag, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(context)?.telling(out);
    let did = || match flag.undo {
        true => Deed::NotFlagged,
        false => Deed::Flagged,
    };
    let targets = targets(&desk, &flag.references, flag.citation)?;
    let deeds = targets.into_iter().map(|of| (of, did())).collect();
    desk.write(context, deeds, out)?;
    Ok(Outcome::Fine)
}

pub fn label(label: &Label, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(context)?.telling(out);
    let words = tidy_label(&label.label)
        .ok_or_else(|| Failure::Wrong("Nobody would see anything of this label.".into()))?;
    let did = || {
        let words = words.clone();
        match label.undo {
            true => Deed::NotLabelled { label: words },
            false => Deed::Labelled { label: words },
        }
    };
    let targets = targets(&desk, &label.references, label.citation)?;
    let deeds = targets.into_iter().map(|of| (of, did())).collect();
    desk.write(context, deeds, out)?;
    Ok(Outcome::Fine)
}

pub fn note(note: &Note, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(context)?.telling(out);
    let named = note.change.as_ref().or(note.remove.as_ref());
    let deed = match (named, &note.reference) {
        (Some(digits), _) => {
            let state = desk.state();
            let (of, found) = state.note(digits).ok_or_else(|| {
                Failure::Nothing(clean_format!(
                    "There is no note `{digits}`, or there are several; `casefile review list` prints the first digits of each."
                ))
            })?;
            let did = match note.remove {
                Some(_) => Deed::NoteRemoved { note: found.id },
                None => Deed::NoteChanged {
                    note: found.id,
                    text: text(note)?,
                },
            };
            (of.clone(), did)
        }
        (None, Some(reference)) => {
            let references = std::slice::from_ref(reference);
            let mut targets = targets(&desk, references, note.citation)?.into_iter();
            let of = targets.next().unwrap_or(Target::Library);
            (of, Deed::Noted { text: text(note)? })
        }
        (None, None) => return Err(Failure::Wrong("No record is named.".into())),
    };
    desk.write(context, vec![deed], out)?;
    Ok(Outcome::Fine)
}

/// The text of a note, from the command line or from standard input.
fn text(note: &Note) -> Result<String, Failure> {
    let text = match &note.message {
        Some(message) => {
            let bytes = message.len() as u64;
            match NOTE_BYTES.allows(bytes) {
                true => message.clone(),
                false => return Err(unread(&NOTE_BYTES.error(bytes))),
            }
        }
        None => {
            let bytes =
                read_whole(io::stdin().lock(), &NOTE_BYTES).map_err(|error| unread(&error))?;
            String::from_utf8(bytes).map_err(|_| {
                Failure::Wrong("The note is no text in UTF-8. Nothing was saved.".into())
            })?
        }
    };
    let text = text.trim_end().to_owned();
    match is_blank(&text) {
        true => Err(Failure::Wrong(
            "Nobody would see anything of this note. Nothing was saved.".into(),
        )),
        false => Ok(text),
    }
}

fn unread(error: &io::Error) -> Failure {
    Failure::Wrong(clean_format!(
        "The note cannot be read: {error}. Nothing was saved."
    ))
}

/// The records that were typed, each once.
fn records(desk: &Desk, typed: &[String]) -> Result<Vec<Index>, Failure> {
    let mut records = Vec::new();
    for typed in typed {
        let index = find_in(&desk.library, typed)?;
        if !records.contains(&index) {
            records.push(index);
        }
    }
    Ok(records)
}

/// The same as targets: the records themselves, or the citation of that number of each.
fn targets(desk: &Desk, typed: &[String], citation: Option<usize>) -> Result<Vec<Target>, Failure> {
    let records = records(desk, typed)?.into_iter();
    let targets = records.map(|index| {
        let record = desk.library.at(index);
        let key = record.key.clone();
        let Some(number) = citation else {
            return Ok(Target::Record { key });
        };
        let citations = record.body.all_citations();
        let cited = number.checked_sub(1).and_then(|at| citations.get(at));
        let cited = cited.map(|citation| Target::citation(&key, citation));
        cited.ok_or_else(|| {
            Failure::Nothing(clean_format!(
                "`{key}` has no citation {number}; it has {}.",
                citations.len()
            ))
        })
    });
    targets.collect()
}
