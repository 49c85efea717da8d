//! What it finds: an allegation or a response that rests on two or more sources, of which one relays
//! the speaker's words without saying where it has them from.
//!
//! Why that is bad: two papers that relay one interview are one origin, two that were at two
//! interviews are two; without `via` nobody knows which. Where only one source is cited there is
//! nothing to count, and the rule is silent: an article often does not say where it has a thing from,
//! and nothing is to be made up.
//!
//! Example: `by: clerk`, cited from two newspapers, one of them `via: [press-conference]`.
//!
//! How to fix it: name what the source relays, `via: [press-conference]`, as a source of its own
//! that is cited and not held; or record in the source that the clerk herself speaks there
//! (`speakers: [clerk]`), or what it rests on as a whole (`rests_on`).

use std::collections::HashSet;

use super::{Context, Found};
use crate::{
    library::Record,
    model::{At, Body, Citation, Key, Ref, record::Source},
    model::{Text, record::Label},
    text::fold,
};

/// Reports citations that would wrongly count as origins.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        part(context, record, &allegation.by, &allegation.cites, found);
        for response in &allegation.responses {
            part(context, record, &response.by, &response.cites, found);
        }
    }
}

fn part(
    context: &Context<'_>,
    record: &Record,
    by: &[At<Ref>],
    cites: &[Citation],
    found: &mut Found<'_>,
) {
    let sources: HashSet<&Ref> = cites.iter().map(|citation| &*citation.source).collect();
    if sources.len() < 2 {
        return;
    }
    let case = record.key.case();
    let speakers = by.iter().filter_map(|who| context.resolve(case, who));
    let speakers: Vec<&Record> = speakers.collect();
    let speakers = Speakers {
        keys: speakers.iter().map(|who| &who.key).collect(),
        names: speakers.iter().flat_map(|who| names(who)).collect(),
    };
    for citation in cites.iter().filter(|citation| citation.via.is_empty()) {
        let Some(cited) = context.resolve(case, &citation.source) else {
            continue;
        };
        let Body::Source(source) = &cited.body else {
            continue;
        };
        let is_own = speakers.keys.is_empty() || speakers.speak_in(context, cited, source);
        if source.rests_on.is_empty() && !is_own {
            let message = format!(
                "`{}` relays this without `via`, so nothing says whether it is an origin of its own",
                citation.source.value
            );
            found.push(found.at(record, citation.source.span, message).help(
                "write whom the source relays: `via: […]` with the id of a source, which may be cited and not held",
            ));
        }
    }
}

/// Who makes a statement.
struct Speakers<'c> {
    keys: HashSet<&'c Key>,
    /// All their names, folded.
    names: HashSet<String>,
}

fn names(record: &Record) -> impl Iterator<Item = String> {
    let label = record.body.label().map(Label::raw).into_iter();
    let names = label.chain(record.body.aliases().iter().map(Text::raw));
    names.map(fold)
}

impl Speakers<'_> {
    /// Whether a source is their own: one of them itself, or one in which one of them speaks, that
    /// they wrote, or that they published.
    fn speak_in(&self, context: &Context<'_>, cited: &Record, source: &Source) -> bool {
        let mut speaks = source.speakers.iter();
        let mut signed = source.authors.iter().chain(&source.publisher);
        self.keys.contains(&cited.key)
            || speaks.any(|who| {
                let who = context.resolve(cited.key.case(), who);
                who.is_some_and(|who| self.keys.contains(&who.key))
            })
            || signed.any(|who| self.names.contains(&fold(who.raw())))
    }
}
