//! Changes of case files: each is just what it says, and nothing else of the file is another byte.

mod awkward;
mod dice;
mod faults;
mod random;
mod refused;
mod written;

use casefile::{
    edit::{Change, Cite, Grounds, Status},
    model::{Key, record::EvidenceStatus},
};

/// The case file is that of the case `visit`, and the piece of evidence is `r`.
fn key(id: &str) -> Key {
    Key::Of("visit".parse().unwrap(), id.parse().unwrap())
}

/// A step in the history of a piece of evidence.
fn step(id: &str) -> Change {
    let grounds = Grounds {
        date: Some("2025-03-01".parse().unwrap()),
        because: Some("handed over: in part".into()),
        cites: vec![Cite {
            source: "wire".parse().unwrap(),
            at: Some("¶3".parse().unwrap()),
            quote: None,
            prefix: None,
            suffix: None,
        }],
    };
    let status = Status::Evidence(EvidenceStatus::Produced);
    Change::step(key(id), status, &grounds)
}
