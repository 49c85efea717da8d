//! What there is to say of a library once all of its sources were opened.

use super::told::Told;
use crate::tui::message::Message;
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
    let context = check::Context::new(library, &sources, check::LONG_QUOTE);
    let problems = check::run(&context, &rules);
    tell(Message::Checked(edition, problems, sources.missed()));
}
