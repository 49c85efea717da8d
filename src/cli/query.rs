//! The query of a command line, and what it needs to know.

use std::{collections::HashMap, sync::Arc};

use super::{Failure, context::Context};
use crate::{
    analysis::verify::{Memo, Passage, verify_all},
    library::{Index, Library},
    load::{
        corpus,
        document::{self, Document},
    },
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
pub fn read<S: AsRef<str>>(arguments: &[S]) -> Result<Query, Failure> {
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    let text = arguments.join(" ");
    Query::parse(&text).map_err(|error| Failure::Told(error.printed(&text)))
}

/// What was found of citations, by their record and their number among its own.
pub type Verdicts = HashMap<(Index, usize), Arc<Passage>>;

/// Looks for all quotes of a library, where the query asks what is found of them.
pub fn verdicts(
    query: &Query,
    library: &Library,
    context: &Context<'_>,
) -> Result<Verdicts, Failure> {
    if !query.needs_verdicts() {
        return Ok(Verdicts::new());
    }
    let archive = context.archive()?;
    let documents = document::open_all(library, &archive);
    let none = Document::not_held(None);
    let mut places = Vec::new();
    let mut asked = Vec::new();
    for index in library.indices() {
        let record = library.at(index);
        for (number, citation) in record.body.all_citations().into_iter().enumerate() {
            let source = library.resolve(record.key.case(), &citation.source);
            let held = source.and_then(|source| documents.get(&library.at(source).key));
            places.push((index, number));
            asked.push((held.map_or(&none, |held| &**held), citation));
        }
    }
    let passages = verify_all(&asked, &mut Memo::default());
    Ok(places.into_iter().zip(passages).collect())
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
