//! What it finds: a statement that rests on words of a message whose sender is called nothing like whoever made it.
//!
//! Why that is bad: a mailbox holds the words of many, and one of them is made to say what another did.
//!
//! Example: `by: ana`, where the quote stands in a message from Carl Engineer.
//!
//! How to fix it: name under `by` whose words they are. Where the sender tells what somebody else said, cite it `via` the
//! message as a source of its own, or say so in the text.

use super::{Context, Found, context::Quoted};
use crate::{document::Whose, library::Index, model::Body};

/// Reports quotes of messages that others sent than who are said to have made the statement.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    for quoted in context
        .quoted()
        .filter(|quoted| quoted.citation.via.is_empty())
    {
        let Body::Allegation(allegation) = &quoted.record.body else {
            continue;
        };
        let by = allegation.by.iter();
        let by = by.map(|who| library.resolve(quoted.record.key.case(), &who.value));
        let by: Option<Vec<Index>> = by.collect();
        // An organization speaks by many names.
        let is_person = |who: &Index| matches!(library.at(*who).body, Body::Person(_));
        let Some(by) = by.filter(|by| !by.is_empty() && by.iter().all(is_person)) else {
            continue;
        };
        let is_by = |sender: &str| by.iter().any(|who| library.is_called_like(*who, sender));
        let messages = messages(&quoted);
        let another = messages.iter().find(|(sender, _)| !is_by(sender));
        if let Some((_, message)) = another {
            let names = by
                .iter()
                .map(|who| format!("`{}`", library.at(*who).key.id()));
            let message = format!(
                "these words stand in `{}`, {message}, and are said to be by {}",
                quoted.citation.source.value,
                names.collect::<Vec<_>>().join(" and ")
            );
            found.push(
                found.at(quoted.record, quoted.quote.span(), message).help(
                    "name whose words they are under `by`, or say in the text who tells them",
                ),
            );
        }
    }
}

/// The messages that words stand in: who sent each, and what is said of it. Where one stands in another, and all the words in
/// it, it is the inner one.
fn messages<'q>(quoted: &Quoted<'q>) -> Vec<(&'q str, String)> {
    let said = |whose: &'q Whose| Some((sender(whose)?, whose.to_string()));
    let mut whose = quoted.whose.iter();
    let inner = whose.find(|whose| matches!(whose, Whose::Quoted(_) | Whose::Attached(_)));
    if let Some(inner) = inner {
        return said(inner).into_iter().collect();
    }
    let whole = quoted.sender;
    let whole = whole.map(|sender| (sender, format!("a message from {sender}")));
    quoted.whose.iter().filter_map(said).chain(whole).collect()
}

/// Whose message it is that words stand in.
fn sender(whose: &Whose) -> Option<&str> {
    match whose.of_some() {
        Whose::Message { from, .. }
        | Whose::Attached(from)
        | Whose::Quoted(from)
        | Whose::QuotedInPart(from) => from.as_deref(),
        _ => None,
    }
}
