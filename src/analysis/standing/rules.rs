//! The table from which a standing follows.

use super::{
    Word,
    facts::{Facts, Voice},
    origin_words,
};
use crate::{clean, model::record::Standing, text::Clean};

/// A row of [`RULES`].
pub struct Rule {
    pub standing: Standing,
    /// The condition, for the manual.
    pub when: &'static str,
    pub(super) holds: fn(&Facts) -> bool,
    /// What the reason names, in this order, as far as there is any of it.
    pub because: &'static [Clause],
}

/// Part of a reason.
#[derive(Clone, Copy)]
pub enum Clause {
    /// Who did something, in the place of `{}`.
    Voices(&'static str, fn(&Facts) -> &[Voice]),
    /// What the citations come to.
    Origins,
}

const WITHDRAWN: Clause = Clause::Voices("withdrawn by {}", |facts| &facts.withdrawn);
const FOUND: Clause = Clause::Voices("found by {}", |facts| &facts.found);
const REJECTED: Clause = Clause::Voices("rejected by {}", |facts| &facts.rejected);
const ADMITTED: Clause = Clause::Voices("admitted by {}", |facts| &facts.admitted);
const IN_PART: Clause = Clause::Voices("admitted in part by {}", |facts| &facts.admitted_in_part);
const DENIED: Clause = Clause::Voices("denied by {}", |facts| &facts.denied);
const CONTRADICTED: Clause = Clause::Voices("contradicted by {}", |facts| &facts.contradicted);
const COUNTED: Clause = Clause::Voices("counted otherwise by {}", |facts| &facts.counted);
const ORIGINS: Clause = Clause::Origins;

/// The conditions of every standing. The first that holds decides; the last holds always.
pub const RULES: [Rule; 10] = [
    Rule {
        standing: Standing::Withdrawn,
        when: "who said it withdrew it",
        holds: |facts| !facts.withdrawn.is_empty(),
        because: &[WITHDRAWN, ADMITTED, DENIED],
    },
    Rule {
        standing: Standing::Contested,
        when: "one finding of a proceeding repeats it, another contradicts it",
        holds: |facts| !facts.found.is_empty() && !facts.rejected.is_empty(),
        because: &[FOUND, REJECTED],
    },
    Rule {
        standing: Standing::Found,
        when: "it is, or is repeated by, a finding about a proceeding or of a court, an agency or a legislature",
        holds: |facts| !facts.found.is_empty(),
        because: &[FOUND, ADMITTED, DENIED],
    },
    Rule {
        standing: Standing::Rejected,
        when: "such a finding contradicts it",
        holds: |facts| !facts.rejected.is_empty(),
        because: &[REJECTED, ADMITTED, DENIED],
    },
    Rule {
        standing: Standing::Contested,
        when: "one admits it, in full or in part, and another denies it",
        holds: |facts| is_admitted(facts) && !facts.denied.is_empty(),
        because: &[ADMITTED, IN_PART, DENIED, CONTRADICTED, COUNTED, ORIGINS],
    },
    Rule {
        standing: Standing::Admitted,
        when: "it is an admission, or one who replied admits it, in full or in part",
        holds: is_admitted,
        because: &[ADMITTED, IN_PART, CONTRADICTED, COUNTED, ORIGINS],
    },
    Rule {
        standing: Standing::Denied,
        when: "a party denies it, and it has neither two independent origins nor an allegation against it",
        holds: |facts| {
            facts.is_denied_by_party && facts.origins.independent < 2 && !is_disputed(facts)
        },
        because: &[DENIED, ORIGINS],
    },
    Rule {
        standing: Standing::Contested,
        when: "anyone denies it, an allegation contradicts it, or another count of the same cannot hold together with it and nothing explains that",
        holds: |facts| !facts.denied.is_empty() || is_disputed(facts),
        because: &[DENIED, CONTRADICTED, COUNTED, ORIGINS],
    },
    Rule {
        standing: Standing::Corroborated,
        when: "it has two or more independent origins",
        holds: |facts| facts.origins.independent >= 2,
        because: &[ORIGINS],
    },
    Rule {
        standing: Standing::Alleged,
        when: "none of these",
        holds: |_| true,
        because: &[ORIGINS],
    },
];

fn is_admitted(facts: &Facts) -> bool {
    !facts.admitted.is_empty() || !facts.admitted_in_part.is_empty()
}

fn is_disputed(facts: &Facts) -> bool {
    !facts.contradicted.is_empty() || !facts.counted.is_empty()
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
    /// The reason for the standing.
    pub fn reason(&self, facts: &Facts) -> Vec<Word> {
        let mut reason = Vec::new();
        for clause in self.because {
            let words = clause.words(facts);
            if !reason.is_empty() && !words.is_empty() {
                reason.push(Word::Text("; ".into()));
            }
            reason.extend(words);
        }
        reason
    }
}

impl Clause {
    /// What the manual prints of it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Voices(template, _) => template,
            Self::Origins => "its origins",
        }
    }

    fn words(&self, facts: &Facts) -> Vec<Word> {
        let (template, voices) = match self {
            Self::Voices(template, voices) => (template, voices(facts)),
            Self::Origins => return vec![Word::Text(origin_words(&facts.origins))],
        };
        if voices.is_empty() {
            return Vec::new();
        }
        let (before, after) = template.split_once("{}").unwrap_or((template, ""));
        let mut words = vec![Word::Text(before.into())];
        for (number, voice) in voices.iter().take(MOST_NAMED).enumerate() {
            if number > 0 {
                words.push(Word::Text(", ".into()));
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

/// How many voices a reason names.
const MOST_NAMED: usize = 5;

impl Voice {
    /// `Ana and Ben [1] [2]`, or what nobody in particular says in a record.
    fn words(&self) -> Vec<Word> {
        let text = |text: &'static str| Word::Text(text.into());
        let mut words = Vec::new();
        // Who says it there is named with it.
        let who = self.record.map_or(&self.who[..], |_| &[]);
        for (number, who) in who.iter().take(MOST_NAMED).enumerate() {
            if number > 0 {
                words.push(text(" and "));
            }
            words.push(Word::Record(*who));
        }
        if let Some(record) = self.record {
            words.push(Word::Statement(record));
        }
        if words.is_empty() {
            words.push(text("someone who is not stated"));
        }
        for number in self.citations.iter().take(MOST_NAMED) {
            words.extend([text(" "), Word::Citation(*number)]);
        }
        words
    }
}
