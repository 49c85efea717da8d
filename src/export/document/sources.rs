//! The numbers of the sources, given in the order in which the text first needs them, so that the
//! reader meets `[1]` before `[2]`; and the list of them, from which ways lead back.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Page, below, brief::TITLE, sentence};
use crate::{
    clean,
    export::block::{Anchor, Inline, Line, Point},
    library::Index,
    model::{Body, Kind},
    sheet::{RowStyle, Sheet, form},
    sign::Sign,
    text::{Clean, clean_line},
};

/// The sources that a case has named so far, each with the records that cite it.
#[derive(Default)]
pub struct Sources {
    named: IndexMap<Index, BTreeSet<Anchor>>,
    /// How many other cases before it have named.
    before: usize,
}

impl Sources {
    /// None yet, behind so many of other cases.
    pub fn after(before: usize) -> Self {
        Self {
            named: IndexMap::new(),
            before,
        }
    }

    /// The place of a source in the list.
    pub fn place(&mut self, source: Index) -> Anchor {
        let entry = self.named.entry(source);
        let number = self.before + entry.index() + 1;
        entry.or_default();
        Anchor::Source(number)
    }

    /// The same, cited by a record, which the list leads back to.
    pub fn cited(&mut self, source: Index, by: Option<Anchor>) -> Anchor {
        let place = self.place(source);
        if let Some(citing) = self.named.get_mut(&source) {
            citing.extend(by);
        }
        place
    }

    /// The places in the list, with their sources.
    pub fn places(&self) -> impl Iterator<Item = (Anchor, Index)> {
        let numbered = (self.before + 1..).zip(self.named.keys());
        numbered.map(|(number, source)| (Anchor::Source(number), *source))
    }

    /// All of them, in their order.
    pub fn all(&self) -> impl Iterator<Item = Index> {
        self.named.keys().copied()
    }

    /// One of them, from 0, with its number and the ways back from it.
    fn get(&self, at: usize) -> Option<(Index, usize, Line)> {
        let (source, citing) = self.named.get_index(at)?;
        let mut back = Line::default();
        back.join(
            citing.iter().map(|place| Line(vec![Inline::to(*place)])),
            ", ",
        );
        Some((*source, self.before + at + 1, back))
    }
}

impl Page<'_> {
    /// The list of the sources, in a line each.
    pub fn source_lines(&mut self) -> Vec<Point> {
        let mut points = Vec::new();
        while let Some((source, number, back)) = self.sources.get(points.len()) {
            let mut line = self.source_name(source, number);
            line.say(self.imprint(source, &line.plain()));
            if !self.is_counted {
                let held = self.held(source);
                line.say(match held.as_str() {
                    "not held" => " Not held.".into(),
                    _ => clean![" Held: ", held, "."],
                });
            }
            points.push(self.source(number, line, back));
        }
        points
    }

    /// The same with all that their records say. A source that another one rests on, or is reported
    /// in, is listed too.
    pub fn sources_in_full(&mut self) -> Vec<Point> {
        // Sources name one another: what each says comes before who cites it.
        let mut facts = Vec::new();
        while let Some((source, ..)) = self.sources.get(facts.len()) {
            facts.push(self.source_facts(source));
        }
        let mut points = Vec::new();
        for below in facts {
            if let Some((source, number, back)) = self.sources.get(points.len()) {
                let name = self.source_name(source, number);
                let point = self.source(number, name, back);
                points.push(Point { below, ..point });
            }
        }
        points
    }

    fn source(&self, number: usize, mut line: Line, back: Line) -> Point {
        if !back.is_empty() {
            line.say(" Cited by ");
            line.add(back);
            line.say(".");
        }
        Point {
            anchor: Some(Anchor::Source(number)),
            line,
            below: Vec::new(),
        }
    }

    /// `[1] Just the News, 9 Apr 2025: El Salvador says it shares information.`
    fn source_name(&self, source: Index, number: usize) -> Line {
        let name = self.source_title(source);
        sentence(Line::text(clean!["[", number, "] ", name]))
    }

    /// `Just the News, 9 Apr 2025: El Salvador says it shares information`
    fn source_title(&self, source: Index) -> Clean {
        let (short, title) = (self.library.short(source), self.library.title(source));
        let is_said =
            title.starts_with(short.trim_end_matches('…')) || self.library.label(source) == title;
        let name = match is_said {
            true => title,
            false => clean![short, ": ", title],
        };
        self.brief(&name, TITLE)
    }

    /// What each number stands for, in their order.
    pub fn source_names(&self) -> Vec<Clean> {
        let places = self.sources.places();
        places
            .map(|(_, source)| self.source_title(source))
            .collect()
    }

    /// Publisher, authors and day of a source, as far as they are not in its name; and that they are not
    /// stated: what one needs to cite it.
    fn imprint(&self, source: Index, name: &str) -> Clean {
        let record = self.library.at(source);
        let Body::Source(source) = &record.body else {
            return Clean::default();
        };
        let mut said = Vec::new();
        let mut unsaid = Vec::new();
        let mut covered = Vec::new();
        if !source.authors.is_empty() {
            let authors = source.authors.iter().map(|author| clean_line(author.raw()));
            let authors = self.brief(&Clean::join(authors, ", "), TITLE);
            said.push(clean![" By ", authors, "."]);
        }
        match source.publisher.as_ref().map(|text| clean_line(text.raw())) {
            Some(publisher) if name.contains(publisher.as_str()) => {}
            Some(publisher) => {
                let publisher = self.brief(&publisher, TITLE);
                said.push(clean![" Publisher: ", publisher, "."]);
            }
            None if record.covers("publisher") => covered.push("publisher"),
            None => unsaid.push("publisher"),
        }
        if source.authors.is_empty() && record.covers("authors") {
            covered.push("author");
        }
        if !covered.is_empty() {
            said.push(clean![
                " Left out: ",
                Clean::join(covered, ", "),
                ", with its name."
            ]);
        }
        match source.published.as_ref().map(|day| day.words()) {
            Some(day) if name.contains(day.as_str()) => {}
            Some(day) => said.push(clean![" Published ", day, "."]),
            None => unsaid.push("day of publication"),
        }
        if !unsaid.is_empty() {
            said.push(clean![" Not stated: ", Clean::join(unsaid, ", "), "."]);
        }
        Clean::join(said, "")
    }

    /// What of a source is here, as the browser says it.
    fn held(&self, source: Index) -> Clean {
        let record = self.library.at(source);
        let Some(document) = self.asked.documents.get(&record.key) else {
            return Sign::from(self.library.held(source)).word.into();
        };
        let mut parts: Vec<Clean> = vec![Sign::from(document.held).word.into()];
        let form = clean_line(&form(document)).as_own();
        parts.extend(Some(form).filter(|form| !form.is_empty()));
        parts.extend(document.flaws().iter().map(|flaw| clean_line(flaw)));
        // Where the library lies on this machine is nobody else's business.
        let root = format!("{}/", self.library.root.display());
        parts.extend(
            document
                .problem
                .as_ref()
                .map(|problem| clean_line(&problem.replace(&root, ""))),
        );
        let held = Clean::join(parts, ", ");
        held.part(0..held.trim_end_matches('.').len())
    }

    /// The fields of a source, its place in other sources included.
    fn source_facts(&mut self, source: Index) -> Vec<Point> {
        let sheet = Sheet::facts(self.library, source, &self.scope);
        let mut points: Vec<Point> = Vec::new();
        for row in &sheet.rows {
            let line = match row.is_held() {
                true => match self.held(source) {
                    held if held.as_str() == "not held" => Line::text("no"),
                    held => Line::text(held),
                },
                false => self.pieces(source, &row.pieces),
            };
            match row.style {
                RowStyle::Title | RowStyle::Blank => {}
                RowStyle::Heading => points.push(Point::new(line)),
                RowStyle::Field if row.key == "url" => {
                    let address = Inline::Address(clean_line(&line.plain()));
                    points.push(self.field(row, Line(vec![address])));
                }
                RowStyle::Field if !row.label.is_empty() => points.push(self.field(row, line)),
                RowStyle::Field | RowStyle::Item | RowStyle::Drawn { .. } => {
                    below(&mut points, line);
                }
            }
        }
        let reported = self.library.at(source).body.all_citations().len();
        let reported: Vec<Line> = (0..reported)
            .map(|number| self.cite(source, number))
            .collect();
        if !reported.is_empty() {
            let mut line = Line::text("Reported in: ");
            line.join(reported, "; ");
            points.push(Point::new(line));
        }
        points
    }

    /// Lists what the case has and nothing cites, last.
    pub fn uncited_sources(&mut self) {
        for source in self.records(Kind::Source) {
            self.sources.place(source);
        }
    }

    /// The place of a source that a record cites, and leads back from.
    pub fn source_cited(&mut self, source: Index, by: Index) -> Anchor {
        let citing = match self.library.at(by).kind() {
            Kind::Source => Some(self.sources.place(by)),
            _ => self.places.get(&by).copied(),
        };
        self.sources.cited(source, citing.filter(|_| source != by))
    }
}
