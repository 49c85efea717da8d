//! The keys that say that something is sealed or restricted, and those by which somebody may mean to say so.

/// The key of an entry of a docket, and of what is attached to it.
pub const SEALED: &str = "sealed";

/// The key of evidence.
pub const RESTRICTED: &str = "restricted";

/// All of them, with those that no record has.
pub const SEALS: [&str; 10] = [
    SEALED,
    "seal",
    "under_seal",
    "privileged",
    "privilege",
    RESTRICTED,
    "restriction",
    "confidential",
    "is_sealed",
    "is_privileged",
];

/// Whether a key says so, or was to.
pub fn is_seal(name: &str) -> bool {
    SEALS.contains(&spelt(name).as_str())
}

/// A key in small letters, its words parted in one way.
pub fn spelt(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}
