//! Whether it is known who is protected, and from whom.

use std::collections::HashSet;

use crate::{
    diagnostic::{Diagnostic, Files, Report, nearest},
    library::Library,
    model::{
        FileId, OneOrMany, Text,
        audience::Rules,
        record::{AUDIENCES, PROTECT},
    },
};

/// The mistakes by which something written is not read at all, under whatever key it stood: what another place was to
/// give, the second of two of one name, a second document.
const DROPS: [&str; 3] = ["alias", "duplicate", "second-document"];

/// Whether what was not read may have said who is protected, or what of an audience is. Where more mistakes were made
/// than are told (`is_cut`), each may have been such.
pub fn may_be_lost(files: &Files, diagnostics: &[Diagnostic], is_cut: bool) -> bool {
    let drops = diagnostics.iter();
    let drops = drops.filter(|found| DROPS.contains(&found.code));
    let dropped: HashSet<FileId> = drops.filter_map(|found| Some(found.span?.file)).collect();
    let mut files = files
        .iter()
        .filter(|(id, _)| is_cut || dropped.contains(id));
    files.any(|(_, file)| file.text.contains(PROTECT) || file.text.contains(AUDIENCES))
}

/// Reports audiences that nobody knows. Who is not to be named to one would be named to that which was meant; to whom
/// somebody may be named is no danger where it is nobody.
pub fn judge(library: &Library, report: &mut Report) {
    for record in library.records() {
        let protection = record.body.protection();
        if let Some(consent) = protection.and_then(|it| it.consent.as_ref()) {
            for found in unknown(library, &consent.not_for) {
                report.push(found.about(&record.key));
            }
            for found in unknown(library, &consent.to) {
                report.push(found.warning().about(&record.key));
            }
        }
    }
    for (_, words) in &library.protect {
        for found in unknown(library, &words.named_to) {
            report.push(found.warning());
        }
    }
}

/// What is wrong with a list of audiences: the names of none.
fn unknown(library: &Library, names: &OneOrMany<Text>) -> Vec<Diagnostic> {
    let own = library.audiences.iter().map(|(name, _)| name.as_str());
    let known: Vec<&str> = own
        .chain(Rules::ALL.iter().map(|rules| rules.word()))
        .collect();
    let names = names.iter().map(|name| (name.raw().trim(), name.span()));
    let unknown = names.filter(|(name, _)| !known.contains(name));
    let unknown = unknown.map(|(name, span)| {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "known are {}; name others under `{AUDIENCES}` in library.yaml",
                known.join(", ")
            ),
        };
        Diagnostic::error(
            "wrong-value",
            span,
            format!("there is no audience `{name}`"),
        )
        .help(help)
    });
    unknown.collect()
}
