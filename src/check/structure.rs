//! What reading and linking report, whatever rules are asked for.

/// The codes of reading and linking, with what each says. A test holds that there are no others.
pub const STRUCTURE: [(&str, &str); 23] = [
    ("alias", "an alias of YAML, which is not followed"),
    ("anchor", "an anchor of YAML, which nothing can refer to"),
    ("duplicate", "a key or an id that is there twice"),
    ("encoding", "a file that is not, or not all, UTF-8"),
    ("format", "a version of the format that is not known"),
    ("limit", "more than the table of limits allows"),
    (
        "link-outside",
        "a link that leads out of the library, to something hidden, or nowhere",
    ),
    ("missing-file", "a source's file that is not there"),
    ("missing-key", "a record without a key that it must have"),
    ("no-case-file", "a folder without a case file"),
    ("not-a-case-file", "YAML that holds no records"),
    (
        "refused-file",
        "a source's file that is hidden, or outside of what its case may open",
    ),
    ("second-document", "a second YAML document in one file"),
    ("syntax", "what is no YAML"),
    ("tag", "a tag of YAML, which is not followed"),
    ("unknown-key", "a key that is not allowed there"),
    ("unknown-reference", "a reference that leads nowhere"),
    (
        "unread-source",
        "a source whose text cannot be read, so that nothing is compared with it",
    ),
    ("unreadable-file", "a file that cannot be read"),
    ("wrong-id", "an id or a file name that is none"),
    (
        "wrong-kind",
        "a reference to a record of a kind that is not allowed there",
    ),
    ("wrong-type", "a list where text is meant, and the like"),
    ("wrong-value", "a value that is none of those allowed there"),
];
