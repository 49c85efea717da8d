//! How an allegation stands, from what the parties did with it.

use crate::{
    library::{Index, Library},
    model::{
        Body, Role,
        record::{Allegation, AllegationKind, RelationKind, ResponseKind, Standing},
    },
};

/// The standing that follows from responses and relations.
///
/// What is withdrawn is withdrawn; an admission, or a party's `admitted`, makes it admitted; a
/// denial makes it denied; an allegation that contradicts it makes it contested; else it is alleged.
/// Silence changes nothing.
pub fn standing(library: &Library, index: Index) -> Standing {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Standing::Alleged;
    };
    let responded = |kinds: &[ResponseKind]| {
        allegation
            .responses
            .iter()
            .any(|response| kinds.contains(&response.is.value))
    };
    if responded(&[ResponseKind::Withdrawn]) {
        Standing::Withdrawn
    } else if is(allegation, AllegationKind::Admission)
        || responded(&[ResponseKind::Admitted, ResponseKind::AdmittedInPart])
    {
        Standing::Admitted
    } else if responded(&[ResponseKind::Denied]) {
        Standing::Denied
    } else if is_contradicted(library, index, allegation) {
        Standing::Contested
    } else {
        Standing::Alleged
    }
}

fn is(allegation: &Allegation, kind: AllegationKind) -> bool {
    allegation.kind.is_some_and(|given| given.value == kind)
}

fn is_contradicted(library: &Library, index: Index, allegation: &Allegation) -> bool {
    let contradicts = |allegation: &Allegation, to: Option<Index>, case| {
        allegation.relations.iter().any(|relation| {
            relation.is.value == RelationKind::Contradicts
                && (to.is_none() || library.resolve(case, &relation.to) == to)
        })
    };
    contradicts(allegation, None, None)
        || library
            .named_by(index)
            .any(|(role, other)| match &other.body {
                Body::Allegation(their) if role == Role::Relation => {
                    contradicts(their, Some(index), other.key.case())
                }
                _ => false,
            })
}
