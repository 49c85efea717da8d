//! What to ask next, the most telling first, and how that is counted.

use super::{MOST, Report};
use crate::{
    analysis::next::{self, Lead, What},
    clean, clean_format,
    library::{Library, Scope},
    model::Body,
    sheet::{
        Piece, Sheet,
        pieces::{dim, own},
    },
    text::{Clean, clean_line},
};

/// What stands before a row below a lead.
const BELOW: &str = "     ";

/// How many statements against somebody a row names.
const MOST_NAMED: usize = 3;

/// How each is counted.
const COUNTED: [&str; 5] = [
    "A question: the standings of what its answer settles, and of what that contradicts or counts otherwise, as far as they are open.",
    "A reply: the standings that would be otherwise if they denied all that is said against them without a recorded reply of theirs. Whether they were asked is not known by that.",
    "A source not held: the statements that hang on it, and would fall with it.",
    "Evidence withheld, lost or said to be missing: the open statements on which it is said to bear.",
    "What the answer would be nothing here tells.",
];

pub fn next(library: &Library, scope: &Scope) -> Sheet {
    let mut report = Report::new(library, "What to ask next".into());
    let leads = next::next(library, scope);
    if leads.is_empty() {
        let replies = match next::without_reply(library, scope) {
            0 => Clean::from("a reply is recorded of everybody of whom one is expected"),
            some => clean![
                "nobody is left to be asked here for a reply (",
                some,
                match some {
                    1 => " statement has",
                    _ => " statements have",
                },
                " no recorded reply of somebody whom it is against)"
            ],
        };
        report.sheet.item(vec![dim(clean![
            "No question is open, ",
            replies,
            ", and no statement hangs on what is not held."
        ])]);
    }
    for lead in leads.iter().take(MOST) {
        report.lead(lead);
    }
    report.more(leads.len());
    if !leads.is_empty() {
        report.sheet.heading("How it is counted");
        for line in COUNTED {
            report.sheet.item(vec![dim(line)]);
        }
    }
    report.sheet
}

impl Report<'_> {
    fn lead(&mut self, lead: &Lead) {
        // What falls or is borne on is a statement; what becomes another is its standing.
        let of_what = match lead.what {
            What::Question | What::Unheard => "standing",
            What::NotHeld | What::Missing => "statement",
        };
        let moves = match lead.moves.as_ref().map(Vec::len) {
            Some(some) => {
                let plural = if some == 1 { "" } else { "s" };
                let of_what = format!("{of_what}{plural}");
                // The longest is `statements`.
                let gap = 10_usize.saturating_sub(of_what.len());
                let gap = Clean::from(" ").repeat(gap).as_own();
                clean![clean_format!("{some:>3} {of_what}"), gap]
            }
            None => Clean::from("not worked out"),
        };
        let what = match lead.what {
            What::Question => "answer to  ",
            What::Unheard => "reply of  ",
            What::NotHeld => "document  ",
            What::Missing => "evidence  ",
        };
        let mut pieces = vec![own(clean![moves, "  "]), dim(what)];
        pieces.push(self.link(lead.index));
        if lead.what == What::NotHeld {
            let held = self.library.held(lead.index).words();
            pieces.push(dim(clean!["  ", held]));
        }
        self.sheet.item(pieces);
        let below = self.whom(lead);
        self.sheet.item(below);
    }

    /// Whom to ask, and of what.
    fn whom(&self, lead: &Lead) -> Vec<Piece> {
        let mut pieces = vec![dim(BELOW)];
        if lead.what == What::Unheard {
            let against = match lead.unanswered.len() {
                1 => Clean::from("of 1 statement against them: "),
                some => clean!["of ", some, " statements against them: "],
            };
            pieces.push(dim(against));
            let first = lead.unanswered.len().min(MOST_NAMED);
            pieces.extend(self.links(&lead.unanswered[..first], " · "));
            if let Some(more @ 1..) = lead.unanswered.len().checked_sub(MOST_NAMED) {
                pieces.push(dim(clean![" and ", more, " more"]));
            }
            return pieces;
        }
        pieces.push(dim("ask "));
        let publisher = match &self.library.at(lead.index).body {
            Body::Source(source) => source.publisher.as_ref(),
            _ => None,
        };
        let publisher = publisher.map(|publisher| own(clean_line(publisher.raw())));
        match (publisher, lead.ask.is_empty()) {
            (Some(publisher), true) => pieces.push(publisher),
            (Some(publisher), false) => {
                pieces.push(publisher);
                pieces.push(dim(" · "));
                pieces.extend(self.links(&lead.ask, " · "));
            }
            (None, false) => pieces.extend(self.links(&lead.ask, " · ")),
            (None, true) => pieces.push(dim("whom, the records do not say")),
        }
        pieces
    }
}
