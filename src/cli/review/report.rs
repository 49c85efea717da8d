//! `casefile review report`

use super::{Desk, Failure, Outcome};
use crate::{
    cli::{
        context::{self, Context, find_case, own_folders},
        handing::{Handing, nobody_named, tell_done, tell_kept, tell_lacking, tell_named},
        out::Out,
    },
    export::reviewed::{Asked, Gone, document},
    export::{
        Export,
        protected::{Protected, hand_on::ForAudience, known_in_log},
    },
    gather::export::not_its_own,
    library::Index,
    missed::Missed,
    review::{Written, former, handles},
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
    #[command(flatten)]
    handing: Handing,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let handing = &arguments.handing;
    let format = handing.form()?;
    let desk = Desk::open_to_read(context)?.telling(out);
    let former = former(desk.log.entries());
    let library = &known_in_log(&desk.library, &former, handles(desk.log.entries()));
    let tells_old = handing.names || Protected::are_known_by(library, &former);
    let mut cases: Vec<Index> = Vec::new();
    for typed in &arguments.case {
        let (_, case) = find_case(library, typed)?;
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    if let Some(path) = &handing.output {
        not_its_own(library, &desk.archive, &own_folders(), path).map_err(Failure::Wrong)?;
    }
    let (masks, kept) = handing.masks(library, None)?;
    let renamed = masks.as_ref().map(|masks| masks.library(library));
    let state = desk.state();
    let entries: Vec<&Written> = desk.log.entries().collect();
    let document = document(&Asked {
        library: renamed.as_ref().unwrap_or(library),
        cases: &cases,
        state: &state,
        entries: &entries,
        tells_old,
        gone: match masks {
            Some(_) => Gone::Known(former.iter().map(|one| &one.key).collect()),
            None => Gone::All,
        },
        damages: desk.log.lines().damages,
        is_doubtful: desk
            .doubt()
            .is_some_and(|doubt| doubt.is_of_other_library()),
        now: &desk.now(&state),
    });
    let file_name = handing.file_name();
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
            if !handing.names {
                let ask = Some("casefile review report CASE");
                nobody_named(library, &named, is_unsure, ask)?;
            }
            (made, None, named)
        }
    };
    handing.write(&made, out)?;
    let outcome = context::end(library, Outcome::Fine, Missed::default(), out);
    if let Some(done) = &done {
        tell_done(done, out);
    }
    tell_kept(kept.as_ref(), out);
    tell_named(&named, out);
    tell_lacking(&made, out);
    Ok(outcome)
}
