//! What whoever opens a case needs first: what is said against whom and who denies it, what is missing, what
//! is not known.

use super::Page;
use crate::{
    analysis::{
        overview::{Against, Ground, Overview, Statement, Whom},
        reason::attributed,
        standing::{Word, derive, has_reply_of_a_party, silent},
    },
    clean,
    library::Index,
    model::statement::{Relayed, Room, in_a_sentence},
    sheet::{
        Piece, SAID_TO_BE_MISSING,
        pieces::{behind, dim, own},
    },
    sign::Sign,
    text::{Clean, clean_line, width, wrap},
};

/// The lines and columns that the groups may take with the title, so that none of them is below the first screen of
/// a terminal of 80×24 beside the list of views. Every group has a row, whatever that takes.
const LINES: usize = 21;
const COLUMNS: usize = 54;
/// How many of those whom a statement is against a row names.
const MOST_NAMED: usize = 3;
/// Columns of someone who did something, beyond which the source that relays them is an ellipsis.
const SPEAKER: usize = 48;

/// Rows under one head.
struct Group {
    head: Clean,
    /// What comes first, each of one or two rows.
    entries: Vec<Vec<Vec<Piece>>>,
    /// How many there are in all.
    of: usize,
}

impl Page<'_> {
    /// The groups of the overview that come before the case's own fields.
    pub fn needs(&mut self, overview: &Overview) {
        let groups = [
            self.against(&overview.against_subjects, "the subjects of the case"),
            self.against(&overview.against_others, "others"),
            Group {
                head: SAID_TO_BE_MISSING.into(),
                entries: overview
                    .missing
                    .first
                    .iter()
                    .map(|index| vec![vec![self.missing(*index)]])
                    .collect(),
                of: overview.missing.of,
            },
            Group {
                head: "Not known".into(),
                entries: overview
                    .not_known
                    .first
                    .iter()
                    .map(|unknown| {
                        let mut pieces = self.link(unknown.question);
                        pieces.extend(match unknown.bears_on {
                            0 => None,
                            1 => Some(dim("  bears on 1 statement")),
                            some => Some(dim(clean!["  bears on ", some, " statements"])),
                        });
                        vec![pieces]
                    })
                    .collect(),
                of: overview.not_known.of,
            },
        ];
        let groups: Vec<Group> = groups.into_iter().filter(|group| group.of > 0).collect();
        if groups.is_empty() {
            return;
        }
        let title = self.sheet.rows.iter().map(|row| lines(&row.pieces)).sum();
        let shares = deal(&groups, title);
        self.sheet.blank();
        for (group, share) in groups.into_iter().zip(shares) {
            let count = if share < group.of {
                clean![share, " of ", group.of]
            } else {
                clean![group.of]
            };
            self.sheet.subheading(clean![group.head, " (", count, ")"]);
            for row in group.entries.into_iter().take(share).flatten() {
                self.sheet.item(row);
            }
        }
        self.sheet.blank();
    }

    fn against(&self, group: &Against, several: &'static str) -> Group {
        let whom = match group.whom {
            Whom::One(who) => self.library.short_in_a_sentence(who),
            Whom::Nobody | Whom::Several => several.into(),
        };
        // What is only about someone and asks nothing of them is not counted: their own words, a denial.
        let (head, of_what) = match group.ground {
            Ground::Against => ("Against ", None),
            Ground::About => ("Against or about ", Some(", said or admitted")),
        };
        let statements = group.statements.first.iter();
        Group {
            head: clean![head, whom, of_what],
            entries: statements
                .map(|statement| self.statement(statement, group.whom))
                .collect(),
            of: group.statements.of,
        }
    }

    /// A statement before its standing, and below whom it is against, where the head does not say so, and what
    /// others did with it.
    fn statement(&self, statement: &Statement, head: Whom) -> Vec<Vec<Piece>> {
        let mut first = self.link(statement.index);
        let sign = Sign::of(self.library, statement.index);
        first.extend(sign.into_iter().flat_map(behind));
        let mut below = match head {
            Whom::Several => self.whom(statement),
            Whom::One(_) | Whom::Nobody => Vec::new(),
        };
        for reply in self.replies(statement.index) {
            below.extend((!below.is_empty()).then(|| dim("; ")));
            below.extend(reply);
        }
        // That one replied says nothing of another whom it is against.
        let is_beside_a_reply = has_reply_of_a_party(self.library, statement.index);
        let silent = is_beside_a_reply.then(|| silent(self.library, statement.index));
        if let Some(words) = self.no_reply_by(&silent.unwrap_or_default()) {
            below.extend((!below.is_empty()).then(|| dim("; ")));
            below.push(dim(words));
        }
        let mut rows = vec![first];
        if !below.is_empty() {
            below.insert(0, own("    "));
            rows.push(below);
        }
        rows
    }

    /// What is said to be missing behind who says so, in few words: where they are heard is on its own page.
    fn missing(&self, index: Index) -> Piece {
        let record = self.library.at(index);
        let words = match self.library.heard(record, 0) {
            Some(heard) => clean![heard.speaker, ": ", heard.words],
            None => self.library.label(index),
        };
        Piece::Link(record.key.clone(), words)
    }

    /// `against Ana and Ben`.
    fn whom(&self, statement: &Statement) -> Vec<Piece> {
        let mut pieces = vec![dim(match statement.ground {
            Ground::Against => "against ",
            Ground::About => "about ",
        })];
        for (number, who) in statement.whom.iter().take(MOST_NAMED).enumerate() {
            pieces.extend((number > 0).then(|| dim(" and ")));
            let name = self.library.short_in_a_sentence(*who);
            pieces.push(Piece::Link(self.library.at(*who).key.clone(), name));
        }
        if let Some(more @ 1..) = statement.whom.len().checked_sub(MOST_NAMED) {
            pieces.push(dim(clean![" and ", more, " more"]));
        }
        pieces
    }

    /// Who did what with a statement, by the reason for its standing: `denied by Ana, for The Office`. Of what
    /// is said elsewhere only who says it. Citations are left out: they are numbered on the statement's own page. In
    /// their place is the source that relays who did it.
    fn replies(&self, index: Index) -> Vec<Vec<Piece>> {
        let because = derive(self.library, index).map(|derived| attributed(&derived.because));
        let mut clauses: Vec<Vec<Piece>> = vec![Vec::new()];
        // Who did what the next citation is for.
        let mut who_did: Option<Index> = None;
        // A remark in brackets has semicolons of its own.
        let mut depth = 0_usize;
        for word in because.iter().flatten() {
            if let Word::Text(text) = word
                && depth == 0
                && let Some(rest) = text.strip_prefix("; ")
            {
                let begin =
                    (!rest.is_empty()).then(|| dim(clean![clean_line(rest.trim_end()), " "]));
                clauses.push(begin.into_iter().collect());
                who_did = None;
                continue;
            }
            let Some(clause) = clauses.last_mut() else {
                continue;
            };
            match word {
                Word::Text(text) => {
                    match text.as_str() {
                        " (" => depth += 1,
                        ")" => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    // The source that relays one ends with a comma.
                    let is_relayed = clause
                        .last()
                        .is_some_and(|last| last.words().starts_with(", via"));
                    let is_next = is_relayed && text.as_str() == " and by ";
                    clause.extend(is_next.then(|| dim(",")));
                    clause.push(dim(text.clone()));
                }
                Word::Record(who) => {
                    who_did.get_or_insert(*who);
                    let name = self.library.short_in_a_sentence(*who);
                    clause.push(Piece::Link(self.library.at(*who).key.clone(), name));
                }
                Word::Statement(other) => clause.push(self.speaker_of(*other, &[])),
                Word::StatementFor(other, whom) => clause.push(self.speaker_of(*other, whom)),
                Word::Citation(number) => {
                    clause.pop_if(|last| last.words().as_str() == " ");
                    let relayed = who_did.take().map(|who| self.relayed(index, *number, who));
                    clause.extend(relayed.filter(|words| !words.is_empty()).map(dim));
                }
            }
        }
        // The others say where it began, or what it contradicts itself.
        clauses.retain(|clause| {
            let first = clause.first().map(Piece::words);
            first.is_some_and(|first| first.ends_with("by "))
        });
        clauses
    }

    /// `, via Post`, or `, via …` where that has no room: the source in which someone is heard doing something with a statement, by one of its citations.
    fn relayed(&self, index: Index, citation: usize, who: Index) -> Clean {
        let record = self.library.at(index);
        let all = record.body.all_citations();
        let cited = citation.checked_sub(1).and_then(|number| all.get(number));
        let heard = self.library.heard_doing(record, cited.copied(), who);
        let named = heard.relayed(Relayed::Named);
        if width(&heard.short()) + width(&named) <= SPEAKER {
            named
        } else {
            heard.relayed(Relayed::Hidden)
        }
    }

    /// A statement by who makes it, in the middle of a sentence.
    fn speaker_of(&self, index: Index, whom: &[Index]) -> Piece {
        let record = self.library.at(index);
        let speaker = self.library.speaker(record);
        let first = speaker.names.first();
        let is_description = first.is_some_and(|first| first.is_description);
        let name = match self.library.heard(record, 0) {
            Some(heard) => {
                let named = speaker.name(Room::Short);
                if width(&named) <= SPEAKER {
                    named
                } else {
                    heard.speaker
                }
            }
            None => self.library.label(index),
        };
        let name = in_a_sentence(&name, is_description);
        Piece::Link(
            record.key.clone(),
            clean![name, self.library.on_behalf(whom)],
        )
    }
}

/// How many entries of each group are shown: one, and in turn one more as long as there is room.
fn deal(groups: &[Group], before: usize) -> Vec<usize> {
    let height = |entry: &Vec<Vec<Piece>>| entry.iter().map(|row| lines(row)).sum::<usize>();
    let mut shares = vec![0; groups.len()];
    // A blank row, and the heads.
    let mut taken = before + 1 + groups.len();
    let most = groups.iter().map(|group| group.entries.len()).max();
    for round in 0..most.unwrap_or(0) {
        for (group, share) in groups.iter().zip(&mut shares) {
            let next = group.entries.get(round).map(height);
            if let Some(height) = next
                && *share == round
                && (round == 0 || taken + height <= LINES)
            {
                *share += 1;
                taken += height;
            }
        }
    }
    shares
}

/// The lines that a row takes.
fn lines(pieces: &[Piece]) -> usize {
    let words = Clean::join(pieces.iter().map(Piece::words), "");
    wrap(&words, COLUMNS).len().max(1)
}
