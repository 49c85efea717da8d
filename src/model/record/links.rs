//! The links that a record holds: whom it names, in what part, and what it cites.

use super::*;
use crate::model::{At, Citation, Date, Kind, Measure, Ref, Text};

/// The part in which a record names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Subject,
    SeeAlso,
    MemberOf,
    PartOf,
    Speaker,
    RestsOn,
    By,
    To,
    About,
    Response,
    Relation,
    BearsOn,
    HeldBy,
    Forum,
    Party,
    Participant,
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

use Kind::{Allegation as A, Case as C, Organization as O, Person as P, Source as S};

/// What may stand where, and how the other side reads. The order is that of the headings on a page.
pub const ROLES: [RoleInfo; 20] = [
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
        role: Role::Participant,
        takes: &[P, O],
        back: "Takes part in",
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

/// The content of a record.
#[derive(Clone, Debug)]
pub enum Body {
    Case(Case),
    Person(Person),
    Organization(Organization),
    Source(Source),
    Allegation(Allegation),
    Evidence(Evidence),
    Proceeding(Proceeding),
    Event(Event),
    Question(Question),
    /// A record that could not be read; its diagnostics say why.
    Broken(Broken),
}

impl Body {
    /// What the record is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Case(_) => Kind::Case,
            Self::Person(_) => Kind::Person,
            Self::Organization(_) => Kind::Organization,
            Self::Source(_) => Kind::Source,
            Self::Allegation(_) => Kind::Allegation,
            Self::Evidence(_) => Kind::Evidence,
            Self::Proceeding(_) => Kind::Proceeding,
            Self::Event(_) => Kind::Event,
            Self::Question(_) => Kind::Question,
            Self::Broken(broken) => broken.kind,
        }
    }

    /// The one text that stands for the record in a list; none for a broken one.
    pub fn label(&self) -> Option<&Text> {
        Some(match self {
            Self::Case(r) => &r.title,
            Self::Person(r) => &r.name,
            Self::Organization(r) => &r.name,
            Self::Source(r) => &r.title,
            Self::Allegation(r) => &r.statement,
            Self::Evidence(r) => &r.description,
            Self::Proceeding(r) => &r.title,
            Self::Event(r) => &r.title,
            Self::Question(r) => &r.question,
            Self::Broken(_) => return None,
        })
    }

    /// Other names of the record.
    pub fn aliases(&self) -> &[Text] {
        match self {
            Self::Person(r) => &r.also_known_as,
            Self::Organization(r) => &r.also_known_as,
            _ => &[],
        }
    }

    /// When it was said, published or happened, where the record gives a date.
    pub fn date(&self) -> Option<&At<Date>> {
        match self {
            Self::Case(r) => r.as_of.as_ref(),
            Self::Source(r) => r.published.as_ref(),
            Self::Allegation(r) => r.date.as_ref(),
            Self::Proceeding(r) => r.date.as_ref(),
            Self::Event(r) => r.date.as_ref(),
            _ => None,
        }
    }

    /// The same as the source words it, where that is only relative.
    pub fn date_said(&self) -> Option<&Text> {
        match self {
            Self::Allegation(r) => r.date_said.as_ref(),
            Self::Proceeding(r) => r.date_said.as_ref(),
            Self::Event(r) => r.date_said.as_ref(),
            _ => None,
        }
    }

    /// The remark on the record.
    pub fn note(&self) -> Option<&Text> {
        match self {
            Self::Case(r) => r.note.as_ref(),
            Self::Person(r) => r.note.as_ref(),
            Self::Organization(r) => r.note.as_ref(),
            Self::Source(r) => r.note.as_ref(),
            Self::Allegation(r) => r.note.as_ref(),
            Self::Evidence(r) => r.note.as_ref(),
            Self::Proceeding(r) => r.note.as_ref(),
            Self::Event(r) => r.note.as_ref(),
            Self::Question(r) => r.note.as_ref(),
            Self::Broken(_) => None,
        }
    }

    /// The numbers of the record.
    pub fn measures(&self) -> &[Measure] {
        match self {
            Self::Person(r) => &r.measure,
            Self::Organization(r) => &r.measure,
            Self::Allegation(r) => &r.measure,
            Self::Evidence(r) => &r.measure,
            Self::Proceeding(r) => &r.measure,
            Self::Event(r) => &r.measure,
            _ => &[],
        }
    }

    /// What the record as a whole cites.
    pub fn cites(&self) -> &[Citation] {
        match self {
            Self::Person(r) => &r.cites,
            Self::Organization(r) => &r.cites,
            Self::Source(r) => &r.cites,
            Self::Allegation(r) => &r.cites,
            Self::Evidence(r) => &r.cites,
            Self::Proceeding(r) => &r.cites,
            Self::Event(r) => &r.cites,
            Self::Question(r) => &r.cites,
            Self::Case(_) | Self::Broken(_) => &[],
        }
    }

    /// Every citation of the record, its parts' included, in the order of its page.
    pub fn all_citations(&self) -> Vec<&Citation> {
        self.citations_by_part().into_iter().flatten().collect()
    }

    /// The same, apart by what they are for: the record as a whole, then each reply, relation, step
    /// and entry.
    pub fn citations_by_part(&self) -> Vec<&[Citation]> {
        let mut all = vec![self.cites()];
        match self {
            Self::Allegation(r) => {
                all.extend(r.responses.iter().map(|part| &part.cites[..]));
                all.extend(r.relations.iter().map(|part| &part.cites[..]));
                all.extend(r.history.iter().map(|part| &part.cites[..]));
            }
            Self::Evidence(r) => all.extend(r.history.iter().map(|part| &part.cites[..])),
            Self::Proceeding(r) => all.extend(r.entries.iter().map(|part| &part.cites[..])),
            _ => {}
        }
        all
    }

    /// Every reference of the record, with its role.
    pub fn links(&self) -> Vec<Link<'_>> {
        let mut links = Vec::new();
        fn one(target: &At<Ref>) -> &[At<Ref>] {
            std::slice::from_ref(target)
        }
        let mut add = |role, targets| add_all(&mut links, role, targets);
        match self {
            Self::Case(r) => {
                add(Role::Subject, &r.subjects);
                add(Role::SeeAlso, &r.see_also);
            }
            Self::Person(r) => add(Role::MemberOf, &r.member_of),
            Self::Organization(r) => add(Role::PartOf, r.part_of.as_slice()),
            Self::Source(r) => {
                add(Role::Speaker, &r.speakers);
                add(Role::RestsOn, &r.rests_on);
            }
            Self::Allegation(r) => {
                add(Role::By, &r.by);
                add(Role::To, &r.to);
                add(Role::About, &r.about);
                for response in &r.responses {
                    add(Role::Response, &response.by);
                }
                for relation in &r.relations {
                    add(Role::Relation, one(&relation.to));
                }
            }
            Self::Evidence(r) => {
                add(Role::HeldBy, &r.held_by);
                for target in r.bears_on.keys() {
                    add(Role::BearsOn, one(target));
                }
            }
            Self::Proceeding(r) => {
                add(Role::Forum, r.forum.as_slice());
                for party in &r.parties {
                    add(Role::Party, one(&party.who));
                }
                add(Role::About, &r.about);
            }
            Self::Event(r) => add(Role::Participant, &r.participants),
            Self::Question(r) => {
                add(Role::About, &r.about);
                add(Role::Settles, &r.settles);
                add(Role::Ask, &r.ask);
            }
            Self::Broken(_) => {}
        }
        for citation in self.all_citations() {
            add(Role::Cites, one(&citation.source));
            add(Role::Via, &citation.via);
        }
        links
    }
}

fn add_all<'a>(links: &mut Vec<Link<'a>>, role: Role, targets: &'a [At<Ref>]) {
    links.extend(targets.iter().map(|target| Link { role, target }));
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
