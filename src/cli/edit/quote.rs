//! `casefile edit quote`

use super::{Failure, Outcome, Written, make};
use crate::{
    clean_format,
    cli::{context::Context, out::Out, show::find_in},
    document::Document,
    edit::Change,
    verify::{fix, passage},
};

/// Mend one citation as its source has it: the place of words that moved, the words where they differ a little.
///
/// What is proposed is what `casefile check --fix` proposes for all of them.
#[derive(Debug, clap::Args)]
pub struct Quote {
    /// The record, as for `casefile edit status`.
    #[arg(value_name = "REF")]
    reference: String,
    /// Which of its citations, by its number in `casefile show`.
    #[arg(value_name = "NUMBER")]
    number: usize,
    #[command(flatten)]
    written: Written,
}

pub fn quote(typed: &Quote, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let record = library.at(find_in(&library, &typed.reference)?);
    let key = &record.key;
    let citations = record.body.all_citations();
    let cited = typed.number.checked_sub(1).and_then(|at| citations.get(at));
    let citation = cited.ok_or_else(|| {
        Failure::Nothing(clean_format!(
            "`{key}` has no citation {}; it has {}.",
            typed.number,
            citations.len()
        ))
    })?;
    let source = library.resolve(key.case(), &citation.source.value);
    let document = match source {
        Some(source) => Document::open(library.at(source), &context.archive()?),
        None => Document::not_held(None).into(),
    };
    let found = passage(&document, citation);
    let Some(fix) = fix(&document, citation, &found) else {
        return Err(Failure::Nothing(clean_format!(
            "Citation {} of `{key}` is {}, and what to write instead does not follow from its source.",
            typed.number,
            found.verdict.words()
        )));
    };
    let (at, words) = (fix.at.as_ref(), fix.quote.as_deref());
    let change = Change::citation(key.clone(), record.kind(), citation, at, words);
    make(
        &change,
        (&library, record.span.file),
        typed.written,
        context,
        out,
    )
}
