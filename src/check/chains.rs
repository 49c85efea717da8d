//! The ways of a record's citations, as words to be put beside them.

use crate::{
    analysis::origins::{Branch, Leaf, Origins, Reached, tree},
    diagnostic::Diagnostic,
    library::{Index, Library},
};

/// Adds to a diagnostic the place of each citation that a record makes as a whole, with its way back
/// to whoever spoke first: `post ← wire ← interview (ana)`.
pub fn with_chains(diagnostic: Diagnostic, library: &Library, index: Index) -> Diagnostic {
    let cites = library.at(index).body.cites();
    let (branches, origins) = tree(library, index);
    chains(library, &branches, &origins)
        .into_iter()
        .filter_map(|(number, chain)| Some((cites.get(number.checked_sub(1)?)?, chain)))
        .fold(diagnostic, |all, (citation, chain)| {
            all.related(citation.source.span, chain)
        })
}

/// For each citation, by its number from 1, its way; of several ways, one after the other.
fn chains(library: &Library, branches: &[Branch], origins: &Origins) -> Vec<(usize, String)> {
    let id = |index: Index| library.at(index).key.id().to_string();
    let mut chains = Vec::new();
    let mut way: Vec<String> = Vec::new();
    let mut of: &[usize] = &[];
    for branch in branches {
        way.truncate(branch.level());
        let ends = match &branch.leaf {
            Leaf::Page {
                source,
                citations,
                stands_above,
            } => {
                of = citations;
                way.push(id(*source));
                stands_above.then_some("as above".to_owned())
            }
            Leaf::Relayed(source) => {
                way.push(id(*source));
                None
            }
            Leaf::Again(source) => Some(format!("{}, as above", id(*source))),
            Leaf::Circle(source) => Some(format!("{}, in a circle", id(*source))),
            Leaf::End(Reached::NotStated) => Some("and how that knows is not recorded".to_owned()),
            Leaf::End(Reached::Mention(place)) => origins.mentions.get(*place).map(|mention| {
                let who: Vec<String> = mention.who.iter().map(|who| id(*who)).collect();
                match who.is_empty() {
                    true => "only mentioned".to_owned(),
                    false => format!("only mentioned by {}", who.join(" and ")),
                }
            }),
            Leaf::End(Reached::Origin(place)) => origins.origins.get(*place).map(|origin| {
                let who: Vec<String> = origin.began.speakers().iter().map(|who| id(*who)).collect();
                match who.is_empty() {
                    true => "where it began".to_owned(),
                    false => who.join(" and "),
                }
            }),
        };
        if let Some(end) = ends {
            let chain = format!("{} ← {end}", way.join(" ← "));
            chains.extend(of.iter().map(|number| (*number, chain.clone())));
        }
    }
    chains
}
