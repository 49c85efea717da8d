//! The sections of a summary, but for the list of sources.

use super::{
    Page,
    escape::{inline, line},
    protected, text, words,
};
use crate::{
    analysis::timeline::{What, timeline},
    diagnostic::Severity,
    library::{Index, Record},
    model::{
        Body, Kind,
        record::{Case, QuestionStatus},
    },
    sheet,
    text::clean_line,
};

impl Page<'_> {
    /// What a reader must know before anything else.
    pub fn warnings(&mut self) {
        let library = self.library;
        let is_mine = |record: &Record| record.key.case().is_none_or(|case| case == self.id);
        let lost = library.diagnostics.iter().filter(|found| {
            let key = found.record.as_ref();
            let record = key.and_then(|key| library.get(key));
            found.severity == Severity::Error && record.is_none_or(is_mine)
        });
        match lost.count() {
            0 => {}
            1 => self.paragraph(
                "One mistake in the files of this case; what it touches may be missing here.",
            ),
            count => self.paragraph(&format!(
                "{count} mistakes in the files of this case; what they touch may be missing here."
            )),
        }
        if !self.missed.is_nothing() {
            let missed = self.missed.words();
            self.paragraph(&format!(
                "{missed} of this library could not be read, and may belong here."
            ));
        }
        if protected(library, &self.scope) > 0 {
            self.paragraph("Not for others: people are named here whom the case file protects.");
        }
    }

    /// That this is not all, and what was asked for.
    pub fn partly(&mut self) {
        let Some(part) = &self.part else {
            return;
        };
        let query = inline(&clean_line(part.query.text()));
        let (some, all) = (part.found.len(), part.of);
        self.paragraph(&format!(
            "This is a part of the case: the {some} of its {all} records of which this query holds, \
             with whom they name and what they cite. The query: {query}"
        ));
    }

    pub fn subject(&mut self, record: &Record) {
        self.heading("Subject");
        let Body::Case(case) = &record.body else {
            return self.paragraph("The head of this case file cannot be read.");
        };
        self.summary(case);
        let subjects = self.names(&case.subjects);
        self.field("Subjects", subjects);
        self.field(
            "As of",
            case.as_of.as_ref().map(|date| inline(&date.words())),
        );
        let neighbours = self.names(&case.see_also);
        self.field("See also", neighbours);
        self.field("Note", case.note.as_ref().map(text));
        self.field("Case", self.id.to_string());
        self.text.push('\n');
    }

    fn summary(&mut self, case: &Case) {
        let Some(summary) = &case.summary else {
            return;
        };
        let clean = summary.clean();
        for paragraph in clean.lines().filter(|line| !line.trim().is_empty()) {
            self.paragraph(&line(&inline(paragraph.trim())));
        }
    }

    pub fn people(&mut self) {
        let people = self.library.of_kind(&self.scope, Kind::Person);
        let organizations = self.library.of_kind(&self.scope, Kind::Organization);
        let part = self.part.as_ref();
        let is_in = |index: &Index| {
            part.is_none_or(|part| part.found.contains(index) || part.named.contains(index))
        };
        let all = people.iter().chain(organizations).copied();
        let all: Vec<Index> = all.filter(is_in).collect();
        self.heading("People and organizations");
        for index in &all {
            let entry = self.who(*index);
            self.point(0, &entry);
        }
        if all.is_empty() {
            self.text.push_str("None is named.\n");
        }
        self.text.push('\n');
    }

    /// The records of a kind that belong to the case itself, each below a heading of its own.
    pub fn records(&mut self, kind: Kind, title: &str, wanted: fn(&Body) -> bool) {
        let library = self.library;
        let indices = library.of_kind(&self.scope, kind);
        let wanted: Vec<Index> = indices
            .iter()
            .copied()
            .filter(|index| wanted(&library.at(*index).body) && self.has(*index))
            .collect();
        if wanted.is_empty() && self.part.is_some() {
            return;
        }
        self.heading(title);
        if wanted.is_empty() {
            return self.paragraph("None is recorded.");
        }
        for index in wanted {
            let code = self.code(index).unwrap_or_default();
            let label = inline(&clean_line(&library.label(index)));
            self.paragraph(&format!("### {code}. {label}"));
            match &library.at(index).body {
                Body::Allegation(allegation) => self.allegation(index, allegation),
                Body::Evidence(evidence) => self.evidence(evidence),
                Body::Proceeding(proceeding) => self.proceeding(proceeding),
                Body::Question(question) => self.question(question),
                _ => self.point(0, "This record cannot be read."),
            }
            self.text.push('\n');
        }
    }

    /// What is open, and what is answered if anything is.
    pub fn questions(&mut self) {
        self.records(Kind::Question, "Open questions", |body| !is_answered(body));
        let questions = self.library.of_kind(&self.scope, Kind::Question);
        let mut bodies = questions.iter().map(|index| &self.library.at(*index).body);
        if bodies.any(is_answered) {
            self.records(Kind::Question, "Answered questions", is_answered);
        }
    }

    pub fn chronology(&mut self) {
        let library = self.library;
        let mut moments = timeline(library, &self.scope);
        if let Some(part) = &self.part {
            moments.retain(|moment| part.query.matches_moment(part.context, moment));
            if moments.is_empty() {
                return;
            }
        }
        self.heading("Chronology");
        if moments.is_empty() {
            return self.paragraph("Nothing in the case file has a date.");
        }
        for moment in moments {
            let Some(dated) = moment.dated(library) else {
                continue;
            };
            let when = words(&sheet::when(dated.date, dated.said));
            let when = match when.is_empty() {
                true => "Date not stated".to_owned(),
                false => when,
            };
            let label = text(dated.label);
            let code = self.code(moment.index);
            let code = code.map(|code| format!(" ({code})")).unwrap_or_default();
            let point = match dated.what {
                What::Happened => format!("{when}: {label}{code}"),
                What::Published => {
                    let number = self.references.number(moment.index);
                    format!("{when}: published: {label} [{number}]")
                }
                what => format!("{when}: {}: {label}{code}", what.word()),
            };
            let marks = match dated.what {
                // A source is not cited for itself.
                What::Published => String::new(),
                _ => self.marks(dated.cites),
            };
            self.point(0, &(point + &marks));
        }
        self.text.push('\n');
    }
}

/// Whether it is a question without anything left of it to answer.
fn is_answered(body: &Body) -> bool {
    matches!(body, Body::Question(question) if question.status() == QuestionStatus::Answered)
}
