//! The records of a case file, a room for each kind. [`kinds::KINDS`] is the table of them, and what each says
//! is listed once, in its own room ([`field`]).

mod allegation;
mod body;
mod broken;
mod case;
mod charge;
mod cited;
mod entry;
mod event;
mod evidence;
mod exhibit;
pub mod field;
pub mod keep;
pub mod kinds;
mod named;
mod organization;
mod person;
mod proceeding;
mod protection;
mod question;
mod required;
mod role;
mod seal;
mod source;
mod stay;
mod taking_part;
mod told;

pub use allegation::{
    Allegation, AllegationKind, Relation, RelationKind, Response, ResponseKind, Standing,
    StandingStep, UNDATED_RESPONSES,
};
pub use body::Named;
pub use broken::Broken;
pub use case::{Case, OwnRange};
pub use charge::{
    AHEAD, CHARGE_STEPS, CONTRADICT, Charge, ChargeStatus, ChargeStep, ChargeStepsRow, Holding,
    MISREAD, OF_WHOM, Outcome, may_follow,
};
pub use entry::{Attachment, Below, Entry, EntryKind, EntryStatus};
pub use event::Event;
pub use evidence::{Bearing, Evidence, EvidenceKind, EvidenceStatus, EvidenceStep};
pub use exhibit::{
    Act, NOT_AUTHENTICATED, Objection, Restriction, RestrictionKind, Ruling, RulingKind,
};
pub use field::{Field, Label, Part, Silence, Status, Value, Written};
pub use keep::{Counted, Keep, LeftOut};
pub use kinds::{Body, Kind};
pub use organization::{Organization, OrganizationKind};
pub use person::{Person, PersonKind};
pub use proceeding::{Proceeding, ProceedingKind};
pub use protection::{Consent, Instead, Protection};
pub use question::{Question, QuestionStatus};
pub use required::{all_keys, required_keys};
pub use role::{Link, ROLES, Role, RoleInfo};
pub use seal::{RESTRICTED, SEALED, SEALS, is_seal, spelt};
pub use source::{Numbering, Original, Reliability, Sha256, Source, SourceKind, TextBy};
pub use stay::{Stay, StayKind, Whereabouts};
pub use taking_part::{Appointed, Participant, Party};
pub use told::{Born, Told};

/// The key of `library.yaml` under which queries are saved by name.
pub const FILTERS: &str = "filters";

/// The key of `library.yaml` under which those are named for whom cases are written.
pub const AUDIENCES: &str = "audiences";

/// The key of `library.yaml` under which days are listed on which the court is closed.
pub const HOLIDAYS: &str = "holidays";

/// The key at the top of a case file, or of `library.yaml`, under which words are protected that belong to no record.
pub const PROTECT: &str = "protect";

/// The key of `library.yaml` under which it has a name that it keeps wherever it lies.
pub const LIBRARY_ID: &str = "id";

/// The keys at the top of `library.yaml`, besides its sections.
pub const LIBRARY_KEYS: [&str; 8] = [
    "format", LIBRARY_ID, "title", "note", FILTERS, AUDIENCES, HOLIDAYS, PROTECT,
];
