//! Writing a case for others: the same choices as in the browser, asked one after the other.

use super::{Asks, Talk, Tells, speak::ended, words::LEAVES};
use crate::{
    clean,
    export::PAPERS,
    text::{Clean, clean_line},
    tui::{
        action,
        effect::{Effect, Export, Handed},
        overlay::{self, Row, Value},
    },
};

/// What is to be written, and what is asked of it now.
pub struct Handing {
    handing: overlay::Handing,
    step: Step,
    /// Whether there is anybody whom some may not know, so that it is asked for whom it is.
    protects: bool,
}

enum Step {
    Row(Row),
    /// Whether to write it all the same.
    Sure {
        question: Clean,
        yes: Box<Export>,
    },
    /// It is being written.
    Writing,
}

/// What is asked, in this order; whom it is for only where somebody is protected or an audience is named. How much is written
/// follows from where the reader is, as the title says it.
const ASKED: [Row; 6] = [
    Row::Of,
    Row::Form,
    Row::Notes,
    Row::Audience,
    Row::Pictures,
    Row::File,
];

impl Handing {
    /// What is asked now.
    pub fn question(&self) -> Vec<Clean> {
        match &self.step {
            Step::Writing => Vec::new(),
            Step::Sure { question, .. } => vec![clean![question, " Type yes or no."]],
            Step::Row(Row::File) => {
                let name = clean_line(self.handing.line.text());
                let which = clean!["Which file? Enter takes ", name, "; ", LEAVES, "."];
                vec![which]
            }
            Step::Row(row) => {
                let (values, at) = self.handing.values(*row);
                let title = match row {
                    Row::Of => "Whom is it about?",
                    Row::Notes => "With the remarks of the case file?",
                    Row::Audience => "For whom is it?",
                    Row::Pictures => {
                        "What is drawn as well? Below each picture stands in words what it shows."
                    }
                    _ => "In which form?",
                };
                let mut lines = vec![title.into()];
                let says = |value: &Value| match value.says.is_empty() {
                    true => Clean::default(),
                    false => clean![": ", &value.says],
                };
                let values_said = (1_usize..).zip(&values);
                lines.extend(
                    values_said.map(|(number, value)| {
                        ended(&clean![number, " ", &value.name, says(value)])
                    }),
                );
                let usual = at.and_then(|at| Some(clean![at + 1, ", ", &values.get(at)?.name]));
                let usual = usual.map(|usual| clean!["Enter takes ", usual, "; "]);
                lines.push(clean![usual, LEAVES, "."]);
                lines
            }
        }
    }

    /// The row that is asked behind one; none behind the last.
    fn behind(&self, row: Option<Row>) -> Option<Row> {
        let there: Vec<Row> = self.handing.rows().iter().map(|(row, ..)| *row).collect();
        let is_asked = |row: &Row| self.protects || *row != Row::Audience;
        let asked = ASKED.into_iter().filter(|row| there.contains(row));
        let mut asked = asked.filter(is_asked);
        match row {
            None => asked.next(),
            Some(row) => asked.skip_while(|other| *other != row).nth(1),
        }
    }

    /// Chooses a value of a row.
    fn choose(&mut self, row: Row, at: usize) {
        self.handing.row = row;
        let (_, now) = self.handing.values(row);
        // Where none is chosen, turning chooses the first.
        let now = now.unwrap_or_else(|| {
            self.handing.turn(0);
            0
        });
        match at.cast_signed() - now.cast_signed() {
            0 => {}
            by => self.handing.turn(by),
        }
    }
}

/// Which of some values was typed: its number, or its name.
fn typed_value(values: &[Value], typed: &str) -> Option<usize> {
    let number = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let number = number.filter(|at| *at < values.len());
    number.or_else(|| values.iter().position(|value| value.name.as_str() == typed))
}

impl Talk {
    /// Asks what is to be written.
    pub(super) fn export(&mut self, paper: &str) -> Vec<Effect> {
        let Some(choices) = action::to_hand_on(&self.model) else {
            return self.refuse("There is no case that could be written.".into());
        };
        let mut handing = Handing {
            handing: overlay::Handing::new(choices, self.model.state.handed.clone()),
            step: Step::Writing,
            protects: self.protects(),
        };
        let paper = match paper {
            "" => PAPERS[0].name,
            paper => paper,
        };
        let (papers, _) = handing.handing.values(Row::Paper);
        let Some(paper) = typed_value(&papers, paper) else {
            let names = Clean::join(papers.iter().map(|paper| &paper.name), ", ");
            let why = clean![
                "There is no paper “",
                clean_line(paper),
                "”; there are these: ",
                names,
                "."
            ];
            return self.refuse(why);
        };
        handing.choose(Row::Paper, paper);
        if let Some(first) = handing.behind(None) {
            handing.step = Step::Row(first);
        }
        let title = handing.handing.title("of");
        self.said
            .push(clean![ended(&title), " ", ended(&papers[paper].says)]);
        self.ask(Asks::Handing(Box::new(handing)))
    }

    /// Takes an answer to what was asked of it.
    pub(super) fn hand(&mut self, mut handing: Handing, typed: &str) -> Vec<Effect> {
        match handing.step {
            Step::Writing => Vec::new(),
            Step::Sure { yes, question } => match typed.to_lowercase().as_str() {
                "no" | "n" => self.unwritten(),
                "yes" | "y" => {
                    handing.handing.turn = yes.turn.clone();
                    handing.step = Step::Writing;
                    self.asks = Some(Asks::Handing(Box::new(handing)));
                    vec![Effect::Export(*yes)]
                }
                _ => {
                    handing.step = Step::Sure { yes, question };
                    self.ask(Asks::Handing(Box::new(handing)))
                }
            },
            Step::Row(Row::File) => {
                if !typed.is_empty() {
                    handing.handing.line.set(typed);
                }
                self.model.state.exports += 1;
                match handing.handing.export(self.model.state.exports) {
                    Err(why) => {
                        self.said.push(why);
                        self.ask(Asks::Handing(Box::new(handing)))
                    }
                    Ok(export) => {
                        self.model.state.handed = Some(handing.handing.chosen.clone());
                        handing.step = Step::Writing;
                        self.asks = Some(Asks::Handing(Box::new(handing)));
                        vec![Effect::Export(export)]
                    }
                }
            }
            Step::Row(row) => {
                let (values, now) = handing.handing.values(row);
                let at = match typed {
                    "" => now,
                    typed => typed_value(&values, typed),
                };
                match at {
                    Some(at) => {
                        handing.choose(row, at);
                        handing.step = match handing.behind(Some(row)) {
                            Some(next) => Step::Row(next),
                            None => Step::Row(Row::File),
                        };
                    }
                    None => self
                        .said
                        .push(clean!["“", clean_line(typed), "” is none of them."]),
                }
                self.ask(Asks::Handing(Box::new(handing)))
            }
        }
    }

    /// Whether the library protects anybody, or may, or names an audience.
    fn protects(&self) -> bool {
        let known = &self.model.known;
        known.cover.is_some()
            || !known.whole.audiences.is_empty()
            || known.whole.is_protection_unsure()
            || known
                .whole
                .records()
                .any(|record| record.body.protection().is_some())
    }

    pub(super) fn unwritten(&mut self) -> Vec<Effect> {
        self.model.state.exports += 1;
        self.say("Nothing was written.");
        self.tells = Tells::Selection;
        Vec::new()
    }

    /// Takes in what became of it.
    pub(super) fn take_handed(&mut self, handed: Handed) -> Vec<Effect> {
        let Some(Asks::Handing(mut handing)) = self.asks.take() else {
            return Vec::new();
        };
        match handed {
            Handed::Doing(_) | Handed::Looked { .. } => self.asks = Some(Asks::Handing(handing)),
            Handed::Written { told, kept } => {
                self.said.push(clean_line(&told));
                self.said.extend(kept.map(|kept| kept.words()));
                self.tells = Tells::Selection;
            }
            Handed::Ask { question, yes } => {
                let question = question.trim_end_matches("y/n").trim_end();
                let question = clean_line(question);
                handing.step = Step::Sure { question, yes };
                self.asks = Some(Asks::Handing(handing));
            }
            Handed::Refused(why) => {
                self.said.push(why);
                self.tells = Tells::Selection;
            }
        }
        Vec::new()
    }
}
