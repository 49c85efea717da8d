//! The query of a command line, and what it needs to know.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

use super::{Failure, as_of::Shown, review};
use crate::{
    clean_format,
    document::{self, Archive, Document},
    gather::corpus,
    library::{Index, Library, OfSources},
    missed::Missed,
    query::{Query, TextTerm},
    review::Marks,
    search::text::{Corpus, Gap, Searcher},
    text::name_of,
    verify::{Passage, of_source, passage},
};

/// How a query is written, for the help of every command that takes one.
pub const HELP: &str = "The arguments of the query are put together with spaces between, so quotes \
of the query's own are to be kept from the shell: 'by:\"Ana Ruiz\" -denied'. One may begin with -: \
-obama is NOT obama. Behind the command a letter with - is an option alone (-o FILE) or with = behind it (-o=FILE), and a word of the \
query else; one of a letter that is an option follows --, or is written NOT o. A word that \
is a folder is refused: the library is named before the command, or with -C.";

/// Reads the query that a command line gives, in as many arguments or as one.
///
/// # Errors
/// Where it cannot be understood; the message shows where.
pub fn read<S: AsRef<str>>(arguments: &[S]) -> Result<Query, Failure> {
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    if let Some(folder) = arguments.iter().find(|word| is_folder(word)) {
        let message = clean_format!(
            "`{}` is a folder, and words to look for are expected here. The library is named before the command: \
             `casefile {0} list`, or `casefile -C {0} list`. As a word it is written in quotes of its own: '\"{0}\"'.",
            name_of(folder)
        );
        return Err(Failure::Wrong(message));
    }
    let text = arguments.join(" ");
    Query::parse(&text).map_err(|error| Failure::Told(error.printed(&text)))
}

/// Whether a word of a query can only have been meant as a folder: nobody looks for `.`, and what leads to one that is there
/// is a path.
fn is_folder(word: &str) -> bool {
    !word.is_empty() && Path::new(word).is_dir()
}

/// What a query needs to know of the sources: opened only where it asks for that.
#[derive(Default)]
pub struct Looked {
    /// What was found of citations, by their record and their number among its own.
    passages: HashMap<(Index, usize), Arc<Passage>>,
    /// The texts of all sources.
    corpus: Option<Corpus>,
    /// The sources whose text could not be read.
    unread: HashSet<Index>,
    /// What is held of the sources, where they were opened for their quotes.
    held: OfSources,
    /// How many folders of originals were not looked through.
    folders: u64,
    /// What the reader marked and noted.
    marks: Option<Marks>,
}

impl Looked {
    /// Looks for all quotes of a library, where the query asks what is found of them; reads what the reader marked and
    /// noted where it asks for that.
    ///
    /// # Errors
    /// Where their log cannot be read.
    pub fn for_quotes(query: &Query, shown: &Shown) -> Result<Self, Failure> {
        let mut looked = Self {
            marks: review::marks(query, shown)?,
            ..Self::default()
        };
        if query.needs_verdicts() {
            looked.at_quotes(&shown.library, &shown.archive);
        }
        Ok(looked)
    }

    /// The same; reads the texts of all sources too, where the query looks for words in them.
    ///
    /// # Errors
    /// As [`Self::for_quotes`].
    pub fn for_all(query: &Query, shown: &Shown) -> Result<Self, Failure> {
        let mut looked = Self::for_quotes(query, shown)?;
        if query.needs_texts() {
            let Shown {
                library, archive, ..
            } = shown;
            let corpus = corpus::read(library, archive, None, |_| {});
            let gaps = corpus.gaps().into_iter();
            let missed =
                gaps.filter(|(_, gap)| matches!(gap, Gap::Unreadable(_) | Gap::BeyondLimit));
            looked.unread.extend(missed.map(|(source, _)| source));
            looked.folders = archive.left_out().count() as u64;
            looked.corpus = Some(corpus);
        }
        Ok(looked)
    }

    /// The same, with what is found of all quotes, whatever the query asks: for a table, which says it.
    pub fn with_verdicts(mut self, query: &Query, shown: &Shown) -> Self {
        if !query.needs_verdicts() {
            self.at_quotes(&shown.library, &shown.archive);
        }
        self
    }

    fn at_quotes(&mut self, library: &Library, archive: &Archive) {
        let look = |source: Index, document: &Document| {
            let found = of_source(library, source, document).into_iter();
            let found = found.map(|found| (found.at, found.passage));
            (
                found.collect::<Vec<_>>(),
                document.held,
                document.is_unread(),
            )
        };
        // What is cited and is no source here is not held.
        let none = Document::not_held(None);
        for index in library.indices() {
            let citations = library.at(index).body.all_citations().into_iter();
            let found = citations.map(|citation| Arc::new(passage(&none, citation)));
            self.passages.extend(
                found
                    .enumerate()
                    .map(|(number, found)| ((index, number), found)),
            );
        }
        document::each(
            library,
            archive,
            look,
            |source, (found, held, is_unread)| {
                self.passages.extend(found);
                self.held.insert(library.at(source).key.clone(), held);
                self.unread.extend(is_unread.then_some(source));
            },
        );
        self.folders = archive.left_out().count() as u64;
    }

    /// What was found of a citation of a record, by its number; none where nothing was asked.
    pub fn passage(&self, index: Index, number: usize) -> Option<Arc<Passage>> {
        self.passages.get(&(index, number)).cloned()
    }

    /// Whether the text of a source holds some words, as far as texts were read.
    pub fn holds(&self, index: Index, term: &TextTerm) -> bool {
        let corpus = self.corpus.as_ref();
        corpus.is_some_and(|corpus| corpus.holds(index, term))
    }

    /// What was found of the sources that were opened for their quotes.
    pub fn held(&self) -> &OfSources {
        &self.held
    }

    /// What the reader marked and noted; none where nothing was asked.
    pub fn marks(&self) -> Option<&Marks> {
        self.marks.as_ref()
    }

    /// What could not be read of what was asked for.
    pub fn missed(&self) -> Missed {
        Missed {
            sources: self.unread.len() as u64,
            folders: self.folders,
            ..Missed::default()
        }
    }
}
