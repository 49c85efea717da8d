//! The summary of two pages: who says what, what is admitted and denied and by whom, what is not
//! known, the proceedings, and the sources that it cites.

use std::{cmp::Reverse, collections::HashSet};

use super::{
    Block, Document, Form, Line, Page, Point, before, capital, capitalised, full::named_point,
    full::paragraphs, heading, sentence,
};
use crate::{
    analysis::{
        questions::questions,
        standing::{Word, derive, standing},
    },
    clean_format,
    export::{Asked, block::Inline, markdown},
    library::Index,
    load::document::Held,
    model::{
        Body, Kind, Role,
        kind::{KINDS, Rests},
        record::{AllegationKind, QuestionStatus, RelationKind, Standing},
    },
    sheet::{self, RowStyle, Sheet},
    text::{Clean, clean_line},
};

/// The most words of a summary.
pub const MOST_WORDS: usize = 900;

/// The most words that its proceedings may take.
const PROCEEDINGS: usize = 170;

/// The most words that its questions may take.
const QUESTIONS: usize = 100;

/// How many statements are tried that have no room, before no other is.
const PATIENCE: usize = 12;

/// What is written in a summary, for its reader and for the manual.
pub const RULE: &str = "First come the statements admitted, denied, contested, found, rejected or \
withdrawn; then those about or by the subjects of the case, most cited first; then the rest; in 900 \
words.";

const HOW_TO_READ: &str = "Nothing here is simply true: someone said it, who is named before it. [n] \
leads to the source. A standing follows from the replies that the sources report.";

/// What is written of a case.
#[derive(Clone, Default)]
struct Choice {
    statements: Vec<Index>,
    proceedings: Vec<Index>,
    questions: Vec<Index>,
    /// What an earlier day does not count.
    apart: Vec<Index>,
}

impl Choice {
    /// Takes those of some records that there is room for, in their order.
    fn fill(&mut self, asked: &Asked<'_>, records: &[Index], of: fn(&mut Self) -> &mut Vec<Index>) {
        let mut refused = 0;
        for index in records {
            let mut more = self.clone();
            of(&mut more).push(*index);
            if words(asked, &more) <= MOST_WORDS {
                *self = more;
                continue;
            }
            refused += 1;
            if refused == PATIENCE {
                break;
            }
        }
    }
}

/// A case in at most [`MOST_WORDS`] words, where what must be said of it has room in them.
pub fn document(asked: &Asked<'_>) -> Document {
    debug_assert_eq!(asked.form, Form::Summary);
    let mut page = Page::new(asked);
    let (disputed, rest) = page.statements();
    let proceedings = page.proceedings();
    let proceedings = page.within(PROCEEDINGS, &proceedings, Page::proceeding);
    let questions = page.open();
    let questions = page.within(QUESTIONS, &questions, Page::question);
    let mut choice = Choice::default();
    choice.fill(asked, &disputed, |choice| &mut choice.statements);
    choice.fill(asked, &proceedings, |choice| &mut choice.proceedings);
    choice.fill(asked, &questions, |choice| &mut choice.questions);
    choice.fill(asked, &rest, |choice| &mut choice.statements);
    let apart = Page::new(asked).set_apart();
    choice.fill(asked, &apart, |choice| &mut choice.apart);
    written(asked, &choice)
}

/// How many words a summary has.
fn words(asked: &Asked<'_>, choice: &Choice) -> usize {
    let text = markdown::write(&written(asked, choice));
    text.text.split_whitespace().count()
}

/// The summary with what was chosen.
fn written(asked: &Asked<'_>, choice: &Choice) -> Document {
    let mut page = Page::new(asked);
    let chosen = [
        &choice.statements,
        &choice.proceedings,
        &choice.questions,
        &choice.apart,
    ];
    let chosen: HashSet<Index> = chosen.into_iter().flatten().copied().collect();
    // What is not written here has no place to lead to.
    page.places.retain(|index, _| chosen.contains(index));
    page.throughout = page.found_throughout(&chosen);
    let mut blocks = vec![
        Block::Paragraph(page.state()),
        Block::Paragraph(page.how_to_read()),
        Block::Paragraph(page.chosen(choice)),
    ];
    let mut about = Vec::new();
    page.about(&mut about);
    if !about.is_empty() {
        blocks.push(heading("What it is about"));
        blocks.append(&mut about);
    }
    let mut statements = choice.statements.clone();
    statements.sort_unstable();
    let statements = statements.into_iter().map(|index| page.statement(index));
    let statements: Vec<Point> = statements.collect();
    let questions = choice.questions.iter().map(|index| page.question(*index));
    let questions: Vec<Point> = questions.collect();
    let proceedings = choice.proceedings.iter();
    let proceedings = proceedings.map(|index| page.proceeding(*index));
    let proceedings: Vec<Point> = proceedings.collect();
    for (title, points) in [
        ("Who says what", statements),
        ("What is not known", questions),
        ("Proceedings", proceedings),
    ] {
        if !points.is_empty() {
            blocks.extend([heading(title), Block::List(points)]);
        }
    }
    blocks.extend(page.apart(&choice.apart));
    let sources = page.source_lines();
    if !sources.is_empty() {
        blocks.extend([heading("Sources"), Block::List(sources)]);
    }
    Document {
        about: Some(asked.case),
        places: page.record_places(),
        title: page.title(),
        warnings: page.warnings(),
        blocks,
    }
}

impl Page<'_> {
    /// How the summary is read; what a digest is, where one is held.
    fn how_to_read(&self) -> Line {
        let mut line = Line::text(HOW_TO_READ);
        line.say(match &self.throughout {
            Some(found) => clean_format!(" The verdict on every quote is: {found}."),
            None => " In brackets is what was found of the quoted words, and where.".into(),
        });
        let mut documents = self.asked.documents.values();
        if documents.any(|document| document.held == Held::Digest) {
            line.say(" “In digest”: a retelling quotes them; the original was not at hand.");
        }
        line
    }

    /// The rule of the choice, and what is left to the long form.
    fn chosen(&self, choice: &Choice) -> Line {
        let mut line = Line::text(RULE);
        let left = self.left(choice);
        if !left.is_empty() {
            let left = left.join("; ");
            line.say(clean_format!(" Left to the long form (--full): {left}."));
        }
        line
    }

    /// How many records of each kind are not written; of statements, of each of their kinds.
    fn left(&self, choice: &Choice) -> Vec<String> {
        let mut left = Vec::new();
        let written = |kind| match kind {
            Kind::Allegation => &choice.statements[..],
            Kind::Proceeding => &choice.proceedings[..],
            Kind::Question => &choice.questions[..],
            _ => &[],
        };
        // Those who appear, and the sources, are named with what is chosen.
        let kinds = KINDS.iter().filter(|info| info.rests != Rests::OnItself);
        for kind in kinds.map(|info| info.kind) {
            let mut rest = self.records(kind);
            rest.retain(|index| !written(kind).contains(index));
            if rest.is_empty() {
                continue;
            }
            let name = match kind {
                Kind::Allegation => "statements",
                kind => kind.info().many,
            };
            let of = match kind {
                Kind::Allegation => format!(" ({})", self.by_kind(&rest).join(", ")),
                _ => String::new(),
            };
            left.push(format!("{name} {}{of}", rest.len()));
        }
        let apart = self.set_apart().len() - choice.apart.len();
        if apart > 0 {
            left.push(format!("of what is not counted {apart}"));
        }
        left
    }

    /// `8 assertions, 1 opinion`.
    fn by_kind(&self, statements: &[Index]) -> Vec<String> {
        let of = |kind: AllegationKind| {
            let is_so =
                |index: &&Index| self.library.at(**index).body.kind_word() == Some(kind.word());
            statements.iter().filter(is_so).count()
        };
        let kinds = AllegationKind::ALL.iter();
        kinds
            .map(|kind| (kind.says(), of(*kind)))
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| match count {
                1 => format!("1 {word}"),
                _ => format!("{count} {word}s"),
            })
            .collect()
    }

    fn about(&mut self, blocks: &mut Vec<Block>) {
        let Body::Case(case) = &self.library.at(self.asked.case).body else {
            let text = "The head of this case file cannot be read.";
            return blocks.push(Block::Paragraph(Line::text(text)));
        };
        blocks.extend(case.summary.iter().flat_map(paragraphs));
        let title = self.title();
        let subjects = case.subjects.iter();
        let subjects: Vec<Clean> = subjects
            .filter_map(|subject| self.library.resolve(Some(self.case), subject))
            .map(|subject| self.library.label(subject))
            // The title of a case about one person is their name.
            .filter(|subject| !title.contains(subject.as_str()))
            .collect();
        if !subjects.is_empty() {
            let subjects = Clean::join(&subjects, ", ");
            let subjects = clean_format!("Subjects: {subjects}.");
            blocks.push(Block::Paragraph(Line::text(subjects)));
        }
        if let Some(note) = &case.note {
            let note = clean_format!("Note: {}", clean_line(note.raw()));
            blocks.push(Block::Paragraph(Line::text(note)));
        }
    }

    /// The proceedings, those first that most records name.
    fn proceedings(&self) -> Vec<Index> {
        let mut records = self.records(Kind::Proceeding);
        records.sort_by_key(|index| (Reverse(self.library.named_by(*index).count()), *index));
        records
    }

    /// The first of some records, as many as so many words have room for.
    fn within(
        &mut self,
        most: usize,
        records: &[Index],
        point: fn(&mut Self, Index) -> Point,
    ) -> Vec<Index> {
        let mut left = most;
        let fits = |index: &&Index| {
            let words = point(self, **index).line.plain();
            let fewer = left.checked_sub(words.split_whitespace().count());
            left = fewer.unwrap_or(0);
            fewer.is_some()
        };
        records.iter().take_while(fits).copied().collect()
    }

    /// The questions without a full answer, those first that would move most.
    fn open(&self) -> Vec<Index> {
        let asked = questions(self.library, &self.scope).into_iter();
        let written = self.records(Kind::Question);
        asked
            .map(|asked| asked.question)
            .filter(|question| written.contains(question))
            .collect()
    }

    /// The statements in the order in which they are chosen: those that somebody admits or disputes,
    /// and the others.
    fn statements(&self) -> (Vec<Index>, Vec<Index>) {
        let mut all = self.records(Kind::Allegation);
        all.sort_by_key(|index| {
            let cites = self.library.at(*index).body.cites().len();
            (!self.names_subject(*index), Reverse(cites), *index)
        });
        let is_plain = |index: &Index| {
            let standing = standing(self.library, *index);
            matches!(standing, Standing::Alleged | Standing::Corroborated)
        };
        let (rest, disputed) = all.into_iter().partition(is_plain);
        (disputed, rest)
    }

    /// Whether a record is by or about a subject of the case.
    fn names_subject(&self, index: Index) -> bool {
        let subjects = &self.library.at(self.asked.case).names;
        let is_subject = |named: &Index| {
            let mut subjects = subjects.iter();
            subjects.any(|(role, subject)| *role == Role::Subject && subject == named)
        };
        let mut names = self.library.at(index).names.iter();
        names.any(|(role, named)| {
            matches!(role, Role::By | Role::About | Role::Party) && is_subject(named)
        })
    }

    /// `A3. Ana: It was so. [1] ¶2 (verbatim in the original). Denied: denied by Ben [2] ¶3; one
    /// origin. Ben: denied: It was not.`
    fn statement(&mut self, index: Index) -> Point {
        let place = self.places.get(&index).copied();
        let mut line = Line::default();
        if let Some(place) = place {
            line.0.push(before(place));
            line.say(" ");
        }
        line.say(clean_line(&self.library.label(index)));
        let body = &self.library.at(index).body;
        let when = body.date().map(|date| date.words());
        line.say(when.map_or_else(Clean::default, |when| clean_format!(" (said {when})")));
        for number in 0..body.cites().len() {
            line.say(if number == 0 { " " } else { "; " });
            let cited = self.cite_with_verdict(index, number);
            line.add(cited);
        }
        if !body.cites().is_empty() {
            line.say(".");
        }
        let derived = derive(self.library, index);
        let because = derived.as_ref().map_or(&[][..], |derived| &derived.because);
        if let Some(derived) = &derived {
            let reason = self.reason(because);
            let word = derived.standing.says();
            // "Admitted by X" says it already.
            let says_it = reason.plain().starts_with(word);
            let word = clean_format!(" {}: ", capital(word));
            line.add(match says_it {
                true => Line::text(" ").and(capitalised(reason)),
                false => Line::text(word).and(reason),
            });
        }
        let replies = self.replies(index, because);
        line.add(replies);
        if let Some(note) = body.note() {
            line.say(clean_format!(" Note: {}", clean_line(note.raw())));
        }
        Point {
            anchor: place,
            line,
            below: Vec::new(),
        }
    }

    /// The reason of a standing. A statement that is written here is named by its place, and the
    /// citations are those beside the statement and its replies.
    fn reason(&self, words: &[Word]) -> Line {
        let mut line = Line::default();
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            match word {
                Word::Text(space) if matches!(words.peek(), Some(Word::Citation(_))) => {
                    line.say(clean_line(space.trim_end()));
                }
                Word::Text(text) => line.say(clean_line(text)),
                Word::Record(record) => line.say(self.library.called(*record).short),
                Word::Statement(record) => line.add(self.said(*record)),
                Word::Citation(_) => {}
            }
        }
        line
    }

    /// A statement by its place where it is written here, else in its words.
    fn said(&self, index: Index) -> Line {
        match self.places.get(&index) {
            Some(place) => Line(vec![Inline::Reference(*place)]),
            None => Line::text(self.library.said(index)),
        }
    }

    /// What the parties replied, and which statements answer or qualify this one; that there is no reply only
    /// where none could have been missed.
    fn replies(&mut self, index: Index, because: &[Word]) -> Line {
        let Body::Allegation(allegation) = &self.library.at(index).body else {
            return Line::default();
        };
        let toward = self.library.toward(index);
        let sheet = Sheet::facts(self.library, index, &self.scope);
        let rows = sheet.rows.iter().filter(|row| row.key == "responses");
        let rows: Vec<&sheet::Row> = rows.collect();
        let mut line = Line::default();
        if allegation.responses.is_empty() && !self.library.is_answered_elsewhere(index) {
            let unsaid = rows.iter().map(|row| self.pieces(index, &row.pieces));
            let unsaid: Vec<Line> = unsaid.collect();
            line.say("; ");
            line.join(unsaid, " ");
        }
        line.say(".");
        if !allegation.responses.is_empty() {
            for row in rows {
                let reply = self.pieces(index, &row.pieces);
                line.say(" ");
                line.add(sentence(reply));
            }
        }
        line.add(self.undated_replies(index, &sheet));
        for (is, word) in [
            (RelationKind::Contradicts, " Contradicted by "),
            (RelationKind::Answers, " Answered by "),
            (RelationKind::Qualifies, " Qualified by "),
        ] {
            // Those of the reason are named there.
            let those = toward
                .iter()
                .filter(|one| one.is == is && !because.contains(&Word::Statement(one.from)));
            let those = those.map(|one| self.said(one.from));
            let those: Vec<Line> = those.collect();
            if !those.is_empty() {
                line.say(word);
                let mut all = Line::default();
                all.join(those, "; ");
                line.add(sentence(all));
            }
        }
        line
    }

    /// A question, and how far it is answered.
    fn question(&mut self, index: Index) -> Point {
        let Some(place) = self.places.get(&index).copied() else {
            return Point::default();
        };
        let mut line = named_point(place, clean_line(&self.library.label(index)));
        if let Body::Question(question) = &self.library.at(index).body {
            if question.status() == QuestionStatus::PartlyAnswered {
                line.say(" Partly answered.");
            }
            let answer = question.answer.iter();
            answer.for_each(|answer| {
                line.say(clean_format!(" Answer: {}", clean_line(answer.raw())));
            });
        }
        Point {
            anchor: Some(place),
            line,
            below: Vec::new(),
        }
    }

    /// A proceeding with what is stated of it, in one line.
    fn proceeding(&mut self, index: Index) -> Point {
        let Some(place) = self.places.get(&index).copied() else {
            return Point::default();
        };
        let named = named_point(place, clean_line(&self.library.label(index)));
        let mut line = sentence(named);
        let sheet = Sheet::facts(self.library, index, &self.scope);
        let wanted = |row: &&sheet::Row| {
            row.style == RowStyle::Field && !matches!(row.key, "about" | "measure" | "entries")
        };
        let mut said = Line::default();
        for row in sheet.rows.iter().filter(wanted) {
            let value = self.pieces(index, &row.pieces);
            if row.label.is_empty() {
                said.say("; ");
            } else {
                line.add(sentence(std::mem::take(&mut said)));
                said.say(clean_format!(" {}: ", row.label));
            }
            said.add(value);
        }
        line.add(sentence(said));
        for number in 0..self.library.at(index).body.cites().len() {
            line.say(if number == 0 { " " } else { "; " });
            let cited = self.cite_with_verdict(index, number);
            line.add(cited);
        }
        Point {
            anchor: Some(place),
            line,
            below: Vec::new(),
        }
    }
}
