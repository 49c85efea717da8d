//! The last part of every paper: what was verified, by which contract, and what could not be.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Line, Page, Paper, Point, heading};
use crate::{
    clean,
    document::Held,
    library::Index,
    sign::Sign,
    text::Clean,
    verify::{COMPARED, FOLDS, Fold, Verdict},
};

/// What a standing follows from.
const STANDINGS: &str = "A standing follows from what a statement is (an admission, a finding), from replies to it, \
from statements that contradict it, and from its origins: from whom it first came, as far as sources report it.";

/// What a verdict means that a reader may take for another.
pub const IN_DIGEST: &str = "“In digest”: a retelling quotes them; the original was not at hand.";

/// What was found of the quotes of a paper.
#[derive(Default)]
struct Verified {
    quotes: usize,
    verdicts: BTreeMap<&'static str, usize>,
    /// How many of those are words that are not simply their source's: struck, hidden, another's.
    marked: usize,
    /// At how many the place that is cited, or the file, is in doubt.
    doubtful: usize,
    /// What was not looked at, as far as that made a difference.
    folds: BTreeSet<Fold>,
}

impl Page<'_> {
    /// What was verified of what this paper cites, and how its standings follow. Of a summary it is short. It
    /// comes last, when all is cited.
    pub fn method(&self) -> Vec<Block> {
        let mut said = Line::default();
        let mut folds = Vec::new();
        // What is on this machine is not counted.
        if !self.is_counted {
            let verified = self.verified();
            folds.extend(
                FOLDS
                    .iter()
                    .filter(|row| verified.folds.contains(&row.fold)),
            );
            said.say(verified.words());
            // The others say it where they say how they are read.
            let says_so = matches!(self.asked.paper, Paper::Summary | Paper::Full);
            if !says_so && verified.verdicts.contains_key(Verdict::InDigest.words()) {
                said.say(clean![" ", IN_DIGEST]);
            }
            said.say(self.sources_held());
        }
        let standings = self.asked.paper.info().has_standings.then_some(STANDINGS);
        let mut blocks = vec![heading("Method")];
        match self.asked.paper {
            Paper::Summary => {
                if !folds.is_empty() {
                    let folds = folds.iter().map(|row| row.words);
                    said.say(clean![
                        " Not looked at where they differ: ",
                        Clean::join(folds, ", "),
                        "."
                    ]);
                }
                let standings = standings.into_iter().map(Line::text);
                let lines = [said].into_iter().filter(|line| !line.is_empty());
                let mut all = Line::default();
                all.join(lines.chain(standings), " ");
                blocks.push(Block::Paragraph(all));
            }
            _ => {
                blocks.push(Block::Paragraph(said));
                if !folds.is_empty() {
                    let head = clean![COMPARED, " Not looked at where they differ:"];
                    let points = folds
                        .into_iter()
                        .map(|row| Point::new(Line::text(clean![row.words, ": ", row.says])));
                    blocks.push(Block::Paragraph(Line::text(head)));
                    blocks.push(Block::List(points.collect()));
                }
                blocks.extend(standings.map(|says| Block::Paragraph(Line::text(says))));
            }
        }
        blocks
    }

    fn verified(&self) -> Verified {
        let mut verified = Verified::default();
        for (record, number) in &self.cited {
            let Some(passage) = self.passage(*record, *number) else {
                continue;
            };
            // A place that is cited without words of it is no quote, whether or not its source is held.
            if self.found(*record, *number).is_none() {
                continue;
            }
            verified.quotes += 1;
            *verified
                .verdicts
                .entry(passage.verdict.words())
                .or_default() += 1;
            verified.marked += usize::from(passage.whose.is_some());
            verified.doubtful += usize::from(passage.place.is_some() || passage.changed);
            verified.folds.extend(&passage.folds);
        }
        verified
    }

    /// ` Sources: 12 (original 2, working copy 8, not held 2).`
    fn sources_held(&self) -> Clean {
        let held: Vec<Held> = self
            .sources
            .all()
            .map(|source| self.held_of(source))
            .collect();
        if held.is_empty() {
            return Clean::default();
        }
        let counts = Held::ALL.iter().filter_map(|one| {
            let count = held.iter().filter(|other| *other == one).count();
            (count > 0).then(|| clean![Sign::from(*one).word, " ", count])
        });
        let counts = Clean::join(counts, ", ");
        let is_unread = |held: &Held| matches!(held, Held::NotHeld | Held::NoText);
        let unread = match held.iter().any(is_unread) {
            true => " No quote was looked for where nothing that can be read is held.",
            false => "",
        };
        clean![" Sources: ", held.len(), " (", counts, ").", unread]
    }

    /// What of a source is held.
    fn held_of(&self, source: Index) -> Held {
        let document = self.asked.documents.get(&self.library.at(source).key);
        document.map_or_else(|| self.library.held(source), |document| document.held)
    }
}

impl Verified {
    /// `Quotes: 40 (verbatim 36, normalised 3, not held 1), looked for in what is held of their sources. Among them 2
    /// in words that are not simply their source's.`
    fn words(&self) -> Clean {
        if self.quotes == 0 {
            return "Nothing that is cited here is quoted.".into();
        }
        let mut verdicts: Vec<(&str, usize)> = self
            .verdicts
            .iter()
            .map(|(word, count)| (*word, *count))
            .collect();
        verdicts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let verdicts = verdicts.into_iter();
        let verdicts = verdicts.map(|(word, count)| clean![word, " ", count]);
        let also = [
            (self.marked, "in words that are not simply their source's"),
            (
                self.doubtful,
                "cited at a place, or from a file, that is in doubt",
            ),
        ];
        let also = also.into_iter().filter(|(count, _)| *count > 0);
        let also = also.map(|(count, what)| clean![count, " ", what]);
        let also = Clean::join(also, ", ");
        let also = match also.is_empty() {
            true => Clean::default(),
            false => clean![" Among them ", also, "."],
        };
        clean![
            "Quotes: ",
            self.quotes,
            " (",
            Clean::join(verdicts, ", "),
            "), looked for in what is held of their sources.",
            also
        ]
    }
}
