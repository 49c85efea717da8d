//! `casefile next`

use serde::Serialize;

use super::{
    Failure, Format, Outcome,
    context::{Context, scope},
    options::Form,
    out::Out,
    page,
    record::{self, NamedJson},
};
use crate::{
    analysis::next::{self, Lead},
    library::Library,
    missed::Missed,
    sheet::Sheet,
};

/// Print what to ask next: open questions, people of whom no reply is recorded, sources and evidence that are not at
/// hand; those first whose answer would move most standings, each with whom to ask.
///
/// A question counts the standings of what its answer settles, and of what that contradicts or counts otherwise,
/// as far as they are open. A reply, those that would be otherwise if they denied all that is said against them
/// without a recorded reply of theirs; whether they were asked is not known by that. A source that is not held, the statements that hang on it and would
/// fall with it. Evidence that is withheld, lost or said to be missing, the open statements on which it is said to
/// bear. What the answer would be nothing here tells. Status 1 where there is nothing to ask.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// Only of this case.
    case: Option<String>,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an array of objects with `what` (question, no-reply, not-held or missing), `record`, `moves` \
(records, the statements that would stand otherwise; null where that was not worked out, since there are too many people \
of whom no reply is recorded), `ask` (records, whom to ask) and `unanswered` (records, the statements against somebody without a recorded reply).";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

#[derive(Serialize)]
struct Shown {
    what: &'static str,
    record: NamedJson,
    moves: Option<Vec<NamedJson>>,
    ask: Vec<NamedJson>,
    unanswered: Vec<NamedJson>,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let view = arguments.form.library(context)?;
    let library = &view.library;
    let scope = scope(library, arguments.case.as_deref())?;
    let leads = next::next(library, &scope);
    match arguments.form.format {
        Format::Json => {
            let shown = leads.iter().map(|lead| shown(library, lead));
            out.json(&shown.collect::<Vec<_>>())?;
        }
        Format::Text => page::page(&Sheet::next(library, &scope), out)?,
    }
    let outcome = match leads.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(view.end(outcome, Missed::default(), out))
}

fn shown(library: &Library, lead: &Lead) -> Shown {
    let moves = lead.moves.as_deref();
    Shown {
        what: lead.what.word(),
        record: NamedJson::of(library, lead.index),
        moves: moves.map(|moves| NamedJson::all(library, moves)),
        ask: NamedJson::all(library, &lead.ask),
        unanswered: NamedJson::all(library, &lead.unanswered),
    }
}
