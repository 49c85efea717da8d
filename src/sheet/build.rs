//! Building the page of a record, row by row.

use super::{Cited, Piece, Row, RowStyle, Sheet};
use crate::{
    analysis::{
        ledger,
        standing::{Compared, derive, standing},
    },
    library::{Index, Library, Record, Scope},
    model::{
        At, Body, Citation, Date, Id, Key, Kind, Measure, Ref, Role, Text,
        measure::Bound,
        record::{
            Allegation, Case, Event, Evidence, Organization, Person, Proceeding, Question, ROLES,
            Source,
        },
    },
    sign::{Sign, Tone},
    text::Clean,
};

/// How many records a page lists under one heading: a page is built at each move of the selection,
/// and must not grow with the library.
const MOST_LINKED: usize = 500;

/// What parts records on a row: their names are sentences and hold commas of their own.
pub const BETWEEN: &str = " · ";

/// A page while it is built.
pub struct Page<'l> {
    pub library: &'l Library,
    pub record: &'l Record,
    pub index: Index,
    pub scope: Scope,
    /// The record's citations, in the order of their numbers.
    citations: Vec<&'l Citation>,
    pub sheet: Sheet,
}

pub fn sheet(library: &Library, index: Index, scope: &Scope) -> Sheet {
    let record = library.at(index);
    let citations = record.body.all_citations();
    let cited = citations.iter().map(|&citation| Cited {
        citation: citation.clone(),
        case: record.key.case().cloned(),
        source: library.resolve(record.key.case(), &citation.source),
    });
    let cited = cited.collect();
    let mut page = Page {
        library,
        record,
        index,
        scope: scope.clone(),
        citations,
        sheet: Sheet {
            rows: Vec::new(),
            citations: cited,
        },
    };
    page.title();
    match &record.body {
        Body::Case(case) => page.case(case),
        Body::Person(person) => page.person(person),
        Body::Organization(organization) => page.organization(organization),
        Body::Source(source) => page.source(source),
        Body::Allegation(allegation) => page.allegation(allegation),
        Body::Evidence(evidence) => page.evidence(evidence),
        Body::Proceeding(proceeding) => page.proceeding(proceeding),
        Body::Event(event) => page.event(event),
        Body::Question(question) => page.question(question),
        Body::Broken(_) => {}
    }
    page.problems();
    page.cites();
    page.named_by();
    page.foot();
    page.sheet
}

/// Text of the program's own.
pub fn own(text: &'static str) -> Piece {
    Piece::Text(text.into(), Tone::Plain)
}

pub fn dim(text: impl Into<String>) -> Piece {
    Piece::Text(Clean::trusted(text.into()), Tone::Dim)
}

fn said(text: &Text) -> Piece {
    Piece::Text(text.clean(), Tone::Plain)
}

impl<'l> Page<'l> {
    pub fn row(&mut self, style: RowStyle, label: &'static str, pieces: Vec<Piece>) {
        self.sheet.rows.push(Row {
            label,
            pieces,
            style,
        });
    }

    pub fn field(&mut self, label: &'static str, pieces: Vec<Piece>) {
        if !pieces.is_empty() {
            self.row(RowStyle::Field, label, pieces);
        }
    }

    pub fn item(&mut self, pieces: Vec<Piece>) {
        self.row(RowStyle::Item, "", pieces);
    }

    pub fn heading(&mut self, title: impl Into<String>) {
        self.row(RowStyle::Blank, "", Vec::new());
        self.row(
            RowStyle::Heading,
            "",
            vec![Piece::Text(Clean::trusted(title.into()), Tone::Strong)],
        );
    }

    fn text_field(&mut self, label: &'static str, text: Option<&Text>) {
        self.field(label, text.map(said).into_iter().collect());
    }

    /// For what a reader looks for and the sources leave out.
    fn stated(&mut self, label: &'static str, pieces: Vec<Piece>) {
        let pieces = if pieces.is_empty() {
            vec![dim("not stated")]
        } else {
            pieces
        };
        self.field(label, pieces);
    }

    /// A link to a record, with its case where that is another one.
    pub fn link(&self, index: Index) -> Vec<Piece> {
        let record = self.library.at(index);
        let mut pieces = vec![Piece::Link(record.key.clone(), record.short())];
        // Of another case than the one one is in; or, of a record that cases share, of which.
        let elsewhere = match (&record.key, &self.scope) {
            (Key::Of(case, _), Scope::Case(here)) => (case != here).then_some(case),
            (Key::Of(case, _), Scope::Library) => {
                (self.record.key.case() != Some(case)).then_some(case)
            }
            (Key::Case(_) | Key::Shared(_), _) => None,
        };
        if let Some(case) = elsewhere {
            pieces.push(dim(format!(" ({case})")));
        }
        pieces
    }

    fn reference(&self, reference: &Ref) -> Vec<Piece> {
        match self.library.resolve(self.record.key.case(), reference) {
            Some(index) => self.link(index),
            None => vec![Piece::Text(
                Clean::trusted(format!("{reference} (not in this library)")),
                Tone::Bad,
            )],
        }
    }

    fn references<'a>(&self, references: impl IntoIterator<Item = &'a At<Ref>>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for reference in references {
            if !pieces.is_empty() {
                pieces.push(own(BETWEEN));
            }
            pieces.extend(self.reference(reference));
        }
        pieces
    }

    /// Who says it: a source that speaks itself is named as such.
    fn speakers<'a>(&self, by: impl IntoIterator<Item = &'a At<Ref>>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for reference in by {
            if !pieces.is_empty() {
                pieces.push(own(BETWEEN));
            }
            pieces.extend(self.reference(reference));
            let found = self.library.resolve(self.record.key.case(), reference);
            if found.is_some_and(|index| self.library.at(index).kind() == Kind::Source) {
                pieces.push(dim(" in its own voice"));
            }
        }
        pieces
    }

    /// `[3]` for each of the citations, which are some of the page's own.
    fn marks(&self, citations: &[Citation]) -> Vec<Piece> {
        let number = |citation: &Citation| {
            let mut numbered = self.citations.iter();
            numbered.position(|other| std::ptr::eq(*other, citation))
        };
        let mut pieces = Vec::new();
        for number in citations.iter().filter_map(number) {
            pieces.push(own(" "));
            pieces.push(Piece::Citation(number + 1));
        }
        pieces
    }

    fn when(&mut self, label: &'static str, date: Option<&At<Date>>, said: Option<&Text>) {
        self.field(label, when(date, said));
    }

    fn measures(&mut self, measures: &[Measure]) {
        for measure in measures {
            self.field("Number", measure_words(measure));
        }
    }

    fn title(&mut self) {
        let label = Piece::Text(self.record.label(), Tone::Strong);
        self.row(RowStyle::Title, "", vec![label]);
    }

    fn person(&mut self, person: &Person) {
        let also: Vec<Clean> = person.also_known_as.iter().map(Text::clean).collect();
        if person.named.is_some_and(|named| !named.value) {
            self.field("Named", vec![dim("not named by the source")]);
        }
        self.field(
            "Also",
            also.first()
                .map(|_| Piece::Text(Clean::join(&also, &", ".into()), Tone::Plain))
                .into_iter()
                .collect(),
        );
        self.text_field("Role", person.role.as_ref());
        self.field("Member of", self.references(&person.member_of));
        self.measures(&person.measure);
        if let Some(protection) = &person.protect {
            let mut pieces = vec![own("shown to others as "), said(&protection.alias)];
            pieces.extend(
                protection
                    .because
                    .iter()
                    .flat_map(|because| [own(": "), said(because)]),
            );
            self.field("Protected", pieces);
        }
    }

    fn organization(&mut self, organization: &Organization) {
        let also: Vec<Clean> = organization.also_known_as.iter().map(Text::clean).collect();
        self.field(
            "Kind",
            organization
                .kind
                .iter()
                .map(|kind| own(kind.word()))
                .collect(),
        );
        self.field(
            "Also",
            also.first()
                .map(|_| Piece::Text(Clean::join(&also, &", ".into()), Tone::Plain))
                .into_iter()
                .collect(),
        );
        self.field("Part of", self.references(&organization.part_of));
        self.text_field("Described", organization.description.as_ref());
        self.measures(&organization.measure);
    }

    fn source(&mut self, source: &Source) {
        self.field(
            "Kind",
            source.kind.iter().map(|kind| own(kind.word())).collect(),
        );
        self.stated("Publisher", source.publisher.iter().map(said).collect());
        let authors: Vec<Clean> = source.authors.iter().map(Text::clean).collect();
        self.stated(
            "By",
            authors
                .first()
                .map(|_| Piece::Text(Clean::join(&authors, &", ".into()), Tone::Plain))
                .into_iter()
                .collect(),
        );
        self.field("Speaks", self.references(&source.speakers));
        self.stated("Published", when(source.published.as_ref(), None));
        self.when("Retrieved", source.retrieved.as_ref(), None);
        self.text_field("Language", source.language.as_ref());
        self.text_field("Address", source.url.as_ref());
        self.field(
            "Reliability",
            source
                .reliability
                .iter()
                .map(|code| own(code.word()))
                .collect(),
        );
        self.field("Rests on", self.references(&source.rests_on));
        self.field(super::held::HELD, vec![own(held(source))]);
        if let Some(hash) = source
            .original
            .as_ref()
            .and_then(|original| original.sha256.as_ref())
        {
            self.field("SHA-256", vec![dim(hash.as_str())]);
        }
    }

    fn allegation(&mut self, allegation: &Allegation) {
        let Some(derived) = derive(self.library, self.index) else {
            return;
        };
        let mut status = vec![Piece::Sign(Sign::from(derived.standing))];
        if let Some(kind) = allegation.kind {
            status.push(dim(format!("  {}", kind.word())));
        }
        self.field("Stands", status);
        self.field("Because", self.reason(&derived.because));
        self.origins(&derived.origins);
        self.stated("Said by", self.speakers(&allegation.by));
        self.field("Said to", self.references(&allegation.to));
        self.field("About", self.references(&allegation.about));
        self.when(
            "Said",
            allegation.date.as_ref(),
            allegation.date_said.as_ref(),
        );
        self.measures(&allegation.measure);
        self.field(
            "Credibility",
            allegation
                .credibility
                .iter()
                .map(|grade| dim(format!("{} of 6", grade.value)))
                .collect(),
        );
        self.responses(allegation);
        self.relations(allegation);
        for step in &allegation.history {
            let mut pieces = vec![Piece::Sign(step.status.value.into()), own(" ")];
            pieces.extend(when(step.date.as_ref(), None));
            pieces.extend(
                step.because
                    .iter()
                    .flat_map(|because| [own(": "), said(because)]),
            );
            pieces.extend(self.marks(&step.cites));
            self.field("Stated", pieces);
        }
        let above = derived
            .stated
            .filter(|stated| stated.than_derived == Compared::Above);
        if above.is_some() {
            let claims = "this claims more than the records bear".into();
            self.field("", vec![Piece::Text(claims, Tone::Caution)]);
        }
    }

    fn responses(&mut self, allegation: &Allegation) {
        if allegation.responses.is_empty() {
            // A reply that could not be read must not pass for one that was not given.
            let key = Some(&self.record.key);
            let unread = self
                .library
                .diagnostics
                .iter()
                .any(|found| found.record.as_ref() == key);
            let words = match unread {
                true => "no reply could be read; this record has something to mend",
                false => "no reply reported",
            };
            self.field("Replies", vec![dim(words)]);
        }
        for (number, response) in allegation.responses.iter().enumerate() {
            let mut pieces = vec![Piece::Sign(response.is.value.into()), own(" by ")];
            pieces.extend(self.references(&response.by));
            let when = when(response.date.as_ref(), response.date_said.as_ref());
            if !when.is_empty() {
                pieces.push(own(", "));
                pieces.extend(when);
            }
            let statement = response.statement.as_ref();
            pieces.extend(
                statement
                    .into_iter()
                    .flat_map(|statement| [own(": "), said(statement)]),
            );
            pieces.extend(self.marks(&response.cites));
            self.field(if number == 0 { "Replies" } else { "" }, pieces);
        }
    }

    fn relations(&mut self, allegation: &Allegation) {
        for (number, relation) in allegation.relations.iter().enumerate() {
            let mut pieces = vec![dim(relation.is.word()), own(" ")];
            pieces.extend(self.reference(&relation.to));
            pieces.extend(
                relation
                    .note
                    .iter()
                    .flat_map(|note| [own(": "), said(note)]),
            );
            pieces.extend(self.marks(&relation.cites));
            self.field(if number == 0 { "Relations" } else { "" }, pieces);
        }
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let mut status = vec![Piece::Sign(evidence.status().into())];
        if let Some(kind) = evidence.kind {
            status.push(dim(format!("  {}", kind.word())));
        }
        self.field("Status", status);
        self.stated("Held by", self.references(&evidence.held_by));
        self.measures(&evidence.measure);
        for (number, (target, bearing)) in evidence.bears_on.iter().enumerate() {
            let mut pieces = vec![Piece::Sign(bearing.value.into()), own(" ")];
            pieces.extend(self.reference(target));
            self.field(if number == 0 { "Bears on" } else { "" }, pieces);
        }
        let problems = ledger::problems(evidence);
        for (number, step) in evidence.history.iter().enumerate() {
            let mut pieces = vec![Piece::Sign(step.status.value.into()), own(" ")];
            pieces.extend(when(step.date.as_ref(), None));
            pieces.extend(
                step.because
                    .iter()
                    .flat_map(|because| [own(": "), said(because)]),
            );
            pieces.extend(self.marks(&step.cites));
            for problem in problems.iter().filter(|problem| problem.step == number) {
                let words = format!("{BETWEEN}{}", problem.what.words());
                pieces.push(Piece::Text(Clean::trusted(words), Tone::Caution));
            }
            self.field(if number == 0 { "History" } else { "" }, pieces);
        }
    }

    fn proceeding(&mut self, proceeding: &Proceeding) {
        self.field(
            "Kind",
            proceeding
                .kind
                .iter()
                .map(|kind| own(kind.word()))
                .collect(),
        );
        self.stated("Forum", self.references(&proceeding.forum));
        self.stated("Docket", proceeding.docket.iter().map(said).collect());
        self.stated(
            "Date",
            when(proceeding.date.as_ref(), proceeding.date_said.as_ref()),
        );
        self.stated("Stage", proceeding.status.iter().map(said).collect());
        self.stated(
            "Standard",
            proceeding.standard_of_proof.iter().map(said).collect(),
        );
        for (number, party) in proceeding.parties.iter().enumerate() {
            let mut pieces = self.reference(&party.who);
            pieces.extend(
                party
                    .capacity
                    .iter()
                    .flat_map(|capacity| [own(", "), said(capacity)]),
            );
            self.field(if number == 0 { "Parties" } else { "" }, pieces);
        }
        self.field("About", self.references(&proceeding.about));
        self.measures(&proceeding.measure);
        for (number, entry) in proceeding.entries.iter().enumerate() {
            let mut pieces = when(entry.date.as_ref(), entry.date_said.as_ref());
            if !pieces.is_empty() {
                pieces.push(own("  "));
            }
            pieces.extend(
                entry
                    .number
                    .iter()
                    .flat_map(|number| [said(number), own("  ")]),
            );
            pieces.push(said(&entry.title));
            pieces.extend(self.marks(&entry.cites));
            self.field(if number == 0 { "Entries" } else { "" }, pieces);
        }
    }

    fn event(&mut self, event: &Event) {
        self.stated("Date", when(event.date.as_ref(), event.date_said.as_ref()));
        if let Some(place) = &event.place {
            // A place may be an organization of the library, such as a prison.
            let known = place
                .raw()
                .parse::<Ref>()
                .ok()
                .and_then(|reference| self.library.resolve(self.record.key.case(), &reference));
            self.field(
                "Place",
                known.map_or_else(|| vec![said(place)], |index| self.link(index)),
            );
        }
        self.field("Participants", self.references(&event.participants));
        self.measures(&event.measure);
    }

    fn question(&mut self, question: &Question) {
        self.field("Status", vec![Piece::Sign(question.status().into())]);
        self.field("About", self.references(&question.about));
        self.field("Would settle", self.references(&question.settles));
        self.field("To ask", self.references(&question.ask));
        self.text_field("Answer", question.answer.as_ref());
    }

    /// What `check` says of this record.
    fn problems(&mut self) {
        let library = self.library;
        let mine = library
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.record.as_ref() == Some(&self.record.key));
        let mine: Vec<_> = mine.collect();
        if mine.is_empty() {
            return;
        }
        self.heading("To mend in the file");
        for diagnostic in mine {
            let place = diagnostic.span.and_then(|span| {
                Some(format!(
                    "{}:{}:{}: ",
                    library.files.get(span.file)?.path,
                    span.line,
                    span.column
                ))
            });
            let text = format!("{}{}", place.unwrap_or_default(), diagnostic.message);
            let help = diagnostic
                .help
                .as_ref()
                .map(|help| format!("; {help}"))
                .unwrap_or_default();
            let line = crate::text::clean_line(&(text + &help));
            self.item(vec![Piece::Text(line, Tone::Bad)]);
        }
    }

    fn cites(&mut self) {
        if self.sheet.citations.is_empty() {
            if matches!(
                self.record.kind(),
                Kind::Allegation | Kind::Evidence | Kind::Event
            ) {
                self.field("Cites", vec![Piece::Text("nothing".into(), Tone::Bad)]);
            }
            return;
        }
        self.heading("Rests on");
        for (number, citation) in (1..).zip(self.citations.clone()) {
            let mut pieces = vec![Piece::Citation(number), own(" ")];
            pieces.extend(self.reference(&citation.source));
            pieces.extend(citation.at.iter().map(|at| dim(format!("  {}", at.value))));
            pieces.extend(
                citation
                    .quote
                    .iter()
                    .flat_map(|quote| [own("  “"), said(quote), own("”")]),
            );
            for via in &citation.via {
                pieces.push(dim("  via "));
                pieces.extend(self.reference(via));
            }
            self.item(pieces);
        }
    }

    /// Who names this record, by the part it plays there.
    fn named_by(&mut self) {
        let library = self.library;
        for info in &ROLES {
            // A case lists its own records already, and each of them belongs to it by its place.
            let mut others: Vec<&Record> = Vec::new();
            for (role, other) in library.named_by(self.index) {
                let seen = others.last().is_some_and(|last| last.key == other.key);
                if role == info.role && !seen {
                    others.push(other);
                }
            }
            if others.is_empty() {
                continue;
            }
            self.heading(format!("{} ({})", info.back, others.len()));
            for other in others.iter().take(MOST_LINKED) {
                let Some(index) = library.index(&other.key) else {
                    continue;
                };
                let mut pieces = self.back_sign(other, index, info.role);
                pieces.extend(self.link(index));
                if let (Role::Cites, Body::Source(_)) = (info.role, &self.record.body) {
                    pieces.extend(self.places_cited(other));
                }
                self.item(pieces);
            }
            if let Some(more @ 1..) = others.len().checked_sub(MOST_LINKED) {
                self.item(vec![dim(format!("and {more} more, which the lists show"))]);
            }
        }
    }

    /// What the other record's status is, or what it does to this one.
    fn back_sign(&self, other: &Record, index: Index, role: Role) -> Vec<Piece> {
        let me = |case: Option<&Id>, reference: &Ref| {
            self.library.resolve(case, reference) == Some(self.index)
        };
        let case = other.key.case();
        let sign: Option<Sign> = match (&other.body, role) {
            (Body::Allegation(allegation), Role::Response) => allegation
                .responses
                .iter()
                .find(|response| response.by.iter().any(|by| me(case, by)))
                .map(|response| response.is.value.into()),
            (Body::Allegation(allegation), Role::Relation) => {
                let relation = allegation
                    .relations
                    .iter()
                    .find(|relation| me(case, &relation.to));
                return relation.map_or_else(Vec::new, |relation| {
                    vec![dim(format!("{} by ", passive(relation.is.word())))]
                });
            }
            (Body::Allegation(_), _) => Some(standing(self.library, index).into()),
            (Body::Evidence(evidence), Role::BearsOn) => evidence
                .bears_on
                .iter()
                .find(|(target, _)| me(case, target))
                .map(|(_, bearing)| bearing.value.into()),
            (Body::Evidence(evidence), _) => Some(evidence.status().into()),
            _ => None,
        };
        sign.map_or_else(Vec::new, |sign| vec![Piece::Sign(sign), own("  ")])
    }

    /// Where another record cites this source.
    fn places_cited(&self, other: &Record) -> Vec<Piece> {
        let mut places: Vec<String> = Vec::new();
        for citation in other.body.all_citations() {
            let here = self.library.resolve(other.key.case(), &citation.source) == Some(self.index);
            let place = citation.at.as_ref().map(|at| at.value.to_string());
            places.extend(place.filter(|place| here && !places.contains(place)));
        }
        if places.is_empty() {
            return Vec::new();
        }
        vec![dim(format!("  {}", places.join(", ")))]
    }

    fn foot(&mut self) {
        self.text_field("", None);
        if let Some(note) = self.record.body.note() {
            self.heading("Note");
            self.item(vec![said(note)]);
        }
        let file = self
            .library
            .files
            .get(self.record.span.file)
            .filter(|_| self.record.span.line > 0);
        if let Some(file) = file {
            self.row(RowStyle::Blank, "", Vec::new());
            let place = crate::text::clean_line(&format!(
                "{}  {}:{}",
                self.record.key, file.path, self.record.span.line
            ));
            self.item(vec![Piece::Text(place, Tone::Dim)]);
        }
    }

    fn case(&mut self, case: &Case) {
        super::case::overview(self, case);
    }

    /// The subjects and neighbours of a case.
    pub fn case_head(&mut self, case: &Case) {
        self.field("Subjects", self.references(&case.subjects));
        self.when("As of", case.as_of.as_ref(), None);
        self.field("See also", self.references(&case.see_also));
    }
}

fn passive(word: &str) -> &'static str {
    match word {
        "contradicts" => "contradicted",
        "qualifies" => "qualified",
        "repeats" => "repeated",
        "supports" => "supported",
        _ => "answered",
    }
}

/// What the record says is held of its source.
fn held(source: &Source) -> &'static str {
    match (&source.text, &source.digest, &source.original) {
        (Some(_), _, Some(_)) => "working copy; an original is named",
        (Some(_), _, None) => "working copy",
        (None, Some(_), Some(_)) => "digest; the original is named by its hash",
        (None, Some(_), None) => "digest",
        (None, None, Some(_)) => "the original is named by its hash, no text is shipped",
        (None, None, None) => "cited, not held",
    }
}

/// A date as it may be shown: in words, or as the source has it.
pub fn when(date: Option<&At<Date>>, said: Option<&Text>) -> Vec<Piece> {
    let exact = date.map(|date| Piece::Text(Clean::trusted(date.words()), Tone::Plain));
    let relative = said.map(|said| {
        let text = said.clean();
        Piece::Text(
            Clean::trusted(format!("“{text}”, as the source has it")),
            Tone::Dim,
        )
    });
    match (exact, relative) {
        (Some(exact), Some(relative)) => vec![exact, own("  "), relative],
        (exact, relative) => exact.into_iter().chain(relative).collect(),
    }
}

/// A number in words: `more than 270 people — removed to El Salvador, Apr 2025`.
pub fn measure_words(measure: &Measure) -> Vec<Piece> {
    let number = |number: &f64| grouped(*number);
    let numbers: Vec<String> = measure.value.iter().map(number).collect();
    let bound = match measure.bound() {
        Bound::Exactly => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "fewer than ",
        Bound::Between => "between ",
    };
    let mut pieces = Vec::new();
    if let Some(said) = &measure.said {
        pieces.push(Piece::Text(
            Clean::trusted(format!("“{}”: ", said.clean())),
            Tone::Plain,
        ));
    }
    pieces.push(Piece::Text(
        Clean::trusted(format!("{bound}{}", numbers.join(" and "))),
        Tone::Plain,
    ));
    pieces.extend(
        measure
            .unit
            .iter()
            .flat_map(|unit| [own(" "), self::said(unit)]),
    );
    pieces.extend(
        measure
            .of
            .iter()
            .flat_map(|of| [dim(" — "), self::said(of)]),
    );
    pieces.extend(
        measure
            .as_of
            .iter()
            .map(|as_of| dim(format!(", {}", as_of.words()))),
    );
    pieces
}

/// A number with its thousands apart: 14,000.
fn grouped(number: f64) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut out = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0
            && (digits.len() - position).is_multiple_of(3)
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, shown) in [
            (17.0, "17"),
            (270.0, "270"),
            (14000.0, "14,000"),
            (6_000_000.0, "6,000,000"),
            (-1234.5, "-1,234.5"),
            (0.75, "0.75"),
        ] {
            assert_eq!(grouped(number), shown);
        }
    }
}
