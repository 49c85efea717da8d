//! A case as Markdown: a summary that someone could hand to a colleague, and that reads as plain text
//! too. Every statement names who made it; every citation is a number of the list at its end.

mod escape;
mod records;
mod references;
mod sections;

use std::collections::{HashMap, HashSet};

use escape::{inline, line};
use references::References;

use crate::{
    library::{Index, Library, Record, Scope},
    load::Missed,
    model::{At, Body, Citation, Id, Kind, Ref, Text, kind::KINDS},
    query::{Context, Query},
    sheet::Piece,
    text::{Clean, clean, clean_line},
};

const HOW_TO_READ: &str = "Nothing in this summary is simply true: each statement names who made \
it. Numbers in square brackets are those of the sources at the end, followed by the place in the \
source (¶ paragraph, p. page, l. line, § section); “via” names whom that source relays, nearest \
first. The standing of an allegation follows from what the parties replied to it, as far as the \
sources report it.";

/// The summary of the case at `index`: of the records of which a query holds, or of all.
pub fn case(context: &Context<'_>, index: Index, query: &Query) -> Clean {
    let library = context.library;
    let record = library.at(index);
    let id = record.key.id();
    let scope = Scope::Case(id.clone());
    let mut page = Page {
        library,
        id,
        references: References::new(library, id),
        codes: codes(library, id),
        text: String::new(),
        missed: library.missed.and(context.missed),
        part: (!query.is_empty()).then(|| Part::of(context, &scope, query)),
        scope,
    };
    page.write(record);
    // What the case has and nothing cites comes last.
    for source in library.of_kind(&page.scope, Kind::Source) {
        if page.has(*source) {
            page.references.number(*source);
        }
    }
    let Page {
        references,
        mut text,
        ..
    } = page;
    text.push_str("## Sources\n\n");
    let list = references.list();
    text.push_str(if list.is_empty() {
        "None is cited.\n"
    } else {
        &list
    });
    // All of it was cleaned piece by piece; this holds whatever is added to these modules to it.
    clean(&text)
}

/// A summary while it is written.
struct Page<'l> {
    library: &'l Library,
    id: &'l Id,
    scope: Scope,
    references: References<'l>,
    /// The short names of the records that have one.
    codes: HashMap<Index, String>,
    text: String,
    /// What could not be read of the library, and may belong here.
    missed: Missed,
    /// What is written of it; none for all.
    part: Option<Part<'l>>,
}

/// What is written of a case where not all is.
struct Part<'l> {
    context: &'l Context<'l>,
    query: &'l Query,
    /// The records of which the query holds.
    found: HashSet<Index>,
    /// Those that they name.
    named: HashSet<Index>,
    /// How many records the case has.
    of: usize,
}

impl<'l> Part<'l> {
    fn of(context: &'l Context<'l>, scope: &Scope, query: &'l Query) -> Self {
        let library = context.library;
        let kinds = KINDS.iter();
        let all = kinds.flat_map(|info| library.of_kind(scope, info.kind));
        let all: Vec<Index> = all.copied().collect();
        let found = all.iter().copied();
        let found: HashSet<Index> = found
            .filter(|index| query.matches(context, *index))
            .collect();
        let names = found.iter().flat_map(|index| &library.at(*index).names);
        Self {
            context,
            query,
            named: names.map(|(_, named)| *named).collect(),
            found,
            of: all.len(),
        }
    }
}

/// The sections of records, with the letter that their numbers bear: `A3` is the third allegation.
const LETTERS: [(Kind, &str); 4] = [
    (Kind::Allegation, "A"),
    (Kind::Evidence, "E"),
    (Kind::Proceeding, "P"),
    (Kind::Question, "Q"),
];

fn codes(library: &Library, case: &Id) -> HashMap<Index, String> {
    let scope = Scope::Case(case.clone());
    let numbered = LETTERS.iter().flat_map(|(kind, letter)| {
        let indices = (1..).zip(library.of_kind(&scope, *kind));
        indices.map(move |(number, index)| (*index, format!("{letter}{number}")))
    });
    numbered.collect()
}

impl<'l> Page<'l> {
    fn write(&mut self, record: &'l Record) {
        self.text = format!("# {}\n\n", inline(&clean_line(&record.label())));
        self.warnings();
        self.partly();
        self.paragraph(HOW_TO_READ);
        self.subject(record);
        self.people();
        self.records(Kind::Allegation, "Allegations", |_| true);
        self.records(Kind::Evidence, "Evidence", |_| true);
        self.records(Kind::Proceeding, "Proceedings", |_| true);
        self.chronology();
        self.questions();
    }

    /// Whether a record is written.
    fn has(&self, index: Index) -> bool {
        let part = self.part.as_ref();
        part.is_none_or(|part| part.found.contains(&index))
    }

    fn paragraph(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }

    fn heading(&mut self, title: &str) {
        self.paragraph(&format!("## {title}"));
    }

    /// A point of a list, some levels in; the text is escaped already.
    fn point(&mut self, level: usize, text: &str) {
        let point = format!("{:1$}- {2}\n", "", 2 * level, line(text));
        self.text.push_str(&point);
    }

    /// A point with a name, where there is something to say.
    fn field(&mut self, name: &str, text: impl Into<Option<String>>) {
        if let Some(text) = text.into().filter(|text| !text.is_empty()) {
            self.point(0, &format!("{name}: {text}"));
        }
    }

    /// The same, for what a reader looks for and the sources leave out.
    fn stated(&mut self, name: &str, text: impl Into<Option<String>>) {
        let text = text.into().filter(|text| !text.is_empty());
        self.field(name, text.unwrap_or_else(|| "not stated".to_owned()));
    }

    /// The short name of a record of this case within the summary: `A3`.
    fn code(&self, index: Index) -> Option<&str> {
        self.codes.get(&index).map(String::as_str)
    }

    /// The name of a record, with its short name, or its case where that is another one.
    fn name(&self, reference: &At<Ref>) -> String {
        let Some(index) = self.library.resolve(Some(self.id), reference) else {
            return format!("{} (not in this library)", reference.value);
        };
        let record = self.library.at(index);
        let label = inline(&clean_line(&record.label()));
        match (self.code(index), record.key.case()) {
            (Some(code), _) => format!("{code}, {label}"),
            (None, Some(case)) if case != self.id && record.kind() != Kind::Case => {
                format!("{label} (case {case})")
            }
            _ => label,
        }
    }

    fn names(&self, references: &[At<Ref>]) -> String {
        let names: Vec<String> = references.iter().map(|one| self.name(one)).collect();
        // The names of allegations have commas of their own.
        names.join(if names.iter().any(|name| name.contains(',')) {
            "; "
        } else {
            ", "
        })
    }

    /// The references of several citations: ` [1] ¶6; [2] ¶3`.
    fn marks(&mut self, citations: &[Citation]) -> String {
        let marks: Vec<String> = citations
            .iter()
            .map(|citation| self.references.citation(citation))
            .collect();
        match marks.is_empty() {
            true => String::new(),
            false => format!(" {}", marks.join("; ")),
        }
    }
}

/// How many people of a scope are to be named to nobody else.
pub fn protected(library: &Library, scope: &Scope) -> usize {
    let people = library.of_kind(scope, Kind::Person).iter();
    people
        .filter(|index| matches!(&library.at(**index).body, Body::Person(person) if person.protect.is_some()))
        .count()
}

/// A text of a case file for the middle of a line.
fn text(text: &Text) -> String {
    inline(&clean_line(text.raw()))
}

/// The same for a part of a record's page.
fn words(pieces: &[Piece]) -> String {
    let words: String = pieces
        .iter()
        .map(|piece| piece.words().to_string())
        .collect();
    inline(&clean_line(&words))
}
