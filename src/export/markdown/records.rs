//! The records of a summary, each as a list of points.

use super::{Page, escape::inline, text, words};
use crate::{
    analysis::standing::standing,
    library::{Index, Record},
    model::statement::Room,
    model::{
        At, Body, Citation, Date, Kind, Measure, Ref, Role, Text,
        record::{Allegation, Evidence, Proceeding, Question, Response},
    },
    sheet,
};

impl Page<'_> {
    /// A person or an organization, in one point.
    pub fn who(&mut self, index: Index) -> String {
        let record = self.library.at(index);
        let mut entry = inline(&self.library.label(index));
        let also: Vec<String> = record.body.aliases().iter().map(text).collect();
        if !also.is_empty() {
            entry.push_str(&format!(" (also: {})", also.join(", ")));
        }
        let (kind, role, part_of) = match &record.body {
            Body::Person(person) => {
                let unnamed = person.named.is_some_and(|named| !named.value);
                let kind = unnamed.then_some("not named by the source");
                (kind, &person.role, &person.member_of[..])
            }
            Body::Organization(organization) => (
                organization.kind.map(|kind| kind.word()),
                &organization.description,
                organization.part_of.as_slice(),
            ),
            _ => (None, &None, &[][..]),
        };
        let part_of = Some(self.names(part_of)).filter(|names| !names.is_empty());
        let facts: Vec<String> = [
            kind.map(str::to_owned),
            part_of.map(|names| format!("of {names}")),
            role.as_ref().map(text),
        ]
        .into_iter()
        .flatten()
        .chain(record.body.measures().iter().map(measure))
        .collect();
        if !facts.is_empty() {
            entry.push_str(&format!(": {}", facts.join("; ")));
        }
        entry + "." + &self.marks(record.body.cites())
    }

    pub fn allegation(&mut self, index: Index, allegation: &Allegation) {
        self.field("Standing", standing(self.library, index).word().to_owned());
        self.field("Kind", allegation.kind.map(|kind| kind.word().to_owned()));
        let by: Vec<String> = allegation.by.iter().map(|by| self.speaker(by)).collect();
        self.stated("Said by", by.join(", "));
        let to = self.names(&allegation.to);
        self.field("Said to", to);
        let through = self.through(allegation);
        self.field("Through", through);
        let said = when(allegation.date.as_ref(), allegation.date_said.as_ref());
        self.stated("Said", said);
        let about = self.names(&allegation.about);
        self.field("About", about);
        self.measures(&allegation.measure);
        let grade = allegation.credibility;
        self.field(
            "Credibility",
            grade.map(|grade| format!("{} of 6 (1 confirmed, 6 cannot be judged)", grade.value)),
        );
        self.rests_on(&allegation.cites);
        if allegation.responses.is_empty() {
            self.field("Replies", "no reply reported".to_owned());
        } else {
            self.point(0, "Replies:");
        }
        for response in &allegation.responses {
            let response = self.response(response);
            self.point(1, &response);
        }
        self.bearing(index);
        self.related(index, allegation);
        let steps = allegation.history.iter();
        let steps: Vec<String> = steps
            .map(|step| self.step(step.status.word(), &step.date, &step.because, &step.cites))
            .collect();
        self.list("The file's own view", &steps);
        self.field("Note", allegation.note.as_ref().map(text));
    }

    /// Who says it; a source that speaks itself is named as such.
    fn speaker(&mut self, by: &At<Ref>) -> String {
        match self.source(by) {
            Some(source) => format!("{}, in its own voice", self.references.named(source)),
            None => self.name(by),
        }
    }

    fn source(&self, reference: &At<Ref>) -> Option<Index> {
        let found = self.library.resolve(Some(self.id), reference);
        found.filter(|index| self.library.at(*index).kind() == Kind::Source)
    }

    /// Through whom the statement reaches the reader, where the speaker is not itself the source:
    /// `The Sample Gazette, 3 May 2024 [1], relaying Conversation with a clerk [2]`.
    fn through(&mut self, allegation: &Allegation) -> String {
        let speaking: Vec<Index> = allegation
            .by
            .iter()
            .filter_map(|by| self.source(by))
            .collect();
        let mut chains: Vec<String> = Vec::new();
        for citation in &allegation.cites {
            let Some(source) = self.source(&citation.source) else {
                continue;
            };
            if citation.via.is_empty() && speaking.contains(&source) {
                continue;
            }
            let mut chain = self.references.named(source);
            for via in &citation.via {
                let via = match self.source(via) {
                    Some(via) => self.references.named(via),
                    None => self.name(via),
                };
                chain.push_str(&format!(", relaying {via}"));
            }
            if !chains.contains(&chain) {
                chains.push(chain);
            }
        }
        chains.join("; ")
    }

    fn response(&mut self, response: &Response) -> String {
        let by = self.names(&response.by);
        let mut point = format!("{} by {by}", response.is.word());
        let when = when(response.date.as_ref(), response.date_said.as_ref());
        point.push_str(&when.map(|when| format!(", {when}")).unwrap_or_default());
        let statement = response.statement.as_ref();
        point.push_str(
            &statement
                .map(|said| format!(": {}", text(said)))
                .unwrap_or_default(),
        );
        point + &self.marks(&response.cites)
    }

    /// The evidence that bears on an allegation.
    fn bearing(&mut self, index: Index) {
        let library = self.library;
        let mut points = Vec::new();
        for (_, record) in library
            .named_by(index)
            .filter(|(role, _)| *role == Role::BearsOn)
        {
            let Body::Evidence(evidence) = &record.body else {
                continue;
            };
            let case = record.key.case();
            let mut bearings = evidence.bears_on.iter();
            let mine = bearings.find(|(to, _)| library.resolve(case, to) == Some(index));
            let bearing = mine.map_or("bears on it", |(_, bearing)| bearing.word());
            let (name, status) = (self.other(record), evidence.status().word());
            points.push(format!("{bearing}: {name} ({status})"));
        }
        self.list("Evidence", &points);
    }

    /// What other allegations have to do with this one, and it with them.
    fn related(&mut self, index: Index, allegation: &Allegation) {
        let library = self.library;
        let mut points = Vec::new();
        for relation in &allegation.relations {
            let mut point = format!("{} {}", relation.is.word(), self.name(&relation.to));
            let note = relation.note.as_ref();
            point.push_str(
                &note
                    .map(|note| format!(" — {}", text(note)))
                    .unwrap_or_default(),
            );
            points.push(point + &self.marks(&relation.cites));
        }
        for (_, record) in library
            .named_by(index)
            .filter(|(role, _)| *role == Role::Relation)
        {
            let Body::Allegation(other) = &record.body else {
                continue;
            };
            let case = record.key.case();
            for relation in &other.relations {
                if library.resolve(case, &relation.to) == Some(index) {
                    let name = self.other(record);
                    points.push(format!("{name} {} it", relation.is.word()));
                }
            }
        }
        self.list("Relations", &points);
    }

    /// The name of a record that names another.
    fn other(&self, record: &Record) -> String {
        let label = inline(&self.library.label_in(record, Room::PAGE));
        let code = self
            .library
            .index(&record.key)
            .and_then(|index| self.code(index));
        match (code, record.key.case()) {
            (Some(code), _) => format!("{code}, {label}"),
            (None, Some(case)) => format!("{label} (case {case})"),
            (None, None) => label,
        }
    }

    pub fn evidence(&mut self, evidence: &Evidence) {
        self.field("Status", evidence.status().word().to_owned());
        self.field("Kind", evidence.kind.map(|kind| kind.word().to_owned()));
        let held_by = self.names(&evidence.held_by);
        self.stated("Held by", held_by);
        self.measures(&evidence.measure);
        let bears_on = evidence.bears_on.iter();
        let bears_on: Vec<String> = bears_on
            .map(|(to, bearing)| format!("{}: {}", bearing.word(), self.name(to)))
            .collect();
        self.list("Bears on", &bears_on);
        let steps = evidence.history.iter();
        let steps: Vec<String> = steps
            .map(|step| self.step(step.status.word(), &step.date, &step.because, &step.cites))
            .collect();
        self.list("What became of it", &steps);
        self.rests_on(&evidence.cites);
        self.field("Note", evidence.note.as_ref().map(text));
    }

    pub fn proceeding(&mut self, proceeding: &Proceeding) {
        self.field("Kind", proceeding.kind.map(|kind| kind.word().to_owned()));
        let forum = self.names(proceeding.forum.as_slice());
        self.stated("Forum", forum);
        self.stated("Docket", proceeding.docket.as_ref().map(text));
        let date = when(proceeding.date.as_ref(), proceeding.date_said.as_ref());
        self.stated("Date", date);
        self.stated("Stage", proceeding.status.as_ref().map(text));
        self.stated(
            "Standard of proof",
            proceeding.standard_of_proof.as_ref().map(text),
        );
        let parties = proceeding.parties.iter();
        let parties: Vec<String> = parties
            .map(|party| {
                let capacity = party
                    .capacity
                    .as_ref()
                    .map(|words| format!(", {}", text(words)));
                self.name(&party.who) + &capacity.unwrap_or_default()
            })
            .collect();
        self.list("Parties", &parties);
        let about = self.names(&proceeding.about);
        self.field("About", about);
        self.measures(&proceeding.measure);
        let mut entries = Vec::new();
        for entry in &proceeding.entries {
            let date = when(entry.date.as_ref(), entry.date_said.as_ref());
            let date = date.unwrap_or_else(|| "date not stated".to_owned());
            let number = entry
                .number
                .as_ref()
                .map(|number| format!("{}: ", text(number)));
            let point = format!(
                "{date}: {}{}",
                number.unwrap_or_default(),
                text(&entry.title)
            );
            entries.push(point + &self.marks(&entry.cites));
        }
        self.list("Docket entries", &entries);
        self.rests_on(&proceeding.cites);
        self.field("Note", proceeding.note.as_ref().map(text));
    }

    pub fn question(&mut self, question: &Question) {
        self.field("Status", question.status().word().to_owned());
        self.field("Answer", question.answer.as_ref().map(text));
        let about = self.names(&question.about);
        self.field("About", about);
        let settles = self.names(&question.settles);
        self.field("An answer would settle", settles);
        let ask = self.names(&question.ask);
        self.field("Who could answer", ask);
        self.rests_on(&question.cites);
        self.field("Note", question.note.as_ref().map(text));
    }

    fn measures(&mut self, measures: &[Measure]) {
        for one in measures {
            self.field("Number", measure(one));
        }
    }

    /// Citations with their words, a point each.
    fn rests_on(&mut self, citations: &[Citation]) {
        if citations.is_empty() {
            return self.field("Rests on", "nothing is cited".to_owned());
        }
        let mut points = Vec::new();
        for citation in citations {
            let mut point = self.references.citation(citation);
            if let Some(quote) = &citation.quote {
                point.push_str(&format!(": “{}”", text(quote)));
            }
            points.push(point);
        }
        self.list("Rests on", &points);
    }

    fn list(&mut self, name: &str, points: &[String]) {
        if points.is_empty() {
            return;
        }
        self.point(0, &format!("{name}:"));
        for point in points {
            self.point(1, point);
        }
    }

    /// A step of a history.
    fn step(
        &mut self,
        status: &str,
        date: &Option<At<Date>>,
        because: &Option<Text>,
        cites: &[Citation],
    ) -> String {
        let date = when(date.as_ref(), None).unwrap_or_else(|| "date not stated".to_owned());
        let because = because
            .as_ref()
            .map(|because| format!(", {}", text(because)));
        format!("{date}: {status}{}", because.unwrap_or_default()) + &self.marks(cites)
    }
}

fn when(date: Option<&At<Date>>, said: Option<&Text>) -> Option<String> {
    Some(words(&sheet::when(date, said))).filter(|words| !words.is_empty())
}

fn measure(measure: &Measure) -> String {
    words(&sheet::measure_words(measure))
}
