//! The table from which a standing follows.

use super::{
    Word,
    facts::{Facts, NOT_THEIR_WORDS, NOTHING_CITED, QUOTE_MISSING, Voice},
};
use crate::{
    analysis::{origins::Part, replies::Unsettled},
    clean,
    library::{Index, Library},
    model::{
        record::{ResponseKind, Standing},
        statement::{Relayed, Speaker},
    },
    text::Clean,
};

/// A row of [`RULES`].
#[derive(Debug)]
pub struct Rule {
    pub standing: Standing,
    /// The condition, for the manual.
    pub when: &'static str,
    pub(super) holds: fn(&Facts) -> bool,
    /// What the reason names first, in this order, as far as there is any of it. What else holds follows.
    pub because: &'static [Clause],
}

/// Part of a reason: who did something, in the place of `{}`.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    name: &'static str,
    /// What the manual prints of it.
    pub template: &'static str,
    voices: fn(&Facts) -> &[Voice],
}

macro_rules! clauses {
    ($($name:ident = $template:literal, $voices:expr;)*) => {
        $(const $name: Clause = Clause { name: stringify!($name), template: $template, voices: $voices };)*
        /// All of them, in the order in which a reason names them.
        pub const CLAUSES: &[Clause] = &[$($name),*];
    };
}

clauses! {
    WITHDRAWN = "withdrawn by {}", |facts| &facts.withdrawn;
    FOUND = "found by {}", |facts| &facts.found;
    FOUND_OTHERWISE = "found otherwise by {}", |facts| match facts.found.is_empty() {
        true => &[],
        false => &facts.rejected,
    };
    REJECTED = "rejected by {}", |facts| match facts.found.is_empty() {
        true => &facts.rejected,
        false => &[],
    };
    DISMISSED = "dismissed by {}", |facts| &facts.dismissed;
    REVISED = "revised by {}", |facts| &facts.revised;
    ADMITTED = "admitted by {}", |facts| &facts.admitted;
    IN_PART = "admitted in part by {}", |facts| &facts.admitted_in_part;
    DENIED = "denied by {}", |facts| &facts.denied;
    DENIED_BEFORE = "denied before by {}", |facts| &facts.denied_before;
    DENIED_BY_OTHERS = "denied by {}", |facts| &facts.denied_by_others;
    CONTRADICTED = "contradicted by {}", |facts| &facts.contradicted;
    COUNTED = "counted otherwise by {}", |facts| &facts.counted;
    IN_ISSUE = "put in issue by {}, for lack of knowledge", |facts| &facts.lacking;
    AFFIRMED = "affirmed by {}", |facts| &facts.affirmed;
    AFFIRMED_IN_PART = "affirmed in part by {}", |facts| &facts.affirmed_in_part;
    CONTRADICTS = "contradicts {}", |facts| &facts.contradicts;
    EARLIER = "said otherwise before: {}", |facts| &facts.earlier;
    TOOK_BACK = "a reply taken back by {}", |facts| &facts.took_back;
    OTHERWISE = "{} said otherwise, too, and which is later is not recorded", |facts| &facts.otherwise;
    UNORDERED = "which of the replies of {} is later is not recorded", |facts| &facts.unordered;
}

/// The conditions of every standing. The first that holds decides; the last holds always.
pub const RULES: [Rule; 13] = [
    Rule {
        standing: Standing::Withdrawn,
        when: "all who said it withdrew it, nobody else admits it, and no finding holds it",
        holds: |facts| {
            facts.is_withdrawn && !facts.is_admitted_by_another && facts.found.is_empty()
        },
        because: &[WITHDRAWN],
    },
    Rule {
        standing: Standing::Contested,
        when: "one finding holds it, and another contradicts it or counts otherwise",
        holds: |facts| !facts.found.is_empty() && !facts.rejected.is_empty(),
        because: &[FOUND, FOUND_OTHERWISE],
    },
    Rule {
        standing: Standing::Found,
        when: "a finding holds it: it is one, or one of the two repeats the other, and it is neither withdrawn nor set aside",
        holds: |facts| !facts.found.is_empty(),
        because: &[FOUND],
    },
    Rule {
        standing: Standing::Rejected,
        when: "such a finding contradicts it, and it was surely said before the day of that",
        holds: |facts| !facts.rejected.is_empty(),
        because: &[REJECTED],
    },
    Rule {
        standing: Standing::Dismissed,
        when: "a court or forum dismissed it or set it aside",
        holds: |facts| !facts.dismissed.is_empty(),
        because: &[DISMISSED],
    },
    Rule {
        standing: Standing::Revised,
        when: "all who said it said otherwise later, and nobody else admits it",
        holds: |facts| facts.is_revised && !facts.is_admitted_by_another,
        because: &[REVISED],
    },
    Rule {
        standing: Standing::Contested,
        when: "it is admitted, also in part, and disputed by another, or by the same, and it is not known that the admission is later",
        holds: |facts| facts.admissions().next().is_some() && facts.is_disputed_by_another(),
        because: &[
            ADMITTED,
            IN_PART,
            DENIED,
            DENIED_BEFORE,
            DENIED_BY_OTHERS,
            CONTRADICTED,
            COUNTED,
            IN_ISSUE,
            REVISED,
        ],
    },
    Rule {
        standing: Standing::ContestedInPart,
        when: "one whom it is against, or who speaks for them, admits a part of it",
        holds: |facts| !facts.admitted_in_part.is_empty() && facts.admitted.is_empty(),
        because: &[IN_PART],
    },
    Rule {
        standing: Standing::Admitted,
        when: "one whom it is against, or who speaks for them, admits it",
        holds: |facts| !facts.admitted.is_empty(),
        because: &[ADMITTED],
    },
    Rule {
        standing: Standing::Denied,
        when: "parties deny it, nothing else disputes it but their lack of knowledge, and it has fewer than two independent origins",
        holds: |facts| {
            is_denied(facts) && facts.disputes().next().is_none() && facts.origins.independent < 2
        },
        because: &[DENIED, DENIED_BEFORE],
    },
    Rule {
        standing: Standing::Contested,
        when: "anyone disputes it: denies or contradicts it, also by a finding of which it is not known that it is later, counts otherwise, revises it or affirms it only in part; or a party does not know of it",
        holds: |facts| {
            is_denied(facts) || facts.disputes().next().is_some() || !facts.lacking.is_empty()
        },
        because: &[
            DENIED,
            DENIED_BEFORE,
            DENIED_BY_OTHERS,
            CONTRADICTED,
            COUNTED,
            IN_ISSUE,
            REVISED,
            AFFIRMED_IN_PART,
        ],
    },
    Rule {
        standing: Standing::Corroborated,
        when: "it has two or more independent origins, and is no opinion",
        holds: |facts| facts.origins.independent >= 2 && !facts.is_opinion,
        because: &[],
    },
    Rule {
        standing: Standing::Alleged,
        when: "none of these",
        holds: |_| true,
        because: &[],
    },
];

fn is_denied(facts: &Facts) -> bool {
    !facts.denied.is_empty() || !facts.denied_before.is_empty()
}

/// The rule that decides.
pub fn first(facts: &Facts) -> &'static Rule {
    const LAST: &Rule = &RULES[RULES.len() - 1];
    RULES
        .iter()
        .find(|rule| (rule.holds)(facts))
        .unwrap_or(LAST)
}

impl Rule {
    /// The reason for the standing: what decides, then everything else that holds, last the origins.
    pub fn reason(&self, facts: &Facts) -> Vec<Word> {
        let mut reason = Vec::new();
        let decides = |clause: &&Clause| {
            let mut first = self.because.iter();
            first.any(|one| one.name == clause.name)
        };
        let others = CLAUSES.iter().filter(|clause| !decides(clause));
        for clause in self.because.iter().chain(others) {
            let words = clause.words(facts);
            if !reason.is_empty() && !words.is_empty() {
                reason.push(Word::Text("; ".into()));
            }
            reason.extend(words);
        }
        if !reason.is_empty() {
            reason.push(Word::Text("; ".into()));
        }
        reason.extend(
            facts
                .origins
                .in_a_reason()
                .into_iter()
                .map(|part| match part {
                    Part::Text(text) => Word::Text(text),
                    Part::Name(who) => Word::Record(who),
                }),
        );
        for (why, done, voice) in &facts.unsettled {
            reason.push(Word::Text("; ".into()));
            // What is said in a record says itself that it is only mentioned.
            if *why != Unsettled::OnlyMentioned || voice.record.is_none() {
                reason.push(Word::Text(clean![why.words(), ": "]));
            }
            reason.push(Word::Text(clean![*done, " by "]));
            reason.extend(voice.words());
        }
        for (is, is_dated, voice) in &facts.undated {
            if let Some(done) = done(*is) {
                let why = if *is_dated {
                    "; perhaps later: "
                } else {
                    "; not dated: "
                };
                reason.push(Word::Text(clean![why, done, " by "]));
                reason.extend(voice.words());
            }
        }
        reason
    }
}

impl Rule {
    /// What decides, and who did it, with where they are heard: the first part of the reason, without what it
    /// rests on. Empty where nobody did anything.
    pub(super) fn decided_by(
        &self,
        facts: &Facts,
        library: &Library,
        index: Index,
        relayed: Relayed,
    ) -> Clean {
        let mut clauses = self.because.iter();
        let clause = clauses.find(|clause| !(clause.voices)(facts).is_empty());
        clause.map_or_else(Clean::default, |clause| {
            clause.in_short(facts, library, index, relayed)
        })
    }
}

impl Rule {
    /// What keeps a reader from opening all that decides, as it goes on behind the word for the standing where names
    /// have no room: ` (nothing cited)`. Empty where something can be opened.
    pub(super) fn doubt(&self, facts: &Facts) -> Clean {
        let voices = self
            .because
            .iter()
            .flat_map(|clause| (clause.voices)(facts));
        let mut doubts = voices.map(Voice::doubt);
        let Some(Some(first)) = doubts.next() else {
            return Clean::default();
        };
        let is_same = doubts.all(|doubt| doubt == Some(first));
        match is_same {
            true => clean![" (", first, ")"],
            false => Clean::default(),
        }
    }
}

/// What was done in a reply, before who did it; nothing that says nothing.
pub(super) fn done(is: ResponseKind) -> Option<&'static str> {
    match is {
        ResponseKind::Admitted => Some("admitted"),
        ResponseKind::AdmittedInPart => Some("admitted in part"),
        ResponseKind::Denied => Some("denied"),
        ResponseKind::LacksKnowledge => Some("put in issue"),
        ResponseKind::Withdrawn => Some("withdrawn"),
        ResponseKind::Affirmed => Some("affirmed"),
        ResponseKind::Dismissed => Some("dismissed"),
        ResponseKind::NoComment | ResponseKind::NotAsked => None,
    }
}

impl Clause {
    fn words(&self, facts: &Facts) -> Vec<Word> {
        let voices = (self.voices)(facts);
        if voices.is_empty() {
            return Vec::new();
        }
        let (before, after) = self
            .template
            .split_once("{}")
            .unwrap_or((self.template, ""));
        let mut words = vec![Word::Text(before.into())];
        for (number, voice) in voices.iter().take(MOST_NAMED).enumerate() {
            if number > 0 {
                // What one says may hold commas.
                let by = before.ends_with("by ") && voice.record.is_some();
                words.push(Word::Text(if by { " and by " } else { ", " }.into()));
            }
            words.extend(voice.words());
        }
        if let Some(more @ 1..) = voices.len().checked_sub(MOST_NAMED) {
            words.push(Word::Text(clean![" and ", more, " more"]));
        }
        words.push(Word::Text(after.into()));
        words.retain(|word| *word != Word::Text(Clean::default()));
        words
    }
}

impl Clause {
    /// `denied by Ana and Ben, via Post`, `denied by Ana, via Post, and by Ben`; of many the first with how many
    /// more.
    fn in_short(&self, facts: &Facts, library: &Library, index: Index, relayed: Relayed) -> Clean {
        let mut who: Vec<(Index, Clean, Clean)> = Vec::new();
        for voice in (self.voices)(facts) {
            for one in &voice.who {
                if who.iter().all(|(known, ..)| known != one) {
                    let heard = voice.heard(library, index, *one);
                    let mentioned = match heard.is_only_mentioned {
                        true => " (only mentioned)",
                        false => "",
                    };
                    let name = library.called(*one).short_in_a_sentence();
                    let doubt = voice.doubt().map(|doubt| clean![" (", doubt, ")"]);
                    let way = clean![mentioned, doubt, heard.relayed(relayed)];
                    who.push((*one, name, way));
                }
            }
        }
        let (before, after) = self
            .template
            .split_once("{}")
            .unwrap_or((self.template, ""));
        let same = who.first().map(|(.., way)| way.clone());
        let same = same.filter(|same| who.iter().all(|(.., way)| way == same));
        let shown = who.iter().take(MOST_IN_SHORT);
        let (named, and) = match &same {
            Some(_) => (
                Clean::join(shown.map(|(_, name, _)| name), " and "),
                " and ",
            ),
            // Each with the word before it, so that a source is not taken for that of who is named after it.
            None => {
                let shown = shown.map(|(_, name, way)| clean![name, way]);
                (Clean::join(shown, ", and by "), ", and by ")
            }
        };
        let named = match who.len().checked_sub(MOST_IN_SHORT) {
            Some(more @ 1..) => clean![named, and, more, " more"],
            _ if who.is_empty() => "someone who is not stated".into(),
            _ => named,
        };
        clean![before, named, same, after]
    }
}

/// Whether a remark says that what someone did cannot be opened.
pub fn is_doubt(remark: &Clean) -> bool {
    [NOTHING_CITED, QUOTE_MISSING, NOT_THEIR_WORDS].contains(&remark.as_str())
}

/// How many names are there in short.
const MOST_IN_SHORT: usize = 2;

/// How many voices a reason names.
const MOST_NAMED: usize = 5;

impl Voice {
    /// Why what they did cannot be opened, where that is so.
    fn doubt(&self) -> Option<&Clean> {
        let mut remarks = self.remark.iter();
        remarks.find(|remark| is_doubt(remark))
    }

    /// One of those who did something with a statement, with where they are heard: in what they say themselves,
    /// else in what is cited for it.
    fn heard(&self, library: &Library, index: Index, who: Index) -> Speaker {
        match self.record {
            Some(record) => library.speaker(library.at(record)),
            None => {
                let record = library.at(index);
                let all = record.body.all_citations();
                let cites = self.citations.iter();
                let cites = cites.filter_map(|number| all.get(number.checked_sub(1)?).copied());
                // Where words are that can be opened, nobody is heard in others.
                let (missing, there): (Vec<_>, Vec<_>) =
                    cites.partition(|citation| library.is_quote_missing(citation));
                let cites = if there.is_empty() { missing } else { there };
                library.heard_doing(record, cites, who)
            }
        }
    }

    /// `Ana and Ben, for The Office [1] [2]`; `Court (Judge)`; what someone says in a record, behind who says
    /// it and for whom.
    fn words(&self) -> Vec<Word> {
        let text = |text: &'static str| Word::Text(text.into());
        let names = |who: &[Index], between: &'static str| {
            let mut words = Vec::new();
            for (number, who) in who.iter().take(MOST_NAMED).enumerate() {
                if number > 0 {
                    words.push(text(between));
                }
                words.push(Word::Record(*who));
            }
            words
        };
        let mut words = match self.record {
            Some(record) if self.on_behalf.is_empty() => vec![Word::Statement(record)],
            Some(record) => vec![Word::StatementFor(record, self.on_behalf.clone())],
            None => names(&self.who, " and "),
        };
        if words.is_empty() {
            words.push(text("someone who is not stated"));
        }
        if !self.through.is_empty() {
            words.push(text(" ("));
            words.extend(names(&self.through, ", "));
            words.push(text(")"));
        }
        if self.record.is_none() && !self.on_behalf.is_empty() {
            words.push(text(", for "));
            words.extend(names(&self.on_behalf, " and "));
        }
        for (number, remark) in self.remark.iter().enumerate() {
            words.push(text(if number == 0 { " (" } else { "; " }));
            words.push(Word::Text(remark.clone()));
        }
        if !self.remark.is_empty() {
            words.push(text(")"));
        }
        for number in self.citations.iter().take(MOST_NAMED) {
            words.extend([text(" "), Word::Citation(*number)]);
        }
        words
    }
}
