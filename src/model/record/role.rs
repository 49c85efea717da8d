//! The parts in which records name each other.

use crate::model::{At, Kind, Ref};

/// The part in which a record names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Subject,
    SeeAlso,
    MemberOf,
    PartOf,
    SpeaksFor,
    Speaker,
    RestsOn,
    By,
    To,
    About,
    Against,
    Response,
    Relation,
    BearsOn,
    HeldBy,
    SaidBy,
    AskedBy,
    Forum,
    Party,
    Docket,
    Before,
    FiledBy,
    FiledFor,
    SetBy,
    Answers,
    CountedFrom,
    Counsel,
    Judge,
    Charged,
    AsTo,
    Participant,
    Follows,
    Precedes,
    Custody,
    Residence,
    Document,
    OfferedBy,
    AuthenticatedBy,
    ObjectedBy,
    RuledBy,
    RestrictedBy,
    Settles,
    Ask,
    Cites,
    Via,
}

/// A row of [`ROLES`].
pub struct RoleInfo {
    pub role: Role,
    /// The kinds of record that may stand here; empty: any.
    pub takes: &'static [Kind],
    /// What the named record's page calls those who name it so.
    pub back: &'static str,
}

use Kind::{
    Allegation as A, Case as C, Entry as D, Event as E, Organization as O, Person as P,
    Proceeding as R, Source as S,
};

/// What may stand where, and how the other side reads. The order is that of the headings on a page.
pub const ROLES: [RoleInfo; 45] = [
    RoleInfo {
        role: Role::Subject,
        takes: &[P, O],
        back: "Subject of",
    },
    RoleInfo {
        role: Role::By,
        takes: &[P, O, S],
        back: "Says",
    },
    RoleInfo {
        role: Role::Response,
        takes: &[P, O, S],
        back: "Responds to",
    },
    RoleInfo {
        role: Role::About,
        takes: &[],
        back: "Said about",
    },
    RoleInfo {
        role: Role::Against,
        takes: &[P, O],
        back: "Said against",
    },
    RoleInfo {
        role: Role::To,
        takes: &[P, O, S],
        back: "Was told",
    },
    RoleInfo {
        role: Role::Relation,
        takes: &[A],
        back: "Related allegations",
    },
    RoleInfo {
        role: Role::BearsOn,
        takes: &[A],
        back: "Evidence that bears on it",
    },
    RoleInfo {
        role: Role::Settles,
        takes: &[A],
        back: "Questions that would settle it",
    },
    RoleInfo {
        role: Role::HeldBy,
        takes: &[P, O],
        back: "Holds",
    },
    RoleInfo {
        role: Role::SaidBy,
        takes: &[P, O, S],
        back: "Says of evidence",
    },
    RoleInfo {
        role: Role::Document,
        takes: &[S],
        back: "Is the document of",
    },
    RoleInfo {
        role: Role::OfferedBy,
        takes: &[P, O],
        back: "Offers",
    },
    RoleInfo {
        role: Role::AuthenticatedBy,
        takes: &[P, O, S],
        back: "Authenticates",
    },
    RoleInfo {
        role: Role::ObjectedBy,
        takes: &[P, O],
        back: "Objects to",
    },
    RoleInfo {
        role: Role::RuledBy,
        takes: &[P, O],
        back: "Rules on",
    },
    RoleInfo {
        role: Role::RestrictedBy,
        takes: &[P, O],
        back: "Restricts",
    },
    RoleInfo {
        role: Role::AskedBy,
        takes: &[P, O, S],
        back: "Asks",
    },
    RoleInfo {
        role: Role::Forum,
        takes: &[O],
        back: "Forum of",
    },
    RoleInfo {
        role: Role::Party,
        takes: &[P, O],
        back: "Party to",
    },
    RoleInfo {
        role: Role::Docket,
        takes: &[R],
        back: "Docket",
    },
    RoleInfo {
        role: Role::Before,
        takes: &[P, O],
        back: "Hears",
    },
    RoleInfo {
        role: Role::FiledBy,
        takes: &[P, O, S],
        back: "Filed or ordered",
    },
    RoleInfo {
        role: Role::FiledFor,
        takes: &[P, O],
        back: "Filed for it, or due from it",
    },
    RoleInfo {
        role: Role::SetBy,
        takes: &[D],
        back: "Sets",
    },
    RoleInfo {
        role: Role::Answers,
        takes: &[D],
        back: "Answered by",
    },
    RoleInfo {
        role: Role::CountedFrom,
        takes: &[D],
        back: "Counted from it",
    },
    RoleInfo {
        role: Role::Counsel,
        takes: &[P, O],
        back: "Counsel in",
    },
    RoleInfo {
        role: Role::Judge,
        takes: &[P, O],
        back: "Judge in",
    },
    RoleInfo {
        role: Role::Charged,
        takes: &[P, O],
        back: "Charged in",
    },
    RoleInfo {
        role: Role::AsTo,
        takes: &[P, O],
        back: "Named at a step of a charge in",
    },
    RoleInfo {
        role: Role::Participant,
        takes: &[P, O],
        back: "Takes part in",
    },
    RoleInfo {
        role: Role::Follows,
        takes: &[E],
        back: "Followed by",
    },
    RoleInfo {
        role: Role::Precedes,
        takes: &[E],
        back: "Preceded by",
    },
    RoleInfo {
        role: Role::Custody,
        takes: &[O],
        back: "Held there",
    },
    RoleInfo {
        role: Role::Residence,
        takes: &[O],
        back: "Lived there",
    },
    RoleInfo {
        role: Role::Speaker,
        takes: &[P, O],
        back: "Speaks in",
    },
    RoleInfo {
        role: Role::Ask,
        takes: &[P, O, S],
        back: "Could answer",
    },
    RoleInfo {
        role: Role::MemberOf,
        takes: &[O],
        back: "Members",
    },
    RoleInfo {
        role: Role::PartOf,
        takes: &[O],
        back: "Parts",
    },
    RoleInfo {
        role: Role::SpeaksFor,
        takes: &[P, O],
        back: "Spoken for by",
    },
    RoleInfo {
        role: Role::RestsOn,
        takes: &[S],
        back: "Relied on by",
    },
    RoleInfo {
        role: Role::SeeAlso,
        takes: &[C],
        back: "See also",
    },
    RoleInfo {
        role: Role::Cites,
        takes: &[S],
        back: "Cited by",
    },
    RoleInfo {
        role: Role::Via,
        takes: &[S],
        back: "Relayed in",
    },
];

impl Role {
    /// The row of the table for this role.
    pub fn info(self) -> &'static RoleInfo {
        ROLES
            .iter()
            .find(|info| info.role == self)
            .unwrap_or(&ROLES[0])
    }
}

/// A reference in a record, with the part it plays there.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    pub role: Role,
    pub target: &'a At<Ref>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_own_row() {
        for (index, info) in ROLES.iter().enumerate() {
            assert_eq!(info.role.info().back, info.back);
            assert!(ROLES[..index].iter().all(|other| other.role != info.role));
        }
    }
}
