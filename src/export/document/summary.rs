//! The summary of two pages: who says what, what is admitted and denied and by whom, what is not
//! known, the proceedings, and the sources that it cites.

use std::collections::HashSet;

use super::{
    Block, Document, Line, Page, Paper, Point, before,
    brief::{SUMMARY, TEXT, TITLE, cut, once},
    capital, capitalised,
    choice::{Choice, RULE, choice},
    full::named_point,
    heading,
    method::IN_DIGEST,
    sentence,
};
use crate::{
    analysis::{
        reason::attributed,
        standing::{Word, derive, is_replied},
    },
    clean,
    export::{Asked, Notes, block::Inline},
    library::Index,
    model::{
        Body, Text,
        record::{QuestionStatus, RelationKind},
    },
    sheet::{self, RowStyle, Sheet},
    text::{Clean, clean_line},
};

const HOW_TO_READ: &str = "Nothing here is simply true: someone said it, who is named before it. [n] \
leads to the source.";

/// A case in two pages, where what must be said of it has room in them.
pub fn document(asked: &Asked<'_>) -> Document {
    debug_assert_eq!(asked.paper, Paper::Summary);
    written(asked, &choice(asked), false)
}

/// The summary with what was chosen. Where its words are counted, it is without what was found of quotes and
/// files.
pub fn written(asked: &Asked<'_>, choice: &Choice, is_counted: bool) -> Document {
    let mut page = Page::new(asked);
    page.is_counted = is_counted;
    let chosen = [
        &choice.statements,
        &choice.proceedings,
        &choice.questions,
        &choice.missing,
        &choice.apart,
    ];
    let chosen: HashSet<Index> = chosen.into_iter().flatten().copied().collect();
    // What is not written here has no place to lead to.
    page.places.retain(|index, _| chosen.contains(index));
    if !is_counted {
        page.findings = page.findings_of(&chosen);
    }
    let mut blocks = page.head();
    blocks.extend([page.how_to_read(), page.chosen(choice)].map(Block::Paragraph));
    let mut about = Vec::new();
    page.about(&mut about);
    if !about.is_empty() {
        blocks.push(heading("What it is about"));
        blocks.append(&mut about);
    }
    let statements = page.points(&choice.statements, Page::statement);
    let questions = page.points(&choice.questions, Page::question);
    let proceedings = page.points(&choice.proceedings, Page::proceeding);
    let missing = page.points(&choice.missing, Page::missing);
    for (title, points) in [
        ("Who says what", statements),
        (sheet::SAID_TO_BE_MISSING, missing),
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
    blocks.extend(page.method());
    Document {
        about: Some(asked.case),
        day: page.day(),
        places: page.record_places(),
        sources: page.source_names(),
        is_blank: false,
        title: page.brief(&page.title(), TITLE),
        warnings: if is_counted {
            Vec::new()
        } else {
            page.warnings()
        },
        blocks,
    }
}

impl Page<'_> {
    /// Some records as points, in the order of the file.
    fn points(&mut self, chosen: &[Index], point: fn(&mut Self, Index) -> Point) -> Vec<Point> {
        let mut chosen = chosen.to_vec();
        chosen.sort_unstable();
        let chosen = chosen.into_iter();
        chosen.map(|index| point(self, index)).collect()
    }

    /// How the summary is read; what was found of the quotes, and what a digest is where one quotes them.
    fn how_to_read(&self) -> Line {
        let mut line = Line::text(HOW_TO_READ);
        let findings = &self.findings;
        if findings.has_others {
            line.say(" A quote that is not in the source as it is cited follows its citation.");
        }
        let every = if findings.has_others { "other " } else { "" };
        if let Some(found) = findings.throughout() {
            line.say(clean![
                " Every ",
                every,
                "quote that the citations rest on (printed in the long form) is: ",
                found,
                "."
            ]);
        } else if findings.is_various() {
            line.say(clean![
                " In brackets is what was found of every ",
                every,
                "quote that a citation rests on (printed in \
                 the long form), and in what."
            ]);
        }
        if findings.names_digest() {
            line.say(clean![" ", IN_DIGEST]);
        }
        line
    }

    /// The rule of the choice, and what is left to the long form.
    fn chosen(&self, choice: &Choice) -> Line {
        let mut line = Line::text(RULE);
        let left = self.left(choice);
        if !left.is_empty() {
            let left = clean_line(&left.join("; ")).as_own();
            line.say(clean![" Left to the long form: ", left, "."]);
        }
        line
    }

    fn about(&mut self, blocks: &mut Vec<Block>) {
        let Body::Case(case) = &self.library.at(self.asked.case).body else {
            let text = "The head of this case file cannot be read.";
            return blocks.push(Block::Paragraph(Line::text(text)));
        };
        blocks.extend(case.summary.iter().flat_map(summary));
        let subjects = case.subjects.iter();
        let subjects: Vec<Clean> = subjects
            .filter_map(|subject| self.library.resolve(Some(self.case), subject))
            .map(|subject| self.library.label(subject))
            .collect();
        if !subjects.is_empty() {
            let subjects = self.brief(&Clean::join(&subjects, ", "), TEXT);
            let subjects = clean!["Subjects: ", subjects, "."];
            blocks.push(Block::Paragraph(Line::text(subjects)));
        }
        if let Some(note) = &case.note
            && self.asked.notes == Notes::Written
        {
            let note = clean!["Note: ", self.brief(&clean_line(note.raw()), TEXT)];
            blocks.push(Block::Paragraph(Line::text(note)));
        }
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
        line.say(self.brief(&self.library.label(index), TEXT));
        let body = &self.library.at(index).body;
        let when = body.date().map(|date| date.words());
        line.say(when.map_or_else(Clean::default, |when| clean![" (said ", when, ")"]));
        if body.cites().is_empty() {
            line = sentence(line);
        }
        let cited = self.cited_once(index);
        line.add(cited);
        if !body.cites().is_empty() {
            line.say(".");
        }
        let stands = self.how_it_stands(index);
        line.add(stands);
        if let Some(note) = body.note()
            && self.asked.notes == Notes::Written
        {
            let note = self.brief(&clean_line(note.raw()), TEXT);
            line.say(clean![" Note: ", note]);
        }
        Point {
            anchor: place,
            line,
            below: Vec::new(),
        }
    }

    /// ` Denied: denied by Ben; one origin. Ben: denied: It was not.`: how a statement stands, why, and what was replied.
    pub fn how_it_stands(&mut self, index: Index) -> Line {
        let mut line = Line::default();
        let derived = derive(self.library, index);
        let because = derived.as_ref().map(|derived| attributed(&derived.because));
        let because = because.as_deref().unwrap_or_default();
        if let Some(derived) = &derived {
            let reason = self.reason(because, index);
            let word = derived.standing.says();
            // "Admitted by X" says it already.
            let says_it = reason.plain().starts_with(word);
            let word = clean![" ", capital(&word.into()), ": "];
            line.add(match says_it {
                true => Line::text(" ").and(capitalised(reason)),
                false => Line::text(word).and(reason),
            });
        }
        let replies = self.replies(index, because);
        line.add(replies);
        line
    }

    /// The reason of a standing. A statement that is written here is named by its place, and the
    /// citations are those beside the statement and its replies.
    fn reason(&mut self, words: &[Word], within: Index) -> Line {
        let mut line = Line::default();
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            match word {
                Word::Text(space) if matches!(words.peek(), Some(Word::Citation(_))) => {
                    line.say(space.part(0..space.trim_end().len()));
                }
                Word::Text(text) => line.say(text.in_a_line()),
                Word::Record(record) => {
                    let name = self.library.called(*record).short_in_a_sentence();
                    line.say(self.brief(&name, TITLE));
                }
                Word::Statement(record) => {
                    let said = self.said(*record, within, &[]);
                    line.add(said);
                }
                Word::StatementFor(record, whom) => {
                    let said = self.said(*record, within, whom);
                    line.add(said);
                }
                Word::Citation(_) => {}
            }
        }
        line
    }

    /// A statement by its place where it is written here, else in its words, with how it stands; `whom` says for
    /// whom it is said.
    fn said(&mut self, index: Index, within: Index, whom: &[Index]) -> Line {
        match self.places.get(&index) {
            Some(place) => {
                let speaker = self.library.speaker(self.library.at(index));
                let mut line = Line::text(speaker.short_in_a_sentence());
                line.say(clean![self.library.on_behalf(whom), " ("]);
                line.0.push(Inline::to(*place));
                line.say(")");
                line
            }
            None => self.told(index, within, whom),
        }
    }

    /// What a record as a whole cites, each place once.
    fn cited_once(&mut self, index: Index) -> Line {
        let count = self.library.at(index).body.cites().len();
        let cited = (0..count).map(|number| self.cite_with_verdict(index, number));
        let cited = once(cited.collect());
        let mut line = Line::default();
        if !cited.is_empty() {
            line.say(" ");
            line.join(cited, "; ");
        }
        line
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
        // The first row says that there is a reply in another statement, which is named here.
        let elsewhere = usize::from(is_replied(self.library, index));
        if allegation.responses.is_empty() && rows.len() > elsewhere {
            let unsaid = rows.iter().skip(elsewhere);
            let unsaid = unsaid.map(|row| self.pieces(index, &row.pieces));
            let unsaid: Vec<Line> = unsaid.collect();
            line.say("; ");
            line.join(unsaid, " ");
        }
        line.say(".");
        if !allegation.responses.is_empty() {
            for (number, row) in rows.into_iter().enumerate() {
                let reply = self.pieces(index, &row.pieces);
                line.say(" ");
                // What is said of silence begins with no name.
                let reply = match number < allegation.responses.len() {
                    true => reply,
                    false => capitalised(reply),
                };
                line.add(sentence(reply));
            }
        }
        line.add(self.undated_replies(index, &sheet));
        for (is, word) in [
            (RelationKind::Contradicts, " Contradicted by "),
            (RelationKind::Answers, " Answered by "),
            (RelationKind::Qualifies, " Qualified by "),
        ] {
            let those: Vec<Index> = toward
                .iter()
                .filter(|one| one.is == is)
                .map(|one| one.from)
                .collect();
            // The reason names the first of them, and says how many more there are.
            if those
                .iter()
                .any(|from| because.iter().any(|word| word.statement() == Some(*from)))
            {
                continue;
            }
            let those = those.iter().map(|from| self.said(*from, index, &[]));
            let those: Vec<Line> = once(those.collect());
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
        let label = self.brief(&self.library.label(index), TEXT);
        let mut line = named_point(place, label);
        if let Body::Question(question) = &self.library.at(index).body {
            // An answer alone would read as the last word on it.
            let status = question.status();
            if question.answer.is_some() || status == QuestionStatus::PartlyAnswered {
                line.say(clean![" ", capital(&status.says().into()), "."]);
            }
            if let Some(answer) = &question.answer {
                let answer = self.brief(&clean_line(answer.raw()), TEXT);
                line.say(clean![" Answer: ", answer]);
                let cited = self.cited_once(index);
                if !cited.is_empty() {
                    line.add(sentence(cited));
                }
            }
        }
        Point {
            anchor: Some(place),
            line,
            below: Vec::new(),
        }
    }

    /// What someone says is missing, with what its lack bears on.
    fn missing(&mut self, index: Index) -> Point {
        let Some(place) = self.places.get(&index).copied() else {
            return Point::default();
        };
        let label = self.brief(&self.library.label(index), TEXT);
        let mut line = sentence(named_point(place, label));
        let cited = self.cited_once(index);
        line.add(cited);
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
        let label = self.brief(&self.library.label(index), TEXT);
        let mut line = sentence(named_point(place, label));
        let sheet = Sheet::facts(self.library, index, &self.scope);
        let wanted = |row: &&sheet::Row| {
            row.style == RowStyle::Field && !matches!(row.key, "about" | "measure")
        };
        let mut said = Line::default();
        for row in sheet.rows.iter().filter(wanted) {
            let value = self.pieces(index, &row.pieces);
            if row.label.is_empty() {
                said.say("; ");
            } else {
                line.add(sentence(std::mem::take(&mut said)));
                said.say(clean![" ", row.label, ": "]);
            }
            said.add(value);
        }
        line.add(sentence(said));
        let cited = self.cited_once(index);
        line.add(cited);
        Point {
            anchor: Some(place),
            line,
            below: Vec::new(),
        }
    }
}

/// What a case is about, in at most [`SUMMARY`] words.
fn summary(text: &Text) -> Vec<Block> {
    let clean = text.clean();
    let lines = clean.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut left = SUMMARY;
    let mut blocks = Vec::new();
    for line in lines {
        let shown = match left {
            0 => "… (cut; whole in the long form)".into(),
            _ => cut(&clean_line(line), left),
        };
        blocks.push(Block::Paragraph(Line::text(shown)));
        match left.checked_sub(line.split_whitespace().count()) {
            Some(fewer) if left > 0 => left = fewer,
            _ => break,
        }
    }
    blocks
}
