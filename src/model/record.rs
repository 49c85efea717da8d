//! The records of a case file, a room for each kind, and the links that each of them holds.

mod allegation;
mod broken;
mod case;
mod event;
mod evidence;
mod links;
mod organization;
mod person;
mod proceeding;
mod question;
mod required;
mod source;
mod texts;

pub use allegation::{
    Allegation, AllegationKind, Relation, RelationKind, Response, ResponseKind, Standing,
    StandingStep,
};
pub use broken::Broken;
pub use case::Case;
pub use event::Event;
pub use evidence::{Bearing, Evidence, EvidenceKind, EvidenceStatus, EvidenceStep};
pub use links::{Body, Link, ROLES, Role, RoleInfo};
pub use organization::{Organization, OrganizationKind};
pub use person::{Person, PersonKind, Protection};
pub use proceeding::{DocketEntry, Party, Proceeding, ProceedingKind};
pub use question::{Question, QuestionStatus};
pub use required::required_keys;
pub use source::{Original, Reliability, Sha256, Source, SourceKind};
pub use texts::Named;
