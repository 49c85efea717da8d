//! What it finds: an allegation or a response that rests on two or more sources, of which one relays
//! the speaker's words without saying where it has them from.
//!
//! Why that is bad: two papers that relay one interview are one origin, two that were at two
//! interviews are two; without `via` nobody can tell which. Where only one source is cited there is
//! nothing to count, and the rule is silent: an article often does not say where it has a thing from,
//! and nothing is to be made up.
//!
//! Example: `by: clerk`, cited from two newspapers, one of them `via: [press-conference]`.
//!
//! How to mend it: name what the source relays, `via: [press-conference]`, as a source of its own
//! that is cited and not held; or record in the source that the clerk herself speaks there
//! (`speakers: [clerk]`), or what it rests on as a whole (`rests_on`).

use std::collections::HashSet;

use super::{Context, Found};
use crate::{
    library::Record,
    model::{At, Body, Citation, Ref, record::Source},
    text::fold,
};

/// Tells of citations that would wrongly count as origins.
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
    let speakers: Vec<&Record> = by
        .iter()
        .filter_map(|speaker| context.resolve(case, speaker))
        .collect();
    for citation in cites.iter().filter(|citation| citation.via.is_empty()) {
        let Some(cited) = context.resolve(case, &citation.source) else {
            continue;
        };
        let Body::Source(source) = &cited.body else {
            continue;
        };
        let is_own = |speaker: &&Record| speaks(context, speaker, cited, source);
        if source.rests_on.is_empty() && !speakers.is_empty() && !speakers.iter().any(is_own) {
            let message = format!(
                "`{}` relays this without `via`, so it cannot be told whether it is an origin of its own",
                citation.source.value
            );
            found.push(found.at(record, citation.source.span, message).help(
                "write whom the source relays: `via: […]` with the id of a source, which may be cited and not held",
            ));
        }
    }
}

/// Whether a source is the speaker's own: the source itself, or one in which the speaker speaks.
fn speaks(context: &Context<'_>, speaker: &Record, cited: &Record, source: &Source) -> bool {
    let mut named = source.speakers.iter();
    let names: Vec<String> = speaker
        .body
        .label()
        .into_iter()
        .chain(speaker.body.aliases())
        .map(|name| fold(name.raw()))
        .collect();
    let mut signed = source.authors.iter().chain(&source.publisher);
    speaker.key == cited.key
        || named.any(|who| {
            let who = context.resolve(cited.key.case(), who);
            who.is_some_and(|who| who.key == speaker.key)
        })
        || signed.any(|who| names.contains(&fold(who.raw())))
}
