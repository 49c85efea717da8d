//! `casefile review report`

use std::path::PathBuf;

use super::{Desk, Failure, Outcome};
use crate::{
    cli::{
        context::{self, Context, find_case, own_folders},
        export::{
            format, formats, masks, nobody_named, save, tell_done, tell_kept, tell_lacking,
            tell_named,
        },
        out::Out,
    },
    export::reviewed::{Asked, document},
    export::{Export, protected::hand_on::ForAudience},
    gather::export::not_its_own,
    library::Index,
    missed::Missed,
};

/// Write who looked at which version of what, what they wrote, what changed since and what nobody looked at, in a form that
/// can be handed on.
///
/// Each record is counted once, so that the numbers add up: as reviewed where somebody reviewed it as it is in this edition,
/// else as changed where somebody reviewed another version of it, with how it changed. Flags, labels, notes and what was
/// taken back are told with who did it and when. The same log and case files give the same bytes. It names people: what
/// would name one whom the case file protects is not written, unless --names is given, notes and the names of
/// reviewers among it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The ids of the cases whose records it tells of; all of the library, and what cases share, where none is named.
    case: Vec<String>,
    /// The form; where none is named, the one that the ending of FILE asks for.
    #[arg(short, long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,
    /// The file to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    /// Write it although it names people whom the case file protects.
    #[arg(long)]
    names: bool,
    /// For whom it is, as for `casefile export`: other words stand in the place of the names of the protected.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with = "names")]
    audience: Option<String>,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let output = arguments.output.as_deref();
    let format = format(arguments.format.as_deref(), output)?;
    let desk = Desk::open_to_read(context)?.telling(out);
    let library = &desk.library;
    let mut cases: Vec<Index> = Vec::new();
    for typed in &arguments.case {
        let (_, case) = find_case(library, typed)?;
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    if let Some(path) = output {
        not_its_own(library, &desk.archive, &own_folders(), path).map_err(Failure::Wrong)?;
    }
    let audience = arguments.audience.as_deref();
    let masks = audience.map(|audience| masks(library, audience, None));
    let (masks, kept) = masks.transpose()?.unzip();
    let renamed = masks.as_ref().map(|masks| masks.library(library));
    let (state, entries) = (desk.state(), desk.log.entries());
    let document = document(&Asked {
        library: renamed.as_ref().unwrap_or(library),
        cases: &cases,
        state: &state,
        entries: &entries,
        damages: desk.log.lines().damages,
        now: &desk.now(&state),
    });
    let file_name = output.and_then(|path| path.file_name());
    let file_name = file_name.map(|name| name.to_string_lossy());
    let (file_name, press) = (file_name.as_deref(), desk.archive.press());
    let (made, done, named) = match &masks {
        Some(masks) => {
            let made = format.export_for(library, masks, document, file_name, press);
            let ForAudience { made, done } = made.map_err(Failure::Wrong)?;
            (made, Some(done), Vec::new())
        }
        None => {
            let made = format.export(library, document, file_name, press);
            let Export {
                made,
                named,
                is_unsure,
            } = made.map_err(Failure::Wrong)?;
            if !arguments.names {
                let ask = Some("casefile review report CASE");
                nobody_named(library, &named, is_unsure, ask)?;
            }
            (made, None, named)
        }
    };
    match output {
        None => out.made(&made)?,
        Some(path) => save(path, made.bytes(), arguments.force)?,
    }
    let outcome = context::end(library, Outcome::Fine, Missed::default(), out);
    if let Some(done) = &done {
        tell_done(done, out);
    }
    tell_kept(kept.flatten().as_ref(), out);
    tell_named(&named, out);
    tell_lacking(&made, out);
    Ok(outcome)
}
