//! What rules know of the sources: seen while each is open, so that none has to be kept.

use std::{collections::HashMap, sync::Arc};

use super::{
    Rule,
    bidi_or_invisible_character::{hidden, is_as_hidden},
    locator_out_of_range, shared_words_without_link,
};
use crate::{
    analysis::hints::Words,
    diagnostic::Diagnostic,
    document::{Document, Held, Several, Whose, weight},
    library::{Doubt, Doubts, Index, Library, OfSources},
    limits::{COMPARED_BYTES, Limit, SEARCHED_BYTES},
    missed::Missed,
    model::Locator,
    search::text::not_searched,
    text::Offending,
    verify::{OfSource, Passage, Verdict, of_source},
};

/// A citation of a record: the record, and the number of the citation among all of its own.
pub type At = (Index, usize);

/// How the document of a source is looked at.
pub struct Look<'l> {
    library: &'l Library,
    /// Whether texts are kept, to be compared with one another, and how much of them.
    compared: Option<Limit>,
}

/// What was seen of a document.
pub struct Seen {
    pub held: Held,
    /// The file it was read from.
    pub path: Option<String>,
    /// The first character in it that cannot be seen and may mislead, with the number of its paragraph.
    pub hidden: Option<(Option<u32>, Offending)>,
    /// What was found of the citations that rest on it.
    pub citations: Vec<(At, Found)>,
    pub is_unread: bool,
    /// What is attached to it and is not read.
    pub attached: Option<String>,
    unread: Option<Diagnostic>,
    /// What its text counts among all that are searched.
    searched: u64,
    compared: Compared,
}

/// What was found of a citation.
#[derive(Clone)]
pub struct Found {
    pub passage: Arc<Passage>,
    /// The paragraphs in which the quoted words are, as a locator names them; none where they have no
    /// numbers.
    pub stands_at: Option<String>,
    /// What the quoted words are, where they are not simply the source's.
    pub whose: Vec<Whose>,
    /// Who sent the message that its source is, where no other stands in it with these words.
    pub sender: Option<Box<str>>,
    /// Whether all that cannot be seen in its quote cannot be seen in what it cites either.
    pub is_as_hidden: bool,
    /// The first cited place that may be one of several.
    pub several: Option<Several>,
    /// The first cited place that is not there, with what is there instead.
    pub lacking: Option<locator_out_of_range::Lacking>,
}

/// What is against resting something on words that were found so, in the message that `sender` sent.
pub fn doubt(passage: &Passage, whose: &[Whose], sender: Option<Box<str>>) -> Option<Doubt> {
    if matches!(passage.verdict, Verdict::Missing(_)) {
        return Some(Doubt::Missing);
    }
    let of_words = whose.iter().find_map(|whose| match whose {
        // Whose they are where they stand again is not known.
        Whose::First(one) => against(one).map(|_| Doubt::Anothers(None)),
        whole => against(whole),
    });
    of_words.or_else(|| sender.map(Doubt::Sent))
}

/// Who sent the message that a document is, where words that were found are not all of another message in it.
pub fn sender(document: &Document, passage: &Passage, whose: &[Whose]) -> Option<Box<str>> {
    let is_anothers = |whose: &Whose| {
        let whose = match whose {
            Whose::First(one) => one,
            whole => whole,
        };
        matches!(
            whose,
            Whose::Message { .. } | Whose::Attached(_) | Whose::Quoted(_)
        )
    };
    let is_found = !passage.marks.is_empty();
    let is_own = is_found && !whose.iter().any(is_anothers);
    document.sender().filter(|_| is_own).map(Into::into)
}

/// What is against resting something on words that are this.
fn against(whose: &Whose) -> Option<Doubt> {
    match whose.of_some() {
        Whose::Message { from, .. } | Whose::Attached(from) => from.clone().map(Doubt::Sent),
        Whose::Quoted(whom) | Whose::QuotedInPart(whom) => Some(Doubt::Anothers(whom.clone())),
        Whose::Inserted(by) | Whose::Moved(by) | Whose::Comment(by) => {
            Some(Doubt::Anothers(by.who.clone()))
        }
        Whose::Deleted(_)
        | Whose::Struck
        | Whose::Hidden
        | Whose::White
        | Whose::Redacted
        | Whose::Doubtful
        | Whose::Turned => Some(Doubt::Anothers(None)),
        _ => None,
    }
}

/// The text of a document, where it is compared with others.
enum Compared {
    /// It is not to be.
    Not,
    Words(Words),
    /// It is larger than all texts together may be.
    Beyond,
}

impl<'l> Look<'l> {
    /// For these rules.
    pub fn of(library: &'l Library, rules: &[&Rule]) -> Self {
        let is_compared = rules
            .iter()
            .any(|rule| rule.name == shared_words_without_link::NAME);
        Self {
            library,
            compared: is_compared.then(|| library.limits.of(&COMPARED_BYTES)),
        }
    }

    /// Looks at the document of a source.
    pub fn at(&self, source: Index, document: &Document) -> Seen {
        let found = of_source(self.library, source, document).into_iter();
        let found = found.map(
            |OfSource {
                 at,
                 citation,
                 passage,
             }| {
                let whose = document.all_whose(passage.standing());
                let found = Found {
                    stands_at: stands_at(document, &passage),
                    sender: sender(document, &passage, &whose),
                    whose,
                    is_as_hidden: is_as_hidden(document, &passage, citation),
                    several: citation
                        .at
                        .as_ref()
                        .and_then(|at| document.several(&at.value)),
                    lacking: locator_out_of_range::lacking(document, citation),
                    passage,
                };
                (at, found)
            },
        );
        let mut seen = Seen {
            held: document.held,
            path: document.path.clone(),
            hidden: None,
            citations: found.collect(),
            is_unread: document.is_unread(),
            attached: document.attached(),
            unread: document.unread(self.library.at(source)),
            searched: 0,
            compared: Compared::Not,
        };
        self.read(document, &mut seen);
        seen
    }

    /// Reads through a document once, for all that is to be seen of its text.
    fn read(&self, document: &Document, seen: &mut Seen) {
        // A digest is in words of its own.
        let is_own = document.held.has_text() && document.held != Held::Digest;
        let compared = self.compared.filter(|_| is_own);
        let mut text = compared.map(|_| String::new());
        for run in document.runs() {
            for paragraph in document.of_run(run).iter() {
                seen.searched += weight(&paragraph.text);
                seen.hidden = seen.hidden.or_else(|| hidden(paragraph));
                if let Some(text) = &mut text {
                    text.push_str(&paragraph.text);
                    text.push('\n');
                }
            }
            if text
                .as_ref()
                .zip(compared)
                .is_some_and(|(text, limit)| !limit.allows(text.len() as u64))
            {
                text = None;
            }
        }
        seen.compared = match (compared, text) {
            (None, _) => Compared::Not,
            (Some(_), None) => Compared::Beyond,
            (Some(_), Some(text)) => Compared::Words(Words::of(text)),
        };
    }
}

/// What was seen of all documents.
pub struct Sources {
    seen: HashMap<Index, Seen>,
    citations: HashMap<At, Found>,
    texts: Vec<(Index, Words)>,
    /// How much may still be compared, and of how many sources the texts are not.
    room: u64,
    not_compared: u64,
    /// How much may still be searched, and of how many sources the texts are not.
    searched: Limit,
    room_to_search: u64,
    not_searched: u64,
    /// What could not be read.
    unread: Vec<Diagnostic>,
    missed: Missed,
}

impl Sources {
    /// Nothing yet, of a library.
    pub fn of(library: &Library) -> Self {
        Self {
            seen: HashMap::new(),
            citations: HashMap::new(),
            texts: Vec::new(),
            room: library.limits.of(&COMPARED_BYTES).most,
            not_compared: 0,
            searched: library.limits.of(&SEARCHED_BYTES),
            room_to_search: library.limits.of(&SEARCHED_BYTES).most,
            not_searched: 0,
            unread: Vec::new(),
            missed: Missed::default(),
        }
    }

    /// Adds what was seen of the document of a source.
    pub fn add(&mut self, source: Index, mut seen: Seen) {
        self.missed.sources += u64::from(seen.is_unread);
        self.unread.extend(seen.unread.take());
        self.citations.extend(std::mem::take(&mut seen.citations));
        match std::mem::replace(&mut seen.compared, Compared::Not) {
            Compared::Not => {}
            Compared::Words(words) => match self.room.checked_sub(words.bytes_in_all()) {
                Some(room) => {
                    self.room = room;
                    self.texts.push((source, words));
                }
                None => self.not_compared += 1,
            },
            Compared::Beyond => self.not_compared += 1,
        }
        match self.room_to_search.checked_sub(seen.searched) {
            Some(room) => self.room_to_search = room,
            None => self.not_searched += 1,
        }
        self.seen.insert(source, seen);
    }

    /// Adds what was left out of a folder of originals.
    pub fn add_left_out(&mut self, left_out: &[Diagnostic]) {
        self.missed.folders += 1;
        self.unread.extend_from_slice(left_out);
    }

    /// What was seen of the document of a source.
    pub fn get(&self, source: Index) -> Option<&Seen> {
        self.seen.get(&source)
    }

    /// What was found of a citation.
    pub fn found(&self, at: At) -> Option<&Found> {
        self.citations.get(&at)
    }

    /// What is against quotes, by their places.
    pub fn doubts(&self, library: &Library) -> Doubts {
        let doubts = self
            .citations
            .iter()
            .filter_map(|(&(record, number), found)| {
                let doubt = doubt(&found.passage, &found.whose, found.sender.clone())?;
                let citations = library.at(record).body.all_citations();
                let quote = citations.get(number)?.quote.as_ref()?;
                Some((quote.span(), doubt))
            });
        doubts.collect()
    }

    /// What is held of all of them.
    pub fn held(&self, library: &Library) -> OfSources {
        let seen = self.seen.iter();
        seen.map(|(source, seen)| (library.at(*source).key.clone(), seen.held))
            .collect()
    }

    /// The texts that are compared with one another, and how many sources have another that is not.
    pub fn texts(&self) -> (&[(Index, Words)], u64) {
        (&self.texts, self.not_compared)
    }

    /// What could not be read of them, or cannot be searched with all the others.
    pub fn unread(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let beyond = (self.not_searched > 0)
            .then(|| Diagnostic::left_out(&self.searched, &not_searched(self.not_searched)));
        self.unread.iter().cloned().chain(beyond)
    }

    /// How much could not be read.
    pub fn missed(&self) -> Missed {
        self.missed
    }
}

fn stands_at(document: &Document, passage: &Passage) -> Option<String> {
    if let Some(lines) = document.lines_of(&passage.marks) {
        let places = vec![lines];
        return Some(Locator { places }.to_string());
    }
    let place = |(paragraph, _): &crate::document::Mark| document.place(*paragraph);
    let (first, last) = (passage.marks.first()?, passage.marks.last()?);
    let (mut first, last) = (place(first)?, place(last)?);
    let places = match first.reaches(&last) {
        true => vec![first],
        false => vec![first, last],
    };
    Some(Locator { places }.to_string())
}
