//! `casefile review status` and `adopt`

use std::path::Path;

use super::{Desk, Failure, Outcome, entries_of, offered, unreadable};
use crate::{
    clean_format,
    cli::{context::Context, out::Out, unbroken::unbroken},
    load,
    review::{
        day,
        log::{Candidate, adopt as give, found},
    },
    session::whole,
    text::{Clean, clean_line, counted, name_of},
};

/// Print where the log of this library is, what of it cannot be read, and which other log may be its own.
#[derive(Debug, clap::Args)]
pub struct Status {}

/// Take over the log of a library that was moved, or given an `id`.
///
/// A library is known by the `id` of its library.yaml, else by its path. Where it has no log under that, another one may be
/// its own: one whose library is not where it was, and of which most records are in this library. Nothing is taken over
/// unasked. A log that is named is taken over in any case: moved where no library has it any more, else copied, as where this
/// library is a copy. Where the log that this one has may have been written for another, it says that it is this one's.
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
    if let Some(doubt) = desk.doubt() {
        out.line(&doubt.words())?;
    }
    let others = found(&desk.data, &desk.library, load::library).into_iter();
    let can_copy = lines.count == 0;
    for other in others.filter(|it| it.is_offered() || can_copy && it.is_likely()) {
        out.line(&clean_format!("Another log: {}.", offered(&other)))?;
    }
    match lines.damages {
        0 => Ok(Outcome::Fine),
        _ => Ok(Outcome::InPart),
    }
}

pub fn adopt(adopt: &Adopt, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open_to_read(context)?;
    let path = name_of(desk.store.path().display()).to_string();
    if desk.log.lines().count > 0 {
        let is_doubtful = desk
            .doubt()
            .is_some_and(|doubt| doubt.is_of_other_library());
        if !is_doubtful || adopt.log.is_some() {
            return Err(Failure::Wrong(clean_format!(
                "This library has a log, `{path}`. What another one holds is taken over by `casefile review import LOG`."
            )));
        }
        let accepted = unbroken(|| desk.log.accept());
        desk.saved(accepted, out)?;
        out.line(&clean_format!(
            "Saved: `{path}`, with {}, is this library's own.",
            entries_of(desk.state().entries)
        ))?;
        return Ok(Outcome::Fine);
    }
    let found = found(&desk.data, &desk.library, load::library);
    let is_meant = |candidate: &&Candidate| {
        let Some(named) = &adopt.log else {
            return candidate.is_offered();
        };
        let path = candidate.store.path();
        let typed = Path::new(named);
        path == whole(typed) || path.file_name() == Some(typed.as_os_str())
    };
    let meant: Vec<&Candidate> = found.iter().filter(is_meant).collect();
    let [one] = meant[..] else {
        return Err(Failure::Nothing(which(&found)));
    };
    let given = unbroken(|| give(&desk.data, &desk.library, one));
    given.map_err(|why| unreadable(&one.store, &why))?;
    let copied = match one.is_copied() {
        true => "; it is a copy, and the other one stays",
        false => "",
    };
    out.line(&clean_format!(
        "Saved: `{path}` is the log of this library now, with {}{copied}.",
        entries_of(one.state.entries)
    ))?;
    Ok(Outcome::Fine)
}

/// Which logs may be named.
fn which(found: &[Candidate]) -> Clean {
    let listed = |is: fn(&Candidate) -> bool| {
        let found = found.iter().filter(|one| is(one)).map(offered);
        Clean::join(found.collect::<Vec<_>>(), "; ")
    };
    let (offers, likely) = (listed(Candidate::is_offered), listed(Candidate::is_likely));
    match (offers.is_empty(), likely.is_empty()) {
        (false, _) => {
            clean_format!("Name one of the logs that may be that of this library: {offers}.")
        }
        (true, false) => clean_format!(
            "No other log is without its library. `casefile review adopt LOG` copies one: {likely}."
        ),
        (true, true) => "No other log may be that of this library.".into(),
    }
}
