//! Rules: what `check` looks for beyond what reading and linking a library must tell anyway.
//!
//! A rule is a row of [`RULES`], a file of its own below, and a page of cases under `tests/check`,
//! all of one name. Reading and linking tell what cannot be read or leads nowhere, whatever rules
//! are asked for ([`STRUCTURE`]); rules judge what was read.

mod alias_clash;
mod answer_before_its_cause;
mod bates_number_twice;
mod bidi_or_invisible_character;
mod chains;
mod charge_step_out_of_order;
mod circular_attribution;
mod compound_allegation;
mod context;
mod contradicts_later;
mod corroborated_by_one_origin;
mod corroborated_by_unknown_origins;
mod credibility_1_without_independent_source;
mod denier_as_origin;
mod entries_in_a_circle;
mod entry_by_its_place;
mod evidence_step_out_of_order;
mod exhibit_mark_twice;
mod figure_not_said;
mod finding_by_a_party;
mod locator_ambiguous;
mod locator_out_of_range;
mod long_quote;
mod missing_without_speaker;
mod order_of_events;
mod original_changed;
mod part_not_stated;
mod party_and_judge;
mod pseudonym_elsewhere;
mod quote_altered;
mod quote_ambiguous;
mod quote_by_another;
mod quote_missing;
mod quote_moved;
mod quote_not_its_own;
mod quote_unchecked;
mod relative_date_made_exact;
mod relayed_without_via;
mod reply_after_counsel;
mod reply_by_another;
mod response_not_sought;
mod restricted_without_order;
mod ruling_against_status;
mod said_before_it_happened;
mod sarif;
mod seen;
mod self_as_origin;
mod shared_words_without_link;
mod span_backwards;
mod speaker_not_in_relay;
mod speaks_for_itself;
mod stated_above_derived;
mod stated_below_derived;
mod status_without_citation;
mod structure;
mod supports_itself;
mod table;
mod two_places_at_once;
mod unattributed;
mod uncited;
mod unexplained_conflict;
mod unused_person;
mod unused_source;
mod ways;

use crate::{
    diagnostic::{self, Diagnostic, QUOTE_MISSING, Report, Severity},
    library::Record,
    model::Span,
};

pub use context::{Context, LONG_QUOTE, Quoted};
pub use sarif::sarif;
pub use seen::{Look, Seen, Sources, doubt, sender};
pub use structure::STRUCTURE;
pub use table::{markdown, plain, roff};

/// When a rule is run without being named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Always: what it finds is a mistake.
    Basic,
    /// With `--strict`: what it finds is a question of craft.
    Strict,
}

impl Tier {
    /// The word of the tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Strict => "strict",
        }
    }
}

/// A row of [`RULES`].
#[derive(Debug)]
pub struct Rule {
    pub name: &'static str,
    pub tier: Tier,
    /// An error where something is claimed that does not hold, a warning where something is missing
    /// or in doubt.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub finds: &'static str,
    run: fn(&Context<'_>, &mut Found<'_>),
}

use Severity::{Error, Warning};
use Tier::{Basic, Strict};

/// Every rule: first what is said of quotes and places, then of attribution, standing, dates and
/// names, then what only the strict look for.
pub const RULES: [Rule; 57] = [
    Rule {
        name: QUOTE_MISSING,
        tier: Basic,
        severity: Error,
        finds: "quoted words that are nowhere in the source",
        run: quote_missing::run,
    },
    Rule {
        name: "quote-altered",
        tier: Basic,
        severity: Error,
        finds: "quoted words that read differently in the source",
        run: quote_altered::run,
    },
    Rule {
        name: "quote-ambiguous",
        tier: Basic,
        severity: Warning,
        finds: "quoted words that occur more than once at the cited place",
        run: quote_ambiguous::run,
    },
    Rule {
        name: "quote-unchecked",
        tier: Basic,
        severity: Warning,
        finds: "quoted words that may stand in what cannot be read here",
        run: quote_unchecked::run,
    },
    Rule {
        name: "quote-moved",
        tier: Basic,
        severity: Error,
        finds: "quoted words that are in the source, but not at the cited place",
        run: quote_moved::run,
    },
    Rule {
        name: "quote-not-its-own",
        tier: Basic,
        severity: Warning,
        finds: "quoted words that the source strikes out, hides, quotes, comments or has not accepted",
        run: quote_not_its_own::run,
    },
    Rule {
        name: "quote-by-another",
        tier: Basic,
        severity: Warning,
        finds: "quoted words of a message whose sender is called nothing like who is said to have spoken",
        run: quote_by_another::run,
    },
    Rule {
        name: "locator-out-of-range",
        tier: Basic,
        severity: Error,
        finds: "a cited place that the source does not have",
        run: locator_out_of_range::run,
    },
    Rule {
        name: "locator-ambiguous",
        tier: Basic,
        severity: Warning,
        finds: "a cited place that may be one of several, by what is printed in the source",
        run: locator_ambiguous::run,
    },
    Rule {
        name: "original-changed",
        tier: Basic,
        severity: Error,
        finds: "an original whose SHA-256 is not the recorded one",
        run: original_changed::run,
    },
    Rule {
        name: "uncited",
        tier: Basic,
        severity: Warning,
        finds: "a record or a response that rests on no place in a source",
        run: uncited::run,
    },
    Rule {
        name: "unattributed",
        tier: Basic,
        severity: Warning,
        finds: "an allegation that nobody makes",
        run: unattributed::run,
    },
    Rule {
        name: "missing-without-speaker",
        tier: Basic,
        severity: Warning,
        finds: "evidence said to be missing, by nobody",
        run: missing_without_speaker::run,
    },
    Rule {
        name: "self-as-origin",
        tier: Basic,
        severity: Error,
        finds: "a source that is named as its own origin",
        run: self_as_origin::run,
    },
    Rule {
        name: "circular-attribution",
        tier: Basic,
        severity: Error,
        finds: "sources that rest on each other in a circle",
        run: circular_attribution::run,
    },
    Rule {
        name: "corroborated-by-one-origin",
        tier: Basic,
        severity: Error,
        finds: "an allegation called corroborated that goes back to one origin",
        run: corroborated_by_one_origin::run,
    },
    Rule {
        name: "corroborated-by-unknown-origins",
        tier: Basic,
        severity: Error,
        finds: "an allegation called corroborated by sources that do not say how they know",
        run: corroborated_by_unknown_origins::run,
    },
    Rule {
        name: "denier-as-origin",
        tier: Basic,
        severity: Warning,
        finds: "a way to someone who denies the statement",
        run: denier_as_origin::run,
    },
    Rule {
        name: "speaker-not-in-relay",
        tier: Basic,
        severity: Warning,
        finds: "a way to people who are not said to have made the statement",
        run: speaker_not_in_relay::run,
    },
    Rule {
        name: "supports-itself",
        tier: Basic,
        severity: Warning,
        finds: "support that rests on the same places as what it supports",
        run: supports_itself::run,
    },
    Rule {
        name: "credibility-1-without-independent-source",
        tier: Basic,
        severity: Error,
        finds: "credibility 1 without two independent origins",
        run: credibility_1_without_independent_source::run,
    },
    Rule {
        name: "stated-above-derived",
        tier: Basic,
        severity: Error,
        finds: "a stated standing that claims more than follows from the records",
        run: stated_above_derived::run,
    },
    Rule {
        name: "stated-below-derived",
        tier: Basic,
        severity: Warning,
        finds: "a stated standing that claims less than follows from the records",
        run: stated_below_derived::run,
    },
    Rule {
        name: "reply-by-another",
        tier: Basic,
        severity: Warning,
        finds: "an admission, withdrawal or dismissal by someone who cannot give it",
        run: reply_by_another::run,
    },
    Rule {
        name: "reply-after-counsel",
        tier: Basic,
        severity: Warning,
        finds: "a reply by counsel whose time as counsel of that client had ended",
        run: reply_after_counsel::run,
    },
    Rule {
        name: "part-not-stated",
        tier: Basic,
        severity: Warning,
        finds: "an admission in part that does not say which part",
        run: part_not_stated::run,
    },
    Rule {
        name: "finding-by-a-party",
        tier: Basic,
        severity: Warning,
        finds: "a finding by someone whom it is about",
        run: finding_by_a_party::run,
    },
    Rule {
        name: "contradicts-later",
        tier: Basic,
        severity: Warning,
        finds: "a statement said to contradict what was not said yet",
        run: contradicts_later::run,
    },
    Rule {
        name: "speaks-for-itself",
        tier: Basic,
        severity: Error,
        finds: "someone who is said to speak for themselves",
        run: speaks_for_itself::run,
    },
    Rule {
        name: "order-of-events",
        tier: Basic,
        severity: Error,
        finds: "events in an order that goes in a circle, or against their dates",
        run: order_of_events::run,
    },
    Rule {
        name: "two-places-at-once",
        tier: Basic,
        severity: Warning,
        finds: "a person held, or taking part, in two places at one time",
        run: two_places_at_once::run,
    },
    Rule {
        name: "said-before-it-happened",
        tier: Basic,
        severity: Warning,
        finds: "a statement about an event that is surely later",
        run: said_before_it_happened::run,
    },
    Rule {
        name: "restricted-without-order",
        tier: Basic,
        severity: Warning,
        finds: "evidence told as sealed or privileged, with no order and nobody who says so",
        run: restricted_without_order::run,
    },
    Rule {
        name: "evidence-step-out-of-order",
        tier: Basic,
        severity: Error,
        finds: "a status of evidence that cannot follow the one before it",
        run: evidence_step_out_of_order::run,
    },
    Rule {
        name: "ruling-against-status",
        tier: Basic,
        severity: Warning,
        finds: "evidence ruled admitted whose status is excluded, or the other way round",
        run: ruling_against_status::run,
    },
    Rule {
        name: "exhibit-mark-twice",
        tier: Basic,
        severity: Warning,
        finds: "two exhibits of one mark in one case, offered by the same",
        run: exhibit_mark_twice::run,
    },
    Rule {
        name: "bates-number-twice",
        tier: Strict,
        severity: Warning,
        finds: "two pieces of evidence in one case that have a Bates number in common",
        run: bates_number_twice::run,
    },
    Rule {
        name: "span-backwards",
        tier: Basic,
        severity: Warning,
        finds: "a span of somebody that ends before it begins",
        run: span_backwards::run,
    },
    Rule {
        name: "party-and-judge",
        tier: Basic,
        severity: Warning,
        finds: "somebody who is a party to a proceeding and its judge",
        run: party_and_judge::run,
    },
    Rule {
        name: "answer-before-its-cause",
        tier: Basic,
        severity: Warning,
        finds: "an entry of a docket dated before the order or the deadline that it answers",
        run: answer_before_its_cause::run,
    },
    Rule {
        name: "entries-in-a-circle",
        tier: Basic,
        severity: Error,
        finds: "entries of a docket that set, await or answer each other in a circle",
        run: entries_in_a_circle::run,
    },
    Rule {
        name: "entry-by-its-place",
        tier: Basic,
        severity: Warning,
        finds: "a reference to one of several entries of a docket that only their order tells apart",
        run: entry_by_its_place::run,
    },
    Rule {
        name: "charge-step-out-of-order",
        tier: Basic,
        severity: Error,
        finds: "a step of a charge that cannot follow the one before it",
        run: charge_step_out_of_order::run,
    },
    Rule {
        name: "status-without-citation",
        tier: Basic,
        severity: Warning,
        finds: "a step of a status that rests on no place in a source",
        run: status_without_citation::run,
    },
    Rule {
        name: "relative-date-made-exact",
        tier: Basic,
        severity: Warning,
        finds: "a day where the source says only “last month”",
        run: relative_date_made_exact::run,
    },
    Rule {
        name: "pseudonym-elsewhere",
        tier: Basic,
        severity: Warning,
        finds: "what somebody protected is called before others, in a text that has it already",
        run: pseudonym_elsewhere::run,
    },
    Rule {
        name: "alias-clash",
        tier: Basic,
        severity: Warning,
        finds: "a name that means two, or looks like another's",
        run: alias_clash::run,
    },
    Rule {
        name: "bidi-or-invisible-character",
        tier: Basic,
        severity: Warning,
        finds: "characters that change what is read without being seen",
        run: bidi_or_invisible_character::run,
    },
    Rule {
        name: "relayed-without-via",
        tier: Strict,
        severity: Warning,
        finds: "a relayed statement that may be no origin of its own, without `via`",
        run: relayed_without_via::run,
    },
    Rule {
        name: shared_words_without_link::NAME,
        tier: Strict,
        severity: Warning,
        finds: "sources that share a long run of words, without a recorded link",
        run: shared_words_without_link::run,
    },
    Rule {
        name: "figure-not-said",
        tier: Strict,
        severity: Warning,
        finds: "a number whose own words give no figure",
        run: figure_not_said::run,
    },
    Rule {
        name: "unexplained-conflict",
        tier: Strict,
        severity: Warning,
        finds: "two numbers for one count that cannot both hold",
        run: unexplained_conflict::run,
    },
    Rule {
        name: "response-not-sought",
        tier: Strict,
        severity: Warning,
        finds: "a person whom others speak of, with no reply recorded and no question that asks for one",
        run: response_not_sought::run,
    },
    Rule {
        name: "compound-allegation",
        tier: Strict,
        severity: Warning,
        finds: "a statement that makes several claims",
        run: compound_allegation::run,
    },
    Rule {
        name: "long-quote",
        tier: Strict,
        severity: Warning,
        finds: "a quote of more words than are wanted",
        run: long_quote::run,
    },
    Rule {
        name: "unused-source",
        tier: Strict,
        severity: Warning,
        finds: "a source that nothing rests on",
        run: unused_source::run,
    },
    Rule {
        name: "unused-person",
        tier: Strict,
        severity: Warning,
        finds: "a person or an organization that no record names",
        run: unused_person::run,
    },
];

impl Rule {
    /// The rule of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.name == name)
    }

    /// The rules of a tier and those below it.
    pub fn up_to(tier: Tier) -> Vec<&'static Self> {
        RULES.iter().filter(|rule| rule.tier <= tier).collect()
    }
}

/// Runs rules. What could not be read of the sources, and what the rules find, comes in the order of its
/// places, at most as much as a reader can use.
pub fn run(context: &Context<'_>, rules: &[&Rule]) -> Vec<Diagnostic> {
    let mut report = Report::within(&context.library.limits);
    for unread in context.sources.unread() {
        report.push(unread);
    }
    for rule in rules {
        let report = &mut report;
        (rule.run)(context, &mut Found { rule, report });
    }
    let mut found = report.into_diagnostics();
    diagnostic::sort(&mut found);
    found
}

/// What a rule finds, told under its name and with its severity.
struct Found<'f> {
    rule: &'f Rule,
    report: &'f mut Report,
}

impl Found<'_> {
    /// A finding about a record, at a place of its file.
    fn at(&self, record: &Record, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: self.rule.severity,
            ..Diagnostic::error(self.rule.name, span, message).about(&record.key)
        }
    }

    /// Adds a finding.
    fn push(&mut self, found: Diagnostic) {
        self.report.push(found);
    }
}
