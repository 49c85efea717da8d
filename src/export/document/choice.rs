//! What a summary holds of a case: by a rule, and at most so many words.

use std::cmp::Reverse;

use super::{Page, summary::written};
use crate::{
    analysis::{questions::questions, standing::standing},
    export::{Asked, format::plain},
    library::Index,
    model::{
        Kind, Role,
        kind::{KINDS, Rests},
        record::{AllegationKind, Standing},
    },
};

/// The most words of a summary, without what was found of quotes and files: these follow from what is on
/// the machine, and must not decide what is printed.
pub const MOST_WORDS: usize = 815;

/// The questions and the proceedings that are chosen before other statements.
const QUESTIONS: usize = 3;
const PROCEEDINGS: usize = 2;

/// The pieces of evidence said to be missing that are chosen.
const MISSING: usize = 2;

/// How many statements are tried that have no room, before no other is.
const PATIENCE: usize = 12;

/// What is written in a summary, for its reader and for the manual.
pub const RULE: &str = "Chosen in this order: for each subject of the case a statement by or about it; \
statements admitted, denied, contested, found, rejected, dismissed, revised or withdrawn; a proceeding; two pieces \
of evidence that are said to be missing; three questions; a second proceeding; other statements; more questions and proceedings. Statements that other records name go first, then those \
by or about a subject, then the most cited. Printed in the order of the file, in 815 words without verdicts \
and what is held.";

/// What is written of a case.
#[derive(Clone, Default)]
pub struct Choice {
    pub statements: Vec<Index>,
    pub proceedings: Vec<Index>,
    pub questions: Vec<Index>,
    /// Evidence that is said to be missing.
    pub missing: Vec<Index>,
    /// What an earlier day does not count.
    pub apart: Vec<Index>,
}

impl Choice {
    /// Takes those of some records that there is room for, in their order, at most so many.
    fn fill(
        &mut self,
        asked: &Asked<'_>,
        records: &[Index],
        most: usize,
        of: fn(&mut Self) -> &mut Vec<Index>,
    ) {
        let mut refused = 0;
        for index in records {
            if of(self).len() >= most || refused == PATIENCE {
                break;
            }
            if of(self).contains(index) {
                continue;
            }
            let mut more = self.clone();
            of(&mut more).push(*index);
            match words(asked, &more) <= MOST_WORDS {
                true => *self = more,
                false => refused += 1,
            }
        }
    }
}

/// What a summary of a case holds, by [`RULE`].
pub fn choice(asked: &Asked<'_>) -> Choice {
    let page = Page::new(asked);
    let ranked = page.ranked();
    let first = page.of_each_subject(&ranked);
    let is_plain = |index: &Index| {
        let standing = standing(page.library, *index);
        matches!(standing, Standing::Alleged | Standing::Corroborated)
    };
    let others = ranked.into_iter().filter(|index| !first.contains(index));
    let (rest, disputed): (Vec<_>, Vec<_>) = others.partition(is_plain);
    let (proceedings, questions) = (page.proceedings(), page.open());
    let missing = page.said_to_be_missing();
    let all = usize::MAX;
    let mut choice = Choice::default();
    choice.fill(asked, &first, all, |choice| &mut choice.statements);
    choice.fill(asked, &disputed, all, |choice| &mut choice.statements);
    choice.fill(asked, &proceedings, 1, |choice| &mut choice.proceedings);
    choice.fill(asked, &missing, MISSING, |choice| &mut choice.missing);
    choice.fill(asked, &questions, QUESTIONS, |choice| &mut choice.questions);
    choice.fill(asked, &proceedings, PROCEEDINGS, |choice| {
        &mut choice.proceedings
    });
    choice.fill(asked, &rest, all, |choice| &mut choice.statements);
    choice.fill(asked, &questions, all, |choice| &mut choice.questions);
    choice.fill(asked, &proceedings, all, |choice| &mut choice.proceedings);
    let apart = Page::new(asked).set_apart();
    choice.fill(asked, &apart, all, |choice| &mut choice.apart);
    choice
}

/// How many words a summary has, without what was found of quotes and files.
fn words(asked: &Asked<'_>, choice: &Choice) -> usize {
    let text = plain::unbroken(&written(asked, choice, true)).text;
    text.split_whitespace().count()
}

impl Page<'_> {
    /// How many records of each kind are not written; of statements, of each of their kinds.
    pub fn left(&self, choice: &Choice) -> Vec<String> {
        let mut left = Vec::new();
        let written = |kind| match kind {
            Kind::Allegation => &choice.statements[..],
            Kind::Proceeding => &choice.proceedings[..],
            Kind::Question => &choice.questions[..],
            Kind::Evidence => &choice.missing[..],
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
                kind => kind.info().noun.all,
            };
            let of = match kind {
                Kind::Allegation => format!(" ({})", self.by_kind(&rest).join("; ")),
                _ => String::new(),
            };
            left.push(format!("{name} {}{of}", rest.len()));
        }
        let apart = self.set_apart().len().saturating_sub(choice.apart.len());
        if apart > 0 {
            left.push(format!("of what is not counted {apart}"));
        }
        left
    }

    /// `8 assertions, of them 3 denied and 1 found`, `1 opinion`: what is left out is no less denied for it.
    fn by_kind(&self, statements: &[Index]) -> Vec<String> {
        let kinds = AllegationKind::ALL.iter().filter_map(|kind| {
            let is_so =
                |index: &&Index| self.library.at(**index).body.kind_word() == Some(kind.word());
            let standings = statements.iter().filter(is_so);
            let standings = standings.map(|index| standing(self.library, *index));
            let standings: Vec<Standing> = standings.collect();
            let many = match standings.len() {
                0 => return None,
                1 => format!("1 {}", kind.says()),
                count => format!("{count} {}s", kind.says()),
            };
            let disputed = Standing::ALL
                .iter()
                .filter(|one| **one != Standing::Alleged);
            let disputed = disputed.filter_map(|one| {
                let count = standings.iter().filter(|other| *other == one).count();
                (count > 0).then(|| format!("{count} {}", one.says()))
            });
            let disputed: Vec<String> = disputed.collect();
            Some(match (standings.as_slice(), disputed.split_last()) {
                (_, None) => many,
                ([only], _) => format!("{many}, {}", only.says()),
                (_, Some((last, []))) => format!("{many}, of them {last}"),
                (_, Some((last, others))) => {
                    format!("{many}, of them {} and {last}", others.join(", "))
                }
            })
        });
        kinds.collect()
    }

    /// The proceedings, those first that most records name.
    pub fn proceedings(&self) -> Vec<Index> {
        let mut records = self.records(Kind::Proceeding);
        records.sort_by_key(|index| (Reverse(self.library.named_by(*index).count()), *index));
        records
    }

    /// The evidence that someone says is missing.
    fn said_to_be_missing(&self) -> Vec<Index> {
        let mut records = self.records(Kind::Evidence);
        records.retain(|index| self.library.is_said_to_be_missing(*index));
        records
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

    /// The statements in the order of [`RULE`].
    fn ranked(&self) -> Vec<Index> {
        let mut all = self.records(Kind::Allegation);
        all.sort_by_cached_key(|index| {
            let cites = self.library.at(*index).body.cites().len();
            (
                !self.is_named(*index),
                !self.names_one_of(*index, &self.subjects()),
                Reverse(cites),
                *index,
            )
        });
        all
    }

    /// The first of some statements by or about each subject of the case.
    fn of_each_subject(&self, ranked: &[Index]) -> Vec<Index> {
        let mut first: Vec<Index> = Vec::new();
        for subject in self.subjects() {
            let names = |index: &&Index| self.names_one_of(**index, &[subject]);
            if !first.iter().any(|index| names(&index)) {
                first.extend(ranked.iter().find(names));
            }
        }
        first
    }

    /// Whom or what the case is about.
    fn subjects(&self) -> Vec<Index> {
        let names = self.library.at(self.asked.case).names.iter();
        names
            .filter(|(role, _)| *role == Role::Subject)
            .map(|(_, subject)| *subject)
            .collect()
    }

    /// Whether a record is by or about one of some others.
    fn names_one_of(&self, index: Index, others: &[Index]) -> bool {
        let mut names = self.library.at(index).names.iter();
        names.any(|(role, named)| {
            matches!(role, Role::By | Role::About | Role::Against) && others.contains(named)
        })
    }

    /// Whether another record names it: as what it settles, bears on, relates to or is about.
    fn is_named(&self, index: Index) -> bool {
        let key = &self.library.at(index).key;
        let mut others = self.library.named_by(index);
        others.any(|(_, other)| other.key != *key)
    }
}
