//! `casefile review mark`, `flag`, `label`, `note`

use std::io;

use super::{
    Desk, Failure, Outcome,
    of::{Cited, Of, target},
};
use crate::{
    clean, clean_format,
    cli::{context::Context, out::Out},
    door::read_whole,
    limits::KEPT_BYTES,
    review::{Deed, Kept, NOTE_BYTES, Versions, tidy_label},
    text::is_blank,
};

/// What the label of `casefile review label` is called, for what a shell completes: another command has a `label`, too.
pub const OWN_LABEL: &str = "own-label";

/// Say that you have checked records, citations or places in sources as they are now.
///
/// Their words are kept with the mark, and those of their sources that they cite, so that `casefile review list --changed`
/// can tell how they changed since. The progress counts records alone.
#[derive(Debug, clap::Args)]
pub struct Mark {
    #[command(flatten)]
    of: Of,
}

/// Flag records, citations or places in sources, to come back to them.
#[derive(Debug, clap::Args)]
pub struct Flag {
    #[command(flatten)]
    of: Of,
}

/// Give records, citations or places in sources a label of your own.
#[derive(Debug, clap::Args)]
pub struct Label {
    /// The label: a word or some.
    #[arg(id = OWN_LABEL, value_name = "LABEL")]
    label: String,
    #[command(flatten)]
    of: Of,
}

/// Write a note on a record, a citation or a place in a source, or change one.
///
/// The text may have several lines; without --message it is read from standard input.
#[derive(Debug, clap::Args)]
pub struct Note {
    /// The record, or a place in a source, as for `casefile review mark`.
    #[arg(value_name = "REF", required_unless_present_any = ["change", "remove"], conflicts_with_all = ["change", "remove"])]
    reference: Option<Cited>,
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
    let targets = mark.of.targets(&desk)?;
    let versions = match mark.of.undo {
        true => Versions::new(),
        false => desk.versions_with_words(&targets),
    };
    let mut deeds = Vec::new();
    for of in targets {
        let version = versions.get(&of).and_then(Option::as_ref);
        if version.is_some_and(|version| version.kept() == Some(&Kept::TooLarge)) {
            out.note(&clean_format!(
                "note: Of {} no words are kept: {}.\n",
                of.words(),
                KEPT_BYTES.beyond()
            ));
        }
        let did = match (mark.of.undo, version) {
            (true, _) => Deed::NotReviewed,
            (false, Some(version)) => Deed::Reviewed {
                version: version.clone(),
            },
            (false, None) => {
                return Err(Failure::Wrong(clean![
                    of.words(),
                    " cannot be read, so that nobody can have checked it; `casefile check` says why. Nothing was saved."
                ]));
            }
        };
        deeds.push((of, did));
    }
    desk.write(context, deeds, out)?;
    Ok(Outcome::Fine)
}

pub fn flag(flag: &Flag, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let did = match flag.of.undo {
        true => Deed::NotFlagged,
        false => Deed::Flagged,
    };
    put(&flag.of, &did, context, out)
}

pub fn label(label: &Label, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let words = tidy_label(&label.label)
        .ok_or_else(|| Failure::Wrong("Nobody would see anything of this label.".into()))?;
    let did = match label.of.undo {
        true => Deed::NotLabelled { label: words },
        false => Deed::Labelled { label: words },
    };
    put(&label.of, &did, context, out)
}

/// Does the same to all that was named.
fn put(of: &Of, did: &Deed, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(context)?.telling(out);
    let targets = of.targets(&desk)?.into_iter();
    let deeds = targets.map(|of| (of, did.clone())).collect();
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
            let (id, over) = (found.id, Some(found.from));
            let did = match note.remove {
                Some(_) => Deed::NoteRemoved { note: id, over },
                None => Deed::NoteChanged {
                    note: id,
                    over,
                    text: text(note)?,
                },
            };
            (of.clone(), did)
        }
        (None, Some(reference)) => {
            let of = target(&desk, reference, note.citation)?;
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
