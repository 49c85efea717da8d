//! Whom the other case files of a library protect, where one case of it is opened alone: whoever is protected in a
//! library is so in each of its cases.

use std::collections::HashSet;

use super::{
    astray,
    opening::{Around, CaseFile},
    reader::Reader,
};
use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    library::{Parsed, ParsedRecord, may_be_lost},
    limits::{Limits, YAML_BYTES},
    model::{Body, FileId, Key, record::PROTECT},
};

/// Adds to a case whom the case files around it protect, and nothing else of them. Where that is not all known, it is
/// not known who is protected.
///
/// Without a `library.yaml` it may be any folder, such as the one where downloads go: there a file counts that says
/// `protect`, and no other.
pub fn add(around: Around, parsed: &mut Parsed, report: &mut Report, limits: &Limits) {
    let Around {
        folder,
        is_library,
        mut files,
        mut beside,
        mut is_unread,
    } = around;
    if !is_library {
        files.retain(|file| says_protect(file, limits));
        beside.clear();
        is_unread = false;
    }
    let reader = Reader::new(Parsed::default(), Report::within(limits), limits.clone());
    let (read, found) = reader.read_all(files, beside);
    let is_cut = found.is_cut();
    let found = found.into_diagnostics();
    let is_lost = may_be_lost(&read.files, &found, is_cut);
    let damaged = damaged(&found);
    let is_taken = |key: &Key| parsed.records.iter().any(|own| own.key == *key);
    let protected = read.records.into_iter();
    let protected: Vec<ParsedRecord> = protected
        .filter(|record| match &record.body {
            Body::Broken(broken) => broken.protects.is_some(),
            body => body.protection().is_some(),
        })
        .collect();
    let is_unknown = |record: &ParsedRecord| {
        matches!(record.body, Body::Broken(_))
            || damaged.contains(&&record.key)
            || is_taken(&record.key)
    };
    let is_unsure = is_unread
        || is_lost
        || !read.unread.files.is_empty()
        || read.unread.protect
        || read.unread.beyond.is_some()
        || read.astray.is_some()
        || found.iter().any(is_about_protection)
        || protected.iter().any(is_unknown);
    if is_unsure {
        let folder = folder.display();
        report.push(
            Diagnostic::without_place(
                "unreadable-file",
                format!("who is protected by other case files in `{folder}` could not all be read"),
            )
            .help(format!(
                "`casefile check {folder}` says why; until then this case is handed on to nobody"
            ))
            .warning(),
        );
    }
    parsed.unread.protect |= is_unsure;
    parsed.library = is_library.then_some(folder);
    parsed.elsewhere.protect = read.protect;
    parsed.elsewhere.records = protected;
}

/// Whether a file that can be read has `protect` as a key.
fn says_protect(file: &CaseFile, limits: &Limits) -> bool {
    let bytes = file.read(&limits.of(&YAML_BYTES));
    bytes.is_ok_and(|bytes| {
        let text = crate::text::decode(&bytes).text;
        astray::in_text(&text, FileId(0)).next().is_some()
    })
}

/// The records of which reading lost something.
fn damaged(found: &[Diagnostic]) -> HashSet<&Key> {
    let losses = found.iter().filter(|found| is_loss(found));
    losses.filter_map(|found| found.record.as_ref()).collect()
}

/// Whether something of a record was lost, that may have been the wish to be protected.
fn is_about_protection(found: &Diagnostic) -> bool {
    is_loss(found) && found.message.to_lowercase().contains(PROTECT)
}

/// A file that is not there costs a record none of its words.
fn is_loss(found: &Diagnostic) -> bool {
    found.severity == Severity::Error && !["missing-file", "refused-file"].contains(&found.code)
}
