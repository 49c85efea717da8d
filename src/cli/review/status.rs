//! `casefile review status` and `adopt`

use std::path::Path;

use super::{Desk, Failure, Outcome, entries_of, offered, unreadable};
use crate::{
    clean_format,
    cli::{context::Context, out::Out, unbroken::unbroken},
    review::{
        day,
        log::{Candidate, adopt as give, candidates},
    },
    text::{clean_line, counted, name_of},
};

/// Print where the log of this library is, what of it cannot be read, and which other log may be its own.
#[derive(Debug, clap::Args)]
pub struct Status {}

/// Take over the log of a library that was moved, or given an `id`.
///
/// A library is known by the `id` of its library.yaml, else by its path. Where it has no log under that, another one may be
/// its own: one whose library is not where it was, and of which most records are in this library. Nothing is taken over
/// unasked.
#[derive(Debug, clap::Args)]
pub struct Adopt {
    /// The log, as `casefile review status` names it; it need not be named where there is one only.
    log: Option<String>,
}

pub fn status(context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let desk = Desk::open_to_read(context)?;
    let (lines, state) = (desk.log.lines(), desk.state());
    let path = name_of(desk.store.path().display()).to_string();
    if lines.count == 0 {
        out.line(&clean_format!(
            "Nothing is reviewed of this library yet; its log will be `{path}`."
        ))?;
    } else {
        out.line(&clean_format!(
            "The log is `{path}`, with {}.",
            entries_of(state.entries)
        ))?;
    }
    let known_by = match &desk.library.id {
        Some(id) => clean_format!("The library is known by its id, `{id}`, and keeps its log where it is moved."),
        None => "The library is known by its path. An `id` of its own in library.yaml would keep its log where it is moved."
            .into(),
    };
    out.line(&known_by)?;
    for (by, (at, edition)) in &state.visits {
        let (by, edition) = (clean_line(by), clean_line(edition));
        out.line(&clean_format!(
            "{by} looked through it on {}, in edition {edition}.",
            day(*at)
        ))?;
    }
    let orphans = state.orphans(&desk.library).count();
    if orphans > 0 {
        out.line(&clean_format!(
            "Marks or notes are of {} that the library has no more; `casefile review list` has them last.",
            counted(orphans as u64, "place")
        ))?;
    }
    if let Some(told) = desk.out_of_sight(&state) {
        out.line(&told)?;
    }
    if state.newer > 0 {
        out.line(&clean_format!(
            "{} a newer casefile has written, and this one does not understand; they stay.",
            entries_of(state.newer)
        ))?;
    }
    for (line, damage) in &lines.damaged {
        out.line(&clean_format!(
            "Line {line} was passed over: {}.",
            damage.words()
        ))?;
    }
    if lines.damages > lines.damaged.len() as u64 {
        out.line(&clean_format!(
            "{} were passed over altogether.",
            counted(lines.damages, "line")
        ))?;
    }
    for other in candidates(&desk.data, &desk.library) {
        out.line(&clean_format!("Another log: {}.", offered(&other)))?;
    }
    match lines.damages {
        0 => Ok(Outcome::Fine),
        _ => Ok(Outcome::InPart),
    }
}

pub fn adopt(adopt: &Adopt, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let desk = Desk::open_to_read(context)?;
    let path = name_of(desk.store.path().display()).to_string();
    let found = candidates(&desk.data, &desk.library);
    if desk.log.lines().count > 0 {
        return Err(Failure::Wrong(clean_format!(
            "This library has a log, `{path}`. What another one holds is taken over by `casefile review import LOG`."
        )));
    }
    let is_named = |candidate: &&Candidate| {
        let Some(named) = &adopt.log else { return true };
        let path = candidate.store.path();
        let typed = Path::new(named);
        path == typed || path.file_name() == Some(typed.as_os_str())
    };
    let named: Vec<&Candidate> = found.iter().filter(is_named).collect();
    let [one] = named[..] else {
        let words = found
            .iter()
            .map(|other| clean_format!("{}", offered(other)));
        return Err(Failure::Nothing(match words.len() {
            0 => "No other log may be that of this library.".into(),
            _ => clean_format!(
                "Name one of the logs that may be that of this library: {}.",
                words
                    .map(|words| words.to_string())
                    .collect::<Vec<_>>()
                    .join("; ")
            ),
        }));
    };
    let given = unbroken(|| give(&desk.data, &desk.library, &one.store));
    given.map_err(|why| unreadable(&one.store, &why))?;
    out.line(&clean_format!(
        "Saved: `{path}` is the log of this library now, with {}.",
        entries_of(one.state.entries)
    ))?;
    Ok(Outcome::Fine)
}
