//! The reason of a standing, for those who show it: who spoke for whom, and both sides of what is contested.

use super::standing::{self, NOTHING_CITED, Word, derive, is_doubt, standing};
use crate::{
    clean,
    library::{Index, Library},
    model::{
        record::Standing,
        statement::{Relayed, Whose},
    },
    text::{Clean, clean},
};

/// A reason in which nobody is taken to have spoken for who is named after them: `denied by Ana (for The Office)
/// and by Ben`, where the standing has `denied by Ana, for The Office, Ben`.
pub fn attributed(words: &[Word]) -> Vec<Word> {
    let clauses = clauses(words).into_iter();
    clauses.flat_map(attributed_clause).collect()
}

fn attributed_clause(clause: &[Word]) -> Vec<Word> {
    let text = |text: &'static str| Word::Text(text.into());
    if !clause.contains(&text(FOR)) {
        return clause.to_vec();
    }
    let is_by = clause.iter().any(|word| match word {
        Word::Text(text) => text.ends_with("by "),
        _ => false,
    });
    let mut attributed = Vec::new();
    let (mut is_open, mut depth) = (false, 0_usize);
    for word in clause {
        let is_of_names = matches!(word, Word::Record(_)) || *word == text(AND);
        if is_open && !is_of_names {
            attributed.push(text(")"));
            is_open = false;
        }
        if *word == text(FOR) {
            attributed.push(text(" (for "));
            is_open = true;
            continue;
        }
        depth = deeper(word, depth);
        match *word == text(", ") && depth == 0 && is_by {
            true => attributed.push(text(" and by ")),
            false => attributed.push(word.clone()),
        }
    }
    attributed.extend(is_open.then(|| text(")")));
    attributed
}

/// What stands before those for whom someone speaks, and between two who did the same.
const FOR: &str = ", for ";
const AND: &str = " and ";

/// How many brackets are open behind a word.
fn deeper(word: &Word, depth: usize) -> usize {
    match word {
        Word::Text(text) if text.as_str() == " (" => depth + 1,
        Word::Text(text) if text.as_str() == ")" => depth.saturating_sub(1),
        _ => depth,
    }
}

/// The parts of a reason, each with the semicolon before it. A remark in brackets has semicolons of its own.
fn clauses(words: &[Word]) -> Vec<&[Word]> {
    let mut starts = vec![0];
    let mut depth = 0;
    for (number, word) in words.iter().enumerate() {
        let begins = matches!(word, Word::Text(text) if text.starts_with("; "));
        if begins && depth == 0 && number > 0 {
            starts.push(number);
        }
        depth = deeper(word, depth);
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let ranges = starts.iter().copied().zip(ends);
    ranges.map(|(start, end)| &words[start..end]).collect()
}

/// Who made a record what its status says, as [`standing::whose`] has it; of what one admits or found and another
/// disputes both: `: admitted by Ana, via Post; denied by Ben`.
pub fn whose(library: &Library, index: Index) -> Whose {
    both_sides(library, index).unwrap_or_else(|| standing::whose(library, index))
}

/// What holds a statement, and what is against it, by how a reason begins with it.
const HOLDS: [&str; 3] = ["found by ", "admitted by ", "admitted in part by "];
const DISPUTES: [&str; 7] = [
    "found otherwise by ",
    "rejected by ",
    "denied by ",
    "denied before by ",
    "contradicted by ",
    "counted otherwise by ",
    "put in issue by ",
];

/// Those who did one thing with a statement.
struct Done<'w> {
    /// `denied by `
    verb: &'static str,
    who: Vec<Doer<'w>>,
    /// How many more the reason counts and does not name.
    more: usize,
}

/// One of them, with the number of the first citation for it.
struct Doer<'w> {
    word: &'w Word,
    citation: Option<usize>,
    /// Why what they did cannot be opened, where that is so.
    doubt: Option<&'w Clean>,
}

fn both_sides(library: &Library, index: Index) -> Option<Whose> {
    if standing(library, index) != Standing::Contested {
        return None;
    }
    let because = derive(library, index)?.because;
    let clauses = clauses(&because);
    let side = |verbs: &'static [&'static str]| -> Vec<Done<'_>> {
        let done = clauses.iter().filter_map(|clause| done(clause, verbs));
        done.collect()
    };
    let (holds, disputes) = (side(&HOLDS), side(&DISPUTES));
    if holds.is_empty() || disputes.is_empty() {
        return None;
    }
    let count = |side: &[Done<'_>], one: &'static str, several: &'static str| {
        let all: usize = side.iter().map(|done| done.who.len() + done.more).sum();
        clean![all, if all == 1 { one } else { several }]
    };
    let is_of = |side: &[Done<'_>], verb: &str| side.iter().all(|done| done.verb.starts_with(verb));
    let for_it = match is_of(&holds, "admitted") {
        true => count(&holds, " admits", " admit"),
        false => count(&holds, " holds it", " hold it"),
    };
    let against_it = match is_of(&disputes, "denied") {
        true => count(&disputes, " denies", " deny"),
        false => count(&disputes, " disputes", " dispute"),
    };
    let all = || holds.iter().chain(&disputes);
    let named = Whose::of(|relayed| {
        let all = all().map(|done| done.words(library, index, relayed));
        clean![": ", Clean::join(all.collect::<Vec<_>>(), "; ")]
    });
    Some(Whose {
        counted: clean![": ", for_it, ", ", against_it],
        ..named
    })
}

/// Who did one of these things, where a part of a reason says that.
fn done<'w>(clause: &'w [Word], verbs: &'static [&'static str]) -> Option<Done<'w>> {
    let mut words = clause.iter();
    // The semicolon stands before the words, or is one.
    let verb = words.by_ref().find_map(|word| match word {
        Word::Text(text) => match text.trim_start_matches("; ") {
            "" => None,
            text => Some(verbs.iter().find(|verb| text == **verb)),
        },
        _ => Some(None),
    })??;
    let mut done = Done {
        verb,
        who: Vec::new(),
        more: 0,
    };
    let (mut depth, mut is_for) = (0, false);
    for word in words {
        depth = deeper(word, depth);
        match word {
            Word::Text(text) => {
                if is_doubt(text) {
                    let whose = done.who.iter_mut().rev();
                    let new =
                        |doer: &&mut Doer<'_>| doer.citation.is_none() && doer.doubt.is_none();
                    whose
                        .take_while(new)
                        .for_each(|doer| doer.doubt = Some(text));
                }
                is_for = text.as_str() == FOR || is_for && text.as_str() == AND;
                let more = text
                    .strip_prefix(AND)
                    .and_then(|text| text.strip_suffix(" more"));
                done.more += more.and_then(|more| more.parse().ok()).unwrap_or(0);
            }
            Word::Record(_) if depth > 0 || is_for => {}
            Word::Record(_) | Word::Statement(_) | Word::StatementFor(..) => done.who.push(Doer {
                word,
                citation: None,
                doubt: None,
            }),
            Word::Citation(number) => {
                let whose = done.who.iter_mut().rev();
                for doer in whose.take_while(|doer| doer.is_to_be_cited()) {
                    doer.citation = Some(*number);
                }
            }
        }
    }
    (!done.who.is_empty()).then_some(done)
}

/// How many of those who did the same are named.
const MOST: usize = 2;

impl Done<'_> {
    /// `denied by Ana, via Post, and by Ben`
    fn words(&self, library: &Library, index: Index, relayed: Relayed) -> Clean {
        let named = self.who.iter().take(MOST);
        let named: Vec<Clean> = named
            .map(|doer| doer.words(library, index, relayed))
            .collect();
        let between = match named.iter().any(|name| name.contains(", ")) {
            true => ", and by ",
            false => AND,
        };
        let more = self.who.len().saturating_sub(MOST) + self.more;
        let more = (more > 0).then(|| clean![AND, more, " more"]);
        clean![clean(self.verb), Clean::join(named, between), more]
    }
}

impl Doer<'_> {
    /// Whether the next citation is for what they did.
    fn is_to_be_cited(&self) -> bool {
        let is_uncited = self
            .doubt
            .is_some_and(|doubt| doubt.as_str() == NOTHING_CITED);
        self.citation.is_none() && !is_uncited
    }

    /// `Ana, via Post`
    fn words(&self, library: &Library, index: Index, relayed: Relayed) -> Clean {
        let speaker = match self.word {
            Word::Statement(other) | Word::StatementFor(other, _) => {
                library.speaker(library.at(*other))
            }
            Word::Record(who) => {
                let record = library.at(index);
                let all = record.body.all_citations();
                let cited = self.citation.and_then(|number| number.checked_sub(1));
                let cited = cited.and_then(|number| all.get(number).copied());
                library.heard_doing(record, cited, *who)
            }
            Word::Text(_) | Word::Citation(_) => return Clean::default(),
        };
        let mentioned = match speaker.is_only_mentioned {
            true => " (only mentioned)",
            false => "",
        };
        clean![
            speaker.short_in_a_sentence(),
            mentioned,
            self.doubt.map(|doubt| clean![" (", doubt, ")"]),
            speaker.relayed(relayed)
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::library;

    const PEOPLE: &str = "people:
  tarn:
    name: Bo Tarn
  quell:
    name: Mara Quell
  prim:
    name: Otto Prim
    speaks_for: quell
sources:
  lantern:
    title: Lantern
    kind: article-newspaper
    publisher: Lantern
allegations:
";

    fn found(library: &Library) -> Index {
        let record = library.find("told/a").unwrap();
        library.index(&record.key).unwrap()
    }

    #[test]
    fn what_is_contested_names_both_sides() {
        let library = library(&format!(
            "{PEOPLE}  a:
    by: lantern
    against: [tarn, quell]
    statement: They knew.
    cites: [{{source: lantern, at: ¶1}}]
    responses:
      - {{by: tarn, is: admitted, cites: [{{source: lantern, at: ¶2}}]}}
      - {{by: quell, is: denied, cites: [{{source: lantern, at: ¶3}}]}}
"
        ));
        let whose = whose(&library, found(&library));
        assert_eq!(
            &*whose.whole,
            ": admitted by Bo Tarn, via Lantern; denied by Mara Quell, via Lantern"
        );
        assert_eq!(
            &*whose.hidden,
            ": admitted by Bo Tarn, via …; denied by Mara Quell, via …"
        );
        assert_eq!(&*whose.counted, ": 1 admits, 1 denies");
    }

    #[test]
    fn what_only_one_side_speaks_of_names_that() {
        let library = library(&format!(
            "{PEOPLE}  a:
    by: lantern
    against: [tarn, quell]
    statement: They knew.
    cites: [{{source: lantern, at: ¶1}}]
    responses:
      - {{by: quell, is: denied, cites: [{{source: lantern, at: ¶3}}]}}
"
        ));
        let whose = whose(&library, found(&library));
        assert_eq!(&*whose.whole, " by Mara Quell, via Lantern");
        assert!(whose.counted.is_empty());
    }

    #[test]
    fn nobody_speaks_for_who_is_named_behind_them() {
        let text = |text: &'static str| Word::Text(text.into());
        let library = library(&format!(
            "{PEOPLE}  a:\n    by: tarn\n    statement: It rained.\n    cites: [{{source: lantern, at: ¶1}}]\n"
        ));
        let index = |id: &str| {
            library
                .index(&library.find(&format!("told/{id}")).unwrap().key)
                .unwrap()
        };
        let (prim, quell, tarn) = (index("prim"), index("quell"), index("tarn"));
        let reason = [
            text("admitted by "),
            Word::Record(tarn),
            text(" "),
            Word::Citation(1),
            text(", "),
            Word::Record(quell),
            text("; "),
            text("denied by "),
            Word::Record(prim),
            text(FOR),
            Word::Record(quell),
            text(" "),
            Word::Citation(2),
            text(", "),
            Word::Record(tarn),
            text("; "),
            text("one origin"),
        ];
        assert_eq!(
            &*standing::words(&library, &attributed(&reason)),
            "admitted by Bo Tarn [1], Mara Quell; denied by Otto Prim (for Mara Quell) [2] and by Bo Tarn; one origin"
        );
    }
}
