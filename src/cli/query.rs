//! The query of a command line, and what it needs to know.

use super::{Failure, context::Context, out::Out};
use crate::{
    analysis::verify::{self, Verdicts},
    library::{Index, Library},
    load::{corpus, document},
    query::{Query, TextTerm},
    search::text::Corpus,
};

/// How a query is written, for the help of every command that takes one.
pub const HELP: &str = "The arguments of the query are put together with spaces between, so quotes \
of the query's own are to be kept from the shell: 'by:\"Ana Ruiz\" -denied'. One that begins with - \
follows --, or is written NOT word.";

/// Reads the query that a command line gives, in as many arguments or as one.
///
/// # Errors
/// Where it cannot be understood; the message shows where.
pub fn read<S: AsRef<str>>(arguments: &[S], out: &Out) -> Result<Query, Failure> {
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    let text = arguments.join(" ");
    Query::parse(&text).map_err(|error| Failure::Told(error.text(&text, out.look.style())))
}

/// Looks for all quotes of a library, where the query asks what is found of them.
pub fn verdicts(
    query: &Query,
    library: &Library,
    context: &Context<'_>,
) -> Result<Verdicts, Failure> {
    if !query.needs_verdicts() {
        return Ok(Verdicts::new());
    }
    let documents = document::open_all(library, &context.archive()?);
    Ok(verify::verdicts(library, library.indices(), &documents))
}

/// Reads the texts of all sources, where the query looks for words in them.
pub fn texts(
    query: &Query,
    library: &Library,
    context: &Context<'_>,
) -> Result<Option<Corpus>, Failure> {
    if !query.needs_texts() {
        return Ok(None);
    }
    let archive = context.archive()?;
    Ok(Some(corpus::read(library, &archive, None, |_| {})))
}

/// Whether the text of a source holds some words, as far as texts were read.
pub fn holds(corpus: Option<&Corpus>, index: Index, term: &TextTerm) -> bool {
    corpus.is_some_and(|corpus| corpus.holds(index, term))
}
