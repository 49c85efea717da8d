//! What there is to say of a library once all of its sources were opened.

use super::told::Told;
use crate::tui::{known::Checked, message::Message};
use crate::{
    check::{self, Rule, Tier},
    document::{Archive, said},
    gather,
    library::Library,
};

/// Opens every source, and tells what is found of all citations, so that a list can be filtered by it,
/// and then what the basic rules find.
pub fn checked(edition: u64, library: &Library, archive: &Archive, tell: &dyn Fn(Message)) {
    let rules = Rule::up_to(Tier::Basic);
    let mut told = Told::new(edition, tell);
    let sources = gather::see(library, archive, &rules, |seen| {
        let found = seen.citations.iter();
        told.add(found.map(|(at, found)| {
            let whose = said(&found.whose).map(Into::into);
            (*at, found.passage.clone(), whose)
        }));
    });
    told.tell();
    let missing_quotes = sources.missing_quotes(library);
    let library = library.clone().with_missing_quotes(missing_quotes.clone());
    let context = check::Context::new(&library, &sources, check::LONG_QUOTE);
    let checked = Checked {
        problems: check::run(&context, &rules),
        missed: sources.missed(),
        missing_quotes,
    };
    tell(Message::Checked(edition, checked));
}
